//! Words that make a name that of an organisation.

static HEADS: phf::Set<&'static str> = phf::phf_set! {
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
