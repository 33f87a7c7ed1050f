//! Turns words away that no list holds, at the cost of a look at their ends.
//!
//! A hash of each would cost more than all that comes after it; a bit for first letter, last letter
//! and length tells almost as well.

/// The ends and lengths of the words of a list.
#[derive(Debug)]
pub struct Sieve {
    lengths: [u32; 1024],
    /// Whether the empty word is in the list.
    empty: bool,
}

fn cell(word: &[u8]) -> Option<(usize, u32)> {
    let (first, last) = (word.first()?, word.last()?);
    let at = usize::from(first & 31) << 5 | usize::from(last & 31);
    Some((at, 1 << word.len().min(31)))
}

impl Sieve {
    /// A sieve that lets `words` through.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let (mut lengths, mut empty) = ([0; 1024], false);
        for word in words {
            match cell(word.as_bytes()) {
                Some((at, length)) => lengths[at] |= length,
                None => empty = true,
            }
        }
        Sieve { lengths, empty }
    }

    /// Whether `word` may be in the list; `false` is certain.
    pub fn passes(&self, word: &str) -> bool {
        cell(word.as_bytes()).map_or(self.empty, |(at, length)| self.lengths[at] & length != 0)
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
