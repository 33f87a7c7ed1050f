//! The commands as somebody at a terminal meets them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn postil(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postil")).args(args).current_dir(folder).output().expect("postil runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on stdout")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on stderr")
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/sample")
}

/// A folder with some files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

#[test]
fn check_shows_the_words_and_fails_on_errors() {
    let output = postil(&["check", "drina.txt"], &sample());
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    assert!(shown.contains("error[annotation-mismatch]: T12 says “Darko Petek”"), "{shown}");
    assert!(shown.contains("--> drina.txt:17:1"), "{shown}");
    assert!(!shown.contains('\u{1b}'), "colours in a pipe");
}

#[test]
fn settings_change_levels_wherever_an_article_lies() {
    let files = [
        ("postil.toml", "[findings]\nannotation-mismatch = \"hint\"\n"),
        ("a/b/bridge.txt", "The bridge is closed, said Marta Kowal.\n"),
        ("a/b/bridge.ann", "T1\tPerson 27 38\tMaria Kowal\n"),
    ];
    let there = folder(&files);
    let path = "a/b/bridge.txt";
    let said = |args: &[&str]| {
        let output = postil(&[args, &[path]].concat(), there.path());
        (output.status.code(), stdout(&output).lines().last().unwrap_or_default().to_owned())
    };
    assert_eq!(said(&["check"]), (Some(0), "1 hint in 1 file.".to_owned()));
    assert_eq!(said(&["check", "--fail-on", "hint"]), (Some(1), "1 hint in 1 file.".to_owned()));
    assert_eq!(said(&["check", "--from", "warning"]), (Some(0), "Nothing found.".to_owned()));
    fs::write(there.path().join("postil.toml"), "findings.annotation-mismatch = \"off\"").expect("a file");
    assert_eq!(said(&["check"]), (Some(0), "Nothing found.".to_owned()));
}

