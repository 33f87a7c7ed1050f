//! Lists that are filled for one paragraph after another: made anew for each, they cost more than what is put in.

use std::{mem, ops::Range};

use super::{
    claims::Claim,
    clusters::Cluster,
    items::{Item, Items},
};

/// The lists of the paragraph before, kept for their room; what is in them is of no account.
#[derive(Debug, Default)]
pub struct Room {
    list: Vec<Item<'static>>,
    cues: Vec<usize>,
    stops: Vec<usize>,
    /// The frames of a paragraph.
    pub(super) frames: Vec<Range<usize>>,
    /// The clusters of a frame.
    pub(super) clusters: Vec<Cluster>,
    /// The claims of a frame.
    pub(super) claims: Vec<Claim>,
}

/// Lists of items, of those that may be cues, and of those behind which a frame may end.
type Lists<'t> = (Vec<Item<'t>>, Vec<usize>, Vec<usize>);

impl Room {
    /// Empty lists for the items of a paragraph of so many tokens.
    pub(super) fn lists<'t>(&mut self, tokens: usize) -> Lists<'t> {
        let (mut list, mut cues, mut stops) =
            (emptied(mem::take(&mut self.list)), mem::take(&mut self.cues), mem::take(&mut self.stops));
        cues.clear();
        stops.clear();
        list.reserve(tokens);
        // About as many as a paragraph of news has.
        cues.reserve(tokens / 8 + 2);
        stops.reserve(tokens / 16 + 2);
        (list, cues, stops)
    }

    /// Takes back what it gave for some items.
    pub(super) fn keep(&mut self, items: Items<'_>) {
        let Items { list, cues, stops, .. } = items;
        (self.list, self.cues, self.stops) = (emptied(list), cues, stops);
    }
}

/// The same list without its items, and so of any text. It is collected in place and not made anew.
fn emptied<'t>(mut list: Vec<Item<'_>>) -> Vec<Item<'t>> {
    list.clear();
    list.into_iter().map_while(|_| None).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tokens::Tokens;

    #[test]
    fn the_room_is_kept() {
        let mut room = Room::default();
        let tokens = Tokens::new("The river rose, she said, and the bridge was closed.");
        let items = Items::new(&tokens, &[], &[], &mut room);
        let (place, length) = (items.list.as_ptr().addr(), items.list.len());
        assert!(length > 10);
        room.keep(items);
        let items = Items::new(&tokens, &[], &[], &mut room);
        assert_eq!((items.list.as_ptr().addr(), items.list.len()), (place, length));
    }
}
