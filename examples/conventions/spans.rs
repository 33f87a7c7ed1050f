//! The spans of time expressions as Recognizers-Text draws them.
//!
//! We mark an expression as TIMEX3 does: “from [Monday] to [Friday]”, “before [3 p.m.]”, “[the last
//! quarter]”. Recognizers-Text takes the whole stretch with its prepositions as one, joins a day and
//! a time that stand apart, and leaves the article out before “last” and “next”. It is made for
//! messages to an assistant: there “at 7” is a time, “4/22” a day and “7p” an hour, which in an
//! article they are not.

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use crate::{
    record::{Date, Reading, Text},
    tape::{Tape, symbol},
};

/// One step: what is joined to which symbol.
struct Rule {
    pattern: Regex,
    symbol: char,
    needs: Needs,
}

/// What the question must allow for a rule to be used.
#[derive(Clone, Copy, PartialEq)]
enum Needs {
    Nothing,
    Times,
    DateTimes,
    Ranges,
    Lengths,
    Sets,
}

/// What a recogniser is asked for, by the name of its specs.
struct Question {
    times: bool,
    date_times: bool,
    ranges: bool,
    lengths: bool,
    sets: bool,
}

impl Question {
    fn of(model: &str) -> Self {
        let name = model.trim_end_matches("Extractor").trim_end_matches("Parser");
        let only = |names: &[&str]| names.contains(&name);
        let whole = !only(&[
            "Date",
            "Time",
            "DateTime",
            "DatePeriod",
            "TimePeriod",
            "DateTimePeriod",
            "Duration",
            "Set",
            "Holiday",
        ]);
        let split = model.contains("SplitDateAndTime");
        Question {
            times: whole || only(&["Time", "DateTime", "TimePeriod", "DateTimePeriod", "Set"]),
            date_times: (whole || only(&["DateTime", "DateTimePeriod"])) && !split,
            ranges: (whole || only(&["DatePeriod", "TimePeriod", "DateTimePeriod"]))
                && !model.contains("SkipFromTo")
                && !split,
            lengths: !split && whole || only(&["Date", "DateTime", "DatePeriod", "DateTimePeriod"]),
            sets: whole || only(&["Set"]),
        }
    }

    fn allows(&self, needs: Needs) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Times => self.times,
            Needs::DateTimes => self.date_times,
            Needs::Ranges => self.ranges,
            Needs::Lengths => self.lengths,
            Needs::Sets => self.sets,
        }
    }
}

