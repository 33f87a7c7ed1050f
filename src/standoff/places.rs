//! Where text-bounds are in the article, through every edit made to it.

use crate::text::{AppliedEdit, CharOffset, CharRange, Text};

use super::field::chars;

/// The fragments of every text-bound of a file, by its number in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// All fragments, one text-bound behind the other.
    spans: Vec<CharRange>,
    /// Where the fragments of each text-bound end in `spans`.
    ends: Vec<u32>,
    /// The text-bounds by where they start, of those that start alike the longest first.
    order: Vec<u32>,
    /// Which text-bounds are no longer where, or what, their lines say.
    moved: Vec<bool>,
}

impl Places {
    /// Adds a text-bound. [`Places::sort`] must follow.
    pub(super) fn push(&mut self, spans: &[CharRange]) {
        self.spans.extend_from_slice(spans);
        self.ends.push(count(self.spans.len()));
        self.moved.push(false);
    }

    /// Whether a text-bound is no longer where, or what, its line says.
    pub(super) fn has_moved(&self, index: usize) -> bool {
        self.moved.get(index).copied().unwrap_or_default()
    }

    /// Puts a text-bound somewhere else, or nowhere.
    pub(super) fn set(&mut self, changes: &[(usize, Vec<CharRange>)]) {
        if changes.is_empty() {
            return;
        }
        let mut kept = Places::default();
        for index in 0..self.ends.len() {
            let change = changes.iter().rev().find(|(changed, _)| *changed == index);
            kept.push(change.map_or(self.get(index), |(_, spans)| spans));
            kept.moved[index] = self.moved[index] || change.is_some();
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
                self.moved[index] |= now != *span || (span.overlaps(removed) && edit.removed != edit.inserted);
                if now.is_empty() && !span.is_empty() {
                    parked.push(index);
                }
                *span = now;
            }
        }
        parked.dedup();
        let rest = |index: usize| self.get(index).iter().copied().filter(|span| !span.is_empty()).collect();
        let changes: Vec<_> = parked.into_iter().map(|index| (index, rest(index))).collect();
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
