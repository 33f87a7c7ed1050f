//! One person, two ages.

use crate::{
    analysis::people::EntityKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-two-ages",
    name: "Two ages for one person",
    level: Level::Warning,
    why: "One of the two is wrong, or they are two people with one name. Reported at every age that differs \
          from the first one given.",
    example: "Marta Kowal, 41, the city engineer, closed the bridge.\n\n\
              “It is not safe,” said Marta Kowal, 47, on Friday.\n",
    instead: "Marta Kowal, 41, the city engineer, closed the bridge.\n\n\
              “It is not safe,” said Marta Kowal, 41, on Friday.\n",
    source: Some(
        "Society of Professional Journalists, Code of Ethics (2014): information is verified before it is released",
    ),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for entity in article.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let Some((first, later)) = entity.ages.split_first() else { continue };
        for age in later.iter().filter(|age| age.value != first.value) {
            let message = format!("{} is {} here, but {} before.", entity.name, age.value, first.value);
            let finding = sink.report(age.range, message);
            finding.relate(first.range, format!("{} years old here.", first.value));
            finding.fix(format!("Write {} here", first.value), age.range, first.value.to_string());
            finding.fix(format!("Write {} there", age.value), first.range, age.value.to_string());
        }
    }
}
