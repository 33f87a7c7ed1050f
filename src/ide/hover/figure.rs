//! The card of a figure.

use crate::{
    analysis::{
        Voice,
        figures::{Bound, Bounds, Decimal, Figure, FigureKind, Modality, Outcome},
    },
    text::CharRange,
};

use super::{
    super::{Article, alike, words},
    Facts, card as put_together, convert,
};

/// How many other figures a card lists.
const OTHERS: usize = 6;

/// How many code points before a figure “population” may stand.
const POPULATION: usize = 60;

/// The card of a figure: value and bounds in words and numbers, unit, what is counted, who says so.
pub(super) fn card(article: &Article, figure: &Figure) -> String {
    let mut facts = Facts::default();
    if let Some(symbols) = symbols(figure.hard) {
        facts.add("Bounds", format!("{} (`{symbols}`)", bounds(figure)));
    } else {
        facts.add("Bounds", bounds(figure));
    }
    if figure.soft != figure.hard
        && let Some(symbols) = symbols(figure.soft)
    {
        facts.add("Likely meant", format!("`{symbols}`"));
    }
    facts.add(
        "Inexact",
        figure.approximator.as_ref().map_or(String::new(), |words| format!("“{}”", words::escape(words))),
    );
    facts.add("Unit", figure.unit.as_deref().map(words::escape).unwrap_or_default());
    facts.add("Counted", counted(article, figure));
    facts.add("Outcome", figure.outcome.map_or("", outcome));
    facts.add("Put as", modality(figure.modality));
    facts.add("Says", article.voice(figure.voice));
    facts.add(
        "Also",
        convert::in_other_units(figure).iter().map(|it| words::escape(it)).collect::<Vec<_>>().join(" · "),
    );
    facts.add("Kind", kind(figure.kind));
    put_together(&sentence(article, figure), facts, &[others(article, figure)])
}

/// The other figures about the same thing, with how they compare.
fn others(article: &Article, figure: &Figure) -> String {
    let mut others = article.figures_alike(figure).filter(|other| other.range != figure.range).peekable();
    if others.peek().is_none() {
        return String::new();
    }
    let mut out = "Other figures about the same thing:\n\n".to_owned();
    for other in others.by_ref().take(OTHERS) {
        let (line, words) = (article.line_number(other.core.start()), article.excerpt(other.range, 60));
        let (voice, compared) = (article.voice(other.voice), alike::compared(&article.reading.figures, figure, other));
        out += &format!("- line {line}: “{words}”, {voice}: {compared}\n");
    }
    match others.count() {
        0 => out,
        more => out + &format!("- and {more} more\n"),
    }
}

/// The claim in one sentence: “more than 3,000,000 people, no upper bound; population of Idlib;
/// says the article”.
fn sentence(article: &Article, figure: &Figure) -> String {
    let mut claim = claim(figure);
    let share = matches!(figure.kind, FigureKind::Fraction | FigureKind::Ratio);
    let named = share || matches!(figure.kind, FigureKind::Count | FigureKind::Percent | FigureKind::Number);
    // “One child in five” is 0.2, and 20 per cent to most readers.
    if let Some(value) = figure.value.map(|value| value.to_f64()).filter(|value| share && (0.0..1.0).contains(value)) {
        claim += &format!(" ({} per cent)", (value * 1000.0).round() / 10.0);
    }
    if let Some(lemma) = figure.counted.as_deref().filter(|_| named) {
        let one = figure.value.is_some_and(|value| value.to_f64() == 1.0) && figure.kind == FigureKind::Count;
        let of = if figure.kind == FigureKind::Count || figure.kind == FigureKind::Number { "" } else { "of the " };
        claim = format!("{claim} {of}{}", if one { lemma.to_owned() } else { words::plural(lemma) });
    }
    if figure.counted.is_none() && is_population(article, figure) {
        claim.push_str(" people");
    }
    if figure.rule == "one-of" {
        claim = format!("one of {claim}");
    }
    let open = match (figure.hard.lower, figure.hard.upper) {
        (Some(_), None) => ", no upper bound",
        (None, Some(_)) => ", no lower bound",
        _ => "",
    };
    let mut parts = vec![format!("**{}**{open}", words::escape(&claim))];
    parts.extend(about(article, figure));
    parts.push(match figure.voice {
        Voice::Article => "says the article".to_owned(),
        voice => format!("says {}", article.voice(voice)),
    });
    parts.join("; ")
}

