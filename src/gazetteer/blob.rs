//! The file a gazetteer lives in, read where it lies: nothing is unpacked when it is opened.
//!
//! ```text
//! magic, version, number of sections, then offset and length of each (u64, little endian)
//! TITLE      text: what it was built from
//! KEYS       an FST from folded names to postings
//! SKELETONS  an FST from consonant skeletons to postings
//! POSTINGS   lists of records, for names that mean more than one
//! RECORDS    sixteen bytes a place, in the order of ids
//! NAMES      the name of each record behind its length, every sixteenth indexed by STEPS
//! STEPS      u32 offsets into NAMES
//! DIVISIONS  eight bytes each, sorted by code: record (u32), parent (u32)
//! CODES      twelve bytes for each of the first divisions: countries' and first-order codes
//! FEATURES   text: a line a feature, code and name
//! COUNTRIES  text: a line a country: code, name, continent
//! WIDE       u64 populations too large for a record
//! HEIGHTS    i16 a record: metres above the sea, or UNKNOWN_HEIGHT
//! IDENTITIES u32 pairs: record, Wikidata number; in the order of records
//! LOCALS     u32 pairs: record, offset into SPELLINGS; in the order of records
//! SPELLINGS  the names that places have in a language of their country, each behind its length
//! ```
//!
//! Sections at the end that hold nothing are left out with their line of the table, so that a file without local names
//! is one of the version that had none.

use std::{fmt, ops::Range, sync::Arc};

use fst::raw::Fst;

use super::{
    entry::Rank,
    record::{RECORD_LEN, Record, WIDE_FROM},
};

/// The first bytes of every gazetteer file.
pub(super) const MAGIC: &[u8; 8] = b"POSTILG1";

/// How many names are stepped over at most to find one.
pub(super) const NAME_STEP: usize = 16;

/// The bytes of the code of a country or first-order division.
pub(super) const CODE_LEN: usize = 12;

/// The height of a place whose height nobody knows.
pub(super) const UNKNOWN_HEIGHT: i16 = i16::MIN;

/// “No such record”, “no parent”.
pub(super) const NONE: u32 = u32::MAX;

/// The sections, in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Title,
    Keys,
    Skeletons,
    Postings,
    Records,
    Names,
    Steps,
    Divisions,
    Codes,
    Features,
    Countries,
    Wide,
    Heights,
    Identities,
    Locals,
    Spellings,
}

/// How many sections there are.
pub(super) const SECTIONS: usize = Section::Spellings as usize + 1;

/// How many sections a file has at least: up to the identities.
pub(super) const FEWEST_SECTIONS: usize = Section::Identities as usize + 1;

/// Why a file is not a gazetteer this version can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError(&'static str);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for FormatError {}

/// The whole file: part of the program, or read into memory.
#[derive(Clone)]
pub(super) enum Bytes {
    Embedded(&'static [u8]),
    Read(Arc<Vec<u8>>),
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::Read(Arc::new(bytes))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Bytes::Embedded(bytes) => bytes,
            Bytes::Read(bytes) => bytes,
        }
    }
}

/// One section of a file, for an owner that wants bytes of its own.
pub(super) struct Part {
    bytes: Bytes,
    range: Range<usize>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

/// A division: a country, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Division {
    /// The record that is it.
    pub(super) record: Option<u32>,
    /// The division it is part of.
    pub(super) parent: Option<u32>,
}

/// One gazetteer file.
pub(super) struct Blob {
    bytes: Bytes,
    sections: [Range<usize>; SECTIONS],
    keys: Fst<Part>,
    skeletons: Fst<Part>,
    features: Vec<Range<usize>>,
    /// What sort of place each feature is, with its class.
    kinds: Vec<(Rank, u8)>,
    countries: Vec<Range<usize>>,
    /// For the places of a workspace's own: the id that each has in a list of the workspace.
    pub(super) own: Option<Vec<Option<String>>>,
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blob").field("records", &self.len()).finish_non_exhaustive()
    }
}

