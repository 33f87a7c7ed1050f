//! Parts of countries: abbreviations of states and provinces, what kinds of division are called,
//! and points for the largest.

use super::table::{Table, Words, table, words};

/// How an abbreviation of a state may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// ISO country code.
    pub country: &'static str,
    /// GeoNames' first-order code.
    pub admin1: &'static str,
}

const fn us(admin1: &'static str) -> State {
    State { country: "US", admin1 }
}

const fn ca(admin1: &'static str) -> State {
    State { country: "CA", admin1 }
}

const fn au(admin1: &'static str) -> State {
    State { country: "AU", admin1 }
}

/// The state an abbreviation with full stops stands for, written as in the text: “Calif.”,
/// “N.Y.”, “W.Va.”. From the AP and Canadian Press stylebooks.
pub fn stylebook(text: &str) -> Option<State> {
    STYLEBOOK.get(text).copied()
}

/// The noun for one of several parts of a country, a county or a town, before which a list of their names stands:
/// “county” for “Clay, Grant and Swift counties”.
pub fn of_several(plural: &str) -> Option<&'static str> {
    Some(match plural {
        "counties" => "county",
        "parishes" => "parish",
        "townships" => "township",
        "provinces" => "province",
        "districts" => "district",
        "boroughs" => "borough",
        "municipalities" => "municipality",
        "communes" => "commune",
        "governorates" => "governorate",
        "prefectures" => "prefecture",
        "regions" => "region",
        "wards" => "ward",
        "villages" => "village",
        "towns" => "town",
        "suburbs" => "suburb",
        "neighborhoods" | "neighbourhoods" => "neighbourhood",
        "streets" => "street",
        "avenues" => "avenue",
        "roads" => "road",
        _ => return None,
    })
}

/// The state of a two-letter postal code in capitals. Most are words or initials elsewhere (IN,
/// OR, ME), so a caller takes them only behind a town and a comma.
pub fn postal(text: &str) -> Option<State> {
    (text.len() == 2).then(|| POSTAL.get(text).copied())?
}

/// The division that is called by a name in lower case without the article it has in GeoNames: “Anbar” (Al Anbar),
/// “Beni” (El Beni). Left out are names that are words, and those that two countries have.
pub fn articled(lower: &str) -> Option<State> {
    ARTICLED.get(lower).copied()
}

const fn of(country: &'static str, admin1: &'static str) -> State {
    State { country, admin1 }
}

static ARTICLED: Table<State> = table! {
    "beni" => of("BO", "03"), "seibo" => of("DO", "28"), "tarf" => of("DZ", "44"), "oued" => of("DZ", "43"), "bayadh" => of("DZ", "42"),
    "najaf" => of("IQ", "17"), "qadisiyah" => of("IQ", "04"), "muthanna" => of("IQ", "03"), "anbar" => of("IQ", "01"),
    "asimah" => of("KW", "02"), "farwaniyah" => of("KW", "07"), "ahmadi" => of("KW", "04"),
    "kufrah" => of("LY", "65"), "zawiyah" => of("LY", "68"), "jufrah" => of("LY", "64"), "butnan" => of("LY", "79"), "jafarah" => of("LY", "81"),
    "marqab" => of("LY", "82"), "dakhiliyah" => of("OM", "01"), "zahirah" => of("OM", "09"), "buraimi" => of("OM", "10"), "wakrah" => of("QA", "10"),
    "bahah" => of("SA", "02"), "jazirah" => of("SD", "38"), "qadarif" => of("SD", "39"), "qasrayn" => of("TN", "02"), "munastir" => of("TN", "16"),
    "mahdiyah" => of("TN", "15"), "mahwit" => of("YE", "10"), "mahrah" => of("YE", "03"), "hudaydah" => of("YE", "08"), "bayda" => of("YE", "20"),
};

