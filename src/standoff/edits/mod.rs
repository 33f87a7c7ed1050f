//! Changes to a stand-off file, as the fewest edits to its text.
//!
//! [`Changes`] collects what is to be changed, gives out fresh ids and, at the end, edits that
//! touch only the lines concerned. Every set of changes also brings the offsets of text-bounds up
//! to date that moved since the file was written, so that the file always speaks of one version
//! of the article.

mod change;
mod make;
mod remove;
mod spans;
mod tidy;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::text::{CharRange, Edit, Text};

use super::{
    AnnFile,
    field::{Piece, chars},
    line,
    places::State,
    record::Record,
};

pub use remove::Dependants;
pub use spans::{breaks_span, covered_text, joined, storable, without};
pub(super) use spans::{covers, offsets};

/// Changes to one stand-off file, made against one version of its article.
///
/// ```
/// use postil::{standoff::{AnnFile, Changes}, text::{CharRange, Format, Text}};
/// let article = Text::new("Nadia Haddad left.", Format::Plain);
/// let file = AnnFile::default();
/// let mut changes = Changes::new(&file, &article);
/// let nadia = changes.add_text_bound("Person", &[CharRange::of(0, 12)]).expect("some text");
/// changes.set_attribute(&nadia, "Status", Some("Verified"));
/// assert_eq!(changes.printed(), "T1\tPerson 0 12\tNadia Haddad\nA1\tStatus T1 Verified\n");
/// ```
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    file: &'a AnnFile,
    article: &'a Text,
    /// Lines of the file that are changed, by their number; `None` where they are removed.
    changed: BTreeMap<usize, Option<String>>,
    /// Lines to be added at the end; `None` where they were removed again.
    added: Vec<Option<String>>,
    /// The lines that were written, by the ids that they have or had, or refer or referred to.
    written: HashMap<String, Vec<Slot>>,
    /// For each kind of id the lowest number that may be free.
    free: HashMap<String, u32>,
    /// Ids of added lines, and those that lines were renamed to.
    taken: HashSet<String>,
    /// Whether any line was written, other than to bring its places up to date.
    touched: bool,
}

/// A line as the changes so far leave it: of the file, or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    File(usize),
    Added(usize),
}

impl<'a> Changes<'a> {
    /// No changes yet; of a file that does not exist, against an empty one.
    pub fn new(file: &'a AnnFile, article: &'a Text) -> Self {
        let mut changes = Changes {
            file,
            article,
            changed: BTreeMap::new(),
            added: Vec::new(),
            written: HashMap::new(),
            free: HashMap::new(),
            taken: HashSet::new(),
            touched: false,
        };
        changes.update_places();
        changes
    }

