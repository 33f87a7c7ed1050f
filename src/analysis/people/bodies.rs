//! Speakers that are no people: bodies named or not, and “it”.

use std::ops::Range;

use super::{
    EntityId, EntityKind, MentionForm, entities,
    key::Key,
    phrase::{Phrase, modifies_body},
    speakers::Resolver,
};
use crate::{
    analysis::{
        names::{
            NameKind,
            candidates::{self, Setting},
            words::{Known, known_at},
        },
        quotes::Quote,
        tokens::{Shape, TokenKind},
    },
    lexicon::{demonyms, organisations, roles},
    text::CharRange,
};

/// Paragraphs before its own in which “it” looks for a body.
const REACH: usize = 1;

impl Resolver<'_> {
    /// Gives every “it” that speaks the body that was named last, in its paragraph or the one before;
    /// where something that is none has spoken since, “it” is that.
    pub(super) fn bodies(&mut self, quotes: &mut [Quote]) {
        let mut named: Vec<(CharRange, EntityId)> = self
            .people
            .mentions
            .iter()
            .chain(&self.added)
            .filter_map(|mention| Some((mention.range, mention.entity.filter(|id| self.is_body(*id))?)))
            .collect();
        named.sort_unstable();
        // The last speaker that is neither a person nor a body: a report, a poll.
        let mut thing: Option<CharRange> = None;
        for quote in quotes {
            let Some(speaker) = quote.speaker.as_mut() else { continue };
            let range = speaker.range;
            if speaker.form == MentionForm::Nominal && speaker.entity.is_none() {
                thing = Some(range);
            }
            let he = speaker.form == MentionForm::Pronoun && range.len() != "it".len();
            if speaker.entity.is_some() || he {
                continue;
            }
            let Some(phrase) = self.phrase(range) else { continue };
            let word = phrase.lower(phrase.range.start);
            let it = speaker.form == MentionForm::Pronoun && word == "it";
            // “The company said”
            let noun = speaker.form == MentionForm::Nominal
                && phrase.range.len() == 2
                && word == "the"
                && organisations::is_body_noun(phrase.lower(phrase.range.start + 1));
            if !it && !noun {
                continue;
            }
            let at = named.partition_point(|(mention, _)| mention.end() <= range.start());
            let Some(&(mention, body)) = at.checked_sub(1).and_then(|at| named.get(at)) else { continue };
            let paragraph = |range: CharRange| self.paragraphs.partition_point(|placed| placed.start <= range.start());
            let near = paragraph(mention) + REACH >= paragraph(range);
            let sole = || {
                let mut beside =
                    named[..at].iter().rev().take_while(|(other, _)| paragraph(*other) == paragraph(mention));
                beside.all(|(_, other)| *other == body)
            };
            if near && (noun && sole() || it && thing.is_none_or(|thing| thing < mention)) {
                speaker.entity = Some(body);
                thing = thing.filter(|_| it);
                self.add(range, speaker.form, Some(body));
            }
        }
    }

    fn is_body(&self, id: EntityId) -> bool {
        self.people.entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Organisation)
    }

    /// “A spokesman for Sport England”: the body spoken for, where it was not tagged.
    fn spoken_for(&mut self, phrase: &Phrase<'_>, head: usize) -> Option<(EntityId, CharRange, MentionForm)> {
        let tokens = phrase.tokens;
        if !tokens.lower(head).starts_with("spokes") || !matches!(tokens.lower(head + 1), "for" | "of" | "at") {
            return None;
        }
        let start = head + 2 + usize::from(tokens.lower(head + 2) == "the");
        let capital = |i: usize| {
            i < phrase.range.end && tokens.get(i).is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word)
        };
        let mut end = start;
        while capital(end) {
            end += 1;
        }
        let nobody = |i: usize| {
            let known = known_at(tokens, i);
            roles::is_role(tokens.lower(i))
                || known.intersects(Known::GIVEN)
                || demonyms::country(tokens.text(i)).is_some()
        };
        // “Sport England” opens with a common word, as no place does.
        let first = known_at(tokens, start);
        let common = first.contains(Known::MOSTLY_LOWER)
            && !first.intersects(Known::PLACE | Known::PLACE_PART | Known::COUNTRY)
            && end > start + 1;
        let tagged = phrase.placed.reading.names.iter().any(|name| {
            let other = match name.kind {
                NameKind::Organisation => false,
                NameKind::Place => !common,
                NameKind::Person => true,
            };
            other && name.tokens.start <= start && name.tokens.end >= end
        });
        if end == start || tagged || (start..end).any(nobody) {
            return None;
        }
        let span = phrase.placed.range(tokens.bytes(start..end).into());
        let key = Key::of(tokens, start..end);
        let known_body = self.people.work.organisations.find(&key);
        let body = known_body.unwrap_or_else(|| self.new_organisation(&key, tokens.slice(start..end), span));
        Some((self.people.work.bodies[body], span, MentionForm::Name))
    }

    /// “Citizens for Tax Justice”, “Doctors Without Borders”: a body that calls itself by who belongs to it and what
    /// for, a matter in capitals and nobody's name.
    fn plural_body(&mut self, phrase: &Phrase<'_>, head: usize) -> Option<(EntityId, CharRange, MentionForm)> {
        let tokens = phrase.tokens;
        let capital = |i: usize| tokens.get(i).is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word);
        let hangs = matches!(tokens.lower(head + 1), "for" | "against" | "without");
        let end = (head + 2..phrase.range.end).take_while(|&i| capital(i)).last()? + 1;
        let matter = (head + 2..end).all(|i| known_at(tokens, i).contains(Known::MOSTLY_LOWER));
        if !hangs || !matter || !capital(head) || end != phrase.range.end || self.in_headline(phrase) {
            return None;
        }
        let start = (phrase.range.start..head)
            .rev()
            .take_while(|&i| capital(i) && tokens.lower(i) != "the")
            .last()
            .unwrap_or(head);
        let span = phrase.placed.range(tokens.bytes(start..end).into());
        let key = Key::of(tokens, start..end);
        let known_body = self.people.work.organisations.find(&key);
        let body = known_body.unwrap_or_else(|| self.new_organisation(&key, tokens.slice(start..end), span));
        Some((self.people.work.bodies[body], span, MentionForm::Name))
    }

    /// “Syrian state media”, “the Observatory”, “The National”: an organisation that was not tagged.
    pub(super) fn organisation(&mut self, phrase: &Phrase<'_>) -> Option<(EntityId, CharRange, MentionForm)> {
        let head = phrase.head()?;
        // “The Austrian said”: somebody, not a body.
        let alone = phrase.range.start + 2 == phrase.range.end && head + 1 == phrase.range.end;
        if alone && phrase.lower(phrase.range.start) == "the" && demonyms::country(phrase.tokens.text(head)).is_some() {
            return None;
        }
        if let Some(found) = self.spoken_for(phrase, head) {
            return Some(found);
        }
        if let Some(found) = self.plural_body(phrase, head) {
            return Some(found);
        }
        let mut bare = phrase.bare();
        let tokens = phrase.tokens;
        // “media” of “Syrian state media”: the noun's modifiers belong to the name.
        if known_at(tokens, head).contains(Known::ORGANISATION) {
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
        let known_head = known_at(tokens, head);
        let body = known_head.contains(Known::ORGANISATION);
        if body
            && let key = Key::of(tokens, bare.start..head + 1)
            && (key.is_full() || capital(head))
        {
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
        // What is said of it in lower case is none of its name: “documents the ministry”.
        let belongs = |i: usize| {
            capital(i) || modifies_body(tokens, i) || matches!(tokens.lower(i), "of" | "for" | "and" | "&" | "-")
        };
        // “The opposition PAIGC”, whatever it was taken for.
        let acronym = tokens.get(head).is_some_and(|t| t.shape.contains(Shape::ALL_CAPS) && t.bytes().len() > 3)
            && !known_head.intersects(Known::COUNTRY | Known::PLACE);
        let from = (bare.start..head).rev().take_while(|&i| belongs(i)).last().unwrap_or(head);
        bare.start = if acronym { head } else { from.max(bare.start) };
        let sentence_start = bare.start == 0 || phrase.range.start == 0;
        let title = tokens.text(phrase.range.start) == "The"
            && phrase.range.start + 2 == phrase.range.end
            && capital(head)
            && !sentence_start;
        let all_capital = capital(bare.start)
            && (bare.start..head + 1).all(|i| capital(i) || !tokens.get(i).is_some_and(|t| t.is_wordlike()));
        let role =
            roles::is_role(tokens.lower(head)) || tokens.lower(head).strip_suffix('s').is_some_and(roles::is_role);
        // “Copperline Resources”: a common word behind another capital is part of a name, but for headlines.
        let named = bare.start < head && all_capital && !self.in_headline(phrase);
        let is_place = !acronym
            && place
                .reading
                .names
                .iter()
                .any(|name| name.kind == NameKind::Place && name.tokens.start <= head && head < name.tokens.end);
        let fresh_body = body && !role && Key::of(tokens, bare.start..head + 1).is_full();
        if !(fresh_body
            || (all_capital || title)
                && !role
                && !is_place
                && (!known_head.contains(Known::MOSTLY_LOWER) || named)
                && !known_head.intersects(Known::COUNTRY | Known::GIVEN))
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
        // “The United Nations mission”, where the article has the United Nations.
        let there = self.people.mentions.partition_point(|mention| mention.range.end() <= span.start());
        if let Some(mention) = self.people.mentions.get(there).filter(|mention| mention.range.overlaps(span))
            && let Some(body) = mention.entity.filter(|id| self.is_body(*id))
        {
            return Some((body, mention.range, mention.form));
        }
        let name = tokens.slice(first..end);
        let key = Key::of(tokens, first..end);
        let organisation =
            self.people.work.organisations.find(&key).unwrap_or_else(|| self.new_organisation(&key, name, span));
        Some((self.people.work.bodies[organisation], span, MentionForm::Name))
    }

    /// Whether the sentence of a phrase has capitals on all its words.
    fn in_headline(&self, phrase: &Phrase<'_>) -> bool {
        let sentences = &phrase.placed.reading.sentences;
        let at = sentences.partition_point(|sentence| sentence.end <= phrase.range.start);
        sentences.get(at).is_none_or(|sentence| candidates::setting(phrase.tokens, sentence) != Setting::Sentence)
    }

    fn new_organisation(&mut self, key: &Key, name: &str, span: CharRange) -> usize {
        let organisation = self.people.work.organisations.add(key, name, span);
        let id = EntityId::new(self.people.entities.len());
        self.people.entities.push(entities::organisation(name, span));
        self.people.work.bodies.push(id);
        organisation
    }
}

/// Whether a noun in lower case is for somebody or something that speaks for a body: a spokesman, a
/// report.
pub(super) fn is_voice(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(
            noun,
            "statement"
                | "report"
                | "study"
                | "survey"
                | "poll"
                | "analysis"
                | "review"
                | "release"
                | "memo"
                | "data"
                | "figures"
                | "statistics"
                | "estimate"
                | "estimates"
                | "briefing"
                | "bulletin"
                | "communique"
                | "communiqué"
                | "representative"
                | "website"
                | "chief"
                | "director"
        )
}
