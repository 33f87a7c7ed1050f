//! Annotation files beside the article: brat's stand-off format, read and written losslessly.
//!
//! [`AnnFile`] keeps every byte of a file, says what its lines mean and follows the article's
//! edits. [`Schema`] says which annotations there may be. Nothing here opens a file.

mod fault;
mod field;
mod file;
mod line;
mod places;
mod record;

pub use fault::Fault;
pub use field::Field;
pub use file::{AnnFile, Line, TextBound};
pub use line::is_id;
pub use record::{
    Argument, Attribute, Equiv, Event, Malformed, Normalisation, Note, Record, Relation, TextBoundRecord,
};

/// Which types there are and what may be said of each: brat's `annotation.conf`.
#[derive(Clone, Debug, Default)]
pub struct Schema {}
