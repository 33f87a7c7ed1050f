//! Where typing may go on that belongs to text-bounds: behind what took the place of text of theirs. There is one such
//! place for each cursor an editor has.

use crate::text::{CharOffset, CharRange};

/// One of them.
#[derive(Clone, Debug)]
struct Caret {
    /// Where typing ended.
    end: CharOffset,
    /// The text-bounds it belongs to.
    owners: Vec<usize>,
    /// The number of the edit that last went on there.
    edit: u64,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Carets {
    carets: Vec<Caret>,
    /// How many edits there were.
    edits: u64,
}

impl Carets {
    /// The next edit begins. Where none of the last edits went on, one for each cursor, typing has ended.
    pub(super) fn next(&mut self) {
        self.edits += 1;
        let (now, cursors) = (self.edits, self.carets.len() as u64);
        self.carets.retain(|caret| now - caret.edit <= cursors);
    }

    /// Takes the typing that ended at a place: the text-bounds it belongs to.
    pub(super) fn take(&mut self, at: CharOffset) -> Vec<usize> {
        let found = self.carets.iter().position(|caret| caret.end == at);
        found.map(|index| self.carets.swap_remove(index).owners).unwrap_or_default()
    }

    /// Typing ended at a place, and may go on there.
    pub(super) fn rest(&mut self, end: CharOffset, owners: Vec<usize>) {
        if !owners.is_empty() {
            self.carets.push(Caret { end, owners, edit: self.edits });
        }
    }

    /// Text was put in.
    pub(super) fn grow(&mut self, at: CharOffset, length: usize) {
        for caret in self.carets.iter_mut().filter(|caret| caret.end > at) {
            caret.end = caret.end.plus(length);
        }
    }

    /// Text was taken out. Correcting the last letters of what is being typed does not end the typing.
    pub(super) fn shrink(&mut self, range: CharRange) {
        self.carets.retain(|caret| caret.end <= range.start() || caret.end >= range.end());
        for caret in self.carets.iter_mut().filter(|caret| caret.end >= range.end()) {
            if caret.end == range.end() {
                caret.edit = self.edits;
            }
            caret.end = caret.end.minus(range.len());
        }
    }

    /// The same for another reading of the file, in which text-bounds have other numbers, or none.
    pub(super) fn renumbered(&self, now: impl Fn(usize) -> Option<usize>) -> Carets {
        let caret = |caret: &Caret| Caret { owners: caret.owners.iter().filter_map(|&it| now(it)).collect(), ..*caret };
        Carets { carets: self.carets.iter().map(caret).collect(), edits: self.edits }
    }
}
