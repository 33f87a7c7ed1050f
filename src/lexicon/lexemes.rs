//! What the lists that are asked of every word say of it, in one look.
//!
//! Half a dozen readers go over all words of a paragraph, and each would look every one of them up
//! in a list of its own. So words are looked up once, when the text is cut into tokens.

use std::{ops::Range, sync::LazyLock};

use bitflags::bitflags;

use super::{
    bodies,
    cues::{self, cue},
    features,
    honorifics::{self, honorific},
    numbers::{self, number_word},
    organisations, particles, roles,
    times::{self, time_word},
    words::{self, WordClass, classes},
};

bitflags! {
    /// Which lists hold a word.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Listed: u16 {
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
        /// A [role](roles::is_role).
        const ROLE = 1 << 6;
        /// It [closes names of places](features::is_feature).
        const FEATURE = 1 << 7;
        /// It [heads names of organisations](organisations::is_head).
        const HEAD = 1 << 8;
        /// A [line of business](organisations::is_trade).
        const TRADE = 1 << 9;
        /// A [body known by one word](bodies::is_body).
        const BODY = 1 << 10;
        /// A [particle](particles::is_particle) of people's names.
        const PARTICLE = 1 << 11;
        /// A [title for several](honorifics::is_plural).
        const TITLES = 1 << 12;
        /// It may stand [inside names](particles::is_inner).
        const INNER = 1 << 13;
        /// It [stands for somebody](words::is_personal), or may open a phrase that does.
        const PERSONAL = 1 << 14;
        /// It [may stand for a cue](cues::may_stand_in) with what is behind it.
        const STAND_IN = 1 << 15;
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
    /// Asks every list about a word in lower case.
    fn read(lower: &str) -> Lexeme {
        let mut listed = Listed::empty();
        listed.set(Listed::TIME, time_word(lower).is_some());
        listed.set(Listed::NUMBER, number_word(lower).is_some());
        listed.set(Listed::QUANTITY, numbers::may_open(lower));
        listed.set(Listed::CUE, cue(lower).is_some());
        listed.set(Listed::DATE, times::may_open(lower));
        listed.set(Listed::HONORIFIC, honorific(lower).is_some());
        listed.set(Listed::ROLE, roles::is_role(lower));
        listed.set(Listed::FEATURE, features::is_feature(lower));
        listed.set(Listed::HEAD, organisations::is_head(lower));
        listed.set(Listed::TRADE, organisations::is_trade(lower));
        listed.set(Listed::BODY, bodies::is_body(lower));
        listed.set(Listed::PARTICLE, particles::is_particle(lower));
        listed.set(Listed::INNER, particles::is_inner(lower));
        listed.set(Listed::TITLES, honorifics::is_plural(lower));
        listed.set(Listed::PERSONAL, words::is_personal(lower));
        listed.set(Listed::STAND_IN, cues::may_stand_in(lower));
        Lexeme { class: classes(lower), listed }
    }
}

/// What is known of all listed words, by their letters.
///
/// Half of the words of a text are not listed, and are turned away by a table that fits into the nearest cache.
#[derive(Debug)]
pub struct Lexemes {
    /// Where in `words` a word is, from 1 on; one that finds its place taken goes to the next. 0 is free.
    places: Box<[u16; PLACES]>,
    words: Vec<(u128, Lexeme)>,
}

/// Four times as many as there are words, or nearly; a power of two.
const PLACES: usize = 1 << 14;

impl Lexemes {
    /// Those of the program's lists.
    pub fn embedded() -> &'static Lexemes {
        static ALL: LazyLock<Lexemes> = LazyLock::new(|| Lexemes::new(all()));
        &ALL
    }

    fn new(words: impl Iterator<Item = &'static str>) -> Lexemes {
        let mut lexemes = Lexemes { places: Box::new([0; PLACES]), words: Vec::new() };
        for word in words {
            lexemes.add(word);
            // Some lists leave full stops out.
            lexemes.add(&format!("{word}."));
        }
        debug_assert!(lexemes.words.len() * 2 < PLACES, "too many words for the table");
        lexemes
    }

    fn add(&mut self, word: &str) {
        let Some(key) = letters(word, 0..word.len()) else { return };
        let (place, lexeme) = (self.place(key), Lexeme::read(word));
        if self.places[place] == 0 && lexeme != Lexeme::default() {
            self.words.push((key, lexeme));
            self.places[place] = u16::try_from(self.words.len()).unwrap_or(0);
        }
    }

    /// The place of a word, or the free one where it would be.
    fn place(&self, key: u128) -> usize {
        let mut place = mix(key) as usize % PLACES;
        while let Some(at) = usize::from(self.places[place]).checked_sub(1)
            && self.words.get(at).is_some_and(|(of, _)| *of != key)
        {
            place = (place + 1) % PLACES;
        }
        place
    }

    /// What is known of the word at some bytes of a text in lower case.
    pub fn of(&self, text: &str, word: Range<usize>) -> Lexeme {
        let Some(key) = letters(text, word.clone()) else {
            return text.get(word).map_or(Lexeme::default(), Lexeme::read);
        };
        let at = usize::from(self.places[self.place(key)]).checked_sub(1);
        at.and_then(|at| self.words.get(at)).map_or(Lexeme::default(), |(_, lexeme)| *lexeme)
    }
}

/// The words of all lists, some of them more than once.
fn all() -> impl Iterator<Item = &'static str> {
    let classed = [words::all(), times::all(), cues::all(), honorifics::all(), numbers::all()];
    let named =
        roles::all().chain(features::all()).chain(particles::all()).chain(particles::inner()).chain(bodies::all());
    let bodies = organisations::heads().chain(organisations::trades()).chain(honorifics::plurals());
    let small = words::personal().chain(cues::stand_ins());
    classed.into_iter().flatten().chain(named).chain(bodies).chain(small)
}

/// The letters and the length of a word as one number; none for words of more than fifteen bytes.
pub(crate) fn letters(text: &str, word: Range<usize>) -> Option<u128> {
    let length = word.len();
    if length > 15 {
        return None;
    }
    // Sixteen bytes are taken in one go where the text goes on that far: how many of them matter is soon said.
    let sixteen = match text.as_bytes().get(word.start..).and_then(<[u8]>::first_chunk) {
        Some(sixteen) => *sixteen,
        None => {
            let mut padded = [0; 16];
            padded.iter_mut().zip(text.as_bytes().get(word)?).for_each(|(place, letter)| *place = *letter);
            padded
        }
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_look_says_what_all_lists_say() {
        for word in all() {
            for text in [word.to_owned(), format!("{word}."), format!("the {word} of a sentence that goes on")] {
                let word = text.strip_prefix("the ").map_or(0..text.len(), |_| 4..4 + word.len());
                assert_eq!(Lexemes::embedded().of(&text, word.clone()), Lexeme::read(&text[word]), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn of_any_word(word in "[a-z’'\0]{0,18}\\.?", behind in ".{0,3}") {
            let text = format!("{word}{behind}");
            prop_assert_eq!(Lexemes::embedded().of(&text, 0..word.len()), Lexeme::read(&word));
        }
    }
}
