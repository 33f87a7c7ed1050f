//! The model of a figure.

use crate::{
    analysis::{ByteSpan, Voice},
    lexicon::units::Dimension,
    text::CharRange,
};

use super::{Approximation, Bounds, Decimal, Group, Vague};

/// What sort of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum FigureKind {
    /// So many of something.
    Count,
    /// Years of a life.
    Age,
    /// A stretch of time.
    Duration,
    /// An amount of a currency.
    Money,
    /// Per cent of a whole.
    Percent,
    /// Percentage points.
    Points,
    /// So many to so many.
    Ratio,
    /// A part of a whole.
    Fraction,
    /// So many times as much.
    Multiple,
    /// A physical quantity.
    Measure,
    /// A place in an order.
    Ordinal,
    /// So many per so many, or per stretch of time.
    Rate,
    /// The result of a match or a vote.
    Score,
    /// A bare number.
    #[default]
    Number,
}

/// How firmly a figure is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Modality {
    /// As a fact.
    #[default]
    Asserted,
    /// “are estimated to”.
    Estimated,
    /// “are feared to”.
    Feared,
    /// “are expected to”, “will”.
    Expected,
    /// “claimed”.
    Claimed,
    /// “plan to”.
    Planned,
    /// “did not”.
    Negated,
    /// “denied that”.
    Denied,
    /// “if”, “might”.
    Conditional,
}

/// What became of the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Dead.
    Killed,
    /// Hurt.
    Wounded,
    /// Not found.
    Missing,
    /// Driven from home.
    Displaced,
    /// Held.
    Detained,
    /// Brought to safety.
    Rescued,
    /// Ill with something.
    Infected,
    /// Killed or wounded.
    Casualties,
}

/// Whether a figure is an amount of change, or an end of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// “rose by 5%”.
    Up,
    /// “fell by 5%”.
    Down,
    /// “rose from 5%”.
    From,
    /// “rose to 7%”.
    To,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCounted {
    /// The noun phrase; `None` where it was left out and taken from a figure before.
    pub span: Option<ByteSpan>,
    /// The lemma of its head.
    pub lemma: String,
    /// The words before the head, in lower case: “displaced”, “rebel”.
    pub modifiers: Vec<String>,
}

/// A figure of one paragraph; what it takes the article to tell is left to [`resolve`](super::resolve).
#[derive(Clone, Debug, PartialEq)]
pub struct LocalFigure {
    /// All of it: approximator, number, unit and what is counted.
    pub span: ByteSpan,
    /// Approximator, number and unit.
    pub core: ByteSpan,
    /// What sort.
    pub kind: FigureKind,
    /// The number as written; `None` for a range or a vague quantity.
    pub value: Option<Decimal>,
    /// What the words strictly leave possible.
    pub hard: Bounds,
    /// What a reader would take them to mean.
    pub soft: Bounds,
    /// The unit it is rounded to.
    pub grain: Decimal,
    /// What makes it inexact, with the words.
    pub approximator: Option<(Approximation, String)>,
    /// A quantity without a number.
    pub vague: Option<Vague>,
    /// The canonical unit, with what it is per: `km`, `USD/month`.
    pub unit: Option<String>,
    /// What the unit measures.
    pub dimension: Option<Dimension>,
    /// What it is counted or measured per: `month`, `100,000`, `person`.
    pub per: Option<String>,
    /// What is counted.
    pub counted: Option<LocalCounted>,
    /// How firmly it is put.
    pub modality: Modality,
    /// What became of those counted.
    pub outcome: Option<Outcome>,
    /// Whether it is a change.
    pub direction: Option<Direction>,
    /// The figure of this paragraph that it is a part of.
    pub part_of: Option<usize>,
    /// Whether it adds up over time: a toll “so far”, “since …”.
    pub cumulative: bool,
    /// The source that its sentence cites for it without quoting it: “the ministry put the toll at 40”.
    pub source: Option<ByteSpan>,
    /// The rule of the grammar that found it.
    pub rule: &'static str,
}

/// A quantitative statement.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Figure {
    /// All of it: approximator, number, unit and what is counted.
    pub range: CharRange,
    /// Approximator, number and unit, without what is counted.
    pub core: CharRange,
    /// What sort.
    pub kind: FigureKind,
    /// The number as written (45 for 45%); `None` for a range or a vague quantity.
    pub value: Option<Decimal>,
    /// What the words strictly leave possible.
    pub hard: Bounds,
    /// What a reader would take them to mean.
    pub soft: Bounds,
    /// The unit it is rounded to: 1000000 for “3 million”.
    pub grain: Decimal,
    /// The words that make it inexact, in lower case.
    pub approximator: Option<String>,
    /// What those words say.
    pub approximation: Option<Approximation>,
    /// A quantity without a number, for coders of another convention.
    pub vague: Option<Vague>,
    /// The canonical unit, with what it is per: `hour`, `km`, `USD/month`, `percent`.
    pub unit: Option<String>,
    /// What the unit measures.
    pub dimension: Option<Dimension>,
    /// What it is counted or measured per: `month`, `100,000`, `person`.
    pub per: Option<String>,
    /// The lemma of the head noun of what is counted.
    pub counted: Option<String>,
    /// The words before that head, in lower case: “displaced”, “rebel”.
    pub modifiers: Vec<String>,
    /// Which group of people that is.
    pub group: Option<Group>,
    /// The whole noun phrase of what is counted; `None` where it was left out (“180,000 displaced”)
    /// and `counted` comes from the figure before.
    pub counted_range: Option<CharRange>,
    /// How firmly it is put.
    pub modality: Modality,
    /// What became of those counted.
    pub outcome: Option<Outcome>,
    /// Whether it is an amount of change or one of its ends.
    pub direction: Option<Direction>,
    /// The whole it is a part of, as an index into the figures of the reading.
    pub part_of: Option<usize>,
    /// Whether it adds up over time: a toll “so far”, “since …”.
    pub cumulative: bool,
    /// When: an index into the dates of the reading.
    pub window: Option<usize>,
    /// Where: an index into the places of the reading.
    pub place: Option<usize>,
    /// The quote it stands in: an index into the quotes of the reading.
    pub quote: Option<usize>,
    /// Who says so.
    pub voice: Voice,
    /// The rule of the grammar that found it.
    pub rule: &'static str,
}

/// What figures must share before their numbers may be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// What sort of figure.
    pub kind: FigureKind,
    /// What is counted, as a lemma.
    pub counted: Option<String>,
    /// What became of them.
    pub outcome: Option<Outcome>,
    /// The unit.
    pub unit: Option<String>,
}

impl Figure {
    /// What the figure is about. Two figures with different subjects can't contradict each other;
    /// two with one subject still may speak of different places, times and wholes.
    pub fn subject(&self) -> Subject {
        Subject { kind: self.kind, counted: self.counted.clone(), outcome: self.outcome, unit: self.unit.clone() }
    }
}
