//! Which spans of a paragraph could name a place.

use std::{ops::Range, sync::Arc};

use crate::{
    analysis::{
        names::{
            Name, NameKind,
            words::{self, Known},
        },
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    gazetteer::{Gazetteer, Hit, Meaning, Opening, Prefix, Rank, fold_word},
    lexicon::{
        countries, demonyms, divisions,
        lexemes::Listed,
        placing::Placing,
        times::{self, TimeWord},
        toponyms,
    },
};

use super::PlaceKind;

/// What makes a span a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A name that the gazetteer has.
    Known,
    /// “U.S.”, “Calif.”.
    Abbreviation,
    /// A postal code behind a town: “Bangor, ME”.
    Postal,
    /// “Syrian”, “Syrians”: no place, but it tells the country.
    Demonym,
    /// A name that the gazetteer lacks.
    Unknown,
}

/// A span that could name a place.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What makes it one.
    pub form: Form,
    /// What sort of place it would be.
    pub kind: PlaceKind,
    /// What it could mean.
    pub meaning: Arc<Meaning>,
    /// What is known of its first word.
    pub first: Arc<Opening>,
    /// The lists that hold the word behind it, where that was asked already.
    pub(super) behind: Option<Placing>,
}

/// The lists that hold the words beside a span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The one right before it.
    pub before: Placing,
    /// The one right behind it.
    pub behind: Placing,
}

impl Beside {
    pub(super) fn of(tokens: &Tokens, span: &Span) -> Self {
        Beside {
            before: placing(tokens, span.tokens.start.wrapping_sub(1)),
            behind: span.behind.unwrap_or_else(|| placing(tokens, span.tokens.end)),
        }
    }
}

impl Span {
    /// A span about the neighbours of which nothing was asked yet.
    pub(super) fn new(
        tokens: Range<usize>,
        form: Form,
        kind: PlaceKind,
        meaning: Arc<Meaning>,
        first: Arc<Opening>,
    ) -> Self {
        Span { tokens, form, kind, meaning, first, behind: None }
    }

    /// Takes in the word behind it.
    pub(super) fn take_next(&mut self) {
        self.tokens.end += 1;
        self.behind = None;
    }
}

/// The lists that hold the word at token `i`; none for what is no word.
pub(super) fn placing(tokens: &Tokens, i: usize) -> Placing {
    let word = tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word);
    if word { Placing::of(tokens.lower(i)) } else { Placing::empty() }
}

/// The most tokens a name may have, hyphens counted.
const LONGEST: usize = 11;

/// Room for so many bytes of a word is enough for nearly all.
const WORD: usize = 32;

/// The candidates of a paragraph, in order, without overlaps.
pub(super) fn candidates(tokens: &Tokens, names: &[Name], gazetteer: &Gazetteer) -> Vec<Span> {
    let mut finder = Finder {
        tokens,
        names,
        gazetteer,
        word: String::with_capacity(WORD),
        prefix: Prefix::default(),
        longest: Prefix::default(),
    };
    let capitals = tokens.capitals(0..tokens.len());
    let mut spans: Vec<Span> = Vec::with_capacity(capitals.size_hint().1.unwrap_or_default() / 2);
    let mut taken = 0;
    for at in capitals {
        if at >= taken
            && let Some(span) = finder.at(at, spans.last())
        {
            taken = span.tokens.end;
            spans.push(span);
        }
    }
    spans
}

/// The first name that shares tokens with a range; names come in order and don't overlap.
pub(super) fn name_over<'n>(names: &'n [Name], tokens: &Range<usize>) -> Option<&'n Name> {
    let first = names.partition_point(|name| name.tokens.end <= tokens.start);
    names.get(first).filter(|name| name.tokens.start < tokens.end)
}

pub(super) struct Finder<'p> {
    pub(super) tokens: &'p Tokens,
    pub(super) names: &'p [Name],
    pub(super) gazetteer: &'p Gazetteer,
    // Kept from word to word for their memory alone.
    word: String,
    prefix: Prefix,
    longest: Prefix,
}

