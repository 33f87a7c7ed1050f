//! A client that holds a session with the server in this process.

use std::{collections::VecDeque, path::Path, time::Duration};

use postil::server::{Ended, Options, serve};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf},
    runtime::Runtime,
    task::JoinHandle,
    time::timeout,
};
use tower_lsp::ls_types::{InitializeResult, Position, PublishDiagnosticsParams, Range, Uri, request::Request};

const PATIENCE: Duration = Duration::from_secs(20);

/// A client. Every message the server sends has to be received: one that was not fails the test.
pub(crate) struct Client {
    runtime: Runtime,
    input: BufReader<ReadHalf<DuplexStream>>,
    output: WriteHalf<DuplexStream>,
    server: Option<JoinHandle<Ended>>,
    unread: VecDeque<Value>,
    last_id: i64,
    forgotten: Option<&'static str>,
    /// What the server said of itself.
    pub(crate) server_said: InitializeResult,
}

impl Client {
    /// A client that can do the least the protocol allows.
    pub(crate) fn plain() -> Client {
        Client::with(json!({ "capabilities": {} }))
    }

    /// A client that sends these parameters of `initialize`.
    pub(crate) fn with(params: Value) -> Client {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let (near, far) = tokio::io::duplex(1 << 20);
        let (input, output) = tokio::io::split(far);
        let server = runtime.spawn(serve(input, output, Options::default()));
        let (input, output) = tokio::io::split(near);
        let mut client = Client {
            runtime,
            input: BufReader::new(input),
            output,
            server: Some(server),
            unread: VecDeque::new(),
            last_id: 0,
            forgotten: None,
            server_said: InitializeResult::default(),
        };
        let said = client.call("initialize", params).expect("initialize is answered");
        client.server_said = serde_json::from_value(said).unwrap();
        client.tell("initialized", json!({}));
        client
    }

    /// Sends a request and waits for its answer, laying aside what else comes in.
    pub(crate) fn request<R: Request>(&mut self, params: R::Params) -> R::Result {
        let answer = self.call(R::METHOD, serde_json::to_value(params).unwrap());
        serde_json::from_value(answer.unwrap_or_else(|error| panic!("{}: {error}", R::METHOD))).unwrap()
    }

    /// Sends a request and waits for its result or error.
    pub(crate) fn call(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// Sends a request and does not wait.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params }));
        self.last_id
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Result<Value, Value> {
        let mut message = self.receive(|message| message.get("method").is_none() && message["id"] == id);
        match message.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(message["result"].take()),
        }
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Waits for a request of the server and answers it.
    pub(crate) fn grant(&mut self, method: &str, result: Value) -> Value {
        let message = self.requested(method);
        self.reply(&message, result);
        message["params"].clone()
    }

    /// Waits for a request of the server, to be answered later.
    pub(crate) fn requested(&mut self, method: &str) -> Value {
        self.receive(|message| message["method"] == method && message.get("id").is_some())
    }

    /// Answers a request of the server.
    pub(crate) fn reply(&mut self, request: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
    }

    /// Waits for a notification of the server.
    pub(crate) fn hear(&mut self, method: &str) -> Value {
        self.receive(|message| message["method"] == method && message.get("id").is_none())["params"].clone()
    }

    /// Waits for the next diagnostics of a document.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> PublishDiagnosticsParams {
        let message = self.receive(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        });
        serde_json::from_value(message["params"].clone()).unwrap()
    }

    /// Waits for the diagnostics of a version of a document, passing over those of older ones.
    pub(crate) fn diagnostics_of(&mut self, uri: &str, version: i32) -> PublishDiagnosticsParams {
        loop {
            let published = self.diagnostics(uri);
            match published.version {
                Some(older) if older < version => {}
                _ => return published,
            }
        }
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let language = if uri.ends_with(".md") { "markdown" } else { "plaintext" };
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Makes changes; one without a range replaces the whole text.
    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &[(Option<Range>, &str)]) {
        let changes: Vec<Value> = changes
            .iter()
            .map(|(range, text)| match range {
                Some(range) => json!({ "range": range, "text": text }),
                None => json!({ "text": text }),
            })
            .collect();
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Closes a document.
    pub(crate) fn close(&mut self, uri: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// The text the server has.
    pub(crate) fn text(&mut self, uri: &str) -> String {
        let answer = self.call("postil/text", json!({ "uri": uri })).unwrap();
        answer["text"].as_str().unwrap_or_else(|| panic!("{uri} is not open")).to_owned()
    }

    /// Passes over what else comes in of a kind, now and up to the end.
    pub(crate) fn forget(&mut self, method: &'static str) {
        self.forgotten = Some(method);
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let sent = self.runtime.block_on(async { timeout(PATIENCE, self.output.write_all(frame.as_bytes())).await });
        sent.expect("the server reads").expect("the pipe is open");
    }

    fn receive(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.unread.iter().position(&wanted) {
            return self.unread.remove(index).unwrap_or_default();
        }
        loop {
            let message = self.read().expect("the session goes on");
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    fn read(&mut self) -> Option<Value> {
        let input = &mut self.input;
        let read = async {
            let mut length = 0;
            loop {
                let mut line = String::new();
                if input.read_line(&mut line).await.ok()? == 0 {
                    return None;
                }
                match line.trim().strip_prefix("Content-Length: ") {
                    Some(number) => length = number.parse().ok()?,
                    None if line.trim().is_empty() => break,
                    None => panic!("a header nobody asked for: {line}"),
                }
            }
            let mut body = vec![0; length];
            input.read_exact(&mut body).await.ok()?;
            serde_json::from_slice(&body).ok()
        };
        let unread = &self.unread;
        let read = self.runtime.block_on(async { timeout(PATIENCE, read).await });
        read.unwrap_or_else(|_| panic!("nothing more came in; laid aside: {unread:?}"))
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.call("shutdown", Value::Null).expect("shutdown is answered");
        self.tell("exit", Value::Null);
        while let Some(message) = self.read() {
            self.unread.push_back(message);
        }
        let ended = self.server.take().map(|server| self.runtime.block_on(server));
        assert!(matches!(ended, Some(Ok(Ended::Orderly))), "the session ended in order");
        self.unread.retain(|message| self.forgotten.is_none_or(|method| message["method"] != method));
        assert!(self.unread.is_empty(), "messages that nobody received: {:#?}", self.unread);
    }
}

/// A range of positions.
pub(crate) fn range(start: (u32, u32), end: (u32, u32)) -> Range {
    let at = |(line, character)| Position { line, character };
    Range { start: at(start), end: at(end) }
}

/// The URI of a file.
pub(crate) fn file_uri(path: &Path) -> String {
    Uri::from_file_path(path).expect("an absolute path").as_str().to_owned()
}

/// Parameters of `initialize` for a client that wants to hear of nothing but annotations that don't
/// match their text, so that a test need not know how articles are read.
pub(crate) fn quiet() -> Value {
    let codes = postil::checks::codes().into_iter().filter(|code| *code != "annotation-mismatch");
    let off: serde_json::Map<_, _> = codes.map(|code| (code.to_owned(), json!("off"))).collect();
    json!({ "capabilities": {}, "initializationOptions": { "findings": off } })
}
