//! Numbers and quantities as the suites put them.

use std::sync::LazyLock;

use postil::analysis::{dates, figures, tokens::Tokens};
use regex_lite::Regex;

use crate::record::{Figure, Reading, Text};

/// A pattern that is part of this program.
macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("a pattern of this program"));
    };
}

pattern!(YEAR, r"^(?:.*[^\d ,] |)(\d{4})(?:s|'s|’s)?$");
pattern!(DIGITS, r"\d+");
pattern!(POWER, r"^(-?[\d.]+)\^([+-]*)([\d.]+)$");
pattern!(PARTS, r"(?i),\s*(?:and\s+)?|\s+and\s+|(?:[a-z])(\s+)(?:\d)");

/// quantulum3: the value of a range is its middle, also where something rose from one end to the
/// other; “3 years, 2 months” are two quantities; a year is a number without a dimension; dozens and
/// dimes are units, so that a dozen is one of them.
pub(crate) fn quantulum3(text: &Text<'_>, reading: &mut Reading) {
    let mut out = Vec::new();
    for figure in std::mem::take(&mut reading.figures) {
        if matches!(figure.kind.as_str(), "duration" | "measure")
            && figure.value.is_some()
            && let parts = parts(text, &figure)
            && parts.len() > 1
        {
            out.extend(parts);
            continue;
        }
        out.push(figure);
    }
    let mut i = 1;
    while i < out.len() {
        let (from, to) = (&out[i - 1], &out[i]);
        let between = text.slice(from.core[1]..to.core[0]);
        if between == " to " && from.unit == to.unit && from.unit.is_some() {
            let (Some(a), Some(b)) = (from.value, to.value) else { break };
            let end = to.end;
            let range = &mut out[i - 1];
            (range.value, range.lower, range.upper) = (None, Some(a.min(b)), Some(a.max(b)));
            (range.end, range.core[1]) = (end, end);
            out.remove(i);
        }
        i += 1;
    }
    for figure in &mut out {
        let words = text.slice(figure.core[0]..figure.core[1]).to_lowercase();
        if let (None, Some(lower), Some(upper)) = (figure.value, figure.lower, figure.upper) {
            figure.value = Some(f64::midpoint(lower, upper));
        }
        if let Some(value) = figure.value {
            let per_unit = match words.rsplit(' ').next() {
                Some("dozen") => 12.0,
                Some("dime" | "dimes") => 0.1,
                _ => 1.0,
            };
            figure.value = Some((value / per_unit * 1e9).round() / 1e9);
        }
    }
    for date in &reading.dates {
        let words = text.slice(date.start..date.end);
        if let Some(year) = YEAR.captures(words).and_then(|found| found.get(1))
            && let Ok(value) = year.as_str().parse()
        {
            let start = date.start + words[..year.start()].chars().count();
            out.push(Figure::number(start..start + 4, value));
        }
    }
    reading.figures = out;
}

/// The quantities that a compound one is made of, each read alone.
fn parts(text: &Text<'_>, figure: &Figure) -> Vec<Figure> {
    let words = text.slice(figure.core[0]..figure.core[1]);
    let mut found: Vec<Figure> = Vec::new();
    let mut from = 0;
    let cuts: Vec<(usize, usize)> = PARTS
        .captures_iter(words)
        .filter_map(|cut| cut.get(1).or_else(|| cut.get(0)))
        .map(|cut| (cut.start(), cut.end()))
        .chain([(words.len(), words.len())])
        .collect();
    for (end, next) in cuts {
        let part = Tokens::new(&words[from..end]);
        let local = figures::scan(&part, &dates::scan(&part));
        let [quantity] = local.as_slice() else { return Vec::new() };
        let (Some(value), Some(_)) = (quantity.value, quantity.unit.as_ref()) else { return Vec::new() };
        let offset = words[..from].chars().count() + figure.core[0];
        let length = words[from..end].chars().count();
        let range = offset..offset + length;
        found.push(Figure { unit: quantity.unit.clone(), ..Figure::number(range, value.to_f64()) });
        from = next;
    }
    found
}

/// Takes the value from a bounded figure, and the zero from below one that is bounded above alone.
fn bounds_instead_of_value(figure: &mut Figure) {
    let bounded = figure.lower != figure.upper && (figure.lower.is_some() || figure.upper.is_some());
    if !bounded {
        return;
    }
    if figure.value.is_some() && figure.lower == Some(0.0) {
        figure.lower = None;
    }
    figure.value = None;
}

