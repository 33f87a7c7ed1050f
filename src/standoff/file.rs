//! A stand-off file: every byte it was read from, what its lines say, and where they point now.

use std::{collections::BTreeMap, fmt, sync::Arc};

use crate::text::{AppliedEdit, CharOffset, CharRange, Text};

use super::{
    Field,
    catch_up::Recovery,
    edits::covers,
    field::{Piece, chars, lines},
    id_index::IdIndex,
    line,
    places::{Moves, Places, State},
    record::{Attribute, Equiv, Event, Normalisation, Note, Record, Relation, TextBoundRecord},
};

/// One line of a stand-off file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands, without what ends it.
    pub range: CharRange,
    /// What ends it: LF, CRLF, CR, or nothing at the end of the file.
    pub terminator: &'static str,
    /// What it says.
    pub record: Record,
    /// Where it starts and ends in bytes.
    bytes: (usize, usize),
}

impl Line {
    /// Where it stands, with what ends it.
    pub fn full_range(&self) -> CharRange {
        CharRange::new(self.range.start(), self.range.end().plus(self.terminator.len()))
    }
}

/// A text-bound and where it is now in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextBound<'a> {
    /// `T1`
    pub id: &'a Field,
    /// Its type.
    pub label: &'a Field,
    /// Its fragments in the article as it is now, in the order of the file; none while it is parked.
    pub spans: &'a [CharRange],
    /// What became of it since its line was written.
    pub state: State,
    /// What the line says it covers, fragments joined by one space.
    pub text: &'a str,
    /// Its line, without what ends it.
    pub line: CharRange,
    /// The line as it was read.
    pub record: &'a TextBoundRecord,
}

impl TextBound<'_> {
    /// From the start of its first fragment to the end of its last; `None` while it is parked.
    pub fn range(&self) -> Option<CharRange> {
        self.spans.iter().copied().reduce(CharRange::join)
    }

    /// Whether it has no place in the article: its text was deleted, or stands somewhere else than
    /// its line says.
    pub fn is_parked(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether what its line says it covers stands where its line says.
    pub fn fits(&self, article: &Text) -> bool {
        let stored = &self.record.stored;
        match &self.record.text {
            Some(text) => covers(article, stored, text),
            None => stored.iter().all(|span| span.end().to_usize() <= article.len()),
        }
    }

    /// Whether a cursor at `at` touches one of its fragments.
    pub fn touches(&self, at: CharOffset) -> bool {
        self.spans.iter().any(|span| span.touches(at))
    }

    /// Whether one of its fragments shares text with `range`, or touches it where that is empty.
    pub fn meets(&self, range: CharRange) -> bool {
        if range.is_empty() { self.touches(range.start()) } else { self.spans.iter().any(|s| s.overlaps(range)) }
    }
}

/// What was read once and never changes.
#[derive(Debug, Default)]
struct Tree {
    source: String,
    lines: Vec<Line>,
    /// The lines that are text-bounds, in the order of the file; places are counted alike.
    text_bounds: Vec<u32>,
    /// The lines that have an id.
    by_id: IdIndex,
    /// The lines that refer to an id.
    referring: IdIndex,
}

/// A stand-off file. Reading and printing it changes nothing, not a byte.
///
/// The lines never change; edits are made to the text they were read from and that is read anew.
/// What does change is where in the article the text-bounds are: [`AnnFile::follow`] moves them
/// with every edit of the article. A clone is cheap and keeps the places it was made with.
///
/// ```
/// use postil::standoff::AnnFile;
/// let file = AnnFile::parse("T1\tPerson 0 5\tNadia\nnot a line\n");
/// let nadia = file.text_bound("T1").expect("it is there");
/// assert_eq!((&*nadia.label.text, nadia.text), ("Person", "Nadia"));
/// assert_eq!(file.to_string(), "T1\tPerson 0 5\tNadia\nnot a line\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct AnnFile {
    tree: Arc<Tree>,
    pub(super) places: Places,
    /// Text-bounds that were found again, or not, after the article was changed unseen.
    pub(super) recovered: BTreeMap<String, Recovery>,
}

