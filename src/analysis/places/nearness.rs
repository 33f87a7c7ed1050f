//! How near a place is to the others that an article names.
//!
//! Every sense of every name is measured against every other one, on each keystroke, so a pair has
//! to be cheap: places are points of the unit sphere, in order of latitude, and most pairs are
//! done with after three subtractions.

use crate::gazetteer::{Facts, Rank};

use super::context::Pick;

/// Nearness to the other places of an article, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Nearness {
    /// To the nearest: exp(−km/150).
    pub(super) near: f32,
    /// On average.
    pub(super) mean: f32,
    /// To one named next to it.
    pub(super) neighbour: f32,
}

/// Farther north or south than this, in degrees, nothing is near.
const FAR: f64 = 6.0;

/// The radius of the earth, in the kilometres at which nearness falls to a third.
const RADIUS: f64 = 6371.0 / 150.0;

/// The square of half the chord, in radii, of 2,070 km: what is farther adds less than a millionth.
const FAR_SQUARED: f64 = 0.0261;

/// A point of the unit sphere, times one half, so that the distance of two is half their chord.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point([f64; 3]);

impl Point {
    /// The point at degrees north and east.
    pub(super) fn new((north, east): (f64, f64)) -> Self {
        let ((sin_north, cos_north), (sin_east, cos_east)) =
            (north.to_radians().sin_cos(), east.to_radians().sin_cos());
        Point([sin_north, cos_north * cos_east, cos_north * sin_east].map(|x| x / 2.0))
    }

    /// exp(−km/150) of the great-circle distance, 0 beyond 2,070 km.
    fn closeness(self, other: Point) -> f32 {
        let [x, y, z] = [0, 1, 2].map(|i| self.0[i] - other.0[i]);
        let squared = x * x + y * y + z * z;
        if squared > FAR_SQUARED {
            return 0.0;
        }
        // The series of the arc sine: the next term is below 1e-8 within reach.
        let series = 1.0 + squared * (1.0 / 6.0 + squared * (3.0 / 40.0 + squared * (15.0 / 336.0)));
        ((-2.0 * RADIUS * squared.sqrt() * series) as f32).exp()
    }
}

/// What a name may mean, as far as others can be near it.
#[derive(Clone, Copy, Debug)]
struct Site {
    latitude: f64,
    point: Point,
    sure: f32,
    group: usize,
}

/// The places that an article names.
#[derive(Debug, Default)]
pub(super) struct Sites {
    /// From south to north.
    sites: Vec<Site>,
    /// How sure they are, taken together.
    sure: f32,
    /// The same of each name.
    sure_of: Vec<f32>,
    /// Names with those that stand next to them, in order.
    neighbours: Vec<(usize, usize)>,
}

impl Sites {
    /// Of what names may mean, and the pairs that stand one after the other in a paragraph.
    pub(super) fn new(picks: &[Pick], neighbours: &[(usize, usize)]) -> Self {
        let mut sites: Vec<Site> = picks
            .iter()
            .filter(|pick| !pick.demonym && !matches!(pick.facts.rank, Rank::Country | Rank::Continent))
            .map(|pick| Site { latitude: pick.facts.point.0, point: pick.point, sure: pick.sure, group: pick.group })
            .collect();
        sites.sort_by(|a, b| a.latitude.total_cmp(&b.latitude));
        let mut sure_of = vec![0.0; sites.iter().map(|site| site.group + 1).max().unwrap_or_default()];
        for site in &sites {
            sure_of[site.group] += site.sure;
        }
        let mut neighbours: Vec<_> = neighbours.iter().flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        neighbours.sort_unstable();
        neighbours.dedup();
        Sites { sure: sites.iter().map(|site| site.sure).sum(), sites, sure_of, neighbours }
    }

    /// How near a place that a name may mean is to what the other names may.
    pub(super) fn nearness(&self, facts: &Facts, point: Point, group: usize) -> Nearness {
        let mut nearness = Nearness::default();
        let south = self.sites.partition_point(|site| site.latitude < facts.point.0 - FAR);
        let next_to = self.next_to(group);
        for site in self.sites[south..].iter().take_while(|site| site.latitude <= facts.point.0 + FAR) {
            if site.group == group {
                continue;
            }
            let closeness = site.point.closeness(point) * site.sure;
            if closeness == 0.0 {
                continue;
            }
            nearness.near = nearness.near.max(closeness);
            nearness.mean += closeness;
            if closeness > nearness.neighbour && next_to.binary_search(&(group, site.group)).is_ok() {
                nearness.neighbour = closeness;
            }
        }
        let others = self.sure - self.sure_of.get(group).copied().unwrap_or_default();
        nearness.mean /= 0.5 + others.max(0.0);
        nearness
    }

    fn next_to(&self, group: usize) -> &[(usize, usize)] {
        let from = self.neighbours.partition_point(|&(name, _)| name < group);
        let many = self.neighbours[from..].partition_point(|&(name, _)| name == group);
        &self.neighbours[from..from + many]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::distance_km;

    #[test]
    fn closeness_is_that_of_the_great_circle() {
        let towns = [(35.9306, 36.6339), (36.2021, 37.1343), (33.5102, 36.2913), (51.5085, -0.1257), (-17.8, 179.9)];
        let east = |(north, east): (f64, f64), by: f64| (north, east + by);
        for from in towns {
            for to in
                towns.into_iter().chain([from, east(from, 0.001), east(from, 1.0), east(from, 10.0), east(from, 359.0)])
            {
                let exact = (-distance_km(from, to) / 150.0).exp() as f32;
                let fast = Point::new(from).closeness(Point::new(to));
                assert!((exact - fast).abs() < 2e-6, "{from:?} {to:?}: {exact} {fast}");
            }
        }
    }
}
