//! The weights of the tagger.
//!
//! What is looked up is spread over a megabyte, so most of the time goes into waiting for rows. The
//! fewer instructions stand between two of them, the more of them the processor waits for at once.

use super::features::{BUCKETS, TAGS};

/// Scores of the tags of one token.
pub type Scores = [i16; 8];

/// Rows of buckets: a signed byte for every tag and one to fill the word up.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'d> {
    rows: &'d [[u8; 8]],
}

/// The weights of eight tags as bytes from 0 on instead of from -128 on.
const FROM_ZERO: u64 = 0x8080_8080_8080_8080;
/// Every other byte of a row.
const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

impl<'d> Weights<'d> {
    /// The weights in `bytes` as [`pack`] writes them; none where they are cut off.
    pub fn parse(bytes: &'d [u8]) -> Self {
        Weights { rows: bytes.as_chunks().0.get(..BUCKETS).unwrap_or_default() }
    }

    /// The sum of the rows of some buckets, at most 256 of them.
    ///
    /// Four tags are added up at once, each in two bytes of a word: bytes from 0 on can't run over into the next.
    pub fn sum(&self, buckets: &[u32]) -> Scores {
        let (mut even, mut odd, mut count) = (0_u64, 0_u64, 0_i32);
        for row in buckets.iter().filter_map(|&bucket| self.rows.get(bucket as usize)) {
            let row = u64::from_le_bytes(*row) ^ FROM_ZERO;
            even += row & EVEN;
            odd += row >> 8 & EVEN;
            count += 1;
        }
        std::array::from_fn(|tag| {
            let sums = if tag % 2 == 0 { even } else { odd };
            (i32::from((sums >> (tag / 2 * 16)) as u16) - 128 * count) as i16
        })
    }
}

/// Packs the rows of all buckets.
pub fn pack(rows: &[[i8; TAGS]]) -> Vec<u8> {
    let row = |row: &[i8; TAGS]| row.map(i8::cast_unsigned).into_iter().chain([0]);
    rows.iter().flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_are_those_of_each_tag(some in proptest::collection::vec((0..BUCKETS, any::<[i8; TAGS]>()), 0..200)) {
            let mut rows = vec![[0_i8; TAGS]; BUCKETS];
            for (bucket, row) in &some {
                rows[*bucket] = *row;
            }
            let buckets: Vec<u32> = some.iter().map(|(bucket, _)| *bucket as u32).collect();
            let bytes = pack(&rows);
            let sums = Weights::parse(&bytes).sum(&buckets);
            for (tag, sum) in sums.into_iter().enumerate().take(TAGS) {
                let one_by_one: i16 = some.iter().map(|(bucket, _)| i16::from(rows[*bucket][tag])).sum();
                prop_assert_eq!(sum, one_by_one);
            }
        }
    }

    #[test]
    fn what_is_cut_off_weighs_nothing() {
        assert_eq!(Weights::parse(&[1; 40]).sum(&[0, 3, u32::MAX]), Scores::default());
    }
}
