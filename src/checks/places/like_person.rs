//! A place spelled like a person.

use std::collections::HashMap;

use crate::{
    analysis::people::{Entity, EntityKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-like-person",
    name: "A place spelled like a person of the article",
    level: Level::Hint,
    why: "A word of this article is the surname of somebody in it, and here it is read as a place. Both may be \
          right (“Mr London lives in London”); but where it is the person after all, the annotation must say so.",
    example: "Ana Florence, a teacher, has lived in the old town all her life.\n\nShe was born in the city of Florence, Italy, in 1961.\n",
    instead: "Ana Ruiz, a teacher, has lived in the old town all her life.\n\nShe was born in the city of Florence, Italy, in 1961.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let people = article.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let by_surname: HashMap<&str, &Entity> =
        people.filter_map(|entity| Some((entity.name.rsplit_once(' ')?.1, entity))).collect();
    for place in &article.reading.places {
        if let Some(person) = by_surname.get(place.name.as_str()) {
            sink.report(place.range, format!("{} is read as a place here; {} is a person.", place.name, person.name))
                .relate(person.introduction, format!("{} is introduced here.", person.name));
        }
    }
}
