//! The card of a place.

use std::collections::HashSet;

use crate::{
    analysis::places::{Candidate, Place, PlaceKind},
    gazetteer::{self, Entry, is_within},
};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

/// How many other candidates a card lists.
const CANDIDATES: usize = 5;

/// How many other places of the article a card measures the distance to, and up to how far.
const NEARBY: usize = 4;
const NEARBY_KM: f64 = 500.0;

/// How much of a name is shown, in code points.
const SPELLING: usize = 60;

/// GeoNames' terms ask for this wherever its data are shown.
const LICENCE: &str = "_Place data: [GeoNames](https://www.geonames.org), \
                       [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._";

/// The card of a place: what the gazetteer knows of it, why it was taken for that, what else the
/// name could mean.
pub(super) fn card(article: &Article, place: &Place) -> String {
    let entry = place.resolved.and_then(|id| article.gazetteer.entry(id));
    let Some(entry) = entry else { return unresolved(article, place) };
    let mut facts = Facts::default();
    let written = self::written(article, place);
    facts.add("In the article", if written == entry.name { String::new() } else { words::escape(&written) });
    facts.add("Locally", entry.local_name.map_or(String::new(), words::escape));
    facts.add("Lies in", words::escape(&entry.chain()));
    facts.add("Coordinates", coordinates(&entry));
    facts.add("Elevation", entry.elevation.map_or(String::new(), |metres| format!("{metres} m")));
    facts.add("Population", population(&entry));
    facts.add("Id", entry.own_id.map_or(String::new(), words::escape));
    facts.add("Also", place.twin.and_then(|id| article.gazetteer.entry(id)).map_or(String::new(), |it| twin(&it)));
    facts.add("Near", near(article, place, &entry));
    facts.add("Map", links(&entry));
    let chosen = place.candidates.iter().find(|candidate| Some(candidate.entry) == place.resolved);
    facts.add("Why", chosen.map_or(String::new(), |candidate| reasons(article, candidate)));
    let linked = article.linked_entry(place.range).is_some();
    facts.add("Resolved", if linked { "by the annotation".to_owned() } else { words::belief(place.confidence) });
    if place.metonym {
        facts.add("Used for", "its government or army, not the place");
    }
    let head = format!("**{}** · {} {}", words::escape(entry.name), what(&entry), entry.flag());
    let ambiguous = if place.ambiguous { "**Ambiguous:** places far apart are about as likely." } else { "" };
    put_together(&head, facts, &[ambiguous.to_owned(), others(article, place), LICENCE.to_owned()])
}

/// How the article writes a place, in all its ways, the commonest first.
fn written(article: &Article, place: &Place) -> String {
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    for other in article.mentions_of_place(place) {
        match spellings.iter_mut().find(|(name, _)| *name == other.name) {
            Some((_, count)) => *count += 1,
            None => spellings.push((&other.name, 1)),
        }
    }
    spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    spellings.iter().map(|(name, _)| words::excerpt(name, SPELLING)).collect::<Vec<_>>().join(", ")
}

/// The nearest other places of the article, with how far they are: “Idlib 12 km, Saraqib 19 km”.
fn near(article: &Article, place: &Place, entry: &Entry<'_>) -> String {
    if is_wide(entry) {
        return String::new();
    }
    let here = (entry.latitude, entry.longitude);
    let mut seen = HashSet::new();
    let mut others: Vec<(f64, &str)> = Vec::new();
    for other in article.reading.places.iter().filter_map(|other| other.resolved) {
        if Some(other) == place.resolved || !seen.insert(other) {
            continue;
        }
        // Few of the places of a long article are near, and names are looked up for those alone.
        let far = |facts: &gazetteer::Facts| !is_within(facts.point, here, NEARBY_KM);
        if article.gazetteer.facts(other).as_ref().is_none_or(far) {
            continue;
        }
        let Some(there) = article.gazetteer.entry(other) else { continue };
        let km = entry.distance_km(&there);
        // A division of the same name has the place in it.
        let fits = !is_wide(&there) && there.name != entry.name && (1.0..=NEARBY_KM).contains(&km);
        if fits && others.iter().all(|(_, name)| *name != there.name) {
            others.push((km, there.name));
        }
    }
    others.sort_by(|a, b| a.0.total_cmp(&b.0));
    let shown = others.iter().take(NEARBY).map(|(km, name)| format!("{} {km:.0} km", words::escape(name)));
    shown.collect::<Vec<_>>().join(", ")
}

