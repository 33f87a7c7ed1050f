//! Weighs what an article's names mean.
//!
//! One sense a name and article. Each name first stands for what it would mean anywhere; then twice
//! for what it means among the others as they were understood the time before. What comes out
//! depends on nothing but the names and how they stand to each other, so it holds until an edit
//! changes one of those.
//!
//! Half the names of an article are of people, or open sentences. They say nothing of the others and are
//! weighed only if they are asked for ([`Beliefs::settle`]).

use std::sync::Arc;

use rayon::prelude::*;

use crate::gazetteer::Sense;

use super::{
    context::{Company, Context, Pick},
    grounds::{self, GROUNDS, Grounds, Said},
    links::Links,
    seats::{Seat, Seats},
    weigh::dot,
    weights::GROUND_WEIGHTS,
};

/// So many names and more are weighed on all cores; for fewer it costs more to wake them.
pub(super) const MANY: usize = 64;

/// How often names are weighed among each other.
const PASSES: usize = 2;

/// Senses that are less likely than this say nothing of the others.
const LEAST_SURE: f32 = 0.04;

/// Names are looked for by their consonants in a country that has this share of the votes.
const SKELETON_SHARE: f32 = 0.25;

/// One name of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// What it could mean.
    pub(super) senses: Arc<[Sense]>,
    /// For a name that the gazetteer lacks: the entries with its consonants.
    pub(super) skeletons: Vec<Sense>,
    /// Whether it only tells the country.
    pub(super) demonym: bool,
    /// What the article says of its kind.
    pub(super) said: Said,
    /// How likely it is a place, by its clearest mention.
    pub(super) sure: f32,
}

impl Named {
    /// Whether whatever it means says nothing of the others.
    fn is_quiet(&self) -> bool {
        self.sure <= LEAST_SURE
    }
}

/// Entries are the same if their ids are: two names of one gazetteer are compared.
impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &[Sense], b: &[Sense]| a.iter().map(|sense| sense.hit).eq(b.iter().map(|sense| sense.hit));
        self.demonym == other.demonym
            && self.said == other.said
            && self.sure.to_bits() == other.sure.to_bits()
            && (Arc::ptr_eq(&self.senses, &other.senses) || same(&self.senses, &other.senses))
            && same(&self.skeletons, &other.skeletons)
    }
}

/// What a name is believed to mean.
#[derive(Debug, Default)]
pub(super) struct Belief {
    /// What it could mean, its consonants reckoned with.
    pub(super) senses: Arc<[Sense]>,
    /// Where each of them lies.
    pub(super) seats: Vec<Seat>,
    /// What speaks for each, by the last weighing.
    pub(super) grounds: Vec<Grounds>,
    /// How likely each is.
    pub(super) shares: Vec<f32>,
    /// Whether it was weighed among the others for the last time.
    settled: bool,
}

/// What the names of an article are believed to mean.
#[derive(Debug)]
pub(super) struct Beliefs {
    pub(super) names: Vec<Named>,
    /// The same for each name.
    of: Vec<Belief>,
    pub(super) seats: Seats,
    /// The others as they were understood before the last weighing.
    before: Context,
    /// As they are understood now.
    pub(super) context: Context,
}

impl Beliefs {
    /// Weighs the names among each other, but for those that say nothing of the others.
    pub(super) fn new(names: Vec<Named>, links: Links) -> Self {
        let links = Arc::new(links);
        let mut seats = Seats::default();
        // At first each name stands alone.
        let alone = |name: &Named| match name.is_quiet() {
            true => Belief::default(),
            false => Belief::alone(Arc::clone(&name.senses), name.said, &mut seats),
        };
        let of = names.iter().map(alone).collect();
        let mut beliefs = Beliefs { of, names, seats, before: Context::default(), context: Context::default() };
        for pass in 1..=PASSES {
            beliefs.before = Context::new(beliefs.picks(), &links, &beliefs.seats);
            beliefs.admit_skeletons();
            // What has one sense has it whatever the others mean.
            beliefs.weigh(|_, belief| belief.senses.len() > 1, pass == PASSES);
        }
        beliefs.context = Context::new(beliefs.picks(), &links, &beliefs.seats);
        beliefs
    }

    /// Whether they are of these names, which stand to each other like this.
    pub(super) fn are_of(&self, names: &[Named], links: &Links) -> bool {
        self.context.links() == links && self.names == names
    }

