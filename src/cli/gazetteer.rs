//! `postil gazetteer`: build a gazetteer of one's own, and look into one.

use std::{
    io::{self, BufWriter, Write as _},
    path::PathBuf,
    time::Duration,
};

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    files::Draft,
    gazetteer::{Gazetteer, Match, build},
};

use super::{Outcome, complain};

/// Build a gazetteer from GeoNames' files, or look a name up
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Build(Build),
    Find(Find),
}

/// Build a gazetteer from a dump of GeoNames
///
/// `gazetteer = "FILE"` in `postil.toml` then layers it over the one built in. Rows are sorted in
/// temporary files, so a dump of twelve million needs little memory.
#[derive(clap::Args, Debug)]
struct Build {
    /// GeoNames' main table, such as SY.txt, allCountries.txt or cities500.txt; may be repeated
    #[arg(long = "from", required = true, value_name = "FILE")]
    places: Vec<PathBuf>,

    /// A table of the same format that adds feature codes, second-order divisions and elevations
    #[arg(long, value_name = "FILE")]
    details: Option<PathBuf>,

    /// admin1CodesASCII.txt: names of first-order divisions
    #[arg(long, value_name = "FILE")]
    admin1: Option<PathBuf>,

    /// admin2Codes.txt: names of second-order divisions
    #[arg(long, value_name = "FILE")]
    admin2: Option<PathBuf>,

    /// countryInfo.txt: names of countries
    #[arg(long, value_name = "FILE")]
    countries: Option<PathBuf>,

    /// featureCodes_en.txt: what feature codes mean
    #[arg(long, value_name = "FILE")]
    feature_codes: Option<PathBuf>,

    /// alternateNamesV2.txt: more names, and Wikidata ids
    #[arg(long, value_name = "FILE")]
    alternate_names: Option<PathBuf>,

    /// What to write at its head, such as the date of the dump
    #[arg(long, default_value = "GeoNames, CC BY 4.0, https://www.geonames.org; modified")]
    title: String,

    /// Where to write it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Show what a name could mean
#[derive(clap::Args, Debug)]
struct Find {
    /// The name, as an article would write it
    #[arg(required = true)]
    name: Vec<String>,

    /// Look in this gazetteer too, before the one built in
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

/// Runs one of the commands.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    match &args.command {
        Command::Build(args) => Ok(build_file(args)),
        Command::Find(args) => find(args),
    }
}

fn build_file(args: &Build) -> Outcome {
    let sources = build::Sources {
        places: args.places.clone(),
        details: args.details.clone(),
        admin1: args.admin1.clone(),
        admin2: args.admin2.clone(),
        countries: args.countries.clone(),
        features: args.feature_codes.clone(),
        alternate_names: args.alternate_names.clone(),
        title: args.title.clone(),
    };
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% {msg} [{elapsed}, {eta} left]") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    let mut progress = |now: build::Progress| {
        if now.written == 0 {
            bar.set_length(now.size);
            bar.set_position(now.read);
            bar.set_message(format!("reading: {} places", now.places));
        } else {
            // Writing is a task of its own length.
            if bar.length() != Some(now.places) {
                bar.set_length(now.places);
                bar.reset_eta();
            }
            bar.set_position(now.written);
            bar.set_message("writing".to_owned());
        }
    };
    // A failure leaves an older file as it was.
    let built = Draft::new(&args.output).map_err(build::BuildError::Write).and_then(|draft| {
        let mut out = BufWriter::new(draft);
        let counts = build::build(&sources, &mut out, &mut progress)?;
        let draft = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        draft.replace()?;
        Ok(counts)
    });
    bar.finish_and_clear();
    match built {
        Ok(counts) => {
            println!(
                "{}: {} places, {} names, {} skeletons, {} with a Wikidata id, {} with a local name",
                args.output.display(),
                counts.places,
                counts.names,
                counts.skeletons,
                counts.wikidata,
                counts.locals
            );
            Outcome::Fine
        }
        Err(error) => {
            complain(&error.to_string());
            Outcome::InputFailed
        }
    }
}

fn find(args: &Find) -> io::Result<Outcome> {
    let mut gazetteer = Gazetteer::embedded();
    if let Some(path) = &args.gazetteer {
        gazetteer = match gazetteer.layered(path) {
            Ok(layered) => layered,
            Err(error) => {
                complain(&format!("{}: {error}", path.display()));
                return Ok(Outcome::InputFailed);
            }
        };
    }
    let name = args.name.join(" ");
    let mut hits = gazetteer.find(&name);
    if hits.is_empty() {
        hits = gazetteer.find_skeleton(&name);
    }
    hits.sort_by_key(|hit| (hit.by, std::cmp::Reverse(gazetteer.facts(hit.entry).map_or(0, |facts| facts.population))));
    let mut out = io::stdout().lock();
    for hit in &hits {
        let Some(entry) = gazetteer.entry(hit.entry) else { continue };
        let id = entry.geonameid.map_or_else(|| "-".to_owned(), |id| id.to_string());
        let by = match hit.by {
            Match::Own => "",
            Match::Alternate => "  (by another of its names)",
            Match::Skeleton => "  (by its consonants)",
        };
        let place =
            if entry.chain().is_empty() { entry.name.to_owned() } else { format!("{}, {}", entry.name, entry.chain()) };
        writeln!(out, "{id:>9}  {place}{by}")?;
        writeln!(
            out,
            "           {}, {:.5} {:.5}{}{}{}",
            entry.feature_name,
            entry.latitude,
            entry.longitude,
            if entry.population > 0 { format!(", population {}", entry.population) } else { String::new() },
            entry.wikidata.map(|number| format!(", Wikidata Q{number}")).unwrap_or_default(),
            entry.local_name.map(|name| format!(", locally {name}")).unwrap_or_default()
        )?;
    }
    if hits.is_empty() {
        complain(&format!("no place is called “{name}”"));
        return Ok(Outcome::Found);
    }
    Ok(Outcome::Fine)
}
