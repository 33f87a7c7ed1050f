//! What `postil annotate` prints keeps to its contract, whatever it is given.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

mod shape;

fn postil(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postil")).args(args).current_dir(folder).output().expect("postil runs")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8 on stdout")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/sample")
}

/// Runs `annotate` over files with the given content; every line of the answer keeps the contract.
fn annotate(files: &[(&str, &[u8])]) -> (Output, Vec<Value>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let output = postil(&[&["annotate"][..], &names].concat(), folder.path());
    let answers = lines(&output);
    for answer in &answers {
        let id = answer["id"].as_str().expect("an id");
        let text =
            files.iter().find(|(name, _)| *name == id).map(|(_, text)| String::from_utf8_lossy(text).into_owned());
        assert_eq!(shape::faults(answer, &text.expect("a file of that name")), Vec::<String>::new());
    }
    (output, answers)
}

#[test]
fn the_sample_articles_keep_the_contract() {
    let names = ["drina.txt", "harbour.md"];
    let output = postil(&["annotate", "--format", "jsonl", names[0], names[1]], &sample());
    assert!(output.status.success(), "{}", stderr(&output));
    let answers = lines(&output);
    assert_eq!(answers.iter().map(|answer| answer["id"].as_str().unwrap_or_default()).collect::<Vec<_>>(), names);
    for (answer, name) in answers.iter().zip(names) {
        let text = fs::read_to_string(sample().join(name)).expect("the sample is there");
        assert_eq!(shape::faults(answer, &text), Vec::<String>::new());
        {
            let part = "findings";
            assert!(!answer[part].as_array().expect(part).is_empty(), "no {part} in {name}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_output() {
    let run = || postil(&["annotate", "drina.txt", "harbour.md", "drina.txt"], &sample()).stdout;
    let first = run();
    assert!(!first.is_empty());
    for _ in 0..3 {
        assert!(run() == first, "a run differs from the one before");
    }
}

#[test]
fn lines_are_read_like_files() {
    let text = fs::read_to_string(sample().join("drina.txt")).expect("the sample is there");
    let record = |id: Value, key: &str| serde_json::json!({ "id": id, "text": text, key: "2024-05-14T06:00:00Z" });
    let input = format!(
        "{}\n\n{}\nnot JSON\n{}\n",
        record("a".into(), "published"),
        record(7.into(), "ref_time"),
        record("z".into(), "other")
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["annotate", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("postil runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("postil ends");
    let answers = lines(&output);
    assert_eq!(
        answers.iter().map(|answer| answer["id"].as_str().unwrap_or_default()).collect::<Vec<_>>(),
        ["a", "7", "z"]
    );
    assert_eq!(answers[0]["quotes"], answers[1]["quotes"]);
    assert_eq!(answers[0]["dates"], answers[1]["dates"]);
    assert_eq!(answers[0]["published"], "2024-05-14");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("standard input, line 4 is not an object"), "{}", stderr(&output));
}

#[test]
fn one_bad_file_never_stops_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.txt"), "“Yes,” said Ana Ruiz.\n").expect("a file");
    fs::write(folder.path().join("latin1.txt"), b"caf\xe9\n").expect("a file");
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    let output = postil(&["annotate", "missing.txt", "good.txt", "latin1.txt", "folder", "good.txt"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output).len(), 2);
    let said = stderr(&output);
    for expected in [
        "missing.txt does not exist",
        "latin1.txt is not UTF-8 (byte 0xE9 at offset 3); convert it first, as in `iconv -f WINDOWS-1252",
        "folder is a folder; name the articles in it",
    ] {
        assert!(said.contains(expected), "“{expected}” is not in\n{said}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_stay_what_they_are() {
    let text = fs::read_to_string(sample().join("drina.txt")).expect("the sample is there");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let mac = text.replace('\n', "\r");
    let (output, answers) =
        annotate(&[("unix.txt", text.as_bytes()), ("windows.txt", windows.as_bytes()), ("mac.txt", mac.as_bytes())]);
    assert!(output.status.success(), "{}", stderr(&output));
    let words = |answer: &Value, text: &str, part: &str| -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let offset = |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("a small offset");
        let spans = answer[part].as_array().expect("a list").iter();
        spans
            .map(|it| {
                chars[offset(&it["start"])..offset(&it["end"])].iter().filter(|c| **c != '\r' && **c != '\n').collect()
            })
            .collect()
    };
    for part in ["quotes", "places", "figures", "dates"] {
        let expected = words(&answers[0], &text, part);
        assert_eq!(words(&answers[1], &windows, part), expected, "{part} in CRLF");
        assert_eq!(words(&answers[2], &mac, part), expected, "{part} in CR");
    }
}

#[test]
fn nothing_and_almost_nothing_are_articles_too() {
    let odd: [(&str, &[u8]); 8] = [
        ("empty.txt", b""),
        ("blank.txt", b" \n\r\n\t"),
        ("bom.txt", "\u{feff}".as_bytes()),
        ("mark.txt", "“".as_bytes()),
        ("marks.txt", "”“\"'‘’«»„".as_bytes()),
        ("matter.md", b"---\ntitle: x\n---\n"),
        ("astral.txt", "😀 “😀,” said 😀 𝔸𝕟𝕒 Ruiz, 3,5, in 😀\u{2028}Paris.".as_bytes()),
        ("nul.txt", b"\0\x01 said \0 12 \x7f people"),
    ];
    let (output, answers) = annotate(&odd);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(answers.len(), odd.len());
    assert_eq!(answers[0]["length"], 0);
}

#[test]
fn a_huge_file_is_read() {
    let sample = fs::read_to_string(sample().join("drina.txt")).expect("the sample is there");
    let book = sample.repeat(200);
    let line = "word ".repeat(100_000);
    let (output, answers) = annotate(&[("book.txt", book.as_bytes()), ("line.txt", line.as_bytes())]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(answers.len(), 2);
}

#[test]
fn nobody_reading_the_output_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args([&["annotate"][..], &["drina.txt"; 64]].concat())
        .current_dir(sample())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("postil runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("postil ends");
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn findings_have_codes_that_can_be_explained() {
    let answer = &lines(&postil(&["annotate", "drina.txt"], &sample()))[0];
    let findings = answer["findings"].as_array().expect("a list");
    let codes: BTreeSet<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert!(codes.contains("annotation-mismatch"), "{codes:?}");
    for code in codes {
        let output = postil(&["explain", code], &sample());
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stdout(&output).starts_with(&format!("# {code}\n")), "{}", stdout(&output));
    }
}
