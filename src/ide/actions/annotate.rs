//! Annotating a selection, the word under the cursor, or every mention of a name.

use crate::{
    analysis::people::MentionForm,
    ide::{Action, ActionKind, TokenKind, annotation::kind_of, subject::Subject},
    standoff::TypeKind,
    text::{CharOffset, CharRange},
};

use super::{Offers, recorder::Recorder};

impl Offers<'_> {
    /// Annotates the selection, or what is under the cursor, as any type of the schema.
    pub(super) fn annotate(&self, out: &mut Vec<Action>) {
        let Some(range) = self.wanted() else { return };
        let read = self.subject().filter(|subject| subject.range() == range).map(|subject| self.kind_of(subject));
        let likely = |name: &str| Some(kind_of(self.article, name)) != read;
        let mut types: Vec<&str> = self.article.schema.entities().map(|def| &*def.name.text).collect();
        types.sort_by_key(|name| likely(name));
        types.dedup();
        let here = self.file.exactly(range);
        if self.selection.is_empty() && !here.is_empty() {
            // What the cursor is on has its annotation; to change that is offered elsewhere.
            return self.all_mentions(out, range);
        }
        let words = self.quoted(range);
        for name in types {
            if here.iter().any(|bound| *bound.label == *name) {
                continue;
            }
            let mut changes = self.changes();
            if changes.add_text_bound(name, &[range]).is_none() {
                continue;
            }
            self.offer(out, format!("Annotate {words} as {}", self.article.schema.label(name)), &changes);
            if let Some(action) = out.last_mut().filter(|_| !likely(name)) {
                action.preferred = action.kind == ActionKind::Annotate;
            }
        }
        for def in self.article.schema.of_kind(TypeKind::Event) {
            let mut changes = self.changes();
            if !here.iter().any(|bound| *bound.label == *def.name.text) {
                changes.add_event(&def.name, &[range]);
                let label = self.article.schema.label(&def.name);
                self.offer(out, format!("Annotate {words} as the event {label}"), &changes);
            }
        }
        self.all_mentions(out, range);
    }

    /// Annotates every mention of the name in `range`, linked to the one that introduces it.
    fn all_mentions(&self, out: &mut Vec<Action>, range: CharRange) {
        let reading = &self.article.reading;
        let Some(subject) = self.subject().filter(|subject| subject.range() == range) else { return };
        let subjects: Vec<Subject<'_>> = match subject {
            Subject::Mention(mention) => {
                let Some(id) = mention.entity else { return };
                let named = reading.mentions_of(id).filter(|mention| {
                    matches!(mention.form, MentionForm::Name | MentionForm::Surname | MentionForm::Honorific)
                });
                named.map(Subject::Mention).collect()
            }
            Subject::Place(place) => self.article.mentions_of_place(place).map(Subject::Place).collect(),
            _ => return,
        };
        if subjects.len() < 2 {
            return;
        }
        let Some(label) = self.type_of(self.kind_of(subject)) else { return };
        let mut recorder = Recorder::new(self);
        subjects.iter().for_each(|&subject| recorder.record(subject));
        let name = match subject {
            Subject::Mention(mention) => mention.entity.map_or("", |id| self.article.name_of(id)),
            Subject::Place(place) => &place.name,
            _ => "",
        };
        let label = self.article.schema.label(label);
        let title = format!("Annotate all {} mentions of {} as {label}", subjects.len(), super::quoted(name));
        self.offer(out, title, &recorder.changes);
    }

    /// The kind of annotation a subject would be.
    fn kind_of(&self, subject: Subject<'_>) -> TokenKind {
        use crate::analysis::people::EntityKind;
        match subject {
            Subject::Mention(mention) => {
                let entity = mention.entity.and_then(|id| self.article.reading.entity(id));
                match entity.map(|entity| entity.kind) {
                    Some(EntityKind::Organisation) => TokenKind::Organisation,
                    _ => TokenKind::Person,
                }
            }
            Subject::Place(_) => TokenKind::Place,
            Subject::Figure(_) => TokenKind::Figure,
            Subject::Date(_) => TokenKind::Date,
            Subject::Cue(..) => TokenKind::Cue,
            Subject::Quote(..) => TokenKind::Quote,
        }
    }

    /// What would be annotated: the selection without white space around it; at a cursor what the
    /// reading has there, else the word.
    fn wanted(&self) -> Option<CharRange> {
        if self.selection.is_empty() {
            // A cursor somewhere in a long quote rather means the word it is on.
            let read = self.article.subject_at(self.selection.start());
            let read = read.filter(|subject| !matches!(subject, Subject::Quote(..)));
            return read.map(Subject::range).or_else(|| self.word(self.selection.start()));
        }
        self.trimmed()
    }

    /// The selection without white space around it.
    pub(super) fn trimmed(&self) -> Option<CharRange> {
        let text = self.article.text.slice(self.selection);
        let lead = text.chars().take_while(|c| c.is_whitespace()).count();
        let trail = text.chars().rev().take_while(|c| c.is_whitespace()).count();
        let range = CharRange::new(self.selection.start().plus(lead), self.selection.end().minus(trail));
        (lead < self.selection.len()).then_some(range)
    }

    /// The word that a cursor touches, with hyphens and apostrophes inside it.
    pub(super) fn word(&self, at: CharOffset) -> Option<CharRange> {
        let line = self.article.text.line_at(at);
        let text: Vec<char> = self.article.text.slice(line).chars().collect();
        let cursor = at.to_usize().saturating_sub(line.start().to_usize()).min(text.len());
        let letter = |i: usize| text.get(i).is_some_and(|c| c.is_alphanumeric());
        let joint =
            |i: usize| i > 0 && text.get(i).is_some_and(|c| "-'’‑.,".contains(*c)) && letter(i - 1) && letter(i + 1);
        let within = |i: usize| letter(i) || joint(i);
        let start = (0..cursor).rev().take_while(|&i| within(i)).last().unwrap_or(cursor);
        let end = (cursor..text.len()).take_while(|&i| within(i)).last().map_or(cursor, |i| i + 1);
        (start < end).then(|| CharRange::of(start, end).shift(line.start().to_usize()))
    }
}
