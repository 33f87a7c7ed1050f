//! Ages: “21-year-old”, “aged 16 to 24”, “Name, 35,”, “the over-55s”, “in her 70s”.

use std::{borrow::Cow, ops::Range};

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{numbers, roles, units::Dimension},
};

use super::{
    Approximation, Bounds, Decimal, FigureKind, approximators, bounds,
    compose::Draft,
    counted::{self, Agreement},
    idioms::with_bounds,
    measure,
    number::{self, Number, over_hyphen},
};

fn age_draft(
    tokens: &Tokens,
    range: Range<usize>,
    number: &Number,
    unit: &'static str,
    floor: usize,
    rule: &'static str,
) -> Draft {
    let mut draft = Draft::new(range, FigureKind::Age, Some(number.value), rule);
    (draft.unit, draft.dimension) = (Some(Cow::Borrowed(unit)), Some(Dimension::Time));
    let whole = Number { grain: Decimal::ONE, ..*number };
    with_bounds(tokens, draft, &whole, floor)
}

/// “21-year-old”, “35 years old”, “aged 35”, “Name, 35,”, “(35)”.
pub(super) fn age(tokens: &Tokens, i: usize, number: &Number, floor: usize) -> Option<Draft> {
    let first = over_hyphen(tokens, number.end);
    let unit = match tokens.lower(first) {
        "year" | "years" | "yr" | "yrs" => Some("year"),
        "month" | "months" => Some("month"),
        "week" | "weeks" => Some("week"),
        "day" | "days" => Some("day"),
        _ => None,
    };
    if let Some(unit) = unit {
        if let Some((value, end)) = compound(tokens, first + 1, number.value, unit) {
            let number = Number { value, ..*number };
            return Some(age_draft(tokens, i..end, &number, unit, floor, "years-old"));
        }
        let second = over_hyphen(tokens, first + 1);
        if matches!(tokens.lower(second), "old" | "olds") {
            return Some(age_draft(tokens, i..second + 1, number, unit, floor, "years-old"));
        }
        if tokens.lower(second) == "of" && tokens.lower(second + 1) == "age" {
            return Some(age_draft(tokens, i..second + 2, number, unit, floor, "years-of-age"));
        }
    }
    if matches!(tokens.lower(number.end), "yo" | "y.o." | "y/o") {
        return Some(age_draft(tokens, i..number.end + 1, number, "year", floor, "years-old"));
    }
    let whole = number.value.to_i64().filter(|years| (0..=125).contains(years) && !number.scaled)?;
    let back = |n: usize| i.checked_sub(n).filter(|&at| at >= floor.min(i)).map_or("", |at| tokens.lower(at));
    let hedged = approximators::before(tokens, i, floor)
        .is_some_and(|(start, _)| start > floor && matches!(tokens.lower(start - 1), "aged" | "ages"));
    // “died in 2015 at 81”; a smaller number may be an hour.
    let died = back(1) == "at"
        && whole >= 25
        && approximators::ends_phrase(tokens, number.end)
        && (i.saturating_sub(6)..i).any(|at| matches!(tokens.lower(at), "died" | "dies"));
    // “born in 1970 and now 44”
    let born = i > 0
        && tokens.lower(i - 1) == "now"
        && approximators::ends_phrase(tokens, number.end)
        && (i.saturating_sub(8)..i).any(|at| tokens.lower(at) == "born");
    let stated = hedged
        || died
        || born
        || matches!(back(1), "aged" | "age" | "ages")
        || back(1) == "of" && back(2) == "age" && matches!(back(3), "the" | "ripe" | "an" | "")
        || matches!(back(1), "turned" | "turning" | "turns")
            && unit.is_none()
            && (approximators::ends_phrase(tokens, number.end)
                || matches!(tokens.lower(number.end), "on" | "last" | "this" | "in" | "yesterday" | "today" | "and"));
    let ranges = matches!(tokens.lower(number.end), "to" | "-" | "–" | "and")
        && number::cardinal(tokens, number.end + 1).is_some_and(|until| until.value > number.value);
    if stated && ranges && tokens.lower(number.end) != "and" {
        return None;
    }
    if stated && unit.is_none() && measure::unit(tokens, number.end).is_none() {
        return Some(age_draft(tokens, i..number.end, number, "year", floor, "aged"));
    }
    // “the over-55s”, “under-21s”
    let glued = back(1) == "-" && tokens.glued(i) && matches!(back(2), "over" | "under");
    if glued && number.digits && tokens.lower(number.end) == "s" && tokens.glued(number.end) {
        let mut draft = Draft::new(i - 2..number.end + 1, FigureKind::Age, Some(number.value), "over-age");
        (draft.unit, draft.dimension) = (Some(Cow::Borrowed("year")), Some(Dimension::Time));
        let approximation = if back(2) == "over" { Approximation::MoreThan } else { Approximation::LessThan };
        draft.approximation = Some((approximation, i - 2..i - 1));
        (draft.hard, draft.soft) = bounds::bounds(number.value, Decimal::ONE, Some(approximation));
        return Some(draft);
    }
    let bounded = matches!(back(1), "over" | "under" | "below" | "above")
        && matches!(
            // What stands before may belong to another figure: “three in five children under five”.
            i.checked_sub(2).map_or("", |at| tokens.lower(at)),
            "people"
                | "children"
                | "adults"
                | "women"
                | "men"
                | "those"
                | "them"
                | "anyone"
                | "everyone"
                | "pensioners"
                | "voters"
                | "residents"
                | "patients"
        )
        && (5..=110).contains(&whole)
        && unit.is_none()
        && counted::counted(tokens, number.end, Agreement::Plural).is_none_or(|noun| noun.start > number.end)
        && measure::unit(tokens, number.end).is_none();
    if bounded {
        return Some(age_draft(tokens, i..number.end, number, "year", floor, "over-age"));
    }
    // A name, a comma, a number, a comma: the agencies' form for an age.
    if !number.digits || number.end != i + 1 || !(1..=119).contains(&whole) || tokens.text(i).contains(['.', ',']) {
        return None;
    }
    let closes = |at: usize| {
        tokens.get(at).is_none_or(|token| {
            matches!(token.kind, TokenKind::Punct | TokenKind::Dash | TokenKind::Mark)
                && matches!(tokens.text(at), "," | "." | ";" | ")" | ":" | "—" | "–" | "”" | "\"" | "!" | "?")
                && !tokens.glued(at + 1)
                || matches!(tokens.lower(at), "who" | "was" | "is" | "and" | "said" | "has" | "had" | "from" | "of")
        })
    };
    let name = |at: usize| {
        tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
            && !is_calendar(tokens.lower(at))
            || tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic)
    };
    let comma = back(1) == "," && i >= 2 && (name(i - 2) || is_person(tokens, i - 2));
    let both = back(1) == "both" && back(2) == ","
        || matches!(back(1), "then" | "now") && back(2) == "," && i >= 3 && name(i - 3);
    let parenthesis = back(1) == "(" && i >= 2 && name(i - 2) && tokens.text(i + 1) == ")" && whole >= 10;
    let listed =
        tokens.get(i + 1).is_some_and(|next| matches!(next.kind, TokenKind::Punct)) || tokens.get(i + 1).is_none();
    let word_after_comma =
        tokens.text(i + 1) == "," && tokens.get(i + 2).is_some_and(|token| token.kind == TokenKind::Number);
    if parenthesis || (comma || both) && closes(i + 1) && (listed || i >= 2) && !word_after_comma {
        return Some(age_draft(tokens, i..i + 1, number, "year", i, "apposition"));
    }
    None
}

