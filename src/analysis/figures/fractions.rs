//! Fractions in words, in digits and as single characters.

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::numbers::{self, NumberWord},
};

use super::{
    Decimal,
    number::{Number, over_hyphen, stands_alone, sum, word},
};

/// “two and a half”, “2½”, “2 1/2”, “two and three quarters”, “two and a half million”.
pub(super) fn mixed_fraction(tokens: &Tokens, number: &mut Number) {
    let at = number.end;
    let scaled = number.scaled;
    let found = glued_vulgar(tokens, at)
        .or_else(|| if number.digits && !scaled { slash_fraction(tokens, over_hyphen(tokens, at)) } else { None })
        .or_else(|| {
            let and = over_hyphen(tokens, at);
            (tokens.lower(and) == "and").then(|| part(tokens, over_hyphen(tokens, and + 1))).flatten()
        });
    let Some((fraction, end)) = found else { return };
    // “a million and a half” is one and a half million.
    let own = match word(tokens, end) {
        Some(NumberWord::Scale(power)) => Some(Decimal::ONE.shift(i16::from(power))),
        _ => None,
    };
    let unit = if let Some(own) = own.filter(|own| scaled && *own < number.value.roundness()) {
        // “one billion and a half million”
        own
    } else if scaled && number.value.roundness() > Decimal::from(999) {
        number.value.roundness()
    } else if number.digits && !scaled && number.value.unit_of_last_place() < Decimal::ONE {
        // $7.06-3/4 a bushel: three quarters of a cent.
        number.value.unit_of_last_place()
    } else {
        Decimal::ONE
    };
    let Some(value) = fraction.checked_mul(unit).and_then(|fraction| number.value.checked_add(fraction)) else {
        return;
    };
    let end = if own == Some(unit) { end + 1 } else { end };
    (number.value, number.end) = (value, end);
    if let (Some(NumberWord::Scale(power)), false) = (word(tokens, over_hyphen(tokens, end)), scaled) {
        number.value = number.value.shift(i16::from(power));
        (number.end, number.scaled) = (over_hyphen(tokens, end) + 1, true);
    }
}

fn glued_vulgar(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    tokens.glued(at).then(|| vulgar(tokens, at)).flatten()
}

/// `½` on its own.
pub(super) fn vulgar(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    tokens.get(at).filter(|token| matches!(token.kind, TokenKind::Symbol | TokenKind::Word))?;
    let mut chars = tokens.text(at).chars();
    let (numerator, denominator) = numbers::vulgar_fraction(chars.next()?)?;
    let value = Decimal::from(i64::from(numerator)).checked_div(Decimal::from(i64::from(denominator)))?;
    chars.next().is_none().then_some((value, at + 1))
}

/// `3/4`; not `9/11`, `24/7` or a date.
pub(super) fn slash_fraction(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let small = |i: usize| {
        let token = tokens.get(i).filter(|token| token.kind == TokenKind::Number)?;
        (token.end - token.start <= 3).then(|| tokens.text(i).parse::<i64>().ok()).flatten()
    };
    let numerator = small(at)?;
    if tokens.text(at + 1) != "/" || !tokens.glued(at + 1) || !tokens.glued(at + 2) {
        return None;
    }
    let denominator = small(at + 2)?;
    let more = tokens.glued(at + 3) && matches!(tokens.text(at + 3), "/" | "-");
    let usual = matches!(denominator, 2..=6 | 8 | 10 | 12 | 16 | 20 | 25 | 32 | 64 | 100)
        || denominator > 12 && tokens.lower(at + 3) == "of";
    if numerator < 1 || numerator >= denominator || !usual || more {
        return None;
    }
    Some((Decimal::from(numerator).checked_div(Decimal::from(denominator))?, at + 3))
}

/// “a half”, “three quarters”, “two-thirds”, “one fifth”: a numerator and a part.
pub(super) fn part(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    let article = matches!(tokens.lower(at), "a" | "an")
        && !matches!(word(tokens, at + 1), Some(NumberWord::Hundred | NumberWord::Scale(_)));
    let (numerator, behind) = if article {
        (Decimal::ONE, at + 1)
    } else if word(tokens, at) == Some(NumberWord::Half) {
        return Some((Decimal::new(5, -1), at + 1));
    } else {
        if stands_alone(tokens, at) {
            return None;
        }
        let sum = sum(tokens, at)?;
        (sum.value()?, sum.end())
    };
    let one = numerator == Decimal::ONE;
    let (denominator, end) = denominator(tokens, behind, one)?;
    Some((numerator.checked_div(denominator)?, end))
}

/// The denominator of a fraction in words: thirds, quarters, twenty-fifths, hundredths.
fn denominator(tokens: &Tokens, behind: usize, one: bool) -> Option<(Decimal, usize)> {
    let at = over_hyphen(tokens, behind);
    let spaced_hyphen = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen);
    let at = if spaced_hyphen { at + 1 } else { at };
    let plain = |n: u8| Some((Decimal::from(i64::from(n)), at + 1));
    match word(tokens, at)? {
        NumberWord::Half => plain(2),
        NumberWord::Quarter => plain(4),
        NumberWord::Parts(n) => plain(n),
        NumberWord::ScaleParts(power) => Some((Decimal::ONE.shift(i16::from(power)), at + 1)),
        NumberWord::DigitOrdinal(n) if one && n > 2 => plain(n),
        NumberWord::TeenOrdinal(n) | NumberWord::TensOrdinal(n) if one => plain(n),
        NumberWord::ScaleOrdinal(power) if one => Some((Decimal::ONE.shift(i16::from(power)), at + 1)),
        NumberWord::Tens(tens) => {
            let unit = over_hyphen(tokens, at + 1);
            match word(tokens, unit)? {
                NumberWord::Parts(n) if n < 10 => Some((Decimal::from(i64::from(tens + n)), unit + 1)),
                NumberWord::DigitOrdinal(n) if one => Some((Decimal::from(i64::from(tens + n)), unit + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}
