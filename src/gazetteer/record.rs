//! One place in sixteen bytes.
//!
//! From the lowest bit: latitude in 1e-5 degrees above −90 (25 bits), longitude in 1e-5 degrees
//! above −180 (26), administrative division (18), feature code (10), population (22), GeoNames id
//! (26), and one bit that says whether the population is a sum over the towns of a division
//! rather than GeoNames' own figure. GeoNames gives coordinates to five places, so none is lost.

/// The bytes one record takes.
pub(super) const RECORD_LEN: usize = 16;

/// The largest id a record can hold.
pub(super) const MAX_ID: u32 = (1 << 26) - 1;

/// The largest number of divisions.
pub(super) const MAX_DIVISIONS: usize = 1 << 18;

/// Populations from here on are kept in a table of their own; the record holds the row.
pub(super) const WIDE_FROM: u32 = (1 << 22) - MAX_WIDE as u32;

/// How many rows that table may have.
pub(super) const MAX_WIDE: usize = 1 << 14;

/// What a record says, unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Record {
    /// Id at geonames.org; 0 for none.
    pub(super) id: u32,
    /// Latitude in 1e-5 degrees.
    pub(super) latitude: i32,
    /// Longitude in 1e-5 degrees.
    pub(super) longitude: i32,
    /// Index of the narrowest division it lies in or is.
    pub(super) division: u32,
    /// Index of its feature code.
    pub(super) feature: u16,
    /// Population, or where that is too large [`WIDE_FROM`] plus its row in the table of large ones.
    pub(super) population: u32,
    /// Whether `population` is the sum over its towns.
    pub(super) summed: bool,
}

impl Record {
    /// Packs it; coordinates off the globe are put onto it, other fields cut to their width.
    pub(super) fn pack(&self) -> [u8; RECORD_LEN] {
        let above = |value: i32, most: i32| u128::from((value.clamp(-most, most) + most).unsigned_abs());
        let mut bits = above(self.latitude, 9_000_000);
        bits |= above(self.longitude, 18_000_000) << 25;
        bits |= u128::from(self.division & 0x3_FFFF) << 51;
        bits |= u128::from(self.feature & 0x3FF) << 69;
        bits |= u128::from(self.population & 0x3F_FFFF) << 79;
        bits |= u128::from(self.id & MAX_ID) << 101;
        bits |= u128::from(self.summed) << 127;
        bits.to_le_bytes()
    }

    /// Unpacks it.
    pub(super) fn unpack(bytes: [u8; RECORD_LEN]) -> Self {
        let bits = u128::from_le_bytes(bytes);
        let field = |shift: u32, width: u32| ((bits >> shift) & ((1 << width) - 1)) as u32;
        Record {
            latitude: field(0, 25).cast_signed() - 9_000_000,
            longitude: field(25, 26).cast_signed() - 18_000_000,
            division: field(51, 18),
            feature: field(69, 10) as u16,
            population: field(79, 22),
            id: field(101, 26),
            summed: field(127, 1) == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out(
            id in 0..=MAX_ID, latitude in -9_000_000..=9_000_000, longitude in -18_000_000..=18_000_000,
            division in 0u32..1 << 18, feature in 0u16..1 << 10, population in 0u32..1 << 22, summed: bool,
        ) {
            let record = Record { id, latitude, longitude, division, feature, population, summed };
            prop_assert_eq!(Record::unpack(record.pack()), record);
        }
    }
}
