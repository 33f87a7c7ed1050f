//! What is wrong with stand-off files, told where it is.

use std::{collections::BTreeMap, fs, path::Path};

use expect_test::{Expect, expect};
use postil::{
    standoff::{AnnFile, ConfFile, ConfKind, ConfReader, Schema, default_conf, nearest, verify},
    text::{Format, Text},
};

const ARTICLE: &str = "“We are staying,” said Nadia Haddad, 35, in Aleppo.\nMs Haddad runs a bakery.\n";

const EVENTS: &str = "\
[entities]
Person
Place\t<NORM>:GeoNames
!Body
[relations]
Speaker\tArg1:Place, Arg2:Person
Same\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive
Near\tArg1:Place, Arg2:Place, <REL-TYPE>:symmetric
Ally\tArg1:<ENTITY>, Arg2:<ENTITY>
[events]
Stay\tWho:Person, Where?:Place
Meet\tWho{2-3}:Person
[attributes]
Certain\tArg:<EVENT>, Value:High|Low
Negated\tArg:<EVENT>|Person
";

fn problems(ann: &str, article: &Text, schema: &Schema) -> String {
    let file = AnnFile::read(ann, article);
    let mut out = String::new();
    for problem in verify(&file, schema, Some(article)) {
        let at: String = ann.chars().skip(problem.range.start().to_usize()).take(problem.range.len()).collect();
        let line = ann.chars().take(problem.range.start().to_usize()).filter(|c| *c == '\n').count() + 1;
        let there = problem.article.map_or(String::new(), |range| format!(" on {:?}", article.slice(range)));
        out += &format!("{line}: {at:?}{there} {:?} {}: {}\n", problem.category, problem.code, problem.message);
    }
    out
}

fn schema(annotation: &str) -> Schema {
    let files = [
        ConfFile::parse(annotation, ConfKind::Annotation),
        ConfFile::parse(default_conf(ConfKind::Tools), ConfKind::Tools),
    ];
    Schema::build(&files).0
}

fn check(ann: &str, annotation: &str, expected: &Expect) {
    expected.assert_eq(&problems(ann, &Text::new(ARTICLE, Format::Plain), &schema(annotation)));
}

