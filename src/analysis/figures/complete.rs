//! What stands behind a bare number and belongs to it: per cent, currency, unit.

use std::borrow::Cow;

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{
        currencies,
        numbers::NumberWord,
        units::{self, Dimension, Unit},
    },
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
    let unit = measure::unit(tokens, quantity.end).or_else(|| {
        // “16 straight hours”, “three more weeks”, “four working days”
        let adjective = matches!(
            tokens.lower(quantity.end),
            "straight"
                | "consecutive"
                | "full"
                | "more"
                | "extra"
                | "additional"
                | "solid"
                | "further"
                | "whole"
                | "working"
                | "trading"
                | "business"
                | "long"
                | "other"
                | "calendar"
        );
        let unit = if adjective { measure::unit(tokens, quantity.end + 1) } else { None };
        unit.filter(|unit| unit.dimension == Dimension::Time)
    });
    if let Amount::Number(number) = &mut quantity.amount {
        // “48.5 MGBP”, as Nordic companies report.
        if let Some(code) = tokens.text(quantity.end).strip_prefix('M')
            && code.len() == 3
            && let Some(currency) = currencies::by_code(code)
            && !number.scaled
        {
            (number.value, number.scaled) = (number.value.shift(6), true);
            (number.grain, number.end) = (number.value.roundness(), quantity.end + 1);
            (quantity.kind, quantity.unit, quantity.end) =
                (FigureKind::Money, Some(Cow::Borrowed(currency)), quantity.end + 1);
            return;
        }
        let mass = unit.as_ref().is_some_and(|unit| unit.name == "lb");
        if (unit.is_none() || mass)
            && let Some((currency, end)) = money::name(tokens, quantity.end, number)
        {
            (quantity.kind, quantity.unit, quantity.end) = (FigureKind::Money, Some(Cow::Borrowed(currency)), end);
            scale_behind(tokens, quantity);
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
    // “half a million dollars”, “a quarter of a billion euros”
    if let Amount::Fraction(value) = quantity.amount
        && value >= Decimal::from(100)
    {
        let number = Number { end: quantity.end, value, grain: value.roundness(), digits: false, scaled: true };
        if let Some((currency, end)) = money::name(tokens, quantity.end, &number) {
            quantity.amount = Amount::Number(Number { end, ..number });
            (quantity.kind, quantity.unit, quantity.end) = (FigureKind::Money, Some(Cow::Borrowed(currency)), end);
            return;
        }
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
        // Days, hours, minutes, seconds: more than four are not written.
        let mut last = None;
        for _ in 0..3 {
            last = add_smaller(tokens, quantity, last);
            if last.is_none() {
                break;
            }
        }
        below_zero(tokens, quantity);
    }
}

/// “75 USD million”: the magnitude behind the code.
fn scale_behind(tokens: &Tokens, quantity: &mut Quantity) {
    let code = quantity.unit.as_deref() == Some(tokens.text(quantity.end - 1));
    if let Amount::Number(number) = &mut quantity.amount
        && let Some(NumberWord::Scale(power)) = number::word(tokens, quantity.end).filter(|_| code && !number.scaled)
    {
        number.value = number.value.shift(i16::from(power));
        number.grain = number.value.roundness();
        (number.scaled, number.end) = (true, quantity.end + 1);
        quantity.end += 1;
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

/// “5 feet 2 inches”, “two hours, 20 minutes and 4 seconds”: a further amount in a smaller unit that
/// divides the `last` one, at first its own; gives back that smaller unit.
fn add_smaller(tokens: &Tokens, quantity: &mut Quantity, last: Option<&'static Unit>) -> Option<&'static Unit> {
    let comma = usize::from(tokens.text(quantity.end) == ",");
    let and = usize::from(tokens.lower(quantity.end + comma) == "and");
    let number = number::cardinal(tokens, quantity.end + comma + and)?;
    let unit = quantity.unit.as_deref().and_then(units::by_name)?;
    let last = last.unwrap_or(unit);
    // “12 ft 2 in”
    let inches = last.name == "foot" && tokens.lower(number.end) == "in";
    let (small, end) = if inches {
        (units::by_name("inch")?, number.end + 1)
    } else {
        let found = measure::unit(tokens, number.end)?;
        (units::by_name(&found.name)?, found.end)
    };
    let Amount::Number(first) = &mut quantity.amount else { return None };
    let whole_number = |ratio: f64| (ratio - ratio.round()).abs() < 1e-6;
    let (step, ratio) = (last.factor / small.factor, unit.factor / small.factor);
    let divides = small.dimension == unit.dimension
        && step > 1.5
        && step < 2000.0
        && whole_number(step)
        && whole_number(ratio)
        && number.value.to_f64() < step
        && (last.name != unit.name || first.value.to_i64().is_some());
    if !divides {
        return None;
    }
    let part = number.value.checked_div(Decimal::from(ratio.round() as i64))?;
    let sum = first.value.checked_add(part)?;
    (first.value, first.end, quantity.end) = (sum, end, end);
    first.grain = Decimal::ONE.checked_div(Decimal::from(ratio.round() as i64)).unwrap_or(Decimal::ONE);
    Some(small)
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
