//! Two numbers joined to a range: “between A and B”, “A to B”, `A–B`, “two or three”.

use std::borrow::Cow;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::units::Dimension,
};

use super::{
    Bounds, Decimal, Direction, FigureKind, complete,
    compose::Draft,
    context, measure, money, number,
    quantity::{self, Amount, Quantity},
};

/// A range in the text.
#[derive(Clone, Debug)]
pub(super) struct RangeMatch {
    pub start: usize,
    pub end: usize,
    pub lower: Decimal,
    pub upper: Decimal,
    pub grain: Decimal,
    pub kind: FigureKind,
    pub unit: Option<Cow<'static, str>>,
    pub dimension: Option<Dimension>,
    pub rule: &'static str,
    /// What joins them, in lower case.
    pub connector: &'static str,
    /// Whether both ends have a unit of their own.
    pub units: bool,
}

/// “between A and B”, “from A to B” where no change runs from the one to the other.
pub(super) fn between(tokens: &Tokens, at: usize) -> Option<RangeMatch> {
    let (connectors, rule): (&[&str], _) = match tokens.lower(at) {
        "between" => (&["and", "to", "-", "–"], "between"),
        "from" if context::change_verb(tokens, at).is_none() => (&["to", "-", "–"], "from-to"),
        _ => return None,
    };
    let first = quantity::operand(tokens, at + 1)?;
    let mut range = join(tokens, &first, connectors, rule)?;
    range.start = at;
    Some(range)
}

/// “between the tenth and the fifteenth”, “from third to fifth”: places in an order.
pub(super) fn ordinals(tokens: &Tokens, at: usize) -> Option<RangeMatch> {
    let connector = match tokens.lower(at) {
        "between" => "and",
        "from" => "to",
        _ => return None,
    };
    let ordinal = |at: usize| number::ordinal(tokens, at + usize::from(tokens.lower(at) == "the"));
    let first = ordinal(at + 1)?;
    let last = ordinal(first.end + 1).filter(|_| tokens.lower(first.end) == connector)?;
    (first.value < last.value).then_some(RangeMatch {
        start: at,
        end: last.end,
        lower: first.value,
        upper: last.value,
        grain: Decimal::ONE,
        kind: FigureKind::Ordinal,
        unit: None,
        dimension: None,
        rule: "ordinals",
        connector: "",
        units: false,
    })
}

/// A range that begins with a quantity: “10 to 15”, `10-15`, “two or three”.
pub(super) fn joined(tokens: &Tokens, first: &Quantity) -> Option<RangeMatch> {
    let before = if first.start > 0 { tokens.lower(first.start - 1) } else { "" };
    if before == "from" && context::change_verb(tokens, first.start - 1).is_some() {
        return None;
    }
    let range = join(tokens, first, &["to", "-", "–", "—", "or", "‑", "through", "~"], "range")?;
    // “rose by 33,000 to 5.01 million”, “fell 33,000 to 5.01 million”: a change and where it led.
    let changed = before == "by" && context::change_verb(tokens, first.start - 1).is_some()
        || first.start > 0
            && context::direction(tokens, first.start).is_some()
            && context::direction(tokens, first.start) != Some(Direction::To);
    // “by 3 to 5 percent” is a range all the same.
    let apart = range.units || range.lower.checked_mul(Decimal::from(10)).is_some_and(|lower| lower < range.upper);
    (!(changed && apart && range.connector == "to")).then_some(range)
}

