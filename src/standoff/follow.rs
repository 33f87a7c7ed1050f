//! How text-bounds move with the edits of the article.
//!
//! The rule:
//!
//! - What is typed inside a fragment belongs to it; what is typed at either border does not.
//! - What takes the place of a part of a fragment, or of all of it, belongs to it, and so does
//!   what is typed on from there.
//! - Deleting a part shrinks the fragment. Deleting all of it parks it: a text-bound without
//!   fragments has no place until its text comes back, by undo or because it is pasted elsewhere.
//! - Where an edit leads to a text that was there before, as undo and redo do, everything is where it was then:
//!   borders too, which the first point alone would lose.

use crate::text::{AppliedEdit, CharOffset, CharRange, Text};

use super::{
    deleted::{Deletion, Hit, offset, signed},
    field::chars,
    places::{Moves, Places, State},
    seen::Seen,
    slide::{Neighbours, rotated, slid_to},
    torn::Torn,
    words::{Step, steps},
};

/// So many deletions that took no whole fragment along are remembered.
const REMEMBERED: usize = 64;

/// Where ranges of a text are after edits of it, each given with the text it left, by the rule that
/// text-bounds follow; `None` where all text of a range was deleted. An empty range stays before what
/// stands behind it.
///
/// ```
/// use postil::{standoff::followed, text::{CharRange, Edit, Format, Text}};
/// let before = Text::new("Nadia left.", Format::Plain);
/// let mut after = before.clone();
/// let edit = after.apply(&Edit { range: CharRange::of(0, 0), text: "So ".to_owned() });
/// assert_eq!(followed(&[CharRange::of(0, 5)], &before, [(&edit, &after)]), [Some(CharRange::of(3, 8))]);
/// ```
pub fn followed<'e>(
    ranges: &[CharRange],
    before: &Text,
    edits: impl IntoIterator<Item = (&'e AppliedEdit, &'e Text)>,
) -> Vec<Option<CharRange>> {
    let end = before.range().end();
    let last = ranges.iter().map(|range| range.is_empty() && range.start() == end);
    let mut places = Places::default();
    for range in ranges {
        let behind = CharRange::new(range.start(), range.start().plus(1).min(end));
        places.push(&[if range.is_empty() { behind } else { *range }]);
    }
    places.sort();
    let mut end = end;
    for (edit, after) in edits {
        places.follow(edit, after);
        end = after.range().end();
    }
    let now = (0..places.len()).map(|index| places.get(index).first().copied());
    let ends = ranges.iter().zip(last).zip(now);
    ends.map(|((range, last), now)| match now {
        _ if last => Some(CharRange::empty(end)),
        Some(now) if range.is_empty() => Some(CharRange::empty(now.start())),
        now => now,
    })
    .collect()
}

impl Places {
    /// Moves everything through an edit; `after` is the article with the edit made.
    pub(super) fn follow(&mut self, edit: &AppliedEdit, after: &Text) {
        let before = Seen::before(self, edit, after);
        let (at, removed, inserted) = trimmed(edit);
        let only_put_in = removed.is_empty() && !inserted.is_empty();
        let by = only_put_in.then(|| self.to_deleted(at, inserted, after)).flatten().unwrap_or_default();
        let (at, removed, inserted) = (offset(at, by), &*rotated(removed, by), &*rotated(inserted, by));
        let broken = self.broken_by_lines(at, removed);
        self.typing.next();
        let typing = self.replaced_by_part(edit, removed, inserted);
        self.make(at, removed, inserted, after);
        if !typing.is_empty() {
            let end = edit.at.plus(chars(&edit.inserted));
            self.typing.take(end);
            self.typing.rest(end, typing);
        }
        self.join_lines(broken, after);
        self.leave(before, after);
    }

    /// The text-bounds that hold what an edit puts other text in the place of, where that has its first or last letters
    /// and so looks like a deletion: “R” in the place of “Roldán” is where somebody goes on to type “Ruiz”.
    fn replaced_by_part(&self, edit: &AppliedEdit, removed: &str, inserted: &str) -> Vec<usize> {
        if removed.is_empty() || !inserted.is_empty() || edit.inserted.is_empty() {
            return Vec::new();
        }
        let range = CharRange::new(edit.at, edit.at.plus(chars(&edit.removed)));
        (0..self.len()).filter(|&index| self.get(index).iter().any(|span| span.covers(range))).collect()
    }

