//! What is known of single words: whose names they are, which Brown cluster they belong to.
//!
//! The table is baked by `train-names` from the sources NOTICE lists and read in place. A word is
//! found by a 32-bit hash of its lower-case form, half of it the number of a bucket and half kept
//! beside the entry: of unknown words about one in fifteen thousand is taken for a known one,
//! which a statistical reader can live with.

use bitflags::bitflags;

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
/// Bytes of an entry: half a hash, two clusters, what is known.
pub const ENTRY: usize = 8;

/// The table: offsets of the buckets, entries, paths of the clusters.
#[derive(Clone, Copy, Debug)]
pub struct Words<'d> {
    offsets: &'d [[u8; 4]],
    entries: &'d [[u8; ENTRY]],
    paths: &'d [[u8; 4]],
}

static BAKED: &[u8] = include_bytes!("../../../data/names/words.bin");

impl Words<'static> {
    /// The table built into the program.
    pub fn embedded() -> Self {
        Words::parse(BAKED).unwrap_or(Words { offsets: &[], entries: &[], paths: &[] })
    }
}

impl<'d> Words<'d> {
    /// The table in `bytes`: `BUCKETS + 1` offsets, the number of clusters, their paths, the
    /// entries, all little endian. `None` where the lengths don't agree.
    pub fn parse(bytes: &'d [u8]) -> Option<Self> {
        let (offsets, rest) = bytes.split_at_checked((BUCKETS + 1) * 4)?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (paths, entries) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * 4)?;
        Some(Words { offsets: offsets.as_chunks().0, entries: entries.as_chunks().0, paths: paths.as_chunks().0 })
    }

    /// What is known of the word with this [`hash`].
    pub fn get(&self, hash: u64) -> Word {
        let (bucket, mark) = place_of(hash);
        let offset = |i: usize| self.offsets.get(i).map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
        let Some(entries) = self.entries.get(offset(bucket)..offset(bucket + 1)) else { return Word::default() };
        for &[m0, m1, c0, c1, l0, l1, k0, k1] in entries {
            if u16::from_le_bytes([m0, m1]) == mark {
                return Word {
                    capital_cluster: u16::from_le_bytes([c0, c1]),
                    lower_cluster: u16::from_le_bytes([l0, l1]),
                    known: Known::from_bits_retain(u16::from_le_bytes([k0, k1])),
                };
            }
        }
        Word::default()
    }

    /// The path of a cluster in the binary tree of merges, its first branch in the lowest bit; 0
    /// for no cluster.
    pub fn path(&self, cluster: u16) -> u32 {
        self.paths.get(usize::from(cluster)).map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

/// What is known of a word in lower case.
pub fn known(lower: &str) -> Known {
    Words::embedded().get(hash(lower.as_bytes())).known
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
