//! From names to entries.

use std::{ops::Range, sync::Arc};

use fst::{
    IntoStreamer as _, Streamer as _,
    raw::{CompiledAddr, Fst, Node, Output},
};

use crate::lexicon::{
    demonyms,
    divisions::{self, State},
    placing::Placing,
    toponyms,
};

use super::{
    EntryId, Gazetteer, Meaning,
    blob::Part,
    fold::{fold, fold_word, skeleton},
    meaning::Many,
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

    /// Whether a name ends here.
    pub fn is_name(&self, gazetteer: &Gazetteer) -> bool {
        self.states.iter().zip(&gazetteer.layers).any(|(state, blob)| value(blob.keys(), *state).is_some())
    }

    /// How the words begin that follow this one in names.
    fn next_words(&self, gazetteer: &Gazetteer) -> Beginnings {
        let mut words = Beginnings::default();
        for (state, blob) in self.states.iter().zip(&gazetteer.layers) {
            let Some((addr, _)) = state.and_then(|state| walk(blob.keys(), state, b" ")) else { continue };
            for first in blob.keys().node(addr).transitions() {
                words.letters |= bit(first.inp).unwrap_or_default();
                for second in blob.keys().node(first.addr).transitions() {
                    words.pairs |= pair(first.inp, second.inp);
                }
            }
        }
        words
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

/// What a word leads to as the first of a name, and what the lists around place names say of it: an article says
/// the same words again and again.
#[derive(Debug)]
pub struct Opening {
    /// Where; `None` where no name begins with it.
    prefix: Option<Prefix>,
    /// How the words begin that stand second in names behind it.
    next: Beginnings,
    /// What it means by itself, if it is a name.
    alone: Option<Arc<Meaning>>,
    /// The country whose people or things it names, if it is a demonym.
    demonym: Option<&'static str>,
    /// Whether a demonym of two words begins with it.
    opens_demonym: bool,
    /// The state it abbreviates.
    state: Option<State>,
    /// The lists that hold it in lower case.
    placing: Placing,
    /// Whether it ends as names of places do.
    place_ending: bool,
    /// It by itself, folded.
    key: Arc<str>,
    /// Whether [stylebooks](toponyms::stands_alone) have the place of that key stand alone.
    stands_alone: bool,
}

impl Opening {
    /// What is known of a word, written as in the text and in lower case, that no name begins with.
    fn of(word: &str, lower: &str) -> Self {
        let key = fold(word);
        Opening {
            prefix: None,
            next: Beginnings::default(),
            alone: None,
            demonym: demonyms::country(word),
            opens_demonym: demonyms::has_second_word(word),
            state: divisions::stylebook(word),
            placing: Placing::of(lower),
            place_ending: toponyms::has_place_ending(lower),
            stands_alone: toponyms::stands_alone(&key),
            key: key.into(),
        }
    }

    /// The ISO code of the country whose people or things it names, if it is a demonym.
    pub fn demonym(&self) -> Option<&'static str> {
        self.demonym
    }

    /// Whether it may be the first of the two words of a demonym.
    pub fn opens_demonym(&self) -> bool {
        self.opens_demonym
    }

    /// The state that it abbreviates in stylebooks, with or without full stops.
    pub fn state(&self) -> Option<State> {
        self.state
    }

    /// The lists around place names that hold it in lower case.
    pub fn placing(&self) -> Placing {
        self.placing
    }

    /// Whether it ends as names of places do.
    pub fn has_place_ending(&self) -> bool {
        self.place_ending
    }

    /// The key of the word as a name by itself: the word [folded](fold).
    pub fn key(&self) -> &Arc<str> {
        &self.key
    }

    /// Whether the place of that name stands alone in datelines.
    pub fn stands_alone(&self) -> bool {
        self.stands_alone
    }

    /// Where it leads; `None` where no name begins with it.
    pub fn prefix(&self) -> Option<&Prefix> {
        self.prefix.as_ref()
    }

    /// What it means by itself, if it is a name.
    pub fn alone(&self) -> Option<&Arc<Meaning>> {
        self.alone.as_ref()
    }

    /// Whether a name may go on with a word of this first byte.
    pub fn may_go_on(&self, byte: u8) -> bool {
        // What isn’t ASCII is romanised, and what is neither letter nor digit left out.
        bit(byte.to_ascii_lowercase()).is_none_or(|bit| self.next.letters & bit != 0)
    }

    /// Whether a name may go on with a word in its folded form: nearly every word is told that it does not.
    pub fn may_go_on_with(&self, folded: &str) -> bool {
        match folded.as_bytes() {
            [first, second, ..] => self.next.pairs & pair(*first, *second) != 0,
            _ => true,
        }
    }
}

/// How some words begin, in flags: what begins otherwise is none of them.
#[derive(Clone, Copy, Debug, Default)]
struct Beginnings {
    /// Their first letters and digits, a bit each.
    letters: u64,
    /// Their first two, of which several share a bit.
    pairs: u64,
}

impl Many for Opening {
    fn count(&self) -> usize {
        self.alone.as_ref().map_or(0, |meaning| meaning.senses.len())
    }
}

/// The bit of a letter in lower case or a digit.
fn bit(byte: u8) -> Option<u64> {
    match byte {
        b'a'..=b'z' => Some(1 << (byte - b'a')),
        b'0'..=b'9' => Some(1 << (byte - b'0' + 26)),
        _ => None,
    }
}

/// The bit of a pair of letters or digits; of pairs of letters those that begin alike have different ones.
fn pair(first: u8, second: u8) -> u64 {
    1 << ((u32::from(first) * 37 + u32::from(second)) % u64::BITS)
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
    /// What the word at some bytes of a text leads to as the first of a name; the same bytes of `lower` are that word
    /// in lower case. Articles say the same words again and again, so it is remembered.
    pub fn opening(&self, text: &str, lower: &str, word: Range<usize>) -> Arc<Opening> {
        self.memos.openings.get(text, word.clone(), || {
            let lower = lower.get(word.clone()).unwrap_or_default();
            let word = text.get(word).unwrap_or_default();
            let mut opening = Opening::of(word, lower);
            let mut folded = String::with_capacity(word.len());
            fold_word(word, &mut folded);
            let mut prefix = self.prefix();
            if !folded.is_empty() && prefix.push(self, &folded) {
                opening.next = prefix.next_words(self);
                opening.alone = prefix.is_name(self).then(|| self.put_together(word, &prefix).into());
                opening.prefix = Some(prefix);
            }
            opening
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
