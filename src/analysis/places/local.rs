//! The cues of a span that its paragraph gives.
//!
//! Nearly all of them are there or not, and a candidate has a dozen of sixty. So a bit says that one is there, and
//! only what has more to say than that is a number.

use super::cues::{CUES, Cue, Cues};

/// The values of the cues that a paragraph gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LocalCues {
    /// A bit for each cue that is not zero.
    there: u64,
    /// The values of those that may be something else than 1, by [`grade`].
    grades: [f32; GRADES],
}

/// How many numbers are kept.
const GRADES: usize = 4;

/// Where the value of a cue is kept that may be something else than 0 and 1. A name is tagged as one thing.
const fn grade(cue: u32) -> Option<usize> {
    const PLACE: u32 = Cue::TaggedPlace as u32;
    const PERSON: u32 = Cue::TaggedPerson as u32;
    const ORGANISATION: u32 = Cue::TaggedOrganisation as u32;
    const POPULATION: u32 = Cue::Population as u32;
    const FORMED: u32 = Cue::Formed as u32;
    const LANDFORM: u32 = Cue::Landform as u32;
    match cue {
        PLACE | PERSON | ORGANISATION => Some(0),
        POPULATION => Some(1),
        FORMED => Some(2),
        LANDFORM => Some(3),
        _ => None,
    }
}

/// The bits of some cues.
pub(super) const fn bits<const N: usize>(cues: [Cue; N]) -> u64 {
    let mut bits = 0;
    let mut at = 0;
    while at < N {
        bits |= 1 << cues[at] as u32;
        at += 1;
    }
    bits
}

/// The bits of the cues that are numbers.
const GRADED: u64 = {
    let mut bits = 0;
    let mut cue = 0;
    while cue < CUES as u32 {
        if grade(cue).is_some() {
            bits |= 1 << cue;
        }
        cue += 1;
    }
    bits
};

impl LocalCues {
    /// Sets a cue if it is there; one that was there already stays.
    pub(super) fn set(&mut self, cue: Cue, there: bool) {
        debug_assert!(grade(cue as u32).is_none(), "{cue:?} is a number");
        self.there |= u64::from(there) << cue as u32;
    }

    /// Sets a cue that is a number; where it was set before, to another one than 0.
    pub(super) fn set_to(&mut self, cue: Cue, value: f32) {
        self.there |= u64::from(value != 0.0) << cue as u32;
        if let Some(grade) = grade(cue as u32) {
            self.grades[grade] = value;
        }
    }

    /// Whether a cue is not zero.
    pub(super) fn has(&self, cue: Cue) -> bool {
        self.there & 1 << cue as u32 != 0
    }

    /// Whether any of the cues of these [`bits`] is not zero.
    pub(super) fn has_any(&self, cues: u64) -> bool {
        self.there & cues != 0
    }

    /// The cues that are not zero, in order, with their values.
    fn iter(&self) -> impl Iterator<Item = (usize, f32)> {
        let mut left = self.there;
        std::iter::from_fn(move || {
            let cue = (left != 0).then_some(left.trailing_zeros())?;
            left &= left - 1;
            let value = if GRADED >> cue & 1 == 0 { 1.0 } else { grade(cue).map_or(1.0, |grade| self.grades[grade]) };
            Some((cue as usize, value))
        })
    }

    /// All values.
    pub(super) fn all(&self) -> Cues {
        let mut cues = [0.0; CUES];
        self.iter().for_each(|(cue, value)| cues[cue] = value);
        cues
    }

    /// The weighted sum, added up in the order of [`dot`](super::weigh::dot): it is the same to the bit.
    pub(super) fn sum(&self, weights: &Cues) -> f32 {
        // Behind the last whole row of lanes, values are summed by themselves.
        const LANES: usize = 8;
        const LANED: usize = CUES / LANES * LANES;
        let mut lanes = [0.0; LANES + 1];
        for (cue, value) in self.iter() {
            lanes[if cue < LANED { cue % LANES } else { LANES }] += weights[cue] * value;
        }
        lanes.iter().sum()
    }
}

const _: () = assert!(CUES <= u64::BITS as usize);

#[cfg(test)]
mod tests {
    use super::{
        super::{weigh::dot, weights::CUE_WEIGHTS},
        *,
    };
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_sum_is_that_of_all_values(there in 0..1_u64 << CUES, grades in proptest::array::uniform4(0.01..2.0_f32)) {
            let cues = LocalCues { there, grades };
            prop_assert_eq!(cues.sum(&CUE_WEIGHTS).to_bits(), dot(&CUE_WEIGHTS, &cues.all()).to_bits());
        }
    }

    #[test]
    fn what_is_a_number_keeps_its_value() {
        let mut cues = LocalCues::default();
        cues.set(Cue::First, true);
        cues.set(Cue::Locative, false);
        cues.set_to(Cue::TaggedPerson, 0.7);
        cues.set_to(Cue::Formed, 1.0);
        cues.set_to(Cue::Formed, 2.0);
        cues.set_to(Cue::Population, 0.0);
        let set: Vec<(usize, f32)> = cues.iter().collect();
        assert_eq!(set, [(Cue::TaggedPerson as usize, 0.7), (Cue::First as usize, 1.0), (Cue::Formed as usize, 2.0)]);
    }
}
