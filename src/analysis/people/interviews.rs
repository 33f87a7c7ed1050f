//! Interviews in questions and answers: “A:” is who is interviewed.

use super::{EntityId, EntityKind, Mention, MentionForm, People, speakers::Resolver};
use crate::{
    analysis::{
        paragraph::Placed,
        quotes::{Ground, Quote},
    },
    text::CharOffset,
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
