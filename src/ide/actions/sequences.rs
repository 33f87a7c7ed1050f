//! Whatever an annotator does, one thing after the other, leaves a file that postil finds no error
//! in and brat can read.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::{
    ide::{Ask, fixture::read_article},
    standoff::{AnnFile, Category, ConfFile, ConfKind, Schema, print_for_brat, verify},
    text::{Format, Text},
};

const TEXT: &str = "“We left Aleppo at night,” said Rima Odeh, 41. “Nobody slept,” she added.\r\n\
    Ms Odeh’s brother Sami met Mayor Ilse Brandt in Varnholt on Monday 🗞 with 300 families.\n\n\
    Brandt said she saw\u{2028}more than 40 tents. Rima Odeh and Sami Odeh denied it.";

/// A schema with all a schema can have.
const CONF: &str = "\
[entities]
Person
\tOfficial
Place
Quote
Cue
[relations]
Speaker\tArg1:Quote, Arg2:Person|Official
Cue\tArg1:Quote, Arg2:Cue
Coref\tArg1:Person, Arg2:Person
Alias\tArg1:Person|Official, Arg2:Person|Official, <REL-TYPE>:symmetric-transitive
Married\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric
<OVERLAP>\tArg1:Person, Arg2:Quote, <OVL-TYPE>:contain
[events]
Meet\tWho{1-2}:Person, Where?:Place, After*:<EVENT>
Flee\tWho*:Person|Official, From?:Place
[attributes]
Kind\tArg:Quote, Value:Direct|Mixed|Indirect
Negated\tArg:<EVENT>
Status\tArg:<ANY>, Value:Verified|Disputed
Sure\tArg:Person
";

static ARTICLE: LazyLock<Article> = LazyLock::new(|| read_article(TEXT));

/// Does the `pick`th of what is offered for a selection, with the text typed that it waits for.
fn step(article: &Article, selection: CharRange, pick: usize) -> Result<Option<String>, TestCaseError> {
    let families = [
        Family::Annotate,
        Family::AnnotateAll,
        Family::SetType,
        Family::Link,
        Family::Reshape,
        Family::Merge,
        Family::LinkEntry,
        Family::Mark,
        Family::Note,
    ];
    let wish = Wish { selection, asks: true, lazy: true, wanted: &|_| true };
    let mut offered = actions(article, &[], &wish);
    offered.extend(choices(article, Choosing { selection, ..Choosing::default() }, families[pick % families.len()]));
    if offered.is_empty() {
        return Ok(None);
    }
    let action = offered.swap_remove(pick % offered.len());
    let Some(mut operation) = action.operation else { return Ok(None) };
    let typed = if pick.is_multiple_of(2) { "Q7\u{85}\ttwo\r\nlines" } else { "Q7" };
    match (&mut operation, &action.ask) {
        (Operation::SetNote { text, .. }, Some(Ask { .. })) => typed.clone_into(text),
        (Operation::Mark { source, .. }, Some(_)) => typed.clone_into(source),
        (Operation::SetEntry { entry, .. }, Some(_)) => "Q7".clone_into(entry),
        _ => {}
    }
    let edits = match perform(article, &operation) {
        Ok(edits) => edits,
        // The text may be there already, or say nothing new.
        Err(_) if action.ask.is_some() || action.family == Some(Family::SetSpeaker) => return Ok(None),
        Err(why) => {
            let file = article.annotations.as_ref().map_or(String::new(), |file| file.to_string());
            return Err(TestCaseError::fail(format!("{}: {why}\n{operation:?}\n{file}", action.title)));
        }
    };
    let source = article.annotations.as_ref().map_or("", |file| file.source());
    let mut text = Text::new(source, Format::Plain);
    edits.iter().rev().for_each(|edit| {
        text.apply(edit);
    });
    Ok(Some(text.to_string()))
}

fn check(schema: &Arc<Schema>, steps: &[(usize, usize, usize)]) -> Result<(), TestCaseError> {
    let mut article = Article { schema: Arc::clone(schema), ..ARTICLE.clone() };
    let length = article.text.len();
    for &(start, len, pick) in steps {
        let selection = CharRange::of(start % length, (start % length + len).min(length));
        let Some(source) = step(&article, selection, pick)? else { continue };
        let file = AnnFile::parse(&source);
        let errors: Vec<String> = verify(&file, schema, Some(&article.text))
            .into_iter()
            .filter(|problem| problem.category == Category::Error)
            .map(|problem| format!("{}: {}", problem.code, problem.message))
            .collect();
        let before = article.annotations.as_ref().map_or(String::new(), |file| file.to_string());
        prop_assert!(errors.is_empty(), "{errors:#?}\nselected {selection:?}, pick {pick}\n{before}---\n{source}");
        prop_assert_eq!(print_for_brat(&file, Some(&article.text)), source);
        article.annotations = Some(Arc::new(AnnFile::read(&file.to_string(), &article.text)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
    #[test]
    fn leave_a_sound_file(steps in proptest::collection::vec((0usize..400, 0usize..24, 0usize..10_000), 1..14)) {
        let schema = Schema::build(&[ConfFile::parse(CONF, ConfKind::Annotation)]);
        assert!(schema.1.is_empty(), "{:?}", schema.1);
        check(&Arc::new(schema.0), &steps)?;
        check(&Arc::default(), &steps)?;
    }
}
