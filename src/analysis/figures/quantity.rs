//! One quantity: a number with its currency or unit, or two of them joined to a range.

use std::borrow::Cow;

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{
        currencies,
        numbers::NumberWord,
        units::{self, Dimension},
    },
};

use super::{
    Decimal, FigureKind, Vague, VagueAmount, approximators,
    digits::is_identifier,
    measure::{self, UnitMatch},
    money,
    number::{self, Number, over_hyphen, word},
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
            if let Some((value, end)) = number::vulgar(tokens, at).filter(|_| !tokens.glued(at)) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            prefixed(tokens, at)
        }
        TokenKind::Number => {
            if is_identifier(tokens, at) {
                return None;
            }
            if let Some((value, end)) = number::slash_fraction(tokens, at) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            let number = number::cardinal(tokens, at)?;
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
            if let Some((vague, end)) = vague(tokens, at) {
                return Some(plain(at, end, Amount::Vague(vague), FigureKind::Count));
            }
            if let Some((value, end)) = fraction(tokens, at) {
                return Some(plain(at, end, Amount::Fraction(value), FigureKind::Fraction));
            }
            spelled(tokens, at).map(|number| plain(at, number.end, Amount::Number(number), FigureKind::Number))
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
        && (tokens.glued(at) && !tokens.get(at.checked_sub(1)?).is_some_and(|token| token.kind == TokenKind::Punct)
            || !tokens.glued(at + 1))
    {
        return None;
    }
    let mut quantity = operand(tokens, at + 1)?;
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
            ) || lower == "s"
                || measure::unit(tokens, end).is_some()
                || currencies::by_code(tokens.text(end)).is_some();
            !known || number::vulgar(tokens, end).is_some()
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
fn spelled(tokens: &Tokens, at: usize) -> Option<Number> {
    if matches!(tokens.lower(at), "a" | "an") && word(tokens, over_hyphen(tokens, at + 1)).is_none() {
        return None;
    }
    let number = number::cardinal(tokens, at)?;
    if number.end == at + 1 && tokens.lower(at) == "one" {
        return counts_one(tokens, at).then_some(number);
    }
    Some(number)
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

/// “dozens”, “hundreds of thousands”, “a few thousand”, “several”, “a couple of”.
fn vague(tokens: &Tokens, at: usize) -> Option<(Vague, usize)> {
    let lower = tokens.lower(at);
    let made = |unit: Decimal, amount: VagueAmount, end: usize| Some((Vague { unit, amount }, end));
    let scale_of = |i: usize| match word(tokens, i)? {
        NumberWord::Hundred => Some(Decimal::new(1, 2)),
        NumberWord::Scale(power) => Some(Decimal::ONE.shift(i16::from(power))),
        NumberWord::Dozen => Some(Decimal::from(12)),
        _ => None,
    };
    let few = |amount: VagueAmount, mut end: usize| {
        let of = tokens.lower(end) == "of";
        let mut unit = Decimal::ONE;
        while let Some(scale) = scale_of(end + usize::from(of && unit == Decimal::ONE)) {
            end += 1 + usize::from(of && unit == Decimal::ONE);
            unit = unit.checked_mul(scale)?;
        }
        made(unit, amount, end)
    };
    match lower {
        "a" => match tokens.lower(at + 1) {
            "few" if !matches!(tokens.lower(at + 2), "more" | "other") || scale_of(at + 3).is_none() => {
                few(VagueAmount::Few, at + 2)
            }
            "handful" => few(VagueAmount::Few, at + 2),
            "couple" if tokens.lower(at + 2) == "of" || scale_of(at + 2).is_some() => few(VagueAmount::Couple, at + 2),
            _ => None,
        },
        "several" => few(VagueAmount::Few, at + 1),
        "couple" if tokens.lower(at + 1) == "of" => few(VagueAmount::Couple, at + 1),
        "few" if scale_of(at + 1).is_some() => few(VagueAmount::Few, at + 1),
        "many" if scale_of(at + 1).is_some() => vague(tokens, at + 1),
        "tens" => {
            let (rest, end) = if tokens.lower(at + 1) == "of" { (scale_of(at + 2), at + 3) } else { (None, at + 1) };
            match rest {
                Some(scale) => made(scale.checked_mul(Decimal::from(10))?, VagueAmount::Plural, end),
                None => (tokens.lower(at + 1) == "of")
                    .then(|| made(Decimal::from(10), VagueAmount::Plural, at + 1))
                    .flatten(),
            }
        }
        "scores" if tokens.lower(at + 1) == "of" || tokens.lower(at + 1) == "more" => {
            made(Decimal::from(20), VagueAmount::Plural, at + 1)
        }
        "dozens" | "hundreds" | "thousands" | "millions" | "billions" | "trillions" | "lakhs" | "crores" => {
            let mut unit = scale_of(at)?;
            let mut end = at + 1;
            while tokens.lower(end) == "of"
                && tokens.lower(end + 1).ends_with('s')
                && let Some(scale) = scale_of(end + 1)
            {
                unit = unit.checked_mul(scale)?;
                end += 2;
            }
            made(unit, VagueAmount::Plural, end)
        }
        _ => None,
    }
}

/// A fraction in words where it is one, with the magnitude it may have: “a third of”, “two-thirds”,
/// “half the”, “half a million”; not “a third attack”, “the second half”, “half-brother”.
fn fraction(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let lower = tokens.lower(at);
    let half = matches!(lower, "half" | "quarter");
    let article = matches!(lower, "a" | "an");
    let first = word(tokens, at);
    if !half && !article && first.is_none() {
        return None;
    }
    let (mut value, mut end) =
        if lower == "quarter" { (Decimal::new(25, -2), at + 1) } else { number::part(tokens, at)? };
    let behind = tokens.lower(end);
    let hyphen = tokens.get(end).is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(end);
    let mut next = end;
    if matches!(behind, "of") && matches!(tokens.lower(end + 1), "a") {
        next = end + 2;
    } else if matches!(behind, "a" | "an") || hyphen {
        next = end + 1;
    }
    match word(tokens, next) {
        Some(NumberWord::Scale(power)) if !tokens.lower(next).ends_with('s') => {
            return Some((value.shift(i16::from(power)), next + 1));
        }
        Some(NumberWord::Hundred) if half => return Some((value.shift(2), next + 1)),
        Some(NumberWord::Dozen) if half => {
            value = value.checked_mul(Decimal::from(12))?;
            return Some((value, next + 1));
        }
        _ => {}
    }
    let unit_behind = |i: usize| {
        measure::unit(tokens, i).is_some_and(|unit| unit.dimension == Dimension::Time || !unit.name.is_empty())
    };
    if lower == "half" {
        let before = if at > 0 { tokens.lower(at - 1) } else { "" };
        let ordinal = at > 0
            && (number::ordinal(tokens, at - 1).is_some()
                || matches!(
                    before,
                    "the" | "last" | "other" | "better" | "this" | "each" | "latter" | "opening" | "-"
                ));
        let approximated = approximators::before(tokens, at, 0).is_some()
            || matches!(before, "by" | "in" | "to" | "least" | "only" | "just");
        // “half an hour”, “half-hour”: a measure.
        if (matches!(behind, "a" | "an") || hyphen) && unit_behind(next) {
            return Some((value, next));
        }
        let heads = matches!(
            behind,
            "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "that" | "those" | "these" | "as"
        );
        return (!ordinal && !hyphen && (heads || approximated)).then_some((value, end));
    }
    if lower == "quarter" {
        return None;
    }
    if article {
        // “a third of firms”, “by a third”; “a third attack” is an ordinal, “a quarter” may be of a year.
        let quarter = word(tokens, at + 1) == Some(NumberWord::Quarter);
        let of = behind == "of" || matches!(behind, "the" | "as" | "more" | "less" | "fewer");
        let by = at > 0
            && matches!(
                tokens.lower(at - 1),
                "by" | "than"
                    | "about"
                    | "nearly"
                    | "almost"
                    | "over"
                    | "roughly"
                    | "around"
                    | "and"
                    | "under"
                    | "least"
                    | "is"
            );
        let closes = approximators::ends_phrase(tokens, end) && !quarter;
        if matches!(behind, "century" | "mile" | "hour") && quarter {
            return Some((value, end));
        }
        let alone = at == 0 && tokens.get(end).is_none();
        return (of || by || closes || alone).then_some((value, end));
    }
    if hyphen && tokens.glued(end + 1) && tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Word) {
        // “one-third-owned”: still the fraction.
        end = end.min(next);
    }
    Some((value, end.min(next.max(end))))
}

