//! What an article's names, taken together, say of where it is.

use std::collections::HashMap;

use crate::gazetteer::{Facts, Rank};

/// One thing that a name may mean, for the time being.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick {
    /// The name.
    pub(super) group: usize,
    /// What it means.
    pub(super) facts: Facts,
    /// How sure it is that the name is of a place and means this, 0 to 1.
    pub(super) sure: f32,
    /// Whether it only tells the country: a demonym.
    pub(super) demonym: bool,
}

/// Votes of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Context {
    picks: Vec<Pick>,
    countries: HashMap<[u8; 2], f32>,
    divisions: HashMap<[u8; 12], f32>,
    total: f32,
    /// “X, Y”: the groups of X and Y.
    chains: Vec<(usize, usize)>,
    /// Groups named one after the other in one paragraph, the smaller first; in order, for it is asked of every
    /// pair of names.
    neighbours: Vec<(usize, usize)>,
    /// Which picks are of a group.
    of: HashMap<usize, Vec<usize>>,
}

/// A code and its share of the votes.
type Share<const N: usize> = ([u8; N], f32);

fn country(facts: &Facts) -> [u8; 2] {
    [facts.division[0], facts.division[1]]
}

impl Context {
    /// Counts the picks.
    pub(super) fn new(picks: Vec<Pick>, chains: Vec<(usize, usize)>, mut neighbours: Vec<(usize, usize)>) -> Self {
        for pair in &mut neighbours {
            *pair = in_order(pair.0, pair.1);
        }
        neighbours.sort_unstable();
        neighbours.dedup();
        let mut context = Context { picks: Vec::new(), chains, neighbours, ..Context::default() };
        for (at, pick) in picks.iter().enumerate() {
            context.of.entry(pick.group).or_default().push(at);
            if pick.facts.division[0] == 0 {
                continue;
            }
            *context.countries.entry(country(&pick.facts)).or_default() += pick.sure;
            context.total += pick.sure;
            if pick.facts.division[3] != 0 {
                *context.divisions.entry(pick.facts.division).or_default() += pick.sure;
            }
        }
        context.picks = picks;
        context
    }

    /// The picks of all names but one, demonyms left out.
    pub(super) fn picks(&self, group: usize) -> impl Iterator<Item = &Pick> {
        self.picks.iter().filter(move |pick| pick.group != group && !pick.demonym)
    }

    fn of(&self, group: usize) -> impl Iterator<Item = &Pick> {
        self.of.get(&group).into_iter().flatten().map(|&at| &self.picks[at])
    }

    /// The share of the other names' votes for the country of a place.
    pub(super) fn country_share(&self, facts: &Facts, group: usize) -> f32 {
        let own = |same: bool| {
            self.of(group).filter(|pick| !same || pick.facts.same_country(facts)).map(|pick| pick.sure).sum::<f32>()
        };
        let votes = self.countries.get(&country(facts)).copied().unwrap_or_default() - own(true);
        share(votes, self.total - own(false))
    }

    /// The share of the other names' votes for the first-order division of a place.
    pub(super) fn division_share(&self, facts: &Facts, group: usize) -> f32 {
        if facts.division[3] == 0 {
            return 0.0;
        }
        let own = |same: bool| {
            self.of(group).filter(|pick| !same || pick.facts.same_admin1(facts)).map(|pick| pick.sure).sum::<f32>()
        };
        let votes = self.divisions.get(&facts.division).copied().unwrap_or_default() - own(true);
        share(votes, self.total - own(false))
    }

    /// How sure it is that the article says that this place lies in another, and another in it.
    pub(super) fn containment(&self, facts: &Facts, group: usize) -> (f32, f32) {
        let inside = |inner: &Facts, outer: &Facts| match outer.rank {
            Rank::Country => inner.same_country(outer) && inner.rank != Rank::Country,
            Rank::State => inner.same_admin1(outer) && inner.rank != Rank::State,
            Rank::County => inner.area == outer.area && inner.rank != Rank::County,
            _ => false,
        };
        let (mut contained, mut contains) = (0.0_f32, 0.0_f32);
        for &(x, y) in &self.chains {
            if x == group {
                contained =
                    contained.max(self.of(y).filter(|pick| inside(facts, &pick.facts)).map(|pick| pick.sure).sum());
            }
            if y == group {
                contains =
                    contains.max(self.of(x).filter(|pick| inside(&pick.facts, facts)).map(|pick| pick.sure).sum());
            }
        }
        (contained.min(1.0), contains.min(1.0))
    }

    /// Whether two names stand one after the other.
    pub(super) fn are_neighbours(&self, a: usize, b: usize) -> bool {
        self.neighbours.binary_search(&in_order(a, b)).is_ok()
    }

    /// How sure it is that another place of the article lies in this one.
    pub(super) fn covers(&self, facts: &Facts, group: usize) -> f32 {
        self.surest(group, |pick| match facts.rank {
            Rank::Country => pick.facts.same_country(facts) && pick.facts.rank != Rank::Country,
            _ => pick.facts.same_admin1(facts) && pick.facts.rank != Rank::State,
        })
    }

    /// How sure it is that the article names the country of a place.
    pub(super) fn names_country_of(&self, facts: &Facts, group: usize) -> f32 {
        self.surest(group, |pick| pick.facts.rank == Rank::Country && pick.facts.same_country(facts))
    }

    /// How sure it is that the article names the first-order division of a place.
    pub(super) fn names_division_of(&self, facts: &Facts, group: usize) -> f32 {
        self.surest(group, |pick| pick.facts.rank == Rank::State && pick.facts.same_admin1(facts))
    }

    fn surest(&self, group: usize, such: impl Fn(&&Pick) -> bool) -> f32 {
        self.picks(group).filter(such).map(|pick| pick.sure).fold(0.0, f32::max)
    }

    /// The country that most votes are for, with its share, and the first-order division.
    pub(super) fn home(&self) -> (Option<Share<2>>, Option<Share<12>>) {
        let best = |a: f32, b: f32| a.total_cmp(&b);
        let country = self.countries.iter().max_by(|a, b| best(*a.1, *b.1).then(b.0.cmp(a.0)));
        let division = self.divisions.iter().max_by(|a, b| best(*a.1, *b.1).then(b.0.cmp(a.0)));
        (
            country.map(|(code, votes)| (*code, share(*votes, self.total))),
            division.map(|(code, votes)| (*code, share(*votes, self.total))),
        )
    }
}

fn in_order(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

/// Votes as a share, damped where there are few of them.
fn share(votes: f32, total: f32) -> f32 {
    (votes / (total + 0.7)).clamp(0.0, 1.0)
}
