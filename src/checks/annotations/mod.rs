//! What is wrong with annotations.

pub(super) mod mismatch;
