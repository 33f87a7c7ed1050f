//! What the server knows, all of it behind one mutex that is never held over an `.await`.
//!
//! Handlers change it before their first `.await`, so changes are made in the order the client
//! sent them. Reading an article takes a [`Job`] out of here to a blocking thread; while one is
//! there, no second one for the same article starts: what changed meanwhile is read in one go when
//! the first is done, and what it brought for a text that has changed since is dropped.

mod annotations;
mod articles;
mod disk;
mod history;
mod marks;
mod pages;
mod promises;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Weak},
};

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::{
    config::{self, Config},
    standoff::ConfKind,
    text::Text,
};

use self::history::History;
pub(super) use self::{annotations::Outdated, history::Since, promises::Promise};

use super::{
    annotations::Annotations,
    client::ClientFacts,
    diagnostics::Published,
    disk::Stamp,
    from_proto,
    page::{Page, PageWorker},
    reading::Reading,
    snapshot::{Settings, Snapshot},
    uri::{Key, path_of},
    worker::{Buffer, Worker},
};

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article.
    Article,
    /// A stand-off file.
    Standoff,
    /// A `postil.toml`.
    Settings,
    /// A part of a schema.
    Schema(ConfKind),
}

impl Kind {
    fn of(key: &Key) -> Kind {
        match key.extension().as_str() {
            "ann" => Kind::Standoff,
            "toml" if key.file_name() == config::FILE_NAME => Kind::Settings,
            _ => key.conf_kind().map_or(Kind::Article, Kind::Schema),
        }
    }
}

/// A document the client has open.
#[derive(Debug)]
pub(super) struct Document {
    /// What it is for.
    pub(super) kind: Kind,
    /// Its text and versions.
    pub(super) buffer: Buffer,
    /// When it was opened, in revisions.
    opened: u64,
    /// For articles.
    reading: Reading<Worker, Snapshot>,
    /// For stand-off files and parts of schemas.
    page: Reading<PageWorker, Page>,
    /// For those: what the client was last told of it.
    told: Option<Published>,
    /// For articles that have any.
    annotations: Option<Annotations>,
    /// For articles: what was done to it lately.
    history: History,
    /// For stand-off files: what the file on disk was like when it was opened, or last looked at.
    on_disk: Option<Stamp>,
    /// What the file was like when the client last said that it wrote it.
    pub(super) saved: Option<Stamp>,
    /// The settings and the schema on disk that it was last read with.
    seen: Vec<(PathBuf, Stamp)>,
    /// For settings: what is wrong with them.
    pub(super) settings: Option<Settings>,
}

/// Everything that changes.
#[derive(Debug)]
pub(super) struct State {
    /// The client.
    pub(super) client: ClientFacts,
    /// The folders it works in.
    pub(super) roots: Vec<PathBuf>,
    /// The settings it sent.
    pub(super) settings: Arc<Config>,
    documents: HashMap<Key, Document>,
    /// What documents will say once the client made the edits it was asked for.
    promises: Vec<Weak<Promise>>,
    revision: u64,
}

impl State {
    /// Nothing open, and nothing known of the client.
    pub(super) fn new() -> Self {
        State {
            client: ClientFacts::default(),
            roots: Vec::new(),
            settings: Arc::default(),
            documents: HashMap::new(),
            promises: Vec::new(),
            revision: 0,
        }
    }

    /// Opens a document; one that is open already is replaced.
    pub(super) fn open(&mut self, uri: Uri, language: &str, version: i32, text: &str) {
        let key = Key::of(&uri);
        let text = marks::as_in_file(&uri, Text::new(text, from_proto::format(language, &key.extension())));
        self.revision += 1;
        let on_disk = path_of(&uri).filter(|_| Kind::of(&key) == Kind::Standoff).as_deref().and_then(Stamp::of);
        let buffer = Buffer { uri, version, revision: self.revision, text };
        match self.documents.get_mut(&key) {
            Some(document) => {
                document.history = History::since(self.revision);
                document.on_disk = on_disk;
                document.buffer = buffer;
            }
            None => {
                let document = Document {
                    kind: Kind::of(&key),
                    buffer,
                    opened: self.revision,
                    reading: Reading::new(Worker::new()),
                    page: Reading::new(PageWorker::default()),
                    told: None,
                    annotations: None,
                    history: History::since(self.revision),
                    on_disk,
                    saved: None,
                    seen: Vec::new(),
                    settings: None,
                };
                self.documents.insert(key.clone(), document);
            }
        }
        let seen = self.files_above(&key);
        if let Some(document) = self.documents.get_mut(&key) {
            document.seen = seen;
        }
        self.touch(&key);
    }

