//! Stand-off files and parts of schemas that are open, each with all that is needed to answer for it.
//!
//! They are read apart from the articles: a stand-off file can be worked on while its article is
//! open, closed, or not there at all.

mod conf;
mod standoff;

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::{Diagnostic, Position, Uri};

use crate::text::{CharOffset, Text};

use super::{
    client::ClientFacts, disk::DiskFile, from_proto, reading::Versioned, schema::SchemaSource, state::Kind,
    to_proto::Positions, uri::Key, worker::Buffer,
};

pub(super) use conf::ConfPage;
pub(super) use standoff::StandoffPage;

/// What is to be read.
#[derive(Debug)]
pub(super) struct PageJob {
    /// The document to read.
    pub(super) key: Key,
    /// When it was opened, in revisions.
    pub(super) opened: u64,
    /// The generation it is read for.
    pub(super) generation: u64,
    /// What it is for.
    pub(super) kind: Kind,
    /// The document.
    pub(super) buffer: Buffer,
    /// Where it is, for a document that is a file.
    pub(super) path: Option<PathBuf>,
    /// The folder above which no schema is looked for.
    pub(super) root: Option<PathBuf>,
    /// For a stand-off file whose article is open: the article, and its annotations if they were read
    /// from this very text.
    pub(super) article: Option<(Buffer, Option<std::sync::Arc<crate::standoff::AnnFile>>)>,
    /// Every part of a schema that is open.
    pub(super) open_schema: Vec<(Key, Buffer)>,
    /// The client.
    pub(super) client: ClientFacts,
}

/// One version of the document that a page was read from.
#[derive(Debug)]
pub(super) struct PageDocument {
    /// As the client calls it.
    pub(super) uri: Uri,
    /// Its version.
    pub(super) version: i32,
    /// The client.
    pub(super) client: ClientFacts,
    /// Its text.
    pub(super) text: Text,
    /// Where it is.
    pub(super) path: Option<PathBuf>,
    /// The folder above which nothing is looked for.
    pub(super) root: Option<PathBuf>,
}

impl PageDocument {
    fn of(job: &PageJob) -> Self {
        let text = job.buffer.text.clone();
        // Its colours alone are asked for with thousands of positions.
        text.index_lines();
        PageDocument {
            uri: job.buffer.uri.clone(),
            version: job.buffer.version,
            client: job.client.clone(),
            text,
            path: job.path.clone(),
            root: job.root.clone(),
        }
    }

    /// Positions in it.
    pub(super) fn positions(&self) -> Positions<'_> {
        Positions { text: &self.text, encoding: self.client.encoding }
    }

    /// The place of a position in it.
    pub(super) fn offset(&self, position: Position) -> CharOffset {
        from_proto::offset(&self.text, position, self.client.encoding)
    }
}

/// What is kept from one version of a page to the next.
#[derive(Debug, Default)]
pub(super) struct PageWorker {
    schema: SchemaSource,
    article: DiskFile<Text>,
}

/// One version of a page that nothing changes any more.
#[derive(Debug)]
pub(super) enum Page {
    /// A stand-off file.
    Standoff(StandoffPage),
    /// A part of a schema.
    Conf(ConfPage),
}

impl PageWorker {
    /// Reads a page and finds what is wrong with it.
    pub(super) fn read(&mut self, job: &PageJob) -> Page {
        let schema = self.schema.read(job.path.as_deref(), job.root.as_deref(), &job.open_schema);
        match job.kind {
            Kind::Schema(kind) => Page::Conf(ConfPage::read(job, kind, schema)),
            _ => Page::Standoff(StandoffPage::read(job, schema, &mut self.article)),
        }
    }
}

impl Page {
    /// What is to be said against it.
    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Page::Standoff(page) => &page.diagnostics,
            Page::Conf(page) => &page.diagnostics,
        }
    }
}

impl Versioned for Page {
    fn version(&self) -> i32 {
        match self {
            Page::Standoff(page) => page.document.version,
            Page::Conf(page) => page.document.version,
        }
    }
}

/// Where the article of a stand-off file may be, the likeliest first.
pub(super) fn articles_beside(standoff: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    ["txt", "md", "markdown"].into_iter().map(|extension| standoff.with_extension(extension))
}
