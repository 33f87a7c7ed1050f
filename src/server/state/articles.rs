//! Articles among the documents: which have to be read, with what, and what became of it.

use std::{path::Path, sync::Arc};

use tower_lsp::ls_types::Uri;

use crate::server::{
    reading::Ticket,
    snapshot::Snapshot,
    uri::{Key, path_of, sibling},
    worker::{Buffer, Job, Worker},
};

use super::{Kind, State};

impl State {
    /// The articles that have to be read and that nobody is reading, with the workers to do it.
    pub(in crate::server) fn due(&mut self) -> Vec<(Job, Worker)> {
        let due: Vec<Key> = self
            .documents
            .iter()
            .filter(|(_, document)| document.kind == Kind::Article && document.reading.is_due())
            .map(|(key, _)| key.clone())
            .collect();
        due.into_iter().filter_map(|key| self.take(&key)).collect()
    }

    /// The same for one article.
    pub(in crate::server) fn take_due(&mut self, key: &Key) -> Option<(Job, Worker)> {
        let due = self.documents.get(key).is_some_and(|document| document.reading.is_due());
        due.then(|| self.take(key)).flatten()
    }

    fn take(&mut self, key: &Key) -> Option<(Job, Worker)> {
        let worker = self.documents.get_mut(key)?.reading.worker.take()?;
        let document = self.documents.get(key)?;
        let annotations = document.annotations.as_ref();
        let job = Job {
            opened: document.opened,
            generation: document.reading.generation,
            annotations: annotations.map(|read| (read.source.clone(), Arc::clone(&read.file))),
            ..self.job_for(key.clone(), document.buffer.clone())
        };
        Some((job, worker))
    }

    /// What is needed to read an article that may not be open, but for its annotations.
    pub(in crate::server) fn job_for(&self, key: Key, article: Buffer) -> Job {
        let path = path_of(&article.uri);
        let standoff = self.documents.get(&key.with_extension("ann")).map(|beside| &beside.buffer);
        let open_settings = self.documents.iter().filter(|(_, document)| document.kind == Kind::Settings);
        let root = path.as_deref().and_then(|path| self.root_of(path));
        Job {
            opened: 0,
            generation: 0,
            root: root.map(Path::to_owned),
            path,
            standoff_uri: standoff.as_ref().map(|buffer| buffer.uri.clone()).or_else(|| sibling(&article.uri, "ann")),
            standoff_version: standoff.map(|buffer| buffer.version),
            article,
            annotations: None,
            open_settings: open_settings.map(|(key, document)| (key.clone(), document.buffer.clone())).collect(),
            open_schema: self.open_schema(),
            client_settings: Arc::clone(&self.settings),
            client: self.client.clone(),
            key,
        }
    }

    /// The parts of schemas that are open.
    pub(super) fn open_schema(&self) -> Vec<(Key, Buffer)> {
        let parts = self.documents.iter().filter(|(_, document)| matches!(document.kind, Kind::Schema(_)));
        parts.map(|(key, document)| (key.clone(), document.buffer.clone())).collect()
    }

    /// Takes back a worker and what it read; `None` where it failed. Answers whether that is the
    /// newest there is. A document that was closed meanwhile takes its worker with it.
    pub(in crate::server) fn finish(&mut self, job: &Job, worker: Worker, snapshot: Option<&Arc<Snapshot>>) -> bool {
        let document = self.documents.get_mut(&job.key).filter(|document| document.opened == job.opened);
        let Some(document) = document else { return false };
        let current = document.buffer.revision == job.article.revision;
        document.reading.put_back(worker, job.generation, snapshot, current)
    }

    /// A hold on the article a request is about; `None` where it is not open or no article.
    pub(in crate::server) fn ticket(&self, uri: &Uri) -> Option<Ticket<Snapshot>> {
        let document = self.documents.get(&Key::of(uri)).filter(|document| document.kind == Kind::Article)?;
        Some(document.reading.ticket(document.buffer.version))
    }
}
