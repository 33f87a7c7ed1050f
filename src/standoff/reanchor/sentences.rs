//! Which sentence of the old text became which of the new.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use similar::DiffOp;

use crate::standoff::words::{Word, operations};

use super::index::{Bag, Index};

/// A sentence, roughly, as a range of words.
pub(super) type Sentence = Range<usize>;

/// The sentences of a text that hold words: lines, cut behind full stops and their like where
/// closing marks and a space follow. Cutting behind “Mr.” does no harm, as long as both texts are
/// cut alike.
pub(super) fn sentences(words: &[Word<'_>]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut stopped = false;
    for (index, word) in words.iter().enumerate() {
        match word.text {
            "\n" | "\r" => {
                out.push(start..index);
                start = index + 1;
                stopped = false;
            }
            "." | "!" | "?" => stopped = true,
            "\"" | "”" | "’" | "'" | ")" | "»" => {}
            text if text.trim().is_empty() && stopped => {
                out.push(start..index + 1);
                start = index + 1;
                stopped = false;
            }
            _ => stopped = false,
        }
    }
    out.push(start..words.len());
    out.retain(|sentence| words[sentence.clone()].iter().any(|word| !word.text.trim().is_empty()));
    out
}

/// Sentences must share so much of their words to be taken for the same one.
const LEAST_ALIKE: f64 = 0.4;

/// A sentence of the old text and the one of the new that it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Sentence,
    pub(super) new: Sentence,
    /// Whether the old text says the same more than once and nothing around this one tells it from
    /// the others.
    pub(super) contested: bool,
}

/// Pairs of sentences, each sentence in at most one.
pub(super) fn pairs(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Pair> {
    let (a, b) = (sentences(old), sentences(new));
    let old_texts: Vec<String> = a.iter().map(|line| plain(&old[line.clone()])).collect();
    let new_texts: Vec<String> = b.iter().map(|line| plain(&new[line.clone()])).collect();
    let mut of_old: Vec<Option<usize>> = vec![None; a.len()];
    let mut taken = vec![false; b.len()];
    for op in operations(old_texts.iter().map(String::as_str), new_texts.iter().map(String::as_str)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for i in 0..len {
                of_old[old_index + i] = Some(new_index + i);
                taken[new_index + i] = true;
            }
        }
    }
    let mut likely = Vec::new();
    let left = of_old.iter().filter(|of| of.is_none()).count();
    let bags = b.iter().enumerate().filter(|(j, _)| !taken[*j]).map(|(j, line)| (j, bag(&new[line.clone()])));
    let bags: Vec<(usize, Bag<'_>)> = bags.collect();
    let index = Index::new(&bags, left);
    let bags: HashMap<usize, Bag<'_>> = bags.into_iter().collect();
    for (i, line) in a.iter().enumerate().filter(|(i, _)| of_old[*i].is_none()) {
        let own = bag(&old[line.clone()]);
        for j in index.like(&own) {
            let alike = dice(&own, &bags[&j]);
            if alike >= LEAST_ALIKE {
                likely.push((alike, i, j));
            }
        }
    }
    // The most alike first; of those alike the ones that stand in the same place.
    likely.sort_by(|x, y| {
        let distance = |(_, i, j): &(f64, usize, usize)| displacement(&of_old, *i, *j);
        y.0.total_cmp(&x.0).then_with(|| distance(x).cmp(&distance(y)))
    });
    for (_, i, j) in likely {
        if of_old[i].is_none() && !taken[j] {
            of_old[i] = Some(j);
            taken[j] = true;
        }
    }
    let contested = contested(&old_texts, &of_old, b.len());
    let all = a.into_iter().zip(of_old).zip(contested);
    all.filter_map(|((old, of), contested)| Some(Pair { old, new: b[of?].clone(), contested })).collect()
}

/// The words of a sentence and its marks, whatever white space there is between them.
fn plain(words: &[Word<'_>]) -> String {
    let mut out = String::new();
    let mut gap = false;
    for word in words {
        if word.text.trim().is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(' ');
        }
        out += word.text;
    }
    out
}

/// Which of the old sentences read like another one and can't be told from it by what stands around
/// them.
fn contested(texts: &[String], of_old: &[Option<usize>], count: usize) -> Vec<bool> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        *times.entry(text).or_default() += 1;
    }
    let repeated: Vec<bool> = texts.iter().map(|text| times[text.as_str()] > 1).collect();
    if !repeated.contains(&true) {
        return repeated;
    }
    let forwards = told((0..texts.len()).collect(), of_old, &repeated, 0, |of| of.checked_add(1));
    let last = count.saturating_sub(1);
    let mut backwards = told((0..texts.len()).rev().collect(), of_old, &repeated, last, |of| of.checked_sub(1));
    backwards.reverse();
    let unclear = |(a, b)| matches!((a, b), (Told::Against, _) | (_, Told::Against) | (Told::Nothing, Told::Nothing));
    forwards.into_iter().zip(backwards).zip(repeated).map(|(sides, repeated)| repeated && unclear(sides)).collect()
}

/// What stands on one side of a sentence tells of where it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// A row of sentences that stayed together leads from it to one that is there once, or to an end
    /// of the text.
    There,
    /// Nothing: what stood there was deleted, or something was put in.
    Nothing,
    /// What stood there went elsewhere.
    Against,
}

/// What the side tells that is come from when going through sentences in an order; `end` is the
/// sentence of the new text that is there first, `next` the one behind another.
fn told(
    order: Vec<usize>,
    of_old: &[Option<usize>],
    repeated: &[bool],
    end: usize,
    next: impl Fn(usize) -> Option<usize>,
) -> Vec<Told> {
    let images: HashSet<usize> = of_old.iter().copied().flatten().collect();
    let mut out = Vec::new();
    let mut before: Option<(Told, Option<usize>)> = None;
    for i in order {
        let there = match (before, of_old[i]) {
            (None, Some(j)) if j == end => Told::There,
            (Some((tells, Some(of))), Some(j)) if next(of) == Some(j) => tells,
            (Some((_, Some(of))), Some(_)) if next(of).is_some_and(|next| images.contains(&next)) => Told::Against,
            _ => Told::Nothing,
        };
        out.push(there);
        before = Some((if repeated[i] { there } else { Told::There }, of_old[i]));
    }
    out
}

/// How far from its place old sentence `i` would be as new sentence `j`: counted from what became
/// of the one before.
fn displacement(of_old: &[Option<usize>], i: usize, j: usize) -> usize {
    let before = of_old[..i].iter().rev().enumerate().find_map(|(steps, of)| Some(of.as_ref()? + steps + 1));
    before.unwrap_or(i).abs_diff(j)
}

/// The words of a sentence and how often each is there.
pub(super) fn bag<'a>(words: &[Word<'a>]) -> Bag<'a> {
    let mut bag = Bag::new();
    for word in words.iter().filter(|word| word.text.starts_with(char::is_alphanumeric)) {
        *bag.entry(word.text).or_default() += 1;
    }
    bag
}

/// How many words two bags share.
pub(super) fn shared(a: &Bag<'_>, b: &Bag<'_>) -> usize {
    a.iter().map(|(word, count)| b.get(word).map_or(0, |other| *count.min(other))).sum()
}

/// Dice's coefficient of two bags of words: twice what they share over what they have.
fn dice(a: &Bag<'_>, b: &Bag<'_>) -> f64 {
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    if all == 0 { 0.0 } else { 2.0 * shared(a, b) as f64 / all as f64 }
}
