//! Figures: what is claimed, between which bounds, of what, by whom.

use crate::text::CharRange;

use super::{
    ByteSpan, Voice,
    dates::{Date, LocalDate},
    paragraph::Placed,
    people::People,
    places::Place,
    quotes::Quote,
    tokens::Tokens,
};

mod decimal;

pub use decimal::Decimal;

/// What sort of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    Number,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number at this end.
    pub value: Decimal,
    /// Whether it belongs to the interval.
    pub inclusive: bool,
}

/// What a statement leaves possible; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Bounds {
    /// The lower end.
    pub lower: Option<Bound>,
    /// The upper end.
    pub upper: Option<Bound>,
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

/// A quantitative statement.
#[derive(Clone, Debug, PartialEq)]
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
    /// The canonical unit: `hour`, `km`, `USD`, `percent`.
    pub unit: Option<String>,
    /// The lemma of the head noun of what is counted.
    pub counted: Option<String>,
    /// The whole noun phrase of what is counted.
    pub counted_range: Option<CharRange>,
    /// How firmly it is put.
    pub modality: Modality,
    /// What became of those counted.
    pub outcome: Option<Outcome>,
    /// Who says so.
    pub voice: Voice,
}

/// A figure of one paragraph.
#[derive(Clone, Debug)]
pub struct LocalFigure {
    /// Where.
    pub span: ByteSpan,
}

/// Finds the figures of a paragraph; spans that are dates are none.
pub fn scan(tokens: &Tokens, dates: &[LocalDate]) -> Vec<LocalFigure> {
    let _ = (tokens, dates);
    Vec::new()
}

/// Says who claims each figure and what was left to the article to tell.
pub fn resolve(
    paragraphs: &[Placed],
    quotes: &[Quote],
    people: &People,
    places: &[Place],
    dates: &[Date],
) -> Vec<Figure> {
    let _ = (paragraphs, quotes, people, places, dates);
    Vec::new()
}