    /// Makes an edit.
    fn make(&mut self, at: CharOffset, removed: &str, inserted: &str, after: &Text) {
        match (removed.is_empty(), inserted.is_empty()) {
            (true, true) => {}
            (false, true) => {
                let by = Neighbours::of(after, at, 0).aligned(removed);
                let (at, removed) = (offset(at, by), rotated(removed, by));
                let copied = self.copied.take();
                self.delete(at, &removed, &Moves::new());
                if let Some((copy, text)) = copied {
                    self.go_to_copy(CharRange::new(at, at.plus(chars(&removed))), copy, &text);
                }
            }
            (true, false) => {
                let length = chars(inserted);
                let to_deletion = self.to_deleted(at, inserted, after);
                let by = to_deletion.unwrap_or_else(|| Neighbours::of(after, at, length).aligned(inserted));
                let (at, inserted) = (offset(at, by), rotated(inserted, by));
                self.insert(at, &inserted);
                self.copied = Some((at, inserted));
            }
            (false, false) => {
                self.copied = None;
                self.replace(at, removed, inserted);
            }
        }
    }

    /// How far text that was put in has to slide to be text that was deleted, where that was.
    fn to_deleted(&self, at: CharOffset, inserted: &str, after: &Text) -> Option<i64> {
        let length = chars(inserted);
        let latest = self.deleted.iter().rev();
        latest
            .filter(|it| it.text.len() >= inserted.len())
            .find_map(|deletion| slid_to(after, at, inserted, length, deletion.at, deletion.missing()))
    }

    /// Takes text out. What happens to text-bounds in `spared` is for the caller to say.
    fn delete(&mut self, at: CharOffset, text: &str, spared: &Moves) {
        let range = CharRange::new(at, at.plus(chars(text)));
        let goes_on = self.deleting
            && self
                .deleted
                .last()
                .is_some_and(|last| last.back == (0, 0) && [range.start(), range.end()].contains(&last.at));
        let mut deletion =
            Deletion { id: self.next, at, text: text.into(), hits: Vec::new(), back: (0, 0), places: Vec::new() };
        self.next += 1;
        // Where the offsets of now were before a deletion that goes on.
        let mut before = (0, 0);
        if goes_on && let Some(mut last) = self.deleted.pop() {
            before = last.join(range, text);
            deletion = last;
        }
        let mut moves = Moves::new();
        for index in 0..self.len() {
            let mut emptied = false;
            for place in self.bounds(index) {
                let span = self.spans[place];
                if span.end() <= at {
                    continue;
                }
                if span.overlaps(range) && !spared.contains_key(&index) {
                    hit(&mut deletion, index, span, before);
                }
                self.spans[place] = shrunk(span, range);
                emptied |= self.spans[place].is_empty() && !span.is_empty();
                self.touch(index);
            }
            if emptied {
                let left: Vec<CharRange> = self.get(index).iter().copied().filter(|span| !span.is_empty()).collect();
                let state = if left.is_empty() { State::Deleted } else { State::Moved };
                moves.insert(index, (left, state));
            }
        }
        for other in &mut self.deleted {
            if range.touches(other.at) && deletion.places.iter().all(|(id, _)| *id != other.id) {
                let place = signed(other.at.to_usize()) - signed(at.to_usize());
                deletion.places.push((other.id, if place > before.0 { place + before.1 } else { place }));
            }
            other.shrink(range);
        }
        self.deleted.push(deletion);
        self.deleting = true;
        self.forget();
        self.set(moves);
        self.typing.shrink(range);
    }

    fn insert(&mut self, at: CharOffset, text: &str) {
        let length = chars(text);
        let goes_on = self.typing.take(at);
        self.typing.grow(at, length);
        self.deleting = false;
        for index in 0..self.len() {
            for place in self.bounds(index) {
                let span = self.spans[place];
                if span.end() < at {
                    continue;
                }
                let mut now = grown(span, at, length);
                if span.end() == at && goes_on.contains(&index) {
                    now = CharRange::new(span.start(), span.end().plus(length));
                }
                if now != span {
                    self.spans[place] = now;
                    self.touch(index);
                }
            }
        }
        for deletion in &mut self.deleted {
            deletion.grow(at, length);
        }
        if !self.bring_back(at, text) {
            self.typing.rest(at.plus(length), goes_on);
        }
    }

