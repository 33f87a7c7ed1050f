//! What is wrong with dates.

pub(super) mod age;
pub(super) mod duration;
pub(super) mod impossible;
pub(super) mod said_then;
pub(super) mod unanchored;
pub(super) mod wrong_weekday;

#[cfg(test)]
mod tests;
