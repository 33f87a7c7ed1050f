//! Annotating a selection or the word under the cursor, the likeliest type first.

use std::cmp::Reverse;

use crate::{
    ide::{Family, Operation, TokenKind, annotation::kind_of, subject::Subject},
    lexicon,
    standoff::{TypeDef, TypeKind, storable},
    text::CharRange,
};

use super::{Offers, accept};

impl<'a> Offers<'a> {
    /// Annotates the selection, or what is under the cursor, as any type of the schema.
    pub(super) fn annotate(&mut self) {
        let Some(range) = self.wanted() else { return };
        let desk = self.desk;
        let spans = storable(&desk.article.text, &[range]);
        if self.selection.is_empty() && !self.all && !desk.file.exactly(range).is_empty() {
            // What the cursor is on has its annotation; to change that is offered elsewhere.
            return;
        }
        let words = desk.quoted(range);
        let expected = self.expected(range);
        for def in self.types_by_likelihood(range) {
            let name = &*def.name.text;
            if desk.has(name, &spans, &[]) || desk.obstacle(name, &spans, &[]).is_some() {
                continue;
            }
            let (shown, event) = (desk.article.schema.label(name), def.kind == TypeKind::Event);
            let article = if event { "the event " } else { "" };
            let key = desk.article.schema.shortcut(name);
            let shortcut = key.map_or(String::new(), |key| format!(" ({key})"));
            let title = format!("Annotate {words} as {article}{shown}{shortcut}");
            let operation = Operation::Annotate { range, label: name.to_owned() };
            let offered = self.offer(Family::Annotate, title, shown, operation);
            offered.preferred = !event && Some(kind_of(desk.article, name)) == expected;
            offered.key = key.map(str::to_owned);
            offered.detail = if event { "event".to_owned() } else { String::new() };
        }
    }

    /// The kind of thing the reading has at just this range.
    fn expected(&self, range: CharRange) -> Option<TokenKind> {
        let subject = self.subject().filter(|subject| subject.range() == range)?;
        Some(accept::token_kind(self.desk.article, subject))
    }

    /// Every type text can be annotated as, the likeliest first: what the reading takes it for; what
    /// the same words are annotated as elsewhere; what its form speaks for; what is annotated most
    /// in this file. Of equals the first in the schema.
    pub(super) fn types_by_likelihood(&self, range: CharRange) -> Vec<&'a TypeDef> {
        let desk = self.desk;
        let schema = &desk.article.schema;
        let (expected, text) = (self.expected(range), desk.article.text.slice(range));
        let (mut alike, mut used) = (Vec::new(), Vec::new());
        for bound in desk.file.text_bounds() {
            used.push(&*bound.label.text);
            if bound.text == text {
                alike.push(&*bound.label.text);
            }
        }
        let count = |labels: &[&str], name: &str| labels.iter().filter(|label| **label == name).count();
        let mut types: Vec<&'a TypeDef> = schema.entities().chain(schema.of_kind(TypeKind::Event)).collect();
        types.sort_by_cached_key(|def| {
            let name = &*def.name.text;
            let kind = kind_of(desk.article, name);
            let event = def.kind == TypeKind::Event;
            let read = !event && expected == Some(kind);
            let formed = !event && is_formed_like(&text, kind);
            (Reverse((read, count(&alike, name), formed)), event, Reverse(count(&used, name)))
        });
        let mut seen = std::collections::HashSet::new();
        types.retain(|def| seen.insert(&*def.name.text));
        types
    }

    /// What would be annotated: the selection without white space around it; at a cursor what the
    /// reading has there, else the word.
    pub(super) fn wanted(&self) -> Option<CharRange> {
        if self.selection.is_empty() {
            let at = self.selection.start();
            // A cursor somewhere in a long quote rather means the word it is on.
            let read = self.desk.article.subject_at(at);
            let read = read.filter(|subject| !matches!(subject, Subject::Quote(..)));
            return read.map(Subject::range).or_else(|| self.desk.word(at));
        }
        self.desk.trimmed(self.selection)
    }
}

/// Whether words that nobody read look like a kind of thing.
fn is_formed_like(text: &str, kind: TokenKind) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let time = || {
        text.split(|c: char| !c.is_alphabetic()).any(|word| lexicon::times::time_word(&word.to_lowercase()).is_some())
    };
    match kind {
        TokenKind::Quote => "“\"„«‘".contains(first),
        TokenKind::Date => time(),
        TokenKind::Figure => digits && !time(),
        TokenKind::Person | TokenKind::Organisation | TokenKind::Place => first.is_uppercase() && !time(),
        TokenKind::Cue => lexicon::cues::cue(&text.to_lowercase()).is_some(),
        TokenKind::Other => false,
    }
}
