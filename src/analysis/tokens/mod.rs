//! Words, numbers, marks and punctuation of one paragraph.
//!
//! Tokens are fine: a hyphenated compound is three of them, a possessive `’s` is one of its own.
//! [`Tokens::glued`] tells where no white space stands between two, so that a reader who wants
//! the compound puts it together. Abbreviations keep their full stop (`Mr.`, `U.S.`, `J.`), as in
//! the Penn Treebank.

use std::ops::Range;

use bitflags::bitflags;

use crate::lexicon::{
    lexemes::{Lexeme, Lexemes, Listed},
    words::WordClass,
};

mod cutter;

use cutter::Cutter;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits, inner apostrophes and abbreviating full stops.
    Word,
    /// An English clitic cut off its word: `’s`, `’re`, `’ve`, `’ll`, `’d`, `’m`, or a bare
    /// possessive apostrophe behind s.
    Clitic,
    /// Begins with a digit; inner `.`, `,` and `:` between digits belong to it.
    Number,
    /// A quotation mark of any house: “ ” „ " « » ‹ › ‘ ’ ' `` ''.
    Mark,
    /// A hyphen-minus or one of its Unicode siblings.
    Hyphen,
    /// An en dash, em dash, or two or more hyphens in a row.
    Dash,
    /// Any other punctuation; `...` is one token.
    Punct,
    /// Currency, mathematics, `%`, `&`, `@`, emoji and the rest.
    Symbol,
    /// A web or mail address.
    Address,
}

bitflags! {
    /// What a token looks like and what stands before it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Shape: u8 {
        /// Begins with an upper-case letter.
        const CAPITAL = 1;
        /// Two letters or more, all in upper case.
        const ALL_CAPS = 1 << 1;
        /// An upper-case letter behind the first character.
        const INNER_CAPITAL = 1 << 2;
        /// A digit somewhere.
        const DIGIT = 1 << 3;
        /// White space, or the start of the paragraph, stands before it.
        const SPACED = 1 << 4;
        /// A line break stands before it.
        const LINE_START = 1 << 5;
        /// Ends with the full stop of an abbreviation.
        const ABBREVIATED = 1 << 6;
    }
}

/// One token; offsets are bytes of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// What it looks like.
    pub shape: Shape,
    /// The lists that hold it, in lower case.
    pub listed: Listed,
    /// Its closed classes.
    pub class: WordClass,
}

impl Token {
    /// Its bytes in the paragraph.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it begins with an upper-case letter.
    pub fn is_capital(&self) -> bool {
        self.shape.contains(Shape::CAPITAL)
    }

    /// Whether it is a word or a number, not punctuation.
    pub fn is_wordlike(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic)
    }
}

/// The tokens of one paragraph with the text they were cut from.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    text: Box<str>,
    lower: Box<str>,
    list: Vec<Token>,
    /// Which of them are words with a capital letter. Names are looked for there and nowhere else.
    capitals: Vec<u32>,
    /// The lists that hold any of them.
    lists: Listed,
}

