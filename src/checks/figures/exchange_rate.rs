//! Two rates of exchange in one article.

use std::collections::HashMap;

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::{
    Interval,
    sentence::sentences,
    wording::{in_words, number},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-exchange-rate",
    name: "Sums converted at two different rates",
    level: Level::Warning,
    why: "“£3 million ($4.5 million)” and “£2 million ($3.9 million)” in one article: at the first rate the second \
          would be three million dollars. postil knows no rates and converts nothing; it reports rates that differ \
          by more than a tenth and by more than rounding explains, unless the sums are of different years.",
    example: "They paid £3 million ($4.5 million) for the mill. The quay cost £2 million ($3.9 million).\n",
    instead: "They paid £3 million ($4.5 million) for the mill. The quay cost £2 million ($3 million).\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// Rates of one day differ by less.
const APART: f64 = 1.1;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let mut rates: HashMap<(&str, &str), (Interval, &Figure)> = HashMap::new();
    for sentence in sentences(article) {
        for pair in sentence.figures.windows(2) {
            let [one, other] = pair else { continue };
            let money = one.kind == FigureKind::Money && other.kind == FigureKind::Money && one.per == other.per;
            let (Some(unit), Some(second)) = (one.unit.as_deref(), other.unit.as_deref()) else { continue };
            if !money || unit == second || prose.between(one.core, other.core) != " (" {
                continue;
            }
            let (Some(a), Some(b)) = (one.value, other.value) else { continue };
            let Some(rate) = Interval::rounded(b).divided_by(Interval::rounded(a)) else { continue };
            // The same pair the other way round is one over the rate.
            let (key, rate) = if unit < second {
                ((unit, second), rate)
            } else {
                ((second, unit), Interval::new(1.0 / rate.high, 1.0 / rate.low))
            };
            let (first, before) = *rates.entry(key).or_insert((rate, one));
            let middle = |rate: Interval| (rate.low * rate.high).sqrt();
            let apart = middle(rate) / middle(first);
            if !rate.meets(&first) && apart.max(1.0 / apart) > APART && year(article, one) == year(article, before) {
                let shown = |rate: Interval| number(two_places(middle(rate)));
                let message = format!(
                    "{} for {}: {} {} to one {}, but {} before.",
                    in_words(other),
                    in_words(one),
                    shown(rate),
                    key.1,
                    key.0,
                    shown(first)
                );
                sink.report(one.range.join(other.range), message).relate(before.range, "The other rate is used here.");
            }
        }
    }
}

fn two_places(value: f64) -> crate::analysis::figures::Decimal {
    crate::analysis::figures::Decimal::new((value * 100.0).round() as i128, -2)
}

/// The year a figure is of, where its sentence says one.
fn year(article: &Article, figure: &Figure) -> Option<i16> {
    Some(article.reading.dates.get(figure.window?)?.first?.year())
}
