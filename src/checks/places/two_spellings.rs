//! One place, spelled in two ways.

use std::collections::HashSet;

use crate::{
    analysis::places::Place,
    checks::{Fix, Rule, Sink, spelling::Spelling},
    config::Level,
    gazetteer::{EntryId, is_within},
    ide::Article,
    text::{CharRange, Edit},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-two-spellings",
    name: "One place spelled in two ways",
    level: Level::Information,
    why: "Two names of the article mean the same place and differ by a letter or two. Both may be right, but an \
          article should keep to one: an action makes all the one or the other, and where both are to stay another \
          links both to the same entry. Names that are different words (“Britain”, “the UK”) are not reported.",
    example: "Families fled from Deraa to Amman.\n\nThe army has closed the road from Daraa to the border.\n",
    instead: "Families fled from Deraa to Amman.\n\nThe army has closed the road from Deraa to the border.\n",
    source: None,
    run,
};

/// Spellings further apart than this are two places; a town and the district named after it are one.
const SAME_KM: f64 = 100.0;

/// A place whose name is spelled as it was not before.
pub(crate) struct Spellings<'a> {
    /// Where it is first spelled so.
    pub(crate) place: &'a Place,
    /// Where it was spelled otherwise.
    pub(crate) before: &'a Place,
    /// What both mean.
    pub(crate) entry: EntryId,
}

/// The places of an article that it spells in two ways.
pub(crate) fn two_spellings(article: &Article) -> Vec<Spellings<'_>> {
    let resolved = article.reading.places.iter().filter_map(|place| Some((place, place.resolved?)));
    let mut names: HashSet<&str> = HashSet::new();
    let mut seen: Vec<(&Place, Spelling<'_>, EntryId)> = Vec::new();
    let mut found = Vec::new();
    for (place, entry) in resolved {
        if !names.insert(&place.name) {
            continue;
        }
        let spelling = Spelling::new(&place.name);
        let here = article.gazetteer.facts(entry);
        let near = |other: EntryId| {
            let there = article.gazetteer.facts(other);
            here.as_ref().zip(there).is_some_and(|(here, there)| is_within(here.point, there.point, SAME_KM))
        };
        let before = seen.iter().find(|(known, other, id)| {
            spelling.is_variant_of(other) && !is_demonym(&place.name, &known.name) && near(*id)
        });
        if let Some((before, _, entry)) = before {
            found.push(Spellings { place, before, entry: *entry });
        }
        seen.push((place, spelling, entry));
    }
    found
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    for Spellings { place, before, .. } in two_spellings(article) {
        let (this, that) = (place.name.as_str(), before.name.as_str());
        let finding = sink.report(place.range, format!("{this} here, {that} before: both mean the same place."));
        finding.relate(before.range, format!("{that} stands here."));
        for (from, to) in [(this, that), (that, this)] {
            let spans = article.reading.places.iter().filter(|place| place.name == from).map(|place| place.range);
            finding.fixes.push(make_all(spans, to));
        }
    }
}

/// Whether one is the other's people or language: “Dagestani”.
fn is_demonym(one: &str, other: &str) -> bool {
    one.strip_suffix('i') == Some(other) || other.strip_suffix('i') == Some(one)
}

fn make_all(spans: impl Iterator<Item = CharRange>, name: &str) -> Fix {
    let edits = spans.map(|range| Edit { range, text: name.to_owned() }).collect();
    Fix { title: format!("Make all {name}"), edits }
}
