//! Configuration files, asked everything.

use expect_test::{Expect, expect};

use super::*;
use crate::{standoff::Schema, text::Edit};

const TYPES: &str = "\
[entities]
!Actor
\tPerson\t<NORM>:Wikidata
\tGroup|Party
Place
[relations]
<WHO>=Person|Group
Knows\tArg1:<WHO>, Arg2:<WHO>, <REL-TYPE>:symmetric
Person\tArg1:Place, Arg2:<ANY>
<OVERLAP>\tArg1:Place, Arg2:<ENTITY>, <OVL-TYPE>:contain
[events]
Meet\tWho{2-4}:Person, Where?:Place
\tTalk\tAbout*:<ANY>, <INHERIT>
[attributes]
Certain\tArg:<EVENT>, Value:High|Low, <DEFAULT>:High
";

const LABELS: &str =
    "[labels]\nPerson | Human being | Hum\n[drawing]\nPlace\tbgColor:#aabbcc\nSPAN_DEFAULT\tfgColor:black\n";

/// A file with the schema it makes, and the place of `$0` in it.
fn file(kind: ConfKind, marked: &str) -> (ConfFile, Schema, CharOffset) {
    let at = marked.find("$0").expect("a cursor");
    let source = marked.replace("$0", "");
    let file = ConfFile::parse(&source, kind);
    let mut files = vec![file.clone()];
    if kind != ConfKind::Annotation {
        files.push(ConfFile::parse(TYPES, ConfKind::Annotation));
    }
    let (schema, _) = Schema::of_found(files);
    (file, schema, CharOffset::of(&source, at))
}

fn check_hover(kind: ConfKind, marked: &str, expected: &Expect) {
    let (conf, schema, at) = file(kind, marked);
    let shown = hover(&conf, &schema, at).map_or("nothing".to_owned(), |card| card.markdown);
    expected.assert_eq(&shown);
}

