//! Stand-off files and parts of schemas among the documents.

use std::{path::Path, sync::Arc};

use tower_lsp::ls_types::Uri;

use crate::server::{
    annotations::{Annotations, Origin},
    diagnostics::Published,
    disk::Stamp,
    overtaken::Written,
    page::{Page, PageJob, PageWorker},
    reading::Ticket,
    uri::{Key, path_of},
};

use super::{Kind, State};

impl State {
    /// The stand-off files and parts of schemas that have to be read and that nobody is reading.
    pub(in crate::server) fn due_pages(&mut self) -> Vec<(PageJob, PageWorker)> {
        let due: Vec<Key> = self
            .documents
            .iter()
            .filter(|(_, it)| it.is_page() && it.page.is_due())
            .map(|(key, _)| key.clone())
            .collect();
        due.into_iter().filter_map(|key| self.take_page(&key)).collect()
    }

    /// The same for one of them.
    pub(in crate::server) fn take_page(&mut self, key: &Key) -> Option<(PageJob, PageWorker)> {
        let document = self.documents.get_mut(key).filter(|document| document.page.is_due())?;
        let worker = document.page.worker.take()?;
        let document = self.documents.get(key)?;
        let path = path_of(&document.buffer.uri);
        let root = path.as_deref().and_then(|path| self.root_of(path)).map(Path::to_owned);
        let article = self.article_beside(&document.buffer.uri).and_then(|uri| self.documents.get(&Key::of(&uri)));
        let article = article.map(|article| {
            let of_this = |read: &&Annotations| read.origin == Origin::Buffer(document.buffer.revision);
            let annotations = article.annotations.as_ref().filter(of_this).map(|read| Arc::clone(&read.file));
            (article.buffer.clone(), annotations)
        });
        let job = PageJob {
            key: key.clone(),
            opened: document.opened,
            generation: document.page.generation,
            kind: document.kind,
            buffer: document.buffer.clone(),
            path,
            root,
            article,
            open_schema: self.open_schema(),
            client: self.client.clone(),
        };
        Some((job, worker))
    }

    /// Takes back the worker of a page and what it read. Answers what the client has to be told, if
    /// it is not what it was told last.
    pub(in crate::server) fn finish_page(
        &mut self,
        job: &PageJob,
        worker: PageWorker,
        page: Option<&Arc<Page>>,
    ) -> Option<Published> {
        let document = self.documents.get_mut(&job.key).filter(|document| document.opened == job.opened)?;
        let current = document.buffer.revision == job.buffer.revision;
        if !document.page.put_back(worker, job.generation, page, current) || self.client.pulls_diagnostics {
            return None;
        }
        let now = Published {
            uri: job.buffer.uri.clone(),
            version: Some(job.buffer.version),
            diagnostics: page?.diagnostics().to_vec(),
        };
        // Where nothing is wrong and nothing was, there is nothing to tell.
        let told = document.told.as_ref().is_some_and(|told| !told.diagnostics.is_empty());
        let news = document.told.as_ref() != Some(&now) && (told || !now.diagnostics.is_empty());
        document.told = Some(now.clone());
        news.then_some(now)
    }

    /// The open stand-off files that somebody wrote or deleted on disk since this was last asked, which may
    /// be the editor itself.
    pub(in crate::server) fn written(&mut self) -> Vec<Written> {
        let mut all = Vec::new();
        for (key, document) in self.documents.iter_mut().filter(|(_, it)| it.kind == Kind::Standoff) {
            let Some(path) = path_of(&document.buffer.uri) else { continue };
            let stamp = Stamp::of(&path);
            if stamp != document.on_disk {
                document.on_disk = stamp;
                all.push(Written { key: key.clone(), path, stamp });
            }
        }
        all
    }

    /// Notes that the client wrote a document as it is on disk now.
    pub(in crate::server) fn saved(&mut self, uri: &Uri) {
        if let Some(document) = self.documents.get_mut(&Key::of(uri)) {
            document.saved = path_of(uri).as_deref().and_then(Stamp::of);
        }
    }

    /// A hold on a stand-off file or a part of a schema; `None` where it is not open, or neither.
    pub(in crate::server) fn page_ticket(&self, uri: &Uri) -> Option<Ticket<Page>> {
        let document = self.documents.get(&Key::of(uri)).filter(|document| document.is_page())?;
        Some(document.page.ticket(document.buffer.version))
    }
}
