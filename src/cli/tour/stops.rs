//! Where the tour looks: one telling place for each question.

use crate::{
    analysis::{
        Reading,
        people::{EntityId, EntityKind},
        quotes::{Ground, Quote},
    },
    ide::Article,
    text::CharOffset,
};

/// So many of a list are shown.
pub(super) const MANY: usize = 8;

/// One place of each kind with something to say in a hover.
pub(super) fn hovers(article: &Article) -> Vec<(&'static str, CharOffset)> {
    let reading = &*article.reading;
    let person = most_quoted(reading)
        .and_then(|entity| reading.mentions_of(entity).next())
        .map(|mention| ("person", mention.range.start()));
    // A place somebody might not know, a figure that is not exact, a day the article doesn't spell out.
    let place = pick(reading.places.iter().filter(|place| place.resolved.is_some()), |place| {
        (!place.metonym, place.candidate_count.min(9), place.name.chars().count())
    })
    .map(|place| ("place", place.range.start()));
    let figure = pick(&reading.figures, |figure| {
        let open = figure.value.is_none() || figure.approximator.is_some();
        (open, figure.counted.is_some() || figure.unit.is_some(), figure.range.len())
    })
    .map(|figure| ("figure", figure.core.start()));
    let quote =
        pick(&reading.quotes, |quote| (quote.speaker.is_some(), quote.ground != Ground::Cue, quote.range().len()))
            .map(|quote| ("quote", inside(quote)));
    let date = pick(&reading.dates, |date| (date.first.is_some(), date.anchor.is_some(), date.range.len()))
        .map(|date| ("date", date.range.start()));
    [person, place, figure, quote, date].into_iter().flatten().collect()
}

/// A place in a quote whose speaker is not named beside it.
pub(super) fn quote_to_follow(article: &Article) -> Option<CharOffset> {
    let known = article
        .reading
        .quotes
        .iter()
        .filter(|quote| quote.speaker.as_ref().is_some_and(|speaker| speaker.entity.is_some()));
    pick(known, |quote| matches!(quote.ground, Ground::Continuation | Ground::Paragraph)).map(inside)
}

/// The last mention of the person there is most to find of.
pub(super) fn person_to_find(article: &Article) -> Option<CharOffset> {
    let entity = most_quoted(&article.reading)?;
    article.reading.mentions_of(entity).last().map(|mention| mention.range.start())
}

fn most_quoted(reading: &Reading) -> Option<EntityId> {
    let people = reading.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Person);
    pick(people.map(|(i, _)| EntityId::new(i)), |&id| (reading.quotes_of(id).count(), reading.mentions_of(id).count()))
}

/// A place inside a quote, behind its mark and away from what is nested at its start.
fn inside(quote: &Quote) -> CharOffset {
    let first = quote.spans.first().copied().unwrap_or_default();
    first.start().plus(first.len().min(2))
}

/// The first of the best.
fn pick<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Option<T> {
    items.into_iter().reduce(|best, item| if key(&item) > key(&best) { item } else { best })
}
