//! Weighs an article's mentions of names: is each a place?
//!
//! The question is answered by a sum of weighted evidence, turned into a probability. What a name
//! means if it is one is weighed in between ([`believe`](super::believe)), once for all its mentions.

use std::{iter, sync::Arc};

use rapidhash::{RapidHashMap, RapidHashSet};

use crate::{
    analysis::{
        paragraph::Placed,
        people::{EntityKind, MentionForm, People},
    },
    gazetteer::{Gazetteer, MOST_SENSES, Rank},
};

use super::{
    LocalPlace,
    believe::{Belief, Beliefs, Named, best},
    cues::{CUES, Cue, Cues},
    grounds::Ground,
    joints::Within,
    links::Links,
    spans::Form,
    weights::CUE_WEIGHTS,
};

/// One mention of a name.
#[derive(Debug)]
pub(super) struct Mention<'p> {
    /// Its paragraph's index.
    pub(super) paragraph: usize,
    /// What was found there.
    pub(super) local: &'p LocalPlace,
    /// The name it is a mention of: an index into [`Beliefs::names`], or beyond them for a name that
    /// means nothing the gazetteer knows of.
    pub(super) name: usize,
    /// What speaks for its being a place.
    pub(super) cues: Cues,
}

/// The mentions of an article's names.
#[derive(Debug)]
pub(super) struct Mentions<'p> {
    pub(super) list: Vec<Mention<'p>>,
    /// The names that may mean something, in the order of the article.
    names: Vec<Named>,
    /// How many names there are with those that mean nothing.
    name_count: usize,
}

/// The probability that evidence of a sum stands for.
pub(super) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// The sum of weighted values, in eight lanes that a processor can add up side by side.
pub(super) fn dot<const N: usize>(weights: &[f32; N], values: &[f32; N]) -> f32 {
    let (weights, last_weights) = weights.as_chunks::<8>();
    let (values, last_values) = values.as_chunks::<8>();
    let mut lanes = [0.0_f32; 8];
    for (weights, values) in weights.iter().zip(values) {
        lanes = std::array::from_fn(|i| lanes[i] + weights[i] * values[i]);
    }
    let last: f32 = last_weights.iter().zip(last_values).map(|(weight, value)| weight * value).sum();
    lanes.iter().sum::<f32>() + last
}

impl<'p> Mentions<'p> {
    /// The mentions of an article with what speaks for each whatever else the article names.
    pub(super) fn gather(paragraphs: &'p [Placed], people: &People, gazetteer: &Gazetteer) -> Self {
        let mut names: Vec<Named> = Vec::new();
        let mut by_key: RapidHashMap<(&str, bool), usize> = RapidHashMap::default();
        let mut list = Vec::new();
        for (paragraph, placed) in paragraphs.iter().enumerate() {
            for local in &placed.reading.places {
                let demonym = local.form == Form::Demonym;
                let name = *by_key.entry((local.key.as_str(), demonym)).or_insert_with(|| {
                    names.push(Named { senses: Arc::clone(&local.senses), demonym, ..Named::default() });
                    names.len() - 1
                });
                // Where it was named first, a word that it is known by may have been missing.
                if names[name].senses.is_empty() {
                    names[name].senses = Arc::clone(&local.senses);
                }
                names[name].said.add(local.said);
                list.push(Mention { paragraph, local, name, cues: local.cues });
            }
        }
        let persons = person_words(people);
        mark_diseases(&mut list, names.len());
        for mention in &mut list {
            let known_person = mention.local.key.split(' ').all(|word| persons.contains(word));
            // Where nothing but the name speaks for a place, it is the person once more.
            mention.cues[Cue::PersonInArticle as usize] = match known_person {
                true if is_bare(&mention.cues) => 2.0,
                true => 1.0,
                false => 0.0,
            };
            let sure = if mention.local.form == Form::Demonym { 0.6 } else { mention.sure() };
            let name = &mut names[mention.name];
            name.sure = name.sure.max(sure);
        }
        for mention in &list {
            let name = &mut names[mention.name];
            if mention.local.form == Form::Unknown
                && name.senses.is_empty()
                && name.skeletons.is_empty()
                && name.sure >= SKELETON_SURE
            {
                name.skeletons = gazetteer.senses(&gazetteer.find_skeleton(&mention.local.key));
                name.skeletons.truncate(MOST_SENSES);
            }
        }
        let mut mentions = Mentions { list, name_count: names.len(), names };
        mentions.put_mute_names_last();
        mentions
    }

