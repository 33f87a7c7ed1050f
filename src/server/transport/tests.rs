use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf},
    task::JoinHandle,
    time::timeout,
};
use tower_lsp::{
    Client, LanguageServer, LspService,
    jsonrpc::{Error, Result},
    ls_types::{
        DidChangeTextDocumentParams, DocumentSymbolParams, Hover, HoverContents, HoverParams, InitializeParams,
        InitializeResult, MarkedString, MessageType,
    },
};

use super::{
    DOCUMENT_SYMBOL, Duration, Ended, Options, Outbox, Written,
    frame::{Frame, read_frame},
    serve,
};

const PATIENCE: Duration = Duration::from_secs(10);

/// A server whose `hover` does what the line it is asked about says.
struct Moody {
    client: Client,
    outbox: Arc<Outbox>,
    changes: Arc<Mutex<Vec<i32>>>,
}

const ANSWERS: u32 = 0;
const PANICS: u32 = 1;
const STAYS_STUCK: u32 = 2;
const FLOODS: u32 = 3;

impl LanguageServer for Moody {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.changes.lock().expect("no panic").push(params.text_document.version);
        tokio::task::yield_now().await;
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        match params.text_document_position_params.position.line {
            PANICS => panic!("as asked"),
            STAYS_STUCK => std::future::pending().await,
            FLOODS => {
                for version in 0..50 {
                    let uri = params.text_document_position_params.text_document.uri.to_string();
                    let params = json!({ "uri": uri, "diagnostics": [], "version": version });
                    let method = "textDocument/publishDiagnostics";
                    let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
                    self.outbox.push_diagnostics(uri, message.to_string().into_bytes());
                }
                self.client.log_message(MessageType::INFO, "flooded").await;
            }
            _ => tokio::task::yield_now().await,
        }
        let contents = HoverContents::Scalar(MarkedString::String("alive".to_owned()));
        Ok(Some(Hover { contents, range: None }))
    }
}

impl Moody {
    /// An outline that the handler writes itself.
    async fn outline(&self, params: DocumentSymbolParams) -> Result<Written> {
        match params.text_document.uri.path().as_str() {
            "/stuck" => std::future::pending().await,
            "/refused" => Err(Error::content_modified()),
            _ => Written::of(&json!([{ "name": "a “word”, \"said\" \\ twice\n" }])),
        }
    }
}

/// The client's end of a session with [`Moody`].
struct Session {
    input: BufReader<ReadHalf<DuplexStream>>,
    output: Option<WriteHalf<DuplexStream>>,
    server: JoinHandle<Ended>,
    changes: Arc<Mutex<Vec<i32>>>,
}

impl Session {
    fn open(buffer: usize) -> Session {
        let (near, far) = tokio::io::duplex(buffer);
        let changes = Arc::<Mutex<Vec<i32>>>::default();
        let outbox = Arc::<Outbox>::default();
        let moody = |client| Moody { client, outbox: Arc::clone(&outbox), changes: Arc::clone(&changes) };
        let service = LspService::build(moody);
        let (service, socket) = service.custom_method(DOCUMENT_SYMBOL, Moody::outline).finish();
        let (input, output) = tokio::io::split(far);
        let options = Options { max_body: 1 << 20, parent_poll: Duration::from_millis(20) };
        let server = tokio::spawn(serve(service, socket, outbox, input, output, options));
        let (input, output) = tokio::io::split(near);
        Session { input: BufReader::new(input), output: Some(output), server, changes }
    }

    async fn initialized(process: Option<u32>) -> Session {
        let mut session = Session::open(1 << 20);
        session.request(0, "initialize", json!({ "processId": process, "capabilities": {} })).await;
        assert_eq!(session.receive().await["id"], 0);
        session.send(json!({ "method": "initialized", "params": {} })).await;
        session
    }

