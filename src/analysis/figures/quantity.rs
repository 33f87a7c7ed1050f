//! One quantity: a number, bare or with the currency before it.

use crate::lexicon::table::{Words, words};
use std::borrow::Cow;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{currencies, units::Dimension},
};

use super::{
    Decimal, FigureKind, Vague,
    digits::is_identifier,
    fractions, measure, money,
    number::{self, Number, over_hyphen, word},
    words,
};

/// The number of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A number as written.
    Number(Number),
    /// A part of something.
    Fraction(Decimal),
    /// A quantity without a number.
    Vague(Vague),
}

impl Amount {
    pub(super) fn value(&self) -> Option<Decimal> {
        match self {
            Amount::Number(number) => Some(number.value),
            Amount::Fraction(value) => Some(*value),
            Amount::Vague(_) => None,
        }
    }
}

/// A number with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub start: usize,
    pub end: usize,
    pub amount: Amount,
    pub kind: FigureKind,
    pub unit: Option<Cow<'static, str>>,
    pub dimension: Option<Dimension>,
}

/// The number, bare or with a currency before it, that begins at token `at`.
pub(super) fn operand(tokens: &Tokens, at: usize) -> Option<Quantity> {
    operand_of(tokens, at, || number::cardinal(tokens, at))
}

/// The same where `number` reads the cardinal at the token.
pub(super) fn operand_of(tokens: &Tokens, at: usize, number: impl FnOnce() -> Option<Number>) -> Option<Quantity> {
    let token = tokens.get(at)?;
    let plain = |start: usize, end: usize, amount: Amount, kind: FigureKind| Quantity {
        start,
        end,
        amount,
        kind,
        unit: None,
        dimension: None,
    };
    match token.kind {
        TokenKind::Hyphen | TokenKind::Symbol if matches!(tokens.text(at), "-" | "−" | "‑") => negative(tokens, at),
        TokenKind::Symbol => {
            if let Some((value, end)) = fractions::vulgar(tokens, at).filter(|_| !tokens.glued(at)) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            prefixed(tokens, at)
        }
        TokenKind::Number => {
            if is_identifier(tokens, at) {
                return None;
            }
            if let Some((value, end)) = fractions::slash_fraction(tokens, at) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            let number = number()?;
            if coded(tokens, number.end) {
                return None;
            }
            Some(plain(at, number.end, Amount::Number(number), FigureKind::Number))
        }
        TokenKind::Word => {
            if let Some(prefixed) = prefixed(tokens, at) {
                return Some(prefixed);
            }
            if matches!(tokens.lower(at), "minus" | "negative") {
                return negative(tokens, at);
            }
            if let Some((vague, end)) = words::vague(tokens, at) {
                return Some(plain(at, end, Amount::Vague(vague), FigureKind::Count));
            }
            if let Some((value, end)) = words::fraction(tokens, at) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            if let Some(number) = one_unit(tokens, at) {
                return Some(plain(at, number.end, Amount::Number(number), FigureKind::Number));
            }
            spelled(tokens, at, number).map(|number| plain(at, number.end, Amount::Number(number), FigureKind::Number))
        }
        TokenKind::Punct if tokens.text(at) == "." && !tokens.glued(at) && tokens.glued(at + 1) => {
            // .5
            let digits = tokens.get(at + 1).filter(|next| next.kind == TokenKind::Number)?;
            let text = tokens.text(at + 1);
            let value =
                Decimal::parse(&format!("0.{text}")).filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
            let number = Number { end: at + 2, value, grain: value.unit_of_last_place(), digits: true, scaled: false };
            (digits.end > digits.start && !coded(tokens, at + 2))
                .then(|| plain(at, at + 2, Amount::Number(number), FigureKind::Number))
        }
        _ => None,
    }
}

fn prefixed(tokens: &Tokens, at: usize) -> Option<Quantity> {
    let (currency, amount, range) = money::prefixed(tokens, at)?;
    Some(Quantity {
        start: range.start,
        end: range.end,
        amount: Amount::Number(amount),
        kind: FigureKind::Money,
        unit: Some(Cow::Borrowed(currency)),
        dimension: None,
    })
}

/// `-5`, `−273`, “minus five”. A hyphen that something stands right before joins or ranges.
fn negative(tokens: &Tokens, at: usize) -> Option<Quantity> {
    let sign = tokens.get(at)?.kind != TokenKind::Word;
    if sign
        && (tokens.glued(at)
            && !tokens.get(at.checked_sub(1)?).is_some_and(|token| token.kind == TokenKind::Punct)
            && !matches!(tokens.text(at.checked_sub(1)?), "<" | ">" | "=" | "≤" | "≥" | "~")
            || !tokens.glued(at + 1))
    {
        return None;
    }
    let mut quantity = operand(tokens, at + 1)?;
    // “plus or minus three points”: a tolerance on its own.
    if at > 1 && tokens.lower(at - 1) == "or" && tokens.lower(at - 2) == "plus" {
        return None;
    }
    match &mut quantity.amount {
        Amount::Number(number) if !number.value.is_negative() && !number.value.is_zero() => {
            number.value = number.value.negated();
        }
        _ => return None,
    }
    quantity.start = at;
    Some(quantity)
}

