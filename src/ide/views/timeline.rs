//! The dates of an article in the order of time.

use jiff::civil;
use serde::Serialize;

use crate::{
    analysis::dates::{Date, DateKind},
    ide::{Article, words},
    text::{CharRange, Encoding},
};

use super::{ViewLine, aligned, plain};

/// How much of a sentence a line shows, in code points.
const SENTENCE: usize = 90;

/// One time expression, for tables and other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateRow {
    /// The line it is on, from 1.
    pub line: u32,
    /// The column it begins in, from 1, in code points.
    pub column: u32,
    /// Its words.
    pub text: String,
    /// `date`, `time`, `duration` or `set`.
    pub kind: &'static str,
    /// The first day; `None` where it is not known.
    #[serde(serialize_with = "as_text")]
    pub first: Option<civil::Date>,
    /// The last day, inclusive.
    #[serde(serialize_with = "as_text")]
    pub last: Option<civil::Date>,
    /// The TIMEX3 value.
    pub value: String,
    /// The TIMEX3 `mod`.
    pub modifier: String,
    /// The day it was counted from.
    #[serde(serialize_with = "as_text")]
    pub anchor: Option<civil::Date>,
    /// Why it has no days.
    pub unresolved: String,
    /// The sentence it stands in.
    pub sentence: String,
    /// Where it stands in the article, in code points.
    #[serde(skip)]
    pub range: CharRange,
}

/// A day as `2019-05-26`.
fn as_text<S: serde::Serializer>(day: &Option<civil::Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

/// The dates and times of an article, the earliest first and of those that begin alike the shortest;
/// behind them, in the order of the text, those that have no day. How long something took and what
/// recurs has its place among the latter.
pub fn timeline(article: &Article) -> Vec<DateRow> {
    let article = &*article.settled();
    let mut rows: Vec<DateRow> = article.reading.dates.iter().map(|date| row(article, date)).collect();
    rows.sort_by_key(|row| (row.first.or(row.last).is_none(), row.first.or(row.last), row.last, row.range));
    rows
}

fn row(article: &Article, date: &Date) -> DateRow {
    let at = article.text.position(date.range.start(), Encoding::Utf32);
    let sentences = &article.reading.sentences;
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end() <= date.range.start()));
    let sentence = sentence.filter(|sentence| sentence.overlaps(date.range)).copied();
    DateRow {
        line: at.line + 1,
        column: at.column + 1,
        text: article.plain_excerpt(date.range, 120),
        kind: match date.kind {
            DateKind::Date => "date",
            DateKind::Time => "time",
            DateKind::Duration => "duration",
            DateKind::Set => "set",
        },
        first: date.first,
        last: date.last,
        value: date.value.clone().unwrap_or_default(),
        modifier: date.modifier.clone().unwrap_or_default(),
        anchor: date.anchor.as_ref().map(|anchor| anchor.date),
        unresolved: date.unresolved.clone().unwrap_or_default(),
        sentence: sentence.map(|range| article.plain_excerpt(range, 400)).unwrap_or_default(),
        range: date.range,
    }
}

pub(super) fn document(article: &Article) -> Vec<ViewLine> {
    let rows = timeline(article);
    let published = match &article.reading.published {
        Some(published) => format!("published on {}", words::day(published.date)),
        None => "the day of publication is not known".to_owned(),
    };
    let mut lines = vec![plain(format!("Timeline: {}, {published}", words::counted(rows.len(), "date")))];
    let placed = rows.partition_point(|row| row.first.or(row.last).is_some());
    let (placed, rest) = rows.split_at(placed);
    let cells = |row: &DateRow| {
        let days = match (row.first, row.last) {
            (Some(first), Some(last)) => words::stretch(first, last),
            (Some(first), None) => format!("from {} on", words::short_day(first)),
            (None, Some(last)) => format!("until {}", words::short_day(last)),
            (None, None) if row.unresolved.is_empty() => row.value.clone(),
            (None, None) => row.unresolved.clone(),
        };
        (vec![days, row.text.clone(), words::excerpt(&row.sentence, SENTENCE)], row.range)
    };
    for (heading, rows) in [("", placed), ("Without a day", rest)] {
        if !rows.is_empty() {
            lines.push(plain(""));
            lines.extend((!heading.is_empty()).then(|| plain(heading)));
            lines.extend(aligned(&rows.iter().map(cells).collect::<Vec<_>>()));
        }
    }
    lines
}
