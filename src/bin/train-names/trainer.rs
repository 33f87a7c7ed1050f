//! The averaged perceptron.
//!
//! Collins, “Discriminative Training Methods for Hidden Markov Models” (EMNLP 2002), greedy, with
//! three things learnt from trying: an update whose gold tag is illegal behind the predicted one is
//! skipped, or the weights diverge; some sentences are walked with the gold history; and words are
//! masked now and then, so that shape and surroundings are learnt as well. Several runs with other
//! seeds are added up, which stays one linear model and is steadier than each.

use std::ops::Range;

use postil::analysis::names::{
    candidates,
    features::{self, BUCKETS, Run, START, Sink, TAGS, View},
    model::legal,
    words::Words,
};

use crate::corpus::Sentence;

const EPOCHS: u64 = 8;
const SEEDS: u64 = 4;
/// Of a hundred sentences, how many are walked with the gold history.
const GOLD_HISTORY: u64 = 30;
/// Of a hundred candidates, how many are masked.
const MASKED: u64 = 15;
/// Share of non-zero weights that must fit into a byte; the rest are clipped.
const FITTING: f64 = 0.9998;

struct Random(u64);

impl Random {
    /// Xorshift64.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

#[derive(Default)]
struct Collected(Vec<u32>);

impl Sink for Collected {
    fn add(&mut self, bucket: usize) {
        self.0.push(bucket as u32);
    }
}

/// The runs of a sentence with all its views.
struct Example<'c> {
    views: Vec<View>,
    runs: Vec<Run>,
    tags: &'c [u8],
}

/// Trains on `documents`; the result is what `weights.bin` holds.
pub(crate) fn train(documents: &[Vec<Sentence>], words: &Words<'_>) -> Vec<u8> {
    let examples: Vec<Example<'_>> = documents.iter().flatten().map(|sentence| example(sentence, words)).collect();
    let mut total = vec![[0f64; TAGS]; BUCKETS];
    for seed in 1..=SEEDS {
        let averaged = train_once(&examples, seed);
        for (sum, row) in total.iter_mut().zip(averaged) {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += weight;
            }
        }
    }
    quantise(&total)
}

fn example<'c>(sentence: &'c Sentence, words: &Words<'_>) -> Example<'c> {
    let tokens = &sentence.tokens;
    let whole: Range<usize> = 0..tokens.len();
    let mut runs = Vec::new();
    candidates::runs(tokens, &whole, |run| runs.push(run));
    Example { views: whole.map(|i| View::of(tokens, i, words)).collect(), runs, tags: &sentence.tags }
}

/// One perceptron, averaged.
fn train_once(examples: &[Example<'_>], seed: u64) -> Vec<[f64; TAGS]> {
    let mut weights = vec![[0i32; TAGS]; BUCKETS];
    let mut sums = vec![[0i64; TAGS]; BUCKETS];
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seed.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut collected = Collected::default();
    let mut step = 1i64;
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i as u64 + 1) as usize);
        }
        for &index in &order {
            let example = &examples[index];
            let mut views = example.views.clone();
            for run in &example.runs {
                for i in run.tokens.clone() {
                    if random.below(100) < MASKED {
                        views[i] = views[i].masked(random.below(2) == 0);
                    }
                }
            }
            let gold_history = random.below(100) < GOLD_HISTORY;
            for run in &example.runs {
                let mut before = (START, START);
                for i in run.tokens.clone() {
                    collected.0.clear();
                    features::features(&views, 0, run, i, before, &mut collected);
                    let mut scores = [0i32; TAGS];
                    for &bucket in &collected.0 {
                        for (score, weight) in scores.iter_mut().zip(&weights[bucket as usize]) {
                            *score += weight;
                        }
                    }
                    let mut best = 0u8;
                    for tag in 1..TAGS as u8 {
                        if legal(before.0, tag) && scores[usize::from(tag)] > scores[usize::from(best)] {
                            best = tag;
                        }
                    }
                    let gold = example.tags[i];
                    if best != gold && legal(before.0, gold) {
                        for &bucket in &collected.0 {
                            let bucket = bucket as usize;
                            weights[bucket][usize::from(gold)] += 1;
                            sums[bucket][usize::from(gold)] += step;
                            weights[bucket][usize::from(best)] -= 1;
                            sums[bucket][usize::from(best)] -= step;
                        }
                    }
                    step += 1;
                    before = (if gold_history { gold } else { best }, before.0);
                }
            }
        }
    }
    weights
        .iter()
        .zip(&sums)
        .map(|(row, sum)| std::array::from_fn(|tag| f64::from(row[tag]) - sum[tag] as f64 / step as f64))
        .collect()
}

/// Scales weights into signed bytes, eight a row.
fn quantise(weights: &[[f64; TAGS]]) -> Vec<u8> {
    let mut sizes: Vec<f64> = weights.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let Some(&largest) = sizes.get((sizes.len() as f64 * FITTING) as usize) else { return vec![0; BUCKETS * 8] };
    let scale = 127.0 / largest;
    let mut out = Vec::with_capacity(BUCKETS * 8);
    for row in weights {
        out.extend(row.iter().map(|weight| ((weight * scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned()));
        out.push(0);
    }
    let used = out.chunks(8).filter(|row| row.iter().any(|weight| *weight != 0)).count();
    println!("{used} of {BUCKETS} buckets used, one step is {:.3}", 1.0 / scale);
    out
}
