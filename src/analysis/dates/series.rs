//! The time expressions of an article one after the other: what “a week later” counts from, the
//! two ends of a range, and the day on which something quoted was said.

use jiff::{ToSpan, civil};

use crate::{
    analysis::{paragraph::Placed, quotes::Quote, tokens::Tokens},
    lexicon::times::TimeUnit,
    text::CharRange,
};

use super::{
    Date, DateKind, Expr, LocalDate, Published, YearRef,
    resolve::{NamedDays, Resolver},
    stretches::{Resolved, narrow},
};

/// How far from the words of saying the day of saying stands, in code points: “…”, he told
/// reporters in the capital late on Friday.
const REACH_OF_CUE: usize = 80;

/// Resolves time expressions against the day of publication, and those within a quote against the day
/// on which it was said, where the words around it tell.
pub fn resolve(paragraphs: &[Placed], published: Option<&Published>, quotes: &[Quote]) -> Vec<Date> {
    let anchor = published.map(|published| published.date);
    let mut dates: Vec<Date> = Vec::new();
    let mut inside: Vec<(usize, &LocalDate)> = Vec::new();
    let mut named: Option<NamedDays> = None;
    for placed in paragraphs {
        let tokens = &placed.reading.tokens;
        let mut before: Option<&LocalDate> = None;
        let mut week = None;
        let mut daily = false;
        for local in &placed.reading.dates {
            let told = before.and_then(|first| told_before(tokens, first, local, week));
            let often = before.filter(|first| daily || matches!(first.expr, Expr::Every(_)));
            let hours =
                opening_hours(tokens, often, local).or_else(|| opening_days(tokens, before.filter(|_| daily)?, local));
            daily = hours.is_some();
            let told = hours.or(told);
            week = match (&local.expr, &told) {
                (Expr::Unit { unit: TimeUnit::Week, by }, _) => Some(*by),
                (Expr::Weekday { .. }, Some(_)) => week,
                _ => None,
            };
            let whole = told.map(|expr| LocalDate { expr, ..local.clone() });
            let mut resolved = resolve_one(whole.as_ref().unwrap_or(local), anchor, named);
            if before.is_some_and(|first| is_range(tokens, first, local) && alike(first, local))
                && let Some(from) = dates.last().and_then(|date| date.first)
            {
                order(local, from, &mut resolved);
            }
            if let Some(first) = before.filter(|first| is_range(tokens, first, local))
                && let Some(expr) = told_behind(&first.expr, &local.expr)
                && let Some(date) = dates.last_mut()
            {
                let shared = resolve_one(&LocalDate { expr, ..first.clone() }, anchor, named);
                (date.value, date.first, date.last) = (shared.value, shared.first, shared.last);
                date.unresolved = shared.unresolved;
            }
            before = Some(local);
            if let (Some(first), Some(last), true) = (resolved.first, resolved.last, names_days(local)) {
                named = Some(NamedDays { first, last });
            }
            let relative = resolved.relative;
            dates.push(date_of(placed.range(local.span), local, resolved, published.filter(|_| relative)));
            if matches!(
                local.expr,
                Expr::Day(_) | Expr::Weekday { .. } | Expr::Unit { .. } | Expr::Offset { anchored: true, .. }
            ) {
                inside.push((dates.len() - 1, local));
            }
        }
    }
    if quotes.iter().any(|quote| quote.cue.is_some()) {
        anchor_in_quotes(&mut dates, &inside, paragraphs, quotes, published);
    }
    dates
}

/// Resolves one expression; `named` is the last stretch the text has named.
pub(super) fn resolve_one(local: &LocalDate, anchor: Option<civil::Date>, named: Option<NamedDays>) -> Resolved {
    let resolver = Resolver { anchor, named, tense: local.tense };
    let mut resolved = resolver
        .expr(&local.expr)
        .unwrap_or_else(|reason| Resolved { unresolved: Some(reason.to_owned()), ..Resolved::default() });
    narrow(&mut resolved, local.modifier);
    resolved
}

fn date_of(range: CharRange, local: &LocalDate, resolved: Resolved, anchor: Option<&Published>) -> Date {
    Date {
        range,
        kind: local.kind,
        value: resolved.value,
        modifier: local.modifier.map(|modifier| modifier.code().to_owned()),
        first: resolved.first,
        last: resolved.last,
        anchor: anchor.cloned(),
        unresolved: resolved.unresolved,
    }
}

/// Whether later words may count from it: a day or a stretch of the calendar, not “now” or the past
/// three weeks.
fn names_days(local: &LocalDate) -> bool {
    matches!(local.kind, DateKind::Date | DateKind::Time)
        && !matches!(
            local.expr,
            Expr::Reference(_) | Expr::Span { .. } | Expr::Clock { day: None, .. } | Expr::Part { day: None, .. }
        )
}

