//! Titles and roles that stand before a name: where they begin.

use crate::lexicon::table::{Words, words};
use std::ops::Range;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{demonyms, lexemes::Listed, words::WordClass},
};

/// Words that a role before a comma may have.
const LONGEST: usize = 12;

/// A noun phrase whose head is a role.
pub(super) struct RolePhrase {
    /// Its tokens, without an article.
    pub(super) range: Range<usize>,
    /// Its head noun.
    pub(super) head: usize,
}

/// The noun phrase for somebody by their role that ends before the comma at token `comma`: “Harlow’s
/// nephew”, “the mayor of Vienna”, “a spokeswoman for the port”. `lowest` is where the sentence begins.
pub(super) fn before(tokens: &Tokens, lowest: usize, comma: usize) -> Option<RolePhrase> {
    let word = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word);
    let role = |i: usize| word(i) && tokens.listed(i, Listed::ROLE);
    let lowest = lowest.max(comma.saturating_sub(LONGEST));
    let complement = |i: usize| matches!(tokens.lower(i), "of" | "for" | "at" | "in" | "with" | "to");
    let head = (lowest..comma).rev().find(|&i| role(i) && (i + 1 == comma || complement(i + 1)))?;
    // What hangs on the head is made of nouns.
    let plain = (head + 1..comma).all(|i| {
        let class = tokens.class(i);
        let joins = complement(i) || matches!(tokens.lower(i), "the" | "and" | "&" | "a" | "an" | "its" | "their");
        let token = tokens.get(i).map(|token| token.kind);
        let noun = (class - WordClass::SPEAKER_NOUN - WordClass::SPEECH_NOUN - WordClass::TITLE).is_empty();
        joins || noun && matches!(token, Some(TokenKind::Word | TokenKind::Hyphen | TokenKind::Clitic))
    });
    if !plain {
        return None;
    }
    let mut first = head;
    let mut genitive = false;
    while first > lowest {
        let i = first - 1;
        let class = tokens.class(i);
        if class.intersects(WordClass::DETERMINER) {
            return Some(RolePhrase { range: first..comma, head });
        }
        if class.intersects(WordClass::POSSESSIVE) {
            return Some(RolePhrase { range: i..comma, head });
        }
        let kind = tokens.get(i).map(|token| token.kind);
        let clitic = kind == Some(TokenKind::Clitic);
        let capital = tokens.get(i).is_some_and(|token| token.is_capital());
        let fits = match kind {
            Some(TokenKind::Clitic) => !genitive,
            Some(TokenKind::Hyphen) => true,
            // Behind the possessor everything is the role; of the possessor capitals belong.
            Some(TokenKind::Word) if genitive => {
                tokens.get(first).is_some_and(|next| next.kind == TokenKind::Clitic) || capital && may_open(tokens, i)
            }
            Some(TokenKind::Word) => (class - WordClass::SPEAKER_NOUN - WordClass::TITLE).is_empty(),
            _ => false,
        };
        if !fits {
            break;
        }
        genitive |= clitic;
        first = i;
    }
    (genitive && word(first)).then_some(RolePhrase { range: first..comma, head })
}

/// Whether the capitalised token `i`, which opens its sentence, may belong to a title: “Mines
/// Minister”, but not “Yesterday Minister”.
pub(super) fn may_open(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    let closed = tokens.class(i) - WordClass::TITLE - WordClass::SPEAKER_NOUN;
    demonyms::country(tokens.text(i)).is_some()
        || closed.is_empty() && !tokens.listed(i, Listed::TIME) && !lower.ends_with("ly")
}

/// Words in lower case that belong to a title before a name.
pub(super) fn modifies(lower: &str) -> bool {
    static MODIFIERS: Words = words! {
        "former", "ex", "deputy", "vice", "acting", "prime", "foreign", "senior", "junior", "chief", "then", "late", "assistant", "associate", "interim", "outgoing", "incoming", "opposition", "government", "army", "police",
        "military", "health", "defence", "defense", "interior", "finance", "state", "company", "ministry", "regime", "rebel", "human", "rights", "political", "security", "press", "district", "county", "city", "federal", "national",
        "presidential", "congressional", "managing", "executive", "founding", "general", "field", "lead", "head", "veteran", "retired", "local", "village", "town", "tribal", "party", "union", "labour", "labor", "climate", "environmental",
        "freelance", "investigative", "war", "science", "research", "school", "primary", "medical", "emergency", "rescue", "aid", "charity", "community", "religious", "spiritual", "supreme", "attorney", "campaign", "policy", "co", "self", "lawmaker", "hospital", "news", "special", "permanent", "regional", "provincial", "royal", "deputy-general", "under", "court", "justice", "intelligence", "space", "weather", "bus", "rail", "water",
    };
    MODIFIERS.contains(lower)
}
