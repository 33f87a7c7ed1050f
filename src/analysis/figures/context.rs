//! What the words around a figure make of it: what became of those counted, how firmly it is put,
//! and whether it is a change.

use crate::lexicon::table::{Table, table};
use std::ops::Range;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::lexemes::Listed,
};

use super::{Direction, Modality, Outcome};

/// How many tokens behind a figure its verb is looked for.
const AHEAD: usize = 12;
/// How many tokens before.
const BEFORE: usize = 6;

/// The outcome a word in lower case stands for; only words that stand for people's fates.
fn outcome_word(lower: &str) -> Option<Outcome> {
    static WORDS: Table<Outcome> = table! {
        "killed" => Outcome::Killed, "kill" => Outcome::Killed, "kills" => Outcome::Killed, "killing" => Outcome::Killed, "dead" => Outcome::Killed,
        "died" => Outcome::Killed, "die" => Outcome::Killed, "dies" => Outcome::Killed, "dying" => Outcome::Killed, "deaths" => Outcome::Killed,
        "fatalities" => Outcome::Killed, "slain" => Outcome::Killed, "murdered" => Outcome::Killed, "executed" => Outcome::Killed, "massacred" => Outcome::Killed,
        "bodies" => Outcome::Killed, "drowned" => Outcome::Killed, "perished" => Outcome::Killed, "slaughtered" => Outcome::Killed, "claimed" => Outcome::Killed,
        "wounded" => Outcome::Wounded, "wounding" => Outcome::Wounded, "injured" => Outcome::Wounded, "injuring" => Outcome::Wounded,
        "injuries" => Outcome::Wounded, "hurt" => Outcome::Wounded, "hospitalised" => Outcome::Wounded, "hospitalized" => Outcome::Wounded, "maimed" => Outcome::Wounded,
        "missing" => Outcome::Missing, "unaccounted" => Outcome::Missing, "disappeared" => Outcome::Missing,
        "displaced" => Outcome::Displaced, "displacing" => Outcome::Displaced, "fled" => Outcome::Displaced, "evacuated" => Outcome::Displaced,
        "uprooted" => Outcome::Displaced, "homeless" => Outcome::Displaced, "fleeing" => Outcome::Displaced, "expelled" => Outcome::Displaced,
        "arrested" => Outcome::Detained, "detained" => Outcome::Detained, "arresting" => Outcome::Detained, "detaining" => Outcome::Detained,
        "jailed" => Outcome::Detained, "imprisoned" => Outcome::Detained, "captured" => Outcome::Detained, "kidnapped" => Outcome::Detained,
        "abducted" => Outcome::Detained, "arrests" => Outcome::Detained, "hostages" => Outcome::Detained,
        "rescued" => Outcome::Rescued, "rescuing" => Outcome::Rescued, "freed" => Outcome::Rescued, "released" => Outcome::Rescued, "saved" => Outcome::Rescued,
        "infected" => Outcome::Infected, "infections" => Outcome::Infected, "infecting" => Outcome::Infected,
        "casualties" => Outcome::Casualties,
    };
    WORDS.get(lower).copied()
}

/// Whether a word in lower case says what became of people, so that “180,000 displaced” counts them.
pub(super) fn is_fate(lower: &str) -> bool {
    outcome_word(lower).is_some()
        && !matches!(
            lower,
            "kill"
                | "kills"
                | "killing"
                | "claimed"
                | "deaths"
                | "bodies"
                | "injuries"
                | "arrests"
                | "casualties"
                | "fatalities"
        )
}

/// Whether a counted noun says itself what became of those it counts: “six deaths”.
pub(super) fn is_outcome_noun(lemma: &str) -> bool {
    matches!(lemma, "death" | "fatality" | "injury" | "casualty" | "arrest" | "infection" | "evacuation" | "rescue")
}

/// Whether a figure adds up over time: “so far”, “since …”, “in total”, “death toll”.
pub(super) fn cumulative(tokens: &Tokens, span: Range<usize>, next: usize) -> bool {
    let behind = (span.end..(span.end + AHEAD).min(tokens.len())).take_while(|&i| !breaks(tokens, i) && i < next);
    let said = behind.into_iter().any(|i| {
        matches!(tokens.lower(i), "since")
            || tokens.lower(i) == "so" && tokens.lower(i + 1) == "far"
            || tokens.lower(i) == "to" && tokens.lower(i + 1) == "date"
    });
    let back = (span.start.saturating_sub(BEFORE)..span.start).rev().take_while(|&i| !breaks(tokens, i));
    said || back.into_iter().any(|i| matches!(tokens.lower(i), "toll" | "total" | "altogether"))
}

