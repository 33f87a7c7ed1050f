//! Where text-bounds are in the article, through every edit made to it.

use crate::text::{AppliedEdit, CharOffset, CharRange, Text};

use super::field::chars;

/// What became of a text-bound since its line was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// It is where its line says.
    #[default]
    AsWritten,
    /// It moved, or what it covers changed; its line is out of date.
    Moved,
    /// What its line says does not stand there, and it was not found elsewhere: it has no place.
    Adrift,
    /// Its text was deleted while we watched: it has no place, and comes back with its text.
    Deleted,
}

/// The fragments of every text-bound of a file, by its number in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// All fragments, one text-bound behind the other.
    spans: Vec<CharRange>,
    /// Where the fragments of each text-bound end in `spans`.
    ends: Vec<u32>,
    /// The text-bounds by where they start, of those that start alike the longest first.
    order: Vec<u32>,
    /// What became of each text-bound.
    states: Vec<State>,
}

impl Places {
    /// Adds a text-bound. [`Places::sort`] must follow.
    pub(super) fn push(&mut self, spans: &[CharRange]) {
        self.spans.extend_from_slice(spans);
        self.ends.push(count(self.spans.len()));
        self.states.push(State::AsWritten);
    }

    /// What became of a text-bound.
    pub(super) fn state(&self, index: usize) -> State {
        self.states.get(index).copied().unwrap_or_default()
    }

    /// Puts text-bounds somewhere else, or nowhere.
    pub(super) fn set(&mut self, changes: &[(usize, Vec<CharRange>, State)]) {
        if changes.is_empty() {
            return;
        }
        let mut kept = Places::default();
        for index in 0..self.ends.len() {
            let change = changes.iter().rev().find(|(changed, ..)| *changed == index);
            kept.push(change.map_or(self.get(index), |(_, spans, _)| spans));
            kept.states[index] = change.map_or(self.states[index], |(.., state)| *state);
        }
        kept.sort();
        *self = kept;
    }

    /// The fragments of a text-bound.
    pub(super) fn get(&self, index: usize) -> &[CharRange] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.spans[start..self.ends[index] as usize]
    }

    /// The text-bounds by where they start.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// Puts them in order of the article.
    pub(super) fn sort(&mut self) {
        let key = |index: &u32| {
            let all = self.get(*index as usize).iter().copied().reduce(CharRange::join).unwrap_or_default();
            (all.start(), std::cmp::Reverse(all.end()))
        };
        let mut order: Vec<u32> = (0..count(self.ends.len())).collect();
        order.sort_by_key(key);
        self.order = order;
    }

    /// Moves everything through an edit.
    pub(super) fn follow(&mut self, edit: &AppliedEdit, after: &Text) {
        let _ = after;
        let removed = CharRange::new(edit.at, edit.at.plus(chars(&edit.removed)));
        let inserted = chars(&edit.inserted);
        let mut parked = Vec::new();
        for index in 0..self.ends.len() {
            let first = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
            for span in &mut self.spans[first..self.ends[index] as usize] {
                if span.end() < edit.at {
                    continue;
                }
                let now = moved(*span, removed, inserted);
                if now != *span || (span.overlaps(removed) && edit.removed != edit.inserted) {
                    self.states[index] = State::Moved;
                }
                if now.is_empty() && !span.is_empty() {
                    parked.push(index);
                }
                *span = now;
            }
        }
        parked.dedup();
        let rest = |index: usize| {
            let spans: Vec<CharRange> = self.get(index).iter().copied().filter(|span| !span.is_empty()).collect();
            let state = if spans.is_empty() { State::Deleted } else { State::Moved };
            (index, spans, state)
        };
        let changes: Vec<_> = parked.into_iter().map(rest).collect();
        self.set(&changes);
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Where a fragment is after `inserted` code points took the place of `removed`.
///
/// What is put inside grows it; at its borders it does not. Of a fragment that was cut off the
/// rest remains; one that was taken out whole is empty, unless it was replaced on its own.
fn moved(span: CharRange, removed: CharRange, inserted: usize) -> CharRange {
    let shift = |at: CharOffset| at.minus(removed.len()).plus(inserted);
    if span == removed && !removed.is_empty() {
        return CharRange::new(removed.start(), removed.start().plus(inserted));
    }
    let start = if span.start() >= removed.end() {
        shift(span.start())
    } else {
        // Cut off at the head: what was put in its place stays outside.
        if span.start() < removed.start() { span.start() } else { removed.start().plus(inserted) }
    };
    let end = if span.end() <= removed.start() {
        span.end()
    } else if span.end() < removed.end() {
        // Cut off at the tail.
        removed.start()
    } else {
        shift(span.end())
    };
    CharRange::new(start, end.max(start))
}