static STYLEBOOK: Table<State> = table! {
    "Ala." => us("AL"), "Alaska" => us("AK"), "Ariz." => us("AZ"), "Ark." => us("AR"), "Calif." => us("CA"), "Cal." => us("CA"), "Colo." => us("CO"),
    "Conn." => us("CT"), "Del." => us("DE"), "D.C." => us("DC"), "Fla." => us("FL"), "Ga." => us("GA"), "Ida." => us("ID"), "Ill." => us("IL"),
    "Ind." => us("IN"), "Kan." => us("KS"), "Kans." => us("KS"), "Ky." => us("KY"), "La." => us("LA"), "Md." => us("MD"),
    "Mass." => us("MA"), "Mich." => us("MI"), "Minn." => us("MN"), "Miss." => us("MS"), "Mo." => us("MO"), "Mont." => us("MT"),
    "Neb." => us("NE"), "Nebr." => us("NE"), "Nev." => us("NV"), "N.H." => us("NH"), "N.J." => us("NJ"), "N.M." => us("NM"),
    "N.Y." => us("NY"), "N.C." => us("NC"), "N.D." => us("ND"), "Okla." => us("OK"), "Ore." => us("OR"), "Pa." => us("PA"),
    "Penn." => us("PA"), "R.I." => us("RI"), "S.C." => us("SC"), "S.D." => us("SD"), "Tenn." => us("TN"), "Tex." => us("TX"),
    "Vt." => us("VT"), "Va." => us("VA"), "Wash." => us("WA"), "W.Va." => us("WV"), "W. Va." => us("WV"), "Wis." => us("WI"),
    "Wisc." => us("WI"), "Wyo." => us("WY"),
    "Alta." => ca("01"), "B.C." => ca("02"), "Man." => ca("03"), "N.B." => ca("04"), "N.L." => ca("05"), "Nfld." => ca("05"),
    "N.S." => ca("07"), "Ont." => ca("08"), "P.E.I." => ca("09"), "Que." => ca("10"), "Sask." => ca("11"), "N.W.T." => ca("13"),
    "NSW" => au("02"), "QLD" => au("04"), "PEI" => ca("09"), "N.S.W." => au("02"), "Vic." => au("07"), "Qld." => au("04"), "Tas." => au("06"),
};

static POSTAL: Table<State> = table! {
    "AL" => us("AL"), "AK" => us("AK"), "AZ" => us("AZ"), "AR" => us("AR"), "CA" => us("CA"), "CO" => us("CO"), "CT" => us("CT"),
    "DE" => us("DE"), "DC" => us("DC"), "FL" => us("FL"), "GA" => us("GA"), "HI" => us("HI"), "ID" => us("ID"), "IL" => us("IL"),
    "IN" => us("IN"), "IA" => us("IA"), "KS" => us("KS"), "KY" => us("KY"), "LA" => us("LA"), "ME" => us("ME"), "MD" => us("MD"),
    "MA" => us("MA"), "MI" => us("MI"), "MN" => us("MN"), "MS" => us("MS"), "MO" => us("MO"), "MT" => us("MT"), "NE" => us("NE"),
    "NV" => us("NV"), "NH" => us("NH"), "NJ" => us("NJ"), "NM" => us("NM"), "NY" => us("NY"), "NC" => us("NC"), "ND" => us("ND"),
    "OH" => us("OH"), "OK" => us("OK"), "OR" => us("OR"), "PA" => us("PA"), "RI" => us("RI"), "SC" => us("SC"), "SD" => us("SD"),
    "TN" => us("TN"), "TX" => us("TX"), "UT" => us("UT"), "VT" => us("VT"), "VA" => us("VA"), "WA" => us("WA"), "WV" => us("WV"),
    "WI" => us("WI"), "WY" => us("WY"),
    "AB" => ca("01"), "BC" => ca("02"), "MB" => ca("03"), "NB" => ca("04"), "NL" => ca("05"), "NS" => ca("07"), "ON" => ca("08"),
    "PE" => ca("09"), "QC" => ca("10"), "SK" => ca("11"), "YT" => ca("12"), "NT" => ca("13"), "NU" => ca("14"),
    "VIC" => au("07"), "TAS" => au("06"), "ACT" => au("01"),
};

/// Words that say what kind of division a name is of, behind the name (“Idlib province”) or, in
/// other languages, before it. Taken from the types of division in GeoNames' tables.
pub(super) static TYPES: Words = words! {
    "governorate", "province", "oblast", "region", "prefecture", "krai", "kray", "republic", "department", "district", "state", "county",
    "canton", "parish", "territory", "division", "municipality", "voivodeship", "emirate", "okrug", "raion", "rayon", "emirates", "city",
    "autonomous", "special", "capital", "administrative", "federal", "union", "viloyati", "vilayat", "wilaya", "muhafazah",
    "oblast’", "oblast'", "borough", "commune", "subdistrict", "regency", "quarter", "zone", "area",
};

/// Whether a word, in lower case, says what kind of division a name is of.
pub fn is_type(lower: &str) -> bool {
    TYPES.contains(lower)
}

