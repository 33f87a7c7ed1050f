//! What the articles of the workspace are about, those that nobody opened included.
//!
//! Articles that are not open are read in the background, one at a time, only while nothing the
//! client waits for is being read; of each, a [`Summary`] is kept. Whether one has to be read again
//! is told by the stamps of the files it is read from, and nothing depends on a watcher: whoever
//! asks has the folders looked through first. What is open in the editor outranks what is on disk.

mod open;
mod read;
mod walk;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::{Notify, watch};
use tower_lsp::{
    Client,
    ls_types::{MessageType, ProgressToken, Uri},
};

use crate::ide::Summary;

use super::{
    session::Session,
    state::State,
    uri::{Key, uri_of},
    worker::Worker,
};

use read::Fingerprint;
use walk::Walk;

pub(super) use read::snapshot;
pub(super) use walk::is_article;

/// No more articles than this are kept; what else there is is not found.
const MOST_ARTICLES: usize = 10_000;

/// Longer files are not read, in bytes.
const LONGEST: u64 = 1 << 20;

/// For so long after a look through the folders another one is not worth it unless something is
/// known to have changed.
const FRESH: Duration = Duration::from_secs(2);

/// How long to wait for more changes before looking through the folders again.
const SETTLE: Duration = Duration::from_millis(300);

/// How often to look whether the client has stopped waiting for something.
const PAUSE: Duration = Duration::from_millis(50);

/// Reading so few articles is over before anybody has read that it goes on.
const WORTH_TELLING: usize = 16;

/// An article that is not open.
#[derive(Clone, Debug)]
struct Entry {
    /// What it was read from.
    fingerprint: Fingerprint,
    /// A hash of its text and its annotations.
    hash: u64,
    summary: Arc<Summary>,
}

/// An article and what it is about.
#[derive(Clone, Debug)]
pub(super) struct Indexed {
    /// What it is looked up by.
    pub(super) key: Key,
    /// The article as the client calls it, or would.
    pub(super) uri: Uri,
    /// What it is about.
    pub(super) summary: Arc<Summary>,
}

#[derive(Debug, Default)]
struct Contents {
    entries: BTreeMap<PathBuf, Entry>,
    folders: BTreeSet<PathBuf>,
    /// Counts what was asked of the index.
    wish: u64,
    /// When the folders were last looked through, and whether nothing is known to have changed since.
    looked: Option<Instant>,
    /// Goes up when settings change that every article is read with.
    epoch: u64,
}

/// The index of one session.
#[derive(Debug, Default)]
pub(super) struct Index {
    contents: Mutex<Contents>,
    wake: Notify,
    /// The last wish that is granted.
    done: watch::Sender<u64>,
    /// How many requests wait.
    waiting: AtomicUsize,
    /// Whether the client has said that it is ready: before that it can't be told how far reading is.
    started: AtomicBool,
}

/// A request that waits for the index. While there is one, articles are read without pause.
#[derive(Debug)]
pub(super) struct Wish {
    index: Arc<Index>,
    done: watch::Receiver<u64>,
    wish: u64,
}

impl Wish {
    /// Waits until everything is read.
    pub(super) async fn granted(mut self) {
        // The session is over where nobody counts any more.
        let _ = self.done.wait_for(|done| *done >= self.wish).await;
    }
}

