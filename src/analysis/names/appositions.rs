//! People whom a role or an age beside a comma shows: “a spokeswoman for the port, Anna Lindqvist, said”.

use std::ops::Range;

use super::{
    Name, NameKind,
    neighbours::{self, SHOWN, capital, is_calendar},
    title_at,
    words::{Known, known, known_at},
};
use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{demonyms, lexemes::Listed, roles},
};

/// Adds people named behind a role and a comma: “a spokeswoman for the port, Anna Lindqvist, said”.
pub(super) fn apposed(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    for sentence in sentences {
        for start in tokens.capitals(sentence.clone()) {
            let comma = start.saturating_sub(1);
            if comma <= sentence.start || !capital(tokens, start) || !tokens.is(comma, ",") {
                continue;
            }
            let mut end = start;
            while end < sentence.end && (capital(tokens, end) || end > start && tokens.listed(end, Listed::PARTICLE)) {
                end += 1;
            }
            let closed = matches!(tokens.text(end), "," | "(") || matches!(tokens.lower(end), "who" | "—");
            let at = names.partition_point(|name| name.tokens.end <= start);
            let there = names[at..].iter().take_while(|name| name.tokens.start < end);
            // What the tagger was not sure of gives way.
            let free = |name: &Name| {
                name.kind != NameKind::Person
                    && name.margin < SHOWN
                    && name.tokens.start >= start
                    && name.tokens.end <= end
            };
            let (taken, free) = (there.clone().count(), there.into_iter().all(free));
            if !closed || !free || !(2..=4).contains(&(end - start)) || !capital(tokens, end - 1) {
                continue;
            }
            let person = (start..end).all(|i| {
                let known = known_at(tokens, i);
                let common = known.contains(Known::MOSTLY_LOWER) && i == start;
                let nobody = common || known.intersects(Known::COUNTRY | Known::ORGANISATION | Known::PLACE);
                let other = title_at(tokens, i).is_some() || is_calendar(tokens, i);
                let feature = tokens.listed(i, Listed::FEATURE);
                let demonym = demonyms::country(tokens.text(i)).is_some();
                !(nobody || other || feature || demonym)
            });
            if person && is_role_before(tokens, sentence.start, comma) {
                let span = tokens.bytes(start..end).into();
                let person = Name { span, tokens: start..end, kind: NameKind::Person, margin: SHOWN };
                names.splice(at..at + taken, [person]);
            }
        }
    }
}

/// Adds people whom an age or what they are to somebody shows behind a comma, also at the beginning of
/// a sentence: “Tewodros, 27, fled”, “Zanele, her niece, asked …”, “Ngozi, a nurse, said”.
pub(super) fn described(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    for sentence in sentences {
        for start in tokens.capitals(sentence.clone()) {
            let end = start + 1;
            if !capital(tokens, start) || !tokens.is(end, ",") || start > sentence.start && capital(tokens, start - 1) {
                continue;
            }
            let at = names.partition_point(|name| name.tokens.end <= start);
            let free = names.get(at).is_none_or(|name| name.tokens.start >= end);
            if free && may_be_called(tokens, start) && is_described(tokens, sentence, end + 1) {
                let span = tokens.bytes(start..end).into();
                names.insert(at, Name { span, tokens: start..end, kind: NameKind::Person, margin: SHOWN });
            }
        }
    }
}

/// Adds full names that nothing is known of, in lists of people's full names: “Ada Holt, Tewodros Gebreab and Jan Kowal”.
pub(super) fn listed(tokens: &Tokens, sentences: &[Range<usize>], names: &mut Vec<Name>) {
    let full = |name: &Name| name.kind == NameKind::Person && name.tokens.len() > 1;
    let mut at = 0;
    while let Some(left) = names[at.min(names.len())..].iter().position(full).map(|i| at + i) {
        at = left + 1;
        let start = behind_join(tokens, names[left].tokens.end);
        let end = (start..start + 4).find(|&i| !neighbours::may_be_name(tokens, i)).unwrap_or(start);
        let (next, joined) = (names.get(at), start > names[left].tokens.end);
        let free = next.is_none_or(|name| name.tokens.start >= end);
        if !joined
            || !free
            || !(2..=3).contains(&(end - start))
            || capital(tokens, end)
            || tokens.glued(end) && is_hyphen(tokens, end)
        {
            continue;
        }
        let sentence = sentences.partition_point(|sentence| sentence.end <= start);
        let within = sentences
            .get(sentence)
            .is_some_and(|sentence| sentence.contains(&names[left].tokens.start) && end <= sentence.end);
        let before = left
            .checked_sub(1)
            .and_then(|i| names.get(i))
            .is_some_and(|name| full(name) && behind_join(tokens, name.tokens.end) == names[left].tokens.start);
        let behind = || {
            next.is_some_and(|name| {
                full(name) && end < name.tokens.start && behind_join(tokens, end) == name.tokens.start
            })
        };
        if within && (before || behind()) {
            let span = tokens.bytes(start..end).into();
            names.insert(at, Name { span, tokens: start..end, kind: NameKind::Person, margin: SHOWN });
        }
    }
}

