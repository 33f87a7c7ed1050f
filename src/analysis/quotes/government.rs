//! Which content a verb may govern.

use std::ops::Range;

use super::{
    clusters::Cluster,
    items::{Items, Kind},
    settings::{has_verb, is_auxiliary, is_finite},
};
use crate::lexicon::{
    cues::{CueFlags, CueKind},
    nouns,
    words::WordClass,
};

/// Whether the verb is one that may govern this content.
pub(super) fn governs(items: &Items<'_>, cluster: &Cluster, content: &[Range<usize>]) -> bool {
    let run = |chunk: &Range<usize>| items.list[chunk.clone()].iter().any(|item| item.run().is_some());
    let marked = !items.runs.is_empty() && content.iter().any(run);
    let Some(verb) = cluster.verb else {
        // “Turnout: 1,769.”
        let word = |i: usize| items.kind(i) == Some(Kind::Word) && !items.digits(i);
        return marked || content.iter().cloned().flatten().any(word);
    };
    let Some(first) = content.first() else { return false };
    // “agreed to by both sides”: no infinitive, so no content.
    if items.lower(first.start) == "to" && !infinitive(items, first.start) {
        return false;
    }
    let follows = first.start >= cluster.all.end;
    if follows
        && !marked
        && (claims_lives(items, cluster, first)
            || settles(items, cluster, first)
            || summons(items, cluster, first)
            || keeps(items, cluster, first))
    {
        return false;
    }
    match verb.kind {
        CueKind::Say if verb.has(CueFlags::CLAUSE) => marked || items.lower(first.start) == "that" || !follows,
        CueKind::Say => marked || content.iter().map(ExactSizeIterator::len).sum::<usize>() >= 2,
        // “called me and said”
        CueKind::Judge if !marked && content.len() == 1 && first.len() == 1 => {
            follows && !items.class(first.start).intersects(WordClass::OBJECT_PRONOUN)
        }
        CueKind::Judge => follows || marked,
        CueKind::Manner => {
            let edge = |chunk: &Range<usize>| {
                items.list[chunk.start].run().is_some() || items.list[chunk.end - 1].run().is_some()
            };
            content.iter().any(edge)
        }
        CueKind::Think => {
            let opening = items.class(first.start);
            let pause = own_clause(items, first);
            // “found themselves”
            let object = opening.intersects(WordClass::OBJECT_PRONOUN) && !opening.intersects(WordClass::POSSESSIVE);
            let clause = opening.intersects(WordClass::SUBORDINATOR | WordClass::INTERROGATIVE | WordClass::PRONOUN)
                || !object && has_verb(items, &(first.start..pause), is_auxiliary);
            let infinitive = verb.has(CueFlags::INFINITIVE) && items.lower(first.start) == "to";
            // “The wall was rotten, the report found.”
            let reported = !follows && first.len() >= 4 && clause && items.kind(first.end) == Some(Kind::Comma);
            marked || reported || first.len() >= 2 && (clause && follows || infinitive)
        }
    }
}

/// Whether what somebody says stands behind the preposition with this verb: “argued for”, “hints at”.
pub(super) fn takes(verb: &str, preposition: &str) -> bool {
    let stem = verb.get(..3).unwrap_or_default();
    match preposition {
        "for" => matches!(stem, "arg" | "ask" | "beg" | "ple"),
        "against" => matches!(stem, "arg" | "war" | "cau" | "opi" | "adv"),
        "at" => stem == "hin",
        "on" | "upon" => stem == "ins",
        "with" => stem == "agr",
        _ => false,
    }
}

/// “She would call both sides to talks”: they are to come, and nothing is said of them.
fn summons(items: &Items<'_>, cluster: &Cluster, content: &Range<usize>) -> bool {
    let calls =
        matches!(items.lower(cluster.cue.end - 1), "call" | "calls" | "called" | "calling" | "summon" | "summons");
    let to = || content.clone().skip(1).find(|&i| items.lower(i) == "to");
    calls
        && content.start == cluster.cue.end
        && to().is_some_and(|to| {
            let summoned = nouns::is_plural(items.lower(to - 1))
                || items.list[to - 1].is(WordClass::SPEAKER_NOUN | WordClass::OBJECT_PRONOUN);
            let judged = (content.start..to).skip(1).any(|i| matches!(items.lower(i), "a" | "an"));
            let event = matches!(
                items.lower(
                    to + 1 + usize::from(items.class(to + 1).intersects(WordClass::DETERMINER | WordClass::POSSESSIVE))
                ),
                "talks"
                    | "table"
                    | "meeting"
                    | "order"
                    | "account"
                    | "court"
                    | "summit"
                    | "office"
                    | "hearing"
                    | "palace"
                    | "arms"
                    | "prayer"
                    | "attention"
                    | "action"
                    | "crisis"
                    | "emergency"
            );
            summoned && !judged && event
        })
}

/// Where the clause that begins content ends: at its first comma, where no relative clause is around it. Not in
/// “a town he knows | well, the race will be tight”, but in “hope that Kerr, who is popular, will help”.
fn own_clause(items: &Items<'_>, content: &Range<usize>) -> usize {
    for i in content.clone() {
        if items.class(i).intersects(WordClass::RELATIVE) {
            break;
        }
        if items.kind(i) == Some(Kind::Comma) && !items.class(i + 1).intersects(WordClass::RELATIVE) {
            return i;
        }
    }
    content.end
}

/// “The flood claimed 12 lives”: nobody says anything.
fn claims_lives(items: &Items<'_>, cluster: &Cluster, content: &Range<usize>) -> bool {
    let claims = cluster.all.clone().any(|i| matches!(items.lower(i), "claim" | "claims" | "claimed" | "claiming"));
    let taken = |i: usize| matches!(items.lower(i), "life" | "lives" | "victim" | "victims");
    claims && content.clone().take(5).any(taken)
}

/// “The rivals agree a truce”: they settle it, and say nothing.
fn settles(items: &Items<'_>, cluster: &Cluster, content: &Range<usize>) -> bool {
    let agrees = matches!(items.lower(cluster.cue.end - 1), "agree" | "agrees" | "agreed" | "agreeing");
    let settled = |i: usize| {
        matches!(
            items.lower(i),
            "truce"
                | "ceasefire"
                | "deal"
                | "pact"
                | "treaty"
                | "terms"
                | "contract"
                | "fee"
                | "sale"
                | "merger"
                | "takeover"
        )
    };
    let noun = |i: &usize| !items.class(*i).intersects(WordClass::PREPOSITION);
    agrees && content.clone().take_while(noun).any(settled)
}

/// “Kerr maintains a lead over Ruiz”: what somebody has, not what they say; but “maintained his innocence”.
fn keeps(items: &Items<'_>, cluster: &Cluster, content: &Range<usize>) -> bool {
    let maintains = items.lower(cluster.cue.end - 1).starts_with("maintain");
    let clause = || items.lower(content.start) == "that" || has_verb(items, content, is_finite);
    maintains && !content.clone().any(|i| items.lower(i) == "innocence") && !clause()
}

/// Whether a verb, not a noun phrase, stands behind the “to” at `to`.
pub(super) fn infinitive(items: &Items<'_>, to: usize) -> bool {
    let next = items.class(to + 1);
    !next.intersects(WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::OBJECT_PRONOUN)
        && items.get(to + 1).is_some_and(|item| item.kind == Kind::Word && (!item.capital || items.list[to].capital))
}
