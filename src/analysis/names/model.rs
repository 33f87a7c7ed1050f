//! The weights, and the greedy tagger over them.

use super::{
    candidates,
    features::{self, BUCKETS, NO_VIEW, OUTSIDE, Run, START, Sink, Stand, TAGS, View, Window},
    recent::{Recent, Slot},
    words::Words,
};
use crate::analysis::tokens::Tokens;
use std::ops::Range;

/// Weights of one bucket: one for every tag and one to fill the word up.
type Row = [u8; 8];

static WEIGHTS: &[u8] = include_bytes!("../../../data/names/weights.bin");

/// A trained tagger.
#[derive(Clone, Copy, Debug)]
pub struct Model<'d> {
    words: Words<'d>,
    rows: &'d [Row],
}

/// Scores of the tags of one token.
pub type Scores = [i16; 8];

/// What the tagger made of one run of candidates.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// The tag of each token.
    pub tags: Vec<u8>,
    /// The scores each was chosen from.
    pub scores: Vec<Scores>,
}

/// The buckets of one token's features, gathered first and added up then: one loop of nothing but
/// additions leaves the processor free to wait for many rows at once.
struct Gatherer {
    buckets: [u32; MOST_FEATURES],
    len: usize,
}

/// More features than this no token has: 60 templates and 3 times 16 bits of what is known.
const MOST_FEATURES: usize = 128;

impl Sink for Gatherer {
    #[inline]
    fn add(&mut self, bucket: usize) {
        if let Some(place) = self.buckets.get_mut(self.len) {
            *place = bucket as u32;
            self.len += 1;
        }
    }
}

impl Gatherer {
    fn new() -> Self {
        Gatherer { buckets: [0; MOST_FEATURES], len: 0 }
    }

    /// Adds the rows of what was gathered, and forgets it.
    fn add_to(&mut self, scores: &mut Scores, rows: &[Row]) {
        for row in self.buckets[..self.len].iter().filter_map(|&bucket| rows.get(bucket as usize)) {
            for tag in 0..scores.len() {
                scores[tag] = scores[tag].wrapping_add(i16::from(row[tag].cast_signed()));
            }
        }
        self.len = 0;
    }
}

impl Model<'static> {
    /// The tagger built into the program.
    pub fn embedded() -> Self {
        Model::new(Words::embedded(), WEIGHTS)
    }
}

impl<'d> Model<'d> {
    /// The tagger with a word table and weights of [`BUCKETS`] rows of eight signed bytes.
    pub fn new(words: Words<'d>, weights: &'d [u8]) -> Self {
        let rows = weights.as_chunks().0;
        Model { words, rows: rows.get(..BUCKETS).unwrap_or(&[]) }
    }

    /// Tags the runs of one sentence and hands each to `found`. A `space` serves one model.
    pub fn tag(
        &self,
        tokens: &Tokens,
        sentence: &Range<usize>,
        space: &mut Space,
        mut found: impl FnMut(&Run, &Tagged),
    ) {
        let mut viewed = sentence.start..sentence.start;
        space.views.clear();
        space.slots.clear();
        candidates::runs(tokens, sentence, |run| {
            let from = run.tokens.start.saturating_sub(2).max(sentence.start);
            let to = (run.tokens.end + 2).min(sentence.end);
            // What stands between two runs is often seen from both.
            let passed = (from - viewed.start).min(space.views.len());
            space.views.drain(..passed);
            space.slots.drain(..passed);
            for i in from.max(viewed.end)..to {
                let (view, slot) = space.recent.view(tokens, i, &self.words);
                space.views.push(view);
                space.slots.push(slot);
            }
            viewed = from..to;
            self.tag_run(&run, from, space);
            found(&run, &space.tagged);
        });
    }

    fn tag_run(&self, run: &Run, from: usize, space: &mut Space) {
        let Space { views, slots, tagged, recent } = space;
        tagged.tags.clear();
        tagged.scores.clear();
        let mut before = (START, START);
        let mut gatherer = Gatherer::new();
        for i in run.tokens.clone() {
            features::together(&Window { views, from, run, i }, before, &mut gatherer);
            let mut scores = Scores::default();
            gatherer.add_to(&mut scores, self.rows);
            let near = [(i.checked_sub(1), Stand::Left), (Some(i), Stand::Here), (Some(i + 1), Stand::Right)];
            for (at, stand) in near {
                let at = at.filter(|at| run.sentence.contains(at)).and_then(|at| at.checked_sub(from));
                let view = at.and_then(|at| views.get(at)).unwrap_or(&NO_VIEW);
                let slot = at.and_then(|at| *slots.get(at)?);
                let sum = recent.sum(slot, stand, || {
                    let mut sum = Scores::default();
                    features::alone(view, stand, &mut gatherer);
                    gatherer.add_to(&mut sum, self.rows);
                    sum
                });
                for (score, more) in scores.iter_mut().zip(sum) {
                    *score = score.wrapping_add(more);
                }
            }
            let tag = best(&scores, before.0);
            tagged.tags.push(tag);
            tagged.scores.push(scores);
            before = (tag, before.0);
        }
    }
}

/// Buffers that outlive a sentence, and words that were seen before.
#[derive(Clone, Debug, Default)]
pub struct Space {
    views: Vec<View>,
    slots: Vec<Option<Slot>>,
    tagged: Tagged,
    recent: Recent,
}

/// Whether `tag` may follow `before`: a name goes on only where one of its kind began.
pub fn legal(before: u8, tag: u8) -> bool {
    tag == OUTSIDE || tag % 2 == 1 || before == tag || before == tag - 1
}

/// The best legal tag.
fn best(scores: &Scores, before: u8) -> u8 {
    let mut best = OUTSIDE;
    for tag in 1..TAGS as u8 {
        if legal(before, tag) && scores[usize::from(tag)] > scores[usize::from(best)] {
            best = tag;
        }
    }
    best
}