const HOUR: &str = r"(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const MINUTES: &str = r"(?:o'?clock|(?:oh )?(?:five|[0-5]\d)|(?:ten|fifteen|twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)";
const DAY: &str = r"(?:[0-3]?\d(?:st|nd|rd|th)?|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)|thirty[ -](?:first|one)|fifteen))";

/// The grammar, in the order in which it is applied. `{H}`, `{M}` and `{D}` stand for an hour, the minutes and the
/// day of a month.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    use Needs::{DateTimes, Lengths, Nothing, Ranges, Sets, Times};
    use symbol::{DATE, HOURS, LENGTH, MONTH, PART, PERIOD, RANGE, SET, TIME, WEEKDAY};
    let rules: &[(&str, char, Needs)] = &[
        // Months and weekdays that an article would not write so.
        (
            r"\b((?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?)(?:[^a-z]|$)",
            MONTH,
            Nothing,
        ),
        (r"\b(may|march|mar)(?:[ /.-]?{D}(?:\W|$)| twenty|, ?Y| Y| the )", MONTH, Nothing),
        (r"\b{D}(?: of | |-)(may|march|mar)\b", MONTH, Nothing),
        (r"\b(?:from |between |M (?:to|and|-) )(may|march)\b", MONTH, Nothing),
        (r"\b(may|march)(?: to | and |-)M", MONTH, Nothing),
        (r"\b((?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\.?)(?: at |,? {D}\b|,? M)", WEEKDAY, Nothing),
        (r"\bon (mon|tues?|wed|thurs?|thu|fri|sat|sun)\b", WEEKDAY, Nothing),
        (r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", WEEKDAY, Nothing),
        // Times of day as messages have them.
        (r"\b(\d{1,2}(?:[:.]\d\d){0,2}(?:\s?\.?\s?[ap]\s?\.?\s?m\b(?: \.(?:$|\W))?|[ap]\b))", TIME, Times),
        (r"\b(\d{3,4}\s?[ap]\s?\.?\s?m\b)", TIME, Times),
        (r"\b({H} {M} [ap]\.? ?m\b\.?|{H} [ap](?:\.| \.)? ?m\b(?: \.(?:$|\W))?)", TIME, Times),
        (r"\b(\d{1,2}:\d\d(?::\d\d)?)(?:[^\d:]|$)", TIME, Times),
        (
            r"\b((?:half|(?:a )?quarter|[a-z]+(?:[- ][a-z]+)?(?: min(?:ute)?s?)|\d+(?: min(?:ute)?s?)?|twenty|ten|five|U) (?:past|to) (?:{H}(?: (?:thirty|o'?clock))?\b|T))",
            TIME,
            Times,
        ),
        (
            r"\b(noonish|{H}ish|{H} o ?clock|lunch ?time|dinner ?time|mid ?-?(?:afternoon|morning|day|night)|12 T)\b",
            TIME,
            Times,
        ),
        (r"\b([TP],? (?:at |in the |on )?[TP])\b", TIME, Times),
        (r"\b({H} in (?:the )?P)\b", TIME, Times),
        (r"\b(in (?:the |my )?(?:P|(?:late-|early-)?(?:mornings?|evenings|afternoons|night-time)))\b", PART, Ranges),
        (r"\b(P,? (?:at |around )?{H}(?: {M})?)(?:$|[\s,.;?!])(?:$|[^a-z])", TIME, Times),
        (
            r"\b(T (?:utc|gmt|p[sd]?t|e[sd]?t|c[sd]?t|m[sd]?t|pacific|eastern|mountain|central|singapore)(?: (?:time ?zone|time))?(?: ?[+-] ?\d+h?)?)\b",
            TIME,
            Times,
        ),
        // Days as messages have them.
        (r"\b(\d{1,2}[-/]Y[-/]M|Y[-/]\d{1,2}[-/]\d{1,2}|Y[-/]M[-/]\d{1,2}|Y[-/]D)(?:$|\W)", DATE, Nothing),
        (r"(?:^|[\s(])(\d{1,2}[/-]\d{1,2}[/-]Y|\d{1,2}\. M\.? Y)", DATE, Nothing),
        (r"\b(M(?:[-/.]|\.? |, ?| the |){D}(?:(?:, ?| |[-/])Y)?)(?:$|\W)", DATE, Nothing),
        (r"\b({D}(?: of |[- ]|)M(?:(?:, ?| |[-/]| of )Y)?)\b", DATE, Nothing),
        (r"\b(Y ?[-/ ,]{1,2} ?M(?:[-/]\d{1,2})?)\b", DATE, Nothing),
        (r"\b(M ?[-/] ?Y(?:[-/]\d{1,2})?|M,? (?:of |in )?Y|M Q)\b", DATE, Nothing),
        (r"\b(Y ?[-/.] ?\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2} ?[-/] ?Y)\b", DATE, Nothing),
        (
            r"(?:^|[\s(])(\d{1,2}/\d{1,2}, ?\d{2,4}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)(?:$|[\s,.;?!)'-])",
            DATE,
            Nothing,
        ),
        (r"\b((?:19|20)\d\d[01]\d[0-3]\d)\b", DATE, Nothing),
        (r"\b([DW] of [DMYQ]|D,? (?:in |of )?Y)\b", DATE, Nothing),
        (r"\b(W,? (?:the )?{D})\b", DATE, Nothing),
        (r"\b(W,? ?\(D\)|W,? ?D)(?:$|[\s,.;?!])", DATE, Nothing),
        (r"\b((?:first|second|third|fourth|fifth|last) W)\b", DATE, Nothing),
        (r"\b(Y[- ]?(?:q[1-4]|h[12])|(?:q[1-4]|h[12]) (?:of )?Y)\b", PERIOD, Nothing),
        (r"\b((?:fiscal |calendar |school )(?:year )?[DYQ]|[fs]y ?(?:Y|\d\d))\b", PERIOD, Nothing),
        (r"\b(week \d{1,2}(?: of [DQ])?)\b", PERIOD, Nothing),
        (r"\bon ({D})\b", DATE, Nothing),
        (r"\b(the {D})(?:$|[\s,.;?!])(?:$|[^a-z]|on |at |between |from |to |and |this |of )", DATE, Nothing),
        (r"\b({D} of [DQ]|[DQ] {D})(?:$|[\s,.;?!])", DATE, Nothing),
        (r"\b(D (?:this|next|last) Q|D Q)\b", DATE, Nothing),
        (r"\b((?:next|this|right) D)\b", DATE, Nothing),
        (r"\b(W,? (?:on |in |- )?[DQ]|[DQ],? (?:on |- )?W)\b", DATE, Nothing),
        (r"\b([DQ] (?:of|on|in) (?:the )?[DMWYQ])\b", DATE, Nothing),
        // Lengths and what they count from.
        (
            r"\b(\d+(?:\.\d+)? ?(?:h|hrs?|mins?|secs?|s|d|w|ys?|days?|months?|weeks?|years?|seconds?|minutes?|hours?))\b",
            LENGTH,
            Nothing,
        ),
        (
            r"\b((?:half|full|all|another|one|two|three|ten|twenty|thirty)[- ](?:a |an |business )?(?:hours?|hrs?|days?|weeks?|months?|years?|mins?|minutes?|nights?))\b",
            LENGTH,
            Nothing,
        ),
        (r"\b((?:one|two|three|four|twenty) and (?:a )?(?:U|half (?:hours?|days?|weeks?|years?)))\b", LENGTH, Nothing),
        (r"\b(U,? (?:and )?U)\b", LENGTH, Nothing),
        (
            r"\b((?:within|in|less than|more than) (?:the )?(?:next |upcoming )?U(?: from (?:now|D)| in the D| since Y)?)\b",
            RANGE,
            Lengths,
        ),
        (r"\b(for U,? (?:from|starting) [DT])\b", RANGE, Lengths),
        (r"\b(from T for U)\b", RANGE, Lengths),
        (
            r"\b(U (?:ago|later|earlier|from now|in the future|in D|(?:from|after|before|since|prior to|starting) (?:now|[DMWY]|D)))\b",
            DATE,
            Lengths,
        ),
        (r"\b(U D)\b", DATE, Lengths),
        (r"\b(within (?:the )?[DRQ](?: and U)?)\b", RANGE, Lengths),
        (r"\b((?:less than|more than) D)\b", RANGE, Lengths),
        // A day with a time.
        (r"\b([DMW],? (?:at |@ ?|around |in the |in |on |by |for )?[TP])\b", TIME, DateTimes),
        (r"\b([DW],? (?:at|around) {H}(?:\.\d\d)?)\b", TIME, DateTimes),
        (r"\b([TP],? (?:on |of |in |for |the )?[DW])\b", TIME, DateTimes),
        (r"\b({H}(?:, | on )(?:D|P))\b", TIME, DateTimes),
        (r"\b(T,? (?:at |in the |in |around )?[TP])\b", TIME, DateTimes),
        (r"\b([TP],? at {H})\b", TIME, DateTimes),
        (r"\b([WD] (?:am|pm))\b", TIME, DateTimes),
        // Between two ends.
        (r"\b((?:from |between )?\d{1,2}/\d{1,2} ?(?:-|to|and) ?\d{1,2}/\d{1,2}(?:/Y|/\d{2,4})?)", RANGE, Ranges),
        (
            r"\b((?:from |between )?(?:the |around )?(?:{H}(?:[:.]\d\d)?|[TP])(?: ?(?:-|–|~) ?| ?to | till | til | until | through | and )(?:[TP]))\b",
            HOURS,
            Ranges,
        ),
        (
            r"\b((?:from|between) (?:{H}(?:[:.]\d\d)?|[TP]| now)(?: ?(?:-|–|~) ?| (?:to|and|till|until) )(?:{H}(?: (?:fifteen|thirty|forty five)|[:.]\d\d)?|[TP])(?: (?:pst|est|pt|et))?)(?:$|[\s,.;?!])(?:$|[^dwqm]|DW)",
            HOURS,
            Ranges,
        ),
        (
            r"\b((?:from|between) (?:the |around )?(?:{D}|[DMWYTPRQ]|now)(?: ?(?:-|–|~) ?| (?:to|until|till|til|through|thru|and) )(?:the )?(?:{D}|[DMWYTPRQ]|now|date))\b",
            RANGE,
            Ranges,
        ),
        (
            r"\b([DMWYTPQ](?: ?(?:-|–|~) ?| (?:to|until|till|til|through|thru) )(?:the )?(?:{D}|[DMWYTPRQ]|now|date))\b",
            RANGE,
            Ranges,
        ),
        (r"\b({D}(?: ?(?:-|–|~) ?| (?:to|until|till|til|through|thru) )[DR])\b", RANGE, Ranges),
        (
            r"\b(\d{1,2}(?::\d\d)? ?(?:-|–|to|til|till|until|through) ?\d{1,2}(?::\d\d)?),? (?:on |of |in |this |next )?[DMWQ]\b",
            RANGE,
            Ranges,
        ),
        (r"\b[DMW],? ({H} ?- ?{H})\b", RANGE, Ranges),
        (r"\b((?:from|between) (?:[RV]|D))\b", RANGE, Ranges),
        (r"\b((?:the )?month of M)\b", PERIOD, Nothing),
        (r"\b((?:rest (?:of )?|this )(?:the |my |current )?(?:day|week|month|year|[DQ]))\b", PERIOD, Nothing),
        (r"\b((?:the )?(?:week|month|weekend|year) (?:after the next|before the last))\b", PERIOD, Nothing),
        (r"\b((?:the )?week of (?:the )?{D})\b", PERIOD, Nothing),
        (r"\b(my (?:day|week|weekend|month|year)|e(?:od|oy|om)|the (?:noughties|twenty-tens))\b", PERIOD, Nothing),
        (r"\b([RV] (?:in (?:the )?)?[TP])\b", RANGE, Ranges),
        (r"\b([DMWTP],? (?:from |between |on )?[RV])\b", RANGE, DateTimes),
        (r"\b([RV],? (?:on |of |in )?[DMWTP])\b", RANGE, DateTimes),
        (r"\b([RQ],? (?:of |in )?(?:the )?[RQM])\b", RANGE, Ranges),
        // Open at one end.
        (
            r"\b((?:on or (?:before|after|earlier than|later than)|(?:before|after) or on|no later than|no earlier than|(?:earlier|later) than or (?:in|at|on)|later than|earlier than|greater than|as early as|as late as|any ?time from|prior to|before|after|since|until|till|by|beginning|starting) (?:the )?(?:at |in |on |around )?[DMWYTPRQ])\b",
            RANGE,
            Ranges,
        ),
        (r"\b(from [TP])\b", RANGE, Ranges),
        (r"((?:[<>] ?=?|=) ?(?:[DYTQ]))(?:$|\W)", RANGE, Ranges),
        (r"\b((?:before|after|until|till|no later than) {H})(?:$|[\s,.;?!])(?:$|[^a-z0-9])", RANGE, Ranges),
        (r"\b([DMWYTPQ] (?:or|and) (?:later|after|before|earlier|greater)(?: on [WD])?)\b", RANGE, Ranges),
        (r"\b([DMW],? R)\b", RANGE, DateTimes),
        (r"\b(R,? (?:on )?[DMW])\b", RANGE, DateTimes),
        (r"\b(till date)\b", RANGE, Ranges),
        // What recurs.
        (
            r"\b(everyday|every weekday|(?:semi-?)?annual(?:ly)?|(?:all )?weekends|W(?: afternoon| morning)s)\b",
            SET,
            Sets,
        ),
        (r"\b((?:on )?S,? (?:at )?(?:[TP]|{H}))\b", SET, Sets),
        (r"\b([TPD] (?:of |on )S|T S)\b", SET, Sets),
        (r"\b(on S)\b", SET, Sets),
    ];
    rules
        .iter()
        .map(|(pattern, symbol, needs)| {
            let pattern = pattern.replace("{H}", HOUR).replace("{M}", MINUTES).replace("{D}", DAY);
            Rule { pattern: Regex::new(&pattern).expect("a pattern of this program"), symbol: *symbol, needs: *needs }
        })
        .collect()
});

