//! House style: how figures are written. All of it is off until settings ask for it, keeps quiet
//! inside quotes, and leaves headlines alone, which have a style of their own.

pub(in crate::checks) mod in_figures;
pub(in crate::checks) mod initial_numeral;
pub(in crate::checks) mod small_number;

use crate::{analysis::figures::Figure, checks::head::body_start, ide::Article};

use super::in_own_words;

/// The figures that style is for: outside quotes and the head.
fn figures(article: &Article) -> impl Iterator<Item = &Figure> {
    let body = body_start(&article.text);
    article.reading.figures.iter().filter(move |figure| !in_own_words(article, figure) && figure.range.start() >= body)
}

/// The words of the numbers below ten.
const WORDS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// Where a number in figures begins a figure and nothing else belongs to it: its digits.
fn digits(core: &str) -> Option<&str> {
    let end = core.find(|c: char| !c.is_ascii_digit()).unwrap_or(core.len());
    let rest = &core[end..];
    (end > 0 && !rest.starts_with(['.', ',', '-', '–', '/', ':'])).then(|| &core[..end])
}
