//! Quotes of the article the project starts from, against its hand annotation.

use std::{collections::HashMap, fs, path::Path, sync::Arc};

use postil::{
    analysis::{
        ArticleContext, Reader, Reading,
        people::{Mention, MentionForm},
        quotes::Speaker,
    },
    gazetteer::Gazetteer,
    text::{CharRange, Format, Text},
};

/// A quote of the annotation: its span, whether it is in marks, its cue, and every mention of
/// its speaker.
struct Gold {
    range: CharRange,
    direct: bool,
    cue: Option<CharRange>,
    speakers: Vec<CharRange>,
}

fn gold(ann: &str) -> Vec<Gold> {
    let mut spans: HashMap<&str, (&str, CharRange)> = HashMap::new();
    let mut relations: Vec<(&str, &str, &str)> = Vec::new();
    let mut direct: Vec<&str> = Vec::new();
    for line in ann.lines() {
        let fields: Vec<&str> = line.split(['\t', ' ']).collect();
        match *fields.as_slice() {
            [id, kind, start, end, ..] if id.starts_with('T') => {
                let at = |offset: &str| offset.parse::<usize>().expect("an offset");
                spans.insert(id, (kind, CharRange::of(at(start), at(end))));
            }
            [id, kind, from, to, ..] if id.starts_with('R') => {
                relations.push((kind, from.trim_start_matches("Arg1:"), to.trim_start_matches("Arg2:")));
            }
            [id, "Kind", quote, "Direct"] if id.starts_with('A') => direct.push(quote),
            _ => {}
        }
    }
    let linked = |kind: &str, quote: &str| relations.iter().find(|r| r.0 == kind && r.1 == quote).map(|r| r.2);
    let mut quotes: Vec<Gold> = spans
        .iter()
        .filter(|(_, (kind, _))| *kind == "Quote")
        .map(|(id, (_, range))| {
            let speaker = linked("Speaker", id).expect("a speaker");
            let mentions = relations.iter().filter(|r| r.0 == "Coref" && r.2 == speaker).map(|r| r.1);
            Gold {
                range: *range,
                direct: direct.contains(id),
                cue: linked("Cue", id).map(|cue| spans[cue].1),
                speakers: mentions.chain([speaker]).map(|mention| spans[mention].1).collect(),
            }
        })
        .collect();
    quotes.sort_by_key(|quote| quote.range.start());
    quotes
}

fn read(text: &Text) -> Reading {
    Reader::new(Arc::new(Gazetteer::embedded())).read(&text.paragraphs(), &ArticleContext::default())
}

/// Whether whom the reading takes for the speaker is the gold's: by the names that it gives them, or,
/// where it knows nobody, by the words themselves. A pronoun has to be whom it stands for.
fn same_speaker(reading: &Reading, speaker: &Speaker, gold: &Gold) -> bool {
    let is_gold = |range: CharRange| gold.speakers.iter().any(|mention| mention.overlaps(range));
    let Some(entity) = speaker.entity else { return is_gold(speaker.range) };
    let named = |mention: &&Mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Nominal);
    let mut mentions = reading.mentions.iter().filter(|mention| mention.entity == Some(entity)).filter(named);
    mentions.any(|mention| is_gold(mention.range))
}

#[test]
fn every_marked_quote_is_exact_and_has_its_speaker() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles"));
    let (Ok(article), Ok(ann)) =
        (fs::read_to_string(folder.join("idlib.txt")), fs::read_to_string(folder.join("idlib.ann")))
    else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let text = Text::new(&article, Format::Plain);
    let reading = read(&text);
    let mut wrong = Vec::new();
    let mut indirect = 0;
    for gold in gold(&ann) {
        let found = reading.quotes.iter().find(|quote| quote.spans.contains(&gold.range));
        let speaker = found.and_then(|quote| quote.speaker.as_ref());
        let right = speaker.is_some_and(|speaker| same_speaker(&reading, speaker, &gold));
        let cue = gold.cue.is_none_or(|cue| found.is_some_and(|quote| quote.cue == Some(cue)));
        if right && cue {
            indirect += usize::from(!gold.direct);
        } else if gold.direct {
            wrong.push(text.slice(gold.range));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(indirect >= 4, "{indirect} of 5 indirect quotes");
    assert_eq!(reading.marks, [], "the marks of the article pair");
}
