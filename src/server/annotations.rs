//! The annotations of an open article, kept where they belong while it is edited.

use std::{path::Path, sync::Arc};

use crate::{
    standoff::AnnFile,
    text::{AppliedEdit, Format, Text},
};

use super::{
    disk::{self, Stamp},
    worker::Buffer,
};

/// Annotations as they were read, and where they are now.
#[derive(Debug)]
pub(super) struct Annotations {
    /// What they were read from.
    pub(super) origin: Origin,
    /// The stand-off file they were read from.
    pub(super) source: Text,
    /// What it says, moved with every edit of the article since.
    pub(super) file: Arc<AnnFile>,
}

/// What they were read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A document in the editor, at some revision.
    Buffer(u64),
    /// A file on disk.
    Disk(Stamp),
}

impl Annotations {
    /// Reads them from the editor where the stand-off file is open there, else from disk; keeps
    /// `old` where that has not changed. `None` where there is no stand-off file.
    pub(super) fn read(old: Option<Annotations>, buffer: Option<&Buffer>, path: Option<&Path>) -> Option<Annotations> {
        let stamp = || path.and_then(Stamp::of);
        let origin = buffer.map(|buffer| Origin::Buffer(buffer.revision)).or_else(|| stamp().map(Origin::Disk))?;
        if let Some(old) = old.filter(|old| old.origin == origin) {
            return Some(old);
        }
        let source = match buffer {
            Some(buffer) => buffer.text.clone(),
            None => Text::new(&disk::text_of(path?)?, Format::Plain),
        };
        let file = Arc::new(AnnFile::parse(&source.to_string()));
        Some(Annotations { origin, source, file })
    }

    /// Moves them with an edit of the article; `after` is the article with the edit made.
    pub(super) fn follow(&mut self, edit: &AppliedEdit, after: &Text) {
        Arc::make_mut(&mut self.file).follow(edit, after);
    }
}
