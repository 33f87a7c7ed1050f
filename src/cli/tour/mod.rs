//! `postil tour`: what an editor would show, without an editor.
//!
//! The tour starts the real server as a child and asks it over the real protocol. The only thing
//! it knows better than an editor is where to look: it reads the article itself and picks one
//! telling place for each question.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    ide::Article,
    text::{CharOffset, CharRange, Encoding, Format, LineColumn, Text},
};

use super::{
    Outcome, complain,
    workspace::{self, Workspaces},
};

mod client;
mod markdown;
mod show;
mod stops;

use client::Client;
use show::Show;

/// The sample: name and content of each file of its workspace.
const SAMPLE: [(&str, &str); 3] = [
    ("drina.txt", include_str!("../../../editors/sample/drina.txt")),
    ("drina.ann", include_str!("../../../editors/sample/drina.ann")),
    ("postil.toml", include_str!("../../../editors/sample/postil.toml")),
];

/// Show what an editor makes of an article, without an editor
///
/// Starts the language server, opens an article in it (a sample, if you name none) and prints
/// what an editor would show: findings, hovers, go-to, references, hints.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The article
    file: Option<PathBuf>,
}

/// Takes the tour.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let folder;
    let file = match &args.file {
        Some(file) => file.clone(),
        None => {
            folder = tempfile::Builder::new().prefix("postil-tour-").tempdir()?;
            for (name, content) in SAMPLE {
                fs::write(folder.path().join(name), content)?;
            }
            folder.path().join(SAMPLE[0].0)
        }
    };
    let source = match workspace::open(&file, None, &Workspaces::default()) {
        Ok((source, _)) => source,
        Err(complaint) => {
            complain(&complaint);
            return Ok(Outcome::InputFailed);
        }
    };
    let article = source.read();
    match Tour::take(&file, &article) {
        Ok(()) => Ok(Outcome::Fine),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(error),
        Err(error) => {
            complain(&format!("the tour ended early: {error}"));
            Ok(Outcome::InputFailed)
        }
    }
}

/// A session over one article.
struct Tour<'a> {
    client: Client,
    uri: String,
    article: &'a Article,
    show: Show<'a>,
}

impl<'a> Tour<'a> {
    fn take(file: &Path, article: &'a Article) -> io::Result<()> {
        let whole = fs::canonicalize(file)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let uri = file_uri(&whole);
        let root = whole.parent().map(file_uri).unwrap_or_default();
        let started = Instant::now();
        let client = Client::start(&std::env::current_exe()?, &root)?;
        let show = Show::new(&article.text, name);
        let mut tour = Tour { client, uri, article, show };
        tour.show.title(article, started.elapsed())?;
        tour.findings()?;
        tour.hovers()?;
        tour.speakers()?;
        tour.navigation()?;
        tour.show.end()?;
        tour.client.finish()
    }

    /// Opens the article and shows the findings the server publishes for it.
    fn findings(&mut self) -> io::Result<()> {
        let text = self.article.text.to_string();
        let language = if self.article.text.format() == Format::Markdown { "markdown" } else { "plaintext" };
        let opened = Instant::now();
        let item = json!({ "uri": self.uri, "languageId": language, "version": 1, "text": text });
        self.client.notify("textDocument/didOpen", &json!({ "textDocument": item }))?;
        let uri = self.uri.clone();
        let diagnostics = self.client.wait("textDocument/publishDiagnostics", |params| {
            (params["uri"] == uri && params["version"] == 1).then(|| params["diagnostics"].clone())
        })?;
        let took = opened.elapsed();
        let diagnostics: Vec<Value> = diagnostics.as_array().cloned().unwrap_or_default();
        self.show.heading("Findings", "under the words they are about", took)?;
        for diagnostic in &diagnostics {
            self.show.diagnostic(diagnostic, &mut |range| self_range(&self.article.text, range))?;
        }
        Ok(())
    }

    /// Shows one hover of each kind.
    fn hovers(&mut self) -> io::Result<()> {
        let mut shown = false;
        for (kind, at) in stops::hovers(self.article) {
            let (hover, took) = self.ask("textDocument/hover", at, json!({}))?;
            let Some(markdown) = hover["contents"]["value"].as_str() else { continue };
            if !shown {
                self.show.heading("Hover", "with the pointer on a name, a figure, a quote", took)?;
                shown = true;
            }
            let range = self_range(&self.article.text, &hover["range"]).unwrap_or(CharRange::empty(at));
            self.show.hover(kind, range, markdown)?;
        }
        Ok(())
    }

