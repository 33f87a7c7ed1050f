//! What can be done at a place: fixes of findings, and annotations made and changed from the
//! keyboard. Every action is one undo step.
//!
//! What is offered is an [`Operation`]; [`perform`] turns one into edits. So an action whose edits
//! take long to make can be offered without them, and a picker or a command asks for the same.

mod accept;
mod annotate;
mod change;
mod confirm;
mod desk;
mod entries;
mod link;
mod mentions;
mod own_place;
mod perform;
mod recorder;
mod remove;
mod reshape;
mod room;
mod silence;
mod speakers;

use crate::{checks::Finding, standoff::TextBound, text::CharRange};

use super::{Action, Article, End, Family, Operation, subject::Subject};

pub use confirm::{Doubt, doubts};
pub use perform::{Refusal, perform};
pub use silence::{Silenceable, silence, silenceable, silencings};
pub use speakers::named_near;

use desk::Desk;

/// What actions are asked for.
pub struct Wish<'a> {
    /// The selection; the cursor where it is empty.
    pub selection: CharRange,
    /// Whether actions may wait for a free text.
    pub asks: bool,
    /// Whether the edits of costly actions are asked for later, by [`perform`].
    pub lazy: bool,
    /// Which of them; nothing is worked out for the others.
    pub wanted: &'a dyn Fn(&Action) -> bool,
}

/// What can be done with a selection, or at the cursor where it is empty, the likeliest first.
/// `findings` are those of the article.
///
/// What would change nothing, or leave annotations that the schema does not allow, is not offered.
pub fn actions(article: &Article, findings: &[Finding], wish: &Wish<'_>) -> Vec<Action> {
    let mut out = fixes(findings, wish.selection);
    let article = &*article.settled();
    let mut offers = Offers { selection: wish.selection, ..Offers::of(Desk::of(article)) };
    offers.accept_here();
    offers.annotate();
    offers.all_mentions();
    offers.speakers();
    offers.entries();
    offers.links();
    offers.attributes();
    offers.marks();
    offers.note();
    offers.extent();
    offers.merges();
    offers.types();
    offers.unlinks();
    offers.remove();
    offers.accept_all();
    offers.own_place();
    let (desk, offered) = (offers.desk, offers.out);
    out.extend(offered.into_iter().filter(|action| wish.asks || action.ask.is_none()));
    out.retain(|action| (wish.wanted)(action));
    out.retain_mut(|action| {
        let Some(operation) = &action.operation else { return true };
        if action.ask.is_some() || (action.costly && wish.lazy) {
            return true;
        }
        let edits = perform::edits(desk, operation);
        action.standoff = edits.unwrap_or_default();
        !action.standoff.is_empty()
    });
    // One choice is obvious, or none.
    let mut preferred = out.iter_mut().filter(|action| action.preferred && action.operation.is_some());
    preferred.next();
    preferred.for_each(|action| action.preferred = false);
    out
}

/// What is to be chosen for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choosing<'a> {
    /// The selection; the cursor where it is empty.
    pub selection: CharRange,
    /// The annotation that is meant, whatever the selection: a relation, say, which has no place.
    pub id: Option<&'a str>,
    /// What was typed to look for.
    pub query: Option<&'a str>,
}

/// Everything there is to choose from in one family, for a picker.
pub fn choices(article: &Article, choosing: Choosing<'_>, family: Family) -> Vec<Action> {
    let article = &*article.settled();
    let desk = Desk::of(article);
    let Choosing { mut selection, id, query } = choosing;
    let id = id.and_then(|id| desk.file.get(id)?.record.id()).map(|id| &*id.text);
    if let Some(span) = id.and_then(|id| desk.bound_of(id)?.spans.first().copied()) {
        selection = span;
    }
    let mut offers = Offers { selection, id, all: true, ..Offers::of(desk) };
    if let (Family::LinkEntry, Some(query)) = (family, query) {
        offers.found_entries(query);
        return offers.out;
    }
    match family {
        Family::Annotate => offers.annotate(),
        Family::AnnotateAll => offers.all_mentions(),
        Family::Accept => {
            offers.accept_here();
            offers.accept_all();
        }
        Family::SetType => offers.types(),
        Family::SetAttribute => offers.attributes(),
        Family::Mark => offers.marks(),
        Family::Link => offers.links(),
        Family::Unlink => offers.unlinks(),
        Family::SetSpeaker => offers.speakers(),
        Family::Reshape => offers.extent(),
        Family::Merge => offers.merges(),
        Family::Remove => offers.remove(),
        Family::Note => offers.note(),
        Family::LinkEntry => offers.entries(),
    }
    offers.out
}

/// The id of the annotation a selection is about: of an event where it is on a trigger.
pub fn annotation_id(article: &Article, selection: CharRange) -> Option<String> {
    let offers = Offers { selection, ..Offers::of(Desk::of(article)) };
    Some(offers.desk.subject_id(&offers.annotation()?).to_owned())
}

