//! What is wrong with a stand-off file: by itself, against its article, against its schema.
//!
//! Everything brat's verifier says is said in its words (without the “Error: ” in front, which
//! the category says), but once, at the annotation it is about. What it misses is said as well:
//! values an attribute can't have, attributes that contradict each other, annotations made twice,
//! equivalences of an unknown type, unknown data bases, overlaps that involve events.

mod attributes;
mod events;
mod overlaps;
mod references;
mod relations;
mod texts;
mod types;

use crate::text::{CharRange, Text};

use super::{AnnFile, Category, Problem, Record, Schema};

pub use overlaps::may_share;

/// Every problem of a stand-off file, in the order of its lines. Without an article texts and
/// offsets are not checked; with a schema that says `validate:none` types are not.
pub fn verify(file: &AnnFile, schema: &Schema, article: Option<&Text>) -> Vec<Problem> {
    let mut verifier = Verifier { file, schema, problems: Vec::new() };
    references::check(&mut verifier);
    if let Some(article) = article {
        texts::check(&mut verifier, article);
    }
    if schema.validates() {
        types::check(&mut verifier);
        overlaps::check(&mut verifier);
        relations::check(&mut verifier);
        events::check(&mut verifier);
        attributes::check(&mut verifier);
    }
    let mut problems = verifier.problems;
    problems.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
    problems
}

/// That the article of a stand-off file is not there, at the first line of the file; `names` are those
/// it was looked for under.
pub fn article_missing(file: &AnnFile, names: &[String]) -> Problem {
    let range = file.lines().first().map(|line| line.range).unwrap_or_default();
    let message = format!(
        "The article of these annotations is missing: there is no {} beside this file. Offsets and texts can't be \
         checked.",
        one_of(names)
    );
    Problem::new(Category::Error, "article-missing", range, message)
}

struct Verifier<'a> {
    file: &'a AnnFile,
    schema: &'a Schema,
    problems: Vec<Problem>,
}

impl<'a> Verifier<'a> {
    /// Adds a problem of the annotation `id`, which gives its place in the article.
    fn add(&mut self, category: Category, code: &'static str, range: CharRange, id: &str, message: String) {
        let article = self.place(id, 0);
        self.problems.push(Problem::new(category, code, range, message).in_article(article));
    }

    fn error(&mut self, code: &'static str, range: CharRange, id: &str, message: String) {
        self.add(Category::Error, code, range, id, message);
    }

    fn warning(&mut self, code: &'static str, range: CharRange, id: &str, message: String) {
        self.add(Category::Warning, code, range, id, message);
    }

    fn record(&self, id: &str) -> Option<&'a Record> {
        self.file.get(id).map(|line| &line.record)
    }

    /// The type of an annotation that something can be said of.
    fn type_of(&self, id: &str) -> Option<&'a str> {
        match self.record(id)? {
            Record::TextBound(it) => Some(&it.label),
            Record::Event(it) => Some(&it.label),
            Record::Relation(it) => Some(&it.label),
            _ => None,
        }
    }

    /// How a type is shown, as brat's messages do.
    fn shown(&self, name: &str) -> String {
        self.schema.label(name)
    }

    /// Where an annotation is in the article: itself, its trigger, or what it is about.
    fn place(&self, id: &str, depth: usize) -> Option<CharRange> {
        // Relations may relate relations, in circles too.
        const DEEPEST: usize = 8;
        if let Some(found) = self.file.text_bound(id) {
            return found.range();
        }
        let record = self.record(id)?;
        let first = record.targets().first().map(|target| target.text.clone())?;
        if depth < DEEPEST { self.place(&first, depth + 1) } else { None }
    }
}

/// “A”, “A or B”, “A, B or C”.
fn one_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}
