//! Expressions that count from the day of the article, or from another day of the text.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::times::{DayPart, Stage, TimeUnit, TimeWord},
};

use super::{
    Count, DateKind, Expr, Modifier, Toward, YearRef, calendar, clock,
    grammar::{Found, Tape},
    lengths, nested,
};

/// A relative expression that begins at token `i`, its article or preposition left out.
pub(super) fn relative(tape: &Tape<'_>, i: usize) -> Option<Found> {
    match tape.word(i) {
        Some(TimeWord::Day(days)) => {
            // “today's Germany” keeps the day; “the day after tomorrow” is for `the`.
            let found = Found::date(i + 1, Expr::Day(i32::from(days)));
            Some(calendar::with_time(tape, found))
        }
        Some(TimeWord::Tonight) => Some(Found::new(
            i + 1,
            DateKind::Time,
            Expr::Part { part: DayPart::Night, day: Some(Box::new(Expr::Day(0))) },
        )),
        Some(TimeWord::Overnight) => {
            Some(Found::new(i + 1, DateKind::Time, Expr::Part { part: DayPart::Night, day: None }))
        }
        Some(TimeWord::Present) => (tape.lower(i) != "now" || !followed_by_that(tape, i))
            .then(|| Found::date(i + 1, Expr::Reference(Toward::Present))),
        Some(TimeWord::Past) => Some(Found::date(i + 1, Expr::Reference(Toward::Past))),
        Some(TimeWord::Future) => (tape.lower(i + 1) != "as" || tape.lower(i + 2) == "as")
            .then(|| Found::date(i + 1, Expr::Reference(Toward::Future))),
        Some(TimeWord::Part(DayPart::Noon | DayPart::Midnight)) => {
            let part = if tape.lower(i) == "midnight" { DayPart::Midnight } else { DayPart::Noon };
            let known = matches!(tape.lower(i), "noon" | "midnight" | "midday");
            known.then(|| on_day(tape, i + 1, part))
        }
        Some(TimeWord::Every(unit)) => every_adverb(tape, i, unit),
        Some(
            word @ (TimeWord::Last
            | TimeWord::Gone
            | TimeWord::This
            | TimeWord::Next
            | TimeWord::Coming
            | TimeWord::Recent),
        ) => deictic(tape, i, word),
        Some(TimeWord::Stage(_)) => staged(tape, i),
        _ => None,
    }
}

/// “now that”: a conjunction.
fn followed_by_that(tape: &Tape<'_>, i: usize) -> bool {
    tape.lower(i + 1) == "that"
}

/// “noon Saturday”, “midnight on Sunday”.
fn on_day(tape: &Tape<'_>, end: usize, part: DayPart) -> Found {
    let day = calendar::date(tape, end).filter(|found| {
        found.kind == DateKind::Date && matches!(found.expr, Expr::Weekday { .. } | Expr::Calendar { day: Some(_), .. })
    });
    let day = day.or_else(|| match tape.word(end) {
        Some(TimeWord::Day(days)) => Some(Found::date(end + 1, Expr::Day(i32::from(days)))),
        _ => None,
    });
    let behind = day.as_ref().map_or(end, |day| day.end);
    Found::new(behind, DateKind::Time, Expr::Part { part, day: day.map(|day| Box::new(day.expr)) })
}

fn every_adverb(tape: &Tape<'_>, i: usize, unit: TimeUnit) -> Option<Found> {
    // “the daily Le Monde”, “a weekly magazine”: adjectives of papers are names.
    let noun = matches!(
        tape.lower(i + 1),
        "newspaper" | "paper" | "magazine" | "mail" | "news" | "telegraph" | "mirror" | "star" | "beast"
    ) || tape.tokens.get(i)?.is_capital() && i > 0;
    (!noun).then(|| Found::new(i + 1, DateKind::Set, Expr::Every(lengths::period(1, unit))))
}

