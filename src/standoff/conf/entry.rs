//! One definition: ` ⇥ !Name|other term ⇥ ROLE?:TYPE|Type, <KEY>:value`.

use crate::{
    standoff::{Field, field::chars},
    text::CharRange,
};

use super::macros::Expanded;

/// One `KEY:VALUE` of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfArgument {
    /// What stands before the first colon, a repetition mark included.
    pub key: Field,
    /// What stands behind it, alternatives joined by `|`.
    pub value: Field,
    /// Both.
    pub range: CharRange,
}

impl ConfArgument {
    /// The alternatives of the value that are not empty, without the places they stand at.
    pub fn alternatives(&self) -> impl Iterator<Item = &str> {
        self.value.text.split('|').map(str::trim).filter(|alternative| !alternative.is_empty())
    }

    /// The alternatives with where each stands; of those a macro stands for, where that is used.
    pub fn placed_alternatives(&self) -> impl Iterator<Item = (&str, CharRange)> {
        let verbatim = self.value.range.len() == chars(&self.value.text);
        let mut at = self.value.range.start();
        self.value.text.split('|').filter_map(move |piece| {
            let start = at.plus(chars(piece) - chars(piece.trim_start()));
            at = at.plus(chars(piece) + 1);
            let bare = piece.trim();
            let range = CharRange::new(start, start.plus(chars(bare)));
            (!bare.is_empty()).then_some((bare, if verbatim { range } else { self.value.range }))
        })
    }
}

/// A definition in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How deep it is indented; one character is one level.
    pub depth: usize,
    /// Whether a `!` says that it only gives structure and can't be annotated.
    pub structural: bool,
    /// Its names; the first is what files store. Never empty.
    pub terms: Vec<Field>,
    /// What is said of it.
    pub arguments: Vec<ConfArgument>,
    /// Whether the arguments of the entry it is indented under hold as well, and where it says so.
    pub inherits: Option<CharRange>,
    /// All of it without the indent.
    pub range: CharRange,
}

impl Entry {
    pub(super) fn of(name: Field, arguments: Vec<ConfArgument>, range: CharRange) -> Self {
        Entry { depth: 0, structural: false, terms: vec![name], arguments, inherits: None, range }
    }

    /// The name files store.
    pub fn name(&self) -> &str {
        self.terms.first().map_or("", |term| term)
    }

    /// The value of an argument.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.arguments.iter().find(|argument| argument.key == *key).map(|argument| &argument.value)
    }
}

/// What is wrong with an entry, and where.
type Complaints = Vec<(CharRange, String)>;

/// Reads an entry. In `[labels]` names may hold spaces, and a tab ends them.
pub(super) fn parse(line: &Expanded, only_tabs: bool) -> (Entry, Complaints) {
    let text = line.text.as_str();
    let indent = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let split = |tabs: bool| {
        let separator = |c: char| c == '\t' || (!tabs && c.is_whitespace());
        text[indent..end].find(separator).map_or(end, |at| indent + at)
    };
    let mut terms_end = split(only_tabs);
    let mut pieces = split_at(text, terms_end, end, ',');
    let mut problems = Complaints::new();
    // Older files have spaces in names and a tab behind them; brat reads those too, and complains.
    let spaced = |&(from, to): &(usize, usize)| text[from..to].contains(char::is_whitespace);
    if pieces.iter().any(spaced) && text[indent..end].contains('\t') {
        terms_end = split(true);
        pieces = split_at(text, terms_end, end, ',');
        let message = format!("Space in a name: “{}”. Names should have none.", &text[indent..terms_end]);
        problems.push((line.range(indent, terms_end), message));
    }
    let mut structural = false;
    let mut terms = Vec::new();
    for (from, to) in split_at(text, indent, terms_end, '|') {
        let hidden = text[from..to].starts_with('!');
        structural |= hidden;
        terms.push(line.field(from + usize::from(hidden), to));
    }
    if terms.is_empty() {
        problems.push((line.range(indent, end), "Empty name in configuration.".to_owned()));
        terms.push(line.field(indent, terms_end));
    }
    let mut entry = Entry {
        depth: text[..indent].chars().count(),
        structural,
        terms,
        arguments: Vec::new(),
        inherits: None,
        range: line.range(indent, end),
    };
    for (from, to) in pieces {
        let range = line.range(from, to);
        if &text[from..to] == "<INHERIT>" {
            entry.inherits = Some(range);
            continue;
        }
        match text[from..to].find(':') {
            Some(colon) if colon > 0 && !spaced(&(from, to)) => entry.arguments.push(ConfArgument {
                key: line.field(from, from + colon),
                value: line.field(from + colon + 1, to),
                range,
            }),
            _ => {
                let message = format!("Failed to parse argument “{}”: it must be KEY:VALUE.", &text[from..to]);
                problems.push((range, message));
            }
        }
    }
    (entry, problems)
}

/// The trimmed, non-empty pieces between separators.
fn split_at(text: &str, from: usize, to: usize, separator: char) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = from;
    for piece in text[from..to].split(separator) {
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            pieces.push((start + lead, start + lead + trimmed.len()));
        }
        start += piece.len() + separator.len_utf8();
    }
    pieces
}
