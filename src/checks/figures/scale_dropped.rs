//! “$26 and $31 million”.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

use super::wording::number;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-scale-dropped",
    name: "A sum without its million beside one that has it",
    level: Level::Warning,
    why: "Read strictly, “$26 to $31 million” begins at 26 dollars. Where the sign of the currency is repeated, so \
          must be the magnitude. “$26–31 million” with one sign is one sum and not reported.",
    example: "The two grants of $26 and $31 million were paid late.\n",
    instead: "The two grants of $26 million and $31 million were paid late.\n",
    source: Some("The Associated Press Stylebook, “millions, billions”: “$26 million to $31 million”"),
    run,
};

/// Words for magnitudes behind a sum.
const SCALES: [&str; 8] = ["thousand", "million", "billion", "trillion", "bn", "m", "tn", "crore"];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let figures = &article.reading.figures;
    for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| figure.kind == FigureKind::Money) {
        let core = prose.slice(figure.core);
        if let Some((first, scale)) = range(core) {
            let start = figure.core.start();
            let first = CharRange::new(start.plus(first.start), start.plus(first.end));
            report(sink, first, prose.slice(first), figure, core, scale);
        } else if let Some(next) = figures.get(at + 1)
            && matches!(prose.between(figure.core, next.core), " and " | " to " | " or ")
            && next.unit == figure.unit
            && next.voice == figure.voice
            && let (Some(value), Some(other)) = (figure.value, next.value)
            && let Some(scale) = scale_of(prose.slice(next.core))
            && core.starts_with(symbol)
            && prose.slice(next.core).starts_with(symbol)
            && value.to_f64() < 1000.0
            && !core.contains('.')
            && other.to_f64() > 1000.0 * value.to_f64()
        {
            let digits = core.trim_end_matches(|c: char| !c.is_ascii_digit()).chars().count();
            let start = figure.core.start();
            let first = CharRange::new(start, start.plus(digits));
            report(sink, first, prose.slice(first), next, prose.slice(next.core), scale);
        }
    }
}

fn report(sink: &mut Sink<'_>, first: CharRange, less: &str, other: &Figure, words: &str, scale: &str) {
    let apart = if scale.chars().count() > 2 { " " } else { "" };
    let message = match other.value {
        Some(value) => format!("Without its {scale} this is {less}, less than a thousandth of {}.", number(value)),
        None => format!("In “{words}” the first sum is {less} without its {scale}."),
    };
    sink.report(first, message).relate(other.range, format!("The {scale} stands here.")).fix(
        format!("Write “{scale}” here too"),
        CharRange::empty(first.end()),
        format!("{apart}{scale}"),
    );
}

/// In a range whose both ends have a sign of currency and only the second a magnitude: where the
/// first ends, in code points, and the magnitude.
fn range(core: &str) -> Option<(std::ops::Range<usize>, &str)> {
    let signs: Vec<usize> = core.char_indices().filter(|(_, c)| symbol(*c)).map(|(at, _)| at).collect();
    let [one, other] = signs[..] else { return None };
    let number = core[one..].trim_start_matches(symbol);
    let digits = number.chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let end = core.len() - number.len() + digits;
    let between = core.get(end..other)?;
    let joined = matches!(between, " to " | " and " | "-" | "–" | " - " | " – " | "—");
    let scale = scale_of(core)?;
    (digits > 0 && joined).then(|| {
        let at = |byte: usize| CharOffset::of(core, byte).to_usize();
        (at(one)..at(end), scale)
    })
}

fn symbol(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₺' | '₩')
}

/// The magnitude a sum ends with.
fn scale_of(core: &str) -> Option<&str> {
    // “£5 to £7 billion a year”: right behind the last digits.
    let behind = core.rsplit(|c: char| c.is_ascii_digit()).next()?;
    let tail = behind.split_whitespace().next()?;
    SCALES.contains(&tail).then_some(tail)
}
