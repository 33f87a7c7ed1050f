//! Invents people and places, so that the tagger meets more names than the corpora hold.
//!
//! Names are drawn by culture, so that given name and surname go together, and put into the slots of
//! `templates.txt`. (Putting them where the corpora have names was tried as well: it cost more than
//! it gave.)

use std::{collections::BTreeMap, io, path::Path};

use postil::analysis::names::words::hash;

use crate::{
    corpus::{Sentence, Span},
    random::Random,
};

#[derive(Default)]
struct Culture {
    given: Vec<String>,
    surnames: Vec<String>,
    style: Style,
}

/// How a culture puts names together.
#[derive(Clone, Copy, Default, PartialEq)]
enum Style {
    #[default]
    Western,
    Arabic,
    /// The surname stands first.
    Eastern,
    Iberian,
    /// With “van”, “de”, “von” now and then.
    Particles,
}

/// Lists to draw from.
pub(crate) struct Inventor {
    /// Cultures of the packages and those written by hand.
    packaged: Vec<Culture>,
    romanised: Vec<Culture>,
    places: Vec<String>,
    templates: Vec<String>,
    roles: Vec<String>,
}

const TITLES: [&str; 22] = [
    "Mr",
    "Mr",
    "Mr.",
    "Ms",
    "Ms.",
    "Mrs",
    "Dr",
    "Dr.",
    "Gen.",
    "Col",
    "Lt. Col.",
    "Sheikh",
    "Sen.",
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Judge",
    "Professor",
    "Sir",
    "Ayatollah",
    "Capt",
    "Governor",
];

const BODIES: [&str; 60] = [
    "Reuters",
    "Oxfam",
    "BBC",
    "CNN",
    "NATO",
    "UN",
    "EU",
    "WHO",
    "Unicef",
    "UNHCR",
    "Amnesty International",
    "Human Rights Watch",
    "Red Cross",
    "Red Crescent",
    "World Food Programme",
    "World Bank",
    "International Monetary Fund",
    "European Commission",
    "Save the Children",
    "Médecins Sans Frontières",
    "Google",
    "Apple",
    "Samsung",
    "Toyota",
    "Boeing",
    "Volkswagen",
    "Deutsche Bank",
    "Goldman Sachs",
    "Shell",
    "Gazprom",
    "Al Jazeera",
    "Agence France-Presse",
    "Associated Press",
    "New York Times",
    "Washington Post",
    "Wall Street Journal",
    "Financial Times",
    "Guardian",
    "National",
    "Daily Mail",
    "Fox News",
    "NBC",
    "Xinhua",
    "Tass",
    "Hamas",
    "Hezbollah",
    "Taliban",
    "Fatah",
    "Boko Haram",
    "Islamic State",
    "Syrian Democratic Forces",
    "Free Syrian Army",
    "White Helmets",
    "Supreme Court",
    "Senate",
    "Pentagon",
    "State Department",
    "Scotland Yard",
    "Harvard University",
    "Chatham House",
];

const BODY_NOUNS: [&str; 30] = [
    "University",
    "Council",
    "Institute",
    "Bank",
    "Party",
    "Group",
    "Foundation",
    "Times",
    "Observatory",
    "Center for Policy Studies",
    "Hospital",
    "Police",
    "Movement",
    "Union",
    "Front",
    "Association",
    "Chamber of Commerce",
    "Airlines",
    "FC",
    "Ministry",
    "News Agency",
    "Committee",
    "Army",
    "Academy",
    "Post",
    "Water Authority",
    "Human Rights Network",
    "Electric",
    "Holdings",
    "Society",
];

