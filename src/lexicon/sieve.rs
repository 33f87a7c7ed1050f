//! Turns words away that no list holds, at the cost of a look at their ends.
//!
//! Nearly every word of a text is in none of the lists that open a figure or a time expression. A
//! hash of each would cost more than all that comes after it; a bit for first letter, last letter
//! and length tells almost as well.

use std::sync::LazyLock;

/// The ends and lengths of the words of a list.
#[derive(Debug)]
pub struct Sieve {
    lengths: [u32; 1024],
}

fn cell(word: &[u8]) -> Option<(usize, u32)> {
    let (first, last) = (word.first()?, word.last()?);
    let at = usize::from(first & 31) << 5 | usize::from(last & 31);
    Some((at, 1 << word.len().min(31)))
}

impl Sieve {
    /// A sieve that lets `words` through.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut lengths = [0; 1024];
        for word in words {
            if let Some((at, length)) = cell(word.as_bytes()) {
                lengths[at] |= length;
            }
        }
        Sieve { lengths }
    }

    /// Whether `word` may be in the list; `false` is certain.
    pub fn passes(&self, word: &str) -> bool {
        cell(word.as_bytes()).is_some_and(|(at, length)| self.lengths[at] & length != 0)
    }
}

/// A set of words behind a sieve.
#[derive(Debug)]
pub struct Sieved {
    words: &'static phf::Set<&'static str>,
    sieve: LazyLock<Sieve, fn() -> Sieve>,
}

impl Sieved {
    /// The set `words`; `sieve` makes the sieve of the same words, once.
    pub const fn new(words: &'static phf::Set<&'static str>, sieve: fn() -> Sieve) -> Self {
        Sieved { words, sieve: LazyLock::new(sieve) }
    }

    /// Whether a word is in the set.
    pub fn contains(&self, word: &str) -> bool {
        self.sieve.passes(word) && self.words.contains(word)
    }
}

/// A set of words behind a sieve, as the value of a static: `static HEADS: Sieved = sieved! { "kafr", "tell" };`
macro_rules! sieved {
    ($($word:literal),* $(,)?) => {{
        static WORDS: phf::Set<&'static str> = phf::phf_set! { $($word),* };
        $crate::lexicon::sieve::Sieved::new(&WORDS, || {
            $crate::lexicon::sieve::Sieve::new(WORDS.iter().copied())
        })
    }};
}

pub(crate) use sieved;

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
