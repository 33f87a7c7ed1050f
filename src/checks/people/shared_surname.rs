//! A bare surname that two people bear.

use std::collections::{HashMap, HashSet};

use crate::{
    analysis::people::{Entity, EntityId, EntityKind, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharOffset,
};

use super::names::stands_for_somebody;

/// How far before a bare surname its bearers are looked for, in code points: some five paragraphs.
const NEAR: usize = 1500;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-shared-surname",
    name: "A bare surname that two people of the article bear",
    level: Level::Information,
    why: "Two people of the article have this surname, and here it stands alone: a reader must guess which of \
          them is meant. The given name, or what tells the two apart, belongs on every mention. Reported once a \
          surname, where both were named shortly before; not where it stood for one of them before the other \
          came in.",
    example: "Marta Kowal, the city engineer, and her brother Piotr Kowal inspected the bridge.\n\n\
              “It is not safe,” Kowal said.\n",
    instead: "Marta Kowal, the city engineer, and her brother Piotr Kowal inspected the bridge.\n\n\
              “It is not safe,” Piotr Kowal said.\n",
    source: Some("Associated Press Stylebook, “family names”: first and last names where relatives share a name"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut bearers: HashMap<String, Vec<(EntityId, &Entity)>> = HashMap::new();
    let people = article.reading.entities.iter().enumerate();
    for (i, entity) in people.filter(|(_, entity)| entity.kind == EntityKind::Person && entity.introduced) {
        if let Some(surname) = surname(&entity.name) {
            bearers.entry(surname.to_lowercase()).or_default().push((EntityId::new(i), entity));
        }
    }
    bearers.retain(|_, people| people.len() > 1);
    if bearers.is_empty() {
        return;
    }
    let prose = sink.prose(article);
    let mut reported = HashSet::new();
    // Where each surname first stands alone, somebody of it being known already.
    let mut first: HashMap<String, CharOffset> = HashMap::new();
    for mention in article.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Surname) {
        let name = prose.slice(mention.range);
        let key = name.to_lowercase();
        let Some(people) = bearers.get(&key).filter(|_| !reported.contains(&key)) else { continue };
        let start = mention.range.start();
        if people.iter().any(|(_, entity)| entity.introduction.start() < start) {
            first.entry(key.clone()).or_insert(start);
        }
        // Who comes further down can't be meant yet, and who was last named long ago hardly is.
        let near = |(id, _): &&(EntityId, &Entity)| {
            let mut named = sink.mentions_of(article, *id).filter(|it| it.form == MentionForm::Name);
            let from = mention.range.start().minus(NEAR);
            named.any(|it| it.range.start() >= from && it.range.end() <= mention.range.start())
        };
        let known: Vec<&Entity> = people.iter().filter(near).map(|(_, entity)| *entity).collect();
        let last = known.iter().map(|entity| entity.introduction.start()).max();
        let settled = first.get(&key).is_some_and(|first| last.is_some_and(|last| *first < last));
        if let [first, .., last] = known[..]
            && !settled
            && stands_for_somebody(article, mention.range)
        {
            reported.insert(key);
            let finding = sink.report(mention.range, format!("{name} could be {} or {}.", first.name, last.name));
            for person in known {
                finding.relate(person.introduction, format!("{} is introduced here.", person.name));
                finding.fix(format!("Write {}", person.name), mention.range, person.name.as_str());
            }
        }
    }
}

/// The last word of a full name.
fn surname(name: &str) -> Option<&str> {
    let (_, last) = name.rsplit_once(' ')?;
    // “Sammy Davis Jr.”: a suffix is no surname.
    let suffix = matches!(last.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV");
    if suffix { None } else { Some(last) }
}
