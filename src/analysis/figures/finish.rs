//! From drafts to figures: what the words around make of each, and what they take from each other.

use std::{borrow::Cow, ops::Range};

use crate::analysis::{
    ByteSpan,
    dates::{DateKind, LocalDate},
    tokens::Tokens,
};

use super::{
    Direction, FigureKind, LocalCounted, LocalFigure, Modality, Outcome,
    compose::{self, Draft},
    context, sources,
};

/// Finds the figures of a paragraph; spans that are days or times of day are none.
pub fn scan(tokens: &Tokens, dates: &[LocalDate]) -> Vec<LocalFigure> {
    let drafts = compose::drafts(tokens, dates);
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.whole.start).collect();
    let ends: Vec<usize> = drafts.iter().map(|draft| draft.whole.end).collect();
    let mut figures: Vec<LocalFigure> = drafts
        .into_iter()
        .enumerate()
        .map(|(i, draft)| finish(tokens, draft, starts.get(i + 1).copied().unwrap_or(tokens.len())))
        .collect();
    stretches(&mut figures, dates);
    // “Three people died on Monday and two more on Tuesday.”
    for i in 1..figures.len() {
        let more = tokens.lower(ends[i]) == "more" && tokens.lower(ends[i] + 1) != "than"
            || matches!(tokens.lower(starts[i].wrapping_sub(1)), "another" | "further");
        let bare = figures[i].counted.is_none() && matches!(figures[i].kind, FigureKind::Number | FigureKind::Count);
        if !(more && bare && figures[i].unit.is_none()) {
            continue;
        }
        let Some((lemma, outcome)) = (0..i).rev().take(3).find_map(|k| {
            let counted = figures[k].counted.as_ref()?;
            Some((counted.lemma.clone(), figures[k].outcome))
        }) else {
            continue;
        };
        figures[i].kind = FigureKind::Count;
        figures[i].outcome = figures[i].outcome.or(outcome);
        figures[i].counted = Some(LocalCounted { span: None, lemma, modifiers: vec!["more".to_owned()] });
    }
    for i in 0..figures.len() {
        // “Some 1,200 of the 3,500 workers will go”: it is these that will.
        if figures[i].part_of == Some(i + 1)
            && figures[i].modality == Modality::Asserted
            && figures[i + 1].modality != Modality::Asserted
        {
            figures[i].modality = std::mem::take(&mut figures[i + 1].modality);
        }
        // “The toll stood at 34, up from 21”
        if i > 0
            && figures[i].kind == FigureKind::Number
            && figures[i].direction == Some(Direction::From)
            && figures[i].unit.is_none()
            && figures[i - 1].cumulative
            && figures[i - 1].outcome.is_some()
            && starts[i].saturating_sub(ends[i - 1]) <= 8
        {
            let counted = figures[i - 1].counted.as_ref().map(|counted| counted.lemma.clone());
            figures[i].kind = FigureKind::Count;
            figures[i].outcome = figures[i - 1].outcome;
            figures[i].counted = counted.map(|lemma| LocalCounted { span: None, lemma, modifiers: Vec::new() });
        }
    }
    // “Two children and three medics were hurt”: what became of the last became of all.
    for i in (1..figures.len()).rev() {
        // “12 people, including four children, died”
        if let (Some(whole), Some(outcome)) = (figures[i].part_of, figures[i].outcome)
            && whole < i
            && figures[whole].outcome.is_none()
        {
            figures[whole].outcome = Some(outcome);
        }
        let counts = |figure: &LocalFigure| figure.kind == FigureKind::Count && figure.counted.is_some();
        let of_each = matches!(tokens.lower(starts[i - 1].wrapping_sub(1)), "every" | "each");
        let joined = !of_each
            && (ends[i - 1]..starts[i]).all(|at| matches!(tokens.lower(at), "," | "and"))
            && (1..=2).contains(&starts[i].saturating_sub(ends[i - 1]));
        // “419 cases and six deaths”: the noun speaks of its own.
        let own = figures[i].counted.as_ref().is_some_and(|counted| context::is_outcome_noun(&counted.lemma));
        if joined && !own && figures[i - 1].outcome.is_none() && counts(&figures[i - 1]) && counts(&figures[i]) {
            figures[i - 1].outcome = figures[i].outcome;
        }
    }
    figures
}

/// Whether a word behind a noun says what was done to those it stands for: “53 detainees freed”, not “children died”.
fn suffered(lower: &str) -> bool {
    context::is_fate(lower)
        && !matches!(lower, "died" | "die" | "dies" | "dying" | "fled" | "disappeared" | "perished" | "drowned")
}

/// “the next 24 hours”: a length that is said as a stretch of time is marked as that stretch is.
fn stretches(figures: &mut [LocalFigure], dates: &[LocalDate]) {
    let mut dates = dates.iter().filter(|date| date.kind == DateKind::Duration).peekable();
    for figure in figures.iter_mut().filter(|figure| figure.kind == FigureKind::Duration) {
        while dates.next_if(|date| date.span.end <= figure.core.start).is_some() {}
        if let Some(date) = dates.peek().filter(|date| date.span.covers(figure.span)) {
            figure.span = date.span;
        }
    }
}