/// last, past, this, next, coming, recent with what they stand before.
fn deictic(tape: &Tape<'_>, i: usize, word: TimeWord) -> Option<Found> {
    let toward = match word {
        TimeWord::Last | TimeWord::Gone | TimeWord::Recent => Toward::Past,
        TimeWord::This => Toward::Present,
        _ => Toward::Future,
    };
    let mut at = i + 1;
    // “this past spring”, “this coming Sunday”, “this same week”
    let mut toward = toward;
    let mut gone = word == TimeWord::Gone;
    match tape.word(at) {
        Some(TimeWord::Gone) if toward == Toward::Present => (toward, at) = (Toward::Past, at + 1),
        Some(TimeWord::Coming | TimeWord::Next) if toward == Toward::Present => (toward, at) = (Toward::Future, at + 1),
        _ => {}
    }
    let second = usize::from(matches!(tape.lower(at), "fiscal" | "calendar" | "financial" | "academic"));
    if toward != Toward::Present || at == i + 1 {
        if word == TimeWord::This && unit_pending(tape, at).is_some_and(|end| end > at) {
            // “this holy month”: a month of another calendar.
            let end = unit_pending(tape, at)?;
            return Some(Found::date(end, Expr::Unresolvable("the text doesn't say which month is meant")));
        }
        if word == TimeWord::Recent {
            let (unit, plural, end) = tape.unit(at)?;
            return plural.then(|| {
                Found::new(end, DateKind::Date, Expr::Span { count: Count::Some, unit, toward: Toward::Past })
            });
        }
        // “the past 24 hours”, “the next couple of years”, “the last three”
        if let Some((count, behind)) = counted(tape, at)
            && let Some((unit, _, end)) = tape.unit(behind)
        {
            return Some(Found::new(end, DateKind::Duration, Expr::Span { count, unit, toward }));
        }
    }
    if word == TimeWord::Last && matches!(tape.lower(i), "preceding" | "previous") {
        gone = false;
    }
    if let Some(found) = calendar::named_after(tape, at, toward) {
        return Some(found);
    }
    match tape.word(at + second)? {
        TimeWord::Unit(unit) => {
            let end = at + second + 1;
            if matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour) && toward == Toward::Present {
                return None;
            }
            // “the past week”: the seven days before; “this minute”, “next day” count from the text.
            if gone && !matches!(unit, TimeUnit::Quarter)
                || matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour)
            {
                return Some(Found::new(
                    end,
                    DateKind::Duration,
                    Expr::Span { count: Count::Milli(1000), unit, toward },
                ));
            }
            let by = toward.sign();
            if unit == TimeUnit::Day {
                return day_in_text(tape, i, end, by);
            }
            if matches!(tape.lower(i), "previous" | "preceding" | "following") {
                return Some(Found::date(
                    end,
                    Expr::Offset { count: Count::Milli(1000), unit, sign: by, anchored: false },
                ));
            }
            let found = Found::date(end, Expr::Unit { unit, by });
            if unit == TimeUnit::Week
                && let Some(weekday) = tape.weekday(tape.over_comma(end))
            {
                let expr = Expr::Weekday { weekday, toward: None, week: Some(by) };
                return Some(calendar::with_time(tape, Found::date(tape.over_comma(end) + 1, expr)));
            }
            Some(nested::possessed(
                tape,
                if unit == TimeUnit::Weekend { calendar::with_time(tape, found) } else { found },
            ))
        }
        // “the past years”, “the coming weeks”
        TimeWord::Units(unit) if second == 0 && word != TimeWord::This && !matches!(tape.lower(i), "previous") => {
            Some(Found::date(at + 1, Expr::Span { count: Count::Some, unit, toward }))
        }
        TimeWord::Part(part) if second == 0 => {
            let end = at + 1;
            let night = tape.lower(at) == "night";
            // “last night” is yesterday's, “this morning” today's.
            let day = match (toward, night) {
                (Toward::Past, _) => -1,
                (Toward::Present, _) => 0,
                (Toward::Future, _) => 1,
            };
            let known = word == TimeWord::This || word == TimeWord::Last && night && tape.lower(i) == "last";
            let day = if known { Some(Box::new(Expr::Day(day))) } else { None };
            let named = !matches!(part, DayPart::Midnight | DayPart::Noon);
            named.then(|| Found::new(end, DateKind::Time, Expr::Part { part, day }))
        }
        _ => None,
    }
}

fn counted(tape: &Tape<'_>, at: usize) -> Option<(Count, usize)> {
    let start =
        at + usize::from(tape.lower(at) == "a" && tape.lower(at + 1) != "few" && tape.lower(at + 1) != "couple");
    tape.count(start)
}

/// “next day”, “the previous day”: a day of the text.
fn day_in_text(tape: &Tape<'_>, i: usize, end: usize, by: i8) -> Option<Found> {
    let _ = tape.lower(i);
    if by == 0 {
        // “this day” is the text's own.
        return None;
    }
    Some(Found::date(end, Expr::Offset { count: Count::Milli(1000), unit: TimeUnit::Day, sign: by, anchored: false }))
}

