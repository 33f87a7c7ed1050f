//! Nouns that were left out.

use crate::{
    analysis::{
        names::words::{self, Known},
        tokens::{Shape, Token, TokenKind, Tokens},
    },
    lexicon::noun_phrases,
};

use super::{
    Bounds, Decimal, FigureKind,
    compose::Draft,
    context,
    counted::{self, Agreement},
};

/// How far back, in tokens, an elided noun is looked for.
const ELISION_REACH: usize = 40;

/// Sets that follow or precede a score are scores too, whoever won them: “6-3, 4-6, 7-6 (7-4)”.
pub(super) fn scores(tokens: &Tokens, drafts: &mut [Draft]) {
    let small = Decimal::from(30);
    let beside = |a: &Draft, b: &Draft| {
        (a.whole.end..b.whole.start).all(|i| matches!(tokens.text(i), "," | "(" | ")"))
            && (1..=2).contains(&(b.whole.start - a.whole.end))
    };
    for i in 0..drafts.len() {
        let set = drafts[i].rule == "range"
            && drafts[i].unit.is_none()
            && drafts[i].counted.is_none()
            && drafts[i].approximation.is_none()
            && drafts[i].core.len() == 3
            && drafts[i].hard.upper.is_some_and(|upper| upper.value < small);
        let score = |draft: &Draft| draft.kind == FigureKind::Score;
        let near = i > 0 && score(&drafts[i - 1]) && beside(&drafts[i - 1], &drafts[i])
            || drafts.get(i + 1).is_some_and(|next| score(next) && beside(&drafts[i], next));
        if set && near {
            let core = drafts[i].core.clone();
            drafts[i] = Draft::new(core, FigureKind::Score, None, "score");
        }
    }
}

/// How far before a result, in tokens, the vote is spoken of.
const VOTE_REACH: usize = 8;

/// “Voted 702 to 391”, “by 48 votes to 52”: one result, whichever side is the larger.
pub(super) fn votes(tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let bare = |draft: &Draft| {
        draft.kind == FigureKind::Number
            && draft.approximation.is_none()
            && draft.unit.is_none()
            && draft.counted.is_none()
    };
    let voted = |at: usize| {
        (at.saturating_sub(VOTE_REACH)..at).rev().take_while(|&i| !matches!(tokens.text(i), "." | "!" | "?" | ";")).any(
            |i| {
                matches!(
                    tokens.lower(i),
                    "vote"
                        | "votes"
                        | "voted"
                        | "voting"
                        | "passed"
                        | "approved"
                        | "rejected"
                        | "ballot"
                        | "carried"
                        | "defeated"
                        | "ratified"
                )
            },
        )
    };
    let mut i = 1;
    while i < drafts.len() {
        let (first, last) = (&drafts[i - 1], &drafts[i]);
        let joined = last.core.start == first.core.end + 1 && tokens.lower(first.core.end) == "to";
        if joined
            && bare(first)
            && bare(last)
            && first.core.len() == 1
            && last.core.len() == 1
            && voted(first.core.start)
        {
            drafts[i - 1] = Draft::new(first.core.start..last.core.end, FigureKind::Score, None, "vote");
            drafts.remove(i);
        } else {
            i += 1;
        }
    }
    for draft in drafts.iter_mut() {
        let before = (tokens.lower(draft.core.start.wrapping_sub(1)), tokens.lower(draft.core.start.wrapping_sub(2)));
        let result =
            matches!(before, ("voted" | "failed" | "passed" | "approved" | "rejected", _) | ("of" | "was", "vote"));
        let range = draft.rule == "range" && draft.unit.is_none() && draft.counted.is_none() && draft.core.len() == 3;
        if range && result && matches!(tokens.lower(draft.core.start + 1), "to" | "-" | "–") {
            *draft = Draft::new(draft.core.clone(), FigureKind::Score, None, "vote");
        }
    }
}

