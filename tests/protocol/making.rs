//! Annotations made by code action and by command.

use expect_test::{Expect, expect};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::ls_types::Range;

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "🗞 Mayor Ilse Brandt spoke in Varnholt.\nMs Brandt's speech was short, Brandt said.\n";
const ANNOTATIONS: &str = "T1\tPerson 8 19\tIlse Brandt\nT2\tPlace 29 37\tVarnholt\n";

/// What today's editors can do, in one of the encodings.
fn able(encoding: &str) -> Value {
    json!({
        "general": { "positionEncodings": [encoding] },
        "window": { "showMessage": {} },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
        },
        "textDocument": {
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
                "dataSupport": true,
                "disabledSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
        },
        "experimental": { "postil": { "pick": true } },
    })
}

struct Desk {
    client: Client,
    article: String,
    beside: String,
    /// The stand-off file as the client has it.
    annotations: Option<String>,
    /// Its version, where it is open.
    version: Option<i32>,
    encoding: &'static str,
    _folder: TempDir,
}

/// A client with [`ARTICLE`] open, and the annotations on disk.
fn desk(annotations: Option<&str>, capabilities: Value) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("speech.ann");
    if let Some(annotations) = annotations {
        std::fs::write(&path, annotations).unwrap();
    }
    let encoding = match capabilities["general"]["positionEncodings"][0].as_str() {
        Some("utf-8") => "utf-8",
        Some("utf-32") => "utf-32",
        _ => "utf-16",
    };
    let mut params = quiet();
    params["capabilities"] = capabilities;
    let mut client = Client::with(params);
    let (article, beside) = (file_uri(&path.with_extension("txt")), file_uri(&path));
    client.open(&article, ARTICLE);
    client.diagnostics(&article);
    let annotations = annotations.map(str::to_owned);
    Desk { client, article, beside, annotations, version: None, encoding, _folder: folder }
}

/// The position of a byte of a text in an encoding.
fn position(text: &str, byte: usize, encoding: &str) -> (u32, u32) {
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let last = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let column = match encoding {
        "utf-8" => last.len(),
        "utf-32" => last.chars().count(),
        _ => last.encode_utf16().count(),
    };
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

/// The byte of a position.
fn byte(text: &str, at: &Value, encoding: &str) -> usize {
    let wanted = (at["line"].as_u64().unwrap(), at["character"].as_u64().unwrap());
    let here = |byte: usize| position(text, byte, encoding);
    let mut all = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte));
    all.rfind(|&byte| (u64::from(here(byte).0), u64::from(here(byte).1)) == wanted).expect("a position")
}

impl Desk {
    /// The range of some words of the article.
    fn words(&self, words: &str) -> Range {
        let start = ARTICLE.find(words).unwrap();
        range(position(ARTICLE, start, self.encoding), position(ARTICLE, start + words.len(), self.encoding))
    }

    /// Opens the stand-off file in the editor.
    fn open_beside(&mut self) {
        let text = self.annotations.clone().unwrap_or_default();
        self.client.open(&self.beside, &text);
        self.client.diagnostics(&self.article);
        self.version = Some(1);
    }

    /// Makes an edit of the stand-off file as a client would, and answers what that left.
    fn make(&mut self, edit: &Value) -> String {
        let changes = edit["documentChanges"].as_array().unwrap();
        let (created, texts): (Vec<&Value>, Vec<&Value>) = changes.iter().partition(|it| it["kind"] == "create");
        assert_eq!(created.len(), usize::from(self.annotations.is_none()), "{edit}");
        let [change] = texts[..] else { panic!("one document is edited: {edit}") };
        assert_eq!(change["textDocument"]["uri"], self.beside.as_str());
        assert_eq!(change["textDocument"]["version"], json!(self.version));
        let mut text = self.annotations.clone().unwrap_or_default();
        for edit in change["edits"].as_array().unwrap().iter().rev() {
            let [start, end] = ["start", "end"].map(|end| byte(&text, &edit["range"][end], self.encoding));
            text.replace_range(start..end, edit["newText"].as_str().unwrap());
        }
        text
    }

    /// Executes a command on the article.
    fn start(&mut self, command: &str, mut argument: Value) -> i64 {
        argument["uri"] = argument.get("uri").cloned().unwrap_or(json!(self.article));
        let params = json!({ "command": command, "arguments": [argument] });
        self.client.ask("workspace/executeCommand", params)
    }