/// “2 years, 3 months and 5 days old”: the age in the unit of its first part, with the token behind “old”.
fn compound(tokens: &Tokens, at: usize, first: Decimal, unit: &str) -> Option<(Decimal, usize)> {
    let days = |unit: &str| match unit {
        "year" | "years" => Some(365),
        "month" | "months" => Some(30),
        "week" | "weeks" => Some(7),
        "day" | "days" => Some(1),
        _ => None,
    };
    let (of, mut last) = (days(unit)?, days(unit)?);
    let (mut at, mut value) = (at, first);
    loop {
        let joint = usize::from(tokens.text(at) == ",");
        let joint = joint + usize::from(tokens.lower(at + joint) == "and");
        let number = number::cardinal(tokens, at + joint).filter(|_| joint > 0)?;
        let smaller = days(tokens.lower(number.end)).filter(|smaller| *smaller < last)?;
        // Twelve months are a year, not 360 days.
        let part = if of == 365 && smaller == 30 {
            number.value.checked_div(Decimal::from(12))?
        } else {
            number.value.checked_mul(Decimal::from(smaller))?.checked_div(Decimal::from(of))?
        };
        value = value.checked_add(part)?;
        (at, last) = (number.end + 1, smaller);
        if tokens.lower(at) == "old" {
            return Some((value, at + 1));
        }
    }
}

