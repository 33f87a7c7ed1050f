//! The editor's side of a language server session, as small as it can be.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session with a server that runs as a child process.
pub(super) struct Client {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    requests: i64,
    /// Notifications nobody has asked for yet.
    waiting: Vec<Value>,
}

impl Client {
    /// Starts `program lsp` and sends the opening handshake.
    pub(super) fn start(program: &Path, root: &str) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(to), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the server has no pipes"));
        };
        let (send, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Ok(Some(message)) = read_message(&mut out) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        let mut client = Client { child, to, from, requests: 0, waiting: Vec::new() };
        client.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "clientInfo": { "name": "postil tour" },
                "rootUri": root,
                "workspaceFolders": [{ "uri": root, "name": "tour" }],
                "capabilities": {
                    "general": { "positionEncodings": ["utf-32"] },
                    "textDocument": {
                        "publishDiagnostics": { "relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true },
                        "hover": { "contentFormat": ["markdown"] },
                        "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                        "inlayHint": {},
                    },
                },
            }),
        )?;
        client.notify("initialized", &json!({}))?;
        Ok(client)
    }

    /// Asks and waits for the answer; says how long that took. An error of the server is an error.
    pub(super) fn request(&mut self, method: &str, params: &Value) -> io::Result<(Value, Duration)> {
        self.requests += 1;
        let id = self.requests;
        let asked = Instant::now();
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        loop {
            let mut message = self.receive()?;
            if message.get("method").is_some() {
                self.waiting.push(message);
            } else if message["id"] == id {
                if let Some(error) = message.get("error") {
                    return Err(io::Error::other(format!("the server answered {method} with {}", error["message"])));
                }
                return Ok((message["result"].take(), asked.elapsed()));
            }
        }
    }

    /// Sends a notification.
    pub(super) fn notify(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Waits for a notification for which `wanted` gives something.
    pub(super) fn wait<T>(&mut self, method: &str, mut wanted: impl FnMut(&Value) -> Option<T>) -> io::Result<T> {
        let mut found = |message: &Value| if message["method"] == method { wanted(&message["params"]) } else { None };
        if let Some(answer) = self.waiting.iter().find_map(&mut found) {
            return Ok(answer);
        }
        loop {
            let message = self.receive()?;
            if let Some(answer) = found(&message) {
                return Ok(answer);
            }
        }
    }

    /// Ends the session as the protocol wants it.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.request("shutdown", &Value::Null)?;
        self.notify("exit", &Value::Null)?;
        self.child.wait().map(|_| ())
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.to.flush()
    }

    /// The next message that is not a request; requests of the server are answered with nothing.
    fn receive(&mut self) -> io::Result<Value> {
        loop {
            let message = self.from.recv_timeout(PATIENCE).map_err(|error| match error {
                RecvTimeoutError::Timeout => io::Error::new(io::ErrorKind::TimedOut, "the server does not answer"),
                RecvTimeoutError::Disconnected => io::Error::other("the server ended before its time"),
            })?;
            match message.get("id") {
                Some(id) if message.get("method").is_some() => {
                    self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }))?;
                }
                _ => return Ok(message),
            }
        }
    }
}

impl Drop for Client {
    /// Leaves no server behind when the tour ends early.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads one message; `None` at the end of the stream.
fn read_message(from: &mut impl BufRead) -> io::Result<Option<Value>> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if from.read_line(&mut header)? == 0 {
            return Ok(None);
        }
        let header = header.trim_end();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("Content-Length:") {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Some(serde_json::from_slice(&body)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_cut_at_their_length() {
        let mut stream =
            "Content-Length: 7\r\n\r\n{\"a\":1}Content-Type: x\r\nContent-Length: 4\r\n\r\nnull".as_bytes();
        assert_eq!(read_message(&mut stream).expect("a message"), Some(json!({ "a": 1 })));
        assert_eq!(read_message(&mut stream).expect("a message"), Some(Value::Null));
        assert_eq!(read_message(&mut stream).expect("the end"), None);
    }
}