/// Whether letters glued to a number make it a code: `737s`, `3D`, `4x4`; not `5km`, `21st`, `90s`.
fn coded(tokens: &Tokens, end: usize) -> bool {
    let Some(next) = tokens.get(end).filter(|_| tokens.glued(end)) else { return false };
    match next.kind {
        TokenKind::Word => {
            let lower = tokens.lower(end);
            let known = matches!(
                lower,
                "m" | "x"
                    | "p"
                    | "b"
                    | "t"
                    | "bn"
                    | "tn"
                    | "st"
                    | "nd"
                    | "rd"
                    | "th"
                    | "odd"
                    | "plus"
                    | "fold"
                    | "yo"
                    | "ish"
                    | "cr"
                    | "per"
                    | "times"
            ) || lower == "s" && !(end > 0 && measure::is_decade(tokens.text(end - 1)))
                || measure::unit(tokens, end).is_some()
                || currencies::by_code(tokens.text(end)).is_some()
                || currencies::by_symbol(tokens.text(end)).is_some()
                || tokens.text(end + 1) == "$" && currencies::dollar_of(lower).is_some();
            !known || fractions::vulgar(tokens, end).is_some()
        }
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Punct => {
            tokens.text(end) == "/"
                && tokens.glued(end + 1)
                && tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number)
        }
        TokenKind::Symbol => matches!(tokens.text(end), "_" | "@" | "#"),
        _ => false,
    }
}

/// A number in words, where it is one: not the pronoun “one”, not “second”.
fn spelled(tokens: &Tokens, at: usize, number: impl FnOnce() -> Option<Number>) -> Option<Number> {
    if matches!(tokens.lower(at), "a" | "an") && word(tokens, over_hyphen(tokens, at + 1)).is_none() {
        return None;
    }
    let number = number()?;
    // “twenty-first” is no twenty; “thirty-second” may be a length.
    let ordinal = number::ordinal(tokens, at).is_some_and(|ordinal| ordinal.end > number.end);
    if ordinal && tokens.lower(over_hyphen(tokens, number.end)) != "second" {
        return None;
    }
    if number.end == at + 1 && tokens.lower(at) == "one" {
        return counts_one(tokens, at).then_some(number);
    }
    Some(number)
}

/// Units and currencies that an article counts.
pub(super) fn is_article_unit(lower: &str) -> bool {
    static UNITS: Words = words! {
        "dollar", "euro", "penny", "dime", "nickel", "grand", "kilometre", "kilometer", "mile", "metre", "meter",
        "centimetre", "millimetre", "inch", "kilo", "kilogram", "gram", "ton", "tonne", "litre", "liter", "gallon",
        "millilitre", "milliliter", "acre", "hectare", "kg", "km", "lb", "ml", "nanometre", "kilowatt", "megawatt",
    };
    UNITS.contains(lower)
}

/// “a kilometre”, “a dollar”: the article counts one. Units that are more often something else
/// (a foot, a yard, a stone) are left alone.
fn one_unit(tokens: &Tokens, at: usize) -> Option<Number> {
    // “an hour and 45 minutes”
    let compound = || {
        matches!(tokens.lower(at + 1), "minute" | "hour" | "day" | "week" | "month" | "year")
            && tokens.lower(at + 2) == "and"
            && number::cardinal(tokens, at + 3)
                .and_then(|number| measure::unit(tokens, number.end))
                .is_some_and(|unit| unit.dimension == Dimension::Time)
    };
    if !matches!(tokens.lower(at), "a" | "an") || !(is_article_unit(tokens.lower(at + 1)) || compound()) {
        return None;
    }
    let before = if at > 0 { tokens.lower(at - 1) } else { "" };
    let compound = tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Hyphen);
    let part =
        matches!(before, "of" | "half" | "quarter" | "third" | "such" | "what" | "quite" | "per" | "cents" | "dollars");
    let one = Number { end: at + 1, value: Decimal::ONE, grain: Decimal::ONE, digits: false, scaled: false };
    (!part && !compound).then_some(one)
}

/// Whether “one” counts: a noun follows that is no function word, and no word before it makes it a
/// pronoun (“this one”, “no one”, “one another”).
fn counts_one(tokens: &Tokens, at: usize) -> bool {
    let before = if at > 0 { tokens.lower(at - 1) } else { "" };
    if measure::unit(tokens, at + 1).is_some_and(|unit| unit.dimension != Dimension::Time) {
        return true;
    }
    if matches!(
        before,
        "this"
            | "that"
            | "the"
            | "each"
            | "every"
            | "no"
            | "any"
            | "which"
            | "another"
            | "some"
            | "every-"
            | "day"
            | "number"
            | "square"
            | "not"
            | "phase"
            | "step"
            | "world"
    ) {
        return false;
    }
    if at > 1 && before == "-" {
        return false;
    }
    // “the present one closes”, “a new one”
    let described = tokens.get(at.wrapping_sub(1)).is_some_and(|token| token.kind == TokenKind::Word);
    let owner = at.checked_sub(2).map_or("", |owner| tokens.lower(owner));
    if described && matches!(owner, "the" | "a" | "an" | "my" | "his" | "her" | "its" | "our" | "their") {
        return false;
    }
    let hyphen = over_hyphen(tokens, at + 1);
    let Some(next) = tokens.get(hyphen) else { return true };
    let lower = tokens.lower(hyphen);
    if hyphen > at + 1 {
        return !matches!(lower, "sided" | "off" | "time" | "stop" | "on" | "party" | "and" | "way" | "size");
    }
    match next.kind {
        TokenKind::Word => {
            let pronoun = crate::lexicon::noun_phrases::ends_noun_phrase(lower)
                || matches!(lower, "another" | "thing" | "such" | "who" | "day" | "time");
            !pronoun || matches!(lower, "in" | "out") && number::cardinal(tokens, at + 2).is_some()
        }
        TokenKind::Symbol => true,
        TokenKind::Punct => at == 0 || matches!(before, "to" | "or" | "and" | "from" | "than" | "by" | "is" | "equals"),
        _ => false,
    }
}
