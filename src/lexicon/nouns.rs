//! Number of English nouns: what looks like a plural, and the singular of it.

use super::table::{Table, Words, table, words};

static IRREGULAR: Table<&'static str> = table! {
    "children" => "child", "men" => "man", "women" => "woman", "servicemen" => "serviceman", "servicewomen" => "servicewoman",
    "policemen" => "policeman", "policewomen" => "policewoman", "gunmen" => "gunman", "fishermen" => "fisherman", "firemen" => "fireman",
    "businessmen" => "businessman", "spokesmen" => "spokesman", "congressmen" => "congressman", "countrymen" => "countryman",
    "clergymen" => "clergyman", "militiamen" => "militiaman", "tribesmen" => "tribesman", "grandchildren" => "grandchild",
    "schoolchildren" => "schoolchild", "stepchildren" => "stepchild", "feet" => "foot", "teeth" => "tooth", "geese" => "goose", "mice" => "mouse",
    "oxen" => "ox", "lives" => "life", "wives" => "wife", "knives" => "knife", "leaves" => "leaf", "halves" => "half", "wolves" => "wolf",
    "thieves" => "thief", "shelves" => "shelf", "loaves" => "loaf", "calves" => "calf", "midwives" => "midwife", "housewives" => "housewife",
    "criteria" => "criterion", "phenomena" => "phenomenon", "crises" => "crisis", "analyses" => "analysis", "bases" => "base",
    "axes" => "axe", "theses" => "thesis", "oases" => "oasis", "alumni" => "alumnus", "fungi" => "fungus", "cacti" => "cactus",
    "nuclei" => "nucleus", "bacteria" => "bacterium", "data" => "data", "media" => "media", "indices" => "index", "vertices" => "vertex",
    "heroes" => "hero", "potatoes" => "potato", "tomatoes" => "tomato", "volcanoes" => "volcano", "torpedoes" => "torpedo", "echoes" => "echo",
    "mosquitoes" => "mosquito", "vetoes" => "veto", "embargoes" => "embargo", "cargoes" => "cargo", "buses" => "bus", "gases" => "gas",
    "viruses" => "virus", "campuses" => "campus", "bonuses" => "bonus", "choruses" => "chorus", "passers" => "passer", "movies" => "movie",
    "ties" => "tie", "pies" => "pie", "lies" => "lie", "cookies" => "cookie", "zombies" => "zombie", "rookies" => "rookie", "calories" => "calorie",
    "shoes" => "shoe", "canoes" => "canoe", "toes" => "toe", "foes" => "foe", "axles" => "axle", "houses" => "house", "horses" => "horse",
    "nurses" => "nurse", "cases" => "case", "causes" => "cause", "clauses" => "clause", "purchases" => "purchase", "courses" => "course",
    "phrases" => "phrase", "diseases" => "disease", "warehouses" => "warehouse", "households" => "household", "bruises" => "bruise",
    "responses" => "response", "expenses" => "expense", "defenses" => "defense", "licenses" => "license", "increases" => "increase",
    "releases" => "release", "exercises" => "exercise", "premises" => "premise", "franchises" => "franchise", "enterprises" => "enterprise",
    "databases" => "database", "corpses" => "corpse", "impulses" => "impulse", "sizes" => "size", "prizes" => "prize", "breezes" => "breeze",
    "caches" => "cache", "aches" => "ache", "headaches" => "headache", "moustaches" => "moustache", "avalanches" => "avalanche", "quizzes" => "quiz",
};

/// Nouns that are plural as they stand.
static INVARIANT: Words = words! {
    "people", "police", "staff", "personnel", "aircraft", "spacecraft", "hovercraft", "watercraft", "crew", "cattle", "sheep", "fish", "deer", "salmon",
    "troops", "series", "species", "headquarters", "crossroads", "livestock", "poultry", "clergy", "gentry", "folk", "offspring", "youth", "horsepower",
    "infantry", "cavalry", "militia", "dead", "wounded", "injured", "homeless", "unemployed", "faithful", "elderly", "sick", "disabled",
    "chinese", "japanese", "vietnamese", "portuguese", "lebanese", "sudanese", "congolese", "maltese", "burmese", "nepalese", "taiwanese", "senegalese",
    "swiss", "british", "french", "irish", "dutch", "english", "spanish", "works", "barracks", "gallows", "means", "innings", "rohingya", "hutu", "tutsi",
};