#[test]
fn against_the_article() {
    check(
        "T1\tPerson 23 35\tNadia Haddad\nT2\tPerson 23 35\tNadia Hadad\nT3\tPerson 23 28\tNadias\nT4\tPlace 44 50\nT5\tPlace 44 500\tAleppo\nT6\tPerson 23 35\tNadia\nT7\tPerson 23 28;29 35\tNadia Haddad\n",
        default_conf(ConfKind::Annotation),
        &expect![[r#"
            2: "Nadia Hadad" on "Nadia Haddad" Error text-mismatch: Text-bound annotation text "Nadia Hadad" shorter than marked span(s) [(23, 35)]
            3: "Nadias" on "Nadia" Error text-mismatch: Text-bound annotation text "Nadias" not separated from rest of line
            4: "44 50" on "Aleppo" Warning text-missing: Text-bound annotation missing text (expected format ID, tab, TYPE START END, tab, TEXT).
            5: "44 500" Error offset-range: Text-bound annotation offset exceeds text length.
            6: "Nadia" on "Nadia Haddad" Error text-mismatch: Text-bound annotation text "Nadia" shorter than marked span(s) [(23, 35)]
        "#]],
    );
    let article = Text::new("“One\u{2028}two,” she said.", Format::Plain);
    expect![[r#"
        1: "T1\tQuote 0 10\t“One\u{2028}two,”" on "“One\u{2028}two,”" Warning span-breaks: The text holds U+2028, where brat breaks the line; the span must be split into fragments.
    "#]].assert_eq(&problems("T1\tQuote 0 10\t“One\u{2028}two,”\n", &article, &Schema::default()));
}

#[test]
fn lines_and_references() {
    check(
        "\u{feff}T1\tPerson 23 35\tNadia Haddad\nT1\tPlace 44 50\tAleppo\nR1\tCoref Arg1:T1\nR2\tCoref Arg1:T1 Arg2:T9\nT4\tPerson 5 2\tx\nA1\tStatus R1 Open\nQ1\tfoo bar\nA2\tStatus A1 Open\n#1\tAnnotatorNotes A2\tfine\n#2\tAnnotatorNotes R1\n*\tSame T1\nnothing\n",
        default_conf(ConfKind::Annotation),
        &expect![[r#"
            1: "\u{feff}" Warning byte-order-mark: A byte order mark stands before the first line; brat ignores that line. Save the file without one.
            2: "T1" Error id-duplicate: Duplicate id: T1. brat ignores this line.
            3: "Coref Arg1:T1" Error line-malformed: Error parsing relation: must have exactly two arguments
            4: "T9" on "Nadia Haddad" Error id-undefined: ID T9 not defined, referenced from annotation R2
            5: "5 2" Error line-malformed: Text-bound annotation start > end.
            6: "R1" Error id-undefined: ID R1, referenced from annotation A1, can't be understood
            7: "Q1" Error line-malformed: Unknown kind of annotation: IDs start with T, R, E, A, M, N or #.
            8: "A1" Error id-undefined: A1, referenced from annotation A2, is no text-bound, event or relation
            10: "R1" Error id-undefined: ID R1, referenced from annotation #2, can't be understood
            11: "Same T1" Error line-malformed: Error parsing equivalence: must have at least two members
            12: "nothing" Error line-malformed: Not a stand-off line: a tab must follow the ID.
        "#]],
    );
}

#[test]
fn the_default_schema() {
    check(
        "T1\tQuote 0 17\t“We are staying,”\nT2\tPerson 23 35\tNadia Haddad\nT3\tPlace 44 50\tAleppo\nT4\tPerson 29 39\tHaddad, 35\nT5\tPerson 23 35\tNadia Haddad\nT6\tPeople 52 61\tMs Haddad\nR1\tSpeaker Arg1:T2 Arg2:T1\nR2\tSpeaker Arg1:T1 Arg2:T2\nR3\tSpeaker Arg2:T2 Arg1:T1\nR4\tCoref Arg1:T2 Arg2:T2\nR5\tKnows Arg1:T2 Arg2:T4\nR6\tCoref Arg1:T2 Arg2:T3\nA1\tKind T1 Direct\nA2\tKind T1 Mixed\nA3\tKind T2 Direct\nA4\tKind T1\nA5\tStatus T2 Sure\nA6\tMood T2\nA7\tStatus R2 Open\nA8\tStatus R2 Open\nN1\tReference T3 GeoNames:170063\tAleppo\nN2\tReference T3 GeoNames:170063\tAleppo\nN3\tReference T3 Gazetteer:1\tAleppo\nN4\tReference T2 GeoNames:1\tNadia\n*\tSpeaker T1 T2\n",
        default_conf(ConfKind::Annotation),
        &expect![[r#"
            4: "29 39" on "Haddad, 35" Error overlap: annotation cannot have crossing span with T2
            4: "29 39" on "Haddad, 35" Error overlap: annotation cannot have crossing span with T5
            5: "T5\tPerson 23 35\tNadia Haddad" on "Nadia Haddad" Warning span-duplicate: Person T5 has identical span and type as T2
            6: "People" on "Ms Haddad" Error type-unknown: People is not a known textbound type (check configuration?)
            7: "Speaker" on "Nadia Haddad" Error relation-not-allowed: Speaker relation Arg1:Person Arg2:Quote not allowed
            9: "R3" on "Nadia Haddad" Warning relation-duplicate: R3 says the same as R2
            10: "T2" on "Nadia Haddad" Warning relation-circular: R4 relates T2 to itself
            11: "Knows" on "Nadia Haddad" Error type-unknown: Knows is not a known relation type (check configuration?)
            12: "Coref" on "Nadia Haddad" Error relation-not-allowed: Coref relation Arg1:Person Arg2:Place not allowed
            14: "Kind" on "“We are staying,”" Error attribute-conflict: Kind of T1 is “Direct” in A1 and “Mixed” here
            15: "Kind" on "Nadia Haddad" Error attribute-not-allowed: Person cannot take a Kind attribute
            16: "Kind" on "“We are staying,”" Incomplete attribute-value: Incomplete: Kind needs a value: Direct, Mixed or Indirect
            16: "Kind" on "“We are staying,”" Error attribute-conflict: Kind of T1 is “Direct” in A1 and without value here
            17: "Sure" on "Nadia Haddad" Error attribute-value: Status cannot be “Sure”: it is Verified, Disputed or Open
            18: "Mood" on "Nadia Haddad" Error type-unknown: Mood is not a known attribute type (check configuration?)
            20: "A8" on "“We are staying,”" Warning attribute-duplicate: A8 says the same as A7
            22: "N2" on "Aleppo" Warning link-duplicate: N2 says the same as N1
            23: "Gazetteer" on "Aleppo" Warning database-unknown: Gazetteer is not a known data base (check the [normalization] section of tools.conf)
            24: "GeoNames" on "Nadia Haddad" Warning database-not-allowed: Person cannot be linked to GeoNames
            25: "Speaker" on "“We are staying,”" Error equiv-type: Speaker is a relation, no equivalence: it has no <REL-TYPE>:symmetric-transitive
        "#]],
    );
}

#[test]
fn events_and_equivalences() {
    check(
        "T1\tStay 8 15\tstaying\nT2\tPerson 23 35\tNadia Haddad\nT3\tPlace 44 50\tAleppo\nT4\tMeet 18 22\tsaid\nT5\tMeet 18 22\tsaid\nT6\tBody 37 39\t35\nT7\tStay 4 9\tare s\nT8\tPerson 52 61\tMs Haddad\nE1\tStay:T1 Where:T3 Where2:T2 How:T3\nE2\tMeet:T4 Who:T2\nE3\tMeet:T4 Who:T2 Who2:T2 Who3:T2 Who4:T3\nE4\tMeet:T1 Who:T2 Who2:T2\nA1\tNegated T1\nA2\tNegated E1 yes\nA3\tCertain E1\nA4\tNegated T3\n*\tSame T2 T8 T3 T2\n*\tNear T3 T2\n*\tEqual T2 T8\nR1\tNear Arg1:T3 Arg2:T3\nR2\tAlly Arg1:T2 Arg2:T3\nR3\tAlly Arg1:T3 Arg2:T2\n",
        EVENTS,
        &expect![[r#"
            1: "8 15" on "staying" Warning overlap: annotation cannot have crossing span with T7
            5: "T5" on "said" Incomplete trigger-unreferenced: trigger T5 is not referenced from any event
            5: "T5\tMeet 18 22\tsaid" on "said" Warning span-duplicate: triggers T4,T5 have identical span and type (harmless but unnecessary duplication)
            6: "Body" on "35" Error type-structural: Body gives structure to the schema and can't be annotated.
            7: "T7" on "are s" Incomplete trigger-unreferenced: trigger T7 is not referenced from any event
            9: "E1" on "staying" Incomplete argument-missing: Incomplete: exactly one Who argument required for event
            9: "Where2" on "staying" Error argument-count: Stay cannot take multiple Where arguments
            9: "T2" on "staying" Error argument-type: Stay argument Where cannot be of type Person
            9: "How" on "staying" Error argument-not-allowed: Stay cannot take a How argument
            10: "E2" on "said" Incomplete argument-missing: Incomplete: at least 2 Who arguments required for event
            11: "Who4" on "said" Error argument-count: Meet can take at most 3 Who arguments
            11: "T3" on "said" Error argument-type: Meet argument Who cannot be of type Place
            12: "T1" on "staying" Error trigger-type: E4 is of type Meet, its trigger T1 of type Stay
            13: "T1" on "staying" Error trigger-reference: A1 refers to T1, the trigger of E1; it must refer to E1.
            14: "yes" on "staying" Error attribute-value: Negated is a binary attribute and cannot have a value (“yes”)
            15: "Certain" on "staying" Incomplete attribute-value: Incomplete: Certain needs a value: High or Low
            16: "Negated" on "Aleppo" Error attribute-not-allowed: Place cannot take a Negated attribute
            17: "T3" on "Aleppo" Error equiv-not-allowed: Equivalence relation Same not allowed between Person and Place
            17: "T2" on "Nadia Haddad" Warning equiv-duplicate: T2 is in this equivalence twice
            18: "Near" on "Aleppo" Error equiv-type: Near is a relation, no equivalence: it has no <REL-TYPE>:symmetric-transitive
            19: "Equal" on "Nadia Haddad" Error type-unknown: Equal is not a known relation type (check configuration?)
            20: "T3" on "Aleppo" Warning relation-circular: R1 relates T3 to itself
        "#]],
    );
}

#[test]
fn a_schema_can_be_switched_off() {
    let tools = ConfFile::parse("[options]\nValidation\tvalidate:none\n", ConfKind::Tools);
    let (schema, _) = Schema::build(&[ConfFile::parse(EVENTS, ConfKind::Annotation), tools]);
    let article = Text::new(ARTICLE, Format::Plain);
    assert_eq!(problems("T1\tAnything 23 35\tNadia Haddad\n", &article, &schema), "");
}

struct Disk;

impl ConfReader for Disk {
    type Folder = std::path::PathBuf;

    fn parent(&self, folder: &Self::Folder) -> Option<Self::Folder> {
        folder.parent().map(Path::to_path_buf)
    }

    fn read(&self, folder: &Self::Folder, file_name: &str) -> Option<String> {
        fs::read_to_string(folder.join(file_name)).ok()
    }
}

fn shared(path: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join(path);
    if !path.exists() {
        println!("skipped: {} is absent", path.display());
        return None;
    }
    Some(path)
}

#[test]
fn the_gold_of_the_default_schema_is_clean() {
    let (Some(text), Some(ann)) = (shared("articles/idlib.txt"), shared("articles/idlib.ann")) else { return };
    let article = Text::new(&fs::read_to_string(text).expect("UTF-8"), Format::Plain);
    assert_eq!(problems(&fs::read_to_string(ann).expect("UTF-8"), &article, &Schema::default()), "");
}

#[test]
fn corpora() {
    let Some(root) = shared("corpora/brat") else { return };
    let mut open = vec![root];
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut files = 0;
    while let Some(folder) = open.pop() {
        let confs = ConfKind::ALL.map(|kind| {
            let text = nearest(&Disk, folder.clone(), kind).map_or(String::new(), |found| found.text);
            ConfFile::parse(&text, kind)
        });
        let (schema, _) = Schema::build(&confs);
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ann") {
                files += 1;
                let article = fs::read_to_string(path.with_extension("txt")).expect("UTF-8");
                let article = Text::new(&article, Format::Plain);
                let file = AnnFile::read(&fs::read_to_string(&path).expect("UTF-8"), &article);
                for problem in verify(&file, &schema, Some(&article)) {
                    *found.entry(format!("{:?} {}", problem.category, problem.code)).or_default() += 1;
                    let text =
                        matches!(problem.code, "text-mismatch" | "offset-range" | "line-malformed" | "id-undefined");
                    assert!(!text, "{}: {}", path.display(), problem.message);
                    println!("{}: {}", path.display(), problem.message);
                }
            }
        }
    }
    println!("{files} files: {found:#?}");
}
