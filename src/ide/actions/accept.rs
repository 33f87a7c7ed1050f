//! Accepting what was read: here, in a paragraph, in the article, all of one kind.

use crate::{
    analysis::people::{Mention, MentionForm},
    ide::{Action, TokenKind, subject::Subject, words},
    text::CharRange,
};

use super::{Offers, recorder::Recorder};

impl Offers<'_> {
    /// Accepts what was read at the cursor or just where the selection is.
    pub(super) fn accept_here(&self, out: &mut Vec<Action>) {
        let Some(subject) = self.subject() else { return };
        let mut recorder = Recorder::new(self);
        recorder.record(subject);
        let title = format!("Accept this reading: {}", self.claim(subject));
        self.offer(out, title, &recorder.changes);
        if let Some(action) = out.last_mut() {
            action.preferred = true;
        }
    }

    /// What was read at the cursor, or where the selection is.
    pub(super) fn subject(&self) -> Option<Subject<'_>> {
        if self.selection.is_empty() {
            return self.article.subject_at(self.selection.start());
        }
        let apart = |range: CharRange| range.len() + self.selection.len() - 2 * range.shared(self.selection);
        let met = self.article.subjects().filter(|subject| subject.range().overlaps(self.selection));
        let nearest = met.min_by_key(|subject| apart(subject.range()))?;
        // What has less than half of its text in common with the selection is something else.
        (apart(nearest.range()) <= self.selection.len().max(nearest.range().len()) / 2).then_some(nearest)
    }

    /// What the reading says of a subject, in a few words.
    fn claim(&self, subject: Subject<'_>) -> String {
        let article = self.article;
        let name = |id| words::excerpt(article.name_of(id), super::SPAN);
        let words = self.quoted(subject.range());
        match subject {
            Subject::Mention(mention) => match mention.entity {
                Some(id) if article.introduces(mention) => format!("{words} is {}", self.a_kind(id)),
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
                let words = self.quoted(quote.spans.first().copied().unwrap_or_default());
                speaker.map_or(format!("{words} is a quote"), |id| format!("{words} is said by {}", name(id)))
            }
        }
    }

    fn a_kind(&self, id: crate::analysis::people::EntityId) -> &'static str {
        use crate::analysis::people::EntityKind;
        match self.article.reading.entity(id).map(|entity| entity.kind) {
            Some(EntityKind::Organisation) => "an organisation",
            _ => "a person",
        }
    }

    /// Accepts everything in the paragraph, everything of one kind, everything.
    pub(super) fn accept_all(&self, out: &mut Vec<Action>) {
        let line = self.article.text.line_at(self.selection.start());
        self.accept_where(out, "Accept all readings in this paragraph", |subject| line.covers(subject.range()));
        if let Some(kind) = self.subject().map(kind) {
            let all = match kind {
                TokenKind::Person | TokenKind::Organisation => "people and organisations",
                TokenKind::Place => "places",
                TokenKind::Figure => "figures",
                TokenKind::Date => "dates",
                TokenKind::Quote | TokenKind::Cue | TokenKind::Other => "quotes",
            };
            self.accept_where(out, &format!("Accept all {all} in the article"), |subject| self::kind(subject) == kind);
        }
        self.accept_where(out, "Accept all readings in the article", |_| true);
    }

    fn accept_where(&self, out: &mut Vec<Action>, title: &str, wanted: impl Fn(Subject<'_>) -> bool) {
        let mut recorder = Recorder::new(self);
        for subject in self.article.subjects().filter(|&subject| is_named(subject) && wanted(subject)) {
            recorder.record(subject);
        }
        self.offer(out, title.to_owned(), &recorder.changes);
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
