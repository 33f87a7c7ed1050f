//! The card of a place.

use crate::{
    analysis::places::{Candidate, Place, PlaceKind},
    gazetteer::Entry,
};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

/// How many other candidates a card lists.
const CANDIDATES: usize = 5;

/// GeoNames' terms ask for this wherever its data are shown.
const LICENCE: &str = "_Place data: [GeoNames](https://www.geonames.org), \
                       [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._";

/// The card of a place: what the gazetteer knows of it, why it was taken for that, what else the
/// name could mean.
pub(super) fn card(article: &Article, place: &Place) -> String {
    let entry = place.resolved.and_then(|id| article.gazetteer.entry(id));
    let Some(entry) = entry else { return unresolved(article, place) };
    let mut facts = Facts::default();
    facts.add("Lies in", words::escape(&lies_in(&entry).join(", ")));
    facts.add("Coordinates", coordinates(&entry));
    facts.add("Population", population(&entry));
    facts.add("Map", links(&entry));
    let chosen = place.candidates.iter().find(|candidate| Some(candidate.entry) == place.resolved);
    facts.add("Why", chosen.map_or(String::new(), reasons));
    facts.add("Resolved", words::belief(place.confidence));
    if place.metonym {
        facts.add("Used for", "its government or army, not the place");
    }
    let head = format!("**{}** · {}", words::escape(entry.name), feature(entry.feature));
    let ambiguous = if place.ambiguous { "**Ambiguous:** places far apart are about as likely." } else { "" };
    put_together(&head, facts, &[ambiguous.to_owned(), others(article, place), LICENCE.to_owned()])
}

fn unresolved(article: &Article, place: &Place) -> String {
    let kind = match place.kind {
        PlaceKind::Toponym => "place",
        PlaceKind::Region => "region",
        PlaceKind::Venue => "venue",
    };
    let mut facts = Facts::default();
    let within = place.within.and_then(|id| article.gazetteer.entry(id));
    if let Some(entry) = &within {
        let mut chain = vec![entry.name.to_owned()];
        chain.extend(lies_in(entry));
        facts.add("Lies in", format!("{}, as far as the article tells", words::escape(&chain.join(", "))));
        facts.add("Map", links(entry));
    }
    let why = match place.candidates.is_empty() {
        true => "Unresolved: the gazetteer has no place of this name.",
        false => "Unresolved: nothing in the article says which of these is meant.",
    };
    let licence = if within.is_some() || !place.candidates.is_empty() { LICENCE } else { "" };
    let head = format!("**{}** · {kind}", words::escape(&place.name));
    put_together(&head, facts, &[why.to_owned(), others(article, place), licence.to_owned()])
}

/// Division and country of what a place resolved to, or of what it lies within.
pub(in super::super) fn where_it_lies(article: &Article, place: &Place) -> Vec<String> {
    if let Some(entry) = place.resolved.and_then(|id| article.gazetteer.entry(id)) {
        let chain = lies_in(&entry);
        return if chain.is_empty() { vec![feature(entry.feature).to_owned()] } else { vec![chain.join(", ")] };
    }
    let within = place.within.and_then(|id| article.gazetteer.entry(id));
    within.map(|entry| format!("in {}", entry.name)).into_iter().collect()
}

/// Second division, first division and country, the place itself left out.
fn lies_in(entry: &Entry<'_>) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    for part in [entry.admin2, entry.admin1, country(entry)] {
        if !part.is_empty() && part != entry.name && chain.last().is_none_or(|last| last != part) {
            chain.push(part.to_owned());
        }
    }
    chain
}

fn country<'g>(entry: &Entry<'g>) -> &'g str {
    if entry.feature.starts_with("PCL") { "" } else { entry.country }
}

/// Degrees with the side of the earth they are on, to about eleven metres.
fn coordinates(entry: &Entry<'_>) -> String {
    let side = |degrees: f64, positive, negative| {
        format!("{:.4}° {}", degrees.abs(), if degrees < 0.0 { negative } else { positive })
    };
    format!("{}, {}", side(entry.latitude, "N", "S"), side(entry.longitude, "E", "W"))
}

fn population(entry: &Entry<'_>) -> String {
    if entry.population == 0 {
        return String::new();
    }
    crate::analysis::figures::Decimal::new(i128::from(entry.population), 0).to_string()
}

fn links(entry: &Entry<'_>) -> String {
    let (latitude, longitude) = (entry.latitude, entry.longitude);
    let zoom = zoom(entry.feature);
    let mut links = format!(
        "[OpenStreetMap](https://www.openstreetmap.org/?mlat={latitude:.5}&mlon={longitude:.5}#map={zoom}/{latitude:.5}/{longitude:.5})"
    );
    if let Some(id) = entry.geonameid {
        links.push_str(&format!(" · [GeoNames {id}](https://www.geonames.org/{id})"));
    }
    links
}

