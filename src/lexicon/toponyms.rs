//! Words around place names: what places are called, what stands before them, what is none.

use super::table::{Words, words};

/// Common nouns for natural features. Behind a name they belong to it, in lower case as well:
/// “the Harem mountains”, “the Litani river”. The kinds are GeoNames' classes H, T and V.
pub fn is_landform(lower: &str) -> bool {
    LANDFORMS.contains(lower)
}

pub(super) static LANDFORMS: Words = words! {
    "mountain", "mountains", "hills", "hill", "range", "peak", "ridge", "river", "creek", "lake", "lakes", "valley", "desert", "plain", "plains",
    "plateau", "peninsula", "island", "islands", "islets", "archipelago", "gulf", "bay", "sea", "ocean", "strait", "straits", "channel", "delta", "basin",
    "forest", "jungle", "highlands", "lowlands", "steppe", "canyon", "gorge", "glacier", "volcano", "reservoir", "falls", "waterfall",
    "marshes", "wetlands", "swamp", "oasis", "reef", "atoll", "cape", "fjord", "lagoon", "estuary", "heights", "pass", "caves", "springs", "brook", "pond",
};

/// Nouns for buildings, streets, squares and other sites. Capitalised behind a name they make it
/// the name of a site: “Tahrir Square”, “Port Said Street”.
pub fn is_site(lower: &str) -> bool {
    SITES.contains(lower)
}

/// Nouns for streets and the like, which are called after a place without lying in it: “Texas
/// Street”. An airport or a jail lies in the town whose name it has.
pub(super) static STREETS: Words = words! {
    "street", "st", "st.", "road", "rd", "rd.", "avenue", "ave", "ave.", "boulevard", "blvd", "blvd.", "lane", "drive",
    "highway", "freeway", "expressway", "motorway", "parkway", "turnpike", "square", "plaza", "bridge", "tunnel",
    "trail", "park", "beach", "gardens", "canal", "crossing",
};

/// Nouns for streets and squares that stand before their names in French, Spanish, Portuguese, Italian and Catalan.
pub(super) static STREETS_BEFORE: Words = words! {
    "rue", "quai", "avenida", "calle", "carrera", "paseo", "calzada", "rua", "praça", "travessa", "plaza", "plaça", "passeig",
    "rambla", "piazza", "viale", "corso", "piazzale", "boulevard", "autopista", "carretera",
};

/// The same for hospitals, theatres and the like in those languages, and a station in German.
pub(super) static SITES_BEFORE: Words = words! {
    "hospital", "hôpital", "ospedale", "teatro", "estadio", "estádio", "aeropuerto", "hauptbahnhof",
};

static SITES: Words = words! {
    "street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "lane", "drive", "highway", "freeway", "expressway", "motorway", "parkway", "turnpike", "square", "plaza",
    "bridge", "tunnel", "airport", "airfield", "airbase", "station", "terminal", "port", "harbour", "harbor", "pier", "wharf", "dam", "canal", "crossing",
    "park", "zoo", "garden", "gardens", "cemetery", "beach", "marina", "stadium", "arena", "hall", "tower", "towers", "palace", "castle", "cathedral", "mosque",
    "temple", "monastery", "shrine", "synagogue", "church", "chapel", "mall", "market", "bazaar", "souk", "camp", "prison", "jail", "barracks", "checkpoint",
    "farm", "ranch", "estate", "building", "hotel", "trail", "campground", "lighthouse",
};

/// Nouns for settlements, divisions and stretches of country. Beside a name (“the town of X”, “X
/// province”) they say that it is a place.
pub fn is_settlement(lower: &str) -> bool {
    SETTLEMENTS.contains(lower)
}

pub(super) static SETTLEMENTS: Words = words! {
    "city", "cities", "town", "towns", "township", "village", "villages", "hamlet", "suburb", "suburbs", "neighborhood", "neighbourhood", "neighborhoods",
    "neighbourhoods", "municipality", "community", "communities", "settlement", "settlements", "capital", "district", "districts", "province", "provinces", "governorate", "state", "states", "region",
    "regions", "county", "counties", "parish", "prefecture", "canton", "oblast", "department", "territory", "enclave", "exclave", "area", "areas", "outskirts", "countryside", "port",
    "border", "borders", "coast", "shore", "shores", "metropolis", "borough", "commune", "kingdom", "republic", "nation", "country", "island", "isle", "resort", "emirate", "stronghold", "front", "frontline",
};

/// Nouns for who lives in a settlement, runs it, and walks in it: “residents of X”.
pub(super) static OF_SETTLEMENTS: Words = words! {
    "resident", "residents", "inhabitant", "inhabitants", "villagers", "townspeople", "townsfolk", "mayor", "mayors",
    "streets", "suburbs",
};

