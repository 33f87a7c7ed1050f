//! The places of a workspace's own, as a layer above all others.

use super::{
    Gazetteer,
    blob::{Blob, Bytes},
    build,
    entry::distance_km,
    record::MAX_ID,
};

/// A place of the workspace's own: `[[place]]` in `postil.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlace {
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// Its id in whatever list the workspace keeps; `GeoNames:170063` is that entry of GeoNames,
    /// with what the workspace says of it in place of what GeoNames says.
    pub id: Option<String>,
}

/// Before the number in an [`OwnPlace::id`] that is one of GeoNames.
const GEONAMES: &str = "GeoNames:";

impl OwnPlace {
    /// Its number at geonames.org, where its id is one.
    pub fn geonameid(&self) -> Option<u32> {
        let id: u32 = self.id.as_deref()?.strip_prefix(GEONAMES)?.trim().parse().ok()?;
        (1..=MAX_ID).contains(&id).then_some(id)
    }
}

/// A place without a country or division is taken to lie where the nearest town does, up to this far.
const NEAR_KM: f64 = 50.0;

impl Gazetteer {
    /// Puts the places of a workspace above what is there. A name that one of them has means that
    /// place and no other.
    #[must_use]
    pub fn with_own(mut self, places: &[OwnPlace]) -> Self {
        if places.is_empty() {
            return self;
        }
        let mut places: Vec<&OwnPlace> = places.iter().collect();
        // A layer is searched by id.
        places.sort_by_key(|place| place.geonameid().unwrap_or(0));
        let rows = places.iter().map(|place| {
            let (country, admin1) = self.division_near(place).unwrap_or_default();
            (*place, place.country.clone().unwrap_or(country), admin1)
        });
        // In memory, and of nothing but what was checked before: neither can fail.
        let blob = build::own(rows).ok().and_then(|bytes| Blob::open(Bytes::from(bytes)).ok());
        if let Some(mut blob) = blob {
            let label = |place: &OwnPlace| place.id.clone().filter(|_| place.geonameid().is_none());
            blob.own = Some(places.iter().map(|place| label(place)).collect());
            self.push(blob);
        }
        self
    }

    /// The layers below the places of a workspace.
    pub(super) fn without_own(&self) -> Self {
        Gazetteer::of(self.layers.iter().filter(|blob| blob.own.is_none()).cloned().collect())
    }

    /// Country and first-order division of the town nearest to a place.
    fn division_near(&self, place: &OwnPlace) -> Option<(String, String)> {
        let point = (place.latitude, place.longitude);
        // A degree of latitude is 111 km everywhere.
        let reach = NEAR_KM / 111.0;
        let mut nearest: Option<(f64, [u8; 12])> = None;
        for blob in self.layers.iter().filter(|blob| blob.own.is_none()) {
            for record in (0..blob.len()).filter_map(|index| blob.record(index)) {
                let (latitude, longitude) = (f64::from(record.latitude) / 1e5, f64::from(record.longitude) / 1e5);
                if (latitude - point.0).abs() > reach || !blob.feature(record.feature).0.starts_with("P.") {
                    continue;
                }
                let km = distance_km((latitude, longitude), point);
                let code = super::entry::first_order(blob, record.division);
                let here = place.country.as_deref().is_none_or(|country| code.starts_with(country.as_bytes()));
                if here && km <= nearest.map_or(NEAR_KM, |(nearest, _)| nearest) {
                    nearest = Some((km, code));
                }
            }
        }
        let code = nearest.map(|(_, code)| code)?;
        let code = std::str::from_utf8(&code).ok()?.trim_end_matches('\0').to_owned();
        Some(
            code.split_once('.').map_or_else(
                || (code.clone(), String::new()),
                |(country, admin1)| (country.to_owned(), admin1.to_owned()),
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Match;

    fn own(name: &str, aliases: &[&str], point: (f64, f64), id: Option<&str>) -> OwnPlace {
        OwnPlace {
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            latitude: point.0,
            longitude: point.1,
            country: None,
            id: id.map(str::to_owned),
        }
    }

    /// A line for each entry a name finds.
    fn found(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
        let entry = |hit: &super::super::Hit| {
            let entry = gazetteer.entry(hit.entry).expect("an entry");
            let id = entry.own_id.map(str::to_owned).or(entry.geonameid.map(|id| id.to_string()));
            format!("{}, {}: {}", entry.name, entry.chain(), id.unwrap_or_default())
        };
        gazetteer.find(name).iter().map(entry).collect()
    }

    #[test]
    fn a_name_of_the_workspace_means_its_place_alone() {
        let places = [
            own("Springfield", &["the Field"], (43.71, 19.12), Some("notes-17")),
            own("Halab", &[], (36.2, 37.15), Some("GeoNames:170063")),
        ];
        let gazetteer = Gazetteer::embedded().with_own(&places);
        assert_eq!(found(&gazetteer, "Springfield"), ["Springfield, Srpska, Bosnia and Herzegovina: notes-17"]);
        assert_eq!(found(&gazetteer, "Field").len(), 1);
        assert_eq!(found(&gazetteer, "Halab"), ["Halab, Aleppo, Syria: 170063"]);
        let aleppo = gazetteer.find("Aleppo");
        let ids: Vec<_> = aleppo.iter().filter_map(|hit| gazetteer.facts(hit.entry)).map(|it| it.geonameid).collect();
        assert!(!ids.contains(&170_063), "the workspace has that entry under its own name: {ids:?}");
        assert!(aleppo.iter().any(|hit| hit.by == Match::Own), "the province is still there");
        assert_eq!(gazetteer.by_geonameid(170_063).and_then(|id| gazetteer.entry(id)).map(|it| it.name), Some("Halab"));
    }

    #[test]
    fn a_place_far_from_every_town_lies_nowhere() {
        let gazetteer = Gazetteer::embedded().with_own(&[own("Camp Tern", &[], (-30.0, -120.0), None)]);
        assert_eq!(found(&gazetteer, "Camp Tern"), ["Camp Tern, : "]);
    }
}
