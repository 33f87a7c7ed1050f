//! The words of a span that says who speaks.

use std::ops::Range;

use super::titles;
use crate::{
    analysis::{
        names::words::{Known, known_at},
        paragraph::Placed,
        tokens::{TokenKind, Tokens},
    },
    lexicon::{lexemes::Listed, verbs},
};

/// The words of a speaker's span.
pub(super) struct Phrase<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) range: Range<usize>,
    pub(super) placed: &'a Placed,
}

impl Phrase<'_> {
    pub(super) fn lower(&self, i: usize) -> &str {
        self.tokens.lower(i)
    }

    /// Without article and outer marks.
    pub(super) fn bare(&self) -> Range<usize> {
        let mut range = self.range.clone();
        while !range.is_empty()
            && (matches!(
                self.lower(range.start),
                "the" | "a" | "an" | "some" | "his" | "her" | "their" | "its" | "that" | "this" | "but" | "and"
            ) || !self.tokens.get(range.start).is_some_and(|t| t.is_wordlike()))
        {
            range.start += 1;
        }
        while !range.is_empty() && !self.tokens.get(range.end - 1).is_some_and(|t| t.is_wordlike()) {
            range.end -= 1;
        }
        range
    }

    /// The head noun: the last word before a complement, behind the last possessive.
    pub(super) fn head(&self) -> Option<usize> {
        let bare = self.bare();
        let stops = |i: usize| {
            let token = self.tokens.get(i);
            // Nouns, of which most of a phrase is made, are in no closed class.
            let closed = token.is_some_and(|token| token.kind != TokenKind::Word || !token.class.is_empty());
            closed
                && matches!(
                    self.lower(i),
                    "of" | "for"
                        | "by"
                        | "in"
                        | "at"
                        | "from"
                        | "with"
                        | "who"
                        | "which"
                        | "on"
                        | "near"
                        | "to"
                        | "whose"
                        | ","
                        | "("
                        | "—"
                        | "–"
                        | "and"
                )
        };
        let stop = bare.clone().find(|&i| stops(i));
        let mut end = stop.unwrap_or(bare.end);
        // “documents seen by reporters”
        while stop.is_some() && end > bare.start + 1 && verbs::is_past(self.lower(end - 1)) {
            end -= 1;
        }
        (end > bare.start).then(|| end - 1)
    }
}

/// Whether the word before the head noun of an organisation belongs to its name.
pub(super) fn modifies_body(tokens: &Tokens, i: usize) -> bool {
    let word = tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
        && !matches!(tokens.lower(i), "a" | "an" | "the" | "i")
        && !tokens.listed(i, Listed::TIME);
    let capital =
        tokens.get(i).is_some_and(|token| token.is_capital()) && !known_at(tokens, i).contains(Known::MOSTLY_LOWER);
    word && (capital || titles::modifies(tokens.lower(i)))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::words::classes;

    #[test]
    fn what_ends_a_head_noun_is_in_a_closed_class() {
        for word in "of for by in at from with who which on near to whose and".split(' ') {
            assert!(!classes(word).is_empty(), "{word}");
        }
    }
}
