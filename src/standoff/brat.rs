//! A file as brat can read all of it.
//!
//! brat loses what it can't read: it tears records apart at characters that end a line to Python,
//! takes a byte order mark for a part of the first id, drops the second of two lines with one id,
//! adds a tab to every data base link at each save, and refuses the whole file for one event
//! without its trigger. What is printed here says the same and survives all that.

use std::collections::{HashMap, HashSet};

use crate::text::{CharRange, Text};

use super::{
    AnnFile, Line, Record, TextBoundRecord,
    edits::{breaks_span, covered_text, storable},
};

/// Prints a file for brat. `article` fills in texts that lines leave out; without it they are left
/// out still.
///
/// - Lines end in LF, and the last one ends; a byte order mark is dropped.
/// - Spans are cut at characters brat breaks lines at, and their fragments sorted.
/// - A second line with the same id gets a fresh one.
/// - What is said of an event's trigger is said of the event.
/// - An event without its trigger is commented out: it would cost the whole file.
/// - Lines that can't be understood stay as they are; brat keeps them.
pub fn print_for_brat(file: &AnnFile, article: Option<&Text>) -> String {
    let mut printer = Printer { file, article, seen: HashSet::new(), events: HashMap::new() };
    for event in file.events() {
        printer.events.entry(&event.trigger.text).or_insert(&event.id.text);
    }
    let mut out = String::new();
    for (index, line) in file.lines().iter().enumerate() {
        out += &printer.line(index, line);
        out.push('\n');
    }
    out
}

struct Printer<'a> {
    file: &'a AnnFile,
    article: Option<&'a Text>,
    seen: HashSet<String>,
    /// The first event of each trigger.
    events: HashMap<&'a str, &'a str>,
}

impl Printer<'_> {
    fn line(&mut self, index: usize, line: &Line) -> String {
        let original = self.file.line_text(index).trim_start_matches('\u{feff}');
        let id = line.record.id().map(|id| self.unique(id)).unwrap_or_default();
        match &line.record {
            Record::TextBound(it) => {
                let spans = self.file.text_bound_on(index).map_or(&[][..], |it| it.spans);
                self.text_bound(&id, it, spans).unwrap_or_else(|| original.to_owned())
            }
            Record::Relation(it) => {
                let [one, other] = &it.arguments;
                format!("{id}\t{} {}:{} {}:{}\t", it.label, one.role, one.target, other.role, other.target)
            }
            Record::Event(it) => {
                let arguments: String =
                    it.arguments.iter().map(|argument| format!(" {}:{}", argument.role, argument.target)).collect();
                let trigger =
                    self.file.text_bound(&it.trigger).is_some_and(|trigger| trigger.label.text == it.label.text);
                let mark = if trigger { "" } else { "# " };
                format!("{mark}{id}\t{}:{}{arguments}", it.label, it.trigger)
            }
            Record::Equiv(it) => {
                let members: Vec<&str> = it.members.iter().map(|member| &**member).collect();
                format!("*\t{} {}", it.label, members.join(" "))
            }
            Record::Attribute(it) => {
                let value = it.value.as_ref().map_or(String::new(), |value| format!(" {}", plain(value)));
                format!("{id}\t{} {}{value}", it.label, self.target(&it.target))
            }
            Record::Normalisation(it) => {
                let text = it.text.as_ref().map_or("", |text| text);
                let target = self.target(&it.target);
                format!("{id}\t{} {target} {}:{}\t{}", it.label, it.database, it.entry, plain(text))
            }
            Record::Note(it) => {
                let text = it.text.as_ref().map_or("", |text| text);
                format!("{id}\t{} {}\t{}", it.label, self.target(&it.target), plain(text))
            }
            Record::Comment | Record::Blank | Record::Malformed(_) => original.to_owned(),
        }
    }

    /// The id of a line, or a fresh one where another line has it already.
    fn unique(&mut self, id: &str) -> String {
        if self.seen.insert(id.to_owned()) {
            return id.to_owned();
        }
        let prefix: String = id.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let fresh = (1u32..)
            .map(|number| format!("{prefix}{number}"))
            .find(|id| self.file.get(id).is_none() && !self.seen.contains(id))
            .unwrap_or_default();
        self.seen.insert(fresh.clone());
        fresh
    }

    fn target<'b>(&'b self, id: &'b str) -> &'b str {
        self.events.get(id).copied().unwrap_or(id)
    }

    /// A text-bound that stands where it says; `None` for one whose line must be left alone.
    fn text_bound(&self, id: &str, record: &TextBoundRecord, spans: &[CharRange]) -> Option<String> {
        if spans.is_empty() {
            return None;
        }
        let mut pieces: Vec<(CharRange, String)> = match (self.article, &record.text) {
            (Some(article), _) => storable_pieces(article, spans),
            (None, Some(text)) => recorded_pieces(&record.stored, text)?,
            (None, None) => return None,
        };
        pieces.sort_by_key(|(span, _)| (span.start(), span.end()));
        let offsets: Vec<String> = pieces.iter().map(|(span, _)| format!("{} {}", span.start(), span.end())).collect();
        let texts: Vec<&str> = pieces.iter().map(|(_, text)| text.as_str()).collect();
        let tail = record.tail.as_ref().map_or(String::new(), |tail| tail.text.split(breaks_line).collect());
        Some(format!("{id}\t{} {}\t{}{tail}", record.label, offsets.join(";"), texts.join(" ")))
    }
}

/// Whether brat ends a line here.
fn breaks_line(c: char) -> bool {
    c != '\t' && breaks_span(c)
}

/// A text without what would end its line.
fn plain(text: &str) -> String {
    text.chars().map(|c| if breaks_line(c) { ' ' } else { c }).collect()
}

fn storable_pieces(article: &Text, spans: &[CharRange]) -> Vec<(CharRange, String)> {
    let readable = spans.iter().all(|span| !article.slice(*span).contains(breaks_span));
    let cut = if readable { Vec::new() } else { storable(article, spans) };
    // A span of nothing but such characters has no other form.
    let spans = if cut.is_empty() { spans } else { &cut };
    spans.iter().map(|span| (*span, covered_text(article, &[*span]))).collect()
}

/// Fragments and their texts, cut by the text of the line alone.
fn recorded_pieces(spans: &[CharRange], text: &str) -> Option<Vec<(CharRange, String)>> {
    let mut out = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    for (index, span) in spans.iter().enumerate() {
        if index > 0 {
            (rest.first() == Some(&' ')).then(|| rest.remove(0))?;
        }
        if rest.len() < span.len() {
            return None;
        }
        let piece: Vec<char> = rest.drain(..span.len()).collect();
        let alone = Text::new(&piece.iter().collect::<String>(), crate::text::Format::Plain);
        for (inner, text) in storable_pieces(&alone, &[CharRange::of(0, span.len())]) {
            out.push((inner.shift(span.start().to_usize()), text));
        }
    }
    rest.is_empty().then_some(out)
}