impl Inventor {
    /// Reads the lists of `collect.py` and those beside the baked data.
    pub(crate) fn read(lists: &Path, data: &Path) -> io::Result<Self> {
        let mut by_locale: BTreeMap<String, Culture> = BTreeMap::new();
        for line in std::fs::read_to_string(lists.join("person.tsv"))?.lines() {
            let mut fields = line.split('\t');
            let (Some(locale), Some(sort), Some(name)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let culture = by_locale.entry(locale.to_owned()).or_default();
            if sort == "given" { &mut culture.given } else { &mut culture.surnames }.push(capitalised(name));
            culture.style = match &locale[..2] {
                "es" | "pt" => Style::Iberian,
                "nl" | "de" | "fr" | "it" => Style::Particles,
                _ => Style::Western,
            };
        }
        let packaged = by_locale.into_values().filter(|c| c.given.len() > 40 && c.surnames.len() > 40).collect();
        let mut romanised = vec![Culture::default()];
        for line in std::fs::read_to_string(data.join("romanised.txt"))?.lines() {
            if line.starts_with('#') {
                if romanised.last().is_some_and(|culture| !culture.surnames.is_empty()) {
                    romanised.push(Culture::default());
                }
                if let Some(culture) = romanised.last_mut() {
                    culture.style = match line {
                        _ if line.contains("Arabic") => Style::Arabic,
                        _ if line.contains("Chinese") || line.contains("Korean") => Style::Eastern,
                        _ if line.contains("Iberian") => Style::Iberian,
                        _ => Style::Western,
                    };
                }
            } else if let (Some((sort, names)), Some(culture)) = (line.split_once(':'), romanised.last_mut()) {
                let names = names.split_whitespace().map(capitalised);
                if sort == "s" { culture.surnames.extend(names) } else { culture.given.extend(names) }
            }
        }
        romanised.retain(|culture| !culture.given.is_empty() && !culture.surnames.is_empty());
        let places = std::fs::read_to_string(lists.join("place.tsv"))?
            .lines()
            .filter_map(|line| line.split('\t').next())
            .filter(|name| {
                name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'')) && name.len() > 3
            })
            .map(capitalised)
            .collect();
        let templates = lines(data, "templates.txt")?;
        let roles = lines(data, "roles.txt")?;
        let roles = roles.iter().flat_map(|line| line.split(' ')).map(str::to_owned).collect();
        Ok(Inventor { packaged, romanised, places, templates, roles })
    }

    /// A fingerprint of the names that are written here.
    pub(crate) fn recipe() -> u64 {
        hash(format!("{TITLES:?} {BODIES:?} {BODY_NOUNS:?}").as_bytes())
    }

    /// A template with its slots filled.
    pub(crate) fn template(&self, random: &mut Random) -> Sentence {
        let mut sentence = Sentence::default();
        let mut rest = pick(&self.templates, random).as_str();
        let culture = self.culture(random);
        while let Some(open) = rest.find(['<', '{']) {
            sentence.text.push_str(&rest[..open]);
            let Some(close) = rest[open..].find(['>', '}']).map(|i| open + i) else { break };
            let slot = &rest[open + 1..close];
            let (kind, name) = match slot {
                "PER" => (Some(0), full_name(culture, random)),
                "SUR" => (Some(0), surname(culture, random)),
                "GIV" => (Some(0), pick(&culture.given, random).clone()),
                "LOC" => (Some(1), pick(&self.places, random).clone()),
                "ORG" => (Some(2), self.body(random)),
                "ROLE" => (None, pick(&self.roles, random).clone()),
                "TITLE" => (None, (*pick(&TITLES, random)).to_owned()),
                _ => match slot.split_once(':') {
                    Some((kind, name)) => {
                        (["PER", "LOC", "ORG"].iter().position(|k| *k == kind).map(|k| k as u8), name.to_owned())
                    }
                    None => (None, slot.to_owned()),
                },
            };
            push(&mut sentence, &name, kind);
            rest = &rest[close + 1..];
        }
        sentence.text.push_str(rest);
        sentence
    }

    fn culture(&self, random: &mut Random) -> &Culture {
        let list = if random.below(2) == 0 { &self.packaged } else { &self.romanised };
        pick(list, random)
    }

    fn body(&self, random: &mut Random) -> String {
        match random.below(5) {
            0 => format!("{} {}", pick(&self.places, random), pick(&BODY_NOUNS, random)),
            1 => format!("{} {}", surname(self.culture(random), random), pick(&BODY_NOUNS, random)),
            _ => (*pick(&BODIES, random)).to_owned(),
        }
    }
}

/// The lines of a text beside the data that are no comments.
fn lines(data: &Path, name: &str) -> io::Result<Vec<String>> {
    let text = std::fs::read_to_string(data.join(name))?;
    Ok(text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect())
}

fn push(sentence: &mut Sentence, name: &str, kind: Option<u8>) {
    let start = sentence.text.len();
    sentence.text.push_str(name);
    if let Some(kind) = kind {
        sentence.names.push(Span { start, end: sentence.text.len(), kind });
    }
}

fn pick<'l, T>(list: &'l [T], random: &mut Random) -> &'l T {
    &list[random.below(list.len() as u64) as usize]
}

fn full_name(culture: &Culture, random: &mut Random) -> String {
    let given = |random: &mut Random| pick(&culture.given, random).clone();
    let last = surname(culture, random);
    match (culture.style, random.below(10)) {
        (Style::Eastern, 0..=7) => format!("{last} {}", given(random)),
        (Style::Arabic, 0) => format!("{} bin {} {last}", given(random), given(random)),
        (Style::Arabic, 1) => format!("Abu {} {last}", given(random)),
        (Style::Arabic, 2 | 3) | (Style::Western, 0) => format!("{} {} {last}", given(random), given(random)),
        (Style::Iberian, 0..=2) => format!("{} {last} {}", given(random), surname(culture, random)),
        (Style::Iberian, 3) => format!("{} de {last}", given(random)),
        (Style::Particles, 0) => format!(
            "{} {} {last}",
            given(random),
            ["van", "de", "von", "van der", "di", "la"][random.below(6) as usize]
        ),
        (_, 9) => format!("{} {}. {last}", given(random), char::from(b'A' + random.below(26) as u8)),
        (Style::Western, 8) if random.below(3) == 0 => format!("{}-{} {last}", given(random), given(random)),
        _ => format!("{} {last}", given(random)),
    }
}

fn surname(culture: &Culture, random: &mut Random) -> String {
    let last = pick(&culture.surnames, random);
    match (culture.style, random.below(12)) {
        (Style::Arabic, 0 | 1) => format!("Al {last}"),
        (Style::Arabic, 2 | 3) => format!("al-{last}"),
        (Style::Arabic, 4) => format!("Al-{last}"),
        (Style::Western, 0) if random.below(3) == 0 => format!("{last}-{}", pick(&culture.surnames, random)),
        _ => last.clone(),
    }
}

/// With a capital on each word and, as a rule, behind hyphens.
fn capitalised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = c == ' ' || c == '-' && name.len() > 8;
    }
    out
}

/// The sentence as a headline: every longer word with a capital, or all in capitals.
pub(crate) fn headline(sentence: &Sentence, upper: bool) -> Sentence {
    let mut text = String::with_capacity(sentence.text.len());
    let mut word_start = true;
    for (i, c) in sentence.text.char_indices() {
        let long = sentence.text[i..].chars().take_while(|c| c.is_alphanumeric()).count() > 3;
        let mut changed = c.to_uppercase();
        match (changed.next(), changed.next()) {
            (Some(up), None) if up.len_utf8() == c.len_utf8() && (upper || word_start && long) => text.push(up),
            _ => text.push(c),
        }
        word_start = !c.is_alphanumeric() && !matches!(c, '\'' | '’');
    }
    Sentence { text, names: sentence.names.clone() }
}
