//! Abbreviations that keep their full stop, and what may follow them.
//!
//! The inventory is that of the AP Stylebook (titles, months, states, companies, addresses) with
//! British military and academic forms.

use super::table::{Words, words};

/// Abbreviations that a name or a number follows: a full stop behind them never ends a sentence.
static LEADING: Words = words! {
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Dr", "Drs", "Prof", "Hon", "Rev", "Revd", "Fr", "Br", "Msgr", "Mgr",
    "Pres", "Gov", "Govs", "Sen", "Sens", "Rep", "Reps", "Del", "Amb", "Atty", "Supt", "Insp", "Det", "Sgt",
    "Sgts", "Cpl", "Pvt", "Pfc", "Spc", "Lt", "Lts", "Capt", "Maj", "Col", "Cols", "Gen", "Gens", "Brig", "Cmdr",
    "Cdr", "Adm", "Ens", "Sr", "St", "Ste", "Ft", "Mt", "Mts",
    "vs", "ca", "cf", "approx", "Bros",
};

/// Abbreviations that are words of their own unless a number follows: “No. 7”, but “He said no.”
static BEFORE_NUMBERS: Words = words! {
    "No", "no", "Nos", "nos", "Art", "art", "Sec", "sec", "Fig", "fig", "Figs", "figs", "Vol", "vol", "Vols", "vols", "Op", "Pt", "pt",
};

/// Abbreviations that may also close a sentence.
static CLOSING: Words = words! {
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri",
    "Jr", "Esq", "Inc", "Ltd", "Co", "Cos", "Corp", "LLC", "Plc", "PLC", "Assn", "Dept", "Univ", "Ave", "Blvd", "Rd", "Hwy",
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Kans", "Ky", "La", "Md", "Mass", "Mich",
    "Minn", "Miss", "Mo", "Mont", "Neb", "Nebr", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "Del",
    "Ont", "Que", "Alta", "Sask", "Man",
    "etc", "al", "mph", "sq", "ft", "lb", "lbs", "oz", "hr", "hrs", "min", "mins",
};

/// Whether `word`, written without its full stop, is an abbreviation that takes one.
pub fn is_abbreviation(word: &str) -> bool {
    LEADING.contains(word) || CLOSING.contains(word)
}

/// Every abbreviation, without its full stop.
pub fn all() -> impl Iterator<Item = &'static str> {
    LEADING.iter().chain(BEFORE_NUMBERS.iter()).chain(CLOSING.iter())
}

/// Whether `word` is an abbreviation only where a number follows its full stop.
pub fn needs_number(word: &str) -> bool {
    BEFORE_NUMBERS.contains(word)
}

/// Whether a full stop behind `word` (written without it) never ends a sentence, because a name
/// or a number always follows.
pub fn is_leading(word: &str) -> bool {
    LEADING.contains(word) || BEFORE_NUMBERS.contains(word)
}
