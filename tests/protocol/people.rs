//! Renaming people, completing their names, who quotes whom.

use serde_json::{Value, json};

use crate::{
    client::{Client, file_uri, range},
    requests::{at, modern},
};

const ARTICLE: &str = "\
BRANDT stays in Varnholt\n\n\
“😀 We saw the water rise,” said Ilse Brandt, 51, a baker. Brandt’s oven is cold.\n\n\
“It came at night,” Ms Brandt said. “Mayor Otto Reuter told me: ‘Stay where you are.’”\n";

/// The place of `needle`, plus some code units, in an article in UTF-16.
fn place(text: &str, needle: &str, into: u32) -> (u32, u32) {
    let byte = text.find(needle).unwrap();
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap() + into)
}

fn ask(client: &mut Client, method: &str, uri: &str, (line, character): (u32, u32)) -> Value {
    client.call(&format!("textDocument/{method}"), at(uri, line, character)).unwrap()
}

fn rename(client: &mut Client, uri: &str, (line, character): (u32, u32), new: &str) -> Result<Value, Value> {
    let mut params = at(uri, line, character);
    params["newName"] = json!(new);
    client.call("textDocument/rename", params)
}

/// A text with the edits of one document made, in UTF-16 columns.
fn edited(text: &str, edits: &Value) -> String {
    let lines: Vec<Vec<u16>> = text.split_inclusive('\n').map(|line| line.encode_utf16().collect()).collect();
    let offset = |at: &Value| {
        let (line, column) = (at["line"].as_u64().unwrap(), at["character"].as_u64().unwrap());
        let line = usize::try_from(line).unwrap();
        lines[..line].iter().map(Vec::len).sum::<usize>() + usize::try_from(column).unwrap()
    };
    let mut units: Vec<u16> = lines.concat();
    for edit in edits.as_array().unwrap().iter().rev() {
        let new: Vec<u16> = edit["newText"].as_str().unwrap().encode_utf16().collect();
        units.splice(offset(&edit["range"]["start"])..offset(&edit["range"]["end"]), new);
    }
    String::from_utf16(&units).unwrap()
}

#[test]
fn a_rename_changes_the_article_and_its_annotations() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    let start = ARTICLE.chars().count() - ARTICLE.split_once("Ilse Brandt").unwrap().1.chars().count() - 11;
    let standoff = format!("T1\tPerson {start} {}\tIlse Brandt\nA1\tStatus T1 Verified\n", start + 11);
    std::fs::write(article.with_extension("ann"), &standoff).unwrap();
    let uri = file_uri(&article);
    let more = json!({
        "workspace": { "workspaceEdit": { "changeAnnotationSupport": { "groupsOnLabel": true } } },
        "textDocument": { "rename": { "prepareSupport": true } },
    });
    let mut client = Client::with(modern(&more));
    assert_eq!(
        serde_json::to_value(&client.server_said.capabilities.rename_provider).unwrap(),
        json!({ "prepareProvider": true })
    );
    client.open(&uri, ARTICLE);
    client.diagnostics(&uri);
    let surname = place(ARTICLE, "Ms Brandt", 4);
    let prepared = ask(&mut client, "prepareRename", &uri, surname);
    let (line, column) = place(ARTICLE, "Ms Brandt", 3);
    assert_eq!(prepared, json!({ "range": range((line, column), (line, column + 6)), "placeholder": "Brandt" }));
    assert_eq!(ask(&mut client, "prepareRename", &uri, place(ARTICLE, "Ms Brandt", 1)), Value::Null);
    assert_eq!(ask(&mut client, "prepareRename", &uri, place(ARTICLE, "water", 1)), Value::Null);

    let edit = rename(&mut client, &uri, surname, "Brandtner").unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    assert_eq!((&changes[0]["textDocument"]["uri"], &changes[0]["textDocument"]["version"]), (&json!(uri), &json!(1)));
    let expected = ARTICLE.replace("Brandt", "Brandtner").replace("BRANDT ", "BRANDTNER ");
    assert_eq!(edited(ARTICLE, &changes[0]["edits"]), expected);
    assert!(changes[1]["textDocument"]["uri"].as_str().unwrap().ends_with("a.ann"));
    let moved = format!("T1\tPerson {} {}\tIlse Brandtner\nA1\tStatus T1 Verified\n", start + 3, start + 17);
    assert_eq!(edited(&standoff, &changes[1]["edits"]), moved);
    let labels = edit["changeAnnotations"].as_object().unwrap();
    let of = |change: &Value| labels[change["annotationId"].as_str().unwrap()]["label"].as_str().unwrap().to_owned();
    let used: Vec<String> = changes.iter().flat_map(|it| it["edits"].as_array().unwrap()).map(of).collect();
    assert!(used.contains(&"Brandt to Brandtner where Ilse Brandt is introduced".to_owned()), "{used:?}");
    assert!(used.contains(&"Brandt to Brandtner where Ilse Brandt is mentioned".to_owned()), "{used:?}");
    assert_eq!(used.last().unwrap(), "Annotations follow");

    client.close(&uri);
    client.hear("textDocument/publishDiagnostics");
}

