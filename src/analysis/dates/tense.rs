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
    /// Behind “since”: over, whatever lies nearer.
    Since,
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
    // “declared Friday a day of mourning”: one to come.
    let before = start.checked_sub(1).map_or("", |before| tokens.lower(before));
    if matches!(before, "declared" | "proclaimed" | "designated") && matches!(tokens.lower(end), "a" | "an" | "as") {
        return Tense::Future;
    }
    if before == "since" {
        return Tense::Since;
    }
    // “Brent for June delivery”
    if matches!(tokens.lower(end), "delivery" | "contract" | "contracts" | "futures" | "settlement" | "expiry") {
        return Tense::Future;
    }
    // The nearest verb of the clause decides: “said on Monday it would reopen on Friday”.
    for i in (start.saturating_sub(REACH)..start).rev() {
        if stops(i) {
            break;
        }
        if let Some(tense) = of_word(tokens, i, false) {
            return tense;
        }
    }
    for i in end..(end + REACH).min(tokens.len()) {
        if stops(i) {
            break;
        }
        if let Some(tense) = of_word(tokens, i, true) {
            return tense;
        }
    }
    Tense::Unmarked
}

/// What the word at `i` says, which stands before the expression or `behind` it.
fn of_word(tokens: &Tokens, i: usize, behind: bool) -> Option<Tense> {
    let lower = tokens.lower(i);
    let next = tokens.lower(i + 1);
    let before = i.checked_sub(1).map_or("", |before| tokens.lower(before));
    // “may be held”, “are to be sworn in”: what stands before “be” decides.
    if before == "be" {
        return (i > 1 && tokens.lower(i - 2) == "to").then_some(Tense::Future);
    }
    Some(match lower {
        // “two of them are to appear in court”, “the summit was to begin”
        "is" | "are" | "was" | "were" if next == "to" => Tense::Future,
        "agreed" | "vowed" | "promised" | "pledged" | "planned" if next == "to" && !behind => Tense::Future,
        "must" if next != "have" => Tense::Future,
        "will" | "won't" | "shall" | "'ll" | "’ll" | "would" | "tomorrow" => Tense::Future,
        "due" | "scheduled" | "expected" | "slated" | "going" | "set" | "planned" | "likely" | "ready" | "about"
            if next == "to" || next == "for" =>
        {
            Tense::Future
        }
        // “is due on March 7”, “the election takes place in June”
        "due" if matches!(next, "on" | "in" | "at" | "by") || before == "is" => Tense::Future,
        "takes" | "take" if next == "place" => Tense::Future,
        "meets" | "hosts" | "faces" if matches!(next, "on" | "again" | "next") => Tense::Future,
        "plans" | "plan" | "planning" | "hopes" | "hope" | "aims" | "intends" | "upcoming" | "deadline" | "expires"
        | "begins" | "starts" | "resumes" | "reopens" | "opens" | "closes" | "ends" | "convenes" | "reconvenes"
        | "returns" | "continues" | "debuts" | "airs" | "until" | "till" => Tense::Future,
        "by" if next != "the" && i > 0 => return None,
        "said" | "was" | "were" | "had" | "did" | "told" | "came" | "took" | "left" | "went" | "began" | "fell"
        | "rose" | "made" | "killed" | "died" | "won" | "lost" | "held" | "reported" | "announced" | "has" | "have"
        | "been" | "since" | "met" | "struck" | "saw" | "ran" | "sent" | "gave" | "got" | "found" | "kept"
        | "broke" | "spoke" | "wrote" | "shot" | "sank" | "grew" | "flew" | "led" | "stood" | "fought" | "sold"
        | "bought" | "paid" | "brought" | "became" | "fled" | "swept" | "blew" | "threw" | "drove" | "sought"
        | "slid" => Tense::Past,
        _ if lower.len() > 4 && lower.ends_with("ed") && tokens.get(i).is_some_and(|token| !token.is_capital()) => {
            Tense::Past
        }
        _ => return None,
    })
}
