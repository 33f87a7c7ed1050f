//! Writes that are interrupted: the program is killed while it writes, again and again, and whoever looks finds the old
//! file or the new one.
#![cfg(unix)]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// So many times the program has to be killed before what it wrote was in its place.
const KILLED: usize = 3;

/// So many times that is tried.
const TRIES: usize = 100;

/// What is being written in a folder, by its names.
fn drafts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".postil-"))).collect()
}

/// Kills a program as soon as it writes something in a folder, or a little later, or as it is `done`. Tells whether that
/// was before what it wrote was in its place: it is still there then.
fn kill_midway(mut program: Child, folder: &Path, later: Duration, mut done: impl FnMut(&mut Child) -> bool) -> bool {
    let start = Instant::now();
    while drafts(folder).is_empty() && !done(&mut program) {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was written");
    }
    std::thread::sleep(later);
    program.kill().expect("it was started");
    program.wait().expect("it was started");
    let left = drafts(folder);
    for draft in &left {
        fs::remove_file(draft).expect("nobody else is there");
    }
    !left.is_empty()
}

/// How long after a write began the program is killed: at other moments each time.
fn moment(tried: usize) -> Duration {
    Duration::from_micros(300 * (tried as u64 % 8))
}

#[test]
fn a_stand_off_file_that_is_converted_is_the_old_or_the_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ferry.ann");
    fs::write(folder.path().join("ferry.txt"), "The ferry to Marstal waits.\n").expect("it can be written");
    let notes: String = (1..40_000).map(|n| format!("#{n}\tAnnotatorNotes T1\tseen on the quay, {n}\n")).collect();
    let new = format!("T1\tPlace 13 20\tMarstal\n{notes}");
    let old = format!("\u{feff}{new}").replace('\n', "\r\n");
    let mut killed = 0;
    for tried in 0..TRIES {
        fs::write(&path, &old).expect("it can be written");
        let program = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(["convert", "ferry.ann", "--to", "brat", "-o", "ferry.ann"])
            .current_dir(folder.path())
            .spawn()
            .expect("postil runs");
        let left = |program: &mut Child| program.try_wait().expect("it was started").is_some();
        let midway = kill_midway(program, folder.path(), moment(tried), left);
        let found = fs::read_to_string(&path).expect("it is there");
        assert!(found == if midway { &*old } else { &*new }, "neither the old file nor the new, {} bytes", found.len());
        killed += usize::from(midway);
        if killed == KILLED {
            return;
        }
    }
    panic!("killed midway {killed} times in {TRIES}");
}

/// The server, with an article open.
fn server(folder: &Path, article: &str) -> Child {
    let mut server = Command::new(env!("CARGO_BIN_EXE_postil"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("postil runs");
    let uri = |path: &Path| format!("file://{}", path.display());
    let messages = [
        serde_json::json!({ "id": 1, "method": "initialize", "params": {
            "capabilities": {}, "workspaceFolders": [{ "uri": uri(folder), "name": "news" }],
        } }),
        serde_json::json!({ "method": "initialized", "params": {} }),
        serde_json::json!({ "method": "textDocument/didOpen", "params": { "textDocument": {
            "uri": uri(&folder.join("ferry.txt")), "languageId": "plaintext", "version": 1, "text": article,
        } } }),
    ];
    let input = server.stdin.as_mut().expect("it is piped");
    for mut message in messages {
        message["jsonrpc"] = "2.0".into();
        let body = message.to_string();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
    }
    input.flush().expect("it reads");
    server
}

#[test]
fn what_the_server_remembers_is_the_old_or_the_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join(".postil/cache");
    fs::create_dir_all(&cache).expect("a folder");
    // Long to write, quick to read.
    let article = |n: usize| format!("The ferry to Marstal waits.{}\n{n}\n", " ".repeat(1 << 18));
    fs::write(folder.path().join("ferry.ann"), "T1\tPlace 13 20\tMarstal\n").expect("it can be written");
    let remembered = || {
        let entries = fs::read_dir(&cache).expect("a folder").flatten().map(|entry| entry.path());
        let path = entries.into_iter().find(|path| path.extension().is_some_and(|it| it == "jsonl"))?;
        fs::read_to_string(path).ok()
    };
    // One is there before anybody is killed.
    let start = Instant::now();
    let mut first = server(folder.path(), &article(TRIES));
    while remembered().is_none() {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was remembered");
        std::thread::sleep(Duration::from_millis(5));
    }
    first.kill().expect("it was started");
    first.wait().expect("it was started");
    let mut before = remembered();
    let mut killed = 0;
    for tried in 0..TRIES {
        let text = article(tried);
        let server = server(folder.path(), &text);
        let midway = kill_midway(server, &cache, moment(tried), |_| remembered() != before);
        let found = remembered();
        if midway {
            assert!(found == before, "what was remembered is not as it was");
        } else {
            let last = found.as_deref().and_then(|lines| lines.lines().last()).expect("something is remembered");
            let version: serde_json::Value = serde_json::from_str(last).expect("it is whole");
            assert!(version["text"] == text, "what is remembered is not the article");
        }
        before = found;
        killed += usize::from(midway);
        if killed == KILLED {
            return;
        }
    }
    panic!("killed midway {killed} times in {TRIES}");
}
