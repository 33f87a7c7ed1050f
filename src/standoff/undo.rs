//! Edits that are taken back one by one, the last first, put everything back exactly.
//!
//! What an edit does to a fragment can't always be told from the text: replacing “uv wx” by “wx”
//! and taking that back looks like replacing “wx” by “uv wx”. So the places of what an edit
//! touched are remembered with it, and what had been deleted until then: of two paragraphs that read the
//! same, what was deleted does not say which one came back.

use crate::text::{CharOffset, CharRange, Text};

use super::{
    deleted::{Deletion, offset, signed},
    field::chars,
    places::{Moves, Places, State},
    slide::slid_to,
};

/// So many edits can be taken back exactly.
const REMEMBERED: usize = 256;

/// An edit, without what it took out and put back, and what it touched.
#[derive(Clone, Debug)]
pub(super) struct Undo {
    at: CharOffset,
    removed: String,
    inserted: String,
    before: Moves,
    /// What had been deleted before it, if it changed more of that than the places.
    deleted: Option<Vec<Deletion>>,
    /// Which deletion its first was, or would have been.
    next: u64,
}

/// What was true before an edit, to be compared with what is true after it.
pub(super) struct Before {
    touched: Moves,
    counts: Vec<usize>,
    deleted: Vec<Deletion>,
    next: u64,
}

impl Undo {
    /// The same for another reading of the file, in which text-bounds have other numbers, or none. Their
    /// lines may say by now what they did not say then.
    pub(super) fn renumbered(&self, now: impl Fn(usize) -> Option<usize>) -> Undo {
        let before = self.before.iter().filter_map(|(index, (spans, state))| {
            let state = if *state == State::AsWritten { State::Moved } else { *state };
            Some((now(*index)?, (spans.clone(), state)))
        });
        let mut deleted = self.deleted.clone();
        for deletion in deleted.iter_mut().flatten() {
            deletion.renumber(&now);
        }
        Undo { before: before.collect(), deleted, ..self.clone() }
    }
}

impl Places {
    /// What an edit that takes out `removed` at `at` may change in another way than by moving it.
    pub(super) fn before(&self, at: CharOffset, removed: &str) -> Before {
        let range = CharRange::new(at, at.plus(chars(removed)));
        let near = |span: &CharRange| span.start() <= range.end() && range.start() <= span.end();
        let touched = (0..self.len()).filter(|&index| self.get(index).iter().any(near));
        Before {
            touched: touched.map(|index| (index, (self.get(index).to_vec(), self.state(index)))).collect(),
            counts: (0..self.len()).map(|index| self.get(index).len()).collect(),
            deleted: self.deleted.clone(),
            next: self.next,
        }
    }

    /// How far an edit has to slide to take back the last one remembered: of two paragraphs that read the same, editors
    /// that compare texts tell of either.
    pub(super) fn to_last(&self, at: CharOffset, removed: &str, inserted: &str, after: &Text) -> Option<i64> {
        self.undo.last().and_then(|last| match (removed, inserted) {
            ("", _) if last.inserted.is_empty() => {
                slid_to(after, at, inserted, chars(inserted), last.at, &last.removed)
            }
            (_, "") if last.removed.is_empty() => slid_to(after, at, removed, 0, last.at, &last.inserted),
            _ => None,
        })
    }

    /// The last edit remembered, if another takes it back.
    pub(super) fn taken_back(&mut self, at: CharOffset, removed: &str, inserted: &str) -> Option<Undo> {
        self.undo.pop_if(|last| last.at == at && last.removed == inserted && last.inserted == removed)
    }

    /// Puts everything back as it was before an edit that was just taken back. Only of text-bounds that were not there
    /// then it is remembered what deletions since took from them.
    pub(super) fn restore(&mut self, last: Undo) {
        let Undo { before, deleted, next, .. } = last;
        let mut since: Vec<Deletion> = self.deleted.extract_if(.., |deletion| deletion.id >= next).collect();
        for deletion in &mut since {
            deletion.hits.retain(|hit| !before.contains_key(&hit.text_bound));
        }
        since.retain(|deletion| !deletion.hits.is_empty());
        if let Some(deleted) = deleted {
            self.deleted = deleted;
        }
        self.deleted.append(&mut since);
        self.deleting = false;
        self.set(before);
    }

    /// Remembers an edit that was made.
    pub(super) fn remember(&mut self, at: CharOffset, removed: &str, inserted: &str, before: Before) {
        let Before { mut touched, counts, deleted, next } = before;
        for (index, count) in counts.into_iter().enumerate() {
            // It had no place and has one now.
            if count == 0 && !self.get(index).is_empty() {
                touched.insert(index, (Vec::new(), State::Deleted));
            }
        }
        if self.undo.len() == REMEMBERED {
            self.undo.remove(0);
        }
        let by = signed(chars(inserted)) - signed(chars(removed));
        let moved = |place: CharOffset| if place > at { offset(place, by) } else { place };
        let all_moved = deleted.len() == self.deleted.len()
            && deleted.iter().zip(&self.deleted).all(|(then, now)| then.only_moved(now, moved(then.at)));
        self.undo.push(Undo {
            at,
            removed: removed.to_owned(),
            inserted: inserted.to_owned(),
            before: touched,
            deleted: (!all_moved).then_some(deleted),
            next,
        });
    }
}
