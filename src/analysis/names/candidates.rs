//! Which tokens may belong to a name: capitalised words, and the small words between them.

use std::ops::Range;

use super::features::Run;
pub use super::features::Setting;
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{lexemes::Listed, words::WordClass},
};

fn is_capitalised(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        token.kind == TokenKind::Word && token.shape.intersects(Shape::CAPITAL | Shape::INNER_CAPITAL)
    })
}

/// Whether token `i` may stand in a run.
pub(super) fn may_stand_in(tokens: &Tokens, i: usize) -> bool {
    let hyphen = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen);
    is_capitalised(tokens, i)
        || tokens.listed(i, Listed::INNER | Listed::PARTICLE)
        || hyphen(i)
        || tokens.glued(i) && hyphen(i - 1)
}

/// Whether a run is a single word that names nothing, whatever stands beside it: a small word at the beginning of a
/// sentence, “I”, a day of the week.
pub(super) fn names_nothing(tokens: &Tokens, run: &Run) -> bool {
    const SMALL: WordClass = WordClass::PRONOUN
        .union(WordClass::DETERMINER)
        .union(WordClass::POSSESSIVE)
        .union(WordClass::PREPOSITION)
        .union(WordClass::COORDINATOR)
        .union(WordClass::SUBORDINATOR)
        .union(WordClass::RELATIVE);
    let class = tokens.class(run.tokens.start);
    if run.tokens.len() != 1 || run.setting != Setting::Sentence || class.is_empty() {
        return false;
    }
    let opens = run.tokens.start == run.sentence.start
        && class.intersects(SMALL)
        && !tokens.get(run.tokens.start).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    opens || class.contains(WordClass::WEEKDAY) || tokens.text(run.tokens.start) == "I"
}

fn is_inner(tokens: &Tokens, i: usize) -> bool {
    tokens.listed(i, Listed::INNER | Listed::PARTICLE)
        || tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(i) && tokens.glued(i + 1)
}

/// Hands the runs of candidates in a sentence to `each`, in order.
pub fn runs(tokens: &Tokens, sentence: &Range<usize>, mut each: impl FnMut(Run)) {
    let setting = setting(tokens, sentence);
    let mut i = sentence.start;
    for start in tokens.capitals(sentence.clone()) {
        if start < i {
            continue;
        }
        i = start + 1;
        loop {
            if i < sentence.end && is_capitalised(tokens, i) {
                i += 1;
                continue;
            }
            let mut over = i;
            while over < sentence.end && over < i + 3 && is_inner(tokens, over) {
                over += 1;
            }
            if over > i && over < sentence.end && is_capitalised(tokens, over) {
                i = over + 1;
            } else if over == i + 1
                && over < sentence.end
                && tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen)
            {
                // “Min-ji”, and “Russian-backed”, which the tagger must tell apart.
                i = over + 1;
            } else {
                break;
            }
        }
        each(Run { tokens: start..i, sentence: sentence.clone(), setting });
    }
}

/// How a sentence is set, by the capitals on its words of four letters or more behind the first.
pub fn setting(tokens: &Tokens, sentence: &Range<usize>) -> Setting {
    // No more words than these have a capital, and three at the least make a title.
    let capitals = tokens.capitals(sentence.start + 1..sentence.end).count();
    if capitals < 3 {
        return Setting::Sentence;
    }
    let (mut long, mut capital, mut upper) = (0, 0, 0);
    for token in tokens.list().get(sentence.start + 1..sentence.end).unwrap_or_default() {
        if token.kind != TokenKind::Word || token.bytes().len() < 4 {
            continue;
        }
        long += 1;
        // They could not be four fifths of the words any more.
        if long * 4 > capitals * 5 {
            return Setting::Sentence;
        }
        capital += usize::from(token.is_capital());
        upper += usize::from(token.shape.contains(Shape::ALL_CAPS));
    }
    match long {
        0..=2 => Setting::Sentence,
        _ if upper * 5 >= long * 4 => Setting::Capitals,
        _ if capital * 5 >= long * 4 => Setting::Title,
        _ => Setting::Sentence,
    }
}
