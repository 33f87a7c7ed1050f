//! Lengths of time: “two weeks”, “10-year”, “an hour and 20 minutes”.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::{
        noun_phrases::ends_noun_phrase,
        times::{TimeUnit, TimeWord},
    },
};

use super::{
    Count, DateKind, Expr,
    grammar::{Found, Tape},
};

/// The TIMEX3 value of a whole number of units: `P2W`, `PT24H`.
pub(super) fn period(n: i64, unit: TimeUnit) -> String {
    value(Count::Milli(n.saturating_mul(1000)), unit)
}

/// The TIMEX3 value of a length.
pub(super) fn value(count: Count, unit: TimeUnit) -> String {
    let (time, letter, factor) = match unit {
        TimeUnit::Second => ("T", "S", 1),
        TimeUnit::Minute => ("T", "M", 1),
        TimeUnit::Hour => ("T", "H", 1),
        TimeUnit::Day => ("", "D", 1),
        TimeUnit::Weekend => ("", "WE", 1),
        TimeUnit::Week => ("", "W", 1),
        TimeUnit::Fortnight => ("", "W", 2),
        TimeUnit::Month => ("", "M", 1),
        TimeUnit::Quarter => ("", "Q", 1),
        TimeUnit::Year => ("", "Y", 1),
        TimeUnit::Decade => ("", "Y", 10),
        TimeUnit::Century => ("", "Y", 100),
        TimeUnit::Millennium => ("", "Y", 1000),
    };
    match count {
        Count::Some => {
            let letter = match unit {
                TimeUnit::Decade => "DE",
                TimeUnit::Century => "C",
                _ => letter,
            };
            format!("P{time}X{letter}")
        }
        Count::Milli(milli) => {
            let milli = milli.saturating_mul(factor);
            let (whole, rest) = (milli / 1000, milli % 1000);
            if rest == 0 {
                return format!("P{time}{whole}{letter}");
            }
            // Half a unit is so many of the next smaller one where that is whole.
            let smaller = match unit {
                TimeUnit::Minute => Some(("T", "S", 60)),
                TimeUnit::Hour => Some(("T", "M", 60)),
                TimeUnit::Day => Some(("T", "H", 24)),
                TimeUnit::Year => Some(("", "M", 12)),
                _ => None,
            };
            match smaller {
                Some((time, small, of)) if whole > 0 && (rest * of) % 1000 == 0 && unit < TimeUnit::Day => {
                    let lead = if time == "T" { "PT" } else { "P" };
                    format!("{lead}{whole}{letter}{}{small}", rest * of / 1000)
                }
                _ => {
                    let decimals = format!("{rest:03}");
                    format!("P{time}{whole}.{}{letter}", decimals.trim_end_matches('0'))
                }
            }
        }
    }
}

/// A length of time that begins with its number at token `i`.
pub(super) fn length(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let article = matches!(tape.lower(i), "a" | "an");
    let (mut count, behind) = match tape.count(i) {
        Some(found) => found,
        None if article => (Count::Milli(1000), i + 1),
        None => return None,
    };
    // “half an hour”: the count ended before the article; “a few more days”
    let mut behind = behind;
    if extends_count(tape.lower(behind)) {
        behind += 1;
    }
    if matches!(tape.lower(i), "half") && matches!(tape.lower(i + 1), "a" | "an") {
        behind = i + 2;
    }
    let (unit, plural, mut end) = tape.unit(behind)?;
    let hyphen = tape.tokens.get(behind).is_some_and(|token| token.kind == TokenKind::Hyphen);
    let one = count == Count::Milli(1000) || matches!(count, Count::Milli(milli) if milli < 1000);
    // “a two day strike”
    let attributive =
        matches!(unit, TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)
            && matches!(count, Count::Milli(milli) if milli > 1000)
            && tape.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Word && !next.is_capital())
            && !ends_noun_phrase(tape.lower(end));
    if !plural && !one && !hyphen && !tape.tokens.glued(behind) && !attributive {
        return None;
    }
    // “a second strike”, “a quarter of”, “a minute majority”: no lengths.
    if article && !plural && count == Count::Milli(1000) {
        let adjective = matches!(unit, TimeUnit::Second | TimeUnit::Quarter | TimeUnit::Weekend);
        if adjective
            || tape.tokens.glued(end) && tape.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Hyphen)
        {
            return None;
        }
    }
    if plural
        && matches!(unit, TimeUnit::Quarter)
        && matches!(count, Count::Milli(n) if n <= 3000)
        && tape.lower(end) == "of"
    {
        return None;
    }
    let mut more = None;
    if tape.lower(end) == "and" && matches!(tape.lower(end + 1), "a") && tape.lower(end + 2) == "half" {
        if let Count::Milli(milli) = &mut count {
            *milli += 500;
        }
        end += 3;
    } else {
        let at = end + usize::from(tape.lower(end) == "and" || tape.tokens.text(end) == ",");
        if let Some((next, behind)) = tape.count(at)
            && let (Some(n), Some((smaller, _, behind))) = (next.whole(), tape.unit(behind))
            && smaller < unit
            && matches!(count, Count::Milli(_))
            && n > 0
        {
            (more, end) = (Some((n, smaller)), behind);
        }
    }
    Some(Found::new(end, DateKind::Duration, Expr::Length { count, unit, more }))
}

