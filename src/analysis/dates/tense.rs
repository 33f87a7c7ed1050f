//! Whether the clause around a time expression looks ahead.

use crate::analysis::tokens::{TokenKind, Tokens};

/// Which way the clause looks. News looks back unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// Nothing in the clause says.
    #[default]
    Unmarked,
    /// A past form.
    Past,
    /// will, is due, by …
    Future,
}

/// How many tokens of the clause are looked at on each side.
const REACH: usize = 14;

/// The tense of the clause around the expression at tokens `start..end`.
pub(super) fn tense(tokens: &Tokens, start: usize, end: usize) -> Tense {
    let stops = |i: usize| {
        tokens.get(i).is_none_or(|token| {
            token.kind == TokenKind::Mark
                || token.kind == TokenKind::Punct && matches!(tokens.text(i), "." | "!" | "?" | ";" | ":")
        })
    };
    // “Brent for June delivery”
    if matches!(tokens.lower(end), "delivery" | "contract" | "contracts" | "futures" | "settlement" | "expiry") {
        return Tense::Future;
    }
    // The nearest verb of the clause decides: “said on Monday it would reopen on Friday”.
    for i in (start.saturating_sub(REACH)..start).rev() {
        if stops(i) {
            break;
        }
        if let Some(tense) = of_word(tokens, i) {
            return tense;
        }
    }
    for i in end..(end + REACH).min(tokens.len()) {
        if stops(i) {
            break;
        }
        if let Some(tense) = of_word(tokens, i) {
            return tense;
        }
    }
    Tense::Unmarked
}

fn of_word(tokens: &Tokens, i: usize) -> Option<Tense> {
    let lower = tokens.lower(i);
    let next = tokens.lower(i + 1);
    Some(match lower {
        "will" | "won't" | "shall" | "'ll" | "’ll" | "would" | "tomorrow" => Tense::Future,
        "due" | "scheduled" | "expected" | "slated" | "going" | "set" | "planned" | "likely" | "ready" | "about"
            if next == "to" || next == "for" =>
        {
            Tense::Future
        }
        "plans" | "plan" | "planning" | "hopes" | "hope" | "aims" | "intends" | "upcoming" | "deadline" | "expires"
        | "begins" | "starts" | "until" | "till" => Tense::Future,
        "by" if next != "the" && i > 0 => return None,
        "said" | "was" | "were" | "had" | "did" | "told" | "came" | "took" | "left" | "went" | "began" | "fell"
        | "rose" | "made" | "killed" | "died" | "won" | "lost" | "held" | "reported" | "announced" | "has" | "have"
        | "been" | "since" => Tense::Past,
        _ if lower.len() > 4 && lower.ends_with("ed") && tokens.get(i).is_some_and(|token| !token.is_capital()) => {
            Tense::Past
        }
        _ => return None,
    })
}
