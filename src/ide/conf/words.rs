//! The words of a configuration file, and what each of them is.

use crate::{
    standoff::{ConfFile, ConfKind},
    text::{CharOffset, CharRange},
};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// `[section]`, without its brackets.
    Section,
    /// The name of a macro where it is defined, with its angle brackets.
    MacroDefinition,
    /// A name in angle brackets that is used: of a macro, or one that means something by itself.
    Bracketed,
    /// The name of a type where it is defined.
    Definition,
    /// A second name of what is defined, or a label.
    Alias,
    /// The name of a type that is defined elsewhere.
    Reference,
    /// What stands before a colon: a role with its count, a property.
    Key,
    /// What stands behind one and is no type.
    Value,
}

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) range: CharRange,
    pub(super) role: Role,
    /// The section it stands in.
    pub(super) section: String,
    /// The key it stands behind.
    pub(super) key: String,
}

/// Keys whose values are no types.
fn is_plain(key: &str, section: &str) -> bool {
    key.starts_with('<') || key == "Value" && section == "attributes"
}

/// Every word of a file in its order.
pub(super) fn words(conf: &ConfFile) -> Vec<Word> {
    let source: Vec<char> = conf.source().chars().collect();
    let mut scanner = Scanner { kind: conf.kind(), section: String::new(), out: Vec::new() };
    for line in conf.lines() {
        scanner.line(&source[line.range.to_usize()], line.range.start());
    }
    scanner.out
}

/// The word that a cursor touches.
pub(super) fn word_at(conf: &ConfFile, at: CharOffset) -> Option<Word> {
    let mut touched: Vec<Word> = words(conf).into_iter().filter(|word| word.range.touches(at)).collect();
    // Between two the one the cursor stands before.
    touched.sort_by_key(|word| !word.range.contains(at));
    touched.into_iter().next()
}

struct Scanner {
    kind: ConfKind,
    section: String,
    out: Vec<Word>,
}

impl Scanner {
    fn line(&mut self, line: &[char], start: CharOffset) {
        let from = line.iter().take_while(|c| c.is_whitespace() || **c == '\u{feff}').count();
        let to = line.len() - line.iter().rev().take_while(|c| c.is_whitespace()).count();
        if from >= to || line[from] == '#' || line[from..to].iter().all(|c| *c == '-') {
            return;
        }
        let text = |from: usize, to: usize| line[from..to].iter().collect::<String>();
        let place = |from: usize, to: usize| CharRange::new(start.plus(from), start.plus(to));
        if self.kind == ConfKind::Shortcuts {
            let key = (from..to).find(|&i| line[i].is_whitespace()).unwrap_or(to);
            self.push(text(from, key), place(from, key), Role::Key, "");
            let value = (key..to).find(|&i| !line[i].is_whitespace()).unwrap_or(to);
            return self.push(text(value, to), place(value, to), Role::Reference, "");
        }
        if line[from] == '[' && line[to - 1] == ']' {
            let name = text(from + 1, to - 1);
            self.section = if name == "spans" { "entities".to_owned() } else { name.clone() };
            return self.push(name, place(from + 1, to - 1), Role::Section, "");
        }
        let mut at = from;
        if line[from] == '<'
            && let Some(close) = (from..to).find(|&i| line[i] == '>').filter(|&i| line.get(i + 1) == Some(&'='))
        {
            self.push(text(from, close + 1), place(from, close + 1), Role::MacroDefinition, "");
            at = close + 2;
        } else {
            let only_tabs = self.section == "labels";
            let ends = |c: char| c == '\t' || !only_tabs && c.is_whitespace();
            let end = (from..to).find(|&i| ends(line[i])).unwrap_or(to);
            let first = match (self.kind, self.section.as_str()) {
                (ConfKind::Annotation, _) => Role::Definition,
                (ConfKind::Visual, "labels" | "drawing") => Role::Reference,
                _ => Role::Key,
            };
            for (index, (a, b)) in split(line, from, end, '|').into_iter().enumerate() {
                let a = a + usize::from(line[a] == '!');
                let role = if index == 0 { first } else { Role::Alias };
                let role = if line.get(a) == Some(&'<') { Role::Bracketed } else { role };
                self.push(text(a, b), place(a, b), role, "");
            }
            at = end.max(at);
        }
        for (a, b) in split(line, at, to, ',') {
            let colon = (a..b).find(|&i| line[i] == ':').filter(|&i| i > a);
            let key = colon.map(|colon| text(a, colon)).unwrap_or_default();
            if let Some(colon) = colon {
                let role = if line[a] == '<' { Role::Bracketed } else { Role::Key };
                self.push(key.clone(), place(a, colon), role, "");
            }
            let of_types = self.kind == ConfKind::Annotation && !is_plain(&key, &self.section);
            for (a, b) in split(line, colon.map_or(a, |colon| colon + 1), b, '|') {
                let role = match line[a] {
                    '<' => Role::Bracketed,
                    _ if of_types => Role::Reference,
                    _ => Role::Value,
                };
                self.push(text(a, b), place(a, b), role, &key);
            }
        }
    }

    fn push(&mut self, text: String, range: CharRange, role: Role, key: &str) {
        if !text.is_empty() {
            self.out.push(Word { text, range, role, section: self.section.clone(), key: key.to_owned() });
        }
    }
}

/// The trimmed pieces between separators that are not empty.
fn split(line: &[char], from: usize, to: usize, separator: char) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = from;
    for end in (from..to).filter(|&i| line[i] == separator).chain([to]) {
        let (mut a, mut b) = (start, end);
        while a < b && line[a].is_whitespace() {
            a += 1;
        }
        while a < b && line[b - 1].is_whitespace() {
            b -= 1;
        }
        if a < b {
            pieces.push((a, b));
        }
        start = end + 1;
    }
    pieces
}
