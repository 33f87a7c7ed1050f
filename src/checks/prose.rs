//! The text of an article in one piece, for rules that look at the words around what was read.

use crate::text::{CharIndex, CharOffset, CharRange, Text};

/// The text with its code points counted.
#[derive(Debug)]
pub(super) struct Prose {
    text: String,
    index: CharIndex,
}

impl Prose {
    /// Copies and counts the text once.
    pub(super) fn new(text: &Text) -> Self {
        let text = text.to_string();
        Prose { index: CharIndex::new(&text), text }
    }

    /// The words of a range.
    pub(super) fn slice(&self, range: CharRange) -> &str {
        let byte = |at: CharOffset| self.index.byte_of(&self.text, at.to_usize());
        &self.text[byte(range.start())..byte(range.end())]
    }

    /// What stands between two ranges, of which the second begins where the first ends or later.
    pub(super) fn between(&self, one: CharRange, other: CharRange) -> &str {
        self.slice(CharRange::new(one.end(), other.start().max(one.end())))
    }

    /// The `limit` code points before a place, within `bounds`.
    pub(super) fn before(&self, at: CharOffset, limit: usize, bounds: CharRange) -> &str {
        self.slice(CharRange::new(at.minus(limit).max(bounds.start()).min(at), at))
    }

    /// The `limit` code points from a place on, within `bounds`.
    pub(super) fn after(&self, at: CharOffset, limit: usize, bounds: CharRange) -> &str {
        self.slice(CharRange::new(at, at.plus(limit).min(bounds.end()).max(at)))
    }
}

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
