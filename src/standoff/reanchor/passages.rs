//! Where pieces of text stand in an article.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::standoff::{field::chars, words::words};

/// So many words make a piece: more would rarely stay together, fewer stand everywhere.
const WORDS: usize = 4;

/// A piece of text with the offset it had in another version of the article.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it started, in code points.
    pub(super) at: usize,
    /// Its length in code points.
    pub(super) length: usize,
    /// How many words it has.
    pub(super) words: usize,
    /// White space in it is folded to spaces.
    text: String,
}

impl Piece {
    /// Where it ended, in code points.
    pub(super) fn end(&self) -> usize {
        self.at + self.length
    }
}

/// Cuts text that stood at `at` into pieces.
pub(super) fn cut(text: &str, at: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut count = 0;
    for word in words(text) {
        let solid = word.text.starts_with(char::is_alphanumeric);
        if out.is_empty() || (solid && count == WORDS) {
            count = 0;
            out.push(Piece { at: at + word.at, length: 0, words: 0, text: String::new() });
        }
        count += usize::from(solid);
        if let Some(piece) = out.last_mut() {
            piece.text += &folded(word.text);
            piece.length += chars(word.text);
            piece.words += usize::from(solid);
        }
    }
    for piece in &mut out {
        let end = piece.text.trim_end();
        piece.length -= chars(&piece.text[end.len()..]);
        piece.text.truncate(end.len());
    }
    out.retain(|piece| piece.length > 0);
    out
}

/// White space of one byte as a space; lengths stay what they are.
fn folded(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect()
}

/// Where a text stands.
#[derive(Clone, Debug, Default)]
struct Places {
    /// In code points.
    at: Vec<usize>,
    /// In how many places pieces that read like that stood.
    asked_for: usize,
    /// The last of those.
    last_at: Option<usize>,
}

/// An article in which the places of some pieces are known.
pub(super) struct Passages {
    /// Where each text stands, in code points.
    places: HashMap<String, Places>,
    /// Whether each code point is a letter or digit.
    letters: Vec<bool>,
    /// Where lines end, in code points.
    line_ends: Vec<usize>,
}

impl Passages {
    /// Looks for all pieces at once, which are in the order of the old text.
    pub(super) fn new<'p>(article: &str, pieces: impl Iterator<Item = &'p Piece>) -> Self {
        let mut places: HashMap<String, Places> = HashMap::new();
        for piece in pieces {
            let found = places.entry(piece.text.clone()).or_default();
            found.asked_for += usize::from(found.last_at != Some(piece.at));
            found.last_at = Some(piece.at);
        }
        let texts: Vec<String> = places.keys().cloned().collect();
        let haystack = folded(article);
        let (mut letters, mut line_ends, mut offsets) = (Vec::new(), Vec::new(), vec![0; article.len() + 1]);
        for (index, (byte, c)) in article.char_indices().enumerate() {
            letters.push(c.is_alphanumeric());
            if c == '\n' || c == '\r' {
                line_ends.push(index);
            }
            offsets[byte] = index;
        }
        if let Ok(searcher) = AhoCorasick::new(&texts) {
            for found in searcher.find_overlapping_iter(&haystack) {
                if let Some(places) = places.get_mut(&texts[found.pattern().as_usize()]) {
                    places.at.push(offsets[found.start()]);
                }
            }
        }
        Passages { places, letters, line_ends }
    }

    /// Where a piece stands, in order.
    pub(super) fn places_of(&self, piece: &Piece) -> &[usize] {
        self.places.get(&piece.text).map_or(&[], |places| &places.at)
    }

    /// In how many places pieces that read like one stood.
    pub(super) fn asked_for(&self, piece: &Piece) -> usize {
        self.places.get(&piece.text).map_or(0, |places| places.asked_for)
    }

    /// The length of the article in code points.
    pub(super) fn length(&self) -> usize {
        self.letters.len()
    }

    /// Whether so many code points start and end between words.
    pub(super) fn stands_alone(&self, at: usize, length: usize) -> bool {
        let letter = |at: usize| self.letters.get(at).copied().unwrap_or_default();
        let cut = |at: usize| at > 0 && letter(at - 1) && letter(at);
        !cut(at) && !cut(at + length)
    }

    /// Whether a line ends between two places.
    pub(super) fn line_between(&self, one: usize, other: usize) -> bool {
        let (from, to) = (one.min(other), one.max(other));
        let behind = self.line_ends.partition_point(|end| *end < from);
        self.line_ends.get(behind).is_some_and(|end| *end < to)
    }
}
