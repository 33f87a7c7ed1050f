//! The stand-off file of one article, asked everything.

use super::*;
use crate::{
    ide::{fixture, fixture::shown_target},
    text::{Format, Text},
};
use expect_test::{Expect, expect};

const ARTICLE: &str = "\
He slept. ⟦T3 Quote|⟦Q rima|“We left ⟦T4 Place|⟦L|Aleppo⟧⟧ at night,”⟧⟧ ⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ ⟦T2 Cue|⟦C|said⟧⟧. It rained.
=====
R1\tSpeaker Arg1:T3 Arg2:T1
R2\tCue Arg1:T3 Arg2:T9
A1\tKind T3 Direct
N1\tReference T4 GeoNames:170063\tAleppo
#1\tAnnotatorNotes T1\tcalled twice
";

/// The article with more lines in its stand-off file, and the place of `$0` in that file near
/// some of its words.
fn at(more: &str, needle: &str) -> (Article, CharOffset) {
    let article = fixture::article(&format!("{ARTICLE}{more}"));
    let source = article.annotations.as_ref().map_or("", |file| file.source());
    let byte = source.find(&needle.replace("$0", "")).expect("the needle") + needle.find("$0").expect("a cursor");
    let offset = CharOffset::of(source, byte);
    (article, offset)
}