fn join(tokens: &Tokens, first: &Quantity, connectors: &[&str], rule: &'static str) -> Option<RangeMatch> {
    let mut at = first.end;
    // “an 8- to 16-metre mirror”: the first hyphen waits for its noun.
    let suspended = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen)
        && tokens.glued(at)
        && !tokens.glued(at + 1)
        && matches!(tokens.lower(at + 1), "to" | "or");
    at += usize::from(suspended);
    // A phrase that ends here goes on to no other end; a unit is at most four words long.
    let ends = |at: usize| {
        tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punct && !matches!(tokens.text(at), "-" | "/" | "."))
    };
    if ends(at) || !(at..at + 8).take_while(|&k| !ends(k)).any(|k| connectors.contains(&tokens.lower(k))) {
        return None;
    }
    let mut left = first.clone();
    if !connectors.contains(&tokens.lower(at)) {
        // “5% to 7%”, “10km to 20km”, “$5 million-$7 million”
        complete::complete(tokens, &mut left);
        at = left.end;
        at += usize::from(suspended && tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen));
        if !connectors.contains(&tokens.lower(at)) {
            return None;
        }
    }
    let connector = tokens.lower(at);
    let hyphen = tokens.get(at)?.kind != TokenKind::Word;
    if hyphen && tokens.glued(at) != tokens.glued(at + 1) {
        return None;
    }
    if hyphen
        && !tokens.glued(at)
        && connector == "-"
        && !matches!(tokens.get(at + 1)?.kind, TokenKind::Number | TokenKind::Symbol)
    {
        return None;
    }
    // “between 2 g and about 7 g”
    let hedge = usize::from(matches!(tokens.lower(at + 1), "about" | "around" | "roughly" | "perhaps" | "even" | "~"));
    let mut right = quantity::operand(tokens, at + 1 + hedge).or_else(|| after_hyphen(tokens, at + 1, hyphen))?;
    if matches!(right.amount, Amount::Vague(_)) || matches!(left.amount, Amount::Vague(_)) {
        return None;
    }
    let right_digits = |quantity: &Quantity| matches!(quantity.amount, Amount::Number(number) if number.digits);
    if hyphen && !right_digits(&right) && !matches!(right.amount, Amount::Fraction(_)) && !hyphenated_words(tokens, at)
    {
        return None;
    }
    complete::complete(tokens, &mut right);
    let (mut lower, mut upper) = (left.amount.value()?, right.amount.value()?);
    // “between 50 cents and $1”
    if let Some(power) = minor(&left, &right) {
        lower = lower.shift(power);
        left.unit.clone_from(&right.unit);
    }
    // “ranged from -18 °C to -34 °C”: below zero the smaller stands last.
    if lower.is_negative() && upper.is_negative() && upper < lower {
        (lower, upper) = (upper, lower);
    }
    // “3 to 4 million”, “$26–31 million”: the magnitude stands once.
    let scale = shared_scale(&left, &right, lower, upper);
    if let Some(power) = scale {
        lower = lower.shift(power);
    }
    let units = left.unit.is_some() && right.unit.is_some();
    let connector = if connector == "to" { "to" } else { "" };
    let kinds_agree = left.unit.is_none()
        || right.unit.is_none() && right.kind == FigureKind::Number && left.kind == FigureKind::Money
        || left.unit == right.unit;
    if lower >= upper || !kinds_agree {
        return None;
    }
    if tokens.lower(at) == "or" {
        // “two or three”, “10 or 15”: neighbours; “5 or 600” is none.
        let close = upper <= lower.checked_mul(Decimal::from(3))?;
        if !close || right_digits(&left) != right_digits(&right) {
            return None;
        }
    }
    let (unit, dimension, kind) = if right.unit.is_some() {
        (right.unit, right.dimension, right.kind)
    } else {
        (left.unit, left.dimension, left.kind)
    };
    let grain = match (left.amount, right.amount) {
        (Amount::Number(a), Amount::Number(b)) if a.grain < b.grain && scale.is_none() => a.grain,
        (_, Amount::Number(b)) => b.grain,
        _ => Decimal::ONE,
    };
    Some(RangeMatch {
        start: left.start,
        end: right.end,
        lower,
        upper,
        grain,
        kind,
        unit,
        dimension,
        rule,
        connector,
        units,
    })
}

/// The power of ten by which the coins of a range's lower end are less than the money of its upper.
fn minor(left: &Quantity, right: &Quantity) -> Option<i16> {
    let (coin, money) = (left.unit.as_deref()?, right.unit.as_deref()?);
    let fits = match coin {
        "cent" => matches!(money, "USD" | "CAD" | "AUD" | "NZD" | "HKD" | "SGD" | "EUR" | "ZAR" | "dollar"),
        "penny" => money == "GBP",
        "paisa" => matches!(money, "INR" | "PKR" | "NPR"),
        "kopeck" => matches!(money, "RUB" | "UAH" | "BYN"),
        "centavo" => matches!(money, "MXN" | "BRL" | "PHP" | "peso"),
        _ => false,
    };
    fits.then_some(-2)
}