/// What stands behind a bare number and belongs to it: per cent, currency, unit.
pub(super) fn complete(tokens: &Tokens, quantity: &mut Quantity) {
    if quantity.kind == FigureKind::Money {
        // “$5 million dollars”, “US$40 USD”: said twice.
        if let Amount::Number(number) = &quantity.amount
            && let Some((_, end)) = money::name(tokens, quantity.end, number)
            && tokens.get(quantity.end).is_some_and(|token| token.kind == TokenKind::Word)
            && !tokens.lower(quantity.end).starts_with("cent")
        {
            quantity.end = end;
        }
        return;
    }
    if let Amount::Number(number) = &mut quantity.amount {
        glued_million(tokens, number);
        quantity.end = number.end;
    }
    let unit = measure::unit(tokens, quantity.end);
    if let Amount::Number(number) = &quantity.amount {
        let mass = unit.as_ref().is_some_and(|unit| unit.name == "lb");
        if (unit.is_none() || mass)
            && let Some((currency, end)) = money::name(tokens, quantity.end, number)
        {
            (quantity.kind, quantity.unit, quantity.end) = (FigureKind::Money, Some(Cow::Borrowed(currency)), end);
            add_cents(tokens, quantity);
            return;
        }
    }
    if let Amount::Vague(_) = quantity.amount
        && tokens.lower(quantity.end) == "of"
    {
        let number = Number { end: 0, value: Decimal::new(1, 6), grain: Decimal::ONE, digits: false, scaled: true };
        if let Some((currency, end)) = money::name(tokens, quantity.end + 1, &number) {
            (quantity.kind, quantity.unit, quantity.end) = (FigureKind::Money, Some(Cow::Borrowed(currency)), end);
            return;
        }
        if let Some(unit) = measure::unit(tokens, quantity.end + 1) {
            attach(quantity, unit);
        }
        return;
    }
    if matches!(quantity.amount, Amount::Fraction(_)) && unit.is_none() {
        // “half an hour”, “a quarter of a mile”
        let article = usize::from(matches!(tokens.lower(quantity.end), "a" | "an"));
        let of =
            usize::from(tokens.lower(quantity.end) == "of" && matches!(tokens.lower(quantity.end + 1), "a" | "an")) * 2;
        if article + of > 0
            && let Some(unit) = measure::unit(tokens, quantity.end + article + of)
        {
            attach(quantity, unit);
        }
        return;
    }
    if let Some(unit) = unit {
        attach(quantity, unit);
        add_smaller(tokens, quantity);
    }
}

