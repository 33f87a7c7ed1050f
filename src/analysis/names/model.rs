//! The weights, and the greedy tagger over them.

use super::{
    candidates,
    features::{self, OUTSIDE, Run, START, Sink, TAGS, View, Window},
    weights::{Scores, Weights},
    words::Words,
};
use crate::analysis::tokens::Tokens;
use std::ops::Range;

static WEIGHTS: &[u8] = include_bytes!("../../../data/names/weights.bin");

/// A trained tagger.
#[derive(Clone, Copy, Debug)]
pub struct Model<'d> {
    words: Words<'d>,
    weights: Weights<'d>,
}

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

impl Model<'static> {
    /// The tagger built into the program.
    pub fn embedded() -> Self {
        Model::new(Words::embedded(), WEIGHTS)
    }
}

impl<'d> Model<'d> {
    /// The tagger with a word table and weights as [`super::weights::pack`] writes them.
    pub fn new(words: Words<'d>, weights: &'d [u8]) -> Self {
        Model { words, weights: Weights::parse(weights) }
    }

    /// Tags the runs of one sentence and hands each to `found`.
    pub fn tag(
        &self,
        tokens: &Tokens,
        sentence: &Range<usize>,
        space: &mut Space,
        mut found: impl FnMut(&Run, &Tagged),
    ) {
        let mut viewed = sentence.start..sentence.start;
        space.views.clear();
        candidates::runs(tokens, sentence, |run| {
            if candidates::names_nothing(tokens, &run) {
                return;
            }
            let from = run.tokens.start.saturating_sub(2).max(sentence.start);
            let to = (run.tokens.end + 2).min(sentence.end);
            // What stands between two runs is often seen from both.
            space.views.drain(..(from - viewed.start).min(space.views.len()));
            View::all(tokens, from.max(viewed.end)..to, &self.words, &mut space.views);
            viewed = from..to;
            self.tag_run(&run, from, space);
            found(&run, &space.tagged);
        });
    }

    fn tag_run(&self, run: &Run, from: usize, space: &mut Space) {
        let Space { views, tagged } = space;
        tagged.tags.clear();
        tagged.scores.clear();
        let mut before = (START, START);
        let mut gatherer = Gatherer { buckets: [0; MOST_FEATURES], len: 0 };
        for i in run.tokens.clone() {
            gatherer.len = 0;
            features::features(&Window { views, from, run, i }, before, &mut gatherer);
            let scores = self.weights.sum(&gatherer.buckets[..gatherer.len]);
            let tag = best(&scores, before.0);
            tagged.tags.push(tag);
            tagged.scores.push(scores);
            before = (tag, before.0);
        }
    }
}

/// Buffers that outlive a sentence.
#[derive(Clone, Debug, Default)]
pub struct Space {
    views: Vec<View>,
    tagged: Tagged,
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
