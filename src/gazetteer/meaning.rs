//! What a name means, put together once and remembered.
//!
//! An article says the same names again and again, and a collection of articles does so all the more.

use std::{
    borrow::Borrow,
    hash::Hash,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use rapidhash::RapidHashMap;

use crate::lexicon::{
    divisions,
    lexemes::{letters, mix},
};

use super::{Facts, Gazetteer, Hit, Match, Opening, Point, Prefix, Rank, entry::padded, fold};

/// Something that a name could mean.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The entry, and how the name led to it.
    pub hit: Hit,
    /// What resolving looks at.
    pub facts: Facts,
    /// Where it is.
    pub point: Point,
    /// How large it is, 0 to about 1: the logarithm of its population.
    pub size: f32,
}

/// How large a place is, 0 to about 1: the logarithm of its population.
fn size(population: u64) -> f32 {
    ((population + 1) as f32).log10() / 8.0
}

/// Some of the ranks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranks(u8);

impl Ranks {
    fn insert(&mut self, rank: Rank) {
        self.0 |= 1 << rank as u8;
    }

    /// Whether a rank is among them.
    pub fn contains(self, rank: Rank) -> bool {
        self.0 & 1 << rank as u8 != 0
    }
}

/// All that a name could mean.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// The entries of the name, largest first, its own before those that have it besides; no more
    /// than [`MOST_SENSES`].
    pub senses: Arc<[Sense]>,
    /// The ranks of the entries of which it is the own name.
    pub ranks: Ranks,
    /// Whether any entry is a country.
    pub of_country: bool,
    /// Whether any of the senses is a capital.
    pub of_capital: bool,
    /// Whether any of the senses is a country or a capital.
    pub of_power: bool,
    /// Whether it is the own name of any entry.
    pub own_name: bool,
    /// Whether the workspace has a place of the name.
    pub workspace: bool,
    /// The population of the largest entry; one that has the name besides counts a tenth.
    pub population: u64,
    /// How large that is, 0 to about 1: its logarithm.
    pub size: f32,
}

/// More entries than this of one name are not weighed; the rest are villages.
pub const MOST_SENSES: usize = 60;

impl Meaning {
    /// Of the entries of a name.
    pub fn of(hits: &[Hit], gazetteer: &Gazetteer) -> Self {
        let mut senses = gazetteer.senses(hits);
        let mut meaning = Meaning::default();
        for Sense { hit, facts, .. } in &senses {
            meaning.workspace |= facts.own;
            meaning.of_country |= facts.rank == Rank::Country;
            if hit.by == Match::Own {
                meaning.own_name = true;
                meaning.population = meaning.population.max(facts.population);
                meaning.ranks.insert(facts.rank);
            } else {
                meaning.population = meaning.population.max(facts.population / 10);
            }
        }
        senses.truncate(MOST_SENSES);
        let of = |rank: Rank| senses.iter().any(|sense| sense.facts.rank == rank);
        meaning.of_capital = of(Rank::Capital);
        meaning.of_power = meaning.of_capital || of(Rank::Country);
        meaning.size = size(meaning.population);
        meaning.senses = senses.into();
        meaning
    }
}

impl Gazetteer {
    /// What entries are, largest first, those of the own name before those that have it besides.
    pub fn senses(&self, hits: &[Hit]) -> Vec<Sense> {
        let sense = |&hit: &Hit| {
            let facts = self.facts(hit.entry)?;
            Some(Sense { hit, facts, point: Point::new(facts.point), size: size(facts.population) })
        };
        let mut senses: Vec<Sense> = hits.iter().filter_map(sense).collect();
        senses.sort_by_key(|sense| (sense.hit.by, std::cmp::Reverse(sense.facts.population), sense.hit.entry));
        senses
    }

    /// “Frankfurt” is Frankfurt am Main’s own name, as “Newcastle” is Newcastle upon Tyne’s: what tells a town from its
    /// smaller namesakes is left out of the name of the largest.
    fn own_short_name(&self, name: &str, hits: &mut Vec<Hit>) {
        const LARGE: u64 = 100_000;
        let largest = (0..hits.len()).filter_map(|at| Some((self.facts(hits[at].entry)?.population, at))).max();
        let Some((_, at)) = largest.filter(|(population, at)| *population >= LARGE && hits[*at].by == Match::Alternate)
        else {
            return;
        };
        let key = fold(name);
        let whole = fold(self.name(hits[at].entry));
        let rest = whole.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix(' '));
        let qualified = rest.is_some_and(|rest| {
            ["am ", "an ", "upon ", "on ", "de ", "del ", "sur ", "bei "].iter().any(|word| rest.starts_with(word))
        });
        if qualified {
            hits[at].by = Match::Own;
            // Nobody who writes it means the village that somebody once spelled so.
            hits.retain(|hit| {
                hit.by != Match::Alternate || self.facts(hit.entry).is_some_and(|it| it.population >= LARGE)
            });
        }
    }

    /// What a name means: `prefix` is where it led, and the same name always leads there.
    pub fn meaning(&self, name: &str, prefix: &Prefix) -> Arc<Meaning> {
        self.memos.meanings.get(name, || self.put_together(name, prefix))
    }

    /// The same, not remembered.
    pub(super) fn put_together(&self, name: &str, prefix: &Prefix) -> Meaning {
        let mut hits = prefix.hits(self);
        // “Anbar” is Al Anbar, and “Beni” El Beni.
        let division = divisions::articled(&name.to_lowercase());
        let division = division.and_then(|state| self.division(state.country, state.admin1));
        hits.extend(division.map(|entry| Hit { entry, by: Match::Own }));
        self.own_short_name(name, &mut hits);
        Meaning::of(&hits, self)
    }

    /// What a name means that the gazetteer lacks.
    pub fn no_meaning(&self) -> &Arc<Meaning> {
        &self.memos.nothing
    }

    /// What the name of a country by its ISO code, or of a first-order division, means: `("US", "TX")`. `None`
    /// where there is no such entry.
    pub fn meaning_of_division(&self, country: &str, admin1: &str) -> Option<Arc<Meaning>> {
        let code = padded(country, admin1)?;
        let meaning = self.memos.divisions.get(std::str::from_utf8(&code).ok()?, || {
            let hit = self.division(country, admin1).map(|entry| Hit { entry, by: Match::Own });
            Meaning::of(hit.as_slice(), self)
        });
        (!meaning.senses.is_empty()).then_some(meaning)
    }

    /// Every entry that a name, however written, could be meant for: those that [`Gazetteer::find`] finds, and
    /// behind them those that only sound like it.
    pub fn namesakes(&self, name: &str) -> Arc<Vec<(Hit, Facts)>> {
        self.memos.namesakes.get(name, || {
            let hits = self.find(name).into_iter().chain(self.find_skeleton(name));
            hits.filter_map(|hit| Some((hit, self.facts(hit.entry)?))).collect()
        })
    }
}

