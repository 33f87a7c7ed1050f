//! Pieces of a line that know where they stand.

use std::{fmt, ops::Deref};

use crate::text::{CharOffset, CharRange};

/// One field of a line: its text, and where it stands in its own file in code points.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// What it says.
    pub text: String,
    /// Where it says so, in the stand-off or configuration file.
    pub range: CharRange,
}

impl Deref for Field {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?}", self.text, self.range)
    }
}

impl PartialEq<str> for Field {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Field {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

/// A borrowed piece of a file that remembers where it starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: CharOffset,
}

impl<'a> Piece<'a> {
    /// The piece between two byte indices of this one.
    pub(super) fn sub(self, from: usize, to: usize) -> Piece<'a> {
        Piece { text: &self.text[from..to], start: self.start.plus(chars(&self.text[..from])) }
    }

    /// What is before and behind the first `separator`.
    pub(super) fn split_once(self, separator: char) -> Option<(Piece<'a>, Piece<'a>)> {
        let at = self.text.find(separator)?;
        Some((self.sub(0, at), self.sub(at + separator.len_utf8(), self.text.len())))
    }

    /// The pieces between separators, empty ones included.
    pub(super) fn split(self, separator: char) -> impl Iterator<Item = Piece<'a>> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let piece = rest?;
            let Some((head, tail)) = piece.split_once(separator) else {
                rest = None;
                return Some(piece);
            };
            rest = Some(tail);
            Some(head)
        })
    }

    /// Without white space at either end.
    pub(super) fn trim(self) -> Piece<'a> {
        let from = self.text.len() - self.text.trim_start().len();
        self.sub(from, from + self.text.trim().len())
    }

    /// Where it stands.
    pub(super) fn range(self) -> CharRange {
        CharRange::new(self.start, self.start.plus(chars(self.text)))
    }

    /// As a field that owns its text.
    pub(super) fn field(self) -> Field {
        Field { text: self.text.to_owned(), range: self.range() }
    }
}

/// The number of code points in `text`.
pub(super) fn chars(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The lines of a text with what ends each: LF, CRLF or a lone CR, the line ends of LSP and of
/// ropey. The last line may lack one; a text that ends with a line break has no empty line behind.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let width = match &bytes[end..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let (line, tail) = (&rest[..end], &rest[end + width..]);
        let terminator = &rest[end..end + width];
        rest = tail;
        Some((line, terminator))
    })
}
