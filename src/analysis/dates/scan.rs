//! Walks over a paragraph and asks the grammar at every token that may open a time expression.

use crate::{
    analysis::{
        ByteSpan,
        figures::{self, Approximation},
        tokens::{Token, TokenKind, Tokens},
    },
    lexicon::{
        lexemes::Listed,
        noun_phrases::ends_noun_phrase,
        numbers::NumberWord,
        table::{Words, words},
        times::{DayPart, TimeUnit, TimeWord},
    },
};

use super::{
    DateKind, Expr, LocalDate, Modifier, Toward, calendar, clock, definite,
    grammar::{Found, Tape},
    lengths::{self, extends_count},
    nested, numeric, periods, relative,
    tense::tense,
};

/// Finds the time expressions of a paragraph.
pub fn scan(tokens: &Tokens) -> Vec<LocalDate> {
    let mut dates = Vec::new();
    let openers = openers(tokens);
    if openers.is_empty() {
        return dates;
    }
    let tape = Tape::new(tokens, &openers);
    let mut floor = 0;
    for at in openers {
        if at < floor {
            continue;
        }
        let Some(found) = self::at(&tape, at) else { continue };
        let (start, modifier) = extend(&tape, at, floor, &found);
        dates.push(LocalDate {
            span: ByteSpan::from(tokens.bytes(start..found.end)),
            tokens: start..found.end,
            kind: found.kind,
            tense: tense(tokens, start, found.end),
            expr: found.expr,
            modifier,
        });
        floor = found.end.max(at + 1);
    }
    dates
}

/// The tokens with which a time expression may open, words of time among them. Most tokens are turned away here,
/// by what is known of them without a look at their letters.
fn openers(tokens: &Tokens) -> Vec<usize> {
    let may_open = |token: &Token| match token.kind {
        TokenKind::Number | TokenKind::Mark => true,
        TokenKind::Word => token.listed.intersects(OPENERS),
        _ => false,
    };
    // Seldom more than one token in four is one.
    let mut openers = Vec::with_capacity(tokens.len() / 4 + 4);
    openers.extend(tokens.list().iter().enumerate().filter(|(_, token)| may_open(token)).map(|(at, _)| at));
    openers
}

/// The lists of the words that may open a time expression.
const OPENERS: Listed = Listed::TIME.union(Listed::NUMBER).union(Listed::DATE);

/// The expression that opens at token `i`.
fn at(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let token = tape.tokens.get(i)?;
    match token.kind {
        TokenKind::Number => number(tape, i),
        TokenKind::Mark => {
            let next = tape.is_number(i + 1) && tape.tokens.glued(i + 1);
            if next { calendar::date(tape, i) } else { None }
        }
        TokenKind::Word => word(tape, i),
        _ => None,
    }
}

fn number(tape: &Tape<'_>, i: usize) -> Option<Found> {
    if i > 0 && tape.tokens.glued(i) && matches!(tape.tokens.text(i - 1), "$" | "£" | "€" | "¥" | "#") {
        return None;
    }
    if !may_be_time(tape, i) || is_telephone(tape, i) {
        return None;
    }
    if let Some(found) = definite::how_often(tape, i) {
        return Some(found);
    }
    numeric::date(tape, i)
        .map(|found| calendar::with_time(tape, found))
        .or_else(|| nested::nested(tape, i))
        .or_else(|| definite::timed(tape, i))
        .or_else(|| calendar::date(tape, i))
        .or_else(|| relative::offset(tape, i))
        .or_else(|| lengths::length(tape, i).filter(|found| !is_age(tape, found.end)))
}

/// Whether the number at `i` may open a time expression, by what stands right behind it: most numbers
/// of an article count something else.
fn may_be_time(tape: &Tape<'_>, i: usize) -> bool {
    let text = tape.tokens.text(i);
    if text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let Some(next) = tape.tokens.get(i + 1) else { return true };
    match next.kind {
        TokenKind::Word => {
            let lower = tape.lower(i + 1);
            tape.word(i + 1).is_some()
                || tape.tokens.glued(i + 1)
                || next.is_capital()
                || tape.number_word(i + 1).is_some()
                || ends_noun_phrase(lower)
                || matches!(lower, "times" | "past" | "local" | "eastern" | "pacific" | "half")
                || extends_count(lower)
                || lower.starts_with('o')
                || lower.contains('.')
        }
        TokenKind::Symbol => false,
        TokenKind::Punct => matches!(tape.tokens.text(i + 1), "/" | ":" | ".") && tape.tokens.glued(i + 2),
        _ => true,
    }
}