impl Drop for Wish {
    fn drop(&mut self) {
        self.index.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Index {
    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that files of the workspace may have changed, and has them looked at when there is time.
    pub(super) fn touch(&self) {
        let mut contents = self.lock();
        contents.looked = None;
        contents.wish += 1;
        drop(contents);
        self.wake.notify_one();
    }

    /// The client is ready: articles are read from now on.
    pub(super) fn start(&self) {
        self.started.store(true, Ordering::Relaxed);
        self.touch();
    }

    /// Notes that all articles have to be read anew.
    pub(super) fn touch_all(&self) {
        self.lock().epoch += 1;
        self.touch();
    }

    /// The folders that hold articles.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        self.lock().folders.clone()
    }

    /// Asks for the index to know of everything that is on disk now.
    pub(super) fn wish(self: &Arc<Self>) -> Wish {
        let wish = {
            let mut contents = self.lock();
            let fresh = contents.looked.is_some_and(|looked| looked.elapsed() < FRESH);
            if !fresh {
                contents.wish += 1;
            }
            contents.wish
        };
        self.waiting.fetch_add(1, Ordering::Relaxed);
        self.wake.notify_one();
        Wish { index: Arc::clone(self), done: self.done.subscribe(), wish }
    }

    /// What is known of the articles that are not in `open`, in the order of their paths.
    pub(super) fn except(&self, open: &BTreeSet<Key>) -> Vec<Indexed> {
        let entries = self.lock().entries.clone();
        let indexed = entries.into_iter().filter_map(|(path, entry)| {
            let key = Key::of_path(&path);
            let uri = uri_of(&path).filter(|_| !open.contains(&key))?;
            Some(Indexed { key, uri, summary: entry.summary })
        });
        indexed.collect()
    }
}

/// Keeps the index of a session for as long as there is one.
pub(super) async fn keep(weak: Weak<Session>, client: Client) {
    let mut worker = Worker::new();
    let mut complained = false;
    loop {
        let Some(session) = weak.upgrade() else { return };
        let wish = session.index.lock().wish;
        let ready = session.index.started.load(Ordering::Relaxed) || session.index.waiting.load(Ordering::Relaxed) > 0;
        if ready && *session.index.done.borrow() < wish {
            session.index.lock().looked = Some(Instant::now());
            let walk = read::look_through(&session).await;
            if walk.left_out > 0 && !std::mem::replace(&mut complained, true) {
                let message = format!(
                    "The workspace has more than {MOST_ARTICLES} articles; {} are found only while they are open. \
                     Open a folder further down to work with them.",
                    walk.left_out
                );
                session.log(MessageType::WARNING, message);
            }
            worker = bring_up_to_date(&session, &client, worker, walk).await;
            session.index.done.send_replace(wish);
            continue;
        }
        // Nothing here may keep the session alive while there is nothing to do.
        let index = Arc::clone(&session.index);
        drop(session);
        index.wake.notified().await;
        // One change seldom comes alone. A request does not wait for others.
        while index.waiting.load(Ordering::Relaxed) == 0
            && tokio::time::timeout(SETTLE, index.wake.notified()).await.is_ok()
        {}
    }
}

/// Reads what changed and forgets what is gone.
async fn bring_up_to_date(
    session: &Arc<Session>,
    client: &Client,
    mut worker: Worker,
    walk: Walk<Fingerprint>,
) -> Worker {
    let index = &session.index;
    let due: Vec<PathBuf> = {
        let mut contents = index.lock();
        contents.entries.retain(|path, _| walk.articles.contains_key(path));
        let known = |path: &Path| contents.entries.get(path).map(|entry| &entry.fingerprint);
        let due = walk.articles.iter().filter(|(path, fingerprint)| known(path) != Some(fingerprint));
        due.map(|(path, _)| path.clone()).collect()
    };
    if std::mem::replace(&mut index.lock().folders, walk.folders.clone()) != walk.folders {
        session.watch();
    }
    let of = due.len();
    let told = of >= WORTH_TELLING && session.look(|state| state.client.shows_progress);
    let progress = if told { begin(client).await } else { None };
    let (mut last, mut seen) = (Instant::now(), None);
    for (read, path) in due.into_iter().enumerate() {
        if let Some(progress) = progress.as_ref().filter(|_| last.elapsed() > Duration::from_millis(200)) {
            last = Instant::now();
            let percent = u32::try_from(read * 100 / of).unwrap_or(100);
            progress.report_with_message(format!("{read} of {of} articles"), percent).await;
        }
        quiet(session, &mut seen).await;
        let Some(fingerprint) = walk.articles.get(&path).cloned() else { continue };
        worker = read::read(session, worker, path, fingerprint).await;
    }
    if let Some(progress) = progress {
        progress.finish().await;
    }
    worker
}

type Progress = tower_lsp::OngoingProgress<tower_lsp::Bounded, tower_lsp::NotCancellable>;

async fn begin(client: &Client) -> Option<Progress> {
    let token = ProgressToken::String("postil-index".to_owned());
    // One that does not answer shall not keep the articles from being read.
    let created = tokio::time::timeout(Duration::from_secs(5), client.create_work_done_progress(token.clone())).await;
    created.ok()?.ok()?;
    Some(client.progress(token, "Reading articles").with_percentage(0).begin().await)
}

/// Waits until nothing that the client waits for is being read and nothing changed since `seen`; not
/// at all while a request waits for the index.
async fn quiet(session: &Session, seen: &mut Option<u64>) {
    while session.index.waiting.load(Ordering::Relaxed) == 0 {
        let now = session.look(State::at_rest);
        if now.is_some() && now == *seen {
            return;
        }
        *seen = now;
        tokio::time::sleep(PAUSE).await;
    }
}
