//! Asides between a subject and its verb: “Smith, 35, a farmer from Deraa, said”.

use std::ops::Range;

use super::{
    items::{Items, Kind},
    phrases::{is_referring, phrase_before},
};
use crate::lexicon::words::WordClass;

/// How many items an aside between subject and verb may have.
const ASIDE: usize = 34;
/// The phrase before an aside whose last item, a comma, dash or bracket, is at `close`.
pub(super) fn aside(items: &Items<'_>, close: usize, from: usize) -> Option<Range<usize>> {
    let opener = match items.kind(close)? {
        Kind::Close => Kind::Open,
        kind => kind,
    };
    let lowest = from.max(close.saturating_sub(ASIDE));
    let (mut best, mut named) = (None, false);
    for i in (lowest..close).rev() {
        let kind = items.list[i].kind;
        if matches!(kind, Kind::Speech(_) | Kind::Semicolon | Kind::Colon) {
            break;
        }
        if kind == opener && i > from && close - i > 1 {
            let behind_run = items.list[i - 1].run().is_some();
            let bracket = items.kind(i - 1) == Some(Kind::Close);
            let end = if bracket { opening_bracket(items, i - 1, from).unwrap_or(i) } else { i };
            let phrase = if behind_run { None } else { phrase_before(items, end, from) };
            if let Some(phrase) = phrase.filter(|phrase| is_referring(items, phrase)) {
                // “Asked to call them in, the secretary, Daniel Pryce, said”: no list of asides.
                if best.is_some() && named {
                    return best;
                }
                best = Some(phrase.clone());
                named = items.list[i + 1].capital;
                // “Smith, 35, a farmer from Deraa, said”: a list of asides goes on to the left.
                let more = phrase.start > from && items.kind(phrase.start - 1) == Some(opener) && opener == Kind::Comma;
                if !more || items.list[phrase.start].capital && !appositive(items, &phrase) {
                    return best;
                }
            } else if opener == Kind::Open {
                return None;
            }
        }
    }
    best
}

/// The opening bracket of the closing one at `close`.
fn opening_bracket(items: &Items<'_>, close: usize, from: usize) -> Option<usize> {
    (from..close).rev().find(|&i| items.list[i].kind == Kind::Open)
}

/// Whether a phrase is itself an aside behind a comma: “a farmer from Deraa”, “35”, “R-Ky.”.
fn appositive(items: &Items<'_>, phrase: &Range<usize>) -> bool {
    let first = &items.list[phrase.start];
    first.is(WordClass::DETERMINER | WordClass::POSSESSIVE) || !first.capital
}
