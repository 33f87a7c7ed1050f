//! Configuration files: what they define, and what is wrong with them.

use std::{collections::HashMap, fs, path::Path};

use expect_test::{Expect, expect};
use postil::{
    standoff::{ConfFile, ConfKind, ConfReader, Schema, TypeKind, default_conf, nearest},
    text::CharRange,
};
use proptest::prelude::*;

fn excerpt(source: &str, range: CharRange) -> String {
    source.chars().skip(range.start().to_usize()).take(range.len()).collect()
}

/// Every problem of a set of files, with the text it points at.
fn problems(files: &[ConfFile]) -> String {
    let mut out = String::new();
    let mut line = |file: &ConfFile, problem: &postil::standoff::Problem| {
        let at = excerpt(file.source(), problem.range);
        out += &format!("{:?} {} {at:?}: {}\n", problem.category, problem.code, problem.message);
    };
    for file in files {
        file.problems().iter().for_each(|problem| line(file, problem));
    }
    for (kind, problem) in Schema::build(files).1 {
        let file = files.iter().find(|file| file.kind() == kind).expect("a file of the kind");
        line(file, &problem);
    }
    out
}

fn check_problems(kind: ConfKind, source: &str, expected: &Expect) {
    let mut files = vec![ConfFile::parse(source, kind)];
    if kind != ConfKind::Annotation {
        files.insert(0, ConfFile::parse(default_conf(ConfKind::Annotation), ConfKind::Annotation));
    }
    expected.assert_eq(&problems(&files));
}

#[test]
fn the_default_files_are_without_fault() {
    let files = ConfKind::ALL.map(|kind| ConfFile::parse(default_conf(kind), kind));
    expect![[""]].assert_eq(&problems(&files));
    let schema = Schema::default();
    let names: Vec<_> = schema.entities().map(|def| def.name.text.as_str()).collect();
    assert_eq!(names, ["Person", "Organisation", "Place", "Figure", "Date", "Quote", "Cue"]);
    assert!(schema.relation_allowed("Speaker", ("Arg1", "Quote"), ("Arg2", "Organisation")));
    assert!(schema.relation_allowed("Speaker", ("Arg2", "Person"), ("Arg1", "Quote")));
    assert!(!schema.relation_allowed("Speaker", ("Arg1", "Person"), ("Arg2", "Quote")));
    assert!(!schema.relation_allowed("Coref", ("Arg1", "Person"), ("Arg2", "Place")));
    let between: Vec<_> = schema.relations_between("Quote", "Person").iter().map(|d| d.name.to_string()).collect();
    assert_eq!(between, ["Speaker"]);
    let of_quotes: Vec<_> = schema.attributes_for("Quote").map(|def| def.name.to_string()).collect();
    assert_eq!(of_quotes, ["Kind", "Status"]);
    let of_people: Vec<_> = schema.attributes_for("Person").map(|def| def.name.to_string()).collect();
    assert_eq!(of_people, ["Status"]);
    assert_eq!(schema.shortcut("Place"), Some("L"));
    assert_eq!(schema.label("Coref"), "Same as");
    assert_eq!(schema.label("Be_born"), "Be born");
    let link = schema.database("GeoNames").and_then(|database| database.link("170063"));
    assert_eq!(link.as_deref(), Some("https://www.geonames.org/170063"));
    assert!(schema.overlaps("Person", "Quote").contain && !schema.overlaps("Person", "Quote").cross);
}

const EVENTS: &str = "\
[spans]
!Actor
\tPerson
\tGroup|Party|Crowd
\t\tCouncil
[relations]
Member-of\tArg1:Person, Arg2:Group|Council
Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive
Reports\tArg1:Person, Arg2:<EVENT>
<OVERLAP>\tArg1:Person, Arg2:<ANY>, <OVL-TYPE>:contain|cross
[events]
<ROLES>=Agent?:<WHO>, Place*:<ENTITY>
<WHO>=Person|Group
Act\t<ROLES>
\tAttack\tVictim+:<WHO>|Council, <INHERIT>
\t------
\tMeet\tWho{2-4}:<WHO>
[attributes]
Negated\tArg:<EVENT>
Certainty\tArg:<EVENT>|<RELATION>, Value:High|Low, <DEFAULT>:High
";

