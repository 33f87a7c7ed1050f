//! From a tree to settings.

use std::cmp::Reverse;

use jiff::civil;

use crate::{analysis::figures::VagueConvention, text::CharRange};

use super::{
    Config, GazetteerFile, Level, OwnPlace, Problem, Sync,
    glob::Pattern,
    suggest::nearest,
    tree::{Data, Node},
};

/// The keys at the top.
const KEYS: [&str; 7] = ["annotations", "dates", "figures", "findings", "gazetteer", "hints", "place"];

/// The keys of `[hints]`.
const HINT_KEYS: [&str; 1] = ["dates"];

/// The keys of `[figures]`.
const FIGURE_KEYS: [&str; 1] = ["vague"];

/// The keys of a `[[place]]`.
const PLACE_KEYS: [&str; 6] = ["aliases", "country", "id", "lat", "lon", "name"];

/// More than this in one message would not be read.
const KEYS_TO_LIST: usize = 8;

/// Takes the settings out of a tree; says what is left over or not what it should be.
pub(super) fn config(tree: &Node, codes: &[&str], problems: &mut Vec<Problem>) -> Config {
    let mut read = Read { problems, path: Vec::new() };
    let mut config = Config::default();
    read.table(tree, |read, key, at, value| match key {
        "findings" => read.table(value, |read, code, at, value| {
            if !codes.contains(&code) {
                return read.unknown("finding", code, at, codes);
            }
            if let Some(level) = read.level(value) {
                config.levels.insert(code.to_owned(), level);
            }
        }),
        "dates" => read.table(value, |read, pattern, _, value| {
            if let Some(day) = read.day(value) {
                config.dates.push((Pattern::new(pattern), day));
            }
        }),
        "figures" => read.table(value, |read, key, at, value| match key {
            "vague" => config.vague = read.vague(value),
            _ => read.unknown("setting", key, at, &FIGURE_KEYS),
        }),
        "annotations" => read.table(value, |read, key, at, value| match key {
            "sync" => config.sync = read.sync(value).or(config.sync),
            _ => read.unknown("setting of annotations", key, at, &["sync"]),
        }),
        "gazetteer" => {
            let file = |path: String| GazetteerFile { path: path.into(), range: value.range };
            config.gazetteer = read.string(value).filter(|path| !path.is_empty()).map(file);
        }
        "hints" => read.table(value, |read, key, at, value| match key {
            "dates" => config.hint_dates = read.truth(value),
            _ => read.unknown("setting", key, at, &HINT_KEYS),
        }),
        "place" => read.list(value, |read, value| config.places.extend(read.place(value))),
        _ => read.unknown("setting", key, at, &KEYS),
    });
    config.dates.sort_by_key(|(pattern, _)| Reverse(pattern.exactness()));
    config
}

struct Read<'p> {
    problems: &'p mut Vec<Problem>,
    /// The keys above the value being read.
    path: Vec<String>,
}

