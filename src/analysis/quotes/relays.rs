//! Words that somebody passes on: “quoted Smith as saying”, “was told by a doctor that”.

use std::ops::Range;

use super::{
    Polarity,
    clusters::{Cluster, Pattern},
    items::{Items, Kind},
    phrases::{is_referring, phrase_after},
    verb_groups::{VerbGroup, verb_group},
};
use crate::lexicon::cues::{Cue, CueFlags, CueKind, Form};

/// How many items may stand between “quoted” and “as saying”.
const QUOTED: usize = 10;

/// Verbs that pass on what somebody else says.
fn passes_on(lower: &str) -> bool {
    matches!(lower, "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing" | "reported")
}

/// “quoted … as saying”: where the verb stands, and the phrase between it and “as”.
pub(super) struct Quoted {
    /// The verb.
    pub verb: usize,
    /// The phrase.
    pub by: Option<Range<usize>>,
}

/// Whether “saying” at `i` belongs to “was quoted as saying” or “was quoted by the agency as
/// saying”; `previous` is “as”.
pub(super) fn quoted_as(items: &Items<'_>, i: usize, previous: usize, floor: usize) -> Option<Quoted> {
    if items.lower(i) != "saying" || items.lower(previous) != "as" {
        return None;
    }
    let verb = (floor.max(previous.saturating_sub(QUOTED))..previous).rev().find(|&k| passes_on(items.lower(k)))?;
    if verb + 1 == previous {
        return Some(Quoted { verb, by: None });
    }
    let passive = items.lower(verb + 1) == "by" && verb_group(items, verb, floor).be;
    let by = phrase_after(items, verb + 2, previous).filter(|by| passive && is_referring(items, by))?;
    Some(Quoted { verb, by: Some(by) })
}

/// “is heard | saying”, “can be seen telling”: where the verb of perceiving stands, which is item `previous`.
pub(super) fn perceived(items: &Items<'_>, previous: usize, floor: usize, cue: Cue) -> Option<VerbGroup> {
    let seen =
        matches!(items.lower(previous), "heard" | "overheard" | "seen" | "filmed" | "recorded" | "caught" | "shown");
    let group = (seen && cue.form == Form::Gerund).then(|| verb_group(items, previous, floor))?;
    group.be.then_some(group)
}

/// Whether the verb at `i`, in lower case `lower`, is that of “quoted Smith as saying”, where Smith is who speaks.
pub(super) fn quotes_another(items: &Items<'_>, frame: &Range<usize>, i: usize, lower: &str) -> bool {
    passes_on(lower)
        && (i + 2..(i + 2 + QUOTED).min(frame.end)).any(|k| items.lower(k) == "saying" && items.lower(k - 1) == "as")
        && items.lower(i + 1) != "as"
}

/// Who is quoted in “quoted Smith as saying”, where “saying” is item `i` and “as” item `previous`.
pub(super) fn quoted_somebody(items: &Items<'_>, i: usize, previous: usize, floor: usize) -> Option<Quoted> {
    if items.lower(i) != "saying" || items.lower(previous) != "as" {
        return None;
    }
    let verb = (floor.max(previous.saturating_sub(QUOTED))..previous).rev().find(|&k| passes_on(items.lower(k)))?;
    let inner = phrase_after(items, verb + 1, previous)?;
    is_referring(items, &inner).then_some(Quoted { verb, by: Some(inner) })
}

/// “was told by a doctor that …”, “was described by aides as “…””: the agent of a passive speaks, where
/// what is said stands right behind it.
pub(super) fn agent(
    items: &Items<'_>,
    frame: &Range<usize>,
    i: usize,
    cue: Cue,
    start: usize,
    polarity: Polarity,
) -> Option<Cluster> {
    if items.lower(i + 1) != "by" || !matches!(cue.kind, CueKind::Say | CueKind::Judge) {
        return None;
    }
    let mut by = phrase_after(items, i + 2, frame.end).filter(|by| is_referring(items, by))?;
    // “was accused by Smith of hiding it”
    if items.lower(i) == "accused"
        && let Some(of) = by.clone().find(|&k| k > by.start && items.lower(k) == "of")
    {
        by.end = of;
    }
    // Where the agent is, is no part of what is said: “by a doctor at the hospital that”.
    let behind = (by.end..frame.end.min(by.end + 6)).find(|&k| {
        items.kind(k) != Some(Kind::Word) || matches!(items.lower(k), "that" | "as" | "to" | "not" | "of" | "for")
    })?;
    let marked = |k: usize| matches!(items.kind(k), Some(Kind::Speech(_) | Kind::Fragment(_)));
    let says = match items.lower(behind) {
        "that" => true,
        "as" => cue.kind == CueKind::Judge || marked(behind + 1) || marked(behind + 2),
        "of" | "for" => cue.kind == CueKind::Judge,
        "to" | "not" => cue.has(CueFlags::ADDRESSEE),
        _ => marked(behind),
    };
    says.then(|| Cluster {
        pattern: Pattern::Inverted,
        all: start..behind,
        subject: Some(by),
        cue: start..i + 1,
        verb: Some(cue),
        polarity,
        via: None,
    })
}
