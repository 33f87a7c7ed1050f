//! Something read of a document again and again, away from the thread that serves the client.

use std::sync::Arc;

use tokio::sync::watch;

/// How far the reading of a document is: `W` reads it, `S` is what was read.
#[derive(Debug)]
pub(super) struct Reading<W, S> {
    /// The revision at which something last made it worth reading again.
    pub(super) generation: u64,
    /// Away while a job runs.
    pub(super) worker: Option<W>,
    /// What was read last.
    pub(super) latest: watch::Sender<Latest<S>>,
}

/// The last that was read of a document.
#[derive(Debug)]
pub(super) struct Latest<S> {
    /// The generation it was read for.
    pub(super) generation: u64,
    /// Whether reading it failed then.
    pub(super) failed: bool,
    /// What was read.
    pub(super) snapshot: Option<Arc<S>>,
}

/// A request's hold on a document.
#[derive(Debug)]
pub(super) struct Ticket<S> {
    /// Tells when something was read.
    pub(super) latest: watch::Receiver<Latest<S>>,
    /// What has to have been read before the request can be answered.
    pub(super) generation: u64,
    /// The version the request is about.
    pub(super) version: i32,
}

/// What was read of one version of a document.
pub(super) trait Versioned {
    /// The client's count.
    fn version(&self) -> i32;
}

impl<S> Clone for Latest<S> {
    fn clone(&self) -> Self {
        Latest { generation: self.generation, failed: self.failed, snapshot: self.snapshot.clone() }
    }
}

impl<W, S> Reading<W, S> {
    /// Nothing read yet.
    pub(super) fn new(worker: W) -> Self {
        let latest = watch::Sender::new(Latest { generation: 0, failed: false, snapshot: None });
        Reading { generation: 0, worker: Some(worker), latest }
    }

    /// Whether there is something to read, and nobody reading it.
    pub(super) fn is_due(&self) -> bool {
        self.worker.is_some() && self.latest.borrow().generation < self.generation
    }

    /// Takes back a worker and what it read for a generation; `None` where it failed. What was read
    /// of a text that is not `current` is dropped. Answers whether it was kept.
    pub(super) fn put_back(&mut self, worker: W, generation: u64, read: Option<&Arc<S>>, current: bool) -> bool {
        self.worker = Some(worker);
        self.latest.send_modify(|latest| {
            latest.generation = generation;
            latest.failed = read.is_none();
            if let (true, Some(read)) = (current, read) {
                latest.snapshot = Some(Arc::clone(read));
            }
        });
        current && read.is_some()
    }

    /// A hold on it for a request about a version.
    pub(super) fn ticket(&self, version: i32) -> Ticket<S> {
        Ticket { latest: self.latest.subscribe(), generation: self.generation, version }
    }
}
