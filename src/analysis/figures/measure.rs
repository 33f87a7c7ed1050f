//! Units behind a number, and what a quantity is per.

use std::borrow::Cow;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{
        table::{Words, words},
        units::{self, Dimension, Unit},
    },
};

use super::number::over_hyphen;

/// A unit in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitMatch {
    /// The token behind it.
    pub end: usize,
    /// Its canonical name.
    pub name: Cow<'static, str>,
    /// What it measures.
    pub dimension: Dimension,
}

/// Symbols of one letter that may stand behind a space; the others are words or initials there.
const SPACED_LETTERS: [&str; 9] = ["m", "g", "l", "L", "C", "F", "h", "W", "V"];

/// The unit that begins at token `at`, right behind a number.
pub(super) fn unit(tokens: &Tokens, at: usize) -> Option<UnitMatch> {
    let hyphenated = over_hyphen(tokens, at);
    let found = |end: usize, unit: &Unit| UnitMatch { end, name: Cow::Borrowed(unit.name), dimension: unit.dimension };
    let token = tokens.get(hyphenated)?;
    if token.kind == TokenKind::Symbol {
        return symbol(tokens, hyphenated);
    }
    if token.kind == TokenKind::Mark && tokens.glued(hyphenated) {
        return primes(tokens, hyphenated);
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    let lower = tokens.lower(hyphenated);
    if let Some(power) = power_word(lower) {
        let base = over_hyphen(tokens, hyphenated + 1);
        let unit = units::by_word(tokens.lower(base)).or_else(|| units::by_symbol(tokens.text(base)));
        if let Some(unit) = unit.filter(|unit| unit.dimension == Dimension::Length) {
            return Some(raised(unit, power, base + 1));
        }
    }
    // The longest form first: “degrees Celsius”, “miles per hour”, “nautical miles”.
    let is_word = |i: &usize| tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Word);
    let most = (hyphenated + 1..hyphenated + 4).take_while(is_word).last();
    if let Some(most) = most.filter(|_| may_head(lower)) {
        for last in (hyphenated + 1..=most).rev() {
            let phrase: Vec<&str> = (hyphenated..=last).map(|i| tokens.lower(i)).collect();
            if let Some(unit) = units::by_word(&phrase.join(" ")) {
                return Some(found(last + 1, unit));
            }
        }
    }
    match units::by_word(lower).filter(|_| is_unit_word(tokens, hyphenated)) {
        Some(unit) => Some(found(hyphenated + 1, unit)),
        None => symbol(tokens, hyphenated),
    }
}

/// Words that begin a unit of several words.
fn may_head(lower: &str) -> bool {
    static HEADS: Words = words! {
        "degree", "nautical", "light", "mile", "kilometre", "kilometer", "metre", "meter", "percentage",
        "percent", "per", "basi", "point", "metric", "short", "long", "troy", "fluid", "astronomical",
        "kilowatt", "megawatt", "gigawatt", "terawatt", "british", "pound", "acre", "ampere", "amp", "electron",
        "part", "sq", "sq.", "cu", "cu.", "fl", "fl.", "mm", "deg", "millimetre", "millimeter", "revolution",
        "minute", "second", "statute", "u", "basis",
    };
    HEADS.contains(lower.strip_suffix('s').unwrap_or(lower)) || matches!(lower, "basis" | "us")
}

/// Words of the table that are units only in some surroundings.
fn is_unit_word(tokens: &Tokens, at: usize) -> bool {
    match tokens.lower(at) {
        // “5 second-half goals”
        "second" | "minute" => !matches!(tokens.lower(over_hyphen(tokens, at + 1)), "half" | "world" | "degree"),
        "bar" | "bars" | "league" | "hand" | "gray" | "grays" | "mole" | "moles" | "quarts" if !tokens.glued(at) => {
            tokens.lower(at) == "quarts"
        }
        "bit" => tokens.lower(at + 1) != "of" && tokens.lower(at + 1) != "more",
        "mo" | "pc" => tokens.glued(at),
        // “the 1960s and 70s”: a decade.
        "s" => !(tokens.glued(at) && at > 0 && is_decade(tokens.text(at - 1))),
        "cup" | "cups" => !matches!(tokens.lower(at + 1), "final" | "finals" | "match" | "matches" | "win" | "wins"),
        _ => true,
    }
}

