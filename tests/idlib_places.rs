//! The places of the article this project starts from, against its hand annotation.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path, sync::Arc};

use postil::{
    analysis::{ArticleContext, Reader, places::Place},
    gazetteer::{
        Gazetteer,
        build::{Sources, build},
    },
    text::{Format, Text},
};

/// The article and the spans of its places, or `None` where the shared material is absent.
fn article() -> Option<(String, Vec<(usize, usize)>)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles"));
    let (Ok(text), Ok(gold)) =
        (fs::read_to_string(folder.join("idlib.txt")), fs::read_to_string(folder.join("idlib.ann")))
    else {
        println!("skipped: {} is not here", folder.display());
        return None;
    };
    let place = |line: &str| {
        let (kind, range) = line.split('\t').nth(1)?.split_once(' ')?;
        let (start, end) = range.split_once(' ')?;
        (kind == "Place").then(|| Some((start.parse().ok()?, end.parse().ok()?)))?
    };
    let spans = gold.lines().filter(|line| line.starts_with('T')).filter_map(place).collect();
    Some((text, spans))
}

fn read(text: &str, gazetteer: Gazetteer) -> Vec<Place> {
    let text = Text::new(text, Format::Plain);
    Reader::new(Arc::new(gazetteer)).read(&text.paragraphs(), &ArticleContext::default()).places
}

/// Each name with the GeoNames ids and the wider places it was given.
fn ids(places: &[Place], gazetteer: &Gazetteer) -> BTreeMap<String, Vec<Option<u32>>> {
    let mut ids: BTreeMap<String, Vec<Option<u32>>> = BTreeMap::new();
    for place in places {
        let id = place.resolved.and_then(|id| gazetteer.entry(id)).and_then(|entry| entry.geonameid);
        let known = ids.entry(place.name.clone()).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }
    ids
}

#[test]
fn every_place_and_none_besides() {
    let Some((text, gold)) = article() else { return };
    let places = read(&text, Gazetteer::embedded());
    let found: Vec<(usize, usize)> =
        places.iter().map(|place| (place.range.start().to_usize(), place.range.end().to_usize())).collect();
    let exact = gold.iter().filter(|span| found.contains(span)).count();
    assert_eq!(exact, gold.len(), "of all places of the article");
    let wrong: Vec<_> =
        places.iter().zip(&found).filter(|(_, span)| !gold.contains(span)).map(|(place, _)| &place.name).collect();
    assert!(wrong.is_empty(), "no places: {wrong:?}");
}

#[test]
fn what_the_gazetteer_holds_is_right() {
    let Some((text, _)) = article() else { return };
    let gazetteer = Gazetteer::embedded();
    let found = ids(&read(&text, Gazetteer::embedded()), &gazetteer);
    // The town or the province of its name.
    let expected: [(&str, &[u32]); 13] = [
        ("Idlib", &[169_387, 169_389]),
        ("Syria", &[163_843]),
        ("Turkey", &[298_795]),
        ("Russia", &[2_017_370]),
        ("Khan Sheikhoun", &[168_325]),
        ("Harem mountains", &[169_866]),
        ("Deraa", &[170_903, 170_905]),
        ("Maarat Numan", &[167_611]),
        ("Aleppo", &[170_062, 170_063]),
        ("Istanbul", &[745_042, 745_044]),
        ("Britain", &[2_635_167]),
        ("Ankara", &[323_784, 323_786]),
        ("Idlib", &[169_387, 169_389]),
    ];
    for (name, right) in expected {
        let got = found.get(name).unwrap_or_else(|| panic!("{name} is not found"));
        assert!(got.iter().all(|id| id.is_some_and(|id| right.contains(&id))), "{name} is {got:?}");
    }
    for name in ["Latamnah", "Kafr Nabudah", "Ghouta"] {
        assert_eq!(found.get(name), Some(&vec![None]), "{name}");
    }
}

#[test]
fn unknown_places_lie_where_the_article_is() {
    let Some((text, _)) = article() else { return };
    let gazetteer = Gazetteer::embedded();
    for place in read(&text, Gazetteer::embedded()).iter().filter(|place| place.resolved.is_none()) {
        let within = place.within.and_then(|id| gazetteer.entry(id));
        assert_eq!(within.map(|entry| entry.country), Some("SY"), "{}", place.name);
    }
}

#[test]
fn a_gazetteer_of_ones_own_fills_the_gaps() {
    let Some((text, _)) = article() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let rows = "\
        7000001\tAl Laţāminah\tAl Lataminah\t\t35.32\t36.62\tP\tPPL\tSY\t\t10\t\t\t\t16267\t\t\tAsia/Damascus\t2020-01-01\n\
        7000002\tKafr Nabūdah\tKafr Nabudah\t\t35.43\t36.48\tP\tPPL\tSY\t\t10\t\t\t\t13513\t\t\tAsia/Damascus\t2020-01-01\n\
        7000003\tAl Ghūţah\tAl Ghutah\tEl Ghouta,Ghouta\t33.5\t36.4\tL\tRGN\tSY\t\t08\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n";
    let (source, built) = (folder.path().join("SY.txt"), folder.path().join("SY.gazetteer"));
    fs::File::create(&source).and_then(|mut file| file.write_all(rows.as_bytes())).expect("a source");
    let sources = Sources { places: vec![source], ..Sources::default() };
    let mut out = fs::File::create(&built).expect("a file");
    build(&sources, &mut out, &mut |_| {}).expect("three rows");
    let layered = || Gazetteer::embedded().layered(&built).expect("a gazetteer");
    let found = ids(&read(&text, layered()), &layered());
    assert_eq!(found.get("Latamnah"), Some(&vec![Some(7_000_001)]));
    assert_eq!(found.get("Kafr Nabudah"), Some(&vec![Some(7_000_002)]));
    assert_eq!(found.get("Ghouta"), Some(&vec![Some(7_000_003)]));
    assert_eq!(found.get("Aleppo").map(Vec::len), Some(1));
}
