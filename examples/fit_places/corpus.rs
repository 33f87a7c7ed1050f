//! From a corpus of toponyms to examples.

use std::{
    collections::HashSet,
    fs::File,
    io::{BufRead as _, BufReader},
};

use postil::{
    analysis::{
        paragraph::{self, Placed},
        people,
        places::{self, Form, cues::CUES, grounds::GROUNDS},
    },
    gazetteer::{Gazetteer, distance_km},
    text::{Format, Text},
};
use serde_json::Value;

use crate::fit::Choice;

/// One article in so many is kept aside.
const ASIDE: usize = 10;

/// An entry this near to the point of the corpus is the one meant: 100 miles, the field's measure.
const SAME_KM: f64 = 161.0;

/// A span with what speaks for its being a place.
pub(crate) struct Example<const N: usize> {
    pub(crate) features: [f32; N],
    pub(crate) yes: bool,
    pub(crate) aside: bool,
}

/// The spans and names of a corpus.
pub(crate) struct Corpus {
    pub(crate) path: String,
    pub(crate) spans: Vec<Example<CUES>>,
    pub(crate) names: Vec<Choice<GROUNDS>>,
}

/// A place that the corpus marks.
struct Toponym {
    start: u64,
    end: u64,
    point: Option<(f64, f64)>,
}

impl Corpus {
    /// Reads a file, one article a line.
    pub(crate) fn read(path: &str) -> Result<Corpus, String> {
        let gazetteer = Gazetteer::embedded();
        let mut corpus = Corpus { path: path.to_owned(), spans: Vec::new(), names: Vec::new() };
        let file = File::open(path).map_err(|error| format!("cannot read {path}: {error}"))?;
        for (index, line) in BufReader::new(file).lines().enumerate() {
            let line = line.map_err(|error| format!("cannot read {path}: {error}"))?;
            let article: Value =
                serde_json::from_str(&line).map_err(|error| format!("{path}:{}: {error}", index + 1))?;
            corpus.add(&article, index % ASIDE == ASIDE - 1, &gazetteer);
        }
        Ok(corpus)
    }

    fn add(&mut self, article: &Value, aside: bool, gazetteer: &Gazetteer) {
        let text = Text::new(article["text"].as_str().unwrap_or_default(), Format::Plain);
        let paragraphs = text.paragraphs();
        let placed: Vec<Placed> = paragraphs
            .list()
            .iter()
            .map(|paragraph| Placed {
                reading: paragraph::read(paragraphs.prose(paragraph), paragraph.kind, gazetteer).into(),
                start: paragraph.range.start(),
            })
            .collect();
        let people = people::link(&placed);
        let toponyms: Vec<Toponym> = article["toponyms"].as_array().into_iter().flatten().filter_map(toponym).collect();
        let mut known = HashSet::new();
        for evidence in places::evidence(&placed, &people, gazetteer) {
            if evidence.form == Form::Demonym {
                continue;
            }
            let (start, end) = (evidence.range.start().to_usize() as u64, evidence.range.end().to_usize() as u64);
            let marked = toponyms.iter().find(|gold| gold.start < end && start < gold.end);
            self.spans.push(Example { features: evidence.cues, yes: marked.is_some(), aside });
            let Some(point) = marked.and_then(|gold| gold.point) else { continue };
            let options: Vec<(&[f32; GROUNDS], bool)> = evidence
                .senses
                .iter()
                .filter_map(|(id, grounds)| {
                    let facts = gazetteer.facts(*id)?;
                    Some((grounds, distance_km(facts.point, point) <= SAME_KM))
                })
                .collect();
            // A name says the same however often it is named; where nothing or everything fits, nothing.
            let key: Vec<usize> = evidence.senses.iter().map(|(id, _)| id.index()).collect();
            let right = options.iter().filter(|(_, right)| *right).count();
            if right > 0 && right < options.len() && known.insert(key) {
                let options = options.into_iter().map(|(grounds, right)| (*grounds, right)).collect();
                self.names.push(Choice { options, aside });
            }
        }
    }
}

fn toponym(value: &Value) -> Option<Toponym> {
    let point = value["lat"].as_f64().zip(value["lon"].as_f64());
    Some(Toponym { start: value["start"].as_u64()?, end: value["end"].as_u64()?, point })
}
