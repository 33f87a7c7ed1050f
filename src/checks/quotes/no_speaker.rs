//! A quote nobody is said to have spoken.

use crate::{
    analysis::quotes::{Ground, QuoteKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

/// How far into a quote its first word is looked for, in code points.
const OPENING: usize = 20;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-no-speaker",
    name: "A quote without a speaker",
    level: Level::Information,
    why: "A reader must be able to tell who said what. This quote has no cue (“said”, “according to”) beside \
          it, and neither its paragraph nor the one before says whose words it goes on with. Words in marks \
          that are not speech (a title, a nickname, a word used with reserve) are not reported, nor are pieces \
          of a sentence that the article makes its own.",
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
            if is_sentence(article, first) {
                sink.report(first, "Nobody is found who speaks here.");
            }
        }
    }
}

/// Whether words in marks begin like a sentence, or go on where one was cut off.
fn is_sentence(article: &Article, range: CharRange) -> bool {
    let before = article.text.slice(CharRange::new(range.start().minus(1), range.start()));
    let opening = article.text.slice(CharRange::new(range.start(), range.end().min(range.start().plus(OPENING))));
    let mut words = opening.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    // A value of an attribute of a tag is nobody's words.
    before != "=" && words.next().is_some_and(|c| !c.is_lowercase())
}