    /// The edits to the text of the file, in order and not overlapping. None where the file
    /// already says so.
    pub fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (&index, text) in &self.changed {
            let line = &self.file.lines()[index];
            match text {
                None => edits.push(Edit { range: line.full_range(), text: String::new() }),
                Some(text) => edits.extend(difference(line.range, self.original(index), text)),
            }
        }
        let added: Vec<&str> = self.added.iter().flatten().map(String::as_str).collect();
        if !added.is_empty() {
            let end = CharRange::of(self.file.len(), self.file.len());
            let line_end = self.line_end();
            let last_is_open = self.file.lines().last().is_some_and(|line| line.terminator.is_empty());
            let last_is_gone = self
                .file
                .lines()
                .len()
                .checked_sub(1)
                .is_some_and(|last| self.changed.get(&last).is_some_and(Option::is_none));
            let lead = if last_is_open && !last_is_gone { line_end } else { "" };
            edits.push(Edit { range: end, text: format!("{lead}{}{line_end}", added.join(line_end)) });
        }
        edits
    }

    /// The whole text of the file with the changes made.
    pub fn printed(&self) -> String {
        let mut text = Text::new(self.file.source(), crate::text::Format::Plain);
        for edit in self.edits().iter().rev() {
            text.apply(edit);
        }
        text.to_string()
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.edits().is_empty()
    }

    /// Whether anything was changed, other than places that moved since the file was written.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// The lines of the file that would go, in their order.
    pub fn removed(&self) -> impl Iterator<Item = &'a Record> {
        let file = self.file;
        let gone = self.changed.iter().filter(|(_, text)| text.is_none());
        gone.map(move |(&index, _)| &file.lines()[index].record)
    }

    /// The lines of the file that would refer to an annotation no more, and stay.
    pub fn released<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'a Record> + 'b {
        let file = self.file;
        let referring = file.referring_indices(id).filter(move |index| {
            let now = self.record(Slot::File(*index));
            now.is_some_and(|record| record.targets().iter().all(|target| **target != *id))
        });
        referring.map(move |index| &file.lines()[index].record)
    }

    /// Brings the lines of text-bounds that moved up to date. Parked ones stay as they are: their
    /// lines are what is left to find the text by.
    fn update_places(&mut self) {
        for (index, line) in self.file.lines().iter().enumerate() {
            let Record::TextBound(record) = &line.record else { continue };
            let Some(now) = self.file.text_bound_on(index) else { continue };
            if now.state == State::Moved {
                let spans = storable_or_same(self.article, now.spans);
                let text = self.rewritten_place(self.original(index), record, &spans);
                self.changed.insert(index, Some(text));
            }
        }
    }

    /// What ends the lines of the file: what ends its first.
    fn line_end(&self) -> &'static str {
        match self.file.lines().first() {
            Some(line) if !line.terminator.is_empty() => line.terminator,
            _ => "\n",
        }
    }

    fn original(&self, index: usize) -> &'a str {
        self.file.line_text(index)
    }

    fn text(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::File(index) => match self.changed.get(&index) {
                Some(text) => text.as_deref(),
                None => Some(self.original(index)),
            },
            Slot::Added(index) => self.added.get(index)?.as_deref(),
        }
    }

    /// What a line says now; its ranges count from the start of the line.
    fn record(&self, slot: Slot) -> Option<Record> {
        let text = self.text(slot)?;
        let bom = matches!(slot, Slot::File(0)) && text.starts_with('\u{feff}');
        let piece = Piece { text, start: crate::text::CharOffset::ZERO };
        Some(line::parse(if bom { piece.sub('\u{feff}'.len_utf8(), text.len()) } else { piece }))
    }

    fn write(&mut self, slot: Slot, text: Option<String>) {
        if self.text(slot) == text.as_deref() {
            return;
        }
        self.touched = true;
        match slot {
            Slot::File(index) => {
                self.changed.insert(index, text);
            }
            Slot::Added(index) => self.added[index] = text,
        }
        self.index(slot);
    }

    /// Notes which ids a line has and refers to now.
    fn index(&mut self, slot: Slot) {
        let Some(record) = self.record(slot) else { return };
        for id in record.id().into_iter().chain(record.targets()) {
            let slots = self.written.entry(id.text.clone()).or_default();
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
    }

    /// The written lines that may have an id or refer to it.
    fn written(&self, id: &str) -> impl Iterator<Item = Slot> {
        self.written.get(id).into_iter().flatten().copied()
    }

    /// Replaces pieces of a line, given from left to right in code points of the line.
    fn replace(&mut self, slot: Slot, pieces: &[(CharRange, String)]) {
        let Some(text) = self.text(slot) else { return };
        let mut out = String::new();
        let mut rest = text.chars();
        let mut at = 0;
        for (range, with) in pieces {
            let before = range.start().to_usize().saturating_sub(at);
            out.extend(rest.by_ref().take(before));
            out += with;
            rest.by_ref().take(range.len()).for_each(drop);
            at = range.end().to_usize();
        }
        out.push_str(rest.as_str());
        self.write(slot, Some(out));
    }

    /// The line that has an id now.
    fn slot(&self, id: &str) -> Option<Slot> {
        let has_id = |slot: &Slot| self.record(*slot).is_some_and(|record| record.id().is_some_and(|own| *own == *id));
        let in_file = self.file.index_of(id).map(Slot::File).filter(has_id);
        in_file.or_else(|| self.written(id).filter(has_id).min())
    }

    /// The lines that refer to an id now.
    fn referring(&self, id: &str) -> Vec<Slot> {
        let mut slots: Vec<Slot> = self.file.referring_indices(id).map(Slot::File).collect();
        slots.extend(self.written(id));
        slots.sort();
        slots.dedup();
        slots.retain(|&slot| {
            self.record(slot).is_some_and(|record| record.targets().iter().any(|target| **target == *id))
        });
        slots
    }

    /// The id that brat would give: the lowest number that is free.
    fn fresh_id(&mut self, prefix: &str) -> String {
        // No id gets free on the way: what is removed keeps its own until the file is written.
        let from = self.free.get(prefix).copied().unwrap_or(1);
        let free = |number: &u32| {
            let id = format!("{prefix}{number}");
            self.file.get(&id).is_none() && !self.taken.contains(&id)
        };
        let number = (from..).find(free).unwrap_or(u32::MAX);
        self.free.insert(prefix.to_owned(), number.saturating_add(1));
        let id = format!("{prefix}{number}");
        self.taken.insert(id.clone());
        id
    }

    fn push(&mut self, line: String) {
        self.touched = true;
        self.added.push(Some(line));
        self.index(Slot::Added(self.added.len() - 1));
    }
}

/// Fragments cut where a file can't hold them; as they are where nothing would be left.
fn storable_or_same(article: &Text, spans: &[CharRange]) -> Vec<CharRange> {
    let fits = |span: &CharRange| !span.is_empty() && !article.slice(*span).contains(breaks_span);
    if spans.iter().all(fits) {
        return spans.to_vec();
    }
    let cut = storable(article, spans);
    if cut.is_empty() { spans.to_vec() } else { cut }
}

/// The edit that turns `old`, standing at `range`, into `new`: what differs between the first and
/// the last difference.
fn difference(range: CharRange, old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let (mut from, mut a, mut b) = (range.start(), old, new);
    while let (Some(x), Some(y)) = (a.chars().next(), b.chars().next())
        && x == y
    {
        (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
        from = from.plus(1);
    }
    while let (Some(x), Some(y)) = (a.chars().next_back(), b.chars().next_back())
        && x == y
    {
        (a, b) = (&a[..a.len() - x.len_utf8()], &b[..b.len() - y.len_utf8()]);
    }
    Some(Edit { range: CharRange::new(from, from.plus(chars(a))), text: b.to_owned() })
}
