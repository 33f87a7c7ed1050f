//! Reading again after an edit: only paragraphs whose content changed are read anew.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    hash::BuildHasherDefault,
    sync::Arc,
};

use jiff::civil;
use rapidhash::fast::RapidHasher;
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
const WORTH_A_CORE: usize = 4;

/// New paragraphs of so many bytes and more are read on all cores; for fewer it costs more to wake them.
const LONG: usize = 2_000;

/// An article of so many bytes and more is linked on two cores, however little of it is new.
const LONG_TO_LINK: usize = 20_000;

/// What is done on more than one core.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cores {
    One,
    ToLink,
    All,
}

/// Readings by the hash of their paragraph's content.
type Readings = HashMap<u64, Arc<ParagraphReading>, BuildHasherDefault<RapidHasher<'static>>>;

/// Reads the versions of one article, remembering the paragraphs of the last one.
///
/// The result never depends on what was read before: a fresh reader gives the same reading.
#[derive(Debug)]
pub struct Reader {
    gazetteer: Arc<Gazetteer>,
    cache: Readings,
    linked: article::Memory,
}

impl Reader {
    /// A reader that looks places up in `gazetteer`.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Reader { gazetteer, cache: Readings::default(), linked: article::Memory::default() }
    }

    /// The gazetteer it looks places up in.
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Reads one version of the article.
    pub fn read(&mut self, paragraphs: &Paragraphs, context: &ArticleContext) -> Reading {
        let bytes = |paragraph: &Paragraph| paragraphs.prose(paragraph).len();
        let (kept, unread) = self.known(paragraphs.list());
        let cores = if unread.iter().map(|it| bytes(it)).sum::<usize>() >= LONG {
            Cores::All
        } else if paragraphs.list().iter().map(bytes).sum::<usize>() >= LONG_TO_LINK {
            Cores::ToLink
        } else {
            Cores::One
        };
        let read = || {
            let placed = self.place(paragraphs, kept, &unread, cores == Cores::All);
            article::link(&placed, context, &self.gazetteer, &mut self.linked, cores != Cores::One)
        };
        // Everything among the threads that share the work, who need not be woken again for every part of it.
        if cores == Cores::One { read() } else { rayon::scope(|_| read()) }
    }

    /// The readings of paragraphs whose content is known, and the paragraphs to be read.
    fn known<'p>(&mut self, list: &'p [Paragraph]) -> (Readings, Vec<&'p Paragraph>) {
        let mut kept = Readings::with_capacity_and_hasher(list.len(), BuildHasherDefault::default());
        let mut unread = Vec::new();
        let mut asked = HashSet::<u64, BuildHasherDefault<RapidHasher<'_>>>::default();
        if self.cache.is_empty() {
            // The first version: all of it.
            unread.reserve(list.len());
            asked.reserve(list.len());
        }
        for paragraph in list {
            if let Entry::Vacant(place) = kept.entry(paragraph.hash) {
                match self.cache.remove(&paragraph.hash) {
                    Some(reading) => _ = place.insert(reading),
                    None if asked.insert(paragraph.hash) => unread.push(paragraph),
                    None => {}
                }
            }
        }
        (kept, unread)
    }

    /// Reads the paragraphs of which nothing is known, remembers all there are, and forgets the rest.
    fn place(
        &mut self,
        paragraphs: &Paragraphs,
        mut kept: Readings,
        unread: &[&Paragraph],
        on_all_cores: bool,
    ) -> Vec<Placed> {
        let read = |some: &[&Paragraph]| {
            let texts: Vec<_> = some.iter().map(|it| (paragraphs.prose(it), it.kind)).collect();
            let readings = paragraph::read_all(&texts, &self.gazetteer);
            some.iter().map(|it| it.hash).zip(readings.into_iter().map(Arc::new)).collect::<Vec<_>>()
        };
        if on_all_cores {
            let share = unread.len().div_ceil(2 * rayon::current_num_threads()).clamp(WORTH_A_CORE, AT_ONCE);
            let readings: Vec<_> = unread.par_chunks(share).map(read).collect();
            kept.extend(readings.into_iter().flatten());
        } else {
            unread.chunks(AT_ONCE).for_each(|some| kept.extend(read(some)));
        }
        let placed = |paragraph: &Paragraph| {
            let reading = Arc::clone(kept.get(&paragraph.hash)?);
            Some(Placed { reading, start: paragraph.range.start() })
        };
        let placed = paragraphs.list().iter().filter_map(placed).collect();
        self.cache = kept;
        placed
    }
}
