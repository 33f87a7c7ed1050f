//! Annotations that stay in place while the article is edited.

use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "Mayor Ilse Brandt spoke in Varnholt.\n";
const ANNOTATIONS: &str = "T1\tPerson 6 17\tIlse Brandt\nT2\tPlace 27 35\tVarnholt\n";

struct Desk {
    client: Client,
    article: String,
    beside: String,
    path: PathBuf,
    /// Removed with everything in it at the end.
    _folder: TempDir,
}

fn desk(capabilities: Value) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flood.ann");
    std::fs::write(&path, ANNOTATIONS).unwrap();
    let mut params = quiet();
    params["capabilities"]["workspace"] = capabilities;
    let mut client = Client::with(params);
    let (article, beside) = (file_uri(&path.with_extension("txt")), file_uri(&path));
    client.open(&article, ARTICLE);
    assert_eq!(client.diagnostics(&article).diagnostics.len(), 0);
    Desk { client, article, beside, path, _folder: folder }
}

fn editing() -> Value {
    json!({ "applyEdit": true, "workspaceEdit": { "documentChanges": true } })
}

impl Desk {
    fn type_in(&mut self, version: i32, at: (u32, u32), text: &str) {
        self.client.change(&self.article, version, &[(Some(range(at, at)), text)]);
        assert_eq!(self.client.diagnostics_of(&self.article, version).diagnostics.len(), 0);
    }

    fn save(&mut self) {
        self.client.tell("textDocument/didSave", json!({ "textDocument": { "uri": self.article } }));
    }