impl Tokens {
    /// Cuts up one paragraph.
    pub fn new(text: &str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5 + 4);
        let mut capitals = Vec::with_capacity(text.len() / 30 + 4);
        let mut cutter = Cutter::new(text);
        let mut before = cutter.space() | Shape::SPACED | Shape::LINE_START;
        while let Some(first) = cutter.peek() {
            let start = cutter.at;
            let (kind, look) = cutter.token(first, before.contains(Shape::SPACED), list.last());
            let shape = look | before;
            if kind == TokenKind::Word && shape.intersects(Shape::CAPITAL | Shape::INNER_CAPITAL) {
                capitals.push(to_u32(list.len()));
            }
            list.push(Token {
                start: to_u32(start),
                end: to_u32(cutter.at),
                kind,
                shape,
                listed: Listed::empty(),
                class: WordClass::empty(),
            });
            before = cutter.space();
        }
        let lower: Box<str> = lower_in_place(text).into();
        let lexemes = Lexemes::embedded();
        let mut lists = Listed::empty();
        for token in &mut list {
            if matches!(token.kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Symbol) {
                Lexeme { class: token.class, listed: token.listed } = lexemes.of(&lower, token.bytes());
                lists |= token.listed;
            }
        }
        Tokens { text: text.into(), lower, list, capitals, lists }
    }

    /// The paragraph.
    pub fn source(&self) -> &str {
        &self.text
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All tokens.
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The tokens of a range that are words with a capital letter, be it the first or a later one.
    pub fn capitals(&self, range: Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let first = self.capitals.partition_point(|&i| (i as usize) < range.start);
        let behind = self.capitals.get(first..).unwrap_or_default();
        behind.iter().map(|&i| i as usize).take_while(move |&i| i < range.end)
    }

    /// Token `i`, if there is one.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// The text of token `i`, empty past the end.
    pub fn text(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |token| &self.text[token.bytes()])
    }

    /// The text of token `i` in lower case, empty past the end.
    pub fn lower(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |token| &self.lower[token.bytes()])
    }

    /// Whether token `i` is a word or a sign, given in lower case.
    #[inline]
    pub fn is(&self, i: usize, lower: &str) -> bool {
        self.list.get(i).is_some_and(|token| {
            token.bytes().len() == lower.len() && self.lower.as_bytes().get(token.bytes()) == Some(lower.as_bytes())
        })
    }

    /// The closed classes of token `i`, none past the end.
    pub fn class(&self, i: usize) -> WordClass {
        self.list.get(i).map_or(WordClass::empty(), |token| token.class)
    }

    /// Whether token `i` is in one of these lists.
    pub fn listed(&self, i: usize, lists: Listed) -> bool {
        self.list.get(i).is_some_and(|token| token.listed.intersects(lists))
    }

    /// The lists that hold any token.
    pub fn lists(&self) -> Listed {
        self.lists
    }

    /// The whole paragraph in lower case; byte for byte as long as the source.
    pub fn lower_source(&self) -> &str {
        &self.lower
    }

    /// Whether no white space stands between token `i` and the one before it.
    pub fn glued(&self, i: usize) -> bool {
        i > 0 && self.list.get(i).is_some_and(|token| !token.shape.contains(Shape::SPACED))
    }

    /// The bytes from the first to the last token of a range of tokens; empty for an empty range.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.list.get(tokens) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([only]) => only.bytes(),
            _ => 0..0,
        }
    }

    /// The source text of a range of tokens.
    pub fn slice(&self, tokens: Range<usize>) -> &str {
        &self.text[self.bytes(tokens)]
    }

    /// The first token that ends behind byte `byte`.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.end as usize <= byte)
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// White space in the wide sense: what Unicode calls so, the zero-width space, a byte order mark.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// Lower-cases every character whose lower case is one character of as many bytes.
fn lower_in_place(text: &str) -> String {
    let mut lowered = text.to_ascii_lowercase();
    // Curly marks and dashes (U+2000 to U+203F, lead bytes E2 80) have no case, and NBSP (C2) neither.
    let bytes = text.as_bytes();
    let cased = |(i, &byte): (usize, &u8)| byte >= 0xC3 && !(byte == 0xE2 && bytes.get(i + 1) == Some(&0x80));
    if !text.is_ascii() && bytes.iter().enumerate().any(cased) {
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let mut lower = c.to_lowercase();
            if let (Some(l), None) = (lower.next(), lower.next())
                && l != c
                && l.len_utf8() == c.len_utf8()
            {
                lowered.replace_range(at..at + c.len_utf8(), l.encode_utf8(&mut [0; 4]));
            }
        }
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text);
        let got: Vec<&str> = (0..tokens.len()).map(|i| tokens.text(i)).collect();
        assert_eq!(got.join(" | "), expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("“We left,” Mr. Odeh’s son said.", "“ | We | left | , | ” | Mr. | Odeh | ’s | son | said | .");
        check("a Russian-backed assault", "a | Russian | - | backed | assault");
        check("the U.S. won’t, J. O’Neill didn't", "the | U.S. | won’t | , | J. | O’Neill | didn't");
        check("at 10:30 a.m., 1,200.5 of them", "at | 10:30 | a.m. | , | 1,200.5 | of | them");
        check("Deraa ... they’re gone -- all", "Deraa | ... | they | ’re | gone | -- | all");
        check("the residents’ council", "the | residents | ’ | council");
        check(
            "see https://example.org/a?b=c. Then a@b.org, ok",
            "see | https://example.org/a?b=c | . | Then | a@b.org | , | ok",
        );
        check("Ma‘arrat an Nu‘man", "Ma‘arrat | an | Nu‘man");
        check("$3.5m, 24-year-old, 7%", "$ | 3.5 | m | , | 24 | - | year | - | old | , | 7 | %");
        check("", "");
    }

    #[test]
    fn lower_case_keeps_the_bytes() {
        let tokens = Tokens::new("İstanbul ÉCOLE ẞ");
        assert_eq!(tokens.lower_source().len(), tokens.source().len());
        assert_eq!(tokens.lower(1), "école");
    }

    proptest! {
        #[test]
        fn tokens_cover_everything_but_space(text in "[-a-zA-Z0-9 .,:'’‘“”\"é😀\u{a0}\n@/]{0,80}") {
            let tokens = Tokens::new(&text);
            let mut at = 0;
            for token in tokens.list() {
                prop_assert!(text[at..token.start as usize].chars().all(is_space));
                prop_assert!(token.start < token.end);
                at = token.end as usize;
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
