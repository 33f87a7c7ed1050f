//! Parts that don't make up the whole they are listed for.

use crate::{
    analysis::figures::{Decimal, Figure, FigureKind},
    checks::{
        Rule, Sink,
        prose::{Prose, words},
    },
    config::Level,
    ide::Article,
    lexicon::roles,
    text::CharRange,
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
            if let Some(sum) = elided_sum(&prose, &sentence, at) {
                report(sink, whole, &sum.parts, &number(sum.total));
                continue;
            }
            // “Twelve people were in the two cars: …” – the people are listed.
            let whole = match sentence.figures[..at].last() {
                Some(before) if !parts.is_empty() && people(&parts) && !people(&[whole]) && people(&[before]) => before,
                _ => whole,
            };
            // “15 members: seven Greens, five Liberals and two independents”: parties are people too.
            let named = |part: &&Figure| {
                part.counted_range.is_some_and(|noun| prose.slice(noun).starts_with(char::is_uppercase))
            };
            let parties = people(&[whole]) && parts.iter().any(named);
            if !parts.is_empty() && people(&parts) != people(&[whole]) && !parties {
                continue;
            }
            if parts.len() < 2 || !counts(whole) || !Sentence::one_voice(&[whole, parts[0]]) {
                continue;
            }
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value?));
            let Some(sum) = sum else { continue };
            let exact = crate::analysis::figures::Bounds::exact(sum);
            if !whole.hard.overlaps(&exact) {
                report(sink, whole, &parts, &number(sum));
            }
        }
    }
}

fn report(sink: &mut Sink<'_>, whole: &Figure, parts: &[&Figure], sum: &str) {
    let finding = sink.report(whole.range, format!("The parts make {sum}, not {}.", in_words(whole)));
    for part in parts {
        finding.relate(part.range, format!("{} of them.", in_words(part)));
    }
}

/// Parts that don't make up their whole, with what they make.
struct Elided<'a> {
    parts: Vec<&'a Figure>,
    total: Decimal,
}

/// Words that leave part of a list open.
const OPEN: [&str; 12] =
    ["and", "or", "rest", "other", "others", "more", "remaining", "each", "total", "apiece", "including", "than"];

