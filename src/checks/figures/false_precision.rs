//! “About 10,327”.

use crate::{
    analysis::figures::{Approximation, Decimal},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-false-precision",
    name: "An exact number called approximate",
    level: Level::Hint,
    why: "“About 10,327” says two things at once: a count to the last digit, and that nobody counted. Either the \
          number is exact, or it should be rounded. Numbers below a thousand, years and measured distances are \
          not reported.",
    example: "About 10,327 people marched through the capital on Sunday.\n",
    instead: "About 10,300 people marched through the capital on Sunday.\n",
    source: Some(
        "JCGM 100:2008 (the GUM), 7.2.6: numbers are not given with more digits than their uncertainty is worth",
    ),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for figure in &article.reading.figures {
        let about = matches!(figure.approximation, Some(Approximation::About | Approximation::Nearly));
        let Some(value) = figure.value.filter(|value| about && *value >= Decimal::from(1000)) else { continue };
        // “Around 1564” is a year.
        let year = figure.counted.is_none() && value < Decimal::from(2100);
        if figure.grain <= Decimal::from(1) && figure.unit.is_none() && !year {
            let words = figure.approximator.as_deref().unwrap_or("about");
            sink.report(figure.core, format!("{value} is exact to the last digit, but called “{words}”."));
        }
    }
}
