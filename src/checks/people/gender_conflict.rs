//! “Mr” for somebody who is “she” elsewhere.

use crate::{
    analysis::people::{Entity, EntityId, EntityKind, Gender, Mention, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::honorifics::{Sex, honorific},
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-gender-conflict",
    name: "A title of one gender for somebody of the other",
    level: Level::Information,
    why: "“Mr Kowal” in an article whose only Kowal is a woman: the title is wrong, or a relative was never \
          introduced. Gender is taken from titles and pronouns of the article, never from a given name. Not \
          reported where the title comes again, or with a pronoun: then there are two people.",
    example: "Marta Kowal, the city engineer, said she would close the bridge.\n\n“It is not safe,” Mr Kowal said.\n",
    instead: "Marta Kowal, the city engineer, said she would close the bridge.\n\n“It is not safe,” Ms Kowal said.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let people = || {
        let entities = article.reading.entities.iter().enumerate();
        entities.filter(|(_, entity)| entity.kind == EntityKind::Person).map(|(i, entity)| (EntityId::new(i), entity))
    };
    for (id, entity) in people().filter(|(_, entity)| !entity.introduced) {
        let Some((title, there)) = titled(article, sink, id) else { continue };
        if sink.mentions_of(article, id).count() > 1 {
            continue;
        }
        let mut bearers = people().filter(|(_, other)| other.introduced && bears(other, &entity.name));
        let (Some((bearer, only)), None) = (bearers.next(), bearers.next()) else { continue };
        let other = match title {
            Gender::Masculine => Gender::Feminine,
            Gender::Feminine => Gender::Masculine,
        };
        // Where the article calls the one person both, nothing follows for the other.
        let Some(evidence) = evidence(article, sink, bearer, other) else { continue };
        if self::evidence(article, sink, bearer, title).is_some() {
            continue;
        }
        let words = article.text.slice(there);
        let shown = article.text.slice(evidence);
        let finding = sink.report(there, format!("{words} here, but {} is “{shown}” elsewhere.", only.name));
        finding.relate(evidence, format!("“{shown}” stands here."));
        finding.relate(only.introduction, format!("{} is introduced here.", only.name));
    }
}

/// The gender that an honorific of somebody shows, and where.
fn titled(article: &Article, sink: &Sink<'_>, id: EntityId) -> Option<(Gender, CharRange)> {
    let titled = |mention: &Mention| Some((title(&article.text.slice(mention.range))?, mention.range));
    sink.mentions_of(article, id).filter(|mention| mention.form == MentionForm::Honorific).find_map(titled)
}

fn title(mention: &str) -> Option<Gender> {
    let first = mention.split_whitespace().next()?.to_lowercase();
    match honorific(&first).filter(|title| title.sure)?.sex {
        Sex::Man => Some(Gender::Masculine),
        Sex::Woman => Some(Gender::Feminine),
        Sex::Any => None,
    }
}

/// Whether a full name ends in a surname.
fn bears(entity: &Entity, surname: &str) -> bool {
    entity.name.strip_suffix(surname).is_some_and(|given| given.ends_with(' '))
}

/// A mention that shows the gender of somebody.
fn evidence(article: &Article, sink: &Sink<'_>, id: EntityId, gender: Gender) -> Option<CharRange> {
    let shows = |mention: &&Mention| {
        let text = article.text.slice(mention.range);
        match mention.form {
            MentionForm::Pronoun => match text.to_lowercase().as_str() {
                "he" => gender == Gender::Masculine,
                "she" => gender == Gender::Feminine,
                _ => false,
            },
            MentionForm::Name | MentionForm::Honorific => title(&text) == Some(gender),
            MentionForm::Surname | MentionForm::Nominal => false,
        }
    };
    sink.mentions_of(article, id).find(shows).map(|mention| mention.range)
}
