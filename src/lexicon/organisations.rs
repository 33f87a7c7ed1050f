//! Words that make a name that of an organisation.

use super::table::{Words, words};

static HEADS: Words = words! {
    "academy", "administration", "agency", "airline", "airlines", "airways", "alliance", "army", "assembly", "associates", "association", "authority", "bank", "board", "brigade", "brigades", "broadcasting", "bureau", "cabinet", "center", "centre", "chamber", "church", "club", "coalition", "college",
    "command", "commission", "committee", "company", "confederation", "conference", "congress", "consortium", "corp", "corp.", "corporation", "corps", "council", "court", "daily", "department", "directorate", "enterprises", "federation", "fc", "force", "forces", "forum", "foundation", "front", "fund", "gazette", "group",
    "guard", "guards", "guild", "herald", "holdings", "hospital", "inc", "inc.", "industries", "initiative", "institute", "institution", "journal", "laboratory", "laboratories", "league", "llc", "ltd", "ltd.", "mail", "media", "ministry", "mission", "movement", "museum", "navy", "network", "news", "observatory", "office", "organisation",
    "organization", "panel", "parliament", "partners", "party", "plc", "police", "politburo", "post", "press", "project", "radio", "registry", "regiment", "school", "secretariat", "senate", "service", "services", "society", "standard", "studios", "sun", "syndicate", "systems", "taskforce", "team", "technologies", "telegraph", "television", "times",
    "tribune", "tribunal", "trust", "tv", "union", "united", "university", "watch", "works", "workshop", "fm", "bbc", "cnn", "crescent", "caucus", "duma", "knesset", "bundestag", "majlis", "hizb", "hayat", "jabhat", "jaish", "harakat", "tahrir",
};

/// Whether `lower` heads names of organisations: “council”, “Ltd”, “Observatory”.
pub fn is_head(lower: &str) -> bool {
    HEADS.contains(lower)
}

/// Every word that heads names of organisations.
pub fn heads() -> impl Iterator<Item = &'static str> {
    HEADS.iter()
}

/// Lines of business that stand last in names of firms, after the sectors of the Industry Classification Benchmark and
/// the sections of ISIC, and what football clubs are called; none is a common surname.
static TRADES: Words = words! {
    "aerospace", "airlift", "analytics", "apparel", "aviation", "beverages", "biosciences", "biotech", "breweries", "brewery", "broadband", "brands", "builders", "buses", "capital", "cement", "chemicals",
    "clinics", "coaches", "communications", "construction", "consulting", "cosmetics", "couriers", "cruises", "dairies", "dairy", "defence", "developments", "diagnostics", "digital", "distillers", "distillery", "dynamics",
    "electric", "electronics", "energy", "engineering", "entertainment", "equipment", "estates", "farms", "fashion", "ferries", "finance", "financial", "fisheries", "foods", "footwear", "freight", "furniture", "games",
    "gaming", "gas", "genomics", "haulage", "health", "healthcare", "holidays", "homes", "hotels", "housing", "instruments", "insurance", "interiors", "investments", "labs", "leisure", "lending", "logistics",
    "machinery", "marine", "materials", "metals", "minerals", "mining", "mobile", "mortgages", "motors", "networks", "nuclear", "offshore", "oil", "optics", "packaging", "payments", "petroleum", "pharma",
    "pharmaceuticals", "pharmacy", "plastics", "plumbing", "power", "products", "properties", "publishing", "railways", "recruitment", "recycling", "renewables", "resorts", "resources", "restaurants", "retail", "robotics", "savings",
    "seafood", "securities", "semiconductors", "shipping", "software", "solar", "solutions", "steel", "stores", "subsea", "supermarkets", "supplies", "telecom", "telecoms", "textiles", "therapeutics", "timber", "tobacco",
    "albion", "athletic", "harriers", "hotspur", "rangers", "rovers", "trains", "transport", "travel", "tyres", "utilities", "ventures", "vehicles", "wanderers", "waste", "water", "wholesale", "wireless",
    "dredging", "salvage", "towage", "drilling", "catering", "scaffolding", "roofing", "demolition", "forestry", "trucking", "brewing", "printing",
    "heating", "lighting", "flooring", "joinery", "automotive", "foundry", "shipyard", "shipyards", "shipbuilding", "bakeries", "bakery",
    "vineyards", "distilleries", "hospitality", "staffing", "outsourcing", "assurance", "reinsurance", "bancorp", "ceramics", "aluminium",
    "aluminum", "agriculture", "aquaculture", "quarrying", "remediation", "warehousing", "leasing", "rentals", "telecommunications", "lettings",
    "surveying", "ticketing", "toys", "bancshares", "microsystems", "composites", "turbines", "batteries", "biofuels", "hydrogen", "lithium",
    "polymers", "coatings", "fertilisers", "fertilizers", "agrochemicals", "refining", "petrochemicals", "shipbrokers", "stevedores", "terminals",
};

/// Whether `lower` is a line of business that names of firms end in: “Harlan Foods”.
pub fn is_trade(lower: &str) -> bool {
    TRADES.contains(lower)
}

/// Every line of business.
pub fn trades() -> impl Iterator<Item = &'static str> {
    TRADES.iter()
}

/// Nouns for bodies, none for a person, that stand before or behind names: “the firm Harlan Lyle”.
static BODIES: Words = words! {
    "agency", "airline", "association", "band", "bank", "brewery", "broadcaster", "carmaker", "chain", "charity", "club", "company", "conglomerate", "consultancy", "cooperative", "council", "drugmaker", "firm", "foundation",
    "group", "insurer", "magazine", "nonprofit", "newspaper", "organisation", "organization", "outlet", "party", "retailer", "start-up", "startup", "supermarket", "think-tank", "thinktank", "union", "university", "utility",
    "watchdog", "website",
};

/// Whether `lower` is a noun for a body that no person is: “firm”, “charity”.
pub fn is_body_noun(lower: &str) -> bool {
    BODIES.contains(lower)
}

/// What companies are by law, as it stands behind their names: abbreviations that are no word or name.
static LEGAL_FORMS: Words = words! {
    "inc", "inc.", "ltd", "ltd.", "limited", "llc", "llp", "plc", "corp", "corp.", "co.", "gmbh", "kgaa", "s.a.", "n.v.", "nv", "b.v.", "bv",
    "s.p.a.", "s.r.l.", "oyj", "asa", "aps", "pty", "pte", "bhd", "pjsc", "ojsc", "pvt",
};

/// Whether `lower` is a legal form that a name may be given with or without: “Harlan Foods Inc.”.
pub fn is_legal_form(lower: &str) -> bool {
    LEGAL_FORMS.contains(lower)
}

/// Heads of organisations that are houses as well, and so name places too.
static HOUSES: Words = words! {
    "academy", "center", "centre", "church", "club", "college", "court", "hospital", "laboratory", "mission", "museum", "office", "school", "studios", "works", "workshop", "command", "united", "post", "sun", "standard",
    "front", "union", "bank", "guard", "watch", "university", "parliament", "senate", "assembly",
};

/// Whether `lower` heads names of bodies of people, and never that of a building or a place.
pub fn is_body(lower: &str) -> bool {
    is_head(lower) && !HOUSES.contains(lower)
}