    async fn raw(&mut self, bytes: &[u8]) {
        let output = self.output.as_mut().expect("an open input");
        timeout(PATIENCE, output.write_all(bytes)).await.expect("the server reads").expect("an open pipe");
    }

    async fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
    }

    async fn request(&mut self, id: impl Into<Value>, method: &str, params: Value) {
        self.send(json!({ "id": id.into(), "method": method, "params": params })).await;
    }

    async fn hover(&mut self, id: u64, line: u32) {
        let params = json!({ "textDocument": { "uri": "file:///a" }, "position": { "line": line, "character": 0 } });
        self.request(id, "textDocument/hover", params).await;
    }

    async fn receive(&mut self) -> Value {
        match timeout(PATIENCE, read_frame(&mut self.input, u64::MAX)).await.expect("a message in time") {
            Some(Frame::Body(body)) => serde_json::from_slice(&body).expect("JSON"),
            other => panic!("a message expected, not {other:?}"),
        }
    }

    /// Checks that nothing was left unsaid and that requests are still answered.
    async fn still_alive(&mut self) {
        self.hover(9999, ANSWERS).await;
        let answer = self.receive().await;
        assert_eq!((&answer["id"], &answer["result"]["contents"]), (&json!(9999), &json!("alive")), "{answer}");
    }

    async fn ended(self) -> Ended {
        timeout(PATIENCE, self.server).await.expect("the server ends").expect("no panic")
    }
}

fn code(message: &Value) -> (i64, &Value) {
    (message["error"]["code"].as_i64().unwrap_or_default(), &message["id"])
}

#[tokio::test]
async fn a_cancellation_reaches_a_request_behind_stuck_ones() {
    let mut session = Session::initialized(None).await;
    for id in 1..=20 {
        session.hover(id, STAYS_STUCK).await;
    }
    session.send(json!({ "method": "$/cancelRequest", "params": { "id": 20 } })).await;
    assert_eq!(code(&session.receive().await), (-32800, &json!(20)));
    session.still_alive().await;
}

#[tokio::test]
async fn five_hundred_messages_behind_stuck_ones_are_all_answered() {
    let mut session = Session::initialized(None).await;
    for id in 1..=10 {
        session.hover(id, STAYS_STUCK).await;
    }
    for id in 100..600 {
        session.hover(id, ANSWERS).await;
    }
    let mut answered = Vec::new();
    for _ in 100..600 {
        answered.push(session.receive().await["id"].as_u64().unwrap_or_default());
    }
    answered.sort_unstable();
    assert_eq!(answered, (100..600).collect::<Vec<_>>());
}

