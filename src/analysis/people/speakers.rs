//! Who speaks each quote: from the span that says so to the entity.

use std::ops::Range;

use super::{
    EntityId, EntityKind, Gender, Mention, MentionForm, People, entities,
    key::Key,
    phrase::{Phrase, modifies_body},
};
use crate::{
    analysis::{
        names::{
            NameKind,
            words::{Known, known},
        },
        paragraph::Placed,
        quotes::{Ground, Quote},
        tokens::{Shape, TokenKind},
    },
    lexicon::roles,
    text::CharRange,
};

/// How far a pronoun's person must lie before the next to be shown where nobody speaks.
pub(super) const CLEAR: f32 = 1.6;

/// Resolves speakers, then every other “he” and “she” that is clear.
pub(super) fn resolve(people: &mut People, paragraphs: &[Placed], quotes: &mut [Quote]) {
    let mut resolver = Resolver { people, paragraphs, added: Vec::new() };
    for quote in quotes.iter_mut() {
        resolver.by_form(quote);
    }
    resolver.interviewee(quotes);
    resolver.pronouns(quotes);
    resolver.first_person(quotes);
    let Resolver { people, mut added, .. } = resolver;
    added.sort_by_key(|mention| (mention.range, mention.entity.is_none()));
    added.dedup_by_key(|mention| mention.range);
    people.mentions.extend(added);
    people.mentions.sort_by_key(|mention| mention.range);
}

pub(super) struct Resolver<'a> {
    pub(super) people: &'a mut People,
    pub(super) paragraphs: &'a [Placed],
    added: Vec<Mention>,
}

