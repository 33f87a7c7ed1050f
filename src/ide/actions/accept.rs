//! Accepting what was read: here, in a paragraph, in the article, all of one kind.

use crate::{
    analysis::people::{EntityId, EntityKind, Mention, MentionForm},
    ide::{Article, Family, Operation, Scope, TokenKind, subject::Subject, words},
    text::CharRange,
};

use super::{Offers, desk, recorder::Recorder};

impl<'a> Offers<'a> {
    /// Accepts what was read at the cursor or just where the selection is.
    pub(super) fn accept_here(&mut self) {
        let Some(subject) = self.subject() else { return };
        if !self.is_news([subject]) {
            return;
        }
        let (label, title) = (self.claim(subject), format!("Accept this reading: {}", self.claim(subject)));
        let operation = Operation::Accept { range: self.selection, scope: Scope::Here };
        self.offer(Family::Accept, title, label, operation).preferred = true;
    }

    /// What was read at the cursor, or where the selection is.
    pub(super) fn subject(&self) -> Option<Subject<'a>> {
        at(self.desk.article, self.selection)
    }

    /// What the reading says of a subject, in a few words.
    fn claim(&self, subject: Subject<'_>) -> String {
        let article = self.desk.article;
        let name = |id| words::excerpt(article.name_of(id), desk::SPAN);
        let words = self.desk.quoted(subject.range());
        match subject {
            Subject::Mention(mention) => match mention.entity {
                Some(id) if article.introduces(mention) => format!("{words} is {}", a_kind(article, id)),
                Some(id) => format!("{words} is {}", name(id)),
                None => words,
            },
            Subject::Place(place) => {
                let entry = place.resolved.and_then(|id| article.gazetteer.entry(id));
                let chain = entry.map(|entry| [entry.name.to_owned(), entry.chain()].join(", "));
                chain.map_or(format!("{words} is a place"), |chain| {
                    format!("{words} is {}", chain.trim_end_matches(", "))
                })
            }
            Subject::Figure(_) => format!("{words} is a figure"),
            Subject::Date(_) => format!("{words} is a date"),
            Subject::Cue(quote, _) | Subject::Quote(quote, _) => {
                let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
                let words = self.desk.quoted(quote.spans.first().copied().unwrap_or_default());
                speaker.map_or(format!("{words} is a quote"), |id| format!("{words} is said by {}", name(id)))
            }
        }
    }

    /// Accepts everything in the paragraph, everything of one kind, everything.
    pub(super) fn accept_all(&mut self) {
        self.accept_where(Scope::Paragraph, "Accept all readings in this paragraph".to_owned());
        if let Some(kind) = self.subject().map(kind) {
            let all = match kind {
                TokenKind::Person | TokenKind::Organisation => "people and organisations",
                TokenKind::Place => "places",
                TokenKind::Figure => "figures",
                TokenKind::Date => "dates",
                TokenKind::Quote | TokenKind::Cue | TokenKind::Other => "quotes",
            };
            self.accept_where(Scope::Kind, format!("Accept all {all} in the article"));
        }
        self.accept_where(Scope::Article, "Accept all readings in the article".to_owned());
    }

    fn accept_where(&mut self, scope: Scope, title: String) {
        if self.is_news(subjects(self.desk.article, self.selection, scope)) {
            let operation = Operation::Accept { range: self.selection, scope };
            self.offer(Family::Accept, title.clone(), title, operation).costly = true;
        }
    }

    /// Whether any of these is not recorded yet. Stops at the first one.
    fn is_news<'s>(&self, subjects: impl IntoIterator<Item = Subject<'s>>) -> bool {
        let mut recorder = Recorder::new(self.desk);
        subjects.into_iter().any(|subject| {
            if !recorder.is_told(subject) {
                recorder.record(subject);
            }
            recorder.changes.is_touched()
        })
    }
}

/// What was read at a cursor, or where a selection is.
pub(super) fn at(article: &Article, selection: CharRange) -> Option<Subject<'_>> {
    if selection.is_empty() {
        return article.subject_at(selection.start());
    }
    let apart = |range: CharRange| range.len() + selection.len() - 2 * range.shared(selection);
    let met = article.subjects().filter(|subject| subject.range().overlaps(selection));
    let nearest = met.min_by_key(|subject| apart(subject.range()))?;
    // What has less than half of its text in common with the selection is something else.
    (apart(nearest.range()) <= selection.len().max(nearest.range().len()) / 2).then_some(nearest)
}

/// What accepting within a scope records.
pub(super) fn subjects(article: &Article, range: CharRange, scope: Scope) -> Vec<Subject<'_>> {
    let all = article.subjects().filter(|&subject| is_named(subject));
    match scope {
        Scope::Here => at(article, range).into_iter().collect(),
        Scope::Paragraph => {
            let lines = article.text.line_at(range.start()).join(article.text.line_at(range.end()));
            all.filter(|subject| lines.covers(subject.range())).collect()
        }
        Scope::Kind => {
            let Some(wanted) = at(article, range).map(kind) else { return Vec::new() };
            all.filter(|&subject| kind(subject) == wanted).collect()
        }
        Scope::Article => all.collect(),
    }
}

/// The kind of annotation a subject would be.
pub(super) fn token_kind(article: &Article, subject: Subject<'_>) -> TokenKind {
    match subject {
        Subject::Mention(mention) => {
            let entity = mention.entity.and_then(|id| article.reading.entity(id));
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

fn a_kind(article: &Article, id: EntityId) -> &'static str {
    match article.reading.entity(id).map(|entity| entity.kind) {
        Some(EntityKind::Organisation) => "an organisation",
        _ => "a person",
    }
}

/// The kind under which a subject is accepted with its like.
fn kind(subject: Subject<'_>) -> TokenKind {
    match subject {
        Subject::Mention(_) => TokenKind::Person,
        Subject::Place(_) => TokenKind::Place,
        Subject::Figure(_) => TokenKind::Figure,
        Subject::Date(_) => TokenKind::Date,
        Subject::Cue(..) | Subject::Quote(..) => TokenKind::Quote,
    }
}

/// Whether a subject is annotated as a rule: pronouns and descriptions are not, each on its own
/// may be.
fn is_named(subject: Subject<'_>) -> bool {
    let named = |mention: &Mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Nominal);
    match subject {
        Subject::Mention(mention) => named(mention),
        // The quote is recorded with its cue.
        Subject::Cue(..) => false,
        Subject::Quote(quote, chunk) => quote.spans.first() == Some(&chunk),
        Subject::Place(_) | Subject::Figure(_) | Subject::Date(_) => true,
    }
}
