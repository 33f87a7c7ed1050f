//! One line of a stand-off file, read the way brat reads it.
//!
//! The rules are those of brat's `annotation.py`, which is looser and stricter than its manual:
//! the first letter of the id decides, the first tab ends the id, the second the data. Where brat
//! fails on a line it keeps the line; so do we.

use crate::text::CharRange;

use super::{
    Fault, Field,
    field::{Piece, chars},
    record::{Argument, Attribute, Equiv, Event, Malformed, Normalisation, Note, Record, Relation, TextBoundRecord},
};

/// Reads one line, given without what ends it and without a byte order mark.
pub(super) fn parse(line: Piece<'_>) -> Record {
    if line.text.trim().is_empty() {
        return Record::Blank;
    }
    let malformed = |id: Option<Piece<'_>>, (fault, range): (Fault, CharRange)| {
        Record::Malformed(Malformed { id: id.map(Piece::field), fault, range })
    };
    let Some((id, rest)) = line.split_once('\t') else {
        if line.text.starts_with('#') {
            return Record::Comment;
        }
        return malformed(None, (Fault::NoFields, line.range()));
    };
    let (data, tail) = match rest.split_once('\t') {
        Some((data, tail)) => (data, Some(tail)),
        None => (rest, None),
    };
    if id.text == "*" {
        return equiv(data).map_or_else(|fault| malformed(None, fault), Record::Equiv);
    }
    if !is_id(id.text) {
        if id.text.starts_with('#') {
            return Record::Comment;
        }
        return malformed(None, (Fault::Id, id.range()));
    }
    let record = match id.text.as_bytes()[0] {
        b'T' => text_bound(id, data, tail).map(Record::TextBound),
        b'R' => relation(id, data).map(Record::Relation),
        b'E' => event(id, data).map(Record::Event),
        b'A' | b'M' => attribute(id, data).map(Record::Attribute),
        b'N' => normalisation(id, data, tail).map(Record::Normalisation),
        b'#' => note(id, data, tail).map(Record::Note),
        _ => Err((Fault::Kind, id.range())),
    };
    record.unwrap_or_else(|fault| malformed(Some(id), fault))
}

/// A line that can't be read: why, and where.
type Refusal = (Fault, CharRange);

/// Whether `text` can be an id: letters (or `#` and letters, or `#` alone), digits, anything but
/// white space.
pub fn is_id(text: &str) -> bool {
    let bare = text.strip_prefix('#');
    let rest = bare.unwrap_or(text).trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let has_prefix = bare.is_some() || rest.len() < text.len();
    has_prefix && rest.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}

/// A number as Python's `int` reads it: a sign is allowed, and single underscores between digits.
fn integer(text: &str) -> Option<i64> {
    // As all but strange ones are written.
    if !text.is_empty() && text.len() < 19 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.bytes().fold(0, |value, b| value * 10 + i64::from(b - b'0')));
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let proper = digits.split('_').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let value = if proper { digits.replace('_', "").parse::<i64>().ok()? } else { return None };
    Some(if text.starts_with('-') { -value } else { value })
}

fn text_bound(id: Piece<'_>, data: Piece<'_>, tail: Option<Piece<'_>>) -> Result<TextBoundRecord, Refusal> {
    let (label, offsets) = data.split_once(' ').ok_or((Fault::Offsets, data.range()))?;
    let mut stored: Vec<CharRange> = Vec::new();
    for fragment in offsets.split(';') {
        let refuse = |fault| (fault, fragment.range());
        let numbers = fragment.split_once(' ').ok_or(refuse(Fault::Offsets))?;
        let (Some(start), Some(end)) = (integer(numbers.0.text), integer(numbers.1.text)) else {
            return Err(refuse(Fault::Offsets));
        };
        if start > end {
            return Err(refuse(Fault::StartBehindEnd));
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return Err(refuse(if start < 0 { Fault::Negative } else { Fault::Offsets }));
        };
        let span = CharRange::of(start as usize, end as usize);
        if stored.iter().any(|other| other.overlaps(span)) {
            return Err(refuse(Fault::Overlap));
        }
        stored.push(span);
    }
    if label.text.is_empty() {
        return Err((Fault::Offsets, data.range()));
    }
    let (text, tail) = tail.map_or((None, None), |tail| covered_text(tail, &stored));
    Ok(TextBoundRecord { id: id.field(), label: label.field(), stored, offsets: offsets.range(), text, tail })
}

/// Splits what follows the offsets into the covered text and the rest. The text is as long as
/// the fragments say; brat ignores what follows it behind white space.
fn covered_text(tail: Piece<'_>, spans: &[CharRange]) -> (Option<Field>, Option<Field>) {
    let expected = spans.iter().map(|span| span.len()).sum::<usize>() + spans.len().saturating_sub(1);
    // Most lines end with it.
    if chars(tail.text) <= expected && !tail.text.contains('\t') {
        return (Some(tail.field()), None);
    }
    let tab = tail.text.find('\t').unwrap_or(tail.text.len());
    let end = tail.text.char_indices().nth(expected).map(|(byte, c)| (byte, c.is_whitespace()));
    let end = match end {
        Some((byte, true)) if byte <= tab => byte,
        _ => tab,
    };
    let rest = tail.sub(end, tail.text.len());
    (Some(tail.sub(0, end).field()), (!rest.text.is_empty()).then(|| rest.field()))
}

