//! One article and its stand-off file, with what every change needs to know of them.

use std::sync::LazyLock;

use crate::{
    ide::{Article, TokenKind, annotation::kind_of, words},
    standoff::{AnnFile, Changes, Record, TextBound, TypeDef, TypeKind, may_share},
    text::{CharOffset, CharRange},
};

/// What stands in for a stand-off file that isn't there yet.
static ABSENT: LazyLock<AnnFile> = LazyLock::new(AnnFile::default);

/// How much of a span a title shows, in code points.
pub(super) const SPAN: usize = 40;

/// An article as its annotations correct it, and the annotations.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) article: &'a Article,
    pub(super) file: &'a AnnFile,
}

impl<'a> Desk<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Desk { article, file: article.annotations.as_deref().unwrap_or(&ABSENT) }
    }

    /// A fresh set of changes.
    pub(super) fn changes(self) -> Changes<'a> {
        Changes::new(self.file, &self.article.text)
    }

    /// The type of the schema that stands for a kind.
    pub(super) fn type_of(self, kind: TokenKind) -> Option<&'a str> {
        self.article.schema.entities().map(|def| &*def.name.text).find(|name| kind_of(self.article, name) == kind)
    }

    /// The words of a range as a title shows them: “Rima Odeh”.
    pub(super) fn quoted(self, range: CharRange) -> String {
        quoted(&self.article.plain_excerpt(range, SPAN))
    }

    /// The words of an annotation as a title shows them.
    pub(super) fn named(self, bound: &TextBound<'_>) -> String {
        quoted(&words::excerpt(bound.text, SPAN))
    }

    /// The text-bound that an id is of, or that is the trigger of its event.
    pub(super) fn bound_of(self, id: &str) -> Option<TextBound<'a>> {
        match self.file.get(id).map(|line| &line.record) {
            Some(Record::Event(event)) => self.file.text_bound(&event.trigger),
            _ => self.file.text_bound(id),
        }
    }

    /// The words of whatever has an id: those of an annotation, and for a relation what it says.
    pub(super) fn name_of(self, id: &str) -> String {
        if let Some(bound) = self.bound_of(id) {
            return self.named(&bound);
        }
        match self.file.get(id).map(|line| &line.record) {
            Some(Record::Relation(relation)) => {
                let [one, other] = relation.arguments.each_ref().map(|argument| self.short_name(&argument.target));
                format!("{} from {one} to {other}", self.article.schema.label(&relation.label))
            }
            _ => id.to_owned(),
        }
    }

    /// The words of an annotation; the id of anything else.
    fn short_name(self, id: &str) -> String {
        self.bound_of(id).map_or_else(|| id.to_owned(), |bound| self.named(&bound))
    }

    /// The id that is spoken of where a text-bound is meant: that of its event where it is a
    /// trigger.
    pub(super) fn subject_id(self, bound: &TextBound<'_>) -> &'a str {
        let referring = self.file.referring(bound.id).filter_map(|line| match &line.record {
            Record::Event(event) if event.trigger.text == bound.id.text => Some(&*event.id.text),
            _ => None,
        });
        let own = || self.file.text_bound(bound.id).map_or("", |bound| &*bound.id.text);
        referring.into_iter().next().unwrap_or_else(own)
    }

    /// The type of an annotation that something can be said of.
    pub(super) fn label_of(self, id: &str) -> Option<&'a str> {
        match &self.file.get(id)?.record {
            Record::TextBound(it) => Some(&it.label),
            Record::Event(it) => Some(&it.label),
            Record::Relation(it) => Some(&it.label),
            _ => None,
        }
    }

    /// The first annotation that one of this type over these spans may not share text with.
    pub(super) fn obstacle(self, label: &str, spans: &[CharRange], except: &[&str]) -> Option<TextBound<'a>> {
        let all = spans.iter().copied().reduce(CharRange::join)?;
        let schema = &self.article.schema;
        self.file.meeting(all).into_iter().find(|other| {
            !except.contains(&&*other.id.text) && !may_share(schema, (label, spans), (other.label, other.spans))
        })
    }

    /// Whether an annotation of this type covers just these spans, and is none of `except`.
    pub(super) fn has(self, label: &str, spans: &[CharRange], except: &[&str]) -> bool {
        let Some(all) = spans.iter().copied().reduce(CharRange::join) else { return false };
        let same = |other: &TextBound<'_>| other.label == label && other.spans == spans;
        self.file.meeting(all).iter().any(|other| same(other) && !except.contains(&&*other.id.text))
    }

    /// The attribute that says how far something was checked, for annotations of a type: the one
    /// that can be “verified”.
    pub(super) fn status_of(self, label: &'a str) -> Option<&'a TypeDef> {
        let mut defs = self.article.schema.attributes_for(label);
        defs.find(|def| def.values.iter().any(|value| value.eq_ignore_ascii_case("verified")))
    }

    /// The note on an annotation.
    pub(super) fn note_on(self, id: &str) -> Option<&'a str> {
        let note = self.file.notes_of(id).find(|note| note.label == "AnnotatorNotes")?;
        Some(note.text.as_ref().map_or("", |text| text))
    }

    /// The data bases that annotations of a type can be linked to.
    pub(super) fn databases_of(self, label: &str) -> Vec<&'a str> {
        let schema = &self.article.schema;
        let defs = [TypeKind::Entity, TypeKind::Event].into_iter().flat_map(|kind| schema.defined(kind, label));
        let mut names: Vec<&str> = defs.flat_map(|def| def.databases.iter().map(String::as_str)).collect();
        names.dedup();
        names
    }

    /// The word that a cursor touches, with hyphens and apostrophes inside it, but without the
    /// ending of a possessive.
    pub(super) fn word(self, at: CharOffset) -> Option<CharRange> {
        let line = self.article.text.line_at(at);
        let text: Vec<char> = self.article.text.slice(line).chars().collect();
        let cursor = at.to_usize().saturating_sub(line.start().to_usize()).min(text.len());
        let letter = |i: usize| text.get(i).is_some_and(|c| c.is_alphanumeric());
        let joint =
            |i: usize| i > 0 && text.get(i).is_some_and(|c| "-'’‑.,".contains(*c)) && letter(i - 1) && letter(i + 1);
        let within = |i: usize| letter(i) || joint(i);
        let start = (0..cursor).rev().take_while(|&i| within(i)).last().unwrap_or(cursor);
        let end = (cursor..text.len()).take_while(|&i| within(i)).last().map_or(cursor, |i| i + 1);
        let end = match text.get(start..end) {
            Some([word @ .., '\'' | '’', 's' | 'S']) if !word.is_empty() => start + word.len(),
            _ => end,
        };
        (start < end).then(|| CharRange::of(start, end).shift(line.start().to_usize()))
    }

    /// A range without white space around it; `None` where nothing is left.
    pub(super) fn trimmed(self, range: CharRange) -> Option<CharRange> {
        let text = self.article.text.slice(range);
        let lead = text.chars().take_while(|c| c.is_whitespace()).count();
        let trail = text.chars().rev().take_while(|c| c.is_whitespace()).count();
        (lead < range.len()).then(|| CharRange::new(range.start().plus(lead), range.end().minus(trail)))
    }
}

/// Words in quotation marks, unless they are a quote with its own.
pub(super) fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '„', '«']) { words.to_owned() } else { format!("“{words}”") }
}
