//! One client and everything done for it: reading what is due, telling what was found.

use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, atomic::AtomicBool},
};

use tokio::sync::mpsc;
use tower_lsp::{
    Client,
    jsonrpc::{Error, Result},
    ls_types::{Diagnostic, MessageType, Uri},
};

use super::{
    diagnostics::{self, Beside, Message, Published},
    index::{self, Index},
    memory::{self, Version},
    overtaken,
    page::{Page, PageJob, PageWorker},
    reading::{Ticket, Versioned},
    snapshot::{Snapshot, Trouble},
    state::State,
    transport::{Outbox, panic_message},
    uri::Key,
    watcher::{self, Watcher},
    worker::{Job, Worker},
};

/// What is shared between the handlers and the threads that read articles.
#[derive(Debug)]
pub(super) struct Session {
    state: Mutex<(State, Beside)>,
    news: mpsc::UnboundedSender<News>,
    /// Where diagnostics go out from.
    outbox: Arc<Outbox>,
    watcher: Mutex<Watcher>,
    /// What the articles of the workspace are about.
    pub(super) index: Arc<Index>,
    /// Whether the user was told that this client can't bring stand-off files up to date.
    pub(super) told_of_edits: AtomicBool,
}

/// Something the client is to be told, in this order.
#[derive(Debug)]
enum News {
    Ask(Again),
    Log(MessageType, String),
    Show(MessageType, String),
}

/// What the client should ask for again, because something other than the text changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Again {
    diagnostics: bool,
    hints: bool,
    tokens: bool,
    lenses: bool,
}

impl Session {
    /// A session with a client, to whom goes what is put into the outbox. Has to be called from within a runtime.
    pub(super) fn new(client: Client, outbox: Arc<Outbox>) -> Arc<Self> {
        let (news, queue) = mpsc::unbounded_channel();
        tokio::spawn(tell(client.clone(), queue));
        let (changed, changes) = mpsc::unbounded_channel();
        let watcher = Mutex::new(Watcher::new(changed));
        let state = Mutex::new((State::new(), Beside::default()));
        let (index, told_of_edits) = (Arc::default(), AtomicBool::new(false));
        let session = Arc::new(Session { state, news, outbox, watcher, index, told_of_edits });
        tokio::spawn(index::keep(Arc::downgrade(&session), client));
        tokio::spawn(follow_disk(Arc::downgrade(&session), changes));
        session
    }

    /// Has what changed on disk read again.
    pub(super) fn look_at_disk(self: &Arc<Self>) {
        self.index.touch();
        for written in self.change(State::written) {
            overtaken::look(self, written);
        }
        if self.change(State::look_at_disk) {
            self.ask_again();
            self.remember(|_| true);
        }
    }

    /// Remembers the open articles that `of` asks for, where their stand-off files fit them, in case
    /// they are changed while nobody looks.
    pub(super) fn remember(&self, of: impl Fn(&Key) -> bool) {
        let memories = self.look(|state| state.memories(of));
        if memories.is_empty() {
            return;
        }
        tokio::task::spawn_blocking(move || {
            for it in memories {
                let Some(version) = Version::of(&it.file, &it.article) else { continue };
                if let Err(error) = memory::remember(&it.path, it.root.as_deref(), version) {
                    tracing::warn!("{} is not remembered: {error}", it.path.display());
                }
            }
        });
    }

    /// Watches the folders that matter now.
    pub(super) fn watch(self: &Arc<Self>) {
        let session = Arc::clone(self);
        // Away from the handlers: the first look at a folder on a network may take long.
        tokio::task::spawn_blocking(move || {
            let mut watcher = session.watcher.lock().unwrap_or_else(PoisonError::into_inner);
            let (mut folders, files) = session.look(|state| (state.folders(), state.gazetteers()));
            folders.extend(session.index.folders().into_iter().take(watcher::MOST_FOLDERS));
            if watcher.watch(folders, files) {
                drop(watcher);
                session.look_at_disk();
            }
        });
    }

    /// Changes the state, then has read what became due and told what changed by it.
    pub(super) fn change<T>(self: &Arc<Self>, change: impl FnOnce(&mut State) -> T) -> T {
        let (done, due, pages) = {
            let mut guard = self.lock();
            let (state, beside) = &mut *guard;
            let done = change(state);
            self.tell_beside(state, beside);
            (done, state.due(), state.due_pages())
        };
        for (job, worker) in due {
            let session = Arc::clone(self);
            tokio::task::spawn_blocking(move || session.read(job, worker));
        }
        for (job, worker) in pages {
            let session = Arc::clone(self);
            tokio::task::spawn_blocking(move || session.read_page(job, worker));
        }
        done
    }

