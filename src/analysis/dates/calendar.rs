//! Days, months and years by name.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::times::{self, Stage, TimeUnit, TimeWord},
};

use super::{
    DateKind, Expr, Toward, YearRef, clock,
    grammar::{Found, Tape},
};

/// An expression that a month, weekday, day number, year, ordinal or holiday opens at token `i`.
pub(super) fn date(tape: &Tape<'_>, i: usize) -> Option<Found> {
    weekday_first(tape, i)
        .or_else(|| month_first(tape, i, None))
        .or_else(|| day_first(tape, i, None))
        .or_else(|| quarter_or_half(tape, i))
        .or_else(|| century(tape, i))
        .or_else(|| decade(tape, i))
        .or_else(|| season(tape, i))
        .or_else(|| holiday(tape, i))
        .or_else(|| bare_year(tape, i))
}

fn calendar(year: YearRef, month: i8, day: Option<i8>, weekday: Option<i8>) -> Expr {
    Expr::Calendar { year, month: Some(month), day, until: None, weekday }
}

/// “last year”, “this year”, “of next year”, “the previous year” behind a month or a season.
fn year_behind(tape: &Tape<'_>, i: usize) -> Option<(YearRef, usize)> {
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
        if tape.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash))
            && let Some((last, end)) = tape.day_of_month(at + 1).filter(|(last, _)| *last > day)
        {
            (until, at) = (Some(last), end);
        }
        let year = year_behind(tape, at);
        let end = year.map_or(at, |(_, end)| end);
        let year = year.map_or(YearRef::Absent, |(year, _)| year);
        let found = Found::date(end, Expr::Calendar { year, month: Some(month), day: Some(day), until, weekday });
        return Some(with_time(tape, found));
    }
    let year = year_behind(tape, at).or_else(|| if hyphen > at { year_behind(tape, hyphen) } else { None });
    if year.is_none() && times::is_ambiguous(tape.lower(i)) && !surely_month(tape, i) {
        return None;
    }
    let (year, end) = year.unwrap_or((YearRef::Absent, at));
    Some(Found::date(end, calendar(year, month, None, weekday)))
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
        return Some(Found::date(at, Expr::DayOnly(day)));
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
    Some(with_time(tape, found))
}

