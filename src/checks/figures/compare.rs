//! Which figures speak of the same thing, so that their numbers may be compared.
//!
//! Two figures of one article may count different people at different places on different days.
//! A comparison is only made where nothing says so: the same thing is counted, with the same
//! outcome, in the same week and not in two different places; and one of the two stands in the
//! head or the first paragraph, where an article gives the figures of its main event.

use std::collections::HashMap;

use jiff::civil;

use crate::{
    analysis::{
        Voice,
        dates::{Date, DateKind},
        figures::{Direction, Figure, FigureKind, Modality, Outcome},
    },
    checks::head::body_start,
    ide::Article,
    text::{CharOffset, CharRange},
};

/// Figures whose days lie no further apart speak of one event.
const DAYS: i32 = 7;

/// Compares the figures of one article.
pub(super) struct Comparer<'a> {
    article: &'a Article,
    /// Where the body begins.
    body: CharOffset,
    /// Where the head and the first paragraph of the body end.
    lead: CharOffset,
}

/// What two figures must share to be compared at all; figures that share it are in one bucket.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    outcome: Outcome,
    /// `None` where the words say no more than that they are people.
    counted: Option<&'a str>,
    modifiers: &'a [String],
}

/// Figures of one bucket that a later one is compared with; more would all say the same.
const BUCKET: usize = 64;

impl<'a> Comparer<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let body = body_start(&article.text);
        // A wire in one long line has its lead in its first two sentences.
        let sentences = &article.reading.sentences;
        let second = sentences.get(sentences.partition_point(|sentence| sentence.end() <= body) + 1);
        let line = article.text.line_at(body).end();
        Comparer { article, body, lead: second.map_or(line, |sentence| line.min(sentence.end())) }
    }

    /// Pairs of figures of the body about one thing of the article's main event, in order of the
    /// second. What a headline says of it is a matter of its own.
    pub(super) fn pairs(&self) -> Vec<(&'a Figure, &'a Figure)> {
        let leading = |figure: &Figure| figure.range.start() >= self.body && figure.range.start() < self.lead;
        self.matches(leading, |figure| figure.range.start() >= self.body)
    }

    /// The same, and pairs of one paragraph wherever it stands.
    pub(super) fn pairs_of_sources(&self) -> Vec<(&'a Figure, &'a Figure)> {
        let line = |figure: &Figure| self.article.text.line_at(figure.range.start());
        let leading = |figure: &Figure| figure.range.start() >= self.body && figure.range.start() < self.lead;
        let mut pairs =
            self.matches(|figure| figure.range.start() >= self.body, |figure| figure.range.start() >= self.body);
        pairs.retain(|(one, other)| leading(one) || line(one) == line(other));
        pairs
    }

    /// Each figure of the headline with every figure of the body about the same thing.
    pub(super) fn with_headline(&self) -> Vec<(&'a Figure, &'a Figure)> {
        self.matches(|figure| figure.range.end() <= self.body, |figure| figure.range.start() >= self.body)
    }

    /// Figures of the headline that leave out whom they count (“12 die in collapse”), each with the one figure of the
    /// body that has its outcome.
    pub(super) fn bare_headlines(&self) -> Vec<(&'a Figure, &'a Figure)> {
        let figures = &self.article.reading.figures;
        let heads = figures.iter().take_while(|figure| figure.range.end() <= self.body);
        let bare = |head: &&Figure| countable(head) && head.counted.is_none() && head.outcome.is_some();
        let only = |head: &'a Figure| {
            let mut alike = figures.iter().filter(|figure| {
                figure.range.start() >= self.body && figure.outcome == head.outcome && countable(figure)
            });
            let one = alike.next().filter(|one| one.range.start() < self.lead && one.counted.is_some())?;
            (alike.next().is_none() && self.same_place(head, one)).then_some((head, one))
        };
        heads.filter(bare).filter_map(only).collect()
    }

    /// Each figure that `earlier` accepts with every later one about the same thing that `later` accepts.
    fn matches(
        &self,
        earlier: impl Fn(&Figure) -> bool,
        later: impl Fn(&Figure) -> bool,
    ) -> Vec<(&'a Figure, &'a Figure)> {
        let mut buckets: HashMap<Key<'a>, Vec<&'a Figure>> = HashMap::new();
        let mut pairs = Vec::new();
        for figure in self.article.reading.figures.iter().filter(|figure| countable(figure)) {
            let Some(key) = key(figure) else { continue };
            let bucket = buckets.entry(key).or_default();
            if later(figure) {
                let same = bucket.iter().filter(|one| {
                    self.same_week(one, figure) && self.same_place(one, figure) && !found_so_far(one, figure)
                });
                pairs.extend(same.map(|one| (*one, figure)));
            }
            if earlier(figure) && bucket.len() < BUCKET {
                bucket.push(figure);
            }
        }
        pairs
    }

    fn same_week(&self, one: &Figure, other: &Figure) -> bool {
        let days = |figure: &Figure| self.window(figure).map(|date| date.first.zip(date.last));
        // The same where the article's own day is not known: “on Monday”, “on Tuesday”.
        let weekday = |figure: &Figure| {
            let date = self.article.reading.dates.get(figure.window?)?;
            date.value.clone().filter(|value| value.contains("-WXX-"))
        };
        if let (Some(one_day), Some(other_day)) = (weekday(one), weekday(other))
            && one_day != other_day
        {
            return false;
        }
        match (days(one), days(other)) {
            (None, None) => true,
            // A date that doesn't say which day it is may be any.
            (Some(None), _) | (_, Some(None)) => false,
            // “Three died on Monday and two on Tuesday”; a toll of two days may rise.
            (Some(Some(a)), Some(Some(b))) if a != b && a.0 == a.1 && b.0 == b.1 => false,
            (Some(Some(a)), Some(Some(b))) => apart(a, b) <= DAYS,
            (Some(Some(days)), None) | (None, Some(Some(days))) => {
                let published = self.article.reading.published.as_ref().map(|published| published.date);
                published.is_some_and(|day| apart(days, (day, day)) <= DAYS)
            }
        }
    }

    /// The day a figure is of. How long something took is not when it was.
    pub(super) fn window(&self, figure: &Figure) -> Option<&'a Date> {
        let date = self.article.reading.dates.get(figure.window?)?;
        // “On Monday” of an article whose date is not known is within the week all the same.
        let some_weekday = date.first.is_none() && date.value.as_deref().is_some_and(|it| it.contains("-WXX-"));
        (matches!(date.kind, DateKind::Date | DateKind::Time) && !some_weekday).then_some(date)
    }

    pub(super) fn same_place(&self, one: &Figure, other: &Figure) -> bool {
        // Where a report comes from need not be where it happened.
        let dateline = |range: CharRange| {
            let text = &self.article.text;
            text.line_at(range.start()).start() == range.start() && !text.words(range).contains(char::is_lowercase)
        };
        let place = |figure: &Figure| self.article.reading.places.get(figure.place?).filter(|it| !dateline(it.range));
        match (place(one), place(other)) {
            (Some(a), Some(b)) => a.name == b.name || a.resolved.is_some() && a.resolved == b.resolved,
            _ => true,
        }
    }
}

