//! What is known of one place.

use std::sync::Arc;

use super::{
    EntryId, Gazetteer,
    blob::{Blob, CODE_LEN, Section},
    record::Record,
};

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
    /// The English name of its country, empty for seas and continents.
    pub country_name: &'g str,
    /// GeoNames feature class: `P` for towns, `A` for countries and divisions, `H` for water,
    /// `T` for mountains and islands, `L` for regions, `S` for buildings, `R` for roads, `V` for woods.
    pub class: char,
    /// What its feature code means, in words: “seat of a first-order administrative division”.
    pub feature_name: &'g str,
    /// Metres above the sea, where GeoNames knows.
    pub elevation: Option<i16>,
    /// Its id in a list of the workspace's, for one of its own places that has any.
    pub own_id: Option<&'g str>,
    /// Whether it is one of the workspace's own places.
    pub own: bool,
    /// Its number at Wikidata, the 40 of Q40, where the gazetteer was built with them.
    pub wikidata: Option<u32>,
    /// Its name in a language of its country, where the gazetteer was built with those and it differs from `name`.
    pub local_name: Option<&'g str>,
}

impl Entry<'_> {
    /// The divisions it lies in and its country, narrowest first, without repeating its own name:
    /// “Idlib, Syria”.
    pub fn chain(&self) -> String {
        let mut parts: Vec<&str> = Vec::with_capacity(3);
        for part in [self.admin2, self.admin1, self.country_name] {
            if !part.is_empty() && part != self.name && !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }

    /// The flag of its country as an emoji: two regional indicators. Empty without a country.
    pub fn flag(&self) -> String {
        let indicator = |b: u8| char::from_u32(0x1F1E6 + u32::from(b) - u32::from(b'A'));
        let letters = self.country.bytes().filter(u8::is_ascii_uppercase);
        // Kosovo's code is not in ISO 3166, but Unicode has its flag.
        letters.filter_map(indicator).collect()
    }

    /// Its page at geonames.org.
    pub fn geonames_url(&self) -> Option<String> {
        self.geonameid.map(|id| format!("https://www.geonames.org/{id}"))
    }

    /// A map of it at OpenStreetMap, near enough to see a town and far enough to see a country.
    pub fn map_url(&self) -> String {
        let zoom = match (self.class, self.feature) {
            ('A', feature) if feature.starts_with("PCL") => 5,
            ('A', "ADM1") | ('L' | 'H', _) => 7,
            ('A', _) => 9,
            _ => 12,
        };
        format!(
            "https://www.openstreetmap.org/?mlat={0:.5}&mlon={1:.5}#map={zoom}/{0:.5}/{1:.5}",
            self.latitude, self.longitude
        )
    }

    /// The great-circle distance to another entry, in kilometres.
    pub fn distance_km(&self, other: &Entry<'_>) -> f64 {
        distance_km((self.latitude, self.longitude), (other.latitude, other.longitude))
    }
}

/// The great-circle distance between two points given in degrees north and east, in kilometres,
/// on a sphere of 6,371 km.
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
    let h = half(lat_a, lat_b) + lat_a.cos() * lat_b.cos() * half(a.1.to_radians(), b.1.to_radians());
    2.0 * 6371.0 * h.min(1.0).sqrt().asin()
}

/// Whether two points, in degrees north and east, are at most `km` kilometres apart.
pub fn is_within(a: (f64, f64), b: (f64, f64), km: f64) -> bool {
    // Most pairs are told apart by their parallels: a degree of latitude is 111.2 km everywhere.
    (a.0 - b.0).abs() * 111.0 <= km && distance_km(a, b) <= km
}

/// The part of an entry that resolving looks at: no name is looked up for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// Degrees north and east.
    pub point: (f64, f64),
    /// Its country and first-order division; all zeros for seas and continents.
    pub division: [u8; CODE_LEN],
    /// Index of the narrowest division within its layer, with the layer's number above it.
    pub area: u32,
    /// GeoNames feature class.
    pub class: u8,
    /// What sort of place, coarsely.
    pub rank: Rank,
    /// People who live there; of a division the sum over its towns where nothing better is known.
    pub population: u64,
    /// Its id at geonames.org, 0 for none.
    pub geonameid: u32,
    /// Whether it is one of the workspace's own places.
    pub own: bool,
}

impl Facts {
    /// ISO code of its country; empty for seas and continents.
    pub fn country(&self) -> &str {
        std::str::from_utf8(&self.division[..2]).unwrap_or_default().trim_end_matches('\0')
    }

    /// Whether two lie in one first-order division, or are in or are it.
    pub fn same_admin1(&self, other: &Facts) -> bool {
        self.division[3] != 0 && self.division == other.division
    }

    /// Whether two lie in one country.
    pub fn same_country(&self, other: &Facts) -> bool {
        self.division[0] != 0 && self.division[..2] == other.division[..2]
    }
}

/// What sort of place, coarsely, for weighing candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// A continent or an ocean.
    Continent,
    /// A country or dependency.
    Country,
    /// A first-order division.
    State,
    /// A second-order division or a narrower one.
    County,
    /// A capital.
    Capital,
    /// Any other town or village.
    Town,
    /// A part of a town.
    Section,
    /// A sea, river, range, island, region …
    Feature,
}

impl Rank {
    /// That of a feature by its class and code, `P.PPLC`.
    pub(super) fn of(code: &str) -> Rank {
        match code {
            "L.CONT" | "H.OCN" => Rank::Continent,
            "A.ADM1" => Rank::State,
            "P.PPLC" => Rank::Capital,
            "P.PPLX" => Rank::Section,
            _ if code.starts_with("A.PCL") => Rank::Country,
            _ if code.starts_with("A.") => Rank::County,
            _ if code.starts_with("P.") || code.is_empty() => Rank::Town,
            _ => Rank::Feature,
        }
    }
}

