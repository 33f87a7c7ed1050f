//! The page that teaches somebody who comes from brat, followed to the letter.

use serde_json::{Value, json};
use tower_lsp::ls_types::Range;

use crate::client::{Client, file_uri, quiet, range};

const PAGE: &str = include_str!("../../docs/annotations.md");

/// The blocks of the first section: the article, and the stand-off file it ends with.
fn blocks() -> (String, String) {
    let section = PAGE.split("\n## ").nth(1).expect("a first section");
    let mut blocks = section.split("\n```").skip(1).step_by(2);
    let mut block = || blocks.next().and_then(|block| Some(block.split_once('\n')?.1.to_owned() + "\n"));
    (block().expect("an article"), block().expect("a stand-off file"))
}

struct Desk {
    client: Client,
    article: String,
    beside: String,
    text: String,
    file: Option<String>,
    version: i32,
}

impl Desk {
    fn at(&self, words: &str) -> Range {
        let before = self.text[..self.text.find(words).expect("words of the article")].encode_utf16().count();
        let at = u32::try_from(before).unwrap() + 1;
        range((0, at), (0, at))
    }

    /// Chooses what a picker lists for a command: the one whose label or key is given, with a typed text.
    fn choose(&mut self, command: &str, at: Range, wanted: &str, typed: Option<&str>) {
        let params = json!({ "textDocument": { "uri": self.article }, "range": at, "command": command });
        let listed = self.client.call("postil/choices", params).unwrap();
        let choices = listed["choices"].as_array().unwrap();
        let is = |choice: &&Value| wanted.is_empty() || choice["key"] == wanted || choice["label"] == wanted;
        let choice = choices.iter().find(is).unwrap_or_else(|| panic!("{wanted} is not among {listed:#}"));
        let mut argument = choice["arguments"][0].clone();
        if let Some(typed) = typed {
            argument[choice["input"]["argument"].as_str().expect("something to type")] = json!(typed);
        }
        let params = json!({ "command": choice["command"], "arguments": [argument] });
        let id = self.client.ask("workspace/executeCommand", params);
        self.make();
        assert_eq!(self.client.answer(id), Ok(json!({ "applied": true })));
    }

    /// Makes the edit the server asks for, as an editor does that has the stand-off file open from then on.
    fn make(&mut self) {
        let asked = self.client.grant("workspace/applyEdit", json!({ "applied": true }));
        let changes = asked["edit"]["documentChanges"].as_array().unwrap().clone();
        let open = self.file.is_some();
        let text = self.file.get_or_insert_default();
        for change in changes.iter().filter(|change| change["kind"] != "create") {
            assert_eq!(change["textDocument"]["uri"], self.beside.as_str());
            for edit in change["edits"].as_array().unwrap().iter().rev() {
                let byte = |end: &str| {
                    let number = |what: &str| usize::try_from(edit["range"][end][what].as_u64().unwrap()).unwrap();
                    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
                    let mut units = 0;
                    let column = text[start..].chars().take_while(|c| {
                        units += c.len_utf16();
                        units <= number("character")
                    });
                    start + column.map(char::len_utf8).sum::<usize>()
                };
                let (start, end) = (byte("start"), byte("end"));
                text.replace_range(start..end, edit["newText"].as_str().unwrap());
            }
        }
        let text = text.clone();
        self.version += 1;
        if open {
            self.client.change(&self.beside, self.version, &[(None, &text)]);
        } else {
            self.client.open(&self.beside, &text);
            self.version = 1;
        }
    }
}

#[test]
fn the_first_five_minutes() {
    let (text, expected) = blocks();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bridge.txt");
    std::fs::write(&path, &text).unwrap();
    let mut params = quiet();
    params["capabilities"] = json!({
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
        },
        "experimental": { "postil": { "pick": true } },
    });
    let mut client = Client::with(params);
    client.forget("textDocument/publishDiagnostics");
    let (article, beside) = (file_uri(&path), file_uri(&path.with_extension("ann")));
    client.open(&article, &text);
    let mut desk = Desk { client, article, beside, text, file: None, version: 0 };

    let name = desk.at("Haddad");
    desk.choose("postil.annotate", name, "P", None);
    let place = desk.at("Aleppo");
    desk.choose("postil.accept", place, "", None);
    let quote = desk.at("staying");
    desk.choose("postil.accept", quote, "", None);
    desk.choose("postil.mark", name, "Verified", Some("hospital roster"));
    desk.client.change(&desk.article, 2, &[(Some(range((0, 0), (0, 0))), "On Monday: ")]);
    desk.client.tell("textDocument/didSave", json!({ "textDocument": { "uri": desk.article } }));
    desk.make();
    assert_eq!(desk.file.as_deref(), Some(expected.as_str()));
    // What the page says of the file: nothing is wrong with it.
    desk.client.text(&desk.article);
}
