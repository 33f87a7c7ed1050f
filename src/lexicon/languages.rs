//! The languages places of a country are known by where they lie.
//!
//! By ISO 3166-1 code, the languages of a country's own maps, most important first, by ISO 639 code: the first of
//! the column “Languages” in GeoNames' `countryInfo.txt` (CC BY 4.0), which orders them by their
//! speakers, and where several are official all over the country or in parts of it, each of these.

/// Codes of countries, and the languages of all of them.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("ET", "am"),
    ("AE BH DZ EG EH JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE", "ar"),
    ("IQ", "ar ku"),
    ("AZ", "az"),
    ("BY", "be ru"),
    ("BG", "bg"),
    ("VU", "bi"),
    ("BD", "bn"),
    ("BA", "bs hr sr"),
    ("AD", "ca"),
    ("ME", "cnr sr"),
    ("CZ", "cs"),
    ("DK", "da"),
    ("AT DE LI", "de"),
    ("CH", "de fr it rm"),
    ("MV", "dv"),
    ("BT", "dz"),
    ("GR", "el"),
    ("CY", "el tr"),
    ("AG AI AS AU BB BM BS BW BZ CC CK CM CX DM FJ FK FM GB GD GG GH GI GM GS GU GY IM IN IO JE JM KE KI KN KY LC LR LS MP MS MU MW NA NF NG NZ PG PN PR PW SB SC SG SH SL SS SZ TC TK TT UG UM US VC VG VI ZA ZM ZW", "en"),
    ("CA", "en fr"),
    ("IE", "en ga"),
    ("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE", "es"),
    ("EE", "et"),
    ("IR", "fa"),
    ("AF", "fa ps"),
    ("FI", "fi sv"),
    ("PH", "fil tl"),
    ("FO", "fo"),
    ("BF BJ BL CD CF CG CI DJ FR GA GF GN GP MC MF ML MQ NC NE PF PM RE SN TD TF TG WF YT", "fr"),
    ("IL", "he ar"),
    ("HR", "hr"),
    ("HT", "ht"),
    ("HU", "hu"),
    ("AM", "hy"),
    ("ID", "id"),
    ("IS", "is"),
    ("IT SM VA", "it"),
    ("JP", "ja"),
    ("GE", "ka"),
    ("KZ", "kk ru"),
    ("GL", "kl da"),
    ("KH", "km"),
    ("KP KR", "ko"),
    ("KG", "ky"),
    ("LU", "lb de"),
    ("LA", "lo"),
    ("LT", "lt"),
    ("LV", "lv"),
    ("MG", "mg fr"),
    ("MH", "mh"),
    ("MK", "mk sq"),
    ("MN", "mn"),
    ("BN MY", "ms"),
    ("MT", "mt en"),
    ("MM", "my"),
    ("NR", "na"),
    ("NP", "ne"),
    ("NU", "niu"),
    ("AW BQ CW NL SR SX", "nl"),
    ("BE", "nl fr de"),
    ("SJ", "no"),
    ("NO", "no nb nn"),
    ("PL", "pl"),
    ("AO BR CV GW MZ PT ST", "pt"),
    ("BI", "rn fr"),
    ("MD RO", "ro"),
    ("RU", "ru"),
    ("RW", "rw"),
    ("LK", "si ta"),
    ("SK", "sk"),
    ("SI", "sl"),
    ("WS", "sm"),
    ("SO", "so"),
    ("AL", "sq"),
    ("XK", "sq sr"),
    ("RS", "sr"),
    ("AX SE", "sv"),
    ("TZ", "sw"),
    ("TL", "tet pt"),
    ("TJ", "tg"),
    ("TH", "th"),
    ("ER", "ti ar"),
    ("TM", "tk"),
    ("TO", "to"),
    ("TR", "tr"),
    ("TV", "tvl"),
    ("UA", "uk"),
    ("PK", "ur"),
    ("UZ", "uz"),
    ("VN", "vi"),
    ("CN HK TW", "zh"),
    ("MO", "zh pt"),
];

/// The languages of a country's own place names by their ISO 639 codes, most important first; none for a code
/// that is no country's.
pub fn of_country(code: &str) -> impl Iterator<Item = &'static str> {
    let row = LANGUAGES.iter().find(|(countries, _)| countries.split(' ').any(|country| country == code));
    row.into_iter().flat_map(|(_, languages)| languages.split(' '))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::countries;

    #[test]
    fn every_country_stands_once() {
        let mut seen = HashSet::new();
        for (codes, languages) in LANGUAGES {
            assert!(!languages.is_empty());
            for code in codes.split(' ') {
                assert!(countries::of(code).is_some(), "{code} is no country");
                assert!(seen.insert(code), "{code} stands twice");
            }
        }
        assert_eq!(of_country("SY").collect::<Vec<_>>(), ["ar"]);
        assert_eq!(of_country("CH").next(), Some("de"));
        assert_eq!(of_country("").count(), 0);
    }
}