/// Whether a noun phrase for one person ends with token `at`: “the mayor”, “a second man”, “her son”.
fn is_person(tokens: &Tokens, at: usize) -> bool {
    roles::is_role(tokens.lower(at))
        && (at.saturating_sub(4)..at).any(|i| {
            matches!(
                tokens.lower(i),
                "the"
                    | "a"
                    | "an"
                    | "another"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "my"
                    | "our"
                    | "former"
                    | "whose"
                    | "one"
            )
        })
}

/// Names of months and weekdays stand before numbers without being people.
fn is_calendar(lower: &str) -> bool {
    matches!(
        lower.trim_end_matches('.'),
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}

/// “in her 70s”, “in his late thirties”, “mid-40s”: ten years of a life.
pub(super) fn life_decade(tokens: &Tokens, i: usize, floor: usize) -> Option<Draft> {
    let (first, end) = match tokens.get(i)?.kind {
        TokenKind::Number => {
            let tens = tokens.text(i).parse::<i64>().ok().filter(|n| n % 10 == 0 && (10..=100).contains(n))?;
            let mark = usize::from(matches!(tokens.text(i + 1), "'" | "’") && tokens.glued(i + 1));
            let plural = tokens.lower(i + 1 + mark) == "s" && tokens.glued(i + 1 + mark)
                || tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Clitic) && tokens.glued(i + 1);
            (tens, if plural { i + 2 + mark } else { return None })
        }
        TokenKind::Word => {
            let tens = match tokens.lower(i) {
                "teens" => 13,
                lower => numbers::decade(lower)?.into(),
            };
            (tens, i + 1)
        }
        _ => return None,
    };
    let mut at = i;
    let mut part = "";
    let hyphenated = at >= 2
        && tokens.get(at - 1).is_some_and(|token| token.kind == TokenKind::Hyphen)
        && tokens.lower(at - 2) == "mid";
    if hyphenated {
        (at, part) = (at - 2, "mid");
    } else if at >= 1 && matches!(tokens.lower(at - 1), "early" | "mid" | "late") {
        part = tokens.lower(at - 1);
        at -= 1;
    }
    let owner = at >= 1 && matches!(tokens.lower(at - 1), "his" | "her" | "their" | "my" | "your" | "its" | "our");
    if !owner {
        return None;
    }
    let start = if at >= 2 && tokens.lower(at - 2) == "in" { at - 2 } else { at - 1 };
    let start = start.max(floor.min(at));
    let mut draft = Draft::new(start..end, FigureKind::Age, None, "life-decade");
    (draft.unit, draft.dimension) = (Some(Cow::Borrowed("year")), Some(Dimension::Time));
    let years = |from: i64, to: i64| Bounds::closed(Decimal::from(from), Decimal::from(to));
    let last = first / 10 * 10 + 9;
    draft.hard = years(first, last);
    draft.soft = match part {
        "early" => years(first, first + 3),
        "mid" => years(first + 4, first + 6),
        "late" => years(first + 7, last),
        _ => draft.hard,
    };
    draft.grain = Decimal::from(10);
    Some(draft)
}
