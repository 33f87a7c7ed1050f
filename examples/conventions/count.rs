//! Counts values as `score.py figures` does, with one difference: an interval that is open at one end
//! is right where both its ends are, and what has neither value nor bounds is not asked for.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use crate::record::Reading;

#[derive(Deserialize)]
struct Gold {
    id: String,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    #[serde(default)]
    kind: String,
    value: Value,
    lower: Value,
    upper: Value,
}

impl Span {
    fn is_time(&self) -> bool {
        ["timex", "date", "time"].iter().any(|kind| self.kind.starts_with(kind))
    }

    fn is_empty(&self) -> bool {
        self.value.is_null() && self.lower.is_null() && self.upper.is_null()
    }
}

fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => equal(a, b),
        _ => false,
    }
}

/// Precision, recall and F1 in per cent, as one line.
pub(crate) fn count(gold: &str, readings: &[Reading]) -> Result<String, String> {
    let readings: HashMap<&str, &Reading> = readings.iter().map(|reading| (reading.id.as_str(), reading)).collect();
    let (mut right, mut read, mut asked) = (0usize, 0usize, 0usize);
    for line in gold.lines().filter(|line| !line.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let spans: Vec<&Span> = gold.spans.iter().filter(|span| !span.is_time()).collect();
        let Some(reading) = readings.get(gold.id.as_str()) else { continue };
        let ordinals = spans.iter().any(|span| span.kind.contains("ordinal"));
        let mut left: Vec<_> = reading.figures.iter().filter(|figure| ordinals || figure.kind != "ordinal").collect();
        read += left.len();
        for span in spans.iter().filter(|span| !span.is_empty()) {
            asked += 1;
            let at = left.iter().position(|figure| match span.value.as_f64() {
                Some(value) => figure.value.is_some_and(|found| equal(found, value) || equal(found, -value)),
                None => same(figure.lower, span.lower.as_f64()) && same(figure.upper, span.upper.as_f64()),
            });
            if let Some(at) = at {
                left.remove(at);
                right += 1;
            }
        }
    }
    let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
    let both = 200.0 * right as f64 / (read + asked).max(1) as f64;
    Ok(format!("{right} of {asked} asked, {read} read: P {:.1} R {:.1} F {both:.1}", share(read), share(asked)))
}
