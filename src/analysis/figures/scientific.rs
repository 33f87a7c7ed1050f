//! Powers behind a number: `1.3×10^6`, `5.5x10-3`, `4e14`, `8x2^10`, `1.1^23`.

use crate::analysis::tokens::{TokenKind, Tokens};

use super::Decimal;

/// The exponent that begins at token `at`, glued to its number, with the token behind it.
pub(super) fn exponent(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    if !tokens.glued(at) {
        return None;
    }
    let lower = tokens.lower(at);
    let small = |n: i16| (n.abs() <= 30).then_some(n);
    // 4e14 is a number and a word, 4e-3 a number, a word, a hyphen and a number.
    if let Some(digits) = lower.strip_prefix('e') {
        if let Ok(n) = digits.parse::<i16>() {
            return small(n).map(|n| (n, at + 1));
        }
        return if digits.is_empty() { signed(tokens, at + 1) } else { None };
    }
    let behind = match lower {
        "x10" | "×10" => at + 1,
        "x" | "×" | "*" | "·" if tokens.text(at + 1) == "10" && tokens.glued(at + 1) => at + 2,
        _ => return None,
    };
    let caret = tokens.text(behind) == "^" && tokens.glued(behind);
    if caret
        && tokens.glued(behind + 1)
        && let Ok(n) = tokens.text(behind + 1).parse::<i16>()
    {
        return small(n).map(|n| (n, behind + 2));
    }
    signed(tokens, behind + usize::from(caret))
}

/// `-3` or `+14`, glued.
fn signed(tokens: &Tokens, at: usize) -> Option<(i16, usize)> {
    let negative = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen);
    if !(negative || tokens.text(at) == "+") || !tokens.glued(at) || !tokens.glued(at + 1) {
        return None;
    }
    let n = tokens.text(at + 1).parse::<i16>().ok().filter(|n| (0..=30).contains(n))?;
    Some((if negative { -n } else { n }, at + 2))
}

/// `^23`, `^-1`, `x2^10` behind a number: what becomes of its value, with the token behind.
pub(super) fn power(tokens: &Tokens, at: usize, value: Decimal) -> Option<(Decimal, usize)> {
    if !tokens.glued(at) {
        return None;
    }
    let (base, caret) = match tokens.lower(at) {
        "^" => (value, at),
        "x" | "×" | "*" if tokens.glued(at + 1) => (Decimal::parse(tokens.text(at + 1))?, at + 2),
        word => (Decimal::parse(word.strip_prefix(['x', '×'])?)?, at + 1),
    };
    if tokens.text(caret) != "^" || !tokens.glued(caret) || !tokens.glued(caret + 1) {
        return None;
    }
    let mut behind = caret + 1;
    let mut negative = false;
    while tokens.glued(behind + 1) && matches!(tokens.text(behind), "-" | "−" | "+") {
        negative ^= tokens.text(behind) != "+";
        behind += 1;
    }
    let exponent = tokens.text(behind).parse::<u8>().ok().filter(|exponent| *exponent <= 100)?;
    let mut raised = Decimal::ONE;
    for _ in 0..exponent {
        raised = raised.checked_mul(base)?;
    }
    if negative {
        raised = Decimal::ONE.checked_div(raised)?;
    }
    let value = if caret == at { raised } else { value.checked_mul(raised)? };
    Some((value, behind + 1))
}
