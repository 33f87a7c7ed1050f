//! Small words that stand for people, or open a phrase that may.

use super::Gender;
use crate::{
    analysis::tokens::{Token, TokenKind},
    lexicon::lexemes::Listed,
};

/// Whether a word stands for who speaks: “I”, “my”, “we” and their forms, but not “US”.
pub fn is_first_person(word: &str) -> bool {
    matches!(
        word,
        "I" | "me" | "Me" | "my" | "My" | "myself" | "we" | "We" | "us" | "our" | "Our" | "ours" | "ourselves"
    )
}

/// What a small word has to do with people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Small {
    /// he, her
    Third(Gender),
    /// I, our; “US” in small letters looks like one.
    First,
    /// their, your
    Possessive,
    /// the, another: what may open a noun phrase for somebody.
    Article,
}

impl Small {
    /// What the word `lower` is.
    pub(super) fn of(lower: &str) -> Option<Small> {
        match lower {
            "he" | "him" | "his" | "himself" => Some(Small::Third(Gender::Masculine)),
            "she" | "her" | "hers" | "herself" => Some(Small::Third(Gender::Feminine)),
            "i" | "me" | "my" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" => Some(Small::First),
            "their" | "your" => Some(Small::Possessive),
            "the" | "a" | "an" | "another" | "one" => Some(Small::Article),
            _ => None,
        }
    }
}

/// Whether a token is a number, or a word in small letters that is no [`Small`] one: within a clause it says nothing of
/// people.
pub(super) fn is_plain(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => !token.is_capital() && !token.listed.contains(Listed::PERSONAL),
        TokenKind::Number | TokenKind::Clitic => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::tokens::Tokens, lexicon::words};

    #[test]
    fn small_words_are_not_passed_over() {
        for word in words::personal() {
            assert!(Small::of(word).is_some(), "{word}");
            assert!(!Tokens::new(word).get(0).is_some_and(is_plain), "{word}");
        }
        let listed = words::personal().count();
        let words = "he him his himself she her hers herself i me my myself we us our ours ourselves their your the a an \
                     another one";
        assert_eq!(listed, words.split(' ').count());
        for word in words.split(' ') {
            assert!(words::is_personal(word), "{word}");
        }
        assert!(Tokens::new("flooded").get(0).is_some_and(is_plain));
    }
}
