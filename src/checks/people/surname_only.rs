//! A person the article never introduces.

use crate::{
    analysis::people::{EntityId, EntityKind, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-surname-only",
    name: "A person only ever named by surname",
    level: Level::Information,
    why: "A person is named in full, with what makes them worth quoting, where they first appear. Who only \
          ever appears as a surname was introduced in a paragraph that has been cut, or is so well known that \
          the writer didn't think of it; an annotator must know which. Reported once, at the first mention.",
    example: "Ms Kowal said the bridge would stay closed.\n\n“It is not safe,” Kowal said.\n",
    instead: "Marta Kowal, the city engineer, said the bridge would stay closed.\n\n“It is not safe,” Kowal said.\n",
    source: Some("Associated Press Stylebook, “names”: full name on first reference"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for (i, entity) in article.reading.entities.iter().enumerate() {
        if entity.kind != EntityKind::Person || entity.introduced {
            continue;
        }
        let named = |form| matches!(form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific);
        let mut mentions = article.reading.mentions_of(EntityId::new(i)).filter(|mention| named(mention.form));
        if let Some(first) = mentions.next() {
            let more = match mentions.count() {
                0 => String::new(),
                1 => ", nor is the other mention".to_owned(),
                n => format!(", nor are the {n} other mentions"),
            };
            sink.report(first.range, format!("{} is not named in full here{more}.", entity.name));
        }
    }
}
