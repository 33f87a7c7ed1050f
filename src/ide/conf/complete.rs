//! What can be written next in a configuration file.

use crate::{
    ide::annfile::{Completion, CompletionKind},
    standoff::{ConfFile, ConfKind, DRAWING, OPTIONS, Schema, TypeKind},
    text::{CharOffset, CharRange},
};

use super::{macros_before, words::words};

/// What can be written at a place: sections, types, macros and reserved names, keys and their values.
pub fn complete(conf: &ConfFile, schema: &Schema, at: CharOffset) -> Vec<Completion> {
    let source: Vec<char> = conf.source().chars().collect();
    let start = conf.line_at(at).map_or(at, |line| line.range.start()).min(at);
    let before: String = source.get(start.to_usize()..at.to_usize()).unwrap_or_default().iter().collect();
    let line = before.trim_start_matches('\u{feff}');
    if line.trim_start().starts_with('#') {
        return Vec::new();
    }
    let section = conf.section_at(start).to_owned();
    let asked = Asked { conf, schema, section: &section, start, at, line };
    if let Some(typed) = line.strip_prefix('[') {
        return asked.sections(typed);
    }
    if conf.kind() == ConfKind::Shortcuts {
        return line.split_once([' ', '\t']).map_or_else(Vec::new, |(_, typed)| asked.types(typed, |_| true));
    }
    match behind_name(line, section == "labels") {
        None => asked.names(),
        Some(arguments) => {
            let argument = arguments.rsplit(',').next().unwrap_or_default().trim_start();
            match argument.split_once(':') {
                Some((key, value)) => asked.values(key, value.rsplit('|').next().unwrap_or_default()),
                None => asked.keys(argument),
            }
        }
    }
}

/// What stands behind the names of a line, or behind the sign of a macro; `None` before that.
fn behind_name(line: &str, only_tabs: bool) -> Option<&str> {
    if line.starts_with('<')
        && let Some((_, value)) = line.split_once(">=")
    {
        return Some(value);
    }
    let bare = line.trim_start();
    bare.find(|c: char| c == '\t' || !only_tabs && c.is_whitespace()).map(|at| &bare[at + 1..])
}

struct Asked<'a> {
    conf: &'a ConfFile,
    schema: &'a Schema,
    section: &'a str,
    start: CharOffset,
    at: CharOffset,
    /// The line up to the cursor.
    line: &'a str,
}

