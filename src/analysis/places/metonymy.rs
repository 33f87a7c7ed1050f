//! Whether a country or capital stands for its government.

use std::ops::Range;

use crate::{
    analysis::tokens::{Token, TokenKind, Tokens},
    lexicon::{powers, toponyms},
};

/// A noun that says what there is between states is looked for so many tokens before the preposition.
const REACH: usize = 4;

/// Whether a mention acts as a government does: it is the subject or agent of a verb of policy or of
/// saying, is addressed, or is a party of what there is between states. Where something merely happens, the
/// place itself is meant.
pub(super) fn acts(tokens: &Tokens, name: &Range<usize>, behind_comma: bool) -> bool {
    let (start, end) = coordination(tokens, name);
    let before = tokens.lower(start.wrapping_sub(1));
    // “northern Uganda”, “the Moscow that I knew”.
    if toponyms::is_direction(before) || before == "the" && tokens.lower(end) == "that" {
        return false;
    }
    let within = |words: fn(&str) -> bool| (2..2 + REACH).any(|back| words(tokens.lower(start.wrapping_sub(back))));
    let last = |words: fn(&str) -> bool| words(tokens.lower(start.wrapping_sub(2)));
    match before {
        // “a ceasefire agreed to in September last year by Russia”
        "by" => return last(powers::acts) || is_agent(tokens, start),
        "with" | "between" => return within(powers::is_relation),
        "against" | "on" => return last(powers::is_relation),
        "from" | "of" => return last(powers::is_deed),
        _ => {}
    }
    if toponyms::is_locative(before) || toponyms::is_directional(before) || toponyms::is_stormed(before) {
        return false;
    }
    if powers::is_addressed(before) {
        return true;
    }
    // “in Kampala, Uganda said” – the subject stands farther left.
    let behind = behind_comma && before == ",";
    !(behind && is_within(tokens, start - 1)) && (is_subject(tokens, end) || owns(tokens, end))
}

/// How far before “by”, in tokens, the participle may stand.
const AGENT: usize = 8;

/// Whether a participle of policy stands in the clause before “by”.
fn is_agent(tokens: &Tokens, start: usize) -> bool {
    let by = start.saturating_sub(1);
    let clause = (by.saturating_sub(AGENT)..by).rev().take_while(|&i| tokens.get(i).is_some_and(Token::is_wordlike));
    let mut words = clause.map(|i| tokens.lower(i));
    // The nearest participle is the one it is the agent of.
    words.find(|word| word.ends_with("ed") && word.len() > 4).is_some_and(powers::acts)
}

/// Whether the name before a comma is that of where something is: “in Kampala,”.
fn is_within(tokens: &Tokens, comma: usize) -> bool {
    let name = |i: usize| tokens.get(i).is_some_and(Token::is_capital);
    let start = (0..comma).rev().find(|&i| !name(i));
    start.is_some_and(|at| matches!(tokens.lower(at), "in" | "at" | "near" | "outside" | "of"))
}

/// The tokens of the names that a mention is joined to: “Washington and Brussels”.
fn coordination(tokens: &Tokens, named: &Range<usize>) -> (usize, usize) {
    let name = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let (mut start, mut end) = (named.start, named.end);
    while matches!(tokens.lower(start.wrapping_sub(1)), "and" | "or") && start >= 2 && name(start - 2) {
        start -= 2;
        while start > 0 && name(start - 1) && !is_opener(tokens, start - 1) {
            start -= 1;
        }
    }
    while name(end + 1) && (matches!(tokens.lower(end), "and" | "or") || tokens.text(end) == "," && lists(tokens, end))
    {
        end += 2;
        while name(end) {
            end += 1;
        }
    }
    (start, end)
}

/// Whether the comma at a token stands in a list of names that “and” closes: “Paris, Berlin and London”.
fn lists(tokens: &Tokens, comma: usize) -> bool {
    let name = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let after = (comma + 1..comma + 10).find(|&i| !name(i) && tokens.text(i) != ",");
    after.is_some_and(|i| matches!(tokens.lower(i), "and" | "or") && name(i + 1))
}

/// Whether a capital is that of a sentence's first word: “Between Moscow and Kyiv”.
fn is_opener(tokens: &Tokens, at: usize) -> bool {
    toponyms::is_directional(tokens.lower(at)) || toponyms::is_locative(tokens.lower(at)) || tokens.lower(at) == "both"
}

/// Whether what stands behind a name is the verb of a government.
fn is_subject(tokens: &Tokens, end: usize) -> bool {
    // “Russia, which backs Damascus, …”.
    let mut at =
        if tokens.text(end) == "," && matches!(tokens.lower(end + 1), "which" | "whose") { end + 2 } else { end };
    let auxiliary = tokens.lower(at);
    let base =
        matches!(auxiliary, "will" | "would" | "could" | "may" | "might" | "must" | "should" | "can" | "did" | "does");
    let done = matches!(auxiliary, "has" | "had" | "have");
    let doing = matches!(auxiliary, "is" | "was" | "are" | "were");
    if base || done || doing {
        at += 1;
    }
    while at < end + 6 && is_between(tokens, at) {
        at += 1;
    }
    let verb = tokens.lower(at);
    let lower = tokens.get(at).is_some_and(|token| !token.is_capital());
    // “Syria was condemned” is done to it.
    let fits = if doing { verb.ends_with("ing") } else { base || done || !verb.ends_with("ing") };
    // “Israel offers”, but “Israel support groups”.
    let noun = !base && !done && !doing && powers::is_deed(verb) && !verb.ends_with('s');
    lower && fits && !noun && powers::acts(verb)
}

/// What stands between an auxiliary, or a subject, and the verb.
fn is_between(tokens: &Tokens, at: usize) -> bool {
    let lower = tokens.lower(at);
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic) && !lower.ends_with('s')
        || matches!(lower, "not" | "also" | "never" | "already" | "now" | "still" | "since" | "long" | "again" | "been")
        || lower.len() > 4 && lower.ends_with("ly")
}

/// “Israel’s decision”.
fn owns(tokens: &Tokens, end: usize) -> bool {
    let clitic = tokens.get(end).is_some_and(|token: &Token| token.kind == TokenKind::Clitic);
    clitic && (1..=2).any(|ahead| powers::is_deed(tokens.lower(end + ahead)))
}
