//! Offsets and ranges in code points, the unit that everything between layers is counted in.
//!
//! One number serves three masters: ropey indexes by it, brat's stand-off files store it, and it
//! is what LSP calls UTF-32. Columns in UTF-8 or UTF-16 exist in the `server` layer alone.

use std::{fmt, ops::Range};

use serde::{Deserialize, Serialize};

/// A place between two code points of one article, counted in code points from its start.
///
/// ```
/// use postil::text::CharOffset;
/// let after_accent = CharOffset::of("Sanaá", 6);
/// assert_eq!(after_accent, CharOffset::new(5));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CharOffset(u32);

impl CharOffset {
    /// The start of the article.
    pub const ZERO: CharOffset = CharOffset(0);

    /// An offset of `chars` code points. Counts past `u32::MAX` (4 GiB of text) saturate.
    pub fn new(chars: usize) -> Self {
        CharOffset(u32::try_from(chars).unwrap_or(u32::MAX))
    }

    /// The offset of the byte index `byte` of `text`; an index inside a code point or past the end
    /// counts the code points that begin before it.
    pub fn of(text: &str, byte: usize) -> Self {
        let bytes = text.as_bytes();
        Self::new(count_chars(&bytes[..byte.min(bytes.len())]))
    }

    /// The number of code points before this place.
    pub fn to_usize(self) -> usize {
        self.0 as usize
    }

    /// The place `chars` code points further on.
    #[must_use]
    pub fn plus(self, chars: usize) -> Self {
        Self::new(self.to_usize() + chars)
    }

    /// The place `chars` code points before, or the start.
    #[must_use]
    pub fn minus(self, chars: usize) -> Self {
        Self::new(self.to_usize().saturating_sub(chars))
    }
}

/// The number of code points that begin in `bytes`, a piece of valid UTF-8.
pub(crate) fn count_chars(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks();
    let inner: usize = words.iter().map(|word| inner_bytes(*word)).sum();
    bytes.len() - inner - rest.iter().filter(|&&byte| byte & 0xC0 == 0x80).count()
}

/// How many of eight bytes go on with a code point rather than begin one.
fn inner_bytes(word: [u8; 8]) -> usize {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(word);
    // The two upper bits of such a byte are 1 and 0; the product sums the bytes in the highest one.
    ((word >> 7 & !(word >> 6) & LOW).wrapping_mul(LOW) >> 56) as usize
}

impl fmt::Debug for CharOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for CharOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A half-open run of code points: `start` is in it, `end` is not. `start <= end` always holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct CharRange {
    start: CharOffset,
    end: CharOffset,
}

impl CharRange {
    /// The range between two places, whichever comes first.
    pub fn new(a: CharOffset, b: CharOffset) -> Self {
        CharRange { start: a.min(b), end: a.max(b) }
    }

    /// The range from code point `start` to code point `end`.
    pub fn of(start: usize, end: usize) -> Self {
        Self::new(CharOffset::new(start), CharOffset::new(end))
    }

    /// The empty range at a place.
    pub fn empty(at: CharOffset) -> Self {
        CharRange { start: at, end: at }
    }

    /// The first place of the range.
    pub fn start(self) -> CharOffset {
        self.start
    }

    /// The place behind its last code point.
    pub fn end(self) -> CharOffset {
        self.end
    }

    /// Its length in code points.
    pub fn len(self) -> usize {
        self.end.to_usize() - self.start.to_usize()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the code point behind `at` is in the range.
    pub fn contains(self, at: CharOffset) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether a cursor standing at `at` touches the range: inside it or at either border.
    pub fn touches(self, at: CharOffset) -> bool {
        self.start <= at && at <= self.end
    }

    /// Whether `other` lies wholly inside (an equal range does).
    pub fn covers(self, other: CharRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one code point.
    pub fn overlaps(self, other: CharRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// How many code points the two share.
    pub fn shared(self, other: CharRange) -> usize {
        let start = self.start.max(other.start).to_usize();
        self.end.min(other.end).to_usize().saturating_sub(start)
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn join(self, other: CharRange) -> CharRange {
        CharRange { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same range `by` code points further on.
    #[must_use]
    pub fn shift(self, by: usize) -> CharRange {
        CharRange { start: self.start.plus(by), end: self.end.plus(by) }
    }

    /// As indices for the standard library.
    pub fn to_usize(self) -> Range<usize> {
        self.start.to_usize()..self.end.to_usize()
    }
}

impl fmt::Debug for CharRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