impl Blob {
    /// Opens a file held in memory.
    pub(super) fn open(bytes: Bytes) -> Result<Self, FormatError> {
        let sections = table(bytes.as_ref())?;
        let part = |section: Section| Part { bytes: bytes.clone(), range: sections[section as usize].clone() };
        let fst = |section| Fst::new(part(section)).map_err(|_| FormatError("its index of names is damaged"));
        let (keys, skeletons) = (fst(Section::Keys)?, fst(Section::Skeletons)?);
        let mut blob = Blob {
            bytes,
            sections,
            keys,
            skeletons,
            features: Vec::new(),
            kinds: Vec::new(),
            countries: Vec::new(),
            own: None,
        };
        blob.features = blob.lines(Section::Features);
        let kind = |range| {
            let (code, _) = blob.line(Section::Features, range).split_once('\t').unwrap_or_default();
            (Rank::of(code), code.bytes().next().unwrap_or(b' '))
        };
        blob.kinds = blob.features.iter().map(kind).collect();
        blob.countries = blob.lines(Section::Countries);
        Ok(blob)
    }

    /// Where the lines of a section of text lie, without their ends.
    fn lines(&self, section: Section) -> Vec<Range<usize>> {
        let mut end = 0;
        let lines = self.section(section).split_inclusive(|&byte| byte == b'\n');
        let range = |line: &[u8]| {
            let start = end;
            end += line.len();
            start..start + line.strip_suffix(b"\n").unwrap_or(line).len()
        };
        lines.map(range).collect()
    }

