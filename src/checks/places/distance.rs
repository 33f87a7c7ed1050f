//! A distance or direction between two places that cannot be.

use crate::{
    analysis::places::{Place, PlaceKind},
    checks::{Rule, Sink},
    config::Level,
    gazetteer::{Facts, Rank, distance_km},
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-distance",
    name: "A distance or direction between two places that cannot be",
    level: Level::Information,
    why: "The article says how far or in which direction one town lies from another (“X, 30 km north of Y”), and \
          by their coordinates that cannot be: the direction is in the other half of the sky, or the distance is \
          off by more than half as much again and 15 km (roads are longer than the crow flies, so a stated distance \
          may well be the longer of the two). Any pair of places of these names that fits will do.",
    example: "The army took Saraqib, 40 km north of Aleppo, on Tuesday, Syrian state television reported.\n",
    instead: "The army took Saraqib, 40 km southwest of Aleppo, on Tuesday, Syrian state television reported.\n",
    source: None,
    run,
};

/// The words between two places are looked at up to so many code points.
const MOST: usize = 70;

/// Directions closer than this to one that is said are not told from it, in degrees: half of the sky.
const ASTRAY: f64 = 100.0;

/// Below this distance a direction depends on which part of a town is meant.
const TOO_NEAR_KM: f64 = 8.0;

/// So many candidates of each name are tried.
const CANDIDATES: usize = 60;

fn run(article: &Article, sink: &mut Sink<'_>) {
    for pair in article.reading.places.windows(2) {
        let [place, other] = pair else { continue };
        let Some(said) = said(article, place, other) else { continue };
        let (Some(here), Some(there)) = (town(article, place), town(article, other)) else { continue };
        let fits = |a: &Facts, b: &Facts| said.fits(a.point, b.point);
        if fits(&here, &there) {
            continue;
        }
        // Another place of the name may be meant.
        let (ones, others) = (meanings(article, place), meanings(article, other));
        if ones.iter().any(|a| others.iter().any(|b| fits(a, b))) {
            continue;
        }
        let km = distance_km(here.point, there.point);
        let direction = DIRECTIONS[(bearing(there.point, here.point) / 45.0).round() as usize % 8].0;
        let message = format!(
            "{} lies {} km {direction} of {}, as the crow flies.",
            place.name,
            if km < 10.0 { format!("{km:.1}") } else { format!("{km:.0}") },
            other.name
        );
        sink.report(place.range.join(other.range), message);
    }
}

/// The facts of a place that is a town.
fn town(article: &Article, place: &Place) -> Option<Facts> {
    let facts = article.gazetteer.facts(place.resolved?)?;
    (place.kind == PlaceKind::Toponym && is_town(&facts)).then_some(facts)
}

fn is_town(facts: &Facts) -> bool {
    matches!(facts.rank, Rank::Town | Rank::Capital | Rank::Section)
}

/// The towns that a name could mean.
fn meanings(article: &Article, place: &Place) -> Vec<Facts> {
    let namesakes = article.gazetteer.namesakes(&place.name);
    namesakes.iter().map(|(_, facts)| *facts).filter(is_town).take(CANDIDATES).collect()
}

/// What an article says of how one place lies to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Said {
    km: Option<f64>,
    /// Degrees from north, clockwise.
    bearing: Option<f64>,
}

impl Said {
    fn fits(self, here: (f64, f64), there: (f64, f64)) -> bool {
        let km = distance_km(here, there);
        let far = self.km.is_some_and(|said| km > said * 1.5 + 15.0 || km < said * 0.4 - 15.0);
        let astray = self.bearing.is_some_and(|said| {
            let off = (bearing(there, here) - said).rem_euclid(360.0);
            km > TOO_NEAR_KM && off.min(360.0 - off) > ASTRAY
        });
        !far && !astray
    }
}

/// The direction from one point to another, in degrees from north, clockwise.
fn bearing(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (from.0.to_radians(), to.0.to_radians());
    let east = (to.1 - from.1).to_radians();
    let y = east.sin() * lat_b.cos();
    let x = lat_a.cos() * lat_b.sin() - lat_a.sin() * lat_b.cos() * east.cos();
    y.atan2(x).to_degrees().rem_euclid(360.0)
}

const DIRECTIONS: [(&str, f64); 8] = [
    ("north", 0.0),
    ("northeast", 45.0),
    ("east", 90.0),
    ("southeast", 135.0),
    ("south", 180.0),
    ("southwest", 225.0),
    ("west", 270.0),
    ("northwest", 315.0),
];

/// What the words between two places say: a distance, a direction, or both.
fn said(article: &Article, place: &Place, other: &Place) -> Option<Said> {
    let (from, to) = (place.range.end(), other.range.start());
    if to <= from || to.to_usize() - from.to_usize() > MOST {
        return None;
    }
    let between = article.text.words(CharRange::new(from, to));
    if may_say(between) { parse(between) } else { None }
}

