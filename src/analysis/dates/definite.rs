//! Expressions that an article, a demonstrative or “every” opens.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::{
        noun_phrases::ends_noun_phrase,
        times::{TimeUnit, TimeWord},
    },
};

use super::{
    Count, DateKind, Expr, Toward, calendar, clock,
    grammar::{Found, Tape},
    lengths, periods,
};

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
        // “1.5 percent less than the year before”
        ("day" | "night" | "week" | "month" | "year" | "quarter", "before" | "after" | "earlier", _)
            if closes(tape, i + 3) =>
        {
            let unit = tape.unit(i + 1).map_or(TimeUnit::Day, |(unit, ..)| unit);
            let sign = if word(2) == "after" { 1 } else { -1 };
            Some(Found::date(i + 3, Expr::Offset { count: Count::Milli(1000), unit, sign, anchored: false }))
        }
        ("future" | "near", _, _) if word(1) == "future" || word(2) == "future" => {
            Some(Found::date(i + 2 + usize::from(word(1) == "near"), Expr::Reference(Toward::Future)))
        }
        ("same", _, _) => {
            let (unit, plural, end) = tape.unit(i + 2)?;
            (!plural && unit >= TimeUnit::Day)
                .then(|| Found::date(end, Expr::Offset { count: Count::Milli(0), unit, sign: 1, anchored: false }))
        }
        ("weekend", _, _) => Some(Found::date(i + 2, Expr::TheWeekend)),
        ("past", _, _)
            if !matches!(tape.word(i + 2), Some(TimeWord::Unit(_) | TimeWord::Units(_)))
                && tape.count(i + 2).is_none()
                && closes(tape, i + 2) =>
        {
            Some(Found::date(i + 2, Expr::Reference(Toward::Past)))
        }
        // “the early hours of Thursday”
        ("early" | "small", "hours", "of") => {
            let at = i + 4 + usize::from(tape.lower(i + 4) == "the");
            let day = calendar::day(tape, at).filter(|day| calendar::is_day(&day.expr)).or_else(|| {
                let TimeWord::Day(days) = tape.word(at)? else { return None };
                Some(Found::date(at + 1, Expr::Day(i32::from(days))))
            })?;
            let part = crate::lexicon::times::DayPart::Morning;
            Some(Found::new(day.end, DateKind::Time, Expr::Part { part, day: Some(Box::new(day.expr)) }))
        }
        ("early" | "small", "hours", _) => {
            let part = crate::lexicon::times::DayPart::Morning;
            Some(Found::new(i + 3, DateKind::Time, Expr::Part { part, day: None }))
        }
        // “the first nine months”, “the final two weeks”
        ("first" | "final" | "opening" | "early", _, _) => {
            let (count, behind) = tape.count(i + 2)?;
            let (unit, _, end) = tape.unit(behind)?;
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
            (plural || count == Count::Milli(1000)).then(|| set(end, lengths::value(count, unit))).flatten()
        }
    }
}

/// “twice a week”, “once every two years”, “three times a day”: how often, with the token behind.
pub(super) fn how_often(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let (times, at) = match tape.lower(i) {
        "once" => (1, i + 1),
        "twice" => (2, i + 1),
        "thrice" => (3, i + 1),
        _ => {
            let (count, end) = tape.count(i)?;
            (tape.lower(end) == "times").then_some((count.whole()?, end + 1))?
        }
    };
    let (n, unit, end) = match tape.lower(at) {
        "a" | "an" | "per" => {
            let (unit, plural, end) = tape.unit(at + 1).filter(|_| !tape.tokens.glued(at + 1))?;
            (!plural).then_some((1, unit, end))?
        }
        "every" | "each" => match tape.unit(at + 1) {
            Some((unit, false, end)) => (1, unit, end),
            _ => {
                let (count, behind) = tape.count(at + 1)?;
                let (unit, _, end) = tape.unit(behind)?;
                (count.whole()?, unit, end)
            }
        },
        _ => return None,
    };
    let _ = times;
    Some(Found::new(end, DateKind::Set, Expr::Every(lengths::period(n, unit))))
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
    // “in the month to mid-March”, “in the quarter ended Dec. 29”: a length.
    let to = match tape.lower(end) {
        "to" => end + 1,
        "ended" | "ending" => end + 1 + usize::from(tape.lower(end + 1) == "on"),
        _ => usize::MAX,
    };
    let dated =
        to != usize::MAX && (0..3).any(|k| tape.month(to + k).is_some() || matches!(tape.lower(to + k), "end" | "mid"));
    if dated && unit != TimeUnit::Week {
        let expr = Expr::Length { count: Count::Milli(1000), unit, more: None };
        return Some(Found::new(end, DateKind::Duration, expr));
    }
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
            || tape.tokens.get(i + 2).is_some_and(|next| next.kind == TokenKind::Word)
                && !ends_noun_phrase(tape.lower(i + 2))
                && !matches!(tape.word(i + 2), Some(TimeWord::Day(_) | TimeWord::Weekday(_)));
    (placed && !goes_on).then(|| Found::new(i + 2, DateKind::Time, Expr::Part { part, day: None }))
}

/// “on Mondays”: every one of them.
pub(super) fn weekdays(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let day = crate::lexicon::times::time_word(tape.lower(i).strip_suffix('s')?)?;
    if day == TimeWord::Unit(TimeUnit::Weekend) {
        return Some(Found::new(i + 1, DateKind::Set, Expr::Every("XXXX-WXX-WE".to_owned())));
    }
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
        // “6 a.m. next Tuesday”
        Some(word @ (TimeWord::Last | TimeWord::This | TimeWord::Next)) if tape.weekday(at + 1).is_some() => {
            let toward = match word {
                TimeWord::Last => Toward::Past,
                TimeWord::This => Toward::Present,
                _ => Toward::Future,
            };
            calendar::named_after(tape, at + 1, toward).filter(|found| found.kind == DateKind::Date)
        }
        _ => calendar::day(tape, at).filter(|day| calendar::is_day(&day.expr)).or_else(|| periods::holiday(tape, at)),
    };
    // “8 a.m. to 4 p.m., Monday to Friday”: the days are a range of their own.
    let week = |end: usize| {
        matches!(tape.lower(end), "to" | "through" | "until" | "-" | "–") && tape.weekday(end + 1).is_some()
    };
    let day = day.filter(|day| on || !week(day.end));
    match day {
        Some(day) => Some(Found::new(day.end, DateKind::Time, Expr::Clock { clock, day: Some(Box::new(day.expr)) })),
        None => Some(Found::new(found.end, DateKind::Time, Expr::Clock { clock, day: None })),
    }
}
