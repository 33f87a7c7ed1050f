//! Words, numbers, marks and punctuation of one paragraph.
//!
//! Tokens are fine: a hyphenated compound is three of them, a possessive `’s` is one of its own.
//! [`Tokens::glued`] tells where no white space stands between two, so that a reader who wants
//! the compound puts it together. Abbreviations keep their full stop (`Mr.`, `U.S.`, `J.`), as in
//! the Penn Treebank.

use std::ops::Range;

use bitflags::bitflags;

use crate::lexicon::abbreviations;

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
}

impl Tokens {
    /// Cuts up one paragraph.
    pub fn new(text: &str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5 + 4);
        let mut cutter = Cutter { text, bytes: text.as_bytes(), at: 0 };
        let (mut spaced, mut line_start) = (true, true);
        while let Some(c) = cutter.peek() {
            if is_space(c) {
                line_start |= matches!(c, '\n' | '\r');
                spaced = true;
                cutter.at += c.len_utf8();
                continue;
            }
            let start = cutter.at;
            let kind = cutter.token(c, spaced, list.last());
            let mut shape = shape_of(&text[start..cutter.at], kind);
            shape.set(Shape::SPACED, spaced);
            shape.set(Shape::LINE_START, line_start);
            list.push(Token { start: to_u32(start), end: to_u32(cutter.at), kind, shape });
            (spaced, line_start) = (false, false);
        }
        Tokens { text: text.into(), lower: lower_in_place(text).into(), list }
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`')
}

/// Letters and digits, and the marks and joiners that stand inside words.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_joiner(c)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}' | '\u{5b0}'..='\u{5c7}' | '_')
}

/// Lower-cases every character whose lower case is one character of as many bytes.
fn lower_in_place(text: &str) -> String {
    // Curly marks and dashes (U+2000 to U+203F, lead bytes E2 80) have no case, and NBSP (C2) neither.
    let bytes = text.as_bytes();
    let cased = |(i, &byte): (usize, &u8)| byte >= 0xC3 && !(byte == 0xE2 && bytes.get(i + 1) == Some(&0x80));
    if !bytes.iter().enumerate().any(cased) {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|c| {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
                _ => c,
            }
        })
        .collect()
}

fn shape_of(text: &str, kind: TokenKind) -> Shape {
    let mut shape = Shape::empty();
    if kind == TokenKind::Number {
        return Shape::DIGIT;
    }
    if !matches!(kind, TokenKind::Word | TokenKind::Address) {
        return shape;
    }
    if kind == TokenKind::Word && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return shape;
    }
    let (mut letters, mut upper) = (0, 0);
    for (i, c) in text.chars().enumerate() {
        letters += usize::from(c.is_alphabetic());
        if c.is_uppercase() {
            upper += 1;
            shape |= if i == 0 { Shape::CAPITAL } else { Shape::INNER_CAPITAL };
        }
        shape.set(Shape::DIGIT, shape.contains(Shape::DIGIT) || c.is_numeric());
    }
    shape.set(Shape::ALL_CAPS, letters >= 2 && letters == upper);
    shape.set(Shape::ABBREVIATED, text.ends_with('.'));
    shape
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => Some(char::from(byte)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    /// Moves over one token and says what it is.
    fn token(&mut self, first: char, spaced: bool, previous: Option<&Token>) -> TokenKind {
        if first.is_ascii_digit() {
            return self.number();
        }
        if first.is_alphabetic() || is_joiner(first) {
            return if spaced && self.address() { TokenKind::Address } else { self.word() };
        }
        if is_apostrophe(first) && !spaced && previous.is_some_and(Token::is_wordlike) {
            let s_before = self.bytes[..self.at].last() == Some(&b's');
            if let Some(len) = self.clitic_at(self.at) {
                self.at += len;
                return TokenKind::Clitic;
            }
            let next = self.char_at(self.at + first.len_utf8());
            // “the residents’ council”: the apostrophe of a plural, unless a quotation could end here.
            if s_before && first != '`' && next.is_some_and(is_space) && !self.single_mark_open() {
                self.at += first.len_utf8();
                return TokenKind::Clitic;
            }
        }
        self.at += first.len_utf8();
        match first {
            '“' | '”' | '„' | '‟' | '"' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '＂' => {
                TokenKind::Mark
            }
            '\'' | '`' => {
                if self.peek() == Some(first) {
                    self.at += 1;
                }
                TokenKind::Mark
            }
            '-' if self.peek() == Some('-') => {
                self.run('-');
                TokenKind::Dash
            }
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' => TokenKind::Hyphen,
            '\u{2012}'..='\u{2015}' => TokenKind::Dash,
            '.' => {
                self.run('.');
                TokenKind::Punct
            }
            ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '…' | '·' | '•' | '/' | '\\' | '*'
            | '|' | '¡' | '¿' => TokenKind::Punct,
            _ => TokenKind::Symbol,
        }
    }

    /// Moves over more of the same.
    fn run(&mut self, c: char) {
        while self.peek() == Some(c) {
            self.at += c.len_utf8();
        }
    }

    /// Whether a single opening mark stands earlier in the paragraph with no closing one behind it.
    fn single_mark_open(&self) -> bool {
        let before = &self.text[..self.at];
        let Some(open) = before.rfind('‘').or_else(|| opening_straight(before)) else { return false };
        !before[open..].char_indices().any(|(i, c)| {
            matches!(c, '’' | '\'')
                && i > 0
                && before[open + i + c.len_utf8()..].chars().next().is_none_or(|next| !next.is_alphanumeric())
                && !before[..open + i].ends_with('s')
        })
    }

    fn number(&mut self) -> TokenKind {
        while let Some(c) = self.peek() {
            let digit_behind = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
            if c.is_ascii_digit() || matches!(c, '.' | ',' | ':') && digit_behind(self.at + 1) {
                self.at += 1;
            } else {
                break;
            }
        }
        TokenKind::Number
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        loop {
            while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
                self.at += 1;
            }
            let Some(c) = self.peek() else { break };
            let inner_apostrophe =
                || is_apostrophe(c) && self.clitic_at(self.at).is_none() && self.letter_at(self.at + c.len_utf8());
            if is_word_char(c) || inner_apostrophe() {
                self.at += c.len_utf8();
            } else if c == '.' && self.abbreviates(start) {
                self.at += 1;
            } else {
                break;
            }
        }
        TokenKind::Word
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_alphabetic)
    }

    /// Whether the full stop at `self.at` belongs to the word that began at `start`.
    fn abbreviates(&self, start: usize) -> bool {
        let word = &self.text[start..self.at];
        let last_part = word.rsplit('.').next().unwrap_or(word);
        let single = {
            let mut letters = last_part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        let next = self.char_at(self.at + 1);
        if single {
            // Initials and acronyms: “J. Alvarez”, “U.S.”, “a.m.”; not the “I.” that ends a sentence.
            let dotted = word.contains('.');
            let more = next.is_some_and(|c| c.is_alphabetic() && self.char_at(self.at + 1 + c.len_utf8()) == Some('.'));
            return dotted || more || last_part.chars().all(char::is_uppercase) && word != "I";
        }
        // “Ph.D.”: short parts joined by stops.
        if word.contains('.') && last_part.len() <= 3 && word.len() <= 8 && next.is_none_or(|c| !c.is_alphabetic()) {
            return true;
        }
        if next == Some('.') {
            return false;
        }
        if abbreviations::needs_number(word) {
            return self.text[self.at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        }
        abbreviations::is_abbreviation(word) || word == "Ph" && next == Some('D')
    }

    /// The length in bytes of the clitic that begins with the apostrophe at `at`.
    fn clitic_at(&self, at: usize) -> Option<usize> {
        let apostrophe = self.char_at(at).filter(|&c| is_apostrophe(c))?.len_utf8();
        let rest = &self.bytes[at + apostrophe..];
        let len = match rest {
            [b'r' | b'R', b'e' | b'E', ..] | [b'v' | b'V', b'e' | b'E', ..] | [b'l' | b'L', b'l' | b'L', ..] => 2,
            [b's' | b'S' | b'd' | b'D' | b'm' | b'M', ..] => 1,
            _ => return None,
        };
        let ends = self.char_at(at + apostrophe + len).is_none_or(|c| {
            !(is_word_char(c) || is_apostrophe(c) && self.letter_at(at + apostrophe + len + c.len_utf8()))
        });
        ends.then_some(apostrophe + len)
    }

    /// Moves over a web or mail address, if one begins here.
    fn address(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| is_space(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | ')' | ']'))
            .unwrap_or(rest.len());
        let candidate = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'']);
        let web = candidate.contains("://") || candidate.starts_with("www.");
        let mail = !web
            && candidate.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty()
                    && host.contains('.')
                    && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
            });
        if web || mail {
            self.at += candidate.len();
        }
        web || mail
    }
}

/// The last straight single mark that opens something: white space before it, a letter behind.
fn opening_straight(text: &str) -> Option<usize> {
    text.match_indices('\'').map(|(i, _)| i).rfind(|&i| text[..i].chars().next_back().is_none_or(is_space))
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
