//! Noun phrases beside a verb, without a parser: who says it.
//!
//! Subjects are found by walking from the verb to where a clause can begin. Asides between
//! subject and verb (“Smith, who left in May, said”) are jumped over as a whole.

use std::ops::Range;

use super::{
    asides::aside,
    coordinations,
    items::{Items, Kind},
    verb_groups::verb_group,
};
use crate::lexicon::{
    cues::{CueFlags, CueKind, Form},
    nouns, roles, verbs,
    words::WordClass,
};

/// How many items a noun phrase may have.
const PHRASE: usize = 22;

/// Classes that end a noun phrase on its left.
const BOUNDARY: WordClass = WordClass::SUBORDINATOR
    .union(WordClass::RELATIVE)
    .union(WordClass::COORDINATOR)
    .union(WordClass::AUXILIARY)
    .union(WordClass::NEGATION)
    .union(WordClass::INTERROGATIVE);

/// The subject that ends right before item `end`, looking back to `from`.
pub(super) fn subject_before(items: &Items<'_>, end: usize, from: usize, frame: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= from)?;
    let item = &items.list[last];
    match item.kind {
        Kind::Speech(_) => None,
        Kind::Comma | Kind::Dash | Kind::Close => aside(items, last, frame),
        Kind::Word if item.is(WordClass::PRONOUN) && !item.is(WordClass::QUANTIFIER) => Some(last..end),
        Kind::Word if item.is(WordClass::RELATIVE) => relative(items, last, from),
        Kind::Word | Kind::Clitic | Kind::Fragment(_) | Kind::Title(_) => {
            let phrase = phrase_before(items, end, from);
            let start = phrase.as_ref().map_or(end, |phrase| phrase.start);
            match relative_verb(items, start, end, frame).or_else(|| relative_clause(items, start, frame)) {
                Some(pronoun) => phrase_before(items, pronoun, frame),
                None => phrase
                    .map(|phrase| coordinations::whole(items, phrase, from))
                    .or_else(|| behind_auxiliary(items, end, from, frame)),
            }
        }
        _ => None,
    }
}

/// “has in the past said”: the subject of a verb parted from its auxiliary.
fn behind_auxiliary(items: &Items<'_>, end: usize, from: usize, frame: usize) -> Option<Range<usize>> {
    let lowest = from.max(end.saturating_sub(6));
    let preposition = (lowest..end).rev().find(|&i| items.class(i).intersects(WordClass::PREPOSITION))?;
    let auxiliary =
        preposition.checked_sub(1).filter(|&i| i >= from && items.class(i).intersects(WordClass::AUXILIARY))?;
    subject_before(items, verb_group(items, auxiliary + 1, from).start, from, frame)
}

/// The pronoun of a relative clause right before item `start` whose verb stands there, so that what
/// reads as a phrase up to `end` is that clause: “passengers who | survived the sinking | said”.
fn relative_verb(items: &Items<'_>, start: usize, end: usize, from: usize) -> Option<usize> {
    let pronoun = start.checked_sub(1).filter(|&k| k > from && end > start + 1)?;
    let relative = matches!(items.lower(pronoun), "who" | "that" | "which");
    let noun = &items.list[pronoun - 1];
    let antecedent = noun.kind == Kind::Word
        && noun.cue.is_none()
        && !noun.is(BOUNDARY | WordClass::PREPOSITION | WordClass::PRONOUN | WordClass::OBJECT_PRONOUN);
    let verb = &items.list[start];
    (relative && antecedent && !verb.capital && verb.kind == Kind::Word && verbs::is_past(items.lower(start)))
        .then_some(pronoun)
}

/// The pronoun of a relative clause that began before item `end` and holds a verb of its own:
/// “an official who asked not to be named said”.
fn relative_clause(items: &Items<'_>, end: usize, from: usize) -> Option<usize> {
    let lowest = from.max(end.saturating_sub(PHRASE));
    for i in (lowest..end).rev() {
        let item = &items.list[i];
        if matches!(
            item.kind,
            Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Speech(_) | Kind::Close
        ) {
            return None;
        }
        if item.is(WordClass::RELATIVE) && matches!(items.lower(i), "who" | "that" | "which") {
            let next = &items.list[i + 1];
            let verb = next.kind == Kind::Word
                && !next.capital
                && !next.is(WordClass::PRONOUN
                    | WordClass::DETERMINER
                    | WordClass::POSSESSIVE
                    | WordClass::PREPOSITION
                    | WordClass::QUANTIFIER);
            let noun = i > from
                && items.list[i - 1].kind == Kind::Word
                && items.list[i - 1].cue.is_none()
                && !items.list[i - 1].is(BOUNDARY | WordClass::PREPOSITION | WordClass::OBJECT_PRONOUN);
            return (verb && noun && i + 1 < end).then_some(i);
        }
    }
    None
}