    /// Executes a command, makes the edit it asks for, and answers what that left.
    fn execute(&mut self, command: &str, argument: Value) -> String {
        let id = self.start(command, argument);
        let asked = self.client.grant("workspace/applyEdit", json!({ "applied": true }));
        let left = self.make(&asked["edit"]);
        if let Some(version) = self.version {
            self.client.change(&self.beside, version + 1, &[(None, &left)]);
            self.client.forget("textDocument/publishDiagnostics");
        }
        assert_eq!(self.client.answer(id), Ok(json!({ "applied": true })));
        left
    }

    /// Executes a command that can't be carried out, and answers why.
    fn refused(&mut self, command: &str, argument: Value) -> String {
        let id = self.start(command, argument);
        let error = self.client.answer(id).unwrap_err();
        format!("{} {}", error["code"], error["message"].as_str().unwrap())
    }

    fn choices(&mut self, command: &str, at: Range) -> Vec<Value> {
        let params = json!({ "textDocument": { "uri": self.article }, "range": at, "command": command });
        self.client.call("postil/choices", params).unwrap()["choices"].as_array().unwrap().clone()
    }

    fn actions(&mut self, at: Range, only: &[&str]) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if !only.is_empty() {
            context["only"] = json!(only);
        }
        let params = json!({ "textDocument": { "uri": self.article }, "range": at, "context": context });
        self.client.call("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }
}

fn check(left: &str, expected: &Expect) {
    expected.assert_eq(left);
}

#[test]
fn a_command_makes_one_edit_in_every_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut desk = desk(Some(ANNOTATIONS), able(encoding));
        let argument = json!({ "range": desk.words("Ms Brandt"), "type": "Person" });
        let left = desk.execute("postil.annotate", argument);
        assert_eq!(left, format!("{ANNOTATIONS}T3\tPerson 39 48\tMs Brandt\n"), "{encoding}");
    }
}

