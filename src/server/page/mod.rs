//! Stand-off files and parts of schemas that are open, each with all that is needed to answer for it.
//!
//! They are read apart from the articles: a stand-off file can be worked on while its article is
//! open, closed, or not there at all.

mod conf;
mod standoff;

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::Diagnostic;

use super::{client::ClientFacts, reading::Versioned, state::Kind, uri::Key, worker::Buffer};

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

/// What is kept from one version of a page to the next.
#[derive(Debug, Default)]
pub(super) struct PageWorker {
    schema: super::schema::SchemaSource,
    article: super::disk::DiskFile<crate::text::Text>,
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
            Page::Standoff(page) => page.version,
            Page::Conf(page) => page.version,
        }
    }
}

/// Where the article of a stand-off file may be, the likeliest first.
pub(super) fn articles_beside(standoff: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    ["txt", "md", "markdown"].into_iter().map(|extension| standoff.with_extension(extension))
}