/// Whether token `i` ends the sentence or a clause that stands apart.
fn breaks(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_none_or(|token| {
        token.kind == TokenKind::Mark
            || matches!(token.kind, TokenKind::Punct | TokenKind::Dash)
                && matches!(tokens.text(i), "." | "!" | "?" | ";" | ":" | "…" | "—" | "–" | "--" | "(" | ")")
    })
}

/// What became of those counted by the figure in `tokens[span]`. `next` is the token where the next
/// figure begins: what stands behind it speaks of that one.
pub(super) fn outcome(tokens: &Tokens, span: Range<usize>, counted: Range<usize>, next: usize) -> Option<Outcome> {
    // “For every 1,000 births, 46 infants died.”
    if span.start > 0 && matches!(tokens.lower(span.start - 1), "every" | "each" | "per") {
        return None;
    }
    // In the noun phrase: “500 displaced families”, “12 deaths”, “the bodies of 20 men”.
    if let Some(found) = counted.clone().find_map(|i| outcome_word(tokens.lower(i))) {
        return Some(found);
    }
    let from = span.end.max(counted.end);
    // Right before: “killing 12 people”, “the deaths of 12 people”, “the attack killed 12”.
    let back = (span.start.saturating_sub(BEFORE)..span.start).rev().take_while(|&i| !breaks(tokens, i));
    let mut before = None;
    for (distance, i) in back.enumerate() {
        if matches!(tokens.lower(i), "," | "and" | "but" | "while") && distance > 0 {
            break;
        }
        if let Some(found) = outcome_word(tokens.lower(i)) {
            // “12 freed, six held”: the first were.
            let taken = tokens.text(span.start - 1) == ","
                && i > 0
                && (tokens.get(i - 1).is_some_and(|token| token.kind == TokenKind::Number)
                    || tokens.listed(i - 1, Listed::NUMBER));
            if taken {
                break;
            }
            before = Some((distance, found));
            break;
        }
    }
    if let Some((0, found)) = before {
        // “jailed over missing millions”
        if found == Outcome::Missing && counted.is_empty() {
            return None;
        }
        return Some(found);
    }
    // “Five people - two men and three women - were killed”
    let spaced_dash = |i: usize| {
        tokens.get(i).is_some_and(|token| matches!(token.kind, TokenKind::Dash | TokenKind::Hyphen)) && !tokens.glued(i)
    };
    let sentence_end = |i: &usize| matches!(tokens.text(*i), "." | "!" | "?" | ";");
    let close = || (from + 1..(from + 30).min(tokens.len())).take_while(|i| !sentence_end(i)).find(|&i| spaced_dash(i));
    if spaced_dash(from)
        && let Some(close) = close()
        && let Some(found) =
            (close + 1..close + 6).take_while(|&i| !breaks(tokens, i)).find_map(|i| outcome_word(tokens.lower(i)))
    {
        return Some(found);
    }
    for i in from..(from + AHEAD).min(tokens.len()) {
        if breaks(tokens, i) || i >= next {
            break;
        }
        // “12 people, including four children and two medics, died”: the list belongs to the subject.
        let lower = tokens.lower(i);
        if matches!(lower, "but" | "while" | "whereas" | "after" | "before" | "because" | "when" | "no")
            || lower == "and" && tokens.text(i - 1) == ","
        {
            break;
        }
        // “protesters gathered, injuring three”: an active participle speaks of its own object.
        let active = lower.ends_with("ing") && !matches!(lower, "missing" | "dying" | "fleeing");
        if let Some(found) = outcome_word(lower).filter(|_| !active) {
            return Some(found);
        }
    }
    before.filter(|(distance, _)| *distance <= 3).map(|(_, found)| found)
}

/// Whether the figure that begins at token `start` is what a death toll has come to: “the death toll
/// from the landslide rose to 113”, “with the toll at 40”.
pub(super) fn is_toll(tokens: &Tokens, start: usize) -> bool {
    let verb = matches!(
        start.checked_sub(1).map_or("", |i| tokens.lower(i)),
        "to" | "at"
            | "of"
            | "was"
            | "is"
            | "than"
            | "least"
            | "passed"
            | "passes"
            | "hit"
            | "hits"
            | "reached"
            | "reaches"
            | "topped"
            | "exceeds"
            | "exceeded"
            | "exceed"
            | "now"
            | "about"
            | "nearly"
            | "over"
            | "past"
    ) || matches!(
        tokens.lower(start),
        "exceed" | "exceeded" | "exceeds" | "at" | "more" | "nearly" | "almost" | "about" | "over" | "topped"
    );
    verb && (start.saturating_sub(12)..start).rev().take_while(|&i| !breaks(tokens, i)).any(|i| {
        tokens.lower(i) == "toll"
            && i > 0
            // “Cholera toll passes 1,200”; not a toll that is paid or taken.
            && !matches!(tokens.lower(i - 1), "a" | "heavy" | "no" | "any" | "road" | "bridge" | "motorway" | "highway" | "per")
    })
}

