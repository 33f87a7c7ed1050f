//! The schemas of articles: of each of brat's configuration files the nearest one above.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    standoff::{ConfFile, ConfKind, ConfReader, Problem, Schema, nearest},
    text::{Encoding, Format, Text},
};

use super::input;

/// The schemas found so far, by the folder of the articles they hold for.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    by_folder: HashMap<PathBuf, Arc<FoundSchema>>,
    by_files: HashMap<Vec<PathBuf>, Arc<FoundSchema>>,
}

/// A schema and the files it was read from.
#[derive(Debug, Default)]
pub(super) struct FoundSchema {
    /// What may be annotated.
    pub(super) schema: Arc<Schema>,
    /// The files that say so, at most one of a kind.
    pub(super) files: Vec<FoundConf>,
}

/// One configuration file.
#[derive(Debug)]
pub(super) struct FoundConf {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) source: String,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
    /// Why it could not be read as it is.
    pub(super) unreadable: Option<String>,
}

impl Schemas {
    /// The schema for an article in `folder`.
    pub(super) fn of(&self, folder: &Path) -> Arc<FoundSchema> {
        // A thread that panicked while it held the lock left the maps as good as they were.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.by_folder.get(folder) {
            return Arc::clone(found);
        }
        let files = ConfKind::ALL.map(|kind| nearest(&Disk, folder.to_path_buf(), kind).map(|found| (kind, found)));
        let files: Vec<_> = files.into_iter().flatten().collect();
        let paths: Vec<PathBuf> = files.iter().map(|(kind, found)| found.folder.join(kind.file_name())).collect();
        let shared = known.by_files.get(&paths).cloned();
        let found = shared.unwrap_or_else(|| {
            Arc::new(FoundSchema::read(files.into_iter().zip(&paths).map(|((kind, _), path)| (kind, path.as_path()))))
        });
        known.by_files.insert(paths, Arc::clone(&found));
        known.by_folder.insert(folder.to_path_buf(), Arc::clone(&found));
        found
    }

    /// Every configuration file in use, in order, each once.
    pub(super) fn into_files(self) -> Vec<FoundConf> {
        let known = self.known.into_inner().unwrap_or_else(PoisonError::into_inner);
        drop(known.by_folder);
        let found = known.by_files.into_values().filter_map(Arc::into_inner);
        let mut files: Vec<FoundConf> = found.flat_map(|found| found.files).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        files
    }
}

impl FoundSchema {
    fn read<'p>(paths: impl Iterator<Item = (ConfKind, &'p Path)>) -> Self {
        let mut files = Vec::new();
        let mut parsed = Vec::new();
        for (kind, path) in paths {
            let file = FoundConf::read(path);
            parsed.push(ConfFile::parse(&file.source, kind));
            files.push(file);
        }
        let (schema, problems) = Schema::of_found(parsed.clone());
        for (file, conf) in files.iter_mut().zip(&parsed) {
            let own = problems.iter().filter(|(kind, _)| *kind == conf.kind()).map(|(_, problem)| problem);
            file.problems = conf.problems().iter().chain(own).cloned().collect();
            file.problems.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
        }
        FoundSchema { schema: Arc::new(schema), files }
    }
}

impl FoundConf {
    /// Reads a configuration file; what is not UTF-8 in it is replaced, so that the rest holds.
    fn read(path: &Path) -> Self {
        let (source, unreadable) = match input::read(path) {
            Ok(source) => (source, None),
            Err(why) => {
                let bytes = fs::read(path).unwrap_or_default();
                (String::from_utf8_lossy(&bytes).into_owned(), Some(format!("{} {why}", path.display())))
            }
        };
        FoundConf { path: path.to_path_buf(), source, problems: Vec::new(), unreadable }
    }

    /// What is wrong with it, one line each, naming it.
    pub(super) fn complaints(&self) -> impl Iterator<Item = String> + '_ {
        let name = self.path.display();
        let text = Text::new(&self.source, Format::Plain);
        let line = move |problem: &Problem| text.position(problem.range.start(), Encoding::Utf32).line + 1;
        let problems =
            self.problems.iter().map(move |problem| format!("{name}, line {}: {}", line(problem), problem.message));
        self.unreadable.iter().cloned().chain(problems)
    }
}

/// The folders of the disk.
struct Disk;

impl ConfReader for Disk {
    type Folder = PathBuf;

    fn parent(&self, folder: &PathBuf) -> Option<PathBuf> {
        folder.parent().map(Path::to_path_buf)
    }

    /// Only whether there is a file: it is read once for all the articles it holds for.
    fn read(&self, folder: &PathBuf, file_name: &str) -> Option<String> {
        folder.join(file_name).is_file().then(String::new)
    }
}
