//! What is kept of an article that is not open: little enough to keep thousands.

use crate::text::{CharRange, Encoding, LineColumn, Text};

use super::{
    Article,
    things::{Thing, things},
};

/// A run of text by lines and columns, so that it can be told without the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Where it starts.
    pub start: LineColumn,
    /// Where it ends.
    pub end: LineColumn,
}

impl Spot {
    /// A range of a text, columns in the units of `encoding`.
    pub fn of(text: &Text, range: CharRange, encoding: Encoding) -> Self {
        Spot { start: text.position(range.start(), encoding), end: text.position(range.end(), encoding) }
    }
}

/// The things an article is about and where it speaks of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The things: people and organisations, then places, then what only annotations mark.
    pub things: Vec<Thing<Spot>>,
}

impl Summary {
    /// The summary of an article, columns in the units of `encoding`.
    pub fn of(article: &Article, encoding: Encoding) -> Self {
        let spot = |range| Spot::of(&article.text, range, encoding);
        Summary { things: things(article).into_iter().map(|thing| thing.map(spot)).collect() }
    }
}
