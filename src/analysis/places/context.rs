//! What an article's names, taken together, say of where it is.

use std::{ops::Range, sync::Arc};

use crate::gazetteer::{EntryId, Facts, Point, Rank};

use super::{
    links::{Links, Seconds, Sifted},
    nearness::{Nearness, Reach, Sites},
    seats::{CountryCode, Counts, DivisionCode, Seat, Seats},
    surest::Surest,
};

/// One thing that a name may mean, for the time being.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick {
    /// The name.
    pub(super) name: usize,
    /// What it means.
    pub(super) entry: EntryId,
    pub(super) facts: Facts,
    /// Where it is.
    pub(super) point: Point,
    /// In what it lies.
    pub(super) seat: Seat,
    /// How sure it is that the name is of a place and means this, 0 to 1.
    pub(super) sure: f32,
    /// Whether it only tells the country: a demonym.
    pub(super) demonym: bool,
}

/// Votes of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Context {
    picks: Vec<Pick>,
    countries: Counts<Votes>,
    divisions: Counts<Votes>,
    total: f32,
    /// How the names stand to each other.
    links: Arc<Links>,
    /// What each name means by kind: how sure each kind is.
    kinds: Vec<[f32; KINDS]>,
    /// Where the names are.
    sites: Sites,
    /// Which picks are of a name; they come in the order of names.
    of: Vec<Range<usize>>,
    /// How sure the picks of a name in countries are, taken together.
    total_of: Vec<f32>,
}

/// Votes for one country, or for one first-order division.
#[derive(Debug, Default)]
struct Votes {
    all: f32,
    /// The surest names of itself.
    named: Surest,
    /// The surest names of what lies in it.
    inside: Surest,
}

/// Country, first-order division, narrower division, town, feature, continent.
const KINDS: usize = 6;

fn kind(rank: Rank) -> usize {
    match rank {
        Rank::Country => 0,
        Rank::State => 1,
        Rank::County => 2,
        Rank::Town | Rank::Capital | Rank::Section => 3,
        Rank::Feature => 4,
        Rank::Continent => 5,
    }
}

/// A code and its share of the votes.
type Share<Code> = (Code, f32);

impl Context {
    /// Counts the picks, which lie in `seats`.
    pub(super) fn new(picks: Vec<Pick>, links: &Arc<Links>, seats: &Seats) -> Self {
        let names = picks.last().map_or(0, |pick| pick.name + 1);
        let mut context = Context {
            sites: Sites::new(&picks),
            links: Arc::clone(links),
            kinds: vec![[0.0; KINDS]; names],
            of: vec![0..0; names],
            total_of: vec![0.0; names],
            countries: Counts::new(seats.countries.len()),
            divisions: Counts::new(seats.divisions.len()),
            ..Context::default()
        };
        for (at, pick) in picks.iter().enumerate() {
            let of = &mut context.of[pick.name];
            *of = if of.end == 0 { at } else { of.start }..at + 1;
            context.kinds[pick.name][kind(pick.facts.rank)] += pick.sure;
            context.total_of[pick.name] += pick.sure;
            let Some(country) = context.countries.entry(pick.seat.country) else { continue };
            country.add(pick, Rank::Country);
            context.total += pick.sure;
            if let Some(division) = context.divisions.entry(pick.seat.division) {
                division.add(pick, Rank::State);
            }
        }
        context.picks = picks;
        context
    }

    /// How the names stand to each other.
    pub(super) fn links(&self) -> &Links {
        &self.links
    }

    /// A name among the others.
    pub(super) fn company(&self, name: usize) -> Company<'_> {
        Company {
            context: self,
            name,
            picks: self.of(name),
            votes: self.total - self.total_of(name),
            neighbours: self.links.neighbours.of(name).sifted(),
            peers: self.links.peers.of(name),
            mute_peers: self.links.mute_peers.get(name).copied().unwrap_or_default(),
            inside: self.links.chains.of(name),
            around: self.links.chained.of(name),
        }
    }

    /// What a name may mean.
    fn of(&self, name: usize) -> &[Pick] {
        self.of.get(name).and_then(|range| self.picks.get(range.clone())).unwrap_or_default()
    }

    fn total_of(&self, name: usize) -> f32 {
        self.total_of.get(name).copied().unwrap_or_default()
    }

    /// The nearest pick of another name within reach that is `such`; countries, continents and demonyms left out.
    pub(super) fn nearest(
        &self,
        facts: &Facts,
        point: Point,
        name: usize,
        reach: Reach,
        such: impl Fn(&Pick) -> bool,
    ) -> Option<&Pick> {
        self.sites.nearest(facts, point, name, reach, |pick| such(&self.picks[pick])).map(|pick| &self.picks[pick])
    }

    /// The country that most votes are for, with its share, and the first-order division.
    pub(super) fn home(&self, seats: &Seats) -> (Option<Share<CountryCode>>, Option<Share<DivisionCode>>) {
        (self.most(&self.countries, &seats.countries), self.most(&self.divisions, &seats.divisions))
    }

    /// The first by code of those with most votes.
    fn most<Code: Copy + Ord>(&self, votes: &Counts<Votes>, codes: &[Code]) -> Option<Share<Code>> {
        let votes = votes.iter().filter_map(|(number, votes)| Some((*codes.get(number)?, votes.all)));
        let most = votes.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        most.map(|(code, votes)| (code, share(votes, self.total)))
    }
}

