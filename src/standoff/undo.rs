//! Edits that are taken back one by one, the last first, put everything back exactly.
//!
//! What an edit does to a fragment can't always be told from the text: replacing “uv wx” by “wx”
//! and taking that back looks like replacing “wx” by “uv wx”. So the places of what an edit
//! touched are remembered with it.

use crate::text::{CharOffset, CharRange, Text};

use super::{
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
}

/// What was true before an edit, to be compared with what is true after it.
pub(super) struct Before {
    touched: Moves,
    counts: Vec<usize>,
}

impl Undo {
    /// The same for another reading of the file, in which text-bounds have other numbers, or none. Their
    /// lines may say by now what they did not say then.
    pub(super) fn renumbered(&self, now: impl Fn(usize) -> Option<usize>) -> Undo {
        let before = self.before.iter().filter_map(|(index, (spans, state))| {
            let state = if *state == State::AsWritten { State::Moved } else { *state };
            Some((now(*index)?, (spans.clone(), state)))
        });
        Undo { before: before.collect(), ..self.clone() }
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

    /// If an edit takes back the last one remembered: what that one had touched, as it was.
    pub(super) fn taken_back(&mut self, at: CharOffset, removed: &str, inserted: &str) -> Option<Moves> {
        self.undo.pop_if(|last| last.at == at && last.removed == inserted && last.inserted == removed).map(|u| u.before)
    }

    /// Remembers an edit that was made.
    pub(super) fn remember(&mut self, at: CharOffset, removed: &str, inserted: &str, before: Before) {
        let Before { mut touched, counts } = before;
        for (index, count) in counts.into_iter().enumerate() {
            // It had no place and has one now.
            if count == 0 && !self.get(index).is_empty() {
                touched.insert(index, (Vec::new(), State::Deleted));
            }
        }
        if self.undo.len() == REMEMBERED {
            self.undo.remove(0);
        }
        let (removed, inserted) = (removed.to_owned(), inserted.to_owned());
        self.undo.push(Undo { at, removed, inserted, before: touched });
    }
}
