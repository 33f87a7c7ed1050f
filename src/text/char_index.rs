//! Byte offsets of a piece of text to code points and back, without counting from its start.

use super::offset::{count_chars, inner_bytes};

/// Bytes between two remembered counts.
const STEP: usize = 64;

/// Converts between bytes and code points of one text in constant time.
///
/// It does not hold the text: callers pass the very text it was built from.
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
    /// Code points that begin before byte `STEP * i`; empty where every byte is a code point.
    counts: Vec<u32>,
    /// The chunk of bytes in which code point `STEP * i` begins.
    chunks: Vec<u32>,
    chars: u32,
}

impl CharIndex {
    /// Counts `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        if bytes.is_ascii() {
            let chars = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            return CharIndex { counts: Vec::new(), chunks: Vec::new(), chars };
        }
        let mut chars = 0u32;
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut chunks = Vec::with_capacity(bytes.len() / STEP + 1);
        for (number, chunk) in (0..).zip(bytes.chunks(STEP)) {
            counts.push(chars);
            chars += u32::try_from(count_chars(chunk)).unwrap_or(0);
            if chunks.len() * STEP < chars as usize {
                chunks.push(number);
            }
        }
        CharIndex { counts, chunks, chars }
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
        let chunk = byte / STEP;
        match self.counts.get(chunk) {
            Some(&before) if self.is_plain(chunk) => before as usize + byte % STEP,
            Some(&before) => before as usize + count_chars(&text.as_bytes()[byte / STEP * STEP..byte]),
            None if self.counts.is_empty() => byte,
            None => self.len(),
        }
    }

    /// Whether every byte of a chunk, which is not the last one, is a code point.
    fn is_plain(&self, chunk: usize) -> bool {
        self.counts.get(chunk + 1).is_some_and(|&next| (next - self.counts[chunk]) as usize == STEP)
    }

    /// The byte where code point `index` begins; past the end, the length of the text.
    pub fn byte_of(&self, text: &str, index: usize) -> usize {
        if self.counts.is_empty() {
            return index.min(text.len());
        }
        if index >= self.len() {
            return text.len();
        }
        let mut chunk = self.chunks.get(index / STEP).map_or(0, |&chunk| chunk as usize);
        while self.counts.get(chunk + 1).is_some_and(|&before| before as usize <= index) {
            chunk += 1;
        }
        let mut left = index - self.counts[chunk] as usize;
        let bytes = text.as_bytes();
        let mut at = chunk * STEP;
        if self.is_plain(chunk) {
            return at + left;
        }
        while let Some(word) = bytes[at..].first_chunk() {
            let begin = word.len() - inner_bytes(*word);
            if begin > left {
                break;
            }
            (left, at) = (left - begin, at + word.len());
        }
        while at < bytes.len() {
            if bytes[at] & 0xC0 != 0x80 {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
            at += 1;
        }
        text.len()
    }
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
