//! Demonyms: adjectives and nouns for the people and things of a country.
//!
//! They are no places, but they tell which country an article is about. The forms are those of the
//! CIA World Factbook's “nationality” field (public domain) and of agencies' stylebooks, with the
//! four nations of the United Kingdom. Plurals in -s and the adjective's other uses follow from the
//! base form.

use std::sync::LazyLock;

use rapidhash::RapidHashSet;

use super::table::{Table, table};

/// The ISO code of the country whose people or things a word names, however it is inflected:
/// “Syrian”, “Syrians”, “Briton”. `None` for any other word. Case matters: “polish” is not Polish.
pub fn country(word: &str) -> Option<&'static str> {
    let find = |word: &str| DEMONYMS.get(word).copied();
    let base = || word.strip_suffix('s').filter(|base| !base.ends_with('s'));
    find(word).or_else(|| find(base()?))
}

/// Whether any of two words begins with a word: “New Zealander”.
pub fn has_second_word(first: &str) -> bool {
    static FIRST: LazyLock<RapidHashSet<&str>> =
        LazyLock::new(|| DEMONYMS.keys().filter_map(|words| Some(words.split_once(' ')?.0)).collect());
    FIRST.contains(first)
}

/// Whether a word that names the people of a country does so in the plural: “Syrians”, “Scots”.
pub fn is_plural(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|base| DEMONYMS.contains_key(base))
}

