//! A toll, a crowd or a population on nobody's word.

use crate::{
    analysis::{
        Voice,
        figures::{Figure, FigureKind, Modality, Outcome},
    },
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::{
    compare::is_level,
    sentence::{Sentence, sentences},
    wording::in_words,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-unattributed",
    name: "A toll, a crowd or a population on nobody’s word",
    level: Level::Warning,
    why: "Tolls, crowds and populations are estimates of somebody, and readers should know whose. Reported once an \
          article for each of the three, at the first figure of ten or more that the article gives in its own \
          voice, where nothing in its paragraph, or anywhere in the article for the same number, says who counted. \
          What happened in an earlier year is taken as known.",
    example: "Some 200 people were killed when a dam burst above the valley on Monday.\n\nSchools stay closed.\n",
    instead: "Some 200 people were killed when a dam burst above the valley on Monday, rescuers said.\n\n\
              Schools stay closed.\n",
    source: Some("BBC guidance on reporting statistics: be as sceptical of them as of quotes, and say whose they are"),
    run,
};

/// Smaller numbers can be seen and counted by whoever reports.
const LEAST: f64 = 10.0;

/// Words that say that somebody counted or said so.
const SOURCES: [&str; 56] = [
    "according",
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "reported",
    "reports",
    "report",
    "reporting",
    "estimated",
    "estimates",
    "estimate",
    "police",
    "officials",
    "official",
    "authorities",
    "ministry",
    "census",
    "data",
    "figures",
    "statistics",
    "study",
    "survey",
    "agency",
    "claimed",
    "claims",
    "announced",
    "confirmed",
    "believed",
    "counted",
    "recorded",
    "documented",
    "monitor",
    "monitors",
    "observatory",
    "organisers",
    "organizers",
    "witnesses",
    "un",
    "unhcr",
    "states",
    "stated",
    "wrote",
    "added",
    "noted",
    "found",
    "shows",
    "showed",
    "known",
    "cited",
    "citing",
    "feared",
    "registered",
    "government's",
];

/// What a figure is a claim about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Toll,
    Crowd,
    Population,
}

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let mut done = Vec::new();
    for sentence in sentences(article) {
        for figure in sentence.figures {
            let Some(topic) = topic(figure, &sentence, &prose).filter(|topic| !done.contains(topic)) else { continue };
            let line = article.text.line_at(figure.core.start());
            if is_old(article, figure) || sourced(article, prose.slice(line), line) || elsewhere(article, figure) {
                continue;
            }
            let head = crate::checks::head::body_start(&article.text);
            if figure.core.start() < head {
                continue;
            }
            done.push(topic);
            let what = match topic {
                Topic::Toll => "A toll",
                Topic::Crowd => "The size of a crowd",
                Topic::Population => "A population",
            };
            sink.report(figure.range, format!("{what} ({}), and nobody is named who counted.", in_words(figure)));
        }
    }
}

fn topic(figure: &Figure, sentence: &Sentence<'_>, prose: &crate::checks::prose::Prose) -> Option<Topic> {
    let counts = matches!(figure.kind, FigureKind::Count | FigureKind::Number)
        && figure.modality == Modality::Asserted
        && figure.voice == Voice::Article
        && figure.quote.is_none()
        && is_level(figure)
        && figure.vague.is_none()
        && figure.per.is_none();
    let large = |bound: Option<crate::analysis::figures::Bound>| bound.is_some_and(|it| it.value.to_f64() >= LEAST);
    let large = figure.value.is_some_and(|value| value.to_f64() >= LEAST) || large(figure.soft.lower);
    // “Had been killed” looks back on what readers know; capitals are a headline in the text.
    let behind = prose.after(figure.range.end(), 16, sentence.range);
    let known =
        behind.starts_with(" had ") || behind.chars().any(char::is_uppercase) && !behind.contains(char::is_lowercase);
    if !counts || !large || known || is_year(prose.slice(figure.core)) {
        return None;
    }
    let crowd = ["protester", "demonstrator", "marcher", "supporter", "worshipper", "mourner", "pilgrim"];
    match (figure.outcome, figure.counted.as_deref()) {
        (Some(Outcome::Killed | Outcome::Wounded | Outcome::Displaced | Outcome::Missing), Some(_)) => {
            Some(Topic::Toll)
        }
        (_, Some(counted)) if crowd.contains(&counted) => Some(Topic::Crowd),
        (None, Some("people" | "person" | "woman" | "man" | "student" | "worker")) if gathers(behind) => {
            Some(Topic::Crowd)
        }
        _ => {
            let before = prose.before(figure.core.start(), 60, sentence.range);
            let said = words(before).any(|word| word == "population");
            said.then_some(Topic::Population)
        }
    }
}

/// Whether what stands behind people says that they made a crowd.
fn gathers(behind: &str) -> bool {
    let verb = words(behind).next().unwrap_or_default();
    ["marched", "gathered", "rallied", "demonstrated", "protested", "thronged", "attended"].contains(&verb.as_str())
}

/// Whether four digits without a comma look like a year: “the 2012 attacks”.
fn is_year(core: &str) -> bool {
    core.len() == 4
        && (core.starts_with("19") || core.starts_with("20"))
        && core.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a figure is of a year before the article's.
fn is_old(article: &Article, figure: &Figure) -> bool {
    let Some(date) = figure.window.and_then(|window| article.reading.dates.get(window)) else { return false };
    let published = article.reading.published.as_ref().map(|published| published.date.year());
    match (date.last, published) {
        (Some(last), Some(year)) => last.year() < year,
        // A year alone, in an article without a date: nobody names the year that it is.
        (Some(_), None) => true,
        _ => false,
    }
}

/// Whether a paragraph says where its figures come from: in words, or because somebody is quoted in it.
fn sourced(article: &Article, text: &str, line: CharRange) -> bool {
    let quotes = &article.reading.quotes;
    words(text).any(|word| SOURCES.contains(&word.as_str()))
        || quotes.iter().any(|quote| quote.speaker.is_some() && quote.spans.iter().any(|span| span.overlaps(line)))
}

/// Whether somebody else in the article gives the same number for the same thing.
fn elsewhere(article: &Article, figure: &Figure) -> bool {
    article.reading.figures.iter().any(|other| {
        other.voice != Voice::Article && other.outcome == figure.outcome && other.hard.overlaps(&figure.hard)
    })
}