/// What became of them, or that it is a population; where.
fn about(article: &Article, figure: &Figure) -> Option<String> {
    let place = figure.place.and_then(|place| article.reading.places.get(place)).map(|it| words::escape(&it.name));
    match (is_population(article, figure), figure.outcome.map(outcome), place) {
        (true, _, Some(place)) => Some(format!("population of {place}")),
        (true, ..) => Some("population".to_owned()),
        (false, Some(outcome), Some(place)) => Some(format!("{outcome}, {place}")),
        (false, Some(outcome), None) => Some(outcome.to_owned()),
        (false, None, _) => None,
    }
}

/// Whether the sentence speaks of a population before a figure that counts nothing else.
pub(in super::super) fn is_population(article: &Article, figure: &Figure) -> bool {
    let before = CharRange::new(figure.core.start().minus(POPULATION), figure.core.start());
    matches!(figure.kind, FigureKind::Count | FigureKind::Number)
        && figure.outcome.is_none()
        && article.text.slice(before).rsplit(['.', '\n']).next().is_some_and(|said| said.contains("population"))
}

/// The claim in a few words: “more than 3,000,000”, “less than 19 hour”.
pub(in super::super) fn claim(figure: &Figure) -> String {
    let number = match (figure.hard.lower, figure.hard.upper, figure.value) {
        (None, None, Some(value)) => format!("about {value}"),
        (None, None, None) => figure.approximator.clone().unwrap_or_else(|| "some".to_owned()),
        _ => range(figure.hard),
    };
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Score, _) => "a score".to_owned(),
        (FigureKind::Percent, _) => {
            let per = figure.per.as_deref().map_or(String::new(), |per| format!(" a {per}"));
            format!("{number} per cent{per}")
        }
        (FigureKind::Points, None | Some("percentage point")) => format!("{number} percentage points"),
        (FigureKind::Age, None | Some("year")) => format!("{number} years of age"),
        (_, Some(unit)) => {
            let one = figure.value.is_some_and(|value| value.to_f64() == 1.0);
            format!("{number} {}", if one { unit.to_owned() } else { words::plural(unit) })
        }
        (_, None) => number,
    }
}

/// A number without zeros that only say how it was computed.
pub(in super::super) fn number(value: Decimal) -> String {
    let shown = value.to_string();
    // Thirds and the like: “0.6667”.
    let shown = match shown.split_once('.') {
        Some((_, decimals)) if decimals.len() > 6 && value.to_f64().abs() >= 0.001 => format!("{:.4}", value.to_f64()),
        _ => shown,
    };
    if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.').to_owned() } else { shown }
}

/// An interval in words, its open ends passed over in silence.
fn range(bounds: Bounds) -> String {
    match (bounds.lower, bounds.upper) {
        (Some(low), Some(high)) if low.value == high.value => format!("exactly {}", number(low.value)),
        (Some(low), Some(high)) if low.inclusive && high.inclusive => {
            format!("{} to {}", number(low.value), number(high.value))
        }
        (Some(low), Some(high)) => format!("{} and {}", lower(low), upper(high)),
        (Some(low), None) => lower(low),
        (None, Some(high)) => upper(high),
        (None, None) => "any number".to_owned(),
    }
}

fn lower(bound: Bound) -> String {
    format!("{} {}", if bound.inclusive { "at least" } else { "more than" }, number(bound.value))
}

fn upper(bound: Bound) -> String {
    format!("{} {}", if bound.inclusive { "at most" } else { "less than" }, number(bound.value))
}

/// What the words strictly leave possible, open ends named.
fn bounds(figure: &Figure) -> String {
    let words = range(figure.hard);
    match (figure.hard.lower, figure.hard.upper) {
        (Some(_), Some(_)) => words,
        (Some(_), None) => format!("{words}, no upper bound"),
        (None, Some(_)) => format!("{words}, no lower bound"),
        (None, None) => "the words set none".to_owned(),
    }
}

/// An interval in symbols: `> 3,000,000`, `10 ≤ n < 20`.
fn symbols(bounds: Bounds) -> Option<String> {
    let sign = |bound: Bound| if bound.inclusive { "≤" } else { "<" };
    Some(match (bounds.lower, bounds.upper) {
        (None, None) => return None,
        (Some(low), Some(high)) if low.value == high.value => format!("= {}", number(low.value)),
        (Some(low), Some(high)) => {
            format!("{} {} n {} {}", number(low.value), sign(low), sign(high), number(high.value))
        }
        (Some(low), None) => format!("{} {}", if low.inclusive { "≥" } else { ">" }, number(low.value)),
        (None, Some(high)) => format!("{} {}", sign(high), number(high.value)),
    })
}

