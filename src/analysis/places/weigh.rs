//! Weighs an article's mentions of names: is each a place?
//!
//! The question is answered by a sum of weighted evidence, turned into a probability. What a name
//! means if it is one is weighed in between ([`believe`](super::believe)), once for all its mentions.

use std::{iter, sync::Arc};

use rapidhash::RapidHashMap;

use crate::{
    analysis::paragraph::Placed,
    gazetteer::{Gazetteer, MOST_SENSES, Rank},
};

use super::{
    LocalPlace,
    believe::{Beliefs, Named, best},
    cues::{CUES, Cue, Cues},
    grounds::Ground,
    joints::Within,
    links::Links,
    local::{LocalCues, bits},
    persons::Persons,
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
    /// What the rest of the article says for and against its being a place.
    global: Global,
}

/// The values of the cues that more than a paragraph goes into. All others stay what they are from one
/// version of an article to the next, and so does their sum.
#[derive(Clone, Copy, Debug, Default)]
struct Global {
    person_in_article: f32,
    coherent: f32,
    rare_near: f32,
    neighbour_place: f32,
    repeated: f32,
    elsewhere_place: f32,
    disease: f32,
}

impl Global {
    /// As they are found in a paragraph.
    fn of(cues: &LocalCues) -> Self {
        Global { disease: f32::from(u8::from(cues.has(Cue::Disease))), ..Global::default() }
    }

    fn by_cue(&self) -> [(Cue, f32); GLOBAL.len()] {
        let values = [
            self.person_in_article,
            self.coherent,
            self.rare_near,
            self.neighbour_place,
            self.repeated,
            self.elsewhere_place,
            self.disease,
        ];
        std::array::from_fn(|at| (GLOBAL[at], values[at]))
    }
}

/// Those cues, in the order of [`Global`].
const GLOBAL: [Cue; 7] = [
    Cue::PersonInArticle,
    Cue::Coherent,
    Cue::RareNear,
    Cue::NeighbourPlace,
    Cue::Repeated,
    Cue::ElsewherePlace,
    Cue::Disease,
];

/// The weights of all other cues.
const LOCAL_WEIGHTS: Cues = {
    let mut weights = CUE_WEIGHTS;
    let mut at = 0;
    while at < GLOBAL.len() {
        weights[GLOBAL[at] as usize] = 0.0;
        at += 1;
    }
    weights
};

/// The weighted sum of all other cues.
pub(super) fn local_sum(cues: &LocalCues) -> f32 {
    cues.sum(&LOCAL_WEIGHTS)
}

fn with(mut cues: Cues, global: Global) -> Cues {
    for (cue, value) in global.by_cue() {
        cues[cue as usize] = value;
    }
    cues
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
        for ((lane, weight), value) in lanes.iter_mut().zip(weights).zip(values) {
            *lane += weight * value;
        }
    }
    let last: f32 = last_weights.iter().zip(last_values).map(|(weight, value)| weight * value).sum();
    lanes.iter().sum::<f32>() + last
}

