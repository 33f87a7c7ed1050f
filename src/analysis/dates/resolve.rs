//! From what an expression says, and the day it counts from, to days of the calendar.

use jiff::{ToSpan, civil};

use crate::{
    analysis::{paragraph::Placed, quotes::Quote},
    lexicon::times::{DayPart, Movable, Season, TimeUnit},
};

use super::{Count, Date, Expr, LocalDate, Modifier, NthOf, Published, Tense, Toward, YearRef, lengths};

/// What an expression resolves to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Resolved {
    value: Option<String>,
    first: Option<civil::Date>,
    last: Option<civil::Date>,
    /// Whether the anchor was needed.
    relative: bool,
    unresolved: Option<String>,
}

const NO_ANCHOR: &str = "the day the article was published is not known";

/// Resolves time expressions against the day of publication.
pub fn resolve(paragraphs: &[Placed], published: Option<&Published>, quotes: &[Quote]) -> Vec<Date> {
    let _ = quotes;
    let mut dates = Vec::new();
    // “A week later” counts from the last day that was named.
    let mut named: Option<civil::Date> = None;
    for placed in paragraphs {
        for local in &placed.reading.dates {
            let resolved = resolve_one(local, published.map(|published| published.date), named);
            if let (Some(first), true) = (resolved.first, resolved.first == resolved.last) {
                named = Some(first);
            }
            dates.push(Date {
                range: placed.range(local.span),
                kind: local.kind,
                value: resolved.value,
                modifier: local.modifier.map(|modifier| modifier.code().to_owned()),
                first: resolved.first,
                last: resolved.last,
                anchor: if resolved.relative { published.cloned() } else { None },
                unresolved: resolved.unresolved,
            });
        }
    }
    dates
}

fn resolve_one(local: &LocalDate, anchor: Option<civil::Date>, named: Option<civil::Date>) -> Resolved {
    let resolver = Resolver { anchor, named, tense: local.tense };
    let mut resolved = resolver
        .expr(&local.expr)
        .unwrap_or_else(|reason| Resolved { unresolved: Some(reason.to_owned()), ..Resolved::default() });
    narrow(&mut resolved, local.modifier);
    resolved
}

/// Takes the part of the stretch that early, mid and late leave. Thirds of a month as its days go
/// (10, 20), thirds of a year by its months; a week's early part is Monday and Tuesday.
fn narrow(resolved: &mut Resolved, modifier: Option<Modifier>) {
    let (Some(first), Some(last), Some(modifier)) = (resolved.first, resolved.last, modifier) else { return };
    let days = i64::from((last - first).get_days()) + 1;
    if days < 4 {
        return;
    }
    let (early, late) = match days {
        28..=31 => (10, 20),
        7 => (2, 4),
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

struct Resolver {
    anchor: Option<civil::Date>,
    named: Option<civil::Date>,
    tense: Tense,
}

type Answer = Result<Resolved, &'static str>;

fn stretch(value: String, first: civil::Date, last: civil::Date, relative: bool) -> Answer {
    Ok(Resolved { value: Some(value), first: Some(first), last: Some(last), relative, unresolved: None })
}

const OUT_OF_RANGE: &str = "it lies outside the calendar";
/// Why a day that no calendar has is unresolved.
pub const NO_SUCH_DAY: &str = "there is no such day";

fn shift(date: civil::Date, unit: TimeUnit, n: i64) -> Result<civil::Date, &'static str> {
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

fn month_of(year: i16, month: i8) -> Result<(civil::Date, civil::Date), &'static str> {
    let first = civil::Date::new(year, month, 1).map_err(|_| NO_SUCH_DAY)?;
    Ok((first, first.last_of_month()))
}

fn months(year: i16, from: i8, count: i64) -> Result<(civil::Date, civil::Date), &'static str> {
    let first = civil::Date::new(year, from, 1).map_err(|_| OUT_OF_RANGE)?;
    let next = shift(first, TimeUnit::Month, count)?;
    Ok((first, shift(next, TimeUnit::Day, -1)?))
}

