//! The words we know, each list in a module of its own with the reason it is there.

pub mod abbreviations;
