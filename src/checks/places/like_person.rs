//! A place spelled like a person.

use std::collections::{HashMap, HashSet};

use crate::{
    analysis::{
        names::words::{Known, known},
        people::{Entity, EntityKind},
        places::Place,
    },
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-like-person",
    name: "A place spelled like a person of the article",
    level: Level::Hint,
    why: "A word of this article is the surname of somebody in it, and here it is read as a place. Both may be \
          right (“Mr London lives in London”); but where it is the person after all, the annotation must say so. Reported once a name.",
    example: "Ana Florence, a teacher, has lived in the old town all her life.\n\nShe was born in the city of Florence, Italy, in 1961.\n",
    instead: "Ana Ruiz, a teacher, has lived in the old town all her life.\n\nShe was born in the city of Florence, Italy, in 1961.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let people = article.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    // “Ines Duarte of Lisbon” is called after nothing of Lisbon’s.
    let plain = |name: &str| name.split(' ').all(|word| !word.starts_with(char::is_lowercase));
    let by_surname: HashMap<&str, &Entity> = people
        .filter(|entity| plain(&entity.name))
        .filter_map(|entity| Some((entity.name.rsplit_once(' ')?.1, entity)))
        .collect();
    let mut seen = HashSet::new();
    for place in &article.reading.places {
        let person = by_surname.get(place.name.as_str());
        if let Some(person) = person.filter(|person| !is_well_known(article, place) || has_given_name(person)) {
            if !seen.insert(place.name.as_str()) {
                continue;
            }
            sink.report(place.range, format!("{} is read as a place here; {} is a person.", place.name, person.name))
                .relate(person.introduction, format!("{} is introduced here.", person.name));
        }
    }
}

/// Places of so many people are better known than any namesake.
const WELL_KNOWN: u64 = 1_000_000;

/// Whether a place is so well known that a name with it in may well be that of a company or a branch:
/// “Harrow Canada”.
fn is_well_known(article: &Article, place: &Place) -> bool {
    let facts = place.resolved.and_then(|id| article.gazetteer.facts(id));
    facts.is_some_and(|facts| facts.population >= WELL_KNOWN)
}

fn has_given_name(person: &Entity) -> bool {
    let first = person.name.split(' ').next().unwrap_or_default().to_lowercase();
    known(&first).intersects(Known::GIVEN)
}
