//! What stands behind a bare number and belongs to it: per cent, currency, unit.

use std::borrow::Cow;

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::units::{self, Dimension},
};

use super::{
    Decimal, FigureKind,
    measure::{self, UnitMatch},
    money,
    number::{self, Number},
    quantity::{Amount, Quantity},
};

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
        add_cents(tokens, quantity);
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
            coins(quantity);
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
        below_zero(tokens, quantity);
    }
}

/// Ten dimes are a dollar, ten grand ten thousand.
fn coins(quantity: &mut Quantity) {
    let (name, factor) = match quantity.unit.as_deref() {
        Some("dime") => ("USD", Decimal::new(1, -1)),
        Some("nickel") => ("USD", Decimal::new(5, -2)),
        Some("grand") => ("grand", Decimal::new(1, 3)),
        _ => return,
    };
    let Amount::Number(number) = &mut quantity.amount else { return };
    let Some(value) = number.value.checked_mul(factor) else { return };
    (number.value, number.grain, quantity.unit) = (value, value.roundness(), Some(Cow::Borrowed(name)));
}

/// “3 dollars and 50 cents”.
fn add_cents(tokens: &Tokens, quantity: &mut Quantity) {
    let at = quantity.end + usize::from(tokens.lower(quantity.end) == "and");
    let Some(cents) = number::cardinal(tokens, at).filter(|cents| cents.value < Decimal::from(100)) else { return };
    let glued_letter = tokens.glued(cents.end) && matches!(tokens.text(cents.end), "c" | "¢" | "p");
    let hundredth = match quantity.unit.as_deref() {
        Some("GBP") => "penny",
        Some("INR" | "PKR" | "NPR") => "paisa",
        Some("MYR" | "IDR") => "sen",
        Some("RUB" | "UAH" | "BYN") => "kopeck",
        Some("MXN" | "BRL" | "PHP" | "peso") => "centavo",
        _ => "cent",
    };
    let minor = money::name(tokens, cents.end, &cents).filter(|(name, _)| *name == hundredth);
    let Some(end) = minor.map(|(_, end)| end).or(glued_letter.then_some(cents.end + 1)) else { return };
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

/// “10 degrees below zero”.
fn below_zero(tokens: &Tokens, quantity: &mut Quantity) {
    let degrees = matches!(quantity.unit.as_deref(), Some("degree" | "°C" | "°F"));
    if degrees
        && tokens.lower(quantity.end) == "below"
        && matches!(tokens.lower(quantity.end + 1), "zero" | "freezing")
        && let Amount::Number(number) = &mut quantity.amount
    {
        number.value = number.value.negated();
        quantity.end += 2;
    }
}
