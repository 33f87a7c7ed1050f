//! What was annotated goes before what is read, whatever is asked.

use expect_test::expect;
use serde_json::{Value, json};

use crate::client::{Client, range};

const ARTICLE: &str = "file:///news/harbour.txt";

const TEXT: &str = "\
Jordan told reporters that the harbour at Cork would close on Tuesday.

“We had no choice,” said Nadia Haddad, the harbour master.

Ms Haddad left for Leeds.
";

/// Jordan is a person here, and the one who spoke; Cork is the county council.
const ANNOTATIONS: &str = "\
T1\tPerson 0 6\tJordan
T2\tQuote 72 91\t“We had no choice,”
R1\tSpeaker Arg1:T2 Arg2:T1
T3\tOrganisation 42 46\tCork
T4\tCue 92 96\tsaid
R2\tCue Arg1:T2 Arg2:T4
A1\tStatus T1 Verified
A2\tKind T2 Direct
";

fn open(settings: &Value) -> Client {
    let mut client = Client::with(json!({
        "initializationOptions": settings,
        "capabilities": {
            "general": { "positionEncodings": ["utf-32"] },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
            "textDocument": {
                "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            },
        },
    }));
    client.open(&ARTICLE.replace(".txt", ".ann"), ANNOTATIONS);
    client.open(ARTICLE, TEXT);
    client
}

/// Parameters about the place of `$0` near some words.
fn at(needle: &str) -> Value {
    let byte = TEXT.find(&needle.replace("$0", "")).unwrap() + needle.find("$0").unwrap();
    let line = TEXT[..byte].matches('\n').count();
    let column = TEXT[..byte].rsplit('\n').next().unwrap_or_default().chars().count();
    json!({ "textDocument": { "uri": ARTICLE }, "position": { "line": line, "character": column } })
}

fn ask(client: &mut Client, method: &str, params: Value) -> Value {
    client.call(&format!("textDocument/{method}"), params).unwrap()
}

/// The words of the article that a range covers.
fn words(range: &Value) -> String {
    let line = TEXT.lines().nth(usize::try_from(range["start"]["line"].as_u64().unwrap()).unwrap()).unwrap();
    let [from, to] = ["start", "end"].map(|end| usize::try_from(range[end]["character"].as_u64().unwrap()).unwrap());
    line.chars().take(to).skip(from).collect()
}

#[test]
fn cards_and_ways() {
    let mut client = open(&json!({}));
    let card = |client: &mut Client, needle: &str| {
        ask(client, "hover", at(needle))["contents"]["value"].as_str().unwrap_or("nothing").to_owned()
    };
    expect![[r#"
        **Person** · annotation T1

        - **Speaker of** “We had no choice,” (T2)
        - **Status** Verified

        ---

        **Jordan** · person

        - **Mentioned** twice: 1 by name and 1 as “we”
        - **Introduced** nowhere in full
        - **Quoted** twice

        **What they say**

        1. that the harbour at Cork would close on Tuesday ([line 1](file:///news/harbour.txt#L1,23), not word for word)
        2. “We had no choice,” ([line 3](file:///news/harbour.txt#L3,1))"#]]
    .assert_eq(&card(&mut client, "Jor$0dan"));
    expect![[r#"
        **Organisation** · annotation T3

        ---

        **Cork** · organisation

        - **Mentioned** once
        - **Quoted** never"#]]
    .assert_eq(&card(&mut client, "Co$0rk"));
    expect![[r#"
        **Quote** · annotation T2

        - **Speaker** “Jordan” (T1)
        - **Cue** “said” (T4)
        - **Kind** Direct

        ---

        **Quote** · direct: word for word, in marks

        - **Speaker** Jordan
        - **Cue** “said”
        - **Rests on** the annotation"#]]
    .assert_eq(&card(&mut client, "We ha$0d"));
    let mut places = |method: &str, needle: &str| {
        let mut params = at(needle);
        params["context"] = json!({ "includeDeclaration": true });
        let found = ask(&mut client, method, params);
        let shown = |it: &Value| match it["uri"].as_str() {
            Some(uri) if uri != ARTICLE => format!(".ann line {}", it["range"]["start"]["line"]),
            _ => words(&it["range"]),
        };
        found.as_array().unwrap().iter().map(shown).collect::<Vec<_>>().join(" | ")
    };
    expect!["Jordan | .ann line 1"].assert_eq(&places("definition", "We ha$0d"));
    expect![".ann line 0"].assert_eq(&places("definition", "Jor$0dan"));
    expect!["Jordan | that the harbour at Cork would close on Tuesday | “We had no choice,” | We"]
        .assert_eq(&places("references", "Jor$0dan"));
    expect!["Jordan | We"].assert_eq(&places("documentHighlight", "Jor$0dan"));
    expect!["Nadia Haddad | Ms Haddad"].assert_eq(&places("references", "Nadia Had$0dad"));
    client.forget("textDocument/publishDiagnostics");
}

#[test]
fn outline_hints_and_colours() {
    let mut client = open(&json!({}));
    let document = json!({ "textDocument": { "uri": ARTICLE } });
    fn shown(symbols: &Value, depth: usize) -> String {
        let lines = symbols.as_array().into_iter().flatten().map(|it| {
            let name = it["name"].as_str().unwrap_or_default();
            format!("{:depth$}{name}\n{}", "", shown(&it["children"], depth + 2))
        });
        lines.collect()
    }
    expect![[r#"
        People
          Jordan
            that the harbour at Cork would close on Tuesday
            “We had no choice,”
          Nadia Haddad
        Organisations
          Cork
        Places
          Leeds
        Dates
          Tuesday
    "#]]
    .assert_eq(&shown(&ask(&mut client, "documentSymbol", document.clone()), 0));
    let mut params = document.clone();
    params["range"] = json!(range((0, 0), (9, 0)));
    let hints = ask(&mut client, "inlayHint", params);
    let hints: Vec<String> = hints.as_array().unwrap().iter().map(|hint| hint["label"].to_string()).collect();
    expect![[r#""Jordan:""#]].assert_eq(&hints.join("\n"));
    let data = ask(&mut client, "semanticTokens/full", document)["data"].clone();
    let legend = serde_json::to_value(&client.server_said.capabilities.semantic_tokens_provider).unwrap();
    let (mut line, mut column, mut out) = (0, 0, String::new());
    for token in data.as_array().unwrap().chunks(5) {
        let number = |index: usize| token[index].as_u64().unwrap();
        column = if number(0) == 0 { column + number(1) } else { number(1) };
        line += number(0);
        let here = json!({
            "start": { "line": line, "character": column }, "end": { "line": line, "character": column + number(2) }
        });
        let annotated = if number(4) & 2 != 0 { ", annotated" } else { "" };
        let kind = &legend["legend"]["tokenTypes"][usize::try_from(number(3)).unwrap()];
        out += &format!("{} {kind}{annotated}\n", words(&here));
    }
    expect![[r#"
        Jordan "person", annotated
        told "cue"
        that the harbour at  "quote"
        Cork "organisation", annotated
         would close on  "quote"
        Tuesday "date"
        “We had no choice,” "quote", annotated
        said "cue", annotated
        Nadia Haddad "person"
        Ms Haddad "person"
        Leeds "place"
    "#]]
    .assert_eq(&out);
    client.forget("textDocument/publishDiagnostics");
}

#[test]
fn what_is_annotated_is_suggested_no_more() {
    let mut client = open(&json!({}));
    let mut offered = |needle: &str, wanted: &str| {
        let here = at(needle)["position"].clone();
        let found = ask(
            &mut client,
            "codeAction",
            json!({
                "textDocument": { "uri": ARTICLE }, "range": { "start": here, "end": here },
                "context": { "diagnostics": [] }
            }),
        );
        let titles = found.as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap());
        titles.filter(|title| title.contains(wanted)).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        Mark “Jordan” as disputed
        Mark “Jordan” as open
        Clear Status of “Jordan”
        Change “Jordan” from Person to Organisation
        Change “Jordan” from Person to Place, without R1
        Change “Jordan” from Person to Figure, without R1
        Change “Jordan” from Person to Date, without R1
        Change “Jordan” from Person to Quote, without R1
        Change “Jordan” from Person to Cue, without R1
        Unlink “Jordan” from “We had no choice,” (Speaker)
        Remove Person “Jordan” with R1 and A1
        Accept all readings in this paragraph
        Accept all people and organisations in the article
        Accept all readings in the article
        Silence “person-surname-only” here, because…"#]]
    .assert_eq(&offered("Jor$0dan", ""));
    expect![[r#"
        Accept this reading: “Leeds” is Leeds, City and Borough of Leeds, England, United Kingdom
        Accept all readings in this paragraph
        Accept all places in the article
        Accept all readings in the article"#]]
    .assert_eq(&offered("Lee$0ds", "ccept"));
    expect![[r#"
        Accept all readings in this paragraph
        Accept all people and organisations in the article
        Accept all readings in the article"#]]
    .assert_eq(&offered("Jor$0dan", "ccept"));
    expect![[r#"
        Accept all readings in this paragraph
        Accept all quotes in the article
        Accept all readings in the article"#]]
    .assert_eq(&offered("We ha$0d", "ccept"));
    client.forget("textDocument/publishDiagnostics");
}

#[test]
fn where_they_differ_is_listed_on_demand_as_a_hint() {
    let differing = |settings: &Value| {
        let mut client = open(settings);
        let found = client.diagnostics_of(ARTICLE, 1).diagnostics;
        client.forget("textDocument/publishDiagnostics");
        let shown = found.iter().map(|it| serde_json::to_value(it).unwrap());
        let shown = shown.filter(|it| it["code"] == "annotation-disagrees");
        shown.map(|it| format!("{} {}: {}", it["severity"], words(&it["range"]), it["message"])).collect::<Vec<_>>()
    };
    assert_eq!(differing(&json!({})), [""; 0]);
    let listed = differing(&json!({ "findings": { "annotation-disagrees": "hint" } }));
    expect![[r#"
        4 Cork: "T3 is annotated as Organisation; the reading has no organisation here."
        4 “We had no choice,”: "T2 is spoken by Jordan; the reading has Nadia Haddad speak it.""#]]
    .assert_eq(&listed.join("\n"));
}

#[test]
fn findings_take_it_as_it_was_annotated() {
    let found = |annotations: &str| {
        let text = "“My papers are in the river.”\n\nThe nurse worked in Springfield.\n";
        let mut client = Client::with(json!({ "capabilities": { "general": { "positionEncodings": ["utf-32"] } } }));
        client.open(&ARTICLE.replace(".txt", ".ann"), annotations);
        client.open(ARTICLE, text);
        let published = client.diagnostics_of(ARTICLE, 1).diagnostics;
        client.forget("textDocument/publishDiagnostics");
        let code = |it: &tower_lsp::ls_types::Diagnostic| serde_json::to_value(it).unwrap()["code"].clone();
        published.iter().map(|it| code(it).as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    expect!["quote-no-speaker place-ambiguous"].assert_eq(&found("T1\tCue 35 40\tnurse\n"));
    let spoken =
        "T1\tQuote 0 29\t“My papers are in the river.”\nT2\tPerson 31 40\tThe nurse\nR1\tSpeaker Arg1:T1 Arg2:T2\n";
    expect!["place-ambiguous"].assert_eq(&found(spoken));
    let placed = "T1\tPlace 51 62\tSpringfield\nN1\tReference T1 GeoNames:4409896\tSpringfield\n";
    expect!["quote-no-speaker"].assert_eq(&found(placed));
}