    /// Looks at the state.
    pub(super) fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.lock().0)
    }

    /// Closes a document and clears its diagnostics. Answers whether it was open.
    pub(super) fn close(self: &Arc<Self>, uri: Uri) -> bool {
        // Cleared before anything else can be told: a file that is not open may have some too.
        self.change(|state| {
            let Some(closed) = state.close(&uri) else { return false };
            if !state.client.pulls_diagnostics && closed.has_told() {
                self.publish(Published { uri, version: None, diagnostics: Vec::new() });
            }
            true
        })
    }

    /// Has the client ask again for what it pulls.
    pub(super) fn ask_again(&self) {
        let again = self.look(|state| Again {
            diagnostics: state.client.pulls_diagnostics,
            hints: state.client.refreshes_hints,
            tokens: state.client.refreshes_tokens,
            lenses: state.client.refreshes_lenses,
        });
        self.send(News::Ask(again));
    }

    /// Writes to the client's log.
    pub(super) fn log(&self, kind: MessageType, message: String) {
        self.send(News::Log(kind, message));
    }

    /// Shows the user a message.
    pub(super) fn show(&self, kind: MessageType, message: String) {
        self.send(News::Show(kind, message));
    }

    /// Answers a request about an article from what was read of it, on a thread where it may take
    /// its time. `None` where the document is not an open article.
    ///
    /// The version asked about is the one the client had when it asked, so this has to be polled
    /// before the next message is looked at; where the text changed before it was read, the answer
    /// is that the content was modified, and the client will ask again.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        match self.look(|state| state.ticket(uri)) {
            Some(ticket) => answer_from(ticket, answer).await.map(Some),
            None => Ok(None),
        }
    }

    /// The same from the newest that was read, whatever version that is: for what is asked of many
    /// articles at once.
    pub(super) async fn ask_newest<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(mut ticket) = self.look(|state| state.ticket(uri)) else { return Ok(None) };
        let wanted = ticket.generation;
        let latest = ticket.latest.wait_for(|latest| latest.generation >= wanted).await.map(|latest| latest.clone());
        let Some(snapshot) = latest.ok().and_then(|latest| latest.snapshot) else { return Ok(None) };
        on_a_thread(move || answer(&snapshot)).await.map(Some)
    }

    /// The same for a stand-off file or a part of a schema.
    pub(super) async fn ask_page<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Page) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        match self.look(|state| state.page_ticket(uri)) {
            Some(ticket) => answer_from(ticket, answer).await.map(Some),
            None => Ok(None),
        }
    }

    /// Reads an article until nothing about it has changed since.
    fn read(self: Arc<Self>, job: Job, worker: Worker) {
        let mut next = Some((job, worker));
        while let Some((job, mut worker)) = next {
            let read = std::panic::catch_unwind(AssertUnwindSafe(|| {
                let snapshot = worker.read(&job);
                let message = told(&job, || diagnostics::of_article(&snapshot));
                (Arc::new(snapshot), message)
            }));
            let (snapshot, message) = match read {
                Ok((snapshot, message)) => (Some(snapshot), message),
                Err(panic) => {
                    let why = panic_message(panic.as_ref());
                    let message = format!("{} could not be read: {why}", job.article.uri.as_str());
                    self.log(MessageType::ERROR, message);
                    // What it kept may be half done.
                    worker = Worker::new();
                    (None, told(&job, Vec::new))
                }
            };
            next = self.finish(&job, worker, snapshot.as_ref(), message);
        }
    }

    fn finish(
        self: &Arc<Self>,
        job: &Job,
        worker: Worker,
        snapshot: Option<&Arc<Snapshot>>,
        message: Option<Message>,
    ) -> Option<(Job, Worker)> {
        // Dropped behind the lock: there is much to it.
        let before;
        let mut guard = self.lock();
        let (state, beside) = &mut *guard;
        before = state.document(&job.key).and_then(|document| document.snapshot());
        // Told under the lock, so that nothing is said of a document after it was closed.
        if state.finish(job, worker, snapshot)
            && let Some(message) = message
        {
            message.send(&self.outbox);
        }
        self.tell_beside(state, beside);
        if let Some(snapshot) = snapshot {
            let file = |snapshot: &Snapshot| snapshot.gazetteer_seen.as_ref().map(|(path, _)| path.clone());
            if before.as_deref().and_then(file) != file(snapshot) {
                self.watch();
            }
            if let Some(Trouble::Client(message)) = &snapshot.trouble
                && before.as_ref().is_none_or(|before| before.trouble != snapshot.trouble)
            {
                self.log(MessageType::WARNING, message.clone());
            }
        }
        state.take_due(&job.key)
    }

    /// Reads a page until nothing about it has changed since.
    fn read_page(self: Arc<Self>, job: PageJob, worker: PageWorker) {
        let mut next = Some((job, worker));
        while let Some((job, mut worker)) = next {
            let page = std::panic::catch_unwind(AssertUnwindSafe(|| Arc::new(worker.read(&job))));
            let page = match page {
                Ok(page) => Some(page),
                Err(panic) => {
                    let why = panic_message(panic.as_ref());
                    self.log(MessageType::ERROR, format!("{} could not be read: {why}", job.buffer.uri.as_str()));
                    worker = PageWorker::default();
                    None
                }
            };
            let mut guard = self.lock();
            let (state, _) = &mut *guard;
            // Told under the lock, so that nothing is said of a document after it was closed.
            if let Some(news) = state.finish_page(&job, worker, page.as_ref()) {
                self.publish(news);
            }
            next = state.take_page(&job.key);
        }
    }

    fn tell_beside(&self, state: &State, beside: &mut Beside) {
        for published in beside.update(state) {
            self.publish(published);
        }
    }

    fn publish(&self, published: Published) {
        if let Some(message) = published.into_message() {
            message.send(&self.outbox);
        }
    }

    fn send(&self, news: News) {
        // Nobody listens any more once the session has ended.
        let _ = self.news.send(news);
    }

    fn lock(&self) -> MutexGuard<'_, (State, Beside)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a client that does not ask itself is told of what was read.
