//! Whether the clause around a time expression looks ahead.

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::table::{Table, table},
};

use self::{
    Says::{Ahead, Always, Due, Must, Promise},
    Tense::{Future, Past},
};

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

/// What a word of the clause says.
#[derive(Clone, Copy)]
enum Says {
    /// Whatever stands beside it.
    Always(Tense),
    /// Of what is to come before one of these words, else what its form says: “the summit was to begin”.
    Ahead(&'static [&'static str], Option<Tense>),
    /// Of what is to come where it stands before the expression: “agreed to meet on Friday”.
    Promise,
    /// must
    Must,
    /// due
    Due,
}

static WORDS: Table<Says> = table! {
    "is" => Ahead(TO, None), "are" => Ahead(TO, None), "was" => Ahead(TO, Some(Past)), "were" => Ahead(TO, Some(Past)),
    "agreed" => Promise, "vowed" => Promise, "promised" => Promise, "pledged" => Promise, "must" => Must, "due" => Due,
    "scheduled" => Ahead(TO_FOR, None), "expected" => Ahead(TO_FOR, None), "slated" => Ahead(TO_FOR, None),
    "going" => Ahead(TO_FOR, None), "set" => Ahead(TO_FOR, None), "planned" => Ahead(TO_FOR, None),
    "likely" => Ahead(TO_FOR, None), "ready" => Ahead(TO_FOR, None), "about" => Ahead(TO_FOR, None),
    "takes" => Ahead(&["place"], None), "take" => Ahead(&["place"], None), "meets" => Ahead(MEETING, None),
    "hosts" => Ahead(MEETING, None), "faces" => Ahead(MEETING, None),
    "will" => Always(Future), "won't" => Always(Future), "shall" => Always(Future), "'ll" => Always(Future),
    "’ll" => Always(Future), "would" => Always(Future), "tomorrow" => Always(Future), "plans" => Always(Future),
    "plan" => Always(Future), "planning" => Always(Future), "hopes" => Always(Future), "hope" => Always(Future),
    "aims" => Always(Future), "intends" => Always(Future), "upcoming" => Always(Future), "deadline" => Always(Future),
    "expires" => Always(Future), "begins" => Always(Future), "starts" => Always(Future), "resumes" => Always(Future),
    "reopens" => Always(Future), "opens" => Always(Future), "closes" => Always(Future), "ends" => Always(Future),
    "convenes" => Always(Future), "reconvenes" => Always(Future), "returns" => Always(Future),
    "continues" => Always(Future), "debuts" => Always(Future), "airs" => Always(Future), "until" => Always(Future),
    "till" => Always(Future),
    "said" => Always(Past), "had" => Always(Past), "did" => Always(Past), "told" => Always(Past), "came" => Always(Past),
    "took" => Always(Past), "left" => Always(Past), "went" => Always(Past), "began" => Always(Past), "fell" => Always(Past),
    "rose" => Always(Past), "made" => Always(Past), "killed" => Always(Past), "died" => Always(Past), "won" => Always(Past),
    "lost" => Always(Past), "held" => Always(Past), "reported" => Always(Past), "announced" => Always(Past),
    "has" => Always(Past), "have" => Always(Past), "been" => Always(Past), "since" => Always(Past), "met" => Always(Past),
    "struck" => Always(Past), "saw" => Always(Past), "ran" => Always(Past), "sent" => Always(Past), "gave" => Always(Past),
    "got" => Always(Past), "found" => Always(Past), "kept" => Always(Past), "broke" => Always(Past), "spoke" => Always(Past),
    "wrote" => Always(Past), "shot" => Always(Past), "sank" => Always(Past), "grew" => Always(Past), "flew" => Always(Past),
    "led" => Always(Past), "stood" => Always(Past), "fought" => Always(Past), "sold" => Always(Past), "bought" => Always(Past),
    "paid" => Always(Past), "brought" => Always(Past), "became" => Always(Past), "fled" => Always(Past),
    "swept" => Always(Past), "blew" => Always(Past), "threw" => Always(Past), "drove" => Always(Past),
    "sought" => Always(Past), "slid" => Always(Past),
};

const TO: &[&str] = &["to"];
const TO_FOR: &[&str] = &["to", "for"];
const MEETING: &[&str] = &["on", "again", "next"];

/// What the word at `i` says, which stands before the expression or `behind` it.
fn of_word(tokens: &Tokens, i: usize, behind: bool) -> Option<Tense> {
    let before = |back: usize| i.checked_sub(back).map_or("", |before| tokens.lower(before));
    // “may be held”, “are to be sworn in”: what stands before “be” decides.
    if before(1) == "be" {
        return (before(2) == "to").then_some(Future);
    }
    let token = tokens.get(i).filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Clitic))?;
    let lower = tokens.lower(i);
    let next = || tokens.lower(i + 1);
    let participle = || (lower.len() > 4 && lower.ends_with("ed") && !token.is_capital()).then_some(Past);
    match WORDS.get(lower) {
        None => participle(),
        Some(Always(tense)) => Some(*tense),
        Some(Ahead(words, _)) if words.contains(&next()) => Some(Future),
        Some(Ahead(_, otherwise)) => otherwise.or_else(participle),
        // “two of them agreed to appear in court”
        Some(Promise) if next() == "to" && !behind => Some(Future),
        Some(Promise) => participle(),
        Some(Must) => (next() != "have").then_some(Future),
        // “is due on March 7”
        Some(Due) => {
            let ahead = matches!(next(), "to" | "for" | "on" | "in" | "at" | "by") || before(1) == "is";
            ahead.then_some(Future)
        }
    }
}
