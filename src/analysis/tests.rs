//! Reading again after edits is reading from scratch.

use std::sync::Arc;

use proptest::prelude::*;

use super::{ArticleContext, Reader};
use crate::{
    gazetteer::Gazetteer,
    text::{Format, Paragraphs},
};

/// Agency copy with what makes paragraphs depend on each other: quotes over several paragraphs, surnames
/// and pronouns for people named elsewhere, acronyms, roles, relative dates, figures, a turn, boilerplate.
const ARTICLE: &str = "Residents of the Valley Defy Floods

LEEDS, March 4, 2021 — At least 12 people have died in floods, the Northern Rivers Observatory (NRO) said on Monday.

“We left at night,” said Rima Al Odeh, 41, a teacher from Aleppo. “My son carried the dog.

“Then the bridge went.

“We ran.”

Mr Al Odeh, her brother, said he had seen nothing. “I was asleep,” he said. She laughed.

The deputy mayor, Jonas Berg, told reporters that the dam was “old but sound”, adding that nobody had complained.

Lt Gen Sir Alan Whitcombe, 58, met Prime Minister Ine Solberg in Oslo last week. The prime minister denied that $3m was missing.

The Observatory said 40 per cent of the pumps had failed. Nearly 2,000 people fled to York, 40km away.

Q: Did anybody warn you, Ms Solberg?

A: Nobody did. 'It was the “worst day” of my life,' one neighbour told me.

Read more: Dam will hold, says Berg

(Reporting by Tomas Varga; Editing by Ana Ruiz)
";

/// What is put in: breaks that split paragraphs and sentences, marks that open and close quotes, names.
const PIECES: [&str; 22] = [
    "\n\n",
    "\n",
    " ",
    "“",
    "”",
    "\"",
    "’",
    "‘",
    ".",
    ", ",
    ": ",
    "Mr Berg ",
    "Rima Al Odeh ",
    "she ",
    "said ",
    " (NRO) ",
    "12 ",
    "on Friday ",
    "é",
    "𝒜",
    "\r\n",
    "the minister ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn reading_again_is_reading_from_scratch(
        edits in prop::collection::vec((0..10_000usize, 0..40usize, prop::option::of(0..PIECES.len()), any::<bool>()), 1..14),
    ) {
        let gazetteer = Arc::new(Gazetteer::embedded());
        let context = ArticleContext::default();
        let mut text: Vec<char> = ARTICLE.chars().collect();
        let mut reader = Reader::new(Arc::clone(&gazetteer));
        reader.read(&Paragraphs::split(text.iter().collect(), Format::Plain), &context);
        for (at, deleted, piece, near_break) in edits {
            let mut at = at % (text.len() + 1);
            if near_break {
                // Half of the edits join or split paragraphs.
                at = text[at..].iter().position(|c| *c == '\n').map_or(at, |to| at + to);
            }
            let end = (at + if near_break { deleted % 3 } else { deleted }).min(text.len());
            text.splice(at..end, piece.map_or("", |piece| PIECES[piece]).chars());
            let paragraphs = Paragraphs::split(text.iter().collect(), Format::Plain);
            let again = reader.read(&paragraphs, &context);
            let scratch = Reader::new(Arc::clone(&gazetteer)).read(&paragraphs, &context);
            prop_assert_eq!(again, scratch);
        }
    }
}

#[test]
fn the_article_reads() {
    let paragraphs = Paragraphs::split(ARTICLE.to_owned(), Format::Plain);
    let reading = Reader::new(Arc::new(Gazetteer::embedded())).read(&paragraphs, &ArticleContext::default());
    let over_paragraphs = reading.quotes.iter().any(|quote| quote.spans.len() == 3);
    assert!(over_paragraphs && reading.quotes.len() >= 8 && reading.entities.len() >= 5, "{reading:#?}");
    assert_eq!(reading.boilerplate.len(), 2);
    assert!(!reading.entities.iter().any(|entity| entity.name.contains("Ruiz")), "nobody is read from credits");
}