fn told(job: &Job, diagnostics: impl FnOnce() -> Vec<Diagnostic>) -> Option<Message> {
    if job.client.pulls_diagnostics {
        return None;
    }
    let (uri, version) = (job.article.uri.clone(), Some(job.article.version));
    Published { uri, version, diagnostics: diagnostics() }.into_message()
}

/// Makes an answer where it may take its time.
async fn on_a_thread<T: Send + 'static>(answer: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(answer).await.map_err(|failed| {
        let mut error = Error::internal_error();
        if let Ok(panic) = failed.try_into_panic() {
            error.message = format!("an answer could not be made: {}", panic_message(panic.as_ref())).into();
        }
        error
    })
}

/// Waits until what a request is about was read and answers it on a thread where it may take its time.
async fn answer_from<S, T>(mut ticket: Ticket<S>, answer: impl FnOnce(&S) -> T + Send + 'static) -> Result<T>
where
    S: Versioned + Send + Sync + 'static,
    T: Send + 'static,
{
    let wanted = ticket.generation;
    let latest = match ticket.latest.wait_for(|latest| latest.generation >= wanted).await {
        Ok(latest) => latest.clone(),
        // Closed while we waited.
        Err(_) => return Err(Error::content_modified()),
    };
    if latest.failed {
        return Err(Error::internal_error());
    }
    let snapshot = latest.snapshot.filter(|snapshot| snapshot.version() == ticket.version);
    let snapshot = snapshot.ok_or_else(Error::content_modified)?;
    on_a_thread(move || answer(&snapshot)).await
}

/// Looks at the disk whenever something there changed, for as long as there is a session.
async fn follow_disk(session: Weak<Session>, mut changes: mpsc::UnboundedReceiver<()>) {
    while changes.recv().await.is_some() {
        tokio::time::sleep(watcher::SETTLE).await;
        while changes.try_recv().is_ok() {}
        let Some(session) = session.upgrade() else { break };
        session.look_at_disk();
    }
}

/// Tells the client the news as long as there are any.
async fn tell(client: Client, mut queue: mpsc::UnboundedReceiver<News>) {
    while let Some(news) = queue.recv().await {
        match news {
            News::Log(kind, message) => client.log_message(kind, message).await,
            News::Show(kind, message) => client.show_message(kind, message).await,
            News::Ask(again) => {
                // The client may take its time to answer; nothing here waits for it.
                let client = client.clone();
                tokio::spawn(async move {
                    if again.diagnostics {
                        let _ = client.workspace_diagnostic_refresh().await;
                    }
                    if again.hints {
                        let _ = client.inlay_hint_refresh().await;
                    }
                    if again.tokens {
                        let _ = client.semantic_tokens_refresh().await;
                    }
                    if again.lenses {
                        let _ = client.code_lens_refresh().await;
                    }
                });
            }
        }
    }
}
