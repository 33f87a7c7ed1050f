//! A part of a schema that is open.

use std::{path::PathBuf, sync::Arc};

use tower_lsp::ls_types::{Diagnostic, Uri};

use crate::{
    standoff::{ConfFile, ConfKind, Problem, Schema},
    text::Text,
};

use super::{
    super::{client::ClientFacts, diagnostics::of_problem, schema::ReadSchema, to_proto::Positions},
    PageJob,
};

/// One version of a configuration file.
#[derive(Debug)]
pub(in crate::server) struct ConfPage {
    /// As the client calls it.
    pub(in crate::server) uri: Uri,
    /// Its version.
    pub(in crate::server) version: i32,
    /// The client.
    pub(in crate::server) client: ClientFacts,
    /// Its text.
    pub(in crate::server) text: Text,
    /// Where it is.
    pub(in crate::server) path: Option<PathBuf>,
    /// The folder above which nothing is looked for.
    pub(in crate::server) root: Option<PathBuf>,
    /// What it says.
    pub(in crate::server) conf: ConfFile,
    /// The schema it is a part of, with the other parts.
    pub(in crate::server) schema: Arc<ReadSchema>,
    /// What is wrong with it.
    pub(in crate::server) problems: Vec<Problem>,
    /// The same for the client.
    pub(in crate::server) diagnostics: Vec<Diagnostic>,
}

impl ConfPage {
    pub(super) fn read(job: &PageJob, kind: ConfKind, schema: Arc<ReadSchema>) -> Self {
        let conf = ConfFile::parse(&job.buffer.text.to_string(), kind);
        // It is the nearest of its kind to itself, unless it is no file yet.
        let of_file =
            schema.files.iter().find(|file| file.conf.kind() == kind && job.path.as_ref() == Some(&file.path));
        let problems = match of_file {
            Some(file) => file.problems.clone(),
            None => {
                let (_, more) = Schema::of_found(vec![conf.clone()]);
                conf.problems().iter().cloned().chain(more.into_iter().map(|(_, problem)| problem)).collect()
            }
        };
        let positions = Positions { text: &job.buffer.text, encoding: job.client.encoding };
        let diagnostics = problems.iter().map(|problem| of_problem(problem, positions)).collect();
        ConfPage {
            uri: job.buffer.uri.clone(),
            version: job.buffer.version,
            client: job.client.clone(),
            text: job.buffer.text.clone(),
            path: job.path.clone(),
            root: job.root.clone(),
            conf,
            schema,
            problems,
            diagnostics,
        }
    }

    /// Positions in the file.
    pub(in crate::server) fn positions(&self) -> Positions<'_> {
        Positions { text: &self.text, encoding: self.client.encoding }
    }
}
