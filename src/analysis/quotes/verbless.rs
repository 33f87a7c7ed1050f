//! Claims without a verb: “according to”, a colon, a dash, a noun for something said.

use std::ops::Range;

use super::{
    Polarity,
    clusters::{Cluster, Pattern, cluster},
    items::{Items, Kind},
    phrases::{is_referring, phrase_after, subject_before},
    settings::headline,
};
use crate::{
    analysis::names::{
        NameKind,
        words::{Known, known},
    },
    lexicon::{
        cues::{CueKind, Form},
        nouns, roles,
        words::WordClass,
    },
};

pub(super) fn according(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let mut end = i + 2;
    while end < frame.end
        && matches!(items.list[end].kind, Kind::Word | Kind::Clitic | Kind::Title(_) | Kind::Fragment(_))
    {
        // “according to Smith in a letter”: the phrase behind the source is no part of it.
        if end > i + 2 && items.list[end].is(WordClass::SUBORDINATOR | WordClass::RELATIVE | WordClass::AUXILIARY) {
            break;
        }
        end += 1;
    }
    (end > i + 2).then(|| Cluster {
        pattern: Pattern::According,
        subject: Some(i + 2..end),
        cue: i..i + 2,
        verb: None,
        all: i..end,
        polarity: Polarity::Asserted,
        via: None,
    })
}

/// “Smith’s claim that …”, “her answer was: “…””: a noun for something said, with whose it is,
/// right before “that” or a colon at item `i`.
pub(super) fn possessed(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let mut noun = i.checked_sub(1).filter(|&k| k > frame.start)?;
    if items.class(noun).intersects(WordClass::BE) {
        noun -= 1;
    }
    if !items.class(noun).intersects(WordClass::SPEECH_NOUN | WordClass::CLAIM_NOUN) {
        return None;
    }
    // Up to two adjectives: “his recent public claim”.
    let owner = (noun.saturating_sub(3)..noun).rev().find(|&k| {
        k >= frame.start && (items.class(k).intersects(WordClass::POSSESSIVE) || items.kind(k) == Some(Kind::Clitic))
    })?;
    let subject = if items.class(owner).intersects(WordClass::POSSESSIVE) {
        owner..owner + 1
    } else {
        subject_before(items, owner, frame.start, frame.start)?
    };
    Some(Cluster {
        pattern: Pattern::Noun,
        all: subject.start..i,
        subject: Some(subject),
        cue: noun..noun + 1,
        verb: None,
        polarity: Polarity::Asserted,
        via: None,
    })
}

/// “…” — Smith: a name behind a quotation and a dash; in a headline also “… – minister”.
pub(super) fn signature(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let left = items.get(i.checked_sub(1).filter(|&k| k >= frame.start)?)?;
    let end = (i + 1..frame.end).find(|&k| items.list[k].kind != Kind::Word).unwrap_or(frame.end);
    if end == i + 1 || end - i > 7 || end < frame.end && items.list[end].kind != Kind::Stop || end + 1 < frame.end {
        return None;
    }
    let name = (i + 1..end).all(|k| items.list[k].capital);
    let headline = end == items.list.len()
        && end - i <= 4
        && items.class(end - 1).intersects(WordClass::SPEAKER_NOUN)
        && frame.start == 0;
    let source = items.class(end - 1).intersects(WordClass::SPEAKER_NOUN)
        || roles::is_role(&nouns::singular(items.lower(end - 1)));
    let role = end - i <= 5 && source && frame.start == 0;
    let signed = left.run().is_some() && (name || role && (left.is_speech() || i == 1));
    (signed || headline && i > 3)
        .then(|| cluster(Pattern::According, Some(i + 1..end), i..i + 1, None, Polarity::Asserted))
}

/// Items a headline may have.
const HEADLINE: usize = 30;

