//! What is wrong with how people are named.

pub(super) mod late_introduction;
pub(super) mod shared_surname;
pub(super) mod surname_only;
pub(super) mod two_ages;
pub(super) mod two_spellings;
