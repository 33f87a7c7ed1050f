//! Who speaks each quote: from the span that says so to the entity.

use super::{EntityId, EntityKind, Mention, MentionForm, People, bearers::Bearers, bodies::is_voice, phrase::Phrase};
use crate::{
    analysis::{
        names::title_at,
        paragraph::Placed,
        quotes::{Ground, Quote, Speaker},
        tokens::TokenKind,
    },
    lexicon::{nouns, roles, verbs},
    text::{CharOffset, CharRange},
};

/// How far a pronoun's person must lie before the next to be shown where nobody speaks.
pub(super) const CLEAR: f32 = 1.6;

/// Resolves speakers, then every other “he” and “she” that is clear.
pub(super) fn resolve(people: &mut People, paragraphs: &[Placed], quotes: &mut [Quote]) {
    let bearers = Bearers::of(&people.entities);
    let mut resolver = Resolver { people, paragraphs, bearers, added: Vec::new() };
    for quote in quotes.iter_mut() {
        resolver.quote(quote);
    }
    resolver.bodies(quotes);
    resolver.interviewee(quotes);
    resolver.pronouns(quotes);
    resolver.first_person(quotes);
    resolver.first_persons(quotes);
    let Resolver { people, mut added, .. } = resolver;
    added.sort_by_key(|mention| (mention.range, mention.entity.is_none()));
    added.dedup_by_key(|mention| mention.range);
    let mut mentions = Vec::with_capacity(people.mentions.len() + added.len());
    let mut added = added.into_iter().peekable();
    for mention in people.mentions.drain(..) {
        while let Some(before) = added.next_if(|added| added.range < mention.range) {
            mentions.push(before);
        }
        mentions.push(mention);
    }
    mentions.extend(added);
    people.mentions = mentions;
    for quote in quotes.iter_mut() {
        people.settle_chain(quote);
    }
}

impl People {
    /// Gives the pronouns along a chain of attributions the people that were found for them.
    fn settle_chain(&self, quote: &mut Quote) {
        let inner = quote.nested.iter_mut().filter_map(|inner| inner.speaker.as_mut());
        for speaker in inner.chain(&mut quote.via).filter(|speaker| speaker.entity.is_none()) {
            let at = self.mentions.partition_point(|mention| mention.range < speaker.range);
            let there = self.mentions.get(at).filter(|mention| mention.range == speaker.range);
            speaker.entity = there.and_then(|mention| mention.entity);
        }
        for inner in &mut quote.nested {
            self.settle_chain(inner);
        }
    }
}

pub(super) struct Resolver<'a> {
    pub(super) people: &'a mut People,
    pub(super) paragraphs: &'a [Placed],
    pub(super) bearers: Bearers,
    pub(super) added: Vec<Mention>,
}

