//! Text that was deleted and is there again: taken back, pasted elsewhere, or copied there before.

use std::ops::Range;

use crate::text::{CharOffset, CharRange};

use super::{
    deleted::{Back, Hit, offset, signed},
    field::chars,
    places::{Moves, Places, State},
};

impl Places {
    /// What was just deleted from `range` had been put in elsewhere by the edit before, within the `text` at `copy`:
    /// its fragments are there.
    pub(super) fn go_to_copy(&mut self, range: CharRange, copy: CharOffset, text: &str) {
        let Some(last) = self.deleted.len().checked_sub(1) else { return };
        let end = copy.plus(chars(text));
        let at = if end <= range.start() {
            copy
        } else if range.end() <= copy {
            copy.minus(range.len())
        } else {
            return;
        };
        if self.deleted[last].holds_fragments() {
            let deletion = &self.deleted[last];
            let pieces = deletion.copied_to(text).unwrap_or_else(|| deletion.found_in(text));
            for (piece, start) in pieces {
                self.paste(last, at, &piece, start);
            }
        }
    }

    /// Puts fragments back whose text was just inserted at `at`. Tells whether any text came back.
    pub(super) fn bring_back(&mut self, at: CharOffset, text: &str) -> bool {
        let mut any = false;
        for index in (0..self.deleted.len()).rev() {
            if self.deleted[index].at == at
                && let Some(back) = self.deleted[index].brought_back(text)
            {
                let took = !self.deleted[index].hits.is_empty();
                self.undo(index, back, chars(text));
                if took {
                    return true;
                }
                // What it had taken along was pasted elsewhere, and that may have been taken back before.
                any = true;
                break;
            }
        }
        // Of two deletions of the same words only the later one comes back with them.
        let mut taken: Vec<Range<i64>> = Vec::new();
        for index in (0..self.deleted.len()).rev() {
            if self.deleted[index].holds_fragments() {
                for (piece, start) in self.deleted[index].found_in(text) {
                    let there = start..start + piece.end - piece.start;
                    if taken.iter().all(|it| there.end <= it.start || it.end <= there.start) {
                        self.paste(index, at, &piece, start);
                        taken.push(there);
                        any = true;
                    }
                }
            }
        }
        any
    }

    /// Text of a deletion is back in its place, all of it or one end; `length` code points of it
    /// with the last edit.
    fn undo(&mut self, index: usize, back: Back, length: usize) {
        let mut deletion = self.deleted.remove(index);
        let whole = deletion.len();
        let (head, tail) = (signed(deletion.back.0), signed(deletion.back.1));
        let first = offset(deletion.at, -head);
        let last = offset(deletion.at, signed(length) + tail);
        // What is back of the deleted text, counted from its start, and where that stands.
        let (from, to, at) = match back {
            Back::All => (0, whole, first),
            Back::Head(length) => (0, head + signed(length), first),
            Back::Tail(length) => (whole - tail - signed(length), whole, deletion.at),
        };
        let mut moves = Moves::new();
        for hit in &deletion.hits {
            let (start, end) = (hit.start.max(from), hit.end.min(to));
            if start >= end {
                continue;
            }
            let restored = CharRange::new(offset(at, start - from), offset(at, end - from));
            let current = moves.get(&hit.text_bound).map_or_else(|| self.get(hit.text_bound).to_vec(), |m| m.0.clone());
            // What was left of a fragment that was cut off touches what is back.
            let touches =
                |span: &CharRange| (hit.start < 0 && span.end() == first) || (hit.end > whole && span.start() == last);
            let mut now: Vec<CharRange> = Vec::new();
            let mut restored = restored;
            for span in current {
                if touches(&span) || (span.touches(restored.start()) && span.covers(restored)) {
                    restored = restored.join(span);
                } else {
                    now.push(span);
                }
            }
            now.push(restored);
            now.sort();
            moves.insert(hit.text_bound, (now, State::Moved));
        }
        self.set(moves);
        for (id, place) in &deletion.places {
            if let Some(other) =
                self.deleted.iter_mut().find(|other| other.id == *id && first <= other.at && other.at <= last)
            {
                other.at = offset(at, (*place).clamp(from, to) - from);
            }
        }
        if to - from < whole {
            let byte = |by: i64| {
                let by = usize::try_from(by).unwrap_or_default();
                deletion.text.char_indices().nth(by).map_or(deletion.text.len(), |(byte, _)| byte)
            };
            let left = if from == 0 { byte(to)..deletion.text.len() } else { 0..byte(from) };
            let shift = if from == 0 { to } else { 0 };
            deletion.text = deletion.text[left].into();
            deletion.at = offset(at, shift);
            deletion.back = if from == 0 { (0, deletion.back.1) } else { (deletion.back.0, 0) };
            for hit in &mut deletion.hits {
                (hit.start, hit.end) = (hit.start - shift, hit.end - shift);
            }
            let length = deletion.len();
            deletion.hits.retain(|hit| hit.start < length && hit.end > 0);
            for (_, place) in &mut deletion.places {
                *place -= shift;
            }
            deletion.places.retain(|(_, place)| (0..=length).contains(place));
            self.deleted.push(deletion);
        }
    }

    /// A piece of a deletion's text, given in its code points, stands `start` code points from
    /// `at` now: the fragments that lie inside it are there.
    fn paste(&mut self, index: usize, at: CharOffset, piece: &Range<i64>, start: i64) {
        let hits = std::mem::take(&mut self.deleted[index].hits);
        let inside = |hit: &Hit| hit.start >= piece.start && hit.end <= piece.end;
        let (moved, left): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(inside);
        self.deleted[index].hits = left;
        let mut moves = Moves::new();
        for hit in moved {
            let by = start - piece.start;
            let back = CharRange::new(offset(at, hit.start + by), offset(at, hit.end + by));
            let mut now = moves.get(&hit.text_bound).map_or_else(|| self.get(hit.text_bound).to_vec(), |m| m.0.clone());
            now.push(back);
            now.sort();
            moves.insert(hit.text_bound, (now, State::Moved));
        }
        self.set(moves);
    }
}
