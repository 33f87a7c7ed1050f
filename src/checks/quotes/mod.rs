//! What is wrong with quotes.

pub(super) mod mixed_marks;
pub(super) mod no_speaker;
pub(super) mod stray_mark;
pub(super) mod unclosed;
