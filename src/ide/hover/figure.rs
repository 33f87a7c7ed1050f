//! The card of a figure.

use crate::analysis::figures::{Bound, Bounds, Decimal, Figure, FigureKind, Modality, Outcome};

use super::{
    super::{Article, words},
    Facts, card as put_together,
};

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
    put_together(&format!("**{}** · {}", words::escape(&claim(figure)), kind(figure.kind)), facts, &[])
}

/// The claim in a few words: “more than 3,000,000”, “less than 19 hour”.
pub(in super::super) fn claim(figure: &Figure) -> String {
    let number = match (figure.hard.lower, figure.hard.upper, figure.value) {
        (None, None, Some(value)) => format!("about {value}"),
        (None, None, None) => figure.approximator.clone().unwrap_or_else(|| "some".to_owned()),
        _ => range(figure.hard),
    };
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Percent, _) => format!("{number} per cent"),
        (FigureKind::Points, _) => format!("{number} percentage points"),
        (FigureKind::Age, None | Some("year")) => format!("{number} years of age"),
        (_, Some(unit)) => {
            let one = figure.value.is_some_and(|value| value.to_f64() == 1.0);
            format!("{number} {}", if one { unit.to_owned() } else { plural(unit) })
        }
        (_, None) => number,
    }
}

/// The plural of a unit that is a word; symbols and currency codes have none.
fn plural(unit: &str) -> String {
    let word = unit.chars().all(|c| c.is_ascii_lowercase()) && unit.contains(['a', 'e', 'i', 'o', 'u']);
    match unit {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "century" => "centuries".to_owned(),
        "hertz" => unit.to_owned(),
        _ if word && !unit.ends_with('s') => format!("{unit}s"),
        _ => unit.to_owned(),
    }
}

/// A number without zeros that only say how it was computed.
fn number(value: Decimal) -> String {
    let shown = value.to_string();
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

fn outcome(outcome: Outcome) -> &'static str {
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
    fn an_open_bound_is_said_and_shown() {
        check(
            "⟦O agency|Civil Defence⟧ spoke of ⟦F >3000000 counted=refugee approx=more_than says=agency feared|more than$0 3 million refugees⟧.",
            &expect![[r#"
                1:24 "more than 3 million refugees"

                **more than 3,000,000** · count

                - **Bounds** more than 3,000,000, no upper bound (`> 3,000,000`)
                - **Inexact** “more than”
                - **Counted** refugee (“more than 3 million refugees”)
                - **Put as** a fear, not a count
                - **Says** Civil Defence
            "#]],
        );
    }

    #[test]
    fn units_and_upper_bounds() {
        check(
            "It took ⟦F <19 unit=hour approx=less_than|less than 19 h$0ours⟧.",
            &expect![[r#"
            1:9 "less than 19 hours"

            **less than 19 hours** · measure

            - **Bounds** less than 19, no lower bound (`< 19`)
            - **Inexact** “less than”
            - **Unit** hour
            - **Says** the article, in its own voice
        "#]],
        );
    }

    #[test]
    fn what_is_likely_meant_beside_what_is_possible() {
        check(
            "⟦F >=24 soft=24..99 counted=family says=?|dozens of fam$0ilies⟧ came.",
            &expect![[r#"
            1:1 "dozens of families"

            **at least 24** · count

            - **Bounds** at least 24, no upper bound (`≥ 24`)
            - **Likely meant** `24 ≤ n ≤ 99`
            - **Counted** family (“dozens of families”)
            - **Says** “dozens of families”, not named
        "#]],
        );
        check(
            "⟦F ~ approx=a_few counted=man|a few m$0en⟧ came.",
            &expect![[r#"
            1:1 "a few men"

            **a few** · count

            - **Bounds** the words set none
            - **Inexact** “a few”
            - **Counted** man (“a few men”)
            - **Says** the article, in its own voice
        "#]],
        );
    }
}
