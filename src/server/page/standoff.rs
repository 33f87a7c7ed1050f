//! A stand-off file that is open.

use std::{path::PathBuf, sync::Arc};

use tower_lsp::ls_types::{Diagnostic, DiagnosticRelatedInformation, Location, Uri};

use crate::{
    ide::{Article, File},
    standoff::{AnnFile, Problem, article_missing, verify},
    text::{Format, Text},
};

use super::{
    super::{
        client::ClientFacts,
        diagnostics::of_problem,
        disk::DiskFile,
        from_proto,
        schema::ReadSchema,
        to_proto::{Files, Positions},
        uri::{Key, uri_of},
        worker::GAZETTEERS,
    },
    PageDocument, PageJob, articles_beside,
};

/// One version of a stand-off file.
#[derive(Debug)]
pub(in crate::server) struct StandoffPage {
    /// The file.
    pub(in crate::server) document: PageDocument,
    /// The article with these annotations, not read: what it says besides does not matter here. An
    /// empty text where there is no article.
    pub(in crate::server) article: Article,
    /// What the article is called; `None` where there is none.
    pub(in crate::server) article_uri: Option<Uri>,
    /// The schema, with the files it was read from.
    pub(in crate::server) schema: Arc<ReadSchema>,
    /// What is wrong with it.
    pub(in crate::server) problems: Vec<Problem>,
    /// The same for the client.
    pub(in crate::server) diagnostics: Vec<Diagnostic>,
}

impl StandoffPage {
    pub(super) fn read(job: &PageJob, schema: Arc<ReadSchema>, on_disk: &mut DiskFile<Text>) -> Self {
        let source = || job.buffer.text.to_string();
        let (text, file, article_uri) = match &job.article {
            Some((article, annotations)) => {
                let file = annotations.clone().unwrap_or_else(|| Arc::new(AnnFile::read(&source(), &article.text)));
                (article.text.clone(), file, Some(article.uri.clone()))
            }
            None => {
                let path = job.path.as_deref().and_then(|path| articles_beside(path).find(|path| path.is_file()));
                let format = |path: &PathBuf| from_proto::format("", &Key::of_path(path).extension());
                let read = |path: &PathBuf| {
                    let read = on_disk.read(path, |text| Text::new(text, format(path)).hide_mark())?;
                    // In one piece for all versions of the page.
                    read.as_str();
                    Some(read.clone())
                };
                let text = path.as_ref().and_then(read);
                match text {
                    Some(text) => {
                        let file = AnnFile::read(&source(), &text);
                        (text, Arc::new(file), path.as_deref().and_then(uri_of))
                    }
                    None => (Text::new("", Format::Plain), Arc::new(AnnFile::parse(&source())), None),
                }
            }
        };
        // Every annotation is compared with it.
        text.as_str();
        let mut problems = verify(&file, &schema.schema, article_uri.as_ref().map(|_| &text));
        if let (None, Some(path)) = (&article_uri, &job.path) {
            let names = articles_beside(path).filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
            problems.insert(0, article_missing(&file, &names.collect::<Vec<_>>()));
        }
        let article = Article {
            text,
            reading: Arc::default(),
            annotations: Some(file),
            schema: Arc::clone(&schema.schema),
            gazetteer: Arc::clone(GAZETTEERS.embedded()),
            config: Arc::default(),
            settled: Default::default(),
        };
        let mut page = StandoffPage {
            document: PageDocument::of(job),
            article,
            article_uri,
            schema,
            problems,
            diagnostics: Vec::new(),
        };
        page.diagnostics = page.problems.iter().map(|problem| page.diagnostic(problem)).collect();
        page
    }

    fn diagnostic(&self, problem: &Problem) -> Diagnostic {
        let mut diagnostic = of_problem(problem, self.document.positions());
        if let (Some(range), Some((uri, positions)), true) =
            (problem.article, self.file(File::Article), self.document.client.related_information)
        {
            let location = Location { uri: uri.clone(), range: positions.range(range) };
            let message = "the article here".to_owned();
            diagnostic.related_information = Some(vec![DiagnosticRelatedInformation { location, message }]);
        }
        diagnostic
    }
}

impl Files for StandoffPage {
    fn client(&self) -> &ClientFacts {
        &self.document.client
    }

    fn file(&self, file: File) -> Option<(&Uri, Positions<'_>)> {
        let encoding = self.document.client.encoding;
        match file {
            File::Standoff => Some((&self.document.uri, self.document.positions())),
            File::Article => Some((self.article_uri.as_ref()?, Positions { text: &self.article.text, encoding })),
        }
    }
}
