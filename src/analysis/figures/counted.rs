//! The noun phrase that a number counts.

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{noun_phrases::ends_noun_phrase, nouns},
};

use super::number;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The first token of the noun phrase.
    pub start: usize,
    /// The token behind its head.
    pub end: usize,
    /// The head as a singular: “family”.
    pub lemma: String,
    /// The words before the head: “displaced”, “rebel”.
    pub modifiers: Vec<String>,
}

/// How far a head may stand from its number, in words. Longer pre-modification than “two former
/// senior Syrian military intelligence officers” is not written.
const REACH: usize = 7;

/// How the number stands to its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// 1: the head is a singular.
    Singular,
    /// Any other number: the head is a plural.
    Plural,
}

/// The noun phrase behind a number that ends before token `at`.
pub(super) fn counted(tokens: &Tokens, at: usize, agreement: Agreement) -> Option<Counted> {
    let mut start = at;
    // “their fourth straight win”
    start += usize::from(matches!(tokens.lower(start), "straight" | "successive"));
    if tokens.lower(start) == "of" {
        start += 1;
        while matches!(
            tokens.lower(start),
            "the"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "your"
                | "my"
                | "all"
                | "a"
                | "an"
                | "such"
        ) {
            start += 1;
        }
    }
    let (mut head, mut last, mut words) = (None, None, 0);
    let mut i = start;
    while words < REACH {
        let Some(token) = tokens.get(i) else { break };
        if token.kind == TokenKind::Hyphen && tokens.glued(i) && tokens.glued(i + 1) {
            i += 1;
            continue;
        }
        let compound = i > start && tokens.glued(i);
        if token.kind != TokenKind::Word
            || !compound && ends_noun_phrase(tokens.lower(i))
            || !compound && number::cardinal(tokens, i).is_some()
        {
            break;
        }
        let lower = tokens.lower(i);
        let first_of_compound = tokens.glued(i + 1)
            && tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Hyphen && tokens.glued(i + 2));
        words += usize::from(!compound);
        if first_of_compound {
            i += 1;
            continue;
        }
        let plural = nouns::is_plural(lower) && !is_adjectival(tokens, i);
        if plural {
            head = Some(i);
        } else if head.is_some() {
            break;
        }
        if !is_participle(lower) && !is_adverb(lower) {
            last = Some(i);
        }
        i += 1;
        // A noun phrase does not run over a change from lower to upper case behind its plural.
        if plural
            && tokens.get(i).is_some_and(|next| next.is_capital() && next.shape.contains(Shape::SPACED))
            && !token.is_capital()
        {
            break;
        }
    }
    let head = match agreement {
        Agreement::Plural => head?,
        Agreement::Singular => last?,
    };
    let lower = tokens.lower(head);
    let lemma = if agreement == Agreement::Plural { nouns::singular(lower) } else { lower.to_owned() };
    let modifiers = (start..head)
        .filter(|&i| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word))
        .map(|i| tokens.lower(i).to_owned())
        .collect();
    Some(Counted { start, end: head + 1, lemma, modifiers })
}

/// “dead”, “wounded”, “British”: adjectives which are plural nouns only where no noun follows.
fn is_adjectival(tokens: &Tokens, at: usize) -> bool {
    let lower = tokens.lower(at);
    let may_be = matches!(
        lower,
        "dead"
            | "wounded"
            | "injured"
            | "homeless"
            | "unemployed"
            | "elderly"
            | "sick"
            | "disabled"
            | "british"
            | "french"
            | "irish"
            | "dutch"
            | "english"
            | "spanish"
            | "swiss"
            | "faithful"
            | "youth"
            | "police"
            | "crew"
            | "militia"
            | "staff"
            | "works"
            | "means"
    ) || lower.ends_with("ese");
    // “200 dead”, “12 injured”: outcomes; the context module reads them.
    let outcome = matches!(lower, "dead" | "wounded" | "injured");
    may_be
        && (outcome
            || tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Word && nouns::is_plural(tokens.lower(at + 1))))
}

fn is_participle(lower: &str) -> bool {
    lower.len() > 4
        && (lower.ends_with("ed") || lower.ends_with("ing"))
        && !matches!(lower, "building" | "wedding" | "meeting" | "hundred" | "speed" | "seed" | "feed" | "breed")
}

fn is_adverb(lower: &str) -> bool {
    lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family" | "ally" | "assembly" | "monopoly" | "supply" | "anomaly" | "rally" | "reply" | "weekly" | "daily"
        )
}
