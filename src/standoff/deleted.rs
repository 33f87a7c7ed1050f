//! What was taken out of the article, remembered so that it can come back.

use std::{ops::Range, sync::Arc};

use crate::text::{CharOffset, CharRange};

use super::field::chars;

/// A fragment that lost text to a deletion, as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The number of its text-bound.
    pub(super) text_bound: usize,
    /// Where it started, in code points from the start of the deletion; before it where negative.
    pub(super) start: i64,
    /// Where it ended, counted alike.
    pub(super) end: i64,
}

/// A run of text that was deleted, and what it took along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deletion {
    /// Which it is; the later the higher.
    pub(super) id: u64,
    /// Where the text would stand in the article as it is now.
    pub(super) at: CharOffset,
    /// What was deleted.
    pub(super) text: Arc<str>,
    /// The fragments that lost text.
    pub(super) hits: Vec<Hit>,
    /// How much of its start and of its end is back already, in pieces too short to say that the
    /// text is coming back.
    pub(super) back: (usize, usize),
    /// Other deletions whose places lie in the deleted text, and where in it.
    pub(super) places: Vec<(u64, i64)>,
}

/// How much of a deletion an insertion brings back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// All that was missing.
    All,
    /// This many code points from the start of what was missing.
    Head(usize),
    /// This many code points up to its end.
    Tail(usize),
}

/// Fewer code points than this don't show that a part of a deletion comes back, only that all of
/// it may: somebody who deletes a name and types another may well start with the same letter.
const LEAST_PART: usize = 3;

/// A text that was cut must be at least so many code points long to be known again elsewhere.
const LEAST_ALONE: usize = 2;

/// The same where other text comes with it: a name may well be written anew, a clause is not.
const LEAST_WITHIN: usize = 16;

impl Deletion {
    /// Its length in code points.
    pub(super) fn len(&self) -> i64 {
        signed(chars(&self.text))
    }

    /// Whether a hit lost all its text.
    pub(super) fn swallowed(&self, hit: &Hit) -> bool {
        hit.start >= 0 && hit.end <= self.len()
    }

    /// Whether it took along whole fragments.
    pub(super) fn holds_fragments(&self) -> bool {
        self.hits.iter().any(|hit| self.swallowed(hit))
    }

    /// What is not back yet.
    pub(super) fn missing(&self) -> &str {
        let byte = |by: usize| self.text.char_indices().nth(by).map_or(self.text.len(), |(byte, _)| byte);
        let (head, tail) = self.back;
        if (head, tail) == (0, 0) {
            return &self.text;
        }
        let end = byte(chars(&self.text).saturating_sub(tail));
        &self.text[byte(head).min(end)..end]
    }

    /// How much of it `text` brings back, put where it was deleted.
    pub(super) fn brought_back(&mut self, text: &str) -> Option<Back> {
        let missing = self.missing();
        let length = chars(text);
        if text == missing {
            return Some(Back::All);
        }
        if missing.starts_with(text) {
            if length >= LEAST_PART {
                return Some(Back::Head(length));
            }
            self.back.0 += length;
            self.at = self.at.plus(length);
        } else if missing.ends_with(text) {
            if length >= LEAST_PART {
                return Some(Back::Tail(length));
            }
            self.back.1 += length;
        }
        None
    }

    /// Speaks of the text-bounds of another reading of the file, by the numbers that they have there, if any.
    pub(super) fn renumber(&mut self, now: impl Fn(usize) -> Option<usize>) {
        self.hits.retain_mut(|hit| now(hit.text_bound).map(|index| hit.text_bound = index).is_some());
    }

    /// Moves its place through a deletion of `range` somewhere in the article.
    pub(super) fn shrink(&mut self, range: CharRange) {
        let (head, tail) = self.back;
        let before = CharRange::new(self.at.minus(head), self.at);
        let behind = CharRange::new(self.at, self.at.plus(tail));
        self.back = (head - before.shared(range), tail - behind.shared(range));
        self.at = if self.at >= range.end() { self.at.minus(range.len()) } else { self.at.min(range.start()) };
    }

    /// Moves its place through an insertion that did not bring it back.
    pub(super) fn grow(&mut self, at: CharOffset, length: usize) {
        let (head, tail) = self.back;
        if self.at > at {
            if self.at.minus(head) < at {
                self.back.0 = 0;
            }
            self.at = self.at.plus(length);
        } else if at > self.at && at < self.at.plus(tail) {
            self.back.1 = 0;
        }
    }

    /// The pieces of the deleted text that stand in `text`, and where each starts there; both in
    /// code points. That is all of it, or else the lines of it that are long enough to be known
    /// again; white space around them does not count.
    pub(super) fn found_in(&self, text: &str) -> Vec<(Range<i64>, i64)> {
        let find = |piece: &str, at: usize| {
            let core = piece.trim();
            let start = at + piece.len() - piece.trim_start().len();
            let length = chars(core);
            let alone = length >= LEAST_ALONE && text.trim() == core;
            if !alone && length < LEAST_WITHIN {
                return None;
            }
            let byte = text.find(core)?;
            let start = signed(chars(&self.text[..start]));
            Some((start..start + signed(length), signed(chars(&text[..byte]))))
        };
        if let Some(all) = find(&self.text, 0) {
            return vec![all];
        }
        let mut at = 0;
        let lines = self.text.split_inclusive('\n').filter_map(|line| {
            at += line.len();
            find(line, at - line.len())
        });
        lines.collect()
    }

    /// The lines of the deleted text in a `text` that was put in right before, in their order and with other white
    /// space between them, as [`Deletion::found_in`] gives them: there even a short one is known. `None` where one is
    /// not there.
    pub(super) fn copied_to(&self, text: &str) -> Option<Vec<(Range<i64>, i64)>> {
        let (mut pieces, mut at, mut from) = (Vec::new(), 0, 0);
        for line in self.text.split_inclusive('\n') {
            let core = line.trim();
            if !core.is_empty() {
                let byte = from + text[from..].find(core)?;
                let start = signed(chars(&self.text[..at + line.len() - line.trim_start().len()]));
                pieces.push((start..start + signed(chars(core)), signed(chars(&text[..byte]))));
                from = byte + core.len();
            }
            at += line.len();
        }
        // A word may well be typed in one place and deleted in another.
        (pieces.len() > 1).then_some(pieces)
    }

    /// Joins a deletion made right behind this one: of `range` in the article as this one left
    /// it, which touches the place of this one. Returns where a place of that article was before
    /// both, counted from the start of the joint deletion: for the start of a fragment, and for
    /// the end of one.
    pub(super) fn join(&mut self, range: CharRange, text: &str) -> (i64, i64) {
        let before = self.at.to_usize() - range.start().to_usize();
        let split = text.char_indices().nth(before).map_or(text.len(), |(byte, _)| byte);
        let own = self.len();
        self.text = [&text[..split], &self.text, &text[split..]].concat().into();
        self.at = range.start();
        for hit in &mut self.hits {
            hit.start += signed(before);
            hit.end += signed(before);
        }
        for (_, place) in &mut self.places {
            *place += signed(before);
        }
        (signed(before), own)
    }
}

/// A count of code points that may be counted backwards.
pub(super) fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The offset `by` code points from `at`; the start of the article at the least.
pub(super) fn offset(at: CharOffset, by: i64) -> CharOffset {
    let to = signed(at.to_usize()).saturating_add(by).max(0);
    CharOffset::new(usize::try_from(to).unwrap_or_default())
}