/// Whether [`parse`] may find anything: between most places it does not, and this is asked between all.
fn may_say(between: &str) -> bool {
    let mut words = between.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is = |word: &str, like: &str| word.eq_ignore_ascii_case(like);
    let ends = words.next().is_some_and(|last| ["of", "from"].into_iter().chain(KINDS).any(|word| is(last, word)));
    let towards = |word: &str| {
        let begin = word.get(..4).unwrap_or(word);
        ["nort", "sout", "east", "west"].iter().any(|like| is(begin, like))
    };
    (ends || between.contains('(')) && words.any(|word| towards(word) || word.contains(|c: char| c.is_ascii_digit()))
}

/// Reads “, about 30 km (19 miles) north of the city of ”.
fn parse(between: &str) -> Option<Said> {
    // What stands in brackets says the same in another unit.
    let mut text = String::new();
    let mut depth = 0;
    for c in between.to_lowercase().chars() {
        match c {
            '\n' => return None,
            '(' => depth += 1,
            ')' => depth -= 1,
            c if depth == 0 => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("north-", "north").replace("south-", "south").replace(['-', '\u{a0}'], " ");
    let text = spaced(&text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let (&last, words) = trim_kind(&words).split_last()?;
    let of = match last {
        "of" => true,
        "from" => false,
        _ => return None,
    };
    let (bearing, words) = match words.split_last() {
        Some((word, rest)) => match DIRECTIONS.iter().find(|(name, _)| name == word) {
            Some((_, bearing)) => (Some(*bearing), rest),
            None => (None, words),
        },
        None => return None,
    };
    let (unit, words) = match words.split_last() {
        Some((&("km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre"), rest)) => (Some(1.0), rest),
        Some((&("miles" | "mile" | "mi"), rest)) => (Some(1.609_344), rest),
        _ => (None, words),
    };
    let (km, words) = match (unit, words.split_last()) {
        (Some(unit), Some((number, rest))) => (Some(number.parse::<f64>().ok()? * unit), rest),
        (Some(_), None) => return None,
        (None, _) => (None, words),
    };
    // “30 km of” says nothing, and “from X” alone neither; nor may anything else be said between.
    let says = bearing.is_some() && of || km.is_some() && !of;
    let filler = |word: &&str| {
        matches!(
            *word,
            "about"
                | "around"
                | "some"
                | "roughly"
                | "nearly"
                | "just"
                | "approximately"
                | "is"
                | "lies"
                | "located"
                | "a"
                | "the"
                | "town"
                | "village"
                | "city"
                | "which"
                | "situated"
                | "only"
        )
    };
    (says && words.iter().all(filler)).then_some(Said { km, bearing })
}

/// “1,200km” as “1200 km”; other commas are spaces.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = out.ends_with(|last: char| last.is_ascii_digit());
        match c {
            ',' if digit && chars.peek().is_some_and(char::is_ascii_digit) => {}
            ',' => out.push(' '),
            c => {
                if digit && c.is_alphabetic() {
                    out.push(' ');
                }
                out.push(c);
            }
        }
    }
    out
}

/// What a place is called by.
const KINDS: [&str; 4] = ["city", "town", "village", "capital"];

/// Without what a place is called by behind “of”: “the city of”, “the capital”.
fn trim_kind<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let kind = |word: &str| KINDS.contains(&word);
    match words {
        [rest @ .., "the", word, "of"]
            if kind(word) && rest.last().is_some_and(|last| matches!(*last, "of" | "from")) =>
        {
            rest
        }
        [rest @ .., "the", word] if kind(word) => rest,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_between() {
        let said = |text: &str| parse(text).map(|said| (said.km.map(f64::round), said.bearing));
        assert_eq!(said(", about 30 km (19 miles) north of "), Some((Some(30.0), Some(0.0))));
        assert_eq!(said(", some 20 miles south-west of the city of "), Some((Some(32.0), Some(225.0))));
        assert_eq!(said(" is 30 kilometres from "), Some((Some(30.0), None)));
        assert_eq!(said(" lies west of "), Some((None, Some(270.0))));
        assert_eq!(said(", 1,200km south of "), Some((Some(1200.0), Some(180.0))));
        assert_eq!(said(", 12 km east of the capital, "), Some((Some(12.0), Some(90.0))));
        for nothing in
            [" of ", " from ", " and marched north of ", ", 30 km of ", " 30 people from ", "\n30 km north of "]
        {
            assert_eq!(said(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn the_crow_and_the_compass() {
        let (saraqib, aleppo) = ((35.864, 36.806), (36.201, 37.161));
        assert_eq!((bearing(aleppo, saraqib) / 45.0).round() * 45.0, 225.0);
        assert!(Said { km: Some(60.0), bearing: Some(180.0) }.fits(saraqib, aleppo));
        assert!(!Said { km: Some(60.0), bearing: Some(0.0) }.fits(saraqib, aleppo));
        assert!(!Said { km: Some(400.0), bearing: None }.fits(saraqib, aleppo));
    }
}