/// “holy month”, “sacred month”: a unit behind an adjective of another calendar.
fn unit_pending(tape: &Tape<'_>, at: usize) -> Option<usize> {
    let adjective = matches!(tape.lower(at), "holy" | "sacred" | "blessed" | "fasting" | "festive" | "lunar");
    (adjective && matches!(tape.word(at + 1), Some(TimeWord::Unit(TimeUnit::Month | TimeUnit::Week | TimeUnit::Day))))
        .then_some(at + 2)
}

/// The unit or date that early, late, mid, the end of … stands with.
pub(super) fn staged(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Stage(stage)) = tape.word(i) else { return None };
    let modifier = match stage {
        Stage::Early => Modifier::Early,
        Stage::Mid | Stage::Middle => Modifier::Mid,
        Stage::Late => Modifier::Late,
        Stage::Start | Stage::Earlier => Modifier::Start,
        Stage::End | Stage::Later | Stage::Rest => Modifier::End,
    };
    let mut at = tape.over_hyphen(i + 1);
    let noun = matches!(stage, Stage::Start | Stage::End | Stage::Middle | Stage::Rest);
    if noun {
        if tape.lower(at) != "of" {
            return None;
        }
        at += 1;
        if tape.lower(at) == "the" {
            at += 1;
        }
    } else {
        at += usize::from(matches!(tape.lower(at), "in" | "on"))
            * usize::from(matches!(stage, Stage::Early | Stage::Late | Stage::Earlier | Stage::Later));
        at += usize::from(tape.lower(at) == "the" && at > i + 1);
    }
    let article = usize::from(tape.lower(at) == "the");
    let inner = calendar::date(tape, at + article).or_else(|| match tape.word(at + article) {
        Some(word @ (TimeWord::Last | TimeWord::This | TimeWord::Next | TimeWord::Coming | TimeWord::Gone)) => {
            deictic(tape, at + article, word)
        }
        Some(TimeWord::Day(days)) if !noun => {
            Some(calendar::with_time(tape, Found::date(at + article + 1, Expr::Day(i32::from(days)))))
        }
        Some(TimeWord::Unit(unit)) if noun || article > 0 => {
            (unit >= TimeUnit::Day).then(|| Found::date(at + article + 1, Expr::Unit { unit, by: 0 }))
        }
        Some(TimeWord::Part(part)) if matches!(stage, Stage::Early | Stage::Mid | Stage::Late) => {
            Some(Found::new(at + article + 1, DateKind::Time, Expr::Part { part, day: None }))
        }
        _ => None,
    })?;
    // “later in September 2018” is one; “late 8.30pm” none.
    if matches!(inner.expr, Expr::Clock { day: None, .. }) {
        return None;
    }
    // “late Friday” is the evening of a day.
    Some(Found { modifier: inner.modifier.or(Some(modifier)), ..inner })
}

/// “two weeks ago”, “three days later”, “a year earlier”, “in two weeks”, “10 days from now”: what
/// turns the length that begins at `i` into a day.
pub(super) fn offset(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (count, behind) =
        tape.count(i).or_else(|| matches!(tape.lower(i), "a" | "an").then_some((Count::Milli(1000), i + 1)))?;
    let (unit, _, mut end) = tape.unit(behind)?;
    let mut count = count;
    // “a year and a half ago”, “a week or so ago”
    if tape.lower(end) == "and" && tape.lower(end + 1) == "a" && tape.lower(end + 2) == "half" {
        count = match count {
            Count::Milli(milli) => Count::Milli(milli + 500),
            Count::Some => Count::Some,
        };
        end += 3;
    }
    let mut modifier = None;
    if tape.lower(end) == "or" && tape.lower(end + 1) == "so" {
        (modifier, end) = (Some(Modifier::Approx), end + 2);
    }
    let (sign, anchored, over) = match (tape.lower(end), tape.lower(end + 1)) {
        ("ago", _) => (-1, true, 1),
        ("from", "now" | "today") => (1, true, 2),
        ("hence", _) => (1, true, 1),
        ("earlier", _) | ("before", "that") => (-1, false, 1 + usize::from(tape.lower(end) == "before")),
        ("later" | "afterwards" | "afterward" | "on", _) if tape.lower(end) != "on" => (1, false, 1),
        ("from" | "after" | "before", _) => {
            let TimeWord::Day(days) = tape.word(end + 1)? else { return None };
            let sign = if tape.lower(end) == "before" { -1 } else { 1 };
            let length = match unit {
                TimeUnit::Day => 1,
                TimeUnit::Week => 7,
                _ => return None,
            };
            let shift = i32::try_from(count.whole()?).ok()?.checked_mul(sign * length)?;
            return Some(Found::date(end + 2, Expr::Day(shift.checked_add(i32::from(days))?)));
        }
        _ => return None,
    };
    let kind = if unit < TimeUnit::Day { DateKind::Time } else { DateKind::Date };
    let mut found = Found::new(end + over, kind, Expr::Offset { count, unit, sign, anchored });
    found.modifier = modifier;
    Some(found)
}

