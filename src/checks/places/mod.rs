//! What is wrong with places.

pub(super) mod ambiguous;
pub(super) mod containment;
pub(super) mod distance;
pub(super) mod like_person;
pub(super) mod old_name;
pub(super) mod two_spellings;
pub(super) mod unresolved;

#[cfg(test)]
mod tests;
