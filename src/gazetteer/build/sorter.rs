//! Sorting more than fits into memory: sorted runs in temporary files, merged on the way out.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, Write},
};

/// Sorts byte strings in bounded memory; equal ones are all kept.
pub(super) struct Sorter {
    bytes: Vec<u8>,
    items: Vec<(usize, usize)>,
    limit: usize,
    runs: Vec<File>,
}

impl Sorter {
    /// A sorter that spills to a temporary file whenever it holds `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Sorter { bytes: Vec::new(), items: Vec::new(), limit, runs: Vec::new() }
    }

    /// Takes one string.
    pub(super) fn push(&mut self, item: &[u8]) -> io::Result<()> {
        if self.bytes.len() + item.len() + self.items.len() * 16 > self.limit {
            self.spill()?;
        }
        self.items.push((self.bytes.len(), item.len()));
        self.bytes.extend_from_slice(item);
        Ok(())
    }

    fn sort(&mut self) {
        let Sorter { bytes, items, .. } = self;
        let item = |&(start, len): &(usize, usize)| &bytes[start..start + len];
        items.sort_unstable_by(|a, b| item(a).cmp(item(b)));
    }

    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for &(start, len) in &self.items {
            out.write_all(&u32::try_from(len).unwrap_or(u32::MAX).to_le_bytes())?;
            out.write_all(&self.bytes[start..start + len])?;
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        self.bytes.clear();
        self.items.clear();
        Ok(())
    }

    /// The strings in order.
    pub(super) fn sorted(mut self) -> io::Result<Sorted> {
        // What never filled the memory needs no file.
        if self.runs.is_empty() {
            self.sort();
            return Ok(Sorted::InMemory { bytes: self.bytes, items: self.items.into_iter() });
        }
        self.spill()?;
        let mut merge = Merge { runs: self.runs.into_iter().map(BufReader::new).collect(), heap: BinaryHeap::new() };
        for run in 0..merge.runs.len() {
            merge.refill(run)?;
        }
        Ok(Sorted::Spilled(merge))
    }
}

/// The strings of a [`Sorter`] in order.
pub(super) enum Sorted {
    InMemory { bytes: Vec<u8>, items: std::vec::IntoIter<(usize, usize)> },
    Spilled(Merge),
}

impl Sorted {
    /// The next string.
    pub(super) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        match self {
            Sorted::InMemory { bytes, items } => {
                Ok(items.next().map(|(start, len)| bytes[start..start + len].to_vec()))
            }
            Sorted::Spilled(merge) => merge.next(),
        }
    }
}

/// Sorted runs being merged.
pub(super) struct Merge {
    runs: Vec<BufReader<File>>,
    heap: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

impl Merge {
    fn refill(&mut self, run: usize) -> io::Result<()> {
        let mut len = [0; 4];
        match self.runs[run].read_exact(&mut len) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            read => read?,
        }
        let mut item = vec![0; u32::from_le_bytes(len) as usize];
        self.runs[run].read_exact(&mut item)?;
        self.heap.push(Reverse((item, run)));
        Ok(())
    }

    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let Some(Reverse((item, run))) = self.heap.pop() else { return Ok(None) };
        self.refill(run)?;
        Ok(Some(item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spilling_changes_nothing(mut items in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..6), 0..60)) {
            let mut sorter = Sorter::new(64);
            for item in &items {
                sorter.push(item).expect("a temporary file");
            }
            let mut sorted = sorter.sorted().expect("a temporary file");
            let mut out = Vec::new();
            while let Some(item) = sorted.next().expect("a run") {
                out.push(item);
            }
            items.sort();
            prop_assert_eq!(out, items);
        }
    }
}
