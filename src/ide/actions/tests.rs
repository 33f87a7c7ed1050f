//! Every action as an annotator would meet it: the titles offered, and the file one of them leaves.

use super::*;
use crate::{
    ide::fixture::article_selected,
    text::{Format, Text},
};
use expect_test::{Expect, expect};

/// The titles offered at a cursor or for what two cursors select; `*` is the obvious choice.
fn offered(fixture: &str, expected: &Expect) {
    let (article, selection) = article_selected(fixture);
    let shown = |action: &Action| format!("{}{}", if action.preferred { "* " } else { "" }, action.title);
    let titles: Vec<String> = actions(&article, selection).iter().map(shown).collect();
    expected.assert_eq(&titles.join("\n"));
}

/// The stand-off file after the action with this title.
fn done(fixture: &str, title: &str, expected: &Expect) {
    let (article, selection) = article_selected(fixture);
    let offered = actions(&article, selection);
    let titles: Vec<&str> = offered.iter().map(|action| action.title.as_str()).collect();
    let Some(action) = offered.iter().find(|action| action.title == title) else {
        panic!("“{title}” is not offered, but\n{}", titles.join("\n"))
    };
    let source = article.annotations.as_ref().map_or("", |file| file.source());
    let mut file = Text::new(source, Format::Plain);
    action.standoff.iter().rev().for_each(|edit| {
        file.apply(edit);
    });
    expected.assert_eq(&file.to_string());
}

const ARTICLE: &str = "\
⟦Q rima #1|“We left ⟦L|Aleppo⟧,”⟧ ⟦P rima|Rima Odeh⟧ ⟦C #1|said⟧, ⟦Q rima #1|“at night.”⟧
⟦P sami|Sami Haddad⟧ met ⟦P rima|Ms Odeh⟧ with ⟦F =3|three others⟧ ⟦D 2019-05-12..2019-05-12|on Sunday⟧.
⟦Q rima|“Nobody slept,”⟧ ⟦P rima|she⟧ ⟦C|added⟧. They met again.";