/// `70`, `80`: what an `s` behind makes a decade rather than so many seconds.
pub(super) fn is_decade(digits: &str) -> bool {
    digits.len() == 2 && digits.ends_with('0') && digits >= "20"
}

fn power_word(lower: &str) -> Option<u8> {
    match lower {
        "square" | "sq" | "sq." => Some(2),
        "cubic" | "cu" | "cu." => Some(3),
        _ => None,
    }
}

/// The square or cube of a unit of length.
fn raised(unit: &Unit, power: u8, end: usize) -> UnitMatch {
    let short = match unit.name {
        "mile" => "mi",
        "foot" => "ft",
        "inch" => "in",
        "yard" => "yd",
        name => name,
    };
    let dimension = if power == 2 { Dimension::Area } else { Dimension::Volume };
    UnitMatch { end, name: Cow::Owned(format!("{short}{power}")), dimension }
}

/// A unit written as a symbol: `%`, `kg`, `°C`, `km2`, `km/h`.
fn symbol(tokens: &Tokens, at: usize) -> Option<UnitMatch> {
    let text = tokens.text(at);
    let glued = tokens.glued(at);
    if matches!(text, "°" | "º" | "˚") {
        let scale = tokens.text(at + 1);
        let name = match scale {
            // A letter at the end of a sentence has its full stop with it.
            "C" | "C." | "Celsius" | "c" => "°C",
            "F" | "F." | "Fahrenheit" | "f" => "°F",
            "K" => "K",
            _ => return Some(UnitMatch { end: at + 1, name: Cow::Borrowed("degree"), dimension: Dimension::Angle }),
        };
        return Some(UnitMatch { end: at + 2, name: Cow::Borrowed(name), dimension: Dimension::Temperature });
    }
    let unit = units::by_symbol(text).or_else(|| units::by_symbol(text.strip_suffix('.')?))?;
    if text == "s" && glued && at > 0 && is_decade(tokens.text(at - 1)) {
        return None;
    }
    let letters = text.chars().count();
    let word = tokens.get(at)?.kind == TokenKind::Word;
    let divided = tokens.text(at + 1) == "/" && tokens.glued(at + 1) && tokens.glued(at + 2);
    if word && !glued && letters == 1 && !divided && !SPACED_LETTERS.contains(&text) {
        return None;
    }
    // “5 F-16s”, “30 C students”: a letter with a name behind it is none.
    if word
        && letters == 1
        && tokens.glued(at + 1)
        && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Hyphen)
        && !glued
    {
        return None;
    }
    let mut end = at + 1;
    // km/h, m/s, mg/dl, kWh/m2
    if tokens.text(end) == "/" && tokens.glued(end) && tokens.glued(end + 1) {
        let joined = format!("{text}/{}", tokens.text(end + 1));
        if let Some(unit) = units::by_symbol(&joined) {
            return Some(UnitMatch { end: end + 2, name: Cow::Borrowed(unit.name), dimension: unit.dimension });
        }
        // J/m^2, kg/m2
        if let Some(area) =
            self::unit(tokens, end + 1).filter(|unit| matches!(unit.name.as_ref(), "m2" | "m3" | "cm2" | "km2"))
        {
            let name = Cow::Owned(format!("{}/{}", unit.name, area.name));
            return Some(UnitMatch { end: area.end, name, dimension: unit.dimension });
        }
    }
    // m^2
    if tokens.text(end) == "^"
        && tokens.glued(end)
        && matches!(tokens.text(end + 1), "2" | "3")
        && unit.dimension == Dimension::Length
    {
        end += 2;
        return Some(raised(unit, if tokens.text(end - 1) == "2" { 2 } else { 3 }, end));
    }
    Some(UnitMatch { end, name: Cow::Borrowed(unit.name), dimension: unit.dimension })
}

