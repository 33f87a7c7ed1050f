//! Figures in the words of a message.

use crate::{
    analysis::figures::{Decimal, Figure, FigureKind},
    lexicon::nouns,
};

/// Bounds with unit or what is counted: “12 people”, “more than 12 km”, “10 to 12 per cent”.
pub(super) fn in_words(figure: &Figure) -> String {
    let number = bounds(figure);
    let what = match (figure.kind, figure.unit.as_deref(), figure.counted.as_deref()) {
        (FigureKind::Percent, ..) => "per cent",
        (FigureKind::Points, ..) => "percentage points",
        (_, Some(unit), _) => return format!("{number} {}", plural(unit, &number)),
        (FigureKind::Count, None, Some(counted)) => return format!("{number} {}", plural(counted, &number)),
        _ => return number,
    };
    format!("{number} {what}")
}

/// So much in a unit, in words: “115 feet”.
pub(super) fn counted(number: &str, unit: &str) -> String {
    format!("{number} {}", plural(unit, number))
}

/// A number as a message shows it: thousands apart, no zeros that only computing brought in.
pub(super) fn number(value: Decimal) -> String {
    let shown = value.to_string();
    if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.').to_owned() } else { shown }
}

/// A computed amount to as many places as it is worth: `62.5`, `8`.
pub(super) fn rounded(value: f64) -> String {
    let places = if value.abs() >= 100.0 || (value - value.round()).abs() < 0.05 { 0 } else { 1 };
    let scaled = (value * 10f64.powi(places)).round();
    number(Decimal::new(scaled as i128, i16::try_from(-places).unwrap_or(0)))
}

fn bounds(figure: &Figure) -> String {
    match (figure.hard.lower, figure.hard.upper) {
        (Some(lower), Some(upper)) if lower.value == upper.value => number(lower.value),
        (Some(lower), Some(upper)) if lower.value.to_f64() > 0.0 => {
            format!("{} to {}", number(lower.value), number(upper.value))
        }
        (Some(lower), None) if lower.inclusive => format!("{} or more", number(lower.value)),
        (Some(lower), None) => format!("more than {}", number(lower.value)),
        (_, Some(upper)) if upper.inclusive => format!("{} at most", number(upper.value)),
        (_, Some(upper)) => format!("fewer than {}", number(upper.value)),
        (None, None) => match figure.value {
            Some(value) => format!("about {}", number(value)),
            None => "any number".to_owned(),
        },
    }
}

/// The plural of a lemma or a unit that is a word; symbols and currency codes have none.
fn plural(lemma: &str, number: &str) -> String {
    let symbol = ["mph", "kph", "rpm", "ppm", "psi"].contains(&lemma);
    let word = !symbol && lemma.chars().all(|c| c.is_lowercase() || c == '-' || c == ' ') && lemma.chars().count() > 2;
    match lemma {
        "people" if number == "1" => "person".to_owned(),
        "hertz" => lemma.to_owned(),
        _ if number == "1" || !word => lemma.to_owned(),
        _ => nouns::plural(lemma),
    }
}
