//! Nouns that were left out, and parts of a whole.

use crate::analysis::tokens::{TokenKind, Tokens};

use super::{FigureKind, compose::Draft, context};

/// How far back, in tokens, an elided noun is looked for.
const ELISION_REACH: usize = 40;

/// Copies the counted noun to figures that left it out: “200 civilians killed and 180,000
/// displaced”, “down from 3,000”, “30 others”, “half of them”.
pub(super) fn elide(tokens: &Tokens, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let draft = &drafts[i];
        let end = draft.core.end;
        let others = draft.lemma.as_deref() == Some("other");
        let of_them = tokens.lower(end) == "of" && matches!(tokens.lower(end + 1), "them" | "whom" | "us" | "which");
        let fated = context::is_fate(tokens.lower(end));
        let change = matches!(draft.kind, FigureKind::Number | FigureKind::Count)
            && draft.counted.is_none()
            && context::direction(tokens, draft.core.start).is_some();
        let bare = draft.counted.is_none()
            && matches!(draft.kind, FigureKind::Number | FigureKind::Count)
            && (fated || change);
        if !(others || bare || of_them && draft.counted.is_none()) {
            continue;
        }
        let start = draft.core.start;
        let source = drafts[..i].iter().rev().find(|before| {
            before.lemma.as_deref().is_some_and(|lemma| lemma != "other")
                && start.saturating_sub(before.whole.end) <= ELISION_REACH
        });
        if let Some(lemma) = source
            .filter(|source| same_sentence(tokens, source.whole.end, start))
            .and_then(|source| source.lemma.clone())
        {
            drafts[i].lemma = Some(lemma);
            if drafts[i].kind == FigureKind::Number {
                drafts[i].kind = FigureKind::Count;
            }
        }
    }
}

fn same_sentence(tokens: &Tokens, from: usize, to: usize) -> bool {
    !(from..to).any(|i| {
        tokens.get(i).is_some_and(|token| token.kind == TokenKind::Punct) && matches!(tokens.text(i), "." | "!" | "?")
    })
}

/// “12 people, including four children and two medics”: what follows are parts of what precedes.
pub(super) fn parts(tokens: &Tokens, drafts: &mut [Draft]) {
    for whole in 0..drafts.len() {
        if !matches!(drafts[whole].kind, FigureKind::Count | FigureKind::Number) {
            continue;
        }
        let mut at = drafts[whole].whole.end;
        at += usize::from(tokens.text(at) == ",");
        let opens = matches!(tokens.lower(at), "including" | "among")
            && (tokens.lower(at) == "including" || matches!(tokens.lower(at + 1), "them" | "whom"));
        if !opens {
            continue;
        }
        for part in drafts.iter_mut().skip(whole + 1) {
            let start = part.whole.start;
            let verb = (at..start).any(|i| {
                matches!(
                    tokens.lower(i),
                    "were" | "was" | "have" | "had" | "are" | "is" | "died" | "said" | "while" | "but" | "after"
                )
            });
            if verb || !same_sentence(tokens, at, start) || !matches!(part.kind, FigureKind::Count | FigureKind::Number)
            {
                break;
            }
            part.part_of = Some(whole);
        }
    }
}
