//! What a schema of one's own lets and does not let be done.

use super::*;
use expect_test::expect;

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
            Take “the Kreka union” out of Alias with “students”
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
fn an_equivalence_is_left() {
    listed(
        &EVENTS.replace("students", "stu$0dents"),
        Family::Unlink,
        &expect![[r#"Alias: “the Kreka union” | equivalence"#]],
    );
    done(
        &EVENTS.replace("students", "stu$0dents"),
        "Take “students” out of Alias with “the Kreka union”",
        &expect![[r#"
            T1	Protest 0 14	Miners marched
            T2	City 18 23	Tuzla
            T3	Group 30 45	the Kreka union
            T4	Group 50 58	students
            T5	Protest 89 98	the march
            T6	City 102 107	Tuzla
            E1	Protest:T1 Actor:T3
            R1	Same Arg1:T2 Arg2:T6
            A1	Peaceful E1
            A2	Size E1 Large
        "#]],
    );
}

/// An article whose schema relates relations and events, and says something of them.
const RELATED: &str = "\
⟦T1 Person|Omar⟧ said ⟦T2 Person|Nadia⟧ had ⟦T3 Claim|lied⟧ about ⟦T4 Person|Rima⟧.
=====
R1\tKnows Arg1:T1 Arg2:T2
R2\tKnows Arg1:T2 Arg2:T4
E1\tClaim:T3
=conf=
[entities]
Person
[relations]
Knows\tArg1:Person, Arg2:Person
Contradicts\tArg1:Knows|Claim, Arg2:Knows|Claim
[events]
Claim\tWho?:Person
[attributes]
Sure\tArg:<RELATION>, Value:Yes|No
=keys=
";

/// What a picker lists for an annotation that is named.
fn listed_for(id: &str, family: Family, expected: &Expect) {
    let (article, selection) = fixture(&format!("$0{RELATED}"));
    let choosing = Choosing { selection, id: Some(id), query: None };
    let lines: Vec<String> = choices(&article, choosing, family)
        .into_iter()
        .map(|action| format!("{} | {}", action.title, action.detail))
        .collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn relations_and_events_are_ends_and_have_attributes() {
    listed_for(
        "R1",
        Family::Link,
        &expect![[r#"
        Link Knows from “Omar” to “Nadia” to Knows from “Nadia” to “Rima” (Contradicts) | Knows, line 1, R2
        Link Knows from “Omar” to “Nadia” to “lied” (Contradicts) | Claim, line 1, E1"#]],
    );
    listed_for(
        "E1",
        Family::Link,
        &expect![[r#"
        Link “lied” to “Nadia” (Who) | Person, line 1, T2
        Link “lied” to Knows from “Nadia” to “Rima” (Contradicts) | Knows, line 1, R2
        Link “lied” to “Rima” (Who) | Person, line 1, T4
        Link “lied” to “Omar” (Who) | Person, line 1, T1
        Link “lied” to Knows from “Omar” to “Nadia” (Contradicts) | Knows, line 1, R1"#]],
    );
    listed_for(
        "R1",
        Family::SetAttribute,
        &expect![[r#"
        Set Sure of Knows from “Omar” to “Nadia” to Yes | Knows from “Omar” to “Nadia”
        Set Sure of Knows from “Omar” to “Nadia” to No | Knows from “Omar” to “Nadia”"#]],
    );
    listed_for(
        "T1",
        Family::SetAttribute,
        &expect![[r#"
        Set Sure of Knows from “Omar” to “Nadia” to Yes | Knows from “Omar” to “Nadia”
        Set Sure of Knows from “Omar” to “Nadia” to No | Knows from “Omar” to “Nadia”"#]],
    );
    listed_for("R1", Family::Note, &expect!["Add a note to Knows from “Omar” to “Nadia”… | "]);
    listed_for("R1", Family::Unlink, &expect!["Take back Knows from “Omar” to “Nadia” | Knows from “Omar” to “Nadia”"]);
    listed_for("R1", Family::Remove, &expect!["Remove Knows from “Omar” to “Nadia” | "]);
    let end = |id: &str| End::Annotation(id.to_owned());
    performed(
        RELATED,
        &Operation::Link { from: end("E1"), relation: "Contradicts".to_owned(), to: end("R2") },
        &expect![[r#"
            T1	Person 0 4	Omar
            T2	Person 10 15	Nadia
            T3	Claim 20 24	lied
            T4	Person 31 35	Rima
            R1	Knows Arg1:T1 Arg2:T2
            R2	Knows Arg1:T2 Arg2:T4
            E1	Claim:T3
            R3	Contradicts Arg1:E1 Arg2:R2	
        "#]],
    );
}