    /// Replaces text by other text. Fragments that hold all of it keep what takes its place; to
    /// the others it is as if only the words that differ had been deleted and inserted.
    fn replace(&mut self, at: CharOffset, removed: &str, inserted: &str) {
        let range = CharRange::new(at, at.plus(chars(removed)));
        let length = chars(inserted);
        let holders = self.holders(range, length);
        let torn = Torn::of(self, range, removed, &holders);
        let oldest = self.next;
        for step in steps(removed, inserted) {
            self.deleting = false;
            match step {
                Step::Delete { at: from, text } => self.delete(at.plus(from), &text, &holders),
                Step::Insert { at: from, text } => self.insert(at.plus(from), &text),
                Step::Replace { at: from, removed, inserted } => {
                    let at = at.plus(from);
                    let inner = self.holders(CharRange::new(at, at.plus(chars(&removed))), chars(&inserted));
                    let spared = holders.iter().chain(&inner).map(|(index, place)| (*index, place.clone())).collect();
                    self.delete(at, &removed, &spared);
                    self.deleting = false;
                    self.insert(at, &inserted);
                    self.set(inner);
                }
            }
        }
        self.deleting = false;
        self.typing.take(at.plus(length));
        self.typing.rest(at.plus(length), holders.keys().copied().collect());
        self.set(holders);
        let mended = torn.mended(self, at, inserted);
        for deletion in self.deleted.iter_mut().filter(|deletion| deletion.id >= oldest) {
            deletion.hits.retain(|hit| !mended.contains_key(&hit.text_bound));
        }
        self.set(mended);
    }

    /// The text-bounds with a fragment that holds all of a range, and where they are once `length` code points take
    /// its place.
    fn holders(&self, range: CharRange, length: usize) -> Moves {
        let mut holders = Moves::new();
        for index in 0..self.len() {
            let spans = self.get(index);
            if spans.iter().any(|span| span.covers(range)) {
                let moved = spans.iter().map(|span| replaced(*span, range, length)).filter(|span| !span.is_empty());
                let moved: Vec<CharRange> = moved.collect();
                let state = if moved.is_empty() { State::Deleted } else { State::Moved };
                holders.insert(index, (moved, state));
            }
        }
        holders
    }

    /// Forgets old deletions that took no whole fragment along, and those of fragments that were
    /// brought back.
    fn forget(&mut self) {
        let superfluous = self.deleted.len().saturating_sub(REMEMBERED);
        let mut seen = 0;
        self.deleted.retain(|deletion| {
            seen += 1;
            seen > superfluous || deletion.holds_fragments()
        });
    }
}

/// Remembers what a fragment was before a deletion that takes text from it.
fn hit(deletion: &mut Deletion, text_bound: usize, span: CharRange, (split, joined): (i64, i64)) {
    let at = signed(deletion.at.to_usize());
    let (start, end) = (signed(span.start().to_usize()) - at, signed(span.end().to_usize()) - at);
    let start = if joined > 0 && start >= split { start + joined } else { start };
    let end = if joined > 0 && end > split { end + joined } else { end };
    let known = deletion.hits.iter().any(|hit| hit.text_bound == text_bound && hit.start <= start && end <= hit.end);
    if !known {
        deletion.hits.push(Hit { text_bound, start, end });
    }
}

/// Where a range is after a deletion.
fn shrunk(span: CharRange, removed: CharRange) -> CharRange {
    let moved = |at: CharOffset| if at >= removed.end() { at.minus(removed.len()) } else { at.min(removed.start()) };
    CharRange::new(moved(span.start()), moved(span.end()))
}

/// Where a range is after an insertion: it grows only around it.
fn grown(span: CharRange, at: CharOffset, length: usize) -> CharRange {
    if span.start() >= at && !(span.is_empty() && span.start() == at) {
        span.shift(length)
    } else if span.end() > at {
        CharRange::new(span.start(), span.end().plus(length))
    } else {
        span
    }
}

/// Where a range is after other text took the place of `removed`: one that holds it keeps it.
fn replaced(span: CharRange, removed: CharRange, length: usize) -> CharRange {
    let shift = |at: CharOffset| at.minus(removed.len()).plus(length);
    if span.start() >= removed.end() {
        CharRange::new(shift(span.start()), shift(span.end()))
    } else if span.end() <= removed.start() {
        span
    } else if span.covers(removed) {
        CharRange::new(span.start(), shift(span.end()))
    } else {
        shrunk(span, removed)
    }
}

/// An edit without what it takes out and puts back: the end first, then the start.
fn trimmed(edit: &AppliedEdit) -> (CharOffset, &str, &str) {
    let (mut a, mut b) = (edit.removed.as_str(), edit.inserted.as_str());
    let mut at = edit.at;
    while let (Some(x), Some(y)) = (a.chars().next_back(), b.chars().next_back())
        && x == y
    {
        (a, b) = (&a[..a.len() - x.len_utf8()], &b[..b.len() - y.len_utf8()]);
    }
    while let (Some(x), Some(y)) = (a.chars().next(), b.chars().next())
        && x == y
    {
        (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
        at = at.plus(1);
    }
    (at, a, b)
}
