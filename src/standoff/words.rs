//! Differences between two texts, in words.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::field::chars;

/// A piece of a text that a difference is made of: a word, or one other code point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Where it starts, in code points.
    pub(super) at: usize,
}

impl Word<'_> {
    /// Where it ends, in code points.
    pub(super) fn end(&self) -> usize {
        self.at + chars(self.text)
    }
}

/// Splits a text into words and what stands between them, leaving nothing out.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    let mut first = 0;
    for (index, (byte, c)) in text.char_indices().enumerate() {
        let word = c.is_alphanumeric();
        if byte > start && !(word && in_word) {
            out.push(Word { text: &text[start..byte], at: first });
            (start, first) = (byte, index);
        }
        in_word = word;
    }
    if start < text.len() {
        out.push(Word { text: &text[start..], at: first });
    }
    out
}

/// One step from an old text to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Takes out text that starts `at` code points into the text as it is by then.
    Delete {
        /// Where.
        at: usize,
        /// What.
        text: String,
    },
    /// Puts text in, `at` code points into the text as it is by then.
    Insert {
        /// Where.
        at: usize,
        /// What.
        text: String,
    },
    /// Puts other text in the place of text that starts `at` code points into the text as it is by then.
    Replace {
        /// Where.
        at: usize,
        /// What stands there.
        removed: String,
        /// What is to stand there.
        inserted: String,
    },
}

/// So many words and what stands between them have to be the same beside other words for these to stand in the
/// place of those: two words, in prose. Where less is, the one may just as well be gone and the other new.
const BESIDE: usize = 5;

/// How many times longer than what stood there before, and so many code points on top, what takes its place may be.
const LONGER: (usize, usize) = (4, 16);

/// The steps from `old` to `new`, which has the same words with other white space between them, as where lines are wrapped
/// anew: from the start on.
fn spaced(old: &str, new: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = 0;
    let gaps = |text| str::split(text, |c: char| !c.is_whitespace());
    // Between two letters of a word stands nothing, in both.
    for (gone, inserted) in gaps(old).zip(gaps(new)) {
        let (removed, inserted) = (gone.to_owned(), inserted.to_owned());
        let length = chars(&inserted);
        match (removed.is_empty(), inserted.is_empty()) {
            _ if removed == inserted => {}
            (true, _) => steps.push(Step::Insert { at, text: inserted }),
            (_, true) => steps.push(Step::Delete { at, text: removed }),
            _ => steps.push(Step::Replace { at, removed, inserted }),
        }
        at += length + 1;
    }
    steps
}

/// The steps from `old` to `new`: first everything is taken out, from the end on, then everything
/// put in, from the start on, so that what only moved is known again when it comes. A few words among others that
/// stay are replaced: a name that was replaced everywhere at once.
pub(super) fn steps(old: &str, new: &str) -> Vec<Step> {
    if old.split_whitespace().eq(new.split_whitespace()) {
        return spaced(old, new);
    }
    let (a, b) = (words(old), words(new));
    let joined = |words: &[Word<'_>]| words.iter().map(|word| word.text).collect::<String>();
    let mut deletions = Vec::new();
    let mut insertions = Vec::new();
    let all = difference(&a, &b);
    let stays = |op: Option<&DiffOp>| op.is_none_or(|op| matches!(op, DiffOp::Equal { len, .. } if *len >= BESIDE));
    for (index, op) in all.iter().enumerate() {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (removed, inserted) = (joined(&a[old_range.clone()]), joined(&b[new_range.clone()]));
        // A word that only got or lost letters is still there; one that shares some with another is not.
        let (head, tail) = shared(&removed, &inserted);
        let (head, tail) = if removed.len().min(inserted.len()) == head + tail { (head, tail) } else { (0, 0) };
        let changed = |text: &str| text[head..text.len() - tail].to_owned();
        let kept = chars(&removed[..head]);
        let (gone, new) = (changed(&removed), changed(&inserted));
        let between = stays(index.checked_sub(1).and_then(|before| all.get(before))) && stays(all.get(index + 1));
        let alike = !gone.is_empty() && !new.is_empty() && chars(&new) <= chars(&gone) * LONGER.0 + LONGER.1;
        if let Some(first) = b[new_range.clone()].first().filter(|_| between && alike) {
            insertions.push(Step::Replace { at: first.at + kept, removed: gone, inserted: new });
            continue;
        }
        if let Some(first) = a[old_range].first().filter(|_| removed.len() > head + tail) {
            deletions.push(Step::Delete { at: first.at + kept, text: gone });
        }
        if let Some(first) = b[new_range].first().filter(|_| inserted.len() > head + tail) {
            insertions.push(Step::Insert { at: first.at + kept, text: new });
        }
    }
    deletions.reverse();
    deletions.append(&mut insertions);
    deletions
}

/// How many bytes two texts share at their starts, and how many of the rest at their ends.
fn shared(a: &str, b: &str) -> (usize, usize) {
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    let ends = a[head..].chars().rev().zip(b[head..].chars().rev());
    (head, ends.take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum())
}

/// The operations that turn one sequence of words into another.
pub(super) fn difference(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<DiffOp> {
    operations(old.iter().map(|word| word.text), new.iter().map(|word| word.text))
}

/// The operations that turn one sequence of texts into another.
pub(super) fn operations<'t>(old: impl Iterator<Item = &'t str>, new: impl Iterator<Item = &'t str>) -> Vec<DiffOp> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.collect(), new.collect());
    capture_diff_slices(Algorithm::Patience, &old, &new)
}
