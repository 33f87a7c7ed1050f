//! The number grammar: digits and words to one exact value.

use crate::{
    analysis::tokens::{TokenKind, Tokens},
    lexicon::{
        lexemes::Listed,
        numbers::{self, NumberWord},
    },
};

use super::{
    Decimal,
    digits::digits,
    fractions, scientific,
    sum::{Last, Sum},
};

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// The token behind it.
    pub end: usize,
    /// Its value.
    pub value: Decimal,
    /// What it is rounded to.
    pub grain: Decimal,
    /// Whether it is written in digits, at least in part.
    pub digits: bool,
    /// Whether a word or suffix of magnitude belongs to it.
    pub scaled: bool,
}

/// The token behind a hyphen that stands at `at` without white space around it, else `at`.
pub(super) fn over_hyphen(tokens: &Tokens, at: usize) -> usize {
    let hyphen = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen);
    if hyphen && tokens.glued(at) && tokens.glued(at + 1) { at + 1 } else { at }
}

pub(super) fn word(tokens: &Tokens, at: usize) -> Option<NumberWord> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    // “three hundred Cr”
    if token.is_capital() && matches!(tokens.text(at), "Cr" | "Crs") {
        return numbers::number_word("crore");
    }
    if token.listed.contains(Listed::NUMBER) { numbers::number_word(tokens.lower(at)) } else { None }
}

/// Whether the number word at `at` is the last of its number: no other goes on with it, joined or not.
pub(super) fn stands_alone(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at + 1).is_none_or(|next| match next.kind {
        TokenKind::Word => tokens.lower(at + 1) != "and" && word(tokens, at + 1).is_none(),
        TokenKind::Punct => tokens.text(at + 1) != ",",
        TokenKind::Mark => true,
        _ => false,
    })
}

/// Whether the token behind digits may belong to their number: a word of magnitude, a fraction, an
/// exponent, something glued.
fn goes_on(tokens: &Tokens, end: usize) -> bool {
    let Some(next) = tokens.get(end) else { return false };
    match next.kind {
        TokenKind::Word => {
            let lower = tokens.lower(end);
            tokens.glued(end) || matches!(lower, "and" | "point") || tokens.listed(end, Listed::NUMBER)
        }
        TokenKind::Punct | TokenKind::Mark => false,
        _ => true,
    }
}

/// The cardinal number that begins at token `at`: digits, words or both, with its magnitude.
pub(super) fn cardinal(tokens: &Tokens, at: usize) -> Option<Number> {
    let sum = sum(tokens, at)?;
    if sum.last == Last::Figures && !goes_on(tokens, sum.end) {
        let value = sum.value()?;
        return Some(Number { end: sum.end, value, grain: value.roundness(), digits: true, scaled: sum.scaled });
    }
    let mut number =
        Number { end: sum.end, value: sum.value()?, grain: Decimal::ONE, digits: sum.digits, scaled: sum.scaled };
    if let Some((power, end)) = scientific::exponent(tokens, number.end).filter(|_| number.digits && !number.scaled) {
        (number.value, number.end, number.scaled) = (number.value.shift(power), end, true);
        number.grain = number.value.unit_of_last_place();
        return Some(number);
    }
    if let Some((value, end)) =
        scientific::power(tokens, number.end, number.value).filter(|_| number.digits && !number.scaled)
    {
        (number.value, number.end, number.scaled) = (value, end, true);
        number.grain = value.unit_of_last_place();
        return Some(number);
    }
    decimal_words(tokens, &mut number);
    fractions::mixed_fraction(tokens, &mut number);
    number.grain = grain(&number);
    Some(number)
}

fn grain(number: &Number) -> Decimal {
    number.value.roundness()
}

