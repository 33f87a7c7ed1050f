//! Renaming an id, or a type.

use crate::{
    ide::Article,
    standoff::{AnnFile, Changes, Field, Line, Record, TypeKind, is_id},
    text::{CharOffset, CharRange, Edit, Text},
};

use super::id_at;

/// What a rename at a place renames.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renamed<'a> {
    /// An id, which belongs to this file alone.
    Id(&'a Field),
    /// A type, and what it is a type of; notes and links have no type of the schema.
    Type(&'a Field, Option<TypeKind>),
}

impl Renamed<'_> {
    /// What is written there.
    pub fn field(&self) -> &Field {
        match self {
            Renamed::Id(field) | Renamed::Type(field, _) => field,
        }
    }
}

/// What a rename at a place would rename: an id, or the type of a line. `None` where there is
/// nothing to rename.
pub fn renamed(article: &Article, at: CharOffset) -> Option<Renamed<'_>> {
    let file = article.annotations.as_deref()?;
    if let Some(id) = id_at(file, at) {
        return Some(Renamed::Id(id));
    }
    let record = &file.line_at(at)?.record;
    let label = record.label().filter(|label| label.range.touches(at))?;
    let kind = match record {
        Record::TextBound(_) if article.schema.entity(label).is_some() => Some(TypeKind::Entity),
        Record::TextBound(_) if article.schema.event(label).is_none() => Some(TypeKind::Entity),
        Record::TextBound(_) | Record::Event(_) => Some(TypeKind::Event),
        Record::Relation(_) | Record::Equiv(_) => Some(TypeKind::Relation),
        Record::Attribute(_) => Some(TypeKind::Attribute),
        _ => None,
    };
    Some(Renamed::Type(label, kind))
}

/// The edits that rename the id or the type at a place, everywhere in the file.
///
/// # Errors
///
/// In words, where the new name can't be one, is taken, or there is nothing to rename.
pub fn rename(article: &Article, at: CharOffset, new: &str) -> Result<Vec<Edit>, String> {
    let nothing = || "There is no id and no type here.".to_owned();
    let file = article.annotations.as_deref().ok_or_else(nothing)?;
    match renamed(article, at).ok_or_else(nothing)? {
        Renamed::Id(id) => {
            if !is_id(new) || new.chars().next() != id.chars().next() {
                let kind = id.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
                return Err(format!("An id of this kind is {kind} and a number, as {kind}12."));
            }
            if *id != *new && file.get(new).is_some() {
                return Err(format!("{new} is the id of another line."));
            }
            let mut changes = Changes::new(file, &article.text);
            changes.rename_id(id, new);
            Ok(changes.edits())
        }
        Renamed::Type(label, kind) => {
            check_type(new)?;
            Ok(rename_type(file, &article.text, kind, label, new))
        }
    }
}

/// Whether a type can have this name.
///
/// # Errors
///
/// In words, where it can't.
pub fn check_type(new: &str) -> Result<(), String> {
    let stored = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if new.is_empty() || !new.chars().all(stored) {
        return Err("The name of a type is made of letters, digits, “-” and “_”.".to_owned());
    }
    Ok(())
}

/// The edits that rename a type of a kind in a stand-off file; where there is no kind, the type of
/// notes and links.
pub fn rename_type(file: &AnnFile, article: &Text, kind: Option<TypeKind>, from: &str, to: &str) -> Vec<Edit> {
    let mut changes = Changes::new(file, article);
    changes.rename_label(from, to, |record| same_kind(record, kind));
    changes.edits()
}

/// The lines of a type of a kind, with where the type stands in each.
pub(super) fn lines_of_type<'f>(
    file: &'f AnnFile,
    kind: Option<TypeKind>,
    name: &'f str,
) -> impl Iterator<Item = (&'f Line, CharRange)> {
    let of_type = move |line: &'f Line| {
        let label = line.record.label().filter(|label| **label == *name && same_kind(&line.record, kind))?;
        Some((line, label.range))
    };
    file.lines().iter().filter_map(of_type)
}

/// Whether the type of a line is a type of this kind. Entities and events share their names.
fn same_kind(record: &Record, kind: Option<TypeKind>) -> bool {
    match record {
        Record::TextBound(_) | Record::Event(_) => matches!(kind, Some(TypeKind::Entity | TypeKind::Event)),
        Record::Relation(_) | Record::Equiv(_) => kind == Some(TypeKind::Relation),
        Record::Attribute(_) => kind == Some(TypeKind::Attribute),
        Record::Normalisation(_) | Record::Note(_) => kind.is_none(),
        Record::Comment | Record::Blank | Record::Malformed(_) => false,
    }
}
