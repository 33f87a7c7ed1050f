//! Interviews whose questions bear no label: paragraphs that ask, and paragraphs that answer.
//!
//! Papers set the questions in bold, which plain text loses. What is left is strict: paragraphs that
//! are questions and speak to somebody, each with a paragraph behind it, most of which speak of
//! “I” or “we”, and somebody whom the introduction names. Questions that a column asks itself and
//! those of a list of frequent questions are none of it.

use super::Speaker;
use crate::{
    analysis::{
        paragraph::Placed,
        people::{EntityId, Mention, MentionForm, People},
        tokens::{TokenKind, Tokens},
    },
    text::CharRange,
};

/// Questions with an answer that an interview has at least.
const PAIRS: usize = 3;
/// Words that a question may have.
const LONGEST: usize = 90;

/// Who answers, and where.
pub(super) struct Interview {
    /// Where the introduction names those who answer: one, or two named side by side.
    pub speakers: Vec<Speaker>,
    /// The first paragraph that asks.
    pub first: usize,
    /// The paragraphs of every answer, in order.
    answers: Vec<std::ops::Range<usize>>,
    /// For every answer which of the speakers the question before it names.
    asked: Vec<Option<usize>>,
}

impl Interview {
    /// Whether paragraph `index` belongs to an answer, and if so whether it begins it.
    pub(super) fn answers(&self, index: usize) -> Option<bool> {
        let at = self.answers.partition_point(|answer| answer.end <= index);
        self.answers.get(at).filter(|answer| answer.contains(&index)).map(|answer| answer.start == index)
    }

    /// Who speaks in the answer that begins with paragraph `index`; of two the one the question names.
    pub(super) fn speaker(&self, index: usize) -> Option<Speaker> {
        let at = self.answers.partition_point(|answer| answer.end <= index);
        let which = if self.speakers.len() == 1 { Some(0) } else { self.asked.get(at).copied().flatten() };
        self.speakers.get(which?).cloned()
    }
}

/// Whether a paragraph is a question as a whole: nothing in it stands in marks, and it ends with “?”.
pub(super) fn asks(tokens: &Tokens) -> bool {
    let said = |i: &usize| tokens.get(*i).is_some_and(|token| token.kind != TokenKind::Symbol);
    let last = (0..tokens.len()).rev().find(said);
    tokens.len() <= LONGEST
        && last.is_some_and(|last| tokens.text(last) == "?")
        && !tokens.list().iter().any(|token| token.kind == TokenKind::Mark)
}

/// The interview that an article is, if it is one without labels.
pub(super) fn interview(paragraphs: &[Placed], people: &People) -> Option<Interview> {
    let asking = |i: usize| paragraphs.get(i).is_some_and(|placed| placed.reading.quotes.asks);
    let questions: Vec<usize> = (0..paragraphs.len()).filter(|&i| asking(i)).collect();
    if questions.len() < PAIRS {
        return None;
    }
    let first = *questions.first()?;
    let mention = people.interviewee(paragraphs, paragraphs.get(first)?.start)?;
    let person = mention.entity?;
    let speaks = |i: usize| paragraphs[i].reading.people.firsts.iter().any(|(_, quoted)| !quoted);
    let told = |i: usize| paragraphs[i].reading.boilerplate.is_some() || names(people, &paragraphs[i], person);
    let mut answers = Vec::new();
    for (number, &question) in questions.iter().enumerate() {
        let next = questions.get(number + 1).copied();
        let limit = next.unwrap_or(paragraphs.len());
        let mut end = question + 1;
        // Behind the last answer may stand a word on the speaker.
        while end < limit && !told(end) && (end == question + 1 || next.is_some() || speaks(end)) {
            end += 1;
        }
        if end > question + 1 {
            answers.push(question + 1..end);
        }
    }
    let addressed = |question: &&usize| {
        let tokens = &paragraphs[**question].reading.tokens;
        (0..tokens.len()).any(|i| matches!(tokens.lower(i), "you" | "your" | "yours" | "yourself"))
    };
    let spoken = answers.iter().filter(|answer| (*answer).clone().any(speaks)).count();
    let covered: usize = answers.iter().map(|answer| answer.len() + 1).sum();
    let conversation = answers.len() >= PAIRS
        && answers.len() * 5 >= questions.len() * 4
        && spoken * 2 >= answers.len()
        && questions.iter().filter(addressed).count() * 4 >= questions.len()
        && covered * 4 >= (answers.last()?.end - first) * 3;
    let speaker = |mention: &Mention| Speaker { range: mention.range, form: mention.form, entity: mention.entity };
    let mut speakers = vec![speaker(&mention)];
    speakers.extend(people.beside(paragraphs, &mention).map(speaker));
    let asked = answers.iter().map(|answer| {
        let named =
            |speaker: &Speaker| speaker.entity.is_some_and(|it| names(people, &paragraphs[answer.start - 1], it));
        let mut named = speakers.iter().enumerate().filter(|(_, speaker)| named(speaker)).map(|(which, _)| which);
        named.next().filter(|_| named.next().is_none())
    });
    let asked = asked.collect();
    conversation.then_some(Interview { speakers, first, answers, asked })
}

/// Whether a paragraph names somebody, as one in which they speak does not.
fn names(people: &People, placed: &Placed, person: EntityId) -> bool {
    let tokens = &placed.reading.tokens;
    let all: CharRange = placed.range(tokens.bytes(0..tokens.len()).into());
    let from = people.mentions.partition_point(|mention| mention.range.end() <= all.start());
    people.mentions[from..].iter().take_while(|mention| mention.range.start() < all.end()).any(|mention| {
        mention.entity == Some(person) && matches!(mention.form, MentionForm::Name | MentionForm::Honorific)
    })
}
