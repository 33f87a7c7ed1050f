//! Figures and dates as an editor shows them, and what is done about findings by command.

use serde_json::{Value, json};

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "\
GRAZ, May 14, 2024 — The town’s population has swollen to more than 3 million 😀.\n\n\
“Out of nearly four million people few will leave,” said Ilse Brandt. It lies 10 km away. She left last week.\n\n\
The bridge is closed until 31 June 2024.\n";

fn editing() -> Value {
    let mut params = quiet();
    params["capabilities"] = json!({
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
        },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    });
    params["initializationOptions"]["findings"]["date-impossible"] = json!("warning");
    params["initializationOptions"]["findings"]["date-unanchored"] = json!("warning");
    params
}

fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

fn hover(client: &mut Client, uri: &str, line: u32, character: u32) -> String {
    let card = client.call("textDocument/hover", at(uri, line, character)).unwrap();
    card["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn hovers_compare_and_convert() {
    let mut client = Client::with(editing());
    let uri = "untitled:a";
    client.open(uri, ARTICLE);
    client.diagnostics(uri);
    let card = hover(&mut client, uri, 0, 70);
    assert!(card.contains("**more than 3,000,000 people**, no upper bound; population"), "{card}");
    assert!(card.contains("says the article"), "{card}");
    assert!(card.contains("nearly four million") && card.contains("hard to square"), "{card}");
    let card = hover(&mut client, uri, 2, 81);
    assert!(card.contains("6.2 miles"), "{card}");
    let card = hover(&mut client, uri, 2, 105);
    assert!(card.contains("6 May 2024 to Sunday, 12 May 2024") && card.contains("dateline"), "{card}");
}

#[test]
fn hovers_tell_shares_and_the_one_of_many() {
    let mut client = Client::with(editing());
    let uri = "untitled:a";
    client.open(uri, "She was one of 53 detainees freed on Monday. One child in five needs help.\n");
    client.diagnostics(uri);
    let card = hover(&mut client, uri, 0, 16);
    assert!(card.contains("**one of exactly 53 detainees**"), "{card}");
    let card = hover(&mut client, uri, 0, 50);
    assert!(card.contains("**exactly 0.2 (20 per cent) of the children**"), "{card}");
}

#[test]
fn figures_about_one_thing_lead_to_each_other() {
    let mut client = Client::with(editing());
    let uri = "untitled:a";
    client.open(uri, ARTICLE);
    client.diagnostics(uri);
    let mut params = at(uri, 2, 15);
    let first = client.call("textDocument/definition", params.clone()).unwrap();
    assert_eq!(first[0]["range"]["start"]["line"], 0);
    params["context"] = json!({ "includeDeclaration": true });
    let all = client.call("textDocument/references", params).unwrap();
    let lines: Vec<&Value> = all.as_array().unwrap().iter().map(|it| &it["range"]["start"]["line"]).collect();
    assert_eq!(lines, [0, 2]);
}

#[test]
fn days_are_hinted_where_settings_ask_for_them() {
    for (wanted, expected) in [(json!({}), 0), (json!({ "dates": true }), 1)] {
        let mut params = editing();
        params["initializationOptions"]["hints"] = wanted;
        let mut client = Client::with(params);
        let uri = "untitled:a";
        client.open(uri, ARTICLE);
        client.diagnostics(uri);
        let asked = json!({ "textDocument": { "uri": uri }, "range": range((0, 0), (9, 0)) });
        let hints = client.call("textDocument/inlayHint", asked).unwrap();
        let days = hints.as_array().unwrap().iter().filter(|hint| hint["label"] == "(6–12 May 2024)");
        assert_eq!(days.count(), expected);
    }
}

#[test]
fn views_are_documents_whose_lines_lead_back() {
    let mut client = Client::with(editing());
    let uri = "untitled:a";
    client.open(uri, ARTICLE);
    client.diagnostics(uri);
    let view = |client: &mut Client, name: &str| {
        client.call("postil/view", json!({ "textDocument": { "uri": uri }, "view": name }))
    };
    let figures = view(&mut client, "figures").unwrap();
    let lines: Vec<&str> = figures["text"].as_str().unwrap().lines().collect();
    let row = figures["rows"].as_array().unwrap().iter().find(|row| row["range"]["start"]["line"] == 0).unwrap();
    assert!(lines[usize::try_from(row["line"].as_u64().unwrap()).unwrap()].contains("more than 3 million"));
    // The columns are those of the client, and the emoji behind the figure does not move them.
    assert_eq!(row["range"]["start"]["character"], 58);
    let timeline = view(&mut client, "timeline").unwrap();
    assert!(timeline["text"].as_str().unwrap().contains("6–12 May 2024  last week"), "{timeline}");
    assert!(view(&mut client, "people").is_err());
    assert!(
        client
            .call("postil/view", json!({ "textDocument": { "uri": "untitled:b" }, "view": "figures" }))
            .unwrap()
            .is_null()
    );
}

/// A file of its own with the article in it, open.
fn desk(text: &str) -> (Client, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let uri = file_uri(&folder.path().join("a.txt"));
    let mut client = Client::with(editing());
    client.open(&uri, text);
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 1);
    (client, uri, folder)
}

