//! Renaming a type, or a macro.

use crate::{
    standoff::{ConfFile, ConfKind, Schema, TypeKind},
    text::{CharOffset, CharRange, Edit},
};

use super::words::{Role, Word, word_at, words};

/// The type that a cursor is on and what it is a type of: by the section that defines it, or by what
/// the schema knows of that name.
pub fn named_type(conf: &ConfFile, schema: &Schema, at: CharOffset) -> Option<(String, CharRange, TypeKind)> {
    let word = word_at(conf, at).filter(|word| matches!(word.role, Role::Definition | Role::Reference))?;
    let known = || {
        let kinds = [TypeKind::Entity, TypeKind::Event, TypeKind::Relation, TypeKind::Attribute];
        kinds.into_iter().find(|&kind| schema.defined(kind, &word.text).next().is_some())
    };
    let kind = if word.role == Role::Definition { kind_of(&word.section) } else { known() };
    Some((word.text.clone(), word.range, kind?))
}

fn kind_of(section: &str) -> Option<TypeKind> {
    match section {
        "entities" => Some(TypeKind::Entity),
        "relations" => Some(TypeKind::Relation),
        "events" => Some(TypeKind::Event),
        "attributes" => Some(TypeKind::Attribute),
        _ => None,
    }
}

/// The edits that rename a type of a kind in one file of a schema. Labels, drawings and keys go by
/// the name alone: they are left where another kind of thing keeps the name.
pub fn rename_type(conf: &ConfFile, schema: &Schema, kind: TypeKind, from: &str, to: &str) -> Vec<Edit> {
    let span = |kind| matches!(kind, TypeKind::Entity | TypeKind::Event);
    let same = |other: TypeKind| other == kind || span(other) && span(kind);
    let others = [TypeKind::Entity, TypeKind::Event, TypeKind::Relation, TypeKind::Attribute];
    let shared = others.into_iter().any(|other| !same(other) && schema.defined(other, from).next().is_some());
    let concerns = |word: &Word| match (conf.kind(), word.role) {
        (ConfKind::Annotation, Role::Definition) => kind_of(&word.section).is_some_and(same),
        // Arguments are filled by spans first, by relations where no span has the name.
        (ConfKind::Annotation, Role::Reference) => span(kind) || !shared,
        (_, Role::Reference) => !shared,
        _ => false,
    };
    let named = words(conf).into_iter().filter(|word| word.text == from && concerns(word));
    named.map(|word| Edit { range: word.range, text: to.to_owned() }).collect()
}

/// The edits that rename the macro at a place in its section.
///
/// # Errors
///
/// In words, where the new name can't be one, or is taken.
pub fn rename_macro(conf: &ConfFile, at: CharOffset, new: &str) -> Result<Vec<Edit>, String> {
    let word = word_at(conf, at).ok_or("There is no macro here.")?;
    let bare = new.trim_start_matches('<').trim_end_matches('>');
    let proper = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-');
    if !proper {
        return Err("The name of a macro is made of letters, “-” and “_” between angle brackets.".to_owned());
    }
    if crate::standoff::RESERVED.contains(&bare) {
        return Err(format!("<{bare}> means something already."));
    }
    let name = format!("<{bare}>");
    let of_section = |other: &&Word| other.section == word.section;
    let all = words(conf);
    if name != word.text && all.iter().filter(of_section).any(|other| other.text == name) {
        return Err(format!("{name} is a macro of this section already."));
    }
    let same = all.iter().filter(of_section).filter(|other| other.text == word.text);
    Ok(same.map(|word| Edit { range: word.range, text: name.clone() }).collect())
}