/// Whether an entry is so wide that its distance from a town means nothing.
fn is_wide(entry: &Entry<'_>) -> bool {
    entry.feature.starts_with("PCL") || entry.feature == "ADM1" || matches!(entry.feature, "CONT" | "OCN" | "SEA")
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
        let mut chain = vec![entry.name.to_owned(), entry.chain()];
        chain.retain(|part| !part.is_empty());
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
        let chain = entry.chain();
        return vec![if chain.is_empty() { what(&entry).to_owned() } else { chain }];
    }
    let within = place.within.and_then(|id| article.gazetteer.entry(id));
    within.map(|entry| format!("in {}", entry.name)).into_iter().collect()
}

/// What sort of place an entry is, in words people use.
fn what<'g>(entry: &Entry<'g>) -> &'g str {
    match entry.feature {
        "PCLI" => "country",
        "" if entry.own => "place of the workspace",
        _ => entry.feature_name,
    }
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

/// The division named after a town, or the town: “Aleppo, first-order administrative division,
/// GeoNames 170062”.
fn twin(entry: &Entry<'_>) -> String {
    let id = entry.geonames_url().zip(entry.geonameid).map(|(url, id)| format!(", [GeoNames {id}]({url})"));
    format!("{}, {}{}", words::escape(entry.name), what(entry), id.unwrap_or_default())
}

fn links(entry: &Entry<'_>) -> String {
    let mut links = vec![format!("[OpenStreetMap]({})", entry.map_url())];
    links.extend(entry.geonames_url().map(|url| format!("[GeoNames]({url})")));
    links.extend(entry.wikidata.map(|id| format!("[Wikidata](https://www.wikidata.org/wiki/Q{id})")));
    links.join(" · ")
}

fn reasons(article: &Article, candidate: &Candidate) -> String {
    candidate
        .reasons
        .iter()
        .map(|reason| words::escape(&reason.text(&article.gazetteer)))
        .collect::<Vec<_>>()
        .join("; ")
}