fn commands(client: &mut Client, uri: &str, line: u32, column: u32) -> Vec<Value> {
    let here = range((line, column), (line, column));
    let asked = json!({ "textDocument": { "uri": uri }, "range": here, "context": { "diagnostics": [], "only": ["quickfix"] } });
    let actions = client.call("textDocument/codeAction", asked).unwrap();
    actions.as_array().unwrap().iter().filter(|action| !action["command"].is_null()).cloned().collect()
}

#[test]
fn a_finding_is_silenced_with_a_reason_and_heard_again() {
    let (mut client, uri, folder) = desk(ARTICLE);
    let offered = commands(&mut client, &uri, 4, 30);
    assert_eq!(offered[0]["title"], "Silence “date-impossible” here, because…");
    let mut command = offered[0]["command"].clone();
    command["arguments"].as_array_mut().unwrap().push(json!("the sign says so"));
    client
        .call("workspace/executeCommand", json!({ "command": command["command"], "arguments": command["arguments"] }))
        .unwrap();
    let asked = client.grant("workspace/applyEdit", json!({ "applied": true }));
    let changes = &asked["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    let written = changes[1]["edits"][0]["newText"].as_str().unwrap();
    assert!(written.ends_with("#1\tPostilSilence T1\tdate-impossible: the sign says so\n"), "{written}");

    // The file as the editor would have written it.
    std::fs::write(folder.path().join("a.ann"), written).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    let card = hover(&mut client, &uri, 4, 30);
    assert!(card.contains("**Silenced** `date-impossible`: the sign says so"), "{card}");

    // It moves with its text; put right, it is stale.
    client.change(&uri, 2, &[(Some(range((4, 0), (4, 0))), "Yes: ")]);
    assert_eq!(client.diagnostics_of(&uri, 2).diagnostics.len(), 0);
}

#[test]
fn where_no_reason_comes_along_the_server_asks_for_one() {
    let (mut client, uri, _folder) = desk(ARTICLE);
    let command = commands(&mut client, &uri, 4, 30)[0]["command"].clone();
    let run = json!({ "command": command["command"], "arguments": command["arguments"] });
    client.call("workspace/executeCommand", run).unwrap();
    let asked = client.grant("window/showMessageRequest", json!({ "title": "The source has it so" }));
    assert_eq!(asked["actions"].as_array().unwrap().len(), 3);
    let asked = client.grant("workspace/applyEdit", json!({ "applied": true }));
    assert!(asked["edit"].to_string().contains("date-impossible: The source has it so"));
    for wrong in [json!([]), json!([uri, "here", "date-impossible"]), json!([uri, range((0, 0), (0, 1)), "no-such"])] {
        assert!(
            client
                .call("workspace/executeCommand", json!({ "command": "postil.silence", "arguments": wrong }))
                .is_err()
        );
    }
}

#[test]
fn an_article_is_told_its_date() {
    let (mut client, uri, folder) = desk("She left last week.\n\nOn 26 May 2019 the quay was closed.\n");
    let offered = commands(&mut client, &uri, 0, 11);
    assert_eq!(offered[0]["title"], "Say when the article was published…");
    client.call("workspace/executeCommand", json!({ "command": "postil.setDate", "arguments": [uri] })).unwrap();
    let asked = client.grant("window/showMessageRequest", json!({ "title": "2019-05-26" }));
    assert_eq!(asked["actions"][0]["title"], "2019-05-26");
    let asked = client.grant("workspace/applyEdit", json!({ "applied": true }));
    let changes = &asked["edit"]["documentChanges"];
    assert_eq!(changes[0]["uri"], file_uri(&folder.path().join("postil.toml")));
    assert_eq!(changes[1]["edits"][0]["newText"], "[dates]\n\"a.txt\" = 2019-05-26\n");
    let wrong = json!({ "command": "postil.setDate", "arguments": [uri, "26 May"] });
    assert!(client.call("workspace/executeCommand", wrong).is_err());
}