pub(super) fn sum(tokens: &Tokens, at: usize) -> Option<Sum> {
    let first = tokens.get(at)?;
    let article = first.kind == TokenKind::Word && matches!(tokens.lower(at), "a" | "an");
    let opens = article
        || match first.kind {
            TokenKind::Number => true,
            TokenKind::Word => first.listed.contains(Listed::NUMBER),
            _ => false,
        };
    if !opens {
        return None;
    }
    let mut sum = Sum::new(at);
    let article = article
        && matches!(
            word(tokens, over_hyphen(tokens, at + 1)),
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen)
        )
        && !tokens.lower(over_hyphen(tokens, at + 1)).ends_with('s');
    if article {
        sum.group = Some(Decimal::ONE);
        sum.last = Last::Digit;
        sum.end = over_hyphen(tokens, at + 1);
    }
    if let Some((value, end)) = digits(tokens, at) {
        (sum.group, sum.last, sum.digits, sum.end) = (Some(value), Last::Figures, true, end);
        glued_magnitude(tokens, &mut sum);
        if sum.last == Last::Figures && !goes_on(tokens, sum.end) {
            return Some(sum);
        }
    }
    let mut before_and: Option<Sum> = None;
    loop {
        let begun = sum.end > at;
        let next = if begun { over_hyphen(tokens, sum.end) } else { sum.end };
        // “fifty - two”, as tokenised text has it.
        let spaced = begun
            && sum.last == Last::Tens
            && tokens.get(sum.end).is_some_and(|token| token.kind == TokenKind::Hyphen)
            && matches!(word(tokens, sum.end + 1), Some(NumberWord::Digit(_)));
        let next = if spaced { sum.end + 1 } else { next };
        let mut trial = sum;
        if let Some(number_word) = word(tokens, next) {
            // Bare plurals (“hundreds”, “dozens”) are vague quantities, not numbers.
            let bare =
                sum.last == Last::Start && (tokens.lower(next).ends_with('s') || number_word == NumberWord::Dozen);
            // “one hundred thirty-fifths”: the tens are the denominator's.
            let hyphen = over_hyphen(tokens, next + 1);
            let denominator = begun
                && hyphen > next + 1
                && matches!(number_word, NumberWord::Tens(_))
                && matches!(word(tokens, hyphen), Some(NumberWord::Parts(n)) if n < 10);
            // “from 1.9 billion three months earlier”
            let apart = sum.digits
                && sum.last == Last::Scale
                && tokens.text(at).contains('.')
                && matches!(number_word, NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_));
            if !bare && !denominator && !apart && trial.take(number_word).is_some() {
                trial.end = next + 1;
                sum = trial;
                continue;
            }
        }
        if !begun {
            return None;
        }
        if mixed_group(tokens, &mut trial) {
            sum = trial;
            continue;
        }
        // “one fifty”, “two twenty-five”: hundreds, as they are said
        if sum.end == at + 1
            && sum.last == Last::Digit
            && next == sum.end
            && sum.group.is_some_and(|group| !group.is_zero())
            && let Some(NumberWord::Tens(tens)) = word(tokens, next)
            && !(at > 0 && is_counter(tokens.lower(at - 1)))
        {
            let unit = over_hyphen(tokens, next + 1);
            let (ones, end) = match word(tokens, unit) {
                Some(NumberWord::Digit(n @ 1..)) => (n, unit + 1),
                _ => (0, next + 1),
            };
            let ends = tokens.get(end).is_none_or(|token| token.kind == TokenKind::Punct);
            if ends && let Some(hundreds) = sum.group {
                sum.group = hundreds.shift(2).checked_add(Decimal::from(i64::from(tens + ones)));
                (sum.end, sum.last, sum.hundred) = (end, Last::Digit, true);
                break;
            }
        }
        // “three million, two hundred thousand”, all in words
        if !sum.digits
            && sum.last == Last::Scale
            && sum.scale >= 3
            && tokens.text(next) == ","
            && matches!(
                word(tokens, next + 1),
                Some(NumberWord::Digit(1..) | NumberWord::Teen(_) | NumberWord::Tens(_))
            )
            && let Some(group) = self::sum(tokens, next + 1).filter(|group| group.scaled && !group.digits)
            && let Some((whole, part)) = sum.value().zip(group.value())
            && part < Decimal::ONE.shift(i16::from(sum.scale))
            && let Some(value) = whole.checked_add(part)
        {
            (sum.total, sum.group, sum.end) = (value, None, group.end);
            (sum.last, sum.hundred, sum.scale) = (group.last, group.hundred, group.scale);
            break;
        }
        let after_and = over_hyphen(tokens, next + 1);
        if before_and.is_none()
            && matches!(tokens.lower(next), "and" | "&")
            && matches!(sum.last, Last::Hundred | Last::Scale)
            && sum.scale != 0
        {
            if let Some(number_word) = word(tokens, after_and)
                && matches!(number_word, NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_))
                && trial.take(number_word).is_some()
            {
                trial.end = after_and + 1;
                (before_and, sum) = (Some(sum), trial);
                continue;
            }
            if sum.digits
                && sum.last == Last::Hundred
                && let Some((value, end)) = digits(tokens, after_and)
                && value < Decimal::from(100)
            {
                trial.group = trial.group.and_then(|group| group.checked_add(value));
                (trial.end, trial.last) = (end, Last::Figures);
                (before_and, sum) = (Some(sum), trial);
                continue;
            }
        }
        break;
    }
    // “between one hundred and two hundred”, “two thousand and three thousands”, “six hundred and
    // two thirds”: what follows shows that the number ended before “and”.
    if let Some(before) = before_and {
        let next = over_hyphen(tokens, sum.end);
        // Three fifths are added to the hundred, “one hundred and thirty fifths” are 26.
        let added = sum.value().zip(before.value()).and_then(|(sum, before)| sum.checked_sub(before));
        let proper = |parts: Decimal| added.is_some_and(|added| added < parts);
        let stops = match word(tokens, next) {
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen) => true,
            Some(NumberWord::Parts(n)) => proper(Decimal::from(i64::from(n))),
            Some(NumberWord::Quarter) => proper(Decimal::from(4)),
            Some(NumberWord::ScaleParts(power)) => proper(Decimal::ONE.shift(i16::from(power))),
            _ => false,
        } || matches!(tokens.text(next), "%")
            || matches!(tokens.lower(next), "percent" | "per") && before.last == Last::Scale;
        if stops {
            sum = before;
        }
    }
    (sum.last != Last::Start && sum.end > at && !(article && sum.end == at + 1)).then_some(sum)
}