#[test]
fn a_rename_reaches_other_articles() {
    let folder = tempfile::tempdir().unwrap();
    let there = "MINE SHUT\n\n“We knew,” said Ilse Brandt, the owner. Brandt’s memo is dated May.\n";
    std::fs::write(folder.path().join("there.txt"), there).unwrap();
    let start = "MINE SHUT\n\n“We knew,” said ".chars().count();
    let standoff = format!("T1\tPerson {start} {}\tIlse Brandt\n", start + 11);
    std::fs::write(folder.path().join("there.ann"), &standoff).unwrap();
    let other = "“No,” said Otto Brandt, a painter.\n";
    std::fs::write(folder.path().join("other.txt"), other).unwrap();
    std::fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let uri = file_uri(&folder.path().join("a.txt"));
    let more = json!({
        "workspace": { "workspaceEdit": { "changeAnnotationSupport": { "groupsOnLabel": true } } },
    });
    let mut client = Client::with(modern(&more));
    client.open(&uri, ARTICLE);
    client.diagnostics(&uri);
    let edit = rename(&mut client, &uri, place(ARTICLE, "Ms Brandt", 4), "Brandtner").unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    let of = |name: &str| changes.iter().find(|it| it["textDocument"]["uri"].as_str().unwrap().ends_with(name));
    let elsewhere = of("there.txt").unwrap();
    assert_eq!(elsewhere["textDocument"]["version"], Value::Null);
    assert_eq!(edited(there, &elsewhere["edits"]), there.replace("Brandt", "Brandtner"));
    let moved = format!("T1\tPerson {start} {}\tIlse Brandtner\n", start + 14);
    assert_eq!(edited(&standoff, &of("there.ann").unwrap()["edits"]), moved);
    assert!(of("other.txt").is_none(), "another Brandt keeps his name");
    let annotation = &edit["changeAnnotations"]["elsewhere"];
    assert_eq!(
        (&annotation["label"], &annotation["needsConfirmation"]),
        (&json!("Brandt to Brandtner in other articles"), &json!(true))
    );

    client.close(&uri);
    client.hear("textDocument/publishDiagnostics");
}

#[test]
fn a_rename_that_cannot_be_says_why() {
    let mut client = Client::plain();
    assert_eq!(serde_json::to_value(&client.server_said.capabilities.rename_provider).unwrap(), json!(true));
    let uri = "untitled:a";
    client.open(uri, ARTICLE);
    client.diagnostics(uri);
    let error = rename(&mut client, uri, place(ARTICLE, "water", 1), "sea").unwrap_err();
    assert_eq!(error["code"], -32803);
    assert!(error["message"].as_str().unwrap().contains("Put the cursor on a name"), "{error}");
    let error = rename(&mut client, uri, place(ARTICLE, "Ms Brandt", 4), "").unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("at least one letter"), "{error}");
    // A client that knows no more gets plain changes.
    let edit = rename(&mut client, uri, place(ARTICLE, "Ms Brandt", 4), "Li").unwrap();
    assert!(edited(ARTICLE, &edit["changes"][uri]).contains("Ms Li said"));
    assert!(edit.get("documentChanges").is_none() && edit.get("changeAnnotations").is_none());
}

