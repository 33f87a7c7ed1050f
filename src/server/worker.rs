//! Reads one version of an article, away from the thread that serves the client.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use tower_lsp::ls_types::Uri;

use crate::{
    analysis::{ArticleContext, Reader},
    checks,
    config::{self, Config, Problem},
    gazetteer::Gazetteers,
    ide::Article,
    standoff::AnnFile,
    text::{Format, Text},
};

use super::{
    client::ClientFacts,
    disk::{DiskFile, Stamp, folders_above},
    schema::{ReadSchema, SchemaSource},
    snapshot::{Settings, Snapshot, Standoff, Trouble},
    uri::Key,
};

/// The gazetteers in use, shared by all articles.
pub(super) static GAZETTEERS: Gazetteers = Gazetteers::new();

/// A document as it is in the editor.
#[derive(Clone, Debug)]
pub(super) struct Buffer {
    /// As the client calls it.
    pub(super) uri: Uri,
    /// The client's count.
    pub(super) version: i32,
    /// Our own count over all documents, never the same for two texts.
    pub(super) revision: u64,
    /// Its text.
    pub(super) text: Text,
}

/// What is to be read.
#[derive(Debug)]
pub(super) struct Job {
    /// The document to read.
    pub(super) key: Key,
    /// When it was opened, in revisions.
    pub(super) opened: u64,
    /// The generation it is read for.
    pub(super) generation: u64,
    /// The article.
    pub(super) article: Buffer,
    /// Where it is, for an article that is a file.
    pub(super) path: Option<PathBuf>,
    /// The stand-off file beside it as the client calls it, or would.
    pub(super) standoff_uri: Option<Uri>,
    /// The version of it, if it is open.
    pub(super) standoff_version: Option<i32>,
    /// Its text and what it says of the article; `None` where there is no such file.
    pub(super) annotations: Option<(Text, Arc<AnnFile>)>,
    /// Every `postil.toml` that is open.
    pub(super) open_settings: Vec<(Key, Buffer)>,
    /// Every part of a schema that is open.
    pub(super) open_schema: Vec<(Key, Buffer)>,
    /// The folder above which no settings are looked for.
    pub(super) root: Option<PathBuf>,
    /// The settings the client sent.
    pub(super) client_settings: Arc<Config>,
    /// The client.
    pub(super) client: ClientFacts,
}

/// What is kept from one version of an article to the next.
#[derive(Debug)]
pub(super) struct Worker {
    reader: Option<Reader>,
    schema: SchemaSource,
    settings: Source<Arc<ReadSettings>>,
    /// The gazetteer that settings asked for last, and what the file was like.
    gazetteer_seen: Option<(PathBuf, Option<Stamp>)>,
    /// Why it is not used.
    trouble: Option<Trouble>,
}

/// Something parsed from a file or from the buffer that stands for it.
#[derive(Debug)]
struct Source<T> {
    file: DiskFile<T>,
    buffer: Option<(u64, T)>,
}

#[derive(Debug)]
struct ReadSettings {
    config: Config,
    settings: Settings,
}

impl<T: Clone> Source<T> {
    fn of_buffer(&mut self, buffer: &Buffer, parse: impl FnOnce(&Text) -> T) -> T {
        match &self.buffer {
            Some((revision, value)) if *revision == buffer.revision => value.clone(),
            _ => self.buffer.insert((buffer.revision, parse(&buffer.text))).1.clone(),
        }
    }
}

impl Worker {
    /// A worker that has read nothing yet.
    pub(super) fn new() -> Self {
        Worker {
            reader: None,
            schema: SchemaSource::default(),
            settings: Source { file: DiskFile::default(), buffer: None },
            gazetteer_seen: None,
            trouble: None,
        }
    }

