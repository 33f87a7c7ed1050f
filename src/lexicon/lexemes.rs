//! What the lists that are asked of every word say of it, in one look.
//!
//! Half a dozen readers go over all words of a paragraph, and each would look every one of them up
//! in a list of its own. So words are looked up once, when the text is cut into tokens.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
    sync::LazyLock,
};

use bitflags::bitflags;

use super::{
    cues::{self, cue},
    honorifics::{self, honorific},
    numbers::{self, number_word},
    roles,
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
        /// It [is a role](roles::is_role).
        const ROLE = 1 << 6;
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
    /// What is known of the word at some bytes of a text in lower case.
    pub fn of(text: &str, word: Range<usize>) -> Lexeme {
        static ALL: LazyLock<HashMap<u128, Lexeme, BuildHasherDefault<Mixer>>> = LazyLock::new(|| {
            let words = all().map(|word| Some((key(word, 0..word.len())?, Lexeme::read(word))));
            words.flatten().collect()
        });
        match key(text, word.clone()) {
            Some(key) => ALL.get(&key).copied().unwrap_or_default(),
            None => text.get(word).map_or(Lexeme::default(), Lexeme::read),
        }
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
        listed.set(Listed::ROLE, roles::is_role(lower));
        Lexeme { class: classes(lower), listed }
    }
}

/// The words of all lists, some of them more than once.
fn all() -> impl Iterator<Item = &'static str> {
    let lists = [words::all(), times::all(), cues::all(), honorifics::all(), numbers::all()];
    lists.into_iter().flatten().chain(roles::all())
}

/// The letters and the length of a word as one number; none for words of more than fifteen bytes.
pub(crate) fn letters(text: &str, word: Range<usize>) -> Option<u128> {
    let letters = text.as_bytes().get(word.clone())?;
    let length = letters.len();
    if length > 15 {
        return None;
    }
    // Sixteen bytes are taken in one go where the text goes on that far: how many of them matter is soon said.
    let sixteen = text.as_bytes().get(word.start..).and_then(<[u8]>::first_chunk);
    let sixteen = sixteen.copied().unwrap_or_else(|| {
        let mut padded = [0; 16];
        padded.iter_mut().zip(letters).for_each(|(place, letter)| *place = *letter);
        padded
    });
    let letters = u128::from_le_bytes(sixteen) & ((1 << (8 * length)) - 1);
    Some(letters | (length as u128) << 120)
}

/// A hash of [`letters`]: they differ in all bytes, so a product of the halves is enough.
pub(crate) fn mix(letters: u128) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let halves = (letters as u64).wrapping_mul(MIX) ^ ((letters >> 64) as u64).rotate_left(32);
    let product = u128::from(halves) * u128::from(MIX);
    product as u64 ^ (product >> 64) as u64
}

/// What a word is looked up by; none for those with a full stop, which some lists leave out.
fn key(text: &str, word: Range<usize>) -> Option<u128> {
    let stopped = word.end.checked_sub(1).and_then(|last| text.as_bytes().get(last)) == Some(&b'.');
    if stopped { None } else { letters(text, word) }
}

/// Hashes [`letters`] and nothing else.
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

    fn write_u128(&mut self, letters: u128) {
        self.0 = mix(letters ^ u128::from(self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_look_says_what_all_lists_say() {
        for word in all() {
            for text in [word.to_owned(), format!("{word}."), format!("the {word} of a sentence that goes on")] {
                let word = text.strip_prefix("the ").map_or(0..text.len(), |_| 4..4 + word.len());
                assert_eq!(Lexeme::of(&text, word.clone()), Lexeme::read(&text[word]), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn of_any_word(word in "[a-z’'\0]{0,18}\\.?", behind in ".{0,3}") {
            let text = format!("{word}{behind}");
            prop_assert_eq!(Lexeme::of(&text, 0..word.len()), Lexeme::read(&word));
        }
    }
}
