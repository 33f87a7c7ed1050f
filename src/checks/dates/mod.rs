//! What is wrong with dates.

pub(super) mod impossible;
pub(super) mod unanchored;
pub(super) mod wrong_weekday;
