//! Annotation files beside the article: brat's stand-off format, read and written losslessly.
//!
//! [`AnnFile`] keeps every byte of a file, says what its lines mean and follows the article's
//! edits. [`Schema`] says which annotations there may be. Nothing here opens a file.

mod brat;
mod came_back;
mod carets;
mod catch_up;
mod conf;
mod deleted;
mod edits;
mod fault;
mod field;
mod file;
mod follow;
mod id_index;
mod line;
mod places;
mod problem;
mod reanchor;
mod record;
mod rewrapped;
mod schema;
mod seen;
mod slide;
mod torn;
mod verify;
mod words;

pub use brat::print_for_brat;
pub use catch_up::{Base, Reanchored, Recovery};
pub use conf::{ConfArgument, ConfContent, ConfFile, ConfKind, ConfLine, Entry, RESERVED};
pub use edits::{Changes, Dependants, breaks_span, covered_text, joined, storable, without};
pub use fault::Fault;
pub use field::Field;
pub use file::{AnnFile, Line, TextBound};
pub use follow::followed;
pub use line::is_id;
pub use places::State;
pub use problem::{Category, Problem};
pub use reanchor::{Anchor, Quoted, Reanchoring, by_quotes};
pub use record::{
    Argument, Attribute, Equiv, Event, Malformed, Normalisation, Note, Record, Relation, TextBoundRecord,
};
pub use schema::{
    ArgumentDef, ConfReader, DRAWING, Database, Found, OPTIONS, OverlapRule, Overlaps, Schema, TypeDef, TypeKind,
    TypeRef, default_conf, nearest,
};
pub use verify::{article_missing, may_share, verify};

/// The type of the notes that silence findings, and of the text-bound one may need to stand on. postil knows
/// it whatever the schema says.
pub const SILENCE: &str = "PostilSilence";
