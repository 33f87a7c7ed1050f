//! Names that are likely one name spelled in two ways.

use std::hash::Hasher;

use rapidhash::fast::RapidHasher;

/// A word as it is compared with others.
#[derive(Debug)]
pub(super) struct Spelling<'w> {
    /// As it is written.
    pub(super) written: &'w str,
    /// The same for words that differ in nothing but the case of ASCII letters.
    pub(super) hash: u64,
    folded: String,
    letters: usize,
    /// A bit for each letter from a to z that is in it.
    which: u32,
    /// Its first letter; none where a vowel or a letter with a diacritic could stand for others.
    initial: Option<u8>,
}

impl<'w> Spelling<'w> {
    /// Folds a word.
    pub(super) fn new(written: &'w str) -> Self {
        let folded = folded(written);
        let initial = written.bytes().next().filter(|byte| byte.is_ascii() && !is_vowel(char::from(*byte)));
        let initial = initial.map(|byte| byte.to_ascii_lowercase());
        let mut hasher = RapidHasher::default();
        written.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        let letters = folded.chars().count();
        let bit = |byte: u8| if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 };
        let which = folded.bytes().fold(0, |which, byte| which | bit(byte));
        Spelling { written, hash: hasher.finish(), letters, which, folded, initial }
    }

    /// Whether two words are likely two spellings of one name: they begin alike or with vowels, and
    /// differ in one letter, or in two where they are long. Words of fewer than four letters are too
    /// short to tell.
    pub(super) fn is_variant_of(&self, other: &Spelling<'_>) -> bool {
        // Most pairs of names have little in common; what costs more waits behind what costs little.
        let unlike = |(one, other)| one != other;
        let apart = self.written.len().abs_diff(other.written.len()) > 8;
        if apart || self.initial.zip(other.initial).is_some_and(unlike) {
            return false;
        }
        let shorter = self.letters.min(other.letters);
        let allowed = if shorter >= 8 { 2 } else { 1 };
        if shorter < 4 || self.letters.abs_diff(other.letters) > allowed || self.folded == other.folded {
            return false;
        }
        // What differs takes at most one letter away and brings one in.
        if (self.which ^ other.which).count_ones() as usize > 2 * allowed {
            return false;
        }
        let (one, other) = (self.folded.as_str(), other.folded.as_str());
        let vowel = |c: Option<char>| c.is_some_and(is_vowel);
        let (first, second) = (one.chars().next(), other.chars().next());
        let begin_alike = first == second || vowel(first) && vowel(second);
        // Number and possession are endings, not spellings.
        let inflected =
            |a: &str, b: &str| a.strip_prefix(b).is_some_and(|end| matches!(end, "s" | "es" | "'s" | "n" | "an"));
        begin_alike && !inflected(one, other) && !inflected(other, one) && strsim::osa_distance(one, other) <= allowed
    }
}

/// Whether two words are likely two spellings of one name.
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    Spelling::new(one).is_variant_of(&Spelling::new(other))
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(c.to_ascii_lowercase())
}

/// Lower case without diacritics and apostrophes.
fn folded(word: &str) -> String {
    if word.is_ascii() {
        let letters = word.bytes().filter(|byte| !matches!(byte, b'\'' | b'`' | b'-'));
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    any_ascii::any_ascii(word).to_lowercase().replace(['\'', '`', '’', '-'], "")
}

#[cfg(test)]
mod tests {
    use super::is_variant;

    #[test]
    fn tells_spellings_from_names() {
        for (one, other) in [("Essa", "Issa"), ("Khaled", "Khalid"), ("Deraa", "Daraa"), ("Gorbachev", "Gorbatchev")] {
            assert!(is_variant(one, other) && is_variant(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Essa", "Essa"),
            ("Éssa", "Essa"),
            ("Ali", "Eli"),
            ("Martin", "Marten s"),
            ("Syria", "Syrian"),
            ("Mann", "Hann"),
        ] {
            assert!(!is_variant(one, other), "{one} {other}");
        }
    }
}
