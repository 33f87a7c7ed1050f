//! The machine-readable form of a reading: one JSON object per article.
//!
//! This is public interface. Fields may be added, never changed or removed. Offsets are code
//! points from the start of the article, ends exclusive; a list with nothing in it is present and
//! empty.

mod speakers;

use serde::Serialize;
use serde_json::Number;

use self::speakers::{EntityOut, QuoteOut, entity_ids, entity_out, quote_out};

use crate::{
    analysis::{
        Voice,
        dates::{Date, DateKind},
        figures::{Bound, Decimal, Direction, Figure, FigureKind, Group, Modality, Outcome},
        people::EntityId,
        places::{Place, PlaceKind},
    },
    checks::{Finding, Severity},
    gazetteer::Gazetteer,
    ide::Article,
    text::CharRange,
};

/// The version of this format.
pub(super) const SCHEMA: &str = "postil/1";

/// One article.
#[derive(Serialize, Debug)]
pub(super) struct Annotated<'a> {
    schema: &'static str,
    id: &'a str,
    length: usize,
    published: Option<String>,
    quotes: Vec<QuoteOut>,
    entities: Vec<EntityOut<'a>>,
    places: Vec<PlaceOut<'a>>,
    figures: Vec<FigureOut<'a>>,
    dates: Vec<DateOut<'a>>,
    findings: Vec<FindingOut<'a>>,
}

/// A stretch of the article.
#[derive(Serialize, Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl From<CharRange> for Span {
    fn from(range: CharRange) -> Self {
        Span { start: range.start().to_usize(), end: range.end().to_usize() }
    }
}

/// The same as a pair.
fn pair(range: CharRange) -> [usize; 2] {
    [range.start().to_usize(), range.end().to_usize()]
}

#[derive(Serialize, Debug)]
struct PlaceOut<'a> {
    #[serde(flatten)]
    span: Span,
    geonameid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    twin: Option<u32>,
    name: Option<&'a str>,
    lat: Option<Number>,
    lon: Option<Number>,
    country: Option<&'a str>,
    candidates: usize,
    confidence: Number,
    kind: &'static str,
    ambiguous: bool,
    metonym: bool,
}

#[derive(Serialize, Debug)]
struct FigureOut<'a> {
    #[serde(flatten)]
    span: Span,
    core: [usize; 2],
    kind: &'static str,
    value: Option<Number>,
    lower: Option<Number>,
    upper: Option<Number>,
    lower_inclusive: bool,
    upper_inclusive: bool,
    unit: Option<&'a str>,
    counted: Option<&'a str>,
    approximator: Option<&'a str>,
    modality: Option<&'static str>,
    outcome: Option<&'static str>,
    source: Option<String>,
    direction: Option<&'static str>,
    group: Option<&'static str>,
    per: Option<&'a str>,
    grain: Option<Number>,
    soft_lower: Option<Number>,
    soft_upper: Option<Number>,
    cumulative: bool,
    /// An index into the figures.
    part_of: Option<usize>,
    /// An index into the dates.
    window: Option<usize>,
    /// An index into the places.
    place: Option<usize>,
    /// An index into the quotes.
    quote: Option<usize>,
}

#[derive(Serialize, Debug)]
struct DateOut<'a> {
    #[serde(flatten)]
    span: Span,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<&'a str>,
    #[serde(rename = "mod")]
    modifier: Option<&'a str>,
    start_date: Option<String>,
    end_date: Option<String>,
}

/// A finding, as every machine-readable output has it.
#[derive(Serialize, Debug)]
pub(super) struct FindingOut<'a> {
    code: &'a str,
    severity: Severity,
    #[serde(flatten)]
    span: Span,
    message: &'a str,
    related: Vec<RelatedOut<'a>>,
}

#[derive(Serialize, Debug)]
struct RelatedOut<'a> {
    #[serde(flatten)]
    span: Span,
    message: &'a str,
}

impl<'a> Annotated<'a> {
    /// The reading of an article and the findings in it.
    pub(super) fn new(id: &'a str, article: &'a Article, findings: &'a [Finding]) -> Self {
        let reading = &*article.reading;
        let ids = entity_ids(&reading.entities);
        let id_of = |entity: EntityId| ids.get(entity.index()).cloned();
        Annotated {
            schema: SCHEMA,
            id,
            length: article.text.len(),
            published: reading.published.as_ref().map(|published| published.date.to_string()),
            quotes: reading.quotes.iter().map(|quote| quote_out(quote, id_of)).collect(),
            entities: reading
                .entities
                .iter()
                .zip(&ids)
                .enumerate()
                .map(|(i, (entity, id))| entity_out(id, entity, reading.mentions_of(EntityId::new(i))))
                .collect(),
            places: reading.places.iter().map(|place| place_out(place, &article.gazetteer)).collect(),
            figures: reading.figures.iter().map(|figure| figure_out(figure, id_of)).collect(),
            dates: reading.dates.iter().map(date_out).collect(),
            findings: findings.iter().map(FindingOut::from).collect(),
        }
    }
}

impl<'a> From<&'a Finding> for FindingOut<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingOut {
            code: finding.code,
            severity: finding.severity,
            span: finding.range.into(),
            message: &finding.message,
            related: finding
                .related
                .iter()
                .map(|related| RelatedOut { span: related.range.into(), message: &related.message })
                .collect(),
        }
    }
}