static DEMONYMS: Table<&'static str> = table! {
    "Afghan" => "AF", "Afghani" => "AF", "Albanian" => "AL", "Algerian" => "DZ", "Samoan" => "WS", "Andorran" => "AD", "Angolan" => "AO",
    "Antiguan" => "AG", "Barbudan" => "AG", "Argentine" => "AR", "Argentinian" => "AR", "Argentinean" => "AR", "Armenian" => "AM",
    "Aruban" => "AW", "Australian" => "AU", "Aussie" => "AU", "Austrian" => "AT", "Azerbaijani" => "AZ", "Azeri" => "AZ",
    "Bahamian" => "BS", "Bahraini" => "BH", "Bangladeshi" => "BD", "Barbadian" => "BB", "Bajan" => "BB", "Belarusian" => "BY",
    "Belarussian" => "BY", "Belgian" => "BE", "Belizean" => "BZ", "Beninese" => "BJ", "Bermudian" => "BM", "Bhutanese" => "BT",
    "Bolivian" => "BO", "Bosnian" => "BA", "Herzegovinian" => "BA", "Botswanan" => "BW", "Motswana" => "BW", "Batswana" => "BW", "Brazilian" => "BR",
    "British" => "GB", "Briton" => "GB", "Brit" => "GB", "English" => "GB", "Englishman" => "GB", "Englishmen" => "GB", "Englishwoman" => "GB",
    "Scottish" => "GB", "Scot" => "GB", "Scots" => "GB", "Scotsman" => "GB", "Welsh" => "GB", "Welshman" => "GB",
    "Bruneian" => "BN", "Bulgarian" => "BG", "Burkinabe" => "BF", "Burkinabé" => "BF", "Burmese" => "MM", "Burundian" => "BI",
    "Cambodian" => "KH", "Khmer" => "KH", "Cameroonian" => "CM", "Canadian" => "CA", "Chadian" => "TD", "Chilean" => "CL", "Chinese" => "CN",
    "Colombian" => "CO", "Comorian" => "KM", "Comoran" => "KM", "Congolese" => "CD", "Croatian" => "HR", "Croat" => "HR", "Cuban" => "CU", "Cypriot" => "CY",
    "Czech" => "CZ", "Danish" => "DK", "Dane" => "DK", "Djiboutian" => "DJ", "Dominican" => "DO", "Dutch" => "NL", "Dutchman" => "NL", "Dutchmen" => "NL",
    "Ecuadorian" => "EC", "Ecuadorean" => "EC", "Egyptian" => "EG", "Emirati" => "AE", "Eritrean" => "ER", "Estonian" => "EE",
    "Ethiopian" => "ET", "Faroese" => "FO", "Fijian" => "FJ", "Filipino" => "PH", "Filipina" => "PH", "Philippine" => "PH", "Finnish" => "FI", "Finn" => "FI",
    "French" => "FR", "Frenchman" => "FR", "Frenchmen" => "FR", "Frenchwoman" => "FR", "Gabonese" => "GA", "Gambian" => "GM", "Georgian" => "GE",
    "German" => "DE", "Ghanaian" => "GH", "Greek" => "GR", "Greenlandic" => "GL", "Greenlander" => "GL", "Grenadian" => "GD", "Guadeloupean" => "GP", "Guatemalan" => "GT",
    "Guinean" => "GN", "Guyanese" => "GY", "Haitian" => "HT", "Honduran" => "HN", "Hungarian" => "HU", "Icelandic" => "IS", "Icelander" => "IS",
    "Indian" => "IN", "Indonesian" => "ID", "Iranian" => "IR", "Persian" => "IR", "Iraqi" => "IQ", "Irish" => "IE", "Irishman" => "IE", "Irishmen" => "IE",
    "Israeli" => "IL", "Italian" => "IT", "Ivorian" => "CI", "Ivoirian" => "CI", "Jamaican" => "JM", "Japanese" => "JP", "Jordanian" => "JO", "Kazakh" => "KZ",
    "Kazakhstani" => "KZ", "Kenyan" => "KE", "Kosovar" => "XK", "Kosovan" => "XK", "Kuwaiti" => "KW", "Kyrgyz" => "KG", "Kyrgyzstani" => "KG",
    "Lao" => "LA", "Laotian" => "LA", "Latvian" => "LV", "Lebanese" => "LB", "Basotho" => "LS", "Liberian" => "LR", "Libyan" => "LY",
    "Liechtensteiner" => "LI", "Lithuanian" => "LT", "Luxembourger" => "LU", "Luxembourgish" => "LU", "Macanese" => "MO", "Macedonian" => "MK",
    "Malagasy" => "MG", "Malawian" => "MW", "Malaysian" => "MY", "Maldivian" => "MV", "Malian" => "ML", "Maltese" => "MT",
    "Marshallese" => "MH", "Mauritanian" => "MR", "Mauritian" => "MU", "Mexican" => "MX", "Micronesian" => "FM", "Moldovan" => "MD",
    "Monegasque" => "MC", "Mongolian" => "MN", "Montenegrin" => "ME", "Moroccan" => "MA", "Mozambican" => "MZ", "Namibian" => "NA",
    "Nauruan" => "NR", "Nepali" => "NP", "Nepalese" => "NP", "Nicaraguan" => "NI", "Nigerian" => "NG", "Nigerien" => "NE",
    "Norwegian" => "NO", "Omani" => "OM", "Pakistani" => "PK", "Palauan" => "PW", "Palestinian" => "PS", "Gazan" => "PS", "Panamanian" => "PA",
    "Paraguayan" => "PY", "Peruvian" => "PE", "Pole" => "PL", "Polish" => "PL", "Portuguese" => "PT", "Qatari" => "QA",
    "Romanian" => "RO", "Russian" => "RU", "Soviet" => "RU", "Rwandan" => "RW", "Rwandese" => "RW", "Salvadoran" => "SV", "Salvadorean" => "SV", "Sammarinese" => "SM",
    "Saudi" => "SA", "Senegalese" => "SN", "Serbian" => "RS", "Serb" => "RS", "Seychellois" => "SC", "Singaporean" => "SG", "Slovak" => "SK", "Slovakian" => "SK",
    "Slovene" => "SI", "Slovenian" => "SI", "Somali" => "SO", "Somalian" => "SO", "Somalilander" => "SO", "Spanish" => "ES", "Spaniard" => "ES", "Sudanese" => "SD", "Surinamese" => "SR", "Swazi" => "SZ",
    "Swedish" => "SE", "Swede" => "SE", "Swiss" => "CH", "Syrian" => "SY", "Taiwanese" => "TW", "Tajik" => "TJ", "Tajikistani" => "TJ",
    "Tanzanian" => "TZ", "Zanzibari" => "TZ", "Thai" => "TH", "Timorese" => "TL", "Togolese" => "TG", "Tongan" => "TO", "Trinidadian" => "TT", "Tobagonian" => "TT",
    "Tunisian" => "TN", "Turkish" => "TR", "Turk" => "TR", "Turkmen" => "TM", "Tuvaluan" => "TV", "Ugandan" => "UG", "Ukrainian" => "UA",
    "Uruguayan" => "UY", "Uzbek" => "UZ", "Uzbekistani" => "UZ", "Vanuatuan" => "VU", "Venezuelan" => "VE", "Vietnamese" => "VN", "Yemeni" => "YE",
    "Yemenite" => "YE", "Zambian" => "ZM", "Zimbabwean" => "ZW", "American" => "US", "Kiwi" => "NZ", "Bahamanian" => "BS", "Bissau-Guinean" => "GW",
    "Cape Verdean" => "CV", "Costa Rican" => "CR", "East Timorese" => "TL", "New Zealander" => "NZ", "North Korean" => "KP", "South Korean" => "KR",
    "Papua New Guinean" => "PG", "Puerto Rican" => "PR", "Saint Lucian" => "LC", "San Marinese" => "SM", "Sao Tomean" => "ST", "Saudi Arabian" => "SA", "Sierra Leonean" => "SL",
    "Solomon Islander" => "SB", "South African" => "ZA", "South Sudanese" => "SS", "Sri Lankan" => "LK", "Hong Konger" => "HK", "Hongkonger" => "HK", "Northern Irish" => "GB",
    "Equatorial Guinean" => "GQ", "Central African" => "CF", "West Indian" => "JM", "Falkland Islander" => "FK", "Gibraltarian" => "GI", "Czechoslovak" => "CZ", "Yugoslav" => "RS",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms() {
        assert_eq!(country("Syrians"), Some("SY"));
        assert_eq!(country("Swiss"), Some("CH"));
        assert_eq!(country("polish"), None);
        assert_eq!(country("South Africans"), Some("ZA"));
    }
}
