//! In which country and first-order division the things lie that an article's names may mean.
//!
//! Each of them is asked where it lies many times while names are weighed among each other. So codes are looked up
//! once, and numbers stand for them from then on.

use std::collections::hash_map::Entry;

use rapidhash::RapidHashMap;

use crate::gazetteer::Facts;

/// A code of a country.
pub(super) type CountryCode = [u8; 2];

/// A code of a first-order division, or of a country that has no divisions.
pub(super) type DivisionCode = [u8; 12];

/// Where one place lies: the numbers of its country and of its division in [`Seats`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) country: usize,
    pub(super) division: usize,
}

/// The number of no country and no division: a sea lies in none.
const NOWHERE: usize = usize::MAX;

/// The countries and first-order divisions of what an article's names may mean.
#[derive(Debug)]
pub(super) struct Seats {
    /// By [`number`] of the code: a number is hashed in a step.
    seats: RapidHashMap<u128, Seat>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) divisions: Vec<DivisionCode>,
}

/// So many countries and divisions there is room for at first: about as many as an article's names may lie in.
const ROOM: usize = 96;

impl Default for Seats {
    fn default() -> Self {
        let seats = RapidHashMap::with_capacity_and_hasher(ROOM, Default::default());
        Seats { seats, countries: Vec::with_capacity(ROOM / 4), divisions: Vec::with_capacity(ROOM) }
    }
}

/// A code as a number.
fn number(code: DivisionCode) -> u128 {
    let mut bytes = [0; 16];
    bytes[..code.len()].copy_from_slice(&code);
    u128::from_le_bytes(bytes)
}

impl Seats {
    /// Where a place lies.
    pub(super) fn seat(&mut self, facts: &Facts) -> Seat {
        let code = facts.division;
        let entry = match self.seats.entry(number(code)) {
            Entry::Occupied(seat) => return *seat.get(),
            Entry::Vacant(entry) => entry,
        };
        let mut seat = Seat { country: NOWHERE, division: NOWHERE };
        if code[0] != 0 {
            let country = [code[0], code[1]];
            seat.country = self.countries.iter().position(|other| *other == country).unwrap_or(self.countries.len());
            if seat.country == self.countries.len() {
                self.countries.push(country);
            }
            if code[3] != 0 {
                seat.division = self.divisions.len();
                self.divisions.push(code);
            }
        }
        *entry.insert(seat)
    }
}

/// What is counted of some countries, or of some divisions.
#[derive(Debug, Default)]
pub(super) struct Counts<T> {
    /// For each number, one above its place in `counted`; 0 where nothing was counted.
    slots: Vec<u32>,
    counted: Vec<(usize, T)>,
}

impl<T: Default> Counts<T> {
    /// None yet, for `count` numbers.
    pub(super) fn new(count: usize) -> Self {
        Counts { slots: vec![0; count], counted: Vec::with_capacity(count) }
    }

    /// What is counted of a number, to count more; `None` for one beyond those there are.
    pub(super) fn entry(&mut self, number: usize) -> Option<&mut T> {
        let slot = self.slots.get_mut(number)?;
        if *slot == 0 {
            self.counted.push((number, T::default()));
            *slot = u32::try_from(self.counted.len()).unwrap_or_default();
        }
        self.counted.get_mut(*slot as usize - 1).map(|(_, counted)| counted)
    }

    /// What was counted of a number, if anything.
    pub(super) fn get(&self, number: usize) -> Option<&T> {
        let slot = self.slots.get(number).filter(|slot| **slot != 0)?;
        self.counted.get(*slot as usize - 1).map(|(_, counted)| counted)
    }

    /// All numbers of which anything was counted.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.counted.iter().map(|(number, counted)| (*number, counted))
    }
}
