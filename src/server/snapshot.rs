//! One version of an article as requests see it.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use tower_lsp::ls_types::Uri;

use crate::{
    checks::{self, Finding},
    config::{Config, Problem},
    ide::{Article, File, Summary},
    text::Text,
};

use super::{
    client::ClientFacts,
    disk::Stamp,
    reading::Versioned,
    schema::ReadSchema,
    to_proto::{Files, Positions},
    uri::uri_of,
};

/// An article that nothing changes any more, with all that is needed to answer for it.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The article as the client calls it.
    pub(super) uri: Uri,
    /// The version of its text.
    pub(super) version: i32,
    /// Our own count of the same, over all documents; 0 for one that is not open.
    pub(super) revision: u64,
    /// The client.
    pub(super) client: ClientFacts,
    /// The article.
    pub(super) article: Article,
    /// What is to be said against it.
    pub(super) findings: Vec<Finding>,
    /// The file its annotations are in, or would be.
    pub(super) standoff: Option<Standoff>,
    /// The settings that hold for it.
    pub(super) settings: Option<Settings>,
    /// Where settings would be kept, for an article that is a file.
    pub(super) settings_path: Option<PathBuf>,
    /// The gazetteer that settings ask for, and what the file was like.
    pub(super) gazetteer_seen: Option<(PathBuf, Option<Stamp>)>,
    /// Why that gazetteer is not used.
    pub(super) trouble: Option<Trouble>,
    /// The schema that holds for it, with the files it was read from.
    pub(super) schema: Arc<ReadSchema>,
    /// What it is about, once somebody asked.
    pub(super) summary: OnceLock<Arc<Summary>>,
}

/// A gazetteer that cannot be used, by whose settings ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// `postil.toml` does.
    File(Problem),
    /// The client does.
    Client(String),
}

/// The stand-off file of an article.
#[derive(Clone, Debug)]
pub(super) struct Standoff {
    /// As the client calls it, or would.
    pub(super) uri: Uri,
    /// The version the client has open.
    pub(super) version: Option<i32>,
    /// Its text; `None` where there is no such file.
    pub(super) text: Option<Text>,
}

/// A `postil.toml`.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) text: Text,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

impl Snapshot {
    /// Positions in the article.
    pub(super) fn positions(&self) -> Positions<'_> {
        Positions { text: &self.article.text, encoding: self.client.encoding }
    }
}

impl Snapshot {
    /// What it is about.
    pub(super) fn summary(&self) -> Arc<Summary> {
        Arc::clone(self.summary.get_or_init(|| Arc::new(Summary::of(&self.article, self.client.encoding))))
    }
}

impl Versioned for Snapshot {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Files for Snapshot {
    fn client(&self) -> &ClientFacts {
        &self.client
    }

    fn file(&self, file: File) -> Option<(&Uri, Positions<'_>)> {
        match file {
            File::Article => Some((&self.uri, self.positions())),
            File::Standoff => {
                let standoff = self.standoff.as_ref()?;
                let text = standoff.text.as_ref()?;
                Some((&standoff.uri, Positions { text, encoding: self.client.encoding }))
            }
        }
    }
}

impl Settings {
    /// Reads the file at `path`.
    pub(super) fn read(path: PathBuf, text: &Text) -> (Config, Settings) {
        let (config, problems) = Config::from_toml(&text.to_string(), &checks::codes());
        let config = config.rooted(path.parent().unwrap_or(Path::new("")));
        (config, Settings { path, text: text.clone(), problems })
    }

    /// The same, with what is wrong with the gazetteer it asks for.
    pub(super) fn in_trouble(&self, trouble: Option<&Trouble>) -> Settings {
        let mut settings = self.clone();
        if let Some(Trouble::File(problem)) = trouble {
            settings.problems.push(problem.clone());
        }
        settings
    }

    /// The file as a client would call it.
    pub(super) fn uri(&self) -> Option<Uri> {
        uri_of(&self.path)
    }
}
