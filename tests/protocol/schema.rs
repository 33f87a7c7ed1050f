//! The schema of an article: brat's configuration files above it.

use serde_json::{Value, json};

use crate::client::{Client, file_uri, quiet, range};

const TYPES: &str = "[entities]\nWitness\n[relations]\n[events]\n[attributes]\n";

/// What the word at the start of the article can be annotated as.
fn offered(client: &mut Client, article: &str) -> Vec<String> {
    let params = json!({
        "textDocument": { "uri": article }, "range": range((0, 0), (0, 4)), "context": { "diagnostics": [] }
    });
    let actions = client.call("textDocument/codeAction", params).unwrap();
    let titles = actions.as_array().unwrap().iter().filter_map(|action| action["title"].as_str());
    titles.filter_map(|title| title.strip_prefix("Annotate “Ilse” as ")).map(str::to_owned).collect()
}

fn desk() -> Client {
    let mut params = quiet();
    params["capabilities"] = json!({
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    });
    Client::with(params)
}

#[test]
fn the_nearest_schema_holds_and_what_is_open_goes_first() {
    let folder = tempfile::tempdir().unwrap();
    let conf = folder.path().join("annotation.conf");
    std::fs::write(&conf, TYPES).unwrap();
    let inner = folder.path().join("2024");
    std::fs::create_dir(&inner).unwrap();
    let (article, conf_uri) = (file_uri(&inner.join("a.txt")), file_uri(&conf));
    let mut client = desk();
    client.open(&article, "Ilse was here.\n");
    client.diagnostics(&article);
    assert_eq!(offered(&mut client, &article), ["Witness"]);

    // In the editor another type is added, not saved yet.
    client.open(&conf_uri, &TYPES.replace("Witness\n", "Witness\nSuspect\n"));
    assert_eq!(offered(&mut client, &article), ["Witness", "Suspect"]);
    client.close(&conf_uri);
    assert_eq!(offered(&mut client, &article), ["Witness"]);

    // Another program writes one that is nearer.
    std::fs::write(inner.join("annotation.conf"), TYPES.replace("Witness", "Judge")).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": article } }));
    assert_eq!(offered(&mut client, &article), ["Judge"]);
    std::fs::remove_file(inner.join("annotation.conf")).unwrap();
    std::fs::remove_file(&conf).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(offered(&mut client, &article).len(), 7, "the default schema");
    client.close(&article);
    drain(&mut client, &article);
}

#[test]
fn what_is_wrong_in_a_schema_is_said_there_though_it_is_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let conf = folder.path().join("kb_shortcuts.conf");
    std::fs::write(&conf, "P Person\nQ Qoute\n").unwrap();
    let (article, conf_uri) = (file_uri(&folder.path().join("a.txt")), file_uri(&conf));
    let mut client = desk();
    client.open(&article, "Ilse was here.\n");
    let told = client.diagnostics(&conf_uri);
    assert_eq!(told.version, None);
    assert_eq!(told.diagnostics.len(), 1);
    assert_eq!(told.diagnostics[0].range, range((1, 2), (1, 7)));
    let code: Value = serde_json::to_value(&told.diagnostics[0].code).unwrap();
    assert_eq!(code, "conf-unknown-type");

    // The watcher notices by itself that it was put right.
    std::fs::write(&conf, "P Person\nQ Quote\n").unwrap();
    assert_eq!(client.diagnostics(&conf_uri).diagnostics.len(), 0);
    client.close(&article);
    drain(&mut client, &article);
}

/// Receives what is told of a document up to its being cleared.
fn drain(client: &mut Client, uri: &str) {
    while client.diagnostics(uri).version.is_some() {}
}
