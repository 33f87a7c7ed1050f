//! Subjects of several: “the government and the militia”, “officials, farmers and aid workers”.

use std::ops::Range;

use super::{
    items::{Items, Kind},
    phrases::{is_referring, phrase_before},
};
use crate::lexicon::{verbs, words::WordClass};

/// Items that a member of a list before the last may have.
const MEMBER: usize = 5;

/// Where the subject begins that `last`, the noun phrase before a verb, closes: at itself, or at the first
/// of the phrases that a coordinator and commas join with it. Those must open their clause, or they would
/// be the object of another verb: not in “Rescuers reached the village and officials said”.
pub(super) fn whole(items: &Items<'_>, last: Range<usize>, from: usize) -> Range<usize> {
    let Some(joint) = last.start.checked_sub(1).filter(|&k| k > from) else { return last };
    let mut first = match items.lower(joint) {
        "and" | "&" => match member(items, joint, from) {
            Some(first) => first,
            None => return last,
        },
        // “Ana Ruiz, Jan Berg and Ine Dahl”: the last two are one phrase already.
        _ if last.clone().any(|i| items.class(i).intersects(WordClass::COORDINATOR)) => last.clone(),
        _ => return last,
    };
    let joined = first.start;
    // “Officials, farmers and …”
    while (first.len() <= MEMBER || first.start == joined)
        && first.start > from + 1
        && items.kind(first.start - 1) == Some(Kind::Comma)
        && let Some(before) = member(items, first.start - 1, from).filter(|before| before.len() <= MEMBER)
    {
        first = before;
    }
    let opens = first.start == from
        || matches!(
            items.kind(first.start - 1),
            Some(Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon | Kind::Speech(_) | Kind::Fragment(_))
        )
        || items.class(first.start - 1).intersects(WordClass::SUBORDINATOR)
            && !items.class(first.start - 1).intersects(WordClass::PREPOSITION);
    if opens { first.start..last.end } else { last }
}

/// The noun phrase of a list that ends right before item `end`.
fn member(items: &Items<'_>, end: usize, from: usize) -> Option<Range<usize>> {
    let phrase = phrase_before(items, end, from).filter(|phrase| is_referring(items, phrase))?;
    let verb = phrase.clone().any(|i| !items.list[i].capital && verbs::is_past(items.lower(i)));
    // “Rescuers reach the village”: an article inside a phrase stands behind a preposition.
    let object = phrase.clone().skip(1).any(|i| {
        items.class(i).intersects(WordClass::DETERMINER | WordClass::POSSESSIVE)
            && !items.class(i - 1).intersects(WordClass::PREPOSITION | WordClass::DETERMINER)
    });
    // “Speaking in Graz, farmers and workers said”
    let participle = items.list[phrase.start].cue.is_some() || items.lower(phrase.start).ends_with("ing");
    let whole = items.kind(phrase.start) == Some(Kind::Word) && phrase.end == end;
    (whole && !verb && !object && !participle).then_some(phrase)
}
