//! Words of the calendar and the clock.
//!
//! Names and abbreviations of months and weekdays are those of the AP Stylebook and of ISO 8601
//! practice; seasons, parts of the day and references carry the codes of TIMEX3 (TimeML 1.2.1).

use super::table::{Table, Words, table, words};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Weekend; counts by the week.
    Weekend,
    /// Week.
    Week,
    /// Fortnight.
    Fortnight,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Year.
    Year,
    /// Decade.
    Decade,
    /// Century.
    Century,
    /// Millennium.
    Millennium,
}

/// A part of the day, with TIMEX3's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `T12:00`
    Noon,
    /// `T24:00`
    Midnight,
    /// `DT`: working hours.
    Daytime,
}

impl DayPart {
    /// What stands behind the `T` of a TIMEX3 value.
    pub fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Noon => "12:00",
            DayPart::Midnight => "24:00",
            DayPart::Daytime => "DT",
        }
    }
}

/// A part of the year, with TIMEX3's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Autumn,
    /// `WI`
    Winter,
}

impl Season {
    /// Its code in a TIMEX3 value.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first month on the northern half of the globe, by meteorological seasons.
    pub fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// What a word says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// January is 1.
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// A unit in the singular.
    Unit(TimeUnit),
    /// A unit in the plural.
    Units(TimeUnit),
    /// morning …
    Part(DayPart),
    /// spring …
    Season(Season),
    /// Days from today.
    Day(i8),
    /// tonight.
    Tonight,
    /// now, currently.
    Present,
    /// recently.
    Past,
    /// soon.
    Future,
    /// last, previous.
    Last,
    /// past: like last, but “the past week” is the seven days before.
    Gone,
    /// this, current.
    This,
    /// next, following.
    Next,
    /// coming, upcoming.
    Coming,
    /// recent.
    Recent,
    /// early, late, mid, beginning, end …
    Stage(Stage),
    /// daily, weekly …: so often.
    Every(TimeUnit),
    /// A holiday on a fixed day, as month and day.
    Fixed(i8, i8),
    /// A holiday that moves.
    Movable(Movable),
    /// overnight.
    Overnight,
}

/// Which part of a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// early
    Early,
    /// mid
    Mid,
    /// late
    Late,
    /// start, beginning
    Start,
    /// end
    End,
    /// middle
    Middle,
    /// rest, remainder
    Rest,
    /// earlier
    Earlier,
    /// later
    Later,
}

/// A holiday that moves through the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movable {
    /// Easter Sunday, the western one.
    Easter,
    /// The fourth Thursday in November.
    Thanksgiving,
    /// A feast of a lunar calendar, whose days depend on sightings.
    Lunar,
}

use Stage::{Earlier, Early, End, Late, Later, Mid, Middle, Rest, Start};
use TimeUnit::{Century, Decade, Fortnight, Hour, Millennium, Minute, Second, Week, Weekend, Year};
use TimeWord::{Every, Fixed, Units, Weekday};