/// “+57 601 275 2000”: four digits at the end of a row of others.
fn is_telephone(tape: &Tape<'_>, i: usize) -> bool {
    let row = |at: usize| tape.is_number(at) && tape.tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
    i > 1 && tape.tokens.text(i).len() == 4 && tape.tokens.text(i - 1).len() == 3 && row(i - 1) && row(i - 2)
}

/// “The paper’s Sunday edition”: what comes out every week, not a day on which something happened.
fn is_weekly(tape: &Tape<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |at| tape.lower(at));
    matches!(tape.word(i), Some(TimeWord::Weekday(_)))
        && matches!(
            tape.lower(i + 1),
            "edition"
                | "editions"
                | "supplement"
                | "magazine"
                | "newspaper"
                | "newspapers"
                | "paper"
                | "papers"
                | "tabloid"
                | "broadsheet"
                | "roast"
                | "school"
                | "league"
        )
        && !matches!(before, "this" | "last" | "next" | "on")
}

/// “35 years old”, “21-year-old”: an age, which is a figure.
fn is_age(tape: &Tape<'_>, end: usize) -> bool {
    matches!(tape.lower(tape.over_hyphen(end)), "old" | "olds")
        || tape.lower(end) == "of" && tape.lower(end + 1) == "age"
}

/// “60 patients a day”: what is counted stands right before the article, its number before that.
fn is_rate(tape: &Tape<'_>, i: usize) -> bool {
    let noun = i > 1 && tape.lower(i - 1).ends_with('s') && !ends_noun_phrase(tape.lower(i - 1));
    let unit = matches!(
        tape.word(i + 1),
        Some(TimeWord::Unit(
            TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year
        ))
    );
    // “one or two a week”, “40 a day”
    let number = |at: usize| tape.number_word(at).is_some() || tape.is_number(at) && tape.tokens.text(at).len() < 4;
    let dated = i > 1 && (tape.month(i - 2).is_some() || matches!(tape.tokens.text(i - 2), ":" | "on"));
    let related = matches!(tape.lower(i + 2), "ago" | "earlier" | "later" | "before" | "after" | "and" | "old");
    // “one or two a week before Christmas”; but “20 million a year before”
    let short = matches!(
        tape.word(i + 1),
        Some(TimeWord::Unit(TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::Week))
    );
    let before = short && tape.lower(i + 2) == "before" && tape.word(i + 3).is_some();
    if i > 0 && unit && number(i - 1) && !dated && (!related || before) {
        return true;
    }
    let counted =
        (i.saturating_sub(4)..i - usize::from(i > 0)).any(|at| tape.is_number(at) || tape.number_word(at).is_some());
    noun && unit && !related && counted && tape.word(i - 1).is_none()
}

/// Whether a length of time may go on behind “a” with the word at `i`: “a year”, “a dozen years”, “a full week”.
fn may_follow_a(tape: &Tape<'_>, i: usize) -> bool {
    let Some(token) = tape.tokens.get(i) else { return false };
    token.kind != TokenKind::Word
        || token.listed.intersects(Listed::TIME | Listed::NUMBER | Listed::QUANTITY)
        || tape.lower(i) == "half"
        || extends_count(tape.lower(i))
}

/// Whether a time expression may go on behind “the” with the word at `i`: most nouns are none of these.
fn may_follow_the(tape: &Tape<'_>, i: usize) -> bool {
    static NEARBY: Words = words! {
        "final", "opening", "future", "near", "same", "early", "small", "latest", "full", "whole", "entire", "financial",
        "school", "academic", "latter",
    };
    let Some(token) = tape.tokens.get(i) else { return false };
    token.kind != TokenKind::Word
        || token.listed.intersects(Listed::TIME | Listed::NUMBER | Listed::QUANTITY | Listed::DATE)
        || NEARBY.contains(tape.lower(i))
}

