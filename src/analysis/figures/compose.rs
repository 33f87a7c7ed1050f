//! Puts figures together: approximator, number or range, unit, what it is per, what it counts.

use std::{borrow::Cow, cell::LazyCell, ops::Range};

use crate::{
    analysis::{
        dates::{DateKind, LocalDate},
        tokens::{Shape, TokenKind, Tokens},
    },
    lexicon::{lexemes::Listed, units::Dimension},
};

use super::{
    Approximation, Bounds, Decimal, FigureKind, Vague, approximators, bounds, complete,
    counted::{self, Agreement, Counted},
    elision, idioms, measure, number, parts,
    quantity::{self, Amount, Quantity},
    range,
};

/// A figure as the grammar builds it, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// All of it.
    pub whole: Range<usize>,
    /// Without what is counted.
    pub core: Range<usize>,
    pub kind: FigureKind,
    pub value: Option<Decimal>,
    pub hard: Bounds,
    pub soft: Bounds,
    pub grain: Decimal,
    pub approximation: Option<(Approximation, Range<usize>)>,
    pub vague: Option<Vague>,
    pub unit: Option<Cow<'static, str>>,
    pub dimension: Option<Dimension>,
    pub per: Option<String>,
    pub counted: Option<Counted>,
    pub lemma: Option<String>,
    pub part_of: Option<usize>,
    pub rule: &'static str,
}

impl Draft {
    pub(super) fn new(tokens: Range<usize>, kind: FigureKind, value: Option<Decimal>, rule: &'static str) -> Self {
        Draft {
            whole: tokens.clone(),
            core: tokens,
            kind,
            value,
            hard: value.map_or_else(Bounds::default, Bounds::exact),
            soft: value.map_or_else(Bounds::default, Bounds::exact),
            grain: value.map_or(Decimal::ONE, Decimal::roundness),
            approximation: None,
            vague: None,
            unit: None,
            dimension: None,
            per: None,
            counted: None,
            lemma: None,
            part_of: None,
            rule,
        }
    }
}

/// The figures of a paragraph as the grammar builds them, each knowing its parts and what it counts.
pub(super) fn drafts(tokens: &Tokens, dates: &[LocalDate]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // “four times a week” and “2 million monthly users” count all the same, “every two weeks” doesn't.
    let counts = |date: &LocalDate| {
        date.kind == DateKind::Duration
            || date.kind == DateKind::Set && !matches!(tokens.lower(date.tokens.start), "every" | "each")
    };
    let mut dates = dates.iter().filter(|date| !counts(date)).peekable();
    let (mut i, mut floor) = (0, 0);
    while i < tokens.len() {
        while dates.next_if(|date| date.tokens.end <= i).is_some() {}
        let stop = match dates.peek() {
            Some(date) if date.tokens.start <= i => {
                (i, floor) = (date.tokens.end, date.tokens.end);
                continue;
            }
            Some(date) => date.tokens.start,
            None => usize::MAX,
        };
        let Some(begin) = (i..stop.min(tokens.len())).find(|&i| may_begin(tokens, i)) else {
            i = stop;
            continue;
        };
        match at(tokens, begin, floor, stop) {
            Some(draft) if draft.core.end > begin => {
                i = draft.core.end.max(draft.whole.end.min(stop));
                floor = i;
                drafts.push(draft);
            }
            _ => i = begin + 1,
        }
    }
    if drafts.is_empty() {
        return drafts;
    }
    elision::both_ends(tokens, &mut drafts);
    elision::scores(tokens, &mut drafts);
    elision::votes(tokens, &mut drafts);
    elision::ages(tokens, &mut drafts);
    parts::shares(tokens, &mut drafts);
    elision::elide(tokens, &mut drafts);
    elision::ends_of_change(tokens, &mut drafts);
    parts::including(tokens, &mut drafts);
    parts::of_these(tokens, &mut drafts);
    parts::one_of(tokens, &mut drafts);
    elision::numbered(tokens, &mut drafts);
    elision::names(tokens, &mut drafts);
    drafts
}