/// What a selection is about: its annotation, else what the reading has there.
pub fn end_at(article: &Article, selection: CharRange) -> Option<End> {
    let article = &*article.settled();
    let offers = Offers { selection, ..Offers::of(Desk::of(article)) };
    offers.whatever_is_here().map(|(end, _, _)| end)
}

/// What would be annotated: the selection without white space around it; at a cursor what the
/// reading has there, else the word.
pub fn wanted(article: &Article, selection: CharRange) -> Option<CharRange> {
    let article = &*article.settled();
    Offers { selection, ..Offers::of(Desk::of(article)) }.wanted()
}

/// The fixes of the findings at a selection.
fn fixes(findings: &[Finding], selection: CharRange) -> Vec<Action> {
    let here = |range: CharRange| range.overlaps(selection) || range.touches(selection.start());
    let findings = findings.iter().filter(|finding| here(finding.range));
    findings
        .flat_map(|finding| {
            finding.fixes.iter().enumerate().map(move |(rank, fix)| Action {
                title: fix.title.clone(),
                preferred: rank == 0,
                fixes: Some((finding.code, finding.range)),
                article: fix.edits.clone(),
                ..Action::default()
            })
        })
        .collect()
}

/// What there is to choose from.
struct Offers<'a> {
    desk: Desk<'a>,
    selection: CharRange,
    /// The annotation that is meant, whatever the selection.
    id: Option<&'a str>,
    /// Whether all there is is wanted, not the likeliest.
    all: bool,
    out: Vec<Action>,
}

impl<'a> Offers<'a> {
    /// Nothing yet.
    fn of(desk: Desk<'a>) -> Self {
        Offers { desk, selection: CharRange::default(), id: None, all: false, out: Vec::new() }
    }

    /// Offers an operation.
    fn offer(&mut self, family: Family, title: String, label: String, operation: Operation) -> &mut Action {
        let index = self.out.len();
        self.out.push(Action { title, label, family: Some(family), operation: Some(operation), ..Action::default() });
        &mut self.out[index]
    }

    /// The annotation the selection is about: the innermost at the cursor, or the one that is
    /// closest to what is selected.
    fn annotation(&self) -> Option<TextBound<'a>> {
        if let Some(id) = self.id {
            return self.desk.bound_of(id);
        }
        let selection = self.selection;
        if selection.is_empty() {
            let (bound, _) = self.desk.article.annotation_at(selection.start())?;
            return self.desk.file.text_bound(bound.id);
        }
        let apart = |range: CharRange| range.len() + selection.len() - 2 * range.shared(selection);
        let met = self.desk.file.meeting(selection).into_iter();
        met.min_by_key(|bound| bound.range().map_or(usize::MAX, apart))
    }

    /// What the selection is about, the annotation or, where that is further in, what the reading has
    /// there: how to speak of it, its type, and its words for a title.
    fn whatever_is_here(&self) -> Option<(End, &'a str, String)> {
        let desk = self.desk;
        if let Some(id) = self.id {
            return Some((End::Annotation(id.to_owned()), desk.label_of(id)?, desk.name_of(id)));
        }
        let (bound, subject) = (self.annotation(), self.subject());
        let inside = |subject: &Subject<'_>| {
            let range = bound.and_then(|bound| bound.range());
            range.is_none_or(|range| self.selection.is_empty() && subject.is_inside(range, self.selection.start()))
        };
        if let Some(subject) = subject.filter(inside)
            && let Some(label) = desk.type_of(accept::token_kind(desk.article, subject))
        {
            return Some((End::Range(subject.range()), label, desk.quoted(subject.range())));
        }
        let bound = bound?;
        let id = desk.subject_id(&bound);
        Some((End::Annotation(id.to_owned()), desk.label_of(id)?, desk.named(&bound)))
    }
}

/// What something can be said of: an id, its type, and how a title speaks of it.
struct About<'a> {
    id: &'a str,
    label: &'a str,
    words: String,
}

impl<'a> Offers<'a> {
    /// What something can be said of here: the annotation, and for a picker its relations.
    fn about(&self) -> Vec<About<'a>> {
        let desk = self.desk;
        let bound = self.annotation();
        let id = bound.map(|bound| desk.subject_id(&bound)).or(self.id);
        let own = id.into_iter();
        let relations =
            id.filter(|_| self.all && bound.is_some()).into_iter().flat_map(|id| desk.file.relations_of(id));
        own.chain(relations.map(|relation| &*relation.id.text))
            .filter_map(|id| Some(About { id, label: desk.label_of(id)?, words: desk.name_of(id) }))
            .collect()
    }
}

#[cfg(test)]
mod sequences;
#[cfg(test)]
mod tests;