/// `6'` and `6"`: feet and inches, where the mark can't close a quotation.
fn primes(tokens: &Tokens, at: usize) -> Option<UnitMatch> {
    let inches_follow = |i: usize| tokens.get(i).is_some_and(|next| next.kind == TokenKind::Number) && tokens.glued(i);
    let found = |name| Some(UnitMatch { end: at + 1, name: Cow::Borrowed(name), dimension: Dimension::Length });
    match tokens.text(at) {
        "'" | "’" if inches_follow(at + 1) => found("foot"),
        "\"" | "”" | "''" if at >= 3 && tokens.glued(at - 1) && matches!(tokens.text(at - 2), "'" | "’") => {
            found("inch")
        }
        _ => None,
    }
}

/// What a quantity that ends before token `at` is per, with the token behind: “per day”, “a month”,
/// “/year”, “per 100,000 people”, “an-hour”.
pub(super) fn per(tokens: &Tokens, at: usize, money: bool) -> Option<(String, usize)> {
    let first = over_hyphen(tokens, at);
    let named = |at: usize| {
        let unit = units::by_word(tokens.lower(at)).or_else(|| {
            units::by_symbol(tokens.text(at))
                .filter(|_| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word))
        })?;
        (unit.dimension != Dimension::Proportion).then(|| (unit.name.to_owned(), at + 1))
    };
    match tokens.lower(first) {
        "/" if tokens.glued(first) && tokens.glued(first + 1) => {
            let plain = tokens.get(first + 1).is_some_and(|token| token.kind == TokenKind::Word);
            named(first + 1).or_else(|| plain.then(|| (tokens.lower(first + 1).to_owned(), first + 2)))
        }
        "per" => {
            let second = over_hyphen(tokens, first + 1);
            if matches!(tokens.lower(second), "cent" | "mille" | "se") {
                return None;
            }
            if let Some(unit) = unit(tokens, second) {
                return Some((unit.name.into_owned(), unit.end));
            }
            if let Some(number) = super::number::cardinal(tokens, second) {
                return Some((number.value.to_string(), number.end));
            }
            let noun = tokens.get(second).is_some_and(|token| token.kind == TokenKind::Word);
            noun.then(|| (tokens.lower(second).to_owned(), second + 1))
        }
        "a" | "an" | "each" | "every" => {
            let second = over_hyphen(tokens, first + 1);
            if let Some(share) = money.then(|| traded_by(tokens, second)).flatten() {
                return Some(share);
            }
            let unit = units::by_word(tokens.lower(second))?;
            let fits = unit.dimension == Dimension::Time && !matches!(unit.name, "night" | "weekend")
                || money
                    && matches!(
                        unit.dimension,
                        Dimension::Mass | Dimension::Volume | Dimension::Length | Dimension::Area | Dimension::Time
                    );
            let singular = !tokens.lower(second).ends_with('s');
            // “$200 a month ago”, “200 people a day earlier”
            let relative = matches!(tokens.lower(second + 1), "ago" | "earlier" | "later" | "before" | "after" | "old");
            (fits && singular && !relative).then(|| (unit.name.to_owned(), second + 1))
        }
        "apiece" => Some(("piece".to_owned(), first + 1)),
        _ => None,
    }
}

/// What prices are for, besides units: “$2.31 a share”, “20 euros a head”.
fn traded_by(tokens: &Tokens, at: usize) -> Option<(String, usize)> {
    let at = at + usize::from(matches!(tokens.lower(at), "diluted" | "basic" | "ordinary" | "common" | "preferred"));
    let lower = tokens.lower(at);
    matches!(
        lower,
        "share"
            | "head"
            | "person"
            | "piece"
            | "ticket"
            | "seat"
            | "pop"
            | "bottle"
            | "night"
            | "litre"
            | "liter"
            | "unit"
            | "household"
            | "family"
            | "student"
            | "pupil"
            | "patient"
            | "vote"
            | "barrel"
            | "game"
            | "episode"
    )
    .then(|| (lower.to_owned(), at + 1))
}
