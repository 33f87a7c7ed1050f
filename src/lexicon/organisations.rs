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
