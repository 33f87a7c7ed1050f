//! What a name means, put together once and remembered.
//!
//! An article says the same names again and again, and a collection of articles does so all the more.

use std::{
    hash::BuildHasher as _,
    sync::{Arc, Mutex, PoisonError},
};

use rapidhash::{RapidHashMap, fast::RandomState};

use super::{Facts, Gazetteer, Hit, Match, Point, Prefix, Rank};

/// Something that a name could mean.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The entry, and how the name led to it.
    pub hit: Hit,
    /// What resolving looks at.
    pub facts: Facts,
    /// Where it is.
    pub point: Point,
}

/// All that a name could mean.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// The entries of the name, largest first, its own before those that have it besides; no more
    /// than [`MOST_SENSES`].
    pub senses: Arc<[Sense]>,
    /// The ranks of the entries of which it is the own name.
    pub ranks: Vec<Rank>,
    /// Whether any entry is a country.
    pub of_country: bool,
    /// Whether it is the own name of any entry.
    pub own_name: bool,
    /// Whether the workspace has a place of the name.
    pub workspace: bool,
    /// The population of the largest entry; one that has the name besides counts a tenth.
    pub population: u64,
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
                if !meaning.ranks.contains(&facts.rank) {
                    meaning.ranks.push(facts.rank);
                }
            } else {
                meaning.population = meaning.population.max(facts.population / 10);
            }
        }
        senses.truncate(MOST_SENSES);
        meaning.senses = senses.into();
        meaning
    }
}

impl Gazetteer {
    /// What entries are, largest first, those of the own name before those that have it besides.
    pub fn senses(&self, hits: &[Hit]) -> Vec<Sense> {
        let sense = |&hit: &Hit| {
            let facts = self.facts(hit.entry)?;
            Some(Sense { hit, facts, point: Point::new(facts.point) })
        };
        let mut senses: Vec<Sense> = hits.iter().filter_map(sense).collect();
        senses.sort_by_key(|sense| (sense.hit.by, std::cmp::Reverse(sense.facts.population), sense.hit.entry));
        senses
    }

    /// What a name means: `prefix` is where it led, and the same name always leads there.
    pub fn meaning(&self, name: &str, prefix: &Prefix) -> Arc<Meaning> {
        self.memo.get(name, || Meaning::of(&prefix.hits(self), self))
    }
}

/// The meanings of the names asked for lately.
#[derive(Debug, Default)]
pub(super) struct Memo {
    hasher: RandomState,
    shards: [Mutex<Shard>; SHARDS],
}

/// Articles are read on several threads, which seldom ask for names of one shard at once.
const SHARDS: usize = 16;

/// So many senses are remembered by a shard, of about 100 bytes each.
const MOST_REMEMBERED: usize = 4096;

#[derive(Debug, Default)]
struct Shard {
    by_name: RapidHashMap<Box<str>, Arc<Meaning>>,
    /// The senses of all those names, each name counted as one more.
    senses: usize,
}

impl Memo {
    fn get(&self, name: &str, look_up: impl FnOnce() -> Meaning) -> Arc<Meaning> {
        let shard = &self.shards[self.hasher.hash_one(name) as usize % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(meaning) = shard.by_name.get(name) {
            return Arc::clone(meaning);
        }
        let meaning = Arc::new(look_up());
        shard.senses += meaning.senses.len() + 1;
        if shard.senses > MOST_REMEMBERED {
            shard.by_name.clear();
            shard.senses = meaning.senses.len() + 1;
        }
        shard.by_name.insert(name.into(), Arc::clone(&meaning));
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_and_forgets() {
        let memo = Memo::default();
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
