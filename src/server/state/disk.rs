//! The files that open documents are read with: settings, schemas, gazetteers, and the folders they
//! are in.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::server::{
    disk::{Stamp, folders_above, read_with},
    page::articles_beside,
    snapshot::Settings,
    uri::{Key, path_of},
};

use super::{Document, State};

impl State {
    /// Looks whether anything the open documents are read with changed on disk, and has those
    /// documents read again. Answers whether there was any.
    pub(in crate::server) fn look_at_disk(&mut self) -> bool {
        let keys: Vec<Key> = self.documents.keys().cloned().collect();
        self.revision += 1;
        let mut any = false;
        for key in keys {
            let marked = self.look_for_mark(&key);
            let seen = self.files_above(&key);
            let annotations = key.is_article() && self.read_annotations(&key);
            let Some(document) = self.documents.get_mut(&key) else { continue };
            let read = document.snapshot().and_then(|snapshot| snapshot.gazetteer_seen.clone());
            let gazetteer = read.is_some_and(|(path, stamp)| Stamp::of(&path) != stamp);
            if marked || annotations || gazetteer || document.seen != seen {
                document.seen = seen;
                document.reading.generation = self.revision;
                document.page.generation = self.revision;
                any = true;
            }
        }
        any
    }

    /// The settings and the schema that hold for a document on disk, and what they were like when
    /// last looked at.
    pub(super) fn files_above(&self, document: &Key) -> Vec<(PathBuf, Stamp)> {
        let Some(path) = self.documents.get(document).and_then(|document| path_of(&document.buffer.uri)) else {
            return Vec::new();
        };
        let mut files = read_with(&path, self.root_of(&path));
        if document.extension() == "ann" {
            files.extend(articles_beside(&path).filter_map(|path| Some((path.clone(), Stamp::of(&path)?))));
        }
        files
    }

    /// An open `postil.toml` with all that is wrong with it: also what was found in reading the
    /// articles it holds for.
    pub(in crate::server) fn settings_at(&self, key: &Key) -> Option<Settings> {
        let settings = self.documents.get(key)?.settings.as_ref()?;
        let snapshots = self.documents.values().filter_map(Document::snapshot);
        let trouble = snapshots.filter(|snapshot| {
            let read = snapshot.settings.as_ref();
            snapshot.trouble.is_some() && read.is_some_and(|read| Key::of_path(&read.path) == *key)
        });
        Some(settings.in_trouble(trouble.last().as_ref().and_then(|snapshot| snapshot.trouble.as_ref())))
    }

    /// The gazetteer files that open articles are read with.
    pub(in crate::server) fn gazetteers(&self) -> BTreeSet<PathBuf> {
        let snapshots = self.documents.values().filter_map(Document::snapshot);
        snapshots.filter_map(|snapshot| Some(snapshot.gazetteer_seen.as_ref()?.0.clone())).collect()
    }

    /// The folders in which something may change that an open document is read with.
    pub(in crate::server) fn folders(&self) -> BTreeSet<PathBuf> {
        let paths: Vec<PathBuf> =
            self.documents.values().filter_map(|document| path_of(&document.buffer.uri)).collect();
        let folders = paths.iter().flat_map(|path| folders_above(path, self.root_of(path)));
        let mut folders: BTreeSet<PathBuf> = folders.map(Path::to_owned).collect();
        folders.extend(self.gazetteers().iter().filter_map(|file| file.parent()).map(Path::to_owned));
        folders.retain(|folder| folder.is_dir());
        folders
    }
}