impl Finder<'_> {
    fn at(&mut self, at: usize, last: Option<&Span>) -> Option<Span> {
        if self.is_month(at) {
            return None;
        }
        let opening = self.opening(at);
        if let Some(abbreviation) = self.abbreviation(at, &opening, last) {
            return Some(abbreviation);
        }
        let known = self.known_from(at, &opening);
        if let Some(demonym) = self.demonym(at, &opening, known.as_ref()) {
            return Some(demonym);
        }
        if known.as_ref().is_none_or(|known| known.tokens.len() == 1)
            && let Some(part) = self.part(at, &opening).or_else(|| self.street(at, &opening))
        {
            return Some(part);
        }
        if let Some(site) = known.as_ref().and_then(|known| self.dedicated(known)) {
            return Some(site);
        }
        known
            .filter(|span| !self.is_head(span))
            .map(|span| self.extended(span))
            .or_else(|| self.unknown(at, &opening, last))
    }

    fn opening(&self, at: usize) -> Arc<Opening> {
        let word = self.tokens.get(at).map_or(0..0, Token::bytes);
        self.gazetteer.opening(self.tokens.source(), self.tokens.lower_source(), word)
    }

    /// A part of a known place that has no entry of its own: “North Texas”, “East Oxford”, “Central
    /// Kasai”. It is put where the whole is.
    fn part(&mut self, at: usize, first: &Arc<Opening>) -> Option<Span> {
        if !first.placing().contains(Placing::CAPITAL_DIRECTION) {
            return None;
        }
        let next = self.tokens.get(at + 1).filter(|token| token.kind == TokenKind::Word && token.is_capital())?;
        // “West Side”, “North American”.
        let common = words::known(self.tokens.lower(at + 1)).contains(Known::MOSTLY_LOWER);
        let never = common
            || toponyms::is_never_place(self.tokens.lower(at + 1))
            || demonyms::country(self.tokens.text(at + 1)).is_some();
        if next.shape.contains(Shape::LINE_START) || never {
            return None;
        }
        let whole = self.known(at + 1).filter(|span| !self.is_head(span))?;
        let more = self.tokens.get(whole.tokens.end);
        let goes_on = more.is_some_and(|token| {
            token.kind == TokenKind::Word && token.is_capital() && !token.shape.contains(Shape::LINE_START)
        });
        if goes_on {
            return None;
        }
        let tokens = at..whole.tokens.end;
        // The division may have an entry under another word for the same direction.
        let rest = self.tokens.slice(whole.tokens.clone());
        let named = toponyms::directions_like(self.tokens.lower(at)).iter().map(|direction| {
            let mut hits = self.gazetteer.find(&format!("{direction} {rest}"));
            let rank = |hit: &Hit| self.gazetteer.facts(hit.entry).map(|facts| facts.rank);
            hits.retain(|hit| matches!(rank(hit), Some(Rank::State | Rank::County)));
            hits
        });
        if let Some(hits) = named.into_iter().find(|hits| !hits.is_empty()) {
            return Some(Span {
                tokens,
                first: Arc::clone(first),
                meaning: Meaning::of(&hits, self.gazetteer).into(),
                ..whole
            });
        }
        Some(Span { tokens, first: Arc::clone(first), kind: PlaceKind::Region, ..whole })
    }

    fn abbreviation(&self, at: usize, opening: &Arc<Opening>, last: Option<&Span>) -> Option<Span> {
        let (token, text) = (self.tokens.get(at)?, self.tokens.text(at));
        // All have a full stop or a second capital, but for “Alaska”.
        let short = token.shape.intersects(Shape::ALL_CAPS | Shape::INNER_CAPITAL | Shape::ABBREVIATED);
        if !short && opening.state().is_none() {
            return None;
        }
        let span = |len: usize, form, country: &str, admin1: &str| {
            let meaning = self.gazetteer.meaning_of_division(country, admin1)?;
            Some(Span::new(at..at + len, form, PlaceKind::Toponym, meaning, Arc::clone(opening)))
        };
        // “US$460 million” is money.
        let money =
            self.tokens.glued(at + 1) && self.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Symbol);
        if let Some(country) = countries::abbreviated(text).filter(|_| !money) {
            return span(1, Form::Abbreviation, country, "");
        }
        let behind_town = at >= 2
            && self.tokens.text(at - 1) == ","
            && self.tokens.get(at - 2).is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word);
        // “W. Va.” is two tokens.
        let two = (text == "W." && self.tokens.text(at + 1) == "Va.").then(|| divisions::stylebook("W.Va.")).flatten();
        if let Some(state) = two {
            return span(2, Form::Abbreviation, state.country, state.admin1);
        }
        if let Some(state) = opening.state() {
            // “Wash.”, “Ill.” and “Miss.” are words and titles where no town stands before them.
            let dotted = text.matches('.').count() != 1;
            let before = self.tokens.lower(at.wrapping_sub(1));
            if dotted || behind_town || toponyms::is_locative(before) || self.named(at..at + 1, NameKind::Place) {
                return span(1, Form::Abbreviation, state.country, state.admin1);
            }
        }
        // Behind a comma alone a town stands before it; directly behind a known town as well.
        let beside = last.is_some_and(|last| last.tokens.end == at);
        let state = divisions::postal(text).filter(|_| behind_town || beside)?;
        span(1, Form::Postal, state.country, state.admin1)
    }

    fn demonym(&self, at: usize, opening: &Arc<Opening>, known: Option<&Span>) -> Option<Span> {
        let next = self.tokens.get(at + 1).filter(|token| token.kind == TokenKind::Word && token.is_capital());
        let two =
            next.filter(|_| opening.opens_demonym()).and_then(|_| demonyms::country(self.tokens.slice(at..at + 2)));
        let (len, country) = match two {
            Some(country) => (2, country),
            None => (1, opening.demonym()?),
        };
        // “English Harbour” and “Indian Ocean” are names of their own, and “Laos” is no people.
        if known.is_some_and(|known| known.tokens.len() > len || known.meaning.of_country) {
            return None;
        }
        let meaning = self.gazetteer.meaning_of_division(country, "")?;
        Some(Span::new(at..at + len, Form::Demonym, PlaceKind::Toponym, meaning, Arc::clone(opening)))
    }

    /// The longest name of the gazetteer that begins at a token.
    pub(super) fn known(&mut self, at: usize) -> Option<Span> {
        let first = self.tokens.get(at)?;
        if !matches!(first.kind, TokenKind::Word | TokenKind::Number) && !self.is_possessive_inside(at) {
            return None;
        }
        let opening = self.opening(at);
        self.known_from(at, &opening)
    }

    /// The same where a word's opening is known.
    fn known_from(&mut self, at: usize, opening: &Arc<Opening>) -> Option<Span> {
        let first = self.tokens.get(at)?;
        let start = opening.prefix()?;
        let alone = opening.alone().filter(|_| is_whole(first));
        let (mut best, mut typed) = (None, None);
        let mut end = at + 1;
        // Most names are a word long and most words lead no farther, so nothing is copied before one does.
        let mut begun = false;
        while end < (at + LONGEST).min(self.tokens.len()) {
            let token = self.tokens.get(end)?;
            if token.shape.contains(Shape::LINE_START) {
                break;
            }
            self.word.clear();
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    let text = self.tokens.text(end);
                    if !begun && text.as_bytes().first().is_some_and(|&first| !opening.may_go_on(first)) {
                        break;
                    }
                    self.word.push(' ');
                    fold_word(text, &mut self.word);
                    if self.word.len() == 1 || !begun && !opening.may_go_on_with(&self.word[1..]) {
                        break;
                    }
                }
                TokenKind::Hyphen if !token.shape.contains(Shape::SPACED) && self.tokens.glued(end + 1) => {
                    end += 1;
                    continue;
                }
                TokenKind::Symbol if self.tokens.text(end) == "&" => self.word.push_str(" and"),
                // “King’s Lynn”: the s belongs to the key, the apostrophe does not.
                TokenKind::Clitic if self.is_possessive_inside(end) => self.word.push('s'),
                _ => break,
            }
            if !begun {
                self.prefix.clone_from(start);
                begun = true;
            }
            if !self.prefix.push(self.gazetteer, &self.word) {
                break;
            }
            end += 1;
            if is_whole(token) && self.prefix.is_name(self.gazetteer) {
                best = Some(end);
                self.longest.clone_from(&self.prefix);
            } else if best.is_none()
                && alone.is_none()
                && divisions::is_type(self.tokens.lower(end - 1))
                && self.prefix.is_name(self.gazetteer)
            {
                // “Buner district”, where no place is called Buner alone; the noun is none of its name.
                typed = Some(end - 1);
                self.longest.clone_from(&self.prefix);
            }
        }
        let (end, meaning) = match (best, alone, typed) {
            (None, Some(alone), _) => (at + 1, Arc::clone(alone)),
            (None, None, None) => return None,
            (Some(end), ..) | (None, None, Some(end)) => {
                (end, self.gazetteer.meaning(self.tokens.slice(at..end), &self.longest))
            }
        };
        let known = Span::new(at..end, Form::Known, PlaceKind::Toponym, meaning, Arc::clone(opening));
        (!known.meaning.senses.is_empty()).then_some(known)
    }

    /// Whether a month stands beside its day or its year, be there a place of that name or not: “Nov. 24”.
    fn is_month(&self, at: usize) -> bool {
        let number = |i: usize| self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number);
        self.tokens.listed(at, Listed::TIME)
            && matches!(times::time_word(self.tokens.lower(at)), Some(TimeWord::Month(_)))
            && (number(at + 1) || at.checked_sub(1).is_some_and(number))
    }

    /// Whether the s of a possessive may stand inside a name: “King’s Lynn”.
    fn is_possessive_inside(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic)
            && self.tokens.get(at + 1).is_some_and(Token::is_capital)
            && self.tokens.lower(at).ends_with('s')
    }

    /// Whether a known name is no more than the head of a longer one: “Tell” in “Tell Marwan”.
    fn is_head(&self, span: &Span) -> bool {
        let next = self.tokens.get(span.tokens.end);
        let goes_on = next.is_some_and(|token| {
            token.kind == TokenKind::Word && token.is_capital() && !token.shape.contains(Shape::LINE_START)
        });
        span.tokens.len() == 1 && goes_on && span.first.placing().contains(Placing::HEAD)
    }

    /// Whether a name of a kind covers a range of tokens.
    fn named(&self, range: Range<usize>, kind: NameKind) -> bool {
        let covering = name_over(self.names, &range).filter(|name| range.end <= name.tokens.end);
        covering.is_some_and(|name| name.tokens.start <= range.start && name.kind == kind)
    }
}

/// Whether a name may end on a token: “Ivoire” in “Côte d’Ivoire” has its capital inside.
fn is_whole(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.shape.intersects(Shape::CAPITAL | Shape::INNER_CAPITAL)
}
