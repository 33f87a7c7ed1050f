//! Gazetteers of one's own, the map of an article, links on annotated places.

use std::path::Path;

use postil::gazetteer::build::{Sources, build};
use serde_json::{Value, json};

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "Shells hit the town of Donji Vrbovik and Aleppo.\n";

/// The first line of the hover at a place, or nothing.
fn head(client: &mut Client, uri: &str, character: u32) -> String {
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": character } });
    let answer = client.call("textDocument/hover", at).unwrap();
    let text = answer["contents"]["value"].as_str().unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}

fn places(client: &mut Client, uri: &str) -> Value {
    client.call("postil/places", json!({ "textDocument": { "uri": uri } })).unwrap()
}

#[test]
fn places_of_the_workspace_hold_as_soon_as_they_are_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let (article, settings) = (file_uri(&folder.path().join("a.txt")), file_uri(&folder.path().join("postil.toml")));
    let mut client = Client::with(quiet());
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    assert_eq!(head(&mut client, &article, 25), "**Donji Vrbovik** · place");

    let own = "[[place]]\nname = \"Donji Vrbovik\"\nlat = 43.71\nlon = 19.12\nid = \"notes-17\"\n";
    client.open(&settings, own);
    client.diagnostics(&settings);
    client.diagnostics(&article);
    assert_eq!(head(&mut client, &article, 25), "**Donji Vrbovik** · place of the workspace 🇧🇦");
    let mapped = places(&mut client, &article);
    let feature = &mapped["features"][0];
    assert_eq!(feature["geometry"], json!({ "type": "Point", "coordinates": [19.12, 43.71] }));
    assert_eq!(feature["properties"]["id"], "notes-17");
    assert_eq!(feature["properties"]["mentions"], json!([range((0, 23), (0, 36))]));
    assert_eq!(mapped["features"][1]["properties"]["geonameid"], 170_063);

    client.change(&settings, 2, &[(None, "")]);
    client.diagnostics(&settings);
    client.diagnostics(&article);
    assert_eq!(head(&mut client, &article, 25), "**Donji Vrbovik** · place");
    client.close(&settings);
    client.forget("textDocument/publishDiagnostics");
}

/// Builds a gazetteer of one place.
fn build_one(at: &Path) {
    let source = at.with_extension("txt");
    let row = "7000009\tDonji Vrbovik\tDonji Vrbovik\t\t43.71\t19.12\tP\tPPL\tBA\t\t02\t\t\t\t310\t\t\tEurope/Sarajevo\t2020-01-01\n";
    std::fs::write(&source, row).unwrap();
    let mut out = Vec::new();
    build(&Sources { places: vec![source], ..Sources::default() }, &mut out, &mut |_| {}).unwrap();
    std::fs::write(at, out).unwrap();
}

#[test]
fn a_gazetteer_is_read_when_it_comes_to_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let (article, settings) = (file_uri(&folder.path().join("a.txt")), file_uri(&folder.path().join("postil.toml")));
    std::fs::write(folder.path().join("postil.toml"), "gazetteer = \"own.gaz\"\n").unwrap();
    let mut client = Client::with(quiet());
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    let told = client.diagnostics(&settings).diagnostics;
    assert_eq!(told[0].range, range((0, 12), (0, 21)));
    assert!(told[0].message.contains("own.gaz is not used"), "{}", told[0].message);

    build_one(&folder.path().join("own.gaz"));
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": article } }));
    while !client.diagnostics(&settings).diagnostics.is_empty() {}
    client.diagnostics(&article);
    assert_eq!(head(&mut client, &article, 25), "**Donji Vrbovik** · populated place 🇧🇦");
    // The watcher may have seen it in two steps.
    client.forget("textDocument/publishDiagnostics");
}

#[test]
fn a_gazetteer_the_client_asks_for_and_that_is_not_there_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let article = file_uri(&folder.path().join("a.txt"));
    let mut params = quiet();
    params["initializationOptions"]["gazetteer"] = json!("nowhere.gaz");
    params["rootUri"] = json!(file_uri(folder.path()));
    let mut client = Client::with(params);
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    let message = client.hear("window/logMessage")["message"].as_str().unwrap().to_owned();
    let path = folder.path().join("nowhere.gaz");
    assert!(message.contains(&format!("the gazetteer {} is not used", path.display())), "{message}");
    client.forget("textDocument/publishDiagnostics");
}

/// The edits of the action that adds the place at the cursor to the workspace's.
fn added(client: &mut Client, uri: &str) -> Value {
    let here = range((0, 25), (0, 25));
    let asked = json!({ "textDocument": { "uri": uri }, "range": here, "context": { "diagnostics": [] } });
    let actions = client.call("textDocument/codeAction", asked).unwrap();
    let title = "Add “Donji Vrbovik” to the places of the workspace";
    let action = actions.as_array().unwrap().iter().find(|action| action["title"] == title);
    action.unwrap_or_else(|| panic!("not offered: {actions}"))["edit"]["documentChanges"].clone()
}

#[test]
fn a_place_is_added_to_the_settings_that_are_there_or_made() {
    let folder = tempfile::tempdir().unwrap();
    let (article, settings) = (file_uri(&folder.path().join("a.txt")), file_uri(&folder.path().join("postil.toml")));
    let mut params = quiet();
    let edit = json!({ "documentChanges": true, "resourceOperations": ["create"] });
    params["capabilities"] = json!({
        "workspace": { "workspaceEdit": edit },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } }
    });
    let mut client = Client::with(params);
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    let changes = added(&mut client, &article);
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(settings)));
    let edit = &changes[1]["edits"][0];
    assert_eq!(edit["range"], json!(range((0, 0), (1, 0))));
    assert!(edit["newText"].as_str().unwrap().starts_with("[[place]]\nname = \"Donji Vrbovik\"\n"));

    client.open(&settings, "[findings]");
    client.diagnostics(&settings);
    client.diagnostics(&article);
    let changes = added(&mut client, &article);
    assert_eq!(changes.as_array().unwrap().len(), 1);
    let edit = &changes[0]["edits"][0];
    assert_eq!(edit["range"], json!(range((0, 10), (0, 10))));
    assert!(edit["newText"].as_str().unwrap().starts_with("\n\n[[place]]\n"));
}

#[test]
fn annotated_places_are_links() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(path.with_extension("ann"), "T1\tPlace 41 47\tAleppo\nN1\tReference T1 GeoNames:170063\tAleppo\n")
        .unwrap();
    let article = file_uri(&path);
    let mut client = Client::with(quiet());
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    let links = client.call("textDocument/documentLink", json!({ "textDocument": { "uri": article } })).unwrap();
    assert_eq!(
        links,
        json!([{
            "range": range((0, 41), (0, 47)),
            "target": "https://www.geonames.org/170063",
            "tooltip": "GeoNames:170063 Aleppo"
        }])
    );
}
