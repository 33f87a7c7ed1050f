//! What is wrong with figures.

mod compare;
mod interval;
mod sentence;
mod wording;

pub(super) mod casualty_slip;
pub(super) mod contradict;
pub(super) mod conversion;
pub(super) mod exchange_rate;
pub(super) mod false_precision;
pub(super) mod fraction_percent;
pub(super) mod headline;
pub(super) mod list_count;
pub(super) mod multiple;
pub(super) mod no_base;
pub(super) mod no_denominator;
pub(super) mod part_exceeds_whole;
pub(super) mod parts_sum;
pub(super) mod percent_change;
pub(super) mod percent_points;
pub(super) mod percent_sum;
pub(super) mod range_reversed;
pub(super) mod scale_dropped;
pub(super) mod scale_outlier;
pub(super) mod sources_differ;
pub(super) mod stacked_hedges;
pub(super) mod strain;
pub(super) mod style;
pub(super) mod toll_falls;
pub(super) mod toll_sum;
pub(super) mod unattributed;

use interval::Interval;

use crate::{
    analysis::{figures::Figure, quotes::QuoteKind},
    ide::Article,
};

/// Whether a figure stands in somebody's own words. What a source said in other words is worded by the article.
fn in_own_words(article: &Article, figure: &Figure) -> bool {
    let quote = figure.quote.and_then(|quote| article.reading.quotes.get(quote));
    quote.is_some_and(|quote| quote.kind != QuoteKind::Indirect)
}

#[cfg(test)]
mod tests;