impl<'p> Mentions<'p> {
    /// The mentions of an article with what speaks for each whatever else the article names.
    pub(super) fn gather(paragraphs: &'p [Placed], persons: &Persons, gazetteer: &Gazetteer) -> Self {
        let count = paragraphs.iter().map(|placed| placed.reading.places.len()).sum();
        let mut names: Vec<Named> = Vec::with_capacity(count);
        let mut by_key: RapidHashMap<(&str, bool), usize> =
            RapidHashMap::with_capacity_and_hasher(count, Default::default());
        let mut list = Vec::with_capacity(count);
        for (paragraph, placed) in paragraphs.iter().enumerate() {
            for local in &placed.reading.places {
                let demonym = local.form == Form::Demonym;
                let name = *by_key.entry((&*local.key, demonym)).or_insert_with(|| {
                    names.push(Named { senses: Arc::clone(&local.senses), demonym, ..Named::default() });
                    names.len() - 1
                });
                // Where it was named first, a word that it is known by may have been missing.
                if names[name].senses.is_empty() {
                    names[name].senses = Arc::clone(&local.senses);
                }
                names[name].said.add(local.said);
                list.push(Mention { paragraph, local, name, global: Global::of(&local.cues) });
            }
        }
        mark_diseases(&mut list, names.len());
        let is_person = |&(key, _): &(&str, bool)| key.split(' ').all(|word| persons.words.contains(word));
        let mut known_persons = vec![false; names.len()];
        by_key.iter().for_each(|(key, &name)| known_persons[name] = is_person(key));
        for mention in &mut list {
            let known_person = known_persons[mention.name];
            // Where nothing but the name speaks for a place, it is the person once more.
            mention.global.person_in_article = match known_person {
                true if is_bare(&mention.local.cues) => 2.0,
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
        let (mut neighbours, mut chains, mut peers) = (Vec::with_capacity(self.list.len()), Vec::new(), Vec::new());
        for (x, y) in self.side_by_side().filter(|(x, y)| x.name != y.name) {
            neighbours.push((x.name, y.name));
            // “X, Y” and “X in Y”: what lies in the other first.
            match x.local.joint.within {
                Some(Within::Next) => chains.push((x.name, y.name)),
                Some(Within::Last) => chains.push((y.name, x.name)),
                None => {}
            }
            if x.local.joint.listed {
                peers.push((x.name, y.name));
            }
        }
        let links = Links::new(names.len(), &neighbours, &chains, &peers);
        (names, links)
    }

    /// Which names it matters of what they mean: what may come to be a place with that, or is listed with what may.
    /// `demonyms` says whether those are places.
    pub(super) fn wanted(&self, names: &[Named], demonyms: bool) -> Vec<bool> {
        let mut wanted = vec![false; names.len()];
        let mut counts = vec![0_usize; self.name_count];
        self.list.iter().for_each(|mention| counts[mention.name] += 1);
        let mut listed_before = false;
        for (at, mention) in self.list.iter().enumerate() {
            let next = self.list.get(at + 1);
            let listed = mention.local.joint.listed && next.is_some_and(|next| next.paragraph == mention.paragraph);
            if let Some(name) = names.get(mention.name).filter(|_| !wanted[mention.name]) {
                wanted[mention.name] = match mention.local.form {
                    Form::Demonym => demonyms,
                    _ => listed || listed_before || mention.may_be_place(name, counts[mention.name]),
                };
            }
            listed_before = listed;
        }
        wanted
    }

    /// Weighs each mention by what its name was found to mean, and by the other mentions.
    pub(super) fn weigh(&mut self, beliefs: &Beliefs) {
        self.mark_coherent(beliefs);
        self.mark_listed();
        self.mark_elsewhere();
    }

    /// Tells each mention how surely the names it is listed with are places: “Aleppo, Ghouta, Deraa”.
    fn mark_listed(&mut self) {
        let listed = |(at, (x, y)): (usize, (&Mention<'_>, &Mention<'_>))| {
            let listed = x.paragraph == y.paragraph && x.local.joint.listed;
            listed.then(|| (at, x.sure(), y.sure()))
        };
        let pairs = iter::zip(&self.list, self.list.iter().skip(1)).enumerate();
        let listed: Vec<(usize, f32, f32)> = pairs.filter_map(listed).collect();
        for (at, first, second) in listed {
            for (mention, other) in [(at, second), (at + 1, first)] {
                let cue = &mut self.list[mention].global.neighbour_place;
                *cue = cue.max(other);
            }
        }
    }

    /// Tells each mention how often its name is said, and how clear the case is elsewhere.
    fn mark_elsewhere(&mut self) {
        let mut counts = vec![0_usize; self.name_count];
        let mut best = vec![(f32::MIN, f32::MIN); self.name_count];
        let sums: Vec<f32> = self.list.iter().map(Mention::sum).collect();
        for (mention, &sum) in self.list.iter().zip(&sums) {
            counts[mention.name] += 1;
            let (first, second) = &mut best[mention.name];
            if sum > *first {
                (*first, *second) = (sum, *first);
            } else {
                *second = second.max(sum);
            }
        }
        for (mention, sum) in self.list.iter_mut().zip(sums) {
            let (first, second) = best[mention.name];
            let other = if sum == first { second } else { first };
            let count = counts[mention.name];
            mention.global.repeated = if count > 1 { (count as f32).ln() / 3.0 } else { 0.0 };
            mention.global.elsewhere_place = if other == f32::MIN { 0.0 } else { (other / 5.0).clamp(-1.0, 1.0) };
        }
    }

    /// Mentions that follow one another in one paragraph.
    fn side_by_side(&self) -> impl Iterator<Item = (&Mention<'p>, &Mention<'p>)> {
        iter::zip(&self.list, self.list.iter().skip(1)).filter(|(x, y)| x.paragraph == y.paragraph)
    }

    /// Tells each mention whether what its name means fits the rest of the article.
    fn mark_coherent(&mut self, beliefs: &Beliefs) {
        let fits = |name: usize| {
            let belief = beliefs.of(name)?;
            let at = best(&belief.shares)?;
            let sense = belief.senses.get(at)?;
            let near = belief.grounds.get(at)?[Ground::Near as usize];
            let near_and_rare = near * rarity(belief.senses.len());
            if sense.facts.rank == Rank::Country {
                return Some((near_and_rare, 0.5));
            }
            let share = beliefs.context.company(name).country_share(*belief.seats.get(at)?).unwrap_or_default();
            Some((near_and_rare, share.max(near)))
        };
        let fits: Vec<Option<(f32, f32)>> = (0..beliefs.names.len()).map(fits).collect();
        for mention in &mut self.list {
            let Some(&Some((rare_near, coherent))) = fits.get(mention.name) else { continue };
            mention.global.rare_near = rare_near;
            mention.global.coherent = coherent;
        }
    }
}

/// How few places have a name, of as many as it could mean: 1 for one alone.
fn rarity(senses: usize) -> f32 {
    1.0 / (1.0 + (senses as f32).ln())
}

/// What is a disease once is one throughout, unless something speaks for the place: “five more cases
/// of West Nile”, but “a farm near Marburg, Germany”.
fn mark_diseases(mentions: &mut [Mention<'_>], names: usize) {
    let mut diseases = vec![false; names];
    for mention in mentions.iter() {
        diseases[mention.name] |= mention.local.cues.has(Cue::Disease);
    }
    for mention in mentions.iter_mut().filter(|mention| diseases[mention.name]) {
        const PLACED: u64 = bits([Cue::Locative, Cue::BeforeComma, Cue::BehindComma, Cue::SettlementOf]);
        if !mention.local.cues.has_any(PLACED) {
            mention.global.disease = 1.0;
        }
    }
}

/// Whether nothing around a mention says that it is a place.
fn is_bare(cues: &LocalCues) -> bool {
    const PLACED: u64 = bits([
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
    ]);
    !cues.has_any(PLACED)
}

/// A span is a place if it is at least this likely one.
const PLACE_FROM: f32 = 0.5;

/// Below 0 by more than what is lost in rounding, a sum is that of no place.
const ROUNDED: f32 = 0.01;

/// The consonants of a name are looked for if it is at least this likely a place.
const SKELETON_SURE: f32 = 0.3;

impl Mention<'_> {
    /// How likely it is a place.
    pub(super) fn sure(&self) -> f32 {
        logistic(self.sum())
    }

    /// How likely it is a place, if it is one.
    pub(super) fn surely_place(&self) -> Option<f32> {
        let sum = self.sum();
        (sum >= -ROUNDED).then(|| logistic(sum)).filter(|sure| *sure >= PLACE_FROM)
    }

    /// Whether what its name means and the name's other mentions could make a place of it; nothing else that is
    /// known of it by now will change.
    fn may_be_place(&self, name: &Named, mentions: usize) -> bool {
        let sum = self.sum();
        // Nothing of the rest would take anything away.
        if sum >= -ROUNDED {
            return true;
        }
        let most = |cue: Cue, value: f32| (CUE_WEIGHTS[cue as usize] * value).max(0.0);
        let elsewhere = if mentions > 1 {
            most(Cue::ElsewherePlace, 1.0) + most(Cue::Repeated, (mentions as f32).ln())
        } else {
            0.0
        };
        let near = most(Cue::Coherent, 1.0) + most(Cue::RareNear, rarity(name.senses.len()));
        sum + near + elsewhere >= -ROUNDED
    }

    /// What speaks for its being a place and against it, weighted.
    fn sum(&self) -> f32 {
        let weighted = |(cue, value): (Cue, f32)| CUE_WEIGHTS[cue as usize] * value;
        self.local.sum + self.global.by_cue().map(weighted).iter().sum::<f32>()
    }

    /// The values of all cues.
    pub(super) fn cues(&self) -> Cues {
        with(self.local.cues.all(), self.global)
    }
}

const _: () = assert!(CUES == CUE_WEIGHTS.len());