fn place_out<'a>(place: &Place, gazetteer: &'a Gazetteer) -> PlaceOut<'a> {
    let entry = place.resolved.and_then(|id| gazetteer.entry(id));
    PlaceOut {
        span: place.range.into(),
        geonameid: entry.as_ref().and_then(|entry| entry.geonameid),
        twin: place.twin.and_then(|id| gazetteer.entry(id)?.geonameid),
        name: entry.as_ref().map(|entry| entry.name),
        lat: entry.as_ref().and_then(|entry| Number::from_f64(entry.latitude)),
        lon: entry.as_ref().and_then(|entry| Number::from_f64(entry.longitude)),
        country: entry.as_ref().map(|entry| entry.country).filter(|code| !code.is_empty()),
        candidates: place.candidate_count,
        confidence: share(place.confidence),
        kind: match place.kind {
            PlaceKind::Toponym => "toponym",
            PlaceKind::Region => "region",
            PlaceKind::Venue => "venue",
        },
        ambiguous: place.ambiguous,
        metonym: place.metonym,
    }
}

fn figure_out(figure: &Figure, id_of: impl Fn(EntityId) -> Option<String>) -> FigureOut<'_> {
    let inclusive = |bound: Option<Bound>| bound.is_some_and(|bound| bound.inclusive);
    let at = |bound: Option<Bound>| bound.and_then(|bound| number(bound.value));
    FigureOut {
        span: figure.range.into(),
        core: pair(figure.core),
        kind: match figure.kind {
            FigureKind::Count => "count",
            FigureKind::Age => "age",
            FigureKind::Duration => "duration",
            FigureKind::Money => "money",
            FigureKind::Percent => "percent",
            FigureKind::Points => "points",
            FigureKind::Ratio => "ratio",
            FigureKind::Fraction => "fraction",
            FigureKind::Multiple => "multiple",
            FigureKind::Measure => "measure",
            FigureKind::Ordinal => "ordinal",
            FigureKind::Rate => "rate",
            FigureKind::Score => "score",
            FigureKind::Number => "number",
        },
        value: figure.value.and_then(number),
        lower: at(figure.hard.lower),
        upper: at(figure.hard.upper),
        lower_inclusive: inclusive(figure.hard.lower),
        upper_inclusive: inclusive(figure.hard.upper),
        unit: figure.unit.as_deref(),
        counted: figure.counted.as_deref(),
        approximator: figure.approximator.as_deref(),
        modality: match figure.modality {
            Modality::Asserted => None,
            Modality::Estimated => Some("estimated"),
            Modality::Feared => Some("feared"),
            Modality::Expected => Some("expected"),
            Modality::Claimed => Some("claimed"),
            Modality::Planned => Some("planned"),
            Modality::Negated => Some("negated"),
            Modality::Denied => Some("denied"),
            Modality::Conditional => Some("conditional"),
        },
        outcome: figure.outcome.map(|outcome| match outcome {
            Outcome::Killed => "killed",
            Outcome::Wounded => "wounded",
            Outcome::Missing => "missing",
            Outcome::Displaced => "displaced",
            Outcome::Detained => "detained",
            Outcome::Rescued => "rescued",
            Outcome::Infected => "infected",
            Outcome::Casualties => "casualties",
        }),
        source: match figure.voice {
            Voice::Entity(entity) => id_of(entity),
            Voice::Article | Voice::Unnamed(_) => None,
        },
        direction: figure.direction.map(|direction| match direction {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::From => "from",
            Direction::To => "to",
        }),
        group: figure.group.map(Group::name),
        per: figure.per.as_deref(),
        grain: number(figure.grain),
        soft_lower: at(figure.soft.lower),
        soft_upper: at(figure.soft.upper),
        cumulative: figure.cumulative,
        part_of: figure.part_of,
        window: figure.window,
        place: figure.place,
        quote: figure.quote,
    }
}

fn date_out(date: &Date) -> DateOut<'_> {
    DateOut {
        span: date.range.into(),
        kind: match date.kind {
            DateKind::Date => "DATE",
            DateKind::Time => "TIME",
            DateKind::Duration => "DURATION",
            DateKind::Set => "SET",
        },
        value: date.value.as_deref(),
        modifier: date.modifier.as_deref(),
        start_date: date.first.map(|day| day.to_string()),
        end_date: date.last.map(|day| day.to_string()),
    }
}

/// A number, without `.0` where it is whole and a double holds it exactly.
fn number(value: Decimal) -> Option<Number> {
    /// Past this, doubles skip whole numbers.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let value = value.to_f64();
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return Some(Number::from(value as i64));
    }
    Number::from_f64(value)
}

/// A share between 0 and 1, to three places: more would be noise.
fn share(value: f32) -> Number {
    Number::from_f64((f64::from(value) * 1000.0).round() / 1000.0).unwrap_or_else(|| Number::from(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        let shown = |mantissa, exponent| number(Decimal::new(mantissa, exponent)).map(|n| n.to_string());
        assert_eq!(shown(3, 6).as_deref(), Some("3000000"));
        assert_eq!(shown(45, -1).as_deref(), Some("4.5"));
        assert_eq!(shown(-20, -1).as_deref(), Some("-2"));
        assert_eq!(shown(1, 400), None);
        assert_eq!(share(0.93).to_string(), "0.93");
        assert_eq!(share(f32::NAN), Number::from(0));
    }
}
