//! Exact-span precision, recall and F1 for each kind of name.

use std::{fmt::Write, ops::Range};

use postil::analysis::names::model::{Model, Space};

use crate::corpus::Sentence;

const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// A table of scores; with `errors`, every difference before it.
pub(crate) fn score(documents: &[Vec<Sentence>], model: &Model<'_>, errors: bool) -> String {
    let mut out = String::new();
    let mut space = Space::default();
    let (mut right, mut found, mut gold) = ([0usize; 3], [0usize; 3], [0usize; 3]);
    for sentence in documents.iter().flatten() {
        let whole = 0..sentence.tokens.len();
        let mut tags = vec![0u8; sentence.tokens.len()];
        model.tag(&sentence.tokens, &whole, &mut space, |run, tagged| {
            tags[run.tokens.clone()].copy_from_slice(&tagged.tags);
        });
        let (predicted, expected) = (spans(&tags), spans(&sentence.tags));
        for (kind, span) in &predicted {
            found[*kind] += 1;
            if expected.contains(&(*kind, span.clone())) {
                right[*kind] += 1;
            }
        }
        for (kind, _) in &expected {
            gold[*kind] += 1;
        }
        if errors && predicted != expected {
            let show = |list: &[(usize, Range<usize>)], other: &[(usize, Range<usize>)]| {
                let parts: Vec<String> = list
                    .iter()
                    .filter(|item| !other.contains(item))
                    .map(|(kind, span)| format!("{}:{}", KINDS[*kind], sentence.tokens.slice(span.clone())))
                    .collect();
                parts.join(" | ")
            };
            let _ = writeln!(
                out,
                "{}\n    gold  {}\n    found {}",
                sentence.tokens.source(),
                show(&expected, &predicted),
                show(&predicted, &expected)
            );
        }
    }
    for (kind, name) in KINDS.iter().enumerate() {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        let (p, r) = (share(right[kind], found[kind]), share(right[kind], gold[kind]));
        let f = 2.0 * p * r / (p + r).max(1e-9);
        let _ = writeln!(out, "{name}  P {p:.1}  R {r:.1}  F1 {f:.1}  ({} gold)", gold[kind]);
    }
    out
}

fn spans(tags: &[u8]) -> Vec<(usize, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let (tag, start) = (tags[at], at);
        at += 1;
        if tag == 0 {
            continue;
        }
        let inside = tag + tag % 2;
        while tags.get(at) == Some(&inside) {
            at += 1;
        }
        out.push((usize::from(inside / 2 - 1), start..at));
    }
    out
}