fn counted(article: &Article, figure: &Figure) -> String {
    match (figure.counted_range, figure.counted.as_deref()) {
        (Some(range), Some(lemma)) => {
            let phrase = article.excerpt(range, 80);
            if phrase == lemma { phrase } else { format!("{} (“{phrase}”)", words::escape(lemma)) }
        }
        (Some(range), None) => article.excerpt(range, 80),
        (None, lemma) => lemma.map(words::escape).unwrap_or_default(),
    }
}

fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Count => "count",
        FigureKind::Age => "age",
        FigureKind::Duration => "length of time",
        FigureKind::Money => "amount of money",
        FigureKind::Percent => "percentage",
        FigureKind::Points => "percentage points",
        FigureKind::Ratio => "ratio",
        FigureKind::Fraction => "part of a whole",
        FigureKind::Multiple => "multiple",
        FigureKind::Measure => "measure",
        FigureKind::Ordinal => "place in an order",
        FigureKind::Rate => "rate",
        FigureKind::Score => "score",
        FigureKind::Number => "number",
    }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "",
        Modality::Estimated => "an estimate",
        Modality::Feared => "a fear, not a count",
        Modality::Expected => "an expectation",
        Modality::Claimed => "a claim",
        Modality::Planned => "a plan",
        Modality::Negated => "something that is not so",
        Modality::Denied => "something that is denied",
        Modality::Conditional => "a possibility",
    }
}

pub(in super::super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Killed => "killed",
        Outcome::Wounded => "wounded",
        Outcome::Missing => "missing",
        Outcome::Displaced => "displaced",
        Outcome::Detained => "detained",
        Outcome::Rescued => "rescued",
        Outcome::Infected => "infected",
        Outcome::Casualties => "killed or wounded",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use expect_test::expect;

    #[test]
    fn a_population_is_of_people() {
        check(
            "The population of the valley has come to ⟦F >3000000 approx=more_than|more than$0 3 million⟧.",
            &expect![[r#"
                1:42 "more than 3 million"

                **more than 3,000,000 people**, no upper bound; population; says the article

                - **Bounds** more than 3,000,000, no upper bound (`> 3,000,000`)
                - **Inexact** “more than”
                - **Says** the article, in its own voice
                - **Kind** count
            "#]],
        );
    }

    #[test]
    fn an_open_bound_is_said_and_shown() {
        check(
            "⟦O agency|Civil Defence⟧ spoke of ⟦F >3000000 counted=refugee approx=more_than says=agency feared|more than$0 3 million refugees⟧.",
            &expect![[r#"
                1:24 "more than 3 million refugees"

                **more than 3,000,000 refugees**, no upper bound; says Civil Defence

                - **Bounds** more than 3,000,000, no upper bound (`> 3,000,000`)
                - **Inexact** “more than”
                - **Counted** refugee (“more than 3 million refugees”)
                - **Put as** a fear, not a count
                - **Says** Civil Defence
                - **Kind** count
            "#]],
        );
    }

    #[test]
    fn units_and_upper_bounds() {
        check(
            "It took ⟦F <19 unit=hour approx=less_than|less than 19 h$0ours⟧.",
            &expect![[r#"
                1:9 "less than 19 hours"

                **less than 19 hours**, no lower bound; says the article

                - **Bounds** less than 19, no lower bound (`< 19`)
                - **Inexact** “less than”
                - **Unit** hour
                - **Says** the article, in its own voice
                - **Kind** measure
            "#]],
        );
    }

    #[test]
    fn what_is_likely_meant_beside_what_is_possible() {
        check(
            "⟦F >=24 soft=24..99 counted=family says=?|dozens of fam$0ilies⟧ came.",
            &expect![[r#"
                1:1 "dozens of families"

                **at least 24 families**, no upper bound; says “dozens of families”, not named

                - **Bounds** at least 24, no upper bound (`≥ 24`)
                - **Likely meant** `24 ≤ n ≤ 99`
                - **Counted** family (“dozens of families”)
                - **Says** “dozens of families”, not named
                - **Kind** count
            "#]],
        );
        check(
            "⟦F ~ approx=a_few counted=man|a few m$0en⟧ came.",
            &expect![[r#"
                1:1 "a few men"

                **a few men**; says the article

                - **Bounds** the words set none
                - **Inexact** “a few”
                - **Counted** man (“a few men”)
                - **Says** the article, in its own voice
                - **Kind** count
            "#]],
        );
    }
}
