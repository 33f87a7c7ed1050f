//! Five days from the third to the sixth.

use crate::{
    analysis::{
        dates::{Date, DateKind},
        figures::{Figure, FigureKind},
    },
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "date-duration",
    name: "A length of time that its first and last day do not bear out",
    level: Level::Error,
    why: "From 3 to 6 September are four days and three nights, not five. Reported where the length stands right \
          beside the days, in one sentence; both ways to count, with the last day and without, are allowed, \
          a week may have five days, and years may be one more or less than from the first to the last.",
    example: "The fair lasts five days, 3–6 September 2024, as it did before.\n",
    instead: "The fair lasts four days, 3–6 September 2024, as it did before.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// Longer stretches are seldom counted in days.
const MOST: i32 = 62;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let figures = &article.reading.figures;
    for (at, date) in article.reading.dates.iter().enumerate() {
        let next = article.reading.dates.get(at + 1);
        let years = next.and_then(|next| years(date, next, &prose));
        let in_years = years.is_some();
        let stretch = years.or_else(|| written(date, &prose)).or_else(|| from_to(date, next?, &prose));
        let Some((range, days)) = stretch else { continue };
        let next = figures.partition_point(|figure| figure.core.end() <= range.start());
        let before = next.checked_sub(1).map(|at| &figures[at]);
        let after = figures[next..].iter().find(|figure| figure.core.start() >= range.end());
        let beside = |length: &&Figure| {
            let gap = if length.core.end() <= range.start() {
                CharRange::new(length.core.end(), range.start())
            } else {
                CharRange::new(range.end(), length.core.start())
            };
            // “the three-day fair, 10–14 July”
            let of = prose.slice(gap).strip_suffix(", ").filter(|_| prose.slice(length.core).contains('-'));
            let named =
                |of: &str| of.split_whitespace().count() <= 2 && of.chars().all(|c| c.is_lowercase() || c == ' ');
            close(prose.slice(gap)) || of.is_some_and(named)
        };
        let lengths = before.into_iter().chain(after).filter(|figure| figure.kind == FigureKind::Duration);
        for length in lengths.filter(beside) {
            let Some(count) = length.value.filter(|_| length.approximation.is_none()).and_then(|it| it.to_i64()) else {
                continue;
            };
            let (unit, days) = (length.unit.as_deref(), i64::from(days));
            // “Four years, from 1991 to 1995” may be a little more or less; a week has five working days.
            let (said, fits) = match unit {
                Some("day") if !in_years => (count, days - 1..=days),
                Some("night") if !in_years => (count + 1, days - 1..=days),
                Some("week") if !in_years => (count * 7, days - 1..=days + 2),
                Some("year") if in_years => (count, days - 2..=days),
                _ => continue,
            };
            if !fits.contains(&said) {
                let (from_to, words) = (prose.slice(range), prose.slice(length.core));
                let (are, unit) = (if in_years { days - 1 } else { days }, if in_years { "years" } else { "days" });
                let with = if in_years { "" } else { " with the last" };
                let message = format!("“{from_to}” is {are} {unit}{with}, not {words}.");
                sink.report(length.core, message).relate(range, format!("{are} {unit}."));
            }
        }
    }
}

/// A stretch with both ends written in one date, and its days; “September” is one as well, but can't be counted.
fn written(date: &Date, prose: &Prose) -> Option<(CharRange, i32)> {
    let words = prose.slice(date.range);
    let ends = words.split(|c: char| !c.is_ascii_digit()).filter(|digits| matches!(digits.len(), 1 | 2)).count();
    Some((date.range, days(date)?)).filter(|_| ends >= 2)
}

/// The stretch from one day to the next that is named: “from September 3 to September 6”, “from Friday to Sunday”.
fn from_to(first: &Date, last: &Date, prose: &Prose) -> Option<(CharRange, i32)> {
    let day = |date: &Date| date.first.filter(|day| date.kind == DateKind::Date && date.last == Some(*day));
    let joined = matches!(prose.between(first.range, last.range), " to " | " until " | " through " | "–");
    let days = day(first)?.until(day(last)?).ok()?.get_days() + 1;
    (joined && (2..=MOST).contains(&days)).then(|| (first.range.join(last.range), days))
}

/// The stretch from one year to another, in years with the last: “from 1991 to 1995”.
fn years(first: &Date, last: &Date, prose: &Prose) -> Option<(CharRange, i32)> {
    let year = |date: &Date| date.value.as_deref().filter(|value| value.len() == 4)?.parse::<i32>().ok();
    let years = year(last)? - year(first)? + 1;
    let joined = matches!(prose.between(first.range, last.range), " to " | " until " | "–" | "-");
    (joined && years > 1).then(|| (first.range.join(last.range), years))
}

/// The days of a stretch with both ends.
fn days(date: &Date) -> Option<i32> {
    let (first, last) = date.first.zip(date.last)?;
    let days = first.until(last).ok()?.get_days() + 1;
    (date.kind == DateKind::Date && (2..=MOST).contains(&days)).then_some(days)
}

/// Whether nothing but a comma, a bracket or “conference from” stands between a length and its days.
fn close(gap: &str) -> bool {
    let gap = gap.trim();
    let lasts = gap.strip_prefix(')').unwrap_or_default().trim_start().trim_start_matches("will ");
    matches!(gap, "," | "(" | "" | ":" | ", from" | "from" | "–" | "—")
        || matches!(lasts, "runs for" | "ran for" | "run for" | "lasts" | "lasted" | "last")
        || gap.split(' ').count() <= 3
            && ["from", "on", "between"].iter().any(|last| gap.ends_with(last))
            && gap.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | ','))
}
