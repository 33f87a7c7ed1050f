//! Countries and dependencies: a point for each, and the names news call them by besides the one
//! GeoNames has.
//!
//! Codes are ISO 3166-1 alpha-2. Points are the “geographic coordinates” that the CIA World
//! Factbook (public domain) gives for each, most in whole degrees, because GeoNames' own table of
//! countries has none. Conventions for the one point of a large country differ by hundreds of
//! kilometres; where others put it elsewhere, the point here lies between theirs. Aliases are the names a state has given up within living memory, the long and short
//! forms of agencies' stylebooks, and parts that stand for the whole in common use (“Britain”).

use super::table::{Table, table};

/// One country or dependency.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Degrees north and east.
    pub point: (f32, f32),
    /// Other names, as an article writes them.
    pub aliases: &'static [&'static str],
}

/// The other names of a country; none for a code that is not in the table.
pub fn names_of(code: &str) -> &'static [&'static str] {
    of(code).map_or(&[], |country| country.aliases)
}

/// A country by its code.
pub fn of(code: &str) -> Option<&'static Country> {
    let at = COUNTRIES.binary_search_by(|country| country.code.cmp(code)).ok()?;
    COUNTRIES.get(at)
}

/// Whether a territory is a dependency of a state rather than a state (or claims to be one).
pub fn is_dependency(code: &str) -> bool {
    matches!(
        code,
        "AI" | "AS"
            | "AW"
            | "AX"
            | "BL"
            | "BM"
            | "BQ"
            | "BV"
            | "CC"
            | "CK"
            | "CW"
            | "CX"
            | "FK"
            | "FO"
            | "GF"
            | "GG"
            | "GI"
            | "GL"
            | "GP"
            | "GS"
            | "GU"
            | "HK"
            | "HM"
            | "IM"
            | "IO"
            | "JE"
            | "KY"
            | "MF"
            | "MO"
            | "MP"
            | "MQ"
            | "MS"
            | "NC"
            | "NF"
            | "NU"
            | "PF"
            | "PM"
            | "PN"
            | "PR"
            | "RE"
            | "SH"
            | "SJ"
            | "SX"
            | "TC"
            | "TF"
            | "TK"
            | "UM"
            | "VG"
            | "VI"
            | "WF"
            | "YT"
    )
}

/// The country an abbreviation stands for, written as in the text: “U.S.”, “UK”.
pub fn abbreviated(text: &str) -> Option<&'static str> {
    ABBREVIATIONS.get(text).copied()
}

/// Abbreviations are told from words (“us”, “car”) by their capitals, so they are matched as
/// written and not folded.
static ABBREVIATIONS: Table<&'static str> = table! {
    "US" => "US", "U.S." => "US", "U.S" => "US", "USA" => "US", "U.S.A." => "US", "U.S.A" => "US",
    "UK" => "GB", "U.K." => "GB", "U.K" => "GB",
    "UAE" => "AE", "U.A.E." => "AE", "DRC" => "CD", "D.R.C." => "CD", "PRC" => "CN", "P.R.C." => "CN",
    "DPRK" => "KP", "ROK" => "KR", "KSA" => "SA", "USSR" => "RU", "U.S.S.R." => "RU", "PNG" => "PG",
    "NZ" => "NZ", "N.Z." => "NZ", "BiH" => "BA", "FYROM" => "MK",
};

macro_rules! countries {
    ($($code:literal $north:literal $east:literal [$($alias:literal),*];)*) => {
        static COUNTRIES: &[Country] = &[$(Country { code: $code, point: ($north, $east), aliases: &[$($alias),*] }),*];
    };
}