/// Words in s that are no plural nouns.
static NOT_PLURAL: Words = words! {
    "this", "his", "hers", "its", "ours", "theirs", "yours", "was", "is", "has", "does", "as", "us", "thus", "yes", "plus", "minus", "versus", "via",
    "perhaps", "always", "sometimes", "besides", "towards", "afterwards", "upwards", "downwards", "backwards", "forwards", "inwards", "outwards",
    "across", "less", "unless", "nevertheless", "nonetheless", "news", "physics", "politics", "economics", "mathematics", "athletics", "ethics",
    "says", "goes", "comes", "makes", "takes", "gives", "gets", "seems", "becomes", "remains", "includes", "whereas", "previous", "various",
    "serious", "religious", "dangerous", "numerous", "famous", "indigenous", "precious", "obvious", "continuous", "anonymous", "consecutive", "gas", "bus",
    "campus", "virus", "census", "status", "bonus", "crisis", "basis", "analysis", "tennis", "christmas", "overseas", "sports", "diplomatic",
    "los", "las", "des", "les", "dos", "das", "texas", "kansas", "arkansas", "massachusetts", "illinois", "paris", "athens", "brussels", "wales",
    "honduras", "cyprus", "laos", "mars", "jesus", "james", "charles", "thomas", "dallas", "naples", "minneapolis", "indianapolis", "times", "others",
};

/// Whether a word in lower case looks like the plural of a noun.
pub fn is_plural(lower: &str) -> bool {
    if INVARIANT.contains(lower) || IRREGULAR.contains_key(lower) || lower == "others" || lower == "times" {
        return true;
    }
    lower.len() >= 4
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("ous")
        && !(lower.ends_with("is")
            && !lower.ends_with("kis")
            && !lower.ends_with("nis")
            && !lower.ends_with("mis")
            && !lower.ends_with("qis")
            && !lower.ends_with("xis")
            && !lower.ends_with("lis"))
        && !NOT_PLURAL.contains(lower)
        && lower.bytes().all(|byte| !byte.is_ascii_digit())
}

/// The singular of a plural noun in lower case; other words come back as they are.
pub fn singular(lower: &str) -> String {
    if let Some(irregular) = IRREGULAR.get(lower) {
        return (*irregular).to_owned();
    }
    if INVARIANT.contains(lower) && lower != "troops"
        || NOT_PLURAL.contains(lower) && lower != "others" && lower != "times"
    {
        return lower.to_owned();
    }
    let stem = |cut: usize| lower[..lower.len() - cut].to_owned();
    let Some(without) = lower.strip_suffix('s') else { return lower.to_owned() };
    if without.len() > 3 && without.ends_with("ie") {
        return stem(3) + "y";
    }
    let sibilant = ["sse", "she", "che", "xe", "zze"].iter().any(|end| without.ends_with(end));
    if sibilant && without.len() > 3 {
        return stem(2);
    }
    if without.ends_with('s') { lower.to_owned() } else { stem(1) }
}

/// Words in -man that are not made with the word man, and take an s.
static NOT_MEN: Words = words! {
    "human", "german", "roman", "norman", "ottoman", "shaman", "talisman", "caiman", "brahman", "mussulman", "turkoman", "cayman",
};

/// The plural of a noun in lower case, which may be a phrase that ends with one; plurals come back as they are.
pub fn plural(lemma: &str) -> String {
    let (before, noun) = match lemma.rfind([' ', '-']) {
        Some(at) => lemma.split_at(at + 1),
        None => ("", lemma),
    };
    if noun == "person" {
        return format!("{before}people");
    }
    if INVARIANT.contains(noun) || noun.ends_with("ese") || is_plural(noun) {
        return lemma.to_owned();
    }
    if let Some((irregular, _)) = IRREGULAR.rows().find(|(_, one)| **one == noun) {
        return format!("{before}{irregular}");
    }
    let men = noun.strip_suffix("man").filter(|_| !NOT_MEN.contains(noun));
    let end = |stem: &str, end: &str| format!("{before}{stem}{end}");
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => end(stem, "ies"),
        _ if ["ch", "sh", "ss", "x", "zz"].iter().any(|sound| noun.ends_with(sound)) => end(noun, "es"),
        _ if noun.ends_with('s') => lemma.to_owned(),
        _ => men.map_or_else(|| end(noun, "s"), |stem| end(stem, "men")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars() {
        for (plural, one) in [
            ("civilians", "civilian"),
            ("families", "family"),
            ("children", "child"),
            ("people", "people"),
            ("forces", "force"),
            ("churches", "church"),
            ("boxes", "box"),
            ("houses", "house"),
            ("cases", "case"),
            ("horses", "horse"),
            ("vehicles", "vehicle"),
            ("witnesses", "witness"),
            ("police", "police"),
            ("troops", "troop"),
            ("movies", "movie"),
            ("israelis", "israeli"),
        ] {
            assert!(is_plural(plural), "{plural}");
            assert_eq!(singular(plural), one);
            assert_eq!(super::plural(one), plural);
        }
        for (one, plural) in [
            ("person", "people"),
            ("rescue worker", "rescue workers"),
            ("cameraman", "cameramen"),
            ("german", "germans"),
            ("two-year-old", "two-year-olds"),
            ("dress", "dresses"),
            ("boy", "boys"),
            ("aircraft", "aircraft"),
        ] {
            assert_eq!(super::plural(one), plural);
        }
        for word in ["was", "religious", "this", "analysis", "mass", "virus", "plan"] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