    /// Numbers the names anew, those that mean nothing behind the others, so that a word half typed
    /// changes nothing about the rest.
    fn put_mute_names_last(&mut self) {
        let mute = |name: &Named| name.senses.is_empty() && name.skeletons.is_empty();
        let live = self.names.iter().filter(|name| !mute(name)).count();
        let (mut next_live, mut next_mute) = (0, live);
        let number = |name: &Named| {
            let next = if mute(name) { &mut next_mute } else { &mut next_live };
            std::mem::replace(next, *next + 1)
        };
        let numbers: Vec<usize> = self.names.iter().map(number).collect();
        self.names.retain(|name| !mute(name));
        for mention in &mut self.list {
            mention.name = numbers[mention.name];
        }
    }

    /// The names with how they stand to each other; they are gone from here.
    pub(super) fn take_names(&mut self) -> (Vec<Named>, Links) {
        let names = std::mem::take(&mut self.names);
        let links = Links::new(names.len(), &self.neighbours(), &self.chains(), &self.peers());
        (names, links)
    }

    /// Weighs each mention by what its name was found to mean, and by the other mentions.
    pub(super) fn weigh(&mut self, beliefs: &Beliefs) {
        self.mark_coherent(beliefs);
        self.mark_listed();
        self.mark_elsewhere();
    }

    /// Tells each mention how surely the names it is listed with are places: “Aleppo, Ghouta, Deraa”.
    fn mark_listed(&mut self) {
        let sure: Vec<f32> = self.list.iter().map(Mention::sure).collect();
        for at in 1..self.list.len() {
            let (x, y) = (&self.list[at - 1], &self.list[at]);
            if x.paragraph != y.paragraph || !x.local.joint.listed {
                continue;
            }
            for (mention, other) in [(at - 1, at), (at, at - 1)] {
                let cue = &mut self.list[mention].cues[Cue::NeighbourPlace as usize];
                *cue = cue.max(sure[other]);
            }
        }
    }

    /// Tells each mention how often its name is said, and how clear the case is elsewhere.
    fn mark_elsewhere(&mut self) {
        let mut counts = vec![0_usize; self.name_count];
        let mut best = vec![(f32::MIN, f32::MIN); self.name_count];
        for mention in &self.list {
            counts[mention.name] += 1;
            let sum = dot(&CUE_WEIGHTS, &mention.cues);
            let (first, second) = &mut best[mention.name];
            if sum > *first {
                (*first, *second) = (sum, *first);
            } else {
                *second = second.max(sum);
            }
        }
        for mention in &mut self.list {
            let sum = dot(&CUE_WEIGHTS, &mention.cues);
            let (first, second) = best[mention.name];
            let other = if sum == first { second } else { first };
            mention.cues[Cue::Repeated as usize] = (counts[mention.name] as f32).ln() / 3.0;
            mention.cues[Cue::ElsewherePlace as usize] =
                if other == f32::MIN { 0.0 } else { (other / 5.0).clamp(-1.0, 1.0) };
        }
    }

    /// “X, Y” and “X in Y”, as names: what lies in the other first.
    fn chains(&self) -> Vec<(usize, usize)> {
        let chained = |(x, y): (&Mention<'_>, &Mention<'_>)| match x.local.joint.within {
            _ if x.name == y.name => None,
            Some(Within::Next) => Some((x.name, y.name)),
            Some(Within::Last) => Some((y.name, x.name)),
            None => None,
        };
        self.side_by_side().filter_map(chained).collect()
    }

    /// Names that are listed with each other: “X, Y and Z”.
    fn peers(&self) -> Vec<(usize, usize)> {
        let listed = self.side_by_side().filter(|(x, _)| x.local.joint.listed);
        listed.map(|(x, y)| (x.name, y.name)).filter(|(x, y)| x != y).collect()
    }

