//! From a file or a line of input to everything known about the article.

use std::{path::Path, sync::Arc};

use jiff::civil;

use crate::{
    analysis::{ArticleContext, Reader, places::Convention},
    config::Config,
    gazetteer::Gazetteer,
    ide::Article,
    standoff::{AnnFile, Schema},
    text::{Format, Text},
};

/// An article as it comes in, not yet read.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path as given, or the id of its line.
    pub(super) id: String,
    /// Its text.
    pub(super) text: String,
    /// How it is marked up.
    pub(super) format: Format,
    /// Its day of publication, where the input says it.
    pub(super) date: Option<civil::Date>,
    /// Its annotations, where it has any.
    pub(super) annotations: Option<AnnFile>,
    /// What may be annotated in it.
    pub(super) schema: Arc<Schema>,
    /// The settings that hold for it.
    pub(super) config: Arc<Config>,
    /// What its places are looked up in.
    pub(super) gazetteer: Arc<Gazetteer>,
}

impl Source {
    /// Reads the article.
    pub(super) fn read(self) -> Article {
        self.read_by(Convention::default())
    }

    /// Reads the article, with what counts as a place.
    pub(super) fn read_by(self, places: Convention) -> Article {
        let text = Text::new(&self.text, self.format);
        let paragraphs = text.paragraphs();
        let context = ArticleContext {
            file_name: Path::new(&self.id).file_name().map(|name| name.to_string_lossy().into_owned()),
            date: self.date,
            front_matter: paragraphs.front_matter().map(|range| self.text[range].to_owned()),
            places,
            vague: self.config.vague_quantities(),
        };
        let reading = Reader::new(Arc::clone(&self.gazetteer)).read(&paragraphs, &context);
        Article {
            text,
            reading: Arc::new(reading),
            annotations: self.annotations.map(Arc::new),
            schema: self.schema,
            gazetteer: self.gazetteer,
            config: self.config,
            settled: Default::default(),
        }
    }
}

/// How a file of that name is marked up.
pub(super) fn format_of(path: &Path) -> Format {
    let markdown = path
        .extension()
        .is_some_and(|extension| ["md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known)));
    if markdown { Format::Markdown } else { Format::Plain }
}