/// The zoom at which OpenStreetMap shows about all of a feature.
fn zoom(feature: &str) -> u8 {
    match feature {
        "CONT" => 3,
        _ if feature.starts_with("PCL") => 5,
        "ADM1" | "SEA" | "OCN" | "RGN" => 7,
        "ADM2" | "ISL" | "MTS" => 9,
        _ => 12,
    }
}

fn reasons(candidate: &Candidate) -> String {
    candidate.reasons.iter().map(|reason| words::escape(reason)).collect::<Vec<_>>().join("; ")
}

/// What else the name could mean, with what speaks for each.
fn others(article: &Article, place: &Place) -> String {
    let others: Vec<_> = place.candidates.iter().filter(|candidate| Some(candidate.entry) != place.resolved).collect();
    if others.is_empty() {
        return String::new();
    }
    let mut out = if place.resolved.is_some() { "**Other candidates**\n\n" } else { "**Candidates**\n\n" }.to_owned();
    for candidate in others.iter().take(CANDIDATES) {
        let Some(entry) = article.gazetteer.entry(candidate.entry) else { continue };
        let mut what = vec![feature(entry.feature).to_owned()];
        what.extend(lies_in(&entry));
        let population = population(&entry);
        if !population.is_empty() {
            what.push(format!("population {population}"));
        }
        let percent = (candidate.weight.clamp(0.0, 1.0) * 100.0).round();
        let reasons = reasons(candidate);
        let reasons = if reasons.is_empty() { reasons } else { format!(": {reasons}") };
        out.push_str(&format!(
            "- {} ({}), {percent}%{reasons}\n",
            words::escape(entry.name),
            words::escape(&what.join(", "))
        ));
    }
    let listed = others.len().min(CANDIDATES) + usize::from(place.resolved.is_some());
    if place.candidate_count > listed {
        out.push_str(&format!("\n… and {} more of that name", place.candidate_count - listed));
    }
    out
}

/// What a GeoNames feature code means: <https://www.geonames.org/export/codes.html>.
fn feature(code: &str) -> &'static str {
    match code {
        "PPLC" => "capital",
        "PPLA" => "city, seat of a first-order division",
        "PPLA2" | "PPLA3" | "PPLA4" | "PPLA5" => "town, seat of a division",
        "PPLG" => "seat of government",
        "PPLX" => "part of a city",
        "PPLQ" | "PPLW" | "PPLH" => "former settlement",
        "PPLS" => "settlements",
        "PPLF" => "farm village",
        "STLMT" => "settlement",
        "ADM1" => "first-order division",
        "ADM2" => "second-order division",
        "ADM3" => "third-order division",
        "ADM4" | "ADM5" | "ADMD" => "division",
        "ADM1H" | "ADM2H" | "ADM3H" | "ADM4H" | "ADMDH" => "former division",
        "PCLI" => "country",
        "PCLD" | "PCLF" | "PCLS" | "PCLIX" | "PCL" => "territory",
        "PCLH" => "former country",
        "TERR" => "territory",
        "CONT" => "continent",
        "RGN" | "RGNE" => "region",
        "RGNH" => "former region",
        "SEA" => "sea",
        "OCN" => "ocean",
        "GULF" => "gulf",
        "BAY" => "bay",
        "STRT" => "strait",
        "LK" | "LKS" | "LKN" => "lake",
        "RSV" => "reservoir",
        "STM" | "STMS" | "STMX" => "river",
        "CNL" => "canal",
        "ISL" => "island",
        "ISLS" => "islands",
        "PEN" => "peninsula",
        "CAPE" => "cape",
        "MT" | "PK" => "mountain",
        "MTS" => "mountains",
        "HLL" | "HLLS" => "hills",
        "PASS" => "pass",
        "VAL" => "valley",
        "PLN" => "plain",
        "PLAT" => "plateau",
        "DSRT" => "desert",
        "VLC" => "volcano",
        "CST" => "coast",
        "AIRP" | "AIRB" | "AIRF" => "airport",
        "PRT" => "port",
        "PRK" | "RESN" | "RESF" => "park",
        "MIL" | "MILB" | "INSM" => "military site",
        "CMPRF" => "refugee camp",
        _ if code.starts_with("PPL") => "populated place",
        _ if code.starts_with("ADM") => "division",
        _ => "place",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_place_the_gazetteer_does_not_hold() {
        check(
            "They left ⟦L?|Kafr *Ham$0ra*⟧.",
            expect![[r#"
            1:11 "Kafr *Hamra*"

            **Kafr \*Hamra\*** · place

            Unresolved: the gazetteer has no place of this name.
        "#]],
        );
    }
}
