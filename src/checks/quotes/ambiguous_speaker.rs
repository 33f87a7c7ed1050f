//! “He said”, and two men to be him.

use std::collections::HashSet;

use crate::{
    analysis::{
        names::words::{Known, known},
        people::{Entity, EntityId, EntityKind, Fact, Gender, Mention, MentionForm},
        quotes::RunnerUp,
    },
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::roles,
    text::{CharOffset, CharRange},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-ambiguous-speaker",
    name: "A quote whose speaker could be two people",
    level: Level::Information,
    why: "The sentence before says that one met, called or followed the other, or gives both the same weight, and the “he” or “she” that speaks \
          could stand for both. postil takes the one spoken of most, and says whom in its hint; a reader may \
          take the other. “The manager” is reported where two who are managers are named. A name settles it. Not reported where one of the two has just \
          been quoted.",
    example: "Pavel Kowal met Henrik Brandt on Monday.\n\n“We have no money left,” he said.\n",
    instead: "Pavel Kowal met Henrik Brandt on Monday.\n\n“We have no money left,” Mr Kowal said.\n",
    source: Some("Reuters Handbook of Journalism, “pronouns”: repeat the name where it could be unclear who is meant"),
    run,
};

/// The runner-up is reported where the speaker is less than so many times as salient.
const EVEN: f32 = 1.2;

/// How far before the pronoun the two names may stand, in code points.
const NEAR: usize = 400;

/// Verbs of which both sides may go on to speak.
const MEETING: [&str; 44] = [
    "met",
    "meets",
    "meet",
    "meeting",
    "told",
    "tells",
    "called",
    "calls",
    "phoned",
    "telephoned",
    "joined",
    "joins",
    "followed",
    "follows",
    "succeeded",
    "succeeds",
    "succeed",
    "replaced",
    "replaces",
    "replace",
    "beat",
    "defeated",
    "thanked",
    "praised",
    "interviewed",
    "hosted",
    "welcomed",
    "greeted",
    "hugged",
    "visited",
    "faced",
    "challenged",
    "interrupted",
    "married",
    "with",
    "alongside",
    "spoke",
    "talked",
    "wrote",
    "introduced",
    "approached",
    "confronted",
    "accompanied",
    "joining",
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let spans = Spans::of(article);
    let speakers: HashSet<CharRange> =
        article.reading.quotes.iter().filter_map(|quote| Some(quote.speaker.as_ref()?.range)).collect();
    let mut last = None;
    for quote in &article.reading.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let gender = match article.text.words(speaker.range).to_lowercase().as_str() {
            "he" => Gender::Masculine,
            "she" => Gender::Feminine,
            source => {
                if speaker.entity.is_none() && last.replace(speaker.range) != Some(speaker.range) {
                    bearers(article, speaker.range, source.strip_prefix("the "), sink);
                }
                continue;
            }
        };
        let Some(meant) = speaker.entity else { continue };
        // One pronoun may speak several quotes.
        if last.replace(speaker.range) == Some(speaker.range) {
            continue;
        }
        let at = speaker.range.start();
        let rival = || rivals(article, &spans, at, meant, quote.runner_up?);
        let Some((one, other)) = two_before(article, &spans, at, gender).or_else(rival) else { continue };
        let quoted = |it: &Mention| speakers.contains(&it.range);
        if ![one.entity, other.entity].contains(&Some(meant)) || quoted(one) || quoted(other) {
            continue;
        }
        let name = |it: &Mention| article.text.slice(it.range);
        let word = article.text.slice(speaker.range);
        let message = format!("“{word}” could be {} or {}.", name(one), name(other));
        let finding = sink.report(speaker.range, message);
        for it in [one, other] {
            finding.relate(it.range, format!("{} is named here.", name(it)));
        }
        for it in [one, other] {
            let named = article.reading.entity(it.entity.unwrap_or_default()).map_or("", |entity| entity.name.as_str());
            finding.fix(format!("Write {named}"), speaker.range, named);
        }
    }
}

/// Reports “the manager” where the article has two who are, and says which.
fn bearers(article: &Article, range: CharRange, noun: Option<&str>, sink: &mut Sink<'_>) {
    let Some(noun) = noun.filter(|noun| roles::is_role(noun)) else { return };
    let bears = |entity: &&Entity| {
        let told =
            |role: &Fact<String>| role.range.start() < range.start() && role.value.to_lowercase().ends_with(noun);
        entity.kind == EntityKind::Person && entity.roles.iter().any(told)
    };
    let two: Vec<&Entity> = article.reading.entities.iter().filter(bears).collect();
    let [one, other] = two.as_slice() else { return };
    let message = format!("“the {noun}” could be {} or {}.", one.name, other.name);
    let finding = sink.report(range, message);
    for entity in [one, other] {
        finding.relate(entity.introduction, format!("{} is named here.", entity.name));
    }
    for entity in [one, other] {
        finding.fix(format!("Write {}", entity.name), range, entity.name.as_str());
    }
}

/// The chunks of all quotes, in order.
struct Spans(Vec<CharRange>);

