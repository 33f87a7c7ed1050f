//! A range that runs backwards.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Fix, Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharRange, Edit},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-range-reversed",
    name: "A range whose lower end is above its upper",
    level: Level::Error,
    why: "“Between 100 and 70”: either the two ends changed places, or one of them has a digit too many or too \
          few. A fall “from 100 to 70” is no range and not reported.",
    example: "Between 180 and 150 millimetres of rain fell on the valley.\n",
    instead: "Between 150 and 180 millimetres of rain fell on the valley.\n",
    source: Some("ISO 80000-2:2019, on intervals: the lower end stands first"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for pair in article.reading.figures.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(lower), Some(upper)) = (first.value, second.value) else { continue };
        // “between €140 and €90 a night”: what it is per stands at the end.
        let bare = |figure: &Figure| figure.unit.as_ref().and_then(|unit| unit.split('/').next().map(str::to_owned));
        let units_agree = first.unit.is_none() || bare(first) == bare(second);
        if !units_agree || lower <= upper {
            continue;
        }
        let between = article.text.words(CharRange::new(first.core.end(), second.core.start()));
        let before = article.text.words(CharRange::new(first.core.start().minus(8), first.core.start()));
        let stated = between == " and " && before.to_lowercase().ends_with("between ");
        if !(stated || is_range(between, before, second)) {
            continue;
        }
        // “Between 250 and 100 B.C.” counts down.
        let behind = article.text.slice(CharRange::new(second.core.end(), second.core.end().plus(4)));
        if behind.trim_start().starts_with("B.C") || behind.trim_start().starts_with("BC") {
            continue;
        }
        let (one, other) = (number(&article.text.slice(first.core)), number(&article.text.slice(second.core)));
        let finding = sink.report(first.core.join(second.core), format!("{lower} is more than {upper}."));
        if let (Some(one), Some(other)) = (one, other) {
            let at = |core: CharRange, (start, text): &(usize, String)| {
                CharRange::new(core.start().plus(*start), core.start().plus(start + text.len()))
            };
            finding.fixes.push(Fix {
                title: "Put the lower end first".to_owned(),
                edits: vec![
                    Edit { range: at(first.core, &one), text: other.1.clone() },
                    Edit { range: at(second.core, &other), text: one.1.clone() },
                ],
            });
        }
    }
}

/// “10 to 6 weeks”, “500–200 euros”: two numbers with one unit and nothing that says from what to what it moved.
fn is_range(between: &str, before: &str, second: &Figure) -> bool {
    let measured = matches!(second.kind, FigureKind::Money | FigureKind::Measure | FigureKind::Duration);
    let before = before.trim_end().to_lowercase();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let lead =
        ["take", "takes", "took", "is", "are", "was", "were", "of", "for", "in", "within", "about", "costs", "cost"];
    measured && matches!(between, " to " | "–" | "-") && lead.contains(&last)
}

/// The number of a figure in digits as it is written, and where it begins, in code points: behind “€” or “up to”.
fn number(core: &str) -> Option<(usize, String)> {
    let start = core.find(|c: char| c.is_ascii_digit())?;
    let digits = core[start..].split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).next()?;
    Some((core[..start].chars().count(), digits.trim_end_matches(['.', ',']).to_owned()))
}
