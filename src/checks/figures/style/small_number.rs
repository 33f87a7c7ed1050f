//! “7 people”.

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "style-small-number",
    name: "A number below ten in figures",
    level: Level::Off,
    why: "AP style spells out one to nine where things or people are counted; ages, percentages, money, measures, \
          times and scores keep their figures, and so does a small number beside one of ten or more.",
    example: "The council heard from 7 residents of the harbour district.\n",
    instead: "The council heard from seven residents of the harbour district.\n",
    source: Some("The Associated Press Stylebook, “numerals”"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for figure in super::figures(article) {
        // Points stay in figures, of a rate as of a game.
        let counts = figure.kind == FigureKind::Count
            && figure.counted.as_deref() != Some("point")
            && figure.counted_range.is_some()
            && figure.unit.is_none();
        let Some(value) = figure.value.filter(|_| counts).and_then(|value| value.to_i64()) else { continue };
        let core = prose.slice(figure.core);
        let number = core.trim_start_matches(|c: char| !c.is_ascii_digit());
        let Some(digits) = super::digits(number).filter(|digits| digits.len() == 1 && number.len() == 1) else {
            continue;
        };
        let Some(word) = usize::try_from(value).ok().and_then(|value| super::WORDS.get(value)) else { continue };
        let start = figure.core.end().minus(digits.len());
        let range = CharRange::new(start, figure.core.end());
        sink.report(range, format!("{digits} things are counted here: AP spells the number out.")).fix(
            format!("Write {word}"),
            range,
            *word,
        );
    }
}