/// “From 18 to 20 percent”: the first is in the unit of the second.
pub(super) fn ends_of_change(tokens: &Tokens, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (from, to) = (&drafts[i - 1], &drafts[i]);
        let bare = from.kind == FigureKind::Number
            && from.unit.is_none()
            && from.lemma.is_none()
            && from.approximation.is_none();
        let joined = to.core.start == from.core.end + 1
            && tokens.lower(from.core.end) == "to"
            && from.core.start > 0
            && tokens.lower(from.core.start - 1) == "from";
        let close = from.value.zip(to.value).is_some_and(|(a, b)| near(a, b));
        if bare && joined && close && to.unit.is_some() && to.per.is_none() {
            let (kind, unit, dimension) = (to.kind, to.unit.clone(), to.dimension);
            let from = &mut drafts[i - 1];
            (from.kind, from.unit, from.dimension) = (kind, unit, dimension);
        }
    }
}

/// “Donja has 300 people, Gornja 250 and Srednja 80”: the verb that was left out makes numbers of what would be
/// names, and they count what the first does.
fn gapped(tokens: &Tokens, drafts: &mut [Draft]) -> Vec<bool> {
    let mut gapped = vec![false; drafts.len()];
    for i in 1..drafts.len() {
        let (before, draft) = (&drafts[i - 1], &drafts[i]);
        let number = |draft: &Draft| matches!(draft.kind, FigureKind::Number | FigureKind::Count);
        let verb = before.whole.start.checked_sub(1).map_or("", |at| tokens.lower(at));
        let said = gapped[i - 1]
            || matches!(verb, "has" | "have" | "had" | "got" | "lost" | "took" | "sent" | "counted" | "reported");
        let gap = before.whole.end..draft.core.start;
        let joint = usize::from(matches!(tokens.text(gap.start), "," | ";"));
        let joint = joint + usize::from(tokens.lower(gap.start + joint) == "and");
        let named = (2..=5).contains(&gap.len())
            && joint > 0
            && joint < gap.len()
            && (gap.start + joint..gap.end).all(|at| tokens.get(at).is_some_and(Token::is_capital));
        if said && named && number(before) && number(draft) && draft.lemma.is_none() {
            gapped[i] = true;
            if let Some(lemma) = before.lemma.clone() {
                (drafts[i].kind, drafts[i].lemma) = (FigureKind::Count, Some(lemma));
            }
        }
    }
    gapped
}

/// Leaves out numbers that are part of a name: “a Porsche 911”, “the Mazda 3 and the Boeing 737 MAX 8”.
pub(super) fn names(tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let gapped = gapped(tokens, drafts);
    let named = |draft: &Draft| {
        let at = draft.core.start;
        let plain = draft.kind == FigureKind::Number
            && draft.core.len() == 1
            && draft.lemma.is_none()
            && tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            && tokens.text(at).len() <= 4
            && tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
        // “Land Cruiser 79s” last no 79 seconds.
        let capital = |i: usize| tokens.get(i).is_some_and(Token::is_capital);
        let plural = draft.kind == FigureKind::Duration
            && at >= 2
            && (capital(at - 2) && capital(at - 1) || follows_name(tokens, at))
            && tokens
                .slice(draft.core.clone())
                .strip_suffix('s')
                .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        plural || plain && at >= 2 && follows_name(tokens, at) && ends_name(tokens, at + 1)
    };
    // A part of a whole is known by its place in the list.
    let gone: Vec<usize> =
        (0..drafts.len()).filter(|&i| named(&drafts[i]) && drafts[i].part_of.is_none() && !gapped[i]).collect();
    for &i in gone.iter().rev() {
        if drafts.iter().any(|draft| draft.part_of == Some(i)) {
            continue;
        }
        drafts.remove(i);
        for draft in drafts.iter_mut() {
            draft.part_of = draft.part_of.map(|whole| whole - usize::from(whole > i));
        }
    }
}

/// Whether a name that is no word of the language stands right before a token, not first in its sentence.
fn follows_name(tokens: &Tokens, at: usize) -> bool {
    let name = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    let lower = tokens.lower(at - 1);
    let first = tokens.get(at - 1).is_some_and(|token| token.shape.contains(Shape::LINE_START))
        || matches!(tokens.text(at - 2), "." | "!" | "?" | ":" | ";" | "“" | "\"" | "•");
    // “Kills 12” in a headline, “Democrats 48”.
    let common = words::known(lower).contains(Known::MOSTLY_LOWER)
        || noun_phrases::ends_noun_phrase(lower)
        || lower.ends_with('s') && lower.len() > 3;
    let model = tokens.get(at - 1).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS)) && name(at - 2);
    !tokens.glued(at) && name(at - 1) && !first && (!common || model)
}