/// Expressions that “the” opens and can't do without: “the day after tomorrow”, “the same day”,
/// “the weekend”, “the year before last”.
pub(super) fn with_the(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let word = |k: usize| tape.lower(i + k);
    match (word(1), word(2), word(3)) {
        ("day", "before", "yesterday") => Some(Found::date(i + 4, Expr::Day(-2))),
        ("day", "after", "tomorrow") => Some(Found::date(i + 4, Expr::Day(2))),
        ("week" | "month" | "year", "before", "last") => {
            let (unit, ..) = tape.unit(i + 1)?;
            Some(Found::date(i + 4, Expr::Unit { unit, by: -2 }))
        }
        ("week" | "month" | "year", "after", "next") => {
            let (unit, ..) = tape.unit(i + 1)?;
            Some(Found::date(i + 4, Expr::Unit { unit, by: 2 }))
        }
        ("future" | "near", _, _) if word(1) == "future" || word(2) == "future" => {
            Some(Found::date(i + 2 + usize::from(word(1) == "near"), Expr::Reference(Toward::Future)))
        }
        ("same", _, _) => {
            let (unit, plural, end) = tape.unit(i + 2)?;
            (!plural && unit >= TimeUnit::Day)
                .then(|| Found::date(end, Expr::Offset { count: Count::Milli(0), unit, sign: 1, anchored: false }))
        }
        ("weekend", _, _) => Some(Found::date(i + 2, Expr::Unit { unit: TimeUnit::Weekend, by: 0 })),
        ("past", _, _)
            if !matches!(tape.word(i + 2), Some(TimeWord::Unit(_) | TimeWord::Units(_)))
                && tape.count(i + 2).is_none()
                && closes(tape, i + 2) =>
        {
            Some(Found::date(i + 2, Expr::Reference(Toward::Past)))
        }
        // “the first nine months”, “the final two weeks”
        ("first" | "final" | "opening" | "early", _, _) => {
            let (count, behind) = tape.count(i + 2)?;
            let (unit, _, end) = tape.unit(behind)?;
            let year = (tape.lower(end) == "of").then(|| tape.year(end + 1)).flatten();
            let _ = year.map(|(year, _)| YearRef::Year(year));
            Some(Found::new(end, DateKind::Duration, Expr::Length { count, unit, more: None }))
        }
        _ => None,
    }
}

fn closes(tape: &Tape<'_>, i: usize) -> bool {
    tape.tokens.get(i).is_none_or(|token| !token.is_wordlike())
}

/// “every Friday”, “each year”, “every two weeks”, “every other day”.
pub(super) fn every(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let at = i + 1 + usize::from(matches!(tape.lower(i + 1), "other" | "single"));
    let other = if tape.lower(i + 1) == "other" { 2 } else { 1 };
    let set = |end: usize, value: String| Some(Found::new(end, DateKind::Set, Expr::Every(value)));
    if let Some(weekday) = tape.weekday(at) {
        return set(with_part(tape, at + 1), format!("XXXX-WXX-{weekday}"));
    }
    match tape.word(at) {
        Some(TimeWord::Unit(unit)) => set(with_part(tape, at + 1), lengths::period(other, unit)),
        Some(TimeWord::Part(part)) => set(at + 1, format!("T{}", part.code())),
        Some(TimeWord::Season(season)) => set(at + 1, format!("XXXX-{}", season.code())),
        Some(TimeWord::Month(month)) if tape.month(at).is_some() => set(at + 1, format!("XXXX-{month:02}")),
        _ => {
            let (count, behind) = tape.count(at)?;
            let (unit, plural, end) = tape.unit(behind)?;
            let n = count.whole().unwrap_or(1);
            (plural || n == 1).then(|| set(end, lengths::period(n, unit))).flatten()
        }
    }
}

