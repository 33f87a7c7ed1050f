//! Carries messages between a client and the framework's service.
//!
//! The framework brings a loop of its own, which delivers no cancellation behind four busy
//! handlers, stops reading after a hundred messages, and dies of a panicking handler or a message
//! that can't be parsed. This one takes its place:
//!
//! - Every handler is polled once, in the order the messages came in, before the next message is
//!   looked at; what is left of it then runs as a task of its own. A handler that changes state
//!   before its first `.await` therefore sees every change in order, and no handler, however
//!   slow, keeps the next message (a cancellation, say) waiting.
//! - Every request is answered exactly once, by an error if need be: unknown methods, panics and
//!   messages that make no sense included.
//! - The session ends at `exit`, at the end of the input, when the output breaks, and when the
//!   process that sent `initialize` is gone.

mod frame;
mod outbox;
mod parent;
#[cfg(test)]
mod tests;
mod written;

use std::{panic::AssertUnwindSafe, sync::Arc, task::Poll, time::Duration};

use futures::{FutureExt, SinkExt, StreamExt, future::BoxFuture};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    sync::oneshot,
    task::JoinSet,
};
use tower::Service;
use tower_lsp::{
    ClientSocket, ExitedError, LanguageServer, LspService,
    jsonrpc::{ErrorCode, Request, Response},
};

use frame::{Frame, read_frame};
pub(super) use outbox::Outbox;

pub use written::{DOCUMENT_SYMBOL, FORMATTING, Written};

/// How long the last messages may take to be written when a session ends.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// The bounds of a session.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The longest message that is read, in bytes; a longer one is skipped and answered with an
    /// error.
    pub max_body: u64,
    /// How often to look whether the client's process still lives.
    pub parent_poll: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_body: 256 << 20, parent_poll: Duration::from_secs(3) }
    }
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The client sent `shutdown` before it left.
    Orderly,
    /// The client left, or was gone, without `shutdown`.
    Abruptly,
}

type Outcome = std::thread::Result<Result<Option<Response>, ExitedError>>;

/// Serves one client until it leaves. What the service puts into the outbox by itself goes out in
/// order with the answers.
pub(super) async fn serve<S, I, O>(
    mut service: LspService<S>,
    socket: ClientSocket,
    outbox: Arc<Outbox>,
    input: I,
    output: O,
    options: Options,
) -> Ended
where
    S: LanguageServer,
    I: AsyncRead + Unpin,
    O: AsyncWrite + Unpin + Send + 'static,
{
    let (mut to_client, mut from_client) = socket.split();
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let mut writer = tokio::spawn(write(output, Arc::clone(&outbox)));
    let forwarder = tokio::spawn({
        let outbox = Arc::clone(&outbox);
        async move {
            while let Some(request) = to_client.next().await {
                send(&outbox, &request);
            }
        }
    });

    let mut tasks = JoinSet::new();
    let mut ended = Ended::Abruptly;
    let (found_parent, parent) = oneshot::channel();
    let mut found_parent = Some(found_parent);
    let mut orphaned = std::pin::pin!(async move {
        match parent.await {
            Ok(pid) => parent::gone(pid, options.parent_poll).await,
            Err(_) => std::future::pending().await,
        }
    });
    loop {
        let frame = tokio::select! {
            frame = read_frame(&mut input, options.max_body) => frame,
            () = &mut orphaned => {
                tracing::warn!("the client's process is gone");
                break;
            }
            _ = &mut writer => break,
        };
        let Some(frame) = frame else { break };
        let body = match frame {
            Frame::Body(body) => body,
            Frame::NoLength => {
                tracing::warn!("skipped headers without a readable Content-Length");
                continue;
            }
            Frame::TooLong(length) => {
                let message = format!("a message of {length} bytes is longer than the {} allowed", options.max_body);
                refuse(&outbox, &Value::Null, ErrorCode::InvalidRequest, &message);
                continue;
            }
        };
        let message = match serde_json::from_slice::<Value>(&body) {
            Ok(message) => message,
            Err(error) => {
                refuse(&outbox, &Value::Null, ErrorCode::ParseError, &format!("not JSON: {error}"));
                continue;
            }
        };
        let Some(request) = request_of(message, &outbox, &mut from_client).await else { continue };
        let (id, method) = (request.id().cloned(), request.method().to_owned());
        if method == "initialize"
            && let Some(pid) = request.params().and_then(|params| params["processId"].as_u64())
            && let (Ok(pid), Some(found)) = (u32::try_from(pid), found_parent.take())
            && parent::alive(pid)
        {
            let _ = found.send(pid);
        }
        if futures::future::poll_fn(|cx| service.poll_ready(cx)).await.is_err() {
            break;
        }
        let answer = Answer { id: id.map_or(Value::Null, |id| json!(id)), method, outbox: Arc::clone(&outbox) };
        let mut handler = handle(&mut service, written::renamed(request));
        match answer.method.as_str() {
            "exit" => {
                let _ = handler.await;
                break;
            }
            // Nothing may run before a client is known.
            "initialize" => {
                answer.give(handler.await);
                continue;
            }
            "shutdown" if !answer.id.is_null() => {
                ended = Ended::Orderly;
                outbox.hush();
            }
            _ => {}
        }
        match futures::future::poll_fn(|cx| Poll::Ready(handler.poll_unpin(cx))).await {
            Poll::Ready(outcome) => answer.give(outcome),
            Poll::Pending => {
                tasks.spawn(async move { answer.give(handler.await) });
            }
        }
        while tasks.try_join_next().is_some() {}
    }
    tasks.abort_all();
    forwarder.abort();
    outbox.close();
    if !writer.is_finished() {
        let _ = tokio::time::timeout(LAST_WORDS, writer).await;
    }
    ended
}

