//! What is asked of all articles of the workspace.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, file_uri, quiet};

const HARBOUR: &str = "Rima Odeh, a pilot from Aleppo, brought the tanker in.\n\n\
    “The harbour was dark,” said Rima Odeh.\n\nMr Haddad did not answer.\n";
const STORM: &str =
    "The storm reached Aleppo on Monday.\n\n“Nobody slept,” Rima Odeh said.\n\nHaddad stayed at home.\n";
const STRIKE: &str = "Lina Odeh called off the strike.\n\n“We won,” said Odeh.\n";

struct Workspace {
    client: Client,
    folder: TempDir,
}

/// A workspace with these files, nothing of it open.
fn workspace(files: &[(&str, &str)]) -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(&folder.path().join(name), text);
    }
    let mut params = quiet();
    params["workspaceFolders"] = json!([{ "uri": file_uri(folder.path()), "name": "news" }]);
    Workspace { client: Client::with(params), folder }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

impl Workspace {
    fn uri(&self, name: &str) -> String {
        file_uri(&self.folder.path().join(name))
    }

    fn open(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        self.client.open(&uri, text);
        self.client.diagnostics(&uri);
    }

    fn symbols(&mut self, query: &str) -> Vec<String> {
        let found = self.client.call("workspace/symbol", json!({ "query": query })).unwrap();
        let shown = |symbol: &Value| {
            let container = symbol["containerName"].as_str().unwrap();
            let line = symbol["location"]["range"]["start"]["line"].as_u64().unwrap();
            format!("{} ({container}:{})", symbol["name"].as_str().unwrap(), line + 1)
        };
        found.as_array().unwrap().iter().map(shown).collect()
    }

    fn references(&mut self, name: &str, (line, character): (u32, u32), declaration: bool) -> Vec<String> {
        let params = json!({
            "textDocument": { "uri": self.uri(name) },
            "position": { "line": line, "character": character },
            "context": { "includeDeclaration": declaration },
        });
        let found = self.client.call("textDocument/references", params).unwrap();
        let root = format!("{}/", file_uri(self.folder.path()));
        let shown = |location: &Value| {
            let (uri, start) = (location["uri"].as_str().unwrap(), &location["range"]["start"]);
            format!("{}:{}:{}", uri.strip_prefix(&root).unwrap(), start["line"], start["character"])
        };
        found.as_array().unwrap().iter().map(shown).collect()
    }
}

#[test]
fn symbols_of_articles_nobody_opened() {
    let mut it = workspace(&[("harbour.txt", HARBOUR), ("2024/storm.txt", STORM), (".git/old.txt", HARBOUR)]);
    assert_eq!(it.symbols("rimaod"), ["Rima Odeh (harbour.txt:1)", "Rima Odeh (2024/storm.txt:3)"]);
    assert_eq!(it.symbols("alep"), ["Aleppo (2024/storm.txt:1)", "Aleppo (harbour.txt:1)"]);
    assert_eq!(it.symbols("zzz"), [""; 0]);
    assert!(it.symbols("").contains(&"Rima Odeh (harbour.txt:1)".to_owned()));
}

#[test]
fn what_is_open_outranks_the_disk() {
    let mut it = workspace(&[("harbour.txt", HARBOUR), ("storm.txt", STORM)]);
    it.open("storm.txt", "Sami Nasser left Homs.\n");
    assert_eq!(it.symbols("rima"), ["Rima Odeh (harbour.txt:1)"]);
    assert_eq!(it.symbols("nasser"), ["Sami Nasser (storm.txt:1)"]);
    let uri = it.uri("storm.txt");
    it.client.close(&uri);
    assert_eq!(it.client.diagnostics(&uri).diagnostics.len(), 0);
    assert_eq!(it.symbols("nasser"), [""; 0]);
    assert_eq!(it.symbols("rima").len(), 2);
}

