//! The text of an article in one piece, for rules that look at the words around what was read.

use crate::text::{CharOffset, CharRange, Text};

/// The text of an article.
#[derive(Debug)]
pub(super) struct Prose(Text);

impl Prose {
    /// Shares the text.
    pub(super) fn new(text: &Text) -> Self {
        Prose(text.clone())
    }

    /// The words of a range.
    pub(super) fn slice(&self, range: CharRange) -> &str {
        self.0.words(range)
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
