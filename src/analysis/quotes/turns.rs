//! Interviews and transcripts: a name or a Q and A, a colon, and what they say.

use super::local::LocalSpeaker;
use crate::{
    analysis::{
        ByteSpan,
        names::{Name, NameKind},
        people::MentionForm,
        tokens::{Shape, TokenKind, Tokens},
    },
    lexicon::honorifics::honorific,
};

/// A turn of an interview: the paragraph belongs to whom its label names.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The label without its colon.
    pub speaker: LocalSpeaker,
    /// The colon behind it.
    pub colon: ByteSpan,
    /// What is said.
    pub body: ByteSpan,
    /// Whether the label is one word in small letters, which only the article can tell from a heading: “Kowal:”.
    pub weak: bool,
}

/// How many words a label may have.
const LABEL_WORDS: usize = 4;

/// How many tokens an aside behind a label may have, its brackets included.
const ASIDE: usize = 6;

/// Where a label ends that is followed by an aside in brackets, right before the colon: “ODEH (via
/// telephone):”; at the colon where there is none.
fn aside(tokens: &Tokens, start: usize, colon: usize) -> usize {
    let closed = colon > start && matches!(tokens.text(colon - 1), ")" | "]");
    let open = |&i: &usize| matches!(tokens.text(i), "(" | "[");
    let found = (start + 1..colon).rev().take(ASIDE).find(open).filter(|_| closed);
    found.unwrap_or(colon)
}

/// Reads a paragraph as a turn: an optional opening mark, a label in capitals or the letter Q or
/// A, a colon, and at least two words.
///
/// Behind a label may stand, in brackets, how somebody is heard: “ODEH (via telephone):”.
///
/// A label in small letters is a name, as the tagger found it, or one word, and no mark opens
/// behind it: “Ada Lindqvist: We were never asked.”
pub(super) fn turn(tokens: &Tokens, names: &[Name]) -> Option<Turn> {
    // Nearly no paragraph has one.
    memchr::memchr(b':', tokens.source().as_bytes())?;
    let start = usize::from(tokens.get(0)?.kind == TokenKind::Mark);
    let is_colon = |&i: &usize| tokens.get(i).is_some_and(|it| it.kind == TokenKind::Punct) && tokens.text(i) == ":";
    let colon = (start..(start + 2 * LABEL_WORDS + ASIDE).min(tokens.len())).find(is_colon)?;
    let label = start..aside(tokens, start, colon);
    if label.len() >= 2 * LABEL_WORDS {
        return None;
    }
    let shouted = |i: usize| {
        let Some(token) = tokens.get(i) else { return false };
        match token.kind {
            TokenKind::Word => {
                let initial = token.is_capital() && tokens.text(i).trim_end_matches('.').chars().count() == 1;
                let shape = token.shape;
                shape.contains(Shape::ALL_CAPS) || initial || shape.contains(Shape::CAPITAL | Shape::ABBREVIATED)
            }
            TokenKind::Hyphen => true,
            // “MS. QURESHI:”
            TokenKind::Punct => i > start && tokens.text(i) == "." && honorific(tokens.lower(i - 1)).is_some(),
            _ => false,
        }
    };
    let weak =
        label.len() == 1 && tokens.get(start).is_some_and(|t| t.is_capital() && !t.shape.contains(Shape::ALL_CAPS));
    let named = (weak
        || label.len() > 1 && names.first().is_some_and(|name| name.kind == NameKind::Person && name.tokens == label))
        && tokens.get(colon + 1).is_some_and(|token| token.kind != TokenKind::Mark);
    if label.is_empty() || !(label.clone().all(shouted) || named) || tokens.len() < colon + 3 {
        return None;
    }
    let letter = tokens.text(start).len() == 1;
    if letter && !(label.len() == 1 && matches!(tokens.text(start), "Q" | "A")) {
        return None;
    }
    let weak = weak && !label.clone().all(shouted);
    let span = ByteSpan::from(tokens.bytes(label.clone()));
    let form = match label.len() {
        1 if letter => MentionForm::Nominal,
        1 => MentionForm::Surname,
        _ => MentionForm::Name,
    };
    let body = ByteSpan::from(tokens.bytes(colon + 1..tokens.len()));
    let colon = ByteSpan::from(tokens.bytes(colon..colon + 1));
    Some(Turn { speaker: LocalSpeaker { span, form }, colon, body, weak })
}
