//! What is wrong with how people are named.

pub(super) mod surname_only;
pub(super) mod two_ages;