impl<'a> Resolver<'a> {
    pub(super) fn phrase(&self, range: CharRange) -> Option<Phrase<'a>> {
        let paragraphs = self.paragraphs;
        let at = paragraphs.partition_point(|placed| placed.start <= range.start()).checked_sub(1)?;
        let placed = &paragraphs[at];
        let shift = placed.start.to_usize();
        let local = CharRange::new(
            CharOffset::new(range.start().to_usize() - shift),
            CharOffset::new(range.end().to_usize().saturating_sub(shift)),
        );
        let bytes = placed.reading.bytes(local);
        let tokens = &placed.reading.tokens;
        let first = tokens.at_byte(bytes.start as usize);
        let behind = tokens.list().get(first..).unwrap_or_default();
        let last = first + behind.iter().take_while(|token| token.start < bytes.end).count();
        (first < last).then_some(Phrase { tokens, range: first..last, placed })
    }

    /// The speaker of a quote, who passes it on, and the speakers of what is reported in it.
    fn quote(&mut self, quote: &mut Quote) {
        let turn = quote.ground == Ground::Turn;
        let said = quote.speaker.as_ref().map(|speaker| speaker.range);
        for speaker in quote.speaker.iter_mut().chain(&mut quote.via) {
            self.by_form(speaker, turn);
        }
        if let (Some(said), Some(speaker)) = (said, &quote.speaker)
            && speaker.entity.is_some()
            && speaker.range.end() < said.end()
        {
            quote.joint = self.joint(said, speaker);
        }
        for inner in &mut quote.nested {
            self.quote(inner);
        }
    }

    /// Speakers whose form alone says who they are: names, roles, organisations.
    fn by_form(&mut self, speaker: &mut Speaker, turn: bool) {
        let Some(phrase) = self.phrase(speaker.range) else { return };
        if turn && let Some(person) = self.by_initials(&phrase) {
            (speaker.entity, speaker.form) = (Some(person), MentionForm::Surname);
            self.add(speaker.range, MentionForm::Surname, Some(person));
            return;
        }
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
            Some(word @ ("who" | "which" | "that")) => {
                speaker.form = MentionForm::Pronoun;
                speaker.entity = self.antecedent(speaker.range, word == "who");
                self.add(speaker.range, MentionForm::Pronoun, speaker.entity);
            }
            _ => {
                speaker.form = MentionForm::Nominal;
                if turn && phrase.lower(phrase.range.start).len() == 1 {
                    return;
                }
                speaker.entity = self.apposed(&phrase, speaker.range).or_else(|| self.role(&phrase, speaker.range));
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
        inside().next()?;
        let kind = |mention: &Mention| {
            mention.entity.and_then(|id| self.people.entities.get(id.index())).map(|entity| entity.kind)
        };
        let token_at = |at: CharOffset| {
            let local = CharOffset::new(at.to_usize() - phrase.placed.start.to_usize());
            phrase.tokens.at_byte(phrase.placed.reading.byte(local))
        };
        let start = |mention: &Mention| token_at(mention.range.start());
        let behind = |mention: &Mention| token_at(mention.range.end());
        let possessor = |mention: &Mention| {
            let next = behind(mention);
            next + 1 < phrase.range.end && phrase.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Clitic)
        };
        let head = phrase.head();
        // “Trump lawyer Ana Ruiz” is she; “Clinton supporters”, “the Trump campaign” are neither of them.
        let people = || inside().filter(|mention| kind(mention) == Some(EntityKind::Person) && !possessor(mention));
        let called_after = |mention: &Mention| {
            head.is_some_and(|head| {
                head >= behind(mention) && phrase.tokens.get(head).is_some_and(|token| !token.is_capital())
            })
        };
        let holds_head =
            |mention: &&Mention| head.is_some_and(|head| (start(mention)..behind(mention)).contains(&head));
        // “A lawyer for Ana Ruiz”, “sources close to chairman Jan Berg”, “observers led by Ana Ruiz”: they speak.
        let somebody = |head: usize| is_somebody(phrase, head);
        let hangs = |mention: &Mention| {
            let first = start(mention);
            let title = |i: usize| {
                title_at(phrase.tokens, i).is_some() || roles::is_role(phrase.lower(i)) || phrase.lower(i) == "former"
            };
            let behind = || (phrase.range.start..first).rev().find(|&i| !title(i));
            let preposition = |i: usize| {
                matches!(phrase.lower(i), "of" | "for" | "to" | "with" | "by" | "from" | "against" | "around")
            };
            head.is_some_and(|head| head < first && somebody(head)) && behind().is_some_and(preposition)
        };
        let person =
            people().find(holds_head).or_else(|| people().find(|mention| !called_after(mention) && !hangs(mention)));
        if let Some(person) = person {
            return Some(person.clone());
        }
        // “The UN report”, “a spokesman for the ministry” speak for the body; “officials at the
        // ministry” and “documents seen by the paper” don't.
        let speaks_for = head.is_some_and(|head| is_voice(phrase.lower(head)));
        let body = |mention: &&Mention| kind(mention) == Some(EntityKind::Organisation) && !possessor(mention);
        let found = inside().filter(body).find(|mention| {
            head.is_none_or(|head| {
                head < behind(mention) && (start(mention) <= head || speaks_for && !passive(phrase, head))
            })
        });
        found.filter(|_| !speaks_for || self.apposed(phrase, range).is_none()).cloned()
    }

    /// Who speaks together with somebody: “Jan Berg” in “Ana Ruiz and Jan Berg said”, where the phrase that
    /// speaks ends with them.
    fn joint(&self, said: CharRange, first: &Speaker) -> Vec<Speaker> {
        let Some(phrase) = self.phrase(CharRange::new(first.range.end(), said.end())) else { return Vec::new() };
        let mentions = &self.people.mentions;
        let from = mentions.partition_point(|mention| mention.range.end() <= first.range.end());
        let mut out: Vec<Speaker> = Vec::new();
        let mut at = phrase.range.start;
        for mention in mentions[from..].iter().take_while(|mention| mention.range.start() < said.end()) {
            let Some(name) = self.phrase(mention.range).map(|name| name.range) else { break };
            let between = at..name.start;
            let joins = |i: usize| matches!(phrase.lower(i), "and" | "&" | ",");
            if !between.clone().any(joins) || !between.clone().all(|i| joins(i) || phrase.lower(i) == "the") {
                break;
            }
            at = name.end;
            out.push(Speaker { range: mention.range, form: mention.form, entity: mention.entity });
        }
        // “Garbutt and Prentice both”
        at += usize::from(at < phrase.range.end && matches!(phrase.lower(at), "both" | "all" | "each" | "alike"));
        if at == phrase.range.end { out } else { Vec::new() }
    }

    /// “SQ:” in an interview: the one person of the article with these initials.
    fn by_initials(&self, phrase: &Phrase<'_>) -> Option<EntityId> {
        let label = phrase.tokens.text(phrase.range.start);
        if phrase.range.len() != 1 || !(2..4).contains(&label.len()) || !label.bytes().all(|c| c.is_ascii_uppercase()) {
            return None;
        }
        let initials = |name: &str| name.split([' ', '-']).filter_map(|part| part.chars().next()).collect::<String>();
        let mut bearers = self.people.entities.iter().enumerate().filter(|(_, entity)| {
            entity.kind == EntityKind::Person && entity.introduced && initials(&entity.name) == label
        });
        let (only, _) = bearers.next()?;
        bearers.next().is_none().then(|| EntityId::new(only))
    }

    /// The named mention right before a relative pronoun; before “who” an aside may stand.
    fn antecedent(&self, range: CharRange, who: bool) -> Option<EntityId> {
        let at = self.people.mentions.partition_point(|mention| mention.range.end() <= range.start());
        let before = self.people.mentions.get(at.checked_sub(1)?)?;
        let near = range.start().to_usize() - before.range.end().to_usize() <= if who { 80 } else { 2 };
        before.entity.filter(|_| near)
    }

    /// “The mayor of Vienna, Josef Haller, rejected …”: the person named right behind a role.
    fn apposed(&self, phrase: &Phrase<'_>, range: CharRange) -> Option<EntityId> {
        let end = phrase.range.end;
        if phrase.tokens.text(end) != "," {
            return None;
        }
        let role = roles::is_role(phrase.lower(phrase.head()?));
        let at = self.people.mentions.partition_point(|mention| mention.range.start() < range.end());
        let next = self.people.mentions.get(at)?;
        // “One of them, plumber Lee Hartigan, told …”
        let described =
            |i: &usize| phrase.tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital());
        let name = (end + 1..end + 5)
            .find(|i| !described(i))
            .filter(|name| *name == end + 1 || roles::is_role(phrase.lower(name - 1)))?;
        let name = phrase.placed.range(phrase.tokens.bytes(name..name + 1).into());
        let person = self.people.entities.get(next.entity?.index())?.kind == EntityKind::Person;
        // “The postdoc, Mette Sørensen, said”: whatever the noun, a name between commas is whose it is.
        let closed = || {
            let behind = self.phrase(next.range).map(|name| name.range.end);
            let definite = matches!(
                phrase.lower(phrase.range.start),
                "the" | "his" | "her" | "their" | "its" | "my" | "our" | "one"
            );
            definite && next.form == MentionForm::Name && behind.is_some_and(|behind| phrase.tokens.text(behind) == ",")
        };
        next.entity.filter(|_| person && next.range.covers(name) && (role || closed()))
    }

    /// “the minister”: the one person who bears that role before or after.
    fn role(&self, phrase: &Phrase<'_>, range: CharRange) -> Option<EntityId> {
        let head = phrase.head()?;
        let noun = phrase.lower(head);
        let definite =
            matches!(phrase.lower(phrase.range.start), "the" | "his" | "her" | "their" | "its" | "that" | "this");
        if !definite || !roles::is_role(noun) {
            return None;
        }
        let words: Vec<&str> = (phrase.range.start + 1..head)
            .filter(|&i| phrase.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word))
            .map(|i| phrase.tokens.text(i))
            .collect();
        let entities = &self.people.entities;
        let only = self.bearers.only(entities, noun, &words).map(|(only, _)| only);
        only.or_else(|| self.nearest(range.start(), &self.bearers.several(entities, noun, &words)))
    }

    /// Of several who bear a role, the one named in the paragraph or the one before, where no other is.
    fn nearest(&self, at: CharOffset, bearers: &[EntityId]) -> Option<EntityId> {
        let paragraph = self.paragraphs.partition_point(|placed| placed.start <= at);
        let end = self.people.mentions.partition_point(|mention| mention.range.end() <= at);
        [1, 2].into_iter().find_map(|reach| {
            let from = self.paragraphs.get(paragraph.checked_sub(reach)?)?.start;
            let near = self.people.mentions[..end].iter().rev().take_while(|mention| mention.range.start() >= from);
            let mut near = near.filter_map(|mention| mention.entity.filter(|id| bearers.contains(id)));
            let first = near.next()?;
            Some(first).filter(|_| near.all(|other| other == first))
        })
    }
}

/// Whether the head noun of a phrase, or the noun before its adjective (“sources close to”), is for people.
fn is_somebody(phrase: &Phrase<'_>, head: usize) -> bool {
    let noun = |i: usize| {
        let lower = phrase.lower(i);
        let word = phrase.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word);
        word && (roles::is_role(&nouns::singular(lower))
            || matches!(lower, "people" | "sources" | "source" | "men" | "women"))
    };
    noun(head) || head > phrase.range.start && noun(head - 1) && !nouns::is_plural(phrase.lower(head))
}

/// Whether what hangs on the head noun of a phrase is who saw or got it: “a report seen by the paper”.
fn passive(phrase: &Phrase<'_>, head: usize) -> bool {
    verbs::is_past(phrase.lower(head + 1))
}