/// What a headline says on somebody's word: “Coastguard ignored calls: survivors”, “‘We ran’:
/// survivors tell of the fire”. The colon is item `i`.
fn headline_colon(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let whole = frame.start == 0 && frame.end == items.list.len() && frame.end <= HEADLINE;
    let stopped = items.list.last().is_some_and(|item| item.kind == Kind::Stop);
    if !whole || stopped || i + 1 >= frame.end {
        return None;
    }
    let source = |k: usize| {
        items.class(k).intersects(WordClass::SPEAKER_NOUN) || roles::is_role(&nouns::singular(items.lower(k)))
    };
    let words = (i + 1..frame.end).take_while(|&k| items.kind(k) == Some(Kind::Word)).count();
    let rest = i + 1..i + 1 + words;
    let opened = i == 1 && items.list[0].run().is_some_and(|run| items.runs[run].closed);
    if opened {
        if let Some(who) = interviewed(items, &rest) {
            return Some(cluster(Pattern::According, Some(who), i..i + 1, None, Polarity::Asserted));
        }
        // The subject of what follows has said it, where that is somebody.
        let end = rest.clone().skip(1).find(|&k| {
            items.class(k).intersects(WordClass::PREPOSITION | WordClass::AUXILIARY) || items.list[k].cue.is_some()
        });
        let phrase = i + 1..end.unwrap_or(rest.end);
        let short = !phrase.is_empty() && phrase.len() <= 6;
        let last = phrase.rev().find(|&k| source(k) || items.list[k].capital && items.list[k].class.is_empty());
        let subject = last.filter(|_| short && !headline(items, &rest)).map(|last| i + 1..last + 1)?;
        return Some(cluster(Pattern::According, Some(subject), i..i + 1, None, Polarity::Asserted));
    }
    // “Minister: dam will hold”, “Kowal: dam will hold”
    let named = items.opening_name(i) == Some(NameKind::Person) && !names_place(items, i);
    let opens = (1..=4).contains(&i) && (0..i).all(|k| items.kind(k) == Some(Kind::Word)) && (source(i - 1) || named);
    if opens && items.list[0].capital && words >= 3 && !items.class(i + 1).intersects(WordClass::INTERROGATIVE) {
        return Some(cluster(Pattern::Colon, Some(0..i), i..i + 1, None, Polarity::Asserted));
    }
    let closes = rest.end == frame.end && words <= 4 && source(rest.end - 1);
    (closes && i >= 4 && items.list[..i].iter().filter(|item| item.kind == Kind::Word).count() >= 3)
        .then(|| cluster(Pattern::According, Some(rest), i..i + 1, None, Polarity::Asserted))
}

/// Whether the items before `end`, from the first on, name a place: “Ukraine: dam fails again”.
fn names_place(items: &Items<'_>, end: usize) -> bool {
    items.opening_name(end) == Some(NameKind::Place)
        || (0..end).any(|k| known(items.lower(k)).intersects(Known::COUNTRY | Known::PLACE))
}

/// Whom an interview is with: “‘I never ran’: an interview with Ilse Brandvold”.
fn interviewed(items: &Items<'_>, rest: &Range<usize>) -> Option<Range<usize>> {
    let with = rest.clone().find(|&k| {
        matches!(items.lower(k), "interview" | "conversation" | "talk" | "chat") && items.lower(k + 1) == "with"
    })?;
    let name = with + 2..rest.end;
    let words = name.clone().take_while(|&k| items.list[k].capital).count();
    (words > 0).then(|| name.start..name.start + words)
}