/// Whether a figure may begin with token `i`; turns nearly every word away without a look at its letters.
fn may_begin(tokens: &Tokens, i: usize) -> bool {
    let Some([token, behind @ ..]) = tokens.list().get(i..) else { return false };
    let next = || behind.first().map(|next| next.kind);
    match token.kind {
        TokenKind::Number | TokenKind::Symbol => true,
        TokenKind::Hyphen => next() == Some(TokenKind::Number),
        TokenKind::Punct => next() == Some(TokenKind::Number) && tokens.text(i) == ".",
        TokenKind::Word if token.listed.contains(Listed::QUANTITY) => {
            !matches!(tokens.lower(i), "a" | "an") || may_follow_article(tokens, i + 1)
        }
        TokenKind::Word => {
            // `US$40`, `Rs 500`, `USD 3`, `GBP20`: letters right before a sign or digits.
            let before_amount = || match next() {
                Some(TokenKind::Symbol | TokenKind::Number) => true,
                Some(TokenKind::Punct) => tokens.text(i + 1) == "." && matches!(tokens.lower(i), "rs" | "tk" | "ksh"),
                _ => false,
            };
            token.shape.contains(Shape::DIGIT) && token.is_capital() || token.end - token.start <= 4 && before_amount()
        }
        _ => false,
    }
}

/// Whether an article before token `i` may open a quantity: “a dozen”, “a third”, “a few”, “a mile”.
fn may_follow_article(tokens: &Tokens, i: usize) -> bool {
    let lower = tokens.lower(i);
    tokens.listed(i, Listed::NUMBER)
        || matches!(lower, "few" | "handful" | "couple" | "minute" | "hour" | "day" | "week" | "month" | "year")
        || quantity::is_article_unit(lower)
}

/// The figure that begins at token `i`. It doesn't reach back over `floor` nor on over `stop`.
fn at(tokens: &Tokens, i: usize, floor: usize, stop: usize) -> Option<Draft> {
    // Idioms and plain quantities ask for the same number.
    let number = LazyCell::new(|| number::cardinal(tokens, i));
    if let Some(draft) = idioms::at(tokens, i, floor, || *number) {
        return (draft.core.end <= stop).then(|| range::give_or_take(tokens, draft, stop));
    }
    if let Some(range) = range::between(tokens, i) {
        return (range.end <= stop).then(|| compose_range(tokens, range, floor));
    }
    if matches!(tokens.lower(i), "between" | "from") {
        let range = range::ordinals(tokens, i).filter(|range| range.end <= stop)?;
        let mut draft = Draft::new(range.start..range.end, range.kind, None, range.rule);
        draft.hard = Bounds::closed(range.lower, range.upper);
        draft.soft = draft.hard;
        return Some(draft);
    }
    let mut first = quantity::operand_of(tokens, i, || *number)?;
    if first.end > stop {
        return None;
    }
    if let Some(range) = range::joined(tokens, &first).filter(|range| range.end <= stop) {
        return Some(compose_range(tokens, range, floor));
    }
    if let Some((tolerance, end)) = range::tolerance(tokens, first.end).filter(|(_, end)| *end <= stop)
        && let Amount::Number(number) = &mut first.amount
    {
        let value = number.value;
        number.end = end;
        first.end = end;
        complete::complete(tokens, &mut first);
        let mut draft = compose(tokens, first, floor, stop);
        let ends = value.checked_sub(tolerance).zip(value.checked_add(tolerance));
        draft.hard = ends.map_or(draft.hard, |(lower, upper)| Bounds::closed(lower, upper));
        (draft.soft, draft.rule) = (draft.hard, "plus-minus");
        return Some(draft);
    }
    if range::is_score(tokens, &first) {
        let mut draft = Draft::new(i..first.end + 2, FigureKind::Score, None, "score");
        draft.grain = Decimal::ONE;
        return Some(draft);
    }
    complete::complete(tokens, &mut first);
    // “a grand jury”: the article counts only where its unit was one.
    let bare_article = first.end == i + 1 && matches!(tokens.lower(i), "a" | "an");
    if first.end > stop || bare_article {
        return None;
    }
    Some(range::give_or_take(tokens, compose(tokens, first, floor, stop), stop))
}