/// The number behind a glued hyphen, where it is a plain one in digits.
fn after_hyphen(tokens: &Tokens, at: usize, hyphen: bool) -> Option<Quantity> {
    if !hyphen {
        return None;
    }
    let number = number::cardinal(tokens, at).filter(|number| number.digits)?;
    let year_like =
        tokens.text(at).len() == 4 && number.value >= Decimal::from(1500) && number.value < Decimal::from(2100);
    (!year_like).then_some(Quantity {
        start: at,
        end: number.end,
        amount: Amount::Number(number),
        kind: FigureKind::Number,
        unit: None,
        dimension: None,
    })
}

/// “ten-to-fifteen” has its own words; “two–three” joins words with a dash, which a compound
/// number never does.
fn hyphenated_words(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Dash)
}

fn shared_scale(left: &Quantity, right: &Quantity, lower: Decimal, upper: Decimal) -> Option<i16> {
    let (Amount::Number(a), Amount::Number(b)) = (left.amount, right.amount) else { return None };
    if a.scaled || !b.scaled || lower >= Decimal::from(1000) {
        return None;
    }
    [12, 9, 7, 6, 5, 3, 2].into_iter().find(|&power| {
        let shifted = lower.shift(power);
        upper >= Decimal::ONE.shift(power) && shifted < upper && upper < Decimal::ONE.shift(power + 3)
    })
}

/// `3-1`, `2–0`: the first number is not the smaller, so it is no range.
pub(super) fn is_score(tokens: &Tokens, first: &Quantity) -> bool {
    let at = first.end;
    let joint = tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash))
        && tokens.glued(at)
        && tokens.glued(at + 1);
    if !joint || first.unit.is_some() || tokens.get(at + 1).is_none_or(|token| token.kind != TokenKind::Number) {
        return false;
    }
    let small = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (Some(a), Some(b)) = (first.amount.value(), Decimal::parse(tokens.text(at + 1))) else { return false };
    let whole = first.end == first.start + 1 && small(tokens.text(first.start)) && small(tokens.text(at + 1));
    let more = tokens.glued(at + 2)
        && tokens
            .get(at + 2)
            .is_some_and(|token| !matches!(token.kind, TokenKind::Punct | TokenKind::Mark | TokenKind::Clitic));
    // “gusts of 90–70 km/h”, “500–200 euros” are no match, whichever way round they are
    let measured = measure::unit(tokens, at + 2).is_some_and(|unit| {
        let (time, share) = (unit.dimension == Dimension::Time, unit.dimension == Dimension::Proportion);
        !time && !share && unit.name != "inch"
    }) || matches!(&first.amount, Amount::Number(number) if money::name(tokens, at + 2, number).is_some());
    whole && a >= b && !more && !measured
}

/// `±0.01`, `+/- 3`, “plus or minus three”, “, give or take 90” behind a number: the amount, with the token behind it.
pub(super) fn tolerance(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let at = at + usize::from(tokens.text(at) == "," && tokens.lower(at + 1) == "give");
    let start = match (tokens.lower(at), tokens.lower(at + 1), tokens.lower(at + 2)) {
        ("±", ..) => at + 1,
        ("+", "/", "-" | "−") => at + 3,
        ("plus", "or", "minus") | ("give", "or", "take") => at + 3,
        _ => return None,
    };
    let number = number::cardinal(tokens, start)?;
    Some((number.value, number.end))
}

/// “6,200 years old, give or take 90 years”: a tolerance behind the unit, in the same.
pub(super) fn give_or_take(tokens: &Tokens, mut draft: Draft, stop: usize) -> Draft {
    let comma = usize::from(tokens.text(draft.core.end) == ",");
    if tokens.lower(draft.core.end + comma) != "give" {
        return draft;
    }
    let tolerance = tolerance(tokens, draft.core.end);
    let Some((value, (tolerance, end))) = draft.value.zip(tolerance) else { return draft };
    let unit = measure::unit(tokens, end);
    let same = unit.as_ref().is_none_or(|unit| draft.unit.as_deref() == Some(&*unit.name));
    let end = unit.map_or(end, |unit| unit.end);
    let Some((lower, upper)) = value.checked_sub(tolerance).zip(value.checked_add(tolerance)) else { return draft };
    if same && end <= stop && draft.unit.is_some() {
        (draft.core.end, draft.whole.end) = (end, draft.whole.end.max(end));
        draft.hard = Bounds::closed(lower, upper);
        (draft.soft, draft.rule) = (draft.hard, "plus-minus");
    }
    draft
}