/// “3 dollars and 50 cents”.
fn add_cents(tokens: &Tokens, quantity: &mut Quantity) {
    let at = quantity.end + usize::from(tokens.lower(quantity.end) == "and");
    let Some(cents) = number::cardinal(tokens, at).filter(|cents| cents.value < Decimal::from(100)) else { return };
    let Some((_, end)) = money::name(tokens, cents.end, &cents).filter(|(name, _)| matches!(*name, "cent" | "penny"))
    else {
        return;
    };
    let Amount::Number(number) = &mut quantity.amount else { return };
    let Some(sum) = number.value.checked_add(cents.value.shift(-2)).filter(|_| !number.scaled) else { return };
    (number.value, number.end, number.grain, quantity.end) = (sum, end, Decimal::new(1, -2), end);
}

/// “5 feet 2 inches”, “two hours and 20 minutes”: a second amount in a smaller unit that divides
/// the first.
fn add_smaller(tokens: &Tokens, quantity: &mut Quantity) {
    let Some(unit) = quantity.unit.as_deref().and_then(units::by_name) else { return };
    let at = quantity.end + usize::from(tokens.lower(quantity.end) == "and");
    let Some(number) = number::cardinal(tokens, at) else { return };
    let Some(smaller) =
        measure::unit(tokens, number.end).and_then(|found| Some((found.end, units::by_name(&found.name)?)))
    else {
        return;
    };
    let Amount::Number(first) = &mut quantity.amount else { return };
    let (end, small) = smaller;
    let ratio = unit.factor / small.factor;
    let divides =
        small.dimension == unit.dimension && ratio > 1.5 && ratio < 2000.0 && (ratio - ratio.round()).abs() < 1e-6;
    let Some(whole) = first.value.to_i64().filter(|_| divides && number.value.to_f64() < ratio) else { return };
    let part = number.value.checked_div(Decimal::from(ratio.round() as i64));
    let Some(sum) = part.and_then(|part| part.checked_add(Decimal::from(whole))) else { return };
    (first.value, first.end, quantity.end) = (sum, end, end);
    first.grain = Decimal::ONE.checked_div(Decimal::from(ratio.round() as i64)).unwrap_or(Decimal::ONE);
}

fn attach(quantity: &mut Quantity, unit: UnitMatch) {
    quantity.kind = match (unit.dimension, unit.name.as_ref()) {
        (Dimension::Proportion, "percentage point" | "basis point") => FigureKind::Points,
        (Dimension::Proportion, _) => FigureKind::Percent,
        (Dimension::Time, _) => FigureKind::Duration,
        _ => FigureKind::Measure,
    };
    quantity.end = unit.end;
    quantity.dimension = Some(unit.dimension);
    quantity.unit = Some(unit.name);
}

/// `5m`: millions where people or things are counted, metres otherwise.
fn glued_million(tokens: &Tokens, number: &mut Number) {
    if number.scaled
        || !number.digits
        || !tokens.glued(number.end)
        || !matches!(tokens.text(number.end), "m" | "M" | "t")
    {
        return;
    }
    let next = number.end + 1;
    let Some(noun) = tokens.get(next).filter(|next| next.kind == TokenKind::Word && next.shape.contains(Shape::SPACED))
    else {
        return;
    };
    let lower = tokens.lower(next);
    let measured = matches!(
        lower,
        "hurdles" | "sprints" | "tall" | "high" | "long" | "wide" | "deep" | "freestyle" | "waves" | "steeples"
    );
    let counted = super::counted::counted(tokens, next, super::counted::Agreement::Plural).is_some();
    let million = tokens.text(number.end) != "t";
    if million && counted && !measured && !noun.shape.contains(Shape::ABBREVIATED) {
        number.value = number.value.shift(6);
        number.grain = number.value.roundness();
        number.scaled = true;
        number.end += 1;
    }
}