/// “who” speaks for itself; “that” only where it stands behind a noun.
fn relative(items: &Items<'_>, i: usize, from: usize) -> Option<Range<usize>> {
    match items.lower(i) {
        "who" => Some(i..i + 1),
        // “families, many of whom say …”
        "whom"
            if i > from + 1 && items.lower(i - 1) == "of" && items.class(i - 2).intersects(WordClass::QUANTIFIER) =>
        {
            Some(i - 2..i + 1)
        }
        "which" | "that" if i > from => {
            let before = &items.list[i - 1];
            let noun = before.kind == Kind::Word
                && before
                    .class
                    .difference(WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN | WordClass::QUANTIFIER)
                    .is_empty()
                && before.cue.is_none();
            (noun || before.kind == Kind::Comma).then_some(i..i + 1)
        }
        _ => None,
    }
}

/// Whether a phrase can point at somebody: it has a name, a determiner or a plural.
pub(super) fn is_referring(items: &Items<'_>, phrase: &Range<usize>) -> bool {
    let Some(first) = items.get(phrase.start) else { return false };
    if first.is(WordClass::PRONOUN
        | WordClass::DETERMINER
        | WordClass::POSSESSIVE
        | WordClass::QUANTIFIER
        | WordClass::RELATIVE)
    {
        return true;
    }
    phrase.clone().any(|i| {
        let item = &items.list[i];
        item.capital && item.kind == Kind::Word
            || item.is(WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN)
            || matches!(item.kind, Kind::Title(_))
    }) || items.lower(phrase.end - 1).ends_with('s')
        // “63 percent said”
        || matches!(items.lower(phrase.end - 1), "percent" | "cent" | "pc" | "%")
}

/// The head noun of a phrase: the word before its first preposition, participles behind the noun
/// left out (“documents seen by reporters”).
pub(super) fn head_of(items: &Items<'_>, phrase: &Range<usize>) -> usize {
    let stop = (phrase.start + 1..phrase.end)
        .find(|&i| items.class(i).intersects(WordClass::PREPOSITION))
        .unwrap_or(phrase.end);
    let mut head = stop - 1;
    let adjective = |i: usize| {
        matches!(
            items.lower(i),
            "close" | "loyal" | "familiar" | "opposed" | "sympathetic" | "critical" | "responsible" | "hostile"
        )
    };
    while head > phrase.start && stop < phrase.end && (verbs::is_past(items.lower(head)) || adjective(head)) {
        head -= 1;
    }
    head
}

/// The noun phrase that ends right before item `end`.
pub(super) fn phrase_before(items: &Items<'_>, end: usize, from: usize) -> Option<Range<usize>> {
    let mut start = end;
    let lowest = from.max(end.saturating_sub(PHRASE));
    while start > lowest {
        let i = start - 1;
        let item = &items.list[i];
        match item.kind {
            Kind::Clitic if matches!(items.lower(i), "’s" | "'s" | "’" | "'") => {}
            Kind::Title(run) | Kind::Fragment(run) if !items.shapes[run].stops() => {}
            Kind::Word if item.is(BOUNDARY) && !item.is(WordClass::DETERMINER) => {
                if joins_names(items, i, end, lowest) || joins_places(items, i, lowest) {
                    start = i;
                    continue;
                }
                break;
            }
            Kind::Word if item.is(WordClass::DETERMINER) && items.lower(i) == "that" => break,
            // “one of them”
            Kind::Word
                if item.is(WordClass::OBJECT_PRONOUN) && i > lowest && items.lower(i - 1) == "of" && i + 1 == end => {}
            Kind::Word
                if item.is(WordClass::PRONOUN | WordClass::OBJECT_PRONOUN)
                    && !item.is(WordClass::POSSESSIVE | WordClass::QUANTIFIER) =>
            {
                break;
            }
            // “On Thursday | the mayor said”, but “people at Thursday’s meeting said”.
            Kind::Word
                if item.is(WordClass::ADVERB | WordClass::WEEKDAY)
                    && !item.is(WordClass::DETERMINER)
                    && items.kind(i + 1) != Some(Kind::Clitic) =>
            {
                break;
            }
            Kind::Word if item.cue.is_some() && finite_here(items, i, lowest) => break,
            Kind::Word => {}
            _ => break,
        }
        start = i;
    }
    trim_front(items, behind_antecedent(items, start, end)..end)
}

