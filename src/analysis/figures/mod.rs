//! Figures: what is claimed, between which bounds, of what, by whom.
//!
//! One pass over the tokens of a paragraph. `number` reads digits and words to one exact value,
//! `quantity` puts approximators, connectors, units and currencies around it, `counted` finds
//! the noun phrase it counts, `context` what the verbs around make of it. There is no
//! backtracking over more than one phrase, so the time is linear in the text.

mod ages;
mod approximators;
mod bounds;
mod complete;
mod compose;
mod context;
mod counted;
mod decimal;
mod digits;
mod elision;
mod finish;
mod fractions;
mod group;
mod idioms;
mod link;
mod measure;
mod model;
mod money;
mod number;
mod parts;
mod quantity;
mod range;
mod scientific;
mod sources;
mod sum;
#[cfg(test)]
mod tests;
mod words;

pub use approximators::Approximation;
pub use bounds::{Bound, Bounds, Vague, VagueAmount, VagueConvention};
pub use decimal::Decimal;
pub use finish::scan;
pub use group::Group;
pub use link::resolve;
pub use model::{Direction, Figure, FigureKind, LocalCounted, LocalFigure, Modality, Outcome, Subject};

use super::tokens::Tokens;

/// The cardinal number that begins at token `at`, with the token behind it; for the grammar of
/// dates, which counts in the same words.
pub(crate) fn cardinal_at(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    number::cardinal(tokens, at).map(|number| (number.value, number.end))
}

/// Whether a plural noun stands behind a number that ends before token `at`.
pub(crate) fn counts_behind(tokens: &Tokens, at: usize) -> bool {
    let spaced = !tokens.glued(at);
    spaced && counted::counted(tokens, at, counted::Agreement::Plural).is_some_and(|counted| counted.start == at)
}

/// The approximator that ends right before token `at` and begins at or behind `floor`.
pub(crate) fn approximator_before(tokens: &Tokens, at: usize, floor: usize) -> Option<(usize, Approximation)> {
    approximators::before(tokens, at, floor)
}
