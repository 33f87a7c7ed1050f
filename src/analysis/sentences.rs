//! Where sentences end.
//!
//! A full stop, question or exclamation mark ends a sentence together with the closing marks and
//! brackets behind it, unless it belongs to an abbreviation that something must follow, or the
//! next word goes on in lower case.

use crate::lexicon::table::{Words, words};
use std::ops::Range;

use super::tokens::{Shape, Token, TokenKind, Tokens};
use crate::lexicon::abbreviations;

/// The sentences of a paragraph as ranges of tokens; together they cover every token.
pub fn sentences(tokens: &Tokens) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while let Some(ahead) = tokens.list()[i..].iter().position(|token| is_terminal(tokens, token)) {
        let last = i + ahead;
        let end = closers_behind(tokens, last + 1);
        if ends_sentence(tokens, last, end) {
            out.push(start..end);
            start = end;
        }
        i = end;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

/// The token behind the closing marks and brackets that stand, unspaced, from `i` on.
fn closers_behind(tokens: &Tokens, mut i: usize) -> usize {
    let closes = |token: &Token| {
        let text = || &tokens.source()[token.bytes()];
        !token.shape.contains(Shape::SPACED)
            && match token.kind {
                TokenKind::Mark => !matches!(text(), "“" | "„" | "«" | "‘" | "‚"),
                _ => matches!(text(), ")" | "]") || is_terminal(tokens, token),
            }
    };
    while tokens.get(i).is_some_and(closes) {
        i += 1;
    }
    i
}

/// Whether a sentence may end with a token: with a stop, or with an abbreviation.
#[inline]
fn is_terminal(tokens: &Tokens, token: &Token) -> bool {
    match token.kind {
        TokenKind::Punct => {
            let text = &tokens.source()[token.bytes()];
            matches!(text, "?" | "!" | "…") || text.starts_with('.')
        }
        _ => token.shape.contains(Shape::ABBREVIATED),
    }
}

/// Whether a sentence ends with the terminal token `i` and what closes it, before token `end`.
fn ends_sentence(tokens: &Tokens, i: usize, end: usize) -> bool {
    let Some(next) = tokens.get(end) else { return true };
    if !next.shape.contains(Shape::SPACED) {
        return false;
    }
    let opens = next.kind == TokenKind::Mark || matches!(tokens.text(end), "(" | "[" | "¿" | "¡" | "•" | "*");
    let fresh = next.is_capital() || next.kind == TokenKind::Number || opens || next.kind == TokenKind::Symbol;
    let caseless = tokens.text(end).starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let Some(token) = tokens.get(i) else { return false };
    if !token.shape.contains(Shape::ABBREVIATED) {
        return fresh || caseless;
    }
    let word = tokens.text(i).trim_end_matches('.');
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initial || abbreviations::is_leading(word) {
        return false;
    }
    // “U.S. forces”, “Jan. 6”, “Smith Jr. said”: a number or a name may follow, a new sentence
    // shows itself by a function word in capitals or an opening mark.
    next.is_capital() && is_opener(tokens.lower(end)) || opens && next.kind == TokenKind::Mark
}

/// Words that, in capitals behind an abbreviation, open a sentence rather than go on with a name.
fn is_opener(lower: &str) -> bool {
    static OPENERS: Words = words! {
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "this", "that",
        "these", "those", "there", "in", "on", "at", "by", "for", "from", "with", "to", "as", "but", "and", "or", "if", "when",
        "while", "after", "before", "since", "although", "though", "because", "however", "meanwhile", "now", "then", "so", "yet",
        "what", "who", "why", "how", "where", "which", "not", "no", "some", "many", "most", "all", "both", "each", "one", "two",
        "more", "other", "another", "last", "earlier", "during", "under", "about", "among", "despite", "according",
    };
    OPENERS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text);
        let got: Vec<&str> = sentences(&tokens).into_iter().map(|range| tokens.slice(range)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn full_stops_marks_and_abbreviations() {
        check("He left. She stayed.", &["He left.", "She stayed."]);
        check("“Go!” he said. “No.” She stayed.", &["“Go!” he said.", "“No.”", "She stayed."]);
        check(
            "Mr. Odeh met J. K. Lund of the U.S. Army on Jan. 6.",
            &["Mr. Odeh met J. K. Lund of the U.S. Army on Jan. 6."],
        );
        check("They moved to the U.S. The house is sold.", &["They moved to the U.S.", "The house is sold."]);
        check(
            "It rose 3.5 percent. 40 people came (some late.) Others left.",
            &["It rose 3.5 percent.", "40 people came (some late.)", "Others left."],
        );
        check("Aleppo, Deraa ... they know. Why?", &["Aleppo, Deraa ... they know.", "Why?"]);
        check("no stop at all", &["no stop at all"]);
        check("", &[]);
    }
}