/// Whether one counts the bodies that were found, which are no more than the dead that the other counts.
fn found_so_far(one: &Figure, other: &Figure) -> bool {
    let bodies = |figure: &Figure| figure.counted.as_deref() == Some("body");
    let size = |figure: &Figure| figure.hard.lower.or(figure.hard.upper).map(|bound| bound.value);
    match (bodies(one), bodies(other)) {
        (true, false) => size(one) <= size(other),
        (false, true) => size(other) <= size(one),
        _ => false,
    }
}

/// Whether two figures are given by one voice: the same person or body, or what is called by the same definite
/// name throughout (“the ministry”, “police”), not two of many (“residents”).
pub(super) fn same_voice(article: &Article, one: &Figure, other: &Figure) -> bool {
    match (one.voice, other.voice) {
        (Voice::Unnamed(a), Voice::Unnamed(b)) => {
            let name = |range| article.text.slice(range).to_lowercase();
            let (a, b) = (name(a), name(b));
            a == b
                && !matches!(
                    a.as_str(),
                    "officials" | "witnesses" | "residents" | "he" | "she" | "they" | "it" | "we" | "i" | "who"
                )
        }
        (a, b) => a == b,
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
        && figure.counted.as_deref() != Some("other")
}

/// Whether a figure says how many there are, not how many more or less, nor how many there were.
pub(super) fn is_level(figure: &Figure) -> bool {
    matches!(figure.direction, None | Some(Direction::To))
}

/// How many times the larger of two figures is the smaller, of the numbers they begin with; two that
/// are far apart rather count different things than contradict each other.
pub(super) fn ratio(one: &Figure, other: &Figure) -> f64 {
    let size = |figure: &Figure| {
        let bound = figure.hard.lower.or(figure.hard.upper).map(|bound| bound.value);
        figure.value.or(bound).map_or(0.0, |value| value.to_f64())
    };
    let (a, b) = (size(one), size(other));
    a.max(b) / a.min(b)
}

/// What a figure of people's fates is about; `None` for any other. Some words say no more than
/// that they are people.
fn key(figure: &Figure) -> Option<Key<'_>> {
    let general = |noun: &&str| !matches!(*noun, "person" | "people" | "victim" | "death" | "body" | "dead");
    Some(Key {
        outcome: figure.outcome?,
        counted: figure.counted.as_deref().filter(general),
        modifiers: &figure.modifiers,
    })
}

/// The days between two stretches of time, 0 where they overlap.
fn apart(a: (civil::Date, civil::Date), b: (civil::Date, civil::Date)) -> i32 {
    let gap = |end: civil::Date, start: civil::Date| end.until(start).map_or(i32::MAX, |span| span.get_days());
    gap(a.1, b.0).max(gap(b.1, a.0)).max(0)
}
