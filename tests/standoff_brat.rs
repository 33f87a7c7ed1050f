//! What brat makes of a file, and what we do: the same where it is sane.

use std::{collections::BTreeSet, fs};

use expect_test::{Expect, expect};
use postil::{
    standoff::{AnnFile, Record, Schema, breaks_span, print_for_brat, verify},
    text::{Format, Text},
};

/// The lines that are no annotations to brat: those it keeps without understanding them.
fn lost(file: &AnnFile, article: &Text) -> BTreeSet<usize> {
    let mut lost = BTreeSet::new();
    let (schema, _) = Schema::build(&[]);
    for problem in verify(file, &schema, Some(article)) {
        if matches!(problem.code, "text-mismatch" | "offset-range" | "line-malformed" | "id-duplicate") {
            let line = file.lines().iter().position(|line| line.range.end() >= problem.range.end());
            lost.insert(line.expect("a line"));
        }
    }
    for (index, line) in file.lines().iter().enumerate() {
        if matches!(line.record, Record::Blank | Record::Comment) {
            lost.insert(index);
        }
    }
    lost
}

/// The lines of a text as Python splits it.
fn python_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split(|c| c != '\t' && breaks_span(c)).collect();
    lines.pop_if(|last| last.is_empty());
    lines
}

/// What a file says, apart from how it says it.
fn meaning(file: &AnnFile) -> Vec<String> {
    let mut out = Vec::new();
    for line in file.lines() {
        let targets: Vec<&str> = line.record.targets().iter().map(|target| &***target).collect();
        out.push(match &line.record {
            Record::TextBound(it) => format!("{} {}", it.id, it.label),
            Record::Blank => String::new(),
            record => format!("{:?} {:?} {targets:?}", record.id().map(|id| &**id), record.label().map(|l| &**l)),
        });
    }
    out
}

fn readable_by_brat(printed: &str, article: &Text) {
    let again = AnnFile::read(printed, article);
    assert_eq!(python_lines(printed).len(), again.lines().len(), "{printed:?}");
    assert!(!printed.starts_with('\u{feff}') && printed.chars().filter(|&c| c == '\r').count() == 0);
    assert_eq!(print_for_brat(&again, Some(article)), printed, "printing again changes something");
}

#[test]
fn the_edge_cases_of_the_corpus() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/brat/edge-cases.jsonl");
    let Ok(cases) = fs::read_to_string(path) else {
        println!("skipped: {path} is absent");
        return;
    };
    // Where brat loses an annotation that is all right: separators inside a text, a mark before
    // the file, fragments that touch in the other order.
    let better = ["ls", "nel", "bomann", "adjrev"];
    // Where brat gives up on the whole file.
    let refused = ["zero2", "evbad", "notrig", "triggerref"];
    let mut seen = 0;
    for case in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(case).expect("JSON");
        let text = |key: &str| case[key].as_str().expect("a string");
        let (name, ann) = (text("name"), text("ann"));
        let article = Text::new(text("txt"), Format::Plain);
        let file = AnnFile::read(ann, &article);
        assert_eq!(file.to_string(), ann, "{name}");
        let ours = lost(&file, &article);
        if better.contains(&name) {
            assert!(ours.is_empty(), "{name}: {ours:?}");
        } else if refused.contains(&name) {
            assert!(case["exception"].is_string() && ours.is_empty(), "{name}: {ours:?}");
        } else {
            assert_eq!(article.len() as u64, case["article_length"].as_u64().expect("a number"), "{name}");
            let theirs = case["failed_lines"].as_array().expect("a list").iter();
            let theirs: BTreeSet<usize> = theirs.map(|n| n.as_u64().expect("a number") as usize).collect();
            assert_eq!(ours, theirs, "{name}");
        }
        let printed = print_for_brat(&file, Some(&article));
        readable_by_brat(&printed, &article);
        if !refused.contains(&name) && !["dup"].contains(&name) {
            assert_eq!(meaning(&AnnFile::parse(&printed)), meaning(&file), "{name}");
        }
        seen += 1;
    }
    assert_eq!(seen, 39);
}

fn check(article: &str, ann: &str, expected: &Expect) {
    let article = Text::new(article, Format::Plain);
    let printed = print_for_brat(&AnnFile::read(ann, &article), Some(&article));
    readable_by_brat(&printed, &article);
    expected.assert_eq(&printed);
}

#[test]
fn printed_for_brat() {
    check(
        "“One\u{2028}two\u{85} three,” said Omar.\r\n",
        "\u{feff}T1\tQuote 0 17\t“One\u{2028}two\u{85} three,”\tkept\r\nT2\tPerson 23 27\tOmar\r\nN1\tReference T2 Wikidata:Q1\t\t\tOmar\r\n#1\tAnnotatorNotes T2\tone\u{2028}two\r\nodd line\r\n",
        &expect![[r#"
            T1	Quote 0 4;5 8;10 17	“One two three,”	kept
            T2	Person 23 27	Omar
            N1	Reference T2 Wikidata:Q1	Omar
            #1	AnnotatorNotes T2	one two
            odd line
        "#]],
    );
    check(
        "Nadia left Aleppo.",
        "T1\tPerson 0 5\tNadia\nT1\tPlace 11 17\tAleppo\nT2\tLeave 6 10\tleft\nT3\tX 8 10;6 8\tft le\nT4\tY 11 17\nE1\tLeave:T2 Who:T1  \nE2\tLeave:T1 Who:T1\nE3\tLeave:T9\nA1\tSure T2\nT5\tPlace 0 4\tHoms",
        &expect![[r#"
            T1	Person 0 5	Nadia
            T6	Place 11 17	Aleppo
            T2	Leave 6 10	left
            T3	X 6 8;8 10	le ft
            T4	Y 11 17	Aleppo
            E1	Leave:T2 Who:T1
            # E2	Leave:T1 Who:T1
            # E3	Leave:T9
            A1	Sure E1
            T5	Place 0 4	Homs
        "#]],
    );
    let without = AnnFile::parse("T1\tQuote 0 7\t“a\u{2028}b c”\nT2\tX 0 2;5 8\tab c\u{b}d\n");
    expect![[r#"
        T1	Quote 0 2;3 7	“a b c”
        T2	X 0 2;5 6;7 8	ab c d
    "#]]
    .assert_eq(&print_for_brat(&without, None));
}
