//! Who “he” and “she” are: the most salient person of that gender.
//!
//! Each mention of the last sentences counts, less with every sentence in between, more as a
//! subject and as a name (after Lappin and Leass, “An Algorithm for Pronominal Anaphora
//! Resolution”, 1994). The weights were measured on news with gold mentions, where the most salient
//! person is the right one nine times in ten.

use super::{Gender, chains::compatible, scan::Standing};

/// Sentences a mention is remembered for.
const MEMORY: u32 = 6;
/// So many mentions out of memory are dropped at once.
const FORGET: usize = 64;
/// What is left of a mention's weight so many sentences later: the powers of what is left a sentence later.
const LEFT: [f32; MEMORY as usize + 1] = {
    const ONE: f32 = 0.55;
    const TWO: f32 = ONE * ONE;
    const FOUR: f32 = TWO * TWO;
    [1.0, ONE, TWO, ONE * TWO, FOUR, ONE * FOUR, TWO * FOUR]
};
const SUBJECT: f32 = 2.0;
const OTHER: f32 = 1.0;
const NAME: f32 = 1.5;
const PRONOUN: f32 = 0.9;
/// A mention in the pronoun's own paragraph counts more.
const SAME_PARAGRAPH: f32 = 1.5;
/// A mention on the other side of quotation marks counts less.
const ACROSS_MARKS: f32 = 0.8;
/// A person whose gender nothing shows counts less.
const UNKNOWN_GENDER: f32 = 0.7;

#[derive(Clone, Copy, Debug)]
struct Event {
    sentence: u32,
    person: usize,
    weight: f32,
    quoted: bool,
}

/// The people mentioned lately.
#[derive(Clone, Debug, Default)]
pub(super) struct Salience {
    /// In the order of their sentences.
    events: Vec<Event>,
    /// What the people of one choice have, kept for the room.
    scores: Vec<(usize, f32)>,
}

/// The likeliest person, and how far it lies before the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) person: usize,
    /// How many times the runner-up's salience it has; infinite where there is none.
    pub(super) lead: f32,
    /// The runner-up.
    pub(super) next: Option<usize>,
}

impl Salience {
    /// A mention in sentence `sentence` of the article.
    pub(super) fn mention(&mut self, person: usize, sentence: u32, place: Standing, named: bool) {
        let role = if place.subject { SUBJECT } else { OTHER };
        let weight = role * if named { NAME } else { PRONOUN };
        // Who was quoted is told of late: events stand in the order of their sentences all the same.
        let at = self.events.iter().rposition(|event| event.sentence <= sentence).map_or(0, |before| before + 1);
        self.events.insert(at, Event { sentence, person, weight, quoted: place.quoted });
        if self.events.len() > FORGET {
            let old = self.events.partition_point(|event| event.sentence + MEMORY < sentence);
            if old > FORGET {
                self.events.drain(..old);
            }
        }
    }

    /// Whom a pronoun in sentence `sentence` means, whose paragraph begins with sentence `first`;
    /// `genders` gives each person's gender as far as known, and `barred` are those it can't be.
    pub(super) fn choose(
        &mut self,
        gender: Gender,
        (first, sentence): (u32, u32),
        place: Standing,
        genders: impl Fn(usize) -> Option<Gender>,
        barred: &[usize],
    ) -> Option<Choice> {
        let scores = &mut self.scores;
        scores.clear();
        for event in self.events.iter().rev().take_while(|event| event.sentence + MEMORY >= sentence) {
            let known = genders(event.person);
            if barred.contains(&event.person) || !compatible(Some(gender), known) {
                continue;
            }
            let distance = sentence.saturating_sub(event.sentence) as usize;
            let mut score = event.weight * LEFT[distance];
            if event.quoted != place.quoted {
                score *= ACROSS_MARKS;
            }
            if known.is_none() {
                score *= UNKNOWN_GENDER;
            }
            if event.sentence >= first {
                score *= SAME_PARAGRAPH;
            }
            match scores.iter_mut().find(|(person, _)| *person == event.person) {
                Some((_, sum)) => *sum += score,
                None => scores.push((event.person, score)),
            }
        }
        let &(person, best) = scores.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let others = scores.iter().filter(|(other, score)| *other != person && *score > 0.0);
        let next = others.max_by(|a, b| a.1.total_cmp(&b.1));
        let lead = next.map_or(f32::INFINITY, |(_, score)| best / score);
        Some(Choice { person, lead, next: next.map(|(other, _)| *other) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_late_hides_nobody() {
        let subject = Standing { subject: true, ..Standing::default() };
        let mut salience = Salience::default();
        salience.mention(0, 20, subject, true);
        // Somebody quoted long before, told of only now.
        salience.mention(1, 5, subject, false);
        let man = |_| Some(Gender::Masculine);
        let choice = salience.choose(Gender::Masculine, (21, 21), Standing::default(), man, &[]);
        assert_eq!(choice.map(|choice| (choice.person, choice.next)), Some((0, None)));
    }
}