/// Nouns behind which a name is that of a disease or what causes it: “West Nile virus”, “Rift Valley fever”.
pub fn is_disease_noun(lower: &str) -> bool {
    DISEASE_NOUNS.contains(lower)
}

pub(super) static DISEASE_NOUNS: Words = words! {
    "virus", "viruses", "disease", "fever", "encephalitis", "syndrome", "hemorrhagic", "haemorrhagic", "filovirus",
    "ebolavirus", "marburgvirus", "flu", "rabies",
};

/// Diseases and viruses that are called after the place they were first found in and have outgrown
/// it: alone, the name is the disease's (ICTV, “Virus Taxonomy”; ICD-10, chapter I).
pub fn is_disease(lower: &str) -> bool {
    matches!(lower, "ebola" | "zika" | "lyme" | "hendra" | "nipah" | "mayaro" | "oropouche" | "chikungunya")
}

/// What else is called after places and people without being one: behind a name, with a capital, it
/// makes the name its own. “St. Patrick’s Day”, “Nobel Prize”.
pub fn is_namesake(lower: &str) -> bool {
    NAMESAKES.contains(lower)
}

pub(super) static NAMESAKES: Words = words! {
    "day", "eve", "prize", "award", "awards", "medal", "trophy", "channel", "syndrome", "scale", "effect",
};

/// Words that say of the name they end or open that it is of water, a range or another wide
/// feature, for which towns are seldom called: “Red Sea”, “Gulf of Aden”.
pub fn is_wide_feature(lower: &str) -> bool {
    WIDE_FEATURES.contains(lower)
}

pub(super) static WIDE_FEATURES: Words = words! {
    "sea", "ocean", "gulf", "strait", "straits", "desert", "peninsula", "mountains", "islands", "archipelago", "basin",
};

/// Prepositions that stand before the place something happens at.
pub fn is_locative(lower: &str) -> bool {
    LOCATIVES.contains(lower)
}

pub(super) static LOCATIVES: Words = words! {
    "in", "near", "outside", "throughout", "across", "around", "inside", "within", "into", "towards", "toward",
    "beyond", "nearby", "via", "surrounding", "neighbouring", "neighboring", "central", "downtown", "rural",
    "mainland", "greater",
};

/// Prepositions that stand before places as well as before people and times.
pub fn is_directional(lower: &str) -> bool {
    DIRECTIONALS.contains(lower)
}

pub(super) static DIRECTIONALS: Words = words! {
    "from", "to", "at", "through", "between", "off", "along", "over", "under", "against", "on", "leaving", "toward",
};

/// Points of the compass, and the like that stand before names as they do.
fn is_compass(lower: &str) -> bool {
    COMPASS.contains(lower)
}

pub(super) static COMPASS: Words = words! {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "central", "greater",
    "mid", "inner", "outer", "downtown",
};

/// Points of the compass, as words that may stand before a name without belonging to it.
pub fn is_direction(lower: &str) -> bool {
    is_compass(lower) || matches!(lower, "north-eastern" | "north-western" | "upper" | "lower" | "rural" | "coastal")
}

/// Points of the compass and the like that begin the name of a part of a place, with a capital:
/// “North Texas”, “Central Kasai”.
pub fn is_capital_direction(lower: &str) -> bool {
    is_compass(lower) || matches!(lower, "north-east" | "north-west" | "south-east" | "south-west" | "upper" | "lower")
}

/// All that [`is_direction`] or [`is_capital_direction`] holds of.
pub(super) fn directions() -> impl Iterator<Item = &'static str> {
    let besides = ["north-eastern", "north-western", "upper", "lower", "rural", "coastal"];
    let with_capitals = ["north-east", "north-west", "south-east", "south-west"];
    COMPASS.iter().chain(besides).chain(with_capitals)
}

/// The words gazetteers have for a point of the compass in the names of divisions, by the English
/// one: “North Kivu” is “Nord Kivu”, “South Darfur” is “Southern Darfur”.
pub fn directions_like(lower: &str) -> &'static [&'static str] {
    match lower {
        "north" | "northern" => &["north", "northern", "nord", "norte"],
        "south" | "southern" => &["south", "southern", "sud", "sur", "sul"],
        "east" | "eastern" => &["east", "eastern", "est", "este", "leste"],
        "west" | "western" => &["west", "western", "ouest", "oeste", "ovest"],
        "central" => &["central", "centre", "centro"],
        _ => &[],
    }
}

/// Cities of the United States that stand without their state (“The Associated Press Stylebook”, datelines),
/// folded.
pub fn stands_alone(key: &str) -> bool {
    STAND_ALONE.contains(key)
}

