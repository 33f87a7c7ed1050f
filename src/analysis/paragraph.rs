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

    /// The text of a span.
    pub fn text(&self, span: ByteSpan) -> &str {
        &self.tokens.source()[span.range()]
    }
}

/// Reads one paragraph. The same text, kind and gazetteer always give the same reading.
pub fn read(text: &str, kind: ParagraphKind, gazetteer: &Gazetteer) -> ParagraphReading {
    let tokens = Tokens::new(text);
    let sentences = sentences(&tokens);
    let dates = dates::scan(&tokens);
    let index = CharIndex::new(text);
    let boilerplate = boilerplate(text, tokens.lower_source());
    if boilerplate.is_some() {
        return ParagraphReading {
            kind,
            boilerplate,
            tokens,
            sentences,
            names: Vec::new(),
            people: LocalPeople::default(),
            quotes: LocalQuotes::default(),
            places: Vec::new(),
            figures: Vec::new(),
            dates,
            index,
        };
    }
    let names = names::tag(&tokens, &sentences);
    let figures = figures::scan(&tokens, &dates);
    let places = places::scan(&tokens, &names, gazetteer);
    let quotes = quotes::scan(&tokens, &names);
    let people = people::scan(&tokens, &sentences, &names);
    ParagraphReading { kind, boilerplate, tokens, sentences, names, people, quotes, places, figures, dates, index }
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
