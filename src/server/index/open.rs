//! What the index has to know of the documents that are open.

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use crate::server::{
    state::{Kind, State},
    uri::{Key, path_of},
};

impl State {
    /// The folders of the open articles that are in none of the client's folders.
    pub(super) fn folders_outside(&self) -> BTreeSet<PathBuf> {
        let articles = self.documents().filter(|(_, document)| document.kind == Kind::Article);
        let paths = articles.filter_map(|(_, document)| path_of(&document.buffer.uri));
        let outside = paths.filter(|path| !self.roots.iter().any(|root| path.starts_with(root)));
        outside.filter_map(|path| path.parent().map(Path::to_owned)).collect()
    }

    /// The stand-off files that are open, with the revisions of their text.
    pub(super) fn open_annotations(&self) -> HashMap<Key, u64> {
        let open = self.documents().filter(|(_, document)| document.kind == Kind::Standoff);
        open.map(|(key, document)| (key.clone(), document.buffer.revision)).collect()
    }

    /// The newest revision of any settings or part of a schema that is open.
    pub(super) fn settings_revision(&self) -> u64 {
        let open = self.documents().filter(|(_, document)| matches!(document.kind, Kind::Settings | Kind::Schema(_)));
        open.map(|(_, document)| document.buffer.revision).max().unwrap_or_default()
    }
}
