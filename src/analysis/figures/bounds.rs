//! What a number with its approximator leaves possible.
//!
//! Hard bounds prove a contradiction, soft ones only rank a hint. The share a soft bound goes
//! beyond its number (5 and 10 %) is a choice of ours; that vague quantities start at a floor is
//! the practice of ACLED's coders, who take the lowest count a phrase allows.

use super::{Approximation, Decimal, Figure};

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number at this end.
    pub value: Decimal,
    /// Whether it belongs to the interval.
    pub inclusive: bool,
}

impl Bound {
    /// An end that belongs to the interval.
    pub fn closed(value: Decimal) -> Option<Self> {
        Some(Bound { value, inclusive: true })
    }

    /// An end that doesn't.
    pub fn open(value: Decimal) -> Option<Self> {
        Some(Bound { value, inclusive: false })
    }
}

/// What a statement leaves possible; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Bounds {
    /// The lower end.
    pub lower: Option<Bound>,
    /// The upper end.
    pub upper: Option<Bound>,
}

impl Bounds {
    /// Both ends included.
    pub fn closed(lower: Decimal, upper: Decimal) -> Self {
        Bounds { lower: Bound::closed(lower), upper: Bound::closed(upper) }
    }

    /// Exactly one number.
    pub fn exact(value: Decimal) -> Self {
        Bounds::closed(value, value)
    }

    /// Whether some number lies within both.
    pub fn overlaps(&self, other: &Bounds) -> bool {
        let below = |upper: Option<Bound>, lower: Option<Bound>| match (upper, lower) {
            (Some(upper), Some(lower)) => {
                upper.value < lower.value || upper.value == lower.value && !(upper.inclusive && lower.inclusive)
            }
            _ => false,
        };
        !below(self.upper, other.lower) && !below(other.upper, self.lower)
    }

    /// Whether every number within `other` lies within these.
    pub fn cover(&self, other: &Bounds) -> bool {
        let lower = match (self.lower, other.lower) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value < b.value || a.value == b.value && (a.inclusive || !b.inclusive),
        };
        let upper = match (self.upper, other.upper) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value > b.value || a.value == b.value && (a.inclusive || !b.inclusive),
        };
        lower && upper
    }
}

/// `value × percent / 100`; the value itself where that can't be told exactly.
fn share(value: Decimal, percent: i64) -> Decimal {
    value.checked_mul(Decimal::new(i128::from(percent), -2)).unwrap_or(value)
}

fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(a)
}

fn minus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).unwrap_or(a)
}

fn smaller(a: Decimal, b: Decimal) -> Decimal {
    if b < a { b } else { a }
}

fn larger(a: Decimal, b: Decimal) -> Decimal {
    if b > a { b } else { a }
}

fn half(value: Decimal) -> Decimal {
    share(value, 50)
}

/// Hard and soft bounds of `value`, rounded to `grain`, under an approximator.
pub(super) fn bounds(value: Decimal, grain: Decimal, approximation: Option<Approximation>) -> (Bounds, Bounds) {
    let size = if value.is_negative() { value.negated() } else { value };
    let step = smaller(grain, share(size, 10));
    let only = |lower, upper| Bounds { lower, upper };
    match approximation {
        None => {
            let round = grain > Decimal::ONE && !value.is_zero();
            let slack = half(grain);
            let soft =
                if round { Bounds::closed(minus(value, slack), plus(value, slack)) } else { Bounds::exact(value) };
            (Bounds::exact(value), soft)
        }
        Some(Approximation::MoreThan) => {
            (only(Bound::open(value), None), only(Bound::open(value), Bound::closed(plus(value, step))))
        }
        Some(Approximation::AtLeast) => (only(Bound::closed(value), None), Bounds::closed(value, plus(value, step))),
        Some(Approximation::JustOver) => {
            (only(Bound::open(value), None), only(Bound::open(value), Bound::closed(plus(value, share(size, 5)))))
        }
        Some(Approximation::LessThan | Approximation::Nearly) => {
            (only(None, Bound::open(value)), only(Bound::closed(minus(value, share(size, 10))), Bound::open(value)))
        }
        Some(Approximation::UpTo) => {
            (only(None, Bound::closed(value)), Bounds::closed(minus(value, share(size, 20)), value))
        }
        Some(Approximation::AtMost) => {
            let floor = if value.is_negative() { None } else { Bound::closed(Decimal::ZERO) };
            (only(floor, Bound::closed(value)), Bounds::closed(minus(value, share(size, 20)), value))
        }
        Some(Approximation::About) => {
            let slack = larger(half(grain), share(size, 5));
            (Bounds::default(), Bounds::closed(minus(value, slack), plus(value, slack)))
        }
    }
}

/// A quantity without a number: “dozens”, “several hundred”.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vague {
    /// What it counts by: 12, 100, 10,000 …; 1 for “a few”, “several”.
    pub unit: Decimal,
    /// How many of them.
    pub amount: VagueAmount,
}

/// How many of its unit a vague quantity means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VagueAmount {
    /// A bare plural: “hundreds”.
    Plural,
    /// “a few”, “several”, “a handful of”.
    Few,
    /// “a couple of”.
    Couple,
}

/// Whose table turns vague quantities into numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum VagueConvention {
    /// ACLED's codebook: the lowest count the phrase allows; several 3, tens 10, dozens 12, hundreds 100.
    #[default]
    Acled,
    /// The PITF Worldwide Atrocities codebook: several 5 to 24, tens 50 to 99.
    Pitf,
}

impl VagueConvention {
    /// Its name in settings: `acled` or `pitf`.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "acled" => Some(VagueConvention::Acled),
            "pitf" => Some(VagueConvention::Pitf),
            _ => None,
        }
    }
}

