//! Reading again after an edit: only paragraphs whose content changed are read anew.

use std::{collections::HashMap, sync::Arc};

use jiff::civil;

use crate::{gazetteer::Gazetteer, text::Paragraphs};

use super::{
    Reading, article, figures,
    paragraph::{self, ParagraphReading, Placed},
    places,
};

/// What is known of an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleContext {
    /// Its file name without the folder; it may hold a date.
    pub file_name: Option<String>,
    /// Its day of publication, as configured or given with the input.
    pub date: Option<civil::Date>,
    /// Its front matter, the lines between the `---`.
    pub front_matter: Option<String>,
    /// What counts as a place.
    pub places: places::Convention,
    /// Whose table turns vague quantities into numbers.
    pub vague: figures::VagueConvention,
}

/// Reads the versions of one article, remembering the paragraphs of the last one.
///
/// The result never depends on what was read before: a fresh reader gives the same reading.
#[derive(Debug)]
pub struct Reader {
    gazetteer: Arc<Gazetteer>,
    cache: HashMap<u64, Arc<ParagraphReading>>,
    linked: article::Memory,
}

impl Reader {
    /// A reader that looks places up in `gazetteer`.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Reader { gazetteer, cache: HashMap::new(), linked: article::Memory::default() }
    }

    /// The gazetteer it looks places up in.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Reads one version of the article.
    pub fn read(&mut self, paragraphs: &Paragraphs, context: &ArticleContext) -> Reading {
        let placed = self.place(paragraphs);
        article::link(&placed, context, &self.gazetteer, &mut self.linked)
    }

    /// Reads every paragraph, from the cache where its content is known, and forgets the rest.
    fn place(&mut self, paragraphs: &Paragraphs) -> Vec<Placed> {
        let mut kept = HashMap::with_capacity(paragraphs.list().len());
        let placed = paragraphs
            .list()
            .iter()
            .map(|paragraph| {
                let reading = kept.entry(paragraph.hash).or_insert_with(|| {
                    self.cache.remove(&paragraph.hash).unwrap_or_else(|| {
                        Arc::new(paragraph::read(paragraphs.prose(paragraph), paragraph.kind, &self.gazetteer))
                    })
                });
                Placed { reading: Arc::clone(reading), start: paragraph.range.start() }
            })
            .collect();
        self.cache = kept;
        placed
    }
}
