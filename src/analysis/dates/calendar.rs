//! Days, months and years by name.

use crate::{
    analysis::{figures::counts_behind, tokens::TokenKind},
    lexicon::{
        noun_phrases::ends_noun_phrase,
        times::{self, Stage, TimeUnit, TimeWord},
    },
};

use super::{
    DateKind, Expr, Toward, YearRef, clock,
    grammar::{Found, Tape},
    periods,
};

/// An expression that a month, weekday, day number, year, ordinal or holiday opens at token `i`.
pub(super) fn date(tape: &Tape<'_>, i: usize) -> Option<Found> {
    day(tape, i).map(|found| with_time(tape, found)).or_else(|| periods::period(tape, i))
}

/// A day or month that begins at token `i`, without the time of day that may follow.
pub(super) fn day(tape: &Tape<'_>, i: usize) -> Option<Found> {
    weekday_first(tape, i).or_else(|| month_first(tape, i, None)).or_else(|| day_first(tape, i, None))
}

/// Whether an expression is of one day.
pub(super) fn is_day(expr: &Expr) -> bool {
    matches!(expr, Expr::Weekday { .. } | Expr::Calendar { day: Some(_), .. } | Expr::DayOnly { .. })
}

fn calendar(year: YearRef, month: i8, day: Option<i8>, weekday: Option<i8>) -> Expr {
    Expr::Calendar { year, month: Some(month), day, until: None, weekday }
}

/// “last year”, “this year”, “of next year”, “the previous year” behind a month or a season.
pub(super) fn year_behind(tape: &Tape<'_>, i: usize) -> Option<(YearRef, usize)> {
    let at = tape.over_comma(i);
    if let Some((year, end)) = tape.year(at).filter(|_| plausible_year(tape, at)) {
        return Some((YearRef::Year(year), end));
    }
    let mut at = i;
    at += usize::from(matches!(tape.lower(at), "of" | "in"));
    let of = at > i;
    if of && let Some((year, end)) = tape.year(at) {
        return Some((YearRef::Year(year), end));
    }
    // ’97
    if tape.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark)
        && tape.tokens.glued(i + 1)
        && tape.tokens.text(i + 1).len() == 2
    {
        let short = tape.integer(i + 1)?;
        let year = if short < 50 { 2000 + short } else { 1900 + short };
        return Some((YearRef::Year(i16::try_from(year).ok()?), i + 2));
    }
    at += usize::from(tape.lower(at) == "the" && matches!(tape.word(at + 1), Some(TimeWord::Last | TimeWord::Next)));
    let by = match tape.word(at)? {
        TimeWord::Last => -1,
        TimeWord::This => 0,
        TimeWord::Next | TimeWord::Coming => 1,
        _ => return None,
    };
    (tape.word(at + 1) == Some(TimeWord::Unit(TimeUnit::Year))).then_some((YearRef::Relative(by), at + 2))
}

/// A number of four digits behind a month or a comma is a year unless it counts something.
fn plausible_year(tape: &Tape<'_>, i: usize) -> bool {
    !tape.tokens.glued(i + 1) || !matches!(tape.tokens.text(i + 1), "%" | ":" | "m" | "km")
}

fn month_first(tape: &Tape<'_>, i: usize, weekday: Option<i8>) -> Option<Found> {
    let month = tape.month(i)?;
    let mut at = i + 1;
    let the = usize::from(tape.lower(at) == "the");
    let hyphen = tape.over_hyphen(at);
    let day = tape
        .day_of_month(if the > 0 { at + the } else { hyphen })
        .filter(|(_, end)| the == 0 || !tape.is_number(at + the) || *end > at + the + 1)
        .filter(|(_, end)| !is_clock_or_count(tape, hyphen, *end));
    if let Some((day, end)) = day {
        at = end;
        let mut until = None;
        // “September 3-6”
        let dash = tape.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash));
        // “April 16 to 17”
        let word = matches!(tape.lower(at), "to" | "through");
        if (dash || word)
            && let Some((last, end)) = tape.day_of_month(at + 1).filter(|(last, _)| *last > day)
            && (dash
                || tape.is_number(at + 1) && !is_clock_or_count(tape, at + 1, end) && !counts_behind(tape.tokens, end))
        {
            (until, at) = (Some(last), end);
        } else if let Some((last, end)) = more_days(tape, at, day) {
            (until, at) = (Some(last), end);
        }
        let year = year_behind(tape, at);
        let end = year.map_or(at, |(_, end)| end);
        let year = year.map_or(YearRef::Absent, |(year, _)| year);
        let found = Found::date(end, Expr::Calendar { year, month: Some(month), day: Some(day), until, weekday });
        return Some(found);
    }
    let year = year_behind(tape, at)
        .or_else(|| if hyphen > at { year_behind(tape, hyphen) } else { None })
        .or_else(|| year_of_period(tape, i));
    if year.is_none() && times::is_ambiguous(tape.lower(i)) && !surely_month(tape, i) {
        return None;
    }
    let (year, end) = year.unwrap_or((YearRef::Absent, at));
    Some(Found::date(end, calendar(year, month, None, weekday)))
}

