//! Messages on their way to the client.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use tokio::sync::Notify;

/// A queue without an upper limit, so that a slow client never stops the reader, which forgets
/// diagnostics as soon as newer ones for the same document wait behind them.
#[derive(Debug, Default)]
pub(super) struct Outbox {
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
    closed: bool,
}

#[derive(Debug)]
struct Message {
    body: Vec<u8>,
    /// The document it holds the diagnostics of.
    diagnostics_of: Option<String>,
}

impl Outbox {
    /// Queues a message. One with the diagnostics of a document replaces those still waiting.
    pub(super) fn push(&self, body: Vec<u8>, diagnostics_of: Option<String>) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let number = queue.first + queue.messages.len() as u64;
        if let Some(uri) = &diagnostics_of
            && let Some(older) = queue.diagnostics.insert(uri.clone(), number)
        {
            let index = usize::try_from(older - queue.first).unwrap_or(usize::MAX);
            if let Some(slot) = queue.messages.get_mut(index) {
                *slot = None;
            }
        }
        queue.messages.push_back(Some(Message { body, diagnostics_of }));
        drop(queue);
        self.ready.notify_one();
    }

    /// Lets [`pop`](Self::pop) end once everything queued has been taken.
    pub(super) fn close(&self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.ready.notify_one();
    }

    /// Takes the next message, waiting for one; `None` when the outbox is closed and empty.
    /// Only one task may take.
    pub(super) async fn pop(&self) -> Option<Vec<u8>> {
        loop {
            {
                let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn newer_diagnostics_replace_those_that_wait() {
        let outbox = Outbox::default();
        let push = |body: &str, uri: Option<&str>| outbox.push(body.as_bytes().to_vec(), uri.map(str::to_owned));
        push("a1", Some("a"));
        push("x", None);
        push("b1", Some("b"));
        push("a2", Some("a"));
        push("y", None);
        push("a3", Some("a"));
        assert_eq!(outbox.pop().await, Some(b"x".to_vec()));
        push("b2", Some("b"));
        push("b3", Some("b"));
        outbox.close();
        let mut rest = Vec::new();
        while let Some(body) = outbox.pop().await {
            rest.push(String::from_utf8(body).expect("text"));
        }
        assert_eq!(rest, ["y", "a3", "b3"]);
    }
}