fn with_part(tape: &Tape<'_>, end: usize) -> usize {
    if matches!(tape.word(end), Some(TimeWord::Part(_))) { end + 1 } else { end }
}

/// “the morning”, “mornings”: only where a day stands with it.
pub(super) fn part_of(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Part(part)) = tape.word(i) else { return None };
    let at = match tape.lower(i + 1) {
        "of" | "on" => i + 2,
        _ => return None,
    };
    let day = calendar::date(tape, at).filter(|day| {
        matches!(day.expr, Expr::Weekday { .. } | Expr::Calendar { day: Some(_), .. }) && day.kind == DateKind::Date
    })?;
    Some(Found::new(day.end, DateKind::Time, Expr::Part { part, day: Some(Box::new(day.expr)) }))
}

/// “that day”, “that week”: a stretch the text has named before.
pub(super) fn that(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let part = match tape.word(i + 1)? {
        TimeWord::Unit(
            unit @ (TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Weekend),
        ) => {
            return Some(Found::date(i + 2, Expr::Offset { count: Count::Milli(0), unit, sign: 1, anchored: false }));
        }
        TimeWord::Part(part) => part,
        _ => return None,
    };
    let day = Expr::Offset { count: Count::Milli(0), unit: TimeUnit::Day, sign: 1, anchored: false };
    Some(Found::new(i + 2, DateKind::Time, Expr::Part { part, day: Some(Box::new(day)) }))
}

/// “in the quarter”, “for the fiscal year”: the one the article is about, behind a preposition.
pub(super) fn the_unit(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let adjective = usize::from(matches!(
        tape.lower(i + 1),
        "fiscal" | "latest" | "full" | "whole" | "entire" | "financial" | "school" | "academic"
    ));
    let TimeWord::Unit(unit @ (TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Quarter)) =
        tape.word(i + 1 + adjective)?
    else {
        return None;
    };
    let end = i + 2 + adjective;
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let placed =
        matches!(before, "for" | "during" | "in" | "throughout" | "over" | "within" | "through") || adjective > 0;
    let goes_on = matches!(tape.lower(end), "of" | "that" | "when" | "before" | "after" | "since" | "between")
        || tape.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Hyphen);
    (placed && !goes_on).then(|| Found::date(end, Expr::Unit { unit, by: 0 }))
}

/// “in the morning”, “during the night”.
pub(super) fn the_part(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let Some(TimeWord::Part(part)) = tape.word(i + 1) else { return None };
    let placed = i > 0 && matches!(tape.lower(i - 1), "in" | "during" | "by" | "until" | "throughout" | "into");
    let goes_on =
        tape.tokens.get(i + 2).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Clitic))
            || matches!(tape.lower(i + 2), "sky" | "shift" | "session" | "side");
    (placed && !goes_on).then(|| Found::new(i + 2, DateKind::Time, Expr::Part { part, day: None }))
}

/// “on Mondays”: every one of them.
pub(super) fn weekdays(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let day = crate::lexicon::times::time_word(tape.lower(i).strip_suffix('s')?)?;
    let TimeWord::Weekday(day) = day else { return None };
    Some(Found::new(i + 1, DateKind::Set, Expr::Every(format!("XXXX-WXX-{day}"))))
}

/// A time of day with the day behind it: “8 p.m. Friday”, “5pm on Sunday”.
pub(super) fn timed(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let found = clock::time(tape, i)?;
    let Expr::Clock { clock, .. } = found.expr else { return Some(found) };
    let mut at = tape.over_comma(found.end);
    let on = tape.lower(at) == "on";
    at += usize::from(on);
    let day = match tape.word(at) {
        Some(TimeWord::Day(days)) if !on => Some(Found::date(at + 1, Expr::Day(i32::from(days)))),
        _ => calendar::date(tape, at).filter(|day| {
            day.kind == DateKind::Date && matches!(day.expr, Expr::Weekday { .. } | Expr::Calendar { day: Some(_), .. })
        }),
    };
    match day {
        Some(day) => Some(Found::new(day.end, DateKind::Time, Expr::Clock { clock, day: Some(Box::new(day.expr)) })),
        None => Some(Found::new(found.end, DateKind::Time, Expr::Clock { clock, day: None })),
    }
}
