//! Parts that don't make up the whole they are listed for.

use crate::{
    analysis::figures::{Decimal, Figure, FigureKind},
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    lexicon::roles,
};

use super::{
    sentence::{Sentence, sentences},
    wording::{in_words, number},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-parts-sum",
    name: "Parts that do not make up their whole",
    level: Level::Error,
    why: "“12 people: four children, two medics and five men” leaves one out. Reported only where a colon, a dash \
          or a bracket announces that the list is the whole, everything in it is counted exactly and by the same \
          voice, and nothing else stands in it. “Including” announces no whole.",
    example: "There were 12 people on board: four children, two medics and five men.\n",
    instead: "There were 11 people on board: four children, two medics and five men.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article).filter(|sentence| sentence.figures.len() > 2) {
        for (at, whole) in sentence.figures.iter().enumerate() {
            let parts = parts(&prose, &sentence, at);
            // “Twelve people were in the two cars: …” – the people are listed.
            let whole = match sentence.figures[..at].last() {
                Some(before) if !parts.is_empty() && people(&parts) && !people(&[whole]) && people(&[before]) => before,
                _ => whole,
            };
            if !parts.is_empty() && people(&parts) != people(&[whole]) {
                continue;
            }
            if parts.len() < 2 || !counts(whole) || !Sentence::one_voice(&[whole, parts[0]]) {
                continue;
            }
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value?));
            let Some(sum) = sum else { continue };
            let exact = crate::analysis::figures::Bounds::exact(sum);
            if !whole.hard.overlaps(&exact) {
                let message = format!("The parts make {}, not {}.", number(sum), in_words(whole));
                let finding = sink.report(whole.range, message);
                for part in parts {
                    finding.relate(part.range, format!("{} of them.", in_words(part)));
                }
            }
        }
    }
}

/// The figures of the list that the figure at `at` announces; none where it announces no list.
fn parts<'a>(prose: &Prose, sentence: &Sentence<'a>, at: usize) -> Vec<&'a Figure> {
    let figures = sentence.figures;
    let Some(first) = figures.get(at + 1) else { return Vec::new() };
    let lead = prose.between(figures[at].range, first.range);
    // “12 people on board: four”, “12 people (four”, “12 people — four”
    let Some(mark) = lead.trim_end().chars().next_back().filter(|mark| ":(—–".contains(*mark)) else {
        return Vec::new();
    };
    let said = lead.trim_end().trim_end_matches(mark);
    if said.chars().count() > 40 || said.contains([',', ';', ':', '(', '—', '–', '.', '“', '"']) {
        return Vec::new();
    }
    let mut parts = vec![first];
    for pair in figures[at + 1..].windows(2) {
        if !matches!(
            prose.between(pair[0].range, pair[1].range),
            ", " | " and " | ", and " | "; " | "; and " | " plus "
        ) {
            break;
        }
        parts.push(&pair[1]);
    }
    let end = parts[parts.len() - 1].range.end();
    let rest = prose.after(end, 3, sentence.range);
    let closed = match mark {
        '(' => rest.starts_with(')'),
        ':' => rest.is_empty() || rest.starts_with(['.', ';']) || rest.starts_with(" —") || rest.starts_with(" –"),
        _ => rest.is_empty() || rest.starts_with('.') || rest.trim_start().starts_with(mark),
    };
    let joined = parts.len() > 2 || prose.between(parts[0].range, parts[parts.len() - 1].range).contains("and");
    let whole = closed && joined && parts.iter().all(|part| counts(part) && part.approximation.is_none());
    if whole && Sentence::one_voice(&parts) { parts } else { Vec::new() }
}

/// Whether figures count people, all of them.
fn people(figures: &[&Figure]) -> bool {
    figures.iter().all(|figure| {
        let counted = figure.counted.as_deref().unwrap_or_default();
        figure.group.is_some()
            || roles::is_role(counted)
            || matches!(counted, "people" | "person" | "passenger" | "adult" | "other")
    })
}

/// Whether a figure counts things one by one.
fn counts(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count) && figure.value.is_some() && figure.vague.is_none() && figure.per.is_none()
}
