//! Annotations kept in place through what editors do to a text at once: many cursors, formatters that replace
//! the whole document, and taking either back.

use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;
use tower_lsp::ls_types::Range;

use crate::client::{Client, file_uri, quiet, range};

const ARTICLE: &str = "🗞 Floods cut off Marovo\r\n\r\nThe river Lunga burst its banks on Monday 𝒜, cutting off the \
                       town, officials said.\r\n\r\n“We have water up to our knees,” said Ruth Tavake, a teacher. \
                       Nobody has come.\r\n\r\nMore than 300 people were taken to Honiara 🗺.\r\n";

/// Words that are there once, each annotated.
const MARKED: [&str; 7] =
    ["Marovo", "Lunga", "Monday 𝒜", "“We have water up to our knees,”", "Ruth Tavake", "300 people", "Honiara 🗺"];

/// The stand-off file that marks them in a text. White space between their words may be another by now.
fn annotations(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for (index, words) in MARKED.iter().enumerate() {
        let words: Vec<&str> = words.split(' ').collect();
        let starts = (0..chars.len()).filter_map(|start| Some((start, end_of(&chars, start, &words)?)));
        let found: Vec<(usize, usize)> = starts.collect();
        let [(start, end)] = found[..] else { panic!("{words:?} is there {} times in {text:?}", found.len()) };
        // brat's lines hold no line end: a span falls into fragments there.
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let breaks = |c: char| matches!(c, '\r' | '\n');
        let mut at = start;
        while at < end {
            let stop = (at..end).find(|&i| breaks(chars[i])).unwrap_or(end);
            let next = (stop..end).find(|&i| !breaks(chars[i])).unwrap_or(end);
            let trimmed = |mut from: usize, mut to: usize| {
                while from < to && chars[from].is_whitespace() {
                    from += 1;
                }
                while from < to && chars[to - 1].is_whitespace() {
                    to -= 1;
                }
                (from, to)
            };
            spans.extend(Some(trimmed(at, stop)).filter(|(from, to)| from < to));
            at = next.max(stop + 1).min(end);
            if stop == end {
                break;
            }
        }
        let offsets: Vec<String> = spans.iter().map(|(from, to)| format!("{from} {to}")).collect();
        let covered: Vec<String> = spans.iter().map(|&(from, to)| chars[from..to].iter().collect()).collect();
        out += &format!("T{}\tThing {}\t{}\n", index + 1, offsets.join(";"), covered.join(" "));
    }
    out
}

/// Where words end that start at a place, with any white space between them.
fn end_of(chars: &[char], start: usize, words: &[&str]) -> Option<usize> {
    let mut at = start;
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let gap = chars[at..].iter().take_while(|c| c.is_whitespace()).count();
            at += Some(gap).filter(|gap| *gap > 0)?;
        }
        for c in word.chars() {
            if chars.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}

/// The position of a byte in an encoding.
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

struct Desk {
    client: Client,
    article: String,
    text: String,
    version: i32,
    encoding: &'static str,
    /// The texts that can be gone back to.
    before: Vec<String>,
    _folder: TempDir,
}

impl Desk {
    fn new(encoding: &'static str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("flood.txt");
        std::fs::write(path.with_extension("ann"), annotations(ARTICLE)).unwrap();
        let mut params = quiet();
        params["capabilities"] = json!({
            "general": { "positionEncodings": [encoding] },
            "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } },
        });
        let mut client = Client::with(params);
        client.forget("textDocument/publishDiagnostics");
        let article = file_uri(&path);
        client.open(&article, ARTICLE);
        let (text, before) = (ARTICLE.to_owned(), Vec::new());
        Desk { client, article, text, version: 1, encoding, before, _folder: folder }
    }

    fn range(&self, start: usize, end: usize) -> Range {
        range(position(&self.text, start, self.encoding), position(&self.text, end, self.encoding))
    }

