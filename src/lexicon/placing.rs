//! What the lists around place names say of a word, in one look.
//!
//! Each word beside a name is asked for a dozen things, and most words are none of them.

use std::sync::LazyLock;

use bitflags::bitflags;

use super::{
    divisions,
    table::{Index, Words},
    toponyms::{self, is_capital_direction, is_direction},
};

bitflags! {
    /// Which lists hold a word: those of [`toponyms`], and the kinds of [`divisions`].
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Placing: u32 {
        /// [`toponyms::is_landform`]
        const LANDFORM = 1;
        /// A noun for streets and the like, which are called after a place without lying in it.
        const STREET = 1 << 1;
        /// [`toponyms::is_settlement`]
        const SETTLEMENT = 1 << 2;
        /// A noun for who lives in a settlement, runs it, or walks in it: “residents of X”.
        const HAS_SETTLEMENT = 1 << 3;
        /// [`toponyms::is_disease_noun`]
        const DISEASE_NOUN = 1 << 4;
        /// [`toponyms::is_namesake`]
        const NAMESAKE = 1 << 5;
        /// [`toponyms::is_wide_feature`]
        const WIDE_FEATURE = 1 << 6;
        /// [`toponyms::is_locative`]
        const LOCATIVE = 1 << 7;
        /// [`toponyms::is_directional`]
        const DIRECTIONAL = 1 << 8;
        /// [`toponyms::is_direction`]
        const DIRECTION = 1 << 9;
        /// [`toponyms::is_capital_direction`]
        const CAPITAL_DIRECTION = 1 << 10;
        /// A verb of moving whose object is often a place.
        const TAKES_PLACE = 1 << 11;
        /// [`toponyms::is_stormed`]
        const STORMED = 1 << 12;
        /// What newspapers and broadcasters are called behind the name of their town.
        const PAPER = 1 << 13;
        /// A word that many names of places begin with: “Kafr”, “Fort”, “San”.
        const HEAD = 1 << 14;
        /// [`toponyms::is_never_place`]
        const NEVER_PLACE = 1 << 15;
        /// [`divisions::is_type`]
        const DIVISION = 1 << 16;
        /// A noun for streets and squares that stands before their names: “Avenida Bolívar”.
        const STREET_BEFORE = 1 << 17;
        /// The same for hospitals, theatres and the like.
        const SITE_BEFORE = 1 << 18;
    }
}

/// The lists that a flag stands for by themselves.
static LISTS: [(Placing, &Words); 17] = [
    (Placing::LANDFORM, &toponyms::LANDFORMS),
    (Placing::STREET, &toponyms::STREETS),
    (Placing::SETTLEMENT, &toponyms::SETTLEMENTS),
    (Placing::HAS_SETTLEMENT, &toponyms::OF_SETTLEMENTS),
    (Placing::DISEASE_NOUN, &toponyms::DISEASE_NOUNS),
    (Placing::NAMESAKE, &toponyms::NAMESAKES),
    (Placing::WIDE_FEATURE, &toponyms::WIDE_FEATURES),
    (Placing::LOCATIVE, &toponyms::LOCATIVES),
    (Placing::DIRECTIONAL, &toponyms::DIRECTIONALS),
    (Placing::TAKES_PLACE, &toponyms::TAKES_PLACE),
    (Placing::STORMED, &toponyms::STORMED),
    (Placing::PAPER, &toponyms::PAPERS),
    (Placing::HEAD, &toponyms::HEADS),
    (Placing::NEVER_PLACE, &toponyms::NEVER),
    (Placing::DIVISION, &divisions::TYPES),
    (Placing::STREET_BEFORE, &toponyms::STREETS_BEFORE),
    (Placing::SITE_BEFORE, &toponyms::SITES_BEFORE),
];

impl Placing {
    /// Which lists hold a word in lower case.
    pub fn of(lower: &str) -> Placing {
        static INDEX: LazyLock<Index<Placing>> = LazyLock::new(|| {
            let listed = LISTS.iter().flat_map(|(_, list)| list.iter());
            Index::new(listed.chain(toponyms::directions()).map(|word| (word, Placing::read(word))))
        });
        INDEX.get(lower).unwrap_or_default()
    }

    /// Asks every list.
    fn read(lower: &str) -> Placing {
        let mut placing = Placing::empty();
        for (flag, list) in &LISTS {
            placing.set(*flag, list.contains(lower));
        }
        placing.set(Placing::DIRECTION, is_direction(lower));
        placing.set(Placing::CAPITAL_DIRECTION, is_capital_direction(lower));
        placing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_says_what_all_lists_say() {
        let words = LISTS.iter().flat_map(|(_, list)| list.iter()).chain(toponyms::directions());
        for word in words.chain(["", "said", "north-eastern", "lower", "downtown", "st."]) {
            assert_eq!(Placing::of(word), Placing::read(word), "{word}");
        }
        assert_eq!(Placing::of("downtown"), Placing::LOCATIVE | Placing::DIRECTION | Placing::CAPITAL_DIRECTION);
        assert_eq!(Placing::of("mainlands"), Placing::empty());
    }
}