/// “twenty dollars and 43”, “US$3 and fourteen”: a number behind an amount is its hundredths.
fn hundredths(text: &Text<'_>, figures: &mut Vec<Figure>) {
    let mut i = 0;
    while i + 1 < figures.len() {
        let (money, cents) = (&figures[i], &figures[i + 1]);
        let between = text.slice(money.core[1]..cents.core[0]);
        let bare = cents.kind == "number" && cents.start == cents.core[0] && cents.end == cents.core[1];
        let joined = matches!(between.trim(), "" | "and") && between.starts_with(' ');
        let bare = bare && !text.slice(cents.start..cents.end).starts_with("a ");
        let value = cents.value.filter(|value| (1.0..100.0).contains(value) && value.fract() == 0.0);
        if money.kind == "money"
            && bare
            && joined
            && let (Some(whole), Some(value)) = (money.value, value)
        {
            let end = cents.end;
            let money = &mut figures[i];
            let sum = whole + value / 100.0;
            let moved = |bound: Option<f64>| if bound == Some(whole) { Some(sum) } else { bound };
            (money.value, money.lower, money.upper) = (Some(sum), moved(money.lower), moved(money.upper));
            (money.end, money.core[1]) = (end, end);
            figures.remove(i + 1);
        }
        i += 1;
    }
}

/// Recognizers-Text: a recogniser returns its own kind alone. Numbers don't see units, powers and
/// the digits of dates, telephone numbers and addresses are numbers; a number with a bound is a
/// range without a value, open where no word closes it; a part of a whole is per cent where the
/// mode asks for it.
pub(crate) fn recognizers(text: &Text<'_>, model: &str, reading: &mut Reading) {
    let figures = &mut reading.figures;
    match model {
        _ if model.starts_with("NumberRange") => {
            for figure in figures.iter_mut() {
                let equal = EQUAL.is_match(text.slice(0..figure.core[0]));
                bounds_instead_of_value(figure);
                if equal {
                    figure.value = None;
                }
                // A range of ordinals is a range.
                if figure.value.is_none() && figure.kind == "ordinal" {
                    figure.kind = "count".to_owned();
                }
            }
            figures.retain(|figure| figure.value.is_none() && figure.kind != "ratio");
        }
        _ if model.starts_with("NumberModel") => numbers(text, model.ends_with("PercentMode"), figures),
        _ if model.starts_with("Ordinal") => figures.retain(|figure| figure.kind == "ordinal"),
        _ if model.starts_with("Percent") => {
            let mode = model.ends_with("PercentMode");
            for figure in figures.iter_mut().filter(|_| mode) {
                let of = text.slice(figure.core[1]..figure.core[1] + 3).trim() == "of";
                if figure.kind == "ratio" || figure.kind == "fraction" && of {
                    figure.value = figure.value.map(|value| value * 100.0);
                    figure.kind = "percent".to_owned();
                }
            }
            figures.retain(|figure| figure.kind == "percent");
        }
        _ if model.starts_with("Age") => figures.retain(|figure| figure.kind == "age"),
        _ if model.starts_with("Currency") => {
            hundredths(text, figures);
            figures.retain(|figure| figure.kind == "money");
        }
        _ if model.starts_with("Dimension") => figures.retain(|figure| is_measure(figure) && !is_temperature(figure)),
        _ if model.starts_with("Temperature") => {
            figures.retain(|figure| is_temperature(figure) || figure.unit.as_deref() == Some("degree"));
        }
        _ => {}
    }
}

fn is_measure(figure: &Figure) -> bool {
    figure.kind == "measure"
}

fn is_temperature(figure: &Figure) -> bool {
    let degrees = matches!(figure.unit.as_deref(), Some("°C" | "°F" | "K"));
    is_measure(figure) && degrees
}

pattern!(EQUAL, r"(?i)\bequal(?:s|ing)?\s+(?:to\s+)?$");
pattern!(OVER, r"(?i)^(?:over)\s+");
pattern!(SCALE, r"^\s{0,2}([kKMGTB])\b");

fn numbers(text: &Text<'_>, percent_mode: bool, figures: &mut Vec<Figure>) {
    if percent_mode {
        for ratio in figures.extract_if(.., |figure| figure.kind == "ratio").collect::<Vec<_>>() {
            figures.extend(numbers_of(text, &ratio));
        }
    }
    let glued = |figure: &Figure| {
        let words = text.slice(figure.core[0]..figure.core[1]);
        let unit = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/'));
        let measured = matches!(figure.kind.as_str(), "measure" | "duration") || matches!(unit, "m" | "M");
        measured && words.len() > unit.len() && unit.starts_with(char::is_alphabetic)
    };
    let hidden: Vec<[usize; 2]> = figures.iter().filter(|figure| glued(figure)).map(|figure| figure.core).collect();
    figures.retain(|figure| !glued(figure) && figure.kind != "ordinal");
    for figure in figures.iter_mut() {
        let behind = text.slice(figure.core[1]..figure.core[1] + 4);
        let digits = text.slice(figure.core[0]..figure.core[1]).ends_with(|c: char| c.is_ascii_digit());
        if let (true, Some(value), Some(found)) = (digits, figure.value, SCALE.captures(behind)) {
            let scale = match &found[1] {
                "k" | "K" => 1e3,
                "M" => 1e6,
                "G" | "B" => 1e9,
                _ => 1e12,
            };
            figure.value = Some(value * scale);
            figure.core[1] += found[0].chars().count();
        }
    }
    // Digits that are no figure to us.
    let taken = |range: &std::ops::Range<usize>, figures: &[Figure]| {
        figures.iter().any(|figure| figure.core[0] < range.end && range.start < figure.core[1])
            || hidden.iter().any(|core| core[0] < range.end && range.start < core[1])
    };
    for digits in DIGITS.find_iter(text.source()) {
        let range = text.chars(digits.range());
        let before = text.source()[..digits.start()].chars().next_back();
        let behind = text.source()[digits.end()..].chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if word(before) || word(behind) && behind != Some('G') || taken(&range, figures) {
            continue;
        }
        if let Ok(value) = digits.as_str().parse::<f64>() {
            let value = if behind == Some('G') { value * 1e9 } else { value };
            figures.push(Figure::number(range, value));
        }
    }
    figures.sort_by_key(|figure| figure.core[0]);
    over(text, figures);
    powers(text, figures);
}