#[test]
fn the_file_is_created_where_there_is_none() {
    // As Neovim says it: document changes go without saying.
    let mut capabilities = able("utf-8");
    capabilities["workspace"]["workspaceEdit"] = json!({ "resourceOperations": ["rename", "create", "delete"] });
    let mut desk = desk(None, capabilities);
    let argument = json!({ "range": desk.words("Varnholt"), "type": "Place" });
    check(
        &desk.execute("postil.annotate", argument),
        &expect![[r#"
        T1	Place 29 37	Varnholt
    "#]],
    );
}

#[test]
fn a_client_that_can_t_create_files_is_told_what_to_do() {
    let mut capabilities = able("utf-16");
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!([]);
    let mut desk = desk(None, capabilities);
    let at = desk.words("Varnholt");
    check(
        &desk.refused("postil.annotate", json!({ "range": at, "type": "Place" })),
        &expect![
            "-32803 speech.ann does not exist, and this editor can't create files for a language server: save an empty file speech.ann beside the article, then try again."
        ],
    );
    let offered = desk.actions(at, &[]);
    assert_eq!(offered.len(), 1, "{offered:#?}");
    assert!(offered[0]["disabled"]["reason"].as_str().unwrap().contains("speech.ann does not exist"));
    assert_eq!(offered[0]["edit"], Value::Null);
}

#[test]
fn an_article_that_is_no_file_has_no_annotations() {
    let mut client = Client::with(json!({ "capabilities": able("utf-16") }));
    client.open("untitled:a", ARTICLE);
    client.diagnostics("untitled:a");
    let argument = json!({ "uri": "untitled:a", "range": range((0, 9), (0, 20)), "type": "Person" });
    let params = json!({ "command": "postil.annotate", "arguments": [argument] });
    let error = client.call("workspace/executeCommand", params).unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("save the article"), "{error}");
}

#[test]
fn an_open_file_is_edited_at_its_version_with_its_line_ends() {
    let mut desk = desk(Some(&ANNOTATIONS.replace('\n', "\r\n")), able("utf-16"));
    desk.open_beside();
    // Dirty: nothing of this is on disk.
    let dirty = format!("{}A1\tStatus T2 Open\r\n", desk.annotations.clone().unwrap());
    desk.client.change(&desk.beside, 2, &[(None, &dirty)]);
    desk.client.diagnostics(&desk.article);
    (desk.annotations, desk.version) = (Some(dirty), Some(2));
    let argument = json!({ "id": "T2", "status": "Verified", "source": "town register" });
    let left = desk.execute("postil.mark", argument);
    check(
        &left.replace('\r', "␍"),
        &expect![[r#"
        T1	Person 8 19	Ilse Brandt␍
        T2	Place 29 37	Varnholt␍
        A1	Status T2 Verified␍
        #1	AnnotatorNotes T2	Verified: town register␍
    "#]],
    );
}

#[test]
fn a_client_without_document_changes_gets_plain_changes() {
    let mut capabilities = able("utf-16");
    capabilities["workspace"]["workspaceEdit"] = json!({});
    let mut desk = desk(Some(ANNOTATIONS), capabilities);
    let id = desk.start("postil.remove", json!({ "id": "T2" }));
    let asked = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    assert_eq!(desk.client.answer(id), Ok(json!({ "applied": true })));
    assert_eq!(asked["edit"]["changes"][&desk.beside].as_array().map(Vec::len), Some(1), "{asked}");
}

#[test]
fn a_client_that_takes_no_edits_is_told() {
    let mut capabilities = able("utf-16");
    capabilities["workspace"]["applyEdit"] = json!(false);
    let mut desk = desk(Some(ANNOTATIONS), capabilities);
    check(
        &desk.refused("postil.remove", json!({ "id": "T2" })),
        &expect!["-32803 This editor takes no edits from a language server; use a code action."],
    );
}

#[test]
fn an_edit_that_comes_too_late_is_reckoned_anew() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.open_beside();
    let argument = json!({ "range": desk.words("Ms Brandt"), "type": "Person" });
    let id = desk.start("postil.annotate", argument);
    let newer = format!("{ANNOTATIONS}T3\tCue 76 80\tsaid\n");
    let first = desk.client.grant("workspace/applyEdit", json!({ "applied": false }));
    assert_eq!(first["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    desk.client.change(&desk.beside, 2, &[(None, &newer)]);
    let mut again = desk.client.grant("workspace/applyEdit", json!({ "applied": false }));
    if again["edit"]["documentChanges"][0]["textDocument"]["version"] == 1 {
        // It was on its way before the change was heard of.
        again = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    } else {
        let last = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
        assert_eq!(last, again);
    }
    (desk.annotations, desk.version) = (Some(newer), Some(2));
    let left = desk.make(&again["edit"]);
    desk.client.change(&desk.beside, 3, &[(None, &left)]);
    assert_eq!(desk.client.answer(id), Ok(json!({ "applied": true })));
    assert!(left.ends_with("T3\tCue 76 80\tsaid\nT4\tPerson 39 48\tMs Brandt\n"), "{left}");
    desk.client.forget("textDocument/publishDiagnostics");
}

#[test]
fn an_edit_that_is_dropped_in_silence_is_made_all_the_same() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.open_beside();
    desk.client.forget("textDocument/publishDiagnostics");
    // Growing is not the same when it is done twice.
    let id = desk.start("postil.shrink", json!({ "id": "T1", "edge": "start" }));
    // The user types in the stand-off file; the client drops the edit and says that it made it.
    desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    let newer = format!("{ANNOTATIONS}#1\tAnnotatorNotes T2\tthe old town\n");
    desk.client.change(&desk.beside, 2, &[(None, &newer)]);
    let again = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    (desk.annotations, desk.version) = (Some(newer.clone()), Some(2));
    let left = desk.make(&again["edit"]);
    assert_eq!(left, newer.replace("8 19\tIlse Brandt", "13 19\tBrandt"));
    // The client tells of the edit together with more that was typed.
    desk.client.change(&desk.beside, 3, &[(None, &format!("{left}#2\tAnnotatorNotes T1\tsurname\n"))]);
    assert_eq!(desk.client.answer(id), Ok(json!({ "applied": true })));
}

#[test]
fn an_edit_that_is_lost_each_time_is_told() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.open_beside();
    desk.client.forget("textDocument/publishDiagnostics");
    let id = desk.start("postil.remove", json!({ "id": "T1" }));
    let mut text = ANNOTATIONS.to_owned();
    for version in 2..6 {
        desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
        text += &format!("#{version}\tAnnotatorNotes T2\tthe old town\n");
        desk.client.change(&desk.beside, version, &[(None, &text)]);
    }
    check(
        desk.client.answer(id).unwrap_err()["message"].as_str().unwrap(),
        &expect![
            "The annotations were changed by somebody else each time this was tried; nothing was done. Try again."
        ],
    );
}

#[test]
fn what_was_chosen_is_done_where_it_is_by_now() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut desk = desk(Some(ANNOTATIONS), able(encoding));
        desk.client.forget("textDocument/publishDiagnostics");
        let cue = desk.choices("postil.annotate", desk.words("said"));
        let cue = cue.iter().find(|choice| choice["key"] == "C").unwrap()["arguments"][0].clone();
        let note = desk.choices("postil.note", desk.words("Ilse"))[0]["arguments"][0].clone();
        // A letter before both, then a whole text that a formatter made.
        let start = range((0, 0), (0, 0));
        desk.client.change(&desk.article, 2, &[(Some(start), "🗞 "), (Some(start), "x")]);
        let formatted = format!("x🗞  {}", ARTICLE.replace("spoke in", "spoke  in").replace("was short", "was\nshort"));
        desk.client.change(&desk.article, 3, &[(None, &formatted)]);
        let left = desk.execute("postil.annotate", cue);
        check(
            &left,
            &expect![[r#"
                T1	Person 12 23	Ilse Brandt
                T2	Place 34 42	Varnholt
                T3	Cue 81 85	said
            "#]],
        );
        let mut note = note;
        note["text"] = json!("since 2019");
        let left = desk.execute("postil.note", note.clone());
        assert!(left.ends_with("#1\tAnnotatorNotes T1\tsince 2019\n"), "{left}");

        // What is meant is another annotation by now, or its note is.
        let other = ANNOTATIONS.replace("T1\tPerson", "T1\tOrganisation");
        for changed in [other, format!("{ANNOTATIONS}#1\tAnnotatorNotes T1\tseen\n")] {
            desk.client.open(&desk.beside, &changed);
            check(
                &desk.refused("postil.note", note.clone()),
                &expect!["-32803 The text or its annotations changed in the meantime; nothing was done. Choose again."],
            );
            desk.client.close(&desk.beside);
        }
    }
}

#[test]
fn what_was_chosen_is_not_done_where_its_text_is_gone() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.client.forget("textDocument/publishDiagnostics");
    let cue = desk.choices("postil.annotate", desk.words("said"))[0]["arguments"][0].clone();
    let said = desk.words("said");
    desk.client.change(&desk.article, 2, &[(Some(said), "")]);
    check(
        &desk.refused("postil.annotate", cue.clone()),
        &expect!["-32803 The text this was chosen for was deleted in the meantime; nothing was done."],
    );
    // Closed and opened again: nobody knows what happened to it.
    desk.client.close(&desk.article);
    desk.client.open(&desk.article, ARTICLE);
    check(
        &desk.refused("postil.annotate", cue),
        &expect!["-32803 The text or its annotations changed in the meantime; nothing was done. Choose again."],
    );
}

#[test]
fn choices_come_with_the_command_that_makes_them() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    let at = desk.words("speech");
    let choices = desk.choices("postil.annotate", at);
    let keys: Vec<&str> = choices.iter().map(|choice| choice["key"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), 7, "{choices:#?}");
    let cue = choices.iter().find(|choice| choice["key"] == "C").unwrap().clone();
    assert_eq!((&cue["label"], &cue["command"]), (&json!("Cue"), &json!("postil.annotate")));
    let left = desk.execute("postil.annotate", cue["arguments"][0].clone());
    assert_eq!(left, format!("{ANNOTATIONS}T3\tCue 51 57\tspeech\n"));

    let note = desk.choices("postil.note", desk.words("Ilse"))[0].clone();
    assert_eq!(note["input"]["prompt"], "Note on “Ilse Brandt”");
    let mut argument = note["arguments"][0].clone();
    argument[note["input"]["argument"].as_str().unwrap()] = json!("since 2019");
    let left = desk.execute(note["command"].as_str().unwrap(), argument.clone());
    assert_eq!(left, format!("{ANNOTATIONS}#1\tAnnotatorNotes T1\tsince 2019\n"));
}

