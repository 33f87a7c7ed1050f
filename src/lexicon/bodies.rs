//! Organisations that everybody knows by one word.
//!
//! International bodies, news agencies and papers, armed movements, parties, companies and charities
//! that agencies write with a capital and without explaining them; the tagger has seen few of them.
//! Bodies of the UN system after the UN's own list, agencies after the members of MINDS and the
//! European Alliance of News Agencies, companies after the Fortune Global 500 and common stock indices.

use super::table::{Words, words};

static BODIES: Words = words! {
    // international bodies
    "un", "eu", "nato", "unicef", "unesco", "unhcr", "unrwa", "unaids", "unifil", "unmiss", "minusma", "monusco", "ocha", "iaea", "opec", "opcw", "osce", "oecd", "asean", "ecowas",
    "mercosur", "interpol", "europol", "eurojust", "frontex", "eurostat", "unep", "unctad", "undp", "unfpa", "icrc", "imf", "wto", "icc", "who", "wfp", "fao", "ilo", "iom", "gcc", "oic", "icj",
    // states' own
    "fbi", "cia", "nsa", "fema", "nasa", "noaa", "nhs", "mi5", "mi6", "mossad", "fsb", "gru", "kgb", "idf", "irgc", "ice", "dhs", "faa", "fda", "epa", "fcc", "irs", "usaid", "pentagon", "kremlin",
    "bundestag", "bundesrat", "bundesbank", "knesset", "duma", "sejm", "riksdag", "storting", "folketing", "eduskunta", "althing", "oireachtas", "dáil", "senedd", "holyrood", "ofcom", "ofsted", "ofgem",
    // agencies, broadcasters, papers
    "reuters", "xinhua", "tass", "interfax", "anadolu", "afp", "ansa", "dpa", "efe", "kyodo", "yonhap", "bernama", "petra", "mehr", "isna", "irna", "tasnim", "bloomberg", "bbc", "cnn", "nbc", "cbs", "msnbc",
    "pbs", "npr", "itv", "rte", "cbc", "nhk", "zdf", "bild", "politico", "axios", "buzzfeed", "propublica", "bellingcat", "haaretz", "pravda", "izvestia", "kommersant", "c-span", "al-jazeera", "al-arabiya",
    // movements and parties
    "hamas", "hezbollah", "hizbullah", "fatah", "taliban", "isis", "isil", "daesh", "al-qaeda", "al-qaida", "al-shabaab", "houthis", "pkk", "ypg", "sdf", "farc", "eln", "eta", "ira", "m23", "likud", "fidesz",
    "syriza", "podemos", "vox", "ciudadanos", "fianna", "plaid", "snp", "dup", "ukip", "afd", "spd", "cdu", "csu", "fdp", "övp", "spö", "fpö", "akp", "chp", "hdp", "bjp", "anc", "gop", "dnc", "rnc", "pdvsa",
    // charities and sport
    "oxfam", "greenpeace", "amnesty", "caritas", "unison", "aclu", "naacp", "peta", "fifa", "uefa", "wada", "ioc", "nba", "nfl", "nhl", "mlb", "ncaa", "fia", "arsenal", "juventus",
    // companies
    "google", "alphabet", "microsoft", "facebook", "meta", "twitter", "youtube", "instagram", "whatsapp", "netflix", "tesla", "spacex", "boeing", "airbus", "lockheed", "raytheon", "intel", "nvidia", "ibm",
    "samsung", "huawei", "tencent", "alibaba", "bytedance", "tiktok", "sony", "nintendo", "toyota", "honda", "nissan", "mazda", "hyundai", "volkswagen", "bmw", "renault", "peugeot", "stellantis", "volvo", "fiat",
    "exxonmobil", "chevron", "totalenergies", "equinor", "aramco", "gazprom", "rosneft", "lukoil", "sinopec", "petrobras", "eni", "glencore", "maersk", "walmart", "tesco", "carrefour", "ikea", "lidl", "aldi",
    "nestlé", "nestle", "unilever", "danone", "pepsico", "coca-cola", "mcdonald's", "starbucks", "pfizer", "moderna", "astrazeneca", "biontech", "novartis", "roche", "sanofi", "bayer", "gsk", "siemens", "basf",
    "hsbc", "barclays", "lloyds", "santander", "citigroup", "jpmorgan", "ubs", "deloitte", "kpmg", "pwc", "accenture", "uber", "airbnb", "ryanair", "easyjet", "lufthansa", "vodafone", "verizon", "at&t", "comcast",
};

/// Whether `lower` is a body known by that word alone.
pub fn is_body(lower: &str) -> bool {
    BODIES.contains(lower)
}

/// Every body known by one word.
pub fn all() -> impl Iterator<Item = &'static str> {
    BODIES.iter()
}

/// Whether two words in lower case close the name of a body that everybody knows, though they look like a house, a thing
/// or a part of the world: “the White House”, “the American Red Cross”.
pub fn is_body_of_two(first: &str, second: &str) -> bool {
    match second {
        "house" => matches!(first, "white" | "blue"),
        "cross" | "crescent" => first == "red",
        "nations" => first == "united",
        "union" => matches!(first, "european" | "african"),
        "league" => first == "arab",
        "bank" => first == "world",
        "see" => first == "holy",
        "yard" => first == "scotland",
        _ => false,
    }
}
