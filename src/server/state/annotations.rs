//! The annotations of open articles: read, brought up to date, remembered.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use tower_lsp::ls_types::Uri;

use crate::{
    config::Sync,
    server::{
        annotations::Annotations,
        uri::{Key, path_of, sibling},
    },
    standoff::AnnFile,
    text::{Edit, Text},
};

use super::{Document, Kind, State};

/// A stand-off file that does not say where its annotations are now.
#[derive(Debug)]
pub(in crate::server) struct Outdated {
    /// The file.
    pub(in crate::server) uri: Uri,
    /// The version the client has open.
    pub(in crate::server) version: Option<i32>,
    /// Its text.
    pub(in crate::server) source: Text,
    /// What puts it right.
    pub(in crate::server) edits: Vec<Edit>,
}

/// An article that may have to be remembered.
#[derive(Debug)]
pub(in crate::server) struct Memory {
    /// Where it is.
    pub(in crate::server) path: PathBuf,
    /// The client's folder it is in.
    pub(in crate::server) root: Option<PathBuf>,
    /// Its annotations.
    pub(in crate::server) file: Arc<AnnFile>,
    /// Its text.
    pub(in crate::server) article: Text,
}

impl State {
    /// Reads the annotations of an article if they changed, and answers whether they did.
    pub(super) fn read_annotations(&mut self, article: &Key) -> bool {
        let Some(document) = self.documents.get_mut(article) else { return false };
        let before = document.annotations.as_ref().map(|read| read.origin);
        let (old, path) = (document.annotations.take(), path_of(&document.buffer.uri));
        let text = document.buffer.text.clone();
        let buffer = self.documents.get(&article.with_extension("ann")).map(|beside| &beside.buffer);
        let new = Annotations::read(old, buffer, path.as_deref(), &text);
        let changed = new.as_ref().map(|read| read.origin) != before;
        if let Some(document) = self.documents.get_mut(article) {
            document.annotations = new;
        }
        changed
    }

    /// What has to be done to the stand-off file of an article to bring it up to date; `None` where
    /// it is, and where there is none.
    pub(in crate::server) fn bring_up_to_date(&mut self, article: &Uri) -> Option<Outdated> {
        let key = Key::of(article);
        let beside = self.documents.get(&key.with_extension("ann")).map(|beside| &beside.buffer);
        let open = beside.map(|buffer| (buffer.uri.clone(), Some(buffer.version)));
        let document = self.documents.get_mut(&key)?;
        let annotations = document.annotations.as_mut()?;
        let edits = annotations.bring_up_to_date(&document.buffer.text);
        let (uri, version) = open.or_else(|| Some((sibling(&document.buffer.uri, "ann")?, None)))?;
        let source = annotations.source.clone();
        (!edits.is_empty()).then_some(Outdated { uri, version, source, edits })
    }

    /// Clears the doubt about an annotation of an open article, or about all of them. Answers about which.
    pub(in crate::server) fn confirm(&mut self, article: &Uri, id: Option<&str>) -> Vec<String> {
        let key = Key::of(article);
        let annotations = self.documents.get_mut(&key).and_then(|document| document.annotations.as_mut());
        let confirmed = annotations.map(|annotations| annotations.confirm(id)).unwrap_or_default();
        if !confirmed.is_empty() {
            self.touch(&key);
        }
        confirmed
    }

    /// When the stand-off file of an article is brought up to date.
    pub(in crate::server) fn sync_of(&self, article: &Key) -> Sync {
        let read = self.documents.get(article).and_then(Document::snapshot);
        read.map_or_else(|| self.settings.sync(), |snapshot| snapshot.article.config.sync())
    }

    /// The open articles that have annotations, with what is to be remembered of each.
    pub(in crate::server) fn memories(&self, of: impl Fn(&Key) -> bool) -> Vec<Memory> {
        let articles = self.documents.iter().filter(|(key, document)| document.kind == Kind::Article && of(key));
        let memory = |(_, document): (&Key, &Document)| {
            let path = path_of(&document.buffer.uri)?;
            let file = Arc::clone(&document.annotations.as_ref()?.file);
            let root = self.root_of(&path).map(Path::to_owned);
            Some(Memory { path, root, file, article: document.buffer.text.clone() })
        };
        articles.filter_map(memory).collect()
    }
}
