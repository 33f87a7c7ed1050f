//! What is wrong with places.

pub(super) mod ambiguous;
pub(super) mod unresolved;