/// The last of the days that a list goes on with: “July 12 and 13”, “Nov. 5, 6 and 7”.
fn more_days(tape: &Tape<'_>, at: usize, day: i8) -> Option<(i8, usize)> {
    let (mut at, mut day) = (at, day);
    loop {
        let closes = tape.lower(at) == "and";
        if !closes && tape.tokens.text(at) != "," {
            return None;
        }
        let (next, end) = tape.day_of_month(at + 1).filter(|(next, _)| *next > day && tape.is_number(at + 1))?;
        if closes {
            let counts = is_clock_or_count(tape, at + 1, end)
                || counts_behind(tape.tokens, end)
                || tape.month(end).is_some()
                || tape.lower(end) == "of";
            return (!counts).then_some((next, end));
        }
        (at, day) = (end, next);
    }
}

/// “the July-September period of 2024”: the year behind the second month of a stretch.
fn year_of_period(tape: &Tape<'_>, i: usize) -> Option<(YearRef, usize)> {
    let dash =
        |at: usize| tape.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash));
    let stretch = i > 1 && dash(i - 1) && tape.month(i - 2).is_some();
    let period = matches!(tape.lower(i + 1), "period" | "quarter" | "stretch") && tape.lower(i + 2) == "of";
    if stretch && period { year_behind(tape, i + 2) } else { None }
}

/// `May 8:30`, “June 12 people”: digits that go on with something a day can't have behind it.
fn is_clock_or_count(tape: &Tape<'_>, at: usize, end: usize) -> bool {
    let _ = at;
    let glued =
        tape.tokens.glued(end) && matches!(tape.tokens.text(end), "%" | ":" | "." | "/") && tape.is_number(end + 1);
    glued || matches!(tape.lower(end), "percent" | "million" | "billion" | "people") || tape.tokens.text(end) == "%"
}

/// Whether the month at `i`, which is also a word or a name, stands where only a month can.
fn surely_month(tape: &Tape<'_>, i: usize) -> bool {
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let lower = tape.lower(i);
    let preposition = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "during"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "through"
            | "for"
            | "of"
            | "to"
            | "between"
            | "and"
            | "before"
            | "after"
            | "-"
            | "every"
    );
    match lower.trim_end_matches('.') {
        // “in May”, but “for May” is as often the prime minister.
        // “from February to March”
        "march" | "may"
            if matches!(before, "to" | "and" | "-")
                && i > 1
                && matches!(tape.word(i - 2), Some(TimeWord::Month(_))) =>
        {
            true
        }
        // “from March to June 2022”
        "may" | "march"
            if before == "from"
                && matches!(tape.lower(i + 1), "to" | "until" | "till" | "through")
                && matches!(tape.word(i + 2), Some(TimeWord::Month(_))) =>
        {
            true
        }
        "may" | "march" => {
            preposition && !matches!(before, "for" | "to" | "and" | "of" | "after" | "before" | "from")
                || i == 0 && tape.tokens.len() == 1
        }
        "april" | "june" | "august" => preposition || tape.tokens.get(i + 1).is_none_or(|token| !token.is_capital()),
        _ => preposition || lower.ends_with('.') || tape.tokens.len() == 1,
    }
}

fn day_first(tape: &Tape<'_>, i: usize, weekday: Option<i8>) -> Option<Found> {
    let the = usize::from(tape.lower(i) == "the");
    let (day, mut at) = tape.day_of_month(i + the)?;
    if i > 0 && tape.tokens.glued(i) && matches!(tape.tokens.text(i - 1), "$" | "£" | "€" | ".") {
        return None;
    }
    // “on the 21st”
    let placed = i > 0 && matches!(tape.lower(i - 1), "on" | "by" | "until" | "from" | "since" | "before" | "after");
    let ordinal = the > 0 && (!tape.is_number(i + 1) || at > i + 2);
    let ends = tape.tokens.get(at).is_none_or(|token| !token.is_wordlike() && token.kind != TokenKind::Hyphen);
    if ordinal && placed && ends {
        return Some(Found::date(at, Expr::DayOnly { day, weekday: None }));
    }
    let mut until = None;
    let joint = tape.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash))
        || matches!(tape.lower(at), "to" | "and");
    if joint
        && let Some((last, end)) = tape.day_of_month(at + 1).filter(|(last, _)| *last > day)
        && tape.month(end + usize::from(tape.lower(end) == "of")).is_some()
    {
        (until, at) = (Some(last), end);
    }
    at += usize::from(tape.lower(at) == "of");
    at = tape.over_hyphen(at);
    let month = match tape.word(at)? {
        TimeWord::Month(month) if tape.tokens.get(at)?.is_capital() || !times::is_ambiguous(tape.lower(at)) => month,
        _ => return None,
    };
    let next = at + 1;
    let year = year_behind(tape, tape.over_hyphen(next));
    let end = year.map_or(next, |(_, end)| end);
    let year = year.map_or(YearRef::Absent, |(year, _)| year);
    let found = Found::date(end, Expr::Calendar { year, month: Some(month), day: Some(day), until, weekday });
    Some(found)
}