#[test]
fn a_line_shows_its_span_in_its_sentence() {
    let check = |needle: &str, expected: &Expect| {
        let (article, at) = at("", needle);
        expected.assert_eq(&hover(&article, at).map_or("nothing".to_owned(), |card| card.markdown));
    };
    check(
        "T4\tPl$0ace",
        &expect![[r#"
            **Place** · annotation T4

            - **Linked to** [GeoNames:170063](https://www.geonames.org/170063) Aleppo

            > … “We left **Aleppo** at night,” Rima Odeh said. …"#]],
    );
    check(
        "Arg2:T$01",
        &expect![[r#"
            **Person** · annotation T1

            - **Speaker of** “We left Aleppo at night,” (T3)

            > called twice

            > … “We left Aleppo at night,” **Rima Odeh** said. …"#]],
    );
    check("Arg2:T$09", &expect!["nothing"]);
    check(
        "A1\tKi$0nd",
        &expect![[r#"
            **Quote** · annotation T3

            - **Speaker** “Rima Odeh” (T1)
            - **Cue** T9, which is missing
            - **Kind** Direct

            > … **“We left Aleppo at night,”** Rima Odeh said. …"#]],
    );
}

#[test]
fn references_and_highlights_of_an_id() {
    let (article, offset) = at("", "Arg1:T$03 Arg2:T1");
    let shown: Vec<String> =
        references(&article, offset, true).iter().map(|target| shown_target(&article, target)).collect();
    expect![[r#"
        .ann T3 Quote 10 36 “We left Aleppo at night,”
        .ann R1 Speaker Arg1:T3 Arg2:T1
        .ann R2 Cue Arg1:T3 Arg2:T9
        .ann A1 Kind T3 Direct"#]]
    .assert_eq(&shown.join("\n"));
    expect!["[(44..46, Write), (124..126, Read), (147..149, Read), (166..168, Read)]"]
        .assert_eq(&format!("{:?}", highlights(&article, offset)));
    let (article, offset) = at("T8\tPerson 0 2\tHe\nR3\tCoref Arg1:T8 Arg2:T1\n", "T1\tPer$0son");
    let shown: Vec<String> =
        references(&article, offset, true).iter().map(|target| shown_target(&article, target)).collect();
    expect![[r#"
        .ann T1 Person 37 46 Rima Odeh
        .ann T8 Person 0 2 He"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn the_outline_and_what_folds() {
    let (article, _) = at("", "T1$0");
    let mut shown = String::new();
    for group in symbols(&article) {
        shown += &format!("{} ({})\n", group.name, group.detail);
        for child in group.children {
            assert!(group.range.covers(child.range) && child.range.covers(child.focus));
            shown += &format!("  {} [{}]\n", child.name, child.detail);
        }
    }
    expect![[r#"
        Person (1 line)
          Rima Odeh [T1]
        Cue (1 line)
          said [T2]
        Quote (1 line)
          “We left Aleppo at night,” [T3]
        Place (1 line)
          Aleppo [T4]
        Relations (2 lines)
          Speaker [R1: T3 → T1]
          Cue [R2: T3 → T9]
        Attributes (1 line)
          Kind Direct [A1: T3]
        Links (1 line)
          Aleppo [N1: GeoNames:170063]
        Notes (1 line)
          called twice [#1: T1]
    "#]]
    .assert_eq(&shown);
    expect!["[0..107, 108..157]"].assert_eq(&format!("{:?}", folds(&article)));
    expect![[r#"[(192..207, "https://www.geonames.org/170063")]"#]].assert_eq(&format!("{:?}", links(&article)));
}

#[test]
fn colours_are_those_of_the_article() {
    let (article, _) = at("", "T1$0");
    let source: Vec<char> = article.annotations.as_ref().map_or("", |file| file.source()).chars().collect();
    let shown = tokens(&article).into_iter().map(|token| {
        let unresolved = if token.unresolved { " unresolved" } else { "" };
        format!("{:?}{unresolved} {}", token.kind, source[token.range.to_usize()].iter().collect::<String>())
    });
    expect![[r#"
        Person T1
        Person Person
        Person Rima Odeh
        Cue T2
        Cue Cue
        Cue said
        Quote T3
        Quote Quote
        Quote “We left Aleppo at night,”
        Place T4
        Place Place
        Place Aleppo
        Other R1
        Other Speaker
        Quote T3
        Person T1
        Other R2
        Other Cue
        Quote T3
        Other unresolved T9
        Other A1
        Other Kind
        Quote T3
        Other N1
        Other Reference
        Place T4
        Other #1
        Other AnnotatorNotes
        Person T1"#]]
    .assert_eq(&shown.collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_can_be_written_next() {
    let check = |line: &str, expected: &Expect| {
        let (article, at) = at(line, &format!("{}$0", line.trim_end_matches('\n')));
        let shown = complete(&article, at).into_iter().map(|it| format!("{} ({}) {:?}", it.text, it.detail, it.range));
        expected.assert_eq(&shown.collect::<Vec<_>>().join("\n"));
    };
    check("T7\tPl\n", &expect!["Place (Place) 252..254"]);
    check("R7\tSp\n", &expect!["Speaker (Speaker) 252..254"]);
    check(
        "R7\tSpeaker \n",
        &expect![[r#"
        Arg1: (role of Speaker) 260..260
        Arg2: (role of Speaker) 260..260"#]],
    );
    check("R7\tSpeaker Arg1:T3 Arg2:\n", &expect!["T1 (Person Rima Odeh) 273..273"]);
    check("A7\tKind \n", &expect!["T3 (Quote “We left Aleppo at night,”) 257..257"]);
    check("A7\tKind T3 Di\n", &expect!["Direct (value of Kind) 260..262"]);
    check("N7\tReference T4 Geo\n", &expect!["GeoNames: (data base) 265..268"]);
}

#[test]
fn renaming_an_id_or_a_type() {
    let check = |needle: &str, new: &str, expected: &Expect| {
        let (article, at) = at("", needle);
        let shown = rename(&article, at, new).map_or_else(
            |why| why,
            |edits| {
                let mut file = Text::new(article.annotations.as_ref().map_or("", |f| f.source()), Format::Plain);
                edits.iter().rev().for_each(|edit| {
                    file.apply(edit);
                });
                file.to_string()
            },
        );
        expected.assert_eq(&shown);
    };
    check(
        "Arg1:T$03",
        "T30",
        &expect![[r#"
        T1	Person 37 46	Rima Odeh
        T2	Cue 47 51	said
        T30	Quote 10 36	“We left Aleppo at night,”
        T4	Place 19 25	Aleppo
        R1	Speaker Arg1:T30 Arg2:T1
        R2	Cue Arg1:T30 Arg2:T9
        A1	Kind T30 Direct
        N1	Reference T4 GeoNames:170063	Aleppo
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    check("Arg1:T$03", "T1", &expect!["T1 is the id of another line."]);
    check("Arg1:T$03", "R3", &expect!["An id of this kind is T and a number, as T12."]);
    check(
        "T1\tPer$0son",
        "Witness",
        &expect![[r#"
        T1	Witness 37 46	Rima Odeh
        T2	Cue 47 51	said
        T3	Quote 10 36	“We left Aleppo at night,”
        T4	Place 19 25	Aleppo
        R1	Speaker Arg1:T3 Arg2:T1
        R2	Cue Arg1:T3 Arg2:T9
        A1	Kind T3 Direct
        N1	Reference T4 GeoNames:170063	Aleppo
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    check("R1\tSpeaker A$0rg1", "x", &expect!["There is no id and no type here."]);
}
