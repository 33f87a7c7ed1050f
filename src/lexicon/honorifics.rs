//! Honorifics and titles that stand before a name.
//!
//! Courtesy titles, military and police ranks, religious, noble, academic and political titles in
//! the abbreviations of the AP and Guardian style books and written out.

use super::table::{Table, Words, table, words};

/// What sort of title it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Mr, Ms, Dr, Sheikh, Sir: a form of address that belongs to the name.
    Courtesy,
    /// A military or police rank.
    Rank,
    /// An office: President, Senator, Judge. It tells a role.
    Office,
}

/// Masculine, feminine or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// For men.
    Man,
    /// For women.
    Woman,
    /// For either.
    Any,
}

/// A title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Honorific {
    /// What sort it is.
    pub sort: Sort,
    /// Whom it is for.
    pub sex: Sex,
    /// Whether it is hardly ever anything but a title, so that the capitals behind it are a name.
    pub sure: bool,
}

const fn title(sort: Sort, sex: Sex, sure: bool) -> Honorific {
    Honorific { sort, sex, sure }
}

const MAN: Honorific = title(Sort::Courtesy, Sex::Man, true);
const WOMAN: Honorific = title(Sort::Courtesy, Sex::Woman, true);
const ANY: Honorific = title(Sort::Courtesy, Sex::Any, true);
const KIN_MAN: Honorific = title(Sort::Courtesy, Sex::Man, false);
const KIN_WOMAN: Honorific = title(Sort::Courtesy, Sex::Woman, false);
const LOOSE: Honorific = title(Sort::Courtesy, Sex::Any, false);
const RANK: Honorific = title(Sort::Rank, Sex::Any, true);
const RANK_WORD: Honorific = title(Sort::Rank, Sex::Any, false);
const OFFICE: Honorific = title(Sort::Office, Sex::Any, true);
const OFFICE_WORD: Honorific = title(Sort::Office, Sex::Any, false);
const OFFICE_MAN: Honorific = title(Sort::Office, Sex::Man, false);
const OFFICE_WOMAN: Honorific = title(Sort::Office, Sex::Woman, false);

