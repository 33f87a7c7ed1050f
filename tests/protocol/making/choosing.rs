//! What there is to choose from, and what is done with what was chosen.

use expect_test::expect;

use super::*;

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

        // What is meant has another type by now: it is still what was meant.
        desk.annotations = Some(ANNOTATIONS.replace("T1\tPerson", "T1\tOrganisation"));
        desk.open_beside();
        let left = desk.execute("postil.note", note.clone());
        assert!(left.ends_with("#1\tAnnotatorNotes T1\tsince 2019\n"), "{left}");
        desk.client.close(&desk.beside);

        // It is another annotation by now, or its note is.
        let other = "T1\tPlace 29 37\tVarnholt\n".to_owned();
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