fn word(tape: &Tape<'_>, i: usize) -> Option<Found> {
    let lower = tape.lower(i);
    // “half past eight”, “a quarter to nine”
    let quarter =
        |at: usize| matches!(tape.lower(at), "half" | "quarter") && matches!(tape.lower(at + 1), "past" | "to");
    let clock_like = match lower {
        "half" | "quarter" => quarter(i),
        "a" => quarter(i + 1),
        _ => false,
    };
    if clock_like
        && clock::time(tape, i).is_some()
        && let Some(found) = definite::timed(tape, i)
    {
        return Some(found);
    }
    match tape.word(i) {
        Some(TimeWord::Unit(_) | TimeWord::Units(_)) if lengths::long(tape, i).is_some() => lengths::long(tape, i),
        Some(TimeWord::Units(TimeUnit::Weekend)) if i > 0 && matches!(tape.lower(i - 1), "on" | "at") => {
            definite::weekdays(tape, i)
        }
        Some(TimeWord::Units(_)) => lengths::bare(tape, i),
        Some(TimeWord::Unit(TimeUnit::Year)) if tape.lower(tape.over_hyphen(i + 1)) == "end" => {
            let end = tape.over_hyphen(i + 1) + 1;
            let mut found = Found::date(end, Expr::Unit { unit: TimeUnit::Year, by: 0 });
            found.modifier = Some(Modifier::End);
            Some(found)
        }
        Some(TimeWord::Unit(TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)) => nested::nested(tape, i),
        Some(TimeWord::Last) if nested::nested(tape, i).is_some() => nested::nested(tape, i),
        Some(TimeWord::Unit(TimeUnit::Second)) | None => match lower {
            "the" if !may_follow_the(tape, i + 1) => None,
            "a" | "an" if !may_follow_a(tape, i + 1) => None,
            "the" => nested::nested(tape, i + 1).or_else(|| definite::with_the(tape, i)).or_else(|| the(tape, i)),
            "that" => definite::that(tape, i),
            "a" | "an" | "several" | "few" | "many" | "some" | "couple" | "half" | "dozens" | "hundreds"
            | "thousands" | "tens" | "millions" => {
                if lower == "a" && is_rate(tape, i) {
                    return None;
                }
                relative::offset(tape, i).or_else(|| lengths::length(tape, i).filter(|found| !is_age(tape, found.end)))
            }
            "every" | "each" => definite::every(tape, i),
            "all" | "another" => lengths::whole(tape, i),
            "once" | "twice" | "thrice" => definite::how_often(tape, i),
            "these" if tape.lower(i + 1) == "days" => Some(Found::date(i + 2, Expr::Reference(Toward::Present))),
            "those" if tape.lower(i + 1) == "days" => Some(Found::date(i + 2, Expr::Reference(Toward::Past))),
            "fiscal" => calendar::date(tape, i),
            "new" | "boxing" | "bastille" | "armistice" | "veterans" | "ash" | "palm" | "maundy" | "good"
            | "ascension" | "whit" => periods::holiday(tape, i)
                .filter(|_| tape.tokens.get(i).is_some_and(|token| token.is_capital()) || tape.tokens.len() < 6),
            "q1" | "q2" | "q3" | "q4" => calendar::date(tape, i),
            "twenties" | "thirties" | "forties" | "fifties" | "sixties" | "seventies" | "eighties" | "nineties"
            | "noughties" => calendar::date(tape, i),
            "mondays" | "tuesdays" | "wednesdays" | "thursdays" | "fridays" | "saturdays" | "sundays" => {
                definite::weekdays(tape, i)
            }
            // “from 1.9 billion three months earlier”: the digits before have it.
            _ if matches!(tape.number_word(i), Some(NumberWord::Scale(_) | NumberWord::Hundred))
                && i > 0
                && tape.is_number(i - 1) =>
            {
                None
            }
            _ if tape.number_word(i).is_some() => definite::how_often(tape, i)
                .or_else(|| nested::nested(tape, i))
                .or_else(|| definite::timed(tape, i))
                .or_else(|| calendar::date(tape, i))
                .or_else(|| relative::offset(tape, i))
                .or_else(|| lengths::length(tape, i).filter(|found| !is_age(tape, found.end))),
            _ => None,
        },
        _ if is_weekly(tape, i) => None,
        Some(
            TimeWord::Month(_)
            | TimeWord::Weekday(_)
            | TimeWord::Season(_)
            | TimeWord::Fixed(..)
            | TimeWord::Movable(_),
        ) => calendar::date(tape, i),
        Some(TimeWord::Part(_)) => relative::relative(tape, i).or_else(|| definite::part_of(tape, i)),
        Some(_) => relative::relative(tape, i),
    }
}

