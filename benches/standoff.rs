//! How long a long stand-off file keeps one waiting: from a keystroke in it to its diagnostics, for what an
//! editor asks after every one, and from a keystroke in its article, over the protocol, against the program
//! as it is shipped.
//!
//! `cargo bench --bench standoff` prints p50, p99 and the worst in milliseconds and ends with 1 where
//! a p99 is over its budget. `cargo bench --bench standoff -- COUNT` types so many characters.
#![allow(clippy::unwrap_used, reason = "there is nobody to tell")]

mod client;

use std::{fmt::Write as _, fs, path::PathBuf, process::ExitCode, time::Instant};

use client::{Server, Times};
use serde_json::json;
use tower_lsp::ls_types::Uri;

/// Lines of the stand-off file.
const LINES: usize = 4_800;

/// In milliseconds, from a keystroke to the diagnostics.
const KEYSTROKE: f64 = 20.0;

/// In milliseconds, for what is asked after a keystroke.
const REQUEST: f64 = 30.0;

/// Typed before anything is measured.
const WARM_UP: usize = 10;

/// An article and its annotations as they grow.
#[derive(Default)]
struct Corpus {
    article: String,
    /// The length of the article in code points.
    at: usize,
    annotations: String,
    lines: usize,
    /// How many there are of each kind of id.
    ids: [usize; 4],
}

impl Corpus {
    fn plain(&mut self, text: &str) {
        self.article += text;
        self.at += text.chars().count();
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.annotations, "{line}").unwrap();
        self.lines += 1;
    }

    fn id(&mut self, kind: usize) -> usize {
        self.ids[kind] += 1;
        self.ids[kind]
    }

    /// Adds text that is annotated and gives the number of the annotation.
    fn span(&mut self, label: &str, text: &str) -> usize {
        let (id, start) = (self.id(0), self.at);
        self.plain(text);
        let end = self.at;
        self.line(format_args!("T{id}\t{label} {start} {end}\t{text}"));
        id
    }

    /// An invented article with `lines` lines of annotations, a few of them wrong.
    fn of(lines: usize) -> Corpus {
        const NAMES: [&str; 6] =
            ["Ilse Brandt", "Marek Kowal", "Nadia Rahmani", "Aoife O’Dea", "Søren Lindqvist", "Jana Novák"];
        const PLACES: [(&str, u32); 5] = [
            ("Gdańsk", 3_099_434),
            ("Cork", 2_965_140),
            ("Varna", 726_050),
            ("Malmö", 2_692_969),
            ("Ostrava", 3_068_799),
        ];
        let mut corpus = Corpus::default();
        for round in 0.. {
            if corpus.lines >= lines {
                break;
            }
            let (place, entry) = PLACES[round % PLACES.len()];
            let quote = corpus.span("Quote", &format!("“We counted {} houses under water,”", round + 20));
            corpus.plain(" ");
            let speaker = corpus.span("Person", NAMES[round % NAMES.len()]);
            corpus.plain(" ");
            let cue = corpus.span("Cue", "said");
            corpus.plain(" in ");
            let there = corpus.span("Place", place);
            corpus.plain(" on ");
            corpus.span(if round % 200 == 7 { "Dtae" } else { "Date" }, "Monday");
            corpus.plain(". ");
            corpus.plain("The river fell by a hand during the night.\n\n");
            let (first, second) = (corpus.id(1), corpus.id(1));
            corpus.line(format_args!("R{first}\tSpeaker Arg1:T{quote} Arg2:T{speaker}"));
            corpus.line(format_args!("R{second}\tCue Arg1:T{quote} Arg2:T{cue}"));
            let (kind, link, note) = (corpus.id(2), corpus.id(3), round + 1);
            corpus.line(format_args!("A{kind}\tKind T{quote} Direct"));
            corpus.line(format_args!("N{link}\tReference T{there} GeoNames:{entry}\t{place}"));
            corpus.line(format_args!("#{note}\tAnnotatorNotes T{speaker}\tcalled back on Tuesday"));
        }
        corpus
    }
}

