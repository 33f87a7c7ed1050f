//! “Nine per cent”.

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "style-in-figures",
    name: "A percentage, an age or a measure in words",
    level: Level::Off,
    why: "AP style uses figures for ages, percentages, sums of money and measures whatever their size.",
    example: "The harbour fee went up by nine per cent.\n",
    instead: "The harbour fee went up by 9 per cent.\n",
    source: Some("The Associated Press Stylebook, “numerals”, “ages”, “percent”, “dimensions”"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for figure in super::figures(article) {
        let kind = match figure.kind {
            FigureKind::Percent | FigureKind::Points => "percentages",
            FigureKind::Age => "ages",
            FigureKind::Money => "sums of money",
            FigureKind::Measure => "measures",
            _ => continue,
        };
        let Some(value) = figure.value.and_then(|value| value.to_i64()) else { continue };
        let core = prose.slice(figure.core);
        let found = usize::try_from(value).ok().and_then(|value| super::WORDS.get(value)).and_then(|word| {
            let at = core.to_lowercase().find(word).filter(|at| core.is_char_boundary(*at))?;
            let whole = core[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphabetic());
            whole.then_some((at, *word))
        });
        let Some((at, word)) = found else { continue };
        let start = figure.core.start().plus(CharOffset::of(core, at).to_usize());
        let range = CharRange::new(start, start.plus(word.len()));
        sink.report(range, format!("AP writes {kind} in figures.")).fix(
            format!("Write {value}"),
            range,
            value.to_string(),
        );
    }
}