/// The name of a division without the words that say what kind it is: “Aleppo Governorate” is
/// “Aleppo”, “Departamento de Arauca” is “Arauca”. A name made of such words alone stays.
pub fn without_type(name: &str) -> &str {
    let mut rest = name;
    while let Some((head, last)) = rest.rsplit_once(' ') {
        if !is_type(&last.to_lowercase()) {
            break;
        }
        rest = head;
    }
    for head in [
        "Departamento de ",
        "Departamento del ",
        "Estado de ",
        "Provincia de ",
        "Provincia del ",
        "Región de ",
        "Region of ",
        "Republic of ",
        "Province of ",
        "State of ",
        "Canton of ",
        "Département de ",
        "Provincia di ",
        "Wilaya de ",
        "Muḩāfaz̧at ",
        "Ostān-e ",
        "Respublika ",
    ] {
        if let Some(tail) = rest.strip_prefix(head) {
            return tail;
        }
    }
    rest
}

/// A point for a first-order division too large for the middle of its towns to be near GeoNames'
/// point: degrees north and east. From the USGS Geographic Names Information System (public
/// domain) and, outside the United States, whole and half degrees near the middle of the area.
pub fn point_of(country: &str, admin1: &str) -> Option<(f32, f32)> {
    let table: &[(&str, f32, f32)] = match country {
        "US" => US_POINTS,
        "CA" => CA_POINTS,
        "AU" => AU_POINTS,
        _ => return None,
    };
    table.iter().find(|(code, ..)| *code == admin1).map(|&(_, north, east)| (north, east))
}

#[rustfmt::skip]
static US_POINTS: &[(&str, f32, f32)] = &[
    ("AL", 32.75, -86.75), ("AK", 64.0, -150.0), ("AZ", 34.5, -111.5), ("AR", 34.75, -92.5), ("CA", 37.25, -119.75),
    ("CO", 39.0, -105.5), ("CT", 41.67, -72.67), ("DE", 39.0, -75.5), ("FL", 28.75, -82.5), ("GA", 32.75, -83.5),
    ("HI", 20.75, -156.5), ("ID", 44.5, -114.25), ("IL", 40.0, -89.25), ("IN", 40.0, -86.25), ("IA", 42.0, -93.5),
    ("KS", 38.5, -98.5), ("KY", 38.2, -84.88), ("LA", 31.0, -92.0), ("ME", 45.5, -69.25), ("MD", 39.0, -76.75),
    ("MA", 42.37, -71.11), ("MI", 44.25, -85.5), ("MN", 46.25, -94.25), ("MS", 32.75, -89.75), ("MO", 38.25, -92.5),
    ("MT", 47.0, -109.75), ("NE", 41.5, -99.75), ("NV", 39.25, -116.75), ("NH", 43.67, -71.5), ("NJ", 40.17, -74.5),
    ("NM", 34.5, -106.0), ("NY", 43.0, -75.5), ("NC", 35.5, -80.0), ("ND", 47.5, -100.0), ("OH", 40.25, -83.0),
    ("OK", 35.49, -97.5), ("OR", 44.0, -120.5), ("PA", 40.27, -76.91), ("RI", 41.75, -71.5), ("SC", 34.0, -81.0),
    ("SD", 44.5, -100.25), ("TN", 35.75, -86.25), ("TX", 31.25, -99.25), ("UT", 39.25, -111.75), ("VT", 44.0, -72.75),
    ("VA", 37.55, -77.45), ("WA", 47.5, -120.5), ("WV", 38.5, -80.5), ("WI", 44.5, -90.0), ("WY", 43.0, -107.5),
];

#[rustfmt::skip]
static CA_POINTS: &[(&str, f32, f32)] = &[
    ("01", 52.3, -117.5), ("02", 54.0, -125.0), ("03", 55.0, -97.0), ("04", 46.5, -66.75), ("05", 53.0, -57.0),
    ("07", 45.0, -63.0), ("08", 49.25, -84.5), ("09", 46.25, -63.0), ("10", 52.0, -72.0), ("11", 54.0, -106.0),
    ("12", 63.0, -136.0), ("13", 64.5, -120.0), ("14", 70.0, -90.0),
];

#[rustfmt::skip]
static AU_POINTS: &[(&str, f32, f32)] = &[
    ("02", -33.0, 146.0), ("03", -20.0, 134.0), ("04", -20.0, 145.0), ("05", -30.0, 135.0), ("06", -42.0, 147.0),
    ("07", -37.0, 145.0), ("08", -25.0, 122.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_cut_off() {
        assert_eq!(without_type("Aleppo Governorate"), "Aleppo");
        assert_eq!(without_type("Mariy-El Republic"), "Mariy-El");
        assert_eq!(without_type("Departamento de Arauca"), "Arauca");
        assert_eq!(without_type("Federal District"), "Federal");
        assert_eq!(stylebook("Ky."), Some(us("KY")));
        assert_eq!(postal("Ky"), None);
    }
}
