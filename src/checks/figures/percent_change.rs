//! A change that is not as many per cent as it is said to be.

use crate::{
    analysis::figures::{Direction, Figure, FigureKind},
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
};

use super::{
    Interval,
    sentence::{Change, Sentence, sentences},
    wording::{number, rounded},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-percent-change",
    name: "A change in per cent that its two ends do not bear out",
    level: Level::Error,
    why: "From 50 to 60 is up 20 per cent. Reported where one sentence gives both ends and the percentage, in one \
          voice and with no other figure that it might be about, and no rounding of the three can account for it.",
    example: "The plant’s output rose from 50 to 60 tonnes, up 10%.\n",
    instead: "The plant’s output rose from 50 to 60 tonnes, up 20%.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        let Some((change, percent)) = change_in_percent(&sentence, &prose) else { continue };
        if change.from.kind == FigureKind::Percent || change.to.kind == FigureKind::Percent {
            continue;
        }
        let (Some((from, to)), Some(value)) = (change.ends(), percent.value) else { continue };
        let Some(ratio) = to.divided_by(from) else { continue };
        let real = ratio.map(|ratio| (ratio - 1.0) * 100.0);
        let claimed = Interval::of(percent);
        let fits = real.meets(&claimed) || real.map(|it| -it).meets(&claimed);
        if real.is_bounded() && !fits {
            let middle = (change.ratio().unwrap_or(1.0) - 1.0) * 100.0;
            let way = if middle < 0.0 { "down" } else { "up" };
            let (ends, real) = (change.in_words(), rounded(middle.abs()));
            let message = format!("{ends} is {way} {real} per cent, not {}.", number(value));
            sink.report(percent.range, message)
                .relate(change.from.range, "From this.")
                .relate(change.to.range, "To this.");
        }
    }
}

/// The change a sentence speaks of with the percentage it gives for it, where nothing else in the
/// sentence could be meant by either.
pub(super) fn change_in_percent<'a>(sentence: &Sentence<'a>, prose: &Prose) -> Option<(Change<'a>, &'a Figure)> {
    let percent = |figure: &Figure| figure.kind == FigureKind::Percent;
    // “by a fifth, or 20%,” says it twice.
    let again = |figure: &&Figure| figure.kind == FigureKind::Fraction && figure.direction.is_some();
    let twice = usize::from(sentence.figures.iter().filter(again).count() == 1);
    if sentence.figures.len() > 3 + twice || !sentence.figures.iter().any(percent) {
        return None;
    }
    let change = Change::of(sentence, prose)?;
    let mut others = sentence.figures.iter().filter(|figure| !change.is_end(figure) && !again(figure));
    let percent = others.next().filter(|figure| figure.kind == FigureKind::Percent)?;
    let moved = matches!(percent.direction, Some(Direction::Up | Direction::Down))
        || twice > 0
        || is_change(prose, sentence, percent);
    let alone = others.next().is_none() && Sentence::one_voice(&[change.from, change.to, percent]);
    (alone && moved && percent.per.is_none()).then_some((change, percent))
}

/// Whether the words around say that a percentage is one of change: “an increase of 10%”, “a 10%
/// rise”, “10 per cent more”.
pub(super) fn is_change(prose: &Prose, sentence: &Sentence<'_>, percent: &Figure) -> bool {
    const NOUNS: [&str; 14] = [
        "rise",
        "increase",
        "fall",
        "drop",
        "decline",
        "jump",
        "gain",
        "decrease",
        "growth",
        "cut",
        "hike",
        "surge",
        "reduction",
        "slump",
    ];
    let before = prose.before(percent.core.start(), 16, sentence.range);
    let after = prose.after(percent.core.end(), 14, sentence.range).trim_start();
    let noun_of = before.strip_suffix(" of ").is_some_and(|words| NOUNS.iter().any(|noun| words.ends_with(noun)));
    // “Women make up 45 percent of the guild.”
    let makes = ["make up ", "makes up ", "made up ", "making up "].iter().any(|words| before.ends_with(words));
    let up = !makes && [" up ", " down ", "(up ", "(down "].iter().any(|word| before.ends_with(word));
    noun_of || up || NOUNS.iter().any(|noun| after.starts_with(noun))
}
