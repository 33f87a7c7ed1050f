//! What a cursor points at.

use crate::{
    analysis::{dates::Date, figures::Figure, people::Mention, places::Place, quotes::Quote},
    text::{CharOffset, CharRange},
};

use super::Article;

/// The thing of the reading at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// Somebody.
    Mention(&'a Mention),
    /// Somewhere.
    Place(&'a Place),
    /// So many.
    Figure(&'a Figure),
    /// Some day.
    Date(&'a Date),
    /// The words that introduce a quote.
    Cue(&'a Quote, CharRange),
    /// A chunk of a quote.
    Quote(&'a Quote, CharRange),
}

impl Subject<'_> {
    /// Whether a cursor at `at` means this rather than the annotation of `range`: it stands in the
    /// shorter of the two.
    pub(super) fn is_inside(self, range: CharRange, at: CharOffset) -> bool {
        (!self.range().contains(at), self.range().len()) < (!range.contains(at), range.len())
    }

    /// Where it stands.
    pub(super) fn range(self) -> CharRange {
        match self {
            Subject::Mention(mention) => mention.range,
            Subject::Place(place) => place.range,
            Subject::Figure(figure) => figure.range,
            Subject::Date(date) => date.range,
            Subject::Cue(_, range) | Subject::Quote(_, range) => range,
        }
    }
}

impl Article {
    /// What a cursor at `at` points at: of the things it touches, first what it stands in rather
    /// than behind, then the shortest; a quote only where there is nothing else.
    pub(super) fn subject_at(&self, at: CharOffset) -> Option<Subject<'_>> {
        self.subjects().filter(|subject| subject.range().touches(at)).min_by_key(|subject| {
            let range = subject.range();
            (matches!(subject, Subject::Quote(..)), !range.contains(at), range.len())
        })
    }

    /// What a cursor at `at` leads from: as [`subject_at`](Self::subject_at), but a figure or a day inside a
    /// mention (“the 34-year-old”) gives way to whom it mentions.
    pub(super) fn linked_at(&self, at: CharOffset) -> Option<Subject<'_>> {
        let subject = self.subject_at(at)?;
        if !matches!(subject, Subject::Figure(_) | Subject::Date(_)) {
            return Some(subject);
        }
        let mention = self.reading.mentions.iter().find(|mention| mention.range.covers(subject.range()));
        Some(mention.filter(|mention| mention.entity.is_some()).map_or(subject, Subject::Mention))
    }

    /// Everything the reading found, kind by kind.
    pub(super) fn subjects(&self) -> impl Iterator<Item = Subject<'_>> {
        let reading = &*self.reading;
        let quotes = reading.quotes.iter().flat_map(Quote::with_nested);
        let mentions = reading.mentions.iter().map(Subject::Mention);
        mentions
            .chain(reading.places.iter().map(Subject::Place))
            .chain(reading.figures.iter().map(Subject::Figure))
            .chain(reading.dates.iter().map(Subject::Date))
            .chain(quotes.clone().filter_map(|quote| Some(Subject::Cue(quote, quote.cue?))))
            .chain(quotes.flat_map(|quote| quote.spans.iter().map(move |&span| Subject::Quote(quote, span))))
    }
}