impl Spans {
    /// Quotes inside quotes are looked for so deep.
    const DEEP: usize = 4;

    fn of(article: &Article) -> Spans {
        let mut spans: Vec<CharRange> = article.reading.quotes.iter().flat_map(|quote| &quote.spans).copied().collect();
        spans.sort_unstable();
        Spans(spans)
    }

    /// Whether a quote covers a range.
    fn cover(&self, range: CharRange) -> bool {
        let end = self.0.partition_point(|span| span.start() <= range.start());
        self.0[..end].iter().rev().take(Self::DEEP).any(|span| span.covers(range))
    }
}

/// The last two people named before a pronoun that it could stand for, if one sentence, the last
/// that names anybody, names both.
fn two_before<'a>(
    article: &'a Article,
    spans: &Spans,
    at: CharOffset,
    gender: Gender,
) -> Option<(&'a Mention, &'a Mention)> {
    let reading = &article.reading;
    let fits = |id: EntityId| {
        let entity = reading.entity(id)?;
        let person = entity.kind == EntityKind::Person;
        let likely = entity.gender.or_else(|| given_gender(&entity.name));
        (person && likely.is_none_or(|known| known == gender)).then_some(())
    };
    let named = |form| matches!(form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific);
    let end = reading.mentions.partition_point(|mention| mention.range.end() <= at);
    let near = reading.mentions[..end].iter().rev().take_while(|mention| mention.range.start() >= at.minus(NEAR));
    let mut near = near.filter(|mention| named(mention.form) && !spans.cover(mention.range));
    let last = near.next().filter(|mention| mention.entity.and_then(fits).is_some())?;
    let before = near.next().filter(|mention| mention.entity.and_then(fits).is_some())?;
    let between = article.text.words(CharRange::new(before.range.end(), last.range.start()));
    let behind = article.text.words(CharRange::new(last.range.end(), at));
    // “Kowal’s brother”, “Kowal and Brandt”: one is a possessor, or “they” would have been said.
    let possessor = between.starts_with(['’', '\'']) || behind.starts_with(['’', '\'']);
    let joined = matches!(between.trim(), "and" | "," | "or" | "&");
    let met = between.split_whitespace().count() <= 4 && between.split_whitespace().any(|word| MEETING.contains(&word));
    let one_sentence = !between.contains(['\n', '\r', '.', '!', '?', '“', '”', '"']);
    let next = behind.matches("\n\n").count() <= 1 && sentences(behind) == 1;
    (last.entity != before.entity && met && one_sentence && next && !possessor && !joined).then_some((before, last))
}

/// The last mentions by name of a speaker and of the runner-up where the two are almost as likely,
/// both are named right before, and their genders are known.
fn rivals<'a>(
    article: &'a Article,
    spans: &Spans,
    at: CharOffset,
    meant: EntityId,
    other: RunnerUp,
) -> Option<(&'a Mention, &'a Mention)> {
    let reading = &article.reading;
    let named = |form| matches!(form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific);
    let end = reading.mentions.partition_point(|mention| mention.range.end() <= at);
    let near = reading.mentions[..end].iter().rev().take_while(|mention| mention.range.start() >= at.minus(NEAR / 2));
    let near: Vec<&Mention> = near.filter(|mention| named(mention.form) && !spans.cover(mention.range)).collect();
    let last = |id| near.iter().find(|mention| mention.entity == Some(id)).copied();
    let (one, two) = (last(meant)?, last(other.entity)?);
    let others = near.iter().any(|it| it.entity != one.entity && it.entity != two.entity);
    let (first, second) = if one.range < two.range { (one, two) } else { (two, one) };
    let between = article.text.slice(CharRange::new(first.range.end(), second.range.start()));
    let behind = article.text.slice(CharRange::new(second.range.end(), at));
    let possessor = between.starts_with(['’', '\'']) || behind.starts_with(['’', '\'']);
    let next = sentences(&between) == 0 && sentences(&behind) == 1;
    // “under President Kowal”: named, but nobody who could go on to speak.
    let front = between.split_whitespace().rev().find(|word| word.starts_with(char::is_lowercase));
    let aside = front.is_some_and(|word| {
        matches!(
            word,
            "under" | "about" | "against" | "on" | "like" | "unlike" | "over" | "of" | "for" | "by" | "from" | "than"
        )
    });
    (other.lead < EVEN && next && !aside && !possessor && !others).then_some((first, second))
}

/// How many sentences end in a piece of text, quotes left out.
fn sentences(text: &str) -> usize {
    let mut quoted = false;
    let mut ends = 0;
    for c in text.chars() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            '"' => quoted = !quoted,
            '.' | '!' | '?' if !quoted => ends += 1,
            _ => {}
        }
    }
    ends
}

/// The gender of a full name whose given name only one sex bears.
fn given_gender(name: &str) -> Option<Gender> {
    let (given, _) = name.split_once(' ')?;
    let known = known(&given.to_lowercase());
    match (known.contains(Known::GIVEN_MAN), known.contains(Known::GIVEN_WOMAN)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}
