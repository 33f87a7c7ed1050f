//! Phrases that are figures by themselves: parents of so many, ratios, multiples, ordinals; ages
//! are in [`ages`].

use std::ops::Range;

use crate::{
    analysis::tokens::{Token, TokenKind, Tokens},
    lexicon::{lexemes::Listed, numbers, units::Dimension},
};

use super::{
    Decimal, FigureKind, ages, approximators, bounds,
    compose::Draft,
    counted::{self, Agreement},
    digits::is_identifier,
    fractions, measure,
    number::{self, Number, over_hyphen},
};

/// The idiom whose number begins at token `i`; `number` reads the cardinal there.
pub(super) fn at(tokens: &Tokens, i: usize, floor: usize, number: impl FnOnce() -> Option<Number>) -> Option<Draft> {
    let kind = tokens.get(i)?.kind;
    if kind == TokenKind::Word
        && let Some(draft) = multiple_word(tokens, i, floor)
    {
        return Some(draft);
    }
    if kind == TokenKind::Word && matches!(tokens.lower(i), "a" | "an" | "between" | "from" | "several") {
        return as_many_again(tokens, i).or_else(|| unit_and_half(tokens, i, floor));
    }
    if let Some(draft) = ages::life_decade(tokens, i, floor) {
        return Some(draft);
    }
    if kind == TokenKind::Number && is_identifier(tokens, i) {
        return None;
    }
    if let Some(draft) = ordinal(tokens, i) {
        return Some(draft);
    }
    if let Some(draft) = as_many_again(tokens, i) {
        return Some(draft);
    }
    let number = number()?;
    ages::age(tokens, i, &number, floor)
        .or_else(|| parent_of(tokens, i, &number, floor))
        .or_else(|| ratio(tokens, i, &number, floor))
        .or_else(|| times(tokens, i, &number, floor))
}

pub(super) fn with_bounds(tokens: &Tokens, mut draft: Draft, number: &Number, floor: usize) -> Draft {
    let approximation = approximators::before(tokens, draft.core.start, floor);
    if let Some((start, approximation)) = approximation {
        draft.approximation = Some((approximation, start..draft.core.start));
        draft.core.start = start;
        draft.whole.start = draft.whole.start.min(start);
    }
    (draft.hard, draft.soft) =
        bounds::bounds(draft.value.unwrap_or(number.value), number.grain, approximation.map(|(_, a)| a));
    draft
}

/// “a father of two”, “mother-of-three”.
fn parent_of(tokens: &Tokens, i: usize, number: &Number, floor: usize) -> Option<Draft> {
    let joint = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen);
    let mut at = i.checked_sub(1)?;
    at -= usize::from(joint(at) && at > 0);
    if tokens.lower(at) != "of" || at == 0 {
        return None;
    }
    at -= 1;
    at -= usize::from(joint(at) && at > 0);
    let grand = match tokens.lower(at) {
        "father" | "mother" | "parent" | "parents" | "dad" | "mum" | "mom" => false,
        "grandfather" | "grandmother" | "grandparents" => true,
        _ => return None,
    };
    let mut start = at;
    while start > floor
        && (matches!(tokens.lower(start - 1), "a" | "the" | "single" | "proud" | "married" | "divorced")
            || joint(start - 1) && start > floor + 1)
    {
        start -= 1;
    }
    let noun = counted::counted(tokens, number.end, Agreement::Plural);
    let mut draft = Draft::new(i..number.end, FigureKind::Count, Some(number.value), "parent-of");
    draft.whole = start..noun.as_ref().map_or(number.end, |noun| noun.end);
    draft.lemma = Some(
        noun.as_ref().map_or_else(|| if grand { "grandchild" } else { "child" }.to_owned(), |noun| noun.lemma.clone()),
    );
    draft.counted = noun;
    Some(draft)
}