/// What the expression before adds to one: the week of “last week, on Tuesday and Thursday”, the day of “10 p.m. on
/// Saturday (2000 GMT)”.
fn told_before(tokens: &Tokens, first: &LocalDate, local: &LocalDate, week: Option<i8>) -> Option<Expr> {
    let (from, to) = (first.tokens.end, local.tokens.start);
    match (&first.expr, &local.expr) {
        (_, Expr::Weekday { weekday, toward: None, week: None }) => {
            let listed = to <= from + 3
                && (from..to)
                    .all(|at| matches!(tokens.lower(at), "," | "on" | "and" | "or" | "both" | "—" | "–" | "-" | "("));
            let week = week.filter(|_| listed)?;
            Some(Expr::Weekday { weekday: *weekday, toward: None, week: Some(week) })
        }
        (Expr::Clock { day: Some(day), .. } | Expr::Part { day: Some(day), .. }, Expr::Clock { clock, day: None })
            if clock.utc && to == from + 1 && tokens.text(from) == "(" =>
        {
            Some(Expr::Clock { clock: *clock, day: Some(day.clone()) })
        }
        _ => None,
    }
}

/// Times that come round: “every Saturday from 7 a.m. to 3 p.m.”, “is open from 9 a.m.”; they are of no one day. `before`
/// is an expression right before that says how often, or a time that comes round itself.
fn opening_hours(tokens: &Tokens, before: Option<&LocalDate>, local: &LocalDate) -> Option<Expr> {
    let Expr::Clock { clock, day: None } = &local.expr else { return None };
    let joint =
        |at: usize| matches!(tokens.lower(at), "," | "from" | "at" | "between" | "to" | "and" | "until" | "-" | "–");
    let start = local.tokens.start;
    let goes_on = before.is_some_and(|first| start - first.tokens.end <= 2 && (first.tokens.end..start).all(joint));
    let back = |by: usize| start.checked_sub(by).map_or("", |at| tokens.lower(at));
    let open = joint(start.checked_sub(1)?)
        && (back(2) == "open" && matches!(back(3), "is" | "are" | "stay" | "stays" | "remain" | "remains")
            || matches!(back(2), "daily" | "weekdays" | "weekends"));
    let minute = clock.minute.map_or(String::new(), |minute| format!(":{minute:02}"));
    (goes_on || open).then(|| Expr::Every(format!("T{:02}{minute}", clock.hour)))
}

/// The days that such times are of: “9 a.m. to 4 p.m., Monday to Friday”. `before` comes round as well.
fn opening_days(tokens: &Tokens, before: &LocalDate, local: &LocalDate) -> Option<Expr> {
    let Expr::Weekday { weekday, toward: None, week: None } = local.expr else { return None };
    let between = local.tokens.start == before.tokens.end + 1
        && matches!(tokens.lower(before.tokens.end), "," | "to" | "through" | "-" | "–");
    between.then(|| Expr::Every(format!("XXXX-WXX-{weekday}")))
}

/// What the end of a range adds to its start: the day of “from 9 to 11 a.m. on Saturday”, the year of “from March to
/// June 2022”.
fn told_behind(first: &Expr, last: &Expr) -> Option<Expr> {
    match (first, last) {
        (Expr::Clock { clock, day: None }, Expr::Clock { day: Some(day), .. }) => {
            Some(Expr::Clock { clock: *clock, day: Some(day.clone()) })
        }
        (
            Expr::Calendar { year: YearRef::Absent, month: Some(from), day, until, weekday },
            Expr::Calendar { year, month: Some(to), .. },
        ) if *year != YearRef::Absent => {
            let before = i16::from(from > to);
            let year = match year {
                YearRef::Year(year) => YearRef::Year(year - before),
                YearRef::Relative(by) => YearRef::Relative(by - i8::from(from > to)),
                YearRef::Absent => YearRef::Absent,
            };
            Some(Expr::Calendar { year, month: Some(*from), day: *day, until: *until, weekday: *weekday })
        }
        _ => None,
    }
}

/// “from A to B”, “between A and B”, “A–B”: nothing but the connector stands between.
fn is_range(tokens: &Tokens, first: &LocalDate, last: &LocalDate) -> bool {
    let at = first.tokens.end;
    let opening = first.tokens.start.checked_sub(1).map_or("", |before| tokens.lower(before));
    last.tokens.start == at + 1
        && match tokens.lower(at) {
            "to" | "until" | "till" | "through" | "-" | "–" | "—" => true,
            "and" => opening == "between",
            _ => false,
        }
}

