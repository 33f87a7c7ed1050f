//! What stands around a cue word: whether it is a verb there, and which verb governs it.

use std::ops::Range;

use super::{
    items::{Items, Kind},
    phrases::head_of,
    verb_groups::{VerbGroup, verb_group},
};
use crate::lexicon::{
    cues::{Cue, CueFlags, Form},
    nouns, roles, verbs,
    words::WordClass,
};

/// Whether the frame is a headline: most of its longer words are capitalised.
pub(super) fn headline(items: &Items<'_>, frame: &Range<usize>) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for i in frame.clone() {
        let item = &items.list[i];
        if item.kind == Kind::Word && items.tokens.bytes(item.tokens.clone()).len() > 3 {
            if item.capital { capital += 1 } else { lower += 1 }
        }
    }
    capital > 3 && lower * 4 <= capital
}

/// Whether a verb with no subject of its own stands at item `i`: an auxiliary, or a past form.
pub(super) fn is_finite(items: &Items<'_>, i: usize) -> bool {
    let Some(item) = items.get(i).filter(|item| item.kind == Kind::Word && !item.capital) else { return false };
    item.is(WordClass::AUXILIARY) || item.class.is_empty() && verbs::is_past(items.lower(i))
}

/// Whether an auxiliary stands at item `i`.
pub(super) fn is_auxiliary(items: &Items<'_>, i: usize) -> bool {
    items.class(i).intersects(WordClass::AUXILIARY)
}

/// Whether a stretch has a verb of its own, one that `verb` tells, and not that of a relative clause or of what a
/// coordinator adds: “an office that was free”, “a job, but it was hers”.
pub(super) fn has_verb(items: &Items<'_>, stretch: &Range<usize>, verb: fn(&Items<'_>, usize) -> bool) -> bool {
    let mut own = true;
    for i in stretch.clone() {
        let pause = items.kind(i) == Some(Kind::Comma);
        if pause && items.class(i + 1).intersects(WordClass::COORDINATOR) {
            return false;
        }
        own = pause || own && !items.class(i).intersects(WordClass::RELATIVE | WordClass::INTERROGATIVE);
        if own && verb(items, i) {
            return true;
        }
    }
    false
}

/// Whether what stands before the cue word makes it a noun or an adjective.
pub(super) fn is_noun_place(items: &Items<'_>, previous: usize, cue: Cue) -> bool {
    let left = &items.list[previous];
    let lower = items.lower(previous);
    if left.kind == Kind::Clitic {
        return true;
    }
    if left.is(WordClass::RELATIVE | WordClass::PRONOUN) {
        return false;
    }
    let quantifies = left.is(WordClass::QUANTIFIER) && !matches!(cue.form, Form::Gerund);
    left.is(WordClass::DETERMINER | WordClass::POSSESSIVE | WordClass::PREPOSITION) && !quantifies && lower != "that"
}

/// Whether the subject is nobody: “No group has claimed responsibility” reports no claim.
pub(super) fn is_nobody(items: &Items<'_>, subject: &Range<usize>) -> bool {
    matches!(items.lower(subject.start), "nobody" | "no" | "none" | "neither")
}

/// Whether a noun is for those before whom a case is made.
pub(super) fn hears(lower: &str) -> bool {
    matches!(
        lower,
        "court"
            | "inquest"
            | "inquiry"
            | "jury"
            | "jurors"
            | "tribunal"
            | "hearing"
            | "trial"
            | "panel"
            | "committee"
            | "mps"
    )
}

/// “Kowal ‘knew of leak’, court told”: who hears a case is told, and says nothing.
pub(super) fn is_told(items: &Items<'_>, subject: &Range<usize>, verb: usize, end: usize) -> bool {
    let last = verb + 1 >= end || items.kind(verb + 1) == Some(Kind::Stop);
    items.lower(verb) == "told"
        && last
        && hears(items.lower(subject.end - 1))
        && !items.class(subject.start).intersects(WordClass::DETERMINER)
}

