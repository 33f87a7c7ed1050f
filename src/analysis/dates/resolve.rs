//! From what an expression says, and the day it counts from, to days of the calendar.

use jiff::civil;

use crate::lexicon::times::{DayPart, Movable, TimeUnit};

use super::{
    Count, Expr, NthOf, Tense, Toward, YearRef, lengths,
    stretches::{
        Answer, NO_SUCH_DAY, Resolved, century, containing, decade, easter, iso_week, month_of, months, quarter, shift,
        stretch, thanksgiving,
    },
};

pub(super) const NO_ANCHOR: &str = "the day the article was published is not known";

/// The last days the text has named, first to last: “a week later” counts from them.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedDays {
    pub first: civil::Date,
    pub last: civil::Date,
}

pub(super) struct Resolver {
    pub anchor: Option<civil::Date>,
    pub named: Option<NamedDays>,
    pub tense: Tense,
}

impl Resolver {
    pub(super) fn anchor(&self) -> Result<civil::Date, &'static str> {
        self.anchor.ok_or(NO_ANCHOR)
    }

    pub(super) fn expr(&self, expr: &Expr) -> Answer {
        match expr {
            Expr::Calendar { year, month, day, until, weekday } => self.calendar(*year, *month, *day, *until, *weekday),
            Expr::TheWeekend => {
                let anchor = self.anchor()?;
                let over = anchor.weekday().to_monday_one_offset() < 6 && self.tense != Tense::Future;
                containing(shift(anchor, TimeUnit::Week, -i64::from(over))?, TimeUnit::Weekend)
            }
            Expr::Years(from, to) => {
                let (first, _) = months(*from, 1, 12)?;
                let (_, last) = months(*to, 1, 12)?;
                stretch(format!("{from:04}/{to:04}"), first, last, false)
            }
            Expr::Month { month, toward } => {
                let anchor = self.anchor()?;
                let year = anchor.year();
                let year = match toward {
                    Toward::Past => year - i16::from(*month >= anchor.month()),
                    Toward::Present => year,
                    Toward::Future => year + i16::from(*month <= anchor.month()),
                };
                let (first, last) = month_of(year, *month)?;
                stretch(format!("{year:04}-{month:02}"), first, last, true)
            }
            Expr::Weekday { weekday, toward, week } => self.weekday(*weekday, *toward, *week),
            Expr::Season { season, year, toward } => self.season(*season, *year, *toward),
            Expr::Quarter { quarter: n, year } => {
                let (year, relative) = match year {
                    YearRef::Year(year) => (*year, false),
                    YearRef::Relative(by) => (self.anchor()?.year() + i16::from(*by), true),
                    YearRef::Absent => {
                        let anchor = self.anchor()?;
                        let begun = 3 * (n - 1) < anchor.month() || self.tense == Tense::Future;
                        (anchor.year() - i16::from(!begun), true)
                    }
                };
                quarter(year, *n, relative)
            }
            Expr::Half { half, year } => {
                let (year, relative) = self.year(*year)?;
                let (first, last) = months(year, 6 * (half - 1) + 1, 6)?;
                stretch(format!("{year:04}-H{half}"), first, last, relative)
            }
            Expr::Decade { first, short } => {
                if !short {
                    return decade(*first, false);
                }
                let now = self.anchor.map_or(2000, civil::Date::year);
                let this = now / 100 * 100 + first;
                decade(if this > now { this - 100 } else { this }, self.anchor.is_some())
            }
            Expr::Century(number) => century(*number, false),
            Expr::Nth { n, what, of } => self.nth(*n, *what, of),
            Expr::Around { unit, day } => {
                let inner = self.expr(day)?;
                let day = inner.first.ok_or(NO_ANCHOR)?;
                let mut resolved = containing(day, *unit)?;
                resolved.relative = inner.relative;
                Ok(resolved)
            }
            Expr::DayOnly { day, weekday } => {
                let anchor = self.anchor()?;
                let by = match self.tense {
                    Tense::Future => i64::from(*day < anchor.day()),
                    _ => -i64::from(*day > anchor.day()),
                };
                let month = shift(anchor.first_of_month(), TimeUnit::Month, by)?;
                let date = match weekday {
                    // That day of the week comes round within three years.
                    Some(weekday) => {
                        let step = if self.tense == Tense::Future { 1 } else { -1 };
                        let on = |by: i64| {
                            let month = shift(month, TimeUnit::Month, by * step).ok()?;
                            let date = civil::Date::new(month.year(), month.month(), *day).ok()?;
                            (date.weekday().to_monday_one_offset() == *weekday).then_some(date)
                        };
                        (0..36).find_map(on).ok_or(NO_SUCH_DAY)?
                    }
                    None => civil::Date::new(month.year(), month.month(), *day).map_err(|_| NO_SUCH_DAY)?,
                };
                stretch(date.to_string(), date, date, true)
            }
            Expr::Unit { unit, by } => containing(shift(self.anchor()?, *unit, i64::from(*by))?, *unit),
            Expr::Day(days) => {
                let day = shift(self.anchor()?, TimeUnit::Day, i64::from(*days))?;
                stretch(day.to_string(), day, day, true)
            }
            Expr::Offset { count, unit, sign, anchored } => self.offset(*count, *unit, *sign, *anchored),
            Expr::Beside { by, unit, day } => {
                let inner = self.expr(day)?;
                let day = shift(inner.first.ok_or(NO_ANCHOR)?, *unit, i64::from(*by))?;
                stretch(day.to_string(), day, day, inner.relative)
            }
            Expr::Span { count, unit, toward } => self.span(*count, *unit, *toward),
            Expr::Length { count, unit, more } => {
                let mut value = lengths::value(*count, *unit);
                if let Some((n, smaller)) = more {
                    let tail = lengths::period(*n, *smaller);
                    let time = value.contains('T');
                    value += tail.trim_start_matches('P').trim_start_matches(if time { 'T' } else { 'P' });
                }
                Ok(Resolved { value: Some(value), ..Resolved::default() })
            }
            Expr::Clock { clock, day } => {
                let mut time = format!("T{:02}", clock.hour);
                if let Some(minute) = clock.minute {
                    time += &format!(":{minute:02}");
                }
                if let Some(second) = clock.second {
                    time += &format!(":{second:02}");
                }
                if clock.utc {
                    time.push('Z');
                }
                self.on_day(day.as_deref(), &time)
            }
            Expr::Part { part, day } => {
                let night_before = *part == DayPart::Night && matches!(day.as_deref(), Some(Expr::Day(-1)));
                let _ = night_before;
                self.on_day(day.as_deref(), &format!("T{}", part.code()))
            }
            Expr::Every(value) => Ok(Resolved { value: Some(value.clone()), ..Resolved::default() }),
            Expr::Fixed { on: (month, day), year, toward } => {
                let day_in = |year: i16| civil::Date::new(year, *month, *day).ok();
                self.holiday(day_in, *year, *toward)
            }
            Expr::Movable { holiday, year, toward } => {
                if *holiday == Movable::Lunar {
                    return Err("its days depend on another calendar");
                }
                self.holiday(
                    |year| if *holiday == Movable::Easter { easter(year) } else { thanksgiving(year) },
                    *year,
                    *toward,
                )
            }
            Expr::Reference(toward) => {
                let value = match toward {
                    Toward::Past => "PAST_REF",
                    Toward::Present => "PRESENT_REF",
                    Toward::Future => "FUTURE_REF",
                };
                let (first, last) = if *toward == Toward::Present { (self.anchor, self.anchor) } else { (None, None) };
                Ok(Resolved { value: Some(value.to_owned()), first, last, relative: first.is_some(), unresolved: None })
            }
            Expr::Unresolvable(reason) => Err(reason),
        }
    }

    /// The n-th unit or weekday of a stretch.
    fn nth(&self, n: i8, what: NthOf, of: &Expr) -> Answer {
        let inner = self.expr(of)?;
        let (Some(first), Some(last)) = (inner.first, inner.last) else { return Err(NO_ANCHOR) };
        let n = i64::from(n);
        let mut resolved = match what {
            NthOf::Weekday(weekday) => {
                let ahead =
                    |from: civil::Date| i64::from((weekday - from.weekday().to_monday_one_offset()).rem_euclid(7));
                let day = if n > 0 {
                    shift(shift(first, TimeUnit::Day, ahead(first))?, TimeUnit::Week, n - 1)?
                } else {
                    shift(last, TimeUnit::Day, -((7 - ahead(last)) % 7))?
                };
                containing(day, TimeUnit::Day)?
            }
            // The first week of a month is its first seven days, whatever weekday they begin with.
            NthOf::Unit(TimeUnit::Week) => {
                let start = if n > 0 { shift(first, TimeUnit::Week, n - 1)? } else { shift(last, TimeUnit::Day, -6)? };
                let middle = shift(start, TimeUnit::Day, 3)?;
                stretch(iso_week(middle), start, shift(start, TimeUnit::Day, 6)?, true)?
            }
            NthOf::Unit(unit) => {
                let day = if n > 0 { shift(first, unit, n - 1)? } else { last };
                containing(day, unit)?
            }
        };
        if resolved.first.is_some_and(|day| day > last) {
            return Err(NO_SUCH_DAY);
        }
        resolved.relative = inner.relative;
        Ok(resolved)
    }

    pub(super) fn year(&self, year: YearRef) -> Result<(i16, bool), &'static str> {
        match year {
            YearRef::Year(year) => Ok((year, false)),
            YearRef::Relative(by) => Ok((self.anchor()?.year() + i16::from(by), true)),
            YearRef::Absent => Ok((self.anchor()?.year(), true)),
        }
    }

    fn calendar(
        &self,
        year: YearRef,
        month: Option<i8>,
        day: Option<i8>,
        until: Option<i8>,
        weekday: Option<i8>,
    ) -> Answer {
        let Some(month) = month else {
            let (year, relative) = self.year(year)?;
            let (first, last) = months(year, 1, 12)?;
            return stretch(format!("{year:04}"), first, last, relative);
        };
        let Some(day) = day else {
            let (year, relative) = match year {
                YearRef::Absent => (self.year_of_month(month)?, true),
                year => self.year(year)?,
            };
            let (first, last) = month_of(year, month)?;
            return stretch(format!("{year:04}-{month:02}"), first, last, relative);
        };
        let (date, relative) = match year {
            YearRef::Absent => {
                let Ok(anchor) = self.anchor() else {
                    // Month and day are known even so; TIMEX3 writes XXXX for the year.
                    civil::Date::new(2000, month, day).map_err(|_| NO_SUCH_DAY)?;
                    return Ok(Resolved {
                        value: Some(format!("XXXX-{month:02}-{day:02}")),
                        unresolved: Some(NO_ANCHOR.to_owned()),
                        ..Resolved::default()
                    });
                };
                (self.nearest_day(anchor, month, day, weekday)?, true)
            }
            year => {
                let (year, relative) = self.year(year)?;
                (civil::Date::new(year, month, day).map_err(|_| NO_SUCH_DAY)?, relative)
            }
        };
        let last = match until {
            Some(until) => civil::Date::new(date.year(), month, until).map_err(|_| NO_SUCH_DAY)?,
            None => date,
        };
        stretch(date.to_string(), date, last, relative)
    }

    fn offset(&self, count: Count, unit: TimeUnit, sign: i8, anchored: bool) -> Answer {
        let from = if anchored { self.anchor()? } else { self.counted_from(unit, sign)? };
        let Count::Milli(milli) = count else {
            let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Ok(Resolved { value: Some(value.to_owned()), relative: true, ..Resolved::default() });
        };
        // Part of a unit counts in the next smaller one: half a year is six months.
        let (n, unit) = match (milli % 1000, unit) {
            (0, unit) => (milli / 1000, unit),
            (_, TimeUnit::Year) => (milli * 12 / 1000, TimeUnit::Month),
            (_, TimeUnit::Decade) => (milli * 10 / 1000, TimeUnit::Year),
            (_, TimeUnit::Century) => (milli * 100 / 1000, TimeUnit::Year),
            (_, TimeUnit::Month) => (milli * 30 / 1000, TimeUnit::Day),
            (_, TimeUnit::Week) => (milli * 7 / 1000, TimeUnit::Day),
            (_, unit) => (milli / 1000, unit),
        };
        let day = shift(from, unit, n * i64::from(sign))?;
        match unit {
            // Two weeks ago is that day, give or take; TIMEX3 gives it the grain of its unit.
            TimeUnit::Week | TimeUnit::Fortnight => stretch(iso_week(day), day, day, anchored),
            _ => {
                let mut resolved = containing(day, unit)?;
                resolved.relative = anchored;
                Ok(resolved)
            }
        }
    }

    /// The day that “a year earlier”, “two weeks later” count from: the last one that was named, where
    /// it is named as exactly as the unit needs. A year, quarter or month earlier than nothing that was named is
    /// earlier than the article.
    fn counted_from(&self, unit: TimeUnit, sign: i8) -> Result<civil::Date, &'static str> {
        const UNFIXED: &str = "it counts from a day the text doesn't fix";
        let days = match unit {
            TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century | TimeUnit::Millennium => 366,
            TimeUnit::Quarter => 92,
            TimeUnit::Month => 31,
            _ => 1,
        };
        match self.named {
            Some(named) if (named.last - named.first).get_days() < days => Ok(named.first),
            Some(_) => Err(UNFIXED),
            None if sign < 0 && days >= 31 => self.anchor(),
            None => Err(UNFIXED),
        }
    }

    fn span(&self, count: Count, unit: TimeUnit, toward: Toward) -> Answer {
        let value = lengths::value(count, unit);
        let sign = if toward == Toward::Future { 1 } else { -1 };
        let Some(anchor) = self.anchor else {
            return Ok(Resolved { value: Some(value), unresolved: Some(NO_ANCHOR.to_owned()), ..Resolved::default() });
        };
        let far = match count {
            Count::Milli(milli) => {
                let hours = match unit {
                    TimeUnit::Second | TimeUnit::Minute => 0,
                    TimeUnit::Hour => (milli / 1000 + 23) / 24,
                    _ => milli / 1000,
                };
                let unit = if unit < TimeUnit::Day { TimeUnit::Day } else { unit };
                Some(shift(anchor, unit, hours * sign)?)
            }
            Count::Some => None,
        };
        let (first, last) = if sign < 0 { (far, Some(anchor)) } else { (Some(anchor), far) };
        Ok(Resolved { value: Some(value), first, last, relative: true, unresolved: None })
    }

    fn on_day(&self, day: Option<&Expr>, time: &str) -> Answer {
        let resolved = match day {
            Some(day) => self.expr(day)?,
            None => match self.anchor {
                Some(anchor) => stretch(anchor.to_string(), anchor, anchor, true)?,
                None => {
                    return Ok(Resolved {
                        value: Some(time.to_owned()),
                        unresolved: Some(NO_ANCHOR.to_owned()),
                        ..Resolved::default()
                    });
                }
            },
        };
        Ok(Resolved { value: resolved.value.map(|value| value + time), ..resolved })
    }
}
