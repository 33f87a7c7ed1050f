//! What was found in one version of one article.

use crate::text::{CharOffset, CharRange};

use super::{
    Boilerplate,
    dates::{Date, Published},
    figures::Figure,
    people::{Entity, EntityId, Mention},
    places::Place,
    quotes::{MarkProblem, Quote},
};

/// Everything the analysis found in one version of one article. Every list is in the order of the
/// text; all offsets are code points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Quotes, marked or not, with who speaks.
    pub quotes: Vec<Quote>,
    /// Quotation marks that don't pair.
    pub marks: Vec<MarkProblem>,
    /// People and organisations; an [`EntityId`] is an index into this.
    pub entities: Vec<Entity>,
    /// Mentions of entities: names, honorific forms, pronouns, nominals.
    pub mentions: Vec<Mention>,
    /// Places, resolved or not.
    pub places: Vec<Place>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Dates, times, durations, sets.
    pub dates: Vec<Date>,
    /// The day the article was published, where that is known.
    pub published: Option<Published>,
    /// Its sentences, in order, not overlapping; what stands between them is white space.
    pub sentences: Vec<CharRange>,
    /// Paragraphs that are no part of the article, and what each is there for. Nothing but dates is
    /// read from them.
    pub boilerplate: Vec<(CharRange, Boilerplate)>,
}

/// Who says something: the article itself, a person or organisation, or somebody unnamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Voice {
    /// The article in its own voice.
    #[default]
    Article,
    /// An entity of the reading.
    Entity(EntityId),
    /// Somebody the article doesn't name: “officials”, a pronoun without antecedent.
    Unnamed(CharRange),
}

impl Reading {
    /// The entity with an id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// The mentions of an entity, in order.
    pub fn mentions_of(&self, id: EntityId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.entity == Some(id))
    }

    /// The quotes an entity speaks, alone or with others, in order; those that others report of it are among them.
    pub fn quotes_of(&self, id: EntityId) -> impl Iterator<Item = &Quote> {
        let all = self.quotes.iter().flat_map(Quote::with_nested);
        all.filter(move |quote| quote.speakers().any(|speaker| speaker.entity == Some(id)))
    }

    /// The shortest mention that a cursor at `at` touches.
    pub fn mention_at(&self, at: CharOffset) -> Option<&Mention> {
        shortest(&self.mentions, at, |mention| mention.range)
    }

    /// The shortest quote chunk that a cursor at `at` touches.
    pub fn quote_at(&self, at: CharOffset) -> Option<&Quote> {
        let chunk =
            |quote: &Quote| quote.spans.iter().copied().filter(|span| span.touches(at)).min_by_key(|span| span.len());
        self.quotes
            .iter()
            .filter_map(|quote| Some((chunk(quote)?, quote)))
            .min_by_key(|(span, _)| span.len())
            .map(|(_, quote)| quote)
    }

    /// The place that a cursor at `at` touches.
    pub fn place_at(&self, at: CharOffset) -> Option<&Place> {
        shortest(&self.places, at, |place| place.range)
    }

    /// The figure that a cursor at `at` touches.
    pub fn figure_at(&self, at: CharOffset) -> Option<&Figure> {
        shortest(&self.figures, at, |figure| figure.range)
    }

    /// The date that a cursor at `at` touches.
    pub fn date_at(&self, at: CharOffset) -> Option<&Date> {
        shortest(&self.dates, at, |date| date.range)
    }
}

fn shortest<T>(items: &[T], at: CharOffset, range: impl Fn(&T) -> CharRange) -> Option<&T> {
    items.iter().filter(|item| range(item).touches(at)).min_by_key(|item| range(item).len())
}