/// “Smith: “…””, where nothing but a short name stands before the colon.
pub(super) fn colon(items: &Items<'_>, frame: &Range<usize>, i: usize, before: &[Cluster]) -> Option<Cluster> {
    if let Some(found) = headline_colon(items, frame, i) {
        return Some(found);
    }
    if !before.is_empty() || i == frame.start || i - frame.start > 7 {
        return None;
    }
    // A run in title case that is all the rest is what somebody says in a headline.
    let rest = items.get(i + 1).is_some_and(|next| match next.kind {
        Kind::Title(run) => items.shapes[run].words > 2,
        // “I’m not going.”: few words, but a sentence.
        Kind::Fragment(run) => items.shapes[run].words > 1 && items.shapes[run].stops(),
        _ => false,
    });
    let speech = items.get(i + 1).is_some_and(|next| next.is_speech()) || rest && i + 2 >= frame.end;
    let titled = frame.start == 0
        && frame.end == items.list.len()
        && frame.end > i + 3
        && headline(items, frame)
        && items.list[0].run().is_none()
        && !names_place(items, i);
    let name = (frame.start..i).all(|k| {
        matches!(items.list[k].kind, Kind::Word)
            && (items.list[k].capital || items.list[k].is(WordClass::PREPOSITION | WordClass::DETERMINER))
    });
    // “Poll: Young Voters Turn Away”
    let finding = || i == 1 && matches!(items.lower(0), "poll" | "study" | "survey" | "report");
    ((speech || titled && i < 4 && ((0..i).all(|k| items.list[k].class.is_empty()) || finding()))
        && name
        && items.list[frame.start].capital
        && !items.list[frame.start].is(WordClass::PREPOSITION | WordClass::SUBORDINATOR))
    .then(|| Cluster {
        pattern: Pattern::Colon,
        subject: Some(frame.start..i),
        cue: i..i + 1,
        verb: None,
        all: frame.start..i + 1,
        polarity: Polarity::Asserted,
        via: None,
    })
}

/// “…,” per the court filing
pub(super) fn per(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let left = items.get(i.checked_sub(1).filter(|&k| k >= frame.start && !items.list[i].capital)?)?;
    let subject = phrase_after(items, i + 1, frame.end).filter(|subject| is_referring(items, subject))?;
    let beside = left.run().is_some() || left.kind == Kind::Comma;
    beside.then(|| cluster(Pattern::According, Some(subject), i..i + 1, None, Polarity::Asserted))
}

/// “As reported by the Echo, …”, “…, as first noted by Smith”.
pub(super) fn reported(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let verb = i + 1 + usize::from(items.class(i + 1).intersects(WordClass::ADVERB));
    let cue = items.get(verb).and_then(|item| item.cue)?;
    if cue.kind != CueKind::Say || cue.form != Form::Past || items.lower(verb + 1) != "by" {
        return None;
    }
    let by = phrase_after(items, verb + 2, frame.end).filter(|by| is_referring(items, by))?;
    Some(Cluster { all: i..by.end, ..cluster(Pattern::According, Some(by), i + 1..verb + 1, None, Polarity::Asserted) })
}

/// “in Smith’s view”, “in the words of Smith”: whose words or opinion a clause is.
pub(super) fn view(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<Cluster> {
    let noun = |k: usize| matches!(items.lower(k), "view" | "opinion" | "words" | "telling" | "account" | "estimation");
    let make = |subject: Range<usize>, cue: Range<usize>| Cluster {
        pattern: Pattern::According,
        all: i..subject.end.max(cue.end),
        subject: Some(subject),
        cue,
        verb: None,
        polarity: Polarity::Asserted,
        via: None,
    };
    if items.lower(i + 1) == "the" && noun(i + 2) && items.lower(i + 3) == "of" {
        let subject = phrase_after(items, i + 4, frame.end).filter(|subject| is_referring(items, subject))?;
        return Some(make(subject, i..i + 4));
    }
    if items.class(i + 1).intersects(WordClass::POSSESSIVE) && noun(i + 2) {
        return Some(make(i + 1..i + 2, i..i + 3));
    }
    let clitic = (i + 2..(i + 7).min(frame.end)).find(|&k| items.kind(k) == Some(Kind::Clitic))?;
    let subject = i + 1..clitic;
    (noun(clitic + 1) && subject.clone().all(|k| items.kind(k) == Some(Kind::Word)) && is_referring(items, &subject))
        .then(|| make(subject, i..clitic + 2))
}
