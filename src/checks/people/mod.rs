//! What is wrong with how people are named.

pub(super) mod gender_conflict;
pub(super) mod late_introduction;
mod names;
pub(super) mod shared_surname;
pub(super) mod surname_only;
#[cfg(test)]
mod tests;
pub(super) mod two_ages;
pub(super) mod two_spellings;
pub(super) mod two_titles;