    /// Waits for the edit the server asks for, and answers whether it was made.
    fn grant(&mut self, applied: bool) -> Value {
        let asked = self.client.grant("workspace/applyEdit", json!({ "applied": applied }));
        let change = &asked["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["uri"], self.beside.as_str());
        change.clone()
    }
}

fn offsets(change: &Value) -> Vec<&str> {
    change["edits"].as_array().unwrap().iter().map(|edit| edit["newText"].as_str().unwrap()).collect()
}

#[test]
fn saving_brings_the_file_up_to_date() {
    let mut desk = desk(editing());
    desk.type_in(2, (0, 0), "🗞 ");
    desk.save();
    let change = desk.grant(true);
    assert_eq!(change["textDocument"]["version"], Value::Null);
    let mut lines: Vec<String> = ANNOTATIONS.lines().map(str::to_owned).collect();
    for edit in change["edits"].as_array().unwrap().iter().rev() {
        let (line, at) = (edit["range"]["start"]["line"].as_u64().unwrap() as usize, &edit["range"]);
        let column = |end: &str| at[end]["character"].as_u64().unwrap() as usize;
        lines[line].replace_range(column("start")..column("end"), edit["newText"].as_str().unwrap());
    }
    assert_eq!(lines, ["T1\tPerson 8 19\tIlse Brandt", "T2\tPlace 29 37\tVarnholt"]);
}

#[test]
fn what_is_up_to_date_is_left_alone() {
    let mut desk = desk(editing());
    desk.save();
    desk.type_in(2, (0, 36), " Nobody objected.");
    desk.save();
    // The end of the test finds any message that was sent all the same.
    desk.client.text(&desk.article);
}

#[test]
fn an_edit_the_client_refuses_is_reckoned_anew() {
    let mut desk = desk(editing());
    desk.client.open(&desk.beside, ANNOTATIONS);
    desk.client.diagnostics(&desk.article);
    desk.type_in(2, (0, 0), "The ");
    desk.save();
    let first = desk.client.grant("workspace/applyEdit", json!({ "applied": false }));
    assert_eq!(first["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    let second = desk.grant(true);
    assert_eq!(second["edits"], first["edit"]["documentChanges"][0]["edits"]);
}

#[test]
fn typing_while_the_client_makes_the_edit_loses_nothing() {
    let mut desk = desk(editing());
    desk.client.open(&desk.beside, ANNOTATIONS);
    desk.client.diagnostics(&desk.article);
    desk.type_in(2, (0, 0), "The ");
    desk.save();
    // Typed after the server asked and before the client tells of the edit.
    desk.type_in(3, (0, 0), "“");
    desk.grant(true);
    let updated = "T1\tPerson 10 21\tIlse Brandt\nT2\tPlace 31 39\tVarnholt\n";
    desk.client.change(&desk.beside, 2, &[(None, updated)]);
    assert_eq!(desk.client.diagnostics(&desk.article).diagnostics.len(), 0);
    desk.save();
    let change = desk.grant(true);
    assert_eq!(change["textDocument"]["version"], 2);
    assert!(!offsets(&change).is_empty());
}

#[test]
fn annotations_changed_by_hand_keep_the_others_in_place() {
    let mut desk = desk(editing());
    desk.client.open(&desk.beside, ANNOTATIONS);
    desk.client.diagnostics(&desk.article);
    desk.type_in(2, (0, 0), "The ");
    desk.client.change(&desk.beside, 2, &[(Some(range((0, 3), (0, 9))), "Politician")]);
    assert_eq!(desk.client.diagnostics(&desk.article).diagnostics.len(), 0);
    let told = desk.client.diagnostics(&desk.beside);
    assert!(told.diagnostics[0].message.contains("Politician is not a known textbound type"), "{told:?}");
}

#[test]
fn the_command_does_it_without_saving() {
    let mut desk = desk(editing());
    desk.type_in(2, (0, 0), "The ");
    let params = json!({ "command": "postil.syncAnnotations", "arguments": [desk.article] });
    assert_eq!(desk.client.call("workspace/executeCommand", params), Ok(Value::Null));
    desk.grant(true);
    for wrong in [json!({ "command": "postil.no" }), json!({ "command": "postil.syncAnnotations" })] {
        assert_eq!(desk.client.call("workspace/executeCommand", wrong).unwrap_err()["code"], -32602);
    }
}

#[test]
fn a_client_that_takes_no_edits_is_told_once_and_the_file_left_as_it_is() {
    let mut desk = desk(json!({}));
    desk.type_in(2, (0, 0), "The ");
    desk.save();
    let message = desk.client.hear("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(message.starts_with("flood.ann is out of date"), "{message}");
    desk.type_in(3, (0, 0), "“");
    desk.save();
    // The end of the test finds a second message.
    desk.client.text(&desk.article);
    assert_eq!(std::fs::read_to_string(&desk.path).unwrap(), ANNOTATIONS);
}

#[test]
fn an_edit_that_is_dropped_in_silence_is_reckoned_anew() {
    let mut desk = desk(editing());
    desk.client.open(&desk.beside, ANNOTATIONS);
    desk.client.diagnostics(&desk.article);
    desk.type_in(2, (0, 0), "The ");
    desk.save();
    // The user types in the other window before the client gets to the edit, which it then drops.
    let own = format!("{ANNOTATIONS}#1\tAnnotatorNotes T1\tspelling checked\n");
    assert_eq!(desk.grant(true)["textDocument"]["version"], 1);
    desk.client.change(&desk.beside, 2, &[(None, &own)]);
    desk.client.diagnostics(&desk.article);
    let again = desk.grant(true);
    assert_eq!(again["textDocument"]["version"], 2);
    assert_eq!(offsets(&again), ["10 21", "31 39"]);
    desk.client.change(&desk.beside, 3, &[(None, &own.replace("6 17", "10 21").replace("27 35", "31 39"))]);
    desk.client.diagnostics(&desk.article);
}

#[test]
fn on_a_pause_where_settings_ask_for_it() {
    let mut desk = desk(editing());
    let settings = json!({ "settings": { "postil": { "annotations": { "sync": "pause" }, "findings": {} } } });
    desk.client.tell("workspace/didChangeConfiguration", settings);
    desk.client.diagnostics(&desk.article);
    desk.client.change(&desk.article, 2, &[(Some(range((0, 0), (0, 0))), "So the ")]);
    desk.client.diagnostics_of(&desk.article, 2);
    assert!(!offsets(&desk.grant(true)).is_empty());
}

#[test]
fn by_command_alone_where_settings_ask_for_it() {
    let mut desk = desk(editing());
    let settings = json!({ "settings": { "postil": { "annotations": { "sync": "command" }, "findings": {} } } });
    desk.client.tell("workspace/didChangeConfiguration", settings);
    desk.client.diagnostics(&desk.article);
    desk.client.change(&desk.article, 2, &[(Some(range((0, 0), (0, 0))), "So the ")]);
    desk.client.diagnostics_of(&desk.article, 2);
    desk.save();
    // Were the file brought up to date now, the answer to the next request would come behind that.
    desk.client.text(&desk.article);
    let params = json!({ "command": "postil.syncAnnotations", "arguments": [desk.article] });
    desk.client.call("workspace/executeCommand", params).unwrap();
    desk.grant(true);
}

/// Waits until an article of a folder is remembered.
fn remembered(folder: &std::path::Path) {
    let cache = folder.join(".postil/cache");
    for _ in 0..200 {
        let mut files = std::fs::read_dir(&cache).into_iter().flatten().flatten();
        if files.any(|file| file.path().extension().is_some_and(|extension| extension == "jsonl")) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("nothing is remembered in {}", cache.display());
}

#[test]
fn an_article_that_changed_while_nobody_looked() {
    let mut desk = desk(editing());
    let article = desk.article.clone();
    remembered(desk.path.parent().unwrap());
    desk.client.close(&article);
    desk.client.diagnostics(&article);
    // A line above, Varnholt gone, and another Varnholt where nobody marked one.
    let now = "Varnholt in the rain.\n\nMayor Ilse Brandt spoke.\n";
    desk.client.open(&article, now);
    let codes = |found: tower_lsp::ls_types::PublishDiagnosticsParams| -> Vec<String> {
        found.diagnostics.iter().map(|it| it.message.clone()).collect()
    };
    let said = codes(desk.client.diagnostics(&article));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("T2 “Varnholt” is deleted"), "{said:?}");
    desk.save();
    let change = desk.grant(true);
    assert_eq!(offsets(&change), ["29 40"]);
}

#[test]
fn another_program_writes_the_file_for_the_article_on_disk() {
    let mut desk = desk(editing());
    let on_disk = format!("Update. {ARTICLE}");
    std::fs::write(desk.path.with_extension("txt"), &on_disk).unwrap();
    // In the editor the article has changes that are not saved.
    desk.type_in(2, (0, 0), "“");
    std::fs::write(&desk.path, "T1\tPerson 14 25\tIlse Brandt\nT2\tPlace 35 43\tVarnholt\nT3\tPlace 6 11\tOslo\n")
        .unwrap();
    desk.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    // What fits the file on disk is where that stands in the editor; what fits neither is reported.
    let said = desk.client.diagnostics(&desk.article).diagnostics;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].message.starts_with("T3 "), "{said:?}");
    desk.save();
    assert_eq!(offsets(&desk.grant(true)), ["7 18", "28 36"]);
}

#[test]
fn a_doubt_is_cleared_and_stays_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("road.ann");
    let before = "Snow fell. The road to Kara is closed.\n\nRain fell. The road to Kara is closed.\n";
    let annotations = "T1\tPlace 23 27\tKara\nT2\tPlace 63 67\tKara\n";
    std::fs::write(&path, annotations).unwrap();
    let mut params = quiet();
    params["capabilities"]["workspace"] = editing();
    params["initializationOptions"]["findings"]["annotation-doubtful"] = json!("warning");
    let mut client = Client::with(params);
    let article = file_uri(&path.with_extension("txt"));
    client.open(&article, before);
    client.diagnostics(&article);
    remembered(folder.path());
    client.close(&article);
    client.diagnostics(&article);
    // Which of the two is left, nobody can say.
    let now = "It hailed. The road to Kara is closed. Nobody slept.\n";
    client.open(&article, now);
    let doubtful = loop {
        let said = client.diagnostics(&article).diagnostics;
        if let Some(found) = said.into_iter().find(|it| it.message.contains("was likely here")) {
            break found;
        }
    };
    let actions = |client: &mut Client, diagnostic: &Value| -> Vec<Value> {
        let context = json!({ "diagnostics": [diagnostic] });
        let params = json!({
            "textDocument": { "uri": article }, "range": diagnostic["range"], "context": context,
        });
        client.call("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    };
    let doubtful = serde_json::to_value(&doubtful).unwrap();
    let offered = actions(&mut client, &doubtful);
    let confirm = offered.iter().find(|it| it["command"]["command"] == "postil.confirm").expect("offered").clone();
    assert_eq!(confirm["isPreferred"], true);
    assert!(confirm["title"].as_str().unwrap().ends_with("“Kara” is right here"), "{confirm}");
    assert_eq!(confirm["diagnostics"][0], doubtful);
    let command = json!({ "command": "postil.confirm", "arguments": confirm["command"]["arguments"] });
    let answer = client.call("workspace/executeCommand", command.clone()).unwrap();
    assert_eq!(answer["confirmed"].as_array().map(Vec::len), Some(1), "{answer}");
    let said = client.diagnostics(&article).diagnostics;
    assert!(!said.iter().any(|it| it.message.contains("was likely here")), "{said:?}");
    assert_eq!(client.call("workspace/executeCommand", command).unwrap_err()["code"], -32803);

    // Saved, closed and opened again: nobody doubts it any more.
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": article } }));
    let asked = client.grant("workspace/applyEdit", json!({ "applied": true }));
    let mut lines: Vec<String> = annotations.lines().map(str::to_owned).collect();
    for edit in asked["edit"]["documentChanges"][0]["edits"].as_array().unwrap().iter().rev() {
        let (line, at) = (edit["range"]["start"]["line"].as_u64().unwrap() as usize, &edit["range"]);
        let column = |end: &str| at[end]["character"].as_u64().unwrap() as usize;
        lines[line].replace_range(column("start")..column("end"), edit["newText"].as_str().unwrap());
    }
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    client.diagnostics(&article);
    std::thread::sleep(std::time::Duration::from_millis(300));
    client.close(&article);
    client.diagnostics(&article);
    client.open(&article, now);
    let said = client.diagnostics(&article).diagnostics;
    assert!(!said.iter().any(|it| it.message.contains("was likely here")), "{said:?}");
    client.forget("textDocument/publishDiagnostics");
}

#[test]
fn a_file_that_another_program_wrote_while_it_has_changes_here() {
    let mut desk = desk(editing());
    desk.client.forget("textDocument/publishDiagnostics");
    desk.client.open(&desk.beside, ANNOTATIONS);
    let own = format!("{ANNOTATIONS}#1\tAnnotatorNotes T1\tseen\n");
    desk.client.change(&desk.beside, 2, &[(None, &own)]);
    // Opened before the other program comes.
    assert_eq!(desk.client.text(&desk.beside), own);
    let other = format!("{ANNOTATIONS}#1\tAnnotatorNotes T2\tthe old town\n");
    std::fs::write(&desk.path, &other).unwrap();
    desk.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let message = desk.client.hear("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(message.starts_with("flood.ann was changed by another program, and has other changes here."), "{message}");
    assert_eq!(desk.client.text(&desk.beside), own);
    assert_eq!(std::fs::read_to_string(&desk.path).unwrap(), other);
    // The editor saves its own: nothing to say.
    std::fs::write(&desk.path, own.replace('\n', "\r\n")).unwrap();
    desk.client.tell("textDocument/didSave", json!({ "textDocument": { "uri": desk.beside } }));
    std::thread::sleep(std::time::Duration::from_millis(1500));
    std::fs::remove_file(&desk.path).unwrap();
    desk.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let message = desk.client.hear("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(message.starts_with("flood.ann was deleted, or moved, by another program."), "{message}");
}