    /// Makes the changes of one `didChange`.
    pub(super) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let key = Key::of(uri);
        let promised = self.promised(&key);
        let Some(document) = self.documents.get_mut(&key) else {
            tracing::warn!("a change of {}, which is not open", uri.as_str());
            return;
        };
        self.revision += 1;
        document.buffer.version = version;
        document.buffer.revision = self.revision;
        for change in changes {
            let before = document.buffer.text.clone();
            let edit = from_proto::apply(&mut document.buffer.text, change, self.client.encoding);
            promises::look(&promised, &document.buffer.text);
            if let Some(annotations) = &mut document.annotations {
                annotations.follow(&edit, &document.buffer.text);
            }
            if document.kind == Kind::Article {
                document.history.push(self.revision, before, edit, document.buffer.text.clone());
            }
        }
        if let Some(annotations) = &mut document.annotations {
            annotations.settle(&document.buffer.text);
        }
        self.touch(&key);
    }

    /// Closes a document and says which one it was.
    pub(super) fn close(&mut self, uri: &Uri) -> Option<Document> {
        let key = Key::of(uri);
        let document = self.documents.remove(&key)?;
        self.touch(&key);
        Some(document)
    }

    /// An open document.
    pub(super) fn document(&self, key: &Key) -> Option<&Document> {
        self.documents.get(key)
    }

    /// The open documents.
    pub(super) fn documents(&self) -> impl Iterator<Item = (&Key, &Document)> {
        self.documents.iter()
    }

    /// Notes that a document changed, opened or closed: every article it bears on is to be read
    /// again.
    fn touch(&mut self, key: &Key) {
        let changed = Kind::of(key);
        if let (Kind::Settings, Some(document)) = (changed, self.documents.get_mut(key)) {
            document.settings = path_of(&document.buffer.uri).map(|path| Settings::read(path, &document.buffer.text).1);
        }
        for article in self.articles_of(key, changed) {
            self.read_annotations(&article);
        }
        self.revision += 1;
        for (other, document) in &mut self.documents {
            let read_with = match changed {
                Kind::Article => other == key,
                Kind::Standoff => other.with_extension("ann") == *key,
                Kind::Settings | Kind::Schema(_) => true,
            };
            if read_with {
                document.reading.generation = self.revision;
            }
            let page_of = match changed {
                Kind::Article => document.kind == Kind::Standoff && key.with_extension("ann") == *other,
                Kind::Standoff => other == key,
                Kind::Schema(_) => true,
                Kind::Settings => false,
            };
            if page_of {
                document.page.generation = self.revision;
            }
        }
    }

    /// The open articles that a document may be the annotations of, or the article itself.
    fn articles_of(&self, key: &Key, kind: Kind) -> Vec<Key> {
        let concerned = |other: &&Key| match kind {
            Kind::Article => *other == key,
            Kind::Standoff => other.is_article() && other.with_extension("ann") == *key,
            Kind::Settings | Kind::Schema(_) => false,
        };
        self.documents.keys().filter(concerned).cloned().collect()
    }

    /// The innermost of the client's folders that a file is in.
    fn root_of(&self, path: &Path) -> Option<&Path> {
        let roots = self.roots.iter().filter(|root| path.starts_with(root));
        roots.max_by_key(|root| root.as_os_str().len()).map(PathBuf::as_path)
    }

    /// The last revision, if nothing is being read or has to be.
    pub(super) fn at_rest(&self) -> Option<u64> {
        let mut articles = self.documents.values().filter(|document| document.kind == Kind::Article);
        let resting = articles.all(|document| document.reading.worker.is_some() && document.is_read());
        resting.then_some(self.revision)
    }

    /// Has every article read again.
    pub(super) fn touch_all(&mut self) {
        self.revision += 1;
        for document in self.documents.values_mut() {
            document.reading.generation = self.revision;
            document.page.generation = self.revision;
        }
    }

    /// The open article that a stand-off file belongs to.
    pub(super) fn article_beside(&self, uri: &Uri) -> Option<Uri> {
        let key = Key::of(uri);
        let articles = self.articles_of(&key, Kind::of(&key));
        let article = articles.iter().min().filter(|_| Kind::of(&key) == Kind::Standoff)?;
        Some(self.documents.get(article)?.buffer.uri.clone())
    }
}

impl Document {
    /// Whether the client may have diagnostics of it that are to be cleared when it is closed. Those of
    /// settings hold on, for the articles that are read with them.
    pub(super) fn has_told(&self) -> bool {
        match self.kind {
            Kind::Article => true,
            Kind::Standoff | Kind::Schema(_) => self.told.as_ref().is_some_and(|told| !told.diagnostics.is_empty()),
            Kind::Settings => false,
        }
    }

    /// Whether it is a stand-off file or a part of a schema.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.kind, Kind::Standoff | Kind::Schema(_))
    }

    /// Whether nothing changed since it was last read.
    pub(super) fn is_read(&self) -> bool {
        self.reading.latest.borrow().generation >= self.reading.generation
    }

    /// What was last read of it.
    pub(super) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.reading.latest.borrow().snapshot.clone()
    }
}
