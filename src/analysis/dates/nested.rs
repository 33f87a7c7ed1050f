//! Expressions made of others: “the first week of September”, “the week of 4 February”, “the third
//! Thursday in November”, “last year's third quarter”.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::times::{TimeUnit, TimeWord},
};

use super::{
    DateKind, Expr, NthOf, YearRef, calendar,
    grammar::{Found, Tape},
    relative,
};

/// A nested expression that begins at token `i`, behind its article.
pub(super) fn nested(tape: &Tape<'_>, i: usize) -> Option<Found> {
    nth(tape, i).or_else(|| around(tape, i)).or_else(|| year_ago(tape, i))
}

/// A date that another expression may stand within: no length, no time of day.
fn outer(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let at = i + usize::from(tape.lower(i) == "the");
    let found =
        calendar::date(tape, at).or_else(|| relative::relative(tape, at)).or_else(|| match tape.word(at)? {
            TimeWord::Unit(unit) if at > i && unit >= TimeUnit::Week => {
                Some(Found::date(at + 1, Expr::Unit { unit, by: 0 }))
            }
            _ => None,
        })?;
    let stretch = matches!(
        found.expr,
        Expr::Calendar { day: None, .. }
            | Expr::Month { .. }
            | Expr::Unit { .. }
            | Expr::Quarter { .. }
            | Expr::Half { .. }
            | Expr::Season { .. }
            | Expr::Decade { .. }
            | Expr::Century(_)
    );
    (stretch && found.kind == DateKind::Date).then_some(found)
}

/// “first week of”, “last day of”, “third Thursday in”.
fn nth(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (n, at) = match tape.lower(i) {
        "last" | "final" => (-1, i + 1),
        "opening" => (1, i + 1),
        _ => tape.ordinal(i)?,
    };
    let n = i8::try_from(n).ok()?;
    let what = match tape.word(at)? {
        TimeWord::Unit(
            unit @ (TimeUnit::Day
            | TimeUnit::Week
            | TimeUnit::Month
            | TimeUnit::Weekend
            | TimeUnit::Year
            | TimeUnit::Quarter),
        ) => NthOf::Unit(unit),
        TimeWord::Weekday(day) => NthOf::Weekday(day),
        _ => return None,
    };
    if !matches!(tape.lower(at + 1), "of" | "in") {
        return None;
    }
    let of = outer(tape, at + 2)?;
    Some(Found::date(of.end, Expr::Nth { n, what, of: Box::new(of.expr) }))
}

/// “week of 4 February”, “week beginning Monday”, “month of May”.
fn around(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Unit(unit @ (TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Weekend))) =
        tape.word(i)
    else {
        return None;
    };
    let mut at = match tape.lower(i + 1) {
        "of" => i + 2,
        "beginning" | "starting" | "ending" | "ended" if unit == TimeUnit::Week || unit == TimeUnit::Year => i + 2,
        _ if unit == TimeUnit::Year && tape.year(i + 1).is_some() => i + 1,
        _ => return None,
    };
    at += usize::from(tape.lower(at) == "on");
    at += usize::from(tape.lower(at) == "the");
    // “the month of March”: nothing but a month can follow.
    let day = calendar::date(tape, at).or_else(|| {
        let month = tape.month(at).filter(|_| unit == TimeUnit::Month)?;
        let year = YearRef::Absent;
        Some(Found::date(at + 1, Expr::Calendar { year, month: Some(month), day: None, until: None, weekday: None }))
    })?;
    match (&day.expr, unit) {
        (Expr::Calendar { day: Some(_), .. } | Expr::Weekday { .. }, _) => {
            Some(Found::date(day.end, Expr::Around { unit, day: Box::new(day.expr) }))
        }
        (Expr::Calendar { month: Some(_), day: None, .. }, TimeUnit::Month)
        | (Expr::Calendar { month: None, .. }, TimeUnit::Year) => Some(day),
        _ => None,
    }
}

/// “year-ago quarter”, “year-earlier”: a year before the day of the article.
fn year_ago(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let at = tape.over_hyphen(i + 1);
    if tape.word(i) != Some(TimeWord::Unit(TimeUnit::Year))
        || at == i + 1
        || !matches!(tape.lower(at), "ago" | "earlier")
    {
        return None;
    }
    let period = usize::from(matches!(tape.lower(at + 1), "period" | "quarter" | "month" | "week"));
    Some(Found::date(at + 1 + period, Expr::Unit { unit: TimeUnit::Year, by: -1 }))
}

/// What a possessive year holds: “last year's third quarter”, “this year's first half”.
pub(super) fn possessed(tape: &Tape<'_>, found: Found) -> Found {
    let Expr::Unit { unit: TimeUnit::Year, by } = found.expr else { return found };
    if tape.tokens.get(found.end).is_none_or(|token| token.kind != TokenKind::Clitic) {
        return found;
    }
    let year = YearRef::Relative(by);
    match calendar::date(tape, found.end + 1) {
        Some(Found { end, expr: Expr::Quarter { quarter, year: YearRef::Absent }, .. }) => {
            Found::date(end, Expr::Quarter { quarter, year })
        }
        _ => found,
    }
}
