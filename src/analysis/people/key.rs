//! Names as they are compared: parts without particles, marks and case.

use std::ops::Range;

use crate::{
    analysis::{
        names::words::{Known, known_at},
        tokens::{Shape, TokenKind, Tokens},
    },
    lexicon::{lexemes::Listed, nicknames, organisations, particles},
};

/// Parts of a name that are compared; more are left out.
pub(crate) const PARTS: usize = 6;

/// One part of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// A hash of its letters, folded.
    pub(crate) hash: u64,
    /// Its first letter, folded.
    pub(crate) first: u8,
    /// Whether it is only an initial.
    pub(crate) initial: bool,
    /// What it is known as.
    pub(crate) known: Known,
}

impl Part {
    /// The one part of a name of one token; of no letters the part is empty.
    pub(crate) fn of(tokens: &Tokens, token: usize) -> Part {
        let part = part(tokens, token..token + 1);
        if part.hash == 0 { Part::default() } else { part }
    }

    /// What [`Key::whole`] gives for a name of this part alone.
    pub(crate) fn whole(self) -> u64 {
        mixed(0, self)
    }
}

impl From<Part> for Key {
    fn from(part: Part) -> Key {
        let mut key = Key::default();
        key.push_part(part);
        key
    }
}

/// A name without particles and suffixes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Key {
    parts: [Part; PARTS],
    len: u8,
    /// A hash of its generational suffix, 0 for none.
    pub(crate) suffix: u64,
}

impl Key {
    /// The key of the name in a range of tokens.
    pub(crate) fn of(tokens: &Tokens, range: Range<usize>) -> Key {
        if range.len() == 1 {
            // Whatever it is, it is all there is.
            return Part::of(tokens, range.start).into();
        }
        let mut key = Key::default();
        let mut nickname = false;
        let mut i = range.start;
        while i < range.end {
            // A compound of glued pieces is one part; a particle at its front is none of it.
            let first = i;
            i += 1;
            while i + 1 < range.end
                && tokens.glued(i)
                && tokens.glued(i + 1)
                && tokens.get(i).is_some_and(|t| t.kind == TokenKind::Hyphen)
            {
                i += 2;
            }
            match tokens.get(first).map(|token| token.kind) {
                Some(TokenKind::Mark) => nickname = !nickname,
                Some(TokenKind::Word) if !nickname => key.push(tokens, first..i, key.len > 0),
                _ => {}
            }
        }
        if key.len == 0 {
            // A particle alone may be all there is: “Van said”.
            key.push_part(part(tokens, range));
        }
        key
    }

    fn push(&mut self, tokens: &Tokens, piece: Range<usize>, behind_others: bool) {
        let mut start = piece.start;
        while start + 2 < piece.end && tokens.listed(start, Listed::PARTICLE) {
            start += 2;
        }
        if start + 1 < piece.end {
            self.push_part(part(tokens, start..piece.end));
            return;
        }
        let lower = tokens.lower(start);
        if piece.len() == 1 {
            if matches!(lower, "of" | "for" | "the" | "and" | "on" | "in" | "to") {
                return;
            }
            if behind_others && particles::is_suffix(lower) {
                self.suffix = part(tokens, piece).hash;
                return;
            }
            // “Harlan Foods Inc.” is Harlan Foods.
            if behind_others && organisations::is_legal_form(lower) {
                return;
            }
        }
        // “Ben Cardin” opens with a given name, “Ben Ali” with a particle.
        let given = || {
            let next = known_at(tokens, piece.end);
            !next.intersects(Known::GIVEN) || next.contains(Known::SURNAME_FREQUENT)
        };
        let abbreviated = || tokens.get(start).is_some_and(|token| token.shape.contains(Shape::ABBREVIATED));
        if tokens.listed(start, Listed::PARTICLE) && !abbreviated() && !(lower == "ben" && !behind_others && given()) {
            return;
        }
        self.push_part(part(tokens, start..piece.end));
    }

    /// The key of this name with the parts of another behind it.
    pub(crate) fn joined(mut self, other: &Key) -> Key {
        other.parts().iter().for_each(|part| self.push_part(*part));
        self.suffix = if self.suffix == 0 { other.suffix } else { self.suffix };
        self
    }

    fn push_part(&mut self, part: Part) {
        if let Some(place) = self.parts.get_mut(usize::from(self.len)).filter(|_| part.hash != 0) {
            *place = part;
            self.len += 1;
        }
    }

