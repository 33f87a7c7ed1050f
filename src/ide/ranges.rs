//! Ranges that are asked again and again what they share text with.

use crate::text::CharRange;

/// Items by where they stand. Finding what shares text with a range takes the logarithm of their
/// number, as long as none of them is very long.
#[derive(Debug)]
pub(super) struct Ranges<T> {
    items: Vec<(CharRange, T)>,
    longest: usize,
}

impl<T> FromIterator<(CharRange, T)> for Ranges<T> {
    fn from_iter<I: IntoIterator<Item = (CharRange, T)>>(items: I) -> Self {
        let mut items: Vec<(CharRange, T)> = items.into_iter().collect();
        items.sort_by_key(|(range, _)| *range);
        let longest = items.iter().map(|(range, _)| range.len()).max().unwrap_or(0);
        Ranges { items, longest }
    }
}

impl<T> Ranges<T> {
    /// The items that share text with a range, in order.
    pub(super) fn overlapping(&self, range: CharRange) -> impl Iterator<Item = &(CharRange, T)> {
        let first = self.items.partition_point(|(item, _)| item.start() < range.start().minus(self.longest));
        let near = self.items[first..].iter().take_while(move |(item, _)| item.start() < range.end());
        near.filter(move |(item, _)| item.overlaps(range))
    }

    /// Whether any shares text with a range.
    pub(super) fn overlap(&self, range: CharRange) -> bool {
        self.overlapping(range).next().is_some()
    }

    /// Whether any covers a range.
    pub(super) fn cover(&self, range: CharRange) -> bool {
        self.overlapping(range).any(|(item, _)| item.covers(range))
    }

    /// Whether any is just this range.
    pub(super) fn contain(&self, range: CharRange) -> bool {
        self.overlapping(range).any(|(item, _)| *item == range)
    }

    /// The item that shares most text with a range; of equals the last.
    pub(super) fn closest(&self, range: CharRange) -> Option<&T> {
        self.overlapping(range).max_by_key(|(item, _)| item.shared(range)).map(|(_, item)| item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_walk_over_all_finds(
            items in proptest::collection::vec((0usize..40, 0usize..12), 0..12),
            (start, len) in (0usize..44, 0usize..9),
        ) {
            let range = CharRange::of(start, start + len);
            let all: Vec<CharRange> = items.iter().map(|&(start, len)| CharRange::of(start, start + len)).collect();
            let ranges: Ranges<()> = all.iter().map(|&item| (item, ())).collect();
            let mut walked: Vec<CharRange> = all.iter().copied().filter(|item| item.overlaps(range)).collect();
            walked.sort_unstable();
            let found: Vec<CharRange> = ranges.overlapping(range).map(|(item, ())| *item).collect();
            prop_assert_eq!(found, walked);
        }
    }
}
