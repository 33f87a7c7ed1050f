//! Millions in one place, billions in another.

use std::collections::HashMap;

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
};

use super::wording::in_words;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-scale-outlier",
    name: "The same digits for the same thing, a thousand times as much",
    level: Level::Warning,
    why: "“A £3.6 million fund” and “the £3.6 billion fund”: the digits agree, the scale does not. Reported where \
          both count the same thing in the same unit and one is exactly a thousand or a million times the other. \
          A round number needs more to be suspected than the same unit: what it counts must be named alike.",
    example: "The council set up a £3.6 million fund for the harbour.\n\nOf the £3.6 billion fund a third is spent.\n",
    instead: "The council set up a £3.6 million fund for the harbour.\n\nOf the £3.6 million fund a third is spent.\n",
    source: Some("copydesk.org, “Numeracy”, on millions and billions"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let whole = article.text.range();
    let mut seen: HashMap<(String, String, i128), &Figure> = HashMap::new();
    let mut last: Option<&Figure> = None;
    for figure in &article.reading.figures {
        let Some(value) = figure.value.filter(|_| figure.per.is_none()) else { continue };
        let (digits, power) = value.significant();
        // Below a hundred thousand nobody writes millions by mistake.
        if power < 3 || value.to_f64() < 100_000.0 {
            continue;
        }
        let subject = match (figure.kind, &figure.counted) {
            (FigureKind::Count, Some(counted)) => counted.clone(),
            (FigureKind::Money, _) => {
                let mut behind = words(prose.after(figure.core.end(), 24, whole));
                let mut next = behind.next().unwrap_or_default();
                // “2.4 billion dollars in taxes”
                if matches!(next.as_str(), "in" | "of")
                    && let Some(noun) =
                        behind.next().filter(|noun| noun.len() > 3 && noun.chars().all(char::is_alphabetic))
                {
                    next = format!("{next} {noun}");
                }
                // “$3 billion last year and $3 million this year”: one thing at two times.
                let then = |figure: &Figure| {
                    ["last", "this", "next", "in"].contains(&next_word(&prose, figure, whole).as_str())
                };
                let before = last.replace(figure).filter(|before| {
                    before.kind == FigureKind::Money
                        && before.unit == figure.unit
                        && before.value.is_some_and(|value| {
                            value.significant().0 == digits
                                && value.significant().1.abs_diff(power) % 3 == 0
                                && value.significant().1 != power
                        })
                        && then(before)
                        && then(figure)
                        && prose.between(before.core, figure.core).ends_with(" and ")
                        && prose.between(before.core, figure.core).len() < 24
                });
                if let Some(before) = before {
                    let message = format!(
                        "{} here, {} before: the digits agree, the scale does not.",
                        in_words(figure),
                        in_words(before)
                    );
                    sink.report(figure.range, message).relate(before.range, format!("{} here.", in_words(before)));
                    continue;
                }
                // The noun a sum stands before says what it is for: “fund”, “budget”.
                if prose.after(figure.core.end(), 1, whole) != " " || next.len() < 4 {
                    continue;
                }
                next
            }
            _ => continue,
        };
        let unit = figure.unit.clone().unwrap_or_default();
        let first = *seen.entry((unit, subject, digits)).or_insert(figure);
        let apart = first.value.map_or(0, |other| power - other.significant().1);
        if apart != 0 && apart % 3 == 0 && !FOLLOWS.contains(&next_word(&prose, figure, whole).as_str()) {
            let message =
                format!("{} here, {} before: the digits agree, the scale does not.", in_words(figure), in_words(first));
            sink.report(figure.range, message).relate(first.range, format!("{} here.", in_words(first)));
        }
    }
}

/// Words behind a sum that are no name for what it is for.
const FOLLOWS: [&str; 16] = [
    "from", "over", "into", "more", "less", "each", "this", "that", "when", "with", "after", "while", "last", "worth",
    "they", "under",
];

fn next_word(prose: &crate::checks::prose::Prose, figure: &Figure, whole: crate::text::CharRange) -> String {
    words(prose.after(figure.core.end(), 24, whole)).next().unwrap_or_default()
}
