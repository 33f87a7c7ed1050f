//! How sure it is that an article names something of a country or a division.

/// How sure the surest name of one thing is, any one name left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surest {
    /// The surest name, and the surest of the others.
    names: [(usize, f32); 2],
}

impl Default for Surest {
    fn default() -> Self {
        Surest { names: [(usize::MAX, 0.0); 2] }
    }
}

impl Surest {
    /// Counts one thing that name `name` may mean.
    pub(super) fn add(&mut self, name: usize, sure: f32) {
        let [first, second] = &mut self.names;
        if first.0 == name {
            first.1 = first.1.max(sure);
        } else if sure > first.1 {
            (*second, *first) = (*first, (name, sure));
        } else if sure > second.1 {
            *second = (name, sure);
        }
    }

    /// How sure the surest name but `name` is; 0 where there is none.
    pub(super) fn beside(&self, name: usize) -> f32 {
        let [first, second] = self.names;
        if first.0 == name { second.1 } else { first.1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_surest_of_the_other_names(all in proptest::collection::vec((0..5_usize, 0.0..1.0_f32), 0..20)) {
            let mut surest = Surest::default();
            for &(name, sure) in &all {
                surest.add(name, sure);
            }
            for name in 0..6 {
                let others = all.iter().filter(|one| one.0 != name);
                prop_assert_eq!(surest.beside(name), others.map(|one| one.1).fold(0.0, f32::max));
            }
        }
    }
}