    /// Makes edits as one change, given by bytes in the text as it is, in any order; tells of the last first,
    /// as editors do.
    fn edit_all(&mut self, edits: &[(usize, usize, &str)]) {
        self.before.push(self.text.clone());
        let mut edits = edits.to_vec();
        edits.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
        let changes: Vec<(Option<Range>, &str)> =
            edits.iter().map(|(start, end, new)| (Some(self.range(*start, *end)), *new)).collect();
        self.version += 1;
        self.client.change(&self.article, self.version, &changes);
        for (start, end, new) in edits {
            self.text.replace_range(start..end, new);
        }
    }

    /// Types the same at many places, which are counted in white spaces.
    fn type_at(&mut self, places: &[usize], typed: &str) {
        let gaps: Vec<usize> = self.text.match_indices(' ').map(|(at, _)| at + 1).collect();
        let mut places: Vec<usize> = places.iter().map(|place| gaps[place % gaps.len()]).collect();
        places.sort_unstable();
        places.dedup();
        let edits: Vec<_> = places.into_iter().map(|at| (at, at, typed)).collect();
        self.edit_all(&edits);
    }

    /// Replaces the whole document, named by its range or by none.
    fn replace(&mut self, new: &str, ranged: bool) {
        let whole = ranged.then(|| self.range(0, self.text.len()));
        self.version += 1;
        self.client.change(&self.article, self.version, &[(whole, new)]);
        self.before.push(std::mem::replace(&mut self.text, new.to_owned()));
    }