/// Where the last phrase of a run begins: “a step | the company called”, “the day | the minister said”, “his friend |
/// the poet said”.
fn behind_antecedent(items: &Items<'_>, start: usize, end: usize) -> usize {
    let begins = |&i: &usize| {
        let (noun, determiner) = (&items.list[i - 1], &items.list[i]);
        let definite = || {
            determiner.is(WordClass::POSSESSIVE)
                || determiner.is(WordClass::DETERMINER) && matches!(items.lower(i), "the" | "a" | "an")
        };
        let plain = || {
            noun.class.difference(WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN).is_empty()
                && !matches!(items.lower(i - 1), "whatever" | "whichever" | "however")
        };
        determiner.kind == Kind::Word && definite() && noun.kind == Kind::Word && !noun.capital && plain()
    };
    (start + 1..end).rev().find(begins).unwrap_or(start)
}

/// Whether the coordinator at `i` joins two phrases with prepositions: “observers in Virginia and around the country”.
fn joins_places(items: &Items<'_>, i: usize, lowest: usize) -> bool {
    let preposition = |k: usize| items.class(k).intersects(WordClass::PREPOSITION);
    let before = (lowest.max(i.saturating_sub(5)) + 1..i).rev().find(|&k| preposition(k));
    items.lower(i) == "and"
        && preposition(i + 1)
        && !matches!(items.lower(i + 1), "to" | "as" | "like")
        && before.is_some_and(|k| items.list[k - 1].kind == Kind::Word && items.list[k - 1].cue.is_none())
}

/// Whether the coordinator at `i` joins two names or two like phrases that speak together.
fn joins_names(items: &Items<'_>, i: usize, end: usize, lowest: usize) -> bool {
    if !matches!(items.lower(i), "and" | "&" | "or") || i <= lowest {
        return false;
    }
    let (before, behind) = (&items.list[i - 1], &items.list[i + 1]);
    if before.kind != Kind::Word || end - i > 14 {
        return false;
    }
    let name = before.capital && behind.capital;
    let nouns = before.is(WordClass::SPEAKER_NOUN)
        && (behind.is(WordClass::SPEAKER_NOUN | WordClass::POSSESSIVE) || behind.capital);
    name || nouns
}

/// Whether the cue word at `i`, inside what may be a noun phrase, is a verb rather than a noun.
fn finite_here(items: &Items<'_>, i: usize, lowest: usize) -> bool {
    let Some(cue) = items.list[i].cue.filter(|_| !items.list[i].capital) else { return false };
    let left = i.checked_sub(1).filter(|&k| k >= lowest);
    let noun_place = left.is_some_and(|k| {
        let before = &items.list[k];
        // “across the four states”
        cue.form == Form::Third && (items.digits(k) || before.class == WordClass::QUANTIFIER && items.lower(k) != "one")
            || before.is(WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::PREPOSITION)
                && items.lower(k) != "to"
            || before.kind == Kind::Clitic
    });
    let bare =
        left.is_none_or(|k| items.list[k].is(WordClass::PRONOUN | WordClass::RELATIVE) || items.lower(k) == "to");
    match cue.form {
        Form::Gerund | Form::Participle => false,
        Form::Base => bare,
        Form::Third => !noun_place && (bare || !cue.has(CueFlags::NOUN) && cue.kind == CueKind::Say),
        Form::Past => !noun_place,
    }
}

/// Cuts what cannot begin a subject off the front: prepositions with their phrase, adverbs.
fn trim_front(items: &Items<'_>, mut phrase: Range<usize>) -> Option<Range<usize>> {
    while phrase.start < phrase.end {
        let item = &items.list[phrase.start];
        if item.is(WordClass::PREPOSITION) {
            // “In a statement Smith”, “On Monday Smith”: the subject begins behind the phrase.
            // Without such a place all of it is the object of the preposition.
            let cut = (phrase.start + 1..phrase.end).find(|&i| begins_subject(items, i, phrase.start));
            phrase.start = cut?;
            continue;
        }
        let clitic = item.kind == Kind::Clitic;
        if clitic
            || item.is(WordClass::ADVERB | WordClass::TIME | WordClass::WEEKDAY) && !item.is(WordClass::DETERMINER)
        {
            phrase.start += 1;
            continue;
        }
        break;
    }
    if phrase.is_empty() {
        return None;
    }
    // A phrase that ends in a preposition or a clitic belongs to something else.
    let last = &items.list[phrase.end - 1];
    if last.is(WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::POSSESSIVE)
        && !last.is(WordClass::QUANTIFIER)
        || last.kind == Kind::Clitic
    {
        return None;
    }
    Some(phrase)
}

