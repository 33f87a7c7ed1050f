//! What can be written next on a line.

use crate::{
    ide::{Article, words},
    standoff::{AnnFile, Record, TypeDef, TypeKind},
    text::{CharOffset, CharRange},
};

/// How much of a text an id is shown with, in code points.
const SHOWN: usize = 50;

/// What a completion stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A type of the schema.
    Type,
    /// The role of an argument.
    Role,
    /// An id of another line.
    Id,
    /// A value of an attribute, or a data base.
    Value,
}

/// Something that can be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is written.
    pub text: String,
    /// More about it in a few words: for an id its text.
    pub detail: String,
    /// What it stands for.
    pub kind: CompletionKind,
    /// What it takes the place of: the word the cursor is in or behind.
    pub range: CharRange,
}

/// What can be written at a place: types, roles, ids with their texts, attributes and their
/// values, data bases, as the kind of line and the schema have them.
pub fn complete(article: &Article, at: CharOffset) -> Vec<Completion> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let Some(line) = file.line_at(at) else { return Vec::new() };
    let before: String = {
        let from = line.range.start().to_usize();
        file.source().chars().skip(from).take(at.to_usize().saturating_sub(from)).collect()
    };
    let Some((id, data)) = before.split_once('\t') else { return Vec::new() };
    if data.contains('\t') {
        return Vec::new();
    }
    let words: Vec<&str> = data.split(' ').collect();
    let (done, word) = words.split_at(words.len() - 1);
    let word = word.first().copied().unwrap_or("");
    let asked = Asked { article, file, at, word, own: id };
    match (id.chars().next(), done) {
        (Some('T'), []) => asked.types(|def| matches!(def.kind, TypeKind::Entity | TypeKind::Event)),
        (Some('R'), []) => asked.types(|def| def.kind == TypeKind::Relation && !def.is_equivalence()),
        (Some('E'), []) => match word.split_once(':') {
            Some((label, _)) => asked.ids(|of| of == label),
            None => asked.types(|def| def.kind == TypeKind::Event),
        },
        (Some('A' | 'M'), []) => asked.types(|def| def.kind == TypeKind::Attribute),
        (Some('*'), []) => asked.types(|def| def.is_equivalence()),
        (Some('R'), [label, ..]) => asked.argument(TypeKind::Relation, label),
        (Some('E'), [trigger, ..]) => asked.argument(TypeKind::Event, trigger.split(':').next().unwrap_or("")),
        (Some('A' | 'M'), [label]) => {
            let takes = |of: &str| article.schema.attributes_for(of).any(|def| def.name == **label);
            asked.ids(takes)
        }
        (Some('A'), [label, _]) => {
            let values = article.schema.attribute(label).map_or(&[][..], |def| def.values.as_slice());
            let known = values.iter().map(|value| (value.clone(), format!("value of {label}")));
            asked.of(CompletionKind::Value, known)
        }
        (Some('N'), []) => asked.of(CompletionKind::Type, [("Reference".to_owned(), String::new())]),
        (Some('N'), [_, _]) => {
            let databases = article.schema.databases().iter();
            asked.of(CompletionKind::Value, databases.map(|known| (format!("{}:", known.name), "data base".to_owned())))
        }
        (Some('#'), []) => asked.of(CompletionKind::Type, [("AnnotatorNotes".to_owned(), String::new())]),
        (Some('N' | '#'), [_]) | (Some('*'), [_, ..]) => asked.ids(|_| true),
        _ => Vec::new(),
    }
}

/// What is being asked for.
struct Asked<'a> {
    article: &'a Article,
    file: &'a AnnFile,
    at: CharOffset,
    /// What of the word stands before the cursor.
    word: &'a str,
    /// The id of the line.
    own: &'a str,
}

impl Asked<'_> {
    /// What begins like the word, or behind its colon.
    fn of(&self, kind: CompletionKind, known: impl IntoIterator<Item = (String, String)>) -> Vec<Completion> {
        let typed = if kind == CompletionKind::Id { self.word.rsplit(':').next().unwrap_or("") } else { self.word };
        let range = CharRange::new(self.at.minus(typed.chars().count()), self.at);
        let typed = typed.to_lowercase();
        // An id is found by the words it stands for as well.
        let by_words = |detail: &str| kind == CompletionKind::Id && detail.to_lowercase().contains(&typed);
        let fits =
            known.into_iter().filter(|(text, detail)| text.to_lowercase().starts_with(&typed) || by_words(detail));
        let mut out: Vec<Completion> = fits.map(|(text, detail)| Completion { text, detail, kind, range }).collect();
        out.dedup_by(|a, b| a.text == b.text);
        out
    }

    fn types(&self, wanted: impl Fn(&TypeDef) -> bool) -> Vec<Completion> {
        let defs = self.article.schema.types().iter().filter(|def| def.annotatable && wanted(def));
        self.of(CompletionKind::Type, defs.map(|def| (def.name.text.clone(), self.article.schema.label(&def.name))))
    }

    /// The ids of other annotations whose type is wanted, with their texts.
    fn ids(&self, wanted: impl Fn(&str) -> bool) -> Vec<Completion> {
        let known = self.file.lines().iter().filter_map(|line| {
            let (id, label) = (line.record.id()?, line.record.label()?);
            let of_text = matches!(line.record, Record::TextBound(_) | Record::Event(_) | Record::Relation(_));
            if !of_text || id.text == self.own || !wanted(label) {
                return None;
            }
            let text = self.file.text_bound(id).map_or(String::new(), |bound| words::excerpt(bound.text, SHOWN));
            Some((id.text.clone(), format!("{label} {text}").trim_end().to_owned()))
        });
        self.of(CompletionKind::Id, known)
    }

    /// A role, or behind its colon what may fill it.
    fn argument(&self, kind: TypeKind, label: &str) -> Vec<Completion> {
        let schema = &self.article.schema;
        if let Some((role, _)) = self.word.split_once(':') {
            let takes = |of: &str| {
                let mut defs = schema.defined(kind, label);
                defs.any(|def| def.argument(role).is_some_and(|argument| schema.takes(&argument.types, of)))
            };
            return self.ids(takes);
        }
        let mut roles: Vec<(String, String)> = Vec::new();
        for argument in schema.defined(kind, label).flat_map(|def| &def.arguments) {
            let role = format!("{}:", argument.role);
            if roles.iter().all(|(known, _)| *known != role) {
                roles.push((role, format!("role of {label}")));
            }
        }
        self.of(CompletionKind::Role, roles)
    }
}
