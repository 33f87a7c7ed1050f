//! `postil.toml` and the settings a client sends.

use serde_json::json;

use crate::client::{Client, file_uri, quiet, range};

#[test]
fn what_is_wrong_in_a_settings_file_is_said_there() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("postil.toml");
    std::fs::create_dir(folder.path().join("2024")).unwrap();
    std::fs::write(&settings, "[findings]\nquote-unclosd = \"off\"\n").unwrap();
    let (article, settings) = (file_uri(&folder.path().join("2024/a.txt")), file_uri(&settings));
    let mut client = Client::plain();
    client.open(&article, "Nothing to see.\n");
    client.diagnostics(&article);
    let told = client.diagnostics(&settings);
    assert_eq!(told.version, None);
    assert_eq!(told.diagnostics[0].range, range((1, 0), (1, 13)));

    // Opened and put right in the editor, which outranks the disk.
    client.open(&settings, "[findings]\nquote-unclosd = \"off\"\n");
    let told = client.diagnostics(&settings);
    assert_eq!((told.version, told.diagnostics.len()), (Some(1), 1));
    client.change(&settings, 2, &[(Some(range((1, 0), (1, 13))), "quote-unclosed")]);
    let told = client.diagnostics(&settings);
    assert_eq!((told.version, told.diagnostics.len()), (Some(2), 0));

    // Closed unsaved: what is on disk holds again.
    client.close(&settings);
    assert_eq!(client.diagnostics(&settings).diagnostics.len(), 1);

    // Nothing is left behind when the last article is closed.
    client.close(&article);
    assert_eq!(client.diagnostics(&settings).diagnostics.len(), 0);
    drain(&mut client, &article);
}

/// Receives what is told of a document up to its being cleared.
fn drain(client: &mut Client, uri: &str) {
    while client.diagnostics(uri).version.is_some() {}
}

#[test]
fn settings_decide_what_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(article.with_extension("ann"), "T1\tPerson 0 4\tIlse\n").unwrap();
    let uri = file_uri(&article);
    let mut params = quiet();
    let options = params["initializationOptions"].clone();
    params["initializationOptions"]["findings"]["annotation-mismatch"] = json!("off");
    params["initializationOptions"]["server"] = json!({ "path": "" });
    let mut client = Client::with(params);
    client.open(&uri, "Elsa was here.\n");
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "postil": options } }));
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 1);

    // The workspace's own settings outrank the client's; found on the next save at the latest.
    std::fs::write(folder.path().join("postil.toml"), "[findings]\nannotation-mismatch = \"off\"\n").unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
}

#[test]
fn settings_nobody_understands_are_logged() {
    let mut client = Client::with(json!({
        "capabilities": {}, "initializationOptions": { "findings": { "annotation-mismatch": "loud" } }
    }));
    assert!(client.hear("window/logMessage")["message"].as_str().unwrap().contains("findings.annotation-mismatch"));
}

#[test]
fn a_client_that_can_be_asked_for_its_settings_is_asked() {
    let mut client = Client::with(json!({ "capabilities": { "workspace": { "configuration": true } } }));
    let asked = client.grant("workspace/configuration", json!([{ "findings": { "annotation-mismatch": "off" } }]));
    assert_eq!(asked, json!({ "items": [{ "section": "postil" }] }));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.grant("workspace/configuration", json!([null]));
}
