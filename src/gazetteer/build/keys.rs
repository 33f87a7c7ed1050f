//! Under which keys a place is found.

use crate::{
    gazetteer::fold::{fold, skeleton},
    lexicon::{countries, divisions},
};

use super::row::Row;

/// Names of more words are not looked for.
pub(super) const MAX_WORDS: usize = 7;

/// A key of a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) text: String,
    /// Whether it is the place's own name rather than an alternate.
    pub(super) own: bool,
}

/// The folded names of a row, its own first, without repetitions.
pub(super) fn keys(row: &Row) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut push = |text: String, own: bool| {
        let fits =
            text.len() >= 2 && text.split(' ').count() <= MAX_WORDS && text.bytes().any(|b| b.is_ascii_alphabetic());
        if fits && keys.iter().all(|key: &Key| key.text != text) {
            keys.push(Key { text, own });
        }
    };
    let name = without_brackets(&row.name);
    push(fold(name), true);
    if let Some(rest) = name.strip_prefix("The ") {
        push(fold(rest), false);
    }
    if row.feature.starts_with("A.ADM1") {
        push(fold(divisions::without_type(name)), true);
    }
    if row.feature.starts_with("A.PCL") {
        countries::names_of(&row.country)
            .iter()
            .for_each(|alias| push(fold(alias.strip_prefix("the ").unwrap_or(alias)), true));
    }
    for name in row.alternates.iter().map(|name| without_brackets(name)).filter(|name| is_latin_name(name)) {
        push(fold(name.strip_prefix("The ").unwrap_or(name)), false);
    }
    keys
}

/// The folded names of a workspace's place: every one is as good as its own, whatever it looks like.
pub(super) fn own(row: &Row) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for name in std::iter::once(&row.name).chain(&row.alternates) {
        let text = fold(name);
        for text in [text.strip_prefix("the ").unwrap_or(&text), &text] {
            if !text.is_empty() && keys.iter().all(|key| key.text != text) {
                keys.push(Key { text: text.to_owned(), own: true });
            }
        }
    }
    keys
}

/// “Kent (Ohio)” is looked for as “Kent”.
fn without_brackets(name: &str) -> &str {
    name.split_once('(').map_or(name, |(name, _)| name).trim()
}

/// Whether an alternate can stand in an article in Latin script: letters of that script alone,
/// the first a capital. GeoNames' dump doesn't say of which language a name is, and it lists bare
/// romanisations (`a lei po`) as well as codes of airports and stations, which are in capitals.
fn is_latin_name(name: &str) -> bool {
    let code = name.len() <= 4 && name.chars().all(|c| c.is_uppercase() || c.is_numeric());
    let latin = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2b0}'..='\u{36f}' | '‘' | '’' | '–')
    };
    name.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '‘' | '’' | '\'' | 'ʻ' | 'ʿ'))
        && !code
        && !name.contains(',')
        && name.chars().all(latin)
}

/// The skeletons of a row's keys, where its country writes names that news romanise.
pub(super) fn skeletons(row: &Row, keys: &[Key]) -> Vec<String> {
    let mut out = Vec::new();
    if romanised(&row.country) {
        for skeleton in keys.iter().map(|key| skeleton(&key.text)).filter(|skeleton| skeleton.len() >= 3) {
            if !out.contains(&skeleton) {
                out.push(skeleton);
            }
        }
    }
    out
}

/// Whether a country's place names are written in Arabic, Persian, Pashto, Urdu, Hebrew,
/// Cyrillic, Armenian or Georgian script, whose romanisations the skeleton reconciles.
fn romanised(country: &str) -> bool {
    matches!(
        country,
        "SY" | "LB"
            | "JO"
            | "IQ"
            | "PS"
            | "SA"
            | "YE"
            | "OM"
            | "AE"
            | "QA"
            | "BH"
            | "KW"
            | "EG"
            | "LY"
            | "TN"
            | "DZ"
            | "MA"
            | "EH"
            | "MR"
            | "SD"
            | "SS"
            | "DJ"
            | "SO"
            | "IL"
            | "IR"
            | "AF"
            | "PK"
            | "TJ"
            | "TM"
            | "UZ"
            | "KZ"
            | "KG"
            | "RU"
            | "UA"
            | "BY"
            | "BG"
            | "RS"
            | "MK"
            | "ME"
            | "XK"
            | "MD"
            | "GE"
            | "AM"
            | "AZ"
            | "MN"
            | "ER"
            | "ET"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(row: &Row, expected: &[&str]) {
        let got: Vec<String> =
            keys(row).into_iter().map(|key| format!("{}{}", key.text, if key.own { "" } else { " ~" })).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn own_names_and_alternates() {
        let row = Row {
            name: "Ḩārim".into(),
            feature: "P.PPLA2".into(),
            country: "SY".into(),
            alternates: ["Harem", "Harim", "harm", "حارم", "HRM"].map(String::from).to_vec(),
            ..Row::default()
        };
        check(&row, &["harim", "harem ~"]);
        assert_eq!(skeletons(&row, &keys(&row)), ["hrm"]);
        check(&Row { name: "The Hague".into(), ..Row::default() }, &["the hague", "hague ~"]);
        check(
            &Row { name: "Aleppo Governorate".into(), feature: "A.ADM1".into(), ..Row::default() },
            &["aleppo governorate", "aleppo"],
        );
    }
}