#[test]
fn mistakes_in_settings_are_findings_in_them() {
    let there = folder(&[
        ("postil.toml", "[findings]\nannotation-mismach = \"off\"\n[dates]\n\"*.txt\" = 2024-02-30\n"),
        ("bridge.txt", "The bridge is closed.\n"),
    ]);
    let output = postil(&["check", "bridge.txt"], there.path());
    let shown = stdout(&output);
    assert!(shown.contains("postil.toml:4:"), "{shown}");
    fs::write(there.path().join("postil.toml"), "[findings]\nannotation-mismach = \"off\"\n").expect("a file");
    let output = postil(&["check", "bridge.txt"], there.path());
    let shown = stdout(&output);
    assert!(shown.contains("postil.toml:2:1"), "{shown}");
    assert!(shown.contains("did you mean `annotation-mismatch`?"), "{shown}");
    let output = postil(&["annotate", "bridge.txt"], there.path());
    assert!(stderr(&output).contains("postil.toml, line 2: there is no finding"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn mistakes_in_a_schema_are_findings_in_it_once() {
    let conf = "[entities]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:Person\n[events]\n[attributes]\n";
    let there = folder(&[("annotation.conf", conf), ("a/one.txt", "Yes.\n"), ("b/two.txt", "No.\n")]);
    let output = postil(&["check", "a/one.txt", "b/two.txt"], there.path());
    let shown = stdout(&output);
    assert!(shown.contains("annotation.conf:4:12"), "{shown}");
    assert!(shown.ends_with("1 warning in 1 file.\n"), "{shown}");
    let output = postil(&["annotate", "a/one.txt"], there.path());
    assert!(stderr(&output).contains("annotation.conf, line 4: Knows argument Arg1"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn json_is_one_array_of_findings_that_stand_somewhere() {
    let output = postil(&["check", "--format", "json", "drina.txt"], &sample());
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mismatch = findings.as_array().expect("an array").iter().find(|it| it["code"] == "annotation-mismatch");
    let mismatch = mismatch.expect("the sample has one");
    assert_eq!(
        (&mismatch["file"], &mismatch["line"], &mismatch["column"]),
        (&"drina.txt".into(), &17.into(), &1.into())
    );
    let there = folder(&[("quiet.txt", "Nothing.\n")]);
    let output = postil(&["check", "--format", "json", "quiet.txt"], there.path());
    assert_eq!(stdout(&output), "[]\n");
}

#[test]
fn a_bad_stand_off_file_leaves_the_article() {
    let there = folder(&[("a.txt", "Yes.\n"), ("b.txt", "No.\n")]);
    fs::write(there.path().join("a.ann"), b"T1\tPerson 0 1\t\xff").expect("a file");
    let output = postil(&["check", "a.txt", "missing.txt", "b.txt"], there.path());
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("a.ann is not UTF-8"), "{said}");
    assert!(said.contains("missing.txt does not exist"), "{said}");
    assert_eq!(stdout(&output), "Nothing found.\n");
}

#[test]
fn explain_knows_every_finding_and_what_was_meant() {
    let list = stdout(&postil(&["explain"], &sample()));
    let codes: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.contains(&"quote-unclosed"), "{list}");
    let output = postil(&["explain", "qoute-unclosed"], &sample());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `quote-unclosed`?"), "{}", stderr(&output));
}

#[test]
fn the_version_says_where_the_data_come_from() {
    let short = stdout(&postil(&["--version"], &sample()));
    assert_eq!(short, concat!("postil ", env!("CARGO_PKG_VERSION"), "\n"));
    let long = stdout(&postil(&["--version", "--verbose"], &sample()));
    assert!(long.starts_with(&short) && long.contains("geonames.org"), "{long}");
}

#[test]
fn the_tour_is_a_session_with_the_server() {
    let output = postil(&["tour"], &sample());
    assert!(output.status.success(), "{}", stderr(&output));
    let shown = stdout(&output);
    for part in ["drina.txt", "Findings", "error[annotation-mismatch]"] {
        assert!(shown.contains(part), "no {part} in\n{shown}");
    }
    let output = postil(&["tour", "missing.txt"], &sample());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("missing.txt does not exist"), "{}", stderr(&output));
}

#[test]
fn what_is_wrong_with_annotations_is_reported_in_their_file() {
    let there = folder(&[
        ("bridge.txt", "The bridge is closed, said Marta Kowal.\n"),
        ("bridge.ann", "T1\tPersn 27 38\tMarta Kowal\nA1\tStatus T9 Open\n"),
        ("lost.ann", "T1\tPerson 0 4\tIlse\n"),
        ("quiet.txt", "Nothing.\n"),
    ]);
    let output = postil(&["check", "bridge.txt", "lost.ann", "nowhere.ann", "quiet.txt"], there.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nowhere.ann does not exist"), "{}", stderr(&output));
    let shown = stdout(&output);
    for expected in [
        "error[type-unknown]: Persn is not a known textbound type",
        "--> bridge.ann:1:4",
        "error[id-undefined]: ID T9 not defined",
        "--> bridge.ann:2:11",
        "error[article-missing]: The article of these annotations is missing: there is no lost.txt, lost.md or",
    ] {
        assert!(shown.contains(expected), "{expected} is not in {shown}");
    }
    assert!(shown.ends_with("3 errors in 2 files.\n"), "{shown}");

    // Named beside its article it is reported once, and then with what does not match.
    let output = postil(&["check", "--format", "json", "bridge.txt", "bridge.ann"], there.path());
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let shown: Vec<_> = findings.as_array().expect("an array").iter().map(|it| (&it["file"], &it["code"])).collect();
    assert_eq!(
        format!("{shown:?}"),
        r#"[(String("bridge.ann"), String("type-unknown")), (String("bridge.ann"), String("id-undefined"))]"#
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_schema_can_be_checked_by_itself() {
    let there = folder(&[("a/annotation.conf", "[entities]\nPerson\nPerson\n[relations]\n[events]\n[attributes]\n")]);
    let output = postil(&["check", "a/annotation.conf", "b/visual.conf"], there.path());
    assert!(stdout(&output).contains("a/annotation.conf:3:1"), "{}", stdout(&output));
    assert!(stderr(&output).contains("b/visual.conf does not exist"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn init_writes_a_schema_that_holds_and_never_writes_over_one() {
    let there = folder(&[("news/a.txt", "Nothing.\n")]);
    let output = postil(&["init", "news"], there.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let names = ["annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"];
    let written: Vec<String> = names.iter().map(|name| format!("news/{name}\n")).collect();
    assert_eq!(stdout(&output), written.concat());
    let conf = fs::read_to_string(there.path().join("news/annotation.conf")).expect("a file");
    assert!(conf.starts_with("# What may be annotated") && conf.contains("\nPerson\t<NORM>:Wikidata\n"));
    assert_eq!(stdout(&postil(&["check", "news/a.txt", "news/annotation.conf"], there.path())), "Nothing found.\n");

    fs::write(there.path().join("news/tools.conf"), "mine").expect("a file");
    fs::remove_file(there.path().join("news/visual.conf")).expect("a file");
    let output = postil(&["init", "news"], there.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("are there already; nothing was written"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(there.path().join("news/tools.conf")).expect("a file"), "mine");
    assert!(!there.path().join("news/visual.conf").exists());
    // A folder that is not there is made.
    assert_eq!(postil(&["init", "other/deep"], there.path()).status.code(), Some(0));
    assert!(there.path().join("other/deep/kb_shortcuts.conf").is_file());
}

#[test]
fn convert_prints_what_brat_can_read_and_leaves_the_file() {
    let source = "\u{feff}T1\tQuote 0 9\t“a\u{2028}b c”.\r\nN1\tReference T1 Wikidata:Q1\t\t\tOmar\r\nT2\tPlace 3 4";
    let there = folder(&[("a.txt", "“a\u{2028}b c” .\n"), ("a.ann", source)]);
    fs::write(there.path().join("a.ann"), source.replace("0 9", "0 7").replace("”.", "”")).expect("a file");
    let before = fs::read(there.path().join("a.ann")).expect("a file");
    let output = postil(&["convert", "a.ann", "--to", "brat"], there.path());
    assert_eq!(stdout(&output), "T1\tQuote 0 2;3 7\t“a b c”\nN1\tReference T1 Wikidata:Q1\tOmar\nT2\tPlace 3 4\tb\n");
    assert_eq!(fs::read(there.path().join("a.ann")).expect("a file"), before);
    let output = postil(&["convert", "b.ann", "--to", "brat"], there.path());
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("b.ann does not exist"), "{}", stderr(&output));
    assert_eq!(postil(&["convert", "a.ann"], there.path()).status.code(), Some(2), "--to has to be given");
    // Written over itself in one step; a folder in the way is an error and nothing is left behind.
    let printed = stdout(&postil(&["convert", "a.ann", "--to", "brat"], there.path()));
    let output = postil(&["convert", "a.ann", "--to", "brat", "-o", "a.ann"], there.path());
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(there.path().join("a.ann")).expect("a file"), printed);
    fs::create_dir(there.path().join("c.ann")).expect("a folder");
    let output = postil(&["convert", "a.ann", "--to", "brat", "-o", "c.ann"], there.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("c.ann can't be written: it is a folder"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(there.path()).expect("a folder").count(), 3);
}

#[test]
fn check_finds_annotations_again_by_the_text_they_were_written_for() {
    let there = folder(&[
        ("bridge.txt", "Two boats came.\n\nThe bridge in Riga is closed, said Marta Kowal of Riga.\n"),
        ("bridge.ann", "T1\tPlace 14 18\tRiga\nT2\tPerson 35 46\tMarta Kowal\nT3\tPlace 50 54\tRiga\n"),
    ]);
    let said = || {
        let output = postil(&["check", "--format", "json", "bridge.txt"], there.path());
        let found: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let of = |it: &serde_json::Value| it["code"].as_str().unwrap_or_default().to_owned();
        let codes = found.as_array().into_iter().flatten().map(of);
        codes.filter(|code| code.starts_with("annotation-")).collect::<Vec<_>>()
    };
    // Nothing is known of the old text but that they stood so far apart.
    assert_eq!(said(), ["annotation-outdated"]);
    // Where the bridge was meant is a guess, were it not for what the server remembers.
    let article = "Riga is not far.\n\nThe bridge is closed, said Marta Kowal of Riga.\n";
    fs::write(there.path().join("bridge.txt"), article).expect("a file");
    assert_eq!(said(), ["annotation-doubtful", "annotation-outdated"]);
    let text = "The bridge in Riga is closed, said Marta Kowal of Riga.\n";
    let ann = fs::read_to_string(there.path().join("bridge.ann")).expect("it is there");
    remember(there.path(), text, &ann);
    assert_eq!(said(), ["annotation-mismatch", "annotation-outdated"]);
}

/// Has a server remember an article: it is opened as it was, and saved again as it is.
fn remember(folder: &Path, text: &str, ann: &str) {
    let now = fs::read_to_string(folder.join("bridge.txt")).expect("it is there");
    fs::write(folder.join("bridge.txt"), text).expect("it can be written");
    fs::write(folder.join("bridge.ann"), ann).expect("it can be written");
    let uri = format!("file://{}", folder.join("bridge.txt").display());
    let mut server = Command::new(env!("CARGO_BIN_EXE_postil"))
        .arg("lsp")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("postil runs");
    let mut input = server.stdin.take().expect("a pipe");
    let document = serde_json::json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
    for message in [
        serde_json::json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }),
        serde_json::json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }),
        serde_json::json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
    ] {
        use std::io::Write as _;
        let body = message.to_string();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    }
    for _ in 0..500 {
        // Under its name it is only once it is all there.
        let mut files = fs::read_dir(folder.join(".postil/cache")).into_iter().flatten().flatten();
        if files.any(|file| file.path().extension().is_some_and(|extension| extension == "jsonl")) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(input);
    server.wait().expect("it ends with its input");
    fs::write(folder.join("bridge.txt"), now).expect("it can be written");
}

#[test]
fn figures_and_dates_come_as_tables() {
    let text = "GRAZ, May 14, 2024 — At least 12 people were killed last week, “a mess”.\n";
    let there = folder(&[("a.txt", text), ("none.txt", "")]);
    let said = |args: &[&str]| {
        let output = postil(args, there.path());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let csv = said(&["figures", "a.txt", "none.txt", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("file,line,column,subject,text,claim"), "{csv}");
    assert!(
        lines[1].starts_with("a.txt,1,22,people killed,At least 12 people,\"at least 12, no upper bound\",12,12,true"),
        "{csv}"
    );
    assert_eq!(lines.len(), 2);
    assert_eq!(said(&["timeline", "none.txt", "--format", "json"]), "[]\n");
    let rows: serde_json::Value =
        serde_json::from_str(&said(&["timeline", "a.txt", "--format", "json"])).expect("JSON");
    let last = rows.as_array().and_then(|rows| rows.iter().find(|row| row["text"] == "last week")).expect("a row");
    assert_eq!((&last["first"], &last["last"]), (&"2024-05-06".into(), &"2024-05-12".into()));
    assert!(said(&["timeline", "a.txt"]).contains("6–12 May 2024"));
    assert_eq!(postil(&["figures", "missing.txt"], there.path()).status.code(), Some(2));
}
