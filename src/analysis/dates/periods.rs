//! Stretches of the calendar by name: quarters, seasons, decades, centuries, years, holidays.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::{
        numbers,
        times::{Movable, TimeUnit, TimeWord},
    },
};

use super::{
    Expr, YearRef,
    calendar::year_behind,
    grammar::{Found, Tape},
};

/// A stretch that begins at token `i`.
pub(super) fn period(tape: &Tape<'_>, i: usize) -> Option<Found> {
    quarter_or_half(tape, i)
        .or_else(|| century(tape, i))
        .or_else(|| decade(tape, i))
        .or_else(|| season(tape, i))
        .or_else(|| holiday(tape, i))
        .or_else(|| bare_year(tape, i))
}

/// “third quarter”, “second half of 2018”, “Q3 2018”, “this year's third quarter”.
fn quarter_or_half(tape: &Tape<'_>, i: usize) -> Option<Found> {
    // “the 1988 third quarter”
    if let Some((year, at)) = tape.is_number(i).then(|| tape.year(i)).flatten()
        && let Some((n, at)) = tape.ordinal(at)
        && tape.word(tape.over_hyphen(at)) == Some(TimeWord::Unit(TimeUnit::Quarter))
    {
        let quarter = i8::try_from(n).ok().filter(|n| (1..=4).contains(n))?;
        return Some(Found::date(tape.over_hyphen(at) + 1, Expr::Quarter { quarter, year: YearRef::Year(year) }));
    }
    let year_of = |end: usize| year_behind(tape, end).map_or((YearRef::Absent, end), |(year, end)| (year, end));
    let lower = tape.lower(i);
    if lower.len() == 2 && lower.starts_with('q') && tape.tokens.get(i)?.is_capital() {
        let quarter = i8::try_from(lower[1..].parse::<u8>().ok().filter(|n| (1..=4).contains(n))?).ok()?;
        let (year, end) = year_of(i + 1);
        return Some(Found::date(end, Expr::Quarter { quarter, year }));
    }
    let fiscal = usize::from(lower == "fiscal");
    let (n, at) = match tape.lower(i) {
        "last" | "latter" | "final" if matches!(tape.lower(i + 1), "half" | "quarter") => {
            (if tape.lower(i + 1) == "half" { 2 } else { 4 }, i + 1)
        }
        _ => tape.ordinal(i + fiscal)?,
    };
    let at = tape.over_hyphen(at);
    let of_the_year =
        tape.lower(at + 1) == "of" && matches!(tape.lower(at + 2), "the" | "this") && tape.lower(at + 3) == "year";
    let year_of = |end: usize| if of_the_year { (YearRef::Relative(0), end + 3) } else { year_of(end) };
    let last = matches!(tape.lower(i), "last" | "latter" | "final");
    let n = i8::try_from(n).ok()?;
    match (tape.word(at), tape.lower(at)) {
        (Some(TimeWord::Unit(TimeUnit::Quarter)), _) if (1..=4).contains(&n) => {
            let (year, end) = year_of(at + 1);
            // “last quarter” is the one before this.
            if last && year == YearRef::Absent {
                return None;
            }
            Some(Found::date(end, Expr::Quarter { quarter: n, year }))
        }
        // A half without its year is more often of a match.
        (_, "half") if (1..=2).contains(&n) => {
            let (year, end) = if of_the_year { year_of(at + 1) } else { year_behind(tape, at + 1)? };
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
            && (matches!(tape.lower(i - 1), "the" | "early" | "late" | "mid")
                && !(i > 1 && matches!(tape.lower(i - 2), "his" | "her" | "their" | "my" | "your" | "our"))
                || i > 1
                    && matches!(tape.lower(i - 1), "and" | "or" | "to")
                    && matches!(tape.lower(i - 2), "s" | "’s" | "'s")
                    // “in their 20s and 30s”
                    && !(3..6).any(|back| {
                        i > back && matches!(tape.lower(i - back - 1), "his" | "her" | "their" | "my" | "your" | "our")
                    }));
        return ((four || two) && plural(i + 1)).then(|| Found::date(i + 2, Expr::Decade { first, short: two }));
    }
    let first = match tape.lower(i) {
        "noughties" => 0,
        // “the nineteen seventies”
        "nineteen" | "eighteen" => {
            let tens = numbers::decade(tape.lower(i + 1))?;
            let century = if tape.lower(i) == "nineteen" { 1900 } else { 1800 };
            return Some(Found::date(i + 2, Expr::Decade { first: century + i16::from(tens), short: false }));
        }
        lower => numbers::decade(lower)?.into(),
    };
    // “in her thirties” is an age.
    // “in her late thirties” is one as well.
    let part = usize::from(i > 0 && matches!(tape.lower(i - 1), "early" | "mid" | "late"));
    let owner = i.checked_sub(1 + part).map_or("", |at| tape.lower(at));
    let owned = matches!(owner, "his" | "her" | "their" | "my" | "your" | "our");
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
    let (year, mut end) = year.unwrap_or((YearRef::Absent, i + 1));
    if let YearRef::Year(first) = year {
        end = next_year(tape, end, first).map_or(end, |(_, end)| end);
    }
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
            // “Easter Monday”
            if holiday == Movable::Easter && tape.lower(i + 1) == "monday" {
                return Some(beside_easter(tape, i + 2, 1));
            }
            let named = usize::from(matches!(tape.lower(i + 1), "day" | "sunday" | "al"));
            let named = if tape.lower(i + 1) == "al" { tape.over_hyphen(i + 2) - i } else { named };
            let (year, end) = dated(i + 1 + named);
            Some(Found::date(end, Expr::Movable { holiday, year, toward: None }))
        }
        _ => {
            // The days that Easter moves with it, by how many days they lie behind it.
            let moved = match (tape.lower(i), tape.lower(i + 1)) {
                ("ash", "wednesday") => Some(-46),
                ("palm", "sunday") => Some(-7),
                ("maundy", "thursday") => Some(-3),
                ("good", "friday") => Some(-2),
                ("ascension", "day") => Some(39),
                ("whit", "sunday") => Some(49),
                ("whit", "monday") => Some(50),
                _ => None,
            };
            if let Some(by) = moved.filter(|_| tape.tokens.get(i + 1).is_some_and(|day| day.is_capital())) {
                return Some(beside_easter(tape, i + 2, by));
            }
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

/// A day so many days behind Easter, with the year that may stand at token `end`.
fn beside_easter(tape: &Tape<'_>, end: usize, by: i32) -> Found {
    let (year, end) = year_behind(tape, end).map_or((YearRef::Absent, end), |(year, end)| (year, end));
    let day = Box::new(Expr::Movable { holiday: Movable::Easter, year, toward: None });
    Found::date(end, Expr::Beside { by, unit: TimeUnit::Day, day })
}

/// `-18` behind 1914: the last of several years, in two digits that no month has, or behind a dash.
fn last_year(tape: &Tape<'_>, at: usize, year: i16) -> Option<(i16, usize)> {
    let tokens = tape.tokens;
    let joint = tokens.get(at)?.kind;
    let last = tape.integer(at + 1).filter(|_| tokens.text(at + 1).len() == 2)?;
    let last = i16::try_from(last).ok()?;
    let apart = joint == TokenKind::Dash || joint == TokenKind::Hyphen && last > 12;
    let ends = !tokens.glued(at + 2)
        || tokens.get(at + 2).is_some_and(|token| matches!(token.kind, TokenKind::Punct | TokenKind::Mark));
    (apart && tokens.glued(at) && tokens.glued(at + 1) && ends && last > year % 100 && (1850..=2100).contains(&year))
        .then_some((year - year % 100 + last, at + 2))
}

/// `-12`, `–2012`, `/12` behind 2011: the year that follows.
pub(super) fn next_year(tape: &Tape<'_>, at: usize, year: i16) -> Option<(i16, usize)> {
    let tokens = tape.tokens;
    let joint = tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash))
        || tokens.text(at) == "/";
    let next = year.checked_add(1)?;
    let text = tokens.text(at + 1);
    let fits = text.len() == 2 && text.parse::<i16>().ok()? == next % 100 || text.parse::<i16>().ok()? == next;
    let more = tokens.glued(at + 2)
        && tokens
            .get(at + 2)
            .is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash | TokenKind::Number))
        || tokens.text(at + 2) == "/" && tokens.glued(at + 2);
    (joint && tokens.glued(at) && tokens.glued(at + 1) && fits && !more && (1850..=2100).contains(&year))
        .then_some((next, at + 2))
}

