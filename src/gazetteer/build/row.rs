//! One place as a source file gives it.

use std::fmt;

/// One place before it is packed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) id: u32,
    pub(super) name: String,
    /// Degrees north.
    pub(super) latitude: f64,
    /// Degrees east.
    pub(super) longitude: f64,
    /// `P.PPLA`.
    pub(super) feature: String,
    pub(super) country: String,
    pub(super) admin1: String,
    pub(super) admin2: String,
    pub(super) population: u64,
    /// Whether `population` is the sum over its towns.
    pub(super) summed: bool,
    /// Metres above the sea.
    pub(super) height: Option<i16>,
    pub(super) alternates: Vec<String>,
}

/// How GeoNames' digital elevation model says that it knows no height.
const NO_HEIGHT: i16 = -9999;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowError(pub(super) String);

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Row {
    /// Reads a line of GeoNames' main table: nineteen columns separated by tabs.
    pub(super) fn parse(line: &str) -> Result<Row, RowError> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [
            id,
            name,
            _ascii,
            alternates,
            latitude,
            longitude,
            class,
            code,
            country,
            _cc2,
            admin1,
            admin2,
            _,
            _,
            population,
            elevation,
            dem,
            ..,
        ] = columns[..]
        else {
            return Err(RowError(format!(
                "{} columns where a GeoNames table has 19 (is it separated by tabs?)",
                columns.len()
            )));
        };
        if name.is_empty() {
            return Err(RowError("the name (column 2) is empty".into()));
        }
        let id = number(id, "geonameid (column 1)")?;
        let population = if population.is_empty() { "0" } else { population };
        let row = Row {
            id,
            name: name.to_owned(),
            latitude: number(latitude, "latitude (column 5)")?,
            longitude: number(longitude, "longitude (column 6)")?,
            feature: format!("{class}.{code}"),
            country: country.to_owned(),
            admin1: admin1.to_owned(),
            admin2: admin2.to_owned(),
            population: number(population, "population (column 15)")?,
            // Rows without an id are our own; their population is a weight.
            summed: id == 0,
            height: elevation.parse().or_else(|_| dem.parse()).ok().filter(|&height| height != NO_HEIGHT),
            alternates: alternates.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        };
        row.checked()
    }

    /// The row, if its coordinates lie on the globe and its id fits.
    pub(super) fn checked(self) -> Result<Row, RowError> {
        if !(-90.0..=90.0).contains(&self.latitude) {
            return Err(RowError(format!("latitude {} is not between -90 and 90", self.latitude)));
        }
        if !(-180.0..=180.0).contains(&self.longitude) {
            return Err(RowError(format!("longitude {} is not between -180 and 180", self.longitude)));
        }
        if self.id > crate::gazetteer::record::MAX_ID {
            return Err(RowError(format!("geonameid {} is larger than a gazetteer can hold", self.id)));
        }
        Ok(self)
    }

    /// The row as one string that [`Row::decode`] reads.
    pub(super) fn encode(&self, out: &mut Vec<u8>) {
        let Row { name, latitude, longitude, feature, country, admin1, admin2, population, .. } = self;
        let (summed, height) = (u8::from(self.summed), self.height.unwrap_or(NO_HEIGHT));
        let head = format!(
            "{name}\t{latitude}\t{longitude}\t{feature}\t{country}\t{admin1}\t{admin2}\t{population}\t{summed}\t{height}"
        );
        out.extend_from_slice(head.as_bytes());
        for name in &self.alternates {
            out.push(b'\t');
            out.extend_from_slice(name.as_bytes());
        }
    }

    /// The row with an id that a string made by [`Row::encode`] stands for.
    pub(super) fn decode(id: u32, bytes: &[u8]) -> Row {
        let text = String::from_utf8_lossy(bytes);
        let mut columns = text.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        Row {
            id,
            name: next().to_owned(),
            latitude: next().parse().unwrap_or_default(),
            longitude: next().parse().unwrap_or_default(),
            feature: next().to_owned(),
            country: next().to_owned(),
            admin1: next().to_owned(),
            admin2: next().to_owned(),
            population: next().parse().unwrap_or_default(),
            summed: next() == "1",
            height: next().parse().ok().filter(|&height| height != NO_HEIGHT),
            alternates: columns.map(str::to_owned).collect(),
        }
    }
}

fn number<T: std::str::FromStr>(text: &str, what: &str) -> Result<T, RowError> {
    text.trim().parse().map_err(|_| RowError(format!("{what} is “{text}”, not a number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "169866\tḨārim\tHarim\tHarem,Harim,حارم\t36.21176\t36.52078\tP\tPPLA2\tSY\t\t12\t02\t\t\t0\t\t158\tAsia/Damascus\t2018-05-20";

    #[test]
    fn a_line_of_the_main_table() {
        let row = Row::parse(LINE).expect("a good row");
        assert_eq!((row.id, row.name.as_str(), row.feature.as_str()), (169_866, "Ḩārim", "P.PPLA2"));
        assert_eq!(row.alternates, ["Harem", "Harim", "حارم"]);
        let mut bytes = Vec::new();
        row.encode(&mut bytes);
        assert_eq!(Row::decode(row.id, &bytes), row);
    }

    #[test]
    fn bad_rows_say_what_is_wrong() {
        let error = |line: &str| Row::parse(line).expect_err("a bad row").0;
        assert_eq!(error("1\tx"), "2 columns where a GeoNames table has 19 (is it separated by tabs?)");
        assert_eq!(error(&LINE.replace("36.21176", "n/a")), "latitude (column 5) is “n/a”, not a number");
        assert_eq!(error(&LINE.replace("36.21176", "136")), "latitude 136 is not between -90 and 90");
    }
}
