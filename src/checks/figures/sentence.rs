//! The figures of one sentence, for sums that a sentence does.

use crate::{
    analysis::figures::{Bound, Figure},
    checks::prose::Prose,
    ide::Article,
    text::CharRange,
};

use super::wording::in_words;

/// A sentence with figures in it.
pub(super) struct Sentence<'a> {
    /// Where it stands.
    pub(super) range: CharRange,
    /// Its figures, at least one, in order.
    pub(super) figures: &'a [Figure],
}

/// The sentences that have figures, in order.
pub(super) fn sentences(article: &Article) -> impl Iterator<Item = Sentence<'_>> {
    let figures = &article.reading.figures;
    let mut from = 0;
    article.reading.sentences.iter().filter_map(move |&range| {
        from += figures[from..].iter().take_while(|figure| figure.core.start() < range.start()).count();
        let count = figures[from..].iter().take_while(|figure| figure.core.start() < range.end()).count();
        let figures = &figures[from..from + count];
        from += count;
        (count > 0).then_some(Sentence { range, figures })
    })
}

impl Sentence<'_> {
    /// Whether one voice gives all of these figures, inside one quote or outside any.
    pub(super) fn one_voice(figures: &[&Figure]) -> bool {
        figures.windows(2).all(|pair| pair[0].voice == pair[1].voice && pair[0].quote == pair[1].quote)
    }
}

/// Words that leave an end of a change open.
const HEDGES: [&str; 8] = ["about", "around", "some", "roughly", "nearly", "almost", "over", "approximately"];

/// An amount before and an amount after, of one thing.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    /// The figure it goes from.
    pub(super) from: &'a Figure,
    /// The figure it goes to; the same where the two were read as one range, “from 300 to 750”.
    pub(super) to: &'a Figure,
}

impl<'a> Change<'a> {
    /// The one change a sentence speaks of; `None` where there is none or more than one.
    pub(super) fn of(sentence: &Sentence<'a>, prose: &Prose) -> Option<Self> {
        let led_by = |figure: &Figure, word: &str| {
            prose.before(figure.core.start(), word.len(), sentence.range).eq_ignore_ascii_case(word)
        };
        let only = |word: &str| {
            let mut found = sentence.figures.iter().filter(|figure| figure.value.is_some() && led_by(figure, word));
            found.next().filter(|_| found.next().is_none())
        };
        let ranges = |figure: &&Figure| {
            // What is written is looked at last, it costs most.
            if figure.value.is_some() || figure.hard.lower.is_none() || figure.hard.upper.is_none() {
                return false;
            }
            let core = prose.slice(figure.core);
            (core.starts_with("from ") || led_by(figure, "from "))
                && core.contains(" to ")
                && !crate::checks::prose::words(core).any(|word| HEDGES.contains(&word.as_str()))
        };
        let mut as_range = sentence.figures.iter().filter(ranges);
        if let (Some(range), None) = (as_range.next(), as_range.next()) {
            return only("to ").is_none().then_some(Change { from: range, to: range });
        }
        let (from, to) = match (only("from "), only("to ")) {
            (Some(from), Some(to)) => (from, to),
            (None, Some(_)) => return None,
            (from, None) => Change::aside(sentence, prose, from)?,
        };
        let one_unit = from.unit == to.unit || from.unit.is_none() || to.unit.is_none();
        let one_rate = from.per == to.per || from.per.is_none() && (from.unit.is_none() || from.unit == to.unit);
        let comparable = one_unit && one_rate && Sentence::one_voice(&[from, to]);
        let places = |figure: &Figure| figure.kind == crate::analysis::figures::FigureKind::Ordinal;
        (comparable && !places(from) && !places(to)).then_some(Change { from, to })
    }

    /// The ends of “120 million, up 20% from 100 million” and “120 million, compared with 100 million”.
    fn aside(sentence: &Sentence<'a>, prose: &Prose, from: Option<&'a Figure>) -> Option<(&'a Figure, &'a Figure)> {
        let at = |figure: &Figure| sentence.figures.iter().position(|other| std::ptr::eq(other, figure));
        if let Some(from) = from {
            let before = &sentence.figures[..at(from)?];
            let moved = |to: &&Figure| {
                let between = prose.between(to.range, from.core);
                let rest =
                    [", up ", ", down ", " (up ", " (down ", ", a rise ", ", an increase ", ", a fall ", ", a drop "]
                        .iter()
                        .find_map(|way| between.strip_prefix(way));
                rest.is_some_and(|rest| !rest.contains([',', ';', ')']))
            };
            // What moved by how much may stand between.
            let to = before.iter().rev().take(2).find(moved)?;
            return (to.value.is_some() && to.unit == from.unit).then_some((from, to));
        }
        let mut compared = sentence.figures.windows(2).filter(|pair| {
            let between = prose.between(pair[0].range, pair[1].core);
            let between = between.strip_prefix(',').unwrap_or(between);
            matches!(between, " compared with " | " compared to " | " against ") && pair[0].unit == pair[1].unit
        });
        let pair = compared.next().filter(|_| compared.next().is_none())?;
        Some((&pair[1], &pair[0]))
    }

    /// Whether a figure is an end of it.
    pub(super) fn is_end(&self, figure: &Figure) -> bool {
        std::ptr::eq(self.from, figure) || std::ptr::eq(self.to, figure)
    }

    /// Both ends in words: “50 to 60 tonnes”, “300 EUR to 750 EUR”.
    pub(super) fn in_words(&self) -> String {
        if std::ptr::eq(self.from, self.to) {
            return in_words(self.from);
        }
        format!("{} to {}", in_words(self.from), in_words(self.to))
    }

    /// How many times the first amount the second is, by the numbers as they are written.
    pub(super) fn ratio(&self) -> Option<f64> {
        let number = |bound: Option<Bound>| bound.map(|bound| bound.value.to_f64());
        if std::ptr::eq(self.from, self.to) {
            return Some(number(self.from.hard.upper)? / number(self.from.hard.lower)?);
        }
        Some(self.to.value?.to_f64() / self.from.value?.to_f64())
    }

    /// Both ends with what rounding leaves open, as lowest and highest amount each.
    pub(super) fn ends(&self) -> Option<(super::Interval, super::Interval)> {
        if std::ptr::eq(self.from, self.to) {
            let (low, high) = (self.from.hard.lower?.value, self.from.hard.upper?.value);
            return Some((super::Interval::rounded(low), super::Interval::rounded(high)));
        }
        Some((super::Interval::of(self.from), super::Interval::of(self.to)))
    }
}
