//! From tokens to items.

use std::ops::Range;

use super::{
    items::{Item, Items, Kind, RunShape},
    marks::Run,
    room::Room,
};
use crate::{
    analysis::{
        names::Name,
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    lexicon::{
        cues::cue,
        lexemes::Listed,
        words::{WordClass, is_manner_adverb},
    },
};

/// Runs of so many words are speech unless they look like a title.
const SPEECH_WORDS: usize = 4;

/// Runs of so many words are no titles, unless they are said to be.
const LONG_RUN: usize = 9;

impl<'t> Items<'t> {
    /// Cuts a paragraph into items.
    pub(super) fn new(tokens: &'t Tokens, runs: &'t [Run], names: &'t [Name], room: &mut Room) -> Self {
        let shapes: Vec<RunShape> = runs.iter().map(|run| shape(tokens, run)).collect();
        let (list, cues, stops) = room.lists(tokens.len());
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
            let spaced = words.get(i + 1).is_none_or(|behind| behind.shape.contains(Shape::SPACED));
            if spaced && is_plain(token) {
                self.plain_word(i, token);
                i += 1;
            } else {
                i = self.word(i, token, words);
            }
        }
    }

    /// Adds the [plain](is_plain) word at token `i`, which nothing is joined to.
    fn plain_word(&mut self, i: usize, token: &Token) {
        let lower = &self.tokens.lower_source()[token.bytes()];
        let class = if is_manner(token.class, lower) { WordClass::ADVERB } else { token.class };
        self.list.push(Item { tokens: i..i + 1, lower, kind: Kind::Word, class, cue: None, capital: false });
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
                    if word && !capital && is_manner(class, lower) {
                        class = WordClass::ADVERB;
                    }
                }
                capital |= token.shape.contains(Shape::INNER_CAPITAL);
                if verb.is_some() || end == i + 1 && token.listed.contains(Listed::STAND_IN) {
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
}

/// Whether a token is a word of which no more is to be known than its letters and its classes, as half of all are.
fn is_plain(token: &Token) -> bool {
    let telling = Shape::CAPITAL.union(Shape::INNER_CAPITAL).union(Shape::ABBREVIATED);
    token.kind == TokenKind::Word
        && !token.shape.intersects(telling)
        && !token.listed.intersects(Listed::CUE.union(Listed::STAND_IN))
}

/// Whether a word of these classes, in small letters, is an adverb of manner. The last letter turns nearly all away.
fn is_manner(class: WordClass, lower: &str) -> bool {
    class.is_empty() && lower.as_bytes().last() == Some(&b'y') && is_manner_adverb(lower)
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
