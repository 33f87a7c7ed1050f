//! What the lists that are asked of every word say of it, in one look.
//!
//! Half a dozen readers go over all words of a paragraph, and each would look every one of them up
//! in a list of its own. So words are looked up once, when the text is cut into tokens.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

use bitflags::bitflags;

use super::{
    cues::{self, cue},
    honorifics::{self, honorific},
    numbers::{self, number_word},
    sieve::Sieve,
    times::{self, time_word},
    words::{self, WordClass, classes},
};

bitflags! {
    /// Which lists hold a word.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Listed: u8 {
        /// [`time_word`] knows it.
        const TIME = 1;
        /// [`number_word`] knows it.
        const NUMBER = 1 << 1;
        /// A quantity [may open](numbers::may_open) with it.
        const QUANTITY = 1 << 2;
        /// It is a form of a [`cue`] verb.
        const CUE = 1 << 3;
        /// It is an [`honorific`].
        const HONORIFIC = 1 << 4;
        /// An expression of time [may open](times::may_open) with it though it is no word of time.
        const DATE = 1 << 5;
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexeme {
    /// Its closed classes.
    pub class: WordClass,
    /// The lists that hold it.
    pub listed: Listed,
}

impl Lexeme {
    /// What is known of a word in lower case.
    pub fn of(lower: &str) -> Lexeme {
        static ALL: LazyLock<Lexemes> = LazyLock::new(Lexemes::new);
        let Some(key) = key(lower) else { return Lexeme::read(lower) };
        let Lexemes { sieve, of } = &*ALL;
        if sieve.passes(lower) { of.get(&key).copied().unwrap_or_default() } else { Lexeme::default() }
    }

    /// Asks every list.
    fn read(lower: &str) -> Lexeme {
        let mut listed = Listed::empty();
        listed.set(Listed::TIME, time_word(lower).is_some());
        listed.set(Listed::NUMBER, number_word(lower).is_some());
        listed.set(Listed::QUANTITY, numbers::may_open(lower));
        listed.set(Listed::CUE, cue(lower).is_some());
        listed.set(Listed::DATE, times::may_open(lower));
        listed.set(Listed::HONORIFIC, honorific(lower).is_some());
        Lexeme { class: classes(lower), listed }
    }
}

/// The words of all lists.
struct Lexemes {
    sieve: Sieve,
    of: HashMap<u128, Lexeme, BuildHasherDefault<Mixer>>,
}

impl Lexemes {
    fn new() -> Self {
        let lists = [words::all(), times::all(), cues::all(), honorifics::all(), numbers::all()];
        let words: HashSet<&str> = lists.into_iter().flatten().collect();
        let sieve = Sieve::new(words.iter().copied());
        Lexemes { sieve, of: words.into_iter().filter_map(|word| Some((key(word)?, Lexeme::read(word)))).collect() }
    }
}

/// The letters and the length of a word, for those that are looked up: no longer ones, and none with a full stop, which some
/// lists leave out.
fn key(lower: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    let [letters @ .., length] = &mut bytes;
    letters.get_mut(..lower.len())?.copy_from_slice(lower.as_bytes());
    *length = lower.len() as u8;
    (!lower.ends_with('.')).then(|| u128::from_le_bytes(bytes))
}

/// Mixes the letters of a word: they differ in all bytes, so a product of the halves is enough.
#[derive(Clone, Copy, Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u128(byte.into());
        }
    }

    fn write_u128(&mut self, key: u128) {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let halves = (key as u64).wrapping_mul(MIX) ^ ((key >> 64) as u64).rotate_left(32);
        let product = u128::from(self.0 ^ halves) * u128::from(MIX);
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_look_says_what_all_lists_say() {
        let words = [words::all(), times::all(), cues::all(), honorifics::all(), numbers::all()];
        for word in words.into_iter().flatten() {
            assert_eq!(Lexeme::of(word), Lexeme::read(word), "{word}");
            let stopped = format!("{word}.");
            assert_eq!(Lexeme::of(&stopped), Lexeme::read(&stopped), "{stopped}");
        }
    }

    proptest! {
        #[test]
        fn of_any_word(word in "[a-z’'\0]{0,18}\\.?") {
            prop_assert_eq!(Lexeme::of(&word), Lexeme::read(&word));
        }
    }
}