/// Keys are in lower case without their full stop.
static HONORIFICS: Table<Honorific> = table! {
    "mr" => MAN, "messrs" => MAN, "mister" => MAN, "sir" => MAN, "lord" => KIN_MAN, "sheikh" => KIN_MAN, "shaikh" => MAN, "sheik" => MAN,
    "shaykh" => MAN, "imam" => KIN_MAN, "mullah" => MAN, "maulana" => MAN, "mawlana" => MAN, "mawlawi" => MAN, "maulvi" => MAN,
    "ayatollah" => MAN, "hojatoleslam" => MAN, "sayyid" => KIN_MAN, "sayyed" => KIN_MAN, "haji" => KIN_MAN, "hajji" => KIN_MAN, "rabbi" => KIN_MAN,
    "father" => KIN_MAN, "fr" => MAN, "brother" => KIN_MAN, "br" => KIN_MAN, "pope" => KIN_MAN, "cardinal" => LOOSE,
    "archbishop" => LOOSE, "bishop" => LOOSE, "patriarch" => LOOSE, "monsignor" => MAN, "msgr" => MAN, "mgr" => MAN,
    "don" => KIN_MAN, "dom" => KIN_MAN, "señor" => MAN, "senor" => MAN, "monsieur" => MAN, "herr" => MAN, "signor" => MAN,
    "prince" => KIN_MAN, "king" => KIN_MAN, "emperor" => KIN_MAN, "tsar" => KIN_MAN, "czar" => KIN_MAN, "sultan" => KIN_MAN, "emir" => KIN_MAN,
    "baron" => KIN_MAN, "count" => KIN_MAN, "duke" => KIN_MAN, "earl" => KIN_MAN, "viscount" => KIN_MAN, "uncle" => KIN_MAN, "grandfather" => KIN_MAN, "grandpa" => KIN_MAN,
    "ms" => WOMAN, "mrs" => WOMAN, "miss" => KIN_WOMAN, "madam" => KIN_WOMAN, "madame" => KIN_WOMAN, "mme" => WOMAN, "mlle" => WOMAN, "dame" => KIN_WOMAN, "lady" => KIN_WOMAN,
    "sister" => KIN_WOMAN, "sr" => KIN_WOMAN, "mother" => KIN_WOMAN, "señora" => WOMAN, "senora" => WOMAN, "frau" => WOMAN, "signora" => WOMAN, "princess" => KIN_WOMAN,
    "queen" => KIN_WOMAN, "empress" => KIN_WOMAN, "baroness" => KIN_WOMAN, "countess" => KIN_WOMAN, "duchess" => KIN_WOMAN, "viscountess" => KIN_WOMAN, "aunt" => KIN_WOMAN,
    "auntie" => KIN_WOMAN, "grandmother" => KIN_WOMAN, "grandma" => KIN_WOMAN, "daw" => KIN_WOMAN, "sheikha" => WOMAN,
    "mx" => ANY, "dr" => ANY, "drs" => ANY, "doctor" => LOOSE, "prof" => ANY, "professor" => LOOSE, "rev" => ANY, "revd" => ANY, "reverend" => LOOSE, "pastor" => LOOSE,
    "canon" => LOOSE, "deacon" => LOOSE, "hon" => ANY, "honourable" => LOOSE, "honorable" => LOOSE, "comrade" => LOOSE, "saint" => LOOSE, "engineer" => LOOSE, "eng" => LOOSE,
    "tun" => LOOSE, "tan" => LOOSE, "datuk" => ANY, "dato" => ANY, "pak" => LOOSE, "ustad" => ANY, "ustaz" => ANY, "swami" => LOOSE, "guru" => LOOSE, "shri" => ANY, "smt" => WOMAN, "chief" => LOOSE,
    "gen" => RANK, "gens" => RANK, "lt" => RANK, "lts" => RANK, "col" => RANK, "cols" => RANK, "maj" => RANK, "capt" => RANK, "sgt" => RANK, "sgts" => RANK,
    "cpl" => RANK, "pvt" => RANK, "pfc" => RANK, "spc" => RANK, "cmdr" => RANK, "cdr" => RANK, "adm" => RANK, "brig" => RANK, "ens" => RANK, "supt" => RANK,
    "insp" => RANK, "det" => RANK, "pc" => RANK_WORD, "dci" => RANK, "dcs" => RANK, "wo" => RANK_WORD,
    "general" => RANK_WORD, "lieutenant" => RANK_WORD, "colonel" => RANK_WORD, "major" => RANK_WORD, "captain" => RANK_WORD, "sergeant" => RANK_WORD, "corporal" => RANK_WORD,
    "private" => RANK_WORD, "commander" => RANK_WORD, "commodore" => RANK_WORD, "admiral" => RANK_WORD, "brigadier" => RANK_WORD, "marshal" => RANK_WORD,
    "superintendent" => RANK_WORD, "inspector" => RANK_WORD, "detective" => RANK_WORD, "constable" => RANK_WORD, "officer" => RANK_WORD, "sheriff" => RANK_WORD,
    "trooper" => RANK_WORD, "deputy" => RANK_WORD, "lance" => RANK_WORD,
    "pres" => OFFICE, "gov" => OFFICE, "govs" => OFFICE, "sen" => OFFICE, "sens" => OFFICE, "rep" => OFFICE, "reps" => OFFICE, "amb" => OFFICE, "atty" => OFFICE, "cllr" => OFFICE, "coun" => OFFICE,
    "president" => OFFICE_WORD, "premier" => OFFICE_WORD, "minister" => OFFICE_WORD, "chancellor" => OFFICE_WORD, "secretary" => OFFICE_WORD, "senator" => OFFICE_WORD,
    "congressman" => OFFICE_MAN, "congresswoman" => OFFICE_WOMAN, "representative" => OFFICE_WORD, "governor" => OFFICE_WORD, "mayor" => OFFICE_WORD,
    "ambassador" => OFFICE_WORD, "judge" => OFFICE_WORD, "justice" => OFFICE_WORD, "councillor" => OFFICE_WORD, "councilman" => OFFICE_MAN, "councilwoman" => OFFICE_WOMAN,
    "alderman" => OFFICE_WORD, "assemblyman" => OFFICE_MAN, "assemblywoman" => OFFICE_WOMAN, "speaker" => OFFICE_WORD, "chairman" => OFFICE_MAN, "chairwoman" => OFFICE_WOMAN,
    "director" => OFFICE_WORD, "coach" => OFFICE_WORD, "commissioner" => OFFICE_WORD, "attorney" => OFFICE_WORD, "prosecutor" => OFFICE_WORD, "spokesman" => OFFICE_MAN,
    "spokeswoman" => OFFICE_WOMAN, "spokesperson" => OFFICE_WORD, "envoy" => OFFICE_WORD, "delegate" => OFFICE_WORD, "magistrate" => OFFICE_WORD,
};

/// Titles in the plural, which the names of several people follow: “Sens. Odeh and Kaya”.
static PLURALS: Words = words! {
    "messrs", "drs", "profs", "gens", "lts", "cols", "sgts", "sens", "reps", "govs", "senators", "representatives", "congressmen", "congresswomen", "governors",
    "mayors", "ministers", "presidents", "chancellors", "secretaries", "ambassadors", "judges", "justices", "councillors", "councilors", "aldermen", "commissioners",
    "delegates", "generals", "colonels", "majors", "captains", "lieutenants", "sergeants", "corporals", "admirals", "commanders", "detectives", "constables", "officers",
    "deputies", "troopers", "inspectors", "sheriffs", "professors", "doctors", "bishops", "archbishops", "cardinals", "rabbis", "imams", "sheikhs", "popes", "kings", "queens",
    "princes", "princesses", "lords", "fathers", "sisters", "brothers", "coaches", "directors", "attorneys", "prosecutors",
};

/// Whether `lower` (with or without its full stop) is a title of several people.
pub fn is_plural(lower: &str) -> bool {
    lower.ends_with(['s', 'n', '.']) && PLURALS.contains(lower.strip_suffix('.').unwrap_or(lower))
}

/// All honorifics, without full stops.
pub fn all() -> Vec<&'static str> {
    HONORIFICS.keys().collect()
}

/// Every title for several people, without full stop.
pub fn plurals() -> impl Iterator<Item = &'static str> {
    PLURALS.iter()
}

/// The title that `lower` (in lower case, with or without its full stop) is.
pub fn honorific(lower: &str) -> Option<Honorific> {
    HONORIFICS.get(lower.strip_suffix('.').unwrap_or(lower)).copied()
}