/// A year on its own: behind a preposition, in brackets, or wherever four digits from 1900 to
/// 2050 count nothing.
fn bare_year(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let fiscal = usize::from(tape.lower(i) == "fiscal");
    let (year, end) = tape.year(i + fiscal)?;
    if let Some((last, end)) =
        next_year(tape, end, year).or_else(|| last_year(tape, end, year)).filter(|_| i == 0 || !tape.tokens.glued(i))
    {
        return Some(Found::date(end, Expr::Years(year, last)));
    }
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
    // “built between 1570 and 1600”
    let pair = |first: usize, joint: usize, last: usize| {
        let years = tape.year(first).is_some() && tape.year(last).is_some() && tape.is_number(first);
        let opened = first.checked_sub(1).map_or("", |at| tape.lower(at));
        years
            && matches!((opened, tape.lower(joint)), ("between", "and") | ("from", "to"))
            && !crate::analysis::figures::counts_behind(tokens, last + 1)
    };
    let strict = pair(i, end, end + 1)
        || i > 2 && pair(i - 2, i - 1, i)
        || matches!(before, "in" | "since" | "until" | "by" | "during" | "fiscal" | "early" | "late" | "mid" | "year");
    // “1,500 people” has a comma; “2000 people” and “about 2000 troops” count.
    // “the 2012 Olympics” names what happened that year; “2000 Palestinians” counts.
    let named = matches!(before, "the" | "a" | "its" | "their" | "his" | "her" | "’s" | "'s")
        && tokens.get(end).is_some_and(|next| next.is_capital())
        && likely
        && !words
        || matches!(tape.lower(end), "levels" | "elections" | "level" | "prices");
    let counts = crate::analysis::figures::counts_behind(tokens, end) && !strict && !named;
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
