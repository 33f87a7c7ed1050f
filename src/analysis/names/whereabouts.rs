//! Places that bear names of people, by what stands beside them: “MADISON —”, “Anna Holt, 41, of Martinez”, “Clay,
//! Grant and Swift counties”, “a Clinton couple”.

use std::ops::Range;

use super::{
    Name, NameKind,
    neighbours::{SHOWN, capital},
    title_at,
    words::{Known, known_at},
};
use crate::{
    analysis::{
        places::dateline,
        tokens::{Shape, TokenKind, Tokens},
    },
    lexicon::divisions,
};

/// The margin of a place that a dateline opens with.
const DATELINED: u16 = 800;
/// The margin of a club or a firm that somebody’s full name belongs to, as long as nobody in the article is called like it.
pub(crate) const OWNER: u16 = 600;
/// Tokens a list of places may have before the noun for them.
const LISTED: usize = 24;

/// Relabels what was tagged as people and is a place, or a club or a firm of somebody.
pub(super) fn relabel(tokens: &Tokens, sentences: &[Range<usize>], names: &mut [Name]) {
    let mut at = 0;
    for i in 0..names.len() {
        let [name, behind @ ..] = &mut names[i..] else { return };
        if name.kind != NameKind::Person {
            continue;
        }
        while sentences.get(at).is_some_and(|sentence| sentence.end <= name.tokens.start) {
            at += 1;
        }
        let Some(sentence) = sentences.get(at) else { return };
        let (start, end) = (name.tokens.start, name.tokens.end);
        if start > sentence.start && title_at(tokens, start - 1).is_some_and(|title| title.sure) {
            continue;
        }
        if has_member(tokens, name, behind.first()) {
            (name.kind, name.margin) = (NameKind::Organisation, OWNER);
            continue;
        }
        let margin = if opens_dateline(tokens, sentence, &name.tokens) {
            DATELINED
        } else if is_home(tokens, sentence, start)
            || is_listed(tokens, sentence, &name.tokens)
            || is_whence(tokens, sentence, &name.tokens)
            || divisions::stylebook(tokens.slice(start..end)).is_some()
        {
            SHOWN
        } else {
            continue;
        };
        (name.kind, name.margin) = (NameKind::Place, margin);
    }
}

/// Whether one word owns somebody's full name, as clubs and firms do: “Villarreal’s Íñigo Urrutia”.
fn has_member(tokens: &Tokens, name: &Name, next: Option<&Name>) -> bool {
    name.tokens.len() == 1
        && !known_at(tokens, name.tokens.start).contains(Known::GIVEN_FREQUENT)
        && tokens.get(name.tokens.end).is_some_and(|token| token.kind == TokenKind::Clitic)
        && next.is_some_and(|next| {
            next.kind == NameKind::Person && next.tokens.start == name.tokens.end + 1 && next.tokens.len() > 1
        })
}

/// Whether a name in capitals opens its sentence as a dateline does: “MADISON —”, “HUME, Ill. --”.
fn opens_dateline(tokens: &Tokens, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    let upper = |i: usize| tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    name.start == sentence.start
        && name.clone().all(|i| upper(i) && tokens.text(i).len() > 2)
        && dateline(tokens, name.end).is_some()
}

/// Whether a name tells where somebody of some age lives: “Anna Holt, 41, of Martinez”, “Alan, 79, from Barton”.
fn is_home(tokens: &Tokens, sentence: &Range<usize>, start: usize) -> bool {
    start >= sentence.start + 4
        && matches!(tokens.lower(start - 1), "of" | "from")
        && tokens.is(start - 2, ",")
        && tokens.get(start - 3).is_some_and(|token| token.kind == TokenKind::Number && token.bytes().len() <= 2)
        && tokens.is(start - 4, ",")
}

/// Whether a name stands in a list of what the noun behind the list calls them: “Clay, Grant and Swift counties”.
fn is_listed(tokens: &Tokens, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    let joined = joins(tokens, name.end) || name.start > sentence.start && joins(tokens, name.start - 1);
    joined && kind_behind_list(tokens, name.end).is_some()
}

/// Adds the words nobody tagged in a list whose noun says what all are: “Clay, Grant and | Swift | counties”.
pub(super) fn rest_of_lists(tokens: &Tokens, names: &mut Vec<Name>) {
    let mut at = 0;
    while let Some(name) = names.get(at) {
        at += 1;
        let i = name.tokens.end + 1;
        let free = names.get(at).is_none_or(|next| next.tokens.start > i);
        let listed = name.kind == NameKind::Place && free && joins(tokens, i - 1) && capital(tokens, i);
        if listed && !capital(tokens, i + 1) && kind_behind_list(tokens, i - 1).is_some() {
            let span = tokens.bytes(i..i + 1).into();
            names.insert(at, Name { span, tokens: i..i + 1, kind: NameKind::Place, margin: SHOWN });
        }
    }
}

fn joins(tokens: &Tokens, i: usize) -> bool {
    let short = tokens.get(i).is_some_and(|token| token.end - token.start <= 3);
    short && [",", "and", "or", "&"].iter().any(|join| tokens.is(i, join))
}

/// What the noun behind a list of names calls each, where the list goes on at token `end`: “county” in “Clay, Grant and
/// Swift counties”.
pub(crate) fn kind_behind_list(tokens: &Tokens, end: usize) -> Option<&'static str> {
    // Nearly always a word without a capital stands there that joins nothing: no list, and perhaps such a noun.
    let first = *tokens.lower_source().as_bytes().get(tokens.get(end)?.bytes().start)?;
    let may_go_on = matches!(first, b',' | b'&' | b'a' | b'o') || capital(tokens, end);
    let noun = if may_go_on { (end..end + LISTED).find(|&i| !joins(tokens, i) && !capital(tokens, i))? } else { end };
    // Nearly always something else stands there, and half of that is shorter than any of those nouns.
    tokens.get(noun).filter(|token| token.end - token.start > 4)?;
    if noun > end && joins(tokens, noun - 1) { None } else { divisions::of_several(tokens.lower(noun)) }
}

/// Whether one word stands before a noun for somebody by where they live: “a Clinton couple”, “Chapin man dies”.
fn is_whence(tokens: &Tokens, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    let noun = matches!(
        tokens.lower(name.end),
        "man"
            | "woman"
            | "couple"
            | "teen"
            | "teenager"
            | "resident"
            | "residents"
            | "homeowner"
            | "homeowners"
            | "motorist"
            | "motorists"
            | "native"
            | "natives"
            | "area"
            | "aldermen"
            | "firefighters"
    );
    noun && name.end < sentence.end && tokens.get(name.end).is_some_and(|token| !token.is_capital())
}
