//! Two texts aligned word by word.

use std::{collections::HashSet, ops::Range};

use similar::DiffOp;

use crate::{
    standoff::words::{Word, difference, words},
    text::CharRange,
};

use super::{
    doubts::Found,
    index::{Bag, Index},
    sentences::{Pair, bag, pairs, sentences, shared},
};

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Image {
    /// Which word of the new text it is.
    pub(super) word: usize,
    /// Whether it reads the same.
    pub(super) same: bool,
}

/// Which word of the new text each word of the old one became.
#[derive(Debug)]
pub(super) struct Alignment<'a> {
    pub(super) old: Vec<Word<'a>>,
    pub(super) new: Vec<Word<'a>>,
    /// For each old word.
    pub(super) images: Vec<Option<Image>>,
    /// For each new word whether it is the image of an old one.
    pub(super) taken: Vec<bool>,
    /// The sentences of the old text that may as well have become another one.
    pub(super) contested: Vec<Range<usize>>,
}

/// So much of a sentence's words must be found in one that is paired already to be taken for a part
/// of it that was split off, or that was joined to it.
const LEAST_PART: f64 = 0.5;

/// Words this much alike may be the same one with a typing error.
const LEAST_ALIKE: f64 = 0.5;

/// Runs of more words than this are not searched for words that are alike.
const LONGEST_RUN: usize = 80;

impl<'a> Alignment<'a> {
    pub(super) fn new(old: &'a str, new: &'a str) -> Self {
        let (old, new) = (words(old), words(new));
        let pairs = pairs(&old, &new);
        let contested = pairs.iter().filter(|pair| pair.contested).map(|pair| pair.old.clone()).collect();
        let (images, taken) = (vec![None; old.len()], vec![false; new.len()]);
        let mut alignment = Alignment { images, taken, contested, old, new };
        for pair in &pairs {
            alignment.align(&pair.old.clone().collect::<Vec<_>>(), &pair.new.clone().collect::<Vec<_>>());
        }
        alignment.parts(&pairs);
        alignment.rest();
        alignment
    }

    /// Aligns words as they come.
    pub(super) fn of_words(old: Vec<Word<'a>>, new: Vec<Word<'a>>) -> Self {
        let (images, taken) = (vec![None; old.len()], vec![false; new.len()]);
        let mut alignment = Alignment { images, taken, contested: Vec::new(), old, new };
        let (a, b): (Vec<usize>, Vec<usize>) = ((0..alignment.old.len()).collect(), (0..alignment.new.len()).collect());
        alignment.align(&a, &b);
        alignment
    }

