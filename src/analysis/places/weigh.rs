//! Weighs an article's names together: is each a place, and which one?
//!
//! One sense a name and article. Each name first stands for what it would mean anywhere; then
//! twice for what it means among the others as they were understood the time before. Both
//! questions are answered by a sum of weighted evidence, turned into a probability.

use std::{ops::Range, sync::Arc};

use rapidhash::{RapidHashMap, RapidHashSet};
use rayon::prelude::*;

use crate::{
    analysis::{
        paragraph::Placed,
        people::{EntityKind, MentionForm, People},
        tokens::Tokens,
    },
    gazetteer::{Gazetteer, Rank},
    lexicon::{divisions, toponyms},
};

use super::{
    LocalPlace,
    context::{Context, Links, Pick},
    cues::{CUES, Cue, Cues},
    grounds::{self, GROUNDS, Grounds, Said, Sense},
    spans::Form,
    weights::{CUE_WEIGHTS, GROUND_WEIGHTS},
};

/// So many names and more are weighed on all cores; for fewer it costs more to wake them.
pub(super) const MANY: usize = 64;

/// How often names are weighed among each other.
const PASSES: usize = 3;

/// One mention of a name.
#[derive(Debug)]
pub(super) struct Mention<'p> {
    /// Its paragraph's index.
    pub(super) paragraph: usize,
    /// What was found there.
    pub(super) local: &'p LocalPlace,
    /// The name it is a mention of.
    pub(super) group: usize,
    /// What speaks for its being a place.
    pub(super) cues: Cues,
}

/// One name of the article.
#[derive(Debug)]
pub(super) struct Group {
    /// What it could mean.
    pub(super) senses: Arc<[Sense]>,
    /// What speaks for each whatever else the article names.
    alone: Vec<Grounds>,
    /// What speaks for each, by the last weighing.
    pub(super) grounds: Vec<Grounds>,
    /// How likely each is.
    pub(super) shares: Vec<f32>,
    /// Whether it only tells the country.
    pub(super) demonym: bool,
    /// What the article says of its kind.
    pub(super) said: Said,
    /// How likely it is a place, by its clearest mention.
    sure: f32,
}

/// The names of an article with what speaks for what.
#[derive(Debug)]
pub(super) struct Weighed<'p> {
    pub(super) mentions: Vec<Mention<'p>>,
    pub(super) groups: Vec<Group>,
    pub(super) context: Context,
}

/// The probability that evidence of a sum stands for.
pub(super) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

fn dot<const N: usize>(weights: &[f32; N], values: &[f32; N]) -> f32 {
    weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
}

/// Weighs the names of an article.
pub(super) fn weigh<'p>(paragraphs: &'p [Placed], people: &People, gazetteer: &Gazetteer) -> Weighed<'p> {
    let mut weighed = gather(paragraphs);
    let persons = person_words(people);
    mark_diseases(&mut weighed.mentions, weighed.groups.len());
    for mention in &mut weighed.mentions {
        let known_person = mention.local.key.split(' ').all(|word| persons.contains(word));
        mention.cues[Cue::PersonInArticle as usize] = f32::from(u8::from(known_person));
    }
    weighed.judge_mentions();
    let links = Links {
        chains: weighed.chains(paragraphs),
        neighbours: weighed.neighbours(),
        peers: weighed.peers(paragraphs),
    };
    // At first each name stands alone.
    weighed.judge_alone();
    for _ in 1..PASSES {
        weighed.context = Context::new(weighed.picks(), &links);
        weighed.admit_skeletons(gazetteer);
        weighed.judge_among();
    }
    weighed.context = Context::new(weighed.picks(), &links);
    weighed.mark_coherent();
    weighed.mark_listed(paragraphs);
    weighed.mark_elsewhere();
    weighed
}

