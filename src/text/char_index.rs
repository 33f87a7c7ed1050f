//! Byte offsets of a piece of text to code points and back, without counting from its start.

/// Bytes of which the code points are looked up together.
const STEP: usize = 64;

/// Converts between bytes and code points of one text in constant time.
///
/// It does not hold the text, nor look at it again: callers pass the very text it was built from.
///
/// ```
/// use postil::text::CharIndex;
/// let text = "“Idlib,” he said";
/// let index = CharIndex::new(text);
/// assert_eq!(index.char_of(text, 3), 1);
/// assert_eq!(index.byte_of(text, 1), 3);
/// ```
#[derive(Clone, Debug)]
pub struct CharIndex {
    /// Every `STEP` bytes; empty where every byte is a code point.
    chunks: Vec<Chunk>,
    /// The chunk in which code point `STEP * i` begins.
    starts: Vec<u32>,
    chars: u32,
}

/// Some bytes of the text.
#[derive(Clone, Copy, Debug)]
struct Chunk {
    /// A bit for each byte that begins a code point, lowest first.
    begin: u64,
    /// Code points that begin before.
    before: u32,
}

impl CharIndex {
    /// Counts `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        if bytes.is_ascii() {
            let chars = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            return CharIndex { chunks: Vec::new(), starts: Vec::new(), chars };
        }
        let mut chars = 0u32;
        let mut chunks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut starts = Vec::with_capacity(bytes.len() / STEP + 1);
        for (number, chunk) in (0..).zip(bytes.chunks(STEP)) {
            let begin = beginnings(chunk);
            chunks.push(Chunk { begin, before: chars });
            chars += begin.count_ones();
            if starts.len() * STEP < chars as usize {
                starts.push(number);
            }
        }
        CharIndex { chunks, starts, chars }
    }

    /// How many code points the text has.
    pub fn len(&self) -> usize {
        self.chars as usize
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// The code points that begin before byte `byte`; past the end, all of them.
    pub fn char_of(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        match self.chunks.get(byte / STEP) {
            Some(chunk) => {
                let before = chunk.begin & !(u64::MAX << (byte % STEP));
                (chunk.before + before.count_ones()) as usize
            }
            None if self.chunks.is_empty() => byte,
            None => self.len(),
        }
    }

    /// The byte where code point `index` begins; past the end, the length of the text.
    pub fn byte_of(&self, text: &str, index: usize) -> usize {
        if self.chunks.is_empty() {
            return index.min(text.len());
        }
        if index >= self.len() {
            return text.len();
        }
        let mut number = self.starts.get(index / STEP).map_or(0, |&chunk| chunk as usize);
        while self.chunks.get(number + 1).is_some_and(|chunk| chunk.before as usize <= index) {
            number += 1;
        }
        let chunk = self.chunks[number];
        number * STEP + place_of(chunk.begin, index - chunk.before as usize)
    }
}

/// A bit for each of up to 64 bytes of valid UTF-8, set where it begins a code point.
fn beginnings(bytes: &[u8]) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, rest) = bytes.as_chunks();
    let mut begin = 0;
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The two upper bits of a byte that goes on with a code point are 1 and 0.
        let first = (!(word >> 7) | word >> 6) & LOW;
        begin |= (first.wrapping_mul(GATHER) >> 56) << (8 * at);
    }
    for (at, byte) in rest.iter().enumerate() {
        begin |= u64::from(byte & 0xC0 != 0x80) << (8 * words.len() + at);
    }
    begin
}

/// The place of the bit of `bits` that has `rank` others below it.
fn place_of(bits: u64, rank: usize) -> usize {
    if bits == u64::MAX {
        return rank;
    }
    let (mut bits, mut rank, mut place) = (bits, rank, 0);
    for half in [32, 16, 8] {
        let low = (bits & !(u64::MAX << half)).count_ones() as usize;
        if low <= rank {
            (bits, rank, place) = (bits >> half, rank - low, place + half);
        }
    }
    for _ in 0..rank {
        bits &= bits - 1;
    }
    place + bits.trailing_zeros() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-zé“😀\n ]{0,400}") {
            let index = CharIndex::new(&text);
            prop_assert_eq!(index.len(), text.chars().count());
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.char_of(&text, byte), chars);
                prop_assert_eq!(index.byte_of(&text, chars), byte);
            }
            prop_assert_eq!(index.byte_of(&text, usize::MAX), text.len());
            prop_assert_eq!(index.char_of(&text, usize::MAX), index.len());
        }
    }
}
