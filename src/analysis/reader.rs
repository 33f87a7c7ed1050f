//! Reading again after an edit: only paragraphs whose content changed are read anew.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::Arc,
};

use jiff::civil;
use rayon::prelude::*;

use crate::{
    gazetteer::Gazetteer,
    text::{Paragraph, Paragraphs},
};

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

/// No more paragraphs than these are read at once: what is made of them stays near the processor.
const AT_ONCE: usize = 128;

/// No fewer are worth another core.
const WORTH_A_CORE: usize = 8;

/// New paragraphs of so many bytes and more are read on all cores; for fewer it costs more to wake them.
const LONG: usize = 8_000;

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
        let list = paragraphs.list();
        let mut kept: HashMap<u64, Arc<ParagraphReading>> = HashMap::with_capacity(list.len());
        let mut unread: Vec<&Paragraph> = Vec::new();
        let mut asked = HashSet::new();
        for paragraph in list {
            if let Entry::Vacant(place) = kept.entry(paragraph.hash) {
                match self.cache.remove(&paragraph.hash) {
                    Some(reading) => _ = place.insert(reading),
                    None if asked.insert(paragraph.hash) => unread.push(paragraph),
                    None => {}
                }
            }
        }
        let read = |some: &[&Paragraph]| {
            let texts: Vec<_> = some.iter().map(|it| (paragraphs.prose(it), it.kind)).collect();
            let readings = paragraph::read_all(&texts, &self.gazetteer);
            some.iter().map(|it| it.hash).zip(readings.into_iter().map(Arc::new)).collect::<Vec<_>>()
        };
        let bytes: usize = unread.iter().map(|it| paragraphs.prose(it).len()).sum();
        if bytes < LONG {
            unread.chunks(AT_ONCE).for_each(|some| kept.extend(read(some)));
        } else {
            let share = unread.len().div_ceil(2 * rayon::current_num_threads()).clamp(WORTH_A_CORE, AT_ONCE);
            let readings: Vec<_> = unread.par_chunks(share).map(read).collect();
            kept.extend(readings.into_iter().flatten());
        }
        let placed = |paragraph: &Paragraph| {
            let reading = Arc::clone(kept.get(&paragraph.hash)?);
            Some(Placed { reading, start: paragraph.range.start() })
        };
        let placed = list.iter().filter_map(placed).collect();
        self.cache = kept;
        placed
    }
}