    /// Reads an article without checking anything; says with which settings and which schema.
    pub(super) fn article(&mut self, job: &Job) -> (Article, Option<Settings>, Arc<ReadSchema>) {
        let settings = self.settings(job);
        let from_client = Config::clone(&job.client_settings).rooted(job.root.as_deref().unwrap_or(Path::new("")));
        let config = Arc::new(match &settings {
            Some(read) => read.config.clone().or(&from_client),
            None => from_client,
        });
        let file = config.gazetteer.as_ref().map(|file| file.path.clone());
        self.gazetteer_seen = file.as_ref().map(|path| (path.clone(), Stamp::of(path)));
        let (gazetteer, message) = GAZETTEERS.layered(file.as_deref(), &config.places);
        let asked = settings.as_ref().and_then(|read| read.config.gazetteer.as_ref());
        self.trouble = message.map(|message| match asked {
            Some(file) => {
                Trouble::File(Problem { range: file.range, key: "gazetteer".to_owned(), message, replacement: None })
            }
            None => Trouble::Client(message),
        });
        let text = &job.article.text;
        let paragraphs = text.paragraphs();
        let settings_folder = settings.as_ref().and_then(|read| read.settings.path.parent());
        let context = ArticleContext {
            file_name: job.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()),
            date: job.path.as_deref().and_then(|path| config.date_of(&relative(path, settings_folder))),
            front_matter: paragraphs.front_matter().map(|range| text.to_string()[range].to_owned()),
            vague: config.vague_quantities(),
            ..ArticleContext::default()
        };
        let reader = self.reader.take().filter(|reader| Arc::ptr_eq(reader.gazetteer(), &gazetteer));
        let reader = self.reader.insert(reader.unwrap_or_else(|| Reader::new(gazetteer)));
        let reading = Arc::new(reader.read(&paragraphs, &context));
        let schema = self.schema.read(job.path.as_deref(), job.root.as_deref(), &job.open_schema);
        let article = Article {
            text: text.clone(),
            reading,
            annotations: job.annotations.as_ref().map(|(_, file)| Arc::clone(file)),
            schema: Arc::clone(&schema.schema),
            gazetteer: Arc::clone(reader.gazetteer()),
            config,
            settled: Default::default(),
        };
        (article, settings.map(|read| read.settings.in_trouble(self.trouble.as_ref())), schema)
    }

    /// Reads an article and runs the checks over it.
    pub(super) fn read(&mut self, job: &Job) -> Snapshot {
        let (article, settings, schema) = self.article(job);
        let findings = checks::check(&article);
        let standoff = job.standoff_uri.clone().map(|uri| Standoff {
            uri,
            version: job.standoff_version,
            text: job.annotations.as_ref().map(|(text, _)| text.clone()),
        });
        Snapshot {
            uri: job.article.uri.clone(),
            version: job.article.version,
            revision: job.article.revision,
            client: job.client.clone(),
            article,
            findings,
            standoff,
            settings,
            settings_path: job
                .root
                .as_deref()
                .or_else(|| job.path.as_deref()?.parent())
                .map(|folder| folder.join(config::FILE_NAME)),
            gazetteer_seen: self.gazetteer_seen.clone(),
            trouble: self.trouble.clone(),
            schema,
            summary: OnceLock::new(),
        }
    }

    /// The nearest `postil.toml` at or above the article.
    fn settings(&mut self, job: &Job) -> Option<Arc<ReadSettings>> {
        for folder in folders_above(job.path.as_deref()?, job.root.as_deref()) {
            let path = folder.join(config::FILE_NAME);
            let key = Key::of_path(&path);
            if let Some((_, buffer)) = job.open_settings.iter().find(|(open, _)| *open == key) {
                return Some(self.settings.of_buffer(buffer, |text| read_settings(path, text)));
            }
            if path.is_file() {
                let parse = |source: &str| read_settings(path.clone(), &Text::new(source, Format::Plain));
                return self.settings.file.read(&path, parse).cloned();
            }
        }
        None
    }
}

fn read_settings(path: PathBuf, text: &Text) -> Arc<ReadSettings> {
    let (config, settings) = Settings::read(path, text);
    Arc::new(ReadSettings { config, settings })
}

/// A path as settings name it: from their folder on, with `/` between its parts; the file name
/// alone where there is no such folder.
fn relative(path: &Path, folder: Option<&Path>) -> String {
    let inside = folder.and_then(|folder| path.strip_prefix(folder).ok());
    let path = inside.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