/// “all day”, “another month”, “another two weeks”.
pub(super) fn whole(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let one = |unit, end| {
        Some(Found::new(end, DateKind::Duration, Expr::Length { count: Count::Milli(1000), unit, more: None }))
    };
    let unit = tape.unit(i + 1);
    let glued = tape.tokens.glued(i + 1);
    match (tape.lower(i), unit) {
        ("all", Some((unit @ (TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year), false, end)))
            if !glued =>
        {
            one(unit, end)
        }
        ("another", Some((unit, false, end))) if unit >= TimeUnit::Minute && unit != TimeUnit::Quarter => {
            one(unit, end)
        }
        ("another", None) => length(tape, i + 1).filter(|found| matches!(found.expr, Expr::Length { .. })),
        _ => None,
    }
}

/// “a decade-long war”, “months-long”: a unit glued to “long”.
pub(super) fn long(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (unit, plural) = match tape.word(i)? {
        TimeWord::Unit(unit) => (unit, false),
        TimeWord::Units(unit) => (unit, true),
        _ => return None,
    };
    let at = tape.over_hyphen(i + 1);
    let count = if plural { Count::Some } else { Count::Milli(1000) };
    let alone = i == 0 || !tape.tokens.glued(i);
    (at > i + 1 && tape.lower(at) == "long" && alone)
        .then(|| Found::new(at + 1, DateKind::Duration, Expr::Length { count, unit, more: None }))
}

/// A bare plural behind a preposition or a quantity: “for years”, “weeks after”.
pub(super) fn bare(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Units(unit)) = tape.word(i) else { return None };
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let behind = tape.lower(i + 1);
    let prepositional = matches!(
        before,
        "for"
            | "in"
            | "after"
            | "within"
            | "over"
            | "through"
            | "of"
            | "than"
            | "last"
            | "took"
            | "take"
            | "takes"
            | "spent"
            | "spend"
            | "lasted"
            | "many"
    );
    let prepositional = prepositional && !(before == "many" && i > 1 && tape.lower(i - 2) == "as");
    let related = matches!(behind, "ago" | "later" | "earlier" | "before" | "after" | "of");
    if matches!(unit, TimeUnit::Second | TimeUnit::Quarter | TimeUnit::Weekend | TimeUnit::Minute)
        && !(related && behind != "of")
    {
        return None;
    }
    if behind == "ago" {
        return Some(Found::date(i + 2, Expr::Offset { count: Count::Some, unit, sign: -1, anchored: true }));
    }
    if matches!(behind, "later" | "earlier") {
        let sign = if behind == "later" { 1 } else { -1 };
        return Some(Found::date(i + 2, Expr::Offset { count: Count::Some, unit, sign, anchored: false }));
    }
    (prepositional && before != "of" || related)
        .then(|| Found::new(i + 1, DateKind::Duration, Expr::Length { count: Count::Some, unit, more: None }))
}

/// Adjectives that stand between a count and its unit of time: “three more days”, “two full weeks”.
pub(super) fn extends_count(lower: &str) -> bool {
    matches!(
        lower,
        "more"
            | "consecutive"
            | "straight"
            | "full"
            | "additional"
            | "extra"
            | "whole"
            | "long"
            | "short"
            | "solid"
            | "further"
            | "other"
    )
}
