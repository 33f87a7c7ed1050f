//! Place names: the embedded gazetteer, and those users build themselves.

/// An entry of a [`Gazetteer`]; only meaningful with the gazetteer it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// The id of entry number `index`.
    pub fn new(index: usize) -> Self {
        EntryId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'g> {
    /// Its id at geonames.org; `None` for a place of the workspace's own.
    pub geonameid: Option<u32>,
    /// Its name.
    pub name: &'g str,
    /// Latitude in degrees north.
    pub latitude: f64,
    /// Longitude in degrees east.
    pub longitude: f64,
    /// ISO 3166-1 alpha-2 code of its country, empty for seas and continents.
    pub country: &'g str,
    /// GeoNames feature code: `PPLA`, `ADM1`, `PCLI`.
    pub feature: &'g str,
    /// People who live there; 0 where GeoNames does not know.
    pub population: u64,
    /// The name of its first-order division, empty where there is none.
    pub admin1: &'g str,
    /// The name of its second-order division, empty where there is none.
    pub admin2: &'g str,
}

/// Names of places and what they stand for.
#[derive(Debug, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// The gazetteer built into the program.
    pub fn embedded() -> Self {
        Gazetteer {}
    }

    /// An entry.
    pub fn entry(&self, id: EntryId) -> Option<Entry<'_>> {
        let _ = id;
        None
    }
}