impl AnnFile {
    /// Reads a stand-off file. Nothing is refused: a line that can't be understood is kept as it is.
    pub fn parse(source: &str) -> Self {
        let mut tree = Tree { source: source.to_owned(), ..Tree::default() };
        let mut start = CharOffset::ZERO;
        let mut byte = 0;
        let mut places = Places::default();
        for (index, (text, terminator)) in lines(source).enumerate() {
            let range = CharRange::new(start, start.plus(chars(text)));
            let mut piece = Piece { text, start };
            if index == 0 && text.starts_with('\u{feff}') {
                piece = piece.sub('\u{feff}'.len_utf8(), text.len());
            }
            let bytes = (byte, byte + text.len());
            let line = Line { range, terminator: static_terminator(terminator), record: line::parse(piece), bytes };
            start = line.full_range().end();
            byte = bytes.1 + terminator.len();
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            if let Record::TextBound(record) = &line.record {
                tree.text_bounds.push(index);
                places.push(&record.stored);
            }
            if let Some(id) = line.record.id() {
                tree.by_id.push(id, index);
            }
            for target in line.record.targets() {
                tree.referring.push(target, index);
            }
            tree.lines.push(line);
        }
        tree.by_id.sort();
        tree.referring.sort();
        places.sort();
        AnnFile { tree: Arc::new(tree), places, recovered: BTreeMap::new() }
    }

    /// Reads the stand-off file of an article. A text-bound whose text does not stand where its line
    /// says is parked: it has no place, and its line is left alone, until it is found again.
    pub fn read(source: &str, article: &Text) -> Self {
        let mut file = AnnFile::parse(source);
        let adrift: Moves = (0..file.tree.text_bounds.len())
            .filter(|&index| file.place(index).is_some_and(|it| !it.fits(article)))
            .map(|index| (index, (Vec::new(), State::Adrift)))
            .collect();
        file.places.set(adrift);
        file
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.tree.source
    }

    /// Its length in code points.
    pub fn len(&self) -> usize {
        self.tree.lines.last().map_or(0, |line| line.full_range().end().to_usize())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.tree.source.is_empty()
    }

    /// Its lines in their order.
    pub fn lines(&self) -> &[Line] {
        &self.tree.lines
    }

    /// The line that a place of the stand-off file is on; at the end of the file, the last.
    pub fn line_at(&self, at: CharOffset) -> Option<&Line> {
        let behind = self.tree.lines.partition_point(|line| line.range.start() <= at);
        self.tree.lines[..behind].last()
    }

    /// The line with an id, the first where several have it.
    pub fn get(&self, id: &str) -> Option<&Line> {
        self.tree.lines.get(self.index_of(id)?)
    }

    /// The lines that refer to an id, in their order.
    pub fn referring(&self, id: &str) -> impl Iterator<Item = &Line> {
        self.referring_indices(id).map(|line| &self.tree.lines[line])
    }