/// Starts a handler, fenced so that a panic in it stays there.
fn handle<S: LanguageServer>(service: &mut LspService<S>, request: Request) -> BoxFuture<'static, Outcome> {
    match std::panic::catch_unwind(AssertUnwindSafe(|| service.call(request))) {
        Ok(future) => AssertUnwindSafe(future).catch_unwind().boxed(),
        Err(panic) => futures::future::ready(Err(panic)).boxed(),
    }
}

/// The request or notification a message is; answers and refuses what is neither.
async fn request_of(
    mut message: Value,
    outbox: &Outbox,
    from_client: &mut (impl futures::Sink<Response> + Unpin),
) -> Option<Request> {
    let id = message.get("id").filter(|id| id.is_string() || id.is_i64()).cloned();
    let Some(method) = message.get("method") else {
        match (serde_json::from_value::<Response>(message), id) {
            (Ok(response), _) => drop(AssertUnwindSafe(from_client.send(response)).catch_unwind().await),
            (Err(_), id) => refuse(outbox, &id.unwrap_or_default(), ErrorCode::InvalidRequest, "not a message"),
        }
        return None;
    };
    // Some clients send `{}` where the protocol has no parameters, which the framework refuses.
    if matches!(method.as_str(), Some("shutdown" | "exit"))
        && let Some(message) = message.as_object_mut()
    {
        message.remove("params");
    }
    match serde_json::from_value(message) {
        Ok(request) => Some(request),
        Err(error) => {
            refuse(outbox, &id.unwrap_or_default(), ErrorCode::InvalidRequest, &format!("not a request: {error}"));
            None
        }
    }
}

/// The answer that is owed to one request; to a notification nothing is owed.
struct Answer {
    /// `null` for a notification.
    id: Value,
    method: String,
    outbox: Arc<Outbox>,
}

impl Answer {
    fn give(self, outcome: Outcome) {
        let Answer { id, method, outbox } = self;
        let (code, message) = match outcome {
            Ok(Ok(Some(response))) => {
                return match written::body(&method, &response) {
                    Some(body) => outbox.push(body),
                    None => send(&outbox, &response),
                };
            }
            Ok(Ok(None)) => (ErrorCode::MethodNotFound, format!("`{method}` is not a request this server knows")),
            Ok(Err(ExitedError { .. })) => (ErrorCode::InvalidRequest, "the server has exited".to_owned()),
            Err(panic) => {
                let why = panic_message(panic.as_ref());
                tracing::error!("the handler of `{method}` panicked: {why}");
                (ErrorCode::InternalError, format!("the handler of `{method}` panicked: {why}"))
            }
        };
        if !id.is_null() {
            refuse(&outbox, &id, code, &message);
        }
    }
}

/// What a panic said.
pub(super) fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

fn refuse(outbox: &Outbox, id: &Value, code: ErrorCode, message: &str) {
    let error = json!({ "code": code.code(), "message": message });
    send(outbox, &json!({ "jsonrpc": "2.0", "id": id, "error": error }));
}

fn send(outbox: &Outbox, message: &impl serde::Serialize) {
    match serde_json::to_vec(message) {
        Ok(body) => outbox.push(body),
        Err(error) => tracing::error!("a message could not be written as JSON: {error}"),
    }
}

/// Writes what the outbox holds until it is closed or the client stops reading.
async fn write(mut output: impl AsyncWrite + Unpin, outbox: Arc<Outbox>) {
    let mut frame = Vec::new();
    while let Some(body) = outbox.pop().await {
        frame.clear();
        frame.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        frame.extend_from_slice(&body);
        if output.write_all(&frame).await.is_err() || output.flush().await.is_err() {
            break;
        }
    }
}