/// The token behind the comma, “and” or both at token `i`; `i` itself where there is none.
fn behind_join(tokens: &Tokens, i: usize) -> usize {
    let comma = usize::from(tokens.is(i, ","));
    i + comma + usize::from(matches!(tokens.lower(i + comma), "and" | "&"))
}

fn is_hyphen(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen)
}

/// Whether nothing is known of the word at token `i` that keeps it from being what somebody is called.
pub(super) fn may_be_called(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    let nobody = Known::MOSTLY_LOWER
        | Known::COUNTRY
        | Known::PLACE
        | Known::PLACE_PART
        | Known::ORGANISATION
        | Known::ROLE
        | Known::HONORIFIC;
    let upper = tokens.get(i).is_some_and(|token| token.shape.intersects(Shape::ALL_CAPS | Shape::ABBREVIATED));
    lower.len() > 2
        && !upper
        && tokens.class(i).is_empty()
        && !tokens.listed(i, Listed::TIME | Listed::FEATURE)
        && !known(lower).intersects(nobody)
        && title_at(tokens, i).is_none()
        && demonyms::country(tokens.text(i)).is_none()
}

/// Whether an age or a role of a human being, as an aside that ends with a comma, begins at token `i`.
fn is_described(tokens: &Tokens, sentence: &Range<usize>, i: usize) -> bool {
    let aged = tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number && token.bytes().len() <= 2);
    if aged {
        return matches!(tokens.text(i + 1), "," | ".");
    }
    if !matches!(tokens.lower(i), "a" | "an" | "the" | "his" | "her" | "their" | "whose" | "my") {
        return false;
    }
    let close = (i + 2..(i + 6).min(sentence.end)).find(|&k| tokens.is(k, ","));
    close.is_some_and(|close| {
        let head = tokens.lower(close - 1);
        roles::is_role(head)
            && !is_trade(head)
            && (i + 1..close).all(|k| tokens.get(k).is_some_and(|token| token.kind == TokenKind::Word))
    })
}

/// Roles that companies have as well: “Copperline, a trader, …”.
fn is_trade(lower: &str) -> bool {
    matches!(
        lower,
        "trader"
            | "developer"
            | "producer"
            | "operator"
            | "publisher"
            | "broker"
            | "retailer"
            | "seller"
            | "vendor"
            | "builder"
            | "employer"
            | "owner"
            | "champion"
            | "star"
            | "leader"
            | "partner"
            | "contractor"
            | "consultant"
            | "regulator"
            | "investor"
            | "broadcaster"
            | "merchant"
            | "host"
            | "landlord"
            | "client"
            | "customer"
            | "buyer"
            | "sponsor"
            | "rival"
            | "grower"
            | "designer"
            | "president"
            | "chief"
            | "head"
            | "auditor"
            | "planner"
            | "surveyor"
            | "financier"
            | "banker"
            | "twin"
            | "parent"
            | "sister"
    )
}

/// Whether the noun phrase before the comma at `comma` is for somebody by what they are: its head,
/// before what hangs on it by “for” or “of”, is a role in lower case.
pub(super) fn is_role_before(tokens: &Tokens, from: usize, comma: usize) -> bool {
    let role = |i: usize| {
        tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital())
            && tokens.listed(i, Listed::ROLE)
    };
    if role(comma - 1) {
        return true;
    }
    let lowest = from.max(comma.saturating_sub(8));
    let preposition = (lowest + 1..comma).rev().find(|&i| {
        matches!(tokens.lower(i), "of" | "for" | "at" | "with")
            || tokens.get(i).is_some_and(|token| token.kind == TokenKind::Punct)
    });
    preposition.is_some_and(|i| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word) && role(i - 1))
}
