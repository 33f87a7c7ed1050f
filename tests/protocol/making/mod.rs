//! Annotations made by code action and by command.

use expect_test::Expect;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::ls_types::Range;

use crate::client::{Client, file_uri, quiet, range};

mod choosing;
mod commands;

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

/// The byte of a position; below the text it is the end of that, as in editors.
fn byte(text: &str, at: &Value, encoding: &str) -> usize {
    let wanted = (at["line"].as_u64().unwrap(), at["character"].as_u64().unwrap());
    let here = |byte: usize| position(text, byte, encoding);
    let mut all = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte));
    all.rfind(|&byte| (u64::from(here(byte).0), u64::from(here(byte).1)) == wanted).unwrap_or(text.len())
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