fn compose(tokens: &Tokens, quantity: Quantity, floor: usize, stop: usize) -> Draft {
    let value = quantity.amount.value();
    let mut draft = Draft::new(quantity.start..quantity.end, quantity.kind, value, "number");
    (draft.unit, draft.dimension) = (quantity.unit, quantity.dimension);
    per(tokens, &mut draft, stop);
    let approximation = approximate(tokens, &mut draft, floor);
    match &quantity.amount {
        Amount::Vague(vague) => {
            let (value, hard, soft) = vague.reading();
            (draft.value, draft.hard, draft.soft, draft.vague) = (value, hard, soft, Some(*vague));
            draft.grain = vague.unit;
            draft.rule = "vague";
            if let (Some(approximation), Some(floor)) = (approximation, hard.lower) {
                // “more than a hundred” is a number; “at least several dozen” keeps its floor.
                if matches!(approximation, Approximation::MoreThan | Approximation::AtLeast) {
                    draft.hard = Bounds { lower: Some(floor), upper: None };
                }
            }
        }
        Amount::Fraction(value) => {
            (draft.hard, draft.soft) = bounds::bounds(*value, Decimal::new(1, -2), approximation);
            draft.rule = "fraction";
            let plain = *value < Decimal::ONE && draft.unit.is_none();
            draft.kind = if plain {
                FigureKind::Fraction
            } else if draft.unit.is_none() {
                FigureKind::Count
            } else {
                draft.kind
            };
        }
        Amount::Number(number) => {
            draft.grain = number.grain;
            (draft.hard, draft.soft) = bounds::bounds(number.value, number.grain, approximation);
        }
    }
    count(tokens, &mut draft, stop);
    draft
}

fn compose_range(tokens: &Tokens, range: range::RangeMatch, floor: usize) -> Draft {
    let mut draft = Draft::new(range.start..range.end, range.kind, None, range.rule);
    (draft.unit, draft.dimension) = (range.unit, range.dimension);
    draft.hard = Bounds::closed(range.lower, range.upper);
    draft.soft = draft.hard;
    draft.grain = range.grain;
    // “aged 16 to 24”
    let aged = range.start > 0 && matches!(tokens.lower(range.start - 1), "aged" | "ages" | "age");
    if aged && draft.unit.as_deref().is_none_or(|unit| unit == "year") {
        (draft.kind, draft.unit, draft.dimension) =
            (FigureKind::Age, Some(Cow::Borrowed("year")), Some(Dimension::Time));
        return draft;
    }
    per(tokens, &mut draft, usize::MAX);
    if let Some((start, approximation)) = approximators::before(tokens, range.start, floor) {
        draft.approximation = Some((approximation, start..range.start));
        draft.core.start = start;
        draft.whole.start = start;
    }
    count(tokens, &mut draft, usize::MAX);
    draft
}

fn per(tokens: &Tokens, draft: &mut Draft, stop: usize) {
    // “5% a year”: the span is that of the percentage, whose rate of change it is.
    if matches!(draft.kind, FigureKind::Percent | FigureKind::Points) {
        let time = |per: &str| matches!(per, "year" | "month" | "week" | "day" | "quarter" | "decade");
        draft.per = measure::per(tokens, draft.core.end, false).map(|(per, _)| per).filter(|per| time(per));
        return;
    }
    if draft.kind == FigureKind::Fraction {
        return;
    }
    let Some((per, end)) =
        measure::per(tokens, draft.core.end, draft.kind == FigureKind::Money).filter(|(_, end)| *end <= stop)
    else {
        return;
    };
    if let Some(unit) = &draft.unit {
        draft.unit = Some(Cow::Owned(format!("{unit}/{per}")));
    } else {
        draft.kind = FigureKind::Rate;
    }
    draft.per = Some(per);
    draft.core.end = end;
    draft.whole.end = end;
}

