//! Where one token ends and what it is.

use super::{Shape, Token, TokenKind, is_space};
use crate::lexicon::abbreviations;

/// A small letter of ASCII.
const SMALL: u8 = 1;
/// A capital of ASCII.
const CAPITAL: u8 = 1 << 1;
/// A digit of ASCII.
const DIGIT: u8 = 1 << 2;
/// Letters and digits.
const PLAIN: u8 = SMALL | CAPITAL | DIGIT;
/// What may go on with a word all the same: apostrophes, full stops, joiners, the first bytes of other letters.
const OTHER: u8 = 1 << 3;

/// What a byte can be in a word.
static IN_WORD: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'`' | b'.' | b'_' | 0x80.. => OTHER,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Walks over a paragraph token by token.
pub(super) struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    pub(super) at: usize,
    /// Whether anything in the paragraph could make an address.
    addresses: bool,
}

impl<'t> Cutter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        Cutter { text, bytes, at: 0, addresses: memchr::memchr2(b'/', b'@', bytes).is_some() }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => Some(char::from(byte)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    /// Moves over white space and says what of it the next token has before it.
    pub(super) fn space(&mut self) -> Shape {
        let mut before = Shape::empty();
        loop {
            match self.bytes.get(self.at) {
                Some(b' ') => self.at += 1,
                // No sign of ASCII is white space.
                Some(b'!'..=b'~') => return before,
                _ => match self.peek().filter(|&c| is_space(c)) {
                    Some(c) => {
                        before.set(Shape::LINE_START, before.contains(Shape::LINE_START) || matches!(c, '\n' | '\r'));
                        self.at += c.len_utf8();
                    }
                    None => return before,
                },
            }
            before |= Shape::SPACED;
        }
    }

    /// Moves over one token and says what it is and how its letters look.
    pub(super) fn token(&mut self, first: char, spaced: bool, previous: Option<&Token>) -> (TokenKind, Shape) {
        if first.is_ascii_lowercase() && !self.addresses && first != 'w' {
            return (TokenKind::Word, self.word());
        }
        if first.is_ascii_digit() {
            return (self.number(), Shape::DIGIT);
        }
        if is_letter(first) || is_joiner(first) {
            let start = self.at;
            if spaced && self.address() {
                return (TokenKind::Address, shape_of(&self.text[start..self.at]));
            }
            return (TokenKind::Word, self.word());
        }
        (self.sign(first, spaced, previous), Shape::empty())
    }

    /// Moves over what is neither word nor number.
    fn sign(&mut self, first: char, spaced: bool, previous: Option<&Token>) -> TokenKind {
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

    /// Moves over a word and says how its letters look.
    fn word(&mut self) -> Shape {
        let start = self.at;
        let (first, later, end) = self.plain();
        if end & OTHER == 0
            && first != 0
            && let Some(shape) = plain_shape(first, later)
        {
            return shape;
        }
        loop {
            // Most words end here, at a space or a comma.
            if self.bytes.get(self.at).is_none_or(|&byte| IN_WORD[usize::from(byte)] == 0) {
                break;
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
            self.plain();
        }
        shape_of(&self.text[start..self.at])
    }

    /// Moves over letters and digits of ASCII; what the first, any later one, and the byte behind them can be.
    fn plain(&mut self) -> (u8, u8, u8) {
        let class = |at: usize| self.bytes.get(at).map_or(0, |&byte| IN_WORD[usize::from(byte)]);
        let first = class(self.at);
        if first & PLAIN == 0 {
            return (0, 0, first);
        }
        let (mut later, mut at) = (0, self.at + 1);
        let behind = loop {
            let class = class(at);
            if class & PLAIN == 0 {
                break class;
            }
            later |= class;
            at += 1;
        };
        self.at = at;
        (first, later, behind)
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
        // Nearly no word is one; every one of those has a slash or an @ in it, or begins like a host.
        let word = || self.bytes[self.at..].iter().take_while(|byte| !byte.is_ascii_whitespace());
        let joined = self.addresses && word().any(|byte| matches!(byte, b'/' | b'@'));
        if !joined && !self.bytes[self.at..].starts_with(b"www.") {
            return false;
        }
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

/// How a word looks of which every byte is an ASCII letter, by what the first and the later ones are; unknown with digits.
fn plain_shape(first: u8, later: u8) -> Option<Shape> {
    const BOTH: u8 = SMALL | CAPITAL;
    Some(match (first, later) {
        (SMALL, 0 | SMALL) => Shape::empty(),
        (CAPITAL, 0 | SMALL) => Shape::CAPITAL,
        (CAPITAL, CAPITAL) => Shape::CAPITAL.union(Shape::INNER_CAPITAL).union(Shape::ALL_CAPS),
        (CAPITAL, BOTH) => Shape::CAPITAL.union(Shape::INNER_CAPITAL),
        (SMALL, CAPITAL | BOTH) => Shape::INNER_CAPITAL,
        _ => return None,
    })
}

/// How the letters of any word or address look.
fn shape_of(text: &str) -> Shape {
    let mut shape = Shape::empty();
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

/// The last straight single mark that opens something: white space before it, a letter behind.
fn opening_straight(text: &str) -> Option<usize> {
    text.match_indices('\'').map(|(i, _)| i).rfind(|&i| text[..i].chars().next_back().is_none_or(is_space))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`')
}

/// Letters and digits, and the marks and joiners that stand inside words.
fn is_word_char(c: char) -> bool {
    !is_general_punctuation(c) && c.is_alphanumeric() || is_joiner(c)
}

fn is_letter(c: char) -> bool {
    !is_general_punctuation(c) && c.is_alphabetic()
}

/// Dashes, curly marks, spaces: nothing of that block is a letter, and what a text has of others is mostly these.
fn is_general_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}' | '\u{5b0}'..='\u{5c7}' | '_')
}
