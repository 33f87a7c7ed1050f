//! Stretches of the calendar and the arithmetic on them.

use jiff::{ToSpan, civil};

use crate::lexicon::times::TimeUnit;

use super::Modifier;

/// What an expression resolves to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Resolved {
    /// The TIMEX3 value.
    pub value: Option<String>,
    /// The first civil day.
    pub first: Option<civil::Date>,
    /// The last civil day, inclusive.
    pub last: Option<civil::Date>,
    /// Whether the anchor was needed.
    pub relative: bool,
    /// Why there is no value.
    pub unresolved: Option<String>,
}

pub(super) type Answer = Result<Resolved, &'static str>;

pub(super) fn stretch(value: String, first: civil::Date, last: civil::Date, relative: bool) -> Answer {
    Ok(Resolved { value: Some(value), first: Some(first), last: Some(last), relative, unresolved: None })
}

pub(super) const OUT_OF_RANGE: &str = "it lies outside the calendar";
/// Why a day that no calendar has is unresolved.
pub const NO_SUCH_DAY: &str = "there is no such day";

pub(super) fn shift(date: civil::Date, unit: TimeUnit, n: i64) -> Result<civil::Date, &'static str> {
    if n.unsigned_abs() > 9_000 {
        return Err(OUT_OF_RANGE);
    }
    let span = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => 0.days(),
        TimeUnit::Day => n.days(),
        TimeUnit::Week | TimeUnit::Weekend => n.weeks(),
        TimeUnit::Fortnight => (2 * n).weeks(),
        TimeUnit::Month => n.months(),
        TimeUnit::Quarter => (3 * n).months(),
        TimeUnit::Year => n.years(),
        TimeUnit::Decade if n.abs() < 900 => (10 * n).years(),
        TimeUnit::Century if n.abs() < 90 => (100 * n).years(),
        TimeUnit::Millennium if n.abs() < 9 => (1000 * n).years(),
        _ => return Err(OUT_OF_RANGE),
    };
    date.checked_add(span).map_err(|_| OUT_OF_RANGE)
}

pub(super) fn month_of(year: i16, month: i8) -> Result<(civil::Date, civil::Date), &'static str> {
    let first = civil::Date::new(year, month, 1).map_err(|_| NO_SUCH_DAY)?;
    Ok((first, first.last_of_month()))
}

pub(super) fn months(year: i16, from: i8, count: i64) -> Result<(civil::Date, civil::Date), &'static str> {
    let first = civil::Date::new(year, from, 1).map_err(|_| OUT_OF_RANGE)?;
    let next = shift(first, TimeUnit::Month, count)?;
    Ok((first, shift(next, TimeUnit::Day, -1)?))
}

pub(super) fn iso_week(date: civil::Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The calendar stretch of `unit` that holds a day, with its TIMEX3 value.
pub(super) fn containing(date: civil::Date, unit: TimeUnit) -> Answer {
    let year = date.year();
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => {
            stretch(date.to_string(), date, date, true)
        }
        TimeUnit::Week | TimeUnit::Fortnight => {
            let monday = shift(date, TimeUnit::Day, -i64::from(date.weekday().to_monday_zero_offset()))?;
            stretch(iso_week(date), monday, shift(monday, TimeUnit::Day, 6)?, true)
        }
        TimeUnit::Weekend => {
            let saturday = shift(date, TimeUnit::Day, 5 - i64::from(date.weekday().to_monday_zero_offset()))?;
            stretch(iso_week(date) + "-WE", saturday, shift(saturday, TimeUnit::Day, 1)?, true)
        }
        TimeUnit::Month => {
            stretch(format!("{year:04}-{:02}", date.month()), date.first_of_month(), date.last_of_month(), true)
        }
        TimeUnit::Quarter => quarter(year, (date.month() - 1) / 3 + 1, true),
        TimeUnit::Year => stretch(format!("{year:04}"), date.first_of_year(), date.last_of_year(), true),
        TimeUnit::Decade => decade(year / 10 * 10, true),
        TimeUnit::Century => century(year / 100 + 1, true),
        TimeUnit::Millennium => Err("a millennium is too long to place"),
    }
}

pub(super) fn quarter(year: i16, quarter: i8, relative: bool) -> Answer {
    let (first, last) = months(year, 3 * (quarter - 1) + 1, 3)?;
    stretch(format!("{year:04}-Q{quarter}"), first, last, relative)
}

pub(super) fn decade(first: i16, relative: bool) -> Answer {
    let (from, to) = months(first, 1, 120)?;
    stretch(format!("{:03}", first / 10), from, to, relative)
}

/// The twenty-first century is 2000 to 2099, as people say it.
pub(super) fn century(number: i16, relative: bool) -> Answer {
    if !(1..=98).contains(&number) {
        return Err(OUT_OF_RANGE);
    }
    let first = civil::Date::new((number - 1) * 100, 1, 1).map_err(|_| OUT_OF_RANGE)?;
    let last = civil::Date::new((number - 1) * 100 + 99, 12, 31).map_err(|_| OUT_OF_RANGE)?;
    stretch(format!("{:02}", number - 1), first, last, relative)
}

/// Takes the part of the stretch that early, mid and late leave. Thirds of a month as its days go
/// (10, 20), thirds of a year by its months; a week's early part is Monday and Tuesday.
pub(super) fn narrow(resolved: &mut Resolved, modifier: Option<Modifier>) {
    let (Some(first), Some(last), Some(modifier)) = (resolved.first, resolved.last, modifier) else { return };
    let days = i64::from((last - first).get_days()) + 1;
    if days < 4 {
        return;
    }
    let (early, late) = match days {
        28..=31 => (10, 20),
        7 => (2, 4),
        // To the end of April, from the first of September.
        365 | 366 => (days - 245, days - 122),
        _ => (days / 3, days * 2 / 3),
    };
    let day = |n: i64| first.checked_add(n.days()).unwrap_or(last);
    match modifier {
        Modifier::Early | Modifier::Start => resolved.last = Some(day(early - 1)),
        Modifier::Mid => (resolved.first, resolved.last) = (Some(day(early)), Some(day(late - 1))),
        Modifier::Late | Modifier::End => resolved.first = Some(day(late)),
        _ => {}
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
/// Algorithms, chapter 8).
pub(super) fn easter(year: i16) -> Option<civil::Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    civil::Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// The fourth Thursday in November.
pub(super) fn thanksgiving(year: i16) -> Option<civil::Date> {
    civil::Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, civil::Weekday::Thursday).ok()
}
