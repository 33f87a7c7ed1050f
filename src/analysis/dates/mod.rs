//! Dates, times of day, durations and sets: what the words resolve to, and from which day.
//!
//! [`scan`] finds the expressions of a paragraph by a grammar over tokens, [`published`] finds the
//! day an article counts from, [`resolve`] puts the two together by plain calendar arithmetic.
//! Values are those of TIMEX3 (TimeML 1.2.1).

mod calendar;
mod clock;
mod definite;
mod expr;
mod grammar;
mod lengths;
mod model;
mod nearest;
mod nested;
mod numeric;
mod periods;
mod published;
mod relative;
mod resolve;
mod scan;
mod series;
mod stretches;
mod tense;
#[cfg(test)]
mod tests;

pub use expr::{Clock, Count, Expr, NthOf, Toward, YearRef};
pub use model::{AnchorSource, Date, DateKind, LocalDate, Modifier, Published};
pub use published::published;
pub use scan::scan;
pub use series::resolve;
pub use stretches::NO_SUCH_DAY;
pub use tense::Tense;
