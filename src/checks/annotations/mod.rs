//! What is wrong with annotations.

pub(super) mod disagrees;
pub(super) mod doubtful;
pub(super) mod mismatch;
pub(super) mod outdated;
