//! Holds the crate to the map in `lib.rs`: imports point down, nothing below the server knows a
//! type of the protocol, and nothing below the server and the command line opens a file, but for the
//! gazetteer and the layer that writes files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The layers from the lowest up; those of one group may use each other as far as it says.
const LAYERS: [&[&str]; 9] = [
    &["text"],
    &["lexicon"],
    &["gazetteer"],
    &["analysis"],
    &["standoff"],
    &["config"],
    &["checks", "ide"],
    &["files"],
    &["server"],
];

/// Starts the others, so it stands above all of them.
const TOP: &str = "cli";

/// Crates of the protocol and its transport.
const PROTOCOL: [&str; 4] = ["tower_lsp", "ls_types", "lsp_types", "tower"];

/// Parts of the standard library that reach outside the process.
const OUTSIDE: [&str; 4] = ["std::fs", "std::net", "std::process", "std::env"];

fn height(layer: &str) -> Option<usize> {
    if layer == TOP { Some(LAYERS.len()) } else { LAYERS.iter().position(|group| group.contains(&layer)) }
}

#[derive(Debug, PartialEq, Eq, Clone, PartialOrd, Ord)]
enum Token {
    Word(String),
    Path,
    Open,
    Close,
    Other(char),
}

/// The words and separators of Rust source, without comments and literals.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                while i < chars.len() && !(at(i) == '*' && at(i + 1) == '/') {
                    i += 1;
                }
                i += 2;
            }
            'r' if at(i + 1) == '"' || at(i + 1) == '#' && matches!(at(i + 2), '"' | '#') => {
                let hashes = (i + 1..).take_while(|&j| at(j) == '#').count();
                let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                i += hashes + 2;
                while i < chars.len() && !chars[i..].starts_with(&close) {
                    i += 1;
                }
                i += close.len();
            }
            '"' => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
            }
            // A character, not a lifetime.
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => {
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            ':' if at(i + 1) == ':' => {
                out.push(Token::Path);
                i += 2;
            }
            c if c.is_alphabetic() || c == '_' => {
                let start = i;
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                out.push(Token::Word(chars[start..i].iter().collect()));
            }
            c => {
                match c {
                    '{' => out.push(Token::Open),
                    '}' => out.push(Token::Close),
                    c if c.is_whitespace() => {}
                    c => out.push(Token::Other(c)),
                }
                i += 1;
            }
        }
    }
    out
}

/// Every path of at least two parts that the source names, with `{}` groups written out.
fn paths(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let begins = matches!(tokens[i], Token::Word(_)) && (i == 0 || tokens[i - 1] != Token::Path);
        if begins && tokens.get(i + 1) == Some(&Token::Path) {
            i = path(tokens, i, &[], &mut out);
        } else {
            i += 1;
        }
    }
    out
}

/// Reads the path at `i`, which goes on from `before`; answers where it ends.
fn path(tokens: &[Token], mut i: usize, before: &[String], out: &mut Vec<Vec<String>>) -> usize {
    let mut parts = before.to_vec();
    loop {
        match tokens.get(i) {
            Some(Token::Word(word)) => parts.push(word.clone()),
            Some(Token::Open) if !parts.is_empty() => {
                i += 1;
                while !matches!(tokens.get(i), None | Some(Token::Close)) {
                    let start = i;
                    i = path(tokens, i, &parts, out);
                    i += usize::from(i == start || tokens.get(i) == Some(&Token::Other(',')));
                }
                return i + 1;
            }
            _ => break,
        }
        i += 1;
        if tokens.get(i) != Some(&Token::Path) {
            break;
        }
        i += 1;
    }
    if parts.len() > before.len() {
        out.push(parts);
    }
    i
}

/// The source without its unit tests, which may look wherever they like.
fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod ").map_or(source, |at| {
        let inline = source[at..].lines().nth(1).is_some_and(|line| line.ends_with('{'));
        if inline { &source[..at] } else { source }
    })
}