/// The start of the verb group that governs “to” and an infinitive: “went on to say”.
pub(super) fn governor(items: &Items<'_>, to: usize, floor: usize) -> Option<usize> {
    let mut k = to.checked_sub(1).filter(|&k| k >= floor)?;
    while k > floor
        && (matches!(items.lower(k), "on" | "ahead" | "back" | "forward" | "out")
            || items.class(k).intersects(WordClass::ADVERB) && items.lower(k) != "likely")
    {
        k -= 1;
    }
    // “was the first to say”
    let the = if items.lower(k) == "the" { k } else { k.saturating_sub(1) };
    if matches!(items.lower(the + 1), "first" | "last" | "only") && the > floor && items.lower(the) == "the" {
        let group = verb_group(items, the, floor);
        return group.be.then_some(group.start);
    }
    let verb = matches!(
        items.lower(k),
        "went"
            | "goes"
            | "going"
            | "go"
            | "continued"
            | "continues"
            | "had"
            | "has"
            | "have"
            | "used"
            | "wants"
            | "wanted"
            | "want"
            | "began"
            | "begins"
            | "tried"
            | "tries"
            | "refused"
            | "failed"
            | "proceeded"
            | "came"
            | "rushed"
            | "moved"
            | "sought"
            | "seemed"
            | "appeared"
            | "quick"
            | "likely"
            | "got"
            | "felt"
            | "managed"
            | "declined"
            | "hesitated"
            | "paused"
            | "stopped"
            | "attempted"
            | "liked"
            | "likes"
            | "needs"
            | "needed"
            | "chose"
            | "decided"
            | "understood"
            | "believed"
            | "reported"
            | "thought"
            | "alleged"
            | "said"
            | "known"
            | "heard"
            | "expected"
            | "able"
            | "unable"
            | "forced"
            | "unwilling"
            | "reluctant"
            | "continue"
            | "continuing"
            | "begin"
            | "begun"
            | "beginning"
            | "trying"
            | "refuses"
            | "refusing"
            | "fails"
            | "failing"
            | "proceeds"
            | "proceed"
            | "seek"
            | "seeks"
            | "seeking"
            | "seems"
            | "appears"
            | "manages"
            | "declines"
            | "hesitates"
            | "attempts"
            | "attempting"
            | "chosen"
            | "choose"
            | "chooses"
            | "decide"
            | "decides"
            | "start"
            | "started"
            | "starts"
            | "starting"
            | "rush"
            | "rushes"
            | "careful"
            | "keen"
            | "eager"
            | "happy"
            | "glad"
            | "proud"
            | "yet"
    );
    verb.then(|| if items.class(k).intersects(WordClass::AUXILIARY) { k } else { verb_group(items, k, floor).start })
}

/// Whether what stands before the “to” at item `to` leaves it unsaid: “has yet to explain”, “refused to say”.
pub(super) fn leaves_unsaid(items: &Items<'_>, to: usize) -> bool {
    to > 0
        && matches!(
            items.lower(to - 1),
            "yet"
                | "refused"
                | "refuses"
                | "refusing"
                | "failed"
                | "fails"
                | "failing"
                | "declined"
                | "declines"
                | "hesitated"
                | "hesitates"
                | "stopped"
                | "unwilling"
                | "reluctant"
                | "unable"
        )
}

/// Whether what somebody states begins at item `i`: a clause with “that”, or a quotation.
fn states(items: &Items<'_>, i: usize) -> bool {
    let run = |i: usize| items.get(i).is_some_and(|item| item.run().is_some());
    let pause = matches!(items.kind(i), Some(Kind::Comma | Kind::Colon));
    run(i + usize::from(pause))
        || items.lower(i) == "that" && !is_finite(items, i + 1)
        || items.class(i) == WordClass::INTERROGATIVE
}

/// Whether subject and cue word read as one noun phrase instead: “the committee report”.
pub(super) fn nominal(items: &Items<'_>, subject: &Range<usize>, cue: Cue, verb: usize, group: &VerbGroup) -> bool {
    if group.auxiliary || group.infinitive {
        return false;
    }
    let last = &items.list[subject.end - 1];
    let word = items.lower(subject.end - 1);
    let head = items.lower(head_of(items, subject));
    // “some challenges”, “those attacks”, “nine reasons”: a plural takes no verb in -s.
    let singular = matches!(word, "one" | "each" | "another" | "everything" | "nothing" | "something" | "majority");
    let counts = items.digits(subject.end - 1) || last.is(WordClass::QUANTIFIER) && !last.is(WordClass::PRONOUN);
    if cue.form == Form::Third && counts && !singular {
        return true;
    }
    // “battleground states and”: no verb but before what somebody states.
    if items.lower(verb) == "states" && !last.is(WordClass::PRONOUN | WordClass::RELATIVE) {
        return !states(items, verb + 1) && !items.class(subject.end - 1).intersects(WordClass::SPEECH_NOUN);
    }
    if last.is(WordClass::PRONOUN | WordClass::QUANTIFIER | WordClass::RELATIVE) && word != "one" {
        return false;
    }
    match cue.form {
        // “the FBI report”: a singular takes no bare verb.
        Form::Base => {
            let joined = subject.clone().any(|i| items.class(i).intersects(WordClass::COORDINATOR));
            // “Lindqvist rescues point”: the verb is the one before.
            let noun = cue.has(CueFlags::NOUN) || items.lower(verb) == "point";
            let first = &items.list[subject.start];
            let bearers = last.is(WordClass::SPEAKER_NOUN) || roles::is_role(&nouns::singular(word));
            if noun && subject.len() == 2 && first.capital && !last.capital && !bearers {
                return true;
            }
            !(word.ends_with('s')
                || head.ends_with('s')
                || joined
                || matches!(head, "people" | "media" | "police" | "men" | "women" | "children" | "data" | "many"))
        }
        // “worse attacks to come”, “her claims about him”
        Form::Third if cue.has(CueFlags::NOUN) => {
            let next = items.class(verb + 1);
            // “after the Paris attacks and”, but “the BBC reports on”.
            let name = last.capital
                && (subject.len() != 2
                    || items.lower(subject.start) != "the"
                    || !next.intersects(WordClass::COORDINATOR));
            !name
                && next.intersects(
                    WordClass::PREPOSITION
                        .union(WordClass::AUXILIARY)
                        .union(WordClass::COORDINATOR)
                        .difference(WordClass::SUBORDINATOR),
                )
        }
        _ => false,
    }
}
