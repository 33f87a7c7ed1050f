//! What a time expression says, before anything anchors it.

use crate::lexicon::times::{DayPart, Movable, Season, TimeUnit};

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// None is named.
    Absent,
    /// This one.
    Year(i16),
    /// So many years from the anchor's.
    Relative(i8),
}

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// So many, in thousandths: 2500 is two and a half.
    Milli(i64),
    /// Some: “several”, a bare plural.
    Some,
}

impl Count {
    /// The count where it is a whole number.
    pub fn whole(self) -> Option<i64> {
        match self {
            Count::Milli(milli) if milli % 1000 == 0 => Some(milli / 1000),
            _ => None,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59, where minutes are given.
    pub minute: Option<u8>,
    /// 0 to 59, where seconds are given.
    pub second: Option<u8>,
    /// Whether it is Greenwich or universal time.
    pub utc: bool,
}

/// Which way an expression points from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// last, past
    Past,
    /// this, current
    Present,
    /// next, coming
    Future,
}

impl Toward {
    /// -1, 0 or 1.
    pub fn sign(self) -> i8 {
        match self {
            Toward::Past => -1,
            Toward::Present => 0,
            Toward::Future => 1,
        }
    }
}

/// What an ordinal counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NthOf {
    /// A unit.
    Unit(TimeUnit),
    /// A weekday; Monday is 1.
    Weekday(i8),
}

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A date of the calendar, as far as it is given.
    Calendar {
        /// The year.
        year: YearRef,
        /// 1 to 12.
        month: Option<i8>,
        /// 1 to 31.
        day: Option<i8>,
        /// The last day of a range within a month: “3–6 September”.
        until: Option<i8>,
        /// Monday is 1: a weekday that stands with the date.
        weekday: Option<i8>,
    },
    /// “the weekend”: the last one, unless the clause looks ahead.
    TheWeekend,
    /// “2011-12”: a season or a fiscal year over two years; the first and the last.
    Years(i16, i16),
    /// “last April”: the one nearest that way.
    Month {
        /// 1 to 12.
        month: i8,
        /// last, this, next.
        toward: Toward,
    },
    /// A weekday.
    Weekday {
        /// Monday is 1.
        weekday: i8,
        /// last, this, next.
        toward: Option<Toward>,
        /// Weeks from the anchor's: “Friday last week”.
        week: Option<i8>,
    },
    /// A season.
    Season {
        /// Which.
        season: Season,
        /// Of which year.
        year: YearRef,
        /// last, this, next.
        toward: Option<Toward>,
    },
    /// A quarter of a year.
    Quarter {
        /// 1 to 4.
        quarter: i8,
        /// Of which year.
        year: YearRef,
    },
    /// Half a year.
    Half {
        /// 1 or 2.
        half: i8,
        /// Of which year.
        year: YearRef,
    },
    /// A decade, by its first year; `short` where the century is left out.
    Decade {
        /// 1990, or 90.
        first: i16,
        /// Whether the century is left out.
        short: bool,
    },
    /// A century, by its number: 21 for the twenty-first.
    Century(i16),
    /// The so-manieth of something within something else: “the last week of September”.
    Nth {
        /// 1 is the first, -1 the last.
        n: i8,
        /// A unit, or a weekday.
        what: NthOf,
        /// Within what.
        of: Box<Expr>,
    },
    /// The week, month … that holds a day: “the week of 4 February”.
    Around {
        /// The unit.
        unit: TimeUnit,
        /// The day.
        day: Box<Expr>,
    },
    /// A day of a month that isn't named: “on the 21st”.
    DayOnly {
        /// Which, 1 to 31.
        day: i8,
        /// Its day of the week, Monday 1: “Friday the 13th”.
        weekday: Option<i8>,
    },
    /// this week, last month, next year.
    Unit {
        /// The unit.
        unit: TimeUnit,
        /// How many from the current one.
        by: i8,
    },
    /// Days from the anchor.
    Day(i32),
    /// So many units before or after: “two weeks ago”.
    Offset {
        /// How many.
        count: Count,
        /// Of what.
        unit: TimeUnit,
        /// -1 for before, 1 for after.
        sign: i8,
        /// Whether it counts from the anchor; “a week later” counts from a day in the text.
        anchored: bool,
    },
    /// So many units before or after a day that is named: “three days after Christmas”.
    Beside {
        /// How many, negative before it.
        by: i32,
        /// Of what.
        unit: TimeUnit,
        /// The day.
        day: Box<Expr>,
    },
    /// “the past 24 hours”, “the coming weeks”.
    Span {
        /// How many.
        count: Count,
        /// Of what.
        unit: TimeUnit,
        /// Whether they lie before or behind the anchor.
        toward: Toward,
    },
    /// A length of time.
    Length {
        /// How many.
        count: Count,
        /// Of what.
        unit: TimeUnit,
        /// A smaller unit added: “an hour and 20 minutes”.
        more: Option<(i64, TimeUnit)>,
    },
    /// A time of day.
    Clock {
        /// The time.
        clock: Clock,
        /// On which day.
        day: Option<Box<Expr>>,
    },
    /// A part of a day.
    Part {
        /// Which.
        part: DayPart,
        /// Of which day.
        day: Option<Box<Expr>>,
    },
    /// Something that recurs, with its TIMEX3 value.
    Every(String),
    /// A holiday on a fixed day.
    Fixed {
        /// Month and day.
        on: (i8, i8),
        /// In which year.
        year: YearRef,
        /// last, this, next.
        toward: Option<Toward>,
    },
    /// A holiday that moves.
    Movable {
        /// Which.
        holiday: Movable,
        /// In which year.
        year: YearRef,
        /// last, this, next.
        toward: Option<Toward>,
    },
    /// Now, once, soon: no stretch of the calendar.
    Reference(Toward),
    /// A stretch whose days nothing in the text or the calendar tells, and why.
    Unresolvable(&'static str),
}
