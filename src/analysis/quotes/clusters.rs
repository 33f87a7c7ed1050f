//! Subjects with their cues: where a frame says that somebody says something.

use std::ops::Range;

use super::{
    Polarity,
    items::{Items, Kind},
    phrases::{is_referring, phrase_after, subject_before},
    relays::{agent, perceived, quoted_as, quoted_somebody, quotes_another},
    settings::{
        governor, has_verb, headline, is_auxiliary, is_finite, is_nobody, is_noun_place, is_told, leaves_unsaid,
        nominal,
    },
    verb_groups::{VerbGroup, time_after, verb_group},
    verbless,
};
use crate::lexicon::{
    cues::{Cue, CueFlags, CueKind, Form},
    nouns, roles,
    table::{Words, words},
    words::WordClass,
};

/// How subject and cue stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Smith said
    Before,
    /// said Smith
    Inverted,
    /// according to Smith
    According,
    /// …, adding
    Participle,
    /// … and said
    Coordinated,
    /// Smith: “…”
    Colon,
    /// Smith’s claim that
    Noun,
}

/// A cue with its subject; all positions are items.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// How they stand to each other.
    pub pattern: Pattern,
    /// Who speaks; `None` where that is said further left, or in another frame.
    pub subject: Option<Range<usize>>,
    /// The cue with its auxiliaries.
    pub cue: Range<usize>,
    /// What the verb is; `None` for a colon.
    pub verb: Option<Cue>,
    /// From the first item of subject and cue to behind the last.
    pub all: Range<usize>,
    /// What the source does with the content.
    pub polarity: Polarity,
    /// Who passes it on: “Smith” in “Smith quoted Jones as saying”.
    pub via: Option<Range<usize>>,
}

/// “went on”, beside a quotation.
const GO_ON: Cue = Cue { kind: CueKind::Manner, flags: CueFlags::empty(), form: Form::Past };

/// Verbs whose object may be a work: a song, a book, a poem.
static PERFORMS: Words = words! {
    "hum", "hums", "hummed", "humming", "quote", "quotes", "quoted", "quoting", "read", "reads", "reading", "recite",
    "recites", "recited", "reciting", "sing", "sings", "sang", "sung", "singing", "whistle", "whistles", "whistled", "whistling",
};

/// “made clear”, with a clause.
const MAKE_CLEAR: Cue = Cue { kind: CueKind::Say, flags: CueFlags::CLAUSE, form: Form::Past };

/// Sets `out` to the clusters of a frame, left to right.
pub(super) fn clusters(items: &Items<'_>, frame: &Range<usize>, out: &mut Vec<Cluster>) {
    out.clear();
    for &i in items.cues(frame) {
        let floor = out.last().map_or(frame.start, |last| last.cue.end.min(i));
        if let Some(cluster) = cluster_at(items, frame, i, floor, out) {
            out.push(cluster);
        }
    }
}

fn cluster_at(items: &Items<'_>, frame: &Range<usize>, i: usize, floor: usize, before: &[Cluster]) -> Option<Cluster> {
    let item = items.get(i)?;
    match item.kind {
        Kind::Colon => {
            return verbless::colon(items, frame, i, before).or_else(|| verbless::possessed(items, frame, i));
        }
        Kind::Dash => return verbless::signature(items, frame, i),
        Kind::Word => {}
        _ => return None,
    }
    match item.lower {
        lower if leads_to_cue(items, i, lower) => None,
        "per" => verbless::per(items, frame, i),
        "as" => verbless::reported(items, frame, i),
        "in" => verbless::view(items, frame, i),
        lower if quotes_another(items, frame, i, lower) => None,
        "that" => verbless::possessed(items, frame, i)
            .filter(|_| items.list[i - 1].cue.is_none_or(|cue| cue.has(CueFlags::NOUN) || cue.form == Form::Gerund)),
        "according" if items.lower(i + 1) == "to" => verbless::according(items, frame, i),
        "went" | "goes" | "going" | "go" if items.lower(i + 1) == "on" => verb(items, frame, i, floor, GO_ON),
        // “made clear that”, “makes it clear that”
        "made" | "makes" | "make" | "making"
            if items.lower(i + 1) == "clear" || items.lower(i + 1) == "it" && items.lower(i + 2) == "clear" =>
        {
            verb(items, frame, i, floor, MAKE_CLEAR)
        }
        _ => verb(items, frame, i, floor, item.cue?),
    }
}

/// “continued to insist”, “went on to say”, “began to ask”: the verb behind is the cue, and this one its governor.
fn leads_to_cue(items: &Items<'_>, i: usize, lower: &str) -> bool {
    let to = match lower {
        "went" | "goes" | "going" | "go" if items.lower(i + 1) == "on" => i + 2,
        "continue" | "continues" | "continued" | "continuing" | "begin" | "begins" | "began" | "begun"
        | "beginning" => i + 1,
        _ => return false,
    };
    items.lower(to) == "to" && items.get(to + 1).is_some_and(|verb| verb.cue.is_some_and(|cue| cue.form == Form::Base))
}

