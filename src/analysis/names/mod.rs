//! Names of people, organisations and places in running text.

use std::ops::Range;

use super::{ByteSpan, tokens::Tokens};

/// What a name names, as far as its form and its surroundings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person, without honorific.
    Person,
    /// A company, agency, party, paper, team …
    Organisation,
    /// A place.
    Place,
}

/// A name in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its bytes.
    pub span: ByteSpan,
    /// What it names.
    pub kind: NameKind,
    /// How clear the case is: the score of this kind less that of the next best, never negative.
    pub margin: u16,
}

/// Finds the names of a paragraph, in order and without overlaps.
pub fn tag(tokens: &Tokens, sentences: &[Range<usize>]) -> Vec<Name> {
    let _ = (tokens, sentences);
    Vec::new()
}
