//! brat's configuration files, read line by line with the place of every word.
//!
//! All four have the same syntax, except that `kb_shortcuts.conf` has no sections: `[section]`
//! headings, `#` comments, `---` separators, macros (`<NAME>=…`, good to the end of their
//! section), and entries: an indent of one character a level, terms joined by `|`, and `KEY:VALUE`
//! arguments between commas.

mod entry;
mod macros;

use std::fmt;

use crate::text::{CharOffset, CharRange};

use super::{
    Field,
    field::{Piece, chars, lines},
    problem::{Category, Problem},
};

pub use entry::{ConfArgument, Entry};
use macros::Macros;

/// Which configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfKind {
    /// `annotation.conf`: which types there are and what may be said of each.
    Annotation,
    /// `visual.conf`: labels and colours.
    Visual,
    /// `tools.conf`: options, searches, data bases.
    Tools,
    /// `kb_shortcuts.conf`: keys for types.
    Shortcuts,
}

impl ConfKind {
    /// All of them.
    pub const ALL: [ConfKind; 4] = [ConfKind::Annotation, ConfKind::Visual, ConfKind::Tools, ConfKind::Shortcuts];

    /// The name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            ConfKind::Annotation => "annotation.conf",
            ConfKind::Visual => "visual.conf",
            ConfKind::Tools => "tools.conf",
            ConfKind::Shortcuts => "kb_shortcuts.conf",
        }
    }

    /// The kind of file that has this name.
    pub fn of_file_name(name: &str) -> Option<ConfKind> {
        ConfKind::ALL.into_iter().find(|kind| kind.file_name() == name)
    }

    /// The sections it may have.
    pub fn sections(self) -> &'static [&'static str] {
        match self {
            ConfKind::Annotation => &["entities", "relations", "events", "attributes"],
            ConfKind::Visual => &["options", "labels", "drawing"],
            ConfKind::Tools => &["options", "search", "annotators", "disambiguators", "normalization"],
            ConfKind::Shortcuts => &[],
        }
    }

    /// The sections brat warns about where they are missing.
    pub fn required_sections(self) -> &'static [&'static str] {
        match self {
            ConfKind::Annotation => &["entities", "relations", "events", "attributes"],
            ConfKind::Visual => &["labels", "drawing"],
            ConfKind::Tools | ConfKind::Shortcuts => &[],
        }
    }
}

/// Names in angle brackets that mean something; no macro may have one of them.
pub const RESERVED: [&str; 15] = [
    "ANY",
    "ENTITY",
    "RELATION",
    "EVENT",
    "NONE",
    "EMPTY",
    "REL-TYPE",
    "URL",
    "URLBASE",
    "GLYPH-POS",
    "DEFAULT",
    "NORM",
    "OVERLAP",
    "OVL-TYPE",
    "INHERIT",
];

/// What a line of a configuration file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfContent {
    /// `[entities]`; the name as it is written, `spans` may stand for `entities`.
    Section(Field),
    /// `<NAME>=VALUE`
    Macro {
        /// With its angle brackets.
        name: Field,
        /// What it stands for.
        value: Field,
    },
    /// A definition.
    Entry(Entry),
    /// Hyphens: a line in menus.
    Separator,
    /// `# …`
    Comment,
    /// Nothing but white space.
    Blank,
}

/// One line of a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfLine {
    /// Where it stands, without what ends it.
    pub range: CharRange,
    /// What it says.
    pub content: ConfContent,
}

/// A configuration file with every byte it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfFile {
    source: String,
    kind: ConfKind,
    lines: Vec<ConfLine>,
    problems: Vec<Problem>,
}