    /// Goes back to the text before, by replacing what differs as one range.
    fn undo(&mut self) {
        let Some(old) = self.before.pop() else { return };
        let head: usize =
            self.text.chars().zip(old.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        let (now, then) = (&self.text[head..], &old[head..]);
        let tail: usize =
            now.chars().rev().zip(then.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        let (start, end) = (head, self.text.len() - tail);
        let changes = [(Some(self.range(start, end)), &old[head..old.len() - tail])];
        self.version += 1;
        self.client.change(&self.article, self.version, &changes);
        self.text = old;
    }

    /// Holds the server to the text and to the places of everything in it.
    fn check(&mut self) {
        assert_eq!(self.client.text(&self.article), self.text);
        let (before, expected) = (annotations(ARTICLE), annotations(&self.text));
        if before == expected {
            return;
        }
        let params = json!({ "command": "postil.syncAnnotations", "arguments": [self.article] });
        self.client.call("workspace/executeCommand", params).unwrap();
        let asked = self.client.grant("workspace/applyEdit", json!({ "applied": true }));
        let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
        for edit in asked["edit"]["documentChanges"][0]["edits"].as_array().unwrap().iter().rev() {
            let at = |end: &str, what: &str| edit["range"][end][what].as_u64().unwrap() as usize;
            assert_eq!(at("start", "line"), at("end", "line"), "one line at a time: {edit}");
            let line = &mut lines[at("start", "line")];
            let byte = |column: usize| {
                let here = |byte: &usize| position(line, *byte, self.encoding).1 as usize == column;
                (0..=line.len()).filter(|&byte| line.is_char_boundary(byte)).find(here).expect("a column")
            };
            let (start, end) = (byte(at("start", "character")), byte(at("end", "character")));
            line.replace_range(start..end, edit["newText"].as_str().unwrap());
        }
        assert_eq!(lines.join("\n") + "\n", expected, "{:?}", self.text);
    }
}

/// What formatters do to white space.
fn formatted(text: &str, how: usize) -> String {
    match how % 4 {
        0 => text.replace(' ', "  "),
        1 => text.replace("  ", " ").replace(" \r\n", "\r\n"),
        2 => {
            // Wrapped anew.
            let paragraphs = text.split("\r\n\r\n").map(|paragraph| {
                let words: Vec<&str> = paragraph.split_whitespace().collect();
                words.chunks(4).map(|line| line.join(" ")).collect::<Vec<_>>().join("\r\n")
            });
            paragraphs.collect::<Vec<_>>().join("\r\n\r\n") + "\r\n"
        }
        _ => text.replace("\r\n", "\n").replace('\n', "\r\n\r\n"),
    }
}

#[derive(Clone, Debug)]
enum Step {
    Type(Vec<usize>, &'static str),
    Format(usize, bool),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let typed = prop::sample::select(vec!["so ", "🗞 ", "é", "\r\n", "and\r\n𝒜 "]);
    prop_oneof![
        (prop::collection::vec(0usize..60, 1..6), typed).prop_map(|(places, typed)| Step::Type(places, typed)),
        (0usize..4, any::<bool>()).prop_map(|(how, ranged)| Step::Format(how, ranged)),
        Just(Step::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn nothing_an_editor_does_at_once_moves_them_from_their_words(
        steps in prop::collection::vec(step(), 1..6),
        encoding in prop::sample::select(vec!["utf-8", "utf-16", "utf-32"]),
    ) {
        let mut desk = Desk::new(encoding);
        for step in steps {
            match step {
                // Typed inside a name it would belong to it.
                Step::Type(places, typed) => {
                    let before = desk.text.clone();
                    desk.type_at(&places, typed);
                    if !still_there(&desk.text) {
                        desk.undo();
                        prop_assert_eq!(&desk.text, &before);
                    }
                }
                Step::Format(how, ranged) => {
                    let new = formatted(&desk.text, how);
                    desk.replace(&new, ranged);
                }
                Step::Undo => desk.undo(),
            }
        }
        desk.check();
    }
}

/// Whether all that is annotated still stands as it did.
fn still_there(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    MARKED.iter().all(|words| {
        let words: Vec<&str> = words.split(' ').collect();
        (0..chars.len()).filter(|&start| end_of(&chars, start, &words).is_some()).count() == 1
    })
}

#[test]
fn many_cursors_and_back() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut desk = Desk::new(encoding);
        let places: Vec<usize> =
            ["Marovo", "Lunga", "Ruth", "300", "Honiara"].map(|it| ARTICLE.find(it).unwrap()).into();
        let edits: Vec<_> = places.iter().map(|&at| (at, at, "the 🗞 ")).collect();
        desk.edit_all(&edits);
        desk.check();
        desk.undo();
        desk.check();
    }
}

#[test]
fn letters_typed_inside_words_and_taken_back_as_one_edit() {
    let mut desk = Desk::new("utf-8");
    let places = ["day 𝒜", "ga burst", "avake", "ople were", "🗺"].map(|it| ARTICLE.find(it).unwrap());
    desk.edit_all(&places.map(|at| (at, at, "é")));
    desk.undo();
    desk.check();
    // Behind white space inside a name.
    desk.edit_all(&["𝒜", "300", "people"].map(|it| ARTICLE.find(it).unwrap()).map(|at| (at, at, "é")));
    desk.undo();
    desk.check();
    desk.type_at(&[0], "so ");
    desk.check();
}

#[test]
fn a_formatter_replaces_the_document_and_is_taken_back() {
    for ranged in [false, true] {
        for how in 0..4 {
            let mut desk = Desk::new("utf-16");
            desk.replace(&formatted(ARTICLE, how), ranged);
            desk.check();
            let mut desk = Desk::new("utf-16");
            desk.replace(&formatted(ARTICLE, how), ranged);
            desk.undo();
            desk.check();
        }
    }
}

#[test]
fn lines_sorted_by_one_edit_take_their_annotations_along() {
    let mut desk = Desk::new("utf-8");
    let mut paragraphs: Vec<&str> = ARTICLE.trim_end().split("\r\n\r\n").collect();
    paragraphs.reverse();
    let turned = paragraphs.join("\r\n\r\n") + "\r\n";
    desk.replace(&turned, true);
    desk.check();
}
