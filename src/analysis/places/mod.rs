//! Places: which spans name one, and which entry of the gazetteer is meant.
//!
//! [`scan`] finds the spans of a paragraph that could name a place and what their surroundings say
//! ([`cues`]); it sees nothing else of the article. [`resolve`] weighs the names of the whole
//! article together and decides.

mod believe;
mod context;
pub mod cues;
mod decide;
mod forms;
pub mod grounds;
mod joints;
mod landforms;
mod links;
mod local;
mod metonymy;
mod nearness;
mod persons;
mod seats;
mod spans;
mod surest;
mod unknown;
mod venues;
mod weigh;
mod weights;

#[cfg(test)]
mod tests;

use std::{ops::Range, sync::Arc};

use crate::{
    gazetteer::{EntryId, Gazetteer, Sense, fold},
    lexicon::toponyms,
    text::CharRange,
};

use super::{ByteSpan, names::Name, tokens::Tokens};

use spans::Beside;

pub use decide::{Evidence, Memory, evidence, resolve};
pub(crate) use forms::dateline;
pub use local::LocalCues;
pub use persons::Persons;
pub use spans::Form;
pub use weights::{CUE_WEIGHTS, GROUND_WEIGHTS};

/// What sort of place a span names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A country, region, city, village, or natural feature with a name of its own.
    Toponym,
    /// A stretch described by direction or feature: “the Harem mountains”, “northern Idlib”.
    Region,
    /// A building, street, square, company site.
    Venue,
}

/// An entry that a name could mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// Its share of the belief, 0 to 1; the candidates of one place sum to at most 1.
    pub weight: f32,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// Something that speaks for an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The article says where it lies.
    Contained,
    /// Another place is said to lie in it.
    Contains,
    /// It is near another place of the article, this one.
    NamedWith(EntryId),
    /// The article is about its country, of this ISO code.
    Country([u8; 2]),
    /// It is the largest of that name.
    Largest,
    /// The name is another of its names.
    Alternate,
    /// The name is another spelling of its name.
    Skeleton,
}

impl Reason {
    /// The reason in words, for people.
    pub fn text(self, gazetteer: &Gazetteer) -> String {
        match self {
            Reason::Contained => "the article says where it lies".to_owned(),
            Reason::Contains => "another place is said to lie in it".to_owned(),
            Reason::NamedWith(entry) => format!("named with {}", gazetteer.name(entry)),
            Reason::Country(code) => {
                let country = gazetteer.country_name(std::str::from_utf8(&code).unwrap_or_default());
                format!("the article is about {country}")
            }
            Reason::Largest => "largest of that name".to_owned(),
            Reason::Alternate => "another of its names".to_owned(),
            Reason::Skeleton => "another spelling of its name".to_owned(),
        }
    }
}

/// A place the article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where.
    pub range: CharRange,
    /// The name as the article writes it.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// What it was resolved to: the first of `candidates`, or nothing.
    pub resolved: Option<EntryId>,
    /// For a town, the division that is named after it and may be meant as well, and the other way
    /// round: Aleppo and its province are one place with two entries.
    pub twin: Option<EntryId>,
    /// The best candidates, best first; empty where the gazetteer has none.
    pub candidates: Arc<[Candidate]>,
    /// How many entries the name could mean.
    pub candidate_count: usize,
    /// How sure the resolution is, 0 to 1.
    pub confidence: f32,
    /// Whether two candidates far apart are about as likely.
    pub ambiguous: bool,
    /// For a place that is not in the gazetteer: the entry it lies in, as far as the article tells.
    pub within: Option<EntryId>,
    /// Whether the name stands for a government or its army rather than the place.
    pub metonym: bool,
}

/// A span of one paragraph that may be a place.
#[derive(Clone, Debug)]
pub struct LocalPlace {
    /// Where.
    pub span: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its name, folded: mentions with one key have one sense.
    pub key: Arc<str>,
    /// What makes it a candidate.
    pub form: Form,
    /// What sort of place it would be.
    pub kind: PlaceKind,
    /// What its surroundings say.
    pub cues: LocalCues,
    /// Their weighted sum.
    sum: f32,
    /// Whether it acts as a government does, for a name that may be a country's or a capital's.
    acts: bool,
    /// What its surroundings say of its kind.
    said: grounds::Said,
    /// How it stands to the next one.
    joint: joints::Joint,
    senses: Arc<[Sense]>,
}

/// How places are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Convention {
    /// Whether “Syrian” and “Syrians” are places (and mean Syria), as some corpora have it. They
    /// are none by default.
    pub demonyms: bool,
}

/// Finds the spans of a paragraph that may be places.
pub fn scan(tokens: &Tokens, names: &[Name], gazetteer: &Gazetteer) -> Vec<LocalPlace> {
    let mut spans = spans::candidates(tokens, names, gazetteer);
    if spans.is_empty() {
        return Vec::new();
    }
    if let Some(agency) = venues::agency(tokens) {
        spans.retain(|span| !agency.contains(&span.tokens.start));
    }
    let headline = forms::is_headline(tokens);
    let beside: Vec<Beside> = spans.iter().map(|span| Beside::of(tokens, span)).collect();
    let local = |(at, beside)| cues::local(tokens, names, &spans, at, beside, headline);
    let mut cues: Vec<LocalCues> = beside.iter().enumerate().map(local).collect();
    cues::share_along_lists(tokens, &spans, &mut cues);
    venues::mark_fronted(tokens, &spans, &mut cues);
    let mut places = Vec::with_capacity(spans.len());
    for (at, span) in spans.iter().enumerate() {
        let cues = &cues[at];
        let mut bytes = tokens.bytes(span.tokens.clone());
        // The full stop of a sentence that ends on “Viña del Mar.” is not that of an abbreviation.
        if span.form == Form::Known && span.tokens.len() > 1 {
            let last = tokens.text(span.tokens.end - 1);
            bytes.end -= usize::from(last.len() > 3 && last.find('.') == Some(last.len() - 1));
        }
        // Most names are a word long, and of a word it is remembered.
        let (key, alone) = if span.tokens.len() == 1 {
            (Arc::clone(span.first.key()), span.first.stands_alone())
        } else {
            let key = fold(&tokens.source()[bytes.clone()]);
            let alone = toponyms::stands_alone(&key);
            (key.into(), alone)
        };
        let acts = span.meaning.of_power && metonymy::acts(tokens, &span.tokens, cues.has(cues::Cue::BehindComma));
        let mut said = joints::said(tokens, span, beside[at].behind);
        said.acts = acts && span.meaning.of_capital;
        said.alone = alone;
        let next = spans.get(at + 1);
        places.push(LocalPlace {
            key,
            acts,
            said,
            joint: next.map_or_else(joints::Joint::default, |next| joints::Joint::of(tokens, span, next)),
            span: bytes.into(),
            tokens: span.tokens.clone(),
            form: span.form,
            kind: span.kind,
            sum: weigh::local_sum(cues),
            cues: *cues,
            senses: Arc::clone(&span.meaning.senses),
        });
    }
    places
}
