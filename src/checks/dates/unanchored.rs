//! “Last week”, and nobody knows which.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "date-unanchored",
    name: "Relative dates in an article without a date",
    level: Level::Warning,
    why: "“On Sunday” and “last week” are counted from the day the article was published, and this article \
          doesn’t say it: no front matter, dateline, “Published …” line or file name with a date. A line under \
          `[dates]` in `postil.toml` settles it. Reported once an article, at the first such date.",
    example: "The bridge was closed last week.\n\nThe council will decide on Sunday.\n",
    instead: "SARAJEVO, May 14, 2024 — The bridge was closed last week.\n\nThe council will decide on Sunday.\n",
    source: Some("TimeML 1.2.1, on the anchor of relative expressions"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    if article.reading.published.is_some() {
        return;
    }
    let mut relative = article.reading.dates.iter().filter(|date| date.unresolved.is_some() && date.first.is_none());
    if let Some(first) = relative.next() {
        let more = match relative.count() {
            0 => String::new(),
            1 => " and one more date".to_owned(),
            n => format!(" and {n} more dates"),
        };
        let words = article.text.slice(first.range);
        sink.report(first.range, format!("“{words}”{more} can’t be placed: the article’s own date is not known."));
    }
}