#[test]
fn nothing_to_choose_is_said_and_unknown_commands_are_refused() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    let at = desk.words("short");
    assert_eq!(desk.choices("postil.setType", at), Vec::<Value>::new());
    check(&desk.refused("postil.setType", json!({ "range": at })), &expect!["-32803 There is no annotation here."]);
    let params = json!({ "textDocument": { "uri": desk.article }, "range": at, "command": "postil.no" });
    assert_eq!(desk.client.call("postil/choices", params).unwrap_err()["code"], -32602);
    check(
        &desk.refused("postil.annotate", json!({ "range": at, "tpye": "Person" })),
        &expect![
            "-32602 the argument of `postil.annotate` can't be read: unknown field `tpye`, expected one of `uri`, `stamp`, `range`, `id`, `ids`, `type`, `scope`, `attribute`, `value`, `status`, `source`, `relation`, `role`, `to`, `edge`, `ranges`, `dependants`, `text`, `database`, `entry`, `name`, `query`"
        ],
    );
    check(
        &desk.refused("postil.note", json!({ "id": "T1" })),
        &expect!["-32602 `text` is missing: this editor has to ask for it (see postil/choices)."],
    );
    check(
        &desk.refused("postil.annotate", json!({ "uri": "file:///nowhere.txt", "type": "X" })),
        &expect!["-32803 The article is not open in the editor: open it first."],
    );
}

