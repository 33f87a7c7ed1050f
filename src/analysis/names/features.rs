//! What the tagger looks at.
//!
//! Feature templates after Ratinov and Roth, “Design Challenges and Misconceptions in Named Entity
//! Recognition” (CoNLL 2009): the word, its shape and affixes, a window of two, prefixes of Brown
//! cluster paths, gazetteers, the two tags before; besides, the whole run of capitalised words a
//! token stands in and the words at its borders.

use std::ops::Range;

use super::{
    candidates,
    words::{Known, Place, Words, hash},
};
use crate::analysis::tokens::{Shape, TokenKind, Tokens};

/// Number of weights buckets, a power of two.
pub const BUCKETS: usize = 1 << 17;

/// The tags: outside, and first and later tokens of each kind.
pub const TAGS: usize = 7;
/// Outside any name.
pub const OUTSIDE: u8 = 0;
/// What stands before the first candidate of a run.
pub const START: u8 = 7;

/// Takes the features of one token, each as a bucket below [`BUCKETS`].
pub trait Sink {
    /// Takes one feature.
    fn add(&mut self, bucket: usize);
}

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Setting {
    /// As sentences are.
    #[default]
    Sentence,
    /// With capitals on most words, as in headlines.
    Title,
    /// All in capitals.
    Capitals,
}

/// One token as the templates see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    word: u64,
    shape: u64,
    prefix: u64,
    suffix3: u64,
    suffix4: u64,
    path: u32,
    known: Known,
    /// Where the word is looked up.
    place: Place,
}

impl View {
    /// Looks at a range of tokens and adds what it sees to `views`.
    ///
    /// Whatever is looked up has to be fetched from far away, so first all spellings are looked at,
    /// then all places looked up, then all words: the processor fetches the next while it waits for one.
    pub fn all(tokens: &Tokens, range: Range<usize>, words: &Words<'_>, views: &mut Vec<View>) {
        let old = views.len();
        views.extend(range.clone().map(|i| View::spelled(tokens, i)));
        let new = views.get_mut(old..).unwrap_or_default();
        for view in &mut *new {
            view.place = words.place(view.word);
        }
        for (view, i) in new.iter_mut().zip(range) {
            view.look_up(tokens, i, words);
        }
    }

    /// Token `i` by its letters alone.
    fn spelled(tokens: &Tokens, i: usize) -> View {
        let Some(token) = tokens.get(i) else { return View::default() };
        let bytes = tokens.lower(i).as_bytes();
        let word = hash(bytes);
        let shape = shape(tokens.text(i).as_bytes(), token.kind);
        let suffix3 = bytes.last_chunk::<3>().map_or(word, |last| hash(last));
        let view = View { word, shape, suffix3, ..View::default() };
        // What never stands in a run is seen from beside it, by less.
        if !candidates::may_stand_in(tokens, i) {
            return view;
        }
        let prefix = bytes.first_chunk::<3>().map_or(word, |first| hash(first));
        let suffix4 = bytes.last_chunk::<4>().map_or(word, |last| hash(last));
        View { prefix, suffix4, ..view }
    }

    /// Adds what is known of the word.
    fn look_up(&mut self, tokens: &Tokens, i: usize, words: &Words<'_>) {
        let Some(token) = tokens.get(i) else { return };
        let mut entry = words.at(self.place);
        if entry.known.is_empty() && token.shape.contains(Shape::ABBREVIATED) {
            entry = words.get(hash(tokens.lower(i).trim_end_matches('.').as_bytes()));
        }
        let (cluster, known) = if token.is_capital() {
            let cluster = if entry.capital_cluster == 0 { entry.lower_cluster } else { entry.capital_cluster };
            (cluster, entry.known)
        } else {
            (entry.lower_cluster, entry.known.difference(Known::NAME_ONLY))
        };
        (self.path, self.known) = (words.path(cluster), known);
    }

    /// The same token with its identity hidden, so that a model learns to do without it.
    #[must_use]
    pub fn masked(self, also_known: bool) -> View {
        let known = if also_known { self.known.difference(Known::NAME_ONLY) } else { self.known };
        View { word: 0, prefix: 0, suffix3: 0, suffix4: 0, path: if also_known { 0 } else { self.path }, known, ..self }
    }
}

