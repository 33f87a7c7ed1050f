//! “Mr” for somebody who is “she” elsewhere.

use crate::{
    analysis::people::{Entity, EntityId, EntityKind, Fact, Gender, Mention, MentionForm},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::{
        honorifics::{Sex, honorific},
        roles,
    },
    text::CharRange,
};

use super::names::is_first_person;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "person-gender-conflict",
    name: "A title of one gender for somebody of the other",
    level: Level::Information,
    why: "“Mr Kowal” in an article whose only Kowal is a woman: the title is wrong, or a relative was never \
          introduced. Gender is taken from titles and pronouns of the article, never from a given name. Not \
          reported where the title comes again, or with a pronoun: then there are two people. The same holds for nouns \
          that only one gender bears: “he” behind “the spokeswoman, Marta Kowal”.",
    example: "Marta Kowal, the city engineer, said she would close the bridge.\n\n“It is not safe,” Mr Kowal said.\n",
    instead: "Marta Kowal, the city engineer, said she would close the bridge.\n\n“It is not safe,” Ms Kowal said.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    by_role(article, sink);
    let people = || {
        let entities = article.reading.entities.iter().enumerate();
        entities.filter(|(_, entity)| entity.kind == EntityKind::Person).map(|(i, entity)| (EntityId::new(i), entity))
    };
    for (id, entity) in people().filter(|(_, entity)| !entity.introduced) {
        let Some((title, there)) = titled(article, sink, id) else { continue };
        if sink.mentions_of(article, id).filter(|mention| !is_first_person(article, mention)).count() > 1 {
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
        if let Some((first, rest)) = words.split_once(' ')
            && let Some(right) = other_title(first)
        {
            finding.fix(format!("Write {right}"), there, format!("{right} {rest}"));
        }
    }
}

/// “He” where the only person it could stand for is called a spokeswoman, and two such words for one
/// person.
fn by_role(article: &Article, sink: &mut Sink<'_>) {
    for (pronoun, shown, role) in opposed(article) {
        let word = article.text.slice(pronoun);
        let name = article.reading.entity(shown).map_or("", |entity| entity.name.as_str());
        let noun = article.text.slice(role);
        let finding = sink.report(pronoun, format!("“{word}” here, but {name} is “{noun}” before."));
        finding.relate(role, format!("“{noun}” stands here."));
        if let Some(right) = other_pronoun(&word) {
            finding.fix(format!("Write {right}"), pronoun, right);
        }
        if let Some(right) = other_noun(&noun) {
            finding.fix(format!("Write {right} there"), role, right);
        }
    }
    for entity in article.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let mut known: Option<(Gender, &Fact<String>)> = None;
        for role in &entity.roles {
            let Some(gender) = gender_of_role(&role.value) else { continue };
            match known {
                Some((other, before)) if other != gender => {
                    let message = format!("{} is “{}” here, but “{}” before.", entity.name, role.value, before.value);
                    let finding = sink.report(role.range, message);
                    finding.relate(before.range, "The other word stands here.");
                    if let Some(right) = other_noun(&role.value) {
                        finding.fix(format!("Write {right} here"), role.range, right);
                    }
                    if let Some(right) = other_noun(&before.value) {
                        finding.fix(format!("Write {right} there"), before.range, right);
                    }
                    break;
                }
                Some(_) => {}
                None => known = Some((gender, role)),
            }
        }
    }
}

/// The courtesy title for the other gender, as the article writes it: with its full stop or without.
fn other_title(title: &str) -> Option<&'static str> {
    Some(match title {
        "Mr" => "Ms",
        "Mr." => "Ms.",
        "Ms" | "Mrs" | "Miss" => "Mr",
        "Ms." | "Mrs." => "Mr.",
        _ => return None,
    })
}

/// The subject pronoun for the other gender.
fn other_pronoun(word: &str) -> Option<&'static str> {
    Some(match word {
        "he" => "she",
        "He" => "She",
        "she" => "he",
        "She" => "He",
        _ => return None,
    })
}

/// A role with the noun for the other gender, where one differs from the other by its ending alone: “a
/// spokesman for it” for “a spokeswoman for it”.
fn other_noun(role: &str) -> Option<String> {
    let word = role.split_whitespace().find(|word| {
        let lower = word.to_lowercase();
        lower.len() > 5 && (lower.ends_with("woman") || lower.ends_with("man"))
    })?;
    let right = match word.strip_suffix("woman") {
        Some(stem) => format!("{stem}man"),
        None => format!("{}woman", word.strip_suffix("man")?),
    };
    Some(role.replacen(word, &right, 1))
}

/// Pronouns that speak and have nobody to stand for, where just one person is named shortly before and
/// a role shows the other gender: the pronoun, the person, the role.
pub(in crate::checks) fn opposed(article: &Article) -> Vec<(CharRange, EntityId, CharRange)> {
    let mut out: Vec<(CharRange, EntityId, CharRange)> = Vec::new();
    for quote in &article.reading.quotes {
        let Some(speaker) = quote.speaker.as_ref().filter(|it| it.form == MentionForm::Pronoun && it.entity.is_none())
        else {
            continue;
        };
        let gender = match article.text.slice(speaker.range).to_lowercase().as_str() {
            "he" => Gender::Masculine,
            "she" => Gender::Feminine,
            _ => continue,
        };
        let at = speaker.range.start();
        let mentions = &article.reading.mentions;
        let end = mentions.partition_point(|mention| mention.range.end() <= at);
        let near = mentions[..end].iter().rev().take_while(|mention| mention.range.start() >= at.minus(NEAR));
        let mut people = near
            .filter_map(|mention| mention.entity)
            .filter(|id| article.reading.entity(*id).is_some_and(|entity| entity.kind == EntityKind::Person));
        let Some(only) = people.next().filter(|only| people.all(|other| other == *only)) else { continue };
        let Some(entity) = article.reading.entity(only) else { continue };
        let shown = entity.roles.iter().find(|role| gender_of_role(&role.value).is_some_and(|shown| shown != gender));
        if let Some(role) = shown
            && !out.iter().any(|(pronoun, ..)| *pronoun == speaker.range)
        {
            out.push((speaker.range, only, role.range));
        }
    }
    out
}

/// The gender that a role shows by its noun: the last word before what hangs on it. “Chairman” is said
/// of women as well.
fn gender_of_role(role: &str) -> Option<Gender> {
    let hangs = |word: &&str| !matches!(*word, "of" | "for" | "at" | "in" | "from" | "with" | "on");
    let head =
        role.split_whitespace().take_while(hangs).last()?.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    // “Husband” beside a name may well be said of somebody else, as may “man”.
    let kin = roles::is_kin(&head) || matches!(head.as_str(), "man" | "woman" | "boy" | "girl");
    match (roles::is_masculine(&head), roles::is_feminine(&head)) {
        _ if kin => None,
        (true, false) if head != "chairman" => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// How far before a pronoun the person it should stand for is named, in code points.
const NEAR: usize = 400;

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