/// Whether nothing that belongs to a number stands behind one: no noun, unit or other side of a score.
fn ends_name(tokens: &Tokens, next: usize) -> bool {
    let number = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number);
    let Some(token) = tokens.get(next) else { return true };
    match token.kind {
        TokenKind::Word => {
            noun_phrases::ends_noun_phrase(tokens.lower(next)) && !matches!(tokens.lower(next), "to" | "of" | "out")
        }
        TokenKind::Punct => {
            !(tokens.text(next) == "," && tokens.get(next + 1).is_some_and(Token::is_capital) && number(next + 2))
        }
        TokenKind::Mark | TokenKind::Clitic => true,
        _ => false,
    }
}

/// “more than 100 but fewer than 200”, “no less than 20 and no more than 50”: one figure with both ends.
pub(super) fn both_ends(tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let mut i = 1;
    while i < drafts.len() {
        let (first, last) = (&drafts[i - 1], &drafts[i]);
        let at = first.whole.end;
        let joined = matches!(tokens.lower(at), "and" | "but" | ",") && last.whole.start == at + 1;
        let lower_only = |draft: &Draft| draft.hard.lower.is_some() && draft.hard.upper.is_none();
        let upper_only = |draft: &Draft| draft.hard.upper.is_some() && draft.value.is_some() && !lower_only(draft);
        let bounded = first.approximation.is_some() && last.approximation.is_some();
        let fits = joined
            && bounded
            && first.counted.is_none()
            && (first.unit.is_none() || first.unit == last.unit)
            && first.vague.is_none()
            && last.vague.is_none();
        let ends = if fits && lower_only(first) && upper_only(last) && last.hard.upper != last.hard.lower {
            Some((first.hard.lower, last.hard.upper))
        } else if fits && lower_only(last) && upper_only(first) && first.hard.upper != first.hard.lower {
            Some((last.hard.lower, first.hard.upper))
        } else {
            None
        };
        match ends {
            Some((lower, upper)) if lower.zip(upper).is_some_and(|(a, b)| a.value < b.value) => {
                let start = first.whole.start;
                let draft = &mut drafts[i];
                (draft.whole.start, draft.core.start) = (start, start);
                (draft.value, draft.rule) = (None, "both-ends");
                draft.hard = Bounds { lower, upper };
                draft.soft = draft.hard;
                drafts.remove(i - 1);
            }
            _ => i += 1,
        }
    }
}

/// “aged 8 and 11”, “aged 8, 10 and 12”: the numbers that go on a list of ages are ages.
pub(super) fn ages(tokens: &Tokens, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (before, behind) = drafts.split_at_mut(i);
        let (age, number) = (&before[i - 1], &mut behind[0]);
        let listed = (age.core.end..number.core.start).all(|k| matches!(tokens.lower(k), "and" | "," | "or"))
            && (1..=2).contains(&number.core.start.saturating_sub(age.core.end));
        let years = number.value.and_then(|value| value.to_i64()).is_some_and(|years| (0..=120).contains(&years));
        if listed && years && age.rule == "aged" && number.kind == FigureKind::Number {
            number.kind = FigureKind::Age;
            (number.unit, number.dimension, number.rule) = (age.unit.clone(), age.dimension, age.rule);
        }
    }
}