static STAND_ALONE: Words = words! {
    "atlanta", "baltimore", "boston", "chicago", "cincinnati", "cleveland", "dallas", "denver", "detroit", "honolulu", "houston", "indianapolis", "las vegas", "los angeles", "miami", "milwaukee", "minneapolis",
    "new orleans", "new york", "oklahoma city", "philadelphia", "phoenix", "pittsburgh", "salt lake city", "san antonio", "san diego", "san francisco", "seattle", "st louis", "washington",
};

/// Nouns for institutions: a capitalised name that ends in one is that of the institution, not of a place a gazetteer
/// would hold.
pub fn is_institution(lower: &str) -> bool {
    INSTITUTIONS.contains(lower)
}

static INSTITUTIONS: Words = words! {
    "academy", "agency", "apartments", "association", "authority", "bank", "bureau", "capitol", "center", "centre", "clinic", "club", "college", "condominiums", "conference", "court", "department", "division", "games",
    "headquarters", "hospital", "infirmary", "institute", "laboratory", "library", "ministry", "museum", "observatory", "office", "olympics", "school", "schools", "surgery", "theater", "theatre", "tournament", "university",
};

/// Verbs of moving whose object is often a place, in the forms news use.
pub(super) static TAKES_PLACE: Words = words! {
    "entered", "entering", "enter", "reached", "reaching", "reach", "left", "leave", "visited", "visiting", "visit", "fled", "flee", "fleeing", "hit", "struck",
    "toured", "touring", "quit", "departed", "bypassed", "crossed", "crossing", "exited",
};

/// Verbs of war whose object is nearly always a place, in the forms news use.
pub fn is_stormed(lower: &str) -> bool {
    STORMED.contains(lower)
}

pub(super) static STORMED: Words = words! {
    "recaptured", "recapture", "recapturing", "captured", "capture", "capturing", "seized", "seize", "seizing", "retook", "retake", "retaken", "retaking", "shelled", "shelling", "shell",
    "bombed", "bombing", "bombarded", "bombarding", "besieged", "besieging", "besiege", "stormed", "storming", "liberated", "liberate", "liberating", "overran", "overrun", "overrunning",
    "invaded", "invade", "invading", "occupied", "occupy", "occupying", "evacuated", "evacuate", "evacuating", "encircled", "encircling", "pounded", "pounding", "devastated", "ravaged",
    "annexed", "annexing", "annex", "abandoned", "reclaimed", "reclaim", "conquered",
};

/// What newspapers and broadcasters are called behind the name of their town.
pub(super) static PAPERS: Words = words! {
    "times", "post", "herald", "tribune", "gazette", "daily", "journal", "chronicle", "globe", "mail", "star", "sun",
    "telegraph", "observer", "examiner", "inquirer", "courier", "dispatch", "sentinel", "register", "enterprise",
    "bulletin", "advertiser", "argus", "echo", "mercury", "guardian", "express", "review", "newspaper", "radio",
    "television", "tv", "magazine", "monitor", "today",
};

/// Heads of names that are places in many languages: “Kafr”, “San”, “Bad”, “Nizhny”. A capitalised
/// name that begins with one is likely a place even if no gazetteer has it.
pub(super) static HEADS: Words = words! {
    "kafr", "kfar", "kafar", "tell", "tel", "tal", "tall", "deir", "dayr", "beit", "bayt", "ain", "ayn", "wadi", "jabal", "jebel", "khirbet", "ras", "umm", "bir", "qasr", "qalat", "jisr", "maarat", "maaret",
    "fort", "port", "mount", "lake", "cape", "camp", "san", "santa", "sao", "são", "bad", "sankt", "nizhny", "nizhniy", "verkhny", "novo", "novy", "stary", "velyka", "mala", "new", "puerto", "villa", "ciudad", "monte", "rio", "río",
    "pulau", "kampung", "khlong", "tanjung", "gunung", "phnom", "upper", "lower", "north", "south", "east", "west", "saint", "st.", "st", "isle", "glen", "kota", "nova", "dar",
};

/// Heads that mean village, hill, monastery, house, valley or castle in Arabic and Hebrew and “lower” and “upper” in Russian: no
/// person is called so.
pub fn is_settlement_head(lower: &str) -> bool {
    matches!(
        lower,
        "kafr"
            | "kfar"
            | "kafar"
            | "tell"
            | "deir"
            | "dayr"
            | "beit"
            | "bayt"
            | "wadi"
            | "jabal"
            | "jebel"
            | "khirbet"
            | "qasr"
            | "qalat"
            | "jisr"
            | "maarat"
            | "maaret"
            | "nizhny"
            | "nizhniy"
            | "verkhny"
    )
}