fn gather<'p>(paragraphs: &'p [Placed]) -> Weighed<'p> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: RapidHashMap<(&str, bool), usize> = RapidHashMap::default();
    let mut mentions = Vec::new();
    for (paragraph, placed) in paragraphs.iter().enumerate() {
        for local in &placed.reading.places {
            let demonym = local.form == Form::Demonym;
            let group = *by_key.entry((local.key.as_str(), demonym)).or_insert_with(|| {
                groups.push(Group {
                    senses: Arc::clone(&local.senses),
                    alone: Vec::new(),
                    grounds: Vec::new(),
                    shares: Vec::new(),
                    demonym,
                    said: Said::default(),
                    sure: 0.0,
                });
                groups.len() - 1
            });
            // Where it was named first, a word that it is known by may have been missing.
            if groups[group].senses.is_empty() {
                groups[group].senses = Arc::clone(&local.senses);
            }
            groups[group].said = said(&placed.reading.tokens, local, groups[group].said);
            mentions.push(Mention { paragraph, local, group, cues: local.cues });
        }
    }
    Weighed { mentions, groups, context: Context::default() }
}

/// What is a disease once is one throughout, unless something speaks for the place: “five more cases
/// of West Nile”, but “a farm near Marburg, Germany”.
fn mark_diseases(mentions: &mut [Mention<'_>], groups: usize) {
    let mut diseases = vec![false; groups];
    for mention in mentions.iter() {
        diseases[mention.group] |= mention.cues[Cue::Disease as usize] > 0.0;
    }
    for mention in mentions.iter_mut().filter(|mention| diseases[mention.group]) {
        let placed = [Cue::Locative, Cue::BeforeComma, Cue::BehindComma, Cue::SettlementOf];
        if placed.iter().all(|&cue| mention.cues[cue as usize] == 0.0) {
            mention.cues[Cue::Disease as usize] = 1.0;
        }
    }
}

/// What a mention's surroundings say of its kind.
fn said(tokens: &Tokens, local: &LocalPlace, mut said: Said) -> Said {
    let (start, end) = (local.tokens.start, local.tokens.end);
    let of = tokens.lower(start.wrapping_sub(1)) == "of";
    let words = [if of { tokens.lower(start.wrapping_sub(2)) } else { "" }, tokens.lower(end), tokens.lower(end - 1)];
    for word in words {
        // “the regions of Maule and Biobío”.
        let word = word.strip_suffix('s').filter(|word| divisions::is_type(word)).unwrap_or(word);
        said.town |= matches!(word, "city" | "town" | "village" | "township" | "suburb" | "hamlet" | "capital");
        said.division |=
            divisions::is_type(word) && !matches!(word, "city" | "capital" | "municipality" | "area" | "special");
    }
    said.feature |= [start, end - 1].iter().any(|&i| toponyms::is_wide_feature(tokens.lower(i)));
    said
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

impl Weighed<'_> {
    /// How likely each mention is a place, and each name.
    fn judge_mentions(&mut self) {
        for mention in &self.mentions {
            let sure = if mention.local.form == Form::Demonym { 0.6 } else { mention.sure() };
            let group = &mut self.groups[mention.group];
            group.sure = group.sure.max(sure);
        }
    }

    /// Tells each mention how surely the names it is listed with are places: “Aleppo, Ghouta, Deraa”.
    fn mark_listed(&mut self, paragraphs: &[Placed]) {
        let sure: Vec<f32> = self.mentions.iter().map(Mention::sure).collect();
        for at in 1..self.mentions.len() {
            let (x, y) = (&self.mentions[at - 1], &self.mentions[at]);
            if x.paragraph != y.paragraph || x.local.form == Form::Demonym || y.local.form == Form::Demonym {
                continue;
            }
            let tokens = &paragraphs[x.paragraph].reading.tokens;
            if !is_join(tokens, x.local.tokens.end..y.local.tokens.start) {
                continue;
            }
            for (mention, other) in [(at - 1, at), (at, at - 1)] {
                let cue = &mut self.mentions[mention].cues[Cue::NeighbourPlace as usize];
                *cue = cue.max(sure[other]);
            }
        }
    }

    /// Tells each mention how often its name is said, and how clear the case is elsewhere.
    fn mark_elsewhere(&mut self) {
        let mut counts = vec![0_usize; self.groups.len()];
        let mut best = vec![(f32::MIN, f32::MIN); self.groups.len()];
        for mention in &self.mentions {
            counts[mention.group] += 1;
            let sum = dot(&CUE_WEIGHTS, &mention.cues);
            let (first, second) = &mut best[mention.group];
            if sum > *first {
                (*first, *second) = (sum, *first);
            } else {
                *second = second.max(sum);
            }
        }
        for mention in &mut self.mentions {
            let sum = dot(&CUE_WEIGHTS, &mention.cues);
            let (first, second) = best[mention.group];
            let other = if sum == first { second } else { first };
            mention.cues[Cue::Repeated as usize] = (counts[mention.group] as f32).ln() / 3.0;
            mention.cues[Cue::ElsewherePlace as usize] =
                if other == f32::MIN { 0.0 } else { (other / 5.0).clamp(-1.0, 1.0) };
        }
    }

    /// What each name may mean by now, each sense with its share of the belief.
    fn picks(&self) -> Vec<Pick> {
        let mut picks = Vec::new();
        for (group, name) in self.groups.iter().enumerate() {
            let likely = name.senses.iter().zip(&name.shares).map(|(sense, share)| (sense, name.sure * share));
            picks.extend(likely.filter(|(_, sure)| *sure > LEAST_SURE).map(|(sense, sure)| Pick {
                group,
                entry: sense.hit.entry,
                facts: sense.facts,
                point: sense.point,
                sure,
                demonym: name.demonym,
            }));
        }
        picks
    }

    fn judge_alone(&mut self) {
        for group in &mut self.groups {
            group.alone = (0..group.senses.len()).map(|at| grounds::alone(&group.senses, at, group.said)).collect();
            group.grounds.clone_from(&group.alone);
            group.share_out();
        }
    }

    fn judge_among(&mut self) {
        let context = &self.context;
        let judge = |(index, group): (usize, &mut Group)| {
            if group.alone.len() != group.senses.len() {
                group.alone = (0..group.senses.len()).map(|at| grounds::alone(&group.senses, at, group.said)).collect();
            }
            group.grounds.clear();
            let among = |(sense, alone)| grounds::among(sense, alone, index, context);
            group.grounds.extend(group.senses.iter().zip(&group.alone).map(among));
            group.share_out();
        };
        if self.groups.len() < MANY {
            self.groups.iter_mut().enumerate().for_each(judge);
        } else {
            self.groups.par_iter_mut().enumerate().for_each(judge);
        }
    }

    /// Gives names that the gazetteer lacks the entries with the same consonants in the countries
    /// the article is about.
    fn admit_skeletons(&mut self, gazetteer: &Gazetteer) {
        for mention in &self.mentions {
            let group = &self.groups[mention.group];
            if mention.local.form != Form::Unknown || !group.senses.is_empty() || group.sure < 0.3 {
                continue;
            }
            let mut senses = grounds::senses(&gazetteer.find_skeleton(&mention.local.key), gazetteer);
            senses.truncate(grounds::MOST);
            senses.retain(|sense| self.context.country_share(&sense.facts, mention.group) >= SKELETON_SHARE);
            self.groups[mention.group].senses = senses.into();
        }
    }

    /// “X, Y” and “X in Y”, as groups.
    fn chains(&self, paragraphs: &[Placed]) -> Vec<(usize, usize)> {
        let mut chains = Vec::new();
        for pair in self.mentions.windows(2) {
            let [x, y] = pair else { continue };
            if x.paragraph != y.paragraph || self.groups[y.group].demonym || x.group == y.group {
                continue;
            }
            let tokens = &paragraphs[x.paragraph].reading.tokens;
            let between = x.local.tokens.end..y.local.tokens.start;
            let words: Vec<&str> = between.map(|i| tokens.lower(i)).collect();
            let chained = match words[..] {
                [","] | ["in"] | ["in", "the"] => Some((x.group, y.group)),
                [] if matches!(y.local.form, Form::Abbreviation | Form::Postal) => Some((x.group, y.group)),
                [kind, "in"] | [kind, "of"] | [kind, "in", "the"] if kind == "," || toponyms::is_settlement(kind) => {
                    Some((x.group, y.group))
                }
                // “Y’s town of X”, “Syria’s Idlib”.
                ["’s" | "'s"] | ["’s" | "'s", _, "of"] | ["’s" | "'s", _, _, "of"] => Some((y.group, x.group)),
                _ => None,
            };
            chains.extend(chained);
        }
        chains
    }

    /// Names that are listed with each other: “X, Y and Z”.
    fn peers(&self, paragraphs: &[Placed]) -> Vec<(usize, usize)> {
        let listed = |pair: &&[Mention<'_>]| {
            let (x, y) = (&pair[0], &pair[1]);
            let tokens = &paragraphs[x.paragraph].reading.tokens;
            x.paragraph == y.paragraph
                && x.group != y.group
                && !self.groups[x.group].demonym
                && !self.groups[y.group].demonym
                && is_join(tokens, x.local.tokens.end..y.local.tokens.start)
        };
        self.mentions.windows(2).filter(listed).map(|pair| (pair[0].group, pair[1].group)).collect()
    }

    /// Names that follow one another.
    fn neighbours(&self) -> Vec<(usize, usize)> {
        let pairs = self.mentions.windows(2).filter(|pair| pair[0].paragraph == pair[1].paragraph);
        pairs.map(|pair| (pair[0].group, pair[1].group)).filter(|(a, b)| a != b).collect()
    }

    /// Tells each mention whether what its name means fits the rest of the article.
    fn mark_coherent(&mut self) {
        for mention in &mut self.mentions {
            let group = &self.groups[mention.group];
            let Some(sense) = best(&group.shares).and_then(|at| group.senses.get(at)) else { continue };
            let grounds = &group.grounds[best(&group.shares).unwrap_or_default()];
            let near = grounds[grounds::Ground::Near as usize];
            let share = self.context.country_share(&sense.facts, mention.group);
            let rarity = 1.0 / (1.0 + (group.senses.len() as f32).ln());
            mention.cues[Cue::RareNear as usize] = near * rarity;
            mention.cues[Cue::Coherent as usize] =
                if sense.facts.rank == Rank::Country { 0.5 } else { share.max(near) };
        }
    }
}

impl Group {
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

/// Whether the tokens between two names join them in a list.
fn is_join(tokens: &Tokens, between: Range<usize>) -> bool {
    let word = |i: usize| tokens.lower(between.start + i);
    match between.len() {
        1 => matches!(word(0), "," | "and" | "or" | "/" | "&"),
        2 => word(0) == "," && matches!(word(1), "and" | "or"),
        _ => false,
    }
}

/// Senses that are less likely than this say nothing of the others.
const LEAST_SURE: f32 = 0.04;

/// Names are looked for by their consonants in a country that has this share of the votes.
const SKELETON_SHARE: f32 = 0.25;

impl Mention<'_> {
    /// How likely it is a place.
    pub(super) fn sure(&self) -> f32 {
        logistic(dot(&CUE_WEIGHTS, &self.cues))
    }
}

/// The likeliest of shares.
pub(super) fn best(shares: &[f32]) -> Option<usize> {
    (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)))
}

const _: () = assert!(CUES == CUE_WEIGHTS.len() && GROUNDS == GROUND_WEIGHTS.len());