/// “60 shops: 25 in Spain, 20 in Portugal and 10 in Italy”, “120 million euros: 50 million on roads …”: a list that
/// leaves out what its parts count and fills the rest of the sentence, where it makes something else than its whole.
fn elided_sum<'a>(prose: &Prose, sentence: &Sentence<'a>, at: usize) -> Option<Elided<'a>> {
    let (whole, mut parts) = (&sentence.figures[at], &sentence.figures[at + 1..]);
    // “$90 million has three parts: $50 million for roads …”
    let mut before_list = whole;
    if let Some((count, rest)) = parts.split_first()
        && count.counted_range.is_some()
        && count.value.and_then(|value| value.to_i64()) == i64::try_from(rest.len()).ok()
    {
        (before_list, parts) = (count, rest);
    }
    let exact = |figure: &Figure| figure.approximation.is_none() && figure.vague.is_none() && figure.per.is_none();
    let same = |part: &Figure| match whole.kind {
        FigureKind::Count => {
            matches!(part.kind, FigureKind::Count | FigureKind::Number)
                && part.unit.is_none()
                && part.counted_range.is_none()
        }
        FigureKind::Money => {
            part.kind == FigureKind::Money && part.unit == whole.unit
                || part.kind == FigureKind::Number && part.unit.is_none()
        }
        _ => false,
    };
    let voices: Vec<&Figure> = [whole].into_iter().chain(parts).collect();
    if parts.len() < 2
        || !exact(whole)
        || !parts.iter().all(|part| exact(part) && same(part))
        || !Sentence::one_voice(&voices)
    {
        return None;
    }
    let lead = prose.between(before_list.range, parts[0].range);
    if gapped(prose, sentence, at) {
        let total = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value?))?;
        return (total != whole.value?).then(|| Elided { parts: parts.iter().collect(), total });
    }
    let bracket = lead.strip_suffix(" (");
    let said = lead.strip_suffix(": ").or(bracket).or_else(|| lead.strip_suffix(" — ").filter(|_| parts.len() > 2))?;
    // What follows a part says where or what for, in a few words, up to the next.
    let tail = |tail: &str| {
        tail.split_whitespace().count() <= 5
            && !tail.contains([',', ';', ':', '(', '—', '–', '“', '"', '.'])
            && !words(tail).any(|word| OPEN.contains(&word.as_str()))
    };
    let joints = [", and ", "; and ", ", ", "; ", " and "];
    let joined = parts.windows(2).all(|pair| {
        let between = prose.between(pair[0].range, pair[1].range);
        joints.iter().find_map(|joint| between.strip_suffix(joint)).is_some_and(tail)
    });
    let last = prose.between(parts[parts.len() - 2].range, parts[parts.len() - 1].range);
    let rest = prose.slice(CharRange::new(parts[parts.len() - 1].range.end(), sentence.range.end()));
    let end = match bracket {
        Some(_) => rest.split_once(')').map(|(rest, _)| rest),
        None => rest.trim_end().strip_suffix('.'),
    };
    let closed = end.is_some_and(tail) && last.ends_with("and ");
    if !(tail(said) && joined && closed) {
        return None;
    }
    let total = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value?))?;
    // “4.7 million” is rounded to a tenth of a million, “12,000” to a thousand; small numbers are counted.
    let slack = |figure: &Figure| {
        let Some(value) = figure.value.filter(|value| value.to_f64() >= 1000.0) else { return 0.0 };
        let zeros = i32::from(value.significant().1.max(0));
        let written = if prose.slice(figure.core).contains('.') { zeros } else { zeros / 3 * 3 };
        10f64.powi(written) / 2.0
    };
    let slack: f64 = voices.iter().map(|figure| slack(figure)).sum();
    let apart = (total.to_f64() - whole.value?.to_f64()).abs();
    (apart > slack).then(|| Elided { parts: parts.iter().collect(), total })
}

/// “600 people: Donja had 300, Gornja 250 and Srednja 60”: each part behind the name of whose it is.
fn gapped(prose: &Prose, sentence: &Sentence<'_>, at: usize) -> bool {
    let figures = &sentence.figures[at..];
    let name =
        |text: &str| text.split(' ').count() <= 3 && text.split(' ').all(|it| it.starts_with(char::is_uppercase));
    let had = |text: &str| [" had ", " has "].iter().any(|verb| text.strip_suffix(verb).is_some_and(name));
    let last = figures.len() - 1;
    let joined = figures[1..].windows(2).enumerate().all(|(i, pair)| {
        let between = prose.between(pair[0].range, pair[1].range);
        let mark = if i + 3 > last {
            between.strip_prefix(" and ").or_else(|| between.strip_prefix(", and "))
        } else {
            between.strip_prefix(", ")
        };
        mark.and_then(|it| it.strip_suffix(' ')).is_some_and(name)
    });
    let end = prose.slice(CharRange::new(figures[last].range.end(), sentence.range.end()));
    joined
        && end.trim_end() == "."
        && prose.between(figures[0].range, figures[1].range).strip_prefix(": ").is_some_and(had)
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
    // A quote ends there: “four children and two medics,” she said.
    let quoted = [",”", ",\""].iter().any(|end| rest.starts_with(end));
    let closed = match mark {
        '(' => rest.starts_with(')'),
        ':' => {
            quoted
                || rest.is_empty()
                || rest.starts_with(['.', ';'])
                || rest.starts_with(" —")
                || rest.starts_with(" –")
        }
        _ => quoted || rest.is_empty() || rest.starts_with('.') || rest.trim_start().starts_with(mark),
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
            || matches!(counted, "people" | "person" | "passenger" | "adult" | "other" | "body" | "victim")
    })
}

/// Whether a figure counts things one by one.
fn counts(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count) && figure.value.is_some() && figure.vague.is_none() && figure.per.is_none()
}
