//! Opening, changing and closing documents, with annotations beside them.

use expect_test::{Expect, expect};
use serde_json::{Value, json};
use tower_lsp::ls_types::{PublishDiagnosticsParams, request::HoverRequest};

use crate::client::{Client, file_uri, range};

const ARTICLE: &str = "Flood closes bridge 🗞\n\n🗞 Mayor Ilse Brandt spoke in Varnholt on Monday.\n";

/// The annotations of [`ARTICLE`], of which one gives other words than stand there.
const ANNOTATIONS: &str = "T1\tPerson 31 42\tIlse Brandt\nT2\tPlace 52 60\tVarnhold\n";

fn check(published: &PublishDiagnosticsParams, expected: &Expect) {
    let mut shown = format!("version {:?}\n", published.version);
    for diagnostic in &published.diagnostics {
        let (start, end) = (diagnostic.range.start, diagnostic.range.end);
        shown += &format!("{}:{}-{}:{} ", start.line, start.character, end.line, end.character);
        shown += &format!("{}\n", diagnostic.message);
    }
    expected.assert_eq(&shown);
}

/// Only what annotations give rise to, so that these tests know nothing of how articles are read.
fn quiet() -> Value {
    let codes = ["person-surname-only", "place-unresolved", "place-ambiguous", "quote-no-speaker"];
    let off: serde_json::Map<_, _> = codes.into_iter().map(|code| (code.to_owned(), json!("off"))).collect();
    json!({ "capabilities": {}, "initializationOptions": { "findings": off } })
}

#[test]
fn annotations_on_disk_are_checked_against_the_article() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    std::fs::write(article.with_extension("ann"), ANNOTATIONS).unwrap();
    let uri = file_uri(&article);
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    check(
        &client.diagnostics(&uri),
        &expect![[r#"
            version Some(1)
            2:30-2:38 T2 says “Varnhold”; the article has “Varnholt” here.
        "#]],
    );
    client.close(&uri);
    check(
        &client.diagnostics(&uri),
        &expect![[r#"
            version None
        "#]],
    );
}

#[test]
fn annotations_in_the_editor_stand_for_those_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    std::fs::write(article.with_extension("ann"), ANNOTATIONS).unwrap();
    let (uri, beside) = (file_uri(&article), file_uri(&article.with_extension("ann")));
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 1);
    client.open(&beside, &ANNOTATIONS.replace("Varnhold", "Varnholt"));
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    client.change(&beside, 2, &[(Some(range((1, 0), (2, 0))), "")]);
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    client.close(&beside);
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 1);
}

#[test]
fn annotations_move_with_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    std::fs::write(article.with_extension("ann"), ANNOTATIONS).unwrap();
    let uri = file_uri(&article);
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    client.diagnostics(&uri);
    client.change(&uri, 2, &[(Some(range((0, 0), (0, 0))), "🗞\n"), (Some(range((3, 0), (3, 0))), "🗞 ")]);
    check(
        &client.diagnostics_of(&uri, 2),
        &expect![[r#"
            version Some(2)
            3:33-3:41 T2 says “Varnhold”; the article has “Varnholt” here.
        "#]],
    );
}

#[test]
fn every_version_that_is_read_is_published_and_none_out_of_order() {
    let mut client = Client::with(quiet());
    let uri = "untitled:Untitled-1";
    client.open(uri, "");
    let last = 300;
    for version in 2..=last {
        client.change(uri, version, &[(Some(range((0, 0), (0, 0))), "word ")]);
    }
    let mut versions = Vec::new();
    while versions.last() != Some(&last) {
        versions.push(client.diagnostics(uri).version.expect("a version"));
    }
    assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{versions:?}");
    assert_eq!(client.text(uri).len(), "word ".len() * 299);
}

#[test]
fn documents_outside_any_folder_are_served() {
    for folders in [json!(null), json!([]), json!([{ "uri": "file:///no/such/file.txt", "name": "file.txt" }])] {
        let mut client = Client::with(json!({
            "capabilities": {}, "rootUri": null, "workspaceFolders": folders
        }));
        for uri in
            ["untitled:Untitled-1", "file:///no/such/file.txt", "file:///c%3A/News/a.txt", "zipfile:///a.zip::b.txt"]
        {
            client.open(uri, "Nothing to see.\n");
            assert_eq!(client.diagnostics(uri).version, Some(1), "{uri}");
            assert_eq!(client.text(uri), "Nothing to see.\n");
        }
    }
}

#[test]
fn one_document_under_two_spellings() {
    let mut client = Client::plain();
    client.open("file:///c%3A/News/a.txt", "a");
    assert_eq!(client.diagnostics("file:///c%3A/News/a.txt").version, Some(1));
    client.change("file:///C:/News/a.txt", 2, &[(None, "b")]);
    // Told in the words the client opened it with.
    assert_eq!(client.diagnostics("file:///c%3A/News/a.txt").version, Some(2));
    assert_eq!(client.text("file:///c:/News/./a.txt"), "b");
}

#[test]
fn what_is_not_open_is_nothing_to_answer_for() {
    let mut client = Client::plain();
    client.change("file:///a.txt", 2, &[(None, "b")]);
    client.close("file:///a.txt");
    let params = json!({ "textDocument": { "uri": "file:///a.txt" }, "position": { "line": 0, "character": 0 } });
    assert!(client.request::<HoverRequest>(serde_json::from_value(params).unwrap()).is_none());
}

#[test]
fn a_document_opened_twice_is_what_it_was_last() {
    let mut client = Client::plain();
    client.open("untitled:a", "one");
    client.open("untitled:a", "two");
    assert_eq!(client.text("untitled:a"), "two");
    client.close("untitled:a");
    loop {
        if client.diagnostics("untitled:a").version.is_none() {
            break;
        }
    }
}
