//! What the weights were trained with, so that a test can tell when training would give others.
//!
//! Training is deterministic, and yet the committed weights are only what it gives as long as all stays the same
//! that the features and the invented sentences are made of. `train-names train` writes a fingerprint of each part
//! beside the weights; the tests here and in that program compare them.

use super::{
    candidates,
    features::{self, START, Sink, View, Window},
    words::{Word, Words, hash},
};
use crate::{
    analysis::{sentences::sentences, tokens::Tokens},
    lexicon::{abbreviations, honorifics, organisations, particles, roles},
};

/// The command that trains, as the docs have it.
pub const COMMAND: &str = "cargo run --release --bin train-names -- words LISTS && \
                           cargo run --release --bin train-names -- train TRAIN.tsv --lists LISTS";

/// Text whose features stand for all: every kind of token, shape, setting and run.
const TEXT: &str = "\
“We will not leave,” said Lt. Gen. Sir Robert J. O’Neill-Hart Jr., 61, of Portland, Ore., on Jan. 3. María José de la Cruz \
y Ortiz, Abu Omar al-Jabouri and Kim Min-ji met Dr Ludwig von Hohenfels at the Ministry of Health in Gaza. \
RESCUERS FIND SURVIVORS AS FLOODS REACH THE CAPITAL. Minister Defends Plan After Russian-backed Forces Take Donetsk. \
The National Water Commission (Conagua) and Procter & Gamble’s U.S. arm told the BBC that iPhone sales fell 3.5% to $40m. \
d’Artagnan wrote to the President; “Big” Jim Lee and his teammate, Ana Ruiz, left for St. Louis at 10:30 p.m. \
Did Will Cruz run? Yes: Cruz ran, 1.Bundesliga reported... Ødegård and Łukasz agreed – so did Jean-Luc de La Tour’s niece.";

/// The fingerprint of each part of what weights depend on, with its name: lists of the lexicon, the word table, what the
/// features see, the texts that sentences are invented from, and the weights themselves.
pub fn fingerprints(table: &[u8], texts: &[&str], weights: &[u8]) -> [(&'static str, u64); 5] {
    let words = Words::parse(table);
    let of = |part: fn(&Words<'_>) -> u64| words.as_ref().map_or(0, part);
    [
        ("lexicon", of(lexicon)),
        ("words.bin", hash(table)),
        ("features", of(rows)),
        ("texts", hash(texts.concat().as_bytes())),
        ("weights.bin", hash(weights)),
    ]
}

/// The lists that are baked into the word table, as far as it has their words, and those that are asked when candidates
/// are cut. Their order does not matter.
fn lexicon(words: &Words<'_>) -> u64 {
    let baked = honorifics::all().into_iter().map(|word| ("title", word));
    let baked = baked.chain(roles::all().map(|word| ("role", word)));
    let baked = baked.chain(organisations::heads().map(|word| ("head", word)));
    let baked = baked.filter(|(_, word)| words.get(hash(word.as_bytes())) != Word::default());
    let asked = particles::all().map(|word| ("particle", word));
    let asked = asked.chain(abbreviations::all().map(|word| ("abbreviation", word)));
    let of = |(list, word): (&str, &str)| hash(format!("{list} {word}").as_bytes());
    baked.chain(asked).map(of).fold(0, u64::wrapping_add)
}

/// The features of every candidate of [`TEXT`], behind each of two tags.
fn rows(words: &Words<'_>) -> u64 {
    #[derive(Default)]
    struct Rows(Vec<u8>);

    impl Sink for Rows {
        fn add(&mut self, bucket: usize) {
            self.0.extend((bucket as u64).to_le_bytes());
        }
    }

    let tokens = Tokens::new(TEXT);
    let mut views = Vec::new();
    View::all(&tokens, 0..tokens.len(), words, &mut views);
    let mut rows = Rows::default();
    for sentence in sentences(&tokens) {
        candidates::runs(&tokens, &sentence, |run| {
            for i in run.tokens.clone() {
                let window = Window { views: &views, from: 0, run: &run, i };
                features::features(&window, (START, START), &mut rows);
                features::features(&window, (1, 0), &mut rows);
                rows.0.push(b'\n');
            }
        });
    }
    hash(&rows.0)
}

/// What is written beside the weights: a line a part.
pub fn print(parts: &[(&str, u64)]) -> String {
    let head = "# What weights.bin was trained with. Written by train-names, compared by the tests.\n";
    parts.iter().fold(head.to_owned(), |text, (name, value)| text + &format!("{name} {value:016x}\n"))
}

/// The parts of which `written` has another fingerprint, or none.
pub fn changed<'p>(written: &str, parts: &[(&'p str, u64)]) -> Vec<&'p str> {
    let same = |(name, value): &&(&str, u64)| !written.lines().any(|line| line == format!("{name} {value:016x}"));
    parts.iter().filter(same).map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_what_training_gives() {
        let written = include_str!("../../../data/names/weights.txt");
        let table = include_bytes!("../../../data/names/words.bin");
        let weights = include_bytes!("../../../data/names/weights.bin");
        let texts = [
            include_str!("../../../data/names/templates.txt"),
            include_str!("../../../data/names/roles.txt"),
            include_str!("../../../data/names/romanised.txt"),
        ];
        let changed = changed(written, &fingerprints(table, &texts, weights));
        assert!(
            changed.is_empty(),
            "data/names/weights.bin was trained with another {}: bake and train again ({COMMAND}), measure \
             (docs/people.md), and commit words.bin, weights.bin and weights.txt together",
            changed.join(" and another ")
        );
    }

    #[test]
    fn every_part_tells() {
        let parts = [("lexicon", 1), ("features", 2)];
        let written = print(&parts);
        assert_eq!(changed(&written, &parts), Vec::<&str>::new());
        assert_eq!(changed(&written, &[("lexicon", 1), ("features", 3)]), ["features"]);
        assert_eq!(changed("", &parts), ["lexicon", "features"]);
    }
}