#[test]
fn what_changes_on_disk_is_noticed() {
    let mut it = workspace(&[("harbour.txt", HARBOUR)]);
    assert_eq!(it.symbols("nasser"), [""; 0]);
    let new = it.folder.path().join("2025/new.txt");
    write(&new, "Sami Nasser left Homs.\n");
    it.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(it.symbols("nasser"), ["Sami Nasser (2025/new.txt:1)"]);
    std::fs::remove_file(new).unwrap();
    it.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(it.symbols("nasser"), [""; 0]);
}

#[test]
fn references_to_a_person_by_the_whole_name() {
    let mut it = workspace(&[("harbour.txt", HARBOUR), ("storm.txt", STORM), ("strike.txt", STRIKE)]);
    it.open("harbour.txt", HARBOUR);
    let here = ["harbour.txt:0:0", "harbour.txt:2:0", "harbour.txt:2:29"];
    assert_eq!(it.references("harbour.txt", (0, 2), true), [&here[..], &["storm.txt:2:0", "storm.txt:2:16"]].concat());
    // Without the introductions, of every article its own.
    assert_eq!(it.references("harbour.txt", (0, 2), false), ["harbour.txt:2:0", "harbour.txt:2:29", "storm.txt:2:0"]);
    // A surname alone is nobody in particular.
    assert_eq!(it.references("harbour.txt", (4, 4), true), ["harbour.txt:4:0"]);
}

#[test]
fn references_to_a_place_and_to_what_is_annotated() {
    let ship = "The Anna Maria sank off Aleppo.\n";
    let other = "They raised the wreck of the tanker.\n";
    let mut it = workspace(&[
        ("ship.txt", ship),
        ("ship.ann", "T1\tShip 4 14\tAnna Maria\nN1\tReference T1 IMO:9074729\tAnna Maria\n"),
        ("wreck.txt", other),
        ("wreck.ann", "T1\tShip 29 35\ttanker\nN1\tReference T1 IMO:9074729\tAnna Maria\n"),
        ("storm.txt", STORM),
    ]);
    it.open("ship.txt", ship);
    assert_eq!(it.references("ship.txt", (0, 6), true), ["ship.txt:0:4", "wreck.txt:0:29"]);
    assert_eq!(it.references("ship.txt", (0, 25), true), ["ship.txt:0:24", "storm.txt:0:18"]);
    assert_eq!(it.symbols("tanker"), ["tanker (Ship, wreck.txt:1)"]);
    // The stand-off file of an article nobody opened is open and was edited.
    let beside = it.uri("wreck.ann");
    it.client.open(&beside, "T1\tShip 16 21\twreck\nN1\tReference T1 IMO:9074729\tAnna Maria\n");
    // The schema knows neither the type nor the data base.
    assert_eq!(it.client.diagnostics(&beside).diagnostics.len(), 2);
    assert_eq!(it.references("ship.txt", (0, 6), true), ["ship.txt:0:4", "wreck.txt:0:16"]);
}

#[test]
fn many_articles_are_read_with_progress_and_a_request_for_them_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    for i in 0..40 {
        let text = format!("Rima Odeh met the mayor in Aleppo on day {i}.\n").repeat(60);
        write(&folder.path().join(format!("{i}.txt")), &text);
    }
    let mut params = quiet();
    params["workspaceFolders"] = json!([{ "uri": file_uri(folder.path()), "name": "news" }]);
    params["capabilities"]["window"] = json!({ "workDoneProgress": true });
    let mut client = Client::with(params);
    let token = client.grant("window/workDoneProgress/create", Value::Null)["token"].clone();
    assert_eq!(
        client.hear("$/progress"),
        json!({ "token": token, "value": {
        "kind": "begin", "title": "Reading articles", "cancellable": false, "percentage": 0,
    } })
    );
    let id = client.ask("workspace/symbol", json!({ "query": "rima" }));
    client.tell("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32800);
    let found = client.call("workspace/symbol", json!({ "query": "rima" })).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 40);
    loop {
        let value = client.hear("$/progress")["value"].clone();
        if value["kind"] == "end" {
            break;
        }
        assert!(value["message"].as_str().unwrap().ends_with("of 40 articles"), "{value}");
    }
}