/// Whether both ends are given in the same way.
fn alike(first: &LocalDate, last: &LocalDate) -> bool {
    match (&first.expr, &last.expr) {
        (Expr::Weekday { .. }, Expr::Weekday { .. }) => true,
        (Expr::Calendar { day: a, .. }, Expr::Calendar { day: b, .. }) => a.is_some() == b.is_some(),
        _ => false,
    }
}

/// The end of a range lies behind its start: the Friday of “from Monday to Friday”, the January of
/// “from 20 December to 4 January”.
fn order(local: &LocalDate, from: civil::Date, resolved: &mut Resolved) {
    let Some(first) = resolved.first.filter(|first| *first < from) else { return };
    let by = match &local.expr {
        Expr::Weekday { toward: None, week: None, .. } => 7.days(),
        Expr::Calendar { year: YearRef::Absent, month: Some(_), .. } => 1.years(),
        _ => return,
    };
    let later = |day: Option<civil::Date>| day.and_then(|day| day.checked_add(by).ok());
    let (begin, end) = (later(Some(first)), later(resolved.last));
    if let (Some(begin), Some(_)) = (begin, end) {
        let day = begin.to_string();
        // The value keeps its grain: a month stays a month.
        let length = resolved.value.as_ref().map_or(10, String::len).min(day.len());
        (resolved.value, resolved.first, resolved.last) = (Some(day[..length].to_owned()), Some(begin), end);
    }
}

/// Counts what is said within a quote from the day on which it was said: “The bridge will open
/// tomorrow,” the minister said on Friday.
fn anchor_in_quotes(
    dates: &mut [Date],
    inside: &[(usize, &LocalDate)],
    paragraphs: &[Placed],
    quotes: &[Quote],
    published: Option<&Published>,
) {
    for quote in quotes {
        let Some(cue) = quote.cue else { continue };
        let marked = quote.spans.first().map_or(0, |span| span.start().to_usize());
        let from = inside.partition_point(|(at, _)| dates[*at].range.start().to_usize() < marked);
        let end = quote.range().end();
        if inside.get(from).is_none_or(|(at, _)| dates[*at].range.start() >= end) {
            continue;
        }
        let Some(sentence) = sentence_of(paragraphs, cue) else { continue };
        let near = |range: CharRange| {
            let gap = range.start().to_usize().saturating_sub(cue.end().to_usize())
                + cue.start().to_usize().saturating_sub(range.end().to_usize());
            (gap <= REACH_OF_CUE).then_some(gap)
        };
        let within = |range: CharRange| quote.spans.iter().any(|span| span.overlaps(range));
        let begun = dates.partition_point(|date| date.range.end().to_usize() + REACH_OF_CUE < cue.start().to_usize());
        let said = dates[begun..]
            .iter()
            .take_while(|date| date.range.start().to_usize() <= cue.end().to_usize() + REACH_OF_CUE)
            .filter(|date| matches!(date.kind, DateKind::Date | DateKind::Time) && !within(date.range))
            .filter(|date| sentence.covers(date.range))
            .filter(|date| date.first == date.last)
            // Nobody has said it on a day to come: “said the envoy, who will report next Tuesday”.
            .filter(|date| published.is_none_or(|published| date.first.is_none_or(|day| day <= published.date)))
            .filter_map(|date| Some((near(date.range)?, date.first?)))
            .min()
            .map(|(_, day)| day);
        let Some(said) = said.filter(|said| published.is_none_or(|published| *said != published.date)) else {
            continue;
        };
        for (at, local) in &inside[from..] {
            let range = dates[*at].range;
            if range.start() >= end {
                break;
            }
            if within(range) {
                let resolved = resolve_one(local, Some(said), None);
                let date = &mut dates[*at];
                (date.value, date.first, date.last) = (resolved.value, resolved.first, resolved.last);
                date.unresolved = resolved.unresolved;
                date.anchor = Some(Published { date: said, source: super::AnchorSource::Said });
            }
        }
    }
}

/// The sentence in which something stands.
fn sentence_of(paragraphs: &[Placed], range: CharRange) -> Option<CharRange> {
    let placed = &paragraphs[paragraphs.partition_point(|placed| placed.start <= range.start()).checked_sub(1)?];
    let tokens = &placed.reading.tokens;
    let whole = |sentence: &std::ops::Range<usize>| placed.range(tokens.bytes(sentence.clone()).into());
    let next = placed.reading.sentences.partition_point(|sentence| whole(sentence).end() <= range.start());
    placed.reading.sentences.get(next).map(whole)
}
