//! Speakers and entries that somebody has to name.

use super::*;
use expect_test::expect;

#[test]
fn somebody_whom_nobody_annotated_speaks() {
    const NOBODY: &str = "⟦Q #1|“We left Aleppo,”⟧ the miller ⟦C #1|said⟧. The miller is old; Hadi is not.";
    let quote = CharRange::of(0, 0);
    let speaker = |start, end| Operation::SetSpeaker { quote, speaker: End::Range(CharRange::of(start, end)) };
    performed(
        NOBODY,
        &speaker(18, 28),
        &expect![[r#"
        T1	Person 18 28	the miller
        T2	Quote 0 17	“We left Aleppo,”
        A1	Kind T2 Direct
        T3	Cue 29 33	said
        R1	Cue Arg1:T2 Arg2:T3	
        R2	Speaker Arg1:T2 Arg2:T1	
    "#]],
    );
    // White space around it is no part of the name; nothing at all is nobody.
    performed(
        NOBODY,
        &speaker(17, 29),
        &expect![[r#"
        T1	Person 18 28	the miller
        T2	Quote 0 17	“We left Aleppo,”
        A1	Kind T2 Direct
        T3	Cue 29 33	said
        R1	Cue Arg1:T2 Arg2:T3	
        R2	Speaker Arg1:T2 Arg2:T1	
    "#]],
    );
    performed(NOBODY, &speaker(17, 18), &expect!["There is no text there that could be a speaker."]);
    performed(NOBODY, &Operation::NameSpeaker { quote }, &expect!["Say who speaks."]);
    let (article, _) = fixture(&format!("$0{NOBODY}"));
    assert_eq!(named_near(&article, quote, "the miller"), Some(CharRange::of(18, 28)));
    assert_eq!(named_near(&article, quote, "Hadi").map(|at| article.text.slice(at)).as_deref(), Some("Hadi"));
    assert_eq!(named_near(&article, quote, "mill"), None);
    assert_eq!(named_near(&article, quote, "We left"), None);
    assert_eq!(named_near(&article, CharRange::of(60, 60), "Hadi"), None);
    // Who is annotated by hand, as something that can't speak.
    const PLACE: &str = "⟦T1 Quote|⟦Q #1|“We left,”⟧⟧ ⟦T2 Cue|⟦C #1|said⟧⟧ ⟦T3 Place|Aleppo⟧.";
    let speaker = Operation::SetSpeaker { quote, speaker: End::Annotation("T3".to_owned()) };
    performed(PLACE, &speaker, &expect!["The schema has no Speaker from Quote to Place."]);
}

#[test]
fn an_entry_is_looked_up_by_another_name() {
    let found = |query: &str| -> Vec<String> {
        let (article, selection) = fixture(&ANNOTATED.replace("Aleppo", "Ale$0ppo"));
        let choosing = Choosing { selection, id: None, query: Some(query) };
        choices(&article, choosing, Family::LinkEntry).into_iter().map(|action| action.title).take(3).collect()
    };
    expect![[r#"
        Link “Aleppo” to Aleppo, Syria (seat of a first-order administrative division, GeoNames 170063)
        Link “Aleppo” to Halabja, Iraq (populated place, GeoNames 96205)
        Link “Aleppo” to Halabor, Transcarpathia, Ukraine (populated place, GeoNames 708241)"#]]
    .assert_eq(&found("Ḥalab").join("\n"));
    expect![[r#"
        Link “Aleppo” to Damascus, Dimashq, Syria (capital of a political entity, GeoNames 170654)
        Link “Aleppo” to Damascus, Montgomery County, Maryland, United States (populated place, GeoNames 4352728)
        Link “Aleppo” to Damascus, Clackamas County, Oregon, United States (populated place, GeoNames 5722088)"#]]
    .assert_eq(&found("damasc").join("\n"));
    assert_eq!(found("d"), Vec::<String>::new());
    assert_eq!(found("Xqzzy"), Vec::<String>::new());
}

#[test]
fn two_spellings_are_linked_to_one_entry() {
    let (article, selection) =
        fixture("They left ⟦L|Deraa⟧ at dawn.\n\nThe road to ⟦L|Da$0raa⟧ is shut, and ⟦L|Homs⟧ too.\n");
    let offered = all(&article, selection);
    let both = offered.iter().filter(|action| action.title.starts_with("Link both"));
    let shown: Vec<String> = both
        .map(|action| format!("{}\n{}", action.title, after(&article, action.operation.as_ref().expect("no fix"))))
        .collect();
    expect![[r#"
        Link both “Deraa” and “Daraa” to Dar‘ā, Daraa, Syria (seat of a first-order administrative division, GeoNames 170905)
        T1	Place 10 15	Deraa
        N1	Reference T1 GeoNames:170905	Dar‘ā
        T2	Place 38 43	Daraa
        N2	Reference T2 GeoNames:170905	Dar‘ā
    "#]]
    .assert_eq(&shown.join("\n"));
}
