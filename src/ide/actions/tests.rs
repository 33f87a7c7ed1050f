//! Every action as an annotator would meet it: the titles offered, and the file one of them leaves.

use super::*;
use crate::{
    ide::{Scope, fixture::article_selected},
    standoff::{AnnFile, ConfFile, ConfKind, Schema},
    text::{Format, Text},
};
use expect_test::{Expect, expect};

/// The article of a fixture and what its cursors select; behind `=conf=` stands an
/// `annotation.conf`, behind `=keys=` a `kb_shortcuts.conf`.
fn fixture(text: &str) -> (Article, CharRange) {
    let (text, keys) = text.split_once("=keys=\n").unwrap_or((text, ""));
    let Some((text, conf)) = text.split_once("=conf=\n") else { return article_selected(text) };
    let (mut article, selection) = article_selected(text);
    let conf = [(conf, ConfKind::Annotation), (keys, ConfKind::Shortcuts)];
    let (schema, problems) = Schema::build(&conf.map(|(text, kind)| ConfFile::parse(text, kind)));
    assert!(problems.is_empty(), "{problems:?}");
    article.schema = schema.into();
    (article, selection)
}

/// Everything offered at a cursor or for what two cursors select.
fn all(article: &Article, selection: CharRange) -> Vec<Action> {
    let wish = Wish { selection, asks: true, lazy: false, wanted: &|_| true };
    actions(article, &crate::checks::check(article), &wish)
}

/// The titles offered at a cursor or for what two cursors select; `*` is the obvious choice.
fn offered(fixture: &str, expected: &Expect) {
    let (article, selection) = self::fixture(fixture);
    let shown = |action: &Action| format!("{}{}", if action.preferred { "* " } else { "" }, action.title);
    let titles: Vec<String> = all(&article, selection).iter().map(shown).collect();
    expected.assert_eq(&titles.join("\n"));
}

/// The stand-off file after the action with this title.
fn done(fixture: &str, title: &str, expected: &Expect) {
    let (article, selection) = self::fixture(fixture);
    let offered = all(&article, selection);
    let titles: Vec<&str> = offered.iter().map(|action| action.title.as_str()).collect();
    let Some(action) = offered.iter().find(|action| action.title == title) else {
        panic!("“{title}” is not offered, but\n{}", titles.join("\n"))
    };
    expected.assert_eq(&after(&article, action.operation.as_ref().expect("no fix")));
}

