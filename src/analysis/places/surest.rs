//! How sure it is that an article names something of a country or a division.

use std::hash::Hash;

use rapidhash::RapidHashMap;

/// How sure the surest name is by code, any one name left out.
#[derive(Debug)]
pub(super) struct Surest<K> {
    /// The surest name of a code, and the surest of the others.
    by_code: RapidHashMap<K, [(usize, f32); 2]>,
}

impl<K> Default for Surest<K> {
    fn default() -> Self {
        Surest { by_code: RapidHashMap::default() }
    }
}

impl<K: Eq + Hash> Surest<K> {
    /// Counts one thing that name `name` may mean.
    pub(super) fn add(&mut self, code: K, name: usize, sure: f32) {
        let [first, second] = self.by_code.entry(code).or_insert([(name, 0.0), (usize::MAX, 0.0)]);
        if first.0 == name {
            first.1 = first.1.max(sure);
        } else if sure > first.1 {
            (*second, *first) = (*first, (name, sure));
        } else if sure > second.1 {
            *second = (name, sure);
        }
    }

    /// How sure the surest name but `name` is; 0 where there is none.
    pub(super) fn beside(&self, code: &K, name: usize) -> f32 {
        let sure = |[first, second]: &[(usize, f32); 2]| if first.0 == name { second.1 } else { first.1 };
        self.by_code.get(code).map_or(0.0, sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_surest_of_the_other_names(all in proptest::collection::vec((0..2_u8, 0..5_usize, 0.0..1.0_f32), 0..20)) {
            let mut surest = Surest::default();
            for &(code, name, sure) in &all {
                surest.add(code, name, sure);
            }
            for code in 0..2 {
                for name in 0..6 {
                    let others = all.iter().filter(|one| one.0 == code && one.1 != name);
                    prop_assert_eq!(surest.beside(&code, name), others.map(|one| one.2).fold(0.0, f32::max));
                }
            }
        }
    }
}
