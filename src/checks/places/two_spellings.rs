//! One place, spelled in two ways.

use std::collections::BTreeMap;

use crate::{
    analysis::places::Place,
    checks::{Fix, Rule, Sink, spelling},
    config::Level,
    gazetteer::EntryId,
    ide::Article,
    text::{CharRange, Edit},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-two-spellings",
    name: "One place spelled in two ways",
    level: Level::Information,
    why: "Two names of the article mean the same place and differ by a letter or two. Both may be right, but an \
          article should keep to one. Names that are different words (“Britain”, “the UK”) are not reported.",
    example: "Families fled from Deraa to Amman.\n\nThe army has closed the road from Daraa to the border.\n",
    instead: "Families fled from Deraa to Amman.\n\nThe army has closed the road from Deraa to the border.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut by_entry: BTreeMap<EntryId, Vec<&Place>> = BTreeMap::new();
    for place in &article.reading.places {
        if let Some(entry) = place.resolved {
            by_entry.entry(entry).or_default().push(place);
        }
    }
    for places in by_entry.values() {
        let Some((first, later)) = places.split_first() else { continue };
        let Some(other) = later.iter().find(|place| spelling::is_variant(&place.name, &first.name)) else { continue };
        let (this, that) = (other.name.as_str(), first.name.as_str());
        let finding = sink.report(other.range, format!("{this} here, {that} before: both mean the same place."));
        finding.relate(first.range, format!("{that} stands here."));
        for (from, to) in [(this, that), (that, this)] {
            let spans = places.iter().filter(|place| place.name == from).map(|place| place.range);
            finding.fixes.push(make_all(spans, to));
        }
    }
}

fn make_all(spans: impl Iterator<Item = CharRange>, name: &str) -> Fix {
    let edits = spans.map(|range| Edit { range, text: name.to_owned() }).collect();
    Fix { title: format!("Make all {name}"), edits }
}
