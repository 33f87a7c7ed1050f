//! Lists of words that are asked of every word of a text.
//!
//! Nearly every word of a text is in none of the lists. So each list first looks at a word's ends and
//! length, which tells almost as well as a hash, and only what passes is looked up.
//!
//! In the program a list is one string: a pointer to each word would take five times the room of the word.

use std::{collections::HashMap, hash::BuildHasherDefault, sync::OnceLock};

use rapidhash::fast::RapidHasher;

use super::sieve::Sieve;

/// Words and what is known of each, behind a sieve.
#[derive(Debug)]
pub(super) struct Index<V> {
    sieve: Sieve,
    of: HashMap<&'static str, V, BuildHasherDefault<RapidHasher<'static>>>,
}

impl<V: Copy> Index<V> {
    /// An index of `words`; of one that comes twice the last value counts.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let of: HashMap<_, _, _> = words.into_iter().collect();
        Index { sieve: Sieve::new(of.keys().copied()), of }
    }

    /// What is known of a word.
    pub(super) fn get(&self, word: &str) -> Option<V> {
        if self.sieve.passes(word) { self.of.get(word).copied() } else { None }
    }
}

/// A set of words, each listed once.
#[derive(Debug)]
pub struct Words {
    /// Each with a line feed behind it.
    list: &'static str,
    index: OnceLock<Index<&'static str>>,
}

impl Words {
    /// The set of the words of a list; `words!` writes it.
    pub const fn new(list: &'static str) -> Self {
        Words { list, index: OnceLock::new() }
    }

    /// Whether a word is in it.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The word as it stands in the list.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let index = self.index.get_or_init(|| {
            let index = Index::new(self.iter().map(|word| (word, word)));
            debug_assert_eq!(index.of.len(), self.iter().count(), "a word comes twice");
            index
        });
        index.get(word)
    }

    /// Its words in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.list.split_terminator('\n')
    }
}

/// Words, each listed once, and what is known of them.
#[derive(Debug)]
pub struct Table<V: 'static> {
    /// Each word with a line feed behind it.
    list: &'static str,
    /// What is known of each, in the same order.
    values: &'static [V],
    index: OnceLock<Index<&'static V>>,
}

impl<V> Table<V> {
    /// The table of the rows of a list; `table!` writes it.
    pub const fn new(list: &'static str, values: &'static [V]) -> Self {
        Table { list, values, index: OnceLock::new() }
    }

    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<&'static V> {
        let index = self.index.get_or_init(|| {
            let index = Index::new(self.rows());
            debug_assert_eq!(index.of.len(), self.values.len(), "a word comes twice");
            index
        });
        index.get(word)
    }

    /// Whether anything is known of a word.
    pub fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Its rows in the order of the list.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &'static V)> + use<V> {
        self.keys().zip(self.values)
    }

    /// Its words in the order of the list.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<V> {
        self.list.split_terminator('\n')
    }
}

/// A set of words as the value of a static: `static HEADS: Words = words! { "kafr", "tell" };`
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        $crate::lexicon::table::Words::new(concat!($($word, "\n"),*))
    };
}

/// A table as the value of a static: `static SCALES: Table<u8> = table! { "thousand" => 3, "million" => 6 };`
macro_rules! table {
    ($($word:literal => $value:expr),* $(,)?) => {
        $crate::lexicon::table::Table::new(concat!($($word, "\n"),*), &[$($value),*])
    };
}

pub(crate) use {table, words};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_words_and_no_others() {
        static SAID: Table<u8> = table! { "said" => 1, "say" => 2, "" => 3 };
        assert_eq!(
            ["said", "say", "", "sai", "saids", "Said"].map(|word| SAID.get(word)),
            [Some(&1), Some(&2), Some(&3), None, None, None]
        );
        assert_eq!(SAID.keys().collect::<Vec<_>>(), ["said", "say", ""]);
        static SMALL: Words = words! { "of", "the" };
        assert!(SMALL.contains("of") && SMALL.contains("the"));
        assert!(!SMALL.contains("") && !SMALL.contains("off") && !SMALL.contains("Of"));
        assert_eq!(SMALL.iter().collect::<Vec<_>>(), ["of", "the"]);
    }
}