/// The stand-off file after an operation.
fn after(article: &Article, operation: &Operation) -> String {
    let edits = perform(article, operation).expect("what is offered can be done");
    let source = article.annotations.as_ref().map_or("", |file| file.source());
    let mut file = Text::new(source, Format::Plain);
    edits.iter().rev().for_each(|edit| {
        file.apply(edit);
    });
    file.to_string()
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
            Annotate “Ms Odeh” as Person (P)
            Annotate “Ms Odeh” as Organisation (O)
            Annotate “Ms Odeh” as Place (L)
            Annotate “Ms Odeh” as Figure (F)
            Annotate “Ms Odeh” as Date (D)
            Annotate “Ms Odeh” as Quote (Q)
            Annotate “Ms Odeh” as Cue (C)
            Annotate all 2 mentions of “Rima Odeh” as Person
            Link “Ms Odeh” to an entry of Wikidata…
            Mark “Ms Odeh” as verified, with a source…
            Mark “Ms Odeh” as disputed, with a source…
            Mark “Ms Odeh” as open, with a source…
            Add a note to “Ms Odeh”…
            Accept all readings in this paragraph
            Accept all people and organisations in the article
            Accept all readings in the article"#]],
    );
    offered(
        &ARTICLE.replace("Aleppo", "Al$0eppo"),
        &expect![[r#"
            * Accept this reading: “Aleppo” is Aleppo, Syria
            Annotate “Aleppo” as Place (L)
            Annotate “Aleppo” as Person (P)
            Annotate “Aleppo” as Organisation (O)
            Annotate “Aleppo” as Figure (F)
            Annotate “Aleppo” as Date (D)
            Annotate “Aleppo” as Quote (Q)
            Annotate “Aleppo” as Cue (C)
            Set the speaker of this quote to Sami Haddad
            Link “Aleppo” to Aleppo, Syria (seat of a first-order administrative division, GeoNames 170063)
            Link “Aleppo” to Aleppo, Syria (first-order administrative division, GeoNames 170062)
            Link “Aleppo” to an entry of GeoNames…
            Mark “Aleppo” as verified, with a source…
            Mark “Aleppo” as disputed, with a source…
            Mark “Aleppo” as open, with a source…
            Add a note to “Aleppo”…
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
            Annotate “They met” as Person (P)
            Annotate “They met” as Organisation (O)
            Annotate “They met” as Place (L)
            Annotate “They met” as Figure (F)
            Annotate “They met” as Date (D)
            Annotate “They met” as Quote (Q)
            Annotate “They met” as Cue (C)
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
    let file = after(&article, &Operation::Accept { range: selection, scope: Scope::Article });
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
    .assert_eq(&file);
    let again = Article { annotations: Some(AnnFile::parse(&file).into()), ..article };
    let titles: Vec<String> = all(&again, selection).into_iter().map(|action| action.title).collect();
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
fn a_finding_is_fixed_where_it_is() {
    let mut article = crate::ide::fixture::read_article("“We left at night, Rima Odeh said.\n");
    let fixes = |article: &Article| -> Vec<Action> {
        let offered = all(article, CharRange::of(0, 0)).into_iter();
        offered.filter(|action| action.fixes.is_some()).collect()
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

/// What an operation leaves, or why it is refused.
fn performed(fixture: &str, operation: &Operation, expected: &Expect) {
    let (article, _) = self::fixture(&format!("$0{fixture}"));
    let left = match perform(&article, operation) {
        Ok(_) => after(&article, operation),
        Err(why) => why.to_string(),
    };
    expected.assert_eq(&left);
}

/// What a picker lists: key, label, detail and what it asks for.
fn listed(fixture: &str, family: Family, expected: &Expect) {
    let (article, selection) = self::fixture(fixture);
    let shown = |action: Action| {
        let key = action.key.map_or(String::new(), |key| format!("[{key}] "));
        let ask = action.ask.map_or(String::new(), |ask| format!(" ? {} = {:?}", ask.prompt, ask.value));
        format!("{key}{} | {}{ask}", action.label, action.detail)
    };
    let lines: Vec<String> = choices(&article, selection, family).into_iter().map(shown).collect();
    expected.assert_eq(&lines.join("\n"));
}

/// An article coded for events.
const EVENTS: &str = "\
⟦T1 Protest|Miners marched⟧ on ⟦T2 City|Tuzla⟧ after ⟦T3 Group|the Kreka union⟧ and ⟦T4 Group|students⟧ called for it.
Police stopped ⟦T5 Protest|the march⟧ in ⟦T6 City|Tuzla⟧’s centre. Tuzlaks watched it.
=====
E1\tProtest:T1 Actor:T3
R1\tSame Arg1:T2 Arg2:T6
*\tAlias T3 T4
A1\tPeaceful E1
A2\tSize E1 Large
=conf=
[entities]
City
Group
Camp
[relations]
Same\tArg1:City, Arg2:City
Alias\tArg1:Group, Arg2:Group, <REL-TYPE>:symmetric-transitive
[events]
Protest\tActor*:Group, Where?:City
Strike\tActor?:Group
[attributes]
Peaceful\tArg:<EVENT>
Size\tArg:Protest, Value:Small|Large
=keys=
c City
e Strike
";

#[test]
fn the_schema_says_what_is_offered() {
    offered(
        &EVENTS.replace("Police", "Po$0lice"),
        &expect![[r#"
        Annotate “Police” as City (c)
        Annotate “Police” as Group
        Annotate “Police” as Camp
        Annotate “Police” as the event Protest
        Annotate “Police” as the event Strike (e)"#]],
    );
    offered(
        &EVENTS.replace("Miners", "Mi$0ners"),
        &expect![[r#"
            Annotate “Miners” as City (c)
            Annotate “Miners” as Group
            Annotate “Miners” as Camp
            Annotate “Miners” as the event Protest
            Annotate “Miners” as the event Strike (e)
            Link “Miners marched” to “Tuzla” (Where)
            Link “Miners marched” to “students” (Actor)
            Link “Miners marched” to “Tuzla” of line 2 (Where)
            Clear Peaceful of “Miners marched”
            Set Size of “Miners marched” to Small
            Clear Size of “Miners marched”
            Add a note to “Miners marched”…
            Change “Miners marched” from Protest to Strike, without A2
            Unlink “Miners marched” from “the Kreka union” (Actor)
            Remove Protest “Miners marched” with E1, A1 and A2"#]],
    );
    offered(
        &EVENTS.replace("Kreka", "Kre$0ka"),
        &expect![[r#"
            Annotate “Kreka” as the event Protest
            Annotate “Kreka” as the event Strike (e)
            Add a note to “the Kreka union”…
            Change “the Kreka union” from Group to City, without E1 and the equivalence
            Change “the Kreka union” from Group to Camp, without E1 and the equivalence
            Remove Group “the Kreka union” with the equivalence, taking it out of E1"#]],
    );
    listed(
        &EVENTS.replace("Police", "Po$0lice"),
        Family::Annotate,
        &expect![[r#"
        [c] City | 
        Group | 
        Camp | 
        Protest | event
        [e] Strike | event"#]],
    );
    listed(
        &EVENTS.replace("Miners", "Mi$0ners"),
        Family::Link,
        &expect![[r#"
        Where: “Tuzla” | City, line 1, T2
        Actor: “students” | Group, line 1, T4
        Where: “Tuzla” | City, line 2, T6"#]],
    );
}

#[test]
fn an_event_has_roles_attributes_and_a_type() {
    let miners = EVENTS.replace("Miners", "Mi$0ners");
    done(
        &miners,
        "Link “Miners marched” to “Tuzla” (Where)",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1 Actor:T3 Where:T2
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
        A2	Size E1 Large
    "#]],
    );
    done(
        &miners,
        "Link “Miners marched” to “students” (Actor)",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1 Actor:T3 Actor2:T4
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
        A2	Size E1 Large
    "#]],
    );
    done(
        &miners,
        "Unlink “Miners marched” from “the Kreka union” (Actor)",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
        A2	Size E1 Large
    "#]],
    );
    done(
        &miners,
        "Change “Miners marched” from Protest to Strike, without A2",
        &expect![[r#"
        T1	Strike 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Strike:T1 Actor:T3
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
    "#]],
    );
    done(
        &miners,
        "Clear Peaceful of “Miners marched”",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1 Actor:T3
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A2	Size E1 Large
    "#]],
    );
    done(
        &miners,
        "Remove Protest “Miners marched” with E1, A1 and A2",
        &expect![[r#"
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
    "#]],
    );
    done(
        &EVENTS.replace("Police", "Po$0lice"),
        "Annotate “Police” as the event Strike (e)",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1 Actor:T3
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
        A2	Size E1 Large
        T7	Strike 74 80	Police
        E2	Strike:T7
    "#]],
    );
    done(
        &EVENTS.replace("the march", "the ma$0rch"),
        "Set Size of “the march” to Small",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Group 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1 Actor:T3
        R1	Same Arg1:T2 Arg2:T6
        *	Alias T3 T4
        A1	Peaceful E1
        A2	Size E1 Large
        A3	Size T5 Small
    "#]],
    );
}

#[test]
fn a_changed_type_takes_only_what_fits_along() {
    let kreka = EVENTS.replace("Kreka", "Kre$0ka");
    done(
        &kreka,
        "Change “the Kreka union” from Group to Camp, without E1 and the equivalence",
        &expect![[r#"
        T1	Protest 0 14	Miners marched
        T2	City 18 23	Tuzla
        T3	Camp 30 45	the Kreka union
        T4	Group 50 58	students
        T5	Protest 89 98	the march
        T6	City 102 107	Tuzla
        E1	Protest:T1
        R1	Same Arg1:T2 Arg2:T6
        A1	Peaceful E1
        A2	Size E1 Large
    "#]],
    );
}

#[test]
fn equivalences_take_in_and_let_go() {
    done(
        &EVENTS.replace("students", "stu$0dents"),
        "Change “students” from Group to City, without the equivalence",
        &expect![[r#"
            T1	Protest 0 14	Miners marched
            T2	City 18 23	Tuzla
            T3	Group 30 45	the Kreka union
            T4	City 50 58	students
            T5	Protest 89 98	the march
            T6	City 102 107	Tuzla
            E1	Protest:T1 Actor:T3
            R1	Same Arg1:T2 Arg2:T6
            A1	Peaceful E1
            A2	Size E1 Large
        "#]],
    );
}

#[test]
fn all_occurrences_are_whole_words_and_possessives_among_them() {
    let plain =
        "Tuzla’s m$0iners marched. The miners' union of Tuzla said miners were paid; Miners2 and coalminers not.";
    done(
        plain,
        "Annotate all 3 occurrences of “miners” as Person",
        &expect![[r#"
        T1	Person 8 14	miners
        T2	Person 28 34	miners
        T3	Person 56 62	miners
    "#]],
    );
    performed(
        plain,
        &Operation::AnnotateAll { range: CharRange::of(0, 7), label: Some("Place".to_owned()) },
        &expect![[r#"
            T1	Place 0 5	Tuzla
            T2	Place 45 50	Tuzla
        "#]],
    );
    listed(
        "Ac$0me and Acme’s.",
        Family::AnnotateAll,
        &expect![[r#"
        [P] Person | 2 occurrences, word for word
        [O] Organisation | 2 occurrences, word for word
        [L] Place | 2 occurrences, word for word
        [F] Figure | 2 occurrences, word for word
        [D] Date | 2 occurrences, word for word
        [Q] Quote | 2 occurrences, word for word
        [C] Cue | 2 occurrences, word for word"#]],
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
        "Merge “Rima” and “Odeh” into one",
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
        &Operation::SetEntry { on: on(), database: "GeoNames".to_owned(), entry: "1".to_owned(), name: String::new() },
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
