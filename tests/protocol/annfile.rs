//! What can be asked in a stand-off file, its article open, closed or missing.

use expect_test::{Expect, expect};
use postil::standoff::{ConfKind, default_conf};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "“We are staying,” said Nadia Haddad 😀, a baker in Aleppo.\nMs Haddad has two ovens.\n";

const ANNOTATIONS: &str = "\
T1\tQuote 0 17\t“We are staying,”
T2\tPerson 23 35\tNadia Haddad
T3\tPlace 50 56\tAleppo
T4\tPerson 58 67\tMs Haddad
R1\tSpeaker Arg1:T1 Arg2:T2
R2\tCoref Arg1:T4 Arg2:T2
A1\tKind T1 Direct
N1\tReference T3 GeoNames:170063\tAleppo
#1\tAnnotatorNotes T2\tcalled twice
";

/// A stand-off file in the editor.
struct Desk {
    client: Client,
    uri: String,
    article: String,
    text: String,
    folder: TempDir,
}

/// What a client of today says it can do.
fn modern() -> Value {
    let mut params = quiet();
    params["capabilities"] = json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": { "relatedInformation": true },
            "rename": { "prepareSupport": true },
        },
    });
    params
}

/// Opens annotations whose article is on disk, if `article` is some.
fn desk(article: Option<&str>, annotations: &str) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("oven.ann");
    if let Some(article) = article {
        std::fs::write(path.with_extension("txt"), article).unwrap();
    }
    std::fs::write(&path, annotations).unwrap();
    let mut params = modern();
    params["workspaceFolders"] = json!([{ "uri": file_uri(folder.path()), "name": "news" }]);
    let mut client = Client::with(params);
    let (uri, article) = (file_uri(&path), file_uri(&path.with_extension("txt")));
    client.open(&uri, annotations);
    Desk { client, uri, article, text: annotations.to_owned(), folder }
}

impl Desk {
    /// The place of `$0` near some words of the file.
    fn at(&self, needle: &str) -> Value {
        let byte = self.text.find(&needle.replace("$0", "")).unwrap() + needle.find("$0").unwrap();
        let before = &self.text[..byte];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": column } })
    }

    fn ask(&mut self, method: &str, needle: &str) -> Value {
        let params = self.at(needle);
        self.client.call(&format!("textDocument/{method}"), params).unwrap()
    }

    fn of_document(&mut self, method: &str) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.uri } });
        if method == "formatting" {
            params["options"] = json!({ "tabSize": 4, "insertSpaces": false });
        }
        self.client.call(&format!("textDocument/{method}"), params).unwrap()
    }

    /// The titles of what is offered at a place, fixes first, with the edits that a title chosen makes.
    fn offered(&mut self, needle: &str) -> Vec<(String, Value)> {
        let at = self.at(needle)["position"].clone();
        let params = json!({
            "textDocument": { "uri": self.uri }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] }
        });
        let offered = self.client.call("textDocument/codeAction", params).unwrap();
        let action = |it: &Value| {
            let preferred = if it["isPreferred"] == true { "! " } else { "" };
            let title = format!("{}: {preferred}{}", it["kind"].as_str().unwrap(), it["title"].as_str().unwrap());
            (title, it["edit"].clone())
        };
        offered.as_array().unwrap().iter().map(action).collect()
    }

    /// The file as an edit leaves it.
    fn edited(&self, edits: &Value) -> String {
        edited(&self.text, edits)
    }

    fn check_fix(&mut self, needle: &str, title: &str, expected: &Expect) {
        let offered = self.offered(needle);
        let found = offered.iter().find(|(offered, _)| offered.contains(title));
        let (_, edit) = found.unwrap_or_else(|| panic!("{title} is not in {offered:#?}"));
        let change = &edit["documentChanges"][0];
        assert_eq!(change["textDocument"]["uri"], self.uri.as_str());
        expected.assert_eq(&self.edited(&change["edits"]));
    }
}

/// A text with edits in UTF-16 positions made.
fn edited(text: &str, edits: &Value) -> String {
    let byte = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut column = position["character"].as_u64().unwrap() as usize;
        let mut at = start;
        for c in text[start..].chars() {
            if column == 0 {
                break;
            }
            column -= c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let mut edits: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
            (start, end, edit["newText"].as_str().unwrap().to_owned())
        })
        .collect();
    edits.sort();
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, &new);
    }
    out
}

