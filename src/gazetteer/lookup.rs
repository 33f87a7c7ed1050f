//! From names to entries.

use std::sync::Arc;

use fst::{
    IntoStreamer as _, Streamer as _,
    raw::{CompiledAddr, Fst, Node, Output},
};

use super::{
    EntryId, Gazetteer,
    blob::Part,
    fold::{fold, skeleton},
};

/// So many names that begin alike are looked at.
const BEGINNINGS: usize = 2048;

/// How a name led to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// It is the entry's own name.
    Own,
    /// It is another name of the entry.
    Alternate,
    /// Only the consonants agree.
    Skeleton,
}

/// An entry that a name could mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry.
    pub entry: EntryId,
    /// How the name led to it.
    pub by: Match,
}

/// A folded name being read from its start, to find the longest that the gazetteer holds without
/// looking each up anew.
#[derive(Debug, Default)]
pub struct Prefix {
    /// In each layer where the prefix leads, and what has been put out on the way.
    states: Vec<Option<(CompiledAddr, Output)>>,
}

impl Clone for Prefix {
    fn clone(&self) -> Self {
        Prefix { states: self.states.clone() }
    }

    /// Takes the place of another without taking more memory.
    fn clone_from(&mut self, other: &Self) {
        self.states.clone_from(&other.states);
    }
}

impl Prefix {
    /// Goes back to the start of every name.
    fn restart(&mut self, gazetteer: &Gazetteer) {
        self.states.clear();
        self.states.extend(gazetteer.layers.iter().map(|blob| Some((blob.keys().root().addr(), Output::zero()))));
    }

    /// Reads on. Returns whether any name goes on like this.
    pub fn push(&mut self, gazetteer: &Gazetteer, folded: &str) -> bool {
        let mut alive = false;
        for (state, blob) in self.states.iter_mut().zip(&gazetteer.layers) {
            *state = state.and_then(|state| walk(blob.keys(), state, folded.as_bytes()));
            alive |= state.is_some();
        }
        alive
    }

    /// Goes back to the start of every name and reads the first word of one. Articles say the same words
    /// again and again, so where they lead is remembered. Returns whether any name goes on like this.
    pub fn begin(&mut self, gazetteer: &Gazetteer, folded: &str) -> bool {
        let first = gazetteer.first_word(folded);
        self.clone_from(&first);
        self.states.iter().any(Option::is_some)
    }

    /// Whether a name ends here.
    pub fn is_name(&self, gazetteer: &Gazetteer) -> bool {
        self.states.iter().zip(&gazetteer.layers).any(|(state, blob)| value(blob.keys(), *state).is_some())
    }

    /// The entries of the name that ends here; empty if none does.
    pub fn hits(&self, gazetteer: &Gazetteer) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut base = 0;
        for (state, blob) in self.states.iter().zip(&gazetteer.layers) {
            if let Some(value) = value(blob.keys(), *state) {
                blob.postings(value, |record, own| {
                    let entry = EntryId::new(base + record as usize);
                    hits.push(Hit { entry, by: if own { Match::Own } else { Match::Alternate } });
                });
            }
            base += blob.len();
        }
        gazetteer.without_covered(hits)
    }
}

fn walk(fst: &Fst<Part>, (addr, mut output): (CompiledAddr, Output), bytes: &[u8]) -> Option<(CompiledAddr, Output)> {
    let mut node: Node<'_> = fst.node(addr);
    for &byte in bytes {
        let transition = node.transition(node.find_input(byte)?);
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
    }
    Some((node.addr(), output))
}

fn value(fst: &Fst<Part>, state: Option<(CompiledAddr, Output)>) -> Option<u64> {
    let (addr, output) = state?;
    let node = fst.node(addr);
    node.is_final().then(|| output.cat(node.final_output()).value())
}

impl Gazetteer {
    /// Where the first word of a name leads.
    fn first_word(&self, folded: &str) -> Arc<Prefix> {
        self.memos.first_words.get(folded, || {
            let mut prefix = self.prefix();
            prefix.push(self, folded);
            prefix
        })
    }

    /// The start of every name.
    pub fn prefix(&self) -> Prefix {
        let mut prefix = Prefix::default();
        prefix.restart(self);
        prefix
    }

    /// The entries that a name, however written, can mean by its own or an alternate name.
    pub fn find(&self, name: &str) -> Vec<Hit> {
        let mut prefix = self.prefix();
        let folded = fold(name);
        let folded = folded.strip_prefix("the ").filter(|_| !prefix.clone().push(self, &folded)).unwrap_or(&folded);
        if prefix.push(self, folded) { prefix.hits(self) } else { Vec::new() }
    }

    /// The entries one of whose names begins like a name, of two letters at least, and is longer. Of a beginning
    /// that very many names share not all are found.
    pub fn find_beginning(&self, name: &str) -> Vec<Hit> {
        let folded = fold(name);
        let mut hits = Vec::new();
        let mut base = 0;
        for blob in self.layers.iter().filter(|_| folded.chars().count() > 1) {
            let mut names = blob.keys().range().gt(folded.as_bytes()).into_stream();
            let mut left = BEGINNINGS;
            while let Some((key, value)) = names.next() {
                if left == 0 || !key.starts_with(folded.as_bytes()) {
                    break;
                }
                left -= 1;
                blob.postings(value.value(), |record, own| {
                    let entry = EntryId::new(base + record as usize);
                    hits.push(Hit { entry, by: if own { Match::Own } else { Match::Alternate } });
                });
            }
            base += blob.len();
        }
        self.without_covered(hits)
    }

    /// The entries one of whose names has the same consonant skeleton as a name. Skeletons of fewer
    /// than three consonants say too little and find nothing.
    pub fn find_skeleton(&self, name: &str) -> Vec<Hit> {
        let skeleton = skeleton(&fold(name));
        let mut hits = Vec::new();
        let mut base = 0;
        for blob in &self.layers {
            if let Some(value) = blob.skeletons().get(skeleton.as_bytes()) {
                blob.postings(value.value(), |record, _| {
                    hits.push(Hit { entry: EntryId::new(base + record as usize), by: Match::Skeleton });
                });
            }
            base += blob.len();
        }
        self.without_covered(hits)
    }

    /// Leaves out entries that an upper layer has too, and all others where the workspace has a
    /// place of that name.
    fn without_covered(&self, mut hits: Vec<Hit>) -> Vec<Hit> {
        if self.layers.len() > 1 {
            let own = |hit: &Hit| self.facts(hit.entry).is_some_and(|facts| facts.own);
            if hits.iter().any(own) {
                hits.retain(own);
            }
            hits.retain(|hit| {
                let id = self.facts(hit.entry).map_or(0, |facts| facts.geonameid);
                id == 0 || self.by_geonameid(id) == Some(hit.entry)
            });
        }
        hits
    }
}