/// The two numbers of “one out of three”.
fn numbers_of(text: &Text<'_>, ratio: &Figure) -> Vec<Figure> {
    let words = text.slice(ratio.core[0]..ratio.core[1]);
    let Some((part, whole)) = words.split_once(" out of ").or_else(|| words.split_once(" in ")) else {
        return Vec::new();
    };
    let at = [ratio.core[0], ratio.core[1] - whole.chars().count()];
    let read = |(words, start): (&str, usize)| {
        let tokens = Tokens::new(words);
        let value = figures::scan(&tokens, &[]).first()?.value?;
        Some(Figure::number(start..start + words.chars().count(), value.to_f64()))
    };
    [(part, at[0]), (whole, at[1])].into_iter().filter_map(read).collect()
}

/// “1 over three”: one by the other.
fn over(text: &Text<'_>, figures: &mut Vec<Figure>) {
    let mut at = 0;
    while at < figures.len() {
        let figure = &figures[at];
        let words = text.slice(figure.core[0]..figure.core[1]);
        let before = text.slice(0..figure.core[0]).trim_end();
        if OVER.is_match(words)
            && let Some(by) = figure.value
        {
            let end = figure.core[1];
            let found = if at > 0 && figures[at - 1].core[1] == before.chars().count() {
                at -= 1;
                figures.remove(at + 1);
                figures[at].value.map(|value| (figures[at].core[0], value))
            } else if before.to_lowercase().ends_with("one") {
                let start = before.chars().count() - 3;
                Some((start, 1.0))
            } else {
                None
            };
            if let Some((mut start, mut value)) = found {
                let sign = text.slice(0..start).trim_end().to_lowercase();
                for word in ["minus", "negative"] {
                    if sign.ends_with(word) {
                        (start, value) = (sign.chars().count() - word.len(), -value);
                    }
                }
                figures[at] = Figure::number(start..end, value / by);
            }
        }
        at += 1;
    }
}

/// “1.1^-23”.
fn powers(text: &Text<'_>, figures: &mut Vec<Figure>) {
    let mut at = 0;
    while at + 1 < figures.len() {
        let (start, end) = (figures[at].core[0], figures[at + 1].core[1]);
        if let Some(found) = POWER.captures(text.slice(start..end))
            && let (Ok(base), Ok(exponent)) = (found[1].parse::<f64>(), found[3].parse::<f64>())
        {
            let negative = found[2].matches('-').count() % 2 == 1;
            let power = base.abs().powf(if negative { -exponent } else { exponent });
            figures[at] = Figure::number(start..end, power.copysign(base));
            figures.remove(at + 1);
        }
        at += 1;
    }
}

/// Duckling: the whole text is one expression. A bound takes the place of the value and “at most”
/// leaves the lower end open; a coin's name is an amount; a number behind an amount is its
/// hundredths; masses are in grams.
pub(crate) fn duckling(text: &Text<'_>, dimension: &str, reading: &mut Reading) {
    let figures = &mut reading.figures;
    if dimension == "AmountOfMoney" {
        hundredths(text, figures);
        let coin = match text.source().trim().trim_start_matches("a ") {
            "dime" => Some(0.1),
            "quarter" => Some(0.25),
            "nickel" => Some(0.05),
            _ => None,
        };
        if let Some(value) = coin {
            *figures = vec![Figure::number(0..text.source().chars().count(), value)];
        }
    }
    for figure in figures.iter_mut() {
        bounds_instead_of_value(figure);
        if dimension == "Quantity" {
            let grams = match figure.unit.as_deref() {
                Some("kg") => 1e3,
                Some("mg") => 1e-3,
                _ => 1.0,
            };
            let scaled = |value: Option<f64>| value.map(|value| value * grams);
            (figure.value, figure.lower, figure.upper) =
                (scaled(figure.value), scaled(figure.lower), scaled(figure.upper));
        }
    }
}