/// The words of the data field. brat splits at single spaces; more of them are harmless to us.
fn words(data: Piece<'_>) -> Vec<Piece<'_>> {
    data.split(' ').filter(|word| !word.text.is_empty()).collect()
}

fn arguments(words: &[Piece<'_>]) -> Result<Vec<Argument>, Refusal> {
    words
        .iter()
        .map(|word| match word.split_once(':') {
            Some((role, target)) if !role.text.is_empty() && !target.text.is_empty() => {
                Ok(Argument { role: role.field(), target: target.field() })
            }
            _ => Err((Fault::Argument, word.range())),
        })
        .collect()
}

fn relation(id: Piece<'_>, data: Piece<'_>) -> Result<Relation, Refusal> {
    let words = words(data);
    let (label, rest) = words.split_first().ok_or((Fault::ArgumentCount, data.range()))?;
    let arguments: [Argument; 2] = arguments(rest)?.try_into().map_err(|_| (Fault::ArgumentCount, data.range()))?;
    if arguments[0].role.text == arguments[1].role.text {
        return Err((Fault::SameRoles, arguments[1].role.range));
    }
    Ok(Relation { id: id.field(), label: label.field(), arguments })
}

fn event(id: Piece<'_>, data: Piece<'_>) -> Result<Event, Refusal> {
    let words = words(data);
    let (head, rest) = words.split_first().ok_or((Fault::Trigger, data.range()))?;
    let (label, trigger) = head.split_once(':').ok_or((Fault::Trigger, head.range()))?;
    if label.text.is_empty() || trigger.text.is_empty() {
        return Err((Fault::Trigger, head.range()));
    }
    Ok(Event { id: id.field(), label: label.field(), trigger: trigger.field(), arguments: arguments(rest)? })
}

fn equiv(data: Piece<'_>) -> Result<Equiv, Refusal> {
    let words = words(data);
    match words.split_first() {
        Some((label, members)) if members.len() > 1 => {
            Ok(Equiv { label: label.field(), members: members.iter().map(|member| member.field()).collect() })
        }
        _ => Err((Fault::Members, data.range())),
    }
}

fn attribute(id: Piece<'_>, data: Piece<'_>) -> Result<Attribute, Refusal> {
    let (label, rest) = data.split_once(' ').ok_or((Fault::Target, data.range()))?;
    let (target, value) = match rest.split_once(' ') {
        Some((target, value)) => (target, Some(value.trim())),
        None => (rest, None),
    };
    if label.text.is_empty() || target.text.is_empty() {
        return Err((Fault::Target, data.range()));
    }
    let value = value.filter(|value| !value.text.is_empty()).map(Piece::field);
    Ok(Attribute { id: id.field(), label: label.field(), target: target.field(), value })
}

/// Both forms: brat's own, `Reference T1 DB:ENTRY`, and that of the BioNLP shared tasks,
/// `Reference Annotation:T1 Referent:DB:ENTRY`.
fn normalisation(id: Piece<'_>, data: Piece<'_>, tail: Option<Piece<'_>>) -> Result<Normalisation, Refusal> {
    let words = words(data);
    let [label, target, reference] = words[..] else { return Err((Fault::Reference, data.range())) };
    let target = without_prefix(target, "Annotation:");
    let reference = without_prefix(reference, "Referent:");
    let (database, entry) = reference.split_once(':').ok_or((Fault::Reference, reference.range()))?;
    // brat writes a tab more with every save; any number of them stands before the text.
    let text = tail.map(|tail| {
        let tabs = tail.text.len() - tail.text.trim_start_matches('\t').len();
        tail.sub(tabs, tail.text.len())
    });
    Ok(Normalisation {
        id: id.field(),
        label: label.field(),
        target: target.field(),
        database: database.field(),
        entry: entry.field(),
        text: text.filter(|text| !text.text.is_empty()).map(Piece::field),
    })
}

fn without_prefix<'a>(piece: Piece<'a>, prefix: &str) -> Piece<'a> {
    if piece.text.starts_with(prefix) { piece.sub(prefix.len(), piece.text.len()) } else { piece }
}

fn note(id: Piece<'_>, data: Piece<'_>, tail: Option<Piece<'_>>) -> Result<Note, Refusal> {
    let words = words(data);
    let [label, target] = words[..] else { return Err((Fault::Target, data.range())) };
    Ok(Note {
        id: id.field(),
        label: label.field(),
        target: target.field(),
        text: tail.filter(|tail| chars(tail.text) > 0).map(Piece::field),
    })
}
