//! Which figures speak of the same thing, so that their numbers may be compared.
//!
//! Two figures of one article may count different people at different places on different days.
//! A comparison is only made where nothing says so: the same thing is counted, with the same
//! outcome, in the same week and not in two different places; and one of the two stands in the
//! head or the first paragraph, where an article gives the figures of its main event.

use jiff::civil;

use crate::{
    analysis::{
        dates::{Date, DateKind},
        figures::{Direction, Figure, FigureKind, Modality},
    },
    checks::head::body_start,
    ide::Article,
    text::CharOffset,
};

/// Figures whose days lie no further apart speak of one event.
const DAYS: i32 = 7;

/// Compares the figures of one article.
pub(super) struct Comparer<'a> {
    article: &'a Article,
    /// Where the head and the first paragraph of the body end.
    lead: CharOffset,
}

impl<'a> Comparer<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let body = body_start(&article.text);
        Comparer { article, lead: article.text.line_at(body).end() }
    }

    /// Pairs of figures about one thing of the article's main event, in order of the text.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'a Figure, &'a Figure)> + '_ {
        let figures = &self.article.reading.figures;
        figures.iter().enumerate().filter(|(_, one)| one.range.start() < self.lead && countable(one)).flat_map(
            move |(i, one)| {
                figures[i + 1..]
                    .iter()
                    .filter(move |other| countable(other) && self.same(one, other))
                    .map(move |other| (one, other))
            },
        )
    }

    fn same(&self, one: &Figure, other: &Figure) -> bool {
        one.outcome == other.outcome
            && one.outcome.is_some()
            && same_counted(one, other)
            && one.modifiers == other.modifiers
            && self.same_week(one, other)
            && self.same_place(one, other)
    }

    fn same_week(&self, one: &Figure, other: &Figure) -> bool {
        let days = |figure: &Figure| self.window(figure).map(|date| date.first.zip(date.last));
        match (days(one), days(other)) {
            (None, None) => true,
            // A date that doesn't say which day it is may be any.
            (Some(None), _) | (_, Some(None)) => false,
            (Some(Some(a)), Some(Some(b))) => apart(a, b) <= DAYS,
            (Some(Some(days)), None) | (None, Some(Some(days))) => {
                let published = self.article.reading.published.as_ref().map(|published| published.date);
                published.is_some_and(|day| apart(days, (day, day)) <= DAYS)
            }
        }
    }

    /// The day a figure is of. How long something took is not when it was.
    fn window(&self, figure: &Figure) -> Option<&'a Date> {
        let date = self.article.reading.dates.get(figure.window?)?;
        matches!(date.kind, DateKind::Date | DateKind::Time).then_some(date)
    }

    fn same_place(&self, one: &Figure, other: &Figure) -> bool {
        let place = |figure: &Figure| self.article.reading.places.get(figure.place?);
        match (place(one), place(other)) {
            (Some(a), Some(b)) => a.name == b.name || a.resolved.is_some() && a.resolved == b.resolved,
            _ => true,
        }
    }
}

/// Whether a figure counts people or things, as a fact, and is no part or change of another figure.
fn countable(figure: &Figure) -> bool {
    let stated = matches!(figure.modality, Modality::Asserted | Modality::Claimed | Modality::Estimated);
    let more =
        |word: &String| matches!(word.as_str(), "more" | "other" | "another" | "further" | "additional" | "extra");
    // Headlines leave out what is counted: “Nine dead”.
    matches!(figure.kind, FigureKind::Count | FigureKind::Number)
        && stated
        && figure.part_of.is_none()
        && is_level(figure)
        && figure.per.is_none()
        && !figure.modifiers.iter().any(more)
}

/// Whether a figure says how many there are, not how many more or less, nor how many there were.
pub(super) fn is_level(figure: &Figure) -> bool {
    matches!(figure.direction, None | Some(Direction::To))
}

/// Whether the same is counted. Some words say no more than that they are people.
fn same_counted(one: &Figure, other: &Figure) -> bool {
    let general = |figure: &Figure| {
        figure
            .counted
            .as_deref()
            .is_none_or(|noun| matches!(noun, "person" | "people" | "victim" | "death" | "body" | "dead"))
    };
    one.counted == other.counted || general(one) && general(other)
}

/// The days between two stretches of time, 0 where they overlap.
fn apart(a: (civil::Date, civil::Date), b: (civil::Date, civil::Date)) -> i32 {
    let gap = |end: civil::Date, start: civil::Date| end.until(start).map_or(i32::MAX, |span| span.get_days());
    gap(a.1, b.0).max(gap(b.1, a.0)).max(0)
}

/// Bounds in words: “12 or more”, “more than 12”, “between 10 and 12”.
pub(super) fn in_words(figure: &Figure) -> String {
    match (figure.hard.lower, figure.hard.upper) {
        (Some(lower), Some(upper)) if lower.value == upper.value => lower.value.to_string(),
        (Some(lower), Some(upper)) if lower.value.to_f64() > 0.0 => format!("{} to {}", lower.value, upper.value),
        (Some(lower), None) if lower.inclusive => format!("{} or more", lower.value),
        (Some(lower), None) => format!("more than {}", lower.value),
        (_, Some(upper)) if upper.inclusive => format!("{} at most", upper.value),
        (_, Some(upper)) => format!("fewer than {}", upper.value),
        (None, None) => "any number".to_owned(),
    }
}