impl<'a> Resolver<'a> {
    pub(super) fn phrase(&self, range: CharRange) -> Option<Phrase<'a>> {
        let paragraphs = self.paragraphs;
        let at = paragraphs.partition_point(|placed| placed.start <= range.start()).checked_sub(1)?;
        let placed = &paragraphs[at];
        let shift = placed.start.to_usize();
        let local = CharRange::new(
            crate::text::CharOffset::new(range.start().to_usize() - shift),
            crate::text::CharOffset::new(range.end().to_usize().saturating_sub(shift)),
        );
        let bytes = placed.reading.bytes(local);
        let tokens = &placed.reading.tokens;
        let first = tokens.at_byte(bytes.start as usize);
        let last = tokens.list().partition_point(|token| token.start < bytes.end);
        (first < last).then_some(Phrase { tokens, range: first..last, placed })
    }

    /// Speakers whose form alone says who they are: names, roles, organisations.
    fn by_form(&mut self, quote: &mut Quote) {
        let Some(speaker) = quote.speaker.as_mut() else { return };
        let Some(phrase) = self.phrase(speaker.range) else { return };
        if let Some(mention) = self.named_in(&phrase, speaker.range) {
            speaker.form = mention.form;
            speaker.entity = mention.entity;
            if speaker.range.covers(mention.range) {
                speaker.range = mention.range;
            }
            return;
        }
        let only = (phrase.range.len() == 1).then(|| phrase.lower(phrase.range.start));
        match only {
            Some("he" | "she" | "i" | "we" | "they" | "you" | "it") => speaker.form = MentionForm::Pronoun,
            Some("who" | "which" | "that") => {
                speaker.form = MentionForm::Pronoun;
                speaker.entity = self.antecedent(speaker.range);
                self.add(speaker.range, MentionForm::Pronoun, speaker.entity);
            }
            _ => {
                speaker.form = MentionForm::Nominal;
                if quote.ground == Ground::Turn && phrase.lower(phrase.range.start).len() == 1 {
                    return;
                }
                speaker.entity = self.apposed(&phrase, speaker.range).or_else(|| self.role(&phrase));
                if speaker.entity.is_none()
                    && let Some((id, range, form)) = self.organisation(&phrase)
                {
                    (speaker.entity, speaker.range, speaker.form) = (Some(id), range, form);
                }
                self.add(speaker.range, speaker.form, speaker.entity);
            }
        }
    }

    pub(super) fn add(&mut self, range: CharRange, form: MentionForm, entity: Option<EntityId>) {
        let at = self.people.mentions.partition_point(|mention| mention.range.end() <= range.start());
        let there = self.people.mentions.get(at).is_some_and(|mention| mention.range.overlaps(range));
        if !there && !range.is_empty() {
            self.added.push(Mention { range, form, entity });
        }
    }

    /// The named mention in a speaker's span that speaks: the first person that is no possessor, or
    /// an organisation that is the whole of it.
    fn named_in(&self, phrase: &Phrase<'_>, range: CharRange) -> Option<Mention> {
        let mentions = &self.people.mentions;
        let from = mentions.partition_point(|mention| mention.range.end() <= range.start());
        let inside = || mentions[from..].iter().take_while(|mention| mention.range.start() < range.end());
        let kind = |mention: &Mention| {
            mention.entity.and_then(|id| self.people.entities.get(id.index())).map(|entity| entity.kind)
        };
        let behind = |mention: &Mention| {
            let shift = phrase.placed.start.to_usize();
            let end = CharRange::empty(crate::text::CharOffset::new(mention.range.end().to_usize() - shift));
            phrase.tokens.at_byte(phrase.placed.reading.bytes(end).start as usize)
        };
        let possessor = |mention: &Mention| {
            let next = behind(mention);
            next + 1 < phrase.range.end && phrase.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Clitic)
        };
        if let Some(person) = inside().find(|mention| kind(mention) == Some(EntityKind::Person) && !possessor(mention))
        {
            return Some(person.clone());
        }
        let head = phrase.head();
        inside()
            .find(|mention| {
                kind(mention) == Some(EntityKind::Organisation)
                    && !possessor(mention)
                    && head.is_none_or(|head| head < behind(mention))
            })
            .cloned()
    }

    /// The named mention right before a relative pronoun.
    fn antecedent(&self, range: CharRange) -> Option<EntityId> {
        let at = self.people.mentions.partition_point(|mention| mention.range.end() <= range.start());
        let before = self.people.mentions.get(at.checked_sub(1)?)?;
        let near = range.start().to_usize() - before.range.end().to_usize() < 80;
        before.entity.filter(|_| near)
    }

    /// “The mayor of Vienna, Josef Haller, rejected …”: the person named right behind a role.
    fn apposed(&self, phrase: &Phrase<'_>, range: CharRange) -> Option<EntityId> {
        let end = phrase.range.end;
        if !roles::is_role(phrase.lower(phrase.head()?)) || phrase.tokens.text(end) != "," {
            return None;
        }
        let at = self.people.mentions.partition_point(|mention| mention.range.start() < range.end());
        let next = self.people.mentions.get(at)?;
        let name = phrase.placed.range(phrase.tokens.bytes(end + 1..end + 2).into());
        let person = self.people.entities.get(next.entity?.index())?.kind == EntityKind::Person;
        next.entity.filter(|_| person && next.range.covers(name))
    }

    /// “the minister”: the one person who bears that role before or after.
    fn role(&self, phrase: &Phrase<'_>) -> Option<EntityId> {
        let head = phrase.head()?;
        let noun = phrase.lower(head);
        let definite =
            matches!(phrase.lower(phrase.range.start), "the" | "his" | "her" | "their" | "its" | "that" | "this");
        if !definite || !roles::is_role(noun) {
            return None;
        }
        let mut bearers = self.people.entities.iter().enumerate().filter(|(_, entity)| {
            let gender = if roles::is_feminine(noun) {
                Some(Gender::Feminine)
            } else if roles::is_masculine(noun) {
                Some(Gender::Masculine)
            } else {
                None
            };
            entity.kind == EntityKind::Person
                && super::chains::compatible(gender, entity.gender)
                && entity.roles.iter().any(|role| {
                    role.value.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(noun))
                })
        });
        let (only, _) = bearers.next()?;
        bearers.next().is_none().then(|| EntityId::new(only))
    }

    /// “Syrian state media”, “the Observatory”, “The National”: an organisation that was not tagged.
    fn organisation(&mut self, phrase: &Phrase<'_>) -> Option<(EntityId, CharRange, MentionForm)> {
        let head = phrase.head()?;
        let mut bare = phrase.bare();
        let tokens = phrase.tokens;
        // “media” of “Syrian state media”: the noun's modifiers belong to the name.
        if known(tokens.lower(head)).contains(Known::ORGANISATION) {
            while bare.start > 0
                && modifies_body(tokens, bare.start - 1)
                && tokens.get(bare.start).is_some_and(|t| t.shape.contains(Shape::SPACED))
            {
                bare.start -= 1;
            }
        }
        let place = phrase.placed;
        let range = |tokens_range: Range<usize>| place.range(tokens.bytes(tokens_range).into());
        let capital = |i: usize| tokens.get(i).is_some_and(|token| token.is_capital() && token.kind == TokenKind::Word);
        let known_head = known(tokens.lower(head));
        let key = Key::of(tokens, bare.start..head + 1);
        let body = known_head.contains(Known::ORGANISATION);
        if body && (key.is_full() || capital(head)) {
            let known_body = self
                .people
                .work
                .organisations
                .find(&key)
                .or_else(|| self.people.work.organisations.headed(key.last().hash).filter(|_| !key.is_full()));
            if let Some(found) = known_body {
                let form = if key.is_full() { MentionForm::Name } else { MentionForm::Surname };
                return Some((self.people.work.bodies[found], range(bare.start..head + 1), form));
            }
        }
        let sentence_start = bare.start == 0 || phrase.range.start == 0;
        let title = tokens.text(phrase.range.start) == "The"
            && phrase.range.start + 2 == phrase.range.end
            && capital(head)
            && !sentence_start;
        let all_capital = capital(bare.start)
            && (bare.start..head + 1).all(|i| capital(i) || !tokens.get(i).is_some_and(|t| t.is_wordlike()));
        let role =
            roles::is_role(tokens.lower(head)) || tokens.lower(head).strip_suffix('s').is_some_and(roles::is_role);
        let is_place = place
            .reading
            .names
            .iter()
            .any(|name| name.kind == NameKind::Place && name.tokens.start <= head && head < name.tokens.end);
        let fresh_body = body && key.is_full() && !role;
        if !(fresh_body
            || (all_capital || title)
                && !role
                && !is_place
                && !known_head.intersects(Known::MOSTLY_LOWER | Known::COUNTRY | Known::GIVEN))
        {
            return None;
        }
        let first = if title { phrase.range.start } else { bare.start };
        // The name goes on through its complements: “… of Human Rights”.
        let mut end = head + 1;
        while end < bare.end
            && (capital(end)
                || end + 1 < bare.end && matches!(tokens.lower(end), "of" | "for" | "and" | "the") && capital(end + 1))
        {
            end += 1;
        }
        let span = range(first..end);
        let name = tokens.slice(first..end);
        let key = Key::of(tokens, first..end);
        let organisation =
            self.people.work.organisations.find(&key).unwrap_or_else(|| self.new_organisation(&key, name, span));
        Some((self.people.work.bodies[organisation], span, MentionForm::Name))
    }

    fn new_organisation(&mut self, key: &Key, name: &str, span: CharRange) -> usize {
        let organisation = self.people.work.organisations.add(key, name, span);
        let id = EntityId::new(self.people.entities.len());
        self.people.entities.push(entities::organisation(name, span));
        self.people.work.bodies.push(id);
        organisation
    }
}
