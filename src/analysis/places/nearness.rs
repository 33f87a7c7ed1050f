//! How near a place is to the others that an article names.
//!
//! Every sense of every name is measured against every other one, on each keystroke, so a pair has
//! to be cheap: places are points of the unit sphere, in order of latitude, and most pairs are
//! done with after three subtractions.

use crate::gazetteer::{Facts, Point, Rank, Sense, is_within};

use super::{context::Pick, links::Sifted};

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

/// A little less than the kilometres between two degrees of latitude.
const KM_PER_DEGREE: f64 = 111.0;

/// The square of half the chord, in radii, of 2,070 km: what is farther adds less than a millionth.
const FAR_SQUARED: f64 = 0.0261;

/// A distance, at most 1,000 km.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    km: f64,
    /// The square of half the chord, in radii.
    squared: f64,
}

impl Reach {
    /// Of so many kilometres.
    pub(super) fn new(km: f64) -> Self {
        Reach { km, squared: (km / 2.0 / 6371.0).sin().powi(2) }
    }

    /// Whether two places are no farther apart.
    pub(super) fn joins(&self, one: &Sense, other: &Sense) -> bool {
        let squared = one.point.squared(other.point);
        // Where rounding could decide, the great circle does.
        if (squared - self.squared).abs() > self.squared * 1e-9 {
            squared < self.squared
        } else {
            is_within(one.facts.point, other.facts.point, self.km)
        }
    }
}

/// exp(−km/150) of the great-circle distance of two places within 2,070 km, by the square of half their chord.
fn closeness(squared: f64) -> f32 {
    // The series of the arc sine: the next term is below 1e-8 within reach.
    let series = 1.0 + squared * (1.0 / 6.0 + squared * (3.0 / 40.0 + squared * (15.0 / 336.0)));
    ((-2.0 * RADIUS * squared.sqrt() * series) as f32).exp()
}

/// What a name may mean, as far as others can be near it.
#[derive(Clone, Copy, Debug)]
struct Site {
    latitude: f64,
    point: Point,
    sure: f32,
    name: usize,
    /// Its index among all picks.
    pick: usize,
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
}

impl Sites {
    /// Of what names may mean.
    pub(super) fn new(picks: &[Pick]) -> Self {
        let site = |(pick, &Pick { name, facts, point, sure, demonym, .. }): (usize, &Pick)| {
            let whole = demonym || matches!(facts.rank, Rank::Country | Rank::Continent);
            (!whole).then_some(Site { latitude: facts.point.0, point, sure, name, pick })
        };
        let mut sites: Vec<Site> = Vec::with_capacity(picks.len());
        sites.extend(picks.iter().enumerate().filter_map(site));
        sites.sort_by(|a, b| a.latitude.total_cmp(&b.latitude));
        let mut sure_of = vec![0.0; sites.iter().map(|site| site.name + 1).max().unwrap_or_default()];
        for site in &sites {
            sure_of[site.name] += site.sure;
        }
        Sites { sure: sites.iter().map(|site| site.sure).sum(), sites, sure_of }
    }

    /// How near a place that a name may mean is to what the other names may; `next_to` are
    /// the names that stand next to it.
    pub(super) fn nearness(&self, facts: &Facts, point: Point, name: usize, next_to: Sifted<'_>) -> Nearness {
        let mut nearness = Nearness::default();
        let north = facts.point.0 + FAR;
        for site in self.north_of(facts.point.0 - FAR) {
            if site.latitude > north {
                break;
            }
            if site.name == name {
                continue;
            }
            let squared = site.point.squared(point);
            if squared > FAR_SQUARED {
                continue;
            }
            let closeness = closeness(squared) * site.sure;
            nearness.mean += closeness;
            if closeness > nearness.near {
                nearness.near = closeness;
            }
            if closeness > nearness.neighbour && next_to.contains(site.name) {
                nearness.neighbour = closeness;
            }
        }
        let others = self.sure - self.sure_of.get(name).copied().unwrap_or_default();
        nearness.mean /= 0.5 + others.max(0.0);
        nearness
    }

    /// The nearest pick of another name within reach that is `such`; of several in one spot the first.
    pub(super) fn nearest(
        &self,
        facts: &Facts,
        point: Point,
        name: usize,
        reach: Reach,
        such: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        self.band(facts.point.0, reach.km / KM_PER_DEGREE)
            .iter()
            .filter(|site| site.name != name)
            .map(|site| (site.point.squared(point), site.pick))
            .filter(|&(squared, pick)| squared <= reach.squared && such(pick))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, pick)| pick)
    }

    /// What lies within so many degrees north and south.
    fn band(&self, latitude: f64, degrees: f64) -> &[Site] {
        let rest = self.north_of(latitude - degrees);
        let count = rest.partition_point(|site| site.latitude <= latitude + degrees);
        &rest[..count]
    }

    /// What lies at a latitude, in degrees north, or farther north.
    fn north_of(&self, latitude: f64) -> &[Site] {
        let south = self.sites.partition_point(|site| site.latitude < latitude);
        self.sites.get(south..).unwrap_or_default()
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
                let squared = Point::new(from).squared(Point::new(to));
                let fast = if squared > FAR_SQUARED { 0.0 } else { closeness(squared) };
                assert!((exact - fast).abs() < 2e-6, "{from:?} {to:?}: {exact} {fast}");
            }
        }
    }
}
