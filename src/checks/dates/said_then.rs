//! “Yesterday”, said on some other day.

use crate::{
    analysis::{
        dates::{Date, DateKind},
        quotes::QuoteKind,
    },
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "date-said-then",
    name: "A relative date in the words of another day",
    level: Level::Warning,
    why: "“Yesterday” in a quote is the day before it was said. Where the sentence that introduces the quote says \
          that it was said in another month, a reader who counts from the day of publication gets the wrong day. \
          Dates that need no day to count from are not reported.",
    example: "SARAJEVO, May 14, 2024 — “The dam was inspected yesterday,” Ana Ruiz said in March 2023.\n",
    instead: "SARAJEVO, May 14, 2024 — “The dam was inspected yesterday,” Ana Ruiz said on Monday.\n",
    source: Some("TimeML 1.2.1, on the anchor of relative expressions"),
    run,
};

/// Words that count from the day they are said on.
const DEICTIC: [&str; 12] = [
    "yesterday",
    "today",
    "tomorrow",
    "tonight",
    "last night",
    "last week",
    "next week",
    "last month",
    "next month",
    "this week",
    "this morning",
    "last year",
];

/// A quote from within this many days is fresh: its dates are off by no more than a reader allows for.
const FRESH: i32 = 31;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let reading = &article.reading;
    let Some(published) = reading.published.as_ref().map(|published| published.date) else { return };
    for date in reading.dates.iter().filter(|date| date.anchor.is_some()) {
        let words = prose.slice(date.range).to_lowercase();
        if !DEICTIC.contains(&words.as_str()) {
            continue;
        }
        let within = |range: CharRange| range.covers(date.range);
        let quote = reading
            .quotes
            .iter()
            .find(|quote| quote.kind != QuoteKind::Indirect && quote.spans.iter().any(|it| within(*it)));
        let Some(quote) = quote else { continue };
        let Some(cue) = quote.cue else { continue };
        // When it was said stands beside the cue, outside the quote.
        let sentence = reading.sentences.iter().find(|sentence| sentence.overlaps(cue));
        let Some(sentence) = sentence else { continue };
        let said = |other: &&Date| {
            let beside = other.range.start() >= cue.end() && other.range.start().minus(24) <= cue.end();
            let day = other.last.filter(|_| other.kind == DateKind::Date);
            let lead = prose.before(other.range.start(), 8, *sentence).trim_end().to_lowercase();
            let led = [" in", " on", ",", " during"].iter().any(|word| lead.ends_with(word));
            let led = led || ["in ", "on ", "last "].iter().any(|word| prose.slice(other.range).starts_with(word));
            beside
                && led
                && sentence.covers(other.range)
                && !quote.spans.iter().any(|span| span.overlaps(other.range))
                && day.is_some_and(|day| day.until(published).is_ok_and(|span| span.get_days() > FRESH))
        };
        if let Some(then) = reading.dates.iter().find(said) {
            let when = prose.slice(then.range);
            let message = format!("“{words}” counts from when it was said ({when}), not from the day of publication.");
            sink.report(date.range, message).relate(then.range, "It was said then.");
        }
    }
}