/// How firmly the figure is put.
pub(super) fn modality(tokens: &Tokens, span: Range<usize>, next: usize) -> Modality {
    let back = (span.start.saturating_sub(BEFORE)..span.start)
        .rev()
        .take_while(|&i| !breaks(tokens, i) && tokens.text(i) != ",");
    for i in back {
        if let Some(found) = modal(tokens, i) {
            return found;
        }
    }
    for i in span.end..(span.end + 8).min(tokens.len()) {
        if breaks(tokens, i)
            || tokens.text(i) == ","
            || i >= next
            || matches!(
                tokens.lower(i),
                "who"
                    | "which"
                    | "that"
                    | "since"
                    | "after"
                    | "before"
                    | "while"
                    | "when"
                    | "and"
                    | "than"
                    | "said"
                    | "says"
                    | "told"
            )
        {
            break;
        }
        if let Some(found) = modal(tokens, i) {
            return found;
        }
    }
    Modality::Asserted
}

fn modal(tokens: &Tokens, i: usize) -> Option<Modality> {
    static WORDS: Table<Modality> = table! {
        "estimated" => Modality::Estimated, "estimates" => Modality::Estimated, "estimate" => Modality::Estimated,
        "believed" => Modality::Estimated, "thought" => Modality::Estimated, "reckoned" => Modality::Estimated,
        "projected" => Modality::Estimated, "calculated" => Modality::Estimated, "feared" => Modality::Feared,
        "fear" => Modality::Feared, "fears" => Modality::Feared, "expected" => Modality::Expected,
        "expects" => Modality::Expected, "expect" => Modality::Expected, "forecast" => Modality::Expected,
        "forecasts" => Modality::Expected, "predicted" => Modality::Expected, "predicts" => Modality::Expected,
        "will" => Modality::Expected, "shall" => Modality::Expected, "likely" => Modality::Expected,
        "claimed" => Modality::Claimed, "claims" => Modality::Claimed, "claim" => Modality::Claimed,
        "claiming" => Modality::Claimed, "alleged" => Modality::Claimed, "allegedly" => Modality::Claimed,
        "reportedly" => Modality::Claimed, "reported" => Modality::Claimed, "plans" => Modality::Planned,
        "plan" => Modality::Planned, "planned" => Modality::Planned, "planning" => Modality::Planned,
        "proposed" => Modality::Planned, "proposes" => Modality::Planned, "proposing" => Modality::Planned,
        "aims" => Modality::Planned, "aim" => Modality::Planned, "target" => Modality::Planned,
        "targets" => Modality::Planned, "pledged" => Modality::Planned, "promised" => Modality::Planned,
        "vowed" => Modality::Planned, "intends" => Modality::Planned, "denied" => Modality::Denied,
        "denies" => Modality::Denied, "denying" => Modality::Denied, "deny" => Modality::Denied,
        "not" => Modality::Negated, "n't" => Modality::Negated, "never" => Modality::Negated,
        "didn't" => Modality::Negated, "didn’t" => Modality::Negated, "wasn't" => Modality::Negated,
        "wasn’t" => Modality::Negated, "weren't" => Modality::Negated, "weren’t" => Modality::Negated,
        "isn't" => Modality::Negated, "isn’t" => Modality::Negated, "aren't" => Modality::Negated,
        "aren’t" => Modality::Negated, "don't" => Modality::Negated, "don’t" => Modality::Negated,
        "doesn't" => Modality::Negated, "doesn’t" => Modality::Negated, "hasn't" => Modality::Negated,
        "hasn’t" => Modality::Negated, "haven't" => Modality::Negated, "haven’t" => Modality::Negated,
        "hadn't" => Modality::Negated, "hadn’t" => Modality::Negated, "won't" => Modality::Negated,
        "won’t" => Modality::Negated, "if" => Modality::Conditional, "might" => Modality::Conditional,
        "could" => Modality::Conditional, "may" => Modality::Conditional, "would" => Modality::Conditional,
        "unless" => Modality::Conditional, "should" => Modality::Conditional,
    };
    tokens.get(i).filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Clitic))?;
    let found = WORDS.get(tokens.lower(i)).copied()?;
    // “in May”
    let month = tokens.get(i).is_some_and(|token| token.is_capital()) && tokens.lower(i) == "may";
    (!month).then_some(found)
}

