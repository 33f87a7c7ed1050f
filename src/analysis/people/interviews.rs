//! Interviews in questions and answers: “A:” is who is interviewed.

use super::{EntityId, EntityKind, MentionForm, speakers::Resolver};
use crate::{
    analysis::quotes::{Ground, Quote},
    text::CharRange,
};

impl Resolver<'_> {
    /// Gives the turns marked “A” to the person the introduction speaks of most, and of those spoken
    /// of equally often to the one it names first. The turns marked “Q” stay with the paper.
    pub(super) fn interviewee(&mut self, quotes: &mut [Quote]) {
        let letter =
            |quote: &Quote| quote.ground == Ground::Turn && quote.speaker.as_ref().is_some_and(|s| s.range.len() == 1);
        let Some(first) = quotes.iter().find(|quote| letter(quote)).map(Quote::range) else { return };
        let Some(person) = self.introduced_before(first) else { return };
        for quote in quotes.iter_mut().filter(|quote| letter(quote)) {
            let Some(range) = quote.speaker.as_ref().map(|speaker| speaker.range) else { continue };
            let answers = self.phrase(range).is_some_and(|phrase| phrase.lower(phrase.range.start) == "a");
            if answers && let Some(speaker) = quote.speaker.as_mut() {
                speaker.entity = Some(person);
                self.add(range, MentionForm::Nominal, Some(person));
            }
        }
    }

    fn introduced_before(&self, first: CharRange) -> Option<EntityId> {
        let before = self.people.mentions.partition_point(|mention| mention.range.end() <= first.start());
        let mut counts: Vec<(usize, EntityId)> = Vec::new();
        for id in self.people.mentions[..before].iter().filter_map(|mention| mention.entity) {
            if self.people.entities.get(id.index()).is_none_or(|entity| entity.kind != EntityKind::Person) {
                continue;
            }
            match counts.iter_mut().find(|(_, other)| *other == id) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, id)),
            }
        }
        counts.into_iter().min_by_key(|(count, id)| (std::cmp::Reverse(*count), *id)).map(|(_, id)| id)
    }
}
