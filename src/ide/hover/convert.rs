//! A quantity in the units another reader thinks in. Currencies are never converted: a rate holds for
//! a day, and postil knows neither.

use crate::{
    analysis::figures::{Decimal, Figure, FigureKind},
    lexicon::units,
};

/// Units and those that readers elsewhere use for the same.
const PAIRS: [(&str, &[&str]); 34] = [
    ("km", &["mile"]),
    ("mile", &["km"]),
    ("nautical mile", &["km", "mile"]),
    ("m", &["foot"]),
    ("foot", &["m"]),
    ("yard", &["m"]),
    ("cm", &["inch"]),
    ("inch", &["cm"]),
    ("mm", &["inch"]),
    ("fathom", &["m"]),
    ("km2", &["mi2"]),
    ("mi2", &["km2"]),
    ("m2", &["ft2"]),
    ("ft2", &["m2"]),
    ("hectare", &["acre"]),
    ("acre", &["hectare"]),
    ("dunam", &["hectare", "acre"]),
    ("feddan", &["hectare", "acre"]),
    ("kg", &["lb"]),
    ("lb", &["kg"]),
    ("g", &["ounce"]),
    ("ounce", &["g"]),
    ("stone", &["kg", "lb"]),
    ("tonne", &["ton"]),
    ("ton", &["tonne"]),
    ("litre", &["gallon"]),
    ("gallon", &["litre"]),
    ("barrel", &["litre"]),
    ("acre-foot", &["m3"]),
    ("°C", &["°F"]),
    ("°F", &["°C"]),
    ("mph", &["km/h"]),
    ("km/h", &["mph"]),
    ("knot", &["km/h", "mph"]),
];

/// The bounds of a measure in other units, rounded to as many digits as the figure is worth and one
/// more: “6.2 miles”, “95 to 106 °F”.
pub(super) fn in_other_units(figure: &Figure) -> Vec<String> {
    if figure.kind != FigureKind::Measure {
        return Vec::new();
    }
    let Some(name) = figure.unit.as_deref() else { return Vec::new() };
    let Some((unit, (_, others))) = units::by_name(name).zip(PAIRS.iter().find(|(from, _)| *from == name)) else {
        return Vec::new();
    };
    let ends = match (figure.value, figure.hard.lower, figure.hard.upper) {
        (Some(value), ..) => vec![value],
        (None, Some(lower), Some(upper)) => vec![lower.value, upper.value],
        _ => return Vec::new(),
    };
    let in_unit = |other: &&str| {
        let unit_of = units::by_name(other)?;
        let shown: Vec<String> = ends
            .iter()
            .map(|end| {
                let value = unit_of.from_base(unit.to_base(end.to_f64()));
                // A degree is a degree, whatever zero it is counted from.
                let digits =
                    if other.starts_with('°') { 0 } else { end.significant().0.unsigned_abs().to_string().len() + 1 };
                shown(value, digits)
            })
            .collect();
        Some(format!("{} {}", shown.join(" to "), super::super::words::plural(symbol(other))))
    };
    others.iter().filter_map(in_unit).collect()
}

/// How a unit is written for readers.
fn symbol(name: &str) -> &str {
    match name {
        "mi2" => "square miles",
        "ft2" => "square feet",
        "km2" => "km²",
        "m2" => "m²",
        "m3" => "m³",
        "ton" => "US ton",
        "gallon" => "US gallon",
        other => other,
    }
}

/// A number to so many significant digits, two at least; to none behind the point where `digits` is 0.
fn shown(value: f64, digits: usize) -> String {
    let magnitude = if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 };
    let places =
        if digits == 0 { 0 } else { (i32::try_from(digits.clamp(2, 5)).unwrap_or(2) - 1 - magnitude).clamp(-9, 6) };
    let scaled = (value * 10f64.powi(places)).round();
    super::figure::number(Decimal::new(scaled as i128, i16::try_from(-places).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figures::Bounds;

    #[test]
    fn what_readers_elsewhere_use() {
        let measure = |value: i64, unit: &str| {
            let value = Decimal::from(value);
            let hard = Bounds::exact(value);
            let unit = Some(unit.to_owned());
            in_other_units(&Figure { kind: FigureKind::Measure, value: Some(value), hard, unit, ..Figure::default() })
        };
        assert_eq!(measure(10, "km"), ["6.2 miles"]);
        assert_eq!(measure(100, "acre"), ["40 hectares"]);
        assert_eq!(measure(35, "°C"), ["95 °F"]);
        assert_eq!(measure(-40, "°F"), ["-40 °C"]);
        assert_eq!(measure(300, "km2"), ["120 square miles"]);
        assert_eq!(measure(5, "USD"), [""; 0]);
    }
}
