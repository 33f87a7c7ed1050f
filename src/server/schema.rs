//! The schema of an article: of each of brat's configuration files the nearest one above it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use tower_lsp::ls_types::Uri;

use crate::{
    standoff::{ConfFile, ConfKind, Problem, Schema},
    text::{Format, Text},
};

use super::{
    annotations::Origin,
    disk::{self, Stamp, folders_above},
    uri::{Key, uri_of},
    worker::Buffer,
};

/// A schema and what it was read from.
#[derive(Debug)]
pub(super) struct ReadSchema {
    /// What may be annotated.
    pub(super) schema: Arc<Schema>,
    /// The files that say so, at most one of a kind; the defaults are none.
    pub(super) files: Vec<SchemaFile>,
}

/// One configuration file of a schema.
#[derive(Debug)]
pub(super) struct SchemaFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it is called.
    pub(super) uri: Option<Uri>,
    /// Its text.
    pub(super) text: Text,
    /// What it says.
    pub(super) conf: ConfFile,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

/// Finds the schema of one document, and reads it again only when something about it changed.
#[derive(Debug, Default)]
pub(super) struct SchemaSource {
    /// The files it was last read from, and what they say.
    origins: Vec<(PathBuf, Origin)>,
    last: Option<Arc<ReadSchema>>,
}

impl SchemaSource {
    /// The schema that holds for the file at `path`. What is open in the editor, `open`, goes
    /// before what is on disk; above `root` nothing is looked for.
    pub(super) fn read(&mut self, path: Option<&Path>, root: Option<&Path>, open: &[(Key, Buffer)]) -> Arc<ReadSchema> {
        let found: Vec<Nearest<'_>> = path.map_or_else(Vec::new, |path| {
            ConfKind::ALL.into_iter().filter_map(|kind| nearest(kind, path, root, open)).collect()
        });
        let origins: Vec<(PathBuf, Origin)> = found.iter().map(|it| (it.path.clone(), it.origin)).collect();
        match &self.last {
            Some(read) if self.origins == origins => Arc::clone(read),
            _ => {
                self.origins = origins;
                Arc::clone(self.last.insert(Arc::new(ReadSchema::of(found))))
            }
        }
    }
}

/// A configuration file not read yet.
struct Nearest<'b> {
    kind: ConfKind,
    path: PathBuf,
    origin: Origin,
    buffer: Option<&'b Buffer>,
}

/// The nearest file of a kind at or above the folder of `path`.
fn nearest<'b>(kind: ConfKind, path: &Path, root: Option<&Path>, open: &'b [(Key, Buffer)]) -> Option<Nearest<'b>> {
    folders_above(path, root).find_map(|folder| {
        let path = folder.join(kind.file_name());
        let key = Key::of_path(&path);
        if let Some((_, buffer)) = open.iter().find(|(open, _)| *open == key) {
            return Some(Nearest { kind, path, origin: Origin::Buffer(buffer.revision), buffer: Some(buffer) });
        }
        let stamp = Stamp::of(&path)?;
        Some(Nearest { kind, path, origin: Origin::Disk(stamp), buffer: None })
    })
}

impl ReadSchema {
    fn of(found: Vec<Nearest<'_>>) -> Self {
        let mut files: Vec<SchemaFile> = found.into_iter().filter_map(SchemaFile::read).collect();
        let (schema, problems) = Schema::of_found(files.iter().map(|file| file.conf.clone()).collect());
        for (kind, problem) in problems {
            if let Some(file) = files.iter_mut().find(|file| file.conf.kind() == kind) {
                file.problems.push(problem);
            }
        }
        for file in &mut files {
            file.problems.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
        }
        ReadSchema { schema: Arc::new(schema), files }
    }
}

impl SchemaFile {
    fn read(found: Nearest<'_>) -> Option<Self> {
        let text = match found.buffer {
            Some(buffer) => buffer.text.clone(),
            None => Text::new(&disk::text_of(&found.path)?, Format::Plain).hide_mark(),
        };
        let conf = ConfFile::parse(&text.to_string(), found.kind);
        Some(SchemaFile {
            uri: found.buffer.map(|buffer| buffer.uri.clone()).or_else(|| uri_of(&found.path)),
            problems: conf.problems().to_vec(),
            path: found.path,
            text,
            conf,
        })
    }
}