/// “nine in 10”, “one out of every three”.
fn ratio(tokens: &Tokens, i: usize, number: &Number, floor: usize) -> Option<Draft> {
    // “one child in five”
    let inner = (number.value == Decimal::ONE && tokens.lower(number.end + 1) == "in")
        .then(|| counted::counted(tokens, number.end, Agreement::Singular))
        .flatten();
    let mut at = match (tokens.lower(number.end), tokens.lower(number.end + 1)) {
        ("in", _) => number.end + 1,
        ("out", "of") => number.end + 2,
        _ => inner.as_ref()?.end + 1,
    };
    at += usize::from(matches!(tokens.lower(at), "every" | "each"));
    let of = number::cardinal(tokens, at)?;
    let whole = of.value.to_i64()?;
    let out_of = tokens.lower(number.end) == "out";
    let one_of_many = number.value == Decimal::ONE && of.digits && !out_of;
    let round = whole <= 12 || whole % 10 == 0 || matches!(whole, 15 | 25) || out_of || one_of_many;
    if number.value >= of.value || !round || measure::unit(tokens, of.end).is_some() || !number.digits && number.scaled
    {
        return None;
    }
    // “two in 2015”
    if of.digits && tokens.text(at).len() == 4 && !tokens.text(at).ends_with("000") {
        return None;
    }
    if let Some(noun) = inner {
        let bare = approximators::ends_phrase(tokens, of.end)
            || tokens.get(of.end).is_some_and(|_| crate::lexicon::noun_phrases::ends_noun_phrase(tokens.lower(of.end)));
        let value = number.value.checked_div(of.value).filter(|_| bare)?;
        let mut draft = Draft::new(i..of.end, FigureKind::Ratio, Some(value), "n-in-m");
        draft.lemma = Some(noun.lemma);
        return Some(with_bounds(tokens, draft, &Number { grain: Decimal::new(1, -2), ..*number }, floor));
    }
    let value = number.value.checked_div(of.value)?;
    let mut draft = Draft::new(i..of.end, FigureKind::Ratio, Some(value), "n-in-m");
    let noun = counted::counted(tokens, of.end, Agreement::Plural);
    draft.whole.end = noun.as_ref().map_or(of.end, |noun| noun.end);
    draft.lemma = noun.as_ref().map(|noun| noun.lemma.clone());
    draft.counted = noun;
    let exact = Number { grain: Decimal::new(1, -2), ..*number };
    Some(with_bounds(tokens, draft, &exact, floor))
}

/// “20 times the size”, `40-fold`, `10x`.
fn times(tokens: &Tokens, i: usize, number: &Number, floor: usize) -> Option<Draft> {
    let at = over_hyphen(tokens, number.end);
    let end = match tokens.lower(at) {
        "times" => {
            let compares = matches!(
                tokens.lower(at + 1),
                "the"
                    | "as"
                    | "more"
                    | "larger"
                    | "bigger"
                    | "higher"
                    | "greater"
                    | "longer"
                    | "faster"
                    | "its"
                    | "their"
                    | "that"
                    | "less"
                    | "lower"
                    | "worse"
                    | "what"
                    | "his"
                    | "her"
                    | "smaller"
                    | "cheaper"
                    | "stronger"
                    | "likelier"
                    | "earnings"
                    | "sales"
                    | "revenue"
                    | "revenues"
                    | "profit"
                    | "profits"
                    | "income"
                    | "gdp"
                    | "book"
                    | "cash"
                    | "core"
                    | "annual"
                    | "forward"
                    | "average"
                    | "normal"
                    | "usual"
                    | "expected"
                    | "national"
                    | "current"
                    | "over"
                    | "fewer"
                    | "quicker"
                    | "richer"
                    | "heavier"
            );
            compares.then_some(at + 1)?
        }
        "fold" if at > number.end || tokens.glued(at) => at + 1,
        "x" | "×" if tokens.glued(at) && number.digits && !tokens.glued(at + 1) => at + 1,
        _ => return None,
    };
    let draft = Draft::new(i..end, FigureKind::Multiple, Some(number.value), "multiple");
    Some(with_bounds(tokens, draft, number, floor))
}

/// “half as many again”, “a third as much again”: one and a half, one and a third times as many.
fn as_many_again(tokens: &Tokens, i: usize) -> Option<Draft> {
    let fraction = tokens.get(i)?.kind == TokenKind::Word
        && (tokens.listed(i, Listed::NUMBER) || matches!(tokens.lower(i), "a" | "an"));
    // No fraction is longer than a dozen words.
    if !fraction || !is_near(tokens, i + 3..i + 16, "again") {
        return None;
    }
    let (part, at) = fractions::part(tokens, i)?;
    let again = tokens.lower(at) == "as"
        && matches!(tokens.lower(at + 1), "many" | "much" | "big" | "large" | "long" | "high")
        && tokens.lower(at + 2) == "again";
    let value = part.checked_add(Decimal::ONE).filter(|_| again)?;
    Some(Draft::new(i..at + 3, FigureKind::Multiple, Some(value), "as-many-again"))
}

/// Whether a word is among those of a range that may go on behind the text: told by its length nearly always.
fn is_near(tokens: &Tokens, range: Range<usize>, word: &str) -> bool {
    let behind = tokens.list().get(range.start..).unwrap_or_default();
    let is_word =
        |(k, token): (usize, &Token)| token.bytes().len() == word.len() && tokens.lower(range.start + k) == word;
    behind.iter().take(range.len()).enumerate().any(is_word)
}

