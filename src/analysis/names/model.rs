//! The weights, and the greedy tagger over them.

use super::{
    candidates,
    features::{self, BUCKETS, OUTSIDE, Run, START, Sink, TAGS, View},
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

struct Adder<'d> {
    rows: &'d [Row],
    scores: Scores,
}

impl Sink for Adder<'_> {
    fn add(&mut self, bucket: usize) {
        if let Some(row) = self.rows.get(bucket) {
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score = score.wrapping_add(i16::from(weight.cast_signed()));
            }
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
    /// The tagger with a word table and weights of [`BUCKETS`] rows of eight signed bytes.
    pub fn new(words: Words<'d>, weights: &'d [u8]) -> Self {
        let rows = weights.as_chunks().0;
        Model { words, rows: rows.get(..BUCKETS).unwrap_or(&[]) }
    }

    /// Tags the runs of one sentence and hands each to `found`.
    pub fn tag(
        &self,
        tokens: &Tokens,
        sentence: &Range<usize>,
        space: &mut Space,
        mut found: impl FnMut(&Run, &Tagged),
    ) {
        candidates::runs(tokens, sentence, |run| {
            let from = run.tokens.start.saturating_sub(2).max(sentence.start);
            let to = (run.tokens.end + 2).min(sentence.end);
            space.views.clear();
            space.views.extend((from..to).map(|i| View::of(tokens, i, &self.words)));
            self.tag_run(&run, from, space);
            found(&run, &space.tagged);
        });
    }

    fn tag_run(&self, run: &Run, from: usize, space: &mut Space) {
        let Space { views, tagged } = space;
        tagged.tags.clear();
        tagged.scores.clear();
        let mut before = (START, START);
        for i in run.tokens.clone() {
            let mut adder = Adder { rows: self.rows, scores: [0; 8] };
            features::features(views, from, run, i, before, &mut adder);
            let tag = best(&adder.scores, before.0);
            tagged.tags.push(tag);
            tagged.scores.push(adder.scores);
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
