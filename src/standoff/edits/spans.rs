//! Spans of the article as a stand-off file can hold them.

use crate::text::{CharRange, Text};

use super::super::field::chars;

/// Whether a span may not reach over this character: brat ends a line of its file at every one of
/// these (they are those of Python's `splitlines`), and a field at a tab.
pub fn breaks_span(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The fragments that can be stored for ranges of the article: cut at every character a span may
/// not hold, white space taken off at the cuts and at both ends, empty ones left out, in order,
/// and joined where they touch or share text.
///
/// Cutting and trimming at line breaks is what brat's own interface does with a selection.
pub fn storable(article: &Text, ranges: &[CharRange]) -> Vec<CharRange> {
    let mut pieces = Vec::new();
    for &range in ranges {
        let mut at = range.start();
        for piece in article.slice(range).split(breaks_span) {
            let lead = chars(piece) - chars(piece.trim_start());
            let trimmed = chars(piece.trim());
            if trimmed > 0 {
                let start = at.plus(lead);
                pieces.push(CharRange::new(start, start.plus(trimmed)));
            }
            at = at.plus(chars(piece) + 1);
        }
    }
    joined(pieces)
}

/// Sorts ranges and joins those that touch or share text.
pub fn joined(mut ranges: Vec<CharRange>) -> Vec<CharRange> {
    ranges.sort_by_key(|range| (range.start(), range.end()));
    let mut out: Vec<CharRange> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start() <= last.end() => *last = last.join(range),
            _ => out.push(range),
        }
    }
    out
}

/// What is left of `spans` without `cut`; one fragment can become two.
pub fn without(spans: &[CharRange], cut: CharRange) -> Vec<CharRange> {
    let mut out = Vec::new();
    for &span in spans {
        if !span.overlaps(cut) {
            out.push(span);
            continue;
        }
        let before = CharRange::new(span.start(), cut.start().max(span.start()));
        let behind = CharRange::new(cut.end().min(span.end()), span.end());
        out.extend([before, behind].into_iter().filter(|piece| !piece.is_empty()));
    }
    out
}

/// Whether `text` is what a stand-off file stores for fragments.
pub(in crate::standoff) fn covers(article: &Text, spans: &[CharRange], text: &str) -> bool {
    let inside = |span: &CharRange| span.end().to_usize() <= article.len();
    match spans {
        [only] => article.reads(*only, text),
        _ => spans.iter().all(inside) && *covered_text(article, spans) == *text,
    }
}

/// The text of fragments as a stand-off file stores it: joined by one space.
pub fn covered_text(article: &Text, spans: &[CharRange]) -> String {
    let mut out = String::new();
    for (index, &span) in spans.iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out += &article.slice(span);
    }
    out
}

/// `5 9;12 20`
pub(in crate::standoff) fn offsets(spans: &[CharRange]) -> String {
    let pairs: Vec<String> = spans.iter().map(|span| format!("{} {}", span.start(), span.end())).collect();
    pairs.join(";")
}
