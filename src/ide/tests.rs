//! Every feature over articles that are really read, and over text that is no article.

use super::*;
use crate::ide::fixture::{read_article, shown};
use expect_test::expect;
use proptest::prelude::*;

/// Agency copy with most of what happens in it.
const COPY: &str = "\
Residents of Aleppo said on Sunday they would not leave again.
“We left at night with three children,” said Rima Odeh, 41, a baker from the old town. “Nobody slept.”
Ms Odeh said more than 300 families had followed them to Idlib.
“They came with nothing,” she added. “We gave them bread.
“Then the bread ran out,” she said.
Sami Haddad, a doctor, denied that anybody was turned away.
";

#[test]
fn one_article_end_to_end() {
    let article = read_article(COPY);
    let at = |needle: &str| {
        let byte = COPY.find(needle).expect("the needle is in the article");
        CharOffset::of(COPY, byte + needle.len() / 2)
    };
    let first = |needle: &str| {
        let card = hover(&article, at(needle)).expect("a card");
        card.markdown.lines().next().unwrap_or("").to_owned()
    };
    let go = |needle: &str| {
        let targets = definition(&article, at(needle));
        targets.first().map_or("nowhere".to_owned(), |target| shown(&article, target.focus))
    };
    let shown = [
        first("Aleppo"),
        first("Ms Odeh"),
        first("We gave"),
        first("300"),
        first("Sunday"),
        go("Nobody"),
        go("Ms Odeh"),
        go("bread ran"),
    ];
    expect![[r#"
        **Aleppo** · seat of a first-order administrative division 🇸🇾
        **Rima Odeh** · person
        **Quote** · direct: word for word, in marks
        **more than 300 families**, no upper bound; says Rima Odeh
        **Sunday** · date
        2:46 "Rima Odeh"
        2:46 "Rima Odeh"
        2:46 "Rima Odeh""#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn a_part_does_not_contradict_its_whole() {
    let text = "The trial heard 83 witnesses, 12 of them by video. The court had named 90 witnesses.\n";
    let article = read_article(text);
    let card = |needle: &str| {
        let at = CharOffset::of(text, text.find(needle).expect("the needle is in the article"));
        hover(&article, at).expect("a card").markdown
    };
    let shown = |needle: &str| {
        let card = card(needle);
        card.lines().filter(|line| line.starts_with("**") || line.starts_with("- line")).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        **exactly 83 witnesses**; says the article
        - line 1: “12”, the article, in its own voice: a part of this
        - line 1: “90 witnesses”, the article, in its own voice: both can’t be right
        **exactly 12 witnesses**; says the article
        - line 1: “83 witnesses”, the article, in its own voice: the whole that this is part of
        - line 1: “90 witnesses”, the article, in its own voice: one of them is part of something else"#]]
    .assert_eq(&[shown("83"), shown("12")].join("\n"));
}

#[test]
fn accepting_everything_leaves_nothing_to_accept() {
    let mut article = read_article(COPY);
    let accept = |article: &Article| {
        let all = |action: &Action| action.title == "Accept all readings in the article";
        actions(article, &[], &wish(CharRange::default())).into_iter().find(all)
    };
    let mut file = Text::default();
    let operation = accept(&article).and_then(|action| action.operation).expect("something to accept");
    perform(&article, &operation).expect("it can be done").iter().rev().for_each(|edit| {
        file.apply(edit);
    });
    article.annotations = Some(Arc::new(AnnFile::parse(&file.to_string())));
    assert_eq!(accept(&article), None, "{file}");
}

fn wish(selection: CharRange) -> Wish<'static> {
    Wish { selection, asks: false, lazy: true, wanted: &|_| true }
}

/// Text with everything that makes offsets go wrong, and stand-off lines that may not fit it.
fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“We left,” said Rima Odeh, 41. "),
        Just("Ms Odeh said she saw more than 300 families in Aleppo on Sunday. "),
        Just("\"Never,\" he "),
        Just("\r\n"),
        Just("\n\n"),
        Just("\r"),
        Just("😀é\u{2028}\u{a0}"),
        Just("* _a_ [b](c) "),
        Just("”"),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn hard_standoff() -> impl Strategy<Value = String> {
    let label = prop_oneof![Just("Person"), Just("Quote"), Just("Place"), Just("Cue"), Just("Figure"), Just("Zoo")];
    let line = prop_oneof![
        (1u8..6, label, 0usize..90, 0usize..30)
            .prop_map(|(id, label, start, len)| format!("T{id}\t{label} {start} {}\tx\n", start + len)),
        (1u8..4, 1u8..6, 1u8..6).prop_map(|(id, a, b)| format!("R{id}\tCoref Arg1:T{a} Arg2:T{b}\n")),
        (4u8..7, 1u8..6, 1u8..6).prop_map(|(id, a, b)| format!("R{id}\tSpeaker Arg1:T{a} Arg2:T{b}\n")),
        (1u8..4, 1u8..6).prop_map(|(id, a)| format!("A{id}\tKind T{a} Direct\n")),
        Just("*\tEquiv T1 T2 T3\n".to_owned()),
        Just("not a line\n".to_owned()),
    ];
    proptest::collection::vec(line, 0..8).prop_map(|lines| lines.concat())
}

fn covers_its_parts(symbol: &Symbol) -> bool {
    let inside = |child: &Symbol| symbol.range.covers(child.range) && covers_its_parts(child);
    symbol.range.covers(symbol.focus) && !symbol.name.is_empty() && symbol.children.iter().all(inside)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_text_and_no_annotations_break_an_answer(text in hard_text(), standoff in hard_standoff(), to in 0usize..40) {
        let mut article = read_article(&text);
        if !standoff.is_empty() {
            article.annotations = Some(Arc::new(AnnFile::parse(&standoff)));
        }
        prop_assert!(symbols(&article).iter().all(covers_its_parts));
        let tokens = tokens(&article);
        prop_assert!(tokens.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
        hints(&article, article.text.range());
        for at in (0..=article.text.len() + 1).step_by(3) {
            let at = CharOffset::new(at);
            hover(&article, at);
            definition(&article, at);
            definition_from_standoff(&article, at);
            references(&article, at, true);
            highlights(&article, at);
        }
        prop_assert!(annfile::symbols(&article).iter().all(covers_its_parts));
        let coloured = annfile::tokens(&article);
        prop_assert!(coloured.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
        annfile::folds(&article);
        annfile::links(&article);
        for at in 0..=standoff.chars().count() + 1 {
            let at = CharOffset::new(at);
            annfile::hover(&article, at);
            annfile::complete(&article, at);
            annfile::references(&article, at, true);
            annfile::highlights(&article, at);
            if let Ok(edits) = annfile::rename(&article, at, "T99") {
                prop_assert!(edits.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
            }
        }
        for start in (0..=article.text.len()).step_by(17) {
            let findings = crate::checks::check(&article);
            for action in actions(&article, &findings, &wish(CharRange::of(start, start + to))) {
                let Some(operation) = &action.operation else {
                    prop_assert!(!action.article.is_empty() || !action.settings.is_empty(), "{}", action.title);
                    continue;
                };
                let edits = perform(&article, operation);
                let edits = edits.map_err(|why| TestCaseError::fail(format!("{}: {why}", action.title)))?;
                prop_assert!(!edits.is_empty(), "{}", action.title);
                prop_assert!(edits.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start()));
            }
        }
    }
}
