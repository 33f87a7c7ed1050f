//! Which of several equal edits was meant.
//!
//! Taking “said ” out of “he said so” leaves the same text as taking out “aid s”. An editor that
//! computes its edits from the text before and after, as Neovim does, reports whichever its
//! algorithm comes upon; the one that starts and ends between words is what the writer did.

use crate::text::{CharOffset, CharRange, Text};

use super::{deleted::signed, field::chars};

/// How far, in code points, an edit may slide.
const FARTHEST: usize = 64;

/// What stands beside an edit.
#[derive(Clone, Debug)]
pub(super) struct Neighbours {
    /// Before it, the nearest last.
    before: Vec<char>,
    /// Behind it, the nearest first.
    behind: Vec<char>,
}

impl Neighbours {
    /// What stands beside `length` code points at `at`.
    pub(super) fn of(text: &Text, at: CharOffset, length: usize) -> Self {
        Neighbours::within(text, at, length, FARTHEST)
    }

    /// The same, as far as `farthest`.
    fn within(text: &Text, at: CharOffset, length: usize, farthest: usize) -> Self {
        let end = at.plus(length);
        Neighbours {
            before: text.slice(CharRange::new(at.minus(farthest), at)).chars().collect(),
            behind: text.slice(CharRange::new(end, end.plus(farthest))).chars().collect(),
        }
    }

    /// Whether the same text results when `piece` stands `by` code points further on.
    pub(super) fn can_slide(&self, piece: &str, by: i64) -> bool {
        let distance = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        if distance == 0 {
            return true;
        }
        if by > 0 {
            distance <= self.behind.len()
                && self.behind[..distance]
                    .iter()
                    .zip(piece.chars().chain(self.behind.iter().copied()))
                    .all(|(a, b)| *a == b)
        } else {
            distance <= self.before.len()
                && self
                    .before
                    .iter()
                    .rev()
                    .take(distance)
                    .zip(piece.chars().rev().chain(self.before.iter().rev().copied()))
                    .all(|(a, b)| *a == b)
        }
    }

    /// By how much to slide `piece` so that it starts and ends between words; not at all where it
    /// does so already, can't, or is a single code point.
    pub(super) fn aligned(&self, piece: &str) -> i64 {
        if chars(piece) < 2 || self.stands_between_words(piece, 0) {
            return 0;
        }
        // Nearest first, and to the left before the right.
        let distances = (1..=signed(FARTHEST)).take_while(|&d| self.can_slide(piece, -d) || self.can_slide(piece, d));
        distances
            .flat_map(|distance| [-distance, distance])
            .find(|&by| self.can_slide(piece, by) && self.stands_between_words(piece, by))
            .unwrap_or(0)
    }

    fn stands_between_words(&self, piece: &str, by: i64) -> bool {
        let all: Vec<char> =
            self.before.iter().copied().chain(piece.chars()).chain(self.behind.iter().copied()).collect();
        let start = usize::try_from(signed(self.before.len()) + by).unwrap_or_default();
        let parts_words = |at: usize| {
            let word = |index: usize| all.get(index).is_some_and(|c| c.is_alphanumeric());
            at > 0 && word(at - 1) && word(at)
        };
        !parts_words(start) && !parts_words(start + chars(piece))
    }
}

/// How far `piece` at `at` has to slide to read like `other` at `there`, if it can without another text coming of it;
/// `length` of its code points stand in `text`: all where it was put in, none where it was taken out.
pub(super) fn slid_to(
    text: &Text,
    at: CharOffset,
    piece: &str,
    length: usize,
    there: CharOffset,
    other: &str,
) -> Option<i64> {
    let by = signed(there.to_usize()) - signed(at.to_usize());
    let farthest = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let near = by.clamp(-signed(FARTHEST), signed(FARTHEST));
    // What can't slide a little way can't slide far: most of an article is not looked at.
    let same = piece.len() == other.len()
        && rotated(piece, by) == other
        && Neighbours::of(text, at, length).can_slide(piece, near)
        && Neighbours::within(text, at, length, farthest).can_slide(piece, by);
    same.then_some(by)
}

/// `piece` as it reads after it slid: what it left behind on one side it has on the other.
pub(super) fn rotated(piece: &str, by: i64) -> String {
    let all: Vec<char> = piece.chars().collect();
    if all.is_empty() {
        return String::new();
    }
    let by = by.rem_euclid(signed(all.len()));
    let (head, tail) = all.split_at(usize::try_from(by).unwrap_or_default());
    tail.iter().chain(head).collect()
}
