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
    sentence::sentences,
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
        let points = Interval::new(to.low - from.high, to.high - from.low);
        let claimed = Interval::of(percent);
        let as_points = points.meets(&claimed) || points.map(|it| -it).meets(&claimed);
        let relative = to.divided_by(from).map(|ratio| ratio.map(|ratio| (ratio - 1.0) * 100.0));
        let Some(relative) = relative.filter(|it| it.is_bounded()) else { continue };
        let as_percent = relative.meets(&claimed) || relative.map(|it| -it).meets(&claimed);
        if as_points && !as_percent {
            let message = format!(
                "A change of {0} percentage points, not {0} per cent: relative to where it began it is {1} per cent.",
                number(value),
                rounded(((relative.low + relative.high) / 2.0).abs())
            );
            sink.report(percent.range, message)
                .relate(change.from.range, "From this.")
                .relate(change.to.range, "To this.")
                .fix("Write “percentage points”", percent.core, format!("{} percentage points", number(value)));
        }
    }
}
