//! A quantity in two units that are not the same quantity.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::units::{self, Dimension, Unit},
};

use super::{
    Interval,
    sentence::{Sentence, sentences},
    wording::{counted, in_words, rounded},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-conversion",
    name: "A conversion of units that is wrong",
    level: Level::Error,
    why: "“10 km (8 miles)”. Reported where the second stands in brackets behind the first, or between commas behind “or”, and no rounding of the \
          two, a twentieth of round numbers, makes them the same; a rise by 1.8 °C is one by 3.2 °F. Currencies are no units; see \
          `figures-exchange-rate`.",
    example: "The village lies 10 km (8 miles) from the border.\n",
    instead: "The village lies 10 km (6 miles) from the border.\n",
    source: Some("NIST Handbook 44, appendix C, and the BIPM’s SI brochure, for the factors"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article).filter(|sentence| sentence.figures.len() > 1) {
        for pair in sentence.figures.windows(2) {
            let [one, other] = pair else { continue };
            let between = prose.between(one.core, other.core);
            let behind = prose.after(other.core.end(), 1, sentence.range);
            let bracketed = between == " (" && behind == ")" || between == ", or " && matches!(behind, "," | "." | "");
            let (Some(unit), Some(second)) = (unit_of(one), unit_of(other)) else { continue };
            if !bracketed || unit.dimension != second.dimension || unit.name == second.name {
                continue;
            }
            let into = |it: f64| second.from_base(unit.to_base(it));
            let (real, claimed) = (Interval::of_converted(one).map(into), Interval::of_converted(other));
            if is_difference(unit, second, one, other)
                && speaks_of_change(prose.before(one.core.start(), 60, sentence.range))
            {
                continue;
            }
            if Sentence::one_voice(&[one, other]) && real.is_bounded() && claimed.is_bounded() && !real.meets(&claimed)
            {
                let middle = rounded((real.low + real.high) / 2.0);
                let message =
                    format!("{} is {}, not {}.", in_words(one), counted(&middle, second.name), in_words(other));
                sink.report(other.range, message).relate(one.range, "Converted from this.");
            }
        }
    }
}

/// The unit of a measure, unless it is one of those that differ from country to country or count
/// nothing a ruler measures.
fn unit_of(figure: &Figure) -> Option<&'static Unit> {
    let measured = matches!(figure.kind, FigureKind::Measure) && figure.per.is_none();
    let unit = figure.unit.as_deref().filter(|_| measured).and_then(units::by_name)?;
    let fixed = matches!(
        unit.dimension,
        Dimension::Length
            | Dimension::Area
            | Dimension::Mass
            | Dimension::Temperature
            | Dimension::Speed
            | Dimension::Volume
    );
    // Long, short and metric tons, imperial and US gallons go by one name.
    let ambiguous = ["ton", "gallon", "pint", "quart", "fluid ounce", "cup", "barrel"].contains(&unit.name);
    (fixed && !ambiguous).then_some(unit)
}

/// Whether two temperatures agree as differences: a rise by 1.8 °C is one by 3.2 °F.
fn is_difference(unit: &Unit, second: &Unit, one: &Figure, other: &Figure) -> bool {
    if unit.dimension != Dimension::Temperature {
        return false;
    }
    let into = |it: f64| second.from_base(unit.to_base(it)) - second.from_base(unit.to_base(0.0));
    Interval::of_converted(one).map(into).meets(&Interval::of_converted(other))
}

/// Whether the words before a temperature make it a difference of two.
fn speaks_of_change(before: &str) -> bool {
    let before = before.to_lowercase();
    let words =
        ["warm", "cool", "rise", "rose", "risen", "increas", "fell", "fall", "drop", "declin", "limit", "differ"];
    words.iter().any(|word| before.contains(word)) || before.ends_with(" by ")
}
