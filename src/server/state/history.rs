//! What was done to an open article lately, so that a place chosen in an older state of it is found
//! in the newest.

use std::collections::VecDeque;

use tower_lsp::ls_types::Uri;

use crate::{
    server::uri::Key,
    standoff::followed,
    text::{AppliedEdit, CharRange, Text},
};

use super::State;

/// So many edits are remembered, which is some minutes of typing.
const EDITS: usize = 512;

/// Edits together longer than this are not, in bytes: a few replacements of the whole text.
const BYTES: usize = 1 << 22;

/// The last edits of an article, the oldest first.
#[derive(Debug)]
pub(super) struct History {
    /// The oldest revision from which all edits are there.
    from: u64,
    steps: VecDeque<Step>,
    bytes: usize,
}

/// One edit.
#[derive(Clone, Debug)]
struct Step {
    /// Which revision it was made in; several may be made in one.
    revision: u64,
    /// The article before.
    before: Text,
    edit: AppliedEdit,
    /// The article after.
    after: Text,
}

impl History {
    /// Nothing yet of an article that was opened, or replaced, in a revision.
    pub(super) fn since(revision: u64) -> Self {
        History { from: revision, steps: VecDeque::new(), bytes: 0 }
    }

    /// Remembers an edit that led to a revision.
    pub(super) fn push(&mut self, revision: u64, before: Text, edit: AppliedEdit, after: Text) {
        let bytes = |step: &Step| step.edit.removed.len() + step.edit.inserted.len();
        let step = Step { revision, before, edit, after };
        self.bytes += bytes(&step);
        self.steps.push_back(step);
        while self.steps.len() > EDITS || self.bytes > BYTES {
            let Some(oldest) = self.steps.pop_front() else { break };
            self.bytes -= bytes(&oldest);
            self.from = oldest.revision;
        }
    }
}

/// What became of an article since one of its revisions.
#[derive(Clone, Debug)]
pub(in crate::server) struct Since {
    /// The article as it was.
    pub(in crate::server) then: Text,
    /// The revision it has now.
    pub(in crate::server) revision: u64,
    steps: Vec<Step>,
}

impl Since {
    /// Where ranges of the article as it was are now; `None` for one whose text was deleted.
    pub(in crate::server) fn carry(&self, ranges: &[CharRange]) -> Vec<Option<CharRange>> {
        followed(ranges, &self.then, self.steps.iter().map(|step| (&step.edit, &step.after)))
    }
}

impl State {
    /// What became of an open article since a revision; `None` where that is not remembered any more,
    /// and where the article was closed since.
    pub(in crate::server) fn since(&self, article: &Uri, revision: u64) -> Option<Since> {
        let document = self.documents.get(&Key::of(article))?;
        let (now, history) = (&document.buffer, &document.history);
        if !(history.from..=now.revision).contains(&revision) {
            return None;
        }
        let first = history.steps.partition_point(|step| step.revision <= revision);
        let steps: Vec<Step> = history.steps.range(first..).cloned().collect();
        let then = steps.first().map_or_else(|| now.text.clone(), |step| step.before.clone());
        Some(Since { then, revision: now.revision, steps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{CharOffset, Edit, Format};
    use tower_lsp::ls_types::{Position, Range, TextDocumentContentChangeEvent};

    fn state(text: &str) -> (State, Uri) {
        let mut state = State::new();
        let uri: Uri = "file:///a.txt".parse().expect("a URI");
        state.open(uri.clone(), "plaintext", 1, text);
        (state, uri)
    }

    fn insert(state: &mut State, uri: &Uri, version: i32, column: u32, text: &str) {
        let at = Position { line: 0, character: column };
        let range = Some(Range { start: at, end: at });
        let change = TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() };
        state.change(uri, version, vec![change]);
    }

    fn revision(state: &State, uri: &Uri) -> u64 {
        state.documents[&Key::of(uri)].buffer.revision
    }

    #[test]
    fn places_of_any_revision_that_is_remembered() {
        let (mut state, uri) = state("Nadia left.");
        let mut seen = vec![(revision(&state, &uri), CharRange::of(6, 10))];
        for version in 2..9 {
            insert(&mut state, &uri, version, 0, "So ");
            let shift = 3 * (usize::try_from(version).expect("a small number") - 1);
            seen.push((revision(&state, &uri), CharRange::of(6 + shift, 10 + shift)));
        }
        let last = seen.last().expect("some").1;
        for (revision, range) in seen {
            let since = state.since(&uri, revision).expect("it is remembered");
            assert_eq!(since.then.slice(range), "left");
            assert_eq!(since.carry(&[range]), [Some(last)]);
        }
        state.close(&uri);
        assert!(state.since(&uri, 3).is_none());
    }

    #[test]
    fn what_is_too_long_ago_is_forgotten() {
        let (mut state, uri) = state("Nadia left.");
        let opened = revision(&state, &uri);
        for version in 0..i32::try_from(EDITS).expect("a small number") {
            insert(&mut state, &uri, version + 2, 0, "x");
        }
        assert!(state.since(&uri, opened).is_some());
        insert(&mut state, &uri, 9999, 0, "x");
        assert!(state.since(&uri, opened).is_none());
        assert!(state.since(&uri, revision(&state, &uri)).is_some());
        assert!(state.since(&uri, u64::MAX).is_none());
    }

    #[test]
    fn deleted_and_replaced() {
        let then = Text::new("Nadia left Aleppo.", Format::Plain);
        let mut after = then.clone();
        let edit = after.apply(&Edit { range: CharRange::of(0, 6), text: String::new() });
        let step = Step { revision: 2, before: then.clone(), edit, after };
        let since = Since { then, revision: 2, steps: vec![step] };
        let at = |offset| CharRange::empty(CharOffset::new(offset));
        assert_eq!(
            since.carry(&[CharRange::of(0, 5), CharRange::of(11, 17), at(11), at(18)]),
            [None, Some(CharRange::of(5, 11)), Some(at(5)), Some(at(12))]
        );
    }
}
