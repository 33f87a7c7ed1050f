//! Quotes, and on whose word they rest.

mod article;
mod asides;
mod claims;
mod clusters;
mod coordinations;
mod cutting;
mod ends;
mod extents;
mod government;
mod inner;
mod items;
mod local;
mod marks;
mod openings;
mod phrases;
mod questions;
mod relays;
mod room;
mod settings;
mod turns;
mod verb_groups;
mod verbless;

pub use local::LocalQuotes;
pub use room::Room;

use crate::text::CharRange;

use super::{
    names::Name,
    paragraph::Placed,
    people::{EntityId, MentionForm, People},
    tokens::Tokens,
};

/// How much of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// A clause with a marked part.
    Mixed,
    /// Nothing.
    Indirect,
}

/// What the attribution of a quote rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// A cue beside it: “he said”.
    Cue,
    /// An attributed quote in the same paragraph.
    Paragraph,
    /// The paragraph before: the quote goes on, or was left open.
    Continuation,
    /// The turns of an interview or transcript.
    Turn,
    /// Nothing; the quote has no speaker.
    None,
}

/// What the source does with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Polarity {
    /// Says so.
    #[default]
    Asserted,
    /// “denied that …”.
    Denied,
    /// “asked whether …”.
    Asked,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The mention nearest to the quote that says who speaks.
    pub range: CharRange,
    /// Its form.
    pub form: MentionForm,
    /// Who that is.
    pub entity: Option<EntityId>,
}

/// The second choice for a speaker who is only “he” or “she”.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunnerUp {
    /// Who.
    pub entity: EntityId,
    /// How many times as salient the speaker is, 1 or more.
    pub lead: f32,
}

/// A span of reported speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How much of it is marked.
    pub kind: QuoteKind,
    /// Its contiguous chunks, marks included, in order: one a paragraph in a quote over several,
    /// two around a cue in the middle. Never empty.
    pub spans: Vec<CharRange>,
    /// The words that introduce it.
    pub cue: Option<CharRange>,
    /// Who speaks.
    pub speaker: Option<Speaker>,
    /// What the attribution rests on.
    pub ground: Ground,
    /// How sure the attribution is, 0 to 1.
    pub confidence: f32,
    /// Whether it is asserted, denied or asked.
    pub polarity: Polarity,
    /// Who else a “he” or “she” that speaks could be.
    pub runner_up: Option<RunnerUp>,
    /// Who passes it on, where somebody does: “Smith” in “Smith quoted Jones as saying …”, the report
    /// in “…, Jones said, according to the report”.
    pub via: Option<Speaker>,
    /// Who speaks together with the speaker: “Jones” in “Smith and Jones said”.
    pub joint: Vec<Speaker>,
    /// What the speaker in turn reports of others: “Jones told the board that …” in “Smith said Jones
    /// had told the board that …”. They lie within the spans.
    pub nested: Vec<Quote>,
}

impl Quote {
    /// From the start of its first chunk to the end of its last.
    pub fn range(&self) -> CharRange {
        let first = self.spans.first().copied().unwrap_or_default();
        self.spans.iter().fold(first, |all, span| all.join(*span))
    }
}

impl Quote {
    /// The speaker, then who speaks together with them.
    pub fn speakers(&self) -> impl Iterator<Item = &Speaker> + Clone {
        self.speaker.iter().chain(&self.joint)
    }

    /// The quote and the claims inside it.
    pub fn with_nested(&self) -> impl Iterator<Item = &Quote> + Clone {
        std::iter::once(self).chain(&self.nested)
    }
}

/// What is wrong with a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkFault {
    /// Opens a quote that nothing closes, and the next paragraph doesn't go on with it.
    Unclosed,
    /// Closes a quote that nothing opened.
    Stray,
    /// Closes a quote opened with a mark of another kind.
    Mixed,
}

/// A quotation mark that doesn't pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkProblem {
    /// The mark.
    pub range: CharRange,
    /// What is wrong with it.
    pub fault: MarkFault,
    /// The mark it was paired with, or the end of the run it should have closed.
    pub related: Option<CharRange>,
    /// The character that would put it right, where one would: in place of this mark for
    /// [`MarkFault::Mixed`], behind `related` for [`MarkFault::Unclosed`].
    pub correction: Option<char>,
}

/// Quotes of an article, attributed, with the marks that don't pair.
#[derive(Clone, Debug, Default)]
pub struct Attributed {
    /// The quotes, in order of the text.
    pub quotes: Vec<Quote>,
    /// The marks that don't pair.
    pub marks: Vec<MarkProblem>,
}

/// Finds marked runs, cues and what they govern in one paragraph; `room` may be that of another.
pub fn scan(tokens: &Tokens, names: &[Name], room: &mut Room) -> LocalQuotes {
    local::read(tokens, names, room)
}

/// Joins quotes over paragraphs and carries speakers over. Sets the speakers' spans and forms;
/// who they are is for [`People::resolve_speakers`].
pub fn attribute(paragraphs: &[Placed], people: &People) -> Attributed {
    article::attribute(paragraphs, people)
}

#[cfg(test)]
mod tests;
