//! What is wrong with quotes.

pub(super) mod ambiguous_speaker;
pub(super) mod differs;
mod faults;
mod fragments;
pub(super) mod mixed_marks;
pub(super) mod nested_marks;
pub(super) mod no_speaker;
pub(super) mod stray_mark;
#[cfg(test)]
mod tests;
pub(super) mod unclosed;
pub(super) mod unknown_pronoun;
pub(super) mod unnamed_source;
