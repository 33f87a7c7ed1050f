//! Puts the paragraphs of an article together.

use crate::{gazetteer::Gazetteer, text::CharRange};

use super::{ArticleContext, Boilerplate, Reading, dates, figures, paragraph::Placed, people, places, quotes};

/// What is kept from linking one version of an article for the next.
#[derive(Debug, Default)]
pub struct Memory {
    places: places::Memory,
}

/// Links what the paragraphs say: chains of mentions, speakers, places, dates, who claims a figure.
///
/// Runs anew on every version of the article; it looks at mentions, not at text. `memory` is of the
/// last version, linked with the same gazetteer; nothing but the time it takes depends on it nor on the cores.
pub fn link(
    paragraphs: &[Placed],
    context: &ArticleContext,
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    on_two_cores: bool,
) -> Reading {
    let mut people = people::link(paragraphs);
    let persons = places::Persons::of(&people);
    // Neither looks at the other, and a long article has much of both.
    let mut places = || places::resolve(paragraphs, &persons, gazetteer, context.places, &mut memory.places);
    let mut others = || {
        let quotes::Attributed { mut quotes, marks } = quotes::attribute(paragraphs, &people);
        people.resolve_speakers(paragraphs, &mut quotes);
        let published = dates::published(paragraphs, context);
        let dates = dates::resolve(paragraphs, published.as_ref(), &quotes);
        (quotes, marks, published, dates)
    };
    let (places, (quotes, marks, published, dates)) =
        if on_two_cores { rayon::join(places, others) } else { (places(), others()) };
    let figures = figures::resolve(paragraphs, &quotes, &people, &places, &dates, context.vague);
    let people::People { entities, mentions, .. } = people;
    Reading {
        quotes,
        marks,
        entities,
        mentions,
        places,
        figures,
        dates,
        published,
        sentences: sentences(paragraphs),
        boilerplate: boilerplate(paragraphs),
    }
}

/// The sentences of every paragraph where they stand in the article.
fn sentences(paragraphs: &[Placed]) -> Vec<CharRange> {
    let mut out = Vec::with_capacity(paragraphs.iter().map(|placed| placed.reading.sentences.len()).sum());
    for placed in paragraphs {
        let tokens = &placed.reading.tokens;
        let sentences = placed.reading.sentences.iter();
        out.extend(sentences.map(|sentence| placed.range(tokens.bytes(sentence.clone()).into())));
    }
    out
}

/// The paragraphs that are no part of the article, and what each is there for.
fn boilerplate(paragraphs: &[Placed]) -> Vec<(CharRange, Boilerplate)> {
    let of_one = |placed: &Placed| {
        let tokens = &placed.reading.tokens;
        placed.reading.boilerplate.map(|kind| (placed.range(tokens.bytes(0..tokens.len()).into()), kind))
    };
    paragraphs.iter().filter_map(of_one).collect()
}