/// Whether a subject begins at `i` behind a phrase in front of the clause.
fn begins_subject(items: &Items<'_>, i: usize, phrase: usize) -> bool {
    let (item, before) = (&items.list[i], &items.list[i - 1]);
    if i <= phrase + 1 {
        return false;
    }
    if before.is(WordClass::WEEKDAY) || items.tokens.text(before.tokens.start).starts_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    let determined = item.is(WordClass::DETERMINER | WordClass::POSSESSIVE)
        && !before.is(WordClass::PREPOSITION | WordClass::DETERMINER);
    let name = item.capital
        && !before.capital
        && before.kind == Kind::Word
        && !before.is(WordClass::PREPOSITION
            | WordClass::DETERMINER
            | WordClass::POSSESSIVE
            | WordClass::SPEAKER_NOUN
            | WordClass::TITLE)
        && before.class.difference(WordClass::SPEECH_NOUN).is_empty();
    determined || name
}

/// The noun phrase that begins at item `start`, up to `to`: the subject of an inverted verb, who
/// is spoken to, the source behind “according to”.
pub(super) fn phrase_after(items: &Items<'_>, start: usize, to: usize) -> Option<Range<usize>> {
    let first = items.get(start).filter(|_| start < to)?;
    if !matches!(first.kind, Kind::Word | Kind::Title(_)) || first.is(WordClass::WEEKDAY | WordClass::MONTH) {
        return None;
    }
    if first.is(WordClass::PRONOUN) && !first.is(WordClass::QUANTIFIER) {
        return Some(start..start + 1);
    }
    let opens = first.capital
        || first.is(WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::QUANTIFIER | WordClass::SPEAKER_NOUN)
        || describes_name(items, start, to)
        || nouns::is_plural(items.lower(start)) && roles::is_role(&nouns::singular(items.lower(start)));
    if !opens || first.is(WordClass::NEGATION) {
        return None;
    }
    let mut i = start;
    while i < to && i - start < PHRASE {
        let item = &items.list[i];
        let goes_on = match item.kind {
            Kind::Word if i == start => true,
            Kind::Word
                if item
                    .is(WordClass::WEEKDAY | WordClass::AUXILIARY | WordClass::PRONOUN | WordClass::OBJECT_PRONOUN)
                    && !item.is(WordClass::POSSESSIVE) =>
            {
                false
            }
            Kind::Word if item.is(WordClass::COORDINATOR) => {
                i + 1 < to
                    && items.list[i + 1].kind == Kind::Word
                    && (items.list[i - 1].capital && items.list[i + 1].capital
                        || items.list[i + 1].is(WordClass::SPEAKER_NOUN))
                    && items.lower(i) == "and"
            }
            Kind::Word if item.is(WordClass::SUBORDINATOR | WordClass::RELATIVE | WordClass::INTERROGATIVE) => false,
            Kind::Word if item.is(WordClass::ADVERB | WordClass::TIME | WordClass::NEGATION) => false,
            Kind::Word if item.is(WordClass::PREPOSITION) => {
                items.lower(i) == "of" || matches!(items.lower(i), "for" | "at" | "with") && !items.list[i - 1].capital
            }
            Kind::Word | Kind::Title(_) => true,
            Kind::Clitic => matches!(items.lower(i), "’s" | "'s" | "’" | "'"),
            _ => false,
        };
        if !goes_on {
            break;
        }
        i += 1;
    }
    (i > start).then_some(start..i)
}

/// Whether lower-case words from `start` on lead up to a name: “political scientist Ana Ruiz”.
fn describes_name(items: &Items<'_>, start: usize, to: usize) -> bool {
    for i in start..(start + 5).min(to) {
        let item = &items.list[i];
        if item.kind != Kind::Word
            || !item.class.difference(WordClass::SPEAKER_NOUN | WordClass::SPEECH_NOUN | WordClass::TITLE).is_empty()
        {
            return false;
        }
        if item.capital {
            return i > start;
        }
    }
    false
}