/// What a gazetteer was asked lately.
#[derive(Debug, Default)]
pub(super) struct Memos {
    meanings: Memo<str, Meaning>,
    divisions: Memo<str, Meaning>,
    pub(super) openings: Openings,
    namesakes: Memo<str, Vec<(Hit, Facts)>>,
    /// What a name means that the gazetteer lacks.
    nothing: Arc<Meaning>,
}

/// What was found out about some words as the first of names: every capitalised word of every article is asked for.
#[derive(Debug, Default)]
pub(super) struct Openings {
    /// By [`letters`], which are sooner hashed and compared than the words they are of.
    by_letters: Memo<u128, Opening>,
    /// Of words with too many of them.
    by_word: Memo<str, Opening>,
}

impl Openings {
    /// What is remembered of a word of a text, or else looked up.
    pub(super) fn get(&self, text: &str, word: Range<usize>, look_up: impl FnOnce() -> Opening) -> Arc<Opening> {
        match letters(text, word.clone()) {
            Some(letters) => self.by_letters.get(&letters, look_up),
            None => self.by_word.get(text.get(word).unwrap_or_default(), look_up),
        }
    }
}

/// What was found out about some names.
#[derive(Debug)]
pub(super) struct Memo<K: ToOwned<Owned: Hash + Eq> + ?Sized, T> {
    shards: [Mutex<Shard<K::Owned, T>>; SHARDS],
}

impl<K: ToOwned<Owned: Hash + Eq> + ?Sized, T> Default for Memo<K, T> {
    fn default() -> Self {
        Memo { shards: Default::default() }
    }
}

/// What is about several entries.
pub(super) trait Many {
    /// How many entries it is about.
    fn count(&self) -> usize;
}

impl Many for Meaning {
    fn count(&self) -> usize {
        self.senses.len()
    }
}

impl Many for Vec<(Hit, Facts)> {
    fn count(&self) -> usize {
        self.len()
    }
}

/// Articles are read on several threads, which seldom ask for names of one shard at once.
const SHARDS: usize = 16;

/// So many entries are remembered by a shard, of about 100 bytes each.
const MOST_REMEMBERED: usize = 4096;

/// What something is remembered by.
pub(super) trait Key {
    /// A number that tells shards apart; their maps hash the key better than is needed for that.
    fn spread(&self) -> usize;
}

impl Key for str {
    fn spread(&self) -> usize {
        let bytes = self.as_bytes();
        let byte = |at: usize| bytes.get(at).map_or(0, |&byte| usize::from(byte));
        byte(0) + 3 * byte(bytes.len() / 2) + 7 * byte(bytes.len().saturating_sub(1)) + bytes.len()
    }
}

impl Key for u128 {
    fn spread(&self) -> usize {
        mix(*self) as usize
    }
}

#[derive(Debug)]
struct Shard<K, T> {
    by_name: RapidHashMap<K, Arc<T>>,
    /// The entries of all those names, each name counted as one more.
    entries: usize,
}

impl<K, T> Default for Shard<K, T> {
    fn default() -> Self {
        Shard { by_name: RapidHashMap::default(), entries: 0 }
    }
}

impl<K: Key + Hash + Eq + ToOwned<Owned: Hash + Eq + Borrow<K>> + ?Sized, T: Many> Memo<K, T> {
    pub(super) fn get(&self, name: &K, look_up: impl FnOnce() -> T) -> Arc<T> {
        let shard = &self.shards[name.spread() % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = shard.by_name.get(name) {
            return Arc::clone(found);
        }
        let found = Arc::new(look_up());
        shard.entries += found.count() + 1;
        if shard.entries > MOST_REMEMBERED {
            shard.by_name.clear();
            shard.entries = found.count() + 1;
        }
        shard.by_name.insert(name.to_owned(), Arc::clone(&found));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_and_forgets() {
        let memo = Memo::<str, Meaning>::default();
        let meaning = |population| Meaning { population, ..Meaning::default() };
        assert_eq!(memo.get("Aleppo", || meaning(1)).population, 1);
        assert_eq!(memo.get("Aleppo", || meaning(2)).population, 1);
        for number in 0..SHARDS * MOST_REMEMBERED * 2 {
            memo.get(&number.to_string(), || meaning(0));
        }
        let kept: usize = memo.shards.iter().map(|shard| shard.lock().map_or(0, |shard| shard.by_name.len())).sum();
        assert!(kept <= SHARDS * MOST_REMEMBERED);
        assert_eq!(memo.get("Aleppo", || meaning(3)).population, 3);
    }
}
