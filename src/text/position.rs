//! Lines and columns, in the three units that editors count columns in.
//!
//! Lines break at LF, CRLF and lone CR, and nowhere else: exactly the line ends of LSP. ropey is
//! built with `cr_lines` and without `unicode_lines` for that; a test holds it so, because a
//! dependency that asked for more would silently change it.

use ropey::{Rope, RopeSlice};

use super::CharOffset;

/// What one unit of a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16; what a client means when it does not say.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

/// A place as line and column, both from zero; the column in the units of some [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// Units before the place on that line.
    pub column: u32,
}

/// An offset, and whether the position it came from had to be moved to exist in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clamped {
    /// A place that exists.
    pub offset: CharOffset,
    /// Whether line or column lay past the end, or inside a code point.
    pub moved: bool,
}

/// The line without the characters that end it.
fn content(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_chars();
    for terminator in ['\n', '\r'] {
        if end > 0 && line.char(end - 1) == terminator {
            end -= 1;
        }
    }
    line.slice(..end)
}

/// The place of a line and column. A line past the end gives the end of the text, a column past
/// the line the end of its content (before LF, CRLF or CR), a column inside a code point its start.
pub(super) fn offset_of(rope: &Rope, position: LineColumn, encoding: Encoding) -> Clamped {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return Clamped { offset: CharOffset::new(rope.len_chars()), moved: true };
    }
    let content = content(rope.line(line));
    let column = position.column as usize;
    let (chars, moved) = match encoding {
        Encoding::Utf32 => (column.min(content.len_chars()), column > content.len_chars()),
        Encoding::Utf16 => match content.try_utf16_cu_to_char(column) {
            Ok(chars) => (chars, content.char_to_utf16_cu(chars) != column),
            Err(_) => (content.len_chars(), true),
        },
        Encoding::Utf8 => match content.try_byte_to_char(column) {
            Ok(chars) => (chars, content.char_to_byte(chars) != column),
            Err(_) => (content.len_chars(), true),
        },
    };
    Clamped { offset: CharOffset::new(rope.line_to_char(line) + chars), moved }
}

/// The line and column of a place; past the end, of the end; between CR and LF, before both.
pub(super) fn position_of(rope: &Rope, offset: CharOffset, encoding: Encoding) -> LineColumn {
    let offset = offset.to_usize().min(rope.len_chars());
    let line = rope.char_to_line(offset);
    let slice = content(rope.line(line));
    let chars = (offset - rope.line_to_char(line)).min(slice.len_chars());
    let column = match encoding {
        Encoding::Utf32 => chars,
        Encoding::Utf16 => slice.char_to_utf16_cu(chars),
        Encoding::Utf8 => slice.char_to_byte(chars),
    };
    let units = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    LineColumn { line: units(line), column: units(column) }
}
