//! Changes to a stand-off file, and text-bounds that follow the article.

use expect_test::{Expect, expect};
use postil::{
    standoff::{AnnFile, Changes, Dependants, Schema},
    text::{CharRange, Format, Text},
};

const ARTICLE: &str = "“We are staying,” said Nadia Haddad, 35, in Aleppo.\nMs Haddad runs a bakery.\n";
const ANN: &str = "\
T1\tQuote 0 17\t“We are staying,”
T2\tPerson 23 35\tNadia Haddad
T3\tPlace 44 50\tAleppo
T4\tCue 18 22\tsaid
R1\tSpeaker Arg1:T1 Arg2:T2\t
A1\tKind T1 Direct
N1\tReference T3 GeoNames:170063\tAleppo
#1\tAnnotatorNotes T2\tspelling?
";

/// Every edit on its own line, then the file after all of them.
fn check(ann: &str, change: impl FnOnce(&mut Changes<'_>), expected: &Expect) {
    let article = Text::new(ARTICLE, Format::Plain);
    let file = AnnFile::read(ann, &article);
    let mut changes = Changes::new(&file, &article);
    change(&mut changes);
    let mut out = String::new();
    for edit in changes.edits() {
        out += &format!("{:?} {:?}\n", edit.range, edit.text);
    }
    // A carriage return would not survive in a source file.
    expected.assert_eq(&(out + "\n" + &changes.printed().replace('\r', "␍")));
}

#[test]
fn into_a_new_file() {
    check(
        "",
        |changes| {
            let quote = changes.add_text_bound("Quote", &[CharRange::of(0, 17)]).expect("text");
            let person = changes.add_text_bound("Person", &[CharRange::of(22, 36)]).expect("text");
            changes.link(&Schema::default(), "Speaker", &quote, &person);
            changes.set_attribute(&quote, "Kind", Some("Direct"));
            changes.set_note(&person, "two\nlines");
            assert_eq!(changes.add_text_bound("Place", &[CharRange::of(51, 52)]), None);
        },
        &expect![[r#"
            0..0 "T1\tQuote 0 17\t“We are staying,”\nT2\tPerson 23 36\tNadia Haddad,\nR1\tSpeaker Arg1:T1 Arg2:T2\t\nA1\tKind T1 Direct\n#1\tAnnotatorNotes T2\ttwo lines\n"

            T1	Quote 0 17	“We are staying,”
            T2	Person 23 36	Nadia Haddad,
            R1	Speaker Arg1:T1 Arg2:T2	
            A1	Kind T1 Direct
            #1	AnnotatorNotes T2	two lines
        "#]],
    );
}

#[test]
fn only_what_changes_is_edited() {
    check(
        ANN,
        |changes| {
            changes.set_attribute("T1", "Kind", Some("Mixed"));
            changes.set_attribute("T1", "Status", Some("Open"));
            changes.set_label("T3", "Organisation");
            changes.set_normalisation("T3", "GeoNames", "170064", "Aleppo");
            changes.set_note("T2", "");
        },
        &expect![[r#"
            64..69 "Organisation"
            140..146 "Mixed"
            177..178 "4"
            186..217 ""
            217..217 "A2\tStatus T1 Open\n"

            T1	Quote 0 17	“We are staying,”
            T2	Person 23 35	Nadia Haddad
            T3	Organisation 44 50	Aleppo
            T4	Cue 18 22	said
            R1	Speaker Arg1:T1 Arg2:T2	
            A1	Kind T1 Mixed
            N1	Reference T3 GeoNames:170064	Aleppo
            A2	Status T1 Open
        "#]],
    );
}

#[test]
fn a_quote_has_one_speaker() {
    check(
        ANN,
        |changes| {
            let other = changes.add_text_bound("Person", &[CharRange::of(52, 61)]).expect("text");
            changes.relink(&Schema::default(), "Speaker", "T1", &other);
            changes.link(&Schema::default(), "Coref", &other, "T2");
            changes.link(&Schema::default(), "Coref", &other, "T2");
        },
        &expect![[r#"
            101..129 ""
            217..217 "T5\tPerson 52 61\tMs Haddad\nR2\tSpeaker Arg1:T1 Arg2:T5\t\nR3\tCoref Arg1:T5 Arg2:T2\t\n"

            T1	Quote 0 17	“We are staying,”
            T2	Person 23 35	Nadia Haddad
            T3	Place 44 50	Aleppo
            T4	Cue 18 22	said
            A1	Kind T1 Direct
            N1	Reference T3 GeoNames:170063	Aleppo
            #1	AnnotatorNotes T2	spelling?
            T5	Person 52 61	Ms Haddad
            R2	Speaker Arg1:T1 Arg2:T5	
            R3	Coref Arg1:T5 Arg2:T2	
        "#]],
    );
}

#[test]
fn extent() {
    check(
        ANN,
        |changes| {
            changes.grow("T2", CharRange::of(35, 39));
            changes.cut("T1", CharRange::of(4, 8));
            changes.grow("T4", CharRange::of(36, 61));
        },
        &expect![[r#"
            11..20 "3;8 17\t“W"
            46..60 "9\tNadia Haddad, 35"
            95..99 ";37 51;52 61\tsaid 35, in Aleppo. Ms Hadda"

            T1	Quote 0 3;8 17	“We staying,”
            T2	Person 23 39	Nadia Haddad, 35
            T3	Place 44 50	Aleppo
            T4	Cue 18 22;37 51;52 61	said 35, in Aleppo. Ms Haddad
            R1	Speaker Arg1:T1 Arg2:T2	
            A1	Kind T1 Direct
            N1	Reference T3 GeoNames:170063	Aleppo
            #1	AnnotatorNotes T2	spelling?
        "#]],
    );
}

#[test]
fn merging_moves_what_refers() {
    let ann = format!(
        "{ANN}T5\tPerson 52 61\tMs Haddad\nR2\tCoref Arg1:T5 Arg2:T2\t\nR3\tSpeaker Arg1:T1 Arg2:T5\t\nA2\tStatus T5 Open\n"
    );
    check(
        &ann,
        |changes| changes.merge(&["T2", "T5"]),
        &expect![[r#"
        47..53 ";52 61\tNadia Haddad Ms"
        217..243 ""
        243..269 ""
        269..297 ""
        308..309 "2"

        T1	Quote 0 17	“We are staying,”
        T2	Person 23 35;52 61	Nadia Haddad Ms Haddad
        T3	Place 44 50	Aleppo
        T4	Cue 18 22	said
        R1	Speaker Arg1:T1 Arg2:T2	
        A1	Kind T1 Direct
        N1	Reference T3 GeoNames:170063	Aleppo
        #1	AnnotatorNotes T2	spelling?
        A2	Status T2 Open
    "#]],
    );
}

#[test]
fn removing_takes_dependants_along() {
    let ann = format!(
        "{ANN}T5\tPerson 52 61\tMs Haddad\nE1\tMeet:T4 Who:T2 Who2:T5\nA2\tStatus R1 Open\n*\tSame T2 T5\n*\tSame T1 T2 T3\n"
    );
    let file = AnnFile::parse(&ann);
    let found = Dependants::of(&file, "T2");
    assert_eq!(found.attached, ["#1", "*", "*", "A2"]);
    assert_eq!(found.connected, ["R1", "E1"]);
    check(
        &ann,
        |changes| changes.remove("T2"),
        &expect![[r#"
        32..61 ""
        101..129 ""
        186..217 ""
        257..264 ""
        269..287 ""
        287..300 ""
        311..314 ""

        T1	Quote 0 17	“We are staying,”
        T3	Place 44 50	Aleppo
        T4	Cue 18 22	said
        A1	Kind T1 Direct
        N1	Reference T3 GeoNames:170063	Aleppo
        T5	Person 52 61	Ms Haddad
        E1	Meet:T4 Who2:T5
        *	Same T1 T3
    "#]],
    );
    check(
        &ann,
        |changes| changes.remove("E1"),
        &expect![[r#"
        83..101 ""
        243..269 ""

        T1	Quote 0 17	“We are staying,”
        T2	Person 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
        R1	Speaker Arg1:T1 Arg2:T2	
        A1	Kind T1 Direct
        N1	Reference T3 GeoNames:170063	Aleppo
        #1	AnnotatorNotes T2	spelling?
        T5	Person 52 61	Ms Haddad
        A2	Status R1 Open
        *	Same T2 T5
        *	Same T1 T2 T3
    "#]],
    );
}

#[test]
fn ids_and_order() {
    let ann = "R9\tCoref Arg1:T7 Arg2:T3\t\n# by hand\nT7\tPerson 52 61\tMs Haddad\nT3\tPerson 23 35\tNadia Haddad\nT3\tPlace 44 50\tAleppo\n";
    check(
        ann,
        |changes| changes.renumber(),
        &expect![[r#"
        1..24 "1\tCoref Arg1:T1 Arg2:T2"
        37..38 "1"
        63..64 "2"

        R1	Coref Arg1:T1 Arg2:T2	
        # by hand
        T1	Person 52 61	Ms Haddad
        T2	Person 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
    "#]],
    );
    check(
        ann,
        |changes| changes.format(),
        &expect![[r##"
        0..25 "T3\tPerson 23 35\tNadia Haddad"
        26..35 "T3\tPlace 44 50\tAleppo"
        62..90 "R9\tCoref Arg1:T7 Arg2:T3\t"
        91..112 "# by hand"

        T3	Person 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
        T7	Person 52 61	Ms Haddad
        R9	Coref Arg1:T7 Arg2:T3	
        # by hand
    "##]],
    );
    check(
        ann,
        |changes| changes.rename_id("T7", "T8"),
        &expect![[r#"
        15..16 "8"
        37..38 "8"

        R9	Coref Arg1:T8 Arg2:T3	
        # by hand
        T8	Person 52 61	Ms Haddad
        T3	Person 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
    "#]],
    );
    check(
        ann,
        |changes| changes.rename_id("T7", "T3"),
        &expect![[r#"

        R9	Coref Arg1:T7 Arg2:T3	
        # by hand
        T7	Person 52 61	Ms Haddad
        T3	Person 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
    "#]],
    );
    check(
        ann,
        |changes| changes.rename_label("Person", "Human", |_| true),
        &expect![[r#"
        39..44 "Huma"
        65..70 "Huma"

        R9	Coref Arg1:T7 Arg2:T3	
        # by hand
        T7	Human 52 61	Ms Haddad
        T3	Human 23 35	Nadia Haddad
        T3	Place 44 50	Aleppo
    "#]],
    );
}

#[test]
fn line_ends_and_mark_are_kept() {
    check(
        "\u{feff}T1\tPlace 44 50\tAleppo\r\nnot a line\r\nT2\tCue 18 22\tsaid",
        |changes| {
            changes.grow("T1", CharRange::of(41, 43));
            changes.set_attribute("T2", "Status", Some("Open"));
        },
        &expect![[r#"
            11..16 "1 43;44 50\tin "
            53..53 "\r\nA1\tStatus T2 Open\r\n"

            ﻿T1	Place 41 43;44 50	in Aleppo␍
            not a line␍
            T2	Cue 18 22	said␍
            A1	Status T2 Open␍
        "#]],
    );
    check(
        "T1\tPlace 44 50\tAleppo\nT2\tCue 18 22\tsaid",
        |changes| changes.remove("T2"),
        &expect![[r#"
        22..39 ""

        T1	Place 44 50	Aleppo
    "#]],
    );
    check(
        "T1\tPlace 44 50\tAleppo\t\t\nE1\tX:T1 ",
        |changes| changes.add_argument("E1", "Who", "T1"),
        &expect![[r#"
        32..32 "Who:T1"

        T1	Place 44 50	Aleppo		
        E1	X:T1 Who:T1"#]],
    );
}
