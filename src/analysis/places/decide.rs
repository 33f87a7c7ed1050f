//! From weighed names to places.

use std::sync::Arc;

use rayon::prelude::*;

use crate::{
    analysis::{paragraph::Placed, tokens::Tokens},
    gazetteer::{EntryId, Gazetteer, Match, Rank, Sense},
    text::CharRange,
};

use super::{
    Candidate, Convention, LocalPlace, Place, PlaceKind, Reason,
    believe::{Belief, Beliefs, MANY, Named, best},
    context::{Context, Pick},
    cues::{Cue, Cues},
    grounds::{Ground, Grounds, Said},
    links::Links,
    nearness::Reach,
    persons::Persons,
    spans::Form,
    weigh::{Mention, Mentions},
};

/// Two places are told apart if they are farther from each other than this: 100 miles, the measure
/// that toponym resolution is scored by.
const APART_KM: f64 = 161.0;

/// What an ambiguous name is told of: its span is a place at least this likely, …
const FOUNDED: f32 = 0.85;

/// … its best candidate, with those near it, has less than this of the belief, …
const UNSETTLED: f32 = 0.45;

/// … and one far away has at least this part of that. Of names told so, in articles of local papers and on
/// outbreaks, nine in ten are places and two in three were put wrong.
const RIVAL: f32 = 0.3;

/// No more candidates are kept of a place than an editor would list.
const MOST_CANDIDATES: usize = 8;

/// What speaks for a span's being a place and for each sense of it, as numbers: what the weights
/// are fitted on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The span in the article.
    pub range: CharRange,
    /// What makes it a candidate.
    pub form: Form,
    /// What sort of place it would be.
    pub kind: PlaceKind,
    /// What speaks for its being a place.
    pub cues: Cues,
    /// What it could mean, with what speaks for each.
    pub senses: Vec<(EntryId, Grounds)>,
}

/// All candidates of an article with what speaks for them.
pub fn evidence(paragraphs: &[Placed], persons: &Persons, gazetteer: &Gazetteer) -> Vec<Evidence> {
    let mut mentions = Mentions::gather(paragraphs, persons, gazetteer);
    let (names, links) = mentions.take_names();
    let mut beliefs = Beliefs::new(names, links);
    beliefs.settle(&vec![true; beliefs.names.len()]);
    mentions.weigh(&beliefs);
    let senses = |belief: &Belief| -> Vec<(EntryId, Grounds)> {
        belief.senses.iter().zip(&belief.grounds).map(|(sense, grounds)| (sense.hit.entry, *grounds)).collect()
    };
    let evidence = |mention: &Mention<'_>| Evidence {
        range: paragraphs[mention.paragraph].range(mention.local.span),
        form: mention.local.form,
        kind: mention.local.kind,
        cues: mention.cues(),
        senses: beliefs.of(mention.name).map(senses).unwrap_or_default(),
    };
    mentions.list.iter().map(evidence).collect()
}

/// What was decided of the names of an article's last version. As long as no edit changes which
/// names there are and how they stand to each other, it holds.
#[derive(Debug, Default)]
pub struct Memory {
    decided: Option<Decided>,
}

/// What the names of an article mean.
#[derive(Debug)]
struct Decided {
    beliefs: Beliefs,
    /// Of each name that was asked for.
    judged: Vec<Option<Judged>>,
    /// What the article is about.
    home: Option<EntryId>,
}

impl Decided {
    fn new(names: Vec<Named>, links: Links, gazetteer: &Gazetteer) -> Self {
        let beliefs = Beliefs::new(names, links);
        let judged = beliefs.names.iter().map(|_| None).collect();
        Decided { home: home(&beliefs, gazetteer), judged, beliefs }
    }

    /// Judges the names that are asked for and were not judged yet.
    fn judge(&mut self, names: impl Iterator<Item = usize>) {
        let mut asked = vec![false; self.judged.len()];
        for name in names.filter(|&name| self.judged.get(name).is_some_and(Option::is_none)) {
            asked[name] = true;
        }
        let beliefs = &self.beliefs;
        let judge = |(name, judged): (usize, &mut Option<Judged>)| *judged = Some(judge(name, beliefs));
        let left: Vec<_> = self.judged.iter_mut().enumerate().filter(|(name, _)| asked[*name]).collect();
        if left.len() < MANY {
            left.into_iter().for_each(judge);
        } else {
            left.into_par_iter().for_each(judge);
        }
    }
}

