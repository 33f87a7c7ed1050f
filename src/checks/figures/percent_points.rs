//! Percentage points called per cent.

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::{
    Interval,
    percent_change::change_in_percent,
    sentence::{Change, sentences},
    wording::{number, rounded},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-percent-points",
    name: "Percentage points called per cent",
    level: Level::Warning,
    why: "From 5% to 7% is up two percentage points, or 40 per cent. Reported where the number fits the points and \
          not the per cent.",
    example: "Unemployment rose from 5% to 7%, up 2%, the office said.\n",
    instead: "Unemployment rose from 5% to 7%, up two percentage points, the office said.\n",
    source: Some("The Associated Press Stylebook, “percent, percentage, percentage points”"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        let Some((change, percent)) = change_in_percent(&sentence, &prose) else { continue };
        if change.from.kind != FigureKind::Percent && change.to.kind != FigureKind::Percent {
            continue;
        }
        let (Some((from, to)), Some(value)) = (change.ends(), percent.value) else { continue };
        let (from, to) = as_exact(change, from, to);
        let points = Interval::new(to.low - from.high, to.high - from.low);
        let claimed = Interval::of(percent);
        let as_points = points.meets(&claimed) || points.map(|it| -it).meets(&claimed);
        let relative = to.divided_by(from).map(|ratio| ratio.map(|ratio| (ratio - 1.0) * 100.0));
        let Some(relative) = relative.filter(|it| it.is_bounded()) else { continue };
        let as_percent = relative.meets(&claimed) || relative.map(|it| -it).meets(&claimed);
        if as_points && !as_percent {
            let message = format!(
                "{2} is a change of {0} percentage points, not {0} per cent: relative to where it began it is {1} per cent.",
                number(value),
                rounded((change.ratio().unwrap_or(1.0) - 1.0).abs() * 100.0),
                change.in_words()
            );
            sink.report(percent.range, message)
                .relate(change.from.range, "From this.")
                .relate(change.to.range, "To this.")
                .fix("Write “percentage points”", percent.core, format!("{} percentage points", number(value)));
        }
    }
}

/// Both ends as exact as the more exact of the two: who writes 6.5% writes 6% for 6.0.
fn as_exact(change: Change<'_>, from: Interval, to: Interval) -> (Interval, Interval) {
    let (Some(a), Some(b)) = (change.from.value, change.to.value) else { return (from, to) };
    let slack = a.unit_of_last_place().to_f64().min(b.unit_of_last_place().to_f64()) / 2.0;
    let around = |value: f64| Interval { low: value - slack, high: value + slack };
    (around(a.to_f64()), around(b.to_f64()))
}
