//! Opening, changing and closing documents, with annotations beside them.

use expect_test::{Expect, expect};
use serde_json::json;
use tower_lsp::ls_types::{PublishDiagnosticsParams, request::HoverRequest};

use crate::client::{Client, file_uri, quiet, range};

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
    std::fs::write(article.with_extension("ann"), ANNOTATIONS.replace("Varnhold", "Varnholt")).unwrap();
    let uri = file_uri(&article);
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    client.diagnostics(&uri);
    client.change(&uri, 2, &[(Some(range((0, 0), (0, 0))), "🗞\n"), (Some(range((3, 0), (3, 0))), "🗞 ")]);
    assert_eq!(client.diagnostics_of(&uri, 2).diagnostics, []);
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 3, "character": 13 } });
    let line = client.call("textDocument/definition", at).unwrap();
    let beside = file_uri(&article.with_extension("ann"));
    assert_eq!(line, json!([{ "uri": beside, "range": range((0, 0), (0, 2)) }]));
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

#[test]
fn what_another_program_writes_is_noticed_without_being_told() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    let uri = file_uri(&article);
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    wait_for_watcher();
    // Written as most programs do it: beside the old file, then moved over it.
    let draft = folder.path().join("draft");
    std::fs::write(&draft, ANNOTATIONS).unwrap();
    std::fs::rename(draft, article.with_extension("ann")).unwrap();
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 1);
    std::fs::remove_file(article.with_extension("ann")).unwrap();
    assert_eq!(client.diagnostics(&uri).diagnostics.len(), 0);
    std::fs::write(folder.path().join("postil.toml"), "x = 1\n").unwrap();
    assert_eq!(client.diagnostics(&uri).version, Some(1));
    let settings = file_uri(&folder.path().join("postil.toml"));
    assert_eq!(client.diagnostics(&settings).diagnostics.len(), 1);
    client.close(&uri);
    assert_eq!(client.diagnostics(&settings).diagnostics.len(), 0);
    assert_eq!(client.diagnostics(&uri).version, None);
}

/// Folders are watched from another thread; a test that writes into one at once may be too early.
fn wait_for_watcher() {
    std::thread::sleep(std::time::Duration::from_millis(200));
}

#[test]
fn from_the_article_to_its_annotation_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    std::fs::write(article.with_extension("ann"), ANNOTATIONS).unwrap();
    let (uri, beside) = (file_uri(&article), file_uri(&article.with_extension("ann")));
    let mut client = Client::with(quiet());
    client.open(&uri, ARTICLE);
    let at = |uri: &str, line: u32, character: u32| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let there = client.call("textDocument/definition", at(&uri, 2, 12)).unwrap();
    assert_eq!(there, json!([{ "uri": beside, "range": range((0, 0), (0, 2)) }]));
    client.open(&beside, ANNOTATIONS);
    let back = client.call("textDocument/definition", at(&beside, 0, 20)).unwrap();
    assert_eq!(back, json!([{ "uri": uri, "range": range((2, 9), (2, 20)) }]));
    while client.diagnostics(&uri).diagnostics.is_empty() {}
    client.diagnostics(&uri);
    assert_eq!(client.diagnostics(&beside).version, Some(1));
}