#[test]
fn without_a_picker_the_server_asks() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    let id = desk.start("postil.setType", json!({ "range": desk.words("Varnholt") }));
    let asked = desk.client.grant("window/showMessageRequest", json!({ "title": "Organisation" }));
    assert_eq!(asked["message"], "Change the type to");
    let edit = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    assert_eq!(desk.client.answer(id), Ok(json!({ "applied": true })));
    let left = desk.make(&edit["edit"]);
    assert_eq!(left, ANNOTATIONS.replace("Place", "Organisation"));

    // Cancelled: nothing happens, and nothing is said.
    let id = desk.start("postil.setType", json!({ "range": desk.words("Varnholt") }));
    desk.client.grant("window/showMessageRequest", Value::Null);
    assert_eq!(desk.client.answer(id), Ok(Value::Null));

    // Answered after the article changed.
    let id = desk.start("postil.setType", json!({ "range": desk.words("Varnholt") }));
    desk.client.change(&desk.article, 2, &[(Some(range((0, 0), (0, 0))), "x")]);
    desk.client.diagnostics(&desk.article);
    desk.client.grant("window/showMessageRequest", json!({ "title": "Organisation" }));
    let edit = desk.client.grant("workspace/applyEdit", json!({ "applied": true }));
    assert_eq!(desk.client.answer(id), Ok(json!({ "applied": true })));
    let left = desk.make(&edit["edit"]);
    assert_eq!(left, "T1\tPerson 9 20\tIlse Brandt\nT2\tOrganisation 30 38\tVarnholt\n");
}

#[test]
fn a_line_of_the_stand_off_file_says_what_is_meant() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.open_beside();
    let argument =
        json!({ "uri": desk.beside, "range": range((1, 4), (1, 4)), "attribute": "Status", "value": "Open" });
    let left = desk.execute("postil.setAttribute", argument);
    assert_eq!(left, format!("{ANNOTATIONS}A1\tStatus T2 Open\n"));
}

