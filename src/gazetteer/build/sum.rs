//! What the towns of a division tell of it: where it lies, how many live there.

use std::collections::HashMap;

use crate::{gazetteer::distance_km, lexicon::divisions};

use super::row::Row;

/// Bounding boxes and populations of divisions, summed over their towns.
#[derive(Default)]
pub(super) struct TownSums(HashMap<String, TownSum>);

#[derive(Clone)]
struct TownSum {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
    population: u64,
    /// Of a first-order division the first so many towns.
    towns: Vec<(f64, f64)>,
}

/// So many towns of a first-order division are kept to tell which of them lie astray; larger
/// tables than that have few enough strays among the rest. This bounds the memory.
const MOST_TOWNS: usize = 4096;

/// A town that lies so many times as far from the median town as the median town does is a stray: an
/// island in the ocean (Tokyo, Valparaíso), or a row with the code of another division
/// (Heilongjiang). Found by trying: below 8 large divisions of uneven settlement lose their far ends.
const ASTRAY: f64 = 8.0;

impl TownSum {
    /// The middle of the bounding box, strays left out, longitudes counted from the median town so
    /// that a division on both sides of the antimeridian is whole.
    fn middle(&self) -> (f64, f64) {
        let middle = ((self.south + self.north) / 2.0, (self.west + self.east) / 2.0);
        if self.towns.len() < 3 && self.east - self.west < 180.0 {
            return middle;
        }
        let median = |value: fn(&(f64, f64)) -> f64| {
            let mut values: Vec<f64> = self.towns.iter().map(value).collect();
            values.sort_unstable_by(f64::total_cmp);
            values.get(values.len() / 2).copied()
        };
        let Some(centre) = median(|town| town.0).zip(median(|town| town.1)) else { return middle };
        let mut distances: Vec<f64> = self.towns.iter().map(|&town| distance_km(centre, town)).collect();
        distances.sort_unstable_by(f64::total_cmp);
        let reach = ASTRAY * distances[distances.len() / 2] + 1.0;
        if distances.last().is_none_or(|&farthest| farthest <= reach) && self.east - self.west < 180.0 {
            return middle;
        }
        let around = |east: f64| (east - centre.1 + 180.0).rem_euclid(360.0) - 180.0;
        let near = self.towns.iter().filter(|&&town| distance_km(centre, town) <= reach);
        let (mut south, mut north, mut west, mut east) = (90.0_f64, -90.0_f64, 180.0_f64, -180.0_f64);
        for &(latitude, longitude) in near {
            (south, north) = (south.min(latitude), north.max(latitude));
            (west, east) = (west.min(around(longitude)), east.max(around(longitude)));
        }
        let longitude = (centre.1 + (west + east) / 2.0 + 180.0).rem_euclid(360.0) - 180.0;
        ((south + north) / 2.0, longitude)
    }
}

impl TownSums {
    /// Counts a row in, if it is a town.
    pub(super) fn add(&mut self, row: &Row) {
        // Sections of a town are counted with the town.
        if !row.feature.starts_with("P.") || row.feature == "P.PPLX" || row.country.is_empty() {
            return;
        }
        let first = format!("{}.{}", row.country, row.admin1);
        let second = (!row.admin2.is_empty()).then(|| format!("{first}.{}", row.admin2));
        for (order, code) in [Some(first), second].into_iter().flatten().enumerate() {
            let sum = self.0.entry(code).or_insert(TownSum {
                south: row.latitude,
                north: row.latitude,
                west: row.longitude,
                east: row.longitude,
                population: 0,
                towns: Vec::new(),
            });
            if order == 0 && sum.towns.len() < MOST_TOWNS {
                sum.towns.push((row.latitude, row.longitude));
            }
            sum.south = sum.south.min(row.latitude);
            sum.north = sum.north.max(row.latitude);
            sum.west = sum.west.min(row.longitude);
            sum.east = sum.east.max(row.longitude);
            sum.population += row.population;
        }
    }

    /// The row of a division that has towns, without id and name. It is put at the middle of its
    /// towns' bounding box, which lies nearer to GeoNames' point than their centre of mass does.
    pub(super) fn division(&self, code: &str, feature: &str) -> Option<Row> {
        let sum = self.0.get(code)?;
        let mut codes = code.splitn(3, '.').map(str::to_owned);
        let mut next = || codes.next().unwrap_or_default();
        let (country, admin1, admin2) = (next(), next(), next());
        let point = divisions::point_of(&country, &admin1).filter(|_| admin2.is_empty());
        let (latitude, longitude) =
            point.map_or_else(|| sum.middle(), |(north, east)| (f64::from(north), f64::from(east)));
        Some(Row {
            latitude: (latitude * 1e4).round() / 1e4,
            longitude: (longitude * 1e4).round() / 1e4,
            feature: feature.to_owned(),
            country,
            admin1,
            admin2,
            population: sum.population,
            summed: true,
            ..Row::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn division(towns: &[(f64, f64)]) -> (f64, f64) {
        let mut sums = TownSums::default();
        for &(latitude, longitude) in towns {
            let row = Row {
                feature: "P.PPL".to_owned(),
                country: "CL".to_owned(),
                admin1: "01".to_owned(),
                latitude,
                longitude,
                ..Row::default()
            };
            sums.add(&row);
        }
        let row = sums.division("CL.01", "A.ADM1").expect("it has towns");
        (row.latitude, row.longitude)
    }

    #[test]
    fn a_division_lies_among_its_towns() {
        let coast = [(-33.0, -71.6), (-32.8, -71.2), (-33.6, -71.6), (-32.5, -71.0)];
        assert_eq!(division(&coast), (-33.05, -71.3));
        let with_an_island = [&coast[..], &[(-27.15, -109.43)]].concat();
        assert_eq!(division(&with_an_island), (-33.05, -71.3));
        assert_eq!(division(&[(-18.0, 179.0), (-17.0, -179.0), (-17.5, 179.5)]), (-17.5, 180.0 - 360.0));
    }
}
