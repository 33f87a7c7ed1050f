//! Writing the file: rows in the order of ids in, sections out.

use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Seek, Write},
};

use fst::raw::Builder;
use tempfile::SpooledTempFile;

use crate::gazetteer::{
    blob::{CODE_LEN, FEWEST_SECTIONS, MAGIC, NAME_STEP, NONE, SECTIONS, Section, UNKNOWN_HEIGHT, push_varint},
    record::{MAX_DIVISIONS, MAX_WIDE, Record, WIDE_FROM},
};

use super::{
    Counts,
    keys::{self, Key},
    row::Row,
    sorter::Sorter,
};

/// The divisions of a gazetteer by their codes: `SY`, `SY.12`, `SY.12.2`. The empty code stands
/// for no country at all.
#[derive(Default)]
pub(super) struct Divisions {
    records: BTreeMap<(u8, String), u32>,
}

/// A code with its depth, so that countries and first-order divisions come first.
fn ranked(code: String) -> (u8, String) {
    let depth = code.bytes().filter(|&b| b == b'.').count().saturating_sub(1);
    (u8::try_from(depth).unwrap_or(u8::MAX), code)
}

impl Divisions {
    /// Makes sure the divisions of a row are there.
    pub(super) fn see(&mut self, row: &Row) {
        for code in codes(row) {
            self.records.entry(ranked(code)).or_insert(NONE);
        }
    }

    /// Leaves out what a record has no room for: second-order divisions, the last ones first. Their
    /// places keep the division above.
    fn cut(&mut self, most: usize) {
        while self.records.len() > most {
            self.records.pop_last();
        }
    }

    /// The index of each code.
    fn indices(&self) -> BTreeMap<(u8, String), u32> {
        self.records.keys().cloned().zip(0..).collect()
    }
}

/// The codes of the divisions a row lies in or is, widest first.
fn codes(row: &Row) -> Vec<String> {
    let mut codes = vec![row.country.clone()];
    let country = row.feature.starts_with("A.PCL") || row.country.is_empty();
    if !country && !row.admin1.is_empty() && row.admin1 != "00" && row.admin1.len() + 3 <= CODE_LEN {
        codes.push(format!("{}.{}", row.country, row.admin1));
        if !row.admin2.is_empty() && row.feature != "A.ADM1" {
            codes.push(format!("{}.{}.{}", row.country, row.admin1, row.admin2));
        }
    }
    codes
}

/// Sections up to this many bytes are kept in memory.
const SMALL: usize = 1 << 16;

/// The sections of a file as they grow.
pub(super) struct Writer {
    sections: Vec<BufWriter<SpooledTempFile>>,
    divisions: Divisions,
    indices: BTreeMap<(u8, String), u32>,
    features: BTreeMap<String, u16>,
    wide: Vec<u64>,
    names: Sorter,
    skeletons: Sorter,
    names_len: usize,
    spellings_len: usize,
    counts: Counts,
}