fn verb(items: &Items<'_>, frame: &Range<usize>, i: usize, floor: usize, cue: Cue) -> Option<Cluster> {
    let item = &items.list[i];
    // “Tweeted” is often written as a name.
    if item.capital && i > frame.start && !headline(items, frame) && !items.lower(i).starts_with("tweet") {
        return None;
    }
    // “sang “The Last Winter””: what has a title was made before, and is not what somebody says.
    if matches!(items.kind(i + 1), Some(Kind::Title(_))) && PERFORMS.contains(items.lower(i)) {
        return None;
    }
    let mut group = verb_group(items, i, floor);
    let previous = group.start.checked_sub(1).filter(|&k| k >= frame.start);
    let mut polarity = polarity(cue, &group);
    // “would neither confirm nor deny”: left open, once.
    if let Some(refused) = refuses_both(items, frame, i) {
        return if refused { None } else { neither(items, frame, i, floor, cue) };
    }
    let mut via = None;
    let passive = group.be && matches!(cue.form, Form::Past | Form::Participle);
    if passive {
        return agent(items, frame, i, cue, group.start, polarity);
    }
    // “There were claims that”: a noun.
    if group.be && cue.form != Form::Gerund {
        return None;
    }
    if !group.auxiliary {
        let Some(previous) = previous else {
            return opening(items, frame, i, cue, polarity);
        };
        let left = &items.list[previous];
        if items.lower(previous) == "to" {
            group.start = governor(items, previous, floor)?;
            group.infinitive = true;
            if polarity == Polarity::Asserted && leaves_unsaid(items, previous) {
                polarity = Polarity::Denied;
            }
        } else if let Some(quoted) = quoted_as(items, i, previous, floor) {
            group = verb_group(items, quoted.verb, floor);
            via = quoted.by;
        } else if let Some(seen) = perceived(items, previous, floor, cue) {
            group = seen;
        } else if let Some(quoted) = quoted_somebody(items, i, previous, floor) {
            let outer = verb_group(items, quoted.verb, floor).start;
            let via = subject_before(items, outer, floor, frame.start);
            let inner = cluster(Pattern::Before, quoted.by, previous..i + 1, Some(cue), polarity);
            // “The pool is safe, the Echo quoted him as saying.”
            let start = via.as_ref().map_or(outer, |via| via.start);
            return Some(Cluster { via, all: start..inner.all.end, ..inner });
        } else if is_noun_place(items, previous, cue) {
            let introduces = cue.form == Form::Gerund
                && matches!(items.lower(previous), "by" | "in" | "while" | "when" | "after" | "before" | "for");
            // “not interested in speaking” says nothing, unlike “in speaking of it”.
            let open = cue.has(CueFlags::PREPOSITION) && !governs_preposition(items, i, cue, &group);
            return (introduces && !open && cue.kind != CueKind::Think)
                .then(|| cluster(Pattern::Participle, None, i..i + 1, Some(cue), polarity));
        } else if cue.form == Form::Participle {
            return None;
        } else if cue.form == Form::Gerund
            && matches!(left.kind, Kind::Comma | Kind::Dash | Kind::Speech(_) | Kind::Fragment(_))
        {
            // “…, speaking in Leeds” tells where, not what.
            if cue.has(CueFlags::PREPOSITION) && !governs_preposition(items, i, cue, &group) {
                return None;
            }
            return Some(cluster(Pattern::Participle, None, i..i + 1, Some(cue), polarity));
        } else if items.list[previous].is(WordClass::COORDINATOR) {
            let finite = cue.form != Form::Base || cue.kind == CueKind::Say;
            return (finite && cue.kind != CueKind::Manner)
                .then(|| cluster(Pattern::Coordinated, None, i..i + 1, Some(cue), polarity));
        }
    }
    // “is understood to have told”
    if let Some(to) = group.start.checked_sub(1).filter(|&k| group.auxiliary && k > floor && items.lower(k) == "to") {
        group.start = governor(items, to, floor)?;
        group.infinitive = true;
        if group.start > frame.start && items.class(group.start - 1).intersects(WordClass::COORDINATOR) {
            return Some(cluster(Pattern::Coordinated, None, group.start..i + 1, Some(cue), polarity));
        }
    }
    if !governs_preposition(items, i, cue, &group) {
        return None;
    }
    // “has met them but has said”
    let joint = group.start.checked_sub(1).filter(|&k| group.auxiliary && k > floor && cue.form != Form::Gerund);
    if joint.is_some_and(|k| items.class(k).intersects(WordClass::COORDINATOR)) && cue.kind == CueKind::Say {
        return Some(cluster(Pattern::Coordinated, None, group.start..i + 1, Some(cue), polarity));
    }
    // “on Monday rejected”: when is no part of the cue.
    let words = time_after(items, group.start).filter(|&from| from <= i).unwrap_or(group.start)..i + 1;
    if cue.form == Form::Gerund && !group.auxiliary && !group.infinitive {
        return gerund(items, frame, i, floor, cue, polarity);
    }
    if let Some(subject) =
        subject_before(items, group.start, floor, frame.start).map(|subject| without_antecedent(items, subject, i))
        && is_referring(items, &subject)
        && !nominal(items, &subject, cue, i, &group)
    {
        if is_nobody(items, &subject) || is_told(items, &subject, i, frame.end) {
            return None;
        }
        // “…, the race will be tight, said Dan Kerr, who runs the firm.”
        if cue.kind == CueKind::Say
            && let Some(comma) = previous.filter(|&comma| items.kind(comma) == Some(Kind::Comma) && subject.end < comma)
            && has_verb(items, &(subject.end..comma), is_auxiliary)
            && let Some(behind) = phrase_after(items, i + 1, frame.end)
            && matches!(items.kind(behind.end), None | Some(Kind::Comma | Kind::Stop))
            && items.list[behind.end - 1].capital
        {
            return Some(cluster(Pattern::Inverted, Some(behind), i..i + 1, Some(cue), polarity));
        }
        return Some(Cluster { via, ..cluster(Pattern::Before, Some(subject), words, Some(cue), polarity) });
    }
    inverted(items, frame, i, previous, cue, polarity)
}

