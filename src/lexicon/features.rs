//! Nouns of roads, waters, heights and other features of the land, as they close or open names.
//!
//! The feature classes of GeoNames (H, L, R, S, T, V) in their English words.

use super::table::{Words, words};

static CLOSING: Words = words! {
    "street", "st", "road", "rd", "rd.", "avenue", "ave", "ave.", "lane", "drive", "boulevard", "blvd", "blvd.", "highway", "hwy", "freeway", "motorway", "parkway", "square", "plaza", "circle", "terrace", "crescent", "alley", "trail", "route",
    "bridge", "tunnel", "junction", "roundabout", "crossing", "airport", "station", "harbour", "harbor", "port", "pier", "dam", "canal", "lighthouse", "river", "creek", "brook", "lake", "pond", "bay", "gulf", "strait", "channel", "sea", "ocean", "falls", "waterfall", "reservoir", "lagoon",
    "mountain", "mountains", "mount", "hill", "hills", "peak", "ridge", "valley", "canyon", "gorge", "pass", "plateau", "glacier", "volcano", "island", "islands", "isle", "peninsula", "cape", "coast", "beach", "desert", "forest", "woods", "marsh", "swamp", "field", "fields", "meadow",
    "county", "township", "parish", "province", "district", "borough", "prefecture", "oblast", "governorate", "village", "estate", "park", "gardens", "garden", "cemetery", "stadium", "arena", "tower", "towers", "palace", "castle", "hall", "mall", "prison", "refinery", "mine", "quarry",
};

static OPENING: Words = words! {
    "lake", "mount", "mt", "mt.", "fort", "ft", "ft.", "port", "cape", "camp", "isle", "loch", "jabal", "jebel", "wadi", "khirbet", "khirbat", "kafr", "kfar", "tell", "tel", "deir", "beit", "bayt", "ain", "ras", "rio", "monte", "monts", "villa", "villeneuve", "saint-", "nizhny", "velyka", "novaya", "stary",
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "downtown", "greater",
};

/// Whether a name that ends in `lower` names a road, a water, a building or a stretch of land.
pub fn is_feature(lower: &str) -> bool {
    CLOSING.contains(lower)
}

/// Every word that names of roads, waters, buildings and stretches of land end in.
pub fn all() -> impl Iterator<Item = &'static str> {
    CLOSING.iter()
}

/// Whether a name that begins with `lower` does.
pub fn is_leading_feature(lower: &str) -> bool {
    OPENING.contains(lower)
}
