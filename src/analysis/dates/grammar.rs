//! The tape of a paragraph and what every rule of the grammar gives back.

use std::cell::Cell;

use crate::{
    analysis::{
        figures::Decimal,
        tokens::{Token, TokenKind, Tokens},
    },
    lexicon::{
        lexemes::Listed,
        numbers::{self, NumberWord},
        times::{self, TimeUnit, TimeWord},
    },
};

use super::{Count, DateKind, Expr, Modifier};

/// A paragraph with what each of its words says of time.
pub(super) struct Tape<'t> {
    pub tokens: &'t Tokens,
    /// Its words of time, in order. Few words are any.
    words: Vec<(usize, TimeWord)>,
    /// The last count that was read and where: one rule after the other asks for it.
    counted: Cell<(usize, Option<(Count, usize)>)>,
}

/// An expression the grammar found: from the token it was asked at to `end`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub end: usize,
    pub kind: DateKind,
    pub expr: Expr,
    pub modifier: Option<Modifier>,
}

impl Found {
    pub(super) fn new(end: usize, kind: DateKind, expr: Expr) -> Self {
        Found { end, kind, expr, modifier: None }
    }

    pub(super) fn date(end: usize, expr: Expr) -> Self {
        Found::new(end, DateKind::Date, expr)
    }
}

impl<'t> Tape<'t> {
    /// A paragraph whose words of time are among `openers`, in order.
    pub(super) fn new(tokens: &'t Tokens, openers: &[usize]) -> Self {
        let listed = openers.iter().filter(|&&i| tokens.get(i).is_some_and(is_time));
        let mut words = Vec::with_capacity(openers.len());
        words.extend(listed.filter_map(|&i| Some((i, times::time_word(tokens.lower(i))?))));
        Tape { tokens, words, counted: Cell::new((usize::MAX, None)) }
    }

    pub(super) fn word(&self, i: usize) -> Option<TimeWord> {
        self.tokens.get(i).filter(|token| is_time(token))?;
        let at = self.words.binary_search_by_key(&i, |(at, _)| *at).ok()?;
        self.words.get(at).map(|(_, word)| *word)
    }