/// The kinds of characters in a word, runs of three or more cut to two.
fn shape(text: &[u8], kind: TokenKind) -> u64 {
    // Nearly all words are small letters behind the first, of which two count.
    let plain = text.iter().skip(1).all(|byte| matches!(byte, b'a'..=b'z' | 0x80..));
    let mut state = kind as u64 + 7;
    let (mut last, mut run) = (0u8, 0);
    for &byte in text.iter().take(if plain { 3 } else { text.len() }) {
        let class = match byte {
            b'A'..=b'Z' => 1,
            b'a'..=b'z' | 0x80.. => 2,
            b'0'..=b'9' => 3,
            other => other,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 2 {
            state = (state ^ u64::from(class)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    state
}

/// A run of candidates and what stands around it.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: Range<usize>,
    /// How that sentence is set.
    pub setting: Setting,
}

/// What stands outside the sentence.
const NO_VIEW: View = View {
    word: 1,
    shape: 1,
    prefix: 1,
    suffix3: 1,
    suffix4: 1,
    path: 0,
    known: Known::empty(),
    place: Place::NOWHERE,
};

/// Token `i` of `run` among the words around it.
#[derive(Clone, Copy, Debug)]
pub struct Window<'v> {
    /// The sentence from two tokens before the run to two behind it.
    pub views: &'v [View],
    /// The first token of `views`.
    pub from: usize,
    /// The run.
    pub run: &'v Run,
    /// The token.
    pub i: usize,
}

impl Window<'_> {
    /// The word at token `at`; none outside the sentence.
    fn at(&self, at: isize) -> &View {
        usize::try_from(at)
            .ok()
            .filter(|at| self.run.sentence.contains(at))
            .and_then(|at| self.views.get(at.checked_sub(self.from)?))
            .unwrap_or(&NO_VIEW)
    }
}

/// Hands the features of the token to `sink`; `before` are the two tags before it.
pub fn features<S: Sink>(window: &Window<'_>, before: (u8, u8), sink: &mut S) {
    let Window { run, i, .. } = *window;
    let at = i.cast_signed();
    let [left2, left, this, right, right2] = [at - 2, at - 1, at, at + 1, at + 2].map(|at| window.at(at));
    let mut put = |template: u64, value: u64| sink.add(bucket(template, value));
    let tag = u64::from(before.0);
    let tags = tag * 8 + u64::from(before.1);
    let setting = run.setting as u64;
    let initial = u64::from(i == run.sentence.start);

    put(1, setting * 2 + initial);
    put(2, this.word);
    put(4, this.suffix3);
    put(5, this.suffix4);
    put(6, this.prefix);
    for (template, near) in [(7, left), (8, right)] {
        put(template, near.word);
        put(template + 4, near.shape);
        put(template + 6, near.suffix3);
    }
    put(3, this.shape.wrapping_add(initial * 3 + setting * 7));
    put(9, left2.word);
    put(10, right2.word);
    put(15, left.word ^ this.shape.rotate_left(17));
    put(16, right.word ^ this.shape.rotate_left(17));
    put(17, left.shape ^ this.shape.rotate_left(9) ^ right.shape.rotate_left(31));
    put(18, tag);
    put(19, tags);
    put(20, this.word ^ tag.wrapping_mul(0x0123_4567));
    put(21, this.shape ^ tag.wrapping_mul(0x0123_4567));
    put(22, right.word ^ tag.wrapping_mul(0x0123_4567));
    put(23, this.suffix3 ^ tag.wrapping_mul(0x9876_5432));
    put(24, left.word ^ right.word.rotate_left(21));

    for (known, path, near) in [(30, 100, this), (50, 110, left), (70, 120, right)] {
        let mut bits = near.known.bits();
        while bits != 0 {
            put(known + u64::from(bits.trailing_zeros()), 1);
            bits &= bits - 1;
        }
        if near.path != 0 {
            let whole = u64::from(near.path);
            put(path, whole & 0xf);
            put(path + 1, whole & 0x3f);
            put(path + 2, whole & 0x3ff);
            put(path + 3, whole);
        }
    }
    let known = u64::from(this.known.bits());
    if known != 0 {
        put(90, known << 20 | u64::from(right.known.bits()));
        put(91, known << 20 | u64::from(left.known.bits()));
        put(92, known << 8 | tag);
        put(93, known << 4 | initial << 2 | setting);
    }
    if this.path != 0 {
        put(130, u64::from(this.path) << 8 | tag);
        put(131, u64::from(this.path) << 8 | initial << 2 | setting);
    }
    put(132, u64::from(left.path) << 20 | u64::from(right.path));
    put(133, u64::from(left2.path) << 20 | u64::from(left.path));

    // The run as a whole.
    let (first, last) = (run.tokens.start.cast_signed(), run.tokens.end.cast_signed() - 1);
    let (opening, closing) = (window.at(first - 1), window.at(last + 1));
    let length = run.tokens.len().min(5) as u64;
    let place = (i - run.tokens.start).min(3) as u64 * 4 + (run.tokens.end - 1 - i).min(3) as u64;
    let (head, tail) = (window.at(first), window.at(last));
    put(140, place << 8 | length);
    put(141, opening.word ^ place.wrapping_mul(0x5bd1_e995));
    put(142, closing.word ^ place.wrapping_mul(0x5bd1_e995));
    put(143, opening.word ^ closing.word.rotate_left(13));
    put(144, u64::from(tail.known.bits()) << 8 | place);
    put(145, u64::from(head.known.bits()) << 8 | place);
    put(146, tail.word ^ place);
    put(147, u64::from(closing.path) << 8 | length);
    put(148, u64::from(opening.path) << 8 | length);
    put(149, u64::from(head.path) << 20 | u64::from(tail.path));
    put(150, closing.word ^ length.wrapping_mul(0x0001_0003) ^ this.shape.rotate_left(5));
}

fn bucket(template: u64, value: u64) -> usize {
    let mixed = (value ^ template.wrapping_mul(0xff51_afd7_ed55_8ccd)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - BUCKETS.trailing_zeros())) as usize
}
