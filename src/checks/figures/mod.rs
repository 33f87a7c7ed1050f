//! What is wrong with figures.

mod compare;
pub(super) mod contradict;
pub(super) mod false_precision;
pub(super) mod part_exceeds_whole;
pub(super) mod range_reversed;
pub(super) mod sources_differ;
pub(super) mod strain;
