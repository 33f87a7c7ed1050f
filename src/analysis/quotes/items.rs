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
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    lexicon::{
        abbreviations,
        cues::{Cue, CueKind, cue},
        lexemes::Listed,
        words::{WordClass, is_manner_adverb},
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
    /// Words in it, of a long run no fewer than [`LONG_RUN`] of them.
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
    cues: Vec<usize>,
    /// Behind which of them a frame may end.
    stops: Vec<usize>,
    /// The names of the paragraph, where they are known.
    pub names: &'t [Name],
}

/// Runs of so many words are speech unless they look like a title.
const SPEECH_WORDS: usize = 4;

/// Runs of so many words are no titles, unless they are said to be.
const LONG_RUN: usize = 9;

impl<'t> Items<'t> {
    /// Cuts a paragraph into items.
    pub(super) fn new(tokens: &'t Tokens, runs: &'t [Run], names: &'t [Name]) -> Self {
        let shapes: Vec<RunShape> = runs.iter().map(|run| shape(tokens, run)).collect();
        let list = Vec::with_capacity(tokens.len());
        // About as many as a paragraph of news has.
        let (cues, stops) = (Vec::with_capacity(tokens.len() / 8 + 2), Vec::with_capacity(tokens.len() / 16 + 2));
        let mut items = Items { tokens, runs, shapes, list, cues, stops, names };
        let mut behind = 0;
        for (run, marked) in runs.iter().enumerate() {
            items.words(behind..marked.tokens.start);
            behind = marked.tokens.end;
            items.stops.push(items.list.len());
            items.list.push(Item {
                tokens: marked.tokens.clone(),
                lower: "",
                kind: items.run_kind(run),
                class: WordClass::empty(),
                cue: None,
                capital: items.shapes[run].capital,
            });
        }
        items.words(behind..tokens.len());
        items
    }

    fn run_kind(&self, run: usize) -> Kind {
        let shape = &self.shapes[run];
        let behind = self.runs[run].tokens.end;
        let before = self.list.last();
        let name_before = before.is_some_and(|item| item.kind == Kind::Word && item.capital && item.class.is_empty());
        let name_behind = self.tokens.get(behind).is_some_and(|token| token.is_capital());
        // Jimmy “Big” Lee.
        if name_before && name_behind && shape.words <= 3 && shape.title_case && self.runs[run].closed {
            return Kind::Title(run);
        }
        let named = || {
            before.is_some_and(|item| {
                matches!(
                    self.tokens.lower(item.tokens.start),
                    "called" | "titled" | "entitled" | "named" | "dubbed" | "headlined" | "nicknamed"
                )
            })
        };
        if shape.title_case
            && shape.words > 1
            && !matches!(shape.last, '.' | '!' | '?')
            && (shape.words < LONG_RUN || named())
        {
            return Kind::Title(run);
        }
        if shape.words >= SPEECH_WORDS { Kind::Speech(run) } else { Kind::Fragment(run) }
    }

    /// Adds what stands at tokens between two runs.
    fn words(&mut self, between: Range<usize>) {
        let words = self.tokens.list().get(..between.end).unwrap_or_default();
        let mut i = between.start;
        while let Some(token) = words.get(i) {
            i = self.word(i, token, words);
        }
    }

