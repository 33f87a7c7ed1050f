//! Everything the verifier says, with what is offered against each.

use std::{collections::BTreeSet, sync::Arc};

use expect_test::{Expect, expect};

use super::actions;
use crate::{
    ide::Article,
    standoff::{AnnFile, Base, ConfFile, ConfKind, Recovery, Schema, article_missing, verify},
    text::{CharRange, Edit, Format, Text},
};

const ARTICLE: &str = "Ilse Brandt of Varna sold the Arda to Marek Kowal.";

const SCHEMA: &str = "\
[entities]
!Named
\tPerson <NORM>:GeoNames
\tPlace <NORM>:GeoNames
\tShip
Whole
[relations]
Knows\tArg1:Person, Arg2:Person
Owns\tArg1:Person, Arg2:Ship
Same\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive
[events]
Sale\tSeller:Person, Buyer?:Person, Goods*:Ship
[attributes]
Status\tArg:Person, Value:Verified|Open
Negated\tArg:<EVENT>
";

/// Marked as they should be.
const NAMES: &str =
    "T1\tPerson 0 11\tIlse Brandt\nT2\tPlace 15 20\tVarna\nT3\tShip 30 34\tArda\nT4\tPerson 38 49\tMarek Kowal\n";

fn desk(annotations: &str) -> Article {
    let conf = ConfFile::parse(SCHEMA, ConfKind::Annotation);
    let (schema, wrong) = Schema::of_found(vec![conf]);
    assert!(wrong.iter().all(|(kind, _)| *kind != ConfKind::Annotation), "{wrong:?}");
    let text = Text::new(ARTICLE, Format::Plain);
    Article {
        annotations: Some(Arc::new(AnnFile::read(annotations, &text))),
        text,
        schema: Arc::new(schema),
        ..crate::ide::fixture::article("=====\n")
    }
}

/// What is said of these lines behind [`NAMES`], each with its fixes; the preferred one has a mark.
fn shown(lines: &str, seen: &mut BTreeSet<&'static str>) -> String {
    let article = desk(&format!("{}{lines}", if lines.starts_with('\u{feff}') { "" } else { NAMES }));
    let file = article.annotations.as_deref().expect("annotations");
    let problems = verify(file, &article.schema, Some(&article.text));
    let mut out = String::new();
    for problem in &problems {
        seen.insert(problem.code);
        out += &format!("{}: {}\n", problem.code, problem.message);
        let offered = actions(&article, &problems, &[], problem.range);
        for action in offered.iter().filter(|it| it.fixes == Some((problem.code, problem.range))) {
            out += &format!("  {} {}\n", if action.preferred { "!" } else { "-" }, action.title);
            assert!(!action.standoff.is_empty(), "{} changes nothing", action.title);
        }
    }
    out
}