/// Whether the figure is an amount of change, or one of its ends.
pub(super) fn direction(tokens: &Tokens, start: usize) -> Option<Direction> {
    let at = |back: usize| start.checked_sub(back).map_or("", |i| tokens.lower(i));
    match at(1) {
        "from" => return change_verb(tokens, start - 1).map(|_| Direction::From),
        "to" => return change_verb(tokens, start - 1).map(|_| Direction::To),
        "by" => return change_verb(tokens, start - 1),
        _ => {}
    }
    // “The tax raised 33 billion yen” brings them in.
    let brings = matches!(at(1), "raise" | "raises" | "raised" | "raising")
        // “Members make up 15 percent of them.”
        || at(1) == "up" && matches!(at(2), "make" | "makes" | "made" | "making");
    verb_of_change(at(1))
        .filter(|_| !brings)
        .or_else(|| if matches!(at(1), "a" | "an" | "another" | "a further") { verb_of_change(at(2)) } else { None })
}

/// The verb or noun of change within six tokens before `at`, in the same clause.
pub(super) fn change_verb(tokens: &Tokens, at: usize) -> Option<Direction> {
    (at.saturating_sub(8)..at).rev().take_while(|&i| !breaks(tokens, i)).find_map(|i| verb_of_change(tokens.lower(i)))
}

fn verb_of_change(lower: &str) -> Option<Direction> {
    static WORDS: Table<Direction> = table! {
        "raise" => Direction::Up, "raises" => Direction::Up, "raising" => Direction::Up, "lifted" => Direction::Up, "lifts" => Direction::Up, "lifting" => Direction::Up, "boosted" => Direction::Up, "boosting" => Direction::Up, "widened" => Direction::Up, "widening" => Direction::Up, "swelling" => Direction::Up, "jumping" => Direction::Up, "climbing" => Direction::Up, "soaring" => Direction::Up, "surging" => Direction::Up, "rallied" => Direction::Up, "bounced" => Direction::Up, "accelerated" => Direction::Up, "strengthened" => Direction::Up, "improved" => Direction::Up, "extended" => Direction::Up, "added" => Direction::Up, "adds" => Direction::Up, "adding" => Direction::Up, "upgraded" => Direction::Up, "gaining" => Direction::Up, "expanding" => Direction::Up, "advancing" => Direction::Up, "shrunk" => Direction::Down, "shrink" => Direction::Down, "shrinks" => Direction::Down, "narrowed" => Direction::Down, "narrowing" => Direction::Down, "weakened" => Direction::Down, "worsened" => Direction::Down, "trimmed" => Direction::Down, "slashed" => Direction::Down, "slashing" => Direction::Down, "dwindled" => Direction::Down, "plunging" => Direction::Down, "declining" => Direction::Down, "dropping" => Direction::Down, "slipping" => Direction::Down, "slid" => Direction::Down, "sliding" => Direction::Down, "skidded" => Direction::Down, "plummeted" => Direction::Down, "retreated" => Direction::Down, "shed" => Direction::Down, "sheds" => Direction::Down, "cutting" => Direction::Down, "reducing" => Direction::Down, "lowering" => Direction::Down, "losing" => Direction::Down, "tumbling" => Direction::Down, "slumping" => Direction::Down, "easing" => Direction::Down, "dipping" => Direction::Down, "sinking" => Direction::Down, "downgraded" => Direction::Down, "decelerated" => Direction::Down,
        "rose" => Direction::Up, "rise" => Direction::Up, "rises" => Direction::Up, "risen" => Direction::Up, "rising" => Direction::Up,
        "up" => Direction::Up, "increased" => Direction::Up, "increase" => Direction::Up, "increases" => Direction::Up, "increasing" => Direction::Up,
        "grew" => Direction::Up, "grow" => Direction::Up, "grown" => Direction::Up, "growing" => Direction::Up, "climbed" => Direction::Up,
        "jumped" => Direction::Up, "jump" => Direction::Up, "soared" => Direction::Up, "surged" => Direction::Up, "gained" => Direction::Up,
        "swollen" => Direction::Up, "swelled" => Direction::Up, "raised" => Direction::Up, "expanded" => Direction::Up, "advanced" => Direction::Up,
        "fell" => Direction::Down, "fall" => Direction::Down, "falls" => Direction::Down, "fallen" => Direction::Down, "falling" => Direction::Down,
        "down" => Direction::Down, "decreased" => Direction::Down, "decrease" => Direction::Down, "dropped" => Direction::Down, "drop" => Direction::Down,
        "declined" => Direction::Down, "decline" => Direction::Down, "cut" => Direction::Down, "cuts" => Direction::Down, "reduced" => Direction::Down,
        "doubled" => Direction::Up, "tripled" => Direction::Up, "trebled" => Direction::Up, "quadrupled" => Direction::Up, "halved" => Direction::Down,
        "slowed" => Direction::Down, "slumped" => Direction::Down, "plunged" => Direction::Down, "shrank" => Direction::Down, "lost" => Direction::Down,
        "slipped" => Direction::Down, "eased" => Direction::Down, "tumbled" => Direction::Down, "lowered" => Direction::Down, "dipped" => Direction::Down, "sank" => Direction::Down,
    };
    WORDS.get(lower).copied()
}