impl Vague {
    /// The lowest count a coder would enter.
    pub fn floor(&self, convention: VagueConvention) -> Decimal {
        let times = |n: i64| self.unit.checked_mul(Decimal::from(n)).unwrap_or(self.unit);
        match (self.amount, convention) {
            (VagueAmount::Couple, _) => times(2),
            (VagueAmount::Few, VagueConvention::Acled) => times(3),
            (VagueAmount::Few, VagueConvention::Pitf) => times(5),
            (VagueAmount::Plural, VagueConvention::Pitf) if self.unit <= Decimal::from(12) => Decimal::from(50),
            (VagueAmount::Plural, _) => self.unit,
        }
    }

    /// Enters the floor of `convention` as the lower bound (and the value, where the words have one)
    /// of a figure that was read by the default one; an upper bound that the convention gives as
    /// well replaces what the words leave open.
    pub(super) fn code_by(&self, convention: VagueConvention, figure: &mut Figure) {
        let (floor, acled) = (self.floor(convention), self.floor(VagueConvention::Acled));
        if figure.hard.lower.is_some_and(|bound| bound.value == acled) {
            figure.hard.lower = Bound::closed(floor);
        }
        if figure.value == Some(acled) {
            figure.value = Some(floor);
        }
        let ones = self.unit == Decimal::ONE && self.amount == VagueAmount::Few;
        if convention == VagueConvention::Pitf && ones {
            figure.hard.upper = figure.hard.upper.or(Bound::closed(Decimal::from(24)));
        }
        let above = |bound: Option<Bound>| bound.is_none_or(|bound| bound.value >= floor);
        if above(figure.soft.upper) {
            figure.soft.lower = figure.soft.lower.filter(|bound| bound.value >= floor).or(Bound::closed(floor));
        } else {
            figure.soft = figure.hard;
        }
    }

    /// Value, hard and soft bounds. A bare plural reaches up to the next plural of the ladder
    /// dozens – hundreds – thousands – millions.
    pub(super) fn reading(&self) -> (Option<Decimal>, Bounds, Bounds) {
        let floor = self.floor(VagueConvention::Acled);
        let times = |n: i64| self.unit.checked_mul(Decimal::from(n)).unwrap_or(self.unit);
        let below = |n: Decimal| minus(n, Decimal::ONE);
        match self.amount {
            VagueAmount::Plural => {
                let dozens = self.unit <= Decimal::from(12);
                let top = if dozens { Decimal::from(99) } else { below(times(10)) };
                // Nobody says “tens of millions” for want of a word, but “thousands” covers tens of thousands.
                let ladder = self.unit == Decimal::from(1_000);
                let hard_top = if ladder { Decimal::from(999_999) } else { top };
                (None, Bounds::closed(self.unit, hard_top), Bounds::closed(times(2), top))
            }
            VagueAmount::Few if self.unit == Decimal::ONE => (
                Some(floor),
                Bounds { lower: Bound::closed(floor), upper: None },
                Bounds::closed(floor, Decimal::from(9)),
            ),
            VagueAmount::Few => (
                Some(floor),
                Bounds { lower: None, upper: Bound::closed(below(times(10))) },
                Bounds::closed(floor, below(times(10))),
            ),
            VagueAmount::Couple => (Some(floor), Bounds { lower: None, upper: None }, Bounds::closed(floor, times(3))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_four_and_more_than_three_million_only_hint_at_a_conflict() {
        let million = |n| Decimal::new(n, 6);
        let (hard, soft) = bounds(million(3), million(1), Some(Approximation::MoreThan));
        let (other_hard, other_soft) = bounds(million(4), million(1), Some(Approximation::Nearly));
        assert!(hard.overlaps(&other_hard));
        assert!(!soft.overlaps(&other_soft));
    }

    #[test]
    fn open_ends_exclude_their_number() {
        let at = |approximation| bounds(Decimal::from(12), Decimal::ONE, approximation).0;
        assert!(!at(Some(Approximation::MoreThan)).overlaps(&at(None)));
        assert!(at(Some(Approximation::AtLeast)).overlaps(&at(None)));
        assert!(!at(Some(Approximation::Nearly)).overlaps(&at(Some(Approximation::AtLeast))));
        assert!(at(Some(Approximation::AtLeast)).cover(&at(Some(Approximation::MoreThan))));
        assert!(!at(Some(Approximation::MoreThan)).cover(&at(Some(Approximation::AtLeast))));
    }

    #[test]
    fn the_tables_code_vague_quantities_apart() {
        let coded = |unit: i64, amount| {
            let vague = Vague { unit: Decimal::from(unit), amount };
            let (value, hard, soft) = vague.reading();
            let mut figure = Figure { value, hard, soft, ..Figure::default() };
            vague.code_by(VagueConvention::Pitf, &mut figure);
            (vague.floor(VagueConvention::Acled), figure)
        };
        let (acled, several) = coded(1, VagueAmount::Few);
        assert_eq!(acled, Decimal::from(3));
        assert_eq!((several.value, several.hard), (Some(Decimal::from(5)), Bounds::closed(5.into(), 24.into())));
        let (acled, dozens) = coded(12, VagueAmount::Plural);
        assert_eq!(acled, Decimal::from(12));
        assert_eq!(dozens.hard, Bounds::closed(50.into(), 99.into()));
        let (acled, hundreds) = coded(100, VagueAmount::Plural);
        assert_eq!((acled, hundreds.hard), (Decimal::from(100), Bounds::closed(100.into(), 999.into())));
    }
}
