//! Somebody known by a short name before the full one.

use crate::{
    analysis::people::{EntityId, EntityKind, Mention, MentionForm},
    checks::{Rule, Sink, head::body_start},
    config::Level,
    ide::Article,
    text::CharOffset,
};

use super::names::{is_first_person, is_no_surname, is_relative, stands_for_somebody};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-late-introduction",
    name: "A person named in full only after a short form",
    level: Level::Information,
    why: "The full name, with what a reader must know of the person, belongs where the person first appears in \
          the body of the article. That a headline or the line below it uses the surname alone is common, and \
          not reported; nor is what is only called after somebody, as “the Kowal plan”.",
    example: "The bridge stays closed\n\nResidents of the old town lost their shortest way to work on Monday.\n\n\
              “It is not safe,” Ms Kowal said on Friday.\n\nMarta Kowal, the city engineer, has closed two \
              bridges this year.\n",
    instead: "The bridge stays closed\n\nResidents of the old town lost their shortest way to work on Monday.\n\n\
              “It is not safe,” Marta Kowal, the city engineer, said on Friday.\n\nMs Kowal has closed two \
              bridges this year.\n",
    source: Some("Associated Press Stylebook, “names”: full name on first reference"),
    run,
};

/// Lines shorter than this may be headlines, in code points.
const DECK: usize = 110;
/// How far down the last line of a headline may begin, in code points.
const TOP: usize = 300;

fn run(article: &Article, sink: &mut Sink<'_>) {
    // The first line is a headline even where it ends like a sentence.
    let first = article.text.line_at(CharOffset::ZERO).end();
    let body = body_start(&article.text).max(first);
    for (i, entity) in article.reading.entities.iter().enumerate() {
        if entity.kind != EntityKind::Person || !entity.introduced {
            continue;
        }
        let short = |form| matches!(form, MentionForm::Surname | MentionForm::Honorific);
        let before = |mention: &&Mention| mention.range.start() < entity.introduction.start();
        let mut before = sink.mentions_of(article, EntityId::new(i)).take_while(before);
        let early = before.find(|mention| {
            if mention.range.start() < body || is_first_person(article, mention) {
                return false;
            }
            let called_after = mention.form == MentionForm::Surname && !stands_for_somebody(article, mention.range);
            let other = is_no_surname(&article.text.slice(mention.range)) || is_relative(article, mention.range);
            // A short line near the top is a part of the headline, whatever it ends with.
            let deck = mention.form == MentionForm::Surname && mention.range.start() < CharOffset::new(TOP + DECK) && {
                let line = article.text.line_at(mention.range.start());
                line.len() < DECK && line.start() < CharOffset::new(TOP)
            };
            let nobody = deck || called_after || other && mention.form == MentionForm::Surname;
            !nobody
        });
        let early = early.filter(|mention| short(mention.form));
        if let Some(early) = early {
            let finding = sink.report(early.range, format!("{} is named in full only later.", entity.name));
            finding.relate(entity.introduction, "The full name stands here.");
            finding.fix(format!("Write {} here", entity.name), early.range, entity.name.as_str());
        }
    }
}
