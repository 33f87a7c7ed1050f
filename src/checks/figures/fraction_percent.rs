//! A third that is 25 per cent.

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::{
    Interval,
    sentence::{Sentence, sentences},
    wording::{number, rounded},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-fraction-percent",
    name: "A fraction and a percentage of the same thing that differ",
    level: Level::Error,
    why: "“A third (25%)”. Reported where the percentage stands in brackets behind the fraction, or the other way \
          round, and is further off than an eighth of it: 30% may pass for “a third”.",
    example: "A third (25%) of the pupils stayed at home on Monday.\n",
    instead: "A quarter (25%) of the pupils stayed at home on Monday.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// A fraction in words may be off by this share of itself.
const SLACK: f64 = 0.125;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        for pair in sentence.figures.windows(2) {
            let [one, other] = pair else { continue };
            let (fraction, percent) = match (one.kind, other.kind) {
                (FigureKind::Fraction | FigureKind::Ratio, FigureKind::Percent) => (one, other),
                (FigureKind::Percent, FigureKind::Fraction | FigureKind::Ratio) => (other, one),
                _ => continue,
            };
            let beside = matches!(prose.between(one.core, other.core), " (" | ", or " | " – " | " — ")
                || again(prose.between(one.range, other.core), prose.after(other.range.end(), 3, sentence.range));
            let (Some(part), Some(value)) = (fraction.value, percent.value) else { continue };
            if !beside
                || !Sentence::one_voice(&[one, other])
                || one.approximation.is_some()
                || other.approximation.is_some()
            {
                continue;
            }
            let part = part.to_f64() * 100.0;
            let claimed = Interval::of(percent);
            if !claimed.meets(&Interval::new(part * (1.0 - SLACK), part * (1.0 + SLACK))) {
                let words = prose.slice(fraction.core);
                let message = format!("“{words}” is {} per cent, not {}.", rounded(part), number(value));
                sink.report(percent.range, message).relate(fraction.range, "The fraction.");
            }
        }
    }
}

/// Whether what stands between two figures, and what behind the second, says that it is the first once more: “a
/// quarter of those asked, or 40 per cent,”, “one in four children (40%)”.
fn again(between: &str, behind: &str) -> bool {
    let of = |rest: &str| rest.is_empty() || rest.starts_with(" of ") && rest.len() < 40 && !rest.contains([',', '(']);
    let led = |mark: &str| between.strip_suffix(mark).is_some_and(of);
    led(" (")
        || behind.starts_with(',') && led(", ")
        || (behind.is_empty() || behind.starts_with([',', '.'])) && led(", or ")
        || [" – ", " — "].iter().any(|dash| behind.starts_with(dash) && led(dash))
}