/// What a number behind is the number of, or an hour: “number one fifty years ago”, “at one fifty”.
fn is_counter(lower: &str) -> bool {
    matches!(
        lower,
        "number"
            | "no"
            | "no."
            | "at"
            | "by"
            | "until"
            | "till"
            | "before"
            | "after"
            | "around"
            | "past"
            | "from"
            | "to"
    )
}

/// `26 million 500 thousand`, `4 thousand 3 hundred`: digits that go on with a smaller magnitude.
fn mixed_group(tokens: &Tokens, sum: &mut Sum) -> bool {
    if !sum.digits || sum.last != Last::Scale || sum.scale == 0 {
        return false;
    }
    let Some((value, end)) = digits(tokens, sum.end) else { return false };
    let next = match word(tokens, end) {
        Some(NumberWord::Scale(power)) if power < sum.scale => word(tokens, end),
        Some(NumberWord::Hundred) if value < Decimal::from(10) => word(tokens, end),
        _ => None,
    };
    let Some(number_word) = next else { return false };
    (sum.group, sum.last) = (Some(value), Last::Figures);
    sum.end = end + 1;
    sum.take(number_word).is_some()
}

/// `3.5m`, `10bn`, `40k`: a magnitude without a space. A lone `m` is left to the composer, for it
/// may be metres.
fn glued_magnitude(tokens: &Tokens, sum: &mut Sum) {
    if tokens.get(sum.end).is_none_or(|token| token.kind != TokenKind::Word) {
        return;
    }
    let lower = tokens.lower(sum.end).trim_end_matches('.');
    let glued = tokens.glued(sum.end);
    let ends = !tokens.glued(sum.end + 1)
        || tokens.get(sum.end + 1).is_none_or(|next| !matches!(next.kind, TokenKind::Number | TokenKind::Word));
    let unmistakable =
        matches!(lower, "bn" | "bln" | "mn" | "mln" | "tn" | "tln" | "trn" | "cr" | "crs" | "lkh" | "lkhs");
    // A capital M is never the metre.
    let capital = tokens.get(sum.end).is_some_and(|token| token.is_capital()) && lower == "m";
    // `573.15K` is a temperature, `1.25K` is not.
    let kelvin = lower == "k"
        && tokens.text(sum.end).starts_with('K')
        && sum.group.is_some_and(|group| group > Decimal::from(100) && group.to_i64().is_none());
    let glued_only = !kelvin && matches!(lower, "k" | "mil" | "b" | "bil") || capital;
    // Nobody writes 1,500 billion as `1500b`.
    let bits = lower == "b" && sum.group.is_some_and(|group| group >= Decimal::from(1000));
    if !(unmistakable || glued && glued_only) || !ends || bits {
        return;
    }
    let Some(power) = numbers::suffix(lower) else { return };
    sum.end += 1;
    sum.total = sum.group.unwrap_or_default().shift(i16::from(power));
    (sum.group, sum.last, sum.scale, sum.parts, sum.scaled) = (None, Last::Scale, power, 1, true);
}

