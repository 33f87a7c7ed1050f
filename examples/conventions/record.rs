//! What is read and written: a line of the suite, a line of `postil annotate`.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A text of a suite, with what is asked about it.
#[derive(Deserialize)]
pub(crate) struct Asked {
    pub id: String,
    pub text: String,
    model: Option<String>,
    dim: Option<String>,
}

impl Asked {
    /// The recogniser that is asked, as Recognizers-Text names its specs: `NumberRangeModel`.
    pub(crate) fn model(&self) -> &str {
        self.model.as_deref().unwrap_or_default()
    }

    /// The dimension that is asked for, as Duckling names it: `AmountOfMoney`.
    pub(crate) fn dimension(&self) -> &str {
        self.dim.as_deref().unwrap_or_default()
    }
}

/// A figure as `annotate` prints it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Figure {
    pub start: usize,
    pub end: usize,
    pub core: [usize; 2],
    pub kind: String,
    pub value: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub approximator: Option<String>,
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Figure {
    /// A bare number.
    pub(crate) fn number(range: Range<usize>, value: f64) -> Self {
        let (start, end) = (range.start, range.end);
        let bound = Some(value);
        let kind = "number".to_owned();
        Figure { start, end, core: [start, end], kind, value: bound, lower: bound, upper: bound, ..Figure::default() }
    }
}

/// A time expression as `annotate` prints it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Date {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A line of `annotate`.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Reading {
    pub id: String,
    pub figures: Vec<Figure>,
    pub dates: Vec<Date>,
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A text with the byte at which each of its code points begins.
pub(crate) struct Text<'t> {
    source: &'t str,
    bytes: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(source: &'t str) -> Self {
        let bytes = source.char_indices().map(|(byte, _)| byte).chain([source.len()]).collect();
        Text { source, bytes }
    }

    /// The whole text.
    pub(crate) fn source(&self) -> &'t str {
        self.source
    }

    /// What stands at a range of code points; nothing where that lies outside the text.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'t str {
        let at = |i: usize| self.bytes.get(i).copied().unwrap_or(self.source.len());
        self.source.get(at(range.start)..at(range.end)).unwrap_or_default()
    }

    /// The code points of a range of bytes.
    pub(crate) fn chars(&self, bytes: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.bytes.partition_point(|start| *start < byte);
        at(bytes.start)..at(bytes.end)
    }
}
