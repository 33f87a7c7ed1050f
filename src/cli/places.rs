//! `postil places`: the places of articles for a map or a table.

use std::{
    io::{self, BufWriter, Write as _},
    path::PathBuf,
};

use clap::ValueEnum;
use jiff::civil;
use serde_json::{Value, json};

use crate::ide::{self, Mapped};

use super::{
    Outcome, batch, complain,
    workspace::{self, Workspaces},
};

/// Print the places that articles name, for a map or a table
///
/// As `geojson` one feature for each place of each article, with all its mentions; as `csv` one row
/// for each mention; as `html` a map to open in a browser. Annotations beside the articles count before what was read. Offsets are
/// Unicode code points.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Articles to read, `.txt` or `.md`
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,

    /// How to print
    #[arg(long, value_enum, default_value_t = OutputFormat::Geojson)]
    format: OutputFormat,

    /// Leave out places that no gazetteer has
    #[arg(long)]
    resolved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One FeatureCollection (RFC 7946)
    Geojson,
    /// A table with a head (RFC 4180)
    Csv,
    /// A page with a map that needs nothing else, for a browser
    Html,
}

/// The columns of the table.
const HEAD: [&str; 19] = [
    "file",
    "start",
    "end",
    "text",
    "kind",
    "name",
    "lat",
    "lon",
    "country",
    "admin1",
    "admin2",
    "feature",
    "population",
    "geonameid",
    "wikidata",
    "id",
    "confidence",
    "annotated",
    "twin",
];

/// Prints the places of every article that can be read.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let workspaces = Workspaces::default();
    let read = |path: &PathBuf| -> Result<(Vec<String>, Option<String>), String> {
        let (source, complaint) = workspace::open(path, None::<civil::Date>, &workspaces)?;
        let id = source.id.clone();
        let article = source.read();
        let mut out = Vec::new();
        ide::map(&article, |mapped| {
            if mapped.entry.is_none() && args.resolved {
                return;
            }
            match args.format {
                OutputFormat::Geojson | OutputFormat::Html => out.push(feature(&id, mapped)),
                OutputFormat::Csv => rows(&id, mapped, &mut out),
            }
        });
        Ok((out, complaint))
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Fine;
    match args.format {
        OutputFormat::Geojson => write!(out, "{COLLECTION}")?,
        OutputFormat::Html => write!(out, "{}{COLLECTION}", page_head(&args.files))?,
        OutputFormat::Csv => write!(out, "{}\r\n", HEAD.join(","))?,
    }
    let mut first = true;
    let progress = batch::progress(Some(args.files.len()));
    batch::in_order(&args.files, &progress, read, |read| {
        let (items, complaint) = match read {
            Ok(read) => read,
            Err(complaint) => (Vec::new(), Some(complaint)),
        };
        if let Some(complaint) = complaint {
            complain(&complaint);
            outcome = Outcome::InputFailed;
        }
        for item in items {
            match args.format {
                OutputFormat::Geojson => write!(out, "{}\n{item}", if first { "" } else { "," })?,
                OutputFormat::Html => write!(out, "{}\n{}", if first { "" } else { "," }, inert(&item))?,
                OutputFormat::Csv => write!(out, "{item}\r\n")?,
            }
            first = false;
        }
        Ok(())
    })?;
    match args.format {
        OutputFormat::Geojson => writeln!(out, "\n]}}")?,
        OutputFormat::Html => writeln!(out, "\n]}}}}</script>\n<script>{}</script>\n</body>\n</html>", map::CODE)?,
        OutputFormat::Csv => {}
    }
    out.flush()?;
    for file in workspaces.files().0 {
        file.complaints().for_each(|complaint| complain(&complaint));
    }
    Ok(outcome)
}

/// How a collection begins.
const COLLECTION: &str = "{\"type\":\"FeatureCollection\",\"features\":[";

/// The files the page of the map is made of; `data/map/build.mjs` makes the outlines.
mod map {
    pub(super) const BODY: &str = include_str!("../../data/map/body.html");
    pub(super) const STYLE: &str = include_str!("../../data/map/map.css");
    pub(super) const CODE: &str = include_str!("../../data/map/map.js");
    pub(super) const WORLD: &str = include_str!("../../data/map/world.json");
}

/// A page with a map up to its places. It may load nothing, from wherever it is opened.
fn page_head(files: &[PathBuf]) -> String {
    let title = match files {
        [file] => file.display().to_string(),
        files => format!("{} articles", files.len()),
    };
    let title = inert(&Value::from(title).to_string());
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'\">\n<title>Map of places</title>\n<style>\n{}</style>\n</head>\n<body>\n{}\
         <script type=\"application/json\" id=\"data\">{{\"title\":{title},\"world\":{},\"places\":",
        map::STYLE,
        map::BODY,
        map::WORLD.trim_end()
    )
}

/// JSON that ends no script element it stands in.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn feature(file: &str, mapped: &Mapped<'_>) -> String {
    let mention = |range: &crate::text::CharRange| json!([range.start().to_usize(), range.end().to_usize()]);
    let mut feature = ide::feature(mapped, mapped.mentions.iter().map(mention).collect());
    feature["properties"]["file"] = Value::from(file);
    feature.to_string()
}

fn rows(file: &str, mapped: &Mapped<'_>, out: &mut Vec<String>) {
    let entry = mapped.entry.as_ref();
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let number = |value: Option<String>| value.unwrap_or_default();
    for range in &mapped.mentions {
        let row: [String; HEAD.len()] = [
            file.to_owned(),
            range.start().to_string(),
            range.end().to_string(),
            mapped.place.name.clone(),
            ide::place_kind(mapped.place.kind).to_owned(),
            text(entry.map(|it| it.name)),
            number(entry.map(|it| it.latitude.to_string())),
            number(entry.map(|it| it.longitude.to_string())),
            text(entry.or(mapped.within.as_ref()).map(|it| it.country)),
            text(entry.map(|it| it.admin1)),
            text(entry.map(|it| it.admin2)),
            text(entry.map(|it| it.feature)),
            number(entry.filter(|it| it.population > 0).map(|it| it.population.to_string())),
            number(entry.and_then(|it| it.geonameid).map(|id| id.to_string())),
            number(entry.and_then(|it| it.wikidata).map(|id| format!("Q{id}"))),
            text(entry.and_then(|it| it.own_id)),
            format!("{:.2}", mapped.place.confidence),
            mapped.annotated.to_string(),
            number(mapped.twin.as_ref().and_then(|it| it.geonameid).map(|id| id.to_string())),
        ];
        out.push(row.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(","));
    }
}

/// A field of a table, quoted where it has to be.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
