//! From an id to the lines that have it, or refer to it.

use std::hash::{Hash, Hasher};

use rapidhash::fast::RapidHasher;

/// Lines by the hashes of ids. It owns no id: two may share a hash, whoever asks looks at the lines.
#[derive(Debug, Default)]
pub(super) struct IdIndex {
    /// A hash and the number of a line; in order once sorted.
    entries: Vec<(u64, u32)>,
}

impl IdIndex {
    /// Adds a line. [`IdIndex::sort`] must follow.
    pub(super) fn push(&mut self, id: &str, line: u32) {
        self.entries.push((hash(id), line));
    }

    /// Makes it ready to be asked.
    pub(super) fn sort(&mut self) {
        self.entries.sort_unstable();
        self.entries.dedup();
    }

    /// The numbers of the lines that may be about an id, in their order.
    pub(super) fn lines(&self, id: &str) -> impl Iterator<Item = usize> {
        let hash = hash(id);
        let from = self.entries.partition_point(|entry| entry.0 < hash);
        self.entries[from..].iter().take_while(move |entry| entry.0 == hash).map(|entry| entry.1 as usize)
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = RapidHasher::default_const();
    id.hash(&mut hasher);
    hasher.finish()
}
