//! Particles: the small words inside names of people.
//!
//! Nobiliary and patronymic particles of European, Arabic, Hebrew and Malay naming, as library
//! catalogues list them (*Names of Persons*, IFLA 1996).

use super::table::{Words, words};

/// Particles in lower case, as they may stand between two parts of a name in lower case or capitals.
static PARTICLES: Words = words! {
    "al", "el", "ul", "ud", "ad", "an", "ar", "as", "ash", "at", "az", "bin", "ibn", "ben", "bint", "binti", "binte", "bar", "abu", "abou",
    "umm", "um", "abd", "abdel", "abdul", "ould", "aït", "ait", "van", "von", "vom", "zu", "zum", "zur", "der", "den", "ter", "ten", "te", "op", "de", "da",
    "das", "do", "dos", "di", "del", "della", "dello", "delle", "dei", "degli", "du", "des", "la", "le", "les", "lo", "las",
    "los", "af", "av", "y", "e", "o", "i", "mac", "mc", "san", "st", "st.", "ste", "ste.", "e'", "d'", "l'", "ap", "ferch", "a/l", "a/p", "s/o",
};

/// Particles that stand for the whole surname with what follows: “Abu Bakr”, “Al Essa”, “Ben Ali”.
static PREFIXES: Words = words! {
    "al", "el", "ul", "bin", "ibn", "ben", "bint", "abu", "abou", "umm", "um", "abd", "abdel", "abdul", "ould", "ait", "aït", "van", "von", "der",
    "den", "de", "da", "das", "do", "dos", "di", "del", "della", "du", "des", "la", "le", "ter", "ten", "af", "av", "san", "st", "st.",
    "mac", "mc", "zu", "dei", "degli", "lo",
};

/// Suffixes that follow a surname and are not part of it.
static GENERATIONS: Words = words! {
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "esq", "esq.", "phd", "ph.d.", "md", "m.d.", "mp", "mbe",
    "obe", "cbe", "kc", "qc", "dds", "cpa", "usn", "usmc", "ret", "ret.",
};

/// No particle and no suffix is longer, in bytes: most parts of names are told by that.
const LONGEST: usize = 5;

/// Whether `lower` is a particle that may join two parts of a person's name.
pub fn is_particle(lower: &str) -> bool {
    lower.len() <= LONGEST && PARTICLES.contains(lower)
}

/// Every particle that may join two parts of a person's name.
pub fn all() -> impl Iterator<Item = &'static str> {
    PARTICLES.iter()
}

/// Small words and signs, no particles of people's names, that may stand inside a name: “Ministry of Health”, “Marks & Co”.
static INNER: Words = words! {
    "of", "for", "and", "the", "&", "'s", "’s", "on", "in", "to", "’", "'",
};

/// Whether `lower` may stand inside a name that goes on behind it, though it is no particle.
pub fn is_inner(lower: &str) -> bool {
    INNER.contains(lower)
}

/// Every such word and sign.
pub fn inner() -> impl Iterator<Item = &'static str> {
    INNER.iter()
}

/// Whether `lower` opens a surname of more than one word.
pub fn opens_surname(lower: &str) -> bool {
    PREFIXES.contains(lower)
}

/// Whether `lower` is a generational or professional suffix: “Jr.”, “III”, “MP”.
pub fn is_suffix(lower: &str) -> bool {
    lower.len() <= LONGEST && GENERATIONS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_longer_than_what_is_looked_up() {
        for word in PARTICLES.iter().chain(GENERATIONS.iter()) {
            assert!(is_particle(word) || is_suffix(word), "{word}");
        }
    }
}
