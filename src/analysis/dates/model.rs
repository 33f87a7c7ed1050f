//! The model of a time expression.

use std::ops::Range;

use jiff::civil;

use crate::{analysis::ByteSpan, text::CharRange};

use super::{Expr, Tense};

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
    /// The words around a quote: the day on which it was said.
    Said,
}

/// The day an article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: civil::Date,
    /// Where that was found.
    pub source: AnchorSource,
}

/// What a word makes of the stretch it stands with: TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// early
    Early,
    /// mid
    Mid,
    /// late
    Late,
    /// start, beginning, earlier
    Start,
    /// end, later
    End,
    /// about, nearly
    Approx,
    /// more than, over
    MoreThan,
    /// less than, almost
    LessThan,
    /// at least
    EqualOrMore,
    /// up to
    EqualOrLess,
}

impl Modifier {
    /// As TIMEX3 writes it; `EARLY` is this project's finer form of `START`.
    pub fn code(self) -> &'static str {
        match self {
            Modifier::Early => "EARLY",
            Modifier::Mid => "MID",
            Modifier::Late => "LATE",
            Modifier::Start => "START",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
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
#[derive(Clone, Debug, PartialEq)]
pub struct LocalDate {
    /// Where.
    pub span: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What sort.
    pub kind: DateKind,
    /// What it says.
    pub expr: Expr,
    /// Its `mod`.
    pub modifier: Option<Modifier>,
    /// The tense of the clause around it.
    pub tense: Tense,
}
