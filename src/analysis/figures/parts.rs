//! Figures that are part of another: “11 of the 19”, “12, including four children”, “of the dead, 20 were women”.

use crate::analysis::tokens::{TokenKind, Tokens};

use super::{FigureKind, compose::Draft, elision::same_sentence};

/// “11 of the 19 hostages”, “four of its five members”: the first is a part of the second and
/// counts the same.
pub(super) fn shares(tokens: &Tokens, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (part, whole) = (&drafts[i - 1], &drafts[i]);
        let number = |draft: &Draft| matches!(draft.kind, FigureKind::Number | FigureKind::Count);
        let at = part.core.end;
        let shared = number(whole)
            && (number(part) || matches!(part.kind, FigureKind::Fraction | FigureKind::Percent))
            && part.lemma.is_none()
            && tokens.lower(at) == "of"
            && matches!(
                tokens.lower(at + 1),
                "the" | "its" | "their" | "his" | "her" | "our" | "those" | "these" | "all" | "some" | "about" | "more"
            )
            && (at..whole.core.start).len() <= 3
            // “about 800 of the company’s 11,500 employees”
            || number(whole)
                && (number(part) || matches!(part.kind, FigureKind::Fraction | FigureKind::Percent | FigureKind::Ratio))
                && part.lemma.is_none()
                && tokens.lower(at) == "of"
                && (2..=6).contains(&(whole.core.start.saturating_sub(at)))
                && tokens.get(whole.core.start - 1).is_some_and(|token| token.kind == TokenKind::Clitic);
        if shared {
            let lemma = whole.lemma.clone();
            let part = &mut drafts[i - 1];
            part.lemma = lemma;
            if part.kind == FigureKind::Number {
                part.kind = FigureKind::Count;
            }
            if part.kind == FigureKind::Count {
                part.part_of = Some(i);
            }
        }
    }
}

/// “one of 53 detainees”, “one of the nine plants”: “one” counts nothing by itself, it opens the figure that it is
/// taken from.
pub(super) fn one_of(tokens: &Tokens, drafts: &mut [Draft]) {
    let mut floor = 0;
    for draft in drafts {
        let start = draft.core.start;
        let exact = matches!(draft.kind, FigureKind::Number | FigureKind::Count) && draft.whole.start == start;
        let pointing = start > 0 && matches!(tokens.lower(start - 1), "the" | "its" | "their" | "his" | "her" | "our");
        let of = start.checked_sub(1 + usize::from(pointing)).filter(|&of| tokens.lower(of) == "of");
        let one = of.and_then(|of| of.checked_sub(1)).filter(|&one| one >= floor && tokens.lower(one) == "one");
        let pronoun = |one: usize| one > 0 && matches!(tokens.lower(one - 1), "no" | "the" | "this" | "that" | "-");
        if let Some(one) = one.filter(|&one| exact && !pronoun(one)) {
            (draft.whole.start, draft.core.start, draft.rule) = (one, one, "one-of");
        }
        floor = draft.whole.end;
    }
}

