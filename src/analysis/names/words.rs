//! What is known of single words: whose names they are, which Brown cluster they belong to.
//!
//! The table is baked by `train-names` from the sources NOTICE lists and read in place. A word is
//! found by a 32-bit hash of its lower-case form, half of it the number of a bucket and half kept
//! beside the entry: of unknown words about one in fifteen thousand is taken for a known one,
//! which a statistical reader can live with.

use std::cell::RefCell;

use bitflags::bitflags;

use crate::{
    analysis::tokens::Tokens,
    lexicon::lexemes::{letters, mix},
};

bitflags! {
    /// What a word is known as.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Known: u16 {
        /// A given name of men.
        const GIVEN_MAN = 1;
        /// A given name of women.
        const GIVEN_WOMAN = 1 << 1;
        /// A given name among the most frequent of its list.
        const GIVEN_FREQUENT = 1 << 2;
        /// A surname.
        const SURNAME = 1 << 3;
        /// A surname among the most frequent of the US census.
        const SURNAME_FREQUENT = 1 << 4;
        /// The whole name of a city of 50,000 people or more.
        const PLACE = 1 << 5;
        /// A part of the name of a place.
        const PLACE_PART = 1 << 6;
        /// The whole name of a country or a state of the US.
        const COUNTRY = 1 << 7;
        /// Mostly written in lower case.
        const MOSTLY_LOWER = 1 << 8;
        /// Mostly written with a capital.
        const MOSTLY_CAPITAL = 1 << 9;
        /// A title that stands before names.
        const HONORIFIC = 1 << 10;
        /// A noun for people by what they do or are.
        const ROLE = 1 << 11;
        /// Heads names of organisations.
        const ORGANISATION = 1 << 12;
        /// A particle inside names.
        const PARTICLE = 1 << 13;
        /// A given name of either sex, by its list.
        const GIVEN_EITHER = 1 << 14;
        /// Seldom written in lower case, but not never.
        const RATHER_CAPITAL = 1 << 15;
    }
}

impl Known {
    /// Any given name.
    pub const GIVEN: Known = Known::GIVEN_MAN.union(Known::GIVEN_WOMAN).union(Known::GIVEN_EITHER);
    /// What is only true of the word as a name, so that a form in lower case does not have it.
    pub const NAME_ONLY: Known = Known::GIVEN
        .union(Known::GIVEN_FREQUENT)
        .union(Known::SURNAME)
        .union(Known::SURNAME_FREQUENT)
        .union(Known::PLACE)
        .union(Known::COUNTRY);
}

/// What the table says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// The cluster of its form with a capital; 0 where it has none.
    pub capital_cluster: u16,
    /// The cluster of its form in lower case; 0 where it has none.
    pub lower_cluster: u16,
    /// What it is known as.
    pub known: Known,
}

/// Buckets of the table.
pub const BUCKETS: usize = 1 << 16;
/// Buckets whose offsets are counted from one base.
pub const BLOCK: usize = 1 << 8;
/// Bytes of an entry.
pub const ENTRY: usize = 7;
/// Clusters there may be.
pub const CLUSTERS: u16 = 1 << 10;

/// Packs an entry: from the lowest bit half a hash (16 bits), the clusters with a capital and in lower
/// case (10 each), what is known (16).
pub fn pack(mark: u16, word: Word) -> [u8; ENTRY] {
    let clusters = u64::from(word.capital_cluster % CLUSTERS) | u64::from(word.lower_cluster % CLUSTERS) << 10;
    let [entry @ .., _] = (u64::from(mark) | clusters << 16 | u64::from(word.known.bits()) << 36).to_le_bytes();
    entry
}

fn unpack([b0, b1, b2, b3, b4, b5, b6]: [u8; ENTRY]) -> (u16, Word) {
    let bits = u64::from_le_bytes([b0, b1, b2, b3, b4, b5, b6, 0]);
    let word = Word {
        capital_cluster: (bits >> 16) as u16 % CLUSTERS,
        lower_cluster: (bits >> 26) as u16 % CLUSTERS,
        known: Known::from_bits_retain((bits >> 36) as u16),
    };
    (bits as u16, word)
}

/// The table: where the buckets begin, entries, paths of the clusters.
#[derive(Clone, Copy, Debug)]
pub struct Words<'d> {
    bases: &'d [[u8; 4]],
    offsets: &'d [[u8; 2]],
    entries: &'d [[u8; ENTRY]],
    paths: &'d [[u8; 4]],
}

/// Where a word would be in the table: among which entries, with which half of its hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    start: u32,
    end: u32,
    mark: u16,
}