#[test]
fn every_problem_has_something_against_it() {
    let mut seen = BTreeSet::new();
    let mut check = |lines: &str, expected: &Expect| expected.assert_eq(&shown(lines, &mut seen));
    check("", &expect![[""]]);
    // Lines and ids.
    check(
        "T5 Person 0 4 Ilse\n",
        &expect![[r#"
        line-malformed: Not a stand-off line: a tab must follow the ID.
          ! Make the line a comment
          - Remove this line
    "#]],
    );
    check(
        "T1\tShip 30 34\tArda\n",
        &expect![[r#"
        id-duplicate: Duplicate id: T1. brat ignores this line.
          ! Give this line the id T5
          - Remove this line
          - Renumber all annotations
        span-duplicate: Ship T1 has identical span and type as T3
    "#]],
    );
    check(
        "R1\tKnows Arg1:T1 Arg2:T9\n",
        &expect![[r#"
            id-undefined: ID T9 not defined, referenced from annotation R1
              - Remove R1
        "#]],
    );
    check(
        "\u{feff}T1\tPerson 0 11\tIlse Brandt\n",
        &expect![[r#"
        byte-order-mark: A byte order mark stands before the first line; brat ignores that line. Save the file without one.
          ! Remove the byte order mark
    "#]],
    );
    // Texts.
    check(
        "T5\tPlace 14 19\tVarna\n",
        &expect![[r#"
        text-mismatch: Text-bound annotation text "Varna" does not match marked span(s) [(14, 19)] text " Varn" in document
          ! Re-anchor T5 to “Varna”
          - Take the article’s text for T5: “Varn”
          - Remove T5
    "#]],
    );
    check(
        "T5\tPlace 500 505\tVarna\n",
        &expect![[r#"
        offset-range: Text-bound annotation offset exceeds text length.
          ! Re-anchor T5 to “Varna”
          - Remove T5
    "#]],
    );
    check(
        "T5\tWhole 21 25\n",
        &expect![[r#"
        text-missing: Text-bound annotation missing text (expected format ID, tab, TYPE START END, tab, TEXT).
          ! Fill in the text “sold”
          - Remove T5
    "#]],
    );
    // Types and overlaps.
    check(
        "T5\tPersn 21 25\tsold\n",
        &expect![[r#"
        type-unknown: Persn is not a known textbound type (check configuration?)
          ! Change Persn to Person
          - Remove T5
    "#]],
    );
    check(
        "T5\tNamed 21 25\tsold\n",
        &expect![[r#"
        type-structural: Named gives structure to the schema and can't be annotated.
          ! Change Named to Person
          - Change Named to Place
          - Change Named to Ship
          - Remove T5
    "#]],
    );
    check(
        "T5\tShip 26 34\tthe Arda\n",
        &expect![[r#"
            overlap: Ship cannot be contained in Ship (T5)
              - Remove T3
        "#]],
    );
    check(
        "T5\tShip 30 34\tArda\n",
        &expect![[r#"
        span-duplicate: Ship T5 has identical span and type as T3
          ! Remove T5
    "#]],
    );
    check(
        "T5\tSale 31 37\trda to\nE1\tSale:T5 Seller:T1\n",
        &expect![[r#"
            overlap: annotation cannot have crossing span with T3
              - Remove T5 with E1
        "#]],
    );
    // Relations and equivalences.
    check(
        "R1\tOwns Arg1:T3 Arg2:T1\n",
        &expect![[r#"
        relation-not-allowed: Owns relation Arg1:Ship Arg2:Person not allowed
          ! Turn R1 around
          - Remove R1
    "#]],
    );
    check(
        "R1\tKnows Arg1:T1 Arg2:T4\nR2\tKnows Arg1:T1 Arg2:T4\n",
        &expect![[r#"
        relation-duplicate: R2 says the same as R1
          ! Remove R2
    "#]],
    );
    check(
        "R1\tKnows Arg1:T1 Arg2:T1\n",
        &expect![[r#"
            relation-circular: R1 relates T1 to itself
              - Remove R1
        "#]],
    );
    check(
        "*\tKnows T1 T4\n",
        &expect![[r#"
            equiv-type: Knows is a relation, no equivalence: it has no <REL-TYPE>:symmetric-transitive
              - Remove this line
        "#]],
    );
    check(
        "*\tSame T1 T4 T3\n",
        &expect![[r#"
            equiv-not-allowed: Equivalence relation Same not allowed between Person and Ship
              - Take T3 out of this equivalence
              - Remove this line
        "#]],
    );
    check(
        "*\tSame T1 T4 T1\n",
        &expect![[r#"
        equiv-duplicate: T1 is in this equivalence twice
          ! Take T1 out of this equivalence
          - Remove this line
    "#]],
    );
    // Events.
    check(
        "T5\tSale 21 25\tsold\n",
        &expect![[r#"
        trigger-unreferenced: trigger T5 is not referenced from any event
          ! Make E1, a Sale of this trigger
          - Remove T5
    "#]],
    );
    check(
        "E1\tSale:T3 Seller:T1\n",
        &expect![[r#"
        trigger-type: E1 is of type Sale, its trigger T3 of type Ship
          ! Make the trigger T3 Sale
          - Remove E1
    "#]],
    );
    check(
        "T5\tSale 21 25\tsold\nE1\tSale:T5 Seller:T1\nA1\tNegated T5\n",
        &expect![[r#"
        trigger-reference: A1 refers to T5, the trigger of E1; it must refer to E1.
          ! Refer to E1, the event of T5
          - Remove A1
    "#]],
    );
    check(
        "T5\tSale 21 25\tsold\nE1\tSale:T5\n",
        &expect![[r#"
            argument-missing: Incomplete: exactly one Seller argument required for event
              - Remove E1
        "#]],
    );
    check(
        "T5\tSale 21 25\tsold\nE1\tSale:T5 Seller:T1 Buyer:T4 Buyer2:T1\n",
        &expect![[r#"
            argument-count: Sale cannot take multiple Buyer arguments
              - Remove Buyer2:T1
              - Remove E1
        "#]],
    );
    check(
        "T5\tSale 21 25\tsold\nE1\tSale:T5 Seller:T3\n",
        &expect![[r#"
            argument-type: Sale argument Seller cannot be of type Ship
              - Remove Seller:T3
              - Remove E1
        "#]],
    );
    check(
        "T5\tSale 21 25\tsold\nE1\tSale:T5 Seler:T1 Seller:T1\n",
        &expect![[r#"
        argument-not-allowed: Sale cannot take a Seler argument
          ! Change Seler to Seller
          - Remove Seler:T1
          - Remove E1
    "#]],
    );
    // Attributes and links.
    check(
        "A1\tStatus T2 Open\n",
        &expect![[r#"
            attribute-not-allowed: Place cannot take a Status attribute
              - Remove A1
        "#]],
    );
    check(
        "A1\tStatus T1 Opn\n",
        &expect![[r#"
        attribute-value: Status cannot be “Opn”: it is Verified or Open
          ! Set Status to Open
          - Set Status to Verified
          - Remove A1
    "#]],
    );
    check(
        "A1\tStatus T1 Open\nA2\tStatus T1 Verified\n",
        &expect![[r#"
            attribute-conflict: Status of T1 is “Open” in A1 and “Verified” here
              - Remove A2
        "#]],
    );
    check(
        "A1\tStatus T1 Open\nA2\tStatus T1 Open\n",
        &expect![[r#"
        attribute-duplicate: A2 says the same as A1
          ! Remove A2
    "#]],
    );
    check(
        "N1\tReference T2 GeoName:726050\tVarna\n",
        &expect![[r#"
        database-unknown: GeoName is not a known data base (check the [normalization] section of tools.conf)
          ! Change GeoName to GeoNames
          - Remove N1
    "#]],
    );
    check(
        "N1\tReference T3 GeoNames:726050\tVarna\n",
        &expect![[r#"
            database-not-allowed: Ship cannot be linked to GeoNames
              - Remove N1
        "#]],
    );
    check(
        "N1\tReference T2 GeoNames:726050\tVarna\nN2\tReference T2 GeoNames:726050\tVarna\n",
        &expect![[r#"
        link-duplicate: N2 says the same as N1
          ! Remove N2
    "#]],
    );
    let documented: BTreeSet<&str> = include_str!("../../../docs/annotations.md")
        .split_once("\n## What is checked\n")
        .and_then(|(_, rest)| rest.split_once("\nIn configuration files"))
        .map_or("", |(table, _)| table)
        .lines()
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|codes| codes.split('`').skip(1).step_by(2))
        .collect();
    let elsewhere = ["article-missing", "text-deleted", "text-moved", "span-breaks"];
    let missing: Vec<_> = documented.iter().filter(|code| !seen.contains(*code) && !elsewhere.contains(code)).collect();
    assert!(missing.is_empty(), "not tried: {missing:?}");
    let untold: Vec<_> = seen.iter().filter(|code| !documented.contains(*code)).collect();
    assert!(untold.is_empty(), "not in docs/annotations.md: {untold:?}");
}

#[test]
fn what_was_found_elsewhere_is_said_until_its_line_says_so() {
    let mut article = desk(NAMES);
    let before = format!("{ARTICLE}More.\n");
    let later = Text::new(&format!("Update. {before}"), Format::Plain);
    let mut file = AnnFile::read(NAMES, &later);
    file.reanchor(Base::Of(&before), &later);
    file.set_recovery("T4", Some(Recovery::Doubtful));
    (article.text, article.annotations) = (later.clone(), Some(Arc::new(file)));
    let file = article.annotations.as_deref().expect("annotations");
    let problems = verify(file, &article.schema, Some(&later));
    let said: Vec<String> = problems.iter().map(|it| format!("{}: {}", it.code, it.message)).collect();
    expect![[r#"
        text-moved: The text of T1 stands at 8 19 now; this line is brought up to date when the article is saved.
        text-moved: The text of T2 stands at 23 28 now; this line is brought up to date when the article is saved.
        text-moved: The text of T3 stands at 38 42 now; this line is brought up to date when the article is saved.
        text-moved: The text of T4 likely stands at 46 57 now; look whether it does."#]]
    .assert_eq(&said.join("\n"));
    let offered = actions(&article, &problems, &[], problems[0].range);
    assert_eq!(offered[0].title, "Bring the offsets of all annotations up to date");
    assert_eq!(offered[0].standoff.len(), 4);
    // What moved while we watched is nothing to speak of.
    let mut article = desk(NAMES);
    let mut file = AnnFile::clone(article.annotations.as_deref().expect("annotations"));
    let edit = article.text.apply(&Edit { range: CharRange::of(0, 0), text: "So ".to_owned() });
    file.follow(&edit, &article.text);
    assert!(verify(&file, &article.schema, Some(&article.text)).is_empty());
}

#[test]
fn a_missing_article_is_no_fault_of_the_first_line() {
    let mut article = desk(NAMES);
    article.text = Text::default();
    let file = article.annotations.as_deref().expect("annotations");
    let problem = article_missing(file, &["a.txt".to_owned(), "a.md".to_owned()]);
    expect!["The article of these annotations is missing: there is no a.txt or a.md beside this file. Offsets and texts can't be checked."].assert_eq(&problem.message);
    let titles: Vec<String> =
        actions(&article, std::slice::from_ref(&problem), &[], problem.range).into_iter().map(|it| it.title).collect();
    expect![[""]].assert_eq(&titles.join("\n"));
}