/// With the article open beside the annotations, or only on disk.
fn measure(count: usize, article_open: bool) -> bool {
    let corpus = Corpus::of(LINES);
    let folder = tempfile::tempdir().unwrap();
    let (article, standoff) = (folder.path().join("flood.txt"), folder.path().join("flood.ann"));
    fs::write(&article, &corpus.article).unwrap();
    fs::write(&standoff, &corpus.annotations).unwrap();
    let uri = |path: &PathBuf| Uri::from_file_path(path).unwrap().to_string();
    let (article, standoff) = (uri(&article), uri(&standoff));
    let mut server = Server::start(&json!({
        "rootUri": uri(&folder.path().to_owned()),
        "capabilities": { "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } },
    }));
    let open =
        |uri: &str, text: &str| json!({ "textDocument": { "uri": uri, "languageId": "", "version": 0, "text": text } });
    if article_open {
        server.notify("textDocument/didOpen", &open(&article, &corpus.article));
        server.diagnostics_of(&article, 0);
    }
    server.notify("textDocument/didOpen", &open(&standoff, &corpus.annotations));
    server.diagnostics_of(&standoff, 0);

    // A note in the middle of the file grows.
    let lines: Vec<&str> = corpus.annotations.lines().collect();
    let line = (lines.len() / 2..).find(|&line| lines[line].starts_with('#')).unwrap();
    let mut column = lines[line].encode_utf16().count();
    let asked = ["semanticTokens/full", "documentSymbol", "foldingRange", "documentLink", "formatting"];
    let mut typed = Vec::new();
    let mut answered = vec![Vec::new(); asked.len()];
    for (i, key) in " and on Friday; she will write".chars().cycle().take(WARM_UP + count).enumerate() {
        let here = json!({ "line": line, "character": column });
        let change = json!({ "range": { "start": here, "end": here }, "text": key.to_string() });
        let params = json!({ "textDocument": { "uri": standoff, "version": i + 1 }, "contentChanges": [change] });
        let start = Instant::now();
        server.notify("textDocument/didChange", &params);
        server.diagnostics_of(&standoff, i + 1);
        typed.push(start.elapsed());
        column += key.len_utf16();
        for (method, times) in asked.iter().zip(&mut answered) {
            let options = json!({ "tabSize": 4, "insertSpaces": false });
            let params = json!({ "textDocument": { "uri": standoff }, "options": options });
            let start = Instant::now();
            server.request(&format!("textDocument/{method}"), &params);
            times.push(start.elapsed());
        }
    }
    server.stop();
    let bytes = corpus.annotations.len();
    let beside = if article_open { ", article open" } else { "" };
    let mut within = Times(typed.split_off(WARM_UP)).report(&format!("keystroke{beside}"), bytes, KEYSTROKE);
    for (method, mut times) in asked.into_iter().zip(answered) {
        within &= Times(times.split_off(WARM_UP)).report(method, bytes, REQUEST);
    }
    within
}

/// In the article: all of them move with every key.
fn measure_article(count: usize) -> bool {
    let corpus = Corpus::of(LINES);
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("flood.txt");
    fs::write(&article, &corpus.article).unwrap();
    fs::write(article.with_extension("ann"), &corpus.annotations).unwrap();
    let uri = Uri::from_file_path(&article).unwrap().to_string();
    let mut server = Server::start(&json!({ "capabilities": {} }));
    let document = json!({ "uri": uri, "languageId": "plaintext", "version": 0, "text": corpus.article });
    server.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    server.diagnostics_of(&uri, 0);
    let line = corpus.article.lines().count() / 4 * 2;
    let mut typed = Vec::new();
    for (i, key) in "They came back on Friday. ".chars().cycle().take(WARM_UP + count).enumerate() {
        let here = json!({ "line": line, "character": i });
        let change = json!({ "range": { "start": here, "end": here }, "text": key.to_string() });
        let params = json!({ "textDocument": { "uri": uri, "version": i + 1 }, "contentChanges": [change] });
        let start = Instant::now();
        server.notify("textDocument/didChange", &params);
        server.diagnostics_of(&uri, i + 1);
        typed.push(start.elapsed());
    }
    server.stop();
    Times(typed.split_off(WARM_UP)).report("keystroke in the article", corpus.article.len(), KEYSTROKE)
}

fn main() -> ExitCode {
    // `cargo test --benches` runs this as well; once through is enough to show that it works.
    let testing = std::env::args().any(|argument| argument == "--test") || cfg!(debug_assertions);
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(if testing { 3 } else { 200 });
    let within = [false, true].map(|article_open| measure(count, article_open)).iter().all(|&within| within);
    let within = measure_article(count) && within;
    if within || testing { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