/// Whether the verb at `i` is one of “neither confirm nor deny”: the second of them, or not.
fn refuses_both(items: &Items<'_>, frame: &Range<usize>, i: usize) -> Option<bool> {
    let lower = |k: usize| if frame.contains(&k) { items.lower(k) } else { "" };
    if i > frame.start && lower(i - 1) == "nor" && (lower(i).starts_with("den") || lower(i).starts_with("confirm")) {
        let neither = (frame.start.max(i.saturating_sub(4))..i).any(|k| matches!(lower(k), "neither" | "not"));
        return neither.then_some(true);
    }
    (i > frame.start && lower(i - 1) == "neither" && lower(i + 1) == "nor").then_some(false)
}

/// “would neither confirm nor deny that …”.
fn neither(items: &Items<'_>, frame: &Range<usize>, i: usize, floor: usize, cue: Cue) -> Option<Cluster> {
    let start = verb_group(items, i - 1, floor).start;
    let end = (i + 3).min(frame.end);
    let subject = subject_before(items, start, floor, frame.start).filter(|subject| is_referring(items, subject))?;
    Some(cluster(Pattern::Before, Some(subject), start..end, Some(cue), Polarity::Asked))
}

/// “the man police | say started the fire”: the subject of a relative clause without its pronoun.
fn without_antecedent(items: &Items<'_>, subject: Range<usize>, verb: usize) -> Range<usize> {
    let last = subject.end - 1;
    let plural = items.lower(last).ends_with('s') || matches!(items.lower(last), "police" | "people");
    let source = !items.list[last].capital && items.class(last).intersects(WordClass::SPEAKER_NOUN) && plural;
    let determined = items.class(subject.start).intersects(WordClass::DETERMINER) && subject.len() > 2;
    if source && determined && is_finite(items, verb + 1) { last..subject.end } else { subject }
}

/// A gerund behind a noun phrase: “Smith saying that”; behind a noun for something said, the
/// subject is that of the clause: “released a statement saying”.
fn gerund(
    items: &Items<'_>,
    frame: &Range<usize>,
    i: usize,
    floor: usize,
    cue: Cue,
    polarity: Polarity,
) -> Option<Cluster> {
    let complement = items.lower(i + 1) == "that"
        || items.class(i + 1).intersects(WordClass::PRONOUN | WordClass::OBJECT_PRONOUN)
        || matches!(items.kind(i + 1), Some(Kind::Speech(_) | Kind::Fragment(_) | Kind::Colon | Kind::Comma))
        || cue.has(CueFlags::ADDRESSEE);
    if !complement || !matches!(cue.kind, CueKind::Say | CueKind::Manner) || i == frame.start {
        return None;
    }
    let named = items.list[i - 1].capital || items.list[i - 1].is(WordClass::SPEAKER_NOUN | WordClass::PRONOUN);
    let with = (floor..i)
        .rev()
        .take_while(|&k| items.list[k].capital)
        .last()
        .filter(|&k| k > floor && items.lower(k - 1) == "with");
    let subject = match with {
        // “with Smith saying that”
        Some(start) => Some(start..i),
        None => subject_before(items, i, floor, frame.start).filter(|subject| named && is_referring(items, subject)),
    };
    match subject {
        Some(subject) => Some(cluster(Pattern::Before, Some(subject), i..i + 1, Some(cue), polarity)),
        None => Some(cluster(Pattern::Participle, None, i..i + 1, Some(cue), polarity)),
    }
}