#[test]
fn names_are_completed_at_capitals() {
    let mut client = Client::with(modern(&json!({})));
    let triggers = client.server_said.capabilities.completion_provider.clone().unwrap().trigger_characters.unwrap();
    assert!(triggers.contains(&"B".to_owned()) && !triggers.contains(&"b".to_owned()));
    let uri = "untitled:a";
    let text = format!("{ARTICLE}\nLater Ms B");
    client.open(uri, &text);
    client.diagnostics(uri);
    let (line, column) = place(&text, "Later Ms B", 10);
    let list = ask(&mut client, "completion", uri, (line, column));
    let items = list["items"].as_array().unwrap();
    let labels: Vec<&str> = items.iter().map(|item| item["label"].as_str().unwrap()).collect();
    assert!(
        labels.contains(&"Brandt") && labels.contains(&"Ilse Brandt") && labels.contains(&"Ms Brandt"),
        "{labels:?}"
    );
    let titled = items.iter().find(|item| item["label"] == "Ms Brandt").unwrap();
    assert_eq!(titled["textEdit"]["range"], json!(range((line, column - 4), (line, column))));
    assert_eq!(titled["detail"], "Ilse Brandt · 51 · a baker");

    client.change(uri, 2, &[(Some(range((line, column - 1), (line, column))), "b")]);
    let list = ask(&mut client, "completion", uri, (line, column));
    assert_eq!(list["items"], json!([]), "nothing in ordinary prose");
    client.diagnostics_of(uri, 2);
}

#[test]
fn who_quotes_whom() {
    let mut client = Client::plain();
    let uri = "untitled:a";
    client.open(uri, ARTICLE);
    client.diagnostics(uri);
    let item = ask(&mut client, "prepareCallHierarchy", uri, place(ARTICLE, "It came", 2))[0].clone();
    assert_eq!((&item["name"], &item["uri"]), (&json!("Ilse Brandt"), &json!(uri)));
    let incoming = client.call("callHierarchy/incomingCalls", json!({ "item": item })).unwrap();
    assert_eq!(incoming.as_array().unwrap().len(), 1);
    let article = &incoming[0]["from"];
    assert_eq!((&article["name"], &article["kind"]), (&json!("BRANDT stays in Varnholt"), &json!(1)));
    assert!(incoming[0]["fromRanges"].as_array().unwrap().len() >= 2);
    let outgoing = client.call("callHierarchy/outgoingCalls", json!({ "item": article })).unwrap();
    assert!(outgoing.as_array().unwrap().iter().any(|call| call["to"]["name"] == "Ilse Brandt"), "{outgoing}");
    let above = client.call("callHierarchy/incomingCalls", json!({ "item": article })).unwrap();
    assert_eq!(above, json!([]), "nobody quotes the article");
    // After an edit the item is found by where it was.
    client.change(uri, 2, &[(Some(range((0, 0), (0, 0))), " ")]);
    client.call("callHierarchy/incomingCalls", json!({ "item": item })).unwrap();
    client.diagnostics_of(uri, 2);
}

#[test]
fn a_role_means_the_one_who_bears_it() {
    let mut client = Client::plain();
    let uri = "untitled:a";
    let text = "Otto Reuter, the mayor, shut the bridge. Soldiers met the mayor. Ana Ruiz and the mayor said they would sue.\n";
    client.open(uri, text);
    client.diagnostics(uri);
    let card = ask(&mut client, "hover", uri, place(text, "met the mayor", 10));
    assert!(card["contents"]["value"].as_str().unwrap().contains("stands for **Otto Reuter**"), "{card}");
    let found = ask(&mut client, "documentHighlight", uri, place(text, "Otto Reuter", 6));
    let kinds: Vec<u64> = found.as_array().unwrap().iter().filter_map(|it| it["kind"].as_u64()).collect();
    assert!(kinds.iter().filter(|kind| **kind == 2).count() >= 1 && kinds.contains(&3), "{found}");
    let there = ask(&mut client, "definition", uri, place(text, "met the mayor", 10));
    assert!(there.to_string().contains("\"character\":0"), "{there}");
}

#[test]
fn cards_link_into_the_article() {
    let folder = tempfile::tempdir().unwrap();
    let uri = file_uri(&folder.path().join("a.txt"));
    let mut client = Client::plain();
    client.open(&uri, ARTICLE);
    client.diagnostics(&uri);
    let card = ask(&mut client, "hover", &uri, place(ARTICLE, "Ms Brandt", 4));
    let card = card["contents"]["value"].as_str().unwrap();
    let (line, column) = place(ARTICLE, "51", 0);
    let link = format!("51 ([line {0}]({uri}#L{0},{1}))", line + 1, column + 1);
    assert!(card.contains(&link), "{link} is not in\n{card}");
    // What somebody else tells of him is among his words.
    let card = ask(&mut client, "hover", &uri, place(ARTICLE, "Otto Reuter", 6));
    let card = card["contents"]["value"].as_str().unwrap();
    assert!(card.contains("Stay where you are") && card.contains("as Ilse Brandt tells it"), "{card}");
    client.close(&uri);
    client.hear("textDocument/publishDiagnostics");
}
