//! What the towns of a division tell of it: where it lies, how many live there.

use std::collections::HashMap;

use crate::lexicon::divisions;

use super::row::Row;

/// Bounding boxes and populations of divisions, summed over their towns.
#[derive(Default)]
pub(super) struct TownSums(HashMap<String, TownSum>);

#[derive(Clone, Copy)]
struct TownSum {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
    population: u64,
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
        for code in [Some(first), second].into_iter().flatten() {
            let sum = self.0.entry(code).or_insert(TownSum {
                south: row.latitude,
                north: row.latitude,
                west: row.longitude,
                east: row.longitude,
                population: 0,
            });
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
        let middle = ((sum.south + sum.north) / 2.0, (sum.west + sum.east) / 2.0);
        let (latitude, longitude) = point.map_or(middle, |(north, east)| (f64::from(north), f64::from(east)));
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