pub(super) fn cluster(
    pattern: Pattern,
    subject: Option<Range<usize>>,
    cue: Range<usize>,
    verb: Option<Cue>,
    polarity: Polarity,
) -> Cluster {
    let all = match &subject {
        Some(subject) => subject.start.min(cue.start)..subject.end.max(cue.end),
        None => cue.clone(),
    };
    Cluster { pattern, subject, cue, verb, all, polarity, via: None }
}

fn polarity(cue: Cue, group: &VerbGroup) -> Polarity {
    if cue.has(CueFlags::DENIES) {
        if group.negated { Polarity::Asserted } else { Polarity::Denied }
    } else if cue.has(CueFlags::ASKS) {
        Polarity::Asked
    } else if group.negated {
        Polarity::Denied
    } else {
        Polarity::Asserted
    }
}

/// Whether a preposition behind the verb is one it governs; a bare participle before another
/// belongs to the noun: “the office cited in the report”.
fn governs_preposition(items: &Items<'_>, verb: usize, cue: Cue, group: &VerbGroup) -> bool {
    let next = items.lower(verb + 1);
    if cue.has(CueFlags::PREPOSITION) {
        // “spoke to reporters” tells where, not what.
        if matches!(
            items.lower(verb),
            "spoke" | "speaks" | "speak" | "spoken" | "speaking" | "talked" | "talks" | "talk" | "talking"
        ) && matches!(next, "to" | "with" | "at")
        {
            return false;
        }
        return matches!(
            next,
            "to" | "out" | "about" | "of" | "against" | "at" | "for" | "with" | "up" | "back" | "that"
        );
    }
    let participle = cue.kind == CueKind::Judge && cue.form == Form::Past && !group.auxiliary;
    !(participle && matches!(next, "in" | "by" | "at" | "from" | "during"))
}

/// A frame that begins with the verb: “Asked about it, Smith said”, “Said Smith: …”.
fn opening(items: &Items<'_>, frame: &Range<usize>, i: usize, cue: Cue, polarity: Polarity) -> Option<Cluster> {
    match cue.form {
        // “Speaking in Leeds, …” tells where, not what.
        Form::Gerund if items.class(i + 1).intersects(WordClass::PREPOSITION) && items.lower(i + 1) != "that" => None,
        Form::Gerund if cue.kind != CueKind::Think => {
            Some(cluster(Pattern::Participle, None, i..i + 1, Some(cue), polarity))
        }
        Form::Past | Form::Third if cue.kind == CueKind::Say && !cue.has(CueFlags::ADDRESSEE) => {
            let subject = phrase_after(items, i + 1, frame.end)?;
            let colon = matches!(items.kind(subject.end), Some(Kind::Colon | Kind::Comma | Kind::Speech(_)));
            (colon && is_referring(items, &subject))
                .then(|| cluster(Pattern::Inverted, Some(subject), i..i + 1, Some(cue), polarity))
        }
        _ => None,
    }
}

/// “said Smith” behind a quotation or, with a verb of saying, behind a comma.
fn inverted(
    items: &Items<'_>,
    frame: &Range<usize>,
    i: usize,
    previous: Option<usize>,
    cue: Cue,
    polarity: Polarity,
) -> Option<Cluster> {
    // “…”, - said Smith: as Russian sets it.
    let dashed = previous.is_some_and(|k| items.kind(k) == Some(Kind::Dash) && k > frame.start);
    let left = items.get(previous?.checked_sub(usize::from(dashed))?)?;
    let spoken = matches!(cue.kind, CueKind::Say | CueKind::Manner);
    let beside = matches!(left.kind, Kind::Speech(_) | Kind::Fragment(_) | Kind::Title(_))
        || left.kind == Kind::Comma && cue.kind == CueKind::Say;
    if !spoken || !beside || cue.form == Form::Gerund || cue.form == Form::Base {
        return None;
    }
    let subject = phrase_after(items, i + 1, frame.end).filter(|subject| is_referring(items, subject))?;
    let somebody = |k: usize| {
        items.list[k].capital
            || items.list[k].is(WordClass::PRONOUN | WordClass::SPEAKER_NOUN)
            || roles::is_role(&nouns::singular(items.lower(k)))
    };
    if left.kind == Kind::Comma && !subject.clone().any(somebody) {
        return None;
    }
    Some(cluster(Pattern::Inverted, Some(subject), i..i + 1, Some(cue), polarity))
}
