//! Puts the reading of `postil annotate` into the conventions of another project's test suite.
//!
//! ```text
//! postil annotate --from jsonl < GOLD.jsonl | cargo run --example conventions -- SUITE GOLD.jsonl > PRED.jsonl
//! ```
//!
//! SUITE is one of `quantulum3`, `recognizers`, `duckling`. Of GOLD.jsonl only `id`, `text` and what
//! the suite asks for (`model`, `dim`) are read, never what it expects. What each suite does in
//! another way, and what that is worth, stands in `docs/quality.md`.
//!
//! `conventions count GOLD.jsonl < PRED.jsonl` counts the values that are right; see [`count`].

mod count;
mod figures;
mod record;
mod spans;
mod tape;

use std::{
    collections::HashMap,
    io::{self, BufRead, Write},
    process::ExitCode,
};

use record::{Asked, Reading, Text};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [suite, gold] = args.as_slice() else {
        eprintln!(
            "conventions: say which suite and where its texts are: quantulum3|recognizers|duckling|count GOLD.jsonl"
        );
        return ExitCode::from(2);
    };
    let done = if suite == "count" { count_all(gold) } else { convert_all(suite, gold) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("conventions: {message}");
            ExitCode::FAILURE
        }
    }
}

fn count_all(gold: &str) -> Result<(), String> {
    let gold = std::fs::read_to_string(gold).map_err(|error| format!("{gold}: {error}"))?;
    let mut readings = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        readings.push(serde_json::from_str(&line).map_err(|error| format!("standard input: {error}"))?);
    }
    println!("{}", count::count(&gold, &readings)?);
    Ok(())
}

fn convert_all(suite: &str, gold: &str) -> Result<(), String> {
    let convert: fn(&Asked, &mut Reading) = match suite {
        "quantulum3" => |asked, reading| figures::quantulum3(&Text::new(&asked.text), reading),
        "recognizers" => |asked, reading| {
            let text = Text::new(&asked.text);
            figures::recognizers(&text, asked.model(), reading);
            spans::recognizers(&text, asked.model(), reading);
        },
        "duckling" => |asked, reading| figures::duckling(&Text::new(&asked.text), asked.dimension(), reading),
        other => return Err(format!("there is no suite \"{other}\"; quantulum3, recognizers and duckling are known")),
    };
    let texts = std::fs::read_to_string(gold).map_err(|error| format!("{gold}: {error}"))?;
    let mut asked: HashMap<String, Asked> = HashMap::new();
    for line in texts.lines().filter(|line| !line.trim().is_empty()) {
        let record: Asked = serde_json::from_str(line).map_err(|error| format!("{gold}: {error}"))?;
        asked.insert(record.id.clone(), record);
    }
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let mut reading: Reading = serde_json::from_str(&line).map_err(|error| format!("standard input: {error}"))?;
        if let Some(asked) = asked.get(&reading.id) {
            convert(asked, &mut reading);
        }
        let line = serde_json::to_string(&reading).map_err(|error| error.to_string())?;
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    Ok(())
}
