//! Trains the name tagger and bakes its data.
//!
//! ```text
//! python3 data/names/collect.py LISTS                      # word lists, see that file
//! cargo run --release --bin train-names -- words LISTS     # writes data/names/words.bin
//! cargo run --release --bin train-names -- train TRAIN.tsv --lists LISTS # writes data/names/weights.bin
//! cargo run --release --bin train-names -- score DEV.tsv   # measures what is built in
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
    analysis::names::{model::Model, words::Words},
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
            if let Some(dev) = dev {
                print!("{}", score::score(&corpus::parse(&read(&dev)?), &Model::new(words, &weights), false));
            }
            files::replace(&out.unwrap_or_else(|| options.data.join("weights.bin")), &weights)
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

fn named(path: &Path, error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
