//! A person the article never introduces.

use crate::{
    analysis::{
        people::{EntityId, EntityKind, Mention, MentionForm},
        quotes::Quote,
    },
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::names::{is_no_surname, is_relative, stands_for_somebody};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-surname-only",
    name: "A person only ever named by surname",
    level: Level::Information,
    why: "A person is named in full, with what makes them worth quoting, where they first appear. Who only \
          ever appears as a surname was introduced in a paragraph that has been cut, or is so well known that \
          the writer didn't think of it; an annotator must know which. Reported once, at the first mention, and \
          only where it is plain that a person is meant: who has a title, speaks, or is “he” or “she” later.",
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
        let id = EntityId::new(i);
        // “Al Sharpton” may be a full name as “Al Essa” is none.
        if is_no_surname(&entity.name) || entity.name.starts_with("Al ") {
            continue;
        }
        let person = |form| matches!(form, MentionForm::Honorific | MentionForm::Pronoun);
        let plain = sink.mentions_of(article, id).any(|mention| person(mention.form))
            || article.reading.quotes_of(id).any(|quote| !speaks_as_body(article, quote))
            || !entity.ages.is_empty();
        if !plain || sink.mentions_of(article, id).any(|mention| is_style(article, mention)) {
            continue;
        }
        let named = |mention: &&Mention| match mention.form {
            MentionForm::Name | MentionForm::Honorific => true,
            MentionForm::Surname => stands_for_somebody(article, mention.range),
            MentionForm::Pronoun | MentionForm::Nominal => false,
        };
        let mut mentions = sink.mentions_of(article, id).filter(named);
        if let Some(first) = mentions.next().filter(|first| !is_relative(article, first.range)) {
            let more = match mentions.count() {
                0 => String::new(),
                1 => ", nor is the other mention".to_owned(),
                n => format!(", nor are the {n} other mentions"),
            };
            sink.report(first.range, format!("{} is not named in full here{more}.", entity.name));
        }
    }
}

/// Whether a claim is one that a body may as well make: “according to Politifact”, “Lenox said it would close”.
fn speaks_as_body(article: &Article, quote: &Quote) -> bool {
    let word = |range: CharRange| article.text.words(range).split(' ').next().unwrap_or_default().to_lowercase();
    let of_itself = quote.spans.iter().any(|span| matches!(word(*span).as_str(), "it" | "its"));
    of_itself || quote.cue.is_some_and(|cue| word(cue) == "according")
}

/// Whether a mention is the whole style of a peer, a royal or a cleric, who goes by no other name: “Lord Hexham”.
fn is_style(article: &Article, mention: &Mention) -> bool {
    let title = || article.text.words(mention.range).split(' ').next().unwrap_or_default().to_lowercase();
    mention.form == MentionForm::Honorific
        && matches!(
            title().as_str(),
            "lord"
                | "lady"
                | "baron"
                | "baroness"
                | "viscount"
                | "viscountess"
                | "earl"
                | "count"
                | "countess"
                | "duke"
                | "duchess"
                | "king"
                | "queen"
                | "prince"
                | "princess"
                | "emperor"
                | "empress"
                | "sultan"
                | "emir"
                | "pope"
                | "patriarch"
        )
}