#[test]
fn what_is_read_is_offered_first() {
    offered(
        &ARTICLE.replace("Ms Odeh", "Ms O$0deh"),
        &expect![[r#"
        * Accept this reading: “Ms Odeh” is Rima Odeh
        Annotate “Ms Odeh” as Person
        Annotate “Ms Odeh” as Organisation
        Annotate “Ms Odeh” as Place
        Annotate “Ms Odeh” as Figure
        Annotate “Ms Odeh” as Date
        Annotate “Ms Odeh” as Quote
        Annotate “Ms Odeh” as Cue
        Annotate all 2 mentions of “Rima Odeh” as Person
        Accept all readings in this paragraph
        Accept all people and organisations in the article
        Accept all readings in the article"#]],
    );
    offered(
        &ARTICLE.replace("Aleppo", "Al$0eppo"),
        &expect![[r#"
        * Accept this reading: “Aleppo” is Aleppo, Syria
        Annotate “Aleppo” as Place
        Annotate “Aleppo” as Person
        Annotate “Aleppo” as Organisation
        Annotate “Aleppo” as Figure
        Annotate “Aleppo” as Date
        Annotate “Aleppo” as Quote
        Annotate “Aleppo” as Cue
        Set the speaker of this quote to Sami Haddad
        Link “Aleppo” to Aleppo, Syria (seat of a first-order administrative division, GeoNames 170063)
        Link “Aleppo” to Aleppo, Syria (first-order administrative division, GeoNames 170062)
        Accept all readings in this paragraph
        Accept all places in the article
        Accept all readings in the article
        Add “Aleppo” to the places of the workspace"#]],
    );
}

#[test]
fn a_selection_can_be_any_type() {
    offered(
        &ARTICLE.replace("They met", "$0They met $0"),
        &expect![[r#"
        Annotate “They met” as Person
        Annotate “They met” as Organisation
        Annotate “They met” as Place
        Annotate “They met” as Figure
        Annotate “They met” as Date
        Annotate “They met” as Quote
        Annotate “They met” as Cue
        Accept all readings in this paragraph
        Accept all readings in the article"#]],
    );
}

#[test]
fn accepting_a_mention_records_whom_it_means() {
    let fixture = ARTICLE.replace("Ms Odeh", "Ms O$0deh");
    done(
        &fixture,
        "Accept this reading: “Ms Odeh” is Rima Odeh",
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 62 69	Ms Odeh
        R1	Coref Arg1:T2 Arg2:T1	
    "#]],
    );
}

#[test]
fn accepting_a_place_records_its_entry() {
    let fixture = ARTICLE.replace("Aleppo", "Al$0eppo");
    done(
        &fixture,
        "Accept this reading: “Aleppo” is Aleppo, Syria",
        &expect![[r#"
        T1	Place 9 15	Aleppo
        N1	Reference T1 GeoNames:170063	Aleppo
    "#]],
    );
}

#[test]
fn accepting_a_quote_records_kind_speaker_and_cue() {
    let fixture = ARTICLE.replace("at night", "at ni$0ght");
    done(
        &fixture,
        "Accept this reading: “We left Aleppo,” is said by Rima Odeh",
        &expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Quote 0 17	“We left Aleppo,”
        A1	Kind T2 Direct
        R1	Speaker Arg1:T2 Arg2:T1	
        T3	Quote 34 45	“at night.”
        A2	Kind T3 Direct
        R2	Speaker Arg1:T3 Arg2:T1	
        T4	Cue 28 32	said
        R3	Cue Arg1:T3 Arg2:T4	
    "#]],
    );
}

#[test]
fn accepting_everything_twice_changes_nothing() {
    let (article, selection) = article_selected(&format!("$0{ARTICLE}"));
    let all =
        actions(&article, selection).into_iter().find(|action| action.title == "Accept all readings in the article");
    let mut file = Text::new("", Format::Plain);
    all.expect("offered").standoff.iter().rev().for_each(|edit| {
        file.apply(edit);
    });
    expect![[r#"
        T1	Person 18 27	Rima Odeh
        T2	Person 46 57	Sami Haddad
        T3	Person 62 69	Ms Odeh
        R1	Coref Arg1:T3 Arg2:T1	
        T4	Place 9 15	Aleppo
        N1	Reference T4 GeoNames:170063	Aleppo
        T5	Figure 75 87	three others
        T6	Date 88 97	on Sunday
        T7	Quote 0 17	“We left Aleppo,”
        A1	Kind T7 Direct
        R2	Speaker Arg1:T7 Arg2:T1	
        T8	Quote 34 45	“at night.”
        A2	Kind T8 Direct
        R3	Speaker Arg1:T8 Arg2:T1	
        T9	Cue 28 32	said
        R4	Cue Arg1:T8 Arg2:T9	
        T10	Quote 99 114	“Nobody slept,”
        A3	Kind T10 Direct
        R5	Speaker Arg1:T10 Arg2:T1	
        T11	Cue 119 124	added
        R6	Cue Arg1:T10 Arg2:T11	
    "#]]
    .assert_eq(&file.to_string());
    let again = Article { annotations: Some(AnnFile::parse(&file.to_string()).into()), ..article };
    let titles: Vec<String> = actions(&again, selection).into_iter().map(|action| action.title).collect();
    assert!(titles.iter().all(|title| !title.starts_with("Accept")), "{titles:?}");
}

const ANNOTATED: &str = "\
⟦T3 Quote|⟦Q rima #1|“We left ⟦L|Aleppo⟧,”⟧⟧ ⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ ⟦C #1|said⟧ to ⟦P sami|Sami Haddad⟧.
⟦T2 Person|⟦P rima|Ms Odeh⟧⟧ left.
=====
R1\tSpeaker Arg1:T3 Arg2:T1
A1\tStatus T1 Open
#1\tAnnotatorNotes T1\tcalled twice
";

#[test]
fn an_annotation_can_be_changed() {
    offered(
        &ANNOTATED.replace("Rima", "Ri$0ma"),
        &expect![[r#"
            Annotate all 2 mentions of “Rima Odeh” as Person
            Mark “Rima Odeh” as verified
            Mark “Rima Odeh” as disputed
            Clear Status of “Rima Odeh”
            Change “Rima Odeh” from Person to Organisation
            Change “Rima Odeh” from Person to Place
            Change “Rima Odeh” from Person to Figure
            Change “Rima Odeh” from Person to Date
            Change “Rima Odeh” from Person to Quote
            Change “Rima Odeh” from Person to Cue
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
fn a_finding_is_fixed_where_it_is() {
    let mut article = crate::ide::fixture::read_article("“We left at night, Rima Odeh said.\n");
    let fixes = |article: &Article| -> Vec<Action> {
        let offered = actions(article, CharRange::of(0, 0)).into_iter();
        offered.filter(|action| action.kind == ActionKind::Fix).collect()
    };
    let offered = fixes(&article);
    assert!(!offered.is_empty());
    for fix in offered.into_iter().take(1) {
        assert_eq!(fix.fixes.map(|(code, _)| code), Some("quote-unclosed"));
        fix.article.iter().rev().for_each(|edit| {
            article.text.apply(edit);
        });
    }
    let article = crate::ide::fixture::read_article(&article.text.to_string());
    assert_eq!(fixes(&article), []);
}