    fn line(&self, section: Section, range: &Range<usize>) -> &str {
        let bytes = self.section(section).get(range.clone()).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(super) fn section(&self, section: Section) -> &[u8] {
        let range = self.sections[section as usize].clone();
        self.bytes.as_ref().get(range).unwrap_or_default()
    }

    /// A section as text; empty where it is not UTF-8.
    pub(super) fn text(&self, section: Section) -> &str {
        std::str::from_utf8(self.section(section)).unwrap_or_default()
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.section(Section::Records).len() / RECORD_LEN
    }

    pub(super) fn keys(&self) -> &Fst<Part> {
        &self.keys
    }

    pub(super) fn skeletons(&self) -> &Fst<Part> {
        &self.skeletons
    }

    pub(super) fn record(&self, index: usize) -> Option<Record> {
        let bytes = self.section(Section::Records).get(index * RECORD_LEN..)?.first_chunk()?;
        Some(Record::unpack(*bytes))
    }

    /// The record of a GeoNames id.
    pub(super) fn record_of(&self, id: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.record(middle)?.id.cmp(&id) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The population a record stands for.
    pub(super) fn population(&self, record: &Record) -> u64 {
        let Some(row) = record.population.checked_sub(WIDE_FROM) else { return u64::from(record.population) };
        let wide = self.section(Section::Wide).get(row as usize * 8..).and_then(<[u8]>::first_chunk);
        wide.map_or(u64::from(WIDE_FROM), |bytes| u64::from_le_bytes(*bytes))
    }

    /// The name of a record; empty past the end.
    pub(super) fn name(&self, index: usize) -> &str {
        let names = self.section(Section::Names);
        let Some(step) = self.number(Section::Steps, index / NAME_STEP) else { return "" };
        let mut rest = names.get(step as usize..).unwrap_or_default();
        for _ in 0..index % NAME_STEP {
            let len = rest.first().map_or(0, |&len| len as usize + 1);
            rest = rest.get(len..).unwrap_or_default();
        }
        let name = rest.split_first().and_then(|(&len, rest)| rest.get(..len as usize)).unwrap_or_default();
        std::str::from_utf8(name).unwrap_or_default()
    }

    /// Number `index` of a section of u32.
    pub(super) fn number(&self, section: Section, index: usize) -> Option<u32> {
        let bytes = self.section(section).get(index * 4..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes))
    }

    /// Metres above the sea.
    pub(super) fn height(&self, index: usize) -> Option<i16> {
        let bytes = self.section(Section::Heights).get(index * 2..)?.first_chunk()?;
        Some(i16::from_le_bytes(*bytes)).filter(|&height| height != UNKNOWN_HEIGHT)
    }

    /// The Wikidata number of a record.
    pub(super) fn wikidata(&self, index: usize) -> Option<u32> {
        self.paired(Section::Identities, index)
    }

    /// The name of a record in a language of its country, where that differs from its name.
    pub(super) fn local_name(&self, index: usize) -> Option<&str> {
        let at = self.paired(Section::Locals, index)? as usize;
        let (&len, rest) = self.section(Section::Spellings).get(at..)?.split_first()?;
        std::str::from_utf8(rest.get(..usize::from(len))?).ok()
    }

    /// What a section of pairs in the order of records has beside a record.
    fn paired(&self, section: Section, index: usize) -> Option<u32> {
        let (mut low, mut high) = (0, self.section(section).len() / 8);
        while low < high {
            let middle = usize::midpoint(low, high);
            match (self.number(section, middle * 2)? as usize).cmp(&index) {
                std::cmp::Ordering::Equal => return self.number(section, middle * 2 + 1),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub(super) fn division(&self, index: u32) -> Option<Division> {
        let index = index as usize * 2;
        let record = self.number(Section::Divisions, index)?;
        let parent = self.number(Section::Divisions, index + 1)?;
        let known = |n: u32| (n != NONE).then_some(n);
        Some(Division { record: known(record), parent: known(parent) })
    }

    /// The code of a country or first-order division, filled up with zeros: `SY`, `SY12`.
    pub(super) fn code(&self, division: u32) -> Option<[u8; CODE_LEN]> {
        self.section(Section::Codes).get(division as usize * CODE_LEN..)?.first_chunk().copied()
    }

    /// The country or first-order division of a code.
    pub(super) fn division_of(&self, code: [u8; CODE_LEN]) -> Option<u32> {
        let (codes, _) = self.section(Section::Codes).as_chunks::<CODE_LEN>();
        codes.binary_search(&code).ok().and_then(|index| u32::try_from(index).ok())
    }

    /// Code and name of a feature.
    pub(super) fn feature(&self, index: u16) -> (&str, &str) {
        let line = self.features.get(index as usize).map(|range| self.line(Section::Features, range));
        line.and_then(|line| line.split_once('\t')).unwrap_or_default()
    }

    /// What sort of place a feature is, and its class.
    pub(super) fn kind(&self, index: u16) -> (Rank, u8) {
        self.kinds.get(index as usize).copied().unwrap_or((Rank::of(""), b' '))
    }

    /// The line of a country: code, name, continent, separated by tabs.
    pub(super) fn country_line(&self, code: &str) -> Option<&str> {
        let lines = self.section(Section::Countries);
        let letters = |range: &Range<usize>| lines.get(range.start..range.start + 2).unwrap_or_default();
        let at = self.countries.binary_search_by(|range| letters(range).cmp(code.as_bytes())).ok()?;
        self.countries.get(at).map(|range| self.line(Section::Countries, range))
    }

    /// Calls `each` for every record a value of one of the two indices stands for, with whether
    /// the name is the record's own rather than an alternate.
    pub(super) fn postings(&self, value: u64, mut each: impl FnMut(u32, bool)) {
        if value & 1 == 1 {
            each((value >> 2) as u32, value & 2 == 2);
            return;
        }
        let mut rest = self.section(Section::Postings).get((value >> 1) as usize..).unwrap_or_default();
        let Some(count) = varint(&mut rest) else { return };
        let mut record = 0;
        for _ in 0..count {
            let Some(posting) = varint(&mut rest) else { return };
            record += (posting >> 1) as u32;
            each(record, posting & 1 == 1);
        }
    }
}

/// Where the sections lie, checked to lie in the file.
fn table(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], FormatError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(FormatError("it is not a postil gazetteer of this version"))?;
    let number = |at: usize| rest.get(at..)?.first_chunk().and_then(|b| usize::try_from(u64::from_le_bytes(*b)).ok());
    // The first section stands behind the table and tells how long that is.
    let listed = number(0).map_or(0, |first| first.saturating_sub(MAGIC.len()) / 16);
    let mut sections = [const { 0..0 }; SECTIONS];
    for (i, section) in sections.iter_mut().enumerate().take(listed.max(FEWEST_SECTIONS)) {
        let range =
            number(i * 16).zip(number(i * 16 + 8)).and_then(|(start, len)| Some(start..start.checked_add(len)?));
        *section = range.filter(|range| range.end <= bytes.len()).ok_or(FormatError("it is cut short"))?;
    }
    Ok(sections)
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Appends a number, seven bits a byte, lowest first.
pub(super) fn push_varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
