//! Every action as an annotator would meet it: the titles offered, and the file one of them leaves.

use super::*;
use crate::{
    ide::{Scope, fixture::article_selected},
    standoff::{AnnFile, ConfFile, ConfKind, Schema},
    text::{Format, Text},
};
use expect_test::Expect;

mod changing;
mod naming;
mod reading;
mod schema;

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

const ANNOTATED: &str = "\
⟦T3 Quote|⟦Q rima #1|“We left ⟦L|Aleppo⟧,”⟧⟧ ⟦T1 Person|⟦P rima|Rima Odeh⟧⟧ ⟦C #1|said⟧ to ⟦P sami|Sami Haddad⟧.
⟦T2 Person|⟦P rima|Ms Odeh⟧⟧ left.
=====
R1\tSpeaker Arg1:T3 Arg2:T1
A1\tStatus T1 Open
#1\tAnnotatorNotes T1\tcalled twice
";

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
    let lines: Vec<String> =
        choices(&article, Choosing { selection, ..Choosing::default() }, family).into_iter().map(shown).collect();
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