/// A weekday with what belongs to it: “Monday”, “Monday, 3 September 2018”, “Friday morning”,
/// “Sunday last week”.
fn weekday_first(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let weekday = tape.weekday(i)?;
    let at = tape.over_comma(i + 1);
    let the = usize::from(tape.lower(at) == "the");
    if let Some(found) = month_first(tape, at, Some(weekday)).filter(|found| {
        matches!(found.expr, Expr::Calendar { day: Some(_), .. } | Expr::Clock { .. } | Expr::Part { .. })
    }) {
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
        return Some(with_time(tape, Found::date(end, Expr::DayOnly(day))));
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
    if week.is_some() {
        found = Found::date(i + 3 + of, Expr::Weekday { weekday, toward: None, week });
    }
    Some(with_time(tape, found))
}

/// Takes in a part of the day or a time behind a day: “Friday morning”, “Sunday 8 p.m.”.
pub(super) fn with_time(tape: &Tape<'_>, found: Found) -> Found {
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

/// “third quarter”, “second half of 2018”, “Q3 2018”, “this year's third quarter”.
fn quarter_or_half(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let year_of = |end: usize| year_behind(tape, end).map_or((YearRef::Absent, end), |(year, end)| (year, end));
    let lower = tape.lower(i);
    if lower.len() == 2 && lower.starts_with('q') && tape.tokens.get(i)?.is_capital() {
        let quarter = i8::try_from(lower[1..].parse::<u8>().ok().filter(|n| (1..=4).contains(n))?).ok()?;
        let (year, end) = year_of(i + 1);
        return Some(Found::date(end, Expr::Quarter { quarter, year }));
    }
    let fiscal = usize::from(lower == "fiscal");
    let (n, at) = tape.ordinal(i + fiscal)?;
    let at = tape.over_hyphen(at);
    let n = i8::try_from(n).ok()?;
    match (tape.word(at), tape.lower(at)) {
        (Some(TimeWord::Unit(TimeUnit::Quarter)), _) if (1..=4).contains(&n) => {
            let (year, end) = year_of(at + 1);
            Some(Found::date(end, Expr::Quarter { quarter: n, year }))
        }
        // A half without its year is more often of a match.
        (_, "half") if (1..=2).contains(&n) => {
            let (year, end) = year_behind(tape, at + 1)?;
            Some(Found::date(end, Expr::Half { half: n, year }))
        }
        _ => None,
    }
}

fn century(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (n, at) = tape.ordinal(i)?;
    let at = tape.over_hyphen(at);
    match tape.word(at)? {
        TimeWord::Unit(TimeUnit::Century) => Some(Found::date(at + 1, Expr::Century(i16::try_from(n).ok()?))),
        _ => None,
    }
}

/// `1990s`, `’90s`, “the nineties”.
fn decade(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let tokens = tape.tokens;
    let plural = |at: usize| tokens.glued(at) && matches!(tape.lower(at), "s" | "'s" | "’s");
    if tokens.text(i).len() <= 3
        && matches!(tokens.text(i), "'" | "’" | "‘" | "`")
        && tape.is_number(i + 1)
        && tokens.glued(i + 1)
    {
        let short = tape.integer(i + 1).filter(|n| n % 10 == 0 && *n < 100)?;
        return plural(i + 2)
            .then(|| Found::date(i + 3, Expr::Decade { first: i16::try_from(short).unwrap_or(0), short: true }));
    }
    if let Some(first) = tape.integer(i) {
        let first = i16::try_from(first).ok()?;
        let four = tokens.text(i).len() == 4 && first % 10 == 0 && (1000..=2100).contains(&first);
        let two = tokens.text(i).len() == 2
            && first % 10 == 0
            && i > 0
            && matches!(tape.lower(i - 1), "the" | "early" | "late" | "mid");
        return ((four || two) && plural(i + 1)).then(|| Found::date(i + 2, Expr::Decade { first, short: two }));
    }
    let first = match tape.lower(i) {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    };
    // “in her thirties” is an age.
    let owned = i > 0 && matches!(tape.lower(i - 1), "his" | "her" | "their" | "my" | "your" | "our");
    let dated = i > 0 && matches!(tape.lower(i - 1), "the" | "early" | "late" | "mid" | "-");
    (dated && !owned).then(|| Found::date(i + 1, Expr::Decade { first, short: true }))
}

fn season(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Season(season)) = tape.word(i) else { return None };
    let year = year_behind(tape, i + 1);
    // “fall” and “spring” are verbs, “winter” a name: a year or a preposition must show it.
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let the = matches!(
        before,
        "the" | "in" | "since" | "by" | "during" | "until" | "of" | "early" | "late" | "mid" | "-" | "every" | "each"
    );
    let common = matches!(tape.lower(i), "fall" | "spring");
    let placed = the
        && !(common
            && matches!(before, "the" | "of" | "-")
            && year.is_none()
            && !(i > 1
                && matches!(
                    tape.lower(i - 2),
                    "in" | "since" | "by" | "during" | "until" | "of" | "early" | "late" | "this"
                )));
    if year.is_none() && !placed && tape.tokens.len() > 1
        || tape.tokens.get(i)?.is_capital() && i > 0 && year.is_none() && !the
    {
        return None;
    }
    let (year, end) = year.unwrap_or((YearRef::Absent, i + 1));
    Some(Found::date(end, Expr::Season { season, year, toward: None }))
}

pub(super) fn holiday(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let dated = |end: usize| year_behind(tape, end).map_or((YearRef::Absent, end), |(year, end)| (year, end));
    match tape.word(i) {
        Some(TimeWord::Fixed(month, day)) => {
            let offset = match tape.lower(i + 1) {
                "eve" => -1,
                _ => 0,
            };
            let named = usize::from(matches!(tape.lower(i + 1), "day" | "eve"));
            let (year, end) = dated(i + 1 + named);
            Some(Found::date(end, Expr::Fixed { on: (month, day + offset), year, toward: None }))
        }
        Some(TimeWord::Movable(holiday)) => {
            let named = usize::from(matches!(tape.lower(i + 1), "day" | "sunday" | "al"));
            let named = if tape.lower(i + 1) == "al" { tape.over_hyphen(i + 2) - i } else { named };
            let (year, end) = dated(i + 1 + named);
            Some(Found::date(end, Expr::Movable { holiday, year, toward: None }))
        }
        _ => {
            let clitic = usize::from(tape.tokens.get(i + 2).is_some_and(|token| token.kind == TokenKind::Clitic));
            let on = match (tape.lower(i), tape.lower(i + 1), tape.lower(i + 2 + clitic)) {
                ("new", "year", "eve") => ((12, 31), i + 3 + clitic),
                ("new", "year", "day") => ((1, 1), i + 3 + clitic),
                ("boxing", "day", _) => ((12, 26), i + 2),
                ("bastille", "day", _) => ((7, 14), i + 2),
                ("armistice" | "veterans", "day", _) => ((11, 11), i + 2),
                _ => return None,
            };
            let (year, end) = dated(on.1);
            Some(Found::date(end, Expr::Fixed { on: on.0, year, toward: None }))
        }
    }
}

/// A year on its own: behind a preposition, in brackets, or wherever four digits from 1900 to
/// 2050 count nothing.
fn bare_year(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let fiscal = usize::from(tape.lower(i) == "fiscal");
    let (year, end) = tape.year(i + fiscal)?;
    let i = i + fiscal;
    let tokens = tape.tokens;
    if tokens.glued(i) && i > 0 && !matches!(tokens.text(i - 1), "(" | "[" | "“" | "\"" | "‘" | "-" | "–" | "—" | "/")
    {
        return None;
    }
    if tokens.glued(end)
        && !matches!(
            tokens.text(end),
            "," | "."
                | ";"
                | ":"
                | ")"
                | "]"
                | "?"
                | "!"
                | "”"
                | "\""
                | "'"
                | "’"
                | "’s"
                | "'s"
                | "-"
                | "–"
                | "—"
                | "/"
                | "…"
                | "..."
        )
    {
        return None;
    }
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let preposition = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "during"
            | "of"
            | "early"
            | "late"
            | "mid"
            | "before"
            | "after"
            | "through"
            | "for"
            | "to"
            | "between"
            | "circa"
            | "the"
            | "year"
            | "fiscal"
            | "and"
            | "or"
            | "than"
            | "("
            | "a"
            | "season"
            | "versus"
    );
    let likely = (1900..=2050).contains(&year);
    let words = !tape.is_number(i);
    let strict =
        matches!(before, "in" | "since" | "until" | "by" | "during" | "fiscal" | "early" | "late" | "mid" | "year");
    // “1,500 people” has a comma; “2000 people” and “about 2000 troops” count.
    let counts = crate::analysis::figures::counts_behind(tokens, end) && !strict;
    let about = matches!(
        before,
        "about" | "nearly" | "some" | "over" | "least" | "almost" | "around" | "flight" | "route" | "no."
    );
    let alone = tokens.len() == end;
    (!counts && !about && (likely && !words || preposition && (strict || likely) || alone && likely)).then(|| {
        let found = Found::date(
            end,
            Expr::Calendar { year: YearRef::Year(year), month: None, day: None, until: None, weekday: None },
        );
        Found { end, ..found }
    })
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
            let mut found = holiday(tape, i)?;
            match &mut found.expr {
                Expr::Fixed { toward: slot, .. } | Expr::Movable { toward: slot, .. } => *slot = Some(toward),
                _ => {}
            }
            Some(found)
        }
        _ => None,
    }
}
