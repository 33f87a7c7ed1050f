//! Commands and code actions, and what clients of every kind get.

use expect_test::expect;

use super::*;

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
fn what_is_undone_at_once_stays_undone() {
    let mut desk = desk(Some(ANNOTATIONS), able("utf-16"));
    desk.open_beside();
    desk.client.forget("textDocument/publishDiagnostics");
    let id = desk.start("postil.remove", json!({ "id": "T1" }));
    let asked = desk.client.requested("workspace/applyEdit");
    let left = desk.make(&asked["params"]["edit"]);
    // The client tells of the edit and of the undo, and only then answers: nobody could look between.
    desk.client.change(&desk.beside, 2, &[(None, &left)]);
    desk.client.change(&desk.beside, 3, &[(None, ANNOTATIONS)]);
    desk.client.reply(&asked, json!({ "applied": true }));
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
