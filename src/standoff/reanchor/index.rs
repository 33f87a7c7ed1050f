//! Sentences found by the words they share with another.

use std::collections::HashMap;

/// The words of a sentence and how often each is there.
pub(super) type Bag<'a> = HashMap<&'a str, usize>;

/// So many comparisons of sentences are made without ado, which is all of them in most articles.
const FEW: usize = 1 << 16;

/// Words that no more sentences than this have tell them apart.
const RARE: usize = 24;

/// Of a sentence of common words only so many others are looked at.
const MOST: usize = 256;

/// The sentences that have each word.
#[derive(Debug)]
pub(super) struct Index<'a> {
    by_word: HashMap<&'a str, Vec<usize>>,
    /// All of them, where every one is looked at.
    all: Option<Vec<usize>>,
}

impl<'a> Index<'a> {
    /// An index of sentences that will be asked for `asked` times.
    pub(super) fn new(bags: &[(usize, Bag<'a>)], asked: usize) -> Self {
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        if bags.len() * asked <= FEW {
            return Index { by_word, all: Some(bags.iter().map(|(number, _)| *number).collect()) };
        }
        for (number, bag) in bags {
            for word in bag.keys() {
                by_word.entry(word).or_default().push(*number);
            }
        }
        Index { by_word, all: None }
    }

    /// The sentences that may be like one: those that share a rare word with it, where it has such.
    pub(super) fn like(&self, own: &Bag<'_>) -> Vec<usize> {
        if let Some(all) = &self.all {
            return all.clone();
        }
        let mut lists: Vec<&Vec<usize>> = own.keys().filter_map(|word| self.by_word.get(word)).collect();
        lists.sort_by_key(|list| list.len());
        let rare = lists.iter().take_while(|list| list.len() <= RARE).count().max(1);
        let mut found: Vec<usize> =
            lists.into_iter().take(rare).flat_map(|list| list.iter().take(MOST)).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