#[tokio::test]
async fn changes_are_made_in_the_order_they_came_in() {
    let mut session = Session::initialized(None).await;
    for version in 0..2000 {
        let params = json!({ "textDocument": { "uri": "file:///a", "version": version }, "contentChanges": [] });
        session.send(json!({ "method": "textDocument/didChange", "params": params })).await;
    }
    session.still_alive().await;
    assert_eq!(*session.changes.lock().expect("no panic"), (0..2000).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let mut session = Session::initialized(None).await;
    session.hover(1, PANICS).await;
    let answer = session.receive().await;
    assert_eq!(code(&answer), (-32603, &json!(1)));
    assert_eq!(answer["error"]["message"], "the handler of `textDocument/hover` panicked: as asked");
    session.still_alive().await;
}

#[tokio::test]
async fn what_is_not_json_is_a_parse_error() {
    let mut session = Session::initialized(None).await;
    for body in ["{bad}", "{\"jsonrpc\":\"2.0\"", "\u{feff}", ""] {
        session.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
        assert_eq!(code(&session.receive().await), (-32700, &Value::Null), "{body}");
    }
    session.raw(b"Content-Length: 4\r\n\r\n\"\xff\xfe\"").await;
    assert_eq!(code(&session.receive().await), (-32700, &Value::Null));
    session.still_alive().await;
}

#[tokio::test]
async fn what_is_not_a_message_is_an_invalid_request() {
    let mut session = Session::initialized(None).await;
    for (body, id) in [
        (json!([]), Value::Null),
        (json!("hover"), Value::Null),
        (json!({ "jsonrpc": "2.0" }), Value::Null),
        (json!({ "jsonrpc": "1.0", "id": 5, "method": "shutdown" }), json!(5)),
        (json!({ "jsonrpc": "2.0", "id": 6, "method": 7 }), json!(6)),
        (json!({ "jsonrpc": "2.0", "id": 1.5, "method": "shutdown" }), Value::Null),
    ] {
        let body = body.to_string();
        session.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
        assert_eq!(code(&session.receive().await), (-32600, &id), "{body}");
    }
    session.still_alive().await;
}

#[tokio::test]
async fn headers_without_a_length_are_skipped() {
    let mut session = Session::initialized(None).await;
    session.raw(b"garbage\r\n\r\n").await;
    session.raw(b"Content-Length: many\r\n\r\n{}").await;
    session.still_alive().await;
}

#[tokio::test]
async fn too_long_a_message_is_skipped_and_refused() {
    let mut session = Session::initialized(None).await;
    session.raw(b"Content-Length: 3000000\r\n\r\n").await;
    for _ in 0..300 {
        session.raw(&[b' '; 10_000]).await;
    }
    assert_eq!(code(&session.receive().await), (-32600, &Value::Null));
    session.still_alive().await;
}

#[tokio::test]
async fn every_request_is_answered_once() {
    let mut session = Session::initialized(None).await;
    for (id, method, expected) in [
        (1, "no/such/method", -32601),
        (2, "$/no/such/method", -32601),
        (3, "textDocument/hover", -32602),
        (4, "textDocument/didChange", -32600),
        (5, "initialize", -32600),
    ] {
        session.request(id, method, json!({})).await;
        let answer = session.receive().await;
        assert_eq!(code(&answer), (expected, &json!(id)), "{method}: {answer}");
    }
    session.request("word", "no/such/method", json!(null)).await;
    assert_eq!(code(&session.receive().await), (-32601, &json!("word")));
    session.still_alive().await;
}

#[tokio::test]
async fn an_answer_that_is_written_already_arrives_as_it_is() {
    let mut session = Session::initialized(None).await;
    let about = |name: &str| json!({ "textDocument": { "uri": format!("file:///{name}") } });
    for id in [json!(1), json!("one \"two\"")] {
        session.request(id.clone(), "textDocument/documentSymbol", about("a")).await;
        let answer = session.receive().await;
        let written = json!([{ "name": "a “word”, \"said\" \\ twice\n" }]);
        assert_eq!(answer, json!({ "jsonrpc": "2.0", "id": id, "result": written }));
    }
    session.request(2, "textDocument/documentSymbol", about("refused")).await;
    assert_eq!(code(&session.receive().await), (-32801, &json!(2)));
    session.request(3, "textDocument/documentSymbol", json!({})).await;
    assert_eq!(code(&session.receive().await), (-32602, &json!(3)));
    session.request(4, "textDocument/documentSymbol", about("stuck")).await;
    session.send(json!({ "method": "$/cancelRequest", "params": { "id": 4 } })).await;
    assert_eq!(code(&session.receive().await), (-32800, &json!(4)));
    // One that nobody registered is unknown by its own name.
    session.request(5, "textDocument/formatting", json!({})).await;
    let answer = session.receive().await;
    assert_eq!(code(&answer), (-32601, &json!(5)));
    session.still_alive().await;
}

#[tokio::test]
async fn what_is_no_request_is_not_answered() {
    let mut session = Session::initialized(None).await;
    for method in ["no/such/method", "$/setTrace", "textDocument/hover"] {
        session.send(json!({ "method": method, "params": {} })).await;
    }
    session.send(json!({ "id": 777, "result": null })).await;
    session.send(json!({ "id": "x", "error": { "code": 1, "message": "no" } })).await;
    session.still_alive().await;
}

#[tokio::test]
async fn nothing_is_served_before_initialize() {
    let mut session = Session::open(1 << 20);
    session.hover(1, ANSWERS).await;
    assert_eq!(code(&session.receive().await), (-32002, &json!(1)));
}

#[tokio::test]
async fn shutdown_then_exit_is_orderly() {
    for params in [json!(null), json!({})] {
        let mut session = Session::initialized(None).await;
        session.hover(1, STAYS_STUCK).await;
        session.request(2, "shutdown", params).await;
        assert_eq!(session.receive().await, json!({ "jsonrpc": "2.0", "id": 2, "result": null }));
        session.send(json!({ "method": "exit" })).await;
        assert_eq!(session.ended().await, Ended::Orderly);
    }
}

#[tokio::test]
async fn exit_alone_is_abrupt_and_needs_no_end_of_input() {
    let mut session = Session::initialized(None).await;
    session.hover(1, STAYS_STUCK).await;
    session.send(json!({ "method": "exit" })).await;
    assert_eq!(session.ended().await, Ended::Abruptly);
}

#[tokio::test]
async fn the_end_of_the_input_ends_the_session() {
    let mut session = Session::initialized(None).await;
    session.hover(1, STAYS_STUCK).await;
    let mut output = session.output.take().expect("an open input");
    output.shutdown().await.expect("an open pipe");
    assert_eq!(session.ended().await, Ended::Abruptly);
}

#[tokio::test]
async fn a_broken_output_ends_the_session() {
    let mut session = Session::initialized(None).await;
    session.hover(1, ANSWERS).await;
    let Session { input, output, server, .. } = session;
    drop((input, output));
    assert_eq!(timeout(PATIENCE, server).await.expect("an end").expect("no panic"), Ended::Abruptly);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_death_of_the_client_process_ends_the_session() {
    let mut parent = std::process::Command::new("sleep").arg("60").spawn().expect("a process");
    let mut session = Session::initialized(Some(parent.id())).await;
    session.still_alive().await;
    // Not reaped yet: a zombie counts as dead.
    parent.kill().expect("our own process");
    assert_eq!(timeout(PATIENCE, &mut session.server).await.expect("an end").expect("no panic"), Ended::Abruptly);
    parent.wait().expect("our own process");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_client_process_out_of_sight_is_not_waited_for() {
    let mut session = Session::initialized(Some(u32::MAX)).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    session.still_alive().await;
}

#[tokio::test]
async fn diagnostics_a_slow_client_has_not_read_give_way_to_newer_ones() {
    let mut session = Session::open(256);
    session.request(0, "initialize", json!({ "capabilities": {} })).await;
    session.receive().await;
    session.hover(1, FLOODS).await;
    // Nothing is read until everything was queued.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut versions = Vec::new();
    loop {
        let message = session.receive().await;
        match message["params"]["version"].as_i64() {
            Some(version) => versions.push(version),
            None if message["id"] == 1 => break,
            None => assert_eq!(message["params"]["message"], "flooded"),
        }
    }
    assert!(versions.is_sorted() && versions.len() < 10, "{versions:?}");
    assert_eq!(versions.last(), Some(&49));
}

#[tokio::test]
async fn a_message_in_many_small_pieces_is_read() {
    let mut session = Session::initialized(None).await;
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }).to_string();
    for byte in format!("Content-Length: {}\r\n\r\n{body}", body.len()).bytes() {
        session.raw(&[byte]).await;
        tokio::task::yield_now().await;
    }
    assert_eq!(session.receive().await["id"], 1);
    let mut rest = Vec::new();
    session.send(json!({ "method": "exit" })).await;
    timeout(PATIENCE, session.input.read_to_end(&mut rest)).await.expect("an end").expect("an open pipe");
    assert!(rest.is_empty());
}
