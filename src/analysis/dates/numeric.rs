//! Dates written in digits: `2018-09-03`, `3/9/2018`, `03.09.2018`.

use crate::analysis::tokens::TokenKind;

use super::{
    Expr, YearRef,
    grammar::{Found, Tape},
};

fn calendar(year: i64, month: i64, day: i64) -> Option<Expr> {
    let year = i16::try_from(year).ok().filter(|year| (1000..=2199).contains(year))?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(Expr::Calendar { year: YearRef::Year(year), month: Some(month), day: Some(day), until: None, weekday: None })
}

/// A date in digits that begins at token `i`.
pub(super) fn date(tape: &Tape<'_>, i: usize) -> Option<Found> {
    if !tape.is_number(i)
        || i > 0 && tape.tokens.glued(i) && matches!(tape.tokens.text(i - 1), "/" | "-" | "$" | "£" | "€")
    {
        return None;
    }
    dotted(tape, i).or_else(|| separated(tape, i))
}

/// `03.09.2018`, one token.
fn dotted(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let mut parts = tape.tokens.text(i).split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || a.len() > 2 && a.len() != 4 || b.len() > 2 {
        return None;
    }
    let number = |text: &str| text.parse::<i64>().ok();
    let expr = if a.len() == 4 {
        calendar(number(a)?, number(b)?, number(c)?)
    } else {
        day_month(number(a)?, number(b)?, full_year(c)?, true)
    }?;
    Some(Found::date(i + 1, expr))
}

/// `2018-09-03`, `3/9/2018`, `9/3`.
fn separated(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let tokens = tape.tokens;
    let separator = |at: usize| {
        let text = tokens.text(at);
        let kind = tokens.get(at)?.kind;
        (tokens.glued(at)
            && tokens.glued(at + 1)
            && (text == "/" || kind == TokenKind::Hyphen)
            && tape.is_number(at + 1))
        .then_some(text)
    };
    let first = separator(i + 1)?;
    let second = separator(i + 3).filter(|second| *second == first)?;
    let _ = second;
    let (a, b, c) = (tape.integer(i)?, tape.integer(i + 2)?, tape.integer(i + 4)?);
    if tokens.glued(i + 5) && tokens.text(i + 5) == first {
        return None;
    }
    let expr = if tokens.text(i).len() == 4 {
        calendar(a, b, c)?
    } else {
        // 03-09-2018 is a European's, 3/9/2018 an American's unless it can't be.
        day_month(a, b, full_year(tokens.text(i + 4))?, first != "/")?
    };
    let _ = c;
    Some(Found::date(i + 5, expr))
}

/// Two digits are a year of the last seventy or the next thirty of the century about 2000.
fn full_year(text: &str) -> Option<i64> {
    let year: i64 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn day_month(a: i64, b: i64, year: i64, day_first: bool) -> Option<Expr> {
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    calendar(year, month, day).or_else(|| calendar(year, day, month))
}
