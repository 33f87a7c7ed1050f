//! Where text-bounds are in the article.

use std::collections::BTreeMap;

use crate::text::{CharOffset, CharRange};

use super::{carets::Carets, deleted::Deletion, seen::SeenTexts};

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

/// New fragments for some text-bounds, by their numbers, and what became of them.
pub(super) type Moves = BTreeMap<usize, (Vec<CharRange>, State)>;

/// The fragments of every text-bound of a file, by its number in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// All fragments, one text-bound behind the other.
    pub(super) spans: Vec<CharRange>,
    /// Where the fragments of each text-bound end in `spans`.
    ends: Vec<u32>,
    /// What became of each text-bound.
    states: Vec<State>,
    /// The text-bounds by where they start, of those that start alike the longest first.
    order: Vec<u32>,
    /// What was taken out of the article, the oldest first.
    pub(super) deleted: Vec<Deletion>,
    /// Which deletion the next one will be.
    pub(super) next: u64,
    /// The texts that edits led away from.
    pub(super) seen: SeenTexts,
    /// Whether the last edit was the last of these deletions, so that the next may join it.
    pub(super) deleting: bool,
    /// Typing that may go on.
    pub(super) typing: Carets,
    /// What the last edit put in and where, if it took nothing out: where text is copied before it is deleted, as
    /// editors do that join or move lines, that is where it went.
    pub(super) copied: Option<(CharOffset, String)>,
}

impl Places {
    /// Adds a text-bound. [`Places::sort`] must follow.
    pub(super) fn push(&mut self, spans: &[CharRange]) {
        self.spans.extend_from_slice(spans);
        self.ends.push(count(self.spans.len()));
        self.states.push(State::AsWritten);
    }

    /// How many text-bounds there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where the fragments of a text-bound are in `spans`.
    pub(super) fn bounds(&self, index: usize) -> std::ops::Range<usize> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        start..self.ends[index] as usize
    }

    /// The fragments of a text-bound.
    pub(super) fn get(&self, index: usize) -> &[CharRange] {
        &self.spans[self.bounds(index)]
    }

    /// The text-bounds by where they start.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The text-bounds whose first fragment, or one before it in the text, starts at a place.
    pub(super) fn starting_at(&self, at: CharOffset) -> impl Iterator<Item = usize> {
        let start = |index: u32| self.get(index as usize).iter().map(|span| span.start()).min().unwrap_or_default();
        let first = self.order.partition_point(|&index| start(index) < at);
        self.order[first..].iter().take_while(move |&&index| start(index) == at).map(|&index| index as usize)
    }

    /// What became of a text-bound.
    pub(super) fn state(&self, index: usize) -> State {
        self.states.get(index).copied().unwrap_or_default()
    }

    /// Notes that a text-bound is no longer what its line says.
    pub(super) fn touch(&mut self, index: usize) {
        self.states[index] = State::Moved;
    }

    /// Puts text-bounds somewhere else, or nowhere.
    pub(super) fn set(&mut self, moves: Moves) {
        if moves.is_empty() {
            return;
        }
        let mut spans = Vec::with_capacity(self.spans.len());
        let mut ends = Vec::with_capacity(self.ends.len());
        let mut moves = moves.into_iter().peekable();
        for index in 0..self.len() {
            match moves.next_if(|(moved, _)| *moved == index) {
                Some((_, (new, state))) => {
                    spans.extend(new);
                    self.states[index] = state;
                }
                None => spans.extend_from_slice(self.get(index)),
            }
            ends.push(count(spans.len()));
        }
        (self.spans, self.ends) = (spans, ends);
        self.sort();
    }

    /// Takes over what another reading of the same file knows of edits of the article: what was deleted,
    /// so that it comes back where its text does, and what can be taken back. `now` gives the number
    /// that a text-bound of the other has here, if it is where it was.
    pub(super) fn inherit(&mut self, other: &Places, now: impl Fn(usize) -> Option<usize>) {
        self.deleted = other.deleted.clone();
        for deletion in &mut self.deleted {
            deletion.renumber(&now);
        }
        self.next = other.next;
        self.seen = other.seen.renumbered(&now);
        self.deleting = other.deleting;
        self.copied.clone_from(&other.copied);
        self.typing = other.typing.renumbered(now);
    }

    /// Puts them in order of the article.
    pub(super) fn sort(&mut self) {
        let key = |index: &u32| {
            let all = self.get(*index as usize).iter().copied().reduce(CharRange::join).unwrap_or_default();
            (all.start(), std::cmp::Reverse(all.end()))
        };
        let mut order: Vec<u32> = (0..count(self.len())).collect();
        order.sort_by_key(key);
        self.order = order;
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
