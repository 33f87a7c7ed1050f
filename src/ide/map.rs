//! The places of an article as a map of it shows them, and links on those that are annotated.

use serde_json::{Map, Value, json};

use crate::{
    analysis::places::{Place, PlaceKind},
    gazetteer::Entry,
    text::CharRange,
};

use super::{Article, article::same_place};

/// A place of an article, with everywhere it is named.
#[derive(Clone, Debug)]
pub struct Mapped<'a> {
    /// What it resolved to; nothing for a place that no gazetteer has.
    pub entry: Option<Entry<'a>>,
    /// The division that is named after it, or the town after which it is.
    pub twin: Option<Entry<'a>>,
    /// For a place that no gazetteer has: what it lies in, as far as the article tells.
    pub within: Option<Entry<'a>>,
    /// The first mention.
    pub place: &'a Place,
    /// Whether an annotation says which place it is.
    pub annotated: bool,
    /// Every mention, in order.
    pub mentions: Vec<CharRange>,
}

/// Calls `each` with every place of an article, in the order of first mention, as its annotations
/// correct it.
pub fn map(article: &Article, mut each: impl FnMut(&Mapped<'_>)) {
    let article = &*article.settled();
    let mut mapped: Vec<Mapped<'_>> = Vec::new();
    for place in &article.reading.places {
        if let Some(known) = mapped.iter_mut().find(|known| same_place(known.place, place)) {
            known.mentions.push(place.range);
            known.annotated |= article.linked_entry(place.range).is_some();
            continue;
        }
        mapped.push(Mapped {
            entry: place.resolved.and_then(|id| article.gazetteer.entry(id)),
            twin: place.twin.and_then(|id| article.gazetteer.entry(id)),
            within: place.within.and_then(|id| article.gazetteer.entry(id)),
            place,
            annotated: article.linked_entry(place.range).is_some(),
            mentions: vec![place.range],
        });
    }
    mapped.iter().for_each(&mut each);
}

/// A place as a feature of GeoJSON (RFC 7946); `mentions` says where it is named, in whatever unit
/// the reader counts. A place that is not known where has no geometry.
pub fn feature(mapped: &Mapped<'_>, mentions: Value) -> Value {
    let mut properties = Map::new();
    let mut set = |key: &str, value: Value| {
        if !value.is_null() && value != "" {
            properties.insert(key.to_owned(), value);
        }
    };
    set("text", json!(mapped.place.name));
    set("kind", json!(kind(mapped.place.kind)));
    set("confidence", json!((f64::from(mapped.place.confidence) * 100.0).round() / 100.0));
    set("ambiguous", json!(mapped.place.ambiguous));
    set("annotated", json!(mapped.annotated));
    if let Some(entry) = &mapped.entry {
        set("name", json!(entry.name));
        set("in", json!(entry.chain()));
        set("country", json!(entry.country));
        set("feature", json!(entry.feature));
        set("feature_name", json!(entry.feature_name));
        set("population", json!(Some(entry.population).filter(|&people| people > 0)));
        set("elevation", json!(entry.elevation));
        set("geonameid", json!(entry.geonameid));
        set("twin", json!(mapped.twin.as_ref().and_then(|twin| twin.geonameid)));
        set("local_name", json!(entry.local_name));
        set("wikidata", json!(entry.wikidata.map(|number| format!("Q{number}"))));
        set("id", json!(entry.own_id));
    } else if let Some(within) = &mapped.within {
        set("within", json!(within.name));
        set("country", json!(within.country));
    }
    set("mentions", mentions);
    let point = mapped.entry.as_ref().map(|entry| json!([entry.longitude, entry.latitude]));
    let geometry = point.map(|coordinates| json!({ "type": "Point", "coordinates": coordinates }));
    json!({ "type": "Feature", "geometry": geometry, "properties": properties })
}

/// What a sort of place is called in data.
pub(crate) fn kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Toponym => "toponym",
        PlaceKind::Region => "region",
        PlaceKind::Venue => "venue",
    }
}

/// The annotations of an article that are linked to an entry of a data base with pages of its own:
/// where each stands in the article, what it is linked to (`GeoNames:170063 Aleppo`) and the page.
pub fn links(article: &Article) -> Vec<(CharRange, String, String)> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let mut links = Vec::new();
    for link in file.normalisations() {
        let page = article.schema.database(&link.database).and_then(|database| database.link(&link.entry));
        let (Some(page), Some(bound)) = (page, file.text_bound(&link.target)) else { continue };
        let what =
            format!("{}:{} {}", link.database.text, link.entry.text, link.text.as_ref().map_or("", |text| &text.text));
        links.extend(bound.spans.iter().map(|&span| (span, what.trim_end().to_owned(), page.clone())));
    }
    links.sort_by_key(|(range, ..)| *range);
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::{article, shown};
    use expect_test::expect;

    #[test]
    fn every_place_once_with_its_mentions() {
        let article = article(
            "⟦L|Aleppo⟧ and ⟦L? within=Syria|Kafr Zeita⟧; again ⟦L|Aleppo⟧, then ⟦T1 Place|⟦L?|the old city⟧⟧.\n=====\n\
             N1\tReference T1 GeoNames:170063\tAleppo\n",
        );
        let mut lines = Vec::new();
        map(&article, |mapped| {
            let mentions: Vec<String> = mapped.mentions.iter().map(|&range| shown(&article, range)).collect();
            lines.push(feature(mapped, json!(mentions)).to_string());
        });
        expect![[r#"
            {"geometry":{"coordinates":[37.16117,36.20124],"type":"Point"},"properties":{"ambiguous":false,"annotated":true,"confidence":0.75,"country":"SY","elevation":401,"feature":"PPLA","feature_name":"seat of a first-order administrative division","geonameid":170063,"in":"Syria","kind":"toponym","mentions":["1:1 \"Aleppo\"","1:30 \"Aleppo\"","1:43 \"the old city\""],"name":"Aleppo","population":2098210,"text":"Aleppo"},"type":"Feature"}
            {"geometry":null,"properties":{"ambiguous":false,"annotated":false,"confidence":0.0,"country":"SY","kind":"toponym","mentions":["1:12 \"Kafr Zeita\""],"text":"Kafr Zeita","within":"Syria"},"type":"Feature"}"#]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn annotated_places_lead_to_their_pages() {
        let article = article(
            "They left ⟦T1 Place|Aleppo⟧ for ⟦T2 Place|Kafr Zeita⟧ and ⟦T3 Place|Idlib⟧.\n=====\n\
             N1\tReference T3 GeoNames:169389\tIdlib\nN2\tReference T1 GeoNames:170063\tAleppo\nN3\tReference T2 Notes:17\tKafr Zeita\n",
        );
        let links: Vec<String> = links(&article)
            .iter()
            .map(|(range, what, page)| format!("{}: {what} {page}", shown(&article, *range)))
            .collect();
        expect![[r#"
            1:11 "Aleppo": GeoNames:170063 Aleppo https://www.geonames.org/170063
            1:37 "Idlib": GeoNames:169389 Idlib https://www.geonames.org/169389"#]]
        .assert_eq(&links.join("\n"));
    }
}
