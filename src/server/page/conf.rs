//! A part of a schema that is open.

use std::sync::Arc;

use tower_lsp::ls_types::Diagnostic;

use crate::standoff::{ConfFile, ConfKind, Problem, Schema};

use super::{
    super::{diagnostics::of_problem, schema::ReadSchema},
    PageDocument, PageJob,
};

/// One version of a configuration file.
#[derive(Debug)]
pub(in crate::server) struct ConfPage {
    /// The file.
    pub(in crate::server) document: PageDocument,
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
        let document = PageDocument::of(job);
        let diagnostics = problems.iter().map(|problem| of_problem(problem, document.positions())).collect();
        ConfPage { document, conf, schema, problems, diagnostics }
    }
}
