//! Names of people, organisations and places in running text.

mod acronyms;
mod appositions;
mod borders;
pub mod candidates;
pub mod features;
pub mod model;
mod neighbours;
pub mod provenance;
mod refine;
pub mod weights;
mod whereabouts;
pub mod words;

pub(crate) use acronyms::is_dateline;
pub(crate) use borders::is_storm;
pub(crate) use refine::{FIRM, title_at};
pub(crate) use whereabouts::{OWNER, kind_behind_list};

use std::{cell::RefCell, ops::Range};

use model::{Model, Space, Tagged};
use weights::Scores;

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

impl NameKind {
    /// The kind that a tag stands for.
    fn of_tag(tag: u8) -> Option<Self> {
        match tag {
            1 | 2 => Some(NameKind::Person),
            3 | 4 => Some(NameKind::Place),
            5 | 6 => Some(NameKind::Organisation),
            _ => None,
        }
    }
}

/// Finds the names of a paragraph, in order and without overlaps.
pub fn tag(tokens: &Tokens, sentences: &[Range<usize>]) -> Vec<Name> {
    thread_local! {
        static SPACE: RefCell<Space> = RefCell::default();
    }
    let model = Model::embedded();
    let mut names = Vec::with_capacity(8);
    SPACE.with_borrow_mut(|space| {
        for sentence in sentences {
            model.tag(tokens, sentence, space, |run, tagged| collect(tokens, run.tokens.start, tagged, &mut names));
        }
    });
    refine::refine(tokens, sentences, names)
}

/// Turns the tags of a run that begins at token `start` into names.
fn collect(tokens: &Tokens, start: usize, tagged: &Tagged, names: &mut Vec<Name>) {
    let mut at = 0;
    while let Some(&tag) = tagged.tags.get(at) {
        let first = at;
        at += 1;
        let Some(kind) = NameKind::of_tag(tag) else { continue };
        while tagged.tags.get(at) == Some(&(tag + tag % 2)) {
            at += 1;
        }
        let margin = tagged.scores[first..at]
            .iter()
            .zip(&tagged.tags[first..at])
            .map(|(scores, tag)| margin(scores, *tag))
            .min()
            .unwrap_or(0);
        let range = start + first..start + at;
        names.push(Name { span: tokens.bytes(range.clone()).into(), tokens: range, kind, margin });
    }
}

/// How far a chosen tag lies before the best tag of another kind that could stand in its place:
/// outside, or the beginning of something else.
fn margin(scores: &Scores, tag: u8) -> u16 {
    let begin = usize::from(tag - (tag + 1) % 2);
    let own = scores[begin].max(scores[usize::from(tag)]);
    let others = (0..features::TAGS).filter(|i| *i != begin && (*i == 0 || i % 2 == 1)).map(|i| scores[i]).max();
    u16::try_from(i32::from(own) - i32::from(others.unwrap_or(0))).unwrap_or(0)
}

#[cfg(test)]
mod tests;
