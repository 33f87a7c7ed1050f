//! Notices files beside the open articles that some other program changed.
//!
//! Clients can be asked to do that, but Neovim on Linux does not do it unless told to, and others
//! can't at all. So the server watches the folders of the open articles itself, and those above as
//! far as settings are looked for. Where the system has no watches left, changes are still noticed
//! at the next keystroke or when a file is saved, by the time of change.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc;

use crate::config;

use super::index::is_article;

/// How long to wait for more: programs write a file in several steps, and many at once.
pub(super) const SETTLE: Duration = Duration::from_millis(50);

/// Of the folders of articles that nobody opened, so many are watched; systems have few watches. What
/// changes in others is seen when somebody asks.
pub(super) const MOST_FOLDERS: usize = 1024;

/// The folders that are watched.
#[derive(Debug)]
pub(super) struct Watcher {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    /// Files that matter although their names don't tell.
    files: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Watcher {
    /// A watcher of nothing yet; sends to `changed` when a file that matters did.
    pub(super) fn new(changed: mpsc::UnboundedSender<()>) -> Self {
        let files: Arc<Mutex<BTreeSet<PathBuf>>> = Arc::default();
        let known = Arc::clone(&files);
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let matters =
                |path: &PathBuf| matters(path) || known.lock().unwrap_or_else(PoisonError::into_inner).contains(path);
            if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(matters)) {
                // Nobody listens any more once the session has ended.
                let _ = changed.send(());
            }
        });
        let watcher = watcher.inspect_err(|error| tracing::warn!("files are not watched: {error}")).ok();
        Watcher { watcher, folders: BTreeSet::new(), files }
    }

    /// Watches these folders, and no others; in them the files that matter by their names, and these.
    /// Answers whether any folder is new: something in it may have changed before it was watched.
    pub(super) fn watch(&mut self, folders: BTreeSet<PathBuf>, files: BTreeSet<PathBuf>) -> bool {
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = files;
        let Some(watcher) = &mut self.watcher else { return false };
        let any_new = !folders.is_subset(&self.folders);
        for folder in self.folders.difference(&folders) {
            // It may be gone, and its watch with it.
            let _ = watcher.unwatch(folder);
        }
        for folder in folders.difference(&self.folders) {
            if let Err(error) = watcher.watch(folder, RecursiveMode::NonRecursive) {
                tracing::warn!("{} is not watched: {error}", folder.display());
            }
        }
        self.folders = folders;
        any_new
    }
}

/// Whether such a file is an article, or one that articles are read with.
fn matters(path: &Path) -> bool {
    let is = |name: &str| path.extension().is_some_and(|extension| extension == name);
    is("ann") || is("conf") || is_article(path) || path.file_name().is_some_and(|name| name == config::FILE_NAME)
}
