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
            let next = tokens.get(at + 1)?;
            if !matches!(next.kind, TokenKind::Number | TokenKind::Symbol | TokenKind::Punct) {
                return None;
            }
            let dollar = tokens.glued(at + 1) && tokens.text(at + 1) == "$";
            if dollar && let Some(currency) = currencies::dollar_of(tokens.lower(at)) {
                return Some((currency, at + 2));
            }
            let number = next.kind == TokenKind::Number && !next.shape.contains(Shape::LINE_START);
            let signed = next.kind == TokenKind::Symbol && currencies::by_symbol(tokens.text(at + 1)).is_some();
            let currency = currencies::by_code(tokens.text(at))?;
            // “Rs. 20”
            let stop = tokens.text(at + 1) == "."
                && tokens.glued(at + 1)
                && matches!(tokens.text(at), "Rs" | "Tk" | "Ksh" | "KSh")
                && tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Number);
            if stop {
                return Some((currency, at + 2));
            }
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
    let lower_code = matches!(tokens.text(at), "usd" | "eur" | "gbp" | "rmb")
        .then(|| currencies::by_code(&tokens.text(at).to_uppercase()))
        .flatten();
    let written = currencies::by_code(tokens.text(at)).or_else(|| currencies::by_symbol(tokens.text(at)));
    if let Some(currency) = written.or(lower_code) {
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
    // “138.9p”; 720p and 1080p are screens.
    if lower == "p" && tokens.glued(at) && amount.value.to_f64() < 400.0 && !amount.scaled {
        return Some(("penny", at + 1));
    }
    let currency = currencies::by_name(lower)?;
    // Most names are nothing but a currency, and many have no plural: 150 kwacha, 150 zloty. Those that are also
    // something else need one.
    let plural = lower.ends_with('s')
        || !matches!(
            lower,
            "buck"
                | "peso"
                | "lev"
                | "tala"
                | "franc"
                | "mark"
                | "florin"
                | "cordoba"
                | "bolivar"
                | "quetzal"
                | "lats"
                | "kopeck"
                | "penny"
                | "crown"
                | "balboa"
                | "escudo"
                | "kuna"
                | "kina"
                | "loti"
                | "nickel"
                | "dime"
        );
    let large = amount.scaled || amount.value.to_f64() >= 1000.0;
    let certain = match lower {
        "sum" | "som" | "sol" | "soles" | "dram" | "drams" | "colon" | "leone" | "som's" => amount.scaled,
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

/// `USD3.14`, `GBP20`, `Rs20bn`, `R1.5m`: a code and digits that the tokens leave in one word.
fn coded(tokens: &Tokens, at: usize) -> Option<(&'static str, Number)> {
    let text = tokens
        .get(at)
        .filter(|token| token.kind == TokenKind::Word && token.shape.contains(Shape::DIGIT))
        .map(|_| tokens.text(at))?;
    let letters = text.find(|c: char| c.is_ascii_digit())?;
    let (code, first) = text.split_at(letters);
    let split = |text: &'_ str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let point = matches!(tokens.text(at + 1), "." | ",") && tokens.glued(at + 1) && tokens.glued(at + 2);
    let behind = if point { tokens.text(at + 2) } else { "" };
    let (digits, suffix, mut end) = if point && split(first) == first.len() && split(behind) > 0 {
        let (fraction, suffix) = behind.split_at(split(behind));
        // R1,250 is one number, R1.5 another.
        let joint = if tokens.text(at + 1) == "," { "" } else { "." };
        (format!("{first}{joint}{fraction}"), suffix, at + 3)
    } else {
        let (whole, suffix) = first.split_at(split(first));
        (whole.to_owned(), suffix, at + 1)
    };
    let value = Decimal::parse(&digits)?;
    let mut number = Number { end, value, grain: value.roundness(), digits: true, scaled: false };
    if !suffix.is_empty() {
        let power = numbers::suffix(&suffix.to_lowercase())?;
        number.value = value.shift(i16::from(power));
        (number.grain, number.scaled) = (number.value.roundness(), true);
    } else {
        magnitude(tokens, &mut number);
        end = number.end;
    }
    number.end = end;
    // R2 is a road; R10bn and R1,250 are rand.
    let rand = code == "R" && (number.scaled || value >= Decimal::from(1000));
    let currency = if rand { "ZAR" } else { currencies::by_code(code)? };
    Some((currency, number))
}

/// The tokens from a currency sign to the end of the amount behind it.
pub(super) fn prefixed(tokens: &Tokens, at: usize) -> Option<(&'static str, Number, Range<usize>)> {
    if let Some((currency, amount)) = coded(tokens, at) {
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
