//! Dates written in digits: `2018-09-03`, `3/9/2018`, `03.09.2018`.

use crate::analysis::tokens::TokenKind;

use super::{
    Clock, DateKind, Expr, YearRef,
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
    dotted(tape, i).or_else(|| separated(tape, i)).map(|found| iso_time(tape, found))
}

/// `T08:09:00` behind an ISO date: letters and digits are one word, the rest a number.
fn iso_time(tape: &Tape<'_>, found: Found) -> Found {
    let tokens = tape.tokens;
    let at = found.end;
    let hour = tape.lower(at).strip_prefix('t').and_then(|hour| hour.parse::<u8>().ok()).filter(|hour| *hour <= 24);
    let Some(hour) = hour.filter(|_| tokens.glued(at) && tape.lower(at).len() == 3) else { return found };
    let mut clock = Clock { hour, minute: None, second: None, utc: false };
    let mut end = at + 1;
    if tokens.text(end) == ":" && tokens.glued(end) && tape.is_number(end + 1) && tokens.glued(end + 1) {
        let mut fields = tokens.text(end + 1).split([':', '.']);
        let mut field = || fields.next().and_then(|text| text.parse::<u8>().ok()).filter(|n| *n < 60);
        (clock.minute, clock.second) = (field(), field());
        end += 2;
        clock.utc = tokens.glued(end) && tape.lower(end) == "z";
        end += usize::from(clock.utc);
    }
    Found::new(end, DateKind::Time, Expr::Clock { clock, day: Some(Box::new(found.expr)) })
}

/// `11/2016`, `2016/11`.
fn month_and_year(tape: &Tape<'_>, i: usize, separator: &str) -> Option<Found> {
    let more = tape.tokens.glued(i + 3) && (tape.tokens.text(i + 3) == separator || tape.is_number(i + 3));
    if more || separator != "/" {
        return None;
    }
    let (a, b) = (tape.integer(i)?, tape.integer(i + 2)?);
    let wide = |at: usize| tape.tokens.text(at).len() == 4;
    let (year, month) = match (wide(i), wide(i + 2)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let year = i16::try_from(year).ok().filter(|year| (1900..=2099).contains(year))?;
    let expr = Expr::Calendar { year: YearRef::Year(year), month: Some(month), day: None, until: None, weekday: None };
    Some(Found::date(i + 3, expr))
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
    if let Some(found) = month_and_year(tape, i, first) {
        return Some(found);
    }
    separator(i + 3).filter(|second| *second == first)?;
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
