//! Two sources that give different figures.

use crate::{
    analysis::Voice,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::{
    compare::{Comparer, ratio, same_voice},
    wording::in_words,
};

/// Figures further apart count different things.
const CLOSE: f64 = 3.0;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-sources-differ",
    name: "Two sources give figures that can’t both be right",
    level: Level::Information,
    why: "Sources may well differ, and an article that gives both does its work. Who codes the event should \
          record both figures with who gives them, or the range between them.",
    example: "At least 12 people were killed when a bus left the road, police in the valley said.\n\n\
              The hospital director, Ana Ruiz, said nine people were killed.\n",
    instead: "At least 12 people were killed when a bus left the road, police in the valley said.\n\n\
              The hospital director, Ana Ruiz, said 14 people were killed.\n",
    source: Some(
        "Every Casualty Counts, knowledge base: recorders publish the range between the lowest and the highest figure reported",
    ),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let comparer = Comparer::new(article);
    for (one, other) in comparer.pairs_of_sources().into_iter().filter(|(one, other)| {
        !same_voice(article, one, other) && ratio(one, other) <= CLOSE && !one.hard.overlaps(&other.hard)
    }) {
        let message = format!(
            "{} says {} here, {} says {}.",
            named(article, other.voice),
            in_words(other),
            named(article, one.voice),
            in_words(one)
        );
        sink.report(other.range, message)
            .relate(one.range, format!("{} according to {}.", in_words(one), named(article, one.voice)));
    }
}

fn named(article: &Article, voice: Voice) -> String {
    match voice {
        Voice::Article => "the article".to_owned(),
        Voice::Entity(id) => article.reading.entity(id).map(|entity| entity.name.clone()).unwrap_or_default(),
        Voice::Unnamed(range) => format!("“{}”", article.text.slice(range)),
    }
}