/// A weekday with what belongs to it: “Monday”, “Monday, 3 September 2018”, “Friday morning”,
/// “Sunday last week”.
fn weekday_first(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let weekday = tape.weekday(i)?;
    let at = tape.over_comma(i + 1);
    let the = usize::from(tape.lower(at) == "the");
    if let Some(found) = month_first(tape, at, Some(weekday)).filter(|found| is_day(&found.expr)) {
        return Some(found);
    }
    if let Some(found) = day_first(tape, at + the, Some(weekday)) {
        return Some(found);
    }
    // “Monday the 23rd”
    if the > 0
        && let Some((n, end)) = tape.ordinal(at + 1)
        && let Some(day) = i8::try_from(n).ok().filter(|day| (1..=31).contains(day))
    {
        return Some(Found::date(end, Expr::DayOnly { day, weekday: Some(weekday) }));
    }
    // “on a Friday”: any; “a Friday statement” was made on the last.
    let any = i > 0 && matches!(tape.lower(i - 1), "a" | "any" | "one");
    let noun = tape.tokens.get(i + 1).is_some_and(|next| {
        next.kind == TokenKind::Word && !ends_noun_phrase(tape.lower(i + 1)) && tape.word(i + 1).is_none()
    });
    if any && !noun {
        return Some(Found::date(i + 1, Expr::Unresolvable("the text doesn't say which of these days is meant")));
    }
    let mut found = Found::date(i + 1, Expr::Weekday { weekday, toward: None, week: None });
    // “Tuesday of next week”
    let of = usize::from(tape.lower(i + 1) == "of");
    let week = match (tape.word(i + 1 + of), tape.word(i + 2 + of)) {
        (Some(TimeWord::Last), Some(TimeWord::Unit(TimeUnit::Week))) => Some(-1),
        (Some(TimeWord::This), Some(TimeWord::Unit(TimeUnit::Week))) => Some(0),
        (Some(TimeWord::Next), Some(TimeWord::Unit(TimeUnit::Week))) => Some(1),
        _ => None,
    };
    // “the Friday before last”
    if tape.lower(i + 1) == "before" && tape.lower(i + 2) == "last" {
        let day = Box::new(Expr::Weekday { weekday, toward: Some(Toward::Past), week: None });
        return Some(Found::date(i + 3, Expr::Beside { by: -1, unit: TimeUnit::Week, day }));
    }
    if week.is_some() {
        found = Found::date(i + 3 + of, Expr::Weekday { weekday, toward: None, week });
    }
    Some(found)
}

/// Takes in a part of the day or a time behind a day: “Friday morning”, “Sunday 8 p.m.”.
pub(super) fn with_time(tape: &Tape<'_>, found: Found) -> Found {
    if !is_day(&found.expr) && !matches!(found.expr, Expr::Day(_) | Expr::Unit { unit: TimeUnit::Weekend, .. }) {
        return found;
    }
    let day = || Some(Box::new(found.expr.clone()));
    let early = usize::from(matches!(tape.word(found.end), Some(TimeWord::Stage(Stage::Early | Stage::Late))));
    if let Some(TimeWord::Part(part)) = tape.word(found.end + early) {
        return Found::new(found.end + early + 1, DateKind::Time, Expr::Part { part, day: day() });
    }
    let at = tape.over_comma(found.end);
    let at = at + usize::from(tape.lower(at) == "at");
    if let Some(time) = clock::time(tape, at)
        && let Expr::Clock { clock, day: None } = time.expr
    {
        return Found::new(time.end, DateKind::Time, Expr::Clock { clock, day: day() });
    }
    found
}

/// What “last”, “this” and “next” may stand before, besides units: weekdays, months, seasons,
/// holidays.
pub(super) fn named_after(tape: &Tape<'_>, i: usize, toward: Toward) -> Option<Found> {
    match tape.word(i)? {
        TimeWord::Weekday(_) => {
            let weekday = tape.weekday(i)?;
            let at = tape.over_comma(i + 1);
            // “this coming Sunday, March eighth”
            if let Some(found) = month_first(tape, at, Some(weekday))
                .filter(|found| matches!(found.expr, Expr::Calendar { day: Some(_), .. }))
            {
                return Some(found);
            }
            let found = Found::date(i + 1, Expr::Weekday { weekday, toward: Some(toward), week: None });
            Some(with_time(tape, found))
        }
        TimeWord::Month(month) if tape.month(i).is_some() => {
            if let Some(found) =
                month_first(tape, i, None).filter(|found| matches!(found.expr, Expr::Calendar { day: Some(_), .. }))
            {
                return Some(found);
            }
            Some(Found::date(i + 1, Expr::Month { month, toward }))
        }
        TimeWord::Season(season) => {
            Some(Found::date(i + 1, Expr::Season { season, year: YearRef::Absent, toward: Some(toward) }))
        }
        TimeWord::Fixed(..) | TimeWord::Movable(_) => {
            let mut found = periods::holiday(tape, i)?;
            match &mut found.expr {
                Expr::Fixed { toward: slot, .. } | Expr::Movable { toward: slot, .. } => *slot = Some(toward),
                _ => {}
            }
            Some(found)
        }
        _ => None,
    }
}
