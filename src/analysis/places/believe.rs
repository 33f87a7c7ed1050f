//! Weighs what an article's names mean.
//!
//! One sense a name and article. Each name first stands for what it would mean anywhere; then twice
//! for what it means among the others as they were understood the time before. What comes out
//! depends on nothing but the names and how they stand to each other, so it holds until an edit
//! changes one of those.

use std::sync::Arc;

use rayon::prelude::*;

use crate::gazetteer::Sense;

use super::{
    context::{Context, Pick},
    grounds::{self, GROUNDS, Grounds, Said},
    links::Links,
    weigh::dot,
    weights::GROUND_WEIGHTS,
};

/// So many names and more are weighed on all cores; for fewer it costs more to wake them.
pub(super) const MANY: usize = 64;

/// How often names are weighed among each other.
const PASSES: usize = 3;

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
#[derive(Debug)]
pub(super) struct Belief {
    /// What it could mean, its consonants reckoned with.
    pub(super) senses: Arc<[Sense]>,
    /// What speaks for each whatever else the article names.
    alone: Vec<Grounds>,
    /// What speaks for each, by the last weighing.
    pub(super) grounds: Vec<Grounds>,
    /// How likely each is.
    pub(super) shares: Vec<f32>,
}

/// What the names of an article are believed to mean.
#[derive(Debug)]
pub(super) struct Beliefs {
    pub(super) names: Vec<Named>,
    /// The same for each name.
    pub(super) of: Vec<Belief>,
    pub(super) context: Context,
}

impl Beliefs {
    /// Weighs the names among each other.
    pub(super) fn new(names: Vec<Named>, links: Links) -> Self {
        let links = Arc::new(links);
        // At first each name stands alone.
        let alone = |name: &Named| Belief::alone(Arc::clone(&name.senses), name.said);
        let mut beliefs = Beliefs { of: names.iter().map(alone).collect(), names, context: Context::default() };
        for _ in 1..PASSES {
            beliefs.context = Context::new(beliefs.picks(), &links);
            beliefs.admit_skeletons();
            beliefs.judge_among();
        }
        beliefs.context = Context::new(beliefs.picks(), &links);
        beliefs
    }

    /// Whether they are of these names, which stand to each other like this.
    pub(super) fn are_of(&self, names: &[Named], links: &Links) -> bool {
        self.context.links() == links && self.names == names
    }

    /// What each name may mean by now, each sense with its share of the belief.
    fn picks(&self) -> Vec<Pick> {
        let mut picks = Vec::new();
        for (index, (name, belief)) in self.names.iter().zip(&self.of).enumerate() {
            let likely = belief.senses.iter().zip(&belief.shares).map(|(sense, share)| (sense, name.sure * share));
            picks.extend(likely.filter(|(_, sure)| *sure > LEAST_SURE).map(|(sense, sure)| Pick {
                name: index,
                entry: sense.hit.entry,
                facts: sense.facts,
                point: sense.point,
                sure,
                demonym: name.demonym,
            }));
        }
        picks
    }

    /// Gives names that the gazetteer lacks the entries with the same consonants in the countries
    /// the article is about.
    fn admit_skeletons(&mut self) {
        for (index, (name, belief)) in self.names.iter().zip(&mut self.of).enumerate() {
            if !belief.senses.is_empty() {
                continue;
            }
            let company = self.context.company(index);
            let home =
                |sense: &&Sense| company.country_share(&sense.facts).is_some_and(|share| share >= SKELETON_SHARE);
            let senses: Arc<[Sense]> = name.skeletons.iter().filter(home).copied().collect();
            if !senses.is_empty() {
                *belief = Belief::alone(senses, name.said);
            }
        }
    }

    fn judge_among(&mut self) {
        let context = &self.context;
        let judge = |(index, belief): (usize, &mut Belief)| {
            belief.grounds.clear();
            let company = context.company(index);
            let among = |(sense, alone)| grounds::among(sense, alone, &company);
            belief.grounds.extend(belief.senses.iter().zip(&belief.alone).map(among));
            belief.share_out();
        };
        if self.of.len() < MANY {
            self.of.iter_mut().enumerate().for_each(judge);
        } else {
            self.of.par_iter_mut().enumerate().for_each(judge);
        }
    }
}

impl Belief {
    /// What is to be believed of a name whatever else the article names.
    fn alone(senses: Arc<[Sense]>, said: Said) -> Self {
        let alone = grounds::alone(&senses, said);
        let mut belief = Belief { senses, grounds: alone.clone(), alone, shares: Vec::new() };
        belief.share_out();
        belief
    }

    /// What each sense has of the belief, by what speaks for it.
    fn share_out(&mut self) {
        self.shares.clear();
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
