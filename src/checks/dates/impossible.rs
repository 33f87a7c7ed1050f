//! A day that no calendar has.

use crate::{
    analysis::dates::NO_SUCH_DAY,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "date-impossible",
    name: "A day that no calendar has",
    level: Level::Error,
    why: "There is no 31 June, and 29 February only in leap years.",
    example: "The bridge will be closed until 31 June 2024.\n",
    instead: "The bridge will be closed until 30 June 2024.\n",
    source: Some("ISO 8601-1:2019, on calendar dates"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for date in article.reading.dates.iter().filter(|date| date.unresolved.as_deref() == Some(NO_SUCH_DAY)) {
        // “In April 31 boats will be back.”
        let start = date.range.start();
        if article.text.words(CharRange::new(start.minus(3), start)).eq_ignore_ascii_case("in ") {
            continue;
        }
        sink.report(date.range, format!("There is no {}.", article.text.slice(date.range)));
    }
}
