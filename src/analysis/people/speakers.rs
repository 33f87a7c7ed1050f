//! Who speaks each quote: from the span that says so to the entity.

use std::ops::Range;

use super::{
    EntityId, EntityKind, Gender, Mention, MentionForm, People, entities,
    key::Key,
    phrase::{Phrase, modifies_body},
    salience::Salience,
    scan::Standing,
};
use crate::{
    analysis::{
        names::{
            NameKind,
            words::{Known, known},
        },
        paragraph::Placed,
        quotes::Quote,
        tokens::{Shape, TokenKind},
    },
    lexicon::roles,
    text::CharRange,
};

/// How far a pronoun's person must lie before the next to be shown where nobody speaks.
const CLEAR: f32 = 1.6;

/// Resolves speakers, then every other “he” and “she” that is clear.
pub(super) fn resolve(people: &mut People, paragraphs: &[Placed], quotes: &mut [Quote]) {
    let mut resolver = Resolver { people, paragraphs, added: Vec::new() };
    for quote in quotes.iter_mut() {
        resolver.by_form(quote);
    }
    resolver.pronouns(quotes);
    resolver.first_person(quotes);
    let Resolver { people, mut added, .. } = resolver;
    added.sort_by_key(|mention| (mention.range, mention.entity.is_none()));
    added.dedup_by_key(|mention| mention.range);
    people.mentions.extend(added);
    people.mentions.sort_by_key(|mention| mention.range);
}

struct Resolver<'a> {
    people: &'a mut People,
    paragraphs: &'a [Placed],
    added: Vec<Mention>,
}

impl<'a> Resolver<'a> {
    fn phrase(&self, range: CharRange) -> Option<Phrase<'a>> {
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
                speaker.entity = self.role(&phrase);
                if speaker.entity.is_none()
                    && let Some((id, range, form)) = self.organisation(&phrase)
                {
                    (speaker.entity, speaker.range, speaker.form) = (Some(id), range, form);
                }
                self.add(speaker.range, speaker.form, speaker.entity);
            }
        }
    }

    fn add(&mut self, range: CharRange, form: MentionForm, entity: Option<EntityId>) {
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

    /// Walks the article and gives every “he” and “she” the most salient person.
    fn pronouns(&mut self, quotes: &mut [Quote]) {
        let mut genders: Vec<Option<Gender>> =
            self.people.work.chains.people.iter().map(super::chains::Person::likely_gender).collect();
        let mut person_of = vec![None; self.people.entities.len()];
        for (person, id) in self.people.work.people.iter().enumerate() {
            person_of[id.index()] = Some(person);
        }
        let mut salience = Salience::default();
        let mut named = self.people.work.chains.mentions.iter().peekable();
        let mut base = 0;
        let mut spoken = 0;
        let mut found = Vec::new();
        for placed in self.paragraphs {
            let local = &placed.reading.people;
            for pronoun in &local.pronouns {
                let range = placed.range(pronoun.span);
                let sentence = base + u32::from(pronoun.place.sentence);
                while let Some(mention) = named.next_if(|mention| mention.range < range) {
                    salience.mention(
                        mention.person,
                        self.sentence_of(mention.paragraph, mention.place, placed, base),
                        mention.place,
                        true,
                    );
                }
                // Who was just quoted stays on stage.
                while let Some(quote) = quotes.get(spoken).filter(|quote| quote.range().end() <= range.start()) {
                    if let Some(person) = quote
                        .speaker
                        .as_ref()
                        .and_then(|speaker| speaker.entity)
                        .and_then(|id| *person_of.get(id.index())?)
                    {
                        salience.mention(
                            person,
                            sentence.saturating_sub(1),
                            Standing { subject: true, ..Standing::default() },
                            false,
                        );
                    }
                    spoken += 1;
                }
                let inside = quotes.iter().find(|quote| quote.spans.iter().any(|span| span.covers(range)));
                let barred = inside
                    .filter(|_| pronoun.place.quoted)
                    .and_then(|quote| quote.speaker.as_ref()?.entity)
                    .and_then(|id| *person_of.get(id.index())?);
                let choice = salience.choose(pronoun.gender, sentence, pronoun.place, |person| genders[person], barred);
                let speaks =
                    quotes.iter().any(|quote| quote.speaker.as_ref().is_some_and(|speaker| speaker.range == range));
                let entity = choice.filter(|choice| speaks || choice.lead >= CLEAR).map(|choice| {
                    salience.mention(choice.person, sentence, pronoun.place, false);
                    if choice.lead >= CLEAR && genders[choice.person].is_none() {
                        genders[choice.person] = Some(pronoun.gender);
                    }
                    self.people.work.people[choice.person]
                });
                if speaks {
                    for speaker in quotes
                        .iter_mut()
                        .filter_map(|quote| quote.speaker.as_mut())
                        .filter(|speaker| speaker.range == range)
                    {
                        speaker.entity = entity;
                    }
                }
                if speaks || entity.is_some() {
                    found.push((range, entity));
                }
            }
            base += u32::from(local.sentences);
        }
        for (person, gender) in genders.iter().enumerate() {
            let entity = &mut self.people.entities[self.people.work.people[person].index()];
            let by_name = self.people.work.chains.people[person].likely_gender();
            entity.gender = entity.gender.or(gender.filter(|_| by_name.is_none()));
        }
        for (range, entity) in found {
            self.add(range, MentionForm::Pronoun, entity);
        }
    }

    /// The number, in the article, of the sentence a mention stands in, given the paragraph the
    /// walk is in and the number of its first sentence.
    fn sentence_of(&self, paragraph: usize, place: Standing, now: &Placed, base: u32) -> u32 {
        let mut first = base;
        let mut at = self.paragraphs.partition_point(|placed| placed.start < now.start);
        while at > paragraph {
            at -= 1;
            first = first.saturating_sub(u32::from(self.paragraphs[at].reading.people.sentences));
        }
        first + u32::from(place.sentence)
    }

    /// “I” and “we” that speak inside somebody's quote are that somebody.
    fn first_person(&mut self, quotes: &mut [Quote]) {
        for i in 0..quotes.len() {
            let Some(speaker) = quotes[i]
                .speaker
                .as_ref()
                .filter(|speaker| speaker.form == MentionForm::Pronoun && speaker.entity.is_none())
            else {
                continue;
            };
            let range = speaker.range;
            let Some(phrase) = self.phrase(range) else { continue };
            let first = matches!(phrase.lower(phrase.range.start), "i" | "we");
            let outer = quotes
                .iter()
                .enumerate()
                .filter(|(j, quote)| first && *j != i && quote.spans.iter().any(|span| span.covers(range)))
                .find_map(|(_, quote)| quote.speaker.as_ref()?.entity);
            if let Some(speaker) = quotes[i].speaker.as_mut() {
                speaker.entity = outer;
            }
            self.add(range, MentionForm::Pronoun, outer);
        }
    }
}