/// “a 5.3 magnitude aftershock”, “a 7.1 quake”, “7.8 on the Richter scale”.
fn is_magnitude(tokens: &Tokens, draft: &Draft) -> bool {
    let end = draft.core.end;
    // “a quake of magnitude 8.2”
    let start = draft.core.start;
    let named = start > 0 && tokens.lower(start - 1) == "magnitude"
        || start > 1 && tokens.lower(start - 2) == "magnitude" && tokens.lower(start - 1) == "of";
    let small = draft.value.is_some_and(|value| value.to_f64() < 10.0) && tokens.text(draft.core.end - 1).contains('.');
    let said = matches!(tokens.lower(end), "magnitude" | "quake" | "earthquake" | "tremor" | "aftershock")
        || tokens.lower(end) == "on" && tokens.lower(end + 2) == "richter";
    named && draft.value.is_some_and(|value| value.to_f64() < 10.0) || small && said
}

fn finish(tokens: &Tokens, mut draft: Draft, next: usize) -> LocalFigure {
    let span = |range: Range<usize>| ByteSpan::from(tokens.bytes(range));
    let text = |range: Range<usize>| tokens.lower_source()[tokens.bytes(range)].to_owned();
    let noun = draft.counted.as_ref().map_or(draft.core.end..draft.core.end, |counted| counted.start..counted.end);
    let people = matches!(
        draft.kind,
        FigureKind::Count | FigureKind::Number | FigureKind::Ratio | FigureKind::Fraction | FigureKind::Percent
    );
    let counts = matches!(draft.kind, FigureKind::Count | FigureKind::Number);
    let magnitude = draft.kind == FigureKind::Number && draft.lemma.is_none() && is_magnitude(tokens, &draft);
    if magnitude {
        (draft.kind, draft.unit) = (FigureKind::Measure, Some(Cow::Borrowed("magnitude")));
    }
    let counts = counts && !magnitude;
    let people = people && !magnitude;
    let toll = counts && draft.lemma.is_none() && context::is_toll(tokens, draft.core.start);
    let outcome = if toll {
        (draft.kind, draft.lemma) = (FigureKind::Count, Some("people".to_owned()));
        Some(Outcome::Killed)
    } else if draft.rule == "one-of" && !suffered(tokens.lower(noun.end)) {
        // “One of three children died”: nothing happened to the three.
        None
    } else if people && draft.rule != "compound" {
        context::outcome(tokens, draft.core.clone(), noun, next)
    } else {
        None
    };
    let of_population = draft.core.start > 1
        && tokens.lower(draft.core.start - 1) == "of"
        && matches!(
            tokens.lower(draft.core.start - 2),
            "population"
                | "populations"
                | "town"
                | "city"
                | "village"
                | "settlement"
                | "island"
                | "municipality"
                | "crew"
                | "crowd"
                | "staff"
                | "workforce"
                | "audience"
                | "garrison"
        );
    if of_population && counts && draft.lemma.is_none() {
        draft.lemma = Some("people".to_owned());
    }
    if draft.kind == FigureKind::Number && (outcome.is_some() || draft.lemma.is_some()) {
        draft.kind = FigureKind::Count;
    }
    let modality = match draft.kind {
        FigureKind::Age => Modality::Asserted,
        // “twice what was forecast”: what stands behind is compared with.
        FigureKind::Multiple => context::modality(tokens, draft.whole.clone(), draft.whole.end),
        _ => context::modality(tokens, draft.whole.clone(), next),
    };
    let claimed = !matches!(draft.kind, FigureKind::Age | FigureKind::Ordinal | FigureKind::Score);
    let source = claimed.then(|| sources::cited(tokens, &draft.core, &draft.whole)).flatten();
    LocalFigure {
        span: span(draft.whole.clone()),
        core: span(draft.core.clone()),
        kind: draft.kind,
        value: draft.value,
        hard: draft.hard,
        soft: draft.soft,
        grain: draft.grain,
        approximator: draft.approximation.map(|(approximation, words)| (approximation, text(words))),
        vague: draft.vague,
        unit: draft.unit.map(Cow::into_owned),
        dimension: draft.dimension,
        per: draft.per,
        counted: draft.lemma.map(|lemma| LocalCounted {
            span: draft
                .counted
                .as_ref()
                .filter(|counted| counted.lemma == lemma)
                .map(|counted| span(counted.start..counted.end)),
            modifiers: draft.counted.map(|counted| counted.modifiers).unwrap_or_default(),
            lemma,
        }),
        modality,
        outcome,
        direction: context::direction(tokens, draft.core.start),
        part_of: draft.part_of,
        source: source.map(span),
        cumulative: matches!(draft.kind, FigureKind::Count | FigureKind::Number)
            && context::cumulative(tokens, draft.whole, next),
        rule: draft.rule,
    }
}