    pub(super) fn lower(&self, i: usize) -> &'t str {
        self.tokens.lower(i)
    }

    /// What word `i` contributes to a number.
    pub(super) fn number_word(&self, i: usize) -> Option<NumberWord> {
        if self.tokens.listed(i, Listed::NUMBER) { numbers::number_word(self.lower(i)) } else { None }
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The token behind a glued hyphen at `i`, else `i`.
    pub(super) fn over_hyphen(&self, i: usize) -> usize {
        let hyphen = self.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Hyphen);
        if hyphen && self.tokens.glued(i) && self.tokens.glued(i + 1) { i + 1 } else { i }
    }

    /// The token behind a comma at `i`, else `i`.
    pub(super) fn over_comma(&self, i: usize) -> usize {
        if self.tokens.text(i) == "," { i + 1 } else { i }
    }

    /// A month's name; “may” and “march” only with a capital.
    pub(super) fn month(&self, i: usize) -> Option<i8> {
        match self.word(i)? {
            TimeWord::Month(month) => {
                let capital = self.tokens.get(i)?.is_capital();
                (capital || !times::is_ambiguous(self.lower(i))).then_some(month)
            }
            _ => None,
        }
    }

    /// A weekday's name; “sun” and “sat” only with a capital and a full stop or comma.
    pub(super) fn weekday(&self, i: usize) -> Option<i8> {
        match self.word(i)? {
            TimeWord::Weekday(day) => {
                let lower = self.lower(i);
                let short = times::is_ambiguous(lower);
                let capital = self.tokens.get(i)?.is_capital();
                let clear = lower.ends_with('.')
                    || matches!(self.tokens.text(i + 1), ",") && self.day_or_month(i + 2)
                    || self.day_or_month(i + 1);
                (!short || capital && clear).then_some(day)
            }
            _ => None,
        }
    }

    fn day_or_month(&self, i: usize) -> bool {
        self.is_number(i) || matches!(self.word(i), Some(TimeWord::Month(_)))
    }

    /// A unit of time, singular or plural, behind an optional hyphen; with the token behind it.
    pub(super) fn unit(&self, i: usize) -> Option<(TimeUnit, bool, usize)> {
        let at = self.over_hyphen(i);
        match self.word(at)? {
            TimeWord::Unit(unit) => Some((unit, false, at + 1)),
            TimeWord::Units(unit) => Some((unit, true, at + 1)),
            _ => None,
        }
    }

    /// A whole number in plain digits.
    pub(super) fn integer(&self, i: usize) -> Option<i64> {
        if !self.is_number(i) {
            return None;
        }
        let text = self.tokens.text(i);
        if text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        text.parse().ok()
    }

    /// A year of four digits, or in words: “nineteen ninety-seven”, “two thousand and one”.
    pub(super) fn year(&self, i: usize) -> Option<(i16, usize)> {
        if self.is_number(i) {
            let text = self.tokens.text(i);
            let year = self.integer(i).filter(|year| text.len() == 4 && (1000..=2199).contains(year))?;
            return Some((i16::try_from(year).ok()?, i + 1));
        }
        let century = match self.number_word(i)? {
            NumberWord::Teen(n @ 11..=19) => i64::from(n),
            NumberWord::Tens(20) => 20,
            _ => return None,
        };
        let at = self.over_hyphen(i + 1);
        let (rest, end) = match self.number_word(at)? {
            NumberWord::Tens(tens) => {
                let unit = self.over_hyphen(at + 1);
                match self.number_word(unit) {
                    Some(NumberWord::Digit(n)) if n > 0 => (i64::from(tens + n), unit + 1),
                    _ => (i64::from(tens), at + 1),
                }
            }
            NumberWord::Teen(n) => (i64::from(n), at + 1),
            NumberWord::Hundred if century < 20 && self.number_word(at + 1).is_none() => return None,
            _ => return None,
        };
        Some((i16::try_from(century * 100 + rest).ok()?, end))
    }

    /// A day of the month with the token behind it: `3`, `3rd`, “third”, “the third”.
    pub(super) fn day_of_month(&self, i: usize) -> Option<(i8, usize)> {
        let in_month = |n: i64| i8::try_from(n).ok().filter(|day| (1..=31).contains(day));
        if let Some(n) = self.integer(i) {
            let suffix = self.tokens.glued(i + 1) && matches!(self.lower(i + 1), "st" | "nd" | "rd" | "th");
            return (self.tokens.text(i).len() <= 2)
                .then(|| in_month(n))
                .flatten()
                .map(|day| (day, i + 1 + usize::from(suffix)));
        }
        self.ordinal(i).and_then(|(n, end)| Some((in_month(n)?, end)))
    }

    /// An ordinal in words below one hundred, or in digits.
    pub(super) fn ordinal(&self, i: usize) -> Option<(i64, usize)> {
        if self.is_number(i) {
            let suffix = self.tokens.glued(i + 1) && matches!(self.lower(i + 1), "st" | "nd" | "rd" | "th");
            return if suffix { self.integer(i).map(|n| (n, i + 2)) } else { None };
        }
        match self.number_word(i)? {
            NumberWord::DigitOrdinal(n) | NumberWord::TeenOrdinal(n) | NumberWord::TensOrdinal(n) => {
                Some((i64::from(n), i + 1))
            }
            NumberWord::Tens(tens) => {
                let at = self.over_hyphen(i + 1);
                match self.number_word(at)? {
                    NumberWord::DigitOrdinal(n) => Some((i64::from(tens + n), at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// How many, with the token behind: “two”, “24”, “a”, “several”, “a few”, “two and a half”.
    pub(super) fn count(&self, i: usize) -> Option<(Count, usize)> {
        let (at, counted) = self.counted.get();
        if at == i {
            return counted;
        }
        let counted = self.read_count(i);
        self.counted.set((i, counted));
        counted
    }

    fn read_count(&self, i: usize) -> Option<(Count, usize)> {
        match self.lower(i) {
            "a" | "an" => match self.lower(i + 1) {
                "few" => return Some((Count::Some, i + 2)),
                "couple" => return Some((Count::Milli(2000), i + 2 + usize::from(self.lower(i + 2) == "of"))),
                "half" => return Some((Count::Milli(500), i + 2)),
                "dozen" => return Some((Count::Milli(12_000), i + 2)),
                _ => {}
            },
            "many" if i > 0 && self.lower(i - 1) == "as" => return None,
            "several" | "few" | "many" | "some" => return Some((Count::Some, i + 1)),
            "couple" => return Some((Count::Milli(2000), i + 1 + usize::from(self.lower(i + 1) == "of"))),
            "half" if matches!(self.lower(i + 1), "a" | "an") => return Some((Count::Milli(500), i + 2)),
            // “half hour”; “half-day”
            "half"
                if matches!(
                    self.word(self.over_hyphen(i + 1)),
                    Some(TimeWord::Unit(
                        TimeUnit::Hour | TimeUnit::Day | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century
                    ))
                ) =>
            {
                return Some((Count::Milli(500), i + 1));
            }
            "dozens" | "hundreds" | "thousands" | "millions" | "scores" | "tens" if self.lower(i + 1) == "of" => {
                let more = matches!(self.lower(i + 2), "thousands" | "millions") && self.lower(i + 3) == "of";
                return Some((Count::Some, if more { i + 4 } else { i + 2 }));
            }
            _ => {}
        }
        let (value, end) = crate::analysis::figures::cardinal_at(self.tokens, i)?;
        // “six to eight weeks”, “two or three days”, “12-18 months”: some of them.
        let joint = matches!(self.lower(end), "to" | "or")
            || self.tokens.get(end).is_some_and(|token| matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash));
        if joint
            && let Some((upper, behind)) = crate::analysis::figures::cardinal_at(self.tokens, end + 1)
            && upper > value
            && self
                .unit(behind)
                .is_some_and(|(_, plural, _)| plural || !self.tokens.glued(behind) || self.over_hyphen(behind) > behind)
        {
            return Some((Count::Some, behind));
        }
        Some((milli(value)?, end))
    }
}

fn is_time(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.listed.contains(Listed::TIME)
}

fn milli(value: Decimal) -> Option<Count> {
    let milli = value.shift(3).to_f64();
    (0.0..1e15).contains(&milli).then_some(Count::Milli(milli.round() as i64))
}
