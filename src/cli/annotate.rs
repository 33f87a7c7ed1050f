//! `postil annotate`: the reading of articles, for programs.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use clap::ValueEnum;
use jiff::civil;
use serde::Deserialize;
use serde_json::Value;

use crate::{analysis::places::Convention, checks, standoff::Schema, text::Format};

use super::{
    Outcome,
    article::Source,
    batch, complain,
    contract::Annotated,
    input,
    workspace::{self, GAZETTEERS, Workspaces},
};

/// Print what articles say as JSON: quotes and speakers, people, places, figures, dates, findings
///
/// One JSON object per article and line, in the order of the input. Offsets are Unicode code
/// points. Files are read as UTF-8, `.md` as Markdown; `-` is standard input.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Articles to read; with `--from jsonl`, files of lines to read (standard input if none)
    #[arg(value_name = "FILES", required_unless_present = "from")]
    files: Vec<PathBuf>,

    /// What the input is: each line an object with "id" and "text", and "published" or "ref_time"
    /// for the article's date
    #[arg(long, value_enum)]
    from: Option<InputFormat>,

    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Jsonl)]
    format: OutputFormat,

    /// The day the articles were published, where they don't say it themselves: 2024-03-01
    #[arg(long, value_name = "DAY")]
    date: Option<civil::Date>,

    /// Take demonyms (“Syrian”, “Syrians”) for places, as some corpora do
    #[arg(long)]
    demonyms: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// One article a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One JSON object a line
    Jsonl,
}

/// Prints the reading of every article that can be read.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let OutputFormat::Jsonl = args.format;
    let convention = Convention { demonyms: args.demonyms };
    let annotate = |source: Result<Source, String>| -> Result<String, String> {
        let source = source?;
        let id = source.id.clone();
        let article = source.read_by(convention);
        let findings = checks::check(&article);
        serde_json::to_string(&Annotated::new(&id, &article, &findings)).map_err(|error| format!("{id}: {error}"))
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Fine;
    let mut emit = |line: Result<String, String>| match line {
        Ok(line) => writeln!(out, "{line}"),
        Err(message) => {
            complain(&message);
            outcome = Outcome::InputFailed;
            Ok(())
        }
    };
    match args.from {
        Some(InputFormat::Jsonl) => {
            let progress = batch::progress(None);
            let stdin = [PathBuf::from("-")];
            let files = if args.files.is_empty() { &stdin[..] } else { &args.files[..] };
            let sources = files.iter().flat_map(|path| lines_of(path)).map(|line| line?.parse(args.date));
            batch::in_order(sources, &progress, annotate, &mut emit)?;
        }
        None => {
            let progress = batch::progress(Some(args.files.len()));
            let workspaces = Workspaces::default();
            let open = |path: &PathBuf| match path.as_os_str() == "-" {
                true => (standard_input(args.date), None),
                false => match workspace::open(path, args.date, &workspaces) {
                    Ok((source, complaint)) => (Ok(source), complaint),
                    Err(complaint) => (Err(complaint), None),
                },
            };
            let work = |path| {
                let (source, complaint) = open(path);
                (annotate(source), complaint)
            };
            batch::in_order(&args.files, &progress, work, |(line, complaint)| {
                complaint.map_or(Ok(()), |complaint| emit(Err(complaint)))?;
                emit(line)
            })?;
            let (settings, schema) = workspaces.files();
            for file in schema {
                file.complaints().for_each(|complaint| complain(&complaint));
            }
            for file in settings {
                file.complaints().for_each(|complaint| complain(&complaint));
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// An article from standard input.
fn standard_input(date: Option<civil::Date>) -> Result<Source, String> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes).map_err(input::Unreadable::System);
    let text = read.and_then(|_| input::decode(bytes)).map_err(|why| format!("standard input {why}"))?;
    Ok(bare("-".to_owned(), text, date))
}

/// An article with nothing beside it.
fn bare(id: String, text: String, date: Option<civil::Date>) -> Source {
    // The same for all, and there may be thousands.
    static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(Arc::default);
    let (schema, config, gazetteer) = (Arc::clone(&SCHEMA), Arc::default(), Arc::clone(GAZETTEERS.embedded()));
    Source { id, text, format: Format::Plain, date, annotations: None, schema, config, gazetteer }
}

/// One line of a file of lines.
struct Line {
    file: Arc<str>,
    number: usize,
    text: String,
}

/// What a line holds; unknown members are passed over.
#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    ref_time: Option<String>,
}

impl Line {
    /// The article on the line. A date that can't be read is complained of and left out; the
    /// article is not.
    fn parse(&self, date: Option<civil::Date>) -> Result<Source, String> {
        let here = || format!("{}, line {}", self.file, self.number);
        let record: Record = serde_json::from_str(&self.text).map_err(|error| {
            format!("{} is not an object with \"id\" and \"text\" ({error}); it is left out", here())
        })?;
        let id = match record.id {
            Value::String(id) => id,
            id => id.to_string(),
        };
        let given = record.published.or(record.ref_time).and_then(|given| {
            // A day, or a time that begins with one.
            let day = given.get(..10).and_then(|day| day.parse::<civil::Date>().ok());
            if day.is_none() {
                complain(&format!("{}: \"{given}\" is no date; write it as 2024-03-01. It is passed over", here()));
            }
            day
        });
        let date = given.or(date);
        Ok(bare(id, record.text, date))
    }
}

/// The lines of a file, or of standard input, that are not blank.
fn lines_of(path: &Path) -> Box<dyn Iterator<Item = Result<Line, String>>> {
    let name: Arc<str> =
        if path.as_os_str() == "-" { "standard input".into() } else { path.display().to_string().into() };
    let reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else if path.is_dir() {
        return Box::new(std::iter::once(Err(format!("{name} {}", input::Unreadable::Folder))));
    } else {
        match File::open(path) {
            Ok(file) => Box::new(BufReader::with_capacity(1 << 16, file)),
            Err(error) => {
                return Box::new(std::iter::once(Err(format!("{name} {}", input::Unreadable::System(error)))));
            }
        }
    };
    let mut failed = false;
    let lines = reader.split(b'\n').enumerate().map_while(move |(i, line)| {
        if failed {
            return None;
        }
        // After an error of the system there is nothing more to be had; a line that is not UTF-8 is alone in that.
        failed = line.is_err();
        let text = line.map_err(input::Unreadable::System).and_then(input::decode);
        let number = i + 1;
        Some(match text {
            Ok(text) if text.trim().is_empty() => None,
            Ok(text) => Some(Ok(Line { file: Arc::clone(&name), number, text })),
            Err(why) => Some(Err(format!("{name}, line {number} {why}"))),
        })
    });
    Box::new(lines.flatten())
}