/// What “the” opens where the expression would stand without it as well: the article belongs to it.
fn the(tape: &Tape<'_>, i: usize) -> Option<Found> {
    match tape.word(i + 1) {
        Some(
            TimeWord::Last | TimeWord::Gone | TimeWord::Next | TimeWord::Coming | TimeWord::Recent | TimeWord::This,
        ) => relative::relative(tape, i + 1),
        Some(TimeWord::Stage(_)) => relative::staged(tape, i + 1),
        Some(TimeWord::Part(_)) => definite::part_of(tape, i + 1).or_else(|| definite::the_part(tape, i)),
        Some(TimeWord::Month(_) | TimeWord::Weekday(_) | TimeWord::Fixed(..) | TimeWord::Movable(_)) => None,
        Some(TimeWord::Season(_)) => calendar::date(tape, i + 1),
        Some(_) | None => {
            if let Some(found) = definite::the_unit(tape, i) {
                return Some(found);
            }
            let length = lengths::length(tape, i + 1).filter(|found| {
                matches!(found.expr, Expr::Length { .. })
                    && matches!(tape.word(found.end - 1), Some(TimeWord::Units(_)))
                    && !is_age(tape, found.end)
            });
            if length.is_some() && tape.lower(i + 1) != "a" {
                return length;
            }
            let found = calendar::date(tape, i + 1)?;
            let nominal = matches!(found.expr, Expr::Quarter { .. } | Expr::Half { .. } | Expr::Decade { .. } | Expr::Century(_))
                    // “the 9th of January”; but “the 9 January referendum”.
                    || matches!(found.expr, Expr::Calendar { day: Some(_), .. })
                        && tape.tokens.get(found.end).is_none_or(|next| next.kind != TokenKind::Word || ends_noun_phrase(tape.lower(found.end)));
            nominal.then_some(found)
        }
    }
}

/// Takes in what stands before a length or an offset and bounds it: “nearly two years ago”.
fn extend(tape: &Tape<'_>, i: usize, floor: usize, found: &Found) -> (usize, Option<Modifier>) {
    // “around 3 p.m.”, “about noon”, “around Nov. 1”: the hedge belongs to it, as TIDES has it.
    let before = if i > floor { tape.lower(i - 1) } else { "" };
    let clock = matches!(found.expr, Expr::Clock { .. } | Expr::Part { part: DayPart::Noon | DayPart::Midnight, .. });
    let day = matches!(found.expr, Expr::Calendar { .. }) && matches!(before, "around" | "circa");
    let hedges = matches!(before, "around" | "about" | "approximately" | "roughly" | "circa" | "nearly" | "almost");
    if hedges && (clock || day) {
        let modifier = if matches!(before, "nearly" | "almost") { Modifier::LessThan } else { Modifier::Approx };
        return (i - 1, Some(modifier));
    }
    let sized = matches!(found.expr, Expr::Length { .. } | Expr::Offset { anchored: true, .. });
    if !sized || found.kind == DateKind::Set {
        return (i, found.modifier);
    }
    match figures::approximator_before(tape.tokens, i, floor) {
        Some((start, approximation)) => {
            let modifier = match approximation {
                Approximation::MoreThan | Approximation::JustOver => Modifier::MoreThan,
                Approximation::AtLeast => Modifier::EqualOrMore,
                Approximation::LessThan | Approximation::Nearly => Modifier::LessThan,
                Approximation::UpTo | Approximation::AtMost => Modifier::EqualOrLess,
                Approximation::About => Modifier::Approx,
            };
            (start, Some(modifier))
        }
        None => (i, found.modifier),
    }
}