impl ConfFile {
    /// Reads a configuration file. What can't be understood is a problem, and the rest still holds.
    pub fn parse(source: &str, kind: ConfKind) -> Self {
        let mut file = ConfFile { source: source.to_owned(), kind, lines: Vec::new(), problems: Vec::new() };
        let mut start = CharOffset::ZERO;
        let mut macros = Macros::default();
        let mut section = String::new();
        for (index, (text, terminator)) in lines(source).enumerate() {
            let range = CharRange::new(start, start.plus(chars(text)));
            let mut piece = Piece { text, start };
            if index == 0 && text.starts_with('\u{feff}') {
                piece = piece.sub('\u{feff}'.len_utf8(), text.len());
            }
            let content = file.line(piece, &mut section, &mut macros);
            file.lines.push(ConfLine { range, content });
            start = range.end().plus(terminator.len());
        }
        file.check_sections();
        file
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Which file it is.
    pub fn kind(&self) -> ConfKind {
        self.kind
    }

    /// Its lines in their order.
    pub fn lines(&self) -> &[ConfLine] {
        &self.lines
    }

    /// The line that a place is on.
    pub fn line_at(&self, at: CharOffset) -> Option<&ConfLine> {
        let behind = self.lines.partition_point(|line| line.range.start() <= at);
        self.lines[..behind].last()
    }

    /// The section that a place is in: its name with the alias resolved, empty before the first.
    pub fn section_at(&self, at: CharOffset) -> &str {
        let before = self.lines.iter().take_while(|line| line.range.start() <= at);
        let names = before.filter_map(|line| match &line.content {
            ConfContent::Section(name) => Some(section_name(name)),
            _ => None,
        });
        names.last().unwrap_or("")
    }

    /// The entries of a section, `spans` counting as `entities`; of the part before the first
    /// heading where the name is empty.
    pub fn entries<'a>(&'a self, section: &'a str) -> impl Iterator<Item = &'a Entry> {
        let mut current = "";
        self.lines.iter().filter_map(move |line| match &line.content {
            ConfContent::Section(name) => {
                current = section_name(name);
                None
            }
            ConfContent::Entry(entry) if current == section => Some(entry),
            _ => None,
        })
    }

    /// What is wrong with its syntax.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn line(&mut self, line: Piece<'_>, section: &mut String, macros: &mut Macros) -> ConfContent {
        let trimmed = line.trim();
        if trimmed.text.is_empty() {
            return ConfContent::Blank;
        }
        if trimmed.text.starts_with('#') {
            return ConfContent::Comment;
        }
        if self.kind == ConfKind::Shortcuts {
            return self.shortcut(trimmed);
        }
        if trimmed.text.starts_with('[') && trimmed.text.ends_with(']') {
            let name = trimmed.sub(1, trimmed.text.len() - 1).field();
            section_name(&name).clone_into(section);
            macros.clear();
            if !self.kind.sections().contains(&section.as_str()) {
                let message =
                    format!("Unexpected section [{name}] in {}. Its contents are ignored.", self.kind.file_name());
                self.problem(Category::Warning, "conf-section", name.range, message);
            }
            return ConfContent::Section(name);
        }
        if trimmed.text.bytes().all(|byte| byte == b'-') {
            return ConfContent::Separator;
        }
        if let Some((name, value)) = macros::definition(line) {
            if RESERVED.contains(&&name.text[1..name.text.len() - 1]) {
                let message = format!("Cannot redefine {} in configuration, it is a reserved name.", name.text);
                self.problem(Category::Error, "conf-macro", name.range(), message);
            } else {
                macros.define(name.text, value.text);
            }
            return ConfContent::Macro { name: name.field(), value: value.field() };
        }
        let expanded = macros.expand(line);
        for (name, range) in expanded.undefined() {
            let message =
                format!("Undefined macro {name} in configuration. (Macros hold to the end of their section.)");
            self.problem(Category::Error, "conf-macro", range, message);
        }
        let (entry, problems) = entry::parse(&expanded, section == "labels");
        for (range, message) in problems {
            self.problem(Category::Error, "conf-entry", range, message);
        }
        ConfContent::Entry(entry)
    }

    fn shortcut(&mut self, line: Piece<'_>) -> ConfContent {
        let Some(end) = line.text.find([' ', '\t']) else {
            let message = "A shortcut is a key, a space and a type.".to_owned();
            self.problem(Category::Error, "conf-shortcut", line.range(), message);
            return ConfContent::Entry(Entry::of(line.field(), Vec::new(), line.range()));
        };
        let (key, kind) = (line.sub(0, end), line.sub(end, line.text.len()).trim());
        if kind.text.contains([' ', '\t']) {
            let message = "A shortcut is a key, a space and a type, and nothing behind.".to_owned();
            self.problem(Category::Error, "conf-shortcut", kind.range(), message);
        }
        let argument = ConfArgument { key: key.field(), value: kind.field(), range: line.range() };
        ConfContent::Entry(Entry::of(key.field(), vec![argument], line.range()))
    }

    fn check_sections(&mut self) {
        for required in self.kind.required_sections() {
            let found = self
                .lines
                .iter()
                .any(|line| matches!(&line.content, ConfContent::Section(name) if section_name(name) == *required));
            if !found {
                let message = format!("Missing section [{required}] in {}.", self.kind.file_name());
                self.problem(Category::Warning, "conf-section", CharRange::default(), message);
            }
        }
    }

    fn problem(&mut self, category: Category, code: &'static str, range: CharRange, message: String) {
        self.problems.push(Problem::new(category, code, range, message));
    }
}

impl fmt::Display for ConfFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// The name of a section with brat's one alias resolved.
fn section_name(name: &str) -> &str {
    if name == "spans" { "entities" } else { name }
}
