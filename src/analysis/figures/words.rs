//! Quantities in words that are no plain number: “dozens”, “a few thousand”, “two-thirds of”.

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{numbers::NumberWord, units::Dimension},
};

use super::{
    Decimal, Vague, VagueAmount, approximators, fractions, measure,
    number::{self, word},
};

/// “dozens”, “hundreds of thousands”, “a few thousand”, “several”, “a couple of”.
pub(super) fn vague(tokens: &Tokens, at: usize) -> Option<(Vague, usize)> {
    let lower = tokens.lower(at);
    let made = |unit: Decimal, amount: VagueAmount, end: usize| Some((Vague { unit, amount }, end));
    let scale_of = |i: usize| match word(tokens, i)? {
        NumberWord::Hundred => Some(Decimal::new(1, 2)),
        NumberWord::Scale(power) => Some(Decimal::ONE.shift(i16::from(power))),
        NumberWord::Dozen => Some(Decimal::from(12)),
        _ => None,
    };
    let few = |amount: VagueAmount, mut end: usize| {
        let of = tokens.lower(end) == "of";
        let mut unit = Decimal::ONE;
        while let Some(scale) = scale_of(end + usize::from(of && unit == Decimal::ONE)) {
            end += 1 + usize::from(of && unit == Decimal::ONE);
            unit = unit.checked_mul(scale)?;
        }
        made(unit, amount, end)
    };
    match lower {
        "a" => match tokens.lower(at + 1) {
            "few" if !matches!(tokens.lower(at + 2), "more" | "other") || scale_of(at + 3).is_none() => {
                few(VagueAmount::Few, at + 2)
            }
            "handful" => few(VagueAmount::Few, at + 2),
            "couple" if tokens.lower(at + 2) == "of" || scale_of(at + 2).is_some() => few(VagueAmount::Couple, at + 2),
            _ => None,
        },
        "several" => few(VagueAmount::Few, at + 1),
        "couple" if tokens.lower(at + 1) == "of" => few(VagueAmount::Couple, at + 1),
        "few" if scale_of(at + 1).is_some() => few(VagueAmount::Few, at + 1),
        "many" if scale_of(at + 1).is_some() => vague(tokens, at + 1),
        "tens" => {
            let (rest, end) = if tokens.lower(at + 1) == "of" { (scale_of(at + 2), at + 3) } else { (None, at + 1) };
            match rest {
                Some(scale) => made(scale.checked_mul(Decimal::from(10))?, VagueAmount::Plural, end),
                None => (tokens.lower(at + 1) == "of")
                    .then(|| made(Decimal::from(10), VagueAmount::Plural, at + 1))
                    .flatten(),
            }
        }
        "scores" if tokens.lower(at + 1) == "of" || tokens.lower(at + 1) == "more" => {
            made(Decimal::from(20), VagueAmount::Plural, at + 1)
        }
        "dozens" | "hundreds" | "thousands" | "millions" | "billions" | "trillions" | "lakhs" | "crores" => {
            let mut unit = scale_of(at)?;
            let mut end = at + 1;
            while tokens.lower(end) == "of"
                && tokens.lower(end + 1).ends_with('s')
                && let Some(scale) = scale_of(end + 1)
            {
                unit = unit.checked_mul(scale)?;
                end += 2;
            }
            made(unit, VagueAmount::Plural, end)
        }
        _ => None,
    }
}

/// A fraction in words where it is one, with the magnitude it may have: “a third of”, “two-thirds”,
/// “half the”, “half a million”; not “a third attack”, “the second half”, “half-brother”.
pub(super) fn fraction(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let lower = tokens.lower(at);
    let half = matches!(lower, "half" | "quarter");
    let article = matches!(lower, "a" | "an");
    let first = word(tokens, at);
    if !half && !article && first.is_none() {
        return None;
    }
    let (mut value, mut end) =
        if lower == "quarter" { (Decimal::new(25, -2), at + 1) } else { fractions::part(tokens, at)? };
    let behind = tokens.lower(end);
    let hyphen = tokens.get(end).is_some_and(|token| token.kind == TokenKind::Hyphen) && tokens.glued(end);
    let mut next = end;
    if matches!(behind, "of") && matches!(tokens.lower(end + 1), "a") {
        next = end + 2;
    } else if matches!(behind, "a" | "an") || hyphen {
        next = end + 1;
    }
    match word(tokens, next) {
        Some(NumberWord::Scale(power)) if !tokens.lower(next).ends_with('s') => {
            return Some((value.shift(i16::from(power)), next + 1));
        }
        Some(NumberWord::Hundred) if half => return Some((value.shift(2), next + 1)),
        Some(NumberWord::Dozen) if half => {
            value = value.checked_mul(Decimal::from(12))?;
            return Some((value, next + 1));
        }
        _ => {}
    }
    let unit_behind = |i: usize| {
        measure::unit(tokens, i).is_some_and(|unit| unit.dimension == Dimension::Time || !unit.name.is_empty())
    };
    if lower == "half" {
        let before = if at > 0 { tokens.lower(at - 1) } else { "" };
        let ordinal = at > 0
            && (number::ordinal(tokens, at - 1).is_some()
                || matches!(
                    before,
                    "the" | "last" | "other" | "better" | "this" | "each" | "latter" | "opening" | "-"
                ));
        let approximated = approximators::before(tokens, at, 0).is_some()
            || matches!(before, "by" | "in" | "to" | "least" | "only" | "just");
        // “half an hour”, “half-hour”: a measure.
        if (matches!(behind, "a" | "an") || hyphen) && unit_behind(next) {
            return Some((value, next));
        }
        if !ordinal && matches!(behind, "hour" | "day" | "year" | "century" | "decade" | "mile") {
            return Some((value, end));
        }
        let heads = matches!(
            behind,
            "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "that" | "those" | "these" | "as"
        );
        return (!ordinal && !hyphen && (heads || approximated)).then_some((value, end));
    }
    if lower == "quarter" {
        return None;
    }
    if article {
        // “a third of firms”, “by a third”; “a third attack” is an ordinal, “a quarter” may be of a year.
        let quarter = word(tokens, at + 1) == Some(NumberWord::Quarter);
        let of = behind == "of" || matches!(behind, "the" | "as" | "more" | "less" | "fewer");
        let by = at > 0
            && matches!(
                tokens.lower(at - 1),
                "by" | "than"
                    | "about"
                    | "nearly"
                    | "almost"
                    | "over"
                    | "roughly"
                    | "around"
                    | "and"
                    | "under"
                    | "least"
                    | "is"
            );
        // “a quarter (35%) of the homes”
        let closes = approximators::ends_phrase(tokens, end) && (!quarter || tokens.text(end) == "(");
        if matches!(behind, "century" | "mile" | "hour") && quarter {
            return Some((value, end));
        }
        let alone = at == 0 && tokens.get(end).is_none();
        return (of || by || closes || alone).then_some((value, end));
    }
    if hyphen && tokens.glued(end + 1) && tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Word) {
        // “one-third-owned”: still the fraction.
        end = end.min(next);
    }
    Some((value, end.min(next.max(end))))
}
