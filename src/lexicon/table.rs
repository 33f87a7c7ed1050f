//! A list of words that is asked of every word of a text.
//!
//! Perfect hashing as the other lists have it is as small as can be, but its hash is one that an
//! enemy could not foresee, and costs more than everything else about a lookup. Lists that turn up
//! in a profile are kept here instead.

use std::{collections::HashMap, hash::BuildHasherDefault};

use rapidhash::fast::RapidHasher;

/// Words and what is known of them.
#[derive(Debug)]
pub struct Table<V> {
    words: HashMap<&'static str, V, BuildHasherDefault<RapidHasher<'static>>>,
}

impl<V: Copy> Table<V> {
    /// The table of `words`, of which none comes twice.
    pub fn new(words: &[(&'static str, V)]) -> Self {
        let table: HashMap<_, _, _> = words.iter().copied().collect();
        debug_assert_eq!(table.len(), words.len(), "a word comes twice");
        Table { words: table }
    }

    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<V> {
        self.words.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_words_and_no_others() {
        let table = Table::new(&[("said", 1), ("say", 2), ("", 3)]);
        assert_eq!(
            ["said", "say", "", "sai", "saids", "Said"].map(|word| table.get(word)),
            [Some(1), Some(2), Some(3), None, None, None]
        );
    }
}