#[test]
fn hierarchy_macros_and_counts() {
    let file = ConfFile::parse(EVENTS, ConfKind::Annotation);
    assert_eq!(problems(std::slice::from_ref(&file)), "");
    let (schema, _) = Schema::build(&[file]);
    let mut out = String::new();
    for def in schema.types() {
        out += &format!("{}{}", "  ".repeat(def.depth), def.name);
        out += if def.annotatable { "" } else { " (structure)" };
        for argument in &def.arguments {
            let most = argument.most.map_or("∞".to_owned(), |most| most.to_string());
            out += &format!(" {}[{}-{most}]:{:?}", argument.role, argument.least, argument.types);
        }
        out += &format!(" @{:?}\n", excerpt(EVENTS, def.name.range));
    }
    expect![[r#"
        Actor (structure) @"Actor"
          Person @"Person"
          Group @"Group"
            Council @"Council"
        Member-of Arg1[1-1]:[Named("Person")] Arg2[1-1]:[Named("Group"), Named("Council")] @"Member-of"
        Same Arg1[1-1]:[Entity] Arg2[1-1]:[Entity] @"Same"
        Reports Arg1[1-1]:[Named("Person")] Arg2[1-1]:[Event] @"Reports"
        Act Agent[0-1]:[Named("Person"), Named("Group")] Place[0-∞]:[Entity] @"Act"
          Attack Victim[1-∞]:[Named("Person"), Named("Group"), Named("Council")] Agent[0-1]:[Named("Person"), Named("Group")] Place[0-∞]:[Entity] @"Attack"
          Meet Who[2-4]:[Named("Person"), Named("Group")] @"Meet"
        Negated Arg[1-1]:[Event] @"Negated"
        Certainty Arg[1-1]:[Event, Relation] @"Certainty"
    "#]]
    .assert_eq(&out);
    assert!(schema.is_a("Council", "Actor") && !schema.is_a("Actor", "Council"));
    assert!(!schema.is_text_bound("Actor") && schema.is_text_bound("Meet"));
    assert!(schema.defined(TypeKind::Relation, "Same").all(|def| def.is_equivalence()));
    assert!(!schema.relation_allowed("Member-of", ("Arg1", "Person"), ("Arg2", "Party")));
    assert!(schema.relation_allowed("Reports", ("Arg1", "Person"), ("Arg2", "Attack")));
    assert!(schema.overlaps("Person", "Meet").cross && !schema.overlaps("Meet", "Person").cross);
    assert_eq!(schema.entity("Group").map(|def| def.aliases.clone()), Some(vec!["Party".into(), "Crowd".into()]));
}

#[test]
fn faults_are_told_where_they_are() {
    check_problems(
        ConfKind::Annotation,
        "[entities]\nPerson\n\t\tDeep\nHead of state\nPerson\n[relations]\nKnows\tArg1:Person, Arg2:Persn\nOdd Arg1:Person\n<OVERLAP>\tArg1:Person, Arg2:Person, <OVL-TYPE>:touch\n[evnts]\nX\n[attributes]\n<ANY>=Person\nSure\tArg:<EVENTS>, Value:\nOld\tArg{3-2}:Person\nNew\tArg1+:Person, <INHERIT>\n",
        &expect![[r#"
            Error conf-entry "of state": Failed to parse argument “of state”: it must be KEY:VALUE.
            Warning conf-section "evnts": Unexpected section [evnts] in annotation.conf. Its contents are ignored.
            Error conf-macro "<ANY>": Cannot redefine <ANY> in configuration, it is a reserved name.
            Error conf-macro "<EVENTS>": Undefined macro <EVENTS> in configuration. (Macros hold to the end of their section.)
            Warning conf-section "": Missing section [events] in annotation.conf.
            Error conf-indent "Deep": No parent for “Deep”: it is indented 2 deep.
            Warning conf-duplicate "Person": “Person” is defined more than once.
            Error conf-arguments "Odd Arg1:Person": Relation type Odd has 1 arguments in configuration, expected 2.
            Error conf-overlap "touch": Undefined <OVL-TYPE> value “touch”: contain, equal, cross or <ANY>.
            Error conf-count "Arg{3-2}": Invalid range 3-2 for argument “Arg”.
            Error conf-inherit "<INHERIT>": No parent for “New” to inherit from.
            Error conf-count "Arg1+": Arguments ending with a digit cannot be repeated: “Arg1+”.
            Warning conf-unknown-type "Persn": Knows argument Arg2: no type “Persn” is defined.
        "#]],
    );
    check_problems(
        ConfKind::Shortcuts,
        "# keys\nP Person\nP Place\nX\nQ Quot\n",
        &expect![[r#"
            Error conf-shortcut "X": A shortcut is a key, a space and a type.
            Warning conf-shortcut "P Place": Keyboard shortcut for “P” defined multiple times. Only the first (“Person”) counts.
            Warning conf-unknown-type "Quot": No type “Quot” is defined.
        "#]],
    );
    check_problems(
        ConfKind::Tools,
        "[options]\nValidation\tvalidate:some\n[serch]\n",
        &expect![[r#"
            Warning conf-section "serch": Unexpected section [serch] in tools.conf. Its contents are ignored.
            Error conf-option "Validation\tvalidate:some": Validation must be validate:all or validate:none.
        "#]],
    );
}

struct Folders(HashMap<(&'static str, &'static str), &'static str>);

impl ConfReader for Folders {
    type Folder = String;

    fn parent(&self, folder: &String) -> Option<String> {
        folder.rsplit_once('/').map(|(parent, _)| parent.to_owned())
    }

    fn read(&self, folder: &String, file_name: &str) -> Option<String> {
        self.0.iter().find(|(key, _)| key.0 == folder && key.1 == file_name).map(|(_, text)| (*text).to_owned())
    }
}

#[test]
fn the_nearest_file_counts() {
    let folders = Folders(HashMap::from([
        (("desk", "annotation.conf"), "outer"),
        (("desk/may/raw", "annotation.conf"), "inner"),
        (("desk", "visual.conf"), "looks"),
    ]));
    let find = |folder: &str, kind| nearest(&folders, folder.to_owned(), kind).map(|found| (found.folder, found.text));
    let found = |folder: &str, text: &str| Some((folder.to_owned(), text.to_owned()));
    assert_eq!(find("desk/may/raw", ConfKind::Annotation), found("desk/may/raw", "inner"));
    assert_eq!(find("desk/may", ConfKind::Annotation), found("desk", "outer"));
    assert_eq!(find("desk/may/raw", ConfKind::Visual), found("desk", "looks"));
    assert_eq!(find("desk/may/raw", ConfKind::Tools), None);
}

#[test]
fn corpora_configurations_load() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/brat");
    if !Path::new(root).is_dir() {
        println!("skipped: {root} is absent");
        return;
    }
    let mut open = vec![std::path::PathBuf::from(root)];
    let mut loaded = 0;
    while let Some(folder) = open.pop() {
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let kind = path.file_name().and_then(|name| ConfKind::of_file_name(&name.to_string_lossy()));
            if path.is_dir() {
                open.push(path);
            } else if let Some(kind) = kind {
                let source = fs::read_to_string(&path).expect("UTF-8");
                let file = ConfFile::parse(&source, kind);
                assert_eq!(file.to_string(), source);
                files.push(file);
            }
        }
        loaded += files.len();
        let errors: Vec<_> =
            problems(&files).lines().filter(|line| line.starts_with("Error")).map(str::to_owned).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", folder.display());
    }
    assert!(loaded >= 14, "{loaded}");
}

proptest! {
    #[test]
    fn anything_can_be_read(
        source in prop_oneof![
            any::<String>(),
            "(\\[(entities|events|spans|é)\\]\n|<A>=<B>[|:,A]{0,3}\n|[\t !]{0,3}[A-Cé<>|]{1,4}[\t ]([A-Z<>{}?*+:,|\\- 0-9]{0,9})\r?\n){0,8}",
        ],
    ) {
        for kind in ConfKind::ALL {
            let file = ConfFile::parse(&source, kind);
            prop_assert_eq!(file.to_string(), source.as_str());
            let (_, problems) = Schema::build(std::slice::from_ref(&file));
            let end = source.chars().count();
            for problem in file.problems().iter().chain(problems.iter().map(|(_, problem)| problem)) {
                prop_assert!(problem.range.end().to_usize() <= end);
            }
        }
    }
}