    /// Shows who the server says speaks where the article doesn't.
    fn speakers(&mut self) -> io::Result<()> {
        let end = self.article.text.position(self.article.text.range().end(), Encoding::Utf32);
        let range = json!({
            "start": { "line": 0, "character": 0 },
            "end": { "line": end.line, "character": end.column },
        });
        let params = json!({ "textDocument": { "uri": self.uri }, "range": range });
        let (hints, took) = self.client.request("textDocument/inlayHint", &params)?;
        let hints = hints.as_array().cloned().unwrap_or_default();
        if hints.is_empty() {
            return Ok(());
        }
        self.show.heading("Who speaks", "written into the text where it doesn’t say", took)?;
        for hint in hints.iter().take(stops::MANY) {
            if let (Some(at), Some(label)) = (self.offset(&hint["position"]), label(hint)) {
                self.show.hint(at, &label, hint["paddingRight"] == true)?;
            }
        }
        Ok(())
    }

    /// Shows where go-to leads from a quote, and all that belongs to a person.
    fn navigation(&mut self) -> io::Result<()> {
        if let Some(at) = stops::quote_to_follow(self.article) {
            let (answer, took) = self.ask("textDocument/definition", at, json!({}))?;
            if let Some(target) = self.locations(&answer).first() {
                self.show.heading("Go to definition", "from a quote to who spoke it", took)?;
                self.show.jump(at, *target)?;
            }
        }
        if let Some(at) = stops::person_to_find(self.article) {
            let context = json!({ "context": { "includeDeclaration": true } });
            let (answer, took) = self.ask("textDocument/references", at, context)?;
            let places = self.locations(&answer);
            if !places.is_empty() {
                self.show.heading("Find references", "every mention of a person, and every quote", took)?;
                self.show.places(&places)?;
            }
        }
        Ok(())
    }

    fn ask(&mut self, method: &str, at: CharOffset, more: Value) -> io::Result<(Value, Duration)> {
        let LineColumn { line, column } = self.article.text.position(at, Encoding::Utf32);
        let mut params = more;
        params["textDocument"] = json!({ "uri": self.uri });
        params["position"] = json!({ "line": line, "character": column });
        self.client.request(method, &params)
    }

    fn offset(&self, position: &Value) -> Option<CharOffset> {
        offset(&self.article.text, position)
    }

    /// The ranges in the article of a location, a list of them, or a list of links.
    fn locations(&self, answer: &Value) -> Vec<CharRange> {
        let one = [answer.clone()];
        let list = answer.as_array().map_or(&one[..], Vec::as_slice);
        list.iter()
            .filter_map(|location| {
                let uri = location.get("uri").or_else(|| location.get("targetUri"))?;
                let range = location.get("range").or_else(|| location.get("targetSelectionRange"))?;
                if *uri == self.uri { self_range(&self.article.text, range) } else { None }
            })
            .collect()
    }
}

/// The label of a hint: a string, or parts of one.
fn label(hint: &Value) -> Option<String> {
    match &hint["label"] {
        Value::String(label) => Some(label.clone()),
        Value::Array(parts) => Some(parts.iter().filter_map(|part| part["value"].as_str()).collect()),
        _ => None,
    }
}

fn offset(text: &Text, position: &Value) -> Option<CharOffset> {
    let number = |key: &str| position[key].as_u64().and_then(|n| u32::try_from(n).ok());
    let position = LineColumn { line: number("line")?, column: number("character")? };
    Some(text.offset(position, Encoding::Utf32).offset)
}

fn self_range(text: &Text, range: &Value) -> Option<CharRange> {
    Some(CharRange::new(offset(text, &range["start"])?, offset(text, &range["end"])?))
}

/// The URI of an absolute path: everything but what RFC 3986 calls unreserved is escaped.
fn file_uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(file_uri(Path::new("/a b/é#.txt")), "file:///a%20b/%C3%A9%23.txt");
    }
}
