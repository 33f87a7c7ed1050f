//! A place the gazetteer doesn't know.

use std::collections::HashSet;

use crate::{
    analysis::places::PlaceKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::toponyms,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-unresolved",
    name: "A place that is in no gazetteer",
    level: Level::Hint,
    why: "The name is that of a place, but none of that name is known. It may be a village too small for the \
          gazetteer, or spelled in a way it doesn't list. A `[[place]]` in `postil.toml` makes it known; a \
          gazetteer of the country, built with more of GeoNames, may hold it. Reported once a name; regions, \
          streets and buildings are not expected to be known.",
    example: "Fighting resumed in the village of Ostrovnik Dolny on Monday, the army said.\n",
    instead: "Fighting resumed in the town of Izium on Monday, the army said.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut seen = HashSet::new();
    let unknown =
        |place: &&crate::analysis::places::Place| place.resolved.is_none() && place.kind == PlaceKind::Toponym;
    for place in article.reading.places.iter().filter(unknown) {
        let last = place.name.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
        if toponyms::is_institution(&last) {
            continue;
        }
        if seen.insert(place.name.as_str()) {
            sink.report(place.range, format!("No place named {} is known.", place.name));
        }
    }
}
