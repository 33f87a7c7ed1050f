//! TOML and JSON as one kind of tree, each part of it knowing where it stands.

use std::ops::Range;

use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::text::{CharOffset, CharRange};

use super::Problem;

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: CharRange,
    pub(super) data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
    /// Nothing: JSON's `null`.
    Nothing,
    String(String),
    Number(f64),
    Bool(bool),
    /// A date or time of TOML, as it is written.
    Date(String),
    Array(Vec<Node>),
    /// Keys with where they stand.
    Table(Vec<(String, CharRange, Node)>),
}

impl Data {
    /// What it is, in words.
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Data::Nothing => "nothing",
            Data::String(_) => "a string",
            Data::Number(_) => "a number",
            Data::Bool(_) => "true or false",
            Data::Date(_) => "a date",
            Data::Array(_) => "a list",
            Data::Table(_) => "a table",
        }
    }
}

/// The tree of a TOML file as far as it can be read, and what can't.
pub(super) fn of_toml(source: &str) -> (Node, Vec<Problem>) {
    // A byte order mark is not TOML, but editors write it.
    let body = source.strip_prefix('\u{feff}').unwrap_or(source);
    let places = Places { source, skipped: source.len() - body.len() };
    let (table, errors) = DeTable::parse_recoverable(body);
    let problems = errors
        .iter()
        .map(|error| Problem {
            range: places.range(error.span().unwrap_or(0..0)),
            key: String::new(),
            message: format!("not TOML: {}", error.message()),
            replacement: None,
        })
        .collect();
    let range = places.range(0..body.len());
    (Node { range, data: Data::Table(places.table(table.into_inner())) }, problems)
}

struct Places<'s> {
    source: &'s str,
    skipped: usize,
}

impl Places<'_> {
    fn range(&self, bytes: Range<usize>) -> CharRange {
        let at = |byte| CharOffset::of(self.source, byte + self.skipped);
        CharRange::new(at(bytes.start), at(bytes.end))
    }

    fn table(&self, table: DeTable<'_>) -> Vec<(String, CharRange, Node)> {
        let mut entries: Vec<_> = table
            .into_iter()
            .map(|(key, value)| {
                let range = self.range(key.span());
                (key.into_inner().into_owned(), range, self.node(value))
            })
            .collect();
        entries.sort_by_key(|(_, range, _)| range.start());
        entries
    }

    fn node(&self, value: Spanned<DeValue<'_>>) -> Node {
        let range = self.range(value.span());
        let data = match value.into_inner() {
            DeValue::String(text) => Data::String(text.into_owned()),
            DeValue::Integer(number) => {
                let parsed = i64::from_str_radix(number.as_str(), number.radix());
                parsed.map_or(Data::Number(f64::NAN), |number| Data::Number(number as f64))
            }
            DeValue::Float(number) => Data::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(truth) => Data::Bool(truth),
            DeValue::Datetime(date) => Data::Date(date.to_string()),
            DeValue::Array(values) => Data::Array(values.into_iter().map(|value| self.node(value)).collect()),
            DeValue::Table(table) => Data::Table(self.table(table)),
        };
        Node { range, data }
    }
}

/// The tree of a JSON value; nothing in it stands anywhere.
pub(super) fn of_json(value: &Value) -> Node {
    let data = match value {
        Value::Null => Data::Nothing,
        Value::Bool(truth) => Data::Bool(*truth),
        Value::Number(number) => Data::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Data::String(text.clone()),
        Value::Array(values) => Data::Array(values.iter().map(of_json).collect()),
        Value::Object(members) => Data::Table(
            members.iter().map(|(key, value)| (key.clone(), CharRange::default(), of_json(value))).collect(),
        ),
    };
    Node { range: CharRange::default(), data }
}
