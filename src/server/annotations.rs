//! The annotations of an open article, kept where they belong while it is edited.

use std::{path::Path, sync::Arc};

use crate::{
    standoff::{AnnFile, Base, Changes, Recovery, State, TextBound},
    text::{AppliedEdit, Edit, Format, Text},
};

use super::{
    disk::{self, Stamp},
    memory,
    worker::Buffer,
};

/// So many other texts of a file are remembered.
const KNOWN: usize = 8;

/// Annotations as they were read, and where they are now.
#[derive(Debug)]
pub(super) struct Annotations {
    /// What they were read from.
    pub(super) origin: Origin,
    /// The stand-off file they were read from.
    pub(super) source: Text,
    /// What it says, moved with every edit of the article since.
    pub(super) file: Arc<AnnFile>,
    /// What the file said before, and what the client was asked to make it say, the last one last, all moved with every
    /// edit since: when one of those texts comes back, it says where everything was when the client was asked for it, or
    /// had it, and not when it tells of it.
    known: Vec<AnnFile>,
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
    /// `old` where that has not changed. `None` where there is no stand-off file. `path` is where
    /// the article is.
    pub(super) fn read(
        old: Option<Annotations>,
        buffer: Option<&Buffer>,
        path: Option<&Path>,
        article: &Text,
    ) -> Option<Annotations> {
        let beside = path.map(|path| path.with_extension("ann"));
        let stamp = || beside.as_deref().and_then(Stamp::of);
        let origin = buffer.map(|buffer| Origin::Buffer(buffer.revision)).or_else(|| stamp().map(Origin::Disk))?;
        if old.as_ref().is_some_and(|old| old.origin == origin) {
            return old;
        }
        let source = match buffer {
            Some(buffer) => buffer.text.clone(),
            None => Text::new(&disk::text_of(&beside?)?, Format::Plain).hide_mark(),
        };
        let new = source.to_string();
        let mut known = Vec::new();
        let file = match old {
            None => {
                let mut file = AnnFile::read(&new, article);
                if let Some(path) = path {
                    memory::recover(&mut file, path, article);
                }
                file
            }
            Some(mut old) => {
                let file = match old.known.iter().rposition(|file| file.source() == new) {
                    Some(index) => old.known.remove(index),
                    None => {
                        let mut file = old.file.reread(&new, article);
                        let adrift = file.in_state(State::Adrift).next().is_some();
                        if let Some(path) = path.filter(|_| adrift && !file.fits(article)) {
                            catch_up(&mut file, path, article);
                        }
                        file
                    }
                };
                let before = Arc::unwrap_or_clone(std::mem::take(&mut old.file));
                old.know(before);
                known = old.known;
                file
            }
        };
        Some(Annotations { origin, source, file: Arc::new(file), known })
    }

    /// The edits of the stand-off file that bring it up to date with the article; empty where it is.
    pub(super) fn bring_up_to_date(&mut self, article: &Text) -> Vec<Edit> {
        let changes = Changes::new(&self.file, article);
        let edits = changes.edits();
        if !edits.is_empty() {
            self.ask_for(&changes.printed(), article);
        }
        edits
    }

    /// Notes that the client is asked for an edit that makes the file say something about the article as it is now.
    pub(super) fn expect(&mut self, text: &str, article: &Text) {
        if self.known.iter().all(|known| known.source() != text) {
            self.ask_for(text, article);
        }
    }

    fn ask_for(&mut self, text: &str, article: &Text) {
        let file = self.file.reread(text, article);
        self.know(file);
    }

    /// Remembers what a text of the file says, and forgets what the same text said before.
    fn know(&mut self, file: AnnFile) {
        self.known.retain(|known| known.source() != file.source());
        if self.known.len() == KNOWN {
            self.known.remove(0);
        }
        self.known.push(file);
    }

    /// Moves them with an edit of the article; `after` is the article with the edit made.
    pub(super) fn follow(&mut self, edit: &AppliedEdit, after: &Text) {
        Arc::make_mut(&mut self.file).follow(edit, after);
        for known in &mut self.known {
            known.follow(edit, after);
        }
    }

    /// Notes that somebody looked at a doubtful annotation, or at all of them, and found it where it belongs.
    /// Answers which they were.
    pub(super) fn confirm(&mut self, id: Option<&str>) -> Vec<String> {
        let doubtful = |it: &TextBound<'_>| self.file.recovery(it.id) == Some(Recovery::Doubtful);
        let wanted = |it: &TextBound<'_>| id.is_none_or(|id| it.id.text == id);
        let found = self.file.text_bounds().filter(|it| doubtful(it) && wanted(it));
        let ids: Vec<String> = found.map(|it| it.id.text.clone()).collect();
        for file in std::iter::once(Arc::make_mut(&mut self.file)).chain(&mut self.known) {
            for id in &ids {
                // Where it moved, its line is still to be brought up to date.
                let moved = file.text_bound(id).is_some_and(|it| it.state == State::Moved);
                file.set_recovery(id, moved.then_some(Recovery::Found));
            }
        }
        ids
    }

    /// Looks whether the file was written for the article as it has become by now.
    pub(super) fn settle(&mut self, article: &Text) {
        if self.file.in_state(State::Adrift).next().is_some() {
            Arc::make_mut(&mut self.file).settle(article);
        }
    }
}

/// Finds what another program wrote down for the article on disk in the article as it is in the
/// editor, which may have unsaved changes.
fn catch_up(file: &mut AnnFile, path: &Path, article: &Text) {
    let Some(saved) = disk::text_of(path) else { return };
    let saved = Text::new(&saved, article.format());
    if file.fits(&saved) {
        file.reanchor_adrift(Base::Of(&saved.to_string()), article);
    }
}
