//! Messages on their way to the client.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

/// A queue without an upper limit, so that a slow client never stops the reader, which forgets
/// diagnostics as soon as newer ones for the same document wait behind them.
#[derive(Debug, Default)]
pub(in crate::server) struct Outbox {
    queue: Mutex<Queue>,
    ready: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    /// Messages; `None` where newer diagnostics took the place of one.
    messages: VecDeque<Option<Message>>,
    /// The number of the first of `messages`, counted from the start of the session.
    first: u64,
    /// The number of the waiting diagnostics of a document.
    diagnostics: HashMap<String, u64>,
    /// No more diagnostics are taken.
    hushed: bool,
    closed: bool,
}

#[derive(Debug)]
struct Message {
    body: Vec<u8>,
    /// The document it holds the diagnostics of.
    diagnostics_of: Option<String>,
}

impl Outbox {
    /// Queues a message.
    pub(super) fn push(&self, body: Vec<u8>) {
        self.lock().messages.push_back(Some(Message { body, diagnostics_of: None }));
        self.ready.notify_one();
    }

    /// Queues a message with all diagnostics of the document `uri`: it takes the place of one that
    /// still waits. Nothing is said of documents any more to a client that is about to leave.
    pub(in crate::server) fn push_diagnostics(&self, uri: String, body: Vec<u8>) {
        let mut guard = self.lock();
        let queue = &mut *guard;
        if queue.hushed {
            return;
        }
        let number = queue.first + queue.messages.len() as u64;
        if let Some(older) = queue.diagnostics.insert(uri.clone(), number) {
            let index = usize::try_from(older - queue.first).unwrap_or(usize::MAX);
            if let Some(slot) = queue.messages.get_mut(index) {
                *slot = None;
            }
        }
        queue.messages.push_back(Some(Message { body, diagnostics_of: Some(uri) }));
        drop(guard);
        self.ready.notify_one();
    }

    /// Takes no more diagnostics: the client asked to shut down.
    pub(super) fn hush(&self) {
        self.lock().hushed = true;
    }

    /// Lets [`pop`](Self::pop) end once everything queued has been taken.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.ready.notify_one();
    }

    /// Takes the next message, waiting for one; `None` when the outbox is closed and empty.
    /// Only one task may take.
    pub(super) async fn pop(&self) -> Option<Vec<u8>> {
        loop {
            {
                let mut queue = self.lock();
                while let Some(slot) = queue.messages.pop_front() {
                    queue.first += 1;
                    if let Some(message) = slot {
                        if let Some(uri) = &message.diagnostics_of {
                            queue.diagnostics.remove(uri);
                        }
                        return Some(message.body);
                    }
                }
                if queue.closed {
                    return None;
                }
            }
            self.ready.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn newer_diagnostics_replace_those_that_wait() {
        let outbox = Outbox::default();
        let push = |body: &str, uri: Option<&str>| match uri {
            Some(uri) => outbox.push_diagnostics(uri.to_owned(), body.as_bytes().to_vec()),
            None => outbox.push(body.as_bytes().to_vec()),
        };
        push("a1", Some("a"));
        push("x", None);
        push("b1", Some("b"));
        push("a2", Some("a"));
        push("y", None);
        push("a3", Some("a"));
        assert_eq!(outbox.pop().await, Some(b"x".to_vec()));
        push("b2", Some("b"));
        push("b3", Some("b"));
        outbox.hush();
        push("b4", Some("b"));
        push("a4", Some("a"));
        outbox.close();
        let mut rest = Vec::new();
        while let Some(body) = outbox.pop().await {
            rest.push(String::from_utf8(body).expect("text"));
        }
        assert_eq!(rest, ["y", "a3", "b3"]);
    }
}