/// “two point five”, “one point two million”.
fn decimal_words(tokens: &Tokens, number: &mut Number) {
    if tokens.lower(number.end) != "point" || number.digits && number.scaled {
        return;
    }
    let mut at = number.end + 1;
    let mut fraction = 0i128;
    let mut places = 0i16;
    while places < 12 {
        let (digits, width, over) = match word(tokens, at) {
            Some(NumberWord::Digit(n)) => (i128::from(n), 1, 1),
            Some(NumberWord::Teen(n)) => (i128::from(n), 2, 1),
            Some(NumberWord::Tens(n)) => match word(tokens, over_hyphen(tokens, at + 1)) {
                Some(NumberWord::Digit(m)) if m > 0 => (i128::from(n + m), 2, over_hyphen(tokens, at + 1) + 1 - at),
                _ => (i128::from(n), 2, 1),
            },
            _ => break,
        };
        fraction = fraction * 10i128.pow(width) + digits;
        places += width as i16;
        at += over;
    }
    if places == 0 {
        return;
    }
    let Some(value) = number.value.checked_add(Decimal::new(fraction, -places)) else { return };
    number.value = value;
    number.end = at;
    if let Some(NumberWord::Scale(power)) = word(tokens, at) {
        number.value = number.value.shift(i16::from(power));
        (number.end, number.scaled) = (at + 1, true);
    }
}

/// The ordinal that begins at `at`: “third”, “twenty-first”, “21st”, “two hundredth”.
pub(super) fn ordinal(tokens: &Tokens, at: usize) -> Option<Number> {
    let whole = |value: Decimal, end: usize, digits: bool| {
        Some(Number { end, value, grain: Decimal::ONE, digits, scaled: false })
    };
    if let Some((value, end)) = digits(tokens, at) {
        let suffix = tokens.glued(end) && matches!(tokens.lower(end), "st" | "nd" | "rd" | "th");
        return if suffix { whole(value, end + 1, true) } else { None };
    }
    let base = |i: usize| match word(tokens, i)? {
        NumberWord::DigitOrdinal(n) | NumberWord::TeenOrdinal(n) | NumberWord::TensOrdinal(n) => {
            Some(Decimal::from(i64::from(n)))
        }
        NumberWord::ScaleOrdinal(power) => Some(Decimal::ONE.shift(i16::from(power))),
        _ => None,
    };
    if let Some(value) = base(at) {
        return whole(value, at + 1, false);
    }
    // The ordinal would be the last of several words.
    if stands_alone(tokens, at) {
        return None;
    }
    let sum = sum(tokens, at)?;
    let mut next = over_hyphen(tokens, sum.end);
    if tokens.lower(next) == "and" {
        next += 1;
    }
    let value = sum.value()?;
    match (sum.last, word(tokens, next)?) {
        (Last::Tens, NumberWord::DigitOrdinal(n)) => {
            whole(value.checked_add(Decimal::from(i64::from(n)))?, next + 1, false)
        }
        (
            Last::Hundred | Last::Scale,
            NumberWord::DigitOrdinal(n) | NumberWord::TeenOrdinal(n) | NumberWord::TensOrdinal(n),
        ) => whole(value.checked_add(Decimal::from(i64::from(n)))?, next + 1, false),
        (Last::Digit | Last::Teen, NumberWord::ScaleOrdinal(power)) => {
            whole(value.shift(i16::from(power)), next + 1, false)
        }
        _ => None,
    }
}
