//! “At least about 50”.

use crate::{
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::in_own_words;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-stacked-hedges",
    name: "Two hedges on one figure",
    level: Level::Hint,
    why: "“At least about 50” sets a bound and takes it back; “some 300 or so” says once too often that nobody \
          counted; “up to 10 or more” is any number. Not inside quotes.",
    example: "At least about 50 people came to the quay.\n",
    instead: "About 50 people came to the quay.\n",
    source: Some("William Strunk Jr., “The Elements of Style” (1918), rule 13: omit needless words"),
    run,
};

/// Words that make a number a bound.
const BOUNDS: [&str; 9] =
    ["at least", "at most", "up to", "as many as", "more than", "fewer than", "less than", "no more than", "over"];
/// Words that make it approximate.
const VAGUE: [&str; 10] =
    ["about", "around", "some", "roughly", "approximately", "nearly", "almost", "an estimated", "close to", "circa"];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for figure in &article.reading.figures {
        if figure.approximator.is_none() || in_own_words(article, figure) {
            continue;
        }
        let words = &prose.slice(figure.core).to_lowercase();
        let with = |list: &[&'static str]| list.iter().find(|hedge| contains(words, hedge)).copied();
        let doubled = |list: &[&str]| list.iter().filter(|hedge| contains(words, hedge)).count() > 1;
        let (bound, vague) = (with(&BOUNDS), with(&VAGUE));
        let tail = tail(&prose, figure.core, article.text.range());
        // “More than an estimated 50” and “at least some” are said of sources and of parts.
        let stacked = match (bound, vague, tail) {
            (Some(bound), Some(vague), _) if vague != "an estimated" && vague != "some" => Some((bound, vague)),
            (Some(bound), _, Some(tail)) if tail != "or so" || bound != "at least" => Some((bound, tail)),
            (None, Some(vague), Some(tail)) => Some((vague, tail)),
            _ if doubled(&VAGUE) => vague.zip(VAGUE.iter().rev().find(|hedge| contains(words, hedge)).copied()),
            _ => None,
        };
        if let Some((one, other)) = stacked {
            sink.report(figure.core, format!("“{one}” and “{other}” on one figure: one of them is enough."));
        }
    }
}

/// Whether an approximator has a hedge among its words.
fn contains(words: &str, hedge: &str) -> bool {
    words.match_indices(hedge).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(words[..at].chars().next_back()) && edge(words[at + hedge.len()..].chars().next())
    })
}

/// A hedge at the end of a figure or right behind it.
fn tail(prose: &Prose, core: CharRange, whole: CharRange) -> Option<&'static str> {
    let (inside, behind) = (prose.slice(core), prose.after(core.end(), 13, whole));
    // “Either less than $1 billion or more than $42 billion” is about two amounts.
    if [" or more than", " or less than"].iter().any(|other| behind.starts_with(other)) {
        return None;
    }
    let here =
        |tail: &&str| inside.ends_with(*tail) || behind.strip_prefix(' ').is_some_and(|it| it.starts_with(*tail));
    ["or more", "or so", "or less"].into_iter().find(here)
}
