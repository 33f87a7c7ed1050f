//! Requests about an article.

use serde_json::{Value, json};

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "“We saw the water rise,” said Ilse Brandt, 51, in Varnholt.\n\n“It came at night,” she said. About 40 people left.\n";

pub(crate) fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

/// A client of today's editors.
pub(crate) fn modern(more: &Value) -> Value {
    let mut capabilities = json!({
        "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "diagnostics": { "refreshSupport": true },
        },
        "textDocument": {
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "definition": { "linkSupport": true },
        },
    });
    merge(&mut capabilities, more);
    json!({ "capabilities": capabilities })
}

/// Lays one object over another.
fn merge(into: &mut Value, from: &Value) {
    if let (Some(into), Some(from)) = (into.as_object_mut(), from.as_object()) {
        for (key, value) in from {
            merge(into.entry(key).or_insert(json!({})), value);
        }
    } else {
        *into = from.clone();
    }
}

#[test]
fn every_request_is_answered_everywhere_in_an_article() {
    for params in [json!({ "capabilities": {} }), modern(&json!({}))] {
        let mut client = Client::with(params);
        let uri = "untitled:a";
        client.open(uri, ARTICLE);
        client.diagnostics(uri);
        for line in 0..5 {
            for character in (0..70).step_by(7) {
                for method in
                    ["hover", "definition", "documentHighlight", "completion", "prepareRename", "prepareCallHierarchy"]
                {
                    client.call(&format!("textDocument/{method}"), at(uri, line, character)).unwrap();
                }
                let mut params = at(uri, line, character);
                params["context"] = json!({ "includeDeclaration": true });
                client.call("textDocument/references", params).unwrap();
            }
        }
        let document = json!({ "textDocument": { "uri": uri } });
        for method in ["documentSymbol", "semanticTokens/full"] {
            assert!(!client.call(&format!("textDocument/{method}"), document.clone()).unwrap().is_null());
        }
        let whole = range((0, 0), (9, 0));
        let params = json!({ "textDocument": { "uri": uri }, "range": whole, "context": { "diagnostics": [] } });
        for method in ["inlayHint", "codeAction"] {
            assert!(client.call(&format!("textDocument/{method}"), params.clone()).unwrap().is_array());
        }
    }
}

#[test]
fn only_what_the_server_has_is_offered() {
    let mut client = Client::with(modern(&json!({})));
    let offered = serde_json::to_value(&client.server_said.capabilities).unwrap();
    let mut providers: Vec<&String> = offered.as_object().unwrap().keys().collect();
    providers.sort();
    assert_eq!(
        providers,
        [
            "callHierarchyProvider",
            "codeActionProvider",
            "codeLensProvider",
            "completionProvider",
            "definitionProvider",
            "documentFormattingProvider",
            "documentHighlightProvider",
            "documentLinkProvider",
            "documentSymbolProvider",
            "executeCommandProvider",
            "foldingRangeProvider",
            "hoverProvider",
            "inlayHintProvider",
            "positionEncoding",
            "referencesProvider",
            "renameProvider",
            "semanticTokensProvider",
            "textDocumentSync",
            "workspace",
            "workspaceSymbolProvider",
        ]
    );
    let error = client.call(
        "textDocument/signatureHelp",
        json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } }),
    );
    assert_eq!(error.unwrap_err()["code"], -32601);
    assert_eq!(client.call("workspace/no/such/thing", json!({})).unwrap_err()["code"], -32601);
}

#[test]
fn diagnostics_are_pulled_by_a_client_that_can_and_pushed_to_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(article.with_extension("ann"), "T1\tPerson 0 4\tIlse\n").unwrap();
    let uri = file_uri(&article);
    let pulls = json!({ "textDocument": { "diagnostic": {} } });
    let mut params = modern(&pulls);
    merge(&mut params, &json!({ "initializationOptions": quiet()["initializationOptions"] }));
    let mut client = Client::with(params);
    assert!(client.server_said.capabilities.diagnostic_provider.is_some());
    client.open(&uri, "Elsa was here.\n");
    let pull = |client: &mut Client, previous: Value| {
        let params = json!({ "textDocument": { "uri": uri }, "previousResultId": previous });
        client.call("textDocument/diagnostic", params).unwrap()
    };
    let report = pull(&mut client, Value::Null);
    assert_eq!((&report["kind"], report["items"].as_array().unwrap().len()), (&json!("full"), 1));
    assert_eq!(report["items"][0]["code"], "annotation-mismatch");
    let again = pull(&mut client, report["resultId"].clone());
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": report["resultId"] }));

    // Something beside the text changed: the client is told to ask again.
    std::fs::write(article.with_extension("ann"), "T1\tPerson 0 4\tElsa\n\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    client.grant("workspace/diagnostic/refresh", Value::Null);
    let report = pull(&mut client, report["resultId"].clone());
    assert_eq!((&report["kind"], report["items"].as_array().unwrap().len()), (&json!("full"), 0));
    // The server's own watcher may see the same and say so once more.
    client.forget("workspace/diagnostic/refresh");
    client.close(&uri);
}

#[test]
fn a_client_that_cannot_be_told_to_pull_again_is_pushed_to() {
    let params = json!({ "capabilities": { "textDocument": { "diagnostic": {} } } });
    let mut client = Client::with(params);
    assert!(client.server_said.capabilities.diagnostic_provider.is_none());
    client.open("untitled:a", "Nothing to see.\n");
    assert_eq!(client.diagnostics("untitled:a").version, Some(1));
}

#[test]
fn a_request_overtaken_by_an_edit_is_answered_all_the_same() {
    let mut client = Client::plain();
    let uri = "untitled:a";
    client.open(uri, &ARTICLE.repeat(40));
    let mut asked = Vec::new();
    for version in 2..30 {
        client.change(uri, version, &[(Some(range((0, 0), (0, 0))), "word ")]);
        asked.push(client.ask("textDocument/hover", at(uri, 0, 3)));
    }
    for id in asked {
        if let Err(error) = client.answer(id) {
            assert_eq!(error["code"], -32801, "{error}");
        }
    }
    client.diagnostics_of(uri, 29);
}

#[test]
fn a_request_can_be_cancelled() {
    let mut client = Client::plain();
    let uri = "untitled:a";
    client.open(uri, &ARTICLE.repeat(2000));
    let id = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri } }));
    client.tell("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32800);
    client.diagnostics(uri);
}

#[test]
fn above_an_article_stands_how_much_is_annotated() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    let ann = "T1\tPerson 0 4\tIlse\nT2\tPlace 10 14\tOslo\nA1\tStatus T2 Verified\n";
    std::fs::write(article.with_extension("ann"), ann).unwrap();
    let uri = file_uri(&article);
    let mut params = quiet();
    params["capabilities"]["window"] = json!({ "showDocument": { "support": true } });
    let mut client = Client::with(params);
    client.open(&uri, "Ilse left Oslo.\n");
    client.diagnostics(&uri);
    let lenses = client.call("textDocument/codeLens", json!({ "textDocument": { "uri": uri } })).unwrap();
    let titles: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|it| it["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["2 annotations: 1 Person, 1 Place", "1 verified, 1 open"]);
    let command = &lenses[0]["command"];
    let execute = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.call("workspace/executeCommand", execute).unwrap();
    let shown = client.grant("window/showDocument", json!({ "success": true }));
    assert_eq!(shown["uri"], file_uri(&article.with_extension("ann")));
}