    /// Adds the word or punctuation at token `i` of `words`, compounds as one item; the token behind it.
    fn word(&mut self, i: usize, token: &Token, words: &[Token]) -> usize {
        let tokens = self.tokens;
        let number = self.list.len();
        let mut end = i + 1;
        let mut lower = &tokens.lower_source()[token.bytes()];
        let (mut class, mut verb) = (token.class, None);
        let mut capital = token.is_capital();
        let kind = match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Address => {
                let mut last = token;
                while let Some(behind) = joined(tokens, words, end) {
                    end += 2;
                    last = behind;
                }
                let word = token.kind != TokenKind::Number;
                if end > i + 1 {
                    // “e-mailed”
                    let lettered = word && lower.len() == 1;
                    lower = &tokens.lower_source()[tokens.bytes(i..end)];
                    class = WordClass::empty();
                    verb = if lettered { cue(lower) } else { None };
                } else {
                    if token.listed.contains(Listed::CUE) {
                        verb = cue(lower);
                    }
                    let plain = word && class.is_empty() && !capital;
                    if plain && lower.as_bytes().last() == Some(&b'y') && is_manner_adverb(lower) {
                        class = WordClass::ADVERB;
                    }
                }
                capital |= token.shape.contains(Shape::INNER_CAPITAL);
                if verb.is_some() || stands_for_cue(class, lower) {
                    self.cues.push(number);
                }
                // “Jr.”, “U.S.”: a stop that may also end the sentence.
                if last.shape.contains(Shape::ABBREVIATED) {
                    self.stops.push(number);
                }
                Kind::Word
            }
            TokenKind::Symbol => Kind::Word,
            TokenKind::Clitic => Kind::Clitic,
            TokenKind::Mark => Kind::Other,
            TokenKind::Hyphen | TokenKind::Dash | TokenKind::Punct => {
                let kind = punctuation(tokens, i, token.kind, lower);
                match kind {
                    Kind::Colon | Kind::Dash => self.cues.push(number),
                    Kind::Stop => self.stops.push(number),
                    _ => {}
                }
                kind
            }
        };
        self.list.push(Item { tokens: i..end, lower, kind, class, cue: verb, capital });
        end
    }

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

    /// The frames: ranges of items that together cover the paragraph.
    pub(super) fn frames(&self) -> Vec<Range<usize>> {
        let mut out = Vec::with_capacity(self.stops.len() + 2);
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
        out
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

/// Whether a word of these classes may stand for a cue with what is behind it: “according to”, “went on”.
fn stands_for_cue(class: WordClass, lower: &str) -> bool {
    if class.is_empty() {
        // The first letter turns nearly all of them away.
        return matches!(lower.as_bytes().first(), Some(b'a' | b'g' | b'm' | b'w'))
            && matches!(lower, "according" | "go" | "goes" | "going" | "went" | "make" | "makes" | "making" | "made");
    }
    class.intersects(WordClass::PREPOSITION | WordClass::SUBORDINATOR) && matches!(lower, "as" | "in" | "per" | "that")
}

/// What the punctuation at token `i`, of this kind and text, is.
fn punctuation(tokens: &Tokens, i: usize, kind: TokenKind, text: &str) -> Kind {
    match kind {
        TokenKind::Dash => Kind::Dash,
        TokenKind::Hyphen if !tokens.glued(i) && !tokens.glued(i + 1) => Kind::Dash,
        TokenKind::Punct => match text {
            "," => Kind::Comma,
            ":" => Kind::Colon,
            ";" => Kind::Semicolon,
            "(" | "[" | "{" => Kind::Open,
            ")" | "]" | "}" => Kind::Close,
            "!" | "?" | "…" => Kind::Stop,
            text if text.starts_with('.') => Kind::Stop,
            _ => Kind::Other,
        },
        _ => Kind::Other,
    }
}

/// What the hyphen, slash or ampersand at `i` of `words` joins to the word before it, where nothing is spaced.
fn joined<'t>(tokens: &Tokens, words: &'t [Token], i: usize) -> Option<&'t Token> {
    // Most words have a space behind them.
    let joiner = words.get(i).filter(|joiner| !joiner.shape.contains(Shape::SPACED))?;
    let behind = words.get(i + 1).filter(|behind| !behind.shape.contains(Shape::SPACED))?;
    let joins = matches!(behind.kind, TokenKind::Word | TokenKind::Number)
        && (joiner.kind == TokenKind::Hyphen || matches!(tokens.text(i), "/" | "&" | "@"));
    joins.then_some(behind)
}

fn shape(tokens: &Tokens, run: &Run) -> RunShape {
    let inner = run.tokens.start + 1..if run.closed { run.tokens.end - 1 } else { run.tokens.end };
    let (mut words, mut lower, mut capital_words) = (0, 0, 0);
    let mut capital = false;
    for i in inner.clone() {
        let Some(token) = tokens.get(i).filter(|_| words < LONG_RUN || lower == 0) else { break };
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number)
            || tokens.glued(i) && i > inner.start && tokens.get(i - 1).is_some_and(|t| t.kind == TokenKind::Hyphen)
        {
            continue;
        }
        if words == 0 {
            capital = token.is_capital();
        }
        words += 1;
        if token.is_capital() || token.kind == TokenKind::Number {
            capital_words += 1;
        } else if lower == 0
            && !token.class.intersects(WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::COORDINATOR)
        {
            lower += 1;
        }
    }
    let last = inner
        .rev()
        .find(|&i| tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark))
        .and_then(|i| tokens.text(i).chars().next_back())
        .unwrap_or(' ');
    RunShape { words, last, title_case: words > 0 && lower == 0 && capital_words > 0, capital }
}
