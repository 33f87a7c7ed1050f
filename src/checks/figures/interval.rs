//! What a figure leaves possible once it is allowed to have been rounded.

use crate::analysis::figures::{Bound, Decimal, Figure};

/// The lowest and the highest amount; infinite where the words set no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A round number of a hundred or more may be this share off: 98 for 100.
const ROUND: f64 = 0.025;

/// One that was converted from another unit may be off by more: 30 miles for 50 km.
const CONVERTED: f64 = 0.05;

impl Interval {
    pub(super) fn new(low: f64, high: f64) -> Self {
        Interval { low: low.min(high), high: low.max(high) }
    }

    /// The bounds of a figure, each as far out as rounding may have moved it.
    pub(super) fn of(figure: &Figure) -> Self {
        let end = |bound: Option<Bound>| bound.map(|bound| Interval::rounded(bound.value));
        Interval {
            low: end(figure.hard.lower).map_or(f64::NEG_INFINITY, |it| it.low),
            high: end(figure.hard.upper).map_or(f64::INFINITY, |it| it.high),
        }
    }

    /// The same, for a figure that may have been converted from another unit. “Up to 120 km/h (75 mph)” converts the
    /// number, and “nearly 50 miles (78 km)” what it is likely to mean.
    pub(super) fn of_converted(figure: &Figure) -> Self {
        let mut bounds = Interval::of(figure);
        if let Some(value) = figure.value.filter(|_| figure.approximation.is_some() && figure.vague.is_none()) {
            let (number, soft) = (Interval::rounded(value), figure.soft);
            let end = |bound: Option<Bound>, or: f64| bound.map_or(or, |bound| bound.value.to_f64());
            bounds.low = number.low.min(end(soft.lower, number.low));
            bounds.high = number.high.max(end(soft.upper, number.high));
        }
        let round = figure.value.is_some_and(|value| value.roundness().to_f64() > value.unit_of_last_place().to_f64());
        let slack = |end: f64| if round { end.abs() * CONVERTED } else { 0.0 };
        Interval { low: bounds.low - slack(bounds.low), high: bounds.high + slack(bounds.high) }
    }

    /// What may have been rounded to a number: half of its last place either way, or a fortieth of
    /// one that ends in zeros.
    pub(super) fn rounded(value: Decimal) -> Self {
        let (number, place) = (value.to_f64(), value.unit_of_last_place().to_f64());
        let round = number.abs() >= 100.0 && value.roundness().to_f64() > place;
        let slack = (place / 2.0).max(if round { number.abs() * ROUND } else { 0.0 });
        Interval { low: number - slack, high: number + slack }
    }

    /// Whether some amount lies in both.
    pub(super) fn meets(&self, other: &Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Both ends through a function that never turns round.
    pub(super) fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Interval::new(f(self.low), f(self.high))
    }

    /// What the quotient of two amounts above zero may be.
    pub(super) fn divided_by(self, other: Interval) -> Option<Self> {
        let above_zero = self.low > 0.0 && other.low > 0.0;
        above_zero.then(|| Interval { low: self.low / other.high, high: self.high / other.low })
    }

    /// Both ends are there.
    pub(super) fn is_bounded(&self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_allowed_for() {
        let of = |text: &str| Interval::rounded(Decimal::parse(text).expect("a number"));
        assert_eq!(of("8"), Interval { low: 7.5, high: 8.5 });
        assert_eq!(of("2.5"), Interval { low: 2.45, high: 2.55 });
        assert_eq!(of("1000"), Interval { low: 975.0, high: 1025.0 });
        assert_eq!(Interval::rounded(Decimal::new(3, 6)), Interval { low: 2_500_000.0, high: 3_500_000.0 });
        let half = of("50").divided_by(of("100")).expect("both above zero");
        assert!(half.low < 0.5 && half.high > 0.5);
        assert!(of("0").divided_by(of("5")).is_none());
    }
}
