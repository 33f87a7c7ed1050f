//! `postil figures` and `postil timeline`: what articles claim, as tables.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use clap::ValueEnum;
use jiff::civil;
use serde::Serialize;

use crate::ide::{
    Article,
    views::{self, DateRow, FigureRow, View},
};

use super::{
    Outcome, batch, complain,
    workspace::{self, Workspaces},
};

/// List the figures of articles with their bounds and who says so
///
/// Those about one thing stand together. Reads each article with the stand-off file beside it and
/// the nearest `postil.toml` above it.
#[derive(clap::Args, Debug)]
pub(super) struct FiguresArgs {
    #[command(flatten)]
    common: Common,
}

/// List the dates of articles in the order of time
///
/// Dates that can't be placed come last, with the reason. Reads each article with the stand-off
/// file beside it and the nearest `postil.toml` above it.
#[derive(clap::Args, Debug)]
pub(super) struct TimelineArgs {
    #[command(flatten)]
    common: Common,
}

#[derive(clap::Args, Debug)]
struct Common {
    /// Articles, `.txt` or `.md`
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,

    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    format: TableFormat,

    /// The day the articles were published, where neither they nor `postil.toml` say it
    #[arg(long, value_name = "DAY")]
    date: Option<civil::Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// Columns to read
    Text,
    /// Comma-separated values as in RFC 4180, with a line of names
    Csv,
    /// One JSON array of objects
    Json,
}

/// Prints the figures of every article that can be read.
pub(super) fn figures(args: &FiguresArgs) -> io::Result<Outcome> {
    run(&args.common, View::Figures, views::figures)
}

/// Prints the dates of every article that can be read.
pub(super) fn timeline(args: &TimelineArgs) -> io::Result<Outcome> {
    run(&args.common, View::Timeline, views::timeline)
}

/// A row with the file it is from.
#[derive(Serialize)]
struct Filed<'a, R> {
    file: &'a str,
    #[serde(flatten)]
    row: &'a R,
}

/// A row as cells of a table.
trait Row: Serialize + Send {
    /// The names of the cells.
    const NAMES: &'static [&'static str];
    /// The cells, as many as names.
    fn cells(&self) -> Vec<String>;
}

impl Row for FigureRow {
    const NAMES: &'static [&'static str] = &[
        "line",
        "column",
        "subject",
        "text",
        "claim",
        "value",
        "lower",
        "lower_inclusive",
        "upper",
        "upper_inclusive",
        "unit",
        "counted",
        "outcome",
        "when",
        "place",
        "says",
    ];

    fn cells(&self) -> Vec<String> {
        let own = |text: &String| text.clone();
        vec![
            self.line.to_string(),
            self.column.to_string(),
            own(&self.subject),
            own(&self.text),
            own(&self.claim),
            own(&self.value),
            own(&self.lower),
            self.lower_inclusive.to_string(),
            own(&self.upper),
            self.upper_inclusive.to_string(),
            own(&self.unit),
            own(&self.counted),
            own(&self.outcome),
            own(&self.when),
            own(&self.place),
            own(&self.says),
        ]
    }
}

impl Row for DateRow {
    const NAMES: &'static [&'static str] =
        &["line", "column", "text", "kind", "first", "last", "value", "modifier", "anchor", "unresolved", "sentence"];

    fn cells(&self) -> Vec<String> {
        let day = |day: Option<civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        vec![
            self.line.to_string(),
            self.column.to_string(),
            self.text.clone(),
            self.kind.to_owned(),
            day(self.first),
            day(self.last),
            self.value.clone(),
            self.modifier.clone(),
            day(self.anchor),
            self.unresolved.clone(),
            self.sentence.clone(),
        ]
    }
}

fn run<R: Row>(args: &Common, view: View, rows: fn(&Article) -> Vec<R>) -> io::Result<Outcome> {
    let workspaces = Workspaces::default();
    let read = |path: &PathBuf| -> Result<(String, Article, Option<String>), String> {
        let (source, complaint) = workspace::open(path, args.date, &workspaces)?;
        Ok((source.id.clone(), source.read(), complaint))
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut outcome, mut written) = (Outcome::Fine, 0);
    if args.format == TableFormat::Csv {
        record(&mut out, ["file"].into_iter().chain(R::NAMES.iter().copied()))?;
    }
    let progress = batch::progress(Some(args.files.len()));
    batch::in_order(&args.files, &progress, read, |article| {
        let (file, article, complaint) = match article {
            Ok(read) => read,
            Err(complaint) => {
                complain(&complaint);
                outcome = Outcome::InputFailed;
                return Ok(());
            }
        };
        if let Some(complaint) = complaint {
            complain(&complaint);
            outcome = Outcome::InputFailed;
        }
        match args.format {
            TableFormat::Text => {
                let lines = views::view(&article, view);
                writeln!(out, "{}{file}", if written > 0 { "\n" } else { "" })?;
                lines.iter().try_for_each(|line| writeln!(out, "{}", line.text))?;
                written += 1;
            }
            TableFormat::Csv => {
                for row in rows(&article) {
                    let cells = row.cells();
                    record(&mut out, std::iter::once(file.as_str()).chain(cells.iter().map(String::as_str)))?;
                }
            }
            TableFormat::Json => {
                for row in rows(&article) {
                    out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                    serde_json::to_writer(&mut out, &Filed { file: &file, row: &row })?;
                    written += 1;
                }
            }
        }
        Ok(())
    })?;
    if args.format == TableFormat::Json {
        out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    out.flush()?;
    Ok(outcome)
}

/// Writes one line of comma-separated values (RFC 4180): in quotes what holds a comma, a quote or a
/// line end, with quotes doubled.
fn record<'a>(out: &mut impl Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        record(&mut out, ["a", "1,000", "“so” \"so\"", ""].into_iter()).expect("memory takes it");
        assert_eq!(String::from_utf8(out).as_deref(), Ok("a,\"1,000\",\"“so” \"\"so\"\"\",\r\n"));
    }
}
