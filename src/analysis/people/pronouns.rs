//! “He”, “she”, “I”: from pronouns to people.

use super::{
    Entity, EntityId, Gender, LocalPeople, MentionForm,
    bearers::Roles,
    chains::compatible,
    epithets::{Bearers, By, Epithet},
    salience::{Choice, Salience},
    scan::{Pronoun, Standing},
    speakers::{CLEAR, Resolver},
};
use crate::{
    analysis::{
        ByteSpan,
        quotes::{Quote, QuoteKind, RunnerUp, Speaker},
    },
    text::{CharOffset, CharRange},
};

/// Characters that may stand between what was said and the end of its paragraph: “he told reporters.”
const ADJOINING: usize = 40;

impl Resolver<'_> {
    /// Walks the article and gives every “he” and “she” the most salient person.
    pub(super) fn pronouns(&mut self, quotes: &mut [Quote]) {
        let mut genders: Vec<Option<Gender>> =
            self.people.work.chains.people.iter().map(super::chains::Person::likely_gender).collect();
        let mut shown: Vec<Option<Gender>> = vec![None; genders.len()];
        let mut person_of = vec![None; self.people.entities.len()];
        for (person, id) in self.people.work.people.iter().enumerate() {
            person_of[id.index()] = Some(person);
        }
        let person_of = |id: Option<EntityId>| id.and_then(|id| *person_of.get(id.index())?);
        let speaks = by_speaker(quotes);
        let ranges: Vec<CharRange> = quotes.iter().map(Quote::range).collect();
        let mut salience = Salience::default();
        let mut named = self.people.work.chains.mentions.iter().peekable();
        let mut base = 0;
        let mut spoken = 0;
        let mut around = 0;
        let mut found = Vec::new();
        let mut roles = Roles::default();
        let mut all = Vec::new();
        let mut decided: Option<(CharRange, Choice)> = None;
        let mut spoken_of = Vec::new();
        for (here, placed) in self.paragraphs.iter().enumerate() {
            let local = &placed.reading.people;
            let meant = local.roles.iter().filter_map(|phrase| {
                let (bearer, gender) = roles.meant(&self.bearers, &self.people.entities, placed, phrase)?;
                let bearer = Some(bearer);
                let form = MentionForm::Nominal;
                Some(Pointer { span: phrase.span, gender, place: phrase.place, form, bearer, kin: false })
            });
            all.extend(meant);
            pointers(local, &self.people.entities, &mut all);
            for pointer in all.drain(..) {
                let Pointer { span, gender, place: standing, form, bearer, kin } = pointer;
                let mut range = placed.range(span);
                // “The mayor of Vienna” speaks, not “the mayor”, but not “the mayor’s wife”.
                if form == MentionForm::Nominal && bearer.is_some() {
                    let at = speaks.partition_point(|(speaker, _)| speaker.start() < range.start());
                    let whole = speaks.get(at).map(|(speaker, _)| *speaker);
                    let behind = ByteSpan { start: span.end, end: placed.reading.tokens.source().len() as u32 };
                    let hangs = placed.reading.text(behind).starts_with([' ', ',']);
                    range = whole.filter(|whole| hangs && whole.start() == range.start()).unwrap_or(range);
                }
                let sentence = base + u32::from(standing.sentence);
                while let Some(mention) = named.next_if(|mention| mention.range < range) {
                    salience.mention(
                        mention.person,
                        self.sentence_of(mention.paragraph, mention.place, here, base),
                        mention.place,
                        true,
                    );
                }
                // Who goes on being quoted without being named again stays on stage.
                while let Some(quote) = quotes.get(spoken).filter(|_| ranges[spoken].end() <= range.start()) {
                    if let Some(speaker) = &quote.speaker
                        && let Some(person) = person_of(speaker.entity)
                    {
                        let end = self.sentence_at(ranges[spoken].end(), here, base);
                        if self.sentence_at(speaker.range.start(), here, base) + 1 < end {
                            let place = Standing { subject: true, ..Standing::default() };
                            salience.mention(person, end.min(sentence.saturating_sub(1)), place, false);
                        }
                    }
                    spoken += 1;
                }
                while ranges.get(around).is_some_and(|quote| quote.end() <= range.start()) {
                    around += 1;
                }
                let from = speaks.partition_point(|(speaker, _)| *speaker < range);
                let said: &[_] = &speaks[from..];
                let said = &said[..said.iter().take_while(|(speaker, _)| *speaker == range).count()];
                if let Some(id) = bearer {
                    if let Some(person) = person_of(Some(id)) {
                        salience.mention(person, sentence, standing, false);
                    }
                    for (_, quote) in said {
                        if let Some(speaker) = quotes[*quote].speaker.as_mut() {
                            speaker.entity = Some(id);
                        }
                    }
                    found.push((range, form, Some(id)));
                    continue;
                }
                // “My mother drove up. She …”: somebody who is on stage, named or not.
                if kin {
                    let text = placed.reading.text(span);
                    let person = person_of(self.by_kin(text)).unwrap_or_else(|| {
                        genders.push(gender);
                        shown.push(gender);
                        genders.len() - 1
                    });
                    salience.mention(person, sentence, standing, true);
                    continue;
                }
                let people = &self.people.work.chains.people;
                let firm = |person: usize| shown[person].or_else(|| people.get(person)?.firm_gender());
                let near = ranges[around..].iter().take_while(|quote| quote.start() <= range.start()).count();
                let near = quotes[around..around + near].iter();
                let outer_quote = near
                    .filter(|quote| standing.quoted || quote.kind == QuoteKind::Direct)
                    .find(|quote| quote.spans.iter().any(|span| span.covers(range)));
                let outer = outer_quote.and_then(|quote| quote.speaker.as_ref());
                let barred = outer.and_then(|speaker| person_of(speaker.entity));
                // “She told them,” she said: who speaks is settled first, and is not whom the words are about.
                decided = decided.filter(|(speaker, _)| *speaker >= range);
                let ahead = outer.filter(|speaker| speaks_behind(speaker, range, gender)).map(|speaker| speaker.range);
                if let (Some(speaker), Some(gender), None) = (ahead, gender, decided) {
                    let place = Standing { quoted: false, ..standing };
                    let words = outer_quote.filter(|quote| quote.kind == QuoteKind::Direct);
                    self.named_in_words(words.into_iter(), &mut spoken_of);
                    let choice = salience.choose(gender, (base, sentence), place, |person| genders[person], &spoken_of);
                    // Who was quoted right before goes on: in the same paragraph, or where the one before ends with that.
                    let last = quotes[..around].last().and_then(|quote| Some((quote, quote.speaker.as_ref()?)));
                    let last = last.filter(|(quote, speaker)| {
                        let end = quote.range().end().max(speaker.range.end()).to_usize();
                        quote.range().start() >= placed.start || end + ADJOINING >= placed.start.to_usize()
                    });
                    let last = person_of(last.and_then(|(_, speaker)| speaker.entity));
                    let last = last.filter(|last| compatible(Some(gender), firm(*last)) && !spoken_of.contains(last));
                    let choice = match last {
                        Some(person) => Some(Choice { person, lead: CLEAR, next: None }),
                        None => choice,
                    };
                    decided = choice.map(|choice| (speaker, choice));
                }
                let settled = decided.filter(|(speaker, _)| Some(*speaker) == ahead);
                let barred = barred.or(settled.map(|(_, choice)| choice.person));
                // “Berg quoted him as saying”: not himself.
                let passes_on = || {
                    let via = said.iter().find_map(|(_, quote)| quotes[*quote].via.iter().next())?;
                    let pointed = || found.iter().rev().find(|(range, ..)| *range == via.range);
                    person_of(via.entity.or_else(|| pointed().and_then(|(_, _, id)| *id)))
                };
                let barred = barred.or_else(passes_on);
                // Nobody speaks of themselves by name: “Klaus never asked me,” he said.
                let own_words = said.iter().map(|(_, quote)| &quotes[*quote]);
                self.named_in_words(own_words.filter(|quote| quote.kind == QuoteKind::Direct), &mut spoken_of);
                spoken_of.extend(barred);
                let barred = &spoken_of[..];
                let own = decided.filter(|(speaker, _)| *speaker == range).map(|(_, choice)| choice);
                let choice = own.or_else(|| {
                    gender.and_then(|gender| {
                        let at = (base, sentence);
                        let choice = salience.choose(gender, at, standing, |person| genders[person], barred);
                        // Who speaks is somebody: rather one whose rare given name the lists may have wrong.
                        choice.or_else(|| {
                            salience.choose(gender, at, standing, firm, barred).filter(|_| !said.is_empty())
                        })
                    })
                });
                // An epithet that nobody is said to bear must be as clear as a pronoun that says nothing.
                let sure = form == MentionForm::Nominal || said.is_empty();
                let entity = choice.filter(|choice| !sure || choice.lead >= CLEAR).and_then(|choice| {
                    salience.mention(choice.person, sentence, standing, false);
                    if choice.lead >= CLEAR {
                        genders[choice.person] = genders[choice.person].or(gender);
                        shown[choice.person] = shown[choice.person].or(gender);
                    }
                    self.people.work.people.get(choice.person).copied()
                });
                // “When he wrote it, Mr Berg said, …”: who is named only behind.
                let entity = entity.or_else(|| {
                    let behind = named.peek().filter(|_| choice.is_none() && !said.is_empty())?;
                    let subject = behind.paragraph == here
                        && behind.place.sentence == standing.sentence
                        && behind.place.subject
                        && !behind.place.quoted
                        && compatible(gender, genders[behind.person]);
                    subject.then(|| self.people.work.people[behind.person])
                });
                let rival = choice.and_then(|choice| Some((*self.people.work.people.get(choice.next?)?, choice.lead)));
                for (_, quote) in said {
                    let quote = &mut quotes[*quote];
                    if let Some(speaker) = quote.speaker.as_mut() {
                        speaker.entity = entity;
                        quote.runner_up = rival.map(|(entity, lead)| RunnerUp { entity, lead });
                        quote.confidence *= choice.map_or(1.0, |choice| belief(choice.lead));
                    }
                }
                if !said.is_empty() || entity.is_some() {
                    found.push((range, form, entity));
                }
            }
            base += u32::from(local.sentences);
        }
        for (id, gender) in self.people.work.people.iter().zip(shown) {
            let entity = &mut self.people.entities[id.index()];
            entity.gender = entity.gender.or(gender);
        }
        for (range, form, entity) in found {
            self.add(range, form, entity);
        }
    }

    /// Sets `out` to the people of the chains who are named in the words of quotes.
    fn named_in_words<'q>(&self, quotes: impl Iterator<Item = &'q Quote>, out: &mut Vec<usize>) {
        out.clear();
        let named = &self.people.work.chains.mentions;
        for span in quotes.flat_map(|quote| &quote.spans) {
            let from = named.partition_point(|mention| mention.range.start() < span.start());
            let inside = named[from..].iter().take_while(|mention| mention.range.end() <= span.end());
            out.extend(inside.map(|mention| mention.person));
        }
    }

    /// Whom the article names as “his wife” elsewhere, where that is one person.
    fn by_kin(&self, phrase: &str) -> Option<EntityId> {
        let bears = |entity: &Entity| entity.roles.iter().any(|role| role.value.eq_ignore_ascii_case(phrase));
        let mut bearers = self.people.entities.iter().enumerate().filter(|(_, entity)| bears(entity));
        let (only, _) = bearers.next()?;
        bearers.next().is_none().then(|| EntityId::new(only))
    }

    /// The number, in the article, of the sentence a mention stands in, given the paragraph the
    /// walk is in and the number of its first sentence.
    fn sentence_of(&self, paragraph: usize, place: Standing, now: usize, base: u32) -> u32 {
        let mut first = base;
        let mut at = now;
        while at > paragraph {
            at -= 1;
            first = first.saturating_sub(u32::from(self.paragraphs[at].reading.people.sentences));
        }
        first + u32::from(place.sentence)
    }

    /// The number, in the article, of the sentence that ends at `at` or holds it, given the paragraph
    /// the walk is in and the number of its first sentence.
    fn sentence_at(&self, at: CharOffset, now: usize, base: u32) -> u32 {
        let paragraph = self.paragraphs.partition_point(|placed| placed.start < at).saturating_sub(1);
        let placed = &self.paragraphs[paragraph];
        let local = CharOffset::new(at.to_usize().saturating_sub(placed.start.to_usize()));
        let token = placed.reading.tokens.at_byte(placed.reading.byte(local));
        let sentence = placed.reading.sentences.partition_point(|sentence| sentence.end < token);
        let place = Standing { sentence: u16::try_from(sentence).unwrap_or(u16::MAX), ..Standing::default() };
        self.sentence_of(paragraph, place, now, base)
    }

    /// “I”, “my”, “we” in marks are who speaks there: in quotes inside quotes, the inner speaker.
    pub(super) fn first_persons(&mut self, quotes: &[Quote]) {
        /// Quotes inside quotes are looked for so deep.
        const DEEP: usize = 4;
        // What somebody unknown says is told of as well: it keeps their “I” from the speaker around them.
        let all = quotes.iter().flat_map(Quote::with_nested).filter(|quote| quote.kind != QuoteKind::Indirect);
        let mut spans: Vec<(CharRange, Option<EntityId>, bool)> = all
            .flat_map(|quote| {
                let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
                quote.spans.iter().map(move |span| (*span, speaker, quote.kind == QuoteKind::Direct))
            })
            .collect();
        spans.sort_unstable_by_key(|(span, ..)| *span);
        for placed in self.paragraphs {
            for &(span, quoted) in &placed.reading.people.firsts {
                let range = placed.range(span);
                let end = spans.partition_point(|(span, ..)| span.start() <= range.start());
                let around = spans[..end]
                    .iter()
                    .rev()
                    .take(DEEP)
                    .filter(|(span, _, direct)| span.covers(range) && (*direct || quoted));
                if let Some((_, Some(speaker), _)) = around.min_by_key(|(span, ..)| span.len()) {
                    self.add(range, MentionForm::Pronoun, Some(*speaker));
                }
            }
        }
    }

    /// “I” and “we” that speak inside somebody's quote are that somebody.
    pub(super) fn first_person(&mut self, quotes: &mut [Quote]) {
        for quote in quotes.iter_mut() {
            let Some(outer) = quote.speaker.as_ref().and_then(|speaker| speaker.entity) else { continue };
            for speaker in quote.nested.iter_mut().filter_map(|inner| inner.speaker.as_mut()) {
                let unknown = speaker.form == MentionForm::Pronoun && speaker.entity.is_none();
                let range = speaker.range;
                let first = self.phrase(range).filter(|_| unknown).is_some_and(|phrase| {
                    phrase.range.len() == 1 && matches!(phrase.lower(phrase.range.start), "i" | "we")
                });
                if first {
                    speaker.entity = Some(outer);
                    self.add(range, MentionForm::Pronoun, Some(outer));
                }
            }
        }
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

/// A pronoun, or an epithet on the way to whom it fits.
struct Pointer {
    span: ByteSpan,
    gender: Option<Gender>,
    place: Standing,
    form: MentionForm,
    /// Who bears the epithet.
    bearer: Option<EntityId>,
    /// Whether it brings in somebody by whose kin they are, rather than pointing at them.
    kin: bool,
}

/// Adds to `out` the pronouns of a paragraph with the epithets that one person bears, and with those by
/// children that nobody is said to have, which mean whoever is most salient; all of it in order.
fn pointers(local: &LocalPeople, entities: &[Entity], out: &mut Vec<Pointer>) {
    out.extend(local.epithets.iter().filter_map(|epithet| {
        let bearer = match epithet.bearers(entities) {
            Bearers::One(id) => Some(id),
            Bearers::Nobody if !matches!(epithet.by, By::Age(_)) => None,
            Bearers::Nobody | Bearers::Several => return None,
        };
        let Epithet { span, gender, place, .. } = *epithet;
        Some(Pointer { span, gender, place, form: MentionForm::Nominal, bearer, kin: false })
    }));
    let pronouns = local.pronouns.iter().map(|pronoun| (pronoun, MentionForm::Pronoun));
    let kin = local.kin.iter().map(|kin| (kin, MentionForm::Nominal));
    out.extend(pronouns.chain(kin).map(|(&Pronoun { span, gender, place }, form)| {
        let kin = form == MentionForm::Nominal;
        Pointer { span, gender: Some(gender), place, form, bearer: None, kin }
    }));
    out.sort_by_key(|pointer| pointer.span);
}

/// Whether a speaker who is only “he” or “she” stands behind a pronoun of the same gender in their words.
fn speaks_behind(speaker: &Speaker, range: CharRange, gender: Option<Gender>) -> bool {
    let letters = match gender {
        Some(Gender::Masculine) => "he".len(),
        Some(Gender::Feminine) => "she".len(),
        None => return false,
    };
    let unknown = speaker.form == MentionForm::Pronoun && speaker.entity.is_none();
    unknown && speaker.range.len() == letters && range < speaker.range
}

/// What is left of the confidence in an attribution to “he” or “she” where the person leads by so much:
/// half where two are as likely, all from [`CLEAR`] on.
fn belief(lead: f32) -> f32 {
    (0.5 + 0.5 * (lead - 1.0) / (CLEAR - 1.0)).clamp(0.5, 1.0)
}

/// The spans of the speakers with the numbers of their quotes, in order.
fn by_speaker(quotes: &[Quote]) -> Vec<(CharRange, usize)> {
    let mut list: Vec<(CharRange, usize)> =
        quotes.iter().enumerate().filter_map(|(number, quote)| Some((quote.speaker.as_ref()?.range, number))).collect();
    list.sort_unstable();
    list
}