static WORDS: Table<TimeWord> = table! {
    "january" => TimeWord::Month(1), "february" => TimeWord::Month(2), "march" => TimeWord::Month(3), "april" => TimeWord::Month(4),
    "may" => TimeWord::Month(5), "june" => TimeWord::Month(6), "july" => TimeWord::Month(7), "august" => TimeWord::Month(8),
    "september" => TimeWord::Month(9), "october" => TimeWord::Month(10), "november" => TimeWord::Month(11), "december" => TimeWord::Month(12),
    "jan" => TimeWord::Month(1), "feb" => TimeWord::Month(2), "mar" => TimeWord::Month(3), "apr" => TimeWord::Month(4), "jun" => TimeWord::Month(6),
    "jul" => TimeWord::Month(7), "aug" => TimeWord::Month(8), "sep" => TimeWord::Month(9), "sept" => TimeWord::Month(9), "oct" => TimeWord::Month(10),
    "nov" => TimeWord::Month(11), "dec" => TimeWord::Month(12),
    "monday" => Weekday(1), "tuesday" => Weekday(2), "wednesday" => Weekday(3), "thursday" => Weekday(4), "friday" => Weekday(5),
    "saturday" => Weekday(6), "sunday" => Weekday(7), "mon" => Weekday(1), "tue" => Weekday(2), "tues" => Weekday(2), "wed" => Weekday(3), "weds" => Weekday(3),
    "thu" => Weekday(4), "thur" => Weekday(4), "thurs" => Weekday(4), "fri" => Weekday(5), "sat" => Weekday(6), "sun" => Weekday(7),
    "second" => TimeWord::Unit(Second), "minute" => TimeWord::Unit(Minute), "min" => TimeWord::Unit(Minute), "hour" => TimeWord::Unit(Hour), "hr" => TimeWord::Unit(Hour),
    "day" => TimeWord::Unit(TimeUnit::Day), "week" => TimeWord::Unit(Week), "wk" => TimeWord::Unit(Week), "fortnight" => TimeWord::Unit(Fortnight),
    "weekend" => TimeWord::Unit(Weekend), "month" => TimeWord::Unit(TimeUnit::Month), "quarter" => TimeWord::Unit(TimeUnit::Quarter),
    "year" => TimeWord::Unit(Year), "yr" => TimeWord::Unit(Year), "decade" => TimeWord::Unit(Decade), "century" => TimeWord::Unit(Century), "millennium" => TimeWord::Unit(Millennium),
    "seconds" => Units(Second), "secs" => Units(Second), "minutes" => Units(Minute), "mins" => Units(Minute), "hours" => Units(Hour), "hrs" => Units(Hour),
    "days" => Units(TimeUnit::Day), "weeks" => Units(Week), "wks" => Units(Week), "fortnights" => Units(Fortnight), "weekends" => Units(Weekend),
    "months" => Units(TimeUnit::Month), "quarters" => Units(TimeUnit::Quarter), "years" => Units(Year), "yrs" => Units(Year), "decades" => Units(Decade),
    "centuries" => Units(Century), "millennia" => Units(Millennium),
    "morning" => TimeWord::Part(DayPart::Morning), "afternoon" => TimeWord::Part(DayPart::Afternoon), "evening" => TimeWord::Part(DayPart::Evening),
    "night" => TimeWord::Part(DayPart::Night), "noon" => TimeWord::Part(DayPart::Noon), "midday" => TimeWord::Part(DayPart::Noon), "midnight" => TimeWord::Part(DayPart::Midnight),
    "lunchtime" => TimeWord::Part(DayPart::Noon), "dawn" => TimeWord::Part(DayPart::Morning), "dusk" => TimeWord::Part(DayPart::Evening),
    "spring" => TimeWord::Season(Season::Spring), "summer" => TimeWord::Season(Season::Summer), "autumn" => TimeWord::Season(Season::Autumn),
    "fall" => TimeWord::Season(Season::Autumn), "winter" => TimeWord::Season(Season::Winter), "springtime" => TimeWord::Season(Season::Spring), "summertime" => TimeWord::Season(Season::Summer),
    "today" => TimeWord::Day(0), "yesterday" => TimeWord::Day(-1), "tomorrow" => TimeWord::Day(1), "tonight" => TimeWord::Tonight, "overnight" => TimeWord::Overnight,
    "now" => TimeWord::Present, "currently" => TimeWord::Present, "nowadays" => TimeWord::Present, "presently" => TimeWord::Present,
    "recently" => TimeWord::Past, "previously" => TimeWord::Past, "formerly" => TimeWord::Past, "soon" => TimeWord::Future,
    "last" => TimeWord::Last, "previous" => TimeWord::Last, "preceding" => TimeWord::Last, "past" => TimeWord::Gone, "this" => TimeWord::This, "current" => TimeWord::This,
    "next" => TimeWord::Next, "following" => TimeWord::Next, "coming" => TimeWord::Coming, "upcoming" => TimeWord::Coming, "recent" => TimeWord::Recent,
    "early" => TimeWord::Stage(Early), "mid" => TimeWord::Stage(Mid), "late" => TimeWord::Stage(Late), "start" => TimeWord::Stage(Start), "beginning" => TimeWord::Stage(Start),
    "end" => TimeWord::Stage(End), "middle" => TimeWord::Stage(Middle), "rest" => TimeWord::Stage(Rest), "remainder" => TimeWord::Stage(Rest), "earlier" => TimeWord::Stage(Earlier), "later" => TimeWord::Stage(Later),
    "daily" => Every(TimeUnit::Day), "weekly" => Every(Week), "monthly" => Every(TimeUnit::Month), "yearly" => Every(Year), "annually" => Every(Year),
    "hourly" => Every(Hour), "nightly" => Every(TimeUnit::Day), "quarterly" => Every(TimeUnit::Quarter), "fortnightly" => Every(Fortnight),
    "christmas" => Fixed(12, 25), "xmas" => Fixed(12, 25), "halloween" => Fixed(10, 31), "easter" => TimeWord::Movable(Movable::Easter),
    "thanksgiving" => TimeWord::Movable(Movable::Thanksgiving), "ramadan" => TimeWord::Movable(Movable::Lunar), "eid" => TimeWord::Movable(Movable::Lunar),
    "passover" => TimeWord::Movable(Movable::Lunar), "hanukkah" => TimeWord::Movable(Movable::Lunar), "diwali" => TimeWord::Movable(Movable::Lunar), "nowruz" => Fixed(3, 20),
    "ashura" => TimeWord::Movable(Movable::Lunar),
};

/// Words that open an expression of time without being words of the calendar themselves.
static OPENERS: Words = words! {
    "the", "that", "these", "those", "a", "an", "several", "few", "many", "some", "couple", "half", "dozens", "hundreds",
    "thousands", "tens", "millions", "every", "each", "all", "another", "once", "twice", "thrice", "fiscal", "new", "boxing",
    "bastille", "armistice", "veterans", "ash", "palm", "maundy", "good", "ascension", "whit", "q1", "q2", "q3", "q4",
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "noughties", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
};

/// Whether a word in lower case that is none of the calendar may open an expression of time.
pub fn may_open(lower: &str) -> bool {
    OPENERS.contains(lower)
}

/// All words that say something of time, or may open an expression of it.
pub(super) fn all() -> Vec<&'static str> {
    WORDS.keys().chain(OPENERS.iter()).collect()
}

/// What a word in lower case, without the full stop of an abbreviation, says of time.
pub fn time_word(lower: &str) -> Option<TimeWord> {
    let word = lower.strip_suffix('.').unwrap_or(lower);
    WORDS.get(word).copied()
}

/// Whether a month or weekday in lower case is also a common word or name, so that only its
/// surroundings make it one of the calendar.
pub fn is_ambiguous(lower: &str) -> bool {
    matches!(
        lower.trim_end_matches('.'),
        "may"
            | "march"
            | "mar"
            | "sun"
            | "sat"
            | "wed"
            | "mon"
            | "fri"
            | "jun"
            | "jan"
            | "dec"
            | "april"
            | "june"
            | "august"
            | "fall"
            | "spring"
            | "sep"
            | "second"
            | "thu"
            | "tue"
    )
}