    /// What a name is believed to mean; `None` as long as it is not settled.
    pub(super) fn of(&self, name: usize) -> Option<&Belief> {
        self.of.get(name).filter(|belief| belief.settled)
    }

    /// Settles what the names mean that are `wanted` and not settled yet.
    pub(super) fn settle(&mut self, wanted: &[bool]) {
        for ((name, belief), wanted) in self.names.iter().zip(&mut self.of).zip(wanted) {
            if *wanted && !belief.settled && name.is_quiet() {
                *belief = Belief::alone(Arc::clone(&name.senses), name.said, &mut self.seats);
            }
        }
        self.weigh(|name, belief| wanted[name] && !belief.settled, true);
    }

    /// What each name may mean by now, each sense with its share of the belief.
    fn picks(&self) -> Vec<Pick> {
        let mut picks = Vec::with_capacity(self.of.len() * 2);
        for (index, (name, belief)) in self.names.iter().zip(&self.of).enumerate() {
            let likely = belief.shares.iter().map(|share| name.sure * share).enumerate();
            picks.extend(likely.filter(|(_, sure)| *sure > LEAST_SURE).map(|(at, sure)| {
                let sense = &belief.senses[at];
                Pick {
                    name: index,
                    entry: sense.hit.entry,
                    facts: sense.facts,
                    point: sense.point,
                    seat: belief.seats[at],
                    sure,
                    demonym: name.demonym,
                }
            }));
        }
        picks
    }

    /// Gives names that the gazetteer lacks the entries with the same consonants in the countries
    /// the article is about.
    fn admit_skeletons(&mut self) {
        for (index, (name, belief)) in self.names.iter().zip(&mut self.of).enumerate() {
            if !belief.senses.is_empty() || name.skeletons.is_empty() {
                continue;
            }
            let company = self.before.company(index);
            let seats = &mut self.seats;
            let mut is_home = |sense: &Sense| company.country_share(seats.seat(&sense.facts)) >= Some(SKELETON_SHARE);
            let senses: Arc<[Sense]> = name.skeletons.iter().filter(|sense| is_home(sense)).copied().collect();
            if !senses.is_empty() {
                *belief = Belief::alone(senses, name.said, seats);
            }
        }
    }

    /// Weighs those names among the others that are `such`.
    fn weigh(&mut self, such: impl Fn(usize, &Belief) -> bool, last: bool) {
        let before = &self.before;
        let weigh = |(name, belief): (usize, &mut Belief)| {
            belief.weigh_among(&before.company(name));
            belief.settled = last;
        };
        let beliefs = self.of.iter_mut().enumerate().filter(|(name, belief)| such(*name, belief));
        let beliefs: Vec<(usize, &mut Belief)> = beliefs.collect();
        if beliefs.len() < MANY {
            beliefs.into_iter().for_each(weigh);
        } else {
            beliefs.into_par_iter().for_each(weigh);
        }
    }
}

impl Belief {
    /// What is to be believed of a name whatever else the article names.
    fn alone(senses: Arc<[Sense]>, said: Said, seats: &mut Seats) -> Self {
        let mut belief = Belief {
            seats: senses.iter().map(|sense| seats.seat(&sense.facts)).collect(),
            grounds: grounds::alone(&senses, said),
            shares: Vec::with_capacity(senses.len()),
            settled: false,
            senses,
        };
        belief.share_out();
        belief
    }

    /// What is to be believed of it among others.
    fn weigh_among(&mut self, company: &Company<'_>) {
        for ((sense, &seat), grounds) in self.senses.iter().zip(&self.seats).zip(&mut self.grounds) {
            grounds::among(sense, seat, grounds, company);
        }
        self.share_out();
    }

    /// What each sense has of the belief, by what speaks for it.
    fn share_out(&mut self) {
        self.shares.clear();
        if self.senses.len() == 1 {
            self.shares.push(1.0);
            return;
        }
        self.shares.extend(self.grounds.iter().map(|grounds| dot(&GROUND_WEIGHTS, grounds)));
        let most = self.shares.iter().copied().fold(f32::MIN, f32::max);
        for share in &mut self.shares {
            *share = (*share - most).exp();
        }
        let all: f32 = self.shares.iter().sum();
        for share in &mut self.shares {
            *share /= all;
        }
    }
}

/// The likeliest of shares.
pub(super) fn best(shares: &[f32]) -> Option<usize> {
    (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)))
}

const _: () = assert!(GROUNDS == GROUND_WEIGHTS.len());
