//! Annotations changed, refused and removed.

use super::*;
use expect_test::expect;

#[test]
fn an_annotation_can_be_changed() {
    offered(
        &ANNOTATED.replace("Rima", "Ri$0ma"),
        &expect![[r#"
            Annotate all 2 mentions of “Rima Odeh” as Person
            Link “Rima Odeh” to an entry of Wikidata…
            Mark “Rima Odeh” as verified
            Mark “Rima Odeh” as disputed
            Clear Status of “Rima Odeh”
            Mark “Rima Odeh” as verified, with a source…
            Mark “Rima Odeh” as disputed, with a source…
            Mark “Rima Odeh” as open, with a source…
            Edit the note on “Rima Odeh”…
            Change “Rima Odeh” from Person to Organisation
            Change “Rima Odeh” from Person to Place, without R1
            Change “Rima Odeh” from Person to Figure, without R1
            Change “Rima Odeh” from Person to Date, without R1
            Change “Rima Odeh” from Person to Quote, without R1
            Change “Rima Odeh” from Person to Cue, without R1
            Unlink “Rima Odeh” from “We left Aleppo,” (Speaker)
            Remove Person “Rima Odeh” with R1, A1 and #1
            Accept all readings in this paragraph
            Accept all people and organisations in the article
            Accept all readings in the article"#]],
    );
}

#[test]
fn changes_of_type_attribute_and_speaker() {
    let rima = ANNOTATED.replace("Rima", "Ri$0ma");
    done(
        &rima,
        "Change “Rima Odeh” from Person to Organisation",
        &expect![[r#"
        T1	Organisation 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    done(
        &rima,
        "Mark “Rima Odeh” as verified",
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Verified
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    done(
        &rima,
        "Remove Person “Rima Odeh” with R1, A1 and #1",
        &expect![[r#"
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
    "#]],
    );
    let quote = ANNOTATED.replace("We left", "We le$0ft");
    done(
        &quote,
        "Set the speaker of this quote to Sami Haddad",
        &expect![[r#"
            T1	Person 18 27	Rima Odeh
            T2	Person 49 56	Ms Odeh
            T3	Quote 0 17	“We left Aleppo,”
            A1	Status T1 Open
            #1	AnnotatorNotes T1	called twice
            T4	Person 36 47	Sami Haddad
            R2	Speaker Arg1:T3 Arg2:T4	
        "#]],
    );
    let other = ANNOTATED.replace("Ms Odeh", "Ms O$0deh");
    done(
        &other,
        "Link “Ms Odeh” to “Rima Odeh” (Same as)",
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
        R2	Coref Arg1:T2 Arg2:T1	
    "#]],
    );
}

#[test]
fn an_annotation_grows_shrinks_and_is_cut() {
    done(
        &ANNOTATED.replace("Rima", "$0Rima$0"),
        "Shrink “Rima Odeh” to “Rima”",
        &expect![[r#"
        T1	Person 18 22	Rima
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    done(
        &ANNOTATED.replace("Rima Odeh⟧⟧", "Rima Odeh⟧⟧$0"),
        "Grow “Rima Odeh” to “Rima Odeh said”",
        &expect![[r#"
        T1	Person 18 32	Rima Odeh said
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
    done(
        &ANNOTATED.replace("We left", "We $0left$0"),
        "Cut “left” out of “We left Aleppo,”",
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 3;9 17	“We Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
    "#]],
    );
}

#[test]
fn notes_sources_and_entries_are_typed() {
    listed(
        &ANNOTATED.replace("Rima", "Ri$0ma"),
        Family::Note,
        &expect![[r#"Note on “Rima Odeh” |  ? Note on “Rima Odeh” = "called twice""#]],
    );
    listed(
        &ANNOTATED.replace("Rima", "Ri$0ma"),
        Family::Mark,
        &expect![[r#"
        Verified |  ? Verified against which source? (goes into the note on “Rima Odeh”; may be empty) = ""
        Disputed |  ? Disputed against which source? (goes into the note on “Rima Odeh”; may be empty) = ""
        Open |  ? Open against which source? (goes into the note on “Rima Odeh”; may be empty) = """#]],
    );
    listed(
        &ANNOTATED.replace("Rima", "Ri$0ma"),
        Family::LinkEntry,
        &expect![[r#"Wikidata… |  ? Entry of “Rima Odeh” in Wikidata = """#]],
    );
    listed(
        &ANNOTATED.replace("Aleppo", "Ale$0ppo"),
        Family::LinkEntry,
        &expect![[r#"
            Aleppo, Syria | seat of a first-order administrative division, GeoNames 170063
            Aleppo, Syria | first-order administrative division, GeoNames 170062
            Look up in GeoNames… |  ? Name of “Aleppo” in GeoNames, or how it begins = "Aleppo"
            GeoNames… |  ? Entry of “Aleppo” in GeoNames = """#]],
    );
    let on = || End::Annotation("T1".to_owned());
    let said = |source: &str| Operation::Mark { on: on(), status: "verified".to_owned(), source: source.to_owned() };
    performed(
        ANNOTATED,
        &said("her office,\n3 May"),
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Verified
        #1	AnnotatorNotes T1	called twice; Verified: her office, 3 May
    "#]],
    );
    performed(
        ANNOTATED,
        &Operation::SetNote { on: on(), text: String::new() },
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
    "#]],
    );
    performed(
        ANNOTATED,
        &Operation::SetEntry {
            on: on(),
            also: Vec::new(),
            database: "Wikidata".to_owned(),
            entry: "Q1".to_owned(),
            name: "Rima Odeh".to_owned(),
        },
        &expect![[r#"
            T1	Person 18 27	Rima Odeh
            T2	Person 49 56	Ms Odeh
            T3	Quote 0 17	“We left Aleppo,”
            R1	Speaker Arg1:T3 Arg2:T1
            A1	Status T1 Open
            #1	AnnotatorNotes T1	called twice
            N1	Reference T1 Wikidata:Q1	Rima Odeh
        "#]],
    );
    performed(
        ARTICLE,
        &Operation::SetNote { on: End::Range(CharRange::of(62, 69)), text: "which Odeh?".to_owned() },
        &expect![[r#"
            T1	Person 18 27	Rima Odeh
            T2	Person 62 69	Ms Odeh
            R1	Coref Arg1:T2 Arg2:T1	
            #1	AnnotatorNotes T2	which Odeh?
        "#]],
    );
}

#[test]
fn an_annotation_is_split_joined_and_merged() {
    const NAMES: &str = "\
⟦T1 Person|Rima⟧ ⟦T2 Person|Odeh⟧ and ⟦T3 Person|Sami Haddad⟧ left.
=====
A1\tStatus T1 Open
A2\tStatus T2 Verified
#1\tAnnotatorNotes T2\tsister
R1\tCoref Arg1:T2 Arg2:T1
";
    done(
        &NAMES.replace("Odeh", "Od$0eh"),
        "Merge “Rima” and “Odeh” into one, without A2 (Status: Verified) and R1",
        &expect![[r#"
        T1	Person 0 9	Rima Odeh
        T3	Person 14 25	Sami Haddad
        A1	Status T1 Open
        #1	AnnotatorNotes T1	sister
    "#]],
    );
    done(
        &NAMES.replace("Sami", "Sami$0"),
        "Split “Sami Haddad” here into 2 fragments",
        &expect![[r#"
        T1	Person 0 4	Rima
        T2	Person 5 9	Odeh
        T3	Person 14 18;19 25	Sami Haddad
        A1	Status T1 Open
        A2	Status T2 Verified
        #1	AnnotatorNotes T2	sister
        R1	Coref Arg1:T2 Arg2:T1
    "#]],
    );
    let split = "⟦T1 Person|Sami⟧ Abu ⟦T1 Person|Haddad⟧ left.";
    done(
        &split.replace("Haddad", "Had$0dad"),
        "Join the fragments of “Sami Haddad” to “Sami Abu Haddad”",
        &expect![[r#"
            T1	Person 0 15	Sami Abu Haddad
        "#]],
    );
    listed(
        &NAMES.replace("Sami", "Sa$0mi"),
        Family::Reshape,
        &expect![[r#"
        Grow “Sami Haddad” to “Sami Haddad left” | 
        Shrink “Sami Haddad” to “Sami” | 
        Grow “Sami Haddad” to “and Sami Haddad” | 
        Shrink “Sami Haddad” to “Haddad” | "#]],
    );
}

#[test]
fn what_can_t_be_done_is_refused_with_the_reason() {
    let id = || "T1".to_owned();
    performed(
        ANNOTATED,
        &Operation::Remove { id: id(), dependants: false },
        &expect![
            "“Rima Odeh” is not removed: R1 (Speaker from “We left Aleppo,” to “Rima Odeh”) depends on it. Remove that first, or all together."
        ],
    );
    performed(
        ANNOTATED,
        &Operation::Remove { id: "T99".to_owned(), dependants: false },
        &expect!["There is no annotation T99 any more."],
    );
    performed(
        ANNOTATED,
        &Operation::SetType { id: id(), label: "Person".to_owned() },
        &expect!["The annotations already say so; nothing was changed."],
    );
    performed(
        ANNOTATED,
        &Operation::SetType { id: id(), label: "Zoo".to_owned() },
        &expect!["The schema has no type of text Zoo."],
    );
    let crossing = CharRange::of(9, 22);
    performed(
        ANNOTATED,
        &Operation::Annotate { range: crossing, label: "Person".to_owned() },
        &expect![
            "“Aleppo,” Rima” can't be Person: the schema does not let it share text with Person “Rima Odeh” (T1)."
        ],
    );
    let on = || End::Annotation(id());
    let link =
        |to: &str| Operation::Link { from: on(), relation: "Speaker".to_owned(), to: End::Annotation(to.to_owned()) };
    performed(ANNOTATED, &link("T3"), &expect!["The schema has no Speaker from Person to Quote."]);
    performed(ANNOTATED, &link("T1"), &expect!["An annotation is not linked to itself."]);
    let kind = Operation::SetAttribute { on: on(), name: "Kind".to_owned(), value: Some("Direct".to_owned()) };
    performed(ANNOTATED, &kind, &expect!["The schema has no attribute Kind for Person."]);
    performed(
        ANNOTATED,
        &Operation::SetEntry {
            on: on(),
            also: Vec::new(),
            database: "GeoNames".to_owned(),
            entry: "1".to_owned(),
            name: String::new(),
        },
        &expect!["The schema does not link this type to GeoNames."],
    );
    performed(
        ANNOTATED,
        &Operation::Merge { ids: vec![id(), "T3".to_owned()] },
        &expect!["Only annotations of one type can be merged, not Person and Quote."],
    );
    performed(
        ANNOTATED,
        &Operation::Accept { range: CharRange::of(28, 28), scope: Scope::Here },
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 49 56	Ms Odeh
        T3	Quote 0 17	“We left Aleppo,”
        R1	Speaker Arg1:T3 Arg2:T1
        A1	Status T1 Open
        #1	AnnotatorNotes T1	called twice
        A2	Kind T3 Direct
        T4	Cue 28 32	said
        R2	Cue Arg1:T3 Arg2:T4	
    "#]],
    );
    performed(
        "",
        &Operation::Accept { range: CharRange::default(), scope: Scope::Article },
        &expect!["postil reads nothing there that could be accepted."],
    );
}