/// Decides which spans are places and which entries they mean, one sense a name per article.
///
/// `memory` is of the article's last version, read with the same gazetteer; nothing but the time it
/// takes depends on it.
pub fn resolve(
    paragraphs: &[Placed],
    persons: &Persons,
    gazetteer: &Gazetteer,
    convention: Convention,
    memory: &mut Memory,
) -> Vec<Place> {
    let mut mentions = Mentions::gather(paragraphs, persons, gazetteer);
    let (names, links) = mentions.take_names();
    let decided = match memory.decided.take().filter(|decided| decided.beliefs.are_of(&names, &links)) {
        Some(decided) => decided,
        None => Decided::new(names, links, gazetteer),
    };
    let decided = memory.decided.insert(decided);
    decided.beliefs.settle(&mentions.wanted(&decided.beliefs.names, convention.demonyms));
    mentions.weigh(&decided.beliefs);
    let sure = |mention: &'_ Mention<'_>| match mention.local.form {
        Form::Demonym => convention.demonyms.then_some(1.0),
        _ => mention.surely_place(),
    };
    let placed: Vec<(&Mention<'_>, f32)> =
        mentions.list.iter().filter_map(|mention| Some((mention, sure(mention)?))).collect();
    decided.judge(placed.iter().map(|(mention, _)| mention.name));
    let unknown = Judged::default();
    let mut places = Vec::with_capacity(placed.len());
    for (mention, sure) in placed {
        let local = mention.local;
        let reading = &paragraphs[mention.paragraph];
        let judged = decided.judged.get(mention.name).and_then(Option::as_ref).unwrap_or(&unknown);
        // A street or a river is not the town it is called after.
        let resolvable = match local.kind {
            PlaceKind::Toponym => true,
            PlaceKind::Region => {
                local.cues.has(Cue::Part)
                    || judged.feature
                    || !judged.country && is_near_its_name(&reading.reading.tokens, local)
            }
            PlaceKind::Venue => false,
        };
        let resolved = judged.resolved.filter(|_| resolvable);
        places.push(Place {
            range: reading.range(local.span),
            name: reading.reading.text(local.span).to_owned(),
            kind: local.kind,
            resolved,
            twin: judged.twin.filter(|_| resolved.is_some()),
            candidates: if resolvable { Arc::clone(&judged.candidates) } else { Arc::default() },
            candidate_count: if resolvable { judged.sense_count } else { 0 },
            confidence: calibrated(if resolved.is_some() { sure * judged.share } else { sure }),
            ambiguous: resolved.is_some() && judged.ambiguous && sure >= FOUNDED,
            // “The Lebanon mountains” are somewhere in Lebanon.
            within: match resolved {
                None if judged.country && local.kind == PlaceKind::Region => judged.resolved,
                None => decided.home,
                Some(_) => None,
            },
            metonym: judged.power && local.acts,
        });
    }
    places
}

/// What the weights make of evidence, and how often that is right: isotonic regression over readings of which each
/// fifth of the articles was read with weights fitted on the others (`examples/fit_places` prints the table,
/// `docs/places.md` how it holds on articles kept aside). What they are surest of is put a
/// point lower than it came out, as articles kept aside were; one in twenty-two of it is wrong for reasons the
/// weights know nothing of.
const RELIABILITY: [(f32, f32); 15] = [
    (0.0, 0.0),
    (0.19, 0.18),
    (0.36, 0.38),
    (0.51, 0.43),
    (0.60, 0.54),
    (0.70, 0.645),
    (0.78, 0.77),
    (0.835, 0.80),
    (0.90, 0.835),
    (0.945, 0.885),
    (0.973, 0.90),
    (0.983, 0.91),
    (0.989, 0.92),
    (0.996, 0.945),
    (1.0, 0.955),
];

/// A probability as it has turned out on articles.
fn calibrated(probability: f32) -> f32 {
    let above = RELIABILITY.partition_point(|(made, _)| *made < probability).clamp(1, RELIABILITY.len() - 1);
    let ((low, low_right), (high, high_right)) = (RELIABILITY[above - 1], RELIABILITY[above]);
    let part = ((probability - low) / (high - low)).clamp(0.0, 1.0);
    part.mul_add(high_right - low_right, low_right)
}

/// Mountains and hills lie beside the town they are called after; rivers and seas need not.
fn is_near_its_name(tokens: &Tokens, local: &LocalPlace) -> bool {
    matches!(
        tokens.lower(local.tokens.end - 1),
        "mountain"
            | "mountains"
            | "hills"
            | "valley"
            | "plain"
            | "plains"
            | "heights"
            | "countryside"
            | "highlands"
            | "desert"
    )
}

/// What a name was judged to mean.
#[derive(Debug, Default)]
struct Judged {
    resolved: Option<EntryId>,
    twin: Option<EntryId>,
    candidates: Arc<[Candidate]>,
    /// How many entries it could mean.
    sense_count: usize,
    /// The belief in all senses near the best.
    share: f32,
    ambiguous: bool,
    /// Whether it is a country or a capital.
    power: bool,
    /// Whether it is a country.
    country: bool,
    /// Whether it is itself a landform or a region: “Sinai peninsula”.
    feature: bool,
}

fn judge(name: usize, beliefs: &Beliefs) -> Judged {
    let Some(belief) = beliefs.of(name) else { return Judged::default() };
    let Some(at) = best(&belief.shares).map(|at| town_of(belief, beliefs.names[name].said, at)) else {
        return Judged::default();
    };
    let Some(chosen) = belief.senses.get(at) else { return Judged::default() };
    let reach = Reach::new(APART_KM);
    // What was chosen comes first, then what is likelier.
    let order = |&a: &usize, &b: &usize| {
        (b == at).cmp(&(a == at)).then(belief.shares[b].total_cmp(&belief.shares[a])).then(a.cmp(&b))
    };
    let is_alike = |sense: &Sense| reach.joins(sense, chosen) || twins(sense, chosen) || wide(sense, chosen);
    let (mut alike, others): (Vec<usize>, Vec<usize>) =
        (0..belief.senses.len()).partition(|&i| is_alike(&belief.senses[i]));
    alike.sort_by(order);
    let share: f32 = alike.iter().fold(0.0, |share, &i| share + belief.shares[i]);
    let rival = others.iter().map(|&i| belief.shares[i]).fold(0.0, f32::max);
    let is_twin = |sense: &&Sense| {
        sense.hit.by != Match::Skeleton
            && sense.facts.rank != Rank::Section
            && twins(sense, chosen)
            && reach.joins(sense, chosen)
    };
    let twin = alike.iter().map(|&i| &belief.senses[i]).find(is_twin).map(|sense| sense.hit.entry);
    let mut first: Vec<usize> = (0..belief.senses.len()).collect();
    if first.len() > MOST_CANDIDATES {
        first.select_nth_unstable_by(MOST_CANDIDATES, order);
        first.truncate(MOST_CANDIDATES);
    }
    first.sort_by(order);
    let candidate = |&i: &usize| Candidate {
        entry: belief.senses[i].hit.entry,
        weight: belief.shares[i],
        reasons: reasons(&belief.senses[i], &belief.grounds[i], name, &beliefs.context, reach),
    };
    Judged {
        resolved: Some(chosen.hit.entry),
        twin,
        candidates: first.iter().map(candidate).collect(),
        sense_count: belief.senses.len(),
        share: f32::min(share, 1.0),
        ambiguous: share < UNSETTLED && rival >= share * RIVAL,
        power: matches!(chosen.facts.rank, Rank::Country | Rank::Capital),
        country: chosen.facts.rank == Rank::Country,
        feature: chosen.facts.rank == Rank::Feature,
    }
}

/// The town a division is named after, where nothing is said of a division: both answer to the
/// name, and the town is the narrower claim.
fn town_of(belief: &Belief, said: Said, at: usize) -> usize {
    let Some(division) = belief.senses.get(at).filter(|sense| sense.facts.rank == Rank::State) else { return at };
    let near = |sense: &Sense| {
        let town = matches!(sense.facts.rank, Rank::Town | Rank::Capital) && sense.hit.by == Match::Own;
        town && twins(sense, division) && Reach::new(APART_KM).joins(sense, division)
    };
    let town = belief.senses.iter().position(near);
    town.filter(|_| !said.division).unwrap_or(at)
}

/// A town and the division named after it.
fn twins(a: &Sense, b: &Sense) -> bool {
    let division = |sense: &Sense| matches!(sense.facts.rank, Rank::State | Rank::County);
    division(a) != division(b) && a.facts.same_admin1(&b.facts)
}

/// Two seas, continents or parts of one, too wide for the middles of two to tell them apart.
fn wide(a: &Sense, b: &Sense) -> bool {
    let wide =
        |sense: &Sense| matches!(sense.facts.rank, Rank::Continent | Rank::Feature) && sense.facts.division[0] == 0;
    wide(a) && wide(b)
}

/// What speaks for a sense.
fn reasons(sense: &Sense, grounds: &Grounds, name: usize, context: &Context, reach: Reach) -> Vec<Reason> {
    let value = |ground: Ground| grounds[ground as usize];
    let mut reasons = Vec::new();
    if value(Ground::Contained) > 0.0 {
        reasons.push(Reason::Contained);
    }
    if value(Ground::Contains) > 0.0 {
        reasons.push(Reason::Contains);
    }
    let likely = |pick: &Pick| pick.facts.rank != Rank::State && pick.sure > 0.3;
    if let Some(pick) = context.nearest(&sense.facts, sense.point, name, reach, likely) {
        reasons.push(Reason::NamedWith(pick.entry));
    }
    if value(Ground::CountryShare) >= 0.3 {
        reasons.push(Reason::Country([sense.facts.division[0], sense.facts.division[1]]));
    }
    if value(Ground::Largest) > 0.0 && sense.facts.population > 0 {
        reasons.push(Reason::Largest);
    }
    match sense.hit.by {
        Match::Own => {}
        Match::Alternate => reasons.push(Reason::Alternate),
        Match::Skeleton => reasons.push(Reason::Skeleton),
    }
    reasons
}

/// What the article is about: a first-order division, or else a country.
fn home(beliefs: &Beliefs, gazetteer: &Gazetteer) -> Option<EntryId> {
    let (country, division) = beliefs.context.home(&beliefs.seats);
    let text = |code: &[u8]| std::str::from_utf8(code).unwrap_or_default().trim_end_matches('\0').to_owned();
    if let Some((code, share)) = division.filter(|(_, share)| *share >= 0.3) {
        let _ = share;
        let code = text(&code);
        let (country, admin1) = code.split_once('.')?;
        return gazetteer.division(country, admin1);
    }
    let (code, share) = country?;
    if share < 0.3 {
        return None;
    }
    gazetteer.division(&text(&code), "")
}