impl Votes {
    /// Counts a pick; one of the rank `itself` is what the votes are for rather than in it.
    fn add(&mut self, pick: &Pick, itself: Rank) {
        self.all += pick.sure;
        if !pick.demonym {
            let surest = if pick.facts.rank == itself { &mut self.named } else { &mut self.inside };
            surest.add(pick.name, pick.sure);
        }
    }
}

/// A name of an article among the others, whose senses are weighed one by one.
#[derive(Debug)]
pub(super) struct Company<'c> {
    context: &'c Context,
    name: usize,
    /// What it may mean.
    picks: &'c [Pick],
    /// The votes of the other names.
    votes: f32,
    /// The names it stands next to.
    neighbours: Sifted<'c>,
    /// The names it is listed with.
    peers: Seconds<'c>,
    /// How many names that mean nothing it is listed with.
    mute_peers: u32,
    /// The names it is said to lie in.
    inside: Seconds<'c>,
    /// The names that are said to lie in it.
    around: Seconds<'c>,
}

impl Company<'_> {
    /// How near a place is to what the other names mean.
    pub(super) fn nearness(&self, facts: &Facts, point: Point) -> Nearness {
        self.context.sites.nearness(facts, point, self.name, self.neighbours)
    }

    /// How far the names that it is listed with mean things of a place's kind, 0 to 1.
    pub(super) fn peers(&self, facts: &Facts) -> f32 {
        let alike = |peer: usize| self.context.kinds.get(peer).map_or(0.0, |kinds| kinds[kind(facts.rank)]);
        let count = self.peers.len() + self.mute_peers as usize;
        self.peers.iter().map(alike).sum::<f32>() / (0.5 + count as f32)
    }

    /// The share of the other names' votes for a country; `None` where no name may mean anything there.
    pub(super) fn country_share(&self, seat: Seat) -> Option<f32> {
        let votes = self.context.countries.get(seat.country)?.all;
        let own: f32 = self.picks.iter().filter(|pick| pick.seat.country == seat.country).map(|pick| pick.sure).sum();
        Some(share(votes - own, self.votes))
    }

    /// The share of the other names' votes for a first-order division.
    pub(super) fn division_share(&self, seat: Seat) -> f32 {
        let Some(votes) = self.context.divisions.get(seat.division) else { return 0.0 };
        let own: f32 = self.picks.iter().filter(|pick| pick.seat.division == seat.division).map(|pick| pick.sure).sum();
        share(votes.all - own, self.votes)
    }

    /// How sure it is that the article says that this place lies in another, and another in it.
    pub(super) fn containment(&self, facts: &Facts) -> (f32, f32) {
        let inside = |inner: &Facts, outer: &Facts| match outer.rank {
            Rank::Country => inner.same_country(outer) && inner.rank != Rank::Country,
            Rank::State => inner.same_admin1(outer) && inner.rank != Rank::State,
            Rank::County => inner.area == outer.area && inner.rank != Rank::County,
            _ => false,
        };
        let sure = |name: usize, such: &dyn Fn(&Pick) -> bool| -> f32 {
            self.context.of(name).iter().filter(|pick| such(pick)).map(|pick| pick.sure).sum()
        };
        let (mut contained, mut contains) = (0.0_f32, 0.0_f32);
        for outer in self.inside.iter() {
            contained = contained.max(sure(outer, &|pick| inside(facts, &pick.facts)));
        }
        for inner in self.around.iter() {
            contains = contains.max(sure(inner, &|pick| inside(&pick.facts, facts)));
        }
        (contained.min(1.0), contains.min(1.0))
    }

    /// How sure it is that the article names something else in a country.
    pub(super) fn names_inside_country(&self, seat: Seat) -> f32 {
        self.context.countries.get(seat.country).map_or(0.0, |votes| votes.inside.beside(self.name))
    }

    /// How sure it is that the article names something else in a first-order division.
    pub(super) fn names_inside_division(&self, seat: Seat) -> f32 {
        self.context.divisions.get(seat.division).map_or(0.0, |votes| votes.inside.beside(self.name))
    }

    /// How sure it is that the article names a country.
    pub(super) fn names_country(&self, seat: Seat) -> f32 {
        self.context.countries.get(seat.country).map_or(0.0, |votes| votes.named.beside(self.name))
    }

    /// How sure it is that the article names a first-order division.
    pub(super) fn names_division(&self, seat: Seat) -> f32 {
        self.context.divisions.get(seat.division).map_or(0.0, |votes| votes.named.beside(self.name))
    }
}

/// Votes as a share, damped where there are few of them.
fn share(votes: f32, total: f32) -> f32 {
    (votes / (total + 0.7)).clamp(0.0, 1.0)
}