impl Writer {
    /// A writer that knows all divisions and feature codes; `memory` bytes are used for sorting.
    pub(super) fn new(
        mut divisions: Divisions,
        features: &str,
        countries: &str,
        title: &str,
        memory: usize,
    ) -> io::Result<Self> {
        let section = || BufWriter::new(SpooledTempFile::new(SMALL));
        divisions.cut(MAX_DIVISIONS);
        let codes = features.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned());
        let mut writer = Writer {
            sections: std::iter::repeat_with(section).take(SECTIONS).collect(),
            indices: divisions.indices(),
            divisions,
            features: codes.zip(0..).collect(),
            wide: Vec::new(),
            names: Sorter::new(memory / 2),
            skeletons: Sorter::new(memory / 2),
            names_len: 0,
            spellings_len: 0,
            counts: Counts::default(),
        };
        writer.put(Section::Features, features.as_bytes())?;
        writer.put(Section::Countries, countries.as_bytes())?;
        writer.put(Section::Title, title.as_bytes())?;
        Ok(writer)
    }

    fn put(&mut self, section: Section, bytes: &[u8]) -> io::Result<()> {
        self.sections[section as usize].write_all(bytes)
    }

    /// Adds one place. Rows come in the order of their ids.
    pub(super) fn add(&mut self, row: &Row, wikidata: Option<u32>, local: Option<&str>) -> io::Result<()> {
        let index = self.index_of_next();
        if let Some(wikidata) = wikidata {
            self.put(Section::Identities, &index.to_le_bytes())?;
            self.put(Section::Identities, &wikidata.to_le_bytes())?;
            self.counts.wikidata += 1;
        }
        if let Some(local) = local {
            let local = cut(local);
            let at = u32::try_from(self.spellings_len).unwrap_or(NONE);
            self.put(Section::Locals, &index.to_le_bytes())?;
            self.put(Section::Locals, &at.to_le_bytes())?;
            self.put(Section::Spellings, &[u8::try_from(local.len()).unwrap_or_default()])?;
            self.put(Section::Spellings, local.as_bytes())?;
            self.spellings_len += local.len() + 1;
            self.counts.locals += 1;
        }
        self.add_as(row, &keys::keys(row))
    }

    fn index_of_next(&self) -> u32 {
        u32::try_from(self.counts.places).unwrap_or(u32::MAX)
    }

    /// Adds one place under the keys given.
    pub(super) fn add_as(&mut self, row: &Row, keys: &[Key]) -> io::Result<()> {
        let index = self.index_of_next();
        let division = self.divide(row, index);
        let population = match u32::try_from(row.population) {
            Ok(population) if population < WIDE_FROM => population,
            _ => self.widen(row.population),
        };
        let scaled = |degrees: f64| (degrees * 1e5).round() as i32;
        let record = Record {
            id: row.id,
            latitude: scaled(row.latitude),
            longitude: scaled(row.longitude),
            division,
            feature: self.features.get(&row.feature).copied().unwrap_or_default(),
            population,
            summed: row.summed,
        };
        self.put(Section::Records, &record.pack())?;
        self.put(Section::Heights, &row.height.unwrap_or(UNKNOWN_HEIGHT).to_le_bytes())?;
        self.name(&row.name)?;
        for key in keys {
            self.names.push(&posting(&key.text, index, key.own))?;
        }
        for skeleton in keys::skeletons(row, keys) {
            self.skeletons.push(&posting(&skeleton, index, false))?;
        }
        self.counts.places += 1;
        Ok(())
    }

    /// The index of the narrowest division of a row; a row that is a division becomes its record.
    fn divide(&mut self, row: &Row, index: u32) -> u32 {
        let Some(code) = codes(row).pop().map(ranked) else { return 0 };
        let itself = row.feature.starts_with("A.PCL")
            || row.feature == "A.ADM1" && code.0 == 0
            || row.feature == "A.ADM2" && code.0 == 1;
        if itself && !row.country.is_empty() && !row.feature.ends_with('H') {
            self.divisions.records.entry(code).and_modify(|record| {
                if *record == NONE {
                    *record = index;
                }
            });
        }
        let known = codes(row).into_iter().rev().find_map(|code| self.indices.get(&ranked(code)));
        known.copied().unwrap_or_default()
    }

    /// Keeps a population too large for a record, and returns what the record holds instead.
    fn widen(&mut self, population: u64) -> u32 {
        let row = self.wide.iter().position(|&wide| wide == population).unwrap_or_else(|| {
            self.wide.push(population);
            self.wide.len() - 1
        });
        WIDE_FROM + u32::try_from(row.min(MAX_WIDE - 1)).unwrap_or_default()
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        if self.counts.places.is_multiple_of(NAME_STEP) {
            let at = u32::try_from(self.names_len).unwrap_or(NONE);
            self.put(Section::Steps, &at.to_le_bytes())?;
        }
        let name = cut(name);
        self.put(Section::Names, &[u8::try_from(name.len()).unwrap_or_default()])?;
        self.put(Section::Names, name.as_bytes())?;
        self.names_len += name.len() + 1;
        Ok(())
    }

    /// Writes the indices and the whole file.
    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<Counts> {
        for (&(depth, ref code), &record) in &self.divisions.records {
            let parent = code.rsplit_once('.').and_then(|(parent, _)| self.indices.get(&ranked(parent.to_owned())));
            let sections = &mut self.sections;
            sections[Section::Divisions as usize].write_all(&record.to_le_bytes())?;
            sections[Section::Divisions as usize].write_all(&parent.copied().unwrap_or(NONE).to_le_bytes())?;
            if depth == 0 {
                let mut padded = [0; CODE_LEN];
                padded[..code.len()].copy_from_slice(code.as_bytes());
                sections[Section::Codes as usize].write_all(&padded)?;
            }
        }
        for population in std::mem::take(&mut self.wide) {
            self.put(Section::Wide, &population.to_le_bytes())?;
        }
        let mut postings = 0;
        let empty = || Sorter::new(0);
        for (section, sorter) in [
            (Section::Keys, std::mem::replace(&mut self.names, empty())),
            (Section::Skeletons, std::mem::replace(&mut self.skeletons, empty())),
        ] {
            let keys = self.index(section, sorter, &mut postings)?;
            if section == Section::Keys {
                self.counts.names = keys;
            } else {
                self.counts.skeletons = keys;
            }
        }
        self.assemble(out)?;
        Ok(self.counts)
    }

    /// Writes one index with its lists of records; returns the number of keys.
    fn index(&mut self, section: Section, sorter: Sorter, written: &mut u64) -> io::Result<usize> {
        let mut sorted = sorter.sorted()?;
        let fst_error = |error: fst::Error| io::Error::other(error.to_string());
        let [keys, postings] =
            self.sections.get_disjoint_mut([section as usize, Section::Postings as usize]).map_err(io::Error::other)?;
        let mut builder = Builder::new(keys).map_err(fst_error)?;
        let mut count = 0;
        let mut pending = sorted.next()?;
        while let Some(item) = pending {
            let (key, first) = split(&item);
            let mut group = vec![first];
            pending = sorted.next()?;
            while let Some((next, posting)) = pending.as_deref().map(split).filter(|(next, _)| *next == key) {
                let _ = next;
                group.push(posting);
                pending = sorted.next()?;
            }
            let value = match group[..] {
                [(record, own)] => u64::from(record) << 2 | u64::from(own) << 1 | 1,
                _ => {
                    let list = listed(&group);
                    postings.write_all(&list)?;
                    std::mem::replace(written, *written + list.len() as u64) << 1
                }
            };
            builder.insert(key, value).map_err(fst_error)?;
            count += 1;
        }
        builder.finish().map_err(fst_error)?;
        Ok(count)
    }

    fn assemble(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut lens = Vec::with_capacity(SECTIONS);
        for section in &mut self.sections {
            lens.push(section.stream_position()?);
        }
        let listed = lens.iter().rposition(|&len| len > 0).map_or(0, |last| last + 1).max(FEWEST_SECTIONS);
        let head = MAGIC.len() + listed * 16;
        let mut at = head as u64;
        let mut table = MAGIC.to_vec();
        for len in &lens[..listed] {
            table.extend_from_slice(&at.to_le_bytes());
            table.extend_from_slice(&len.to_le_bytes());
            at += len;
        }
        out.write_all(&table)?;
        for section in &mut self.sections {
            section.rewind()?;
            io::copy(section.get_mut(), out)?;
        }
        out.flush()
    }
}

/// As much of a name as its length fits a byte.
fn cut(name: &str) -> &str {
    let end = (0..=name.len().min(255)).rev().find(|&end| name.is_char_boundary(end)).unwrap_or_default();
    &name[..end]
}

/// A key with one record, so that sorting brings the records of a key together in order.
fn posting(key: &str, record: u32, own: bool) -> Vec<u8> {
    let mut item = key.as_bytes().to_vec();
    item.push(0);
    item.extend_from_slice(&record.to_be_bytes());
    item.push(u8::from(own));
    item
}

fn split(item: &[u8]) -> (&[u8], (u32, bool)) {
    let (key, tail) = item.split_at(item.len() - 6);
    let record = tail[1..5].iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
    (key, (record, tail[5] == 1))
}

fn listed(group: &[(u32, bool)]) -> Vec<u8> {
    let mut list = Vec::new();
    push_varint(group.len() as u64, &mut list);
    let mut last = 0;
    for &(record, own) in group {
        push_varint(u64::from(record - last) << 1 | u64::from(own), &mut list);
        last = record;
    }
    list
}
