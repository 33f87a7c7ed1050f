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

use crate::fit::{Choice, dot, shares};

/// One article in so many is kept aside: those whose id has a hash that is a multiple of it.
const ASIDE: u64 = 10;

/// Into so many parts the others fall, by the same hash, for calibration.
pub(crate) const FOLDS: u64 = 5;

/// FNV-1a of 64 bits, which every language has at hand: the same articles are kept aside whatever
/// the order of the file, and anybody can tell which.
fn hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// An entry this near to the point of the corpus is the one meant: 100 miles, the field's measure.
const SAME_KM: f64 = 161.0;

/// A span with what speaks for its being a place.
pub(crate) struct Example<const N: usize> {
    pub(crate) features: [f32; N],
    pub(crate) yes: bool,
    pub(crate) aside: bool,
    pub(crate) fold: u64,
}

/// A span that has entries, for telling how often a confidence is right.
pub(crate) struct Reading {
    /// The span, by its index.
    pub(crate) span: usize,
    /// What speaks for each entry, and where it is.
    pub(crate) options: Vec<([f32; GROUNDS], (f64, f64))>,
    /// Where the corpus has it; `None` where it is no place.
    pub(crate) point: Option<(f64, f64)>,
}

impl Reading {
    /// How sure the reading would be with these weights, and whether it would be right.
    pub(crate) fn judge(&self, span: &Example<CUES>, cues: &[f64], grounds: &[f64]) -> Option<(f64, bool)> {
        let sure = 1.0 / (1.0 + (-dot(cues, &span.features)).exp());
        // A span that is likelier none is no reading.
        if sure < 0.5 {
            return None;
        }
        let shares = shares(self.options.iter().map(|(option, _)| option), grounds);
        let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or_default();
        let here = self.options[best].1;
        let share: f64 = self
            .options
            .iter()
            .zip(&shares)
            .filter(|((_, point), _)| distance_km(*point, here) <= SAME_KM)
            .map(|(_, share)| share)
            .sum();
        Some((sure * share, self.point.is_some_and(|point| distance_km(point, here) <= SAME_KM)))
    }
}

/// The spans and names of a corpus.
pub(crate) struct Corpus {
    pub(crate) path: String,
    pub(crate) spans: Vec<Example<CUES>>,
    pub(crate) names: Vec<Choice<GROUNDS>>,
    pub(crate) readings: Vec<Reading>,
    /// How many places are marked, in the articles fitted on and in those kept aside.
    pub(crate) marked: [usize; 2],
}

/// Whether a corpus marks a demonym there; those are no matter of weighing.
fn evidence_of_demonym(placed: &[Placed], gold: &Toponym) -> bool {
    placed.iter().any(|paragraph| {
        paragraph.reading.places.iter().any(|local| {
            let range = paragraph.range(local.span);
            local.form == Form::Demonym
                && (range.start().to_usize() as u64) < gold.end
                && gold.start < range.end().to_usize() as u64
        })
    })
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
        let mut corpus = Corpus {
            path: path.to_owned(),
            spans: Vec::new(),
            names: Vec::new(),
            readings: Vec::new(),
            marked: [0; 2],
        };
        let file = File::open(path).map_err(|error| format!("cannot read {path}: {error}"))?;
        for (index, line) in BufReader::new(file).lines().enumerate() {
            let line = line.map_err(|error| format!("cannot read {path}: {error}"))?;
            let article: Value =
                serde_json::from_str(&line).map_err(|error| format!("{path}:{}: {error}", index + 1))?;
            let id = match &article["id"] {
                Value::String(id) => id.clone(),
                id => id.to_string(),
            };
            let hash = hash(&id);
            corpus.add(&article, hash.is_multiple_of(ASIDE), hash / ASIDE % FOLDS, &gazetteer);
        }
        Ok(corpus)
    }

    fn add(&mut self, article: &Value, aside: bool, fold: u64, gazetteer: &Gazetteer) {
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
        let demonym = |gold: &&Toponym| evidence_of_demonym(&placed, gold);
        self.marked[usize::from(aside)] +=
            toponyms.iter().filter(|gold| gold.point.is_some() && !demonym(gold)).count();
        let mut known = HashSet::new();
        for evidence in places::evidence(&placed, &places::Persons::of(&people), gazetteer) {
            if evidence.form == Form::Demonym {
                continue;
            }
            let (start, end) = (evidence.range.start().to_usize() as u64, evidence.range.end().to_usize() as u64);
            let marked = toponyms.iter().find(|gold| gold.start < end && start < gold.end);
            self.spans.push(Example { features: evidence.cues, yes: marked.is_some(), aside, fold });
            let placed =
                evidence.senses.iter().filter_map(|(id, grounds)| Some((*grounds, gazetteer.facts(*id)?.point)));
            let options: Vec<_> = placed.collect();
            if !options.is_empty() && marked.is_none_or(|gold| gold.point.is_some()) {
                let point = marked.and_then(|gold| gold.point);
                self.readings.push(Reading { span: self.spans.len() - 1, options, point });
            }
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
                self.names.push(Choice { options, aside, fold });
            }
        }
    }
}

fn toponym(value: &Value) -> Option<Toponym> {
    let point = value["lat"].as_f64().zip(value["lon"].as_f64());
    Some(Toponym { start: value["start"].as_u64()?, end: value["end"].as_u64()?, point })
}
