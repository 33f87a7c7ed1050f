//! Reading and printing a stand-off file changes nothing.

use std::{fs, path::PathBuf};

use postil::standoff::{AnnFile, Record};
use proptest::prelude::*;

/// Every file below `folder` whose name ends in `ending`.
fn files(folder: PathBuf, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn corpora_survive_byte_for_byte() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/brat"));
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let paths = files(folder, ".ann");
    assert!(paths.len() > 100, "only {} files", paths.len());
    for path in paths {
        let source = fs::read_to_string(&path).expect("UTF-8");
        let file = AnnFile::parse(&source);
        assert_eq!(file.to_string(), source, "{}", path.display());
        for line in file.lines() {
            assert!(!matches!(line.record, Record::Malformed(_)), "{}: {line:?}", path.display());
        }
    }
}

/// Lines as brat writes them, as it does not, and anything at all.
fn stand_off() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "T[0-9]{1,2}\tPerson [0-9]{1,2} [0-9]{1,2}(;[0-9]{1,2} [0-9]{1,2})?(\t[a-zé😀 ]{0,6}){0,2}",
        2 => "R[0-9]\tSpeaker Arg1:T[0-9] Arg[12]:[TE][0-9]\t?",
        2 => "E[0-9]\tMeet:T[0-9]( Who2?:T[0-9]){0,2} ?",
        1 => "\\*\tEquiv( T[0-9]){0,3}",
        2 => "[AM][0-9]\tKind T[0-9]( [a-z ]{0,5})?",
        1 => "N[0-9]\tReference T[0-9] GeoNames:[0-9]{1,3}\t{0,3}[a-z]{0,3}",
        1 => "#[0-9]?\tAnnotatorNotes T[0-9]\t[a-z]{0,3}",
        1 => "[\u{feff}\u{2028}\u{85}a-zTR#*0-9\t :;]{0,12}",
    ];
    let ended = (line, prop_oneof![8 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r"), 1 => Just("")]);
    proptest::collection::vec(ended.prop_map(|(line, end)| line + end), 0..12).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn anything_survives(source in prop_oneof![stand_off(), any::<String>()]) {
        let file = AnnFile::parse(&source);
        prop_assert_eq!(file.to_string(), source.as_str());
        prop_assert_eq!(file.len(), source.chars().count());
        let slice = |range: postil::text::CharRange| -> String {
            source.chars().skip(range.start().to_usize()).take(range.len()).collect()
        };
        let mut printed = String::new();
        for line in file.lines() {
            printed += &slice(line.range);
            printed += line.terminator;
            let mut fields = line.record.targets();
            fields.extend(line.record.id());
            fields.extend(line.record.label());
            for field in fields {
                prop_assert_eq!(slice(field.range), field.text.as_str());
                prop_assert!(line.range.covers(field.range));
            }
        }
        prop_assert_eq!(printed, source);
    }
}
