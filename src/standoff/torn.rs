//! What a large replacement moved about.
//!
//! A formatter, a sorted list, a revised draft pasted over the old one: the whole text is replaced by one
//! that has most of it, in another order. Word by word in the order of the text, what moved looks deleted;
//! where an annotation comes out of that with other words, the two texts are aligned sentence by sentence.

use super::{
    field::chars,
    places::{Moves, Places, State},
    reanchor::Reanchoring,
};
use crate::text::{CharOffset, CharRange};

/// Replacements of less text than this, in code points, move nothing about.
const LEAST: usize = 64;

/// The text-bounds that lie within a replacement, before it is made.
pub(super) struct Torn<'a> {
    removed: &'a str,
    /// The number of each, its fragments counted from the start of what is replaced, and their text.
    inside: Vec<(usize, Vec<CharRange>, String)>,
}

impl<'a> Torn<'a> {
    /// Those in `range`, where `removed` stands, without those that `known` says the places of.
    pub(super) fn of(places: &Places, range: CharRange, removed: &'a str, known: &Moves) -> Self {
        let mut inside = Vec::new();
        if range.len() >= LEAST {
            let letters: Vec<char> = removed.chars().collect();
            for index in (0..places.len()).filter(|index| !known.contains_key(index)) {
                let spans = places.get(index);
                if !spans.is_empty() && spans.iter().all(|span| range.covers(*span)) {
                    let spans: Vec<CharRange> = spans.iter().map(|span| moved(*span, range.start(), false)).collect();
                    let text = covered(&letters, &spans);
                    inside.push((index, spans, text));
                }
            }
        }
        Torn { removed, inside }
    }

    /// Where those are that have other words now, but stand as they did elsewhere in `inserted`, which
    /// starts at `at`.
    pub(super) fn mended(self, places: &Places, at: CharOffset, inserted: &str) -> Moves {
        let letters: Vec<char> = inserted.chars().collect();
        let range = CharRange::new(at, at.plus(chars(inserted)));
        let mut aligned = None;
        let mut moves = Moves::new();
        for (index, before, text) in self.inside {
            let now: Vec<CharRange> = places
                .get(index)
                .iter()
                .filter(|span| range.covers(**span))
                .map(|span| moved(*span, at, false))
                .collect();
            if covered(&letters, &now) == text {
                continue;
            }
            let aligned = aligned.get_or_insert_with(|| Reanchoring::new(self.removed, inserted));
            let found = aligned.place(&before);
            if covered(&letters, found.spans()) == text {
                let spans = found.spans().iter().map(|span| moved(*span, at, true)).collect();
                moves.insert(index, (spans, State::Moved));
            }
        }
        moves
    }
}

/// A range counted from `start` on, or back again.
fn moved(range: CharRange, start: CharOffset, back: bool) -> CharRange {
    let by = start.to_usize();
    if back { range.shift(by) } else { CharRange::new(range.start().minus(by), range.end().minus(by)) }
}

/// What fragments cover, without white space.
fn covered(letters: &[char], spans: &[CharRange]) -> String {
    let pieces = spans.iter().filter_map(|span| letters.get(span.to_usize()));
    pieces.flatten().filter(|c| !c.is_whitespace()).collect()
}