    /// The parts, in the order they are written.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts[..usize::from(self.len)]
    }

    /// The last part: of most names, the surname.
    pub(crate) fn last(&self) -> Part {
        self.parts().last().copied().unwrap_or_default()
    }

    /// The first part: of most names, the given name.
    pub(crate) fn first(&self) -> Part {
        self.parts().first().copied().unwrap_or_default()
    }

    /// Whether there are two parts or more.
    pub(crate) fn is_full(&self) -> bool {
        self.len > 1
    }

    /// A hash of all parts in order.
    pub(crate) fn whole(&self) -> u64 {
        self.parts().iter().copied().fold(self.suffix, mixed)
    }

    /// Whether the parts of `other` close this name: “García Márquez” closes “Gabriel García Márquez”.
    pub(crate) fn ends_with(&self, other: &Key) -> bool {
        let (mine, theirs) = (self.parts(), other.parts());
        theirs.len() <= mine.len()
            && mine[mine.len() - theirs.len()..].iter().zip(theirs).all(|(a, b)| a.hash == b.hash)
    }

    /// Whether two full names may be one person's: the same surname, and given names that don't
    /// contradict each other.
    pub(crate) fn agrees(&self, other: &Key) -> bool {
        if self.suffix != 0 && other.suffix != 0 && self.suffix != other.suffix {
            return false;
        }
        let (long, short) = if self.len >= other.len { (self, other) } else { (other, self) };
        if long.last().hash != short.last().hash {
            return false;
        }
        let (long, short) = (&long.parts()[..long.parts().len() - 1], &short.parts()[..short.parts().len() - 1]);
        if short.is_empty() {
            return false;
        }
        // The given names of the shorter form stand in the longer one, in order.
        let mut at = 0;
        for part in short {
            match long[at..].iter().position(|other| same_given(part, other)) {
                Some(found) => at += found + 1,
                None => return false,
            }
        }
        // “Maria Smith” is “Anna Maria Smith” only where the first name was left out; initials don't show that.
        same_given(&short[0], &long[0]) || !short[0].initial && long.len() > short.len()
    }
}

/// The hash of a name with one part more.
fn mixed(state: u64, part: Part) -> u64 {
    (state ^ part.hash).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

/// Whether two given names are the same, one perhaps an initial.
fn same_given(a: &Part, b: &Part) -> bool {
    a.hash == b.hash || (a.initial || b.initial) && a.first == b.first || nickname(a.hash, b.hash)
}

/// Whether one name is a common short form of the other.
fn nickname(a: u64, b: u64) -> bool {
    nicknames::same(a, b)
}

/// One piece of a name: its letters and digits, without hyphens, apostrophes, accents and case.
fn part(tokens: &Tokens, range: Range<usize>) -> Part {
    let text = &tokens.lower_source()[tokens.bytes(range.clone())];
    let mut folded = Folded::default();
    folded.text(text);
    let known = if range.len() == 1 { known_at(tokens, range.start) } else { Known::empty() };
    Part { hash: folded.finish(), first: folded.first, initial: folded.letters == 1 && text.len() <= 3, known }
}

/// A running hash over folded letters.
#[derive(Default)]
pub(crate) struct Folded {
    state: u64,
    first: u8,
    letters: u32,
}

impl Folded {
    /// Adds the letters and digits of `text`.
    pub(crate) fn text(&mut self, text: &str) {
        // Nearly all names are small letters of ASCII throughout by now.
        let (mut state, mut plain) = (self.state, 0);
        for byte in text.bytes().take_while(u8::is_ascii_lowercase) {
            state = nicknames::step(state, byte);
            plain += 1;
        }
        if let Some(first) = text.bytes().next().filter(|_| self.letters == 0 && plain > 0) {
            self.first = first;
        }
        self.letters += plain as u32;
        self.state = state;
        for (at, byte) in text.bytes().enumerate().skip(plain) {
            if !byte.is_ascii() {
                self.marked(&text[at..]);
                return;
            }
            self.byte(byte);
        }
    }

    /// Adds the letters and digits of what begins with one that ASCII has not.
    fn marked(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii() {
                self.byte(c as u8);
            } else if !matches!(c, '’' | '‘' | 'ʼ' | 'ʻ' | '“' | '”' | '\u{2010}'..='\u{2015}') {
                any_ascii::any_ascii_char(c).bytes().for_each(|byte| self.byte(byte));
            }
        }
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        let byte = byte.to_ascii_lowercase();
        if byte.is_ascii_alphanumeric() {
            if self.letters == 0 {
                self.first = byte;
            }
            self.letters += 1;
            self.state = nicknames::step(self.state, byte);
        }
    }

    /// The hash; 0 where there were no letters.
    pub(crate) fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_hashed_as_all_others() {
        let hash = |text: &str| {
            let mut folded = Folded::default();
            folded.text(text);
            (folded.finish(), folded.first, folded.letters)
        };
        assert_eq!(hash("oneill"), hash("O’Neill"));
        assert_eq!(hash("jeanluc"), hash("Jean-Luc"));
        assert_eq!(hash("garcia2"), hash("García 2"));
        assert_eq!(hash(""), (0, 0, 0));
    }
}
