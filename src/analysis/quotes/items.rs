//! A paragraph as attributions see it: words, punctuation, and every marked run as one item.
//!
//! Frames are the sentences of that view. A quotation may hold ten sentences of its own; the
//! sentence around it holds one item in its place. This is what a parser would be needed for
//! otherwise.

use std::ops::Range;

use super::{marks::Run, openings};
use crate::{
    analysis::{
        names::{Name, NameKind},
        tokens::{Shape, TokenKind, Tokens},
    },
    lexicon::{
        abbreviations,
        cues::{Cue, CueKind},
        words::WordClass,
    },
};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or compound, a number, a symbol.
    Word,
    /// A possessive or contracted clitic.
    Clitic,
    /// A marked run long enough to be speech; its index.
    Speech(usize),
    /// A marked run of a few words; its index. It stands where a noun or a phrase would.
    Fragment(usize),
    /// A marked run that is the name of something: a title, a nickname; its index.
    Title(usize),
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A full stop, question or exclamation mark.
    Stop,
    /// Any other punctuation.
    Other,
}

/// One item.
#[derive(Clone, Debug)]
pub(super) struct Item<'t> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its text in lower case; empty for runs.
    pub lower: &'t str,
    /// What it is.
    pub kind: Kind,
    /// The closed classes it may belong to.
    pub class: WordClass,
    /// What it is as a cue.
    pub cue: Option<Cue>,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

impl Item<'_> {
    /// Whether it is any of these.
    pub(super) fn is(&self, class: WordClass) -> bool {
        self.class.intersects(class)
    }

    /// The run it stands for.
    pub(super) fn run(&self) -> Option<usize> {
        match self.kind {
            Kind::Speech(run) | Kind::Fragment(run) | Kind::Title(run) => Some(run),
            _ => None,
        }
    }

    /// Whether it is a run that is speech by its length alone.
    pub(super) fn is_speech(&self) -> bool {
        matches!(self.kind, Kind::Speech(_))
    }
}

/// What a run looks like from within.
#[derive(Clone, Debug)]
pub(super) struct RunShape {
    /// Words in it; of a run too long for a title not all are counted.
    pub words: usize,
    /// Its last character before the closing mark.
    pub last: char,
    /// Whether every longer word begins with a capital: a title.
    pub title_case: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

impl RunShape {
    /// Whether it ends with a comma or a full stop: more than a word or a phrase in marks.
    pub(super) fn stops(&self) -> bool {
        matches!(self.last, ',' | '.' | '?' | '!' | '…')
    }
}

/// The items of a paragraph with what they were made from.
#[derive(Debug)]
pub(super) struct Items<'t> {
    /// The paragraph.
    pub tokens: &'t Tokens,
    /// Its marked runs.
    pub runs: &'t [Run],
    /// What each run looks like from within.
    pub shapes: Vec<RunShape>,
    /// The items.
    pub list: Vec<Item<'t>>,
    /// Which of them may be a cue, or stand for one. Nearly none may.
    pub(super) cues: Vec<usize>,
    /// Behind which of them a frame may end.
    pub(super) stops: Vec<usize>,
    /// The names of the paragraph, where they are known.
    pub names: &'t [Name],
}

impl<'t> Items<'t> {
    /// The items of a frame that may be a cue, or stand for one.
    pub(super) fn cues(&self, frame: &Range<usize>) -> &[usize] {
        let from = self.cues.partition_point(|&i| i < frame.start);
        let behind = &self.cues[from..];
        &behind[..behind.partition_point(|&i| i < frame.end)]
    }

