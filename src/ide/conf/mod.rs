//! What an editor asks in a configuration file of a schema.
//!
//! Every place and range here is one of that file, in code points.

mod complete;
mod fixes;
mod hover;
mod rename;
mod words;

use crate::{
    standoff::{ConfContent, ConfFile, ConfKind},
    text::{CharOffset, CharRange},
};

use super::{Occurrence, Symbol, SymbolKind};
use words::{Role, word_at, words as all_words};

pub use complete::complete;
pub use fixes::actions;
pub use hover::hover;
pub use rename::{named_type, rename_macro, rename_type};

/// The type that a cursor is on, whether defined there or not: its name and where it stands.
pub fn type_at(conf: &ConfFile, at: CharOffset) -> Option<(String, CharRange)> {
    let word = word_at(conf, at).filter(|word| matches!(word.role, Role::Definition | Role::Reference))?;
    Some((word.text, word.range))
}

/// The macro of the file that a cursor is on, with its angle brackets, and where that stands.
pub fn macro_at(conf: &ConfFile, at: CharOffset) -> Option<(String, CharRange)> {
    let word = word_at(conf, at)?;
    let defined =
        |name: &str| macros_before(conf, CharOffset::new(conf.source().len()), &word.section).any(|it| it.0 == name);
    (matches!(word.role, Role::Bracketed | Role::MacroDefinition) && defined(&word.text))
        .then_some((word.text, word.range))
}

/// Where a type is defined in the file: every definition of the name, relations may have several.
pub fn definitions(conf: &ConfFile, name: &str) -> Vec<CharRange> {
    if conf.kind() != ConfKind::Annotation {
        return Vec::new();
    }
    let defined = all_words(conf).into_iter().filter(|word| word.role == Role::Definition && word.text == name);
    defined.map(|word| word.range).collect()
}

/// Where a macro of the section at a place is defined.
pub fn macro_definition(conf: &ConfFile, name: &str, at: CharOffset) -> Option<CharRange> {
    let section = conf.section_at(at).to_owned();
    let mut words = all_words(conf).into_iter();
    words
        .find(|word| word.role == Role::MacroDefinition && word.text == name && word.section == section)
        .map(|word| word.range)
}

/// Every place where a name stands: a type where it is defined and referred to, a macro in its section.
pub fn occurrences_of(conf: &ConfFile, name: &str) -> Vec<(CharRange, Occurrence)> {
    let found = all_words(conf).into_iter().filter(|word| word.text == name);
    let found = found.filter_map(|word| match word.role {
        Role::Definition | Role::MacroDefinition => Some((word.range, Occurrence::Write)),
        Role::Reference | Role::Bracketed => Some((word.range, Occurrence::Read)),
        _ => None,
    });
    found.collect()
}

/// The same for what the cursor is on.
pub fn occurrences(conf: &ConfFile, at: CharOffset) -> Vec<(CharRange, Occurrence)> {
    let named = type_at(conf, at).or_else(|| macro_at(conf, at));
    named.map_or_else(Vec::new, |(name, _)| occurrences_of(conf, &name))
}

/// The sections with what they define.
pub fn symbols(conf: &ConfFile) -> Vec<Symbol> {
    let mut sections: Vec<Symbol> = Vec::new();
    for line in conf.lines() {
        let symbol = |name: &str, detail: String, kind, focus: CharRange| Symbol {
            name: name.to_owned(),
            detail,
            kind,
            range: line.range.join(focus),
            focus,
            children: Vec::new(),
        };
        let new = match &line.content {
            ConfContent::Section(name) => {
                sections.push(symbol(name, String::new(), SymbolKind::Group, name.range));
                continue;
            }
            ConfContent::Macro { name, value } => symbol(name, value.text.clone(), SymbolKind::Other, name.range),
            ConfContent::Entry(entry) => {
                let arguments = entry.arguments.iter().map(|it| format!("{}:{}", it.key, it.value));
                let detail = arguments.collect::<Vec<_>>().join(", ");
                symbol(
                    entry.name(),
                    detail,
                    SymbolKind::Other,
                    entry.terms.first().map_or(entry.range, |term| term.range),
                )
            }
            ConfContent::Separator | ConfContent::Comment | ConfContent::Blank => continue,
        };
        match sections.last_mut().filter(|section| section.kind == SymbolKind::Group) {
            Some(section) => {
                section.range = section.range.join(new.range);
                section.children.push(new);
            }
            None => sections.push(new),
        }
    }
    sections
}

/// The sections, each from its heading to its last line.
pub fn folds(conf: &ConfFile) -> Vec<CharRange> {
    symbols(conf).into_iter().filter(|symbol| symbol.kind == SymbolKind::Group).map(|symbol| symbol.range).collect()
}

/// The macros defined before a place in a section, with what they stand for; the last of a name counts.
fn macros_before<'c>(conf: &'c ConfFile, at: CharOffset, section: &'c str) -> impl Iterator<Item = (&'c str, &'c str)> {
    let lines = conf.lines().iter().filter(move |line| line.range.start() < at);
    let mut current = String::new();
    lines.filter_map(move |line| match &line.content {
        ConfContent::Section(name) => {
            current = if *name == *"spans" { "entities".to_owned() } else { name.text.clone() };
            None
        }
        ConfContent::Macro { name, value } if current == section => Some((&*name.text, &*value.text)),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
