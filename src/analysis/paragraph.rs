//! What one paragraph says on its own.

use crate::{
    gazetteer::Gazetteer,
    text::{CharIndex, CharOffset, CharRange, ParagraphKind},
};

use super::{
    Boilerplate, ByteSpan, boilerplate,
    dates::{self, LocalDate},
    figures::{self, LocalFigure},
    names::{self, Name},
    people::{self, LocalPeople},
    places::{self, LocalPlace},
    quotes::{self, LocalQuotes},
    sentences::sentences,
    tokens::Tokens,
};

/// Everything found in one paragraph without looking at the rest of the article.
#[derive(Debug)]
pub struct ParagraphReading {
    /// What the paragraph is for.
    pub kind: ParagraphKind,
    /// What it is there for if it is no part of the article. Then only its dates are read.
    pub boilerplate: Option<Boilerplate>,
    /// Its words, with its text.
    pub tokens: Tokens,
    /// Its sentences, as ranges of tokens.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// Names of people, organisations and places, in order, not overlapping.
    pub names: Vec<Name>,
    /// Those names with what is said beside them, pronouns, capitals that no name took.
    pub people: LocalPeople,
    /// Marked runs and attributions.
    pub quotes: LocalQuotes,
    /// Spans that may be places, with what the gazetteer has for them.
    pub places: Vec<LocalPlace>,
    /// Figures.
    pub figures: Vec<LocalFigure>,
    /// Dates, times, durations and sets of them.
    pub dates: Vec<LocalDate>,
    index: CharIndex,
}

impl ParagraphReading {
    /// The code points of a span, counted from the start of the paragraph.
    pub fn chars(&self, span: ByteSpan) -> CharRange {
        let text = self.tokens.source();
        let at = |byte: u32| self.index.char_of(text, byte as usize);
        CharRange::of(at(span.start), at(span.end))
    }

    /// The bytes of a range of code points, counted from the start of the paragraph.
    pub fn bytes(&self, range: CharRange) -> ByteSpan {
        let text = self.tokens.source();
        ByteSpan::new(
            self.index.byte_of(text, range.start().to_usize()),
            self.index.byte_of(text, range.end().to_usize()),
        )
    }

    /// The byte of a code point, both counted from the start of the paragraph.
    pub fn byte(&self, at: CharOffset) -> usize {
        self.index.byte_of(self.tokens.source(), at.to_usize())
    }

    /// The text of a span.
    pub fn text(&self, span: ByteSpan) -> &str {
        &self.tokens.source()[span.range()]
    }
}

/// Reads one paragraph. The same text, kind and gazetteer always give the same reading.
pub fn read(text: &str, kind: ParagraphKind, gazetteer: &Gazetteer) -> ParagraphReading {
    let mut one = [cut_up(text, kind)];
    read_on(&mut one, gazetteer);
    let [reading] = one;
    reading
}

/// Reads paragraphs, each by itself.
///
/// Every stage goes over all of them before the next one begins: each is a lot of code, and where
/// they take turns at every paragraph the processor has to fetch it all anew, which costs more than
/// running it.
pub fn read_all(paragraphs: &[(&str, ParagraphKind)], gazetteer: &Gazetteer) -> Vec<ParagraphReading> {
    let mut readings: Vec<ParagraphReading> = paragraphs.iter().map(|&(text, kind)| cut_up(text, kind)).collect();
    read_on(&mut readings, gazetteer);
    readings
}

/// All stages behind the first.
fn read_on(readings: &mut [ParagraphReading], gazetteer: &Gazetteer) {
    for reading in &mut *readings {
        reading.sentences = sentences(&reading.tokens);
    }
    for reading in &mut *readings {
        reading.dates = dates::scan(&reading.tokens);
    }
    for reading in &mut *readings {
        reading.boilerplate = boilerplate(reading.tokens.source(), reading.tokens.lower_source());
    }
    let mut prose: Vec<&mut ParagraphReading> =
        readings.iter_mut().filter(|reading| reading.boilerplate.is_none()).collect();
    for reading in &mut prose {
        reading.names = names::tag(&reading.tokens, &reading.sentences);
    }
    for reading in &mut prose {
        reading.figures = figures::scan(&reading.tokens, &reading.dates);
    }
    for reading in &mut prose {
        reading.places = places::scan(&reading.tokens, &reading.names, gazetteer);
    }
    let mut room = quotes::Room::default();
    for reading in &mut prose {
        reading.quotes = quotes::scan(&reading.tokens, &reading.names, &mut room);
    }
    for reading in &mut prose {
        reading.people = people::scan(&reading.tokens, &reading.sentences, &reading.names);
    }
}

/// A paragraph of which nothing is known but its tokens.
fn cut_up(text: &str, kind: ParagraphKind) -> ParagraphReading {
    ParagraphReading {
        kind,
        boilerplate: None,
        tokens: Tokens::new(text),
        sentences: Vec::new(),
        names: Vec::new(),
        people: LocalPeople::default(),
        quotes: LocalQuotes::default(),
        places: Vec::new(),
        figures: Vec::new(),
        dates: Vec::new(),
        index: CharIndex::new(text),
    }
}

/// A paragraph where it stands in the article.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What it says.
    pub reading: std::sync::Arc<ParagraphReading>,
    /// Its first code point in the article.
    pub start: CharOffset,
}

impl Placed {
    /// A span of the paragraph in code points of the article.
    pub fn range(&self, span: ByteSpan) -> CharRange {
        self.reading.chars(span).shift(self.start.to_usize())
    }
}