/// Months and weekdays in lower case, without a full stop.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Weeks and longer stretches, which take no time of day.
static PERIODS: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^(?:the |this |that |last |next |past |previous |coming |current |following |upcoming |same |early |late |mid-?|end of |start of |middle of |(?:\w+ )?year-?)*(?:\d+ |\w+ )?(?:weeks?|months?|years?|quarters?|decades?|century|seasons?|summer|winter|spring|autumn)$|^(?:the )?(?:last|next|past|coming|previous|upcoming|following) .*s$";
    Regex::new(pattern).expect("a pattern of this program")
});

/// Lengths that end or begin now.
static POINTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^(?:the )?(?:\d+ )?(?:last|next|past|coming|previous|upcoming|following|recent)\b";
    Regex::new(pattern).expect("a pattern of this program")
});

fn symbol_of(kind: &str, words: &str) -> char {
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches('.');
    let one = |names: &[&str]| {
        bare.chars().all(|c| c.is_ascii_lowercase()) && names.iter().any(|name| bare.starts_with(name))
    };
    match kind {
        "DATE" if one(&MONTHS) => symbol::MONTH,
        "DATE" if bare.ends_with("day") && one(&WEEKDAYS) || bare.len() <= 5 && one(&WEEKDAYS) => symbol::WEEKDAY,
        "DATE" if bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit()) => symbol::YEAR,
        "DATE" if PERIODS.is_match(bare) => symbol::PERIOD,
        "DURATION" if POINTED.is_match(bare) => symbol::PERIOD,
        "DATE" => symbol::DATE,
        "TIME"
            if bare.contains(|c: char| c.is_ascii_digit())
                || bare.contains("o'clock")
                || bare.contains("noon") && !bare.contains("afternoon") =>
        {
            symbol::TIME
        }
        "TIME" => symbol::PART,
        "DURATION" => symbol::LENGTH,
        _ => symbol::SET,
    }
}

