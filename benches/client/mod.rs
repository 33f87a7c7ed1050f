//! A client that measures: the server in a process of its own, and the times it took.
#![allow(clippy::unwrap_used, reason = "there is nobody to tell")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};

/// The program as it is shipped, and a client of it.
pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: i64,
}

impl Server {
    /// Starts it; `params` are those of `initialize`.
    pub(crate) fn start(params: &Value) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_postil"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut server = Server { process, input, output, last_id: 0 };
        server.request("initialize", params);
        server.notify("initialized", &json!({}));
        server
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).unwrap();
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and waits for its answer, passing over what else comes in.
    pub(crate) fn request(&mut self, method: &str, params: &Value) {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.wait(|message| message.id == Some(id));
    }

    fn wait(&mut self, wanted: impl Fn(&Message) -> bool) {
        while !wanted(&self.receive()) {}
    }

    fn receive(&mut self) -> Message {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "the server left");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// Waits for the diagnostics of a version of a document.
    pub(crate) fn diagnostics_of(&mut self, uri: &str, version: usize) {
        self.wait(|message| {
            message.method.as_deref() == Some("textDocument/publishDiagnostics")
                && message.params.uri.as_deref() == Some(uri)
                && message.params.version == Some(version)
        });
    }

    /// Ends the session.
    pub(crate) fn stop(mut self) {
        self.request("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        self.process.wait().unwrap();
    }
}

/// As much of a message as is looked at; taking a large one apart would be measured as well.
#[derive(Deserialize)]
struct Message {
    id: Option<i64>,
    method: Option<String>,
    #[serde(default)]
    params: Params,
}

#[derive(Default, Deserialize)]
struct Params {
    uri: Option<String>,
    version: Option<usize>,
}

/// How long something took, again and again.
pub(crate) struct Times(pub(crate) Vec<Duration>);

impl Times {
    /// The time, in milliseconds, that a share of the measurements did not exceed.
    fn quantile(&self, share: f64) -> f64 {
        let index = ((self.0.len() as f64 * share).ceil() as usize).clamp(1, self.0.len()) - 1;
        self.0[index].as_secs_f64() * 1000.0
    }

    /// Prints a line and answers whether the p99, in milliseconds, is within the budget.
    pub(crate) fn report(mut self, what: &str, bytes: usize, budget: f64) -> bool {
        self.0.sort_unstable();
        let [p50, p99, worst] = [0.5, 0.99, 1.0].map(|share| self.quantile(share));
        let verdict = if p99 <= budget { "ok" } else { "TOO SLOW" };
        println!(
            "{what:<36} {:>7.1} kB   p50 {p50:>7.3} ms   p99 {p99:>7.3} ms   worst {worst:>7.3} ms   \
             budget {budget:>4.1} ms  {verdict}",
            bytes as f64 / 1000.0
        );
        p99 <= budget
    }
}
