//! Texts that were there before: undo and redo put everything back exactly.
//!
//! What an edit does to a fragment can't always be told from the text: replacing “uv wx” by “wx” and taking that
//! back looks like replacing “wx” by “uv wx”, and of two paragraphs that read the same, what was deleted does not
//! say which one came back. Nor do editors take edits back in the pieces they were made in. But where an edit leads
//! to a text that was there before, everything is where it was then.

use std::{collections::VecDeque, sync::Arc};

use ropey::Rope;

use crate::text::{AppliedEdit, CharRange, Text};

use super::{
    deleted::Deletion,
    places::{Moves, Places, State},
};

/// So many texts are known again.
const REMEMBERED: usize = 256;

/// Fewer where they have more fragments than this, taken together: about four megabytes.
const MOST_FRAGMENTS: usize = 200_000;

/// A text that an edit led away from, and where everything was in it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    text: Rope,
    /// The fragments of the text-bounds, one text-bound behind the other.
    spans: Vec<CharRange>,
    /// The numbers of the text-bounds in order, where in `spans` their fragments end, and what had become of them.
    text_bounds: Vec<(usize, usize, State)>,
    /// What had been deleted.
    deleted: Vec<Deletion>,
    /// Which deletion the next one would have been.
    next: u64,
}

/// The last texts, the oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenTexts {
    list: VecDeque<Arc<Seen>>,
    /// How many fragments they have, taken together.
    fragments: usize,
}

impl SeenTexts {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn push(&mut self, seen: Arc<Seen>) {
        self.fragments += seen.spans.len();
        self.list.push_back(seen);
        while self.list.len() > REMEMBERED || self.fragments > MOST_FRAGMENTS && self.list.len() > 1 {
            let oldest = self.list.pop_front();
            self.fragments -= oldest.map_or(0, |seen| seen.spans.len());
        }
    }

    /// Where everything was when an article read like this, the last time.
    fn find(&self, article: &Text) -> Option<Arc<Seen>> {
        let article = article.rope();
        let alike = |seen: &&Arc<Seen>| seen.text.len_bytes() == article.len_bytes() && seen.text == *article;
        self.list.iter().rev().find(alike).map(Arc::clone)
    }

    /// The same for another reading of the file, in which text-bounds have other numbers, or none. Their lines may
    /// say by now what they did not say then.
    pub(super) fn renumbered(&self, now: impl Fn(usize) -> Option<usize>) -> SeenTexts {
        let mut texts = SeenTexts::default();
        for seen in &self.list {
            texts.push(Arc::new(seen.renumbered(&now)));
        }
        texts
    }
}

impl Seen {
    /// The text before an edit that led to `after`, and where everything is in it.
    pub(super) fn before(places: &Places, edit: &AppliedEdit, after: &Text) -> Seen {
        let mut text = after.rope().clone();
        let at = edit.at.to_usize();
        text.remove(at..at + edit.inserted.chars().count());
        text.insert(at, &edit.removed);
        let text_bounds = (0..places.len()).map(|index| (index, places.bounds(index).end, places.state(index)));
        Seen {
            text,
            spans: places.spans.clone(),
            text_bounds: text_bounds.collect(),
            deleted: places.deleted.clone(),
            next: places.next,
        }
    }

    /// The text-bounds with their fragments and what had become of them.
    fn each(&self) -> impl Iterator<Item = (usize, &[CharRange], State)> {
        let mut start = 0;
        self.text_bounds.iter().map(move |&(index, end, state)| {
            let spans = self.spans.get(start..end).unwrap_or_default();
            start = end;
            (index, spans, state)
        })
    }

    fn renumbered(&self, now: impl Fn(usize) -> Option<usize>) -> Seen {
        let mut kept: Vec<_> =
            self.each().filter_map(|(index, spans, state)| Some((now(index)?, spans, state))).collect();
        kept.sort_unstable_by_key(|(index, ..)| *index);
        let (mut all, mut text_bounds) = (Vec::with_capacity(self.spans.len()), Vec::with_capacity(kept.len()));
        for (index, spans, state) in kept {
            all.extend_from_slice(spans);
            text_bounds.push((index, all.len(), if state == State::AsWritten { State::Moved } else { state }));
        }
        let mut deleted = self.deleted.clone();
        for deletion in &mut deleted {
            deletion.renumber(&now);
        }
        Seen { text: self.text.clone(), spans: all, text_bounds, deleted, next: self.next }
    }
}

impl Places {
    /// Remembers the text that an edit led away from, and puts everything back as it was where it led to one that was
    /// there before. Only of text-bounds that were not there then it is remembered what deletions since took from them.
    pub(super) fn leave(&mut self, before: Seen, after: &Text) {
        let back = self.seen.find(after);
        self.seen.push(Arc::new(before));
        let Some(seen) = back else { return };
        let there = |text_bound: usize| seen.text_bounds.binary_search_by_key(&text_bound, |it| it.0).is_ok();
        let mut since: Vec<Deletion> = self.deleted.extract_if(.., |deletion| deletion.id >= seen.next).collect();
        for deletion in &mut since {
            deletion.hits.retain(|hit| !there(hit.text_bound));
        }
        since.retain(|deletion| !deletion.hits.is_empty());
        self.deleted.clone_from(&seen.deleted);
        self.deleted.append(&mut since);
        self.deleting = false;
        let moved = seen.each().filter(|&(index, spans, state)| (self.get(index), self.state(index)) != (spans, state));
        let moves: Moves = moved.map(|(index, spans, state)| (index, (spans.to_vec(), state))).collect();
        self.set(moves);
    }
}