/// Endings of place names in English, German, Slavonic, Persian, Turkish and Indian languages.
pub fn has_place_ending(lower: &str) -> bool {
    if lower.len() < 6 {
        return false;
    }
    // By the last letter: every capital is asked.
    let endings: &[&str] = match lower.as_bytes().last() {
        Some(b'a') => &["pura", "ivka", "ovka", "evka", "landia"],
        Some(b'd') => &["grad", "gorod", "abad", "kand", "stead", "land", "ford", "field", "fjord"],
        Some(b'e') => &["ville", "shire", "thorpe", "koye", "dale"],
        Some(b'f') => &["dorf"],
        Some(b'g') => &["burg", "berg"],
        Some(b'h') => &["burgh", "garh", "borough", "mouth"],
        Some(b'k') => &["wick", "ovsk", "ynsk", "ensk", "yansk", "vik"],
        Some(b'm') => &["heim", "puram", "holm"],
        Some(b'n') => &["hausen", "stan", "haven", "town"],
        Some(b'r') => &["pur", "nagar", "chester", "hisar"],
        Some(b's') => &["polis"],
        Some(b't') => &["stadt", "kent", "port"],
        Some(b'w') => &["view"],
        Some(b'y') => &["bury", "köy"],
        _ => &[],
    };
    endings.iter().any(|ending| lower.ends_with(ending))
}

/// Capitalised words that gazetteers have a place for but that news never mean as one when alone:
/// days, months, directions, offices, institutions, faiths, pronouns and other sentence openers.
/// “She” is an alternate name of a town in China, “Federal” the Mexican capital's.
pub fn is_never_place(lower: &str) -> bool {
    NEVER.contains(lower)
}

pub(super) static NEVER: Words = words! {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec", "christmas", "easter", "ramadan",
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest",
    "i", "he", "she", "it", "we", "you", "they", "me", "him", "her", "us", "them", "my", "his", "our", "your", "their", "its", "this", "that", "these", "those", "the", "a", "an",
    "and", "but", "or", "so", "if", "as", "at", "by", "in", "of", "on", "to", "up", "for", "not", "no", "yes", "all", "any", "some", "many", "most", "few", "both", "each", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "first", "second", "third", "last", "next", "new", "old", "here", "there", "when", "where", "while", "who", "what", "why", "how", "which", "then", "than", "now", "once", "after", "before", "since", "until", "during", "under", "over", "with", "without", "from", "about", "between", "among", "against", "because", "although", "though", "however", "according", "despite", "even", "also", "just", "only", "still", "yet",
    "federal", "national", "international", "state", "university", "college", "school", "church", "hospital", "police", "court", "congress", "parliament", "senate", "house", "white house", "government", "ministry", "president", "minister", "king", "queen", "prince", "princess", "pope", "governor", "mayor", "general", "colonel", "major", "captain", "sergeant", "judge", "senator", "doctor", "professor",
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "saint", "god", "allah", "jesus", "christ", "islam", "muslim", "muslims", "christian", "christians", "jewish", "jew", "jews", "catholic", "hindu", "buddhist", "democrat", "democrats", "democratic", "agriculture", "chapel", "capitol", "hades", "new year", "new age", "old testament", "new testament", "republican", "republicans", "labour", "labor", "conservative", "liberal", "union", "army", "navy", "air", "force", "guard", "bank", "group", "party", "league", "club", "team", "times", "post", "press", "news", "today", "tomorrow", "yesterday", "internet", "web", "facebook", "twitter", "google", "street", "road", "avenue", "river", "lake", "mountain", "city", "town", "county", "district", "village", "island", "beach", "park", "center", "centre", "square", "bridge", "airport", "port", "station",
    "english", "french", "german", "spanish", "chinese", "russian", "arabic", "american", "british", "european", "asian", "african", "arab", "kurdish", "latin", "english channel tunnel",
    "man", "men", "woman", "women", "people", "children", "mother", "father", "son", "daughter", "brother", "sister", "family", "life", "death", "love", "war", "peace", "hope", "good", "best", "better", "great", "big", "little", "high", "long", "free", "open", "red", "blue", "green", "black", "white", "gold", "silver",
    "said", "says", "told", "photo", "story", "report", "update", "read", "see", "please", "click", "home", "back", "see also", "lead", "male", "chief", "see more", "reuters", "constitution", "independence", "liberty", "police department", "fire", "mission", "media", "same", "early", "late", "anna", "maria", "victory", "battle", "santa", "san", "los", "las", "del", "van", "von", "al", "el",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_of_folded_words() {
        assert!(is_landform("mountains") && is_site("square") && is_settlement("governorate"));
        assert!(has_place_ending("islamabad") && !has_place_ending("land"));
        assert!(is_never_place("she") && !is_never_place("paris"));
    }
}
