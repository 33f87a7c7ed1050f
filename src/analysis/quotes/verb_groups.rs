//! Auxiliaries, adverbs and expressions of time around a verb.

use super::items::{Items, Kind};
use crate::lexicon::words::WordClass;

/// The verb group that ends with the verb at `verb`: where it begins, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// Its first item.
    pub start: usize,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether a form of *be* governs the verb.
    pub be: bool,
    /// Whether there is any auxiliary.
    pub auxiliary: bool,
    /// Whether it ends in “to” and an infinitive.
    pub infinitive: bool,
}

/// The auxiliaries and adverbs before a verb, back to `from`.
pub(super) fn verb_group(items: &Items<'_>, verb: usize, from: usize) -> VerbGroup {
    let mut group = VerbGroup { start: verb, negated: false, be: false, auxiliary: false, infinitive: false };
    let mut nearest = true;
    let mut i = verb;
    while i > from {
        let item = &items.list[i - 1];
        let class = item.class;
        // “Smith’s said” does not occur; “he’s said” and “who’s saying” do.
        let contracted = item.kind == Kind::Clitic
            && i >= 2
            && (matches!(items.lower(i - 1), "’s" | "'s")
                && items.class(i - 2).intersects(WordClass::PRONOUN | WordClass::RELATIVE)
                || class.intersects(WordClass::AUXILIARY));
        if class.intersects(WordClass::AUXILIARY) && item.kind == Kind::Word || contracted {
            group.auxiliary = true;
            if nearest {
                group.be = class.intersects(WordClass::BE);
                nearest = false;
            }
        } else if let Some(start) = time_before(items, i, from) {
            i = start;
            continue;
        } else if !(class.intersects(WordClass::ADVERB | WordClass::NEGATION)
            && item.kind == Kind::Word
            && !class.intersects(WordClass::DETERMINER))
        {
            break;
        }
        group.negated |= class.intersects(WordClass::NEGATION);
        i -= 1;
    }
    group.start = i;
    group
}

/// Where an expression of time that ends right before item `end` begins: “on Monday”, “last
/// week”, “in March”.
fn time_before(items: &Items<'_>, end: usize, from: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last > from)?;
    let class = items.class(last);
    let before = items.lower(last - 1);
    let period = matches!(items.lower(last), "week" | "month" | "year" | "night" | "morning" | "evening" | "afternoon");
    if class.intersects(WordClass::WEEKDAY) {
        return Some(if matches!(before, "on" | "last") { last - 1 } else { last });
    }
    if class.intersects(WordClass::MONTH) && before == "in" {
        return Some(last - 1);
    }
    if period && matches!(before, "last" | "this") {
        let earlier = last >= 2 && last - 2 >= from && matches!(items.lower(last - 2), "earlier" | "late" | "early");
        return Some(if earlier { last - 2 } else { last - 1 });
    }
    None
}

/// Behind an expression of time that begins at item `start`: “on Monday night”, “last week”,
/// “earlier this month”, “in March 2019”.
pub(super) fn time_after(items: &Items<'_>, start: usize) -> Option<usize> {
    /// Classes of the words that open one: “on”, “this”, “that”, “later”, “next”, “Monday”.
    const OPENERS: WordClass = WordClass::PREPOSITION
        .union(WordClass::DETERMINER)
        .union(WordClass::ADVERB)
        .union(WordClass::TIME)
        .union(WordClass::WEEKDAY);
    if !items.class(start).intersects(OPENERS) {
        return None;
    }
    let part = |i: usize| {
        matches!(
            items.lower(i),
            "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "week"
                | "month"
                | "year"
                | "weekend"
                | "summer"
                | "winter"
                | "spring"
                | "fall"
                | "day"
        )
    };
    let weekday = |i: usize| items.class(i).intersects(WordClass::WEEKDAY);
    let month = |i: usize| items.class(i).intersects(WordClass::MONTH);
    let mut i = start;
    if matches!(items.lower(i), "early" | "late" | "earlier" | "later") {
        i += 1;
        if items.lower(i) == "on" && weekday(i + 1) {
            i += 1;
        }
    }
    if matches!(items.lower(i), "yesterday" | "today" | "tonight" | "recently" | "tomorrow") {
        i += 1;
    } else if weekday(i) || matches!(items.lower(i), "on" | "last" | "this" | "next") && weekday(i + 1) {
        i += if weekday(i) { 1 } else { 2 };
        i += usize::from(part(i));
    } else if matches!(items.lower(i), "last" | "this" | "next" | "that" | "earlier") && part(i + 1) {
        i += 2;
    } else if matches!(items.lower(i), "in" | "on" | "last") && month(i + 1) {
        i += 2;
        i += usize::from(items.digits(i));
    }
    (i > start).then_some(i)
}