impl Asked<'_> {
    /// Those of the known words that begin like what was typed, whatever the case.
    fn of(
        &self,
        typed: &str,
        kind: CompletionKind,
        known: impl IntoIterator<Item = (String, String)>,
    ) -> Vec<Completion> {
        let range = CharRange::new(self.at.minus(typed.chars().count()), self.at);
        let folded = typed.to_lowercase();
        let fits = known.into_iter().filter(|(text, _)| text.to_lowercase().starts_with(&folded));
        let mut out: Vec<Completion> = Vec::new();
        for (text, detail) in fits {
            if out.iter().all(|other| other.text != text) {
                out.push(Completion { text, detail, kind, range });
            }
        }
        out
    }

    fn sections(&self, typed: &str) -> Vec<Completion> {
        let taken = |name: &&&str| self.conf.entries(name).next().is_none();
        let known = self.conf.kind().sections().iter().filter(taken);
        self.of(typed, CompletionKind::Type, known.map(|name| (format!("{name}]"), "section".to_owned())))
    }

    fn types(&self, typed: &str, wanted: impl Fn(TypeKind) -> bool) -> Vec<Completion> {
        let defs = self.schema.types().iter().filter(|def| wanted(def.kind));
        let known = defs.map(|def| {
            let what = match def.kind {
                TypeKind::Entity => "entity",
                TypeKind::Event => "event",
                TypeKind::Relation => "relation",
                TypeKind::Attribute => "attribute",
            };
            (def.name.text.clone(), what.to_owned())
        });
        self.of(typed, CompletionKind::Type, known)
    }

    fn words(&self, typed: &str, words: &[&str], detail: &str) -> Vec<Completion> {
        self.of(typed, CompletionKind::Value, words.iter().map(|word| ((*word).to_owned(), detail.to_owned())))
    }

    /// Macros that are defined above in the section.
    fn macros(&self, typed: &str) -> Vec<Completion> {
        let known = macros_before(self.conf, self.start, self.section);
        self.of(typed, CompletionKind::Value, known.map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    /// What a line can begin with.
    fn names(&self) -> Vec<Completion> {
        let typed = self.line.trim_start().trim_start_matches('!');
        let typed = typed.rsplit('|').next().unwrap_or_default();
        match (self.conf.kind(), self.section) {
            (ConfKind::Annotation, "relations") => self.words(typed, &["<OVERLAP>"], "which spans may share text"),
            (ConfKind::Visual, "labels") => self.types(typed, |_| true),
            (ConfKind::Visual, "drawing") => {
                let mut out = self.words(typed, &["SPAN_DEFAULT", "ARC_DEFAULT", "ATTRIBUTE_DEFAULT"], "all others");
                out.extend(self.types(typed, |_| true));
                out
            }
            (kind, "options") => {
                let known = OPTIONS.iter().filter(|(of, ..)| *of == kind).map(|(_, name, ..)| *name);
                self.words(typed, &known.collect::<Vec<_>>(), "option")
            }
            _ => Vec::new(),
        }
    }

    /// What can stand before a colon.
    fn keys(&self, typed: &str) -> Vec<Completion> {
        let overlap = self.line.trim_start().starts_with("<OVERLAP>");
        let known: &[&str] = match (self.conf.kind(), self.section) {
            (ConfKind::Annotation, "entities") => &["<NORM>:", "<INHERIT>"],
            (ConfKind::Annotation, "relations") if overlap => &["Arg1:", "Arg2:", "<OVL-TYPE>:"],
            (ConfKind::Annotation, "relations") => &["Arg1:", "Arg2:", "<REL-TYPE>:", "<INHERIT>"],
            (ConfKind::Annotation, "events") => &["<INHERIT>", "<NORM>:"],
            (ConfKind::Annotation, "attributes") => &["Arg:", "Value:", "<DEFAULT>:", "<INHERIT>"],
            (ConfKind::Tools, "normalization") => &["DB:", "<URL>:", "<URLBASE>:"],
            (ConfKind::Tools, "search") => &["<URL>:"],
            _ => &[],
        };
        let mut out = self.words(typed, known, "");
        if self.section == "events" {
            // The roles other events have.
            let roles = words(self.conf)
                .into_iter()
                .filter(|word| word.section == "events" && word.role == super::Role::Key && word.range.end() < self.at);
            let roles = roles.map(|word| word.text.split(['?', '*', '+', '{']).next().unwrap_or_default().to_owned());
            let taken =
                |role: &str| self.line.contains(&format!("{role}:")) || self.line.contains(&format!("{role}*:"));
            let roles = roles.filter(|role| !taken(role));
            out.extend(self.of(typed, CompletionKind::Role, roles.map(|role| (format!("{role}:"), "role".to_owned()))));
        }
        if self.section == "drawing" {
            let keys: Vec<String> = DRAWING.iter().map(|(key, _)| format!("{key}:")).collect();
            out.extend(self.words(typed, &keys.iter().map(String::as_str).collect::<Vec<_>>(), "property"));
        }
        let name = self.line.split_whitespace().next().unwrap_or_default();
        if let Some((_, _, key, _)) = OPTIONS.iter().find(|(of, option, ..)| self.is_option(*of, option, name)) {
            out.extend(self.words(typed, &[&format!("{key}:")], "option"));
        }
        out.extend(self.macros(typed));
        out
    }

    fn is_option(&self, of: ConfKind, option: &str, name: &str) -> bool {
        self.section == "options" && of == self.conf.kind() && option == name
    }

    /// What can stand behind a colon.
    fn values(&self, key: &str, typed: &str) -> Vec<Completion> {
        let typed = typed.trim_start();
        let name = self.line.split_whitespace().next().unwrap_or_default();
        if let Some((.., values)) =
            OPTIONS.iter().find(|(of, option, k, _)| self.is_option(*of, option, name) && *k == key)
        {
            return self.words(typed, values, "");
        }
        match (self.section, key) {
            (_, "<REL-TYPE>") => self.words(typed, &["symmetric-transitive", "symmetric", "transitive"], ""),
            (_, "<OVL-TYPE>") => self.words(typed, &["contain", "equal", "cross", "<ANY>"], ""),
            (_, "<NORM>") => {
                let known = self.schema.databases().iter().map(|known| &*known.name.text).collect::<Vec<_>>();
                self.words(typed, &known, "data base")
            }
            ("attributes", "<DEFAULT>") => {
                let values =
                    self.line.split("Value:").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default();
                self.words(typed, &values.split('|').map(str::trim).collect::<Vec<_>>(), "value")
            }
            ("drawing", key) => {
                let values = DRAWING.iter().find(|(known, _)| *known == key).map_or(&[][..], |(_, values)| values);
                self.words(typed, values, "")
            }
            ("attributes", "Value") => Vec::new(),
            (_, key) if key.starts_with('<') || self.conf.kind() != ConfKind::Annotation => Vec::new(),
            _ => {
                let mut out = self.types(typed, |kind| kind != TypeKind::Attribute);
                out.extend(self.macros(typed));
                out.extend(self.words(typed, &["<ANY>", "<ENTITY>", "<EVENT>", "<RELATION>"], "every type of a kind"));
                out
            }
        }
    }
}
