//! A bare surname that two people bear.

use std::collections::{HashMap, HashSet};

use crate::{
    analysis::people::{Entity, EntityKind, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-shared-surname",
    name: "A bare surname that two people of the article bear",
    level: Level::Information,
    why: "Two people of the article have this surname, and here it stands alone: a reader must guess which of \
          them is meant. The given name, or what tells the two apart, belongs on every mention. Reported once a surname.",
    example: "Marta Kowal, the city engineer, and her brother Piotr Kowal inspected the bridge.\n\n\
              “It is not safe,” Kowal said.\n",
    instead: "Marta Kowal, the city engineer, and her brother Piotr Kowal inspected the bridge.\n\n\
              “It is not safe,” Piotr Kowal said.\n",
    source: Some("Associated Press Stylebook, “family names”: first and last names where relatives share a name"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut bearers: HashMap<String, Vec<&Entity>> = HashMap::new();
    let people = article.reading.entities.iter();
    for entity in people.filter(|entity| entity.kind == EntityKind::Person && entity.introduced) {
        if let Some(surname) = surname(&entity.name) {
            bearers.entry(surname.to_lowercase()).or_default().push(entity);
        }
    }
    bearers.retain(|_, people| people.len() > 1);
    if bearers.is_empty() {
        return;
    }
    let mut reported = HashSet::new();
    for mention in article.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Surname) {
        let name = article.text.slice(mention.range);
        let key = name.to_lowercase();
        let Some(people) = bearers.get(&key).filter(|_| !reported.contains(&key)) else { continue };
        // Who is introduced further down can't be meant yet.
        let known: Vec<_> = people.iter().filter(|it| it.introduction.start() < mention.range.start()).collect();
        if let [first, .., last] = known[..] {
            reported.insert(key);
            let finding = sink.report(mention.range, format!("{name} could be {} or {}.", first.name, last.name));
            for person in known {
                finding.relate(person.introduction, format!("{} is introduced here.", person.name));
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
