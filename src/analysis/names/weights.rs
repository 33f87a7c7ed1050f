//! The weights of the tagger, the heavy ones only.
//!
//! Two thirds of the buckets weigh next to nothing for any tag, and what is looked up is spread over
//! all of them. Without the light ones the rest stays near the processor, and a bit tells which are there.

use super::features::{BUCKETS, TAGS};

/// Weights of one bucket: one for every tag and one to fill the word up.
pub type Row = [i8; 8];

/// Scores of the tags of one token.
pub type Scores = [i16; 8];

/// A row whose weights are no larger is left out: a score is of hundreds. Up to 8 nothing changed that the corpora could
/// show, from 12 on people were missed.
pub const LIGHT: u8 = 8;

/// Buckets that share a word of bits.
const BLOCK: usize = 64;
const BLOCKS: usize = BUCKETS / BLOCK;

/// Rows of buckets.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'d> {
    /// For every bucket whether it has a row.
    bits: &'d [[u8; 8]],
    /// For every block of buckets how many rows lie before those of its own.
    before: &'d [[u8; 4]],
    rows: &'d [[u8; 8]],
}

impl<'d> Weights<'d> {
    /// The weights in `bytes` as [`pack`] writes them; none where they are cut off.
    pub fn parse(bytes: &'d [u8]) -> Self {
        let split = bytes.split_at_checked(BLOCKS * 8);
        let parts = split.and_then(|(bits, rest)| Some((bits, rest.split_at_checked(BLOCKS * 4)?)));
        let (bits, (before, rows)) = parts.unwrap_or_default();
        Weights { bits: bits.as_chunks().0, before: before.as_chunks().0, rows: rows.as_chunks().0 }
    }

    /// Whether a bucket weighs anything.
    #[inline]
    pub fn has(&self, bucket: usize) -> bool {
        self.bits.get(bucket / BLOCK).is_some_and(|bits| u64::from_le_bytes(*bits) >> (bucket % BLOCK) & 1 != 0)
    }

    /// The row of a bucket that [has](Self::has) one.
    #[inline]
    pub fn row(&self, bucket: usize) -> Row {
        let block = bucket / BLOCK;
        let bits = self.bits.get(block).map_or(0, |bits| u64::from_le_bytes(*bits));
        let before = self.before.get(block).map_or(0, |before| u32::from_le_bytes(*before));
        let at = before.wrapping_add((bits & ((1 << (bucket % BLOCK)) - 1)).count_ones());
        self.rows.get(at as usize).map_or(Row::default(), |row| row.map(u8::cast_signed))
    }
}

/// Packs the rows of all buckets, all little endian: for every bucket a bit, for every 64 of them how many rows lie before
/// theirs (u32), the rows that weigh more than [`LIGHT`].
pub fn pack(rows: &[[i8; TAGS]]) -> Vec<u8> {
    let heavy = |row: &[i8; TAGS]| row.iter().any(|weight| weight.unsigned_abs() > LIGHT);
    let (mut bits, mut before, mut kept) = (vec![0_u64; BLOCKS], vec![0_u32; BLOCKS], Vec::new());
    for (block, rows) in rows.chunks(BLOCK).enumerate().take(BLOCKS) {
        before[block] = (kept.len() / 8) as u32;
        for (i, row) in rows.iter().enumerate().filter(|(_, row)| heavy(row)) {
            bits[block] |= 1 << i;
            kept.extend(row.map(i8::cast_unsigned));
            kept.push(0);
        }
    }
    let bits = bits.into_iter().flat_map(u64::to_le_bytes);
    bits.chain(before.into_iter().flat_map(u32::to_le_bytes)).chain(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out(some in proptest::collection::btree_map(0..BUCKETS, any::<[i8; TAGS]>(), 0..200)) {
            let mut rows = vec![[0_i8; TAGS]; BUCKETS];
            for (&bucket, row) in &some {
                rows[bucket] = *row;
            }
            let bytes = pack(&rows);
            let weights = Weights::parse(&bytes);
            for (bucket, row) in rows.iter().enumerate() {
                let heavy = row.iter().any(|weight| weight.unsigned_abs() > LIGHT);
                prop_assert_eq!(weights.has(bucket), heavy);
                if heavy {
                    prop_assert_eq!(&weights.row(bucket)[..TAGS], row);
                }
            }
        }
    }

    #[test]
    fn what_is_cut_off_weighs_nothing() {
        for length in [0, 5, BLOCKS * 8, BLOCKS * 12 + 3] {
            let bytes = vec![0xff; length];
            let weights = Weights::parse(&bytes);
            assert_eq!(weights.row(BUCKETS - 1), Row::default());
        }
    }
}
