//! Fits the weights of place reading and prints the tables of `src/analysis/places/weights.rs`.
//!
//! ```text
//! cargo run --release --example fit_places -- [--ridge 3] [--ridge-of-grounds 0.1] CORPUS.jsonl…
//! ```
//!
//! A corpus has an object a line for each article: `id`, `text` and `toponyms` with `start`, `end`
//! (code points), `lat` and `lon`. A tenth of each is kept aside, by a hash of the id. Printed besides
//! the tables is how well what was fitted and the weights in use do (mean log loss, F1 of recognising,
//! share of names with a wrong and a right entry that are put right): on what was fitted on, on what
//! was kept aside, and for each corpus with the weights fitted on the others alone, which tells best
//! what to expect of articles of another kind.
//!
//! What some cues are worth depends on the weights in use (`Coherent`, `RareNear`, …): put the
//! tables in and run it again until they stay.

mod calibrate;
mod corpus;
mod fit;

use std::process::ExitCode;

use corpus::{Corpus, Example, FOLDS};
use fit::{Choice, fit_choices, fit_yes_no, loss_of_choices, loss_of_yes_no, recognised, right};
use postil::analysis::places::{
    CUE_WEIGHTS, GROUND_WEIGHTS,
    cues::{CUE_NAMES, CUES},
    grounds::{GROUND_NAMES, GROUNDS},
};

/// Cues too rare in news to be fitted, or no matter of news at all: each keeps the weight it has.
/// `weights.rs` says why.
const HELD_CUES: [&str; 7] =
    ["SettlementOf", "Stormed", "Landform", "Dateline", "AlternateInRun", "Workspace", "Namesake"];

/// The same for grounds.
const HELD_GROUNDS: [&str; 6] =
    ["Skeleton", "FeatureSaid", "StateBesideCapital", "CapitalActs", "StandsAlone", "Contained"];

fn main() -> ExitCode {
    // What tells a place from other names is fitted on twenty times as much as what tells places apart, and the
    // latter's strongest features need room: both were chosen by the loss on the other corpus.
    let (mut ridge, mut ridge_of_grounds) = (3.0, 0.1);
    let mut paths = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--ridge" => match args.next().and_then(|value| value.parse().ok()) {
                Some(value) => ridge = value,
                None => return usage(),
            },
            "--ridge-of-grounds" => match args.next().and_then(|value| value.parse().ok()) {
                Some(value) => ridge_of_grounds = value,
                None => return usage(),
            },
            _ => paths.push(arg),
        }
    }
    if paths.is_empty() {
        return usage();
    }
    let mut corpora = Vec::new();
    for path in &paths {
        match Corpus::read(path) {
            Ok(corpus) => corpora.push(corpus),
            Err(message) => {
                eprintln!("fit_places: {message}");
                return ExitCode::FAILURE;
            }
        }
    }
    let fitting = |corpora: &[&Corpus]| -> (Vec<f64>, Vec<f64>) {
        let (mut spans, mut names) = (Vec::new(), Vec::new());
        for corpus in corpora {
            spans.extend(corpus.spans.iter().filter(|span| !span.aside));
            names.extend(corpus.names.iter().filter(|name| !name.aside));
        }
        let cues = fit_yes_no(&spans, &held(CUE_NAMES, &CUE_WEIGHTS, &HELD_CUES), ridge);
        let grounds = fit_choices(&names, &held(GROUND_NAMES, &GROUND_WEIGHTS, &HELD_GROUNDS), ridge_of_grounds);
        (cues, grounds)
    };
    let all: Vec<&Corpus> = corpora.iter().collect();
    let (cues, grounds) = fitting(&all);
    let in_use: (Vec<f64>, Vec<f64>) = (wide(&CUE_WEIGHTS), wide(&GROUND_WEIGHTS));
    println!("place or not: log loss, F1 / which one: log loss, right");
    for (index, corpus) in corpora.iter().enumerate() {
        println!("{}: {} spans, {} names", corpus.path, corpus.spans.len(), corpus.names.len());
        for (what, aside) in [("fitted on", false), ("kept aside", true)] {
            println!(
                "  {what}: fitted {}, in use {}",
                losses(corpus, aside, &cues, &grounds),
                losses(corpus, aside, &in_use.0, &in_use.1)
            );
        }
        let others: Vec<&Corpus> =
            all.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, corpus)| *corpus).collect();
        if !others.is_empty() {
            let (cues, grounds) = fitting(&others);
            println!("  kept aside, fitted on the others alone: {}", losses(corpus, true, &cues, &grounds));
        }
    }
    calibrate(&corpora, ridge, ridge_of_grounds, &in_use);
    table("CUE_WEIGHTS: [f32; CUES]", CUE_NAMES, &cues);
    table("GROUND_WEIGHTS: [f32; GROUNDS]", GROUND_NAMES, &grounds);
    ExitCode::SUCCESS
}

