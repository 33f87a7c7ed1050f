//! Two figures that can't both be right.

use crate::{
    analysis::figures::Figure,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::{
    compare::{Comparer, ratio, same_voice},
    wording::in_words,
};

/// Figures further apart count different things.
const CLOSE: f64 = 2.0;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-contradict",
    name: "Two figures that can’t both be right",
    level: Level::Warning,
    why: "The article says the same thing twice with figures that leave no number possible for both: “at least \
          12 killed” and “nine killed”. Reported where one of them stands in the first paragraph, both count the same with the same outcome, in one week and not at two places, and the same voice \
          gives both; one that is more than twice the other rather counts something else. Approximate figures contradict each other only where their words leave nothing in common.",
    example: "At least 12 people were killed when a bus left the road above the valley.\n\n\
              The bus was on its way to the coast. Nine people were killed, and the driver is in hospital.\n",
    instead: "At least 12 people were killed when a bus left the road above the valley.\n\n\
              The bus was on its way to the coast. Twelve people were killed, and the driver is in hospital.\n",
    source: Some(
        "Every Casualty Counts, “Standards for Casualty Recording” (2016), pp. 19–20: figures are recorded in one consistent way, and changes are indicated",
    ),
    run,
};

/// How much before a figure is looked at for whose count it is.
const BEFORE: usize = 60;

/// Whether a figure is called official: then the other is somebody else’s.
fn is_official(article: &Article, figure: &Figure) -> bool {
    let before = CharRange::new(figure.core.start().minus(BEFORE), figure.core.start());
    article.text.slice(before).to_lowercase().contains("official")
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let comparer = Comparer::new(article);
    for (one, other) in comparer.pairs().into_iter().filter(|(one, other)| {
        same_voice(article, one, other)
            && !is_official(article, one)
            && !is_official(article, other)
            && ratio(one, other) <= CLOSE
            && !one.hard.overlaps(&other.hard)
    }) {
        let words = article.text.slice(other.range);
        let before = article.text.slice(one.range);
        let message = format!("“{words}” ({}) contradicts “{before}” ({}).", in_words(other), in_words(one),);
        sink.report(other.range, message).relate(one.range, format!("This means {}.", in_words(one)));
    }
}
