//! Expressions that count from the day of the article, or from another day of the text.

use crate::{
    analysis::tokens::TokenKind,
    lexicon::{
        noun_phrases::ends_noun_phrase,
        times::{DayPart, Stage, TimeUnit, TimeWord},
    },
};

use super::{
    Count, DateKind, Expr, Modifier, Toward, calendar,
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
        Some(TimeWord::Last) if is_verb(tape, i) => None,
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

/// “will last ten days”, “begin on Monday and last two weeks”: a verb, behind which stands a length.
fn is_verb(tape: &Tape<'_>, i: usize) -> bool {
    let before = if i > 0 { tape.lower(i - 1) } else { "" };
    let verbal = matches!(
        before,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "to"
            | "not"
            | "n't"
            | "n’t"
    );
    tape.lower(i) == "last" && (verbal || before == "and") && tape.count(i + 1).is_some()
}

/// “now that”: a conjunction.
fn followed_by_that(tape: &Tape<'_>, i: usize) -> bool {
    tape.lower(i + 1) == "that"
}

/// “noon Saturday”, “midnight on Sunday”.
fn on_day(tape: &Tape<'_>, end: usize, part: DayPart) -> Found {
    let at = end + usize::from(tape.lower(end) == "on");
    let day = calendar::day(tape, at).filter(|found| calendar::is_day(&found.expr));
    let day = day.or_else(|| match tape.word(at) {
        Some(TimeWord::Day(days)) if at == end => Some(Found::date(end + 1, Expr::Day(i32::from(days)))),
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
    // “20 minutes late this morning”
    if matches!(stage, Stage::Late | Stage::Early) && i > 0 && matches!(tape.word(i - 1), Some(TimeWord::Units(_))) {
        return None;
    }
    let mut at = tape.over_hyphen(i + 1);
    let noun = matches!(stage, Stage::Start | Stage::End | Stage::Middle | Stage::Rest);
    // “end-March”
    if noun && at == i + 1 {
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
    // “a year ago today”, “ten years ago on Saturday”
    if tape.lower(end) == "ago"
        && let Some(found) = ago_on(tape, end + 1, count, unit)
    {
        return Some(found);
    }
    let (sign, anchored, over) = match (tape.lower(end), tape.lower(end + 1)) {
        ("ago", _) => (-1, true, 1),
        ("from", "now" | "today") => (1, true, 2),
        ("hence", _) => (1, true, 1),
        ("earlier", _) | ("before", "that") => (-1, false, 1 + usize::from(tape.lower(end) == "before")),
        ("later" | "afterwards" | "afterward" | "on", _) if tape.lower(end) != "on" => (1, false, 1),
        ("from" | "after" | "before" | "on", _) => {
            let Some(TimeWord::Day(days)) = tape.word(end + 1) else { return beside(tape, end, count, unit) };
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

/// The day that years or weeks ago is counted from, where it stands behind: “today”, “on Saturday”.
fn ago_on(tape: &Tape<'_>, at: usize, count: Count, unit: TimeUnit) -> Option<Found> {
    if unit < TimeUnit::Week {
        return None;
    }
    let by = i32::try_from(count.whole()?).ok()?.checked_neg()?;
    let at = at + usize::from(tape.lower(at) == "on");
    let day = match tape.word(at)? {
        TimeWord::Day(days) => Expr::Day(i32::from(days)),
        TimeWord::Weekday(_) => Expr::Weekday { weekday: tape.weekday(at)?, toward: None, week: None },
        _ => return None,
    };
    Some(Found::date(at + 1, Expr::Beside { by, unit, day: Box::new(day) }))
}

/// “three days after Christmas”, “two weeks before 12 January”: `at` is the preposition.
fn beside(tape: &Tape<'_>, at: usize, count: Count, unit: TimeUnit) -> Option<Found> {
    let on = tape.lower(at) == "on";
    if unit < TimeUnit::Day || on && (unit != TimeUnit::Week || tape.weekday(at + 1).is_none()) {
        return None;
    }
    let sign = if tape.lower(at) == "before" { -1 } else { 1 };
    let by = i32::try_from(count.whole()?).ok()?.checked_mul(sign)?;
    let mut day = calendar::date(tape, at + 1)?;
    let named = match &mut day.expr {
        Expr::Calendar { day: Some(_), until: None, .. } | Expr::Fixed { .. } | Expr::Movable { .. } => true,
        // “a week from Monday”, “a week on Monday”: the one to come.
        Expr::Weekday { toward, week: None, .. } if unit == TimeUnit::Week && tape.lower(at) != "after" => {
            *toward = Some(if sign > 0 { Toward::Future } else { Toward::Past });
            true
        }
        _ => false,
    };
    // “three days after the 12 January vote” counts from the vote.
    let ends = tape.tokens.get(day.end).is_none_or(|next| !next.is_wordlike() || ends_noun_phrase(tape.lower(day.end)))
        && tape.tokens.get(day.end).is_none_or(|next| next.kind != TokenKind::Clitic);
    (named && ends && day.kind == DateKind::Date)
        .then(|| Found::date(day.end, Expr::Beside { by, unit, day: Box::new(day.expr) }))
}