    /// The text of item `i` in lower case; empty for runs and past the end.
    pub(super) fn lower(&self, i: usize) -> &'t str {
        self.list.get(i).map_or("", |item| item.lower)
    }

    /// The class of item `i`, empty past the end.
    pub(super) fn class(&self, i: usize) -> WordClass {
        self.list.get(i).map_or(WordClass::empty(), |item| item.class)
    }

    /// Item `i`.
    pub(super) fn get(&self, i: usize) -> Option<&Item<'t>> {
        self.list.get(i)
    }

    /// What the items up to `end`, from the first on, name together, if they are a name.
    pub(super) fn opening_name(&self, end: usize) -> Option<NameKind> {
        let tokens = 0..self.list.get(end)?.tokens.start;
        self.names.first().filter(|name| name.tokens == tokens).map(|name| name.kind)
    }

    /// The kind of item `i`.
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.list.get(i).map(|item| item.kind)
    }

    /// Sets `out` to the frames: ranges of items that together cover the paragraph.
    pub(super) fn frames(&self, out: &mut Vec<Range<usize>>) {
        out.clear();
        out.reserve(self.stops.len() + 2);
        let mut start = 0;
        let mut frame = |end: usize| {
            if start < end {
                out.push(start..end);
                start = end;
            }
        };
        let mut dateline = openings::opening(self);
        for &i in &self.stops {
            if let Some(opening) = dateline.take_if(|opening| *opening <= i) {
                frame(opening + 1);
            }
            if let Some([item, next]) = self.list.get(i..i + 2)
                && self.ends_frame(i, item, next)
            {
                frame(i + 1);
            }
        }
        if let Some(opening) = dateline {
            frame(opening + 1);
        }
        frame(self.list.len());
    }

    /// Whether a frame ends with item `i`, which is `item`, before the item `next`.
    fn ends_frame(&self, i: usize, item: &Item<'_>, next: &Item<'_>) -> bool {
        let fresh = || next.capital || next.run().is_some();
        match item.kind {
            Kind::Speech(run) | Kind::Fragment(run) | Kind::Title(run) => {
                let closed = self.runs[run].closed;
                match self.shapes[run].last {
                    '.' if !closed || next.kind == Kind::Dash => false,
                    '.' | '?' | '!' | '…' => fresh() && !self.cue_soon(i + 1),
                    _ => false,
                }
            }
            Kind::Stop if fresh() => true,
            Kind::Stop => {
                let follows = matches!(next.kind, Kind::Open | Kind::Other | Kind::Dash)
                    || next.kind == Kind::Word && next.tokens.len() == 1 && self.digits(i + 1);
                follows && !matches!(item.lower, "…" | "...")
            }
            // “Jr.”, “U.S.”: a stop that may also end the sentence.
            Kind::Word if next.capital && next.is(OPENERS) || next.run().is_some() => {
                let last = item.tokens.end - 1;
                let stopped = self.tokens.get(last).is_some_and(|token| token.shape.contains(Shape::ABBREVIATED));
                let word = || self.tokens.text(last).trim_end_matches('.');
                stopped && word().chars().count() > 1 && !abbreviations::is_leading(word())
            }
            _ => false,
        }
    }

    /// Whether item `i` begins with a digit.
    pub(super) fn digits(&self, i: usize) -> bool {
        self.list
            .get(i)
            .and_then(|item| self.tokens.get(item.tokens.start))
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a clause that attributes what stands before it begins at `i`: “Smith said”.
    fn cue_soon(&self, i: usize) -> bool {
        if self.list.get(i).is_none_or(|item| item.kind != Kind::Word) {
            return false;
        }
        for k in i..(i + 6).min(self.list.len()) {
            let item = &self.list[k];
            if item.cue.is_some_and(|cue| matches!(cue.kind, CueKind::Say | CueKind::Manner)) && k > i {
                // “Can I?” Her colleague agreed.
                if self.lower(k).starts_with("agree") {
                    return false;
                }
                // The cue must be the end of its clause, or the content would follow it.
                let behind = self.kind(k + 1);
                return matches!(behind, None | Some(Kind::Stop | Kind::Comma))
                    || self.class(k + 1).intersects(
                        WordClass::PREPOSITION
                            | WordClass::WEEKDAY
                            | WordClass::TIME
                            | WordClass::ADVERB
                            | WordClass::OBJECT_PRONOUN,
                    ) && !matches!(self.kind(k + 1), Some(Kind::Speech(_)));
            }
            if !matches!(item.kind, Kind::Word | Kind::Clitic) {
                return false;
            }
        }
        false
    }
}

/// Classes of words that open a sentence behind an abbreviation.
const OPENERS: WordClass = WordClass::PRONOUN
    .union(WordClass::DETERMINER)
    .union(WordClass::POSSESSIVE)
    .union(WordClass::PREPOSITION)
    .union(WordClass::SUBORDINATOR)
    .union(WordClass::COORDINATOR)
    .union(WordClass::ADVERB);