/// Prints how often readings are right by how sure they are: what `places::decide` makes of a probability.
fn calibrate(corpora: &[Corpus], ridge: f64, ridge_of_grounds: f64, in_use: &(Vec<f64>, Vec<f64>)) {
    let judged = |fold: Option<u64>, (cues, grounds): &(Vec<f64>, Vec<f64>)| -> Vec<(f64, bool)> {
        let of = |corpus: &Corpus| -> Vec<(f64, bool)> {
            let spans = corpus.readings.iter().map(|reading| (reading, &corpus.spans[reading.span]));
            let mine = spans.filter(|(_, span)| match fold {
                Some(fold) => !span.aside && span.fold == fold,
                None => span.aside,
            });
            mine.filter_map(|(reading, span)| reading.judge(span, cues, grounds)).collect()
        };
        corpora.iter().flat_map(of).collect()
    };
    let mut readings = Vec::new();
    for fold in 0..FOLDS {
        let spans: Vec<_> =
            corpora.iter().flat_map(|corpus| &corpus.spans).filter(|span| !span.aside && span.fold != fold).collect();
        let names: Vec<_> =
            corpora.iter().flat_map(|corpus| &corpus.names).filter(|name| !name.aside && name.fold != fold).collect();
        let cues = fit_yes_no(&spans, &held(CUE_NAMES, &CUE_WEIGHTS, &HELD_CUES), ridge);
        let grounds = fit_choices(&names, &held(GROUND_NAMES, &GROUND_WEIGHTS, &HELD_GROUNDS), ridge_of_grounds);
        readings.extend(judged(Some(fold), &(cues, grounds)));
    }
    println!("\nprobability, share that is right: each fifth with weights fitted on the others");
    for bin in calibrate::isotonic(readings.clone()) {
        println!("    ({:.3}, {:.3}), // {}", bin.mean, bin.right, bin.count);
    }
    println!("before calibration, each fifth with weights fitted on the others\n{}", calibrate::reliability(&readings));
    println!(
        "before calibration, kept aside, with the weights in use\n{}",
        calibrate::reliability(&judged(None, in_use))
    );
}

fn usage() -> ExitCode {
    eprintln!("usage: fit_places [--ridge R] [--ridge-of-grounds R] CORPUS.jsonl…");
    ExitCode::FAILURE
}

fn wide<const N: usize>(weights: &[f32; N]) -> Vec<f64> {
    weights.iter().map(|&weight| f64::from(weight)).collect()
}

/// The weight of each feature that keeps the one it has.
fn held<const N: usize>(names: &[&str], weights: &[f32; N], keep: &[&str]) -> Vec<Option<f64>> {
    names.iter().zip(weights).map(|(name, &weight)| keep.contains(name).then(|| f64::from(weight))).collect()
}

fn losses(corpus: &Corpus, aside: bool, cues: &[f64], grounds: &[f64]) -> String {
    let spans: Vec<&Example<CUES>> = corpus.spans.iter().filter(|span| span.aside == aside).collect();
    let names: Vec<&Choice<GROUNDS>> = corpus.names.iter().filter(|name| name.aside == aside).collect();
    let (found, taken) = recognised(&spans, cues);
    let marked = corpus.marked[usize::from(aside)];
    let f1 = 200.0 * found as f64 / (taken + marked).max(1) as f64;
    let right = 100.0 * right(&names, grounds) as f64 / names.len().max(1) as f64;
    format!("{:.4}, {f1:.1} % / {:.4}, {right:.1} %", loss_of_yes_no(&spans, cues), loss_of_choices(&names, grounds))
}

fn table(head: &str, names: &[&str], weights: &[f64]) {
    println!("\n#[rustfmt::skip]\npub const {head} = [");
    for (names, weights) in names.chunks(4).zip(weights.chunks(4)) {
        let items: Vec<String> =
            names.iter().zip(weights).map(|(name, weight)| format!("/* {name} */ {weight:.2},")).collect();
        println!("    {}", items.join(" "));
    }
    println!("];");
}
