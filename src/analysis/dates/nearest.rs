//! Which of several days a name means: weekdays, months, seasons and feasts come round again.

use jiff::civil;

use crate::lexicon::times::{Season, TimeUnit};

use super::{
    Tense, Toward, YearRef,
    resolve::{NO_ANCHOR, Resolver},
    stretches::{Answer, NO_SUCH_DAY, Resolved, months, shift, stretch},
};

/// Days without a year are most often written of days not farther away than this.
const NEAR: i32 = 61;

/// A day farther away than this is seldom named without its year.
const FAR: i32 = 240;

/// So many days farther away a day behind may seem where the clause looks ahead (“adjourned until Dec. 12”, said in
/// March).
const FORWARD: i64 = 200;

impl Resolver {
    /// The year of a month named without one: the last that has begun, unless the clause looks
    /// ahead or the coming one is four months away at most and the last eight.
    pub(super) fn year_of_month(&self, month: i8) -> Result<i16, &'static str> {
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
    pub(super) fn nearest_day(
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
                Tense::Future if days < 0 => -days + FORWARD,
                Tense::Past if days > 0 => days + 150,
                Tense::Since if days > 0 => days + i64::from(i32::MAX),
                _ => days.abs(),
            }
        };
        let nearest = candidates.clone().min_by_key(far).ok_or(NO_SUCH_DAY)?;
        let fitting = candidates.filter(fits).min_by_key(far).unwrap_or(nearest);
        // “Tuesday, September 23” a week ago is a slip, not a day of another year.
        let slip = distance(nearest).abs() <= NEAR && distance(fitting).abs() > FAR;
        Ok(if slip { nearest } else { fitting })
    }

    pub(super) fn weekday(&self, weekday: i8, toward: Option<Toward>, week: Option<i8>) -> Answer {
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

    pub(super) fn season(&self, season: Season, year: YearRef, toward: Option<Toward>) -> Answer {
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

    pub(super) fn holiday(
        &self,
        day_in: impl Fn(i16) -> Option<civil::Date>,
        year: YearRef,
        toward: Option<Toward>,
    ) -> Answer {
        let day = match year {
            YearRef::Absent => {
                let anchor = self.anchor()?;
                let mut days = [-1, 0, 1].into_iter().filter_map(|by| day_in(anchor.year() + by));
                match (toward, self.tense) {
                    (Some(Toward::Past), _) | (None, Tense::Since) => days.rfind(|day| *day < anchor),
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