/// “12 people, including four children and two medics”: what follows are parts of what precedes.
pub(super) fn including(tokens: &Tokens, drafts: &mut [Draft]) {
    for whole in 0..drafts.len() {
        if !matches!(drafts[whole].kind, FigureKind::Count | FigureKind::Number) {
            continue;
        }
        let mut at = drafts[whole].whole.end;
        // “12 people from the rubble of the school, including 15 children”
        if led(tokens.lower(at)) {
            // “… opened shops, including 15 in the port”: of which noun only one that is there can tell.
            let next = drafts.get(whole + 1).filter(|next| next.lemma.is_some()).map_or(at, |next| next.whole.start);
            at = (at..next.min(at + PHRASE))
                .find(|&i| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Punct))
                .filter(|&comma| {
                    let word = tokens.lower(comma + 1);
                    tokens.text(comma) == ","
                        && (word == "including" || word == "among" && tokens.lower(comma + 2) == "them")
                })
                .unwrap_or(at);
        }
        at += usize::from(tokens.text(at) == ",");
        let opens = matches!(tokens.lower(at), "including" | "among")
            && (tokens.lower(at) == "including" || matches!(tokens.lower(at + 1), "them" | "whom"));
        if !opens {
            continue;
        }
        let lemma = drafts[whole].lemma.clone();
        let mut end = at;
        for part in drafts.iter_mut().skip(whole + 1) {
            let start = part.whole.start;
            // “six provinces, including Niassa and Gaza, and Zambia 13”: what isn't named must stand close.
            let apart = part.lemma.is_none() && start.saturating_sub(end) > PART_GAP - 1;
            end = part.whole.end;
            let verb = (at..start).any(|i| {
                matches!(
                    tokens.lower(i),
                    "were" | "was" | "have" | "had" | "are" | "is" | "died" | "said" | "while" | "but" | "after"
                )
            });
            if verb
                || apart
                || !same_sentence(tokens, at, start)
                || !matches!(part.kind, FigureKind::Count | FigureKind::Number)
            {
                break;
            }
            part.part_of = Some(whole);
            // “214 people, including 230 from the mainland”
            if part.kind == FigureKind::Number && part.lemma.is_none() && lemma.is_some() {
                (part.kind, part.lemma) = (FigureKind::Count, lemma.clone());
            }
        }
    }
}

/// The most tokens of a phrase between a whole and “including”.
const PHRASE: usize = 10;

/// Whether a word in lower case goes on with a noun phrase: where those counted are.
fn led(lower: &str) -> bool {
    matches!(lower, "in" | "from" | "at" | "on" | "aboard" | "inside" | "near" | "under" | "across" | "with")
}

/// How far apart, in tokens, the parts of a list stand.
const PART_GAP: usize = 5;

/// “Of the dead, 20 were women, 17 children”, “Of the 23 glaciers, 19 retreated”: parts of the last number that is as
/// large, or of the one that stands with “of”.
pub(super) fn of_these(tokens: &Tokens, drafts: &mut [Draft]) {
    let number = |draft: &Draft| matches!(draft.kind, FigureKind::Number | FigureKind::Count);
    for i in 1..drafts.len() {
        let start = drafts[i].whole.start;
        if start < 3 || tokens.text(start - 1) != "," || !number(&drafts[i]) || drafts[i].part_of.is_some() {
            continue;
        }
        let opens = |at: usize| {
            tokens.lower(at) == "of"
                && (at == 0
                    || tokens.get(at - 1).is_some_and(|token| {
                        matches!(token.kind, TokenKind::Punct | TokenKind::Dash | TokenKind::Mark)
                            && tokens.text(at - 1) != ","
                    }))
        };
        let Some(of) = (start.saturating_sub(8)..start - 2).rev().find(|&at| opens(at)) else { continue };
        let within = drafts[i - 1].whole.start > of;
        let pointing = matches!(tokens.lower(of + 1), "these" | "those" | "them" | "the");
        if !pointing || !within && of + 4 < start {
            continue;
        }
        let at_least = |draft: &Draft| {
            let size = |draft: &Draft| draft.value.or(draft.hard.lower.map(|bound| bound.value));
            size(draft).zip(size(&drafts[i])).is_some_and(|(whole, part)| whole >= part)
        };
        let whole = if within {
            // “Of the 40 applicants, 46 were turned away”: a part even so, and too large.
            let alike = drafts[i].counted.is_none() && drafts[i].unit.is_none();
            (number(&drafts[i - 1]) && (alike || at_least(&drafts[i - 1]))).then_some(i - 1)
        } else {
            drafts[..i].iter().rposition(|draft| number(draft) && at_least(draft))
        };
        let Some(whole) = whole else { continue };
        let lemma = drafts[whole].lemma.clone();
        let mut end = start;
        for part in &mut drafts[i..] {
            let apart = part.whole.start.saturating_sub(end) > PART_GAP;
            if !number(part) || apart || !same_sentence(tokens, start, part.whole.start) {
                break;
            }
            (part.part_of, end) = (Some(whole), part.whole.end);
            if part.lemma.is_none() && lemma.is_some() {
                part.lemma.clone_from(&lemma);
                part.kind = FigureKind::Count;
            }
        }
    }
}
