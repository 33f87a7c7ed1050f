//! Casualties in one sentence, dead in the next.

use std::collections::HashMap;

use crate::{
    analysis::figures::{Figure, Outcome},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::wording::number;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-casualty-slip",
    name: "One number for casualties and for the dead",
    level: Level::Warning,
    why: "Casualties are the dead and the wounded together. Where an article gives the same number, of five or \
          more, once as casualties and once as dead, one of the two words is likely wrong, and who codes the event \
          from it gets the dead wrong.",
    example: "The raid caused 35 casualties, the ministry’s report shows.\n\nIt lists 35 people killed on one day.\n",
    instead: "The raid killed 35 people, the ministry’s report shows.\n\nIt lists 35 people killed on one day.\n",
    source: Some("ACLED, “Codebook”, on fatalities: casualties are not taken for deaths"),
    run,
};

/// Smaller numbers are the same by chance.
const LEAST: f64 = 5.0;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut seen: HashMap<i64, &Figure> = HashMap::new();
    for figure in &article.reading.figures {
        let matters = matches!(figure.outcome, Some(Outcome::Casualties | Outcome::Killed));
        let Some(value) = figure.value.filter(|value| matters && value.to_f64() >= LEAST) else { continue };
        let Some(whole) = value.to_i64() else { continue };
        let first = *seen.entry(whole).or_insert(figure);
        if first.outcome != figure.outcome && first.approximation == figure.approximation {
            let word = |figure: &Figure| if figure.outcome == Some(Outcome::Killed) { "dead" } else { "casualties" };
            let message = format!(
                "{0} {1} here, {0} {2} before; casualties are the dead and the wounded together.",
                number(value),
                word(figure),
                word(first)
            );
            sink.report(figure.range, message).relate(first.range, format!("{} {}.", number(value), word(first)));
        }
    }
}
