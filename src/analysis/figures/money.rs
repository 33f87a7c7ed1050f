//! Currencies before and behind an amount.

use std::ops::Range;

use crate::{
    analysis::tokens::{Shape, TokenKind, Tokens},
    lexicon::{currencies, numbers},
};

use super::{
    Decimal,
    number::{Number, over_hyphen},
};

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
            let number = tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Number && !next.shape.contains(Shape::LINE_START));
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
    // 3.14US$
    if tokens.glued(at) && tokens.text(at + 1) == "$" && tokens.glued(at + 1) {
        return currencies::dollar_of(tokens.lower(at)).map(|currency| (currency, at + 2));
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
        "crown" | "crowns" | "sen" => false,
        "nickel" | "dime" => amount.value == Decimal::ONE,
        // Ten grand is ten thousand of whatever the country pays with.
        "grand" => tokens.get(at + 1).is_none_or(|next| {
            next.kind != TokenKind::Word || matches!(tokens.lower(at + 1), "in" | "for" | "a" | "to" | "on")
        }),
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

/// `USD3.14`, `GBP20`, `Rs20`: a code and digits that the tokens leave in one word.
fn coded(tokens: &Tokens, at: usize) -> Option<(&'static str, Number)> {
    let text = tokens
        .get(at)
        .filter(|token| token.kind == TokenKind::Word && token.shape.contains(Shape::DIGIT))
        .map(|_| tokens.text(at))?;
    let letters = text.find(|c: char| c.is_ascii_digit())?;
    let currency = currencies::by_code(&text[..letters])?;
    let point = tokens.text(at + 1) == "." && tokens.glued(at + 1) && tokens.glued(at + 2);
    let fraction = if point { tokens.text(at + 2) } else { "" };
    let value = if point {
        Decimal::parse(&format!("{}.{fraction}", &text[letters..]))?
    } else {
        Decimal::parse(&text[letters..])?
    };
    let end = if point { at + 3 } else { at + 1 };
    Some((currency, Number { end, value, grain: value.roundness(), digits: true, scaled: false }))
}

/// The tokens from a currency sign to the end of the amount behind it.
pub(super) fn prefixed(tokens: &Tokens, at: usize) -> Option<(&'static str, Number, Range<usize>)> {
    if let Some((currency, mut amount)) = coded(tokens, at) {
        magnitude(tokens, &mut amount);
        let end = amount.end;
        return Some((currency, amount, at..end));
    }
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
