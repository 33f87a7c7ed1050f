//! What can be asked in the files of a schema.

use serde_json::{Value, json};

use crate::client::{Client, file_uri, quiet, range};

const TYPES: &str = "\
[entities]
Person
Place\t<NORM>:GeoNames
[relations]
<WHO>=Person
Knows\tArg1:<WHO>, Arg2:Persn
[events]
[attributes]
";

/// A folder with `annotation.conf`, and `kb_shortcuts.conf` open in it.
struct Desk {
    client: Client,
    types: String,
    keys: String,
    _folder: tempfile::TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("annotation.conf");
    std::fs::write(&path, TYPES).unwrap();
    let mut params = quiet();
    params["capabilities"] = json!({
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
    });
    let mut client = Client::with(params);
    let (types, keys) = (file_uri(&path), file_uri(&folder.path().join("kb_shortcuts.conf")));
    client.open(&keys, "P Person\nL Plaec\n");
    Desk { client, types, keys, _folder: folder }
}

impl Desk {
    fn ask(&mut self, method: &str, uri: &str, (line, character): (u32, u32)) -> Value {
        let mut params =
            json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
        if method == "references" {
            params["context"] = json!({ "includeDeclaration": true });
        }
        self.client.call(&format!("textDocument/{method}"), params).unwrap()
    }
}

#[test]
fn diagnostics_follow_the_other_files_of_the_schema_and_are_cleared() {
    let mut desk = desk();
    let (types, keys) = (desk.types.clone(), desk.keys.clone());
    let told = desk.client.diagnostics(&keys);
    assert_eq!((told.version, told.diagnostics.len()), (Some(1), 1));
    assert_eq!(told.diagnostics[0].range, range((1, 2), (1, 7)));
    // The type is defined in another file, not saved yet.
    desk.client.open(&types, &TYPES.replace("Place", "Plaec"));
    assert_eq!(desk.client.diagnostics(&keys).diagnostics.len(), 0);
    let told = desk.client.diagnostics(&types);
    assert_eq!((told.version, told.diagnostics.len()), (Some(1), 1));
    assert_eq!(told.diagnostics[0].range, range((5, 23), (5, 28)));
    desk.client.change(&types, 2, &[(Some(range((5, 23), (5, 28))), "Person")]);
    let told = desk.client.diagnostics_of(&types, 2);
    assert_eq!((told.version, told.diagnostics.len()), (Some(2), 0));
    desk.client.close(&types);
    assert_eq!(desk.client.diagnostics(&keys).diagnostics.len(), 1, "what is on disk holds again");
    desk.client.close(&keys);
    assert_eq!(desk.client.diagnostics(&keys).version, None);
}

#[test]
fn hover_completion_definition_and_references() {
    let mut desk = desk();
    let (types, keys) = (desk.types.clone(), desk.keys.clone());
    desk.client.diagnostics(&keys);
    desk.client.open(&types, TYPES);
    desk.client.diagnostics(&types);
    let shown = desk.ask("hover", &types, (5, 13));
    assert!(shown["contents"]["value"].as_str().unwrap().starts_with("`<WHO>` = `Person`"), "{shown}");
    let shown = desk.ask("hover", &keys, (0, 4));
    assert!(shown["contents"]["value"].as_str().unwrap().starts_with("**Person** · entity"), "{shown}");
    let items = desk.ask("completion", &keys, (1, 4));
    assert_eq!(items["items"][0]["textEdit"], json!({ "newText": "Place", "range": range((1, 2), (1, 4)) }));
    assert_eq!(desk.ask("definition", &keys, (0, 4)), json!([{ "uri": types, "range": range((1, 0), (1, 6)) }]));
    assert_eq!(desk.ask("definition", &types, (5, 13))[0]["range"], json!(range((4, 0), (4, 5))));
    let found = desk.ask("references", &types, (1, 2));
    let uris: Vec<&Value> = found.as_array().unwrap().iter().map(|it| &it["uri"]).collect();
    assert_eq!(uris, [&json!(types), &json!(types), &json!(keys)]);
    assert_eq!(desk.ask("documentHighlight", &types, (1, 2)).as_array().unwrap().len(), 2);
}

#[test]
fn outline_folds_and_fixes() {
    let mut desk = desk();
    let (types, keys) = (desk.types.clone(), desk.keys.clone());
    desk.client.diagnostics(&keys);
    desk.client.open(&types, TYPES);
    desk.client.diagnostics(&types);
    let document = json!({ "textDocument": { "uri": types } });
    let symbols = desk.client.call("textDocument/documentSymbol", document.clone()).unwrap();
    assert_eq!(symbols[0]["children"][1]["name"], "Place");
    let folds = desk.client.call("textDocument/foldingRange", document.clone()).unwrap();
    assert_eq!(folds.as_array().unwrap().len(), 2);
    let mut params = document;
    params["options"] = json!({ "tabSize": 4, "insertSpaces": false });
    assert_eq!(desk.client.call("textDocument/formatting", params).unwrap(), Value::Null);
    let params = json!({
        "textDocument": { "uri": types }, "range": range((5, 23), (5, 23)), "context": { "diagnostics": [] }
    });
    let fixes = desk.client.call("textDocument/codeAction", params).unwrap();
    assert_eq!(fixes[0]["title"], "Change Persn to Person");
    assert_eq!(fixes[0]["isPreferred"], true);
    assert_eq!(fixes[0]["edit"]["documentChanges"][0]["edits"][0]["range"], json!(range((5, 23), (5, 28))));
}

#[test]
fn a_half_written_file_is_answered_for() {
    let mut desk = desk();
    let keys = desk.keys.clone();
    desk.client.diagnostics(&keys);
    let types = desk.types.clone();
    // Byte order mark, lone CR, an emoji, an open macro, and nothing at all.
    for (version, text) in
        ["", "\u{feff}[", "[entities]\r😀\r\n\t<X>=", "<", "\t\t!\n,,|:", "[relations]\nA\tArg1:|,"].iter().enumerate()
    {
        let version = i32::try_from(version).unwrap();
        if version == 0 {
            desk.client.open(&types, text);
        } else {
            desk.client.change(&types, version + 1, &[(None, text)]);
        }
        for line in 0..3 {
            for character in 0..12 {
                for method in ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename"]
                {
                    desk.ask(method, &types, (line, character));
                }
            }
        }
    }
    desk.client.close(&types);
    desk.client.close(&keys);
    while desk.client.diagnostics(&types).version.is_some() {}
    while desk.client.diagnostics(&keys).version.is_some() {}
}
