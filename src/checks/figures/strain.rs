//! Two figures that can both be right, but hardly are.

use std::collections::HashMap;

use crate::{
    analysis::figures::{Figure, FigureKind, Outcome},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::{compare::is_level, wording::in_words};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-strain",
    name: "Two figures that agree only if their words are stretched",
    level: Level::Hint,
    why: "“More than 3 million” and “nearly four million” don’t contradict each other: 3.5 million would fit both. \
          But who says “more than 3 million” means little more, and who says “nearly four million” little less. \
          Reported for inexact figures of a thousand or more that lie close to each other and count the same, or \
          don’t say what they count.",
    example: "The province’s population has swollen to more than 3 million people.\n\n\
              “Out of nearly four million people, only a few might leave,” said Ana Ruiz, a teacher.\n",
    instead: "The province’s population has swollen to nearly 4 million people.\n\n\
              “Out of nearly four million people, only a few might leave,” said Ana Ruiz, a teacher.\n",
    source: Some("Peter Lasersohn, “Pragmatic Halos”, Language 75 (1999), on what round numbers leave open"),
    run,
};

/// Figures of one kind that a later one is compared with.
const BUCKET: usize = 64;
/// Figures below this are too common to be about the same thing by their size alone.
const LARGE: f64 = 1000.0;
/// The larger of two figures about one thing is at most this many times the smaller.
const CLOSE: f64 = 1.5;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut buckets: HashMap<(Option<Outcome>, Option<&str>), Vec<&Figure>> = HashMap::new();
    for other in article.reading.figures.iter().filter(|figure| inexact_and_large(figure)) {
        let bucket = buckets.entry((other.outcome, other.unit.as_deref())).or_default();
        let strained =
            |one: &&&Figure| similar(one, other) && one.hard.overlaps(&other.hard) && !one.soft.overlaps(&other.soft);
        let found = bucket.iter().find(strained).copied();
        if bucket.len() < BUCKET {
            bucket.push(other);
        }
        let Some(one) = found else { continue };
        let (words, before) = (article.text.slice(other.range), article.text.slice(one.range));
        let (here, there) = (in_words(other), in_words(one));
        let message = format!("“{words}” ({here}) is hard to square with “{before}” ({there}), though both may hold.");
        sink.report(other.range, message).relate(one.range, format!("This means {}.", in_words(one)));
    }
}

fn inexact_and_large(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count | FigureKind::Number)
        && figure.approximation.is_some()
        && figure.value.is_some_and(|value| value.to_f64() >= LARGE)
        && figure.part_of.is_none()
        && is_level(figure)
        && figure.per.is_none()
}

fn similar(one: &Figure, other: &Figure) -> bool {
    let size = |figure: &Figure| figure.value.map_or(0.0, |value| value.to_f64());
    let (a, b) = (size(one), size(other));
    let counted = one.counted.is_none() || other.counted.is_none() || one.counted == other.counted;
    counted && a.max(b) <= CLOSE * a.min(b)
}
