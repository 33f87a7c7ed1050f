//! The article as text: a rope, offsets, positions, edits and paragraphs.
//!
//! The text is never normalised: no line ending is folded, no character composed, no byte order
//! mark dropped. Each of these would move every stand-off offset in the file.
//!
//! This layer knows nothing of annotations, of language or of any protocol.

mod char_index;
mod document;
mod line_index;
mod markdown;
mod offset;
mod paragraph;
mod position;

pub use char_index::CharIndex;
pub use document::{AppliedEdit, BYTE_ORDER_MARK, Edit, Format, Text};
pub use offset::{CharOffset, CharRange};
pub use paragraph::{Paragraph, ParagraphKind, Paragraphs};
pub use position::{Clamped, Encoding, LineColumn};
