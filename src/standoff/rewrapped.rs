//! Fragments that are there only because a line ended between them, which a stand-off file can't hold: where the line
//! goes on by now, as where a text is wrapped anew, they are one again.

use crate::text::{CharOffset, CharRange, Text};

use super::{
    edits::breaks_span,
    field::chars,
    places::{Moves, Places, State},
};

impl Places {
    /// The text-bounds between whose fragments a line ends in the text that an edit takes out at a place, and behind
    /// which fragment of each that is.
    pub(super) fn broken_by_lines(&self, at: CharOffset, removed: &str) -> Vec<(usize, usize)> {
        let mut broken = Vec::new();
        if !removed.contains(breaks_span) {
            return broken;
        }
        let range = CharRange::new(at, at.plus(chars(removed)));
        for index in 0..self.len() {
            for (place, pair) in self.get(index).windows(2).enumerate() {
                let (start, end) = (pair[0].end().max(range.start()), pair[1].start().min(range.end()));
                if start < end {
                    let gap = CharRange::new(start.minus(at.to_usize()), end.minus(at.to_usize()));
                    let mut gap = removed.chars().skip(gap.start().to_usize()).take(gap.len());
                    broken.extend(gap.any(breaks_span).then_some((index, place)));
                }
            }
        }
        broken
    }

    /// Joins such fragments where one space stands between them now, or nothing: their text stays what it was.
    pub(super) fn join_lines(&mut self, broken: Vec<(usize, usize)>, after: &Text) {
        let mut moves = Moves::new();
        // The last first: joining moves those behind.
        for (index, place) in broken.into_iter().rev() {
            let now = moves.get(&index).map(|(spans, _)| spans.clone());
            let mut spans = now.unwrap_or_else(|| self.get(index).to_vec());
            // An edit may have taken whole fragments along.
            if let Some(&[first, second]) = spans.get(place..place + 2)
                && first.end() <= second.start()
                && matches!(&*after.slice(CharRange::new(first.end(), second.start())), "" | " ")
            {
                spans[place] = first.join(second);
                spans.remove(place + 1);
                moves.insert(index, (spans, State::Moved));
            }
        }
        self.set(moves);
    }
}
