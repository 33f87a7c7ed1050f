//! The figures of an article as rows.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    analysis::figures::{Bound, Figure},
    ide::{Article, alike, hover, words},
    text::{CharRange, Encoding},
};

use super::{ViewLine, aligned, plain};

/// How much of a figure a line shows, in code points.
const WORDS: usize = 44;

/// One figure, for tables and other programs. Numbers are decimal strings, exact to the last digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The line it is on, from 1.
    pub line: u32,
    /// The column it begins in, from 1, in code points.
    pub column: u32,
    /// What it is about: “people killed”.
    pub subject: String,
    /// Its words.
    pub text: String,
    /// What it claims, in words: “more than 200, no upper bound”.
    pub claim: String,
    /// The number written; empty for a range or a vague quantity.
    pub value: String,
    /// The lower bound; empty where there is none.
    pub lower: String,
    /// Whether the lower bound is possible itself.
    pub lower_inclusive: bool,
    /// The upper bound; empty where there is none.
    pub upper: String,
    /// Whether the upper bound is possible itself.
    pub upper_inclusive: bool,
    /// The unit, with what it is per.
    pub unit: String,
    /// The lemma of what is counted.
    pub counted: String,
    /// What became of those counted.
    pub outcome: String,
    /// When, in the words of the article.
    pub when: String,
    /// Where.
    pub place: String,
    /// Who says so.
    pub says: String,
    /// Where it stands in the article, in code points.
    #[serde(skip)]
    pub range: CharRange,
}

/// The figures of an article, those about one thing together, otherwise in the order of the text.
pub fn figures(article: &Article) -> Vec<FigureRow> {
    let article = &*article.settled();
    let reading = &*article.reading;
    let mut order: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<(usize, FigureRow)> = Vec::with_capacity(reading.figures.len());
    for figure in &reading.figures {
        let row = row(article, figure);
        let next = order.len();
        rows.push((*order.entry(row.subject.clone()).or_insert(next), row));
    }
    rows.sort_by_key(|(subject, _)| *subject);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(article: &Article, figure: &Figure) -> FigureRow {
    let reading = &*article.reading;
    let at = article.text.position(figure.range.start(), Encoding::Utf32);
    let end = |bound: Option<Bound>| bound.map(|bound| plain_number(bound.value)).unwrap_or_default();
    let when = figure.window.and_then(|window| reading.dates.get(window));
    FigureRow {
        line: at.line + 1,
        column: at.column + 1,
        subject: alike::heading(article, figure),
        text: article.plain_excerpt(figure.range, 200),
        claim: claim(figure),
        value: figure.value.map(plain_number).unwrap_or_default(),
        lower: end(figure.hard.lower),
        lower_inclusive: figure.hard.lower.is_some_and(|bound| bound.inclusive),
        upper: end(figure.hard.upper),
        upper_inclusive: figure.hard.upper.is_some_and(|bound| bound.inclusive),
        unit: figure.unit.clone().unwrap_or_default(),
        counted: figure.counted.clone().unwrap_or_default(),
        outcome: figure.outcome.map(hover::figure::outcome).unwrap_or_default().to_owned(),
        when: when.map(|date| article.plain_excerpt(date.range, 60)).unwrap_or_default(),
        place: figure.place.and_then(|place| reading.places.get(place)).map(|it| it.name.clone()).unwrap_or_default(),
        says: article.plain_voice(figure.voice),
        range: figure.range,
    }
}

fn claim(figure: &Figure) -> String {
    let open = match (figure.hard.lower, figure.hard.upper) {
        (Some(_), None) => ", no upper bound",
        (None, Some(_)) => ", no lower bound",
        _ => "",
    };
    hover::figure::claim(figure) + open
}

/// A number for programs: no commas.
fn plain_number(value: crate::analysis::figures::Decimal) -> String {
    hover::figure::number(value).replace(',', "")
}

pub(super) fn document(article: &Article) -> Vec<ViewLine> {
    let rows = figures(article);
    let mut lines = vec![plain(format!("Figures: {}", words::counted(rows.len(), "figure")))];
    for subject in rows.chunk_by(|one, other| one.subject == other.subject) {
        lines.push(plain(""));
        lines.push(plain(subject[0].subject.clone()));
        let cells = |row: &FigureRow| {
            let cells =
                [format!("line {}", row.line), words::excerpt(&row.text, WORDS), row.claim.clone(), row.says.clone()];
            let more = [&row.place, &row.when].into_iter().filter(|more| !more.is_empty()).cloned();
            (cells.into_iter().chain(more).collect(), row.range)
        };
        lines.extend(aligned(&subject.iter().map(cells).collect::<Vec<_>>()));
    }
    lines
}