countries! {
    "AD" 42.5 1.5 [];
    "AE" 24.0 54.0 ["the Emirates"];
    "AF" 33.0 65.5 [];
    "AG" 17.05 -61.8 ["Antigua"];
    "AI" 18.25 -63.17 [];
    "AL" 41.0 20.0 [];
    "AM" 40.0 45.0 [];
    "AO" -12.5 18.5 [];
    "AQ" -90.0 0.0 [];
    "AR" -34.0 -64.0 [];
    "AS" -14.33 -170.0 [];
    "AT" 47.33 13.33 [];
    "AU" -25.0 134.0 ["Commonwealth of Australia"];
    "AW" 12.5 -69.97 [];
    "AX" 60.2 20.0 ["Aland", "the Aland Islands"];
    "AZ" 40.5 47.5 [];
    "BA" 44.0 18.0 ["Bosnia", "Bosnia-Herzegovina", "Bosnia & Herzegovina"];
    "BB" 13.17 -59.53 [];
    "BD" 24.0 90.0 ["East Pakistan"];
    "BE" 50.83 4.0 [];
    "BF" 13.0 -2.0 ["Burkina", "Upper Volta"];
    "BG" 43.0 25.0 [];
    "BH" 26.0 50.55 [];
    "BI" -3.5 30.0 [];
    "BJ" 9.5 2.25 ["Dahomey"];
    "BL" 17.9 -62.85 ["St Barts"];
    "BM" 32.33 -64.75 [];
    "BN" 4.5 114.67 ["Brunei Darussalam"];
    "BO" -17.0 -65.0 [];
    "BQ" 12.2 -68.25 ["Caribbean Netherlands"];
    "BR" -10.0 -55.0 ["Brasil"];
    "BS" 24.25 -76.0 ["the Bahamas"];
    "BT" 27.5 90.5 [];
    "BV" -54.43 3.4 [];
    "BW" -22.0 24.0 [];
    "BY" 53.0 28.0 ["Byelorussia", "Belorussia"];
    "BZ" 17.25 -88.75 ["British Honduras"];
    "CA" 60.0 -112.0 [];
    "CC" -12.5 96.83 ["Keeling Islands", "Cocos (Keeling) Islands"];
    "CD" -2.6 23.5 ["DR Congo", "Congo", "Democratic Republic of Congo", "D.R. Congo", "Congo-Kinshasa", "Zaire"];
    "CF" 7.0 21.0 [];
    "CG" -1.0 15.0 ["Congo", "Congo-Brazzaville", "Congo Republic"];
    "CH" 47.0 8.0 ["Swiss Confederation"];
    "CI" 8.0 -5.0 ["Côte d’Ivoire", "Cote d'Ivoire"];
    "CK" -21.23 -159.77 [];
    "CL" -30.0 -71.0 [];
    "CM" 6.0 12.0 [];
    "CN" 35.0 104.0 ["People's Republic of China", "mainland China", "Mainland China"];
    "CO" 4.0 -72.8 [];
    "CR" 10.0 -84.0 [];
    "CU" 21.5 -80.0 [];
    "CV" 16.0 -24.0 ["Cape Verde"];
    "CW" 12.17 -69.0 [];
    "CX" -10.5 105.67 [];
    "CY" 35.0 33.0 [];
    "CZ" 49.75 15.5 ["Czech Republic"];
    "DE" 51.2 10.2 ["Federal Republic of Germany", "West Germany", "East Germany"];
    "DJ" 11.5 43.0 [];
    "DK" 56.0 10.0 [];
    "DM" 15.42 -61.33 [];
    "DO" 19.0 -70.67 [];
    "DZ" 28.0 2.5 [];
    "EC" -1.6 -77.9 [];
    "EE" 59.0 26.0 [];
    "EG" 27.0 30.0 [];
    "EH" 24.5 -13.0 [];
    "ER" 15.0 39.0 [];
    "ES" 40.0 -4.0 [];
    "ET" 8.6 39.0 ["Abyssinia"];
    "FI" 64.5 26.4 [];
    "FJ" -17.9 177.9 ["Fiji Islands"];
    "FK" -51.75 -59.0 ["Falklands", "the Falklands", "Malvinas"];
    "FM" 6.92 158.25 ["Federated States of Micronesia"];
    "FO" 62.0 -7.0 ["Faroes", "Faeroe Islands"];
    "FR" 46.5 2.0 [];
    "GA" -1.0 11.75 [];
    "GB" 54.7 -2.7 ["Britain", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"];
    "GD" 12.12 -61.67 [];
    "GE" 42.0 43.5 ["Republic of Georgia"];
    "GF" 4.0 -53.0 [];
    "GG" 49.47 -2.58 [];
    "GH" 8.0 -2.0 ["Gold Coast colony"];
    "GI" 36.13 -5.35 [];
    "GL" 72.0 -40.0 [];
    "GM" 13.47 -16.57 ["the Gambia"];
    "GN" 11.0 -10.0 ["Guinea-Conakry"];
    "GP" 16.25 -61.58 [];
    "GQ" 2.0 10.0 [];
    "GR" 39.0 22.0 ["Hellenic Republic"];
    "GS" -54.5 -37.0 ["South Georgia"];
    "GT" 15.5 -90.25 [];
    "GU" 13.47 144.78 [];
    "GW" 12.0 -15.0 [];
    "GY" 5.0 -59.0 ["British Guiana"];
    "HK" 22.25 114.17 ["Hongkong"];
    "HM" -53.1 72.52 [];
    "HN" 15.0 -86.5 [];
    "HR" 45.17 15.5 [];
    "HT" 19.0 -72.42 [];
    "HU" 47.0 20.0 [];
    "ID" -5.0 120.0 ["Dutch East Indies"];
    "IE" 53.0 -8.0 ["Republic of Ireland", "Irish Republic", "Eire", "Irish Free State"];
    "IL" 31.3 34.8 [];
    "IM" 54.25 -4.5 [];
    "IN" 21.5 78.5 [];
    "IO" -6.0 71.5 [];
    "IQ" 33.0 44.0 [];
    "IR" 32.0 53.0 ["Persia", "Islamic Republic of Iran"];
    "IS" 65.0 -18.0 [];
    "IT" 42.9 12.5 [];
    "JE" 49.25 -2.17 [];
    "JM" 18.25 -77.5 [];
    "JO" 31.0 36.0 ["Hashemite Kingdom of Jordan"];
    "JP" 35.8 138.9 [];
    "KE" 1.0 38.0 [];
    "KG" 41.0 75.0 ["Kirghizia", "Kyrgyz Republic", "Kirgizstan"];
    "KH" 13.0 105.0 ["Kampuchea"];
    "KI" 1.42 173.0 [];
    "KM" -12.17 44.25 ["Comoro Islands"];
    "KN" 17.33 -62.75 ["St Kitts", "St. Kitts & Nevis"];
    "KP" 40.0 127.0 ["Democratic People's Republic of Korea"];
    "KR" 36.5 127.75 ["Republic of Korea"];
    "KW" 29.4 47.6 [];
    "KY" 19.5 -80.5 ["the Caymans", "Caymans"];
    "KZ" 48.0 68.0 ["Kazakstan"];
    "LA" 18.0 105.0 ["Lao PDR", "Lao People's Democratic Republic"];
    "LB" 33.83 35.83 [];
    "LC" 13.88 -60.97 [];
    "LI" 47.27 9.53 [];
    "LK" 7.4 80.9 ["Ceylon"];
    "LR" 6.5 -9.5 [];
    "LS" -29.5 28.5 ["Basutoland"];
    "LT" 56.0 24.0 [];
    "LU" 49.75 6.17 [];
    "LV" 57.0 25.0 [];
    "LY" 27.2 17.0 [];
    "MA" 32.0 -6.0 [];
    "MC" 43.73 7.4 [];
    "MD" 47.0 29.0 ["Moldavia"];
    "ME" 42.5 19.3 [];
    "MF" 18.08 -63.95 [];
    "MG" -20.0 47.0 [];
    "MH" 9.0 168.0 [];
    "MK" 41.83 22.0 ["Macedonia", "Former Yugoslav Republic of Macedonia"];
    "ML" 17.5 -3.0 [];
    "MM" 21.5 96.5 ["Burma"];
    "MN" 46.0 105.0 ["Outer Mongolia"];
    "MO" 22.17 113.55 ["Macau"];
    "MP" 15.2 145.75 ["the Marianas"];
    "MQ" 14.67 -61.0 [];
    "MR" 20.1 -11.3 [];
    "MS" 16.75 -62.2 [];
    "MT" 35.83 14.58 [];
    "MU" -20.28 57.55 [];
    "MV" 3.25 73.0 ["the Maldives", "Maldive Islands"];
    "MW" -13.5 34.0 ["Nyasaland"];
    "MX" 23.0 -102.0 ["México"];
    "MY" 2.5 112.5 ["Malaya"];
    "MZ" -18.25 35.0 ["Moçambique"];
    "NA" -22.0 17.0 ["South West Africa", "South-West Africa"];
    "NC" -21.5 165.5 [];
    "NE" 17.0 8.5 [];
    "NF" -29.03 167.95 [];
    "NG" 9.6 8.0 [];
    "NI" 13.0 -85.0 [];
    "NL" 52.5 5.75 ["Holland", "the Netherlands", "Kingdom of the Netherlands"];
    "NO" 62.0 10.0 [];
    "NP" 28.0 84.0 [];
    "NR" -0.53 166.92 [];
    "NU" -19.03 -169.87 [];
    "NZ" -41.5 174.0 ["Aotearoa"];
    "OM" 21.0 57.0 ["Sultanate of Oman"];
    "PA" 9.0 -80.0 ["Panamá"];
    "PE" -10.0 -76.0 ["Perú"];
    "PF" -15.0 -140.0 [];
    "PG" -6.0 147.0 [];
    "PH" 13.0 122.0 ["the Philippines", "Republic of the Philippines", "Philippine Islands"];
    "PK" 30.0 70.0 [];
    "PL" 52.0 20.0 [];
    "PM" 46.83 -56.33 [];
    "PN" -25.07 -130.1 ["Pitcairn Islands"];
    "PR" 18.25 -66.5 [];
    "PS" 32.0 35.25 ["Palestine", "Palestinian Territories", "Occupied Palestinian Territories", "Occupied Palestinian Territory", "State of Palestine"];
    "PT" 39.5 -8.0 [];
    "PW" 7.5 134.5 [];
    "PY" -23.0 -58.0 [];
    "QA" 25.5 51.25 [];
    "RE" -21.1 55.6 [];
    "RO" 46.0 25.0 ["Rumania"];
    "RS" 44.0 21.0 [];
    "RU" 60.0 100.0 ["Russian Federation", "Soviet Union", "Soviet Russia"];
    "RW" -2.0 30.0 [];
    "SA" 24.5 45.0 ["Kingdom of Saudi Arabia"];
    "SB" -8.0 159.0 ["the Solomons", "Solomons"];
    "SC" -4.58 55.67 ["the Seychelles"];
    "SD" 15.5 31.0 ["the Sudan"];
    "SE" 62.4 15.4 [];
    "SG" 1.37 103.8 [];
    "SH" -15.95 -5.7 [];
    "SI" 46.12 14.82 [];
    "SJ" 78.0 20.0 ["Svalbard"];
    "SK" 48.67 19.5 ["Slovak Republic"];
    "SL" 8.5 -11.5 [];
    "SM" 43.77 12.42 [];
    "SN" 14.0 -14.0 [];
    "SO" 6.0 48.0 [];
    "SR" 4.0 -56.0 ["Surinam", "Dutch Guiana"];
    "SS" 7.6 30.0 [];
    "ST" 1.0 7.0 ["Sao Tome", "São Tomé"];
    "SV" 13.83 -88.92 ["Salvador"];
    "SX" 18.03 -63.05 ["St Maarten"];
    "SY" 35.0 38.0 ["Syrian Arab Republic"];
    "SZ" -26.5 31.5 ["Swaziland"];
    "TC" 21.75 -71.58 ["Turks & Caicos", "Turks and Caicos"];
    "TD" 15.0 19.0 [];
    "TF" -49.25 69.17 [];
    "TG" 8.0 1.17 [];
    "TH" 15.3 101.0 ["Siam"];
    "TJ" 39.0 71.0 ["Tadzhikistan"];
    "TK" -9.0 -172.0 [];
    "TL" -8.83 125.92 ["East Timor", "Timor-Leste"];
    "TM" 40.0 60.0 ["Turkmenia"];
    "TN" 34.0 9.0 [];
    "TO" -20.0 -175.0 [];
    "TR" 39.0 35.0 ["Türkiye", "Turkiye", "Republic of Turkey"];
    "TT" 11.0 -61.0 ["Trinidad & Tobago"];
    "TV" -8.0 178.0 [];
    "TW" 23.5 121.0 ["Formosa", "Republic of China", "Chinese Taipei"];
    "TZ" -6.0 35.0 ["Tanganyika"];
    "UA" 49.0 32.0 ["the Ukraine"];
    "UG" 1.2 32.3 [];
    "UM" 19.3 166.65 [];
    "US" 39.76 -98.5 ["America", "United States of America", "the States"];
    "UY" -33.0 -56.0 [];
    "UZ" 41.0 64.0 [];
    "VA" 41.9 12.45 ["Vatican City", "the Vatican", "Holy See"];
    "VC" 13.25 -61.2 ["St Vincent", "St. Vincent & the Grenadines"];
    "VE" 7.6 -65.6 [];
    "VG" 18.5 -64.5 ["BVI"];
    "VI" 18.33 -64.83 ["US Virgin Islands", "United States Virgin Islands"];
    "VN" 16.1 107.8 ["Viet Nam", "South Vietnam", "North Vietnam"];
    "VU" -16.0 167.0 ["New Hebrides"];
    "WF" -13.3 -176.2 [];
    "WS" -13.58 -172.33 ["Western Samoa"];
    "XK" 42.58 21.0 ["Kosova"];
    "YE" 15.3 47.7 ["South Yemen", "North Yemen"];
    "YT" -12.83 45.17 [];
    "ZA" -29.4 24.4 ["RSA"];
    "ZM" -14.5 29.0 ["Northern Rhodesia"];
    "ZW" -19.2 29.8 ["Rhodesia", "Southern Rhodesia"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_by_code_and_on_the_globe() {
        assert!(COUNTRIES.is_sorted_by_key(|country| country.code));
        assert!(COUNTRIES.iter().all(|c| c.point.0.abs() <= 90.0 && c.point.1.abs() <= 180.0));
        assert_eq!(of("SY").map(|country| country.point), Some((35.0, 38.0)));
        assert!(names_of("GB").contains(&"Britain"));
    }

    #[test]
    fn abbreviations_keep_their_case() {
        assert_eq!(abbreviated("U.S."), Some("US"));
        assert_eq!(abbreviated("Us"), None);
    }
}