/// Copies the counted noun to figures that left it out: “200 civilians killed and 180,000
/// displaced”, “down from 3,000”, “30 others”, “half of them”.
pub(super) fn elide(tokens: &Tokens, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let draft = &drafts[i];
        let end = draft.core.end;
        let others = draft.lemma.as_deref() == Some("other");
        let start = draft.core.start;
        // “of whom 95 fell ill”
        let of_them = of_pronoun(tokens, end) || start > 1 && of_pronoun(tokens, start - 2);
        let before = draft.core.start.checked_sub(1).map_or("", |at| tokens.lower(at));
        let rest = matches!(before, "remaining" | "other" | "surviving" | "further" | "another")
            && draft.approximation.is_none();
        let fated = context::is_fate(tokens.lower(end));
        let change = matches!(draft.kind, FigureKind::Number | FigureKind::Count)
            && draft.counted.is_none()
            && context::direction(tokens, draft.core.start).is_some();
        let bare = draft.counted.is_none()
            && matches!(draft.kind, FigureKind::Number | FigureKind::Count)
            && (fated || change || rest)
            // “cutting 640 of its 7,200 jobs” counts jobs.
            && tokens.lower(end) != "of";
        // “rose to 32.6 million euros from 20.1 million”
        let ends = matches!(before, "from" | "to")
            && draft.kind == FigureKind::Number
            && draft.counted.is_none()
            && draft.unit.is_none()
            && draft.per.is_none();
        if ends
            && i > 0
            && matches!(drafts[i - 1].kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
            && start.saturating_sub(drafts[i - 1].whole.end) <= 4
            && same_sentence(tokens, drafts[i - 1].whole.end, start)
            && draft.value.is_some_and(|value| match drafts[i - 1].kind {
                // “up 0.8 percent to 14,056”: what it led to is no percentage.
                FigureKind::Percent => {
                    before == "from" && start == drafts[i - 1].whole.end + 1 && value <= Decimal::from(100)
                }
                // “to about 240,000 tonnes from 282,000”
                FigureKind::Measure => {
                    start == drafts[i - 1].whole.end + 1 && drafts[i - 1].value.is_some_and(|other| near(value, other))
                }
                _ => value >= Decimal::from(1000),
            })
        {
            let (kind, unit) = (drafts[i - 1].kind, drafts[i - 1].unit.clone());
            (drafts[i].kind, drafts[i].unit) = (kind, unit);
            drafts[i].dimension = drafts[i - 1].dimension;
            continue;
        }
        if !(others || bare || of_them && draft.counted.is_none()) {
            continue;
        }
        let source = drafts[..i].iter().rev().find(|before| {
            before.lemma.as_deref().is_some_and(|lemma| lemma != "other")
                && start.saturating_sub(before.whole.end) <= ELISION_REACH
        });
        if let Some(lemma) = source
            .filter(|source| same_sentence(tokens, source.whole.end, start))
            .and_then(|source| source.lemma.clone())
        {
            let whole = drafts[..i].iter().rposition(|before| before.lemma.as_ref() == Some(&lemma));
            if of_them && matches!(drafts[i].kind, FigureKind::Number | FigureKind::Count) {
                drafts[i].part_of = whole;
            }
            drafts[i].lemma = Some(lemma);
            if drafts[i].kind == FigureKind::Number {
                drafts[i].kind = FigureKind::Count;
            }
        }
    }
}

/// Whether two amounts are of one order, so that one may have been the other.
fn near(a: Decimal, b: Decimal) -> bool {
    let ten = Decimal::from(10);
    a.checked_mul(ten).is_some_and(|a| a > b) && b.checked_mul(ten).is_some_and(|b| b > a)
}

fn of_pronoun(tokens: &Tokens, at: usize) -> bool {
    tokens.lower(at) == "of" && matches!(tokens.lower(at + 1), "them" | "whom" | "us" | "which")
}

pub(super) fn same_sentence(tokens: &Tokens, from: usize, to: usize) -> bool {
    !(from..to).any(|i| {
        tokens.get(i).is_some_and(|token| token.kind == TokenKind::Punct) && matches!(tokens.text(i), "." | "!" | "?")
    })
}

/// How far before a figure, in tokens, “the number of …” may stand.
const NUMBER_REACH: usize = 12;

/// “He put the number of spoiled ballots at 4,812”: what is counted stands before.
pub(super) fn numbered(tokens: &Tokens, drafts: &mut [Draft]) {
    for draft in drafts {
        let start = draft.whole.start;
        let verb = start.checked_sub(1).map_or("", |at| tokens.lower(at));
        let bare = draft.kind == FigureKind::Number && draft.lemma.is_none() && draft.unit.is_none();
        if !bare || !matches!(verb, "at" | "to" | "was" | "is" | "reached" | "hit" | "exceeded" | "topped") {
            continue;
        }
        let number = (start.saturating_sub(NUMBER_REACH)..start)
            .rev()
            .take_while(|&at| same_sentence(tokens, at, at + 1))
            .find(|&at| tokens.lower(at) == "number" && tokens.lower(at + 1) == "of");
        let noun = number.and_then(|at| counted::counted(tokens, at + 2, Agreement::Plural));
        if let Some(noun) = noun.filter(|noun| noun.end < start && !context::is_fate(&noun.lemma)) {
            (draft.kind, draft.lemma) = (FigureKind::Count, Some(noun.lemma));
        }
    }
}