/// Draws the spans of `dates` as the recogniser `model` of Recognizers-Text does.
pub(crate) fn recognizers(text: &Text<'_>, model: &str, reading: &mut Reading) {
    if !(model.contains("Date")
        || model.contains("Time")
        || ["Duration", "Set", "Merged", "Holiday"].iter().any(|name| model.starts_with(name)))
    {
        return;
    }
    let question = Question::of(model);
    let mut read: Vec<(char, Range<usize>)> = Vec::new();
    for date in &reading.dates {
        let words = text.slice(date.start..date.end);
        let start = date.start + article(words);
        let symbol = symbol_of(&date.kind, words);
        if read.last().is_none_or(|(_, range)| range.end <= start) {
            read.push((symbol, start..date.end));
        }
    }
    let mut tape = Tape::new(text.source(), &read);
    for rule in RULES.iter().filter(|rule| question.allows(rule.needs)) {
        tape.join(&rule.pattern, rule.symbol);
    }
    reading.dates = tape
        .symbols()
        .map(|(symbol, range)| {
            let kind = match symbol {
                symbol::TIME | symbol::PART => "TIME",
                symbol::LENGTH => "DURATION",
                symbol::SET => "SET",
                _ => "DATE",
            };
            let old = reading.dates.iter().find(|date| date.end == range.end && date.start <= range.start + 4);
            let more = old.map(|date| date.more.clone()).unwrap_or_default();
            Date { start: range.start, end: range.end, kind: kind.to_owned(), more }
        })
        .collect();
}

/// How many code points of an article stand before what Recognizers-Text takes.
fn article(words: &str) -> usize {
    let lower = words.to_lowercase();
    let Some(rest) = lower.strip_prefix("the ") else { return 0 };
    let first = rest.split([' ', '-']).next().unwrap_or_default();
    let left_out = matches!(
        first,
        "same"
            | "next"
            | "end"
            | "following"
            | "coming"
            | "middle"
            | "past"
            | "previous"
            | "upcoming"
            | "fiscal"
            | "calendar"
            | "start"
            | "beginning"
    ) && !rest.contains("decades")
        && !matches!(rest, "next day" | "end of the day")
        || first == "last" && !rest.contains(" of ") && rest != "last day"
        || rest == "year"
        || first == "year" && rest.len() > 5;
    let counted = first.bytes().all(|byte| byte.is_ascii_digit()) && !first.is_empty();
    if left_out || counted && POINTED.is_match(rest) { 4 } else { 0 }
}
