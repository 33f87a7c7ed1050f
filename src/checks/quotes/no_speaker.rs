//! A quote nobody is said to have spoken.

use crate::{
    analysis::quotes::{Ground, QuoteKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-no-speaker",
    name: "A quote without a speaker",
    level: Level::Information,
    why: "A reader must be able to tell who said what. This quote has no cue (“said”, “according to”) beside \
          it, and neither its paragraph nor the one before says whose words it goes on with. Words in marks \
          that are not speech (a title, a nickname, a word used with reserve) are not reported.",
    example: "That is a bitter joke to those who lost everything.\n\n\
              “Nobody warned us that the river would come over the dam so quickly.”\n\n\
              The town hall was closed on Friday.\n",
    instead: "That is a bitter joke to those who lost everything.\n\n\
              “Nobody warned us that the river would come over the dam so quickly,” said Ana Ruiz, a teacher.\n\n\
              The town hall was closed on Friday.\n",
    source: Some("BBC Editorial Guidelines, section 3 (accuracy): sources should be identified"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for quote in &article.reading.quotes {
        if quote.speaker.is_none() && quote.ground == Ground::None && quote.kind != QuoteKind::Indirect {
            let first = quote.spans.first().copied().unwrap_or_default();
            sink.report(first, "The article doesn't say who speaks here.");
        }
    }
}