/// What else the name could mean, with what speaks for each.
fn others(article: &Article, place: &Place) -> String {
    let others: Vec<_> = place
        .candidates
        .iter()
        .filter(|candidate| Some(candidate.entry) != place.resolved && Some(candidate.entry) != place.twin)
        .collect();
    if others.is_empty() {
        return String::new();
    }
    let mut out = if place.resolved.is_some() { "**Other candidates**\n\n" } else { "**Candidates**\n\n" }.to_owned();
    for candidate in others.iter().take(CANDIDATES) {
        let Some(entry) = article.gazetteer.entry(candidate.entry) else { continue };
        let mut what: Vec<String> = [what(&entry).to_owned(), entry.chain()].into();
        what.retain(|part| !part.is_empty());
        let population = population(&entry);
        if !population.is_empty() {
            what.push(format!("population {population}"));
        }
        let percent = (candidate.weight.clamp(0.0, 1.0) * 100.0).round();
        let reasons = reasons(article, candidate);
        let reasons = if reasons.is_empty() { reasons } else { format!(": {reasons}") };
        out.push_str(&format!(
            "- {} ({}), {percent}%{reasons}\n",
            words::escape(entry.name),
            words::escape(&what.join(", "))
        ));
    }
    let listed =
        others.len().min(CANDIDATES) + usize::from(place.resolved.is_some()) + usize::from(place.twin.is_some());
    if place.candidate_count > listed {
        out.push_str(&format!("\n… and {} more of that name", place.candidate_count - listed));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_place_of_the_gazetteer() {
        check(
            "They left ⟦L|Alep$0po⟧.",
            &expect![[r#"
            1:11 "Aleppo"

            **Aleppo** · seat of a first-order administrative division 🇸🇾

            - **Lies in** Syria
            - **Coordinates** 36.2012° N, 37.1612° E
            - **Elevation** 401 m
            - **Population** 2,098,210
            - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=36.20124&mlon=37.16117#map=12/36.20124/37.16117) · [GeoNames](https://www.geonames.org/170063)
            - **Why** largest of that name
            - **Resolved** likely (75%)

            **Other candidates**

            - Aleppo (first-order administrative division, Syria), 5%

            _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
        "#]],
        );
    }

    #[test]
    fn a_country_and_a_place_within_it() {
        check(
            "They left ⟦L|Syr$0ia⟧.",
            &expect![[r#"
                1:11 "Syria"

                **Syria** · country 🇸🇾

                - **Coordinates** 35.0000° N, 38.0000° E
                - **Population** 16,906,283
                - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=35.00000&mlon=38.00000#map=5/35.00000/38.00000) · [GeoNames](https://www.geonames.org/163843)
                - **Why** largest of that name
                - **Resolved** likely (75%)

                _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
            "#]],
        );
        check(
            "They left ⟦L? within=Syria|the plain of Gh$0ab⟧.",
            &expect![[r#"
            1:11 "the plain of Ghab"

            **the plain of Ghab** · place

            - **Lies in** Syria, as far as the article tells
            - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=35.00000&mlon=38.00000#map=5/35.00000/38.00000) · [GeoNames](https://www.geonames.org/163843)

            Unresolved: the gazetteer has no place of this name.

            _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
        "#]],
        );
    }

    #[test]
    fn its_spelling_here_and_what_is_near() {
        check(
            "They left ⟦L|Har$0em⟧ in ⟦L|Syria⟧ for ⟦L|Saraqib⟧, ⟦L|Aleppo⟧ or ⟦L|Istanbul⟧.",
            &expect![[r#"
            1:11 "Harem"

            **Ḩārim** · seat of a second-order administrative division 🇸🇾

            - **In the article** Harem
            - **Lies in** Idlib, Syria
            - **Coordinates** 36.2118° N, 36.5208° E
            - **Elevation** 173 m
            - **Near** Saraqib 46 km, Aleppo 57 km
            - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=36.21176&mlon=36.52078#map=12/36.21176/36.52078) · [GeoNames](https://www.geonames.org/169866)
            - **Why** largest of that name
            - **Resolved** likely (75%)

            _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
        "#]],
        );
    }

    #[test]
    fn an_annotated_link_says_which_place_it_is() {
        check(
            "They left ⟦T1 Place|⟦L?|the old ci$0ty⟧⟧.\n=====\nN1\tReference T1 GeoNames:170063\tAleppo\n",
            &expect![[r#"
                1:11 "the old city"

                **Place** · annotation T1

                - **Linked to** [GeoNames:170063](https://www.geonames.org/170063) Aleppo

                ---

                **Aleppo** · seat of a first-order administrative division 🇸🇾

                - **In the article** the old city
                - **Lies in** Syria
                - **Coordinates** 36.2012° N, 37.1612° E
                - **Elevation** 401 m
                - **Population** 2,098,210
                - **Map** [OpenStreetMap](https://www.openstreetmap.org/?mlat=36.20124&mlon=37.16117#map=12/36.20124/37.16117) · [GeoNames](https://www.geonames.org/170063)
                - **Resolved** by the annotation

                _Place data: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)._
            "#]],
        );
    }

    #[test]
    fn a_place_the_gazetteer_does_not_hold() {
        check(
            "They left ⟦L?|Kafr *Ham$0ra*⟧.",
            &expect![[r#"
            1:11 "Kafr *Hamra*"

            **Kafr \*Hamra\*** · place

            Unresolved: the gazetteer has no place of this name.
        "#]],
        );
    }
}
