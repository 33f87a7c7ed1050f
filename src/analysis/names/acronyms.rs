//! Long forms before their acronyms: “the Northern Rivers Observatory (NRO)”.
//!
//! The letters are matched from the last to the first, each at the beginning of a word, as in
//! Schwartz and Hearst, “A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
//! Text” (PSB 2003); small words may stand without a letter.

use std::ops::Range;

use super::{
    Name, NameKind,
    words::{Known, known_at},
};
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::lexemes::Listed,
};

/// The margin of a name that its acronym confirms.
const CONFIRMED: u16 = 800;
/// Letters an acronym has.
const LETTERS: Range<usize> = 2..9;

/// Makes organisations of the long forms, over whatever was tagged there, people apart.
pub(super) fn confirm(tokens: &Tokens, names: &mut Vec<Name>) {
    if memchr::memchr(b'(', tokens.source().as_bytes()).is_none() {
        return;
    }
    for i in 1..tokens.len() {
        let bracketed = tokens.is(i, "(")
            && tokens.is(i + 2, ")")
            && tokens
                .get(i + 1)
                .is_some_and(|token| token.shape.contains(Shape::ALL_CAPS) && token.kind == TokenKind::Word);
        if !bracketed {
            continue;
        }
        let Some(start) = long_form(tokens, i, tokens.text(i + 1)) else { continue };
        let from = names.partition_point(|name| name.tokens.end <= start);
        let to = from + names[from..].iter().take_while(|name| name.tokens.start < i).count();
        let inside = &names[from..to];
        let person = inside.iter().any(|name| name.kind == NameKind::Person && name.tokens == (start..i));
        let cuts = inside.iter().any(|name| name.tokens.start < start && name.kind == NameKind::Person);
        if !person && !cuts {
            let name = Name {
                span: tokens.bytes(start..i).into(),
                tokens: start..i,
                kind: NameKind::Organisation,
                margin: CONFIRMED,
            };
            names.splice(from..to, [name]);
        }
    }
    short_forms(tokens, names);
}

/// Makes organisations of short forms in brackets behind long ones, “the National Water Commission (Conagua)”, and of the
/// long ones where they end in the noun of a body, “the Lower Rhine Ferry Union (Rifu)”.
fn short_forms(tokens: &Tokens, names: &mut Vec<Name>) {
    for i in 1..tokens.len() {
        let short = i + 1;
        let bracketed = tokens.is(i, "(")
            && tokens.is(i + 2, ")")
            && tokens.get(short).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
            && !known_at(tokens, short).intersects(Known::COUNTRY | Known::PLACE);
        if !bracketed {
            continue;
        }
        head_noun(tokens, i, names);
        let Some(long) = names.iter().position(|name| name.tokens.end == i) else { continue };
        if names[long].kind != NameKind::Organisation || names[long].tokens.len() < 2 {
            continue;
        }
        if is_dateline(tokens, &names[long].tokens) {
            names[long].kind = NameKind::Place;
            continue;
        }
        names[long].margin = names[long].margin.max(CONFIRMED);
        let name = Name {
            span: tokens.bytes(short..short + 1).into(),
            tokens: short..short + 1,
            kind: NameKind::Organisation,
            margin: CONFIRMED,
        };
        let there = names.get(long + 1).is_some_and(|next| next.tokens.start == short);
        names.splice(long + 1..long + 1 + usize::from(there), [name]);
    }
}

/// Makes an organisation of the capitals up to token `end`, whose last word heads names of bodies, over whatever was
/// tagged there, people apart.
fn head_noun(tokens: &Tokens, end: usize, names: &mut Vec<Name>) {
    if !tokens.listed(end - 1, Listed::HEAD) {
        return;
    }
    let capital = |&i: &usize| {
        tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital()) && !tokens.is(i, "the")
    };
    let Some(start) = (0..end).rev().take_while(capital).last().filter(|start| start + 1 < end) else { return };
    let from = names.partition_point(|name| name.tokens.end <= start);
    let to = from + names[from..].iter().take_while(|name| name.tokens.start < end).count();
    let kept = |name: &Name| name.kind == NameKind::Person || name.tokens.start < start || name.tokens.end > end;
    if !names[from..to].iter().any(kept) {
        let span = tokens.bytes(start..end).into();
        let name = Name { span, tokens: start..end, kind: NameKind::Organisation, margin: CONFIRMED };
        names.splice(from..to, [name]);
    }
}

/// Whether a name in capitals is where a report comes from, with the agency in brackets behind it:
/// “ADDIS ABABA (Reuters) -”.
pub(crate) fn is_dateline(tokens: &Tokens, name: &Range<usize>) -> bool {
    let upper = |i: usize| tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS));
    name.start == 0
        && name.clone().all(upper)
        && tokens.is(name.end, "(")
        && tokens.is(name.end + 2, ")")
        && matches!(tokens.text(name.end + 3), "-" | "–" | "—" | "--")
}

/// Where the words begin whose initials, up to token `end`, spell `acronym`.
fn long_form(tokens: &Tokens, end: usize, acronym: &str) -> Option<usize> {
    if !LETTERS.contains(&acronym.len()) || !acronym.is_ascii() {
        return None;
    }
    let mut letters = acronym.bytes().rev().filter(u8::is_ascii_uppercase).peekable();
    let mut i = end;
    while let Some(&letter) = letters.peek() {
        i = i.checked_sub(1)?;
        let token = tokens.get(i)?;
        let small = matches!(tokens.lower(i), "of" | "for" | "the" | "and" | "on" | "in" | "to" | "de" | "&");
        if token.kind == TokenKind::Hyphen {
            continue;
        }
        if token.is_capital() && tokens.text(i).as_bytes().first() == Some(&letter)
            || small && tokens.lower(i).as_bytes().first() == Some(&letter.to_ascii_lowercase())
        {
            letters.next();
        } else if !small {
            return None;
        }
    }
    tokens.get(i).is_some_and(|token| token.is_capital()).then_some(i)
}
