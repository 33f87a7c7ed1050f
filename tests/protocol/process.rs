//! The server as a process of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

struct Server {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (process.stdin.take(), BufReader::new(process.stdout.take().unwrap()));
        Server { process, input, output }
    }

    fn initialized(process: Option<u32>) -> Server {
        let mut server = Server::start(&["lsp"]);
        server
            .send(&json!({ "id": 1, "method": "initialize", "params": { "processId": process, "capabilities": {} } }));
        assert_eq!(server.receive()["result"]["serverInfo"]["name"], "postil");
        server.send(&json!({ "method": "initialized", "params": {} }));
        server
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
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

    /// The exit code, which has to come within ten seconds.
    fn exit_code(mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.process.kill().unwrap();
        panic!("the server did not leave");
    }
}

#[test]
fn after_shutdown_the_exit_code_is_zero() {
    let mut server = Server::initialized(None);
    server.send(&json!({ "id": 2, "method": "shutdown" }));
    assert_eq!(server.receive()["id"], 2);
    server.send(&json!({ "method": "exit" }));
    assert_eq!(server.exit_code(), Some(0));
}

#[test]
fn without_shutdown_it_is_one_and_an_open_input_does_not_keep_the_server() {
    let mut server = Server::initialized(None);
    server.send(&json!({ "method": "exit" }));
    assert_eq!(server.exit_code(), Some(1));
}

#[test]
fn the_server_leaves_at_the_end_of_its_input() {
    let mut server = Server::initialized(None);
    server.input = None;
    assert_eq!(server.exit_code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn the_server_leaves_when_its_client_died() {
    let mut client = Command::new("sleep").arg("60").spawn().unwrap();
    let server = Server::initialized(Some(client.id()));
    client.kill().unwrap();
    client.wait().unwrap();
    assert_eq!(server.exit_code(), Some(1));
}

#[test]
fn the_way_editors_start_servers_is_understood() {
    let mut server = Server::start(&["lsp", "--stdio", "--clientProcessId=1"]);
    server.send(&json!({ "method": "exit" }));
    assert_eq!(server.exit_code(), Some(1));
}
