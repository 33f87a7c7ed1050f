//! Figures about the same thing: for going from one to the next, for the outline, and for saying
//! how they compare.

use crate::analysis::figures::{Figure, FigureKind, Outcome};

use super::{Article, hover::figure::is_population, words::plural};

/// The larger of two figures that may be about one thing is at most this many times the smaller.
const CLOSE: f64 = 1.5;

/// Smaller numbers are alike by chance.
const LARGE: f64 = 1000.0;

/// What a figure is about, as far as its own words say; `None` where they don't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Topic<'a> {
    outcome: Option<Outcome>,
    /// `None` where the words say no more than that they are people.
    counted: Option<&'a str>,
    unit: Option<&'a str>,
    per: Option<&'a str>,
    share: bool,
}

fn topic(figure: &Figure) -> Option<Topic<'_>> {
    let share = match figure.kind {
        FigureKind::Count | FigureKind::Number | FigureKind::Money | FigureKind::Measure => false,
        FigureKind::Percent | FigureKind::Fraction => true,
        _ => return None,
    };
    let people = |noun: &&str| matches!(*noun, "person" | "people" | "victim" | "death" | "body" | "dead");
    let counted = figure.counted.as_deref();
    let named = figure.outcome.is_some() || counted.is_some();
    named.then_some(Topic {
        outcome: figure.outcome,
        counted: counted.filter(|noun| figure.outcome.is_none() || !people(noun)),
        unit: figure.unit.as_deref().filter(|_| !share),
        per: figure.per.as_deref(),
        share,
    })
}

/// Whether two figures are about the same thing: they count the same with the same outcome in the
/// same unit, or are inexact, large, and close to each other, as are two statements of one population.
pub(super) fn alike(one: &Figure, other: &Figure) -> bool {
    let same = topic(one).is_some_and(|topic| Some(topic) == self::topic(other));
    same || close(one, other)
}

fn close(one: &Figure, other: &Figure) -> bool {
    let stated = |figure: &Figure| {
        let counts = matches!(figure.kind, FigureKind::Count | FigureKind::Number) && figure.outcome.is_none();
        figure.value.filter(|_| counts && figure.approximation.is_some()).map(|value| value.to_f64())
    };
    let (Some(a), Some(b)) = (stated(one), stated(other)) else { return false };
    let counted = one.counted.is_none() || other.counted.is_none() || one.counted == other.counted;
    counted && a.min(b) >= LARGE && a.max(b) <= CLOSE * a.min(b)
}

impl Article {
    /// The figures about the same thing as `figure`, itself among them, in order.
    pub(super) fn figures_alike<'a>(&'a self, figure: &'a Figure) -> impl Iterator<Item = &'a Figure> {
        let same = move |other: &&Figure| std::ptr::eq(*other, figure) || alike(figure, other);
        self.reading.figures.iter().filter(same)
    }
}

/// How another of the figures of an article compares with this one, where both are about the same thing.
pub(super) fn compared(figures: &[Figure], one: &Figure, other: &Figure) -> &'static str {
    let whole = |figure: &Figure| figure.part_of.and_then(|whole| figures.get(whole));
    let is = |figure: Option<&Figure>, other: &Figure| figure.is_some_and(|figure| std::ptr::eq(figure, other));
    if is(whole(one), other) {
        "the whole that this is part of"
    } else if is(whole(other), one) {
        "a part of this"
    } else if whole(one).is_some_and(|one| is(whole(other), one)) {
        "another part of the same whole"
    } else if one.part_of.is_some() || other.part_of.is_some() {
        "one of them is part of something else"
    } else if one.hard == other.hard {
        "the same"
    } else if !one.hard.overlaps(&other.hard) {
        if one.voice == other.voice { "both can’t be right" } else { "another source, another figure" }
    } else if !one.soft.overlaps(&other.soft) {
        "hard to square with this, though both may hold"
    } else {
        "fits this"
    }
}

/// What a figure is about, as a heading: “people killed”, “families”, “ages”.
pub(super) fn heading(article: &Article, figure: &Figure) -> String {
    if figure.counted.is_none() && figure.per.is_none() && is_population(article, figure) {
        return "population".to_owned();
    }
    let outcome = figure.outcome.map(super::hover::figure::outcome);
    let counted = figure.counted.as_deref().map(plural);
    let what = match (figure.kind, counted, outcome) {
        (FigureKind::Age, ..) => "ages".to_owned(),
        (FigureKind::Duration, ..) => "lengths of time".to_owned(),
        (FigureKind::Ordinal, ..) => "places in an order".to_owned(),
        (FigureKind::Score, ..) => "scores".to_owned(),
        (FigureKind::Multiple, ..) => "multiples".to_owned(),
        (FigureKind::Percent | FigureKind::Fraction | FigureKind::Points, None, None) => "shares".to_owned(),
        (FigureKind::Money, ..) => format!("money in {}", figure.unit.as_deref().unwrap_or("no known currency")),
        (_, Some(counted), Some(outcome)) if ["person", "people"].contains(&counted.as_str()) => {
            format!("people {outcome}")
        }
        (_, Some(counted), Some(outcome)) if !counted.contains(outcome) => format!("{counted} {outcome}"),
        (_, Some(counted), _) => counted,
        (_, None, Some(outcome)) => format!("people {outcome}"),
        (_, None, None) => match &figure.unit {
            Some(unit) => plural(unit),
            None => "numbers that count nothing named".to_owned(),
        },
    };
    match &figure.per {
        Some(per) => format!("{what} per {per}"),
        None => what,
    }
}
