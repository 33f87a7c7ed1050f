//! The people of the article the project began with, against its hand annotation.

use std::{collections::BTreeMap, sync::Arc};

use postil::{
    analysis::{
        ArticleContext, Reader,
        people::{EntityKind, MentionForm},
    },
    gazetteer::Gazetteer,
    text::{Format, Paragraphs},
};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles");

/// The gold spans of a type, by the id of the first mention of their chain.
fn gold(ann: &str, kind: &str) -> BTreeMap<(usize, usize), String> {
    let mut spans = BTreeMap::new();
    let mut chain: BTreeMap<&str, &str> = BTreeMap::new();
    for line in ann.lines() {
        let fields: Vec<&str> = line.split(['\t', ' ']).collect();
        if let ["Coref", from, to, ..] = fields[1..] {
            chain.insert(from.trim_start_matches("Arg1:"), to.trim_start_matches("Arg2:"));
        }
    }
    for line in ann.lines() {
        let fields: Vec<&str> = line.split(['\t', ' ']).collect();
        if fields[1] == kind {
            let span = (fields[2].parse().expect("a start"), fields[3].parse().expect("an end"));
            spans.insert(span, (*chain.get(fields[0]).unwrap_or(&fields[0])).to_owned());
        }
    }
    spans
}

#[test]
fn every_person_and_every_chain() {
    let (Ok(text), Ok(ann)) = (
        std::fs::read_to_string(format!("{SHARED}/idlib.txt")),
        std::fs::read_to_string(format!("{SHARED}/idlib.ann")),
    ) else {
        println!("skipped: {SHARED}/idlib.txt is not there");
        return;
    };
    let paragraphs = Paragraphs::split(text, Format::Plain);
    let mut reader = Reader::new(Arc::new(Gazetteer::embedded()));
    let reading = reader.read(&paragraphs, &ArticleContext::default());
    let found: BTreeMap<(usize, usize), usize> = reading
        .mentions
        .iter()
        .filter(|mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Nominal))
        .filter_map(|mention| {
            let id = mention.entity?;
            let person = reading.entity(id)?.kind == EntityKind::Person;
            let span = (mention.range.start().to_usize(), mention.range.end().to_usize());
            person.then_some((span, id.index()))
        })
        .collect();
    let gold = gold(&ann, "Person");
    assert_eq!(found.keys().collect::<Vec<_>>(), gold.keys().collect::<Vec<_>>());
    let mut pairs: Vec<(&String, &usize)> = gold.values().zip(found.values()).collect();
    pairs.sort();
    pairs.dedup();
    assert_eq!(pairs.len(), 5, "each chain is one entity: {pairs:?}");
}