#[test]
fn what_a_word_means() {
    let check = |from: &str, to: &str, expected: &Expect| {
        check_hover(ConfKind::Annotation, &TYPES.replacen(from, to, 1), expected);
    };
    check(
        "\tPerson",
        "\tPer$0son",
        &expect![[r#"
            **Person** · entity

            - **Kind of** Actor
            - **Linked to** Wikidata"#]],
    );
    check(
        "!Actor",
        "!Act$0or",
        &expect![[r#"
        **Actor** · entity, for structure only

        - **Kinds** Person, Group"#]],
    );
    check(
        "Knows",
        "Kn$0ows",
        &expect![[r#"
        **Knows** · relation

        - **Arg1** Person, Group
        - **Arg2** Person, Group
        - **Direction** means nothing"#]],
    );
    check(
        "Meet",
        "Me$0et",
        &expect![[r#"
        **Meet** · event

        - **Kinds** Talk
        - **Who** Person; 2 to 4
        - **Where** Place; none or one
        - **Attributes** Certain"#]],
    );
    check(
        "Talk",
        "Ta$0lk",
        &expect![[r#"
        **Talk** · event

        - **Kind of** Meet
        - **About** anything; any number
        - **Who** Person; 2 to 4
        - **Where** Place; none or one
        - **Attributes** Certain"#]],
    );
    check(
        "Certain",
        "Cer$0tain",
        &expect![[r#"
        **Certain** · attribute

        - **Arg** any event
        - **Values** High, Low
        - **Otherwise** High"#]],
    );
    check("Who{", "Wh$0o{", &expect!["**Who** takes Person; 2 to 4."]);
    check(
        "Arg1:<WHO>",
        "Arg1:<W$0HO>",
        &expect![[r#"
        `<WHO>` = `Person|Group`

        A macro, good to the end of its section."#]],
    );
    check(
        "<INHERIT>",
        "<IN$0HERIT>",
        &expect![[r#"
        `<INHERIT>`

        The arguments of the type this one is indented under hold here as well. Without it nothing is inherited."#]],
    );
    check(
        "<ENTITY>",
        "<EN$0TITY>",
        &expect![[r#"
        `<ENTITY>`

        Every entity type.

        Person, Group, Place"#]],
    );
    check(
        "[events]",
        "[ev$0ents]",
        &expect![
            "**Events**: what can happen: `Name ⇥ Role:Type, Role?:Type`. `?` none or one, `*` any number, `+` one or more, `{2}` two, `{2-4}` two to four."
        ],
    );
    check(
        "Wikidata",
        "Wiki$0data",
        &expect![[r#"
        **Wikidata** · data base

        <https://www.wikidata.org/>

        Entries: `https://www.wikidata.org/wiki/%s`"#]],
    );
    check("High", "Hi$0gh", &expect!["nothing"]);
    check_hover(ConfKind::Visual, &LABELS.replace("Place", "Pl$0ace"), &expect!["**Place** · entity"]);
    check_hover(
        ConfKind::Shortcuts,
        "P Per$0son\n",
        &expect![[r#"
        **Person** · entity

        - **Kind of** Actor
        - **Linked to** Wikidata
        - **Key** `P`

        ---

        **Person** · relation

        - **Arg1** Place
        - **Arg2** anything"#]],
    );
}

#[test]
fn what_can_be_written_next() {
    let check = |kind: ConfKind, marked: &str, expected: &Expect| {
        let (conf, schema, at) = file(kind, marked);
        let start = at.to_usize();
        let shown = complete(&conf, &schema, at).into_iter().map(|it| {
            assert!(it.range.end() == at);
            format!("{}-{}", it.text, start - it.range.start().to_usize())
        });
        expected.assert_eq(&shown.collect::<Vec<_>>().join(" "));
    };
    let types = |behind: &str| format!("{TYPES}{behind}");
    check(ConfKind::Annotation, "[ent$0", &expect!["entities]-3"]);
    check(ConfKind::Annotation, &TYPES.replace("Knows\tArg1:<WHO>", "Knows\tArg1:<W$0"), &expect!["<WHO>-2"]);
    check(ConfKind::Annotation, &TYPES.replace("Where?:Place", "Where?:P$0"), &expect!["Person-1 Place-1"]);
    check(
        ConfKind::Annotation,
        &TYPES.replace("Talk\tAbout*:<ANY>, <INHERIT>", "Talk\tAbout*:<ANY>, $0"),
        &expect!["<INHERIT>-0 <NORM>:-0 Who:-0 Where:-0"],
    );
    check(ConfKind::Annotation, &TYPES.replace("symmetric", "sym$0"), &expect!["symmetric-transitive-3 symmetric-3"]);
    check(ConfKind::Annotation, &TYPES.replace("contain", "contain|$0"), &expect!["contain-0 equal-0 cross-0 <ANY>-0"]);
    check(ConfKind::Annotation, &TYPES.replace("<NORM>:Wikidata", "<NORM>:$0"), &expect!["GeoNames-0 Wikidata-0"]);
    check(ConfKind::Annotation, &types("Sure\t$0"), &expect!["Arg:-0 Value:-0 <DEFAULT>:-0 <INHERIT>-0"]);
    check(ConfKind::Annotation, &types("Sure\tArg:Person, Value:A|B, <DEFAULT>:$0"), &expect!["A-0 B-0"]);
    check(ConfKind::Annotation, "# [$0", &expect![[""]]);
    check(ConfKind::Visual, &LABELS.replace("Person", "pe$0"), &expect!["Person-2"]);
    check(
        ConfKind::Visual,
        &LABELS.replace("fgColor", "$0"),
        &expect![
            "fgColor:-0 bgColor:-0 borderColor:-0 color:-0 dashArray:-0 arrowHead:-0 labelArrow:-0 glyph:-0 box:-0 position:-0"
        ],
    );
    check(ConfKind::Tools, "[options]\nValidation\tvalidate:$0", &expect!["all-0 none-0"]);
    check(ConfKind::Tools, "[options]\nVal$0", &expect!["Validation-3"]);
    check(ConfKind::Tools, "[normalization]\nX\t<U$0", &expect!["<URL>:-2 <URLBASE>:-2"]);
    check(ConfKind::Shortcuts, "P pl$0", &expect!["Place-2"]);
}

#[test]
fn definitions_and_occurrences() {
    let (conf, _, at) = file(ConfKind::Annotation, &TYPES.replace("Who{2-4}:Person", "Who{2-4}:Per$0son"));
    let line =
        |range: CharRange| conf.source().chars().take(range.start().to_usize()).filter(|c| *c == '\n').count() + 1;
    let (name, _) = type_at(&conf, at).expect("a type");
    assert_eq!(definitions(&conf, &name).into_iter().map(line).collect::<Vec<_>>(), [3, 9]);
    let found: Vec<_> = occurrences(&conf, at).into_iter().map(|(range, how)| (line(range), how)).collect();
    expect!["[(3, Write), (7, Read), (9, Write), (12, Read)]"].assert_eq(&format!("{found:?}"));
    let (conf, _, at) = file(ConfKind::Annotation, &TYPES.replace("Arg2:<WHO>", "Arg2:<WH$0O>"));
    assert_eq!(macro_definition(&conf, "<WHO>", at).map(line), Some(7));
    assert_eq!(occurrences(&conf, at).len(), 3);
    let (conf, _, at) = file(ConfKind::Annotation, &TYPES.replace("Arg2:<ANY>", "Arg2:<AN$0Y>"));
    assert_eq!((macro_at(&conf, at), occurrences(&conf, at).len()), (None, 0));
}

#[test]
fn the_outline_and_what_folds() {
    let (conf, ..) = file(ConfKind::Annotation, &format!("$0{TYPES}"));
    let shown: Vec<String> = symbols(&conf)
        .into_iter()
        .map(|section| {
            let inside = section.children.iter().inspect(|child| {
                assert!(section.range.covers(child.range) && child.range.covers(child.focus));
            });
            format!("{}: {}", section.name, inside.map(|child| child.name.as_str()).collect::<Vec<_>>().join(" "))
        })
        .collect();
    expect![[r#"
        entities: Actor Person Group Place
        relations: <WHO> Knows Person <OVERLAP>
        events: Meet Talk
        attributes: Certain"#]]
    .assert_eq(&shown.join("\n"));
    assert_eq!(folds(&conf).len(), 4);
}

fn edited(conf: &ConfFile, edits: &[Edit]) -> String {
    let mut text = crate::text::Text::new(conf.source(), crate::text::Format::Plain);
    edits.iter().rev().for_each(|edit| {
        text.apply(edit);
    });
    text.to_string()
}

#[test]
fn renaming_what_has_the_name_and_no_more() {
    let (conf, schema, at) = file(ConfKind::Annotation, &TYPES.replace("\tPerson", "\tPe$0rson"));
    let (name, _, kind) = named_type(&conf, &schema, at).expect("a type");
    let renamed = edited(&conf, &rename_type(&conf, &schema, kind, &name, "Human"));
    let expected = TYPES.replace("Person", "Human").replace("\nHuman\tArg1", "\nPerson\tArg1");
    assert_eq!(renamed, expected, "the relation keeps the name");
    let (visual, ..) = file(ConfKind::Visual, &format!("$0{LABELS}"));
    assert!(rename_type(&visual, &schema, kind, "Person", "Human").is_empty(), "two things have this label");
    let renamed = edited(&visual, &rename_type(&visual, &schema, kind, "Place", "Spot"));
    assert_eq!(renamed, LABELS.replace("Place", "Spot"));

    let (conf, _, at) = file(ConfKind::Annotation, &TYPES.replace("<WHO>=", "<WH$0O>="));
    let renamed = rename_macro(&conf, at, "PEOPLE").map(|edits| edited(&conf, &edits));
    assert_eq!(renamed, Ok(TYPES.replace("<WHO>", "<PEOPLE>")));
    assert_eq!(rename_macro(&conf, at, "ANY"), Err("<ANY> means something already.".to_owned()));
    assert!(rename_macro(&conf, at, "a b").is_err());
}

#[test]
fn fixes_of_what_is_wrong() {
    let check = |kind: ConfKind, source: &str, expected: &Expect| {
        let conf = ConfFile::parse(source, kind);
        let mut files = vec![conf.clone()];
        if kind != ConfKind::Annotation {
            files.push(ConfFile::parse(TYPES, ConfKind::Annotation));
        }
        let (schema, more) = Schema::of_found(files);
        let of_kind = more.into_iter().filter(|(of, _)| *of == kind).map(|(_, problem)| problem);
        let problems: Vec<_> = conf.problems().iter().cloned().chain(of_kind).collect();
        let all = CharRange::of(0, conf.source().chars().count());
        let mut shown = String::new();
        for action in actions(&conf, &schema, &problems, all) {
            shown += &format!("{}: {:?}\n", action.title, edited(&conf, &action.standoff));
        }
        expected.assert_eq(&shown);
    };
    check(
        ConfKind::Annotation,
        "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\nHead_\n",
        &expect![[r#"
            Change [entites] to [entities]: "[entities]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\nHead_\n"
            Change <ENTTY> to <ENTITY>: "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTITY>\n[entities]\nPerson\nHead!\nHead_\n"
            Add the section [events]: "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\nHead_\n[events]\n"
            Add the section [attributes]: "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\nHead_\n[attributes]\n"
            Call it Head_: "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead_\nHead_\n"
            Remove this line: "[entites]\nPerson\n[relations]\nKnows\tArg1:Persn, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\n"
            Change Persn to Person: "[entites]\nPerson\n[relations]\nKnows\tArg1:Person, Arg2:<ENTTY>\n[entities]\nPerson\nHead!\nHead_\n"
        "#]],
    );
    check(
        ConfKind::Shortcuts,
        "P Person\nP Place\nG Grop\n",
        &expect![[r#"
        Remove this line: "P Person\nG Grop\n"
        Change Grop to Group: "P Person\nP Place\nG Group\n"
    "#]],
    );
}