#[test]
fn keys_can_be_bound_to_kinds_and_costly_edits_come_when_asked_for() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    let at = desk.words("speech");
    let kinds = |actions: &[Value]| -> Vec<String> {
        actions.iter().map(|action| action["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&desk.actions(at, &["refactor.annotate.Place"])), ["refactor.annotate.Place"]);
    let source = desk.actions(at, &["source"]);
    assert!(!source.is_empty() && kinds(&source).iter().all(|kind| kind.starts_with("source.accept.")), "{source:#?}");
    let all = source.into_iter().find(|action| action["kind"] == "source.accept.article").unwrap();
    assert_eq!(all["edit"], Value::Null);
    let resolved = desk.client.call("codeAction/resolve", all.clone()).unwrap();
    let left = desk.make(&resolved["edit"]);
    assert!(left.contains("Person 39 48\tMs Brandt\n"), "{left}");

    let note = desk.actions(desk.words("Ilse"), &["refactor.note"])[0].clone();
    assert_eq!(note["command"]["command"], "postil.pick");
    assert_eq!(note["command"]["arguments"][0]["input"]["argument"], "text");

    desk.client.change(&desk.article, 2, &[(Some(range((0, 0), (0, 0))), "x")]);
    desk.client.diagnostics(&desk.article);
    assert_eq!(desk.client.call("codeAction/resolve", all).unwrap_err()["code"], -32801);
}

#[test]
fn a_client_without_resolve_gets_every_edit_at_once_and_no_text_is_asked_of_it() {
    let mut capabilities = able("utf-16");
    capabilities["textDocument"]["codeAction"]["resolveSupport"] = Value::Null;
    capabilities["experimental"] = Value::Null;
    let mut desk = desk(Some(ANNOTATIONS), capabilities);
    let offered = desk.actions(desk.words("speech"), &[]);
    assert!(offered.len() > 5);
    assert!(offered.iter().all(|action| action["edit"].is_object() && action["command"].is_null()), "{offered:#?}");
}

#[test]
fn an_entry_is_looked_up_while_its_name_is_typed() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    let at = desk.words("Varnholt");
    let choices = desk.choices("postil.linkEntry", at);
    let look_up = choices.iter().find(|choice| choice["input"]["argument"] == "query").unwrap().clone();
    assert_eq!((&look_up["command"], &look_up["input"]["value"]), (&json!("postil.linkEntry"), &json!("Varnholt")));
    let argument = look_up["arguments"][0].clone();
    let params = json!({
        "textDocument": { "uri": desk.article }, "range": range((0, 0), (0, 0)), "id": argument["id"],
        "command": "postil.linkEntry", "query": "Göteborg",
    });
    let found = desk.client.call("postil/choices", params).unwrap()["choices"][0].clone();
    assert!(found["label"].as_str().unwrap().starts_with("Gothenburg, "), "{found}");
    let left = desk.execute("postil.linkEntry", found["arguments"][0].clone());
    assert_eq!(left, format!("{ANNOTATIONS}N1\tReference T2 GeoNames:2711537\tGothenburg\n"));

    // A client without a picker is asked by message.
    let mut argument = argument;
    argument["query"] = json!("Aleppo");
    let id = desk.start("postil.linkEntry", argument.clone());
    let asked = desk.client.grant("window/showMessageRequest", Value::Null);
    assert_eq!(asked["actions"][0]["title"], "Aleppo, Syria");
    assert_eq!(desk.client.answer(id), Ok(Value::Null));
    argument["query"] = json!("Xqzzy");
    check(
        &desk.refused("postil.linkEntry", argument),
        &expect!["-32803 There is nothing here to which this could be added."],
    );
}

#[test]
fn somebody_is_named_who_speaks() {
    const SAID: &str = "“We have water up to our knees,” the miller said.\n\nThe miller lives in Varnholt.\n";
    let mut desk = desk(None, able("utf-16"));
    desk.client.change(&desk.article, 2, &[(None, SAID)]);
    desk.client.diagnostics(&desk.article);
    let quote = range((0, 5), (0, 5));
    let other = desk.choices("postil.setSpeaker", quote).pop().unwrap();
    assert_eq!(other["input"]["argument"], "name", "{other}");
    let mut argument = other["arguments"][0].clone();
    argument["name"] = json!("the miller");
    check(
        &desk.execute("postil.setSpeaker", argument.clone()),
        &expect![[r#"
        T1	Person 33 43	the miller
        T2	Quote 0 32	“We have water up to our knees,”
        A1	Kind T2 Direct
        T3	Cue 44 48	said
        R1	Cue Arg1:T2 Arg2:T3	
        R2	Speaker Arg1:T2 Arg2:T1	
    "#]],
    );
    argument["name"] = json!("the baker");
    check(
        &desk.refused("postil.setSpeaker", argument),
        &expect!["-32803 “the baker” does not stand in the article: type the name as it stands there."],
    );
}

#[test]
fn a_relation_is_meant_by_its_line() {
    let related = format!("{ANNOTATIONS}T3\tPerson 39 48\tMs Brandt\nR1\tCoref Arg1:T3 Arg2:T1\t\n*\tEquiv T1 T3\n");
    let mut desk = desk(Some(&related), able("utf-16"));
    desk.open_beside();
    let line = range((3, 0), (3, 0));
    let params = json!({ "textDocument": { "uri": desk.beside }, "range": line, "command": "postil.note" });
    let note = desk.client.call("postil/choices", params).unwrap()["choices"].as_array().unwrap().clone();
    assert_eq!((note.len(), &note[0]["arguments"][0]["id"]), (1, &json!("R1")), "{note:#?}");
    let left = desk.execute("postil.unlink", json!({ "id": "T3", "relation": "Equiv" }));
    assert_eq!(left, related.replace("*\tEquiv T1 T3\n", ""));
}