    /// Aligns some words of the old text with some of the new, both in order.
    fn align(&mut self, a: &[usize], b: &[usize]) {
        let pick = |words: &[Word<'a>], indices: &[usize]| indices.iter().map(|&i| words[i]).collect::<Vec<_>>();
        let ops = tidied(&difference(&pick(&self.old, a), &pick(&self.new, b)), &pick(&self.old, a));
        for op in ops {
            let (from, to) = (op.old_range(), op.new_range());
            match op {
                DiffOp::Equal { .. } => {
                    for (i, j) in from.zip(to) {
                        self.set(a[i], b[j], true);
                    }
                }
                DiffOp::Replace { .. } => self.alike(&a[from], &b[to]),
                DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
            }
        }
    }

    fn set(&mut self, old: usize, new: usize, same: bool) {
        if self.images[old].is_none() && !self.taken[new] {
            self.images[old] = Some(Image { word: new, same });
            self.taken[new] = true;
        }
    }

    /// Aligns words of a run that took the place of another where they are alike, keeping their
    /// order: the alignment in which most code points are alike.
    fn alike(&mut self, a: &[usize], b: &[usize]) {
        if a.len().max(b.len()) > LONGEST_RUN {
            return;
        }
        let width = b.len() + 1;
        let mut best = vec![0.0_f64; (a.len() + 1) * width];
        let scores: Vec<f64> =
            a.iter().flat_map(|&i| b.iter().map(move |&j| (i, j))).map(|(i, j)| self.score(i, j)).collect();
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                let both = best[(i + 1) * width + j + 1] + scores[i * b.len() + j];
                best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            let score = scores[i * b.len() + j];
            if score > 0.0 && best[i * width + j] <= best[(i + 1) * width + j + 1] + score + f64::EPSILON {
                self.set(a[i], b[j], self.old[a[i]].text == self.new[b[j]].text);
                (i, j) = (i + 1, j + 1);
            } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }

    /// How much two words are alike; nothing where they are not the same with a typing error.
    fn score(&self, i: usize, j: usize) -> f64 {
        let (a, b) = (self.old[i].text, self.new[j].text);
        if a == b {
            // White space alone shows nothing.
            return if a.trim().is_empty() { 0.1 } else { a.chars().count() as f64 };
        }
        let word = |text: &str| text.starts_with(char::is_alphanumeric);
        if !word(a) || !word(b) {
            return 0.0;
        }
        let alike = strsim::normalized_damerau_levenshtein(a, b);
        if alike >= LEAST_ALIKE { alike * a.chars().count() as f64 } else { 0.0 }
    }

    /// Sentences without a partner may be parts of one that has: split off from it, or joined to it.
    fn parts(&mut self, pairs: &[Pair]) {
        let (of_old, of_new): (HashSet<&Range<usize>>, HashSet<&Range<usize>>) =
            pairs.iter().map(|pair| (&pair.old, &pair.new)).unzip();
        let left = sentences(&self.new).into_iter().filter(|line| !of_new.contains(line)).collect::<Vec<_>>();
        let index = index_of(pairs.iter().map(|pair| &self.old[pair.old.clone()]), left.len());
        for line in left {
            let own = bag(&self.new[line.clone()]);
            let free = |number: usize| pairs[number].old.clone().filter(|&i| self.images[i].is_none());
            let whole = |number: usize| shared(&own, &bag(&free(number).map(|i| self.old[i]).collect::<Vec<_>>()));
            let likeliest = index.like(&own).into_iter().map(|number| (whole(number), number));
            if let Some(number) = best(likeliest, &own) {
                let free: Vec<usize> = free(number).collect();
                self.align(&free, &line.collect::<Vec<_>>());
            }
        }
        let left = sentences(&self.old).into_iter().filter(|line| !of_old.contains(line)).collect::<Vec<_>>();
        let index = index_of(pairs.iter().map(|pair| &self.new[pair.new.clone()]), left.len());
        for line in left {
            let own = bag(&self.old[line.clone()]);
            let free = |number: usize| pairs[number].new.clone().filter(|&j| !self.taken[j]);
            let whole = |number: usize| shared(&own, &bag(&free(number).map(|j| self.new[j]).collect::<Vec<_>>()));
            let likeliest = index.like(&own).into_iter().map(|number| (whole(number), number));
            if let Some(number) = best(likeliest, &own) {
                let free: Vec<usize> = free(number).collect();
                self.align(&line.collect::<Vec<_>>(), &free);
            }
        }
    }

    /// Where paragraphs tell little, as in text that was wrapped anew, what is left is aligned as
    /// one piece.
    fn rest(&mut self) {
        let content = |word: &Word<'_>| word.text.starts_with(char::is_alphanumeric);
        let lost = (0..self.old.len()).filter(|&i| self.images[i].is_none() && content(&self.old[i])).count();
        let fresh = (0..self.new.len()).filter(|&j| !self.taken[j] && content(&self.new[j])).count();
        let all = self.old.iter().filter(|word| content(word)).count();
        if lost.min(fresh) * 4 > all {
            let a: Vec<usize> = (0..self.old.len()).filter(|&i| self.images[i].is_none()).collect();
            let b: Vec<usize> = (0..self.new.len()).filter(|&j| !self.taken[j]).collect();
            self.align(&a, &b);
        }
    }

    /// Where a fragment of the old text is, and whether that is certain; `None` where none of its
    /// words is left.
    pub(super) fn fragment(&self, span: CharRange) -> Option<(CharRange, bool)> {
        let (start, end) = (span.start().to_usize(), span.end().to_usize());
        let first = self.old.partition_point(|word| word.end() <= start);
        let behind = self.old.partition_point(|word| word.at < end);
        let inside = first..behind.max(first);
        let solid = |&i: &usize| !self.old[i].text.trim().is_empty();
        let kept: Vec<usize> = inside.clone().filter(solid).filter(|&i| self.images[i].is_some()).collect();
        let (&head, &tail) = (kept.first()?, kept.last()?);
        // A mark or a short word alone may be anybody's.
        let letters = |i: &usize| self.old[*i].text.starts_with(char::is_alphanumeric);
        if !kept.iter().any(letters) && inside.clone().any(|i| letters(&i)) {
            return None;
        }
        let (mut from, mut to) = (self.images[head]?.word, self.images[tail]?.word);
        let ordered = from <= to;
        if !ordered {
            std::mem::swap(&mut from, &mut to);
        }
        let certain = ordered
            && to - from <= 2 * (tail - head) + 8
            && self.is_certain(Found { inside: &inside, kept: &kept, image: &(from..to + 1) });
        let start = self.old[head].at.max(start) - self.old[head].at;
        let end_inside = end.min(self.old[tail].end()) - self.old[tail].at;
        let new_start = self.new[from].at + inner(&self.old[head], &self.new[from], start);
        let new_end = self.new[to].at + inner(&self.old[tail], &self.new[to], end_inside);
        (new_start < new_end).then(|| (CharRange::of(new_start, new_end), certain))
    }
}

/// An index of sentences, by their numbers.
fn index_of<'w, 'a: 'w>(sentences: impl Iterator<Item = &'w [Word<'a>]>, asked: usize) -> Index<'a> {
    Index::new(&sentences.map(bag).enumerate().collect::<Vec<_>>(), asked)
}

/// The sentence that has most of the words of another, if it has enough of them.
fn best(likeliest: impl Iterator<Item = (usize, usize)>, own: &Bag<'_>) -> Option<usize> {
    let (count, number) = likeliest.max_by_key(|(count, _)| *count)?;
    let enough = count as f64 >= LEAST_PART * own.values().sum::<usize>() as f64;
    (enough && count > 0).then_some(number)
}

/// Where a place inside an old word, in code points from its start, is in the word it became.
fn inner(old: &Word<'_>, new: &Word<'_>, at: usize) -> usize {
    let (old_length, length) = (old.end() - old.at, new.end() - new.at);
    if at == 0 {
        return 0;
    }
    if at >= old_length {
        return length;
    }
    let common = old.text.chars().zip(new.text.chars()).take_while(|(a, b)| a == b).count();
    if at <= common { at } else { length.saturating_sub(old_length - at) }
}

/// Operations without chance matches: what is equal is taken for replaced where it is shorter than
/// what was both deleted and inserted before it, and behind it.
fn tidied(ops: &[DiffOp], old: &[Word<'_>]) -> Vec<DiffOp> {
    let mut out: Vec<DiffOp> = Vec::new();
    let letters = |range: Range<usize>| old[range].iter().filter(|w| w.text.starts_with(char::is_alphanumeric)).count();
    for (index, op) in ops.iter().enumerate() {
        let size = |op: Option<&DiffOp>| match op {
            Some(DiffOp::Replace { old_len, new_len, .. }) => *old_len.min(new_len),
            _ => 0,
        };
        let before = size(index.checked_sub(1).and_then(|before| ops.get(before)));
        let behind = size(ops.get(index + 1));
        let DiffOp::Equal { old_index, new_index, len } = *op else {
            push(&mut out, *op);
            continue;
        };
        let chance = before.min(behind) >= 2 * len && letters(old_index..old_index + len) <= 2;
        if chance {
            push(&mut out, DiffOp::Replace { old_index, old_len: len, new_index, new_len: len });
        } else {
            out.push(*op);
        }
    }
    out
}

/// Adds an operation, joined to the one before where both replace.
fn push(out: &mut Vec<DiffOp>, op: DiffOp) {
    if let (
        Some(DiffOp::Replace { old_len, new_len, .. }),
        DiffOp::Replace { old_len: more_old, new_len: more_new, .. },
    ) = (out.last_mut(), op)
    {
        *old_len += more_old;
        *new_len += more_new;
    } else {
        out.push(op);
    }
}
