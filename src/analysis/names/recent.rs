//! Words the tagger saw of late, and what each weighs by itself.
//!
//! Most words that stand in or beside a name stood there a moment ago: names come again, and what
//! stands beside them are the small words of the language. What a word by itself adds to the
//! scores is the same every time, and it is nearly half of all that is added up.

use super::{
    features::{Stand, View},
    model::Scores,
    words::Words,
};
use crate::analysis::tokens::{TokenKind, Tokens};

/// Words remembered, a power of two: those of a few articles, and few enough to stay near the processor.
const REMEMBERED: usize = 1 << 10;

/// The bytes of a word, its length and kind; longer words are not remembered.
type Key = [u64; 4];

/// Bytes of the longest word that is remembered.
const LONGEST: usize = 30;

/// A word that was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    key: Key,
    view: View,
    /// What it adds to the scores by where it stands, once that was asked.
    sums: [Option<Scores>; 3],
}

/// The words seen last. All must be of one model.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    words: Vec<Word>,
}

/// Where a word was remembered when it was seen; another may be there by now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    at: usize,
    key: Key,
}

impl Recent {
    /// Token `i` as the templates see it.
    pub(super) fn view(&mut self, tokens: &Tokens, i: usize, words: &Words<'_>) -> (View, Option<Slot>) {
        if self.words.is_empty() {
            self.words.resize(REMEMBERED, Word::default());
        }
        let key = tokens.get(i).and_then(|token| key(tokens.text(i).as_bytes(), token.kind));
        let Some(key) = key else { return (View::new(tokens, i, words), None) };
        let at = place(key);
        let slot = Some(Slot { at, key });
        match self.words.get_mut(at) {
            Some(word) if word.key == key => (word.view, slot),
            Some(word) => {
                *word = Word { key, view: View::new(tokens, i, words), sums: [None; 3] };
                (word.view, slot)
            }
            None => (View::new(tokens, i, words), None),
        }
    }

    /// What a word adds to the scores where it stands, from memory or else by `sum`.
    pub(super) fn sum(&mut self, slot: Option<Slot>, stand: Stand, sum: impl FnOnce() -> Scores) -> Scores {
        match slot.and_then(|slot| self.words.get_mut(slot.at).filter(|word| word.key == slot.key)) {
            Some(word) => *word.sums[stand as usize].get_or_insert_with(sum),
            None => sum(),
        }
    }
}

fn key(text: &[u8], kind: TokenKind) -> Option<Key> {
    let mut bytes = [0; 32];
    bytes[..LONGEST].get_mut(..text.len())?.copy_from_slice(text);
    bytes[LONGEST] = text.len() as u8;
    bytes[LONGEST + 1] = kind as u8 + 1;
    let (chunks, _) = bytes.as_chunks();
    Some([0, 1, 2, 3].map(|i| u64::from_le_bytes(chunks[i])))
}

fn place(key: Key) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = key.iter().fold(0_u64, |state, part| (state.rotate_left(5) ^ part).wrapping_mul(MIX));
    (mixed >> (u64::BITS - REMEMBERED.trailing_zeros())) as usize
}
