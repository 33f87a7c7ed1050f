//! Reading articles that are not open.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::Arc,
};

use rapidhash::fast::RapidHasher;

use tower_lsp::ls_types::Uri;

use crate::{ide::Summary, server::from_proto, text::Text};

use super::{
    Entry, LONGEST, MOST_ARTICLES,
    walk::{self, Walk},
};
use crate::server::{
    annotations::{Annotations, Origin},
    disk::{self, Stamp, read_with},
    session::Session,
    snapshot::Snapshot,
    state::State,
    transport::panic_message,
    uri::{Key, path_of, sibling, uri_of},
    worker::{Buffer, Job, Worker},
};

/// What an article that is not open is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    article: Stamp,
    /// The stand-off file, which may be open.
    annotations: Option<Origin>,
    /// The settings and the schema on disk.
    settings: Vec<(PathBuf, Stamp)>,
    /// The settings that are open, and those that are not files.
    epoch: (u64, u64),
}

/// Looks through the folders of the workspace; without any, through those of the open articles.
pub(super) async fn look_through(session: &Arc<Session>) -> Walk<Fingerprint> {
    let session = Arc::clone(session);
    let look = move || {
        let epoch = session.index.lock().epoch;
        let (roots, flat, open, settings) = session.look(|state| {
            (state.roots.clone(), state.folders_outside(), state.open_annotations(), state.settings_revision())
        });
        let mut nearest: HashMap<PathBuf, Vec<(PathBuf, Stamp)>> = HashMap::new();
        walk::walk(&roots, &flat, MOST_ARTICLES, |path| {
            let article = Stamp::of(path).filter(|stamp| stamp.length() <= LONGEST)?;
            let beside = path.with_extension("ann");
            let annotations = match open.get(&Key::of_path(&beside)) {
                Some(revision) => Some(Origin::Buffer(*revision)),
                None => Stamp::of(&beside).map(Origin::Disk),
            };
            let folder = path.parent().unwrap_or(path).to_owned();
            let settings_file = nearest.entry(folder).or_insert_with(|| {
                let root = roots.iter().filter(|root| path.starts_with(root)).max_by_key(|root| root.as_os_str().len());
                read_with(path, root.map(PathBuf::as_path))
            });
            Some(Fingerprint { article, annotations, settings: settings_file.clone(), epoch: (epoch, settings) })
        })
    };
    let nothing = Walk { articles: Default::default(), folders: BTreeSet::new(), left_out: 0 };
    tokio::task::spawn_blocking(look).await.unwrap_or(nothing)
}

/// Reads one article and notes what it is about; one that can't be read is about nothing.
pub(super) async fn read(
    session: &Arc<Session>,
    mut worker: Worker,
    path: PathBuf,
    fingerprint: Fingerprint,
) -> Worker {
    let session = Arc::clone(session);
    let of_path = path.clone();
    let read = tokio::task::spawn_blocking(move || {
        if let Some(job) = session.look(|state| Opened::of(state, &path)).and_then(|opened| opened.job(path.clone())) {
            let hash = hash(&job);
            let mut contents = session.index.lock();
            if let Some(entry) = contents.entries.get_mut(&path)
                && entry.hash == hash
                && entry.fingerprint.settings == fingerprint.settings
                && entry.fingerprint.epoch == fingerprint.epoch
            {
                // Only touched: what was read of it holds.
                entry.fingerprint = fingerprint;
                return worker;
            }
            drop(contents);
            let summary = Arc::new(Summary::of(&worker.article(&job).0, job.client.encoding));
            session.index.lock().entries.insert(path, Entry { fingerprint, hash, summary });
        } else {
            session.index.lock().entries.remove(&path);
        }
        worker
    });
    match read.await {
        Ok(worker) => worker,
        Err(failed) => {
            if let Ok(panic) = failed.try_into_panic() {
                tracing::error!("{} could not be read: {}", of_path.display(), panic_message(panic.as_ref()));
            }
            Worker::new()
        }
    }
}

/// What the client has open that an article is read with.
struct Opened {
    job: Job,
    annotations: Option<Buffer>,
}

impl Opened {
    fn of(state: &State, path: &Path) -> Option<Opened> {
        let uri = uri_of(path)?;
        let key = Key::of(&uri);
        let annotations = state.document(&key.with_extension("ann")).map(|document| document.buffer.clone());
        let text = Text::new("", from_proto::format("", &key.extension()));
        let article = Buffer { uri, version: 0, revision: 0, text };
        Some(Opened { job: state.job_for(key, article), annotations })
    }

    /// Takes what is not open from disk; `None` where the article can't be read.
    fn job(self, path: PathBuf) -> Option<Job> {
        let Opened { mut job, annotations } = self;
        job.article.text = Text::new(&disk::text_of(&path)?, job.article.text.format()).hide_mark();
        let read = Annotations::read(None, annotations.as_ref(), Some(&path), &job.article.text);
        job.annotations = read.map(|read| (read.source, read.file));
        job.standoff_uri = sibling(&job.article.uri, "ann");
        job.path = Some(path);
        Some(job)
    }
}

/// Reads an article that is not open, for one answer; `None` where it can't be read.
pub(in crate::server) async fn snapshot(session: &Arc<Session>, uri: &Uri) -> Option<Snapshot> {
    let (session, path) = (Arc::clone(session), path_of(uri)?);
    let read = move || {
        let job = session.look(|state| Opened::of(state, &path))?.job(path)?;
        Some(Worker::new().read(&job))
    };
    tokio::task::spawn_blocking(read).await.ok().flatten()
}

fn hash(job: &Job) -> u64 {
    let mut hasher = RapidHasher::default_const();
    job.article.text.to_string().hash(&mut hasher);
    job.annotations.as_ref().map(|(text, _)| text.to_string()).hash(&mut hasher);
    hasher.finish()
}