/// “an hour and a half”, “a year and a half”.
fn unit_and_half(tokens: &Tokens, i: usize, floor: usize) -> Option<Draft> {
    // No unit is longer than nine tokens, “mg/m^2” among them.
    if !is_near(tokens, i + 3..i + 12, "half") {
        return None;
    }
    let unit = measure::unit(tokens, i + 1)?;
    let half = tokens.lower(unit.end) == "and"
        && matches!(tokens.lower(unit.end + 1), "a" | "half")
        && (tokens.lower(unit.end + 1) == "half" || tokens.lower(unit.end + 2) == "half");
    if !half || tokens.lower(i + 1).ends_with('s') {
        return None;
    }
    let end = unit.end + if tokens.lower(unit.end + 1) == "half" { 2 } else { 3 };
    let value = Decimal::new(15, -1);
    let kind = if unit.dimension == Dimension::Time { FigureKind::Duration } else { FigureKind::Measure };
    let mut draft = Draft::new(i..end, kind, Some(value), "unit-and-half");
    (draft.unit, draft.dimension) = (Some(unit.name), Some(unit.dimension));
    let number = Number { end, value, grain: Decimal::new(5, -1), digits: false, scaled: false };
    Some(with_bounds(tokens, draft, &number, floor))
}

/// “doubled”, “threefold”, “twice the”.
fn multiple_word(tokens: &Tokens, i: usize, floor: usize) -> Option<Draft> {
    let lower = tokens.lower(i);
    let factor = numbers::multiple(lower)?;
    let compares = matches!(tokens.lower(i + 1), "the" | "that" | "as" | "their" | "its" | "his" | "her" | "what");
    let adjective = matches!(
        lower,
        "double" | "triple" | "treble" | "quadruple" | "quintuple" | "twice" | "thrice" | "doubles" | "triples"
    );
    if adjective && !compares {
        return None;
    }
    let factor = Decimal::from(i64::from(factor));
    let draft = Draft::new(i..i + 1, FigureKind::Multiple, Some(factor), "multiple-word");
    // “nearly twice as many”, “has more than doubled”
    let number = Number { end: i + 1, value: factor, grain: Decimal::new(1, -1), digits: false, scaled: false };
    Some(with_bounds(tokens, draft, &number, floor))
}

/// “the third attack”, “21st”: a place in an order.
fn ordinal(tokens: &Tokens, i: usize) -> Option<Draft> {
    // Digits are an ordinal by what is glued to them.
    let digits = tokens.get(i)?.kind == TokenKind::Number;
    if digits && !tokens.glued(i + 1) && tokens.get(i + 1).is_none_or(|next| next.kind != TokenKind::Number) {
        return None;
    }
    let ordinal = number::ordinal(tokens, i)?;
    if fractions::part(tokens, i).is_some_and(|(_, end)| end >= ordinal.end) {
        return None;
    }
    let word = !ordinal.digits;
    // “the first nine months”
    let time = |number: Number| measure::unit(tokens, number.end).is_some_and(|unit| unit.dimension == Dimension::Time);
    if word && number::cardinal(tokens, ordinal.end).is_some_and(time) {
        return None;
    }
    // “a 10th of his fortune”
    if ordinal.digits && i > 0 && tokens.lower(i - 1) == "a" && tokens.lower(ordinal.end) == "of" {
        let part = Decimal::ONE.checked_div(ordinal.value)?;
        return Some(Draft::new(i..ordinal.end, FigureKind::Fraction, Some(part), "nth-part"));
    }
    let before = if i > 0 { tokens.lower(i - 1) } else { "" };
    let determined = matches!(
        before,
        "the"
            | "a"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "this"
            | "that"
            | "for"
            | "every"
            | "and"
            | "of"
            | "in"
            | "to"
            | "s"
            | "’s"
            | "'s"
            | "on"
    );
    // “First, we …”, “at first”, “second to none”; half, quarter and hand are idioms of their own.
    let noun = tokens.get(ordinal.end).is_some_and(|next| {
        next.kind == TokenKind::Word && !crate::lexicon::noun_phrases::ends_noun_phrase(tokens.lower(ordinal.end))
    });
    let idiom = matches!(tokens.lower(ordinal.end), "of" | "hand" | "lady" | "aid" | "class" | "party")
        || tokens.get(ordinal.end).is_some_and(|next| next.kind == TokenKind::Hyphen);
    let placed = matches!(
        before,
        "finished"
            | "came"
            | "ranked"
            | "placed"
            | "finish"
            | "finishes"
            | "comes"
            | "finishing"
            | "coming"
            | "ranks"
            | "lies"
            | "lay"
    ) && (approximators::ends_phrase(tokens, ordinal.end)
        || matches!(tokens.lower(ordinal.end), "in" | "behind" | "at" | "on" | "with" | "among" | "out"));
    let alone = i == 0 && ordinal.end == tokens.len() || placed;
    if word && !alone && (!determined || !noun || idiom && !matches!(tokens.lower(ordinal.end), "of")) {
        return None;
    }
    let mut draft = Draft::new(i..ordinal.end, FigureKind::Ordinal, Some(ordinal.value), "ordinal");
    let counted = counted::counted(tokens, ordinal.end, Agreement::Singular);
    draft.lemma = counted.as_ref().map(|counted| counted.lemma.clone());
    draft.counted = counted;
    Some(draft)
}
