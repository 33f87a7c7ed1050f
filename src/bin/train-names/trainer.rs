//! The averaged perceptron.
//!
//! Collins, “Discriminative Training Methods for Hidden Markov Models” (EMNLP 2002), greedy, with
//! three things learnt from trying: an update whose gold tag is illegal behind the predicted one is
//! skipped, or the weights diverge; some sentences are walked with the gold history; and words are
//! masked now and then, so that shape and surroundings are learnt as well. Several runs with other
//! seeds are added up, which stays one linear model and is steadier than each.

use postil::analysis::names::{
    candidates,
    features::{self, BUCKETS, Run, START, Sink, TAGS, View, Window},
    model::legal,
    weights,
    words::{Words, hash},
};
use postil::analysis::tokens::Tokens;

use crate::{
    corpus::{Sentence, tags},
    inventor::{Inventor, headline},
    random::Random,
};

const EPOCHS: u64 = 10;
const SEEDS: u64 = 8;
/// Of a hundred sentences, how many are walked with the gold history.
const GOLD_HISTORY: u64 = 30;
/// Of a hundred candidates, how many are masked.
const MASKED: u64 = 24;
/// Of a hundred sentences, how many are set as headlines in each epoch.
const HEADLINES: u64 = 5;
/// Invented sentences an epoch.
const INVENTED: usize = 500;
/// Share of non-zero weights that must fit into a byte; the rest are clipped.
const FITTING: f64 = 0.9998;

#[derive(Default)]
struct Collected(Vec<u32>);

impl Sink for Collected {
    fn add(&mut self, bucket: usize) {
        self.0.push(bucket as u32);
    }
}

/// A fingerprint of how training goes about it.
pub(crate) fn recipe() -> u64 {
    let numbers = format!("{EPOCHS} {SEEDS} {GOLD_HISTORY} {MASKED} {HEADLINES} {INVENTED} {FITTING}");
    hash(numbers.as_bytes()) ^ Inventor::recipe()
}

/// The runs of a sentence with all its views.
struct Example {
    views: Vec<View>,
    runs: Vec<Run>,
    tags: Vec<u8>,
}

/// Trains on `documents`; the result is what `weights.bin` holds.
pub(crate) fn train(documents: &[Vec<Sentence>], words: &Words<'_>, inventor: &Inventor) -> Vec<u8> {
    let sentences: Vec<&Sentence> = documents.iter().flatten().collect();
    let mut total = vec![[0f64; TAGS]; BUCKETS];
    for seed in 1..=SEEDS {
        let averaged = train_once(&sentences, words, inventor, seed);
        for (sum, row) in total.iter_mut().zip(averaged) {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += weight;
            }
        }
    }
    quantise(&total)
}

fn example(sentence: &Sentence, words: &Words<'_>) -> Example {
    let tokens = Tokens::new(&sentence.text);
    let whole = 0..tokens.len();
    let mut runs = Vec::new();
    candidates::runs(&tokens, &whole, |run| runs.push(run));
    let mut views = Vec::with_capacity(tokens.len());
    View::all(&tokens, whole, words, &mut views);
    Example { views, runs, tags: tags(&tokens, &sentence.names) }
}

/// What one epoch sees: the corpus and invented sentences, some of them set as headlines.
fn epoch(sentences: &[&Sentence], words: &Words<'_>, inventor: &Inventor, random: &mut Random) -> Vec<Example> {
    let mut examples = Vec::with_capacity(sentences.len() + INVENTED);
    let mut take = |sentence: &Sentence, random: &mut Random| {
        if random.below(100) < HEADLINES {
            examples.push(example(&headline(sentence, random.below(4) == 0), words));
        } else {
            examples.push(example(sentence, words));
        }
    };
    for sentence in sentences {
        take(sentence, random);
    }
    for _ in 0..INVENTED {
        take(&inventor.template(random), random);
    }
    examples
}

/// One perceptron, averaged.
fn train_once(sentences: &[&Sentence], words: &Words<'_>, inventor: &Inventor, seed: u64) -> Vec<[f64; TAGS]> {
    let mut weights = vec![[0i32; TAGS]; BUCKETS];
    let mut sums = vec![[0i64; TAGS]; BUCKETS];
    let mut random = Random::new(seed);
    let mut collected = Collected::default();
    let mut step = 1i64;
    for _ in 0..EPOCHS {
        let examples = epoch(sentences, words, inventor, &mut random);
        let mut order: Vec<usize> = (0..examples.len()).collect();
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
                    features::features(&Window { views: &views, from: 0, run, i }, before, &mut collected);
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

/// Scales weights into signed bytes.
fn quantise(weights: &[[f64; TAGS]]) -> Vec<u8> {
    let mut sizes: Vec<f64> = weights.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let Some(&largest) = sizes.get((sizes.len() as f64 * FITTING) as usize) else { return Vec::new() };
    let scale = 127.0 / largest;
    let byte = |weight: f64| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let rows: Vec<[i8; TAGS]> = weights.iter().map(|row| row.map(byte)).collect();
    let used = rows.iter().filter(|row| row.iter().any(|weight| *weight != 0)).count();
    println!("{used} of {BUCKETS} buckets used, one step is {:.3}", 1.0 / scale);
    weights::pack(&rows)
}
