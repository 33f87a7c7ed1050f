//! A death toll that falls as time passes.

use jiff::civil;

use crate::{
    analysis::figures::Figure,
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
};

use super::{
    compare::{Comparer, same_voice},
    sentence::{Sentence, sentences},
    wording::in_words,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-toll-falls",
    name: "A toll that falls as time passes",
    level: Level::Warning,
    why: "A toll adds up: it can’t be 210 on Tuesday and 195 on Wednesday, unless it was revised. Reported for two \
          tolls on two days from one voice, where neither sentence speaks of a revision and no place sets them apart.",
    example: "SARAJEVO, May 17, 2024 — The death toll of the flood reached 210 on Tuesday.\n\n\
              On Thursday the death toll stood at 195.\n",
    instead: "SARAJEVO, May 17, 2024 — The death toll of the flood reached 210 on Tuesday.\n\n\
              On Thursday the death toll, revised after a recount, stood at 195.\n",
    source: Some(
        "Every Casualty Counts, “Standards for Casualty Recording” (2016), pp. 19–20: figures are recorded in one consistent way, and changes are indicated",
    ),
    run,
};

/// A toll is compared with so many before it.
const TOLLS: usize = 64;

/// Words that announce that a toll was corrected.
const REVISED: [&str; 10] =
    ["revised", "revision", "revise", "corrected", "lowered", "recount", "recounted", "down", "earlier", "previously"];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let (prose, comparer) = (sink.prose(article), Comparer::new(article));
    let mut before: Vec<(&Figure, civil::Date)> = Vec::new();
    for Sentence { range, figures } in sentences(article) {
        let text = prose.slice(range);
        if !text.contains("toll") || words(text).any(|word| REVISED.contains(&word.as_str())) {
            continue;
        }
        let Some(figure) = figures.iter().find(|figure| figure.cumulative && figure.unit.is_none()) else { continue };
        let Some(day) = comparer.window(figure).and_then(|date| date.first.filter(|first| Some(*first) == date.last))
        else {
            continue;
        };
        let higher = before.iter().take(TOLLS).find(|(other, then)| {
            let falls = |earlier: &Figure, later: &Figure| match (earlier.hard.lower, later.hard.upper) {
                (Some(low), Some(high)) => high.value < low.value,
                _ => false,
            };
            let falling = if *then < day { falls(other, figure) } else { *then > day && falls(figure, other) };
            falling && same_voice(article, other, figure) && comparer.same_place(other, figure)
        });
        if let Some((other, then)) = higher {
            let message = format!(
                "The toll is {} on {day}, but {} on {then}; a toll only rises.",
                in_words(figure),
                in_words(other)
            );
            sink.report(figure.range, message).relate(other.range, format!("{} on {then}.", in_words(other)));
        }
        before.push((figure, day));
    }
}
