//! Trains the name tagger and bakes its data.
//!
//! ```text
//! python3 data/names/collect.py LISTS                      # word lists, see that file
//! cargo run --release --bin train-names -- words LISTS     # writes data/names/words.bin
//! cargo run --release --bin train-names -- train TRAIN.tsv --lists LISTS # writes data/names/weights.bin
//! cargo run --release --bin train-names -- score DEV.tsv   # measures what is built in
//! cargo run --release --bin train-names -- check TRAIN.tsv --lists LISTS # whether both would come out the same
//! ```
//!
//! Corpora are tab-separated: token, tag (`O`, `B-` and `I-` of `PER`, `LOC`, `ORG`), a blank line
//! between sentences, `#doc` between documents. The same input gives the same bytes on every
//! platform: seeds are fixed and weights are whole numbers until they are rounded.

mod corpus;
mod inventor;
mod lists;
mod random;
mod score;
mod trainer;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use postil::{
    analysis::names::{model::Model, provenance, words::Words},
    files,
};

/// Trains the name tagger and bakes its data.
#[derive(Parser)]
struct Options {
    /// The folder of the baked data.
    #[arg(long, default_value = "data/names")]
    data: PathBuf,
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Bakes the word table from collected lists and the romanised names beside the data.
    Words {
        /// The folder `collect.py` wrote.
        lists: PathBuf,
    },
    /// Trains the weights, with the word table that is baked.
    Train {
        /// The corpus.
        corpus: PathBuf,
        /// The folder `collect.py` wrote.
        #[arg(long)]
        lists: PathBuf,
        /// Measure on this corpus after training.
        #[arg(long)]
        dev: Option<PathBuf>,
        /// Write the weights here instead of beside the word table.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Bakes and trains again, and fails where the table or the weights would come out different. Writes nothing.
    Check {
        /// The corpus.
        corpus: PathBuf,
        /// The folder `collect.py` wrote.
        #[arg(long)]
        lists: PathBuf,
    },
    /// Measures the baked tagger on a corpus.
    Score {
        /// The corpus.
        corpus: PathBuf,
        /// Print every name that was missed, invented or mislabelled.
        #[arg(long)]
        errors: bool,
    },
}

fn main() -> std::io::Result<()> {
    let options = Options::parse();
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| named(path, &error));
    let table = options.data.join("words.bin");
    match options.step {
        Step::Words { lists } => {
            let bytes = lists::bake(&lists, &options.data.join("romanised.txt"))?;
            println!("{} bytes in {}", bytes.len(), table.display());
            files::replace(&table, &bytes)
        }
        Step::Train { corpus, lists, dev, out } => {
            let bytes = std::fs::read(&table).map_err(|error| named(&table, &error))?;
            let words = Words::parse(&bytes).ok_or_else(|| std::io::Error::other("the word table is cut off"))?;
            let documents = corpus::parse(&read(&corpus)?);
            let inventor = inventor::Inventor::read(&lists, &options.data)?;
            let weights = trainer::train(&documents, &words, &inventor);
            let provenance = provenance::print(&parts(&options.data, &bytes, &weights)?);
            if let Some(dev) = dev {
                print!("{}", score::score(&corpus::parse(&read(&dev)?), &Model::new(words, &weights), false));
            }
            let out = out.unwrap_or_else(|| options.data.join("weights.bin"));
            files::replace(&out, &weights)?;
            files::replace(&out.with_extension("txt"), provenance.as_bytes())
        }
        Step::Check { corpus, lists } => {
            let baked = lists::bake(&lists, &options.data.join("romanised.txt"))?;
            let words = Words::parse(&baked).ok_or_else(|| std::io::Error::other("the word table is cut off"))?;
            let inventor = inventor::Inventor::read(&lists, &options.data)?;
            let weights = trainer::train(&corpus::parse(&read(&corpus)?), &words, &inventor);
            let mut same = true;
            for (name, made) in [("words.bin", baked), ("weights.bin", weights)] {
                let equal = std::fs::read(options.data.join(name))? == made;
                println!("{name}: {}", if equal { "the same to the bit" } else { "comes out different now" });
                same &= equal;
            }
            if same { Ok(()) } else { Err(std::io::Error::other("bake and train again, and measure")) }
        }
        Step::Score { corpus, errors } => {
            let table_bytes = std::fs::read(&table).map_err(|error| named(&table, &error))?;
            let words = Words::parse(&table_bytes).ok_or_else(|| std::io::Error::other("the word table is cut off"))?;
            let weights = std::fs::read(options.data.join("weights.bin"))?;
            let documents = corpus::parse(&read(&corpus)?);
            print!("{}", score::score(&documents, &Model::new(words, &weights), errors));
            print!("{}", score::people_of_articles(&documents, errors));
            Ok(())
        }
    }
}

/// The fingerprints of what weights were trained with.
fn parts(data: &Path, table: &[u8], weights: &[u8]) -> std::io::Result<Vec<(&'static str, u64)>> {
    let texts = ["templates.txt", "roles.txt", "romanised.txt"].map(|name| std::fs::read_to_string(data.join(name)));
    let [templates, roles, romanised] = texts;
    let texts = [templates?, roles?, romanised?];
    let mut parts = provenance::fingerprints(table, &texts.each_ref().map(String::as_str), weights).to_vec();
    parts.push(("recipe", trainer::recipe()));
    Ok(parts)
}

fn named(path: &Path, error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_were_trained_by_this_recipe() {
        let written = include_str!("../../../data/names/weights.txt");
        let changed = provenance::changed(written, &[("recipe", trainer::recipe())]);
        assert!(changed.is_empty(), "the weights were trained another way: train again ({})", provenance::COMMAND);
    }
}