    /// All text-bounds in the order of the file, parked ones included.
    pub fn text_bounds(&self) -> impl DoubleEndedIterator<Item = TextBound<'_>> {
        (0..self.tree.text_bounds.len()).filter_map(|index| self.place(index))
    }

    /// The text-bounds of a state, in the order of the file.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = TextBound<'_>> {
        let wanted = (0..self.tree.text_bounds.len()).filter(move |&index| self.places.state(index) == state);
        wanted.filter_map(|index| self.place(index))
    }

    /// The text-bounds that had to be found again after the article was changed unseen and have a place,
    /// with how that went, by where they start.
    pub fn found_again(&self) -> Vec<(TextBound<'_>, Recovery)> {
        let bounds = self.recovered.iter().filter_map(|(id, recovery)| Some((self.text_bound(id)?, *recovery)));
        let mut found: Vec<_> = bounds.filter(|(it, _)| !it.is_parked()).collect();
        found.sort_by_key(|(it, _)| it.range());
        found
    }

    /// All text-bounds with a place, by where they start; of those that start alike the longest first.
    pub fn in_order(&self) -> impl DoubleEndedIterator<Item = TextBound<'_>> {
        self.places.order().iter().filter_map(|&index| self.place(index as usize)).filter(|it| !it.is_parked())
    }

    /// The text-bound with an id.
    pub fn text_bound(&self, id: &str) -> Option<TextBound<'_>> {
        self.text_bound_on(self.index_of(id)?)
    }

    /// The text-bounds that a cursor at `at` in the article touches, the shortest first.
    pub fn at(&self, at: CharOffset) -> Vec<TextBound<'_>> {
        self.meeting(CharRange::empty(at))
    }

    /// The text-bounds that share text with a range of the article, the shortest first. An empty
    /// range is a cursor: what it touches.
    pub fn meeting(&self, range: CharRange) -> Vec<TextBound<'_>> {
        let starting = self.in_order().take_while(|it| it.range().is_some_and(|all| all.start() <= range.end()));
        let mut found: Vec<_> = starting.filter(|it| it.meets(range)).collect();
        found.sort_by_key(|it| it.range().map_or(0, CharRange::len));
        found
    }

    /// The text-bounds whose only fragment is just this range of the article.
    pub fn exactly(&self, range: CharRange) -> Vec<TextBound<'_>> {
        let starting = self.places.starting_at(range.start()).filter(|&index| self.places.get(index) == [range]);
        starting.filter_map(|index| self.place(index)).collect()
    }

    /// All relations.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.records().filter_map(|record| if let Record::Relation(it) = record { Some(it) } else { None })
    }

    /// All events.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.records().filter_map(|record| if let Record::Event(it) = record { Some(it) } else { None })
    }

    /// All equivalences.
    pub fn equivs(&self) -> impl Iterator<Item = &Equiv> {
        self.records().filter_map(|record| if let Record::Equiv(it) = record { Some(it) } else { None })
    }

    /// All attributes, modifications included.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.records().filter_map(|record| if let Record::Attribute(it) = record { Some(it) } else { None })
    }

    /// All links to data bases.
    pub fn normalisations(&self) -> impl Iterator<Item = &Normalisation> {
        self.records().filter_map(|record| if let Record::Normalisation(it) = record { Some(it) } else { None })
    }

    /// All notes.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.records().filter_map(|record| if let Record::Note(it) = record { Some(it) } else { None })
    }

    /// What is said of an id.
    pub fn attributes_of(&self, id: &str) -> impl Iterator<Item = &Attribute> {
        self.referring(id).filter_map(|line| if let Record::Attribute(it) = &line.record { Some(it) } else { None })
    }

    /// The relations that an id takes part in.
    pub fn relations_of(&self, id: &str) -> impl Iterator<Item = &Relation> {
        self.referring(id).filter_map(|line| if let Record::Relation(it) = &line.record { Some(it) } else { None })
    }

    /// The data base entries an id is linked to.
    pub fn normalisations_of(&self, id: &str) -> impl Iterator<Item = &Normalisation> {
        self.referring(id).filter_map(|line| if let Record::Normalisation(it) = &line.record { Some(it) } else { None })
    }

    /// The notes on an id.
    pub fn notes_of(&self, id: &str) -> impl Iterator<Item = &Note> {
        self.referring(id).filter_map(|line| if let Record::Note(it) = &line.record { Some(it) } else { None })
    }

    /// The value of an attribute of an id: `None` where it is not set, an empty string where it
    /// is binary.
    pub fn attribute(&self, id: &str, name: &str) -> Option<&str> {
        let found = self.attributes_of(id).find(|attribute| attribute.label == *name)?;
        Some(found.value.as_ref().map_or("", |value| value))
    }

    /// Moves every text-bound through an edit that was made to the article; `after` is the
    /// article with the edit made.
    ///
    /// The rule: what is typed inside a fragment belongs to it, what is typed at either border
    /// does not. A fragment whose text is deleted is parked and comes back with its text.
    pub fn follow(&mut self, edit: &AppliedEdit, after: &Text) {
        self.places.follow(edit, after);
    }

    /// The text of a line, by its number, without what ends it.
    pub(super) fn line_text(&self, index: usize) -> &str {
        self.tree.lines.get(index).map_or("", |line| &self.tree.source[line.bytes.0..line.bytes.1])
    }

    /// The number of the line with an id: of the first, what repeats it is a fault.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        let has_id = |line: &usize| self.tree.lines[*line].record.id().is_some_and(|own| *own == *id);
        self.tree.by_id.lines(id).find(has_id)
    }

    /// The numbers of the lines that refer to an id, in their order.
    pub(super) fn referring_indices(&self, id: &str) -> impl Iterator<Item = usize> {
        let refers = move |line: &usize| self.tree.lines[*line].record.targets().iter().any(|target| **target == *id);
        self.tree.referring.lines(id).filter(refers)
    }

    /// The text-bound that a line, given by its number, is about.
    pub(super) fn text_bound_on(&self, line: usize) -> Option<TextBound<'_>> {
        let line = u32::try_from(line).ok()?;
        self.place(self.tree.text_bounds.binary_search(&line).ok()?)
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        self.tree.lines.iter().map(|line| &line.record)
    }

    /// The text-bound with a number, counted in the order of the file.
    pub(super) fn place(&self, index: usize) -> Option<TextBound<'_>> {
        let line = &self.tree.lines[*self.tree.text_bounds.get(index)? as usize];
        let Record::TextBound(record) = &line.record else { return None };
        Some(TextBound {
            id: &record.id,
            label: &record.label,
            spans: self.places.get(index),
            state: self.places.state(index),
            text: record.text.as_ref().map_or("", |text| text),
            line: line.range,
            record,
        })
    }
}

impl fmt::Display for AnnFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tree.source)
    }
}

fn static_terminator(terminator: &str) -> &'static str {
    match terminator {
        "\r\n" => "\r\n",
        "\r" => "\r",
        "\n" => "\n",
        _ => "",
    }
}
