//! Interviews in questions and answers: “A:” is who is interviewed.

use super::{EntityId, EntityKind, Mention, MentionForm, People, speakers::Resolver};
use crate::{
    analysis::{
        paragraph::Placed,
        quotes::{Ground, Quote},
    },
    text::{CharOffset, CharRange},
};

/// Tokens that a line with the name of who wrote it has at most.
const BYLINE: usize = 10;

impl Resolver<'_> {
    /// Gives the turns marked “A” to the person the introduction speaks of most, and of those spoken
    /// of equally often to the one it names first. The turns marked “Q” stay with the paper.
    pub(super) fn interviewee(&mut self, quotes: &mut [Quote]) {
        let letter =
            |quote: &Quote| quote.ground == Ground::Turn && quote.speaker.as_ref().is_some_and(|s| s.range.len() == 1);
        let Some(first) = quotes.iter().find(|quote| letter(quote)).map(Quote::range) else { return };
        let Some(mention) = self.people.interviewee(self.paragraphs, first.start()) else { return };
        let Some(person) = mention.entity else { return };
        for quote in quotes.iter_mut().filter(|quote| letter(quote)) {
            let Some(range) = quote.speaker.as_ref().map(|speaker| speaker.range) else { continue };
            let answers = self.phrase(range).is_some_and(|phrase| phrase.lower(phrase.range.start) == "a");
            if answers && let Some(speaker) = quote.speaker.as_mut() {
                speaker.entity = Some(person);
                self.add(range, MentionForm::Nominal, Some(person));
            }
        }
    }
}

impl People {
    /// Whether a range is a mention of a person whom the article names in full.
    pub(in crate::analysis) fn introduces(&self, range: CharRange) -> bool {
        let at = self.mentions.partition_point(|mention| mention.range < range);
        let there = self.mentions.get(at).filter(|mention| mention.range == range);
        let entity = there.and_then(|mention| self.entities.get(mention.entity?.index()));
        entity.is_some_and(|entity| entity.kind == EntityKind::Person && entity.introduced)
    }

    /// Another person named right before or behind a mention, joined with “and”: “Ana Ruiz and Jan Berg”.
    pub(in crate::analysis) fn beside(&self, paragraphs: &[Placed], mention: &Mention) -> Option<&Mention> {
        let at = self.mentions.partition_point(|other| other.range < mention.range);
        let joined = |one: &Mention, two: &Mention| {
            let gap = CharRange::new(one.range.end(), two.range.start());
            let placed = paragraphs.iter().rev().find(|placed| placed.start <= gap.start())?;
            let shift = placed.start.to_usize();
            let local = |at: CharOffset| CharOffset::new(at.to_usize() - shift);
            let bytes = placed.reading.bytes(CharRange::new(local(gap.start()), local(gap.end())));
            Some(placed.reading.text(bytes).trim() == "and")
        };
        let person = |other: &&Mention| {
            let entity =
                other.entity.filter(|id| Some(*id) != mention.entity).and_then(|id| self.entities.get(id.index()));
            entity.is_some_and(|entity| entity.kind == EntityKind::Person && entity.introduced)
        };
        let next = self.mentions.get(at + 1).filter(person).filter(|next| joined(mention, next) == Some(true));
        let before = at.checked_sub(1).and_then(|at| self.mentions.get(at)).filter(person);
        next.or_else(|| before.filter(|before| joined(before, mention) == Some(true)))
    }

    /// Where somebody is named last before `first` who is named most there, and of those named equally often
    /// first; who wrote it is not asked.
    pub(in crate::analysis) fn interviewee(&self, paragraphs: &[Placed], first: CharOffset) -> Option<Mention> {
        let before = self.mentions.partition_point(|mention| mention.range.end() <= first);
        let mut counts: Vec<(usize, EntityId)> = Vec::new();
        let asked = |mention: &&Mention| !is_byline(paragraphs, mention);
        for id in self.mentions[..before].iter().filter(asked).filter_map(|mention| mention.entity) {
            if self.entities.get(id.index()).is_none_or(|entity| entity.kind != EntityKind::Person) {
                continue;
            }
            match counts.iter_mut().find(|(_, other)| *other == id) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, id)),
            }
        }
        let (_, most) = counts.into_iter().min_by_key(|(count, id)| (std::cmp::Reverse(*count), *id))?;
        self.mentions[..before].iter().rfind(|mention| mention.entity == Some(most)).cloned()
    }
}

/// Whether a mention stands in a line that says who wrote the article: “By Ada Lindqvist”.
fn is_byline(paragraphs: &[Placed], mention: &Mention) -> bool {
    let at = paragraphs.partition_point(|placed| placed.start <= mention.range.start());
    let Some(placed) = at.checked_sub(1).and_then(|at| paragraphs.get(at)) else { return false };
    let tokens = &placed.reading.tokens;
    let by = (0..tokens.len()).take(3).any(|i| matches!(tokens.lower(i), "by" | "interview" | "text" | "words"));
    by && tokens.len() <= BYLINE
}