impl Gazetteer {
    /// An entry.
    pub fn entry(&self, id: EntryId) -> Option<Entry<'_>> {
        let (layer, index) = self.locate(id)?;
        let blob = self.layers.get(layer)?;
        let record = blob.record(index)?;
        let names = self.divisions(blob, &record);
        let (code, feature_name) = blob.feature(record.feature);
        let (class, feature) = code.split_once('.').unwrap_or(("", code));
        let country = names.country;
        Some(Entry {
            geonameid: Some(record.id).filter(|&id| id != 0),
            name: blob.name(index),
            latitude: f64::from(record.latitude) / 1e5,
            longitude: f64::from(record.longitude) / 1e5,
            country,
            feature,
            population: if record.summed { 0 } else { blob.population(&record) },
            admin1: names.admin1,
            admin2: names.admin2,
            country_name: self.country_name(country),
            class: class.chars().next().unwrap_or(' '),
            feature_name,
            elevation: blob.height(index),
            own_id: blob.own.as_ref().and_then(|ids| ids.get(index)?.as_deref()),
            own: blob.own.is_some(),
            wikidata: blob.wikidata(index),
            local_name: blob.local_name(index),
        })
    }

    /// The name of an entry; empty where there is none.
    pub fn name(&self, id: EntryId) -> &str {
        self.locate(id).map_or("", |(layer, index)| self.layers[layer].name(index))
    }

    /// What resolving looks at.
    pub fn facts(&self, id: EntryId) -> Option<Facts> {
        let (layer, index) = self.locate(id)?;
        let blob = self.layers.get(layer)?;
        let record = blob.record(index)?;
        let (rank, class) = blob.kind(record.feature);
        Some(Facts {
            point: (f64::from(record.latitude) / 1e5, f64::from(record.longitude) / 1e5),
            division: first_order(blob, record.division),
            area: record.division | u32::try_from(layer).unwrap_or_default() << 24,
            class,
            rank,
            population: blob.population(&record),
            geonameid: record.id,
            own: blob.own.is_some(),
        })
    }

    /// The entry of a GeoNames id; the uppermost layer's.
    pub fn by_geonameid(&self, geonameid: u32) -> Option<EntryId> {
        let find = |(layer, blob): (usize, &Arc<Blob>)| Some(self.id(layer, blob.record_of(geonameid)?));
        self.layers.iter().enumerate().rev().filter(|_| geonameid != 0).find_map(find)
    }

    /// The entry of a country by its ISO code, or of a first-order division: `("US", "TX")`.
    pub fn division(&self, country: &str, admin1: &str) -> Option<EntryId> {
        let code = padded(country, admin1)?;
        self.layers.iter().enumerate().find_map(|(layer, blob)| {
            let record = blob.division(blob.division_of(code)?)?.record?;
            Some(self.id(layer, record as usize))
        })
    }

    /// The English name of a country by its ISO code; empty if there is none.
    pub fn country_name(&self, code: &str) -> &str {
        let line = self.layers.iter().find_map(|blob| blob.country_line(code));
        line.and_then(|line| line.split('\t').nth(1)).unwrap_or_default()
    }

    fn divisions<'g>(&'g self, blob: &'g Blob, record: &Record) -> DivisionNames<'g> {
        let mut names = DivisionNames::default();
        let mut at = Some(record.division);
        // Three levels: second-order, first-order, country.
        for _ in 0..3 {
            let Some((index, division)) = at.and_then(|index| Some((index, blob.division(index)?))) else { break };
            let code = blob.code(index);
            match code.map(|code| code[3] != 0) {
                None => names.admin2 = division.record.map_or("", |record| blob.name(record as usize)),
                Some(true) => {
                    names.admin1 = division.record.map_or_else(
                        || code.map_or("", |code| self.borrowed_name(code)),
                        |record| blob.name(record as usize),
                    );
                }
                Some(false) => {
                    let codes = blob.section(Section::Codes);
                    let at = index as usize * CODE_LEN;
                    let letters = codes.get(at..at + 2).unwrap_or_default();
                    names.country = std::str::from_utf8(letters).unwrap_or_default().trim_end_matches('\0');
                }
            }
            at = division.parent;
        }
        names
    }

    /// The name that any layer has for a first-order division.
    fn borrowed_name(&self, code: [u8; CODE_LEN]) -> &str {
        let name = |blob: &'_ Blob| blob.division(blob.division_of(code)?)?.record;
        self.layers.iter().find_map(|blob| Some(blob.name(name(blob)? as usize))).unwrap_or_default()
    }
}

#[derive(Default)]
struct DivisionNames<'g> {
    country: &'g str,
    admin1: &'g str,
    admin2: &'g str,
}

/// The code of a country or first-order division, filled up with zeros.
pub(super) fn padded(country: &str, admin1: &str) -> Option<[u8; CODE_LEN]> {
    let mut code = [0; CODE_LEN];
    let (country_part, rest) = code.split_at_mut_checked(country.len())?;
    country_part.copy_from_slice(country.as_bytes());
    if !admin1.is_empty() {
        let (dot, rest) = rest.split_first_mut()?;
        *dot = b'.';
        rest.get_mut(..admin1.len())?.copy_from_slice(admin1.as_bytes());
    }
    Some(code)
}

/// The code of the country or first-order division that a division is or lies in.
pub(super) fn first_order(blob: &Blob, division: u32) -> [u8; CODE_LEN] {
    let mut at = Some(division);
    for _ in 0..3 {
        let Some(index) = at else { break };
        if let Some(code) = blob.code(index) {
            return code;
        }
        at = blob.division(index).and_then(|division| division.parent);
    }
    [0; CODE_LEN]
}
