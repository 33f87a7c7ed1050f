//! What can be done at a place: fixes of findings, and annotations made and changed from the
//! keyboard. Every action is one undo step.

mod accept;
mod annotate;
mod change;
mod link;
mod own_place;
mod recorder;
mod remove;
mod spans;

use std::sync::LazyLock;

use crate::{
    checks,
    standoff::{AnnFile, Changes, TextBound},
    text::CharRange,
};

use super::{Action, ActionKind, Article, TokenKind, annotation::kind_of, words};

/// What stands in for a stand-off file that isn't there yet.
static ABSENT: LazyLock<AnnFile> = LazyLock::new(AnnFile::default);

/// How much of a span a title shows, in code points.
const SPAN: usize = 40;

/// What can be done with a selection, or at the cursor where it is empty, the likeliest first.
///
/// What would change nothing is not offered: a reading that is annotated already, a type the
/// annotation has.
pub fn actions(article: &Article, selection: CharRange) -> Vec<Action> {
    let mut out = fixes(article, selection);
    let article = &*article.settled();
    let offers = Offers { article, selection, file: article.annotations.as_deref().unwrap_or(&ABSENT) };
    offers.accept_here(&mut out);
    offers.annotate(&mut out);
    offers.speakers(&mut out);
    offers.entries(&mut out);
    offers.links(&mut out);
    offers.attributes(&mut out);
    offers.extent(&mut out);
    offers.types(&mut out);
    offers.remove(&mut out);
    offers.accept_all(&mut out);
    offers.own_place(&mut out);
    // One choice is obvious, or none.
    let mut preferred = out.iter_mut().filter(|action| action.preferred && action.kind == ActionKind::Annotate);
    preferred.next();
    preferred.for_each(|action| action.preferred = false);
    out
}

/// The fixes of the findings at a selection.
fn fixes(article: &Article, selection: CharRange) -> Vec<Action> {
    let here = |range: CharRange| range.overlaps(selection) || range.touches(selection.start());
    let findings = checks::check(article).into_iter().filter(|finding| here(finding.range));
    findings
        .flat_map(|finding| {
            let settles = (finding.code, finding.range);
            finding.fixes.into_iter().enumerate().map(move |(rank, fix)| Action {
                title: fix.title,
                kind: ActionKind::Fix,
                preferred: rank == 0,
                fixes: Some(settles),
                article: fix.edits,
                standoff: Vec::new(),
                settings: String::new(),
            })
        })
        .collect()
}

/// What there is to choose from.
struct Offers<'a> {
    article: &'a Article,
    selection: CharRange,
    file: &'a AnnFile,
}

impl<'a> Offers<'a> {
    /// A fresh set of changes.
    fn changes(&self) -> Changes<'a> {
        Changes::new(self.file, &self.article.text)
    }

    /// An action of what changes, unless nothing does.
    fn offer(&self, out: &mut Vec<Action>, title: String, changes: &Changes<'_>) {
        let standoff = changes.edits();
        if !standoff.is_empty() && out.iter().all(|other| other.title != title) {
            out.push(Action {
                title,
                kind: ActionKind::Annotate,
                preferred: false,
                fixes: None,
                article: Vec::new(),
                standoff,
                settings: String::new(),
            });
        }
    }

    /// The annotation the selection is about: the innermost at the cursor, or the one that is
    /// closest to what is selected.
    fn annotation(&self) -> Option<TextBound<'a>> {
        let selection = self.selection;
        if selection.is_empty() {
            let (bound, _) = self.article.annotation_at(selection.start())?;
            return self.file.text_bound(bound.id);
        }
        let apart = |range: CharRange| range.len() + selection.len() - 2 * range.shared(selection);
        let met = self.file.meeting(selection).into_iter();
        met.min_by_key(|bound| bound.range().map_or(usize::MAX, apart))
    }

    /// The type of the schema that stands for a kind.
    fn type_of(&self, kind: TokenKind) -> Option<&'a str> {
        let types = self.article.schema.entities().map(|def| &*def.name.text);
        types.into_iter().find(|name| kind_of(self.article, name) == kind)
    }

    /// The words of a range as a title shows them: “Rima Odeh”.
    fn quoted(&self, range: CharRange) -> String {
        quoted(&self.article.plain_excerpt(range, SPAN))
    }

    /// The words of an annotation as a title shows them.
    fn named(&self, bound: &TextBound<'_>) -> String {
        quoted(&words::excerpt(bound.text, SPAN))
    }
}

/// Words in quotation marks, unless they are a quote with its own.
fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '„', '«']) { words.to_owned() } else { format!("“{words}”") }
}

#[cfg(test)]
mod tests;