impl Place {
    /// Where no word is.
    pub const NOWHERE: Place = Place { start: 0, end: 0, mark: 0 };
}

static BAKED: &[u8] = include_bytes!("../../../data/names/words.bin");

impl Words<'static> {
    /// The table built into the program.
    pub fn embedded() -> Self {
        Words::parse(BAKED).unwrap_or(Words { bases: &[], offsets: &[], entries: &[], paths: &[] })
    }
}

impl<'d> Words<'d> {
    /// The table in `bytes`, all little endian: of every [`BLOCK`] buckets the entry that the first one
    /// begins with (u32), of each of `BUCKETS + 1` how far behind that it begins (u16), the number of
    /// clusters (u32), their paths (u32), the entries. `None` where the lengths don't agree.
    pub fn parse(bytes: &'d [u8]) -> Option<Self> {
        let (bases, rest) = bytes.split_at_checked((BUCKETS / BLOCK + 1) * 4)?;
        let (offsets, rest) = rest.split_at_checked((BUCKETS + 1) * 2)?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (paths, entries) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * 4)?;
        Some(Words {
            bases: bases.as_chunks().0,
            offsets: offsets.as_chunks().0,
            entries: entries.as_chunks().0,
            paths: paths.as_chunks().0,
        })
    }

    /// The entry that a bucket begins with.
    fn start(&self, bucket: usize) -> u32 {
        let base = self.bases.get(bucket / BLOCK).map_or(0, |bytes| u32::from_le_bytes(*bytes));
        base + self.offsets.get(bucket).map_or(0, |bytes| u32::from(u16::from_le_bytes(*bytes)))
    }

    /// Where the word with this [`hash`] would be.
    pub fn place(&self, hash: u64) -> Place {
        let (bucket, mark) = place_of(hash);
        Place { start: self.start(bucket), end: self.start(bucket + 1), mark }
    }

    /// What is known of the word that would be at this place.
    pub fn at(&self, Place { start, end, mark }: Place) -> Word {
        let entries = self.entries.get(start as usize..end as usize).unwrap_or_default();
        let marked = entries.iter().map(|entry| unpack(*entry)).find(|(of, _)| *of == mark);
        marked.map_or(Word::default(), |(_, word)| word)
    }

    /// What is known of the word with this [`hash`].
    pub fn get(&self, hash: u64) -> Word {
        self.at(self.place(hash))
    }

    /// The path of a cluster in the binary tree of merges, its first branch in the lowest bit; 0
    /// for no cluster.
    pub fn path(&self, cluster: u16) -> u32 {
        self.paths.get(usize::from(cluster)).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

/// What is known of a word in lower case.
///
/// One rule after the other asks it of the same names, and the table is far from the processor: what was
/// asked of late is remembered.
pub fn known(lower: &str) -> Known {
    remembered(letters(lower, 0..lower.len()), lower)
}

/// What is known of the word that token `i` is, found a bit faster than by itself; nothing past the end.
pub fn known_at(tokens: &Tokens, i: usize) -> Known {
    let Some(token) = tokens.get(i) else { return Known::empty() };
    remembered(letters(tokens.lower_source(), token.bytes()), tokens.lower(i))
}

/// What is known of a word whose [`letters`] these are.
fn remembered(letters: Option<u128>, lower: &str) -> Known {
    const REMEMBERED: usize = 1 << 9;
    thread_local! {
        static ASKED: RefCell<Vec<(u128, Known)>> = RefCell::new(vec![(0, Known::empty()); REMEMBERED]);
    }
    let look_up = || Words::embedded().get(hash(lower.as_bytes())).known;
    let Some(key) = letters.filter(|key| *key != 0) else { return look_up() };
    ASKED.with_borrow_mut(|asked| match asked.get_mut(mix(key) as usize % REMEMBERED) {
        Some((of, known)) if *of == key => *known,
        Some(place) => {
            *place = (key, look_up());
            place.1
        }
        None => look_up(),
    })
}

/// The bucket of a hash and the half that is kept.
pub fn place_of(hash: u64) -> (usize, u16) {
    ((hash >> 48) as usize, (hash >> 32) as u16)
}

/// FNV-1a with a finish that spreads short words over the high bits.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (state ^ state >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out(mark: u16, capital in 0..CLUSTERS, lower in 0..CLUSTERS, known: u16) {
            let known = Known::from_bits_retain(known);
            let word = Word { capital_cluster: capital, lower_cluster: lower, known };
            prop_assert_eq!(unpack(pack(mark, word)), (mark, word));
        }
    }
}
