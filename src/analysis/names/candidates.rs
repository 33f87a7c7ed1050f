//! Which tokens may belong to a name: capitalised words, and the small words between them.

use std::ops::Range;

use super::features::Run;
pub use super::features::Setting;
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::lexemes::Listed,
};

fn is_capitalised(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        token.kind == TokenKind::Word && token.shape.intersects(Shape::CAPITAL | Shape::INNER_CAPITAL)
    })
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