/// What is wrong with a file at `path` below `src`.
fn faults(path: &Path, source: &str) -> Vec<String> {
    let mut parts: Vec<String> =
        path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|name| name == "mod") {
        parts.pop();
    }
    let layer = parts[0].clone();
    let Some(own) = height(&layer) else { return vec![format!("{}: `{layer}` is not on the map", path.display())] };
    let server = height("server").unwrap_or_default();
    let mut out = Vec::new();
    for named in paths(&tokens(without_tests(source))) {
        let root = match named[0].as_str() {
            "crate" | "postil" => named.get(1),
            "super" => {
                let climbs = named.iter().take_while(|part| *part == "super").count();
                named.get(climbs).filter(|_| climbs >= parts.len())
            }
            _ => None,
        };
        if let Some(other) = root.and_then(|root| height(root)).filter(|other| *other > own) {
            out.push(format!(
                "{}: `{}` points up, to {}",
                path.display(),
                named.join("::"),
                LAYERS.get(other).map_or(TOP, |group| group[0])
            ));
        }
        if own < server && PROTOCOL.contains(&named[0].as_str()) {
            out.push(format!("{}: `{}` belongs in the server", path.display(), named.join("::")));
        }
        let whole = named.join("::");
        if own < server
            && !["gazetteer", "files"].contains(&&*layer)
            && OUTSIDE.iter().any(|outside| whole.starts_with(outside))
        {
            out.push(format!("{}: `{whole}` reaches outside", path.display()));
        }
    }
    out
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn imports_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for layer in LAYERS.concat().into_iter().chain([TOP]) {
        sources(&root.join(layer), &mut files);
    }
    assert!(files.len() > LAYERS.len(), "the sources were found");
    // Modules of tests alone.
    files.retain(|file| {
        !file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "fixture.rs")))
    });
    let faults: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let source = fs::read_to_string(file).expect("a source file");
            faults(file.strip_prefix(&root).expect("below src"), &source)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_folder_is_on_the_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).expect("a folder").flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(height(&name).is_some() || name == "bin", "`{name}` is on no layer");
    }
}

#[test]
fn what_is_forbidden_is_found() {
    for (path, source) in [
        ("text/a.rs", "use crate::analysis::Reading;"),
        ("text/a.rs", "use crate::{\n    lexicon,\n    text::{self, Edit},\n};"),
        ("analysis/people/mod.rs", "fn f(a: &crate::ide::Article) {}"),
        ("analysis/people/mod.rs", "use super::super::ide::Article;"),
        ("standoff/a.rs", "pub use crate::{text::Text, config::Config};"),
        ("server/a.rs", "use crate::cli::Args;"),
        ("ide/a.rs", "use tower_lsp::ls_types::Hover;"),
        ("config/a.rs", "let text = std::fs::read_to_string(path);"),
        ("checks/a.rs", "use std::{fmt, fs::File};"),
        ("ide/a.rs", "crate::files::replace(path, bytes)"),
        ("nowhere/a.rs", ""),
    ] {
        assert_eq!(faults(Path::new(path), source).len(), 1, "{path}: {source}");
    }
}

#[test]
fn what_is_allowed_is_not() {
    for (path, source) in [
        ("server/a.rs", "use crate::{ide::Article, server::state::State}; use tower_lsp::ls_types::Hover;"),
        ("cli/lsp.rs", "crate::server::serve_stdio()"),
        ("checks/a.rs", "use crate::ide::Article;"),
        (
            "ide/hover/mod.rs",
            "use super::super::text; // crate::server\n/* crate::cli::x */ \"crate::cli::x\" r#\"crate::cli::x\"#",
        ),
        ("text/a.rs", "use super::offset; fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' }"),
        ("gazetteer/a.rs", "use std::fs::File;"),
        ("files/a.rs", "use std::fs::File;"),
        ("server/a.rs", "crate::files::replace(path, bytes)"),
        ("text/a.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::analysis::Reader;\n}"),
    ] {
        assert_eq!(faults(Path::new(path), source), Vec::<String>::new(), "{path}: {source}");
    }
}