    /// Names that follow one another.
    fn neighbours(&self) -> Vec<(usize, usize)> {
        self.side_by_side().map(|(x, y)| (x.name, y.name)).filter(|(x, y)| x != y).collect()
    }

    /// Mentions that follow one another in one paragraph.
    fn side_by_side(&self) -> impl Iterator<Item = (&Mention<'p>, &Mention<'p>)> {
        iter::zip(&self.list, self.list.iter().skip(1)).filter(|(x, y)| x.paragraph == y.paragraph)
    }

    /// Tells each mention whether what its name means fits the rest of the article.
    fn mark_coherent(&mut self, beliefs: &Beliefs) {
        let fits = |(name, belief): (usize, &Belief)| {
            let at = best(&belief.shares)?;
            let sense = belief.senses.get(at)?;
            let near = belief.grounds.get(at)?[Ground::Near as usize];
            let share = beliefs.context.country_share(&sense.facts, name);
            let rarity = 1.0 / (1.0 + (belief.senses.len() as f32).ln());
            Some((near * rarity, if sense.facts.rank == Rank::Country { 0.5 } else { share.max(near) }))
        };
        let fits: Vec<Option<(f32, f32)>> = beliefs.of.iter().enumerate().map(fits).collect();
        for mention in &mut self.list {
            let Some(&Some((rare_near, coherent))) = fits.get(mention.name) else { continue };
            mention.cues[Cue::RareNear as usize] = rare_near;
            mention.cues[Cue::Coherent as usize] = coherent;
        }
    }
}

/// What is a disease once is one throughout, unless something speaks for the place: “five more cases
/// of West Nile”, but “a farm near Marburg, Germany”.
fn mark_diseases(mentions: &mut [Mention<'_>], names: usize) {
    let mut diseases = vec![false; names];
    for mention in mentions.iter() {
        diseases[mention.name] |= mention.cues[Cue::Disease as usize] > 0.0;
    }
    for mention in mentions.iter_mut().filter(|mention| diseases[mention.name]) {
        let placed = [Cue::Locative, Cue::BeforeComma, Cue::BehindComma, Cue::SettlementOf];
        if placed.iter().all(|&cue| mention.cues[cue as usize] == 0.0) {
            mention.cues[Cue::Disease as usize] = 1.0;
        }
    }
}

/// Whether nothing around a mention says that it is a place.
fn is_bare(cues: &Cues) -> bool {
    const PLACED: [Cue; 11] = [
        Cue::Locative,
        Cue::Directional,
        Cue::SettlementOf,
        Cue::Direction,
        Cue::Taken,
        Cue::Stormed,
        Cue::BeforeSettlement,
        Cue::BeforeComma,
        Cue::BehindComma,
        Cue::TaggedPlace,
        Cue::Listed,
    ];
    PLACED.iter().all(|&cue| cues[cue as usize] == 0.0)
}

/// The words of the names of people that are told by more than a surname alone.
fn person_words(people: &People) -> RapidHashSet<String> {
    let mut told = vec![false; people.entities.len()];
    for mention in people.mentions.iter().filter(|it| matches!(it.form, MentionForm::Name | MentionForm::Honorific)) {
        if let Some(told) = mention.entity.and_then(|id| told.get_mut(id.index())) {
            *told = true;
        }
    }
    let told = people.entities.iter().zip(told).filter(|(entity, told)| *told && entity.kind == EntityKind::Person);
    let mut words = RapidHashSet::default();
    for (entity, _) in told {
        words.extend(crate::gazetteer::fold(&entity.name).split(' ').map(str::to_owned));
    }
    words
}

/// The consonants of a name are looked for if it is at least this likely a place.
const SKELETON_SURE: f32 = 0.3;

impl Mention<'_> {
    /// How likely it is a place.
    pub(super) fn sure(&self) -> f32 {
        logistic(dot(&CUE_WEIGHTS, &self.cues))
    }
}

const _: () = assert!(CUES == CUE_WEIGHTS.len());
