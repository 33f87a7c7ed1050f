//! Currencies before and behind an amount.

use std::ops::Range;

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{currencies, numbers},
};

use super::number::{Number, over_hyphen};

/// The currency sign or code that begins at token `at`, with the token behind it.
pub(super) fn sign(tokens: &Tokens, at: usize) -> Option<(&'static str, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        TokenKind::Symbol => {
            let currency = currencies::by_symbol(tokens.text(at))?;
            Some((currency, at + 1))
        }
        TokenKind::Word => {
            let dollar = tokens.glued(at + 1) && tokens.text(at + 1) == "$";
            if dollar && let Some(currency) = currencies::dollar_of(tokens.lower(at)) {
                return Some((currency, at + 2));
            }
            let number = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
            let signed = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Symbol)
                && currencies::by_symbol(tokens.text(at + 1)).is_some();
            let currency = currencies::by_code(tokens.text(at))?;
            (number || signed).then_some((currency, at + 1 + usize::from(signed)))
        }
        _ => None,
    }
}

/// The magnitude behind an amount of money: here `m`, `b` and `t` can mean nothing else.
pub(super) fn magnitude(tokens: &Tokens, number: &mut Number) {
    if number.scaled || tokens.get(number.end).is_none_or(|token| token.kind != TokenKind::Word) {
        return;
    }
    let lower = tokens.lower(number.end).trim_end_matches('.');
    let spaced_letter = !tokens.glued(number.end) && lower.len() == 1 && !matches!(lower, "m" | "b");
    if spaced_letter || matches!(lower, "th" | "g") {
        return;
    }
    if let Some(power) = numbers::suffix(lower) {
        number.value = number.value.shift(i16::from(power));
        number.grain = number.value.roundness();
        number.scaled = true;
        number.end += 1;
    }
}

/// The name or code of a currency at token `at`, behind an amount, with the token behind it.
pub(super) fn name(tokens: &Tokens, at: usize, amount: &Number) -> Option<(&'static str, usize)> {
    let at = over_hyphen(tokens, at);
    let token = tokens.get(at)?;
    if token.kind == TokenKind::Symbol {
        let currency = currencies::by_symbol(tokens.text(at))?;
        // “20 €”, “20$”; but the sign of the next amount belongs there: “10 $20 notes”.
        let next = tokens.glued(at + 1) && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
        return (!next).then_some((currency, at + 1));
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    if let Some(currency) = currencies::by_code(tokens.text(at)) {
        return Some((currency, at + 1));
    }
    let lower = tokens.lower(at);
    // “6,500 Syrian pounds”, “40 New Zealand dollars”, “5 US dollars”.
    for skipped in 1..=2 {
        let (adjective, name) = (tokens.lower(at + skipped - 1), tokens.lower(at + skipped));
        if let Some(currency) = currencies::by_adjective(adjective, name) {
            return Some((currency, at + skipped + 1 + usize::from(tokens.lower(at + skipped + 1) == "sterling")));
        }
        let national =
            tokens.get(at + skipped - 1).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
        if national && currencies::by_name(name).is_some() && name.len() > 3 {
            return Some((currencies::by_name(name)?, at + skipped + 1));
        }
    }
    let currency = currencies::by_name(lower)?;
    let plural = lower.ends_with('s')
        || matches!(
            lower,
            "yuan"
                | "yen"
                | "baht"
                | "renminbi"
                | "rand"
                | "naira"
                | "lira"
                | "ringgit"
                | "rupiah"
                | "pence"
                | "euro"
                | "dollar"
                | "dong"
                | "tenge"
                | "birr"
                | "quid"
                | "kyat"
                | "taka"
        );
    let large = amount.scaled || amount.value.to_f64() >= 1000.0;
    let certain = match lower {
        "won" | "kip" | "real" | "reals" | "leu" | "lei" | "ether" | "sterling" => large,
        "crown" | "crowns" | "nickel" | "nickels" | "dime" | "dimes" => false,
        "pound" | "pounds" => return pounds(tokens, at, amount),
        _ => plural || amount.value.to_f64() == 1.0 || tokens.glued(at),
    };
    certain.then_some((currency, at + 1))
}

/// Pounds weigh or buy: the context decides.
fn pounds(tokens: &Tokens, at: usize, amount: &Number) -> Option<(&'static str, usize)> {
    if tokens.lower(at + 1) == "sterling" {
        return Some(("GBP", at + 2));
    }
    let spending = |i: usize| {
        matches!(
            tokens.lower(i),
            "cost"
                | "costs"
                | "costing"
                | "paid"
                | "pay"
                | "pays"
                | "paying"
                | "worth"
                | "price"
                | "priced"
                | "prices"
                | "spent"
                | "spend"
                | "fined"
                | "fine"
                | "raised"
                | "salary"
                | "earn"
                | "earns"
                | "earned"
                | "budget"
                | "debt"
                | "stole"
                | "owed"
                | "charged"
                | "bill"
                | "sterling"
                | "invest"
                | "invested"
        )
    };
    let weighs = matches!(tokens.lower(at + 1), "of" | "heavier" | "lighter" | "overweight") && !amount.scaled;
    let money = amount.scaled || (at.saturating_sub(7)..at).any(spending);
    (money && !weighs).then_some(("GBP", at + 1))
}

/// The tokens from a currency sign to the end of the amount behind it.
pub(super) fn prefixed(tokens: &Tokens, at: usize) -> Option<(&'static str, Number, Range<usize>)> {
    let (currency, mut next) = sign(tokens, at)?;
    // “$-5”, “-$5” is for the caller.
    let negative = tokens.get(next).is_some_and(|token| token.kind == TokenKind::Hyphen)
        && tokens.glued(next)
        && tokens.glued(next + 1);
    next += usize::from(negative);
    let mut amount = super::number::cardinal(tokens, next)?;
    if !amount.digits && !matches!(tokens.get(at).map(|token| token.kind), Some(TokenKind::Symbol)) {
        return None;
    }
    magnitude(tokens, &mut amount);
    if negative {
        amount.value = amount.value.negated();
    }
    let end = amount.end;
    Some((currency, amount, at..end))
}