impl Read<'_> {
    fn problem(&mut self, range: CharRange, message: String, replacement: Option<String>) {
        self.problems.push(Problem { range, key: self.path.join("."), message, replacement });
    }

    fn unknown(&mut self, what: &str, key: &str, at: CharRange, known: &[&str]) {
        let meant = nearest(key, known.iter().copied());
        let message = match meant {
            Some(meant) => format!("there is no {what} `{key}`; did you mean `{meant}`?"),
            None if known.len() <= KEYS_TO_LIST => {
                format!("there is no {what} `{key}`; there are {}", known.join(", "))
            }
            None => format!("there is no {what} `{key}`; `postil explain` lists them"),
        };
        self.problem(at, message, meant.map(str::to_owned));
    }

    fn wrong(&mut self, value: &Node, expected: &str) {
        self.problem(value.range, format!("this is {}; it should be {expected}", value.data.describe()), None);
    }

    /// Reads the members of a table. JSON's `null` is a table without members.
    fn table(&mut self, node: &Node, mut member: impl FnMut(&mut Self, &str, CharRange, &Node)) {
        match &node.data {
            Data::Nothing => {}
            Data::Table(members) => {
                for (key, at, value) in members {
                    self.path.push(key.clone());
                    member(self, key, *at, value);
                    self.path.pop();
                }
            }
            _ => self.wrong(node, "a table"),
        }
    }

    fn list(&mut self, node: &Node, mut item: impl FnMut(&mut Self, &Node)) {
        match &node.data {
            Data::Nothing => {}
            Data::Array(items) => items.iter().for_each(|value| item(self, value)),
            _ => self.wrong(node, "a list"),
        }
    }

    fn string(&mut self, node: &Node) -> Option<String> {
        match &node.data {
            Data::Nothing => None,
            Data::String(text) => Some(text.clone()),
            _ => {
                self.wrong(node, "a string");
                None
            }
        }
    }

    fn vague(&mut self, node: &Node) -> Option<VagueConvention> {
        let name = self.string(node)?;
        let convention = VagueConvention::of(&name);
        if convention.is_none() {
            let message = format!("\"{name}\" is no table of vague quantities; there are \"acled\" and \"pitf\"");
            let meant = nearest(&name, ["acled", "pitf"]).map(|name| format!("\"{name}\""));
            self.problem(node.range, message, meant);
        }
        convention
    }

    fn truth(&mut self, node: &Node) -> Option<bool> {
        match &node.data {
            Data::Nothing => None,
            Data::Bool(truth) => Some(*truth),
            _ => {
                self.wrong(node, "true or false");
                None
            }
        }
    }

    fn level(&mut self, node: &Node) -> Option<Level> {
        let name = self.string(node)?;
        let level = Level::of(&name);
        if level.is_none() {
            let names = Level::ALL.map(Level::name);
            let meant = nearest(&name, names);
            let message = match meant {
                Some(meant) => format!("\"{name}\" is no level; did you mean \"{meant}\"?"),
                None => format!("\"{name}\" is no level; the levels are {}", names.join(", ")),
            };
            self.problem(node.range, message, meant.map(|meant| format!("\"{meant}\"")));
        }
        level
    }

    fn sync(&mut self, node: &Node) -> Option<Sync> {
        let name = self.string(node)?;
        let sync = Sync::ALL.into_iter().find(|sync| sync.name() == name);
        if sync.is_none() {
            let names = Sync::ALL.map(Sync::name);
            let meant = nearest(&name, names);
            let message =
                format!("\"{name}\" is no time to bring annotations up to date; there are {}", names.join(", "));
            self.problem(node.range, message, meant.map(|meant| format!("\"{meant}\"")));
        }
        sync
    }

    fn day(&mut self, node: &Node) -> Option<civil::Date> {
        let (Data::String(text) | Data::Date(text)) = &node.data else {
            self.wrong(node, "a day, as in 2024-03-01");
            return None;
        };
        // A local date, or a time that begins with one.
        let day = text.get(..10).and_then(|day| day.parse().ok());
        if day.is_none() {
            self.problem(node.range, format!("\"{text}\" is no day; write it as 2024-03-01"), None);
        }
        day
    }

    fn degrees(&mut self, node: &Node, limit: f64) -> Option<f64> {
        match node.data {
            Data::Number(degrees) if (-limit..=limit).contains(&degrees) => Some(degrees),
            Data::Number(_) => {
                self.problem(node.range, format!("this should be degrees between -{limit} and {limit}"), None);
                None
            }
            _ => {
                self.wrong(node, "a number of degrees");
                None
            }
        }
    }

    fn country(&mut self, node: &Node) -> Option<String> {
        let code = self.string(node)?;
        let letters = code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
        if !letters {
            self.problem(node.range, format!("\"{code}\" is no ISO 3166 code of two letters, as in \"SY\""), None);
        }
        letters.then(|| code.to_ascii_uppercase())
    }

    fn place(&mut self, node: &Node) -> Option<OwnPlace> {
        let (mut name, mut latitude, mut longitude, mut country, mut id) = (None, None, None, None, None);
        let mut aliases = Vec::new();
        let before = self.problems.len();
        self.table(node, |read, key, at, value| match key {
            "name" => name = read.string(value).filter(|name| !name.trim().is_empty()),
            "aliases" => read.list(value, |read, alias| aliases.extend(read.string(alias))),
            "lat" => latitude = read.degrees(value, 90.0),
            "lon" => longitude = read.degrees(value, 180.0),
            "country" => country = read.country(value),
            "id" => id = read.string(value),
            _ => read.unknown("setting of a place", key, at, &PLACE_KEYS),
        });
        match (name, latitude, longitude) {
            (Some(name), Some(latitude), Some(longitude)) => {
                Some(OwnPlace { name, aliases, latitude, longitude, country, id })
            }
            _ => {
                if self.problems.len() == before {
                    self.problem(node.range, "a place needs `name`, `lat` and `lon`".to_owned(), None);
                }
                None
            }
        }
    }
}
