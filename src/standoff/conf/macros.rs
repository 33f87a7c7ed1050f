//! Macros: names in angle brackets that stand for text, to the end of their section.

use crate::{
    standoff::{
        Field,
        field::{Piece, chars},
    },
    text::CharRange,
};

use super::RESERVED;

/// The macros defined so far in a section, in the order of their definition.
#[derive(Debug, Default)]
pub(super) struct Macros {
    /// Name with its brackets, and what it stands for.
    defined: Vec<(String, String)>,
}

/// Reads `<NAME>=VALUE`, which must start its line.
pub(super) fn definition(line: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let close = line.text.find(">=")?;
    let name = line.text.strip_prefix('<')?.get(..close - 1)?;
    let proper = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-');
    proper.then(|| (line.sub(0, close + 1), line.sub(close + 2, line.text.len()).trim()))
}

impl Macros {
    pub(super) fn clear(&mut self) {
        self.defined.clear();
    }

    pub(super) fn define(&mut self, name: &str, value: &str) {
        self.defined.retain(|(other, _)| other != name);
        self.defined.push((name.to_owned(), value.to_owned()));
    }

    /// The line with every macro replaced by what it stands for, one after the other as they were
    /// defined: a macro may use one that is defined behind it, and none can run in circles.
    pub(super) fn expand(&self, line: Piece<'_>) -> Expanded {
        let verbatim = Segment { text: line.text.to_owned(), source: line.range(), verbatim: true };
        let mut segments = vec![verbatim];
        for (name, value) in &self.defined {
            segments = segments.into_iter().flat_map(|segment| segment.replace(name, value)).collect();
        }
        let text = segments.iter().map(|segment| segment.text.as_str()).collect();
        Expanded { text, segments }
    }
}

/// A run of an expanded line.
#[derive(Clone, Debug)]
struct Segment {
    text: String,
    /// Where it stands in the file; for what a macro stands for, where its name is used.
    source: CharRange,
    verbatim: bool,
}

impl Segment {
    fn replace(self, name: &str, value: &str) -> Vec<Segment> {
        let mut out = Vec::new();
        let mut rest = self;
        while let Some(at) = rest.text.find(name) {
            let (head, use_, tail) =
                (rest.part(0, at), rest.part(at, at + name.len()), rest.part(at + name.len(), rest.text.len()));
            out.push(head);
            out.push(Segment { text: value.to_owned(), source: use_.source, verbatim: false });
            rest = tail;
        }
        out.push(rest);
        out.retain(|segment| !segment.text.is_empty());
        out
    }

    fn part(&self, from: usize, to: usize) -> Segment {
        Segment { text: self.text[from..to].to_owned(), source: self.range(from, to), verbatim: self.verbatim }
    }

    fn range(&self, from: usize, to: usize) -> CharRange {
        if !self.verbatim {
            return self.source;
        }
        let start = self.source.start().plus(chars(&self.text[..from]));
        CharRange::new(start, start.plus(chars(&self.text[from..to])))
    }
}

/// A line after expansion that remembers where every piece of it comes from.
#[derive(Clone, Debug)]
pub(super) struct Expanded {
    pub(super) text: String,
    segments: Vec<Segment>,
}

impl Expanded {
    /// The field between two bytes of the expanded line.
    pub(super) fn field(&self, from: usize, to: usize) -> Field {
        Field { text: self.text[from..to].to_owned(), range: self.range(from, to) }
    }

    /// Where the bytes between two of the expanded line come from.
    pub(super) fn range(&self, from: usize, to: usize) -> CharRange {
        let mut at = 0;
        let mut all: Option<CharRange> = None;
        for segment in &self.segments {
            let end = at + segment.text.len();
            let (start_in, end_in) = (from.max(at), to.min(end));
            if start_in < end_in || (from == to && at <= from && from <= end) {
                let piece = segment.range(start_in - at, end_in.max(start_in) - at);
                all = Some(all.map_or(piece, |all| all.join(piece)));
            }
            at = end;
        }
        all.unwrap_or_default()
    }

    /// Names in angle brackets that no macro is called and that mean nothing by themselves.
    pub(super) fn undefined(&self) -> Vec<(String, CharRange)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(open) = self.text[at..].find('<').map(|i| at + i) {
            let Some(close) = self.text[open..].find('>').map(|i| open + i) else { break };
            if !RESERVED.contains(&&self.text[open + 1..close]) {
                found.push((self.text[open..=close].to_owned(), self.range(open, close + 1)));
            }
            at = close + 1;
        }
        found
    }
}