#[test]
fn a_line_shows_its_span_with_the_article_closed() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let hover = desk.ask("hover", "T3\tPl$0ace");
    expect![[r#"
        **Place** · annotation T3

        - **Linked to** [GeoNames:170063](https://www.geonames.org/170063) Aleppo

        > “We are staying,” said Nadia Haddad 😀, a baker in **Aleppo**."#]]
    .assert_eq(hover["contents"]["value"].as_str().unwrap());
    assert_eq!(hover["range"], json!(range((2, 0), (2, 21))));
    // An article that is open and edited goes before the one on disk.
    let (mut desk, at) = (desk, range((0, 51), (0, 51)));
    let article = desk.article.clone();
    desk.client.open(&article, ARTICLE);
    desk.client.change(&article, 2, &[(Some(at), "old ")]);
    let hover = desk.ask("hover", "T3\tPl$0ace");
    assert!(hover["contents"]["value"].as_str().unwrap().contains("a baker in old **Aleppo**."), "{hover}");
    desk.client.diagnostics_of(&article, 2);
}

#[test]
fn without_its_article_a_file_can_still_be_worked_on() {
    let mut desk = desk(None, ANNOTATIONS);
    let told = desk.client.diagnostics(&desk.uri.clone());
    let said: Vec<_> = told.diagnostics.iter().map(|it| it.message.as_str()).collect();
    expect![[r#"
        [
            "The article of these annotations is missing: there is no oven.txt, oven.md or oven.markdown beside this file. Offsets and texts can't be checked.",
        ]
    "#]]
    .assert_debug_eq(&said);
    assert!(desk.ask("hover", "T3\tPl$0ace")["contents"]["value"].as_str().unwrap().contains("> Aleppo"));
    assert_eq!(desk.ask("definition", "Arg1:T$01")[0]["range"], json!(range((0, 0), (0, 2))));
    assert_eq!(desk.ask("definition", "T3\tPl$0ace"), Value::Null);
    assert!(!desk.ask("completion", "A1\tK$0ind")["items"].as_array().unwrap().is_empty());
    // The article appears.
    std::fs::write(desk.folder.path().join("oven.txt"), ARTICLE).unwrap();
    let uri = desk.uri.clone();
    assert_eq!(desk.client.diagnostics(&uri).diagnostics.len(), 0);
}

#[test]
fn to_the_article_and_to_the_line() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let (uri, article) = (desk.uri.clone(), desk.article.clone());
    let there = desk.ask("definition", "T3\tPl$0ace");
    // Counted in UTF-16 after the emoji.
    assert_eq!(there, json!([{ "uri": article, "range": range((0, 51), (0, 57)) }]));
    assert_eq!(desk.ask("definition", "Arg2:T$02"), json!([{ "uri": uri, "range": range((1, 0), (1, 2)) }]));
    let mut params = desk.at("T$02\tPerson");
    params["context"] = json!({ "includeDeclaration": true });
    let found = desk.client.call("textDocument/references", params).unwrap();
    let lines: Vec<u64> =
        found.as_array().unwrap().iter().map(|it| it["range"]["start"]["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 4, 5, 8]);
    let kinds: Vec<Value> =
        desk.ask("documentHighlight", "T$02\tPerson").as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(kinds, [3, 2, 2, 2]);
}

#[test]
fn outline_colours_folds_and_links() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let symbols = desk.of_document("documentSymbol");
    let names: Vec<&str> = symbols.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Quote", "Person", "Place", "Relations", "Attributes", "Links", "Notes"]);
    assert_eq!(symbols[1]["children"][1]["name"], "Ms Haddad");
    let folds = desk.of_document("foldingRange");
    let lines: Vec<_> =
        folds.as_array().unwrap().iter().map(|it| (it["startLine"].clone(), it["endLine"].clone())).collect();
    assert_eq!(lines, [(json!(0), json!(3)), (json!(4), json!(5))]);
    let links = desk.of_document("documentLink");
    assert_eq!(links[0]["target"], "https://www.geonames.org/170063");
    let tokens = desk.of_document("semanticTokens/full");
    assert_eq!(tokens["data"].as_array().unwrap().len() % 5, 0);
    assert_eq!(tokens["data"].as_array().unwrap()[..5], [json!(0), json!(0), json!(2), json!(5), json!(1)]);
}

#[test]
fn what_can_be_written_is_found_by_id_and_by_words() {
    let mut desk = desk(Some(ARTICLE), &format!("{ANNOTATIONS}R3\tCoref Arg1:T4 Arg2:nad\nT9\tpl\n"));
    let items = desk.ask("completion", "Arg2:nad$0");
    let shown = |items: &Value| -> Vec<String> {
        let items = items["items"].as_array().unwrap().iter();
        items.map(|it| format!("{} ({}) {}", it["label"], it["detail"], it["textEdit"]["range"])).collect()
    };
    expect![[r#"
        [
            "\"T2\" (\"Person Nadia Haddad\") {\"end\":{\"character\":25,\"line\":9},\"start\":{\"character\":22,\"line\":9}}",
        ]
    "#]]
    .assert_debug_eq(&shown(&items));
    assert_eq!(items["items"][0]["filterText"], "nad");
    assert_eq!(desk.ask("completion", "T9\tpl$0")["items"][0]["label"], "Place");
    let uri = desk.uri.clone();
    assert_eq!(desk.client.diagnostics(&uri).diagnostics.len(), 2);
}

#[test]
fn everything_wrong_is_told_where_it_is_with_its_version_and_cleared_at_the_end() {
    let wrong = "\
T1\tQuote 0 17\t“We are going,”
T1\tPlace 50 56\tAleppo
T2\tPerson 23 935\tNadia Haddad
T3\tPlase 50 56\tAleppo
R1\tSpeaker Arg1:T2 Arg2:T1
A1\tKind T1 Direkt
A2\tStatus T9 Open
N1\tReference T3 Geonames:170063\tAleppo
odd
";
    let mut desk = desk(Some(ARTICLE), wrong);
    let uri = desk.uri.clone();
    let told = desk.client.diagnostics(&uri);
    assert_eq!(told.version, Some(1));
    let shown: Vec<String> = told
        .diagnostics
        .iter()
        .map(|it| {
            let code = serde_json::to_value(&it.code).unwrap();
            let line = it.range.start.line + 1;
            let elsewhere = it.related_information.iter().flatten().map(|it| it.location.range.start.character);
            format!("{line} {} {:?} {:?}", code.as_str().unwrap(), it.severity.unwrap(), elsewhere.collect::<Vec<_>>())
        })
        .collect();
    expect![[r#"
        1 text-mismatch Error [0]
        2 id-duplicate Error []
        3 offset-range Error []
        4 type-unknown Error [51]
        5 relation-not-allowed Error []
        6 attribute-value Error []
        7 id-undefined Error []
        8 database-unknown Warning [51]
        9 line-malformed Error []"#]]
    .assert_eq(&shown.join("\n"));
    desk.client.change(&uri, 2, &[(None, ANNOTATIONS)]);
    let told = desk.client.diagnostics_of(&uri, 2);
    assert_eq!((told.version, told.diagnostics.len()), (Some(2), 0));
    desk.client.change(&uri, 3, &[(None, "odd\n")]);
    assert_eq!(desk.client.diagnostics_of(&uri, 3).diagnostics.len(), 1);
    desk.client.close(&uri);
    let told = desk.client.diagnostics(&uri);
    assert_eq!((told.version, told.diagnostics.len()), (None, 0));
}

#[test]
fn the_article_s_edits_are_followed_and_its_changes_on_disk_seen() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let (uri, article) = (desk.uri.clone(), desk.article.clone());
    let path = desk.folder.path().join("oven.txt");
    std::fs::write(&path, ARTICLE.replace("Nadia", "Nora")).unwrap();
    assert!(desk.client.diagnostics(&uri).diagnostics.len() >= 2);
    // In the editor it is still the old one, and what is edited there moves the annotations along.
    desk.client.open(&article, ARTICLE);
    assert_eq!(desk.client.diagnostics(&uri).diagnostics.len(), 0);
    desk.client.diagnostics(&article);
    desk.client.change(&article, 2, &[(Some(range((0, 0), (0, 0))), "Today: ")]);
    assert_eq!(desk.client.diagnostics_of(&article, 2).diagnostics.len(), 0);
    desk.client.change(&article, 3, &[(Some(range((0, 30), (0, 42))), "")]);
    desk.client.diagnostics_of(&article, 3);
    let told = desk.client.diagnostics(&uri);
    assert!(told.diagnostics[0].message.contains("“Nadia Haddad”) was deleted"), "{told:?}");
}

#[test]
fn fixes() {
    let wrong = "\
T1\tQuote 0 17\t“We are staying,”
T1\tPlace 50 56\tAleppo
T2\tPerson 21 33\tNadia Haddad
T3\tPlase 44 50\tAleppo
R1\tSpeaker Arg1:T2 Arg2:T1
A1\tKind T1 Direkt
";
    let mut desk = desk(Some(ARTICLE), wrong);
    let uri = desk.uri.clone();
    assert_eq!(desk.client.diagnostics(&uri).diagnostics.len(), 6);
    let titles = |desk: &mut Desk, needle: &str| -> String {
        desk.offered(needle).into_iter().map(|(title, _)| title).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        quickfix: ! Re-anchor T2 to “Nadia Haddad”
        quickfix: Take the article’s text for T2: “d Nadia Hadd”
        quickfix: Re-anchor all: 2 of 2 annotations found again, 2 to be looked at
        quickfix: Remove T2 with R1
        refactor.rewrite: Renumber all annotations"#]]
    .assert_eq(&titles(&mut desk, "T2\tPer$0son"));
    desk.check_fix(
        "T2\tPer$0son",
        "Re-anchor all",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T1	Place 50 56	Aleppo
            T2	Person 23 35	Nadia Haddad
            T3	Plase 50 56	Aleppo
            R1	Speaker Arg1:T2 Arg2:T1
            A1	Kind T1 Direkt
        "#]],
    );
    desk.check_fix(
        "T3\tPl$0ase",
        "! Change Plase to Place",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T1	Place 50 56	Aleppo
            T2	Person 21 33	Nadia Haddad
            T3	Place 44 50	Aleppo
            R1	Speaker Arg1:T2 Arg2:T1
            A1	Kind T1 Direkt
        "#]],
    );
    desk.check_fix(
        "T1\tPl$0ace",
        "! Give this line the id T4",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T4	Place 50 56	Aleppo
            T2	Person 21 33	Nadia Haddad
            T3	Plase 44 50	Aleppo
            R1	Speaker Arg1:T2 Arg2:T1
            A1	Kind T1 Direkt
        "#]],
    );
    desk.check_fix(
        "T1\tPl$0ace",
        "Renumber",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T2	Place 50 56	Aleppo
            T3	Person 21 33	Nadia Haddad
            T4	Plase 44 50	Aleppo
            R1	Speaker Arg1:T3 Arg2:T1
            A1	Kind T1 Direkt
        "#]],
    );
    desk.check_fix(
        "R1\tSp$0eaker",
        "! Turn R1 around",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T1	Place 50 56	Aleppo
            T2	Person 21 33	Nadia Haddad
            T3	Plase 44 50	Aleppo
            R1	Speaker Arg1:T1 Arg2:T2
            A1	Kind T1 Direkt
        "#]],
    );
    desk.check_fix(
        "Dir$0ekt",
        "! Set Kind to Direct",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T1	Place 50 56	Aleppo
            T2	Person 21 33	Nadia Haddad
            T3	Plase 44 50	Aleppo
            R1	Speaker Arg1:T2 Arg2:T1
            A1	Kind T1 Direct
        "#]],
    );
    desk.check_fix(
        "T1\tPl$0ace",
        "Remove this line",
        &expect![[r#"
            T1	Quote 0 17	“We are staying,”
            T2	Person 21 33	Nadia Haddad
            T3	Plase 44 50	Aleppo
            R1	Speaker Arg1:T2 Arg2:T1
            A1	Kind T1 Direkt
        "#]],
    );
}

#[test]
fn formatting_moves_lines_and_changes_nothing_else() {
    let mut desk = desk(
        Some(ARTICLE),
        "R1\tSpeaker Arg1:T1 Arg2:T2\nT2\tPerson 23 35\tNadia Haddad\ttail\n# mine\nT1\tQuote 0 17\t“We are staying,”\n",
    );
    let edits = desk.of_document("formatting");
    expect![[r#"
        T1	Quote 0 17	“We are staying,”
        T2	Person 23 35	Nadia Haddad	tail
        # mine
        R1	Speaker Arg1:T1 Arg2:T2
    "#]]
    .assert_eq(&desk.edited(&edits));
}

#[test]
fn an_id_is_renamed_in_its_file() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let prepared = desk.ask("prepareRename", "Arg2:T$02");
    assert_eq!(prepared, json!({ "placeholder": "T2", "range": range((4, 24), (4, 26)) }));
    assert_eq!(desk.ask("prepareRename", "called tw$0ice"), Value::Null);
    let mut params = desk.at("Arg2:T$02");
    params["newName"] = json!("T20");
    let edit = desk.client.call("textDocument/rename", params.clone()).unwrap();
    let text = desk.edited(&edit["documentChanges"][0]["edits"]);
    assert_eq!(text, ANNOTATIONS.replace("T2", "T20"));
    params["newName"] = json!("T3");
    assert_eq!(
        desk.client.call("textDocument/rename", params).unwrap_err()["message"],
        "T3 is the id of another line."
    );
}

#[test]
fn a_type_of_the_default_schema_is_renamed_in_one_that_is_written_down() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let mut params = desk.at("T2\tPer$0son");
    params["newName"] = json!("Human");
    let edit = desk.client.call("textDocument/rename", params.clone()).unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    let created: Vec<&str> =
        changes.iter().filter(|it| it["kind"] == "create").map(|it| it["uri"].as_str().unwrap()).collect();
    let uri_of = |name: &str| file_uri(&desk.folder.path().join(name));
    assert_eq!(created, [uri_of("annotation.conf"), uri_of("visual.conf"), uri_of("kb_shortcuts.conf")]);
    let text = |uri: &str| {
        let change = changes.iter().find(|it| it["textDocument"]["uri"] == uri).unwrap();
        edited(if uri == desk.uri { ANNOTATIONS } else { "" }, &change["edits"])
    };
    for (uri, kind) in created.iter().zip([ConfKind::Annotation, ConfKind::Visual, ConfKind::Shortcuts]) {
        let (old, new) = (default_conf(kind), text(uri));
        assert_eq!(old.lines().count(), new.lines().count(), "{uri} has its comments");
        assert!(new.contains("Human"), "{uri}: {new}");
    }
    assert!(text(created[0]).contains("Speaker\tArg1:Quote, Arg2:Human"), "{}", text(created[0]));
    assert_eq!(text(&desk.uri), ANNOTATIONS.replace("\tPerson ", "\tHuman "));

    // Where the editor can't create files it is said what to do.
    let mut plain = Client::with(quiet());
    plain.open(&desk.uri, ANNOTATIONS);
    let refused = plain.call("textDocument/rename", params).unwrap_err();
    assert!(refused["message"].as_str().unwrap().contains("postil init"), "{refused}");
}

#[test]
fn from_a_type_to_the_schema() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    // The default schema is no file: the text it is.
    let there = desk.ask("definition", "T2\tPer$0son");
    assert_eq!(there[0]["uri"], desk.article.as_str());
    let path = desk.folder.path().join("annotation.conf");
    std::fs::write(&path, "[entities]\nQuote\nPerson\nPlace\n[relations]\n[events]\n[attributes]\n").unwrap();
    desk.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let there = desk.ask("definition", "T2\tPer$0son");
    assert_eq!(there, json!([{ "uri": file_uri(&path), "range": range((2, 0), (2, 6)) }]));
    let lines: Vec<Value> = {
        let mut params = desk.at("T2\tPer$0son");
        params["context"] = json!({ "includeDeclaration": true });
        let found = desk.client.call("textDocument/references", params).unwrap();
        found.as_array().unwrap().iter().map(|it| it["range"]["start"]["line"].clone()).collect()
    };
    assert_eq!(lines, [1, 3]);
    desk.client.forget("textDocument/publishDiagnostics");
}

#[test]
fn a_type_is_renamed_in_every_file_and_in_the_schema() {
    let mut desk = desk(Some(ARTICLE), ANNOTATIONS);
    let mut params = desk.at("T2\tPer$0son");
    params["newName"] = json!("Human");
    let folder = desk.folder.path().to_owned();
    let write = |name: &str, text: &str| {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
        file_uri(&folder.join(name))
    };
    let conf = "[entities]\nPerson\nGroup\nQuote\nPlace\n[relations]\n<WHO>=Person|Group\nPerson\tArg1:Person, Arg2:<WHO>\nSpeaker\tArg1:Quote, Arg2:Person\nCoref\tArg1:Person, Arg2:Person\n[events]\n[attributes]\nKind\tArg:Quote, Value:Direct|Person\n";
    let conf_uri = write("annotation.conf", conf);
    let visual_uri = write("visual.conf", "[labels]\nPlace | Where\nSpeaker | says\n[drawing]\n");
    let other = write("deep/er/b.ann", "T1\tPerson 0 4\tIlse\r\nR1\tPerson Arg1:T1 Arg2:T1\r\n");
    write("deep/c.ann", "T1\tPlace 0 4\tPerson\n");
    // A folder with types of its own is another workspace as far as types go.
    write("apart/annotation.conf", conf);
    write("apart/d.ann", "T1\tPerson 0 4\tIlse\n");
    desk.client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let edit = desk.client.call("textDocument/rename", params).unwrap();
    let mut changes: Vec<(&str, &Value)> = edit["documentChanges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["textDocument"]["uri"].as_str().unwrap(), &change["edits"]))
        .collect();
    changes.sort_by_key(|(uri, _)| *uri);
    let uris: Vec<&str> = changes.iter().map(|(uri, _)| *uri).collect();
    assert_eq!(uris, [&conf_uri, &other, &desk.uri]);
    assert_eq!(
        edited(conf, changes[0].1),
        "[entities]\nHuman\nGroup\nQuote\nPlace\n[relations]\n<WHO>=Human|Group\nPerson\tArg1:Human, Arg2:<WHO>\nSpeaker\tArg1:Quote, Arg2:Human\nCoref\tArg1:Human, Arg2:Human\n[events]\n[attributes]\nKind\tArg:Quote, Value:Direct|Person\n"
    );
    assert_eq!(
        edited("T1\tPerson 0 4\tIlse\r\nR1\tPerson Arg1:T1 Arg2:T1\r\n", changes[1].1),
        "T1\tHuman 0 4\tIlse\r\nR1\tPerson Arg1:T1 Arg2:T1\r\n"
    );
    assert_eq!(desk.edited(changes[2].1), ANNOTATIONS.replace("\tPerson ", "\tHuman "));

    // A relation, from the schema and with its label. What the schema says of the annotations is another matter.
    desk.client.forget("textDocument/publishDiagnostics");
    desk.client.open(&conf_uri, conf);
    let params =
        json!({ "textDocument": { "uri": conf_uri }, "position": { "line": 8, "character": 3 }, "newName": "Says" });
    let edit = desk.client.call("textDocument/rename", params).unwrap();
    let uris: Vec<&Value> = edit["documentChanges"].as_array().unwrap().iter().map(|it| &it["textDocument"]).collect();
    assert_eq!(uris.len(), 3, "{uris:?}");
    assert!(uris.iter().any(|it| it["uri"] == visual_uri.as_str() && it["version"].is_null()));
    assert!(uris.iter().any(|it| it["uri"] == conf_uri.as_str() && it["version"] == 1));
}

#[test]
fn a_client_that_pulls_is_answered_and_nothing_pushed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ann");
    let mut params = modern();
    params["capabilities"]["textDocument"]["diagnostic"] = json!({});
    params["capabilities"]["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    let mut client = Client::with(params);
    let uri = file_uri(&path);
    client.open(&uri, "odd\n");
    client.grant("workspace/diagnostic/refresh", Value::Null);
    let params = json!({ "textDocument": { "uri": uri } });
    let report = client.call("textDocument/diagnostic", params).unwrap();
    let codes: Vec<&Value> = report["items"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert_eq!(codes, ["article-missing", "line-malformed"]);
    client.close(&uri);
}

#[test]
fn what_is_for_these_files_alone_is_registered_for_them_where_the_client_can() {
    let mut params = modern();
    let dynamic = json!({ "dynamicRegistration": true });
    for method in ["completion", "formatting", "foldingRange"] {
        params["capabilities"]["textDocument"][method] = dynamic.clone();
    }
    let mut client = Client::with(params);
    let offered = serde_json::to_value(&client.server_said.capabilities).unwrap();
    assert!(offered.get("completionProvider").is_none() && offered.get("documentFormattingProvider").is_none());
    let asked = client.grant("client/registerCapability", Value::Null);
    let asked = asked["registrations"].as_array().unwrap();
    let methods: Vec<&str> = asked.iter().map(|it| it["method"].as_str().unwrap()).collect();
    let completion = "textDocument/completion";
    assert_eq!(methods, [completion, "textDocument/formatting", "textDocument/foldingRange", completion]);
    assert_eq!(asked[0]["registerOptions"]["documentSelector"][0]["pattern"], "**/*.ann");
    assert!(asked[0]["registerOptions"]["triggerCharacters"].as_array().unwrap().contains(&json!("\t")));
    // Names in articles, at capitals alone.
    assert_eq!(asked[3]["registerOptions"]["documentSelector"][0], json!({ "language": "plaintext" }));
    assert!(!asked[3]["registerOptions"]["triggerCharacters"].as_array().unwrap().contains(&json!("\t")));
}
