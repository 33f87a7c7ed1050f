//! Turns words away that no list holds, at the cost of a look at their ends.
//!
//! A hash of each would cost more than all that comes after it; a bit for first letter, last letter
//! and length tells almost as well.

/// The ends and lengths of the words of a list.
///
/// A short list has a small sieve: there are many of them, and all have to stay near the processor.
#[derive(Debug)]
pub struct Sieve {
    /// The lengths of the words of each cell, a bit each. There are a power of two of them.
    lengths: Box<[u32]>,
    /// How far a mixed pair of ends is shifted to give a cell.
    shift: u32,
    /// Whether the empty word is in the list.
    empty: bool,
}

/// The most cells: one for every pair of letters.
const MOST_CELLS: usize = 1024;

/// The ends of a word, mixed, and the bit of its length.
fn ends(word: &[u8]) -> Option<(u32, u32)> {
    let (first, last) = (word.first()?, word.last()?);
    let ends = u32::from(first & 31) << 5 | u32::from(last & 31);
    Some((ends.wrapping_mul(0x9E37_79B9), 1 << word.len().min(31)))
}

impl Sieve {
    /// A sieve that lets `words` through.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let cells = (words.len() * 4).next_power_of_two().clamp(16, MOST_CELLS);
        let shift = u32::BITS - cells.trailing_zeros();
        let (mut lengths, mut empty) = (vec![0; cells], false);
        for word in words {
            match ends(word.as_bytes()) {
                Some((ends, length)) => lengths[(ends >> shift) as usize] |= length,
                None => empty = true,
            }
        }
        Sieve { lengths: lengths.into(), shift, empty }
    }

    /// Whether `word` may be in the list; `false` is certain.
    pub fn passes(&self, word: &str) -> bool {
        let Some((ends, length)) = ends(word.as_bytes()) else { return self.empty };
        self.lengths.get((ends >> self.shift) as usize).is_some_and(|lengths| lengths & length != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_its_words_through_and_few_others() {
        let sieve = Sieve::new(["hundred", "two", "dozen"]);
        for word in ["hundred", "two", "dozen"] {
            assert!(sieve.passes(word));
        }
        for word in ["", "the", "hound", "thousand", "two hundred"] {
            assert!(!sieve.passes(word), "{word}");
        }
    }
}