fn iso_week(date: civil::Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The calendar stretch of `unit` that holds a day, with its TIMEX3 value.
fn containing(date: civil::Date, unit: TimeUnit) -> Answer {
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

fn quarter(year: i16, quarter: i8, relative: bool) -> Answer {
    let (first, last) = months(year, 3 * (quarter - 1) + 1, 3)?;
    stretch(format!("{year:04}-Q{quarter}"), first, last, relative)
}

fn decade(first: i16, relative: bool) -> Answer {
    let (from, to) = months(first, 1, 120)?;
    stretch(format!("{:03}", first / 10), from, to, relative)
}

/// The twenty-first century is 2000 to 2099, as people say it.
fn century(number: i16, relative: bool) -> Answer {
    if !(1..=98).contains(&number) {
        return Err(OUT_OF_RANGE);
    }
    let first = civil::Date::new((number - 1) * 100, 1, 1).map_err(|_| OUT_OF_RANGE)?;
    let last = civil::Date::new((number - 1) * 100 + 99, 12, 31).map_err(|_| OUT_OF_RANGE)?;
    stretch(format!("{:02}", number - 1), first, last, relative)
}

impl Resolver {
    fn anchor(&self) -> Result<civil::Date, &'static str> {
        self.anchor.ok_or(NO_ANCHOR)
    }

    fn expr(&self, expr: &Expr) -> Answer {
        match expr {
            Expr::Calendar { year, month, day, until, weekday } => self.calendar(*year, *month, *day, *until, *weekday),
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
            Expr::DayOnly(day) => {
                let anchor = self.anchor()?;
                let by = match self.tense {
                    Tense::Future => i64::from(*day < anchor.day()),
                    _ => -i64::from(*day > anchor.day()),
                };
                let month = shift(anchor.first_of_month(), TimeUnit::Month, by)?;
                let date = civil::Date::new(month.year(), month.month(), *day).map_err(|_| NO_SUCH_DAY)?;
                stretch(date.to_string(), date, date, true)
            }
            Expr::Unit { unit, by } => containing(shift(self.anchor()?, *unit, i64::from(*by))?, *unit),
            Expr::Day(days) => {
                let day = shift(self.anchor()?, TimeUnit::Day, i64::from(*days))?;
                stretch(day.to_string(), day, day, true)
            }
            Expr::Offset { count, unit, sign, anchored } => self.offset(*count, *unit, *sign, *anchored),
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

    fn year(&self, year: YearRef) -> Result<(i16, bool), &'static str> {
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

    /// The year of a month named without one: the last that has begun, unless the clause looks
    /// ahead or the coming one is four months away at most and the last eight.
    fn year_of_month(&self, month: i8) -> Result<i16, &'static str> {
        let anchor = self.anchor()?;
        let ahead = (month - anchor.month()).rem_euclid(12);
        let next = anchor.year() + i16::from(month < anchor.month());
        let past = anchor.year() - i16::from(month > anchor.month());
        Ok(match self.tense {
            Tense::Future if ahead > 0 => next,
            Tense::Unmarked if (1..=4).contains(&ahead) => next,
            _ => past,
        })
    }

    /// The day of the month that lies nearest, or on the side the clause looks to; a weekday that
    /// stands with it decides first.
    fn nearest_day(
        &self,
        anchor: civil::Date,
        month: i8,
        day: i8,
        weekday: Option<i8>,
    ) -> Result<civil::Date, &'static str> {
        let candidates = [-1, 0, 1].into_iter().filter_map(|by| civil::Date::new(anchor.year() + by, month, day).ok());
        let distance = |date: civil::Date| (date - anchor).get_days();
        let fits = |date: &civil::Date| weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday);
        let far = |date: &civil::Date| {
            let days = i64::from(distance(*date));
            match self.tense {
                Tense::Future if days < 0 => -days + 150,
                Tense::Past if days > 0 => days + 150,
                _ => days.abs(),
            }
        };
        candidates.clone().filter(fits).min_by_key(far).or_else(|| candidates.min_by_key(far)).ok_or(NO_SUCH_DAY)
    }

    fn weekday(&self, weekday: i8, toward: Option<Toward>, week: Option<i8>) -> Answer {
        let Ok(anchor) = self.anchor() else {
            return Ok(Resolved {
                value: Some(format!("XXXX-WXX-{weekday}")),
                unresolved: Some(NO_ANCHOR.to_owned()),
                ..Resolved::default()
            });
        };
        let today = anchor.weekday().to_monday_one_offset();
        let behind = i64::from((today - weekday).rem_euclid(7));
        let by = if let Some(week) = week {
            i64::from(week) * 7 + i64::from(weekday - today)
        } else {
            match (toward, self.tense) {
                // A newspaper's “on Monday” is today's or the last, unless the clause looks ahead.
                (None, Tense::Future) if behind > 0 => 7 - behind,
                (None, _) => -behind,
                (Some(Toward::Past), _) => {
                    if behind == 0 {
                        -7
                    } else {
                        -behind
                    }
                }
                (Some(Toward::Present), _) => {
                    if behind == 0 {
                        0
                    } else {
                        7 - behind
                    }
                }
                (Some(Toward::Future), _) => 7 - behind,
            }
        };
        let day = shift(anchor, TimeUnit::Day, by)?;
        stretch(day.to_string(), day, day, true)
    }

    fn season(&self, season: Season, year: YearRef, toward: Option<Toward>) -> Answer {
        let first_month = season.first_month();
        let (year, relative) = match year {
            YearRef::Absent => {
                let anchor = self.anchor()?;
                let begun = first_month <= anchor.month() || season == Season::Winter && anchor.month() <= 2;
                let this = anchor.year() - i16::from(season == Season::Winter && anchor.month() <= 2);
                let over = anchor.month() >= first_month + 3 && season != Season::Winter;
                let year = match (toward, self.tense) {
                    (Some(Toward::Past), _) => this - i16::from(!over),
                    (Some(Toward::Present), _) => this,
                    (Some(Toward::Future), _) => this + i16::from(begun),
                    (None, Tense::Future) => this + i16::from(over),
                    (None, _) => this - i16::from(!begun),
                };
                (year, true)
            }
            year => self.year(year)?,
        };
        let (first, last) = months(year, first_month, 3)?;
        stretch(format!("{year:04}-{}", season.code()), first, last, relative)
    }

    fn offset(&self, count: Count, unit: TimeUnit, sign: i8, anchored: bool) -> Answer {
        let from =
            if anchored { self.anchor()? } else { self.named.ok_or("it counts from a day the text doesn't fix")? };
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

    fn holiday(&self, day_in: impl Fn(i16) -> Option<civil::Date>, year: YearRef, toward: Option<Toward>) -> Answer {
        let day = match year {
            YearRef::Absent => {
                let anchor = self.anchor()?;
                let mut days = [-1, 0, 1].into_iter().filter_map(|by| day_in(anchor.year() + by));
                match (toward, self.tense) {
                    (Some(Toward::Past), _) => days.rfind(|day| *day < anchor),
                    (Some(Toward::Future), _) | (None, Tense::Future) => days.find(|day| *day >= anchor),
                    (Some(Toward::Present), _) => day_in(anchor.year()),
                    _ => days.min_by_key(|day| (*day - anchor).get_days().abs()),
                }
            }
            year => day_in(self.year(year)?.0),
        };
        let day = day.ok_or(NO_SUCH_DAY)?;
        stretch(day.to_string(), day, day, !matches!(year, YearRef::Year(_)))
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i16) -> Option<civil::Date> {
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
fn thanksgiving(year: i16) -> Option<civil::Date> {
    civil::Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, civil::Weekday::Thursday).ok()
}