/// Takes in the approximators on both sides of the core.
fn approximate(tokens: &Tokens, draft: &mut Draft, floor: usize) -> Option<Approximation> {
    let before = approximators::before(tokens, draft.core.start, floor);
    let behind = approximators::behind(tokens, draft.core.end);
    let start = before.map_or(draft.core.start, |(start, _)| start);
    let end = behind.map_or(draft.core.end, |(end, _)| end);
    // “about 500 or more”: the bound says more than the hedge.
    let hedged = matches!(before, Some((_, Approximation::About))) && behind.is_some();
    let words = if before.is_some() && !hedged { start..draft.core.start } else { draft.core.end..end };
    let approximation = if hedged { behind } else { before.or(behind) }.map(|(_, approximation)| approximation);
    draft.approximation = approximation.map(|approximation| (approximation, words));
    draft.core = start..end;
    draft.whole = draft.core.clone();
    // “100+ km”: the unit stands behind the sign.
    if behind.is_some()
        && draft.unit.is_none()
        && let Some(unit) = measure::unit(tokens, end)
        && !matches!(tokens.lower(end - 1), "more" | "less" | "fewer")
    {
        draft.kind = match unit.dimension {
            Dimension::Time => FigureKind::Duration,
            Dimension::Proportion => FigureKind::Percent,
            _ => FigureKind::Measure,
        };
        (draft.core.end, draft.whole.end) = (unit.end, unit.end);
        (draft.unit, draft.dimension) = (Some(unit.name), Some(unit.dimension));
    }
    approximation
}

/// Finds what is counted and says what sort of figure that makes.
fn count(tokens: &Tokens, draft: &mut Draft, stop: usize) {
    let partial = matches!(draft.kind, FigureKind::Fraction | FigureKind::Percent | FigureKind::Ratio);
    let countable = matches!(draft.kind, FigureKind::Number | FigureKind::Count | FigureKind::Rate) || partial;
    if !countable {
        return;
    }
    if let Some(noun) = hyphenated_noun(tokens, draft.core.end).filter(|_| !partial && draft.core.end < stop) {
        // “the 435-member House”, “a 6.3-magnitude tremor”
        if tokens.lower(noun) == "magnitude" {
            (draft.kind, draft.unit, draft.rule) = (FigureKind::Measure, Some(Cow::Borrowed("magnitude")), "magnitude");
            return;
        }
        draft.rule = "compound";
        draft.lemma = Some(tokens.lower(noun).to_owned());
        draft.whole.end = noun + 1;
        draft.kind = FigureKind::Count;
        return;
    }
    let one = draft.value == Some(Decimal::ONE) && !partial;
    let of = tokens.lower(draft.core.end) == "of";
    if partial && !of && draft.kind != FigureKind::Ratio {
        return;
    }
    let agreement = if one { Agreement::Singular } else { Agreement::Plural };
    let found =
        counted::counted(tokens, draft.core.end, agreement).filter(|counted| counted.end <= stop && (!one || !of));
    if let Some(counted) = found {
        // “20 people or more”
        if let (None, Some((end, approximation))) = (&draft.approximation, approximators::behind(tokens, counted.end))
            && let Some(value) = draft.value
        {
            draft.approximation = Some((approximation, counted.end..end));
            (draft.hard, draft.soft) = bounds::bounds(value, draft.grain, Some(approximation));
        }
        draft.whole.end = counted.end;
        draft.lemma = Some(counted.lemma.clone());
        // “60 patients a day”, “12 murders per 100,000 people”
        if draft.per.is_none()
            && !partial
            && let Some((per, end)) = measure::per(tokens, counted.end, false).filter(|(_, end)| *end <= stop)
        {
            (draft.kind, draft.per, draft.whole.end) = (FigureKind::Rate, Some(per), end);
        }
        draft.counted = Some(counted);
    }
    if draft.kind == FigureKind::Number
        && (draft.counted.is_some() || draft.approximation.is_some() || draft.value.is_none())
    {
        draft.kind = FigureKind::Count;
    }
}

/// The noun glued behind a number with a hyphen: “27-nation”, “12-storey”; not “3,000-strong”.
fn hyphenated_noun(tokens: &Tokens, end: usize) -> Option<usize> {
    let noun = number::over_hyphen(tokens, end);
    let token = tokens.get(noun).filter(|token| noun > end && token.kind == TokenKind::Word)?;
    let lower = tokens.lower(noun);
    let other = matches!(
        lower,
        "strong"
            | "odd"
            | "plus"
            | "something"
            | "ish"
            | "and"
            | "to"
            | "or"
            | "up"
            | "down"
            | "way"
            | "nil"
            | "all"
            | "on"
            | "off"
            | "by"
            | "in"
            | "times"
            | "class"
            | "size"
            | "the"
            | "for"
            | "day"
            | "time"
    );
    let noun_like = token.end - token.start > 2
        && !token.is_capital()
        && !lower.ends_with("ed")
        && !token.listed.contains(Listed::NUMBER);
    (noun_like && !other).then_some(noun)
}
