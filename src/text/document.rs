//! The text of one file in a rope, and the edits made to it.

use std::sync::{Arc, OnceLock};

use ropey::Rope;

use super::{
    CharIndex, CharOffset, CharRange, Clamped, Encoding, LineColumn, Paragraphs,
    line_index::LineIndex,
    position::{offset_of, position_of},
};

/// How the prose of a file is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Everything is prose.
    #[default]
    Plain,
    /// CommonMark: front matter, code and markup are not prose.
    Markdown,
}

/// Text to be put in place of a range; an empty range inserts, empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub range: CharRange,
    /// What stands there afterwards.
    pub text: String,
}

/// An edit that was made: enough to map any offset through it, and to undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedEdit {
    /// Where it happened, in the text before as in the text after.
    pub at: CharOffset,
    /// What was taken out.
    pub removed: String,
    /// What was put in.
    pub inserted: String,
}

/// The text of one file. Cloning is cheap and gives a snapshot that later edits don't reach.
#[derive(Clone, Debug, Default)]
pub struct Text {
    rope: Rope,
    format: Format,
    /// Made when somebody first reads it, for good until the next edit.
    whole: OnceLock<Arc<Whole>>,
    /// Shared with the clones that are not edited.
    lines: Arc<OnceLock<LineIndex>>,
    /// Whether it begins with a byte order mark that no column counts.
    mark_hidden: bool,
}

/// What some programs write before the text of a file.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text in one piece, with its code points counted.
#[derive(Debug)]
struct Whole {
    text: String,
    index: CharIndex,
}

impl Whole {
    fn slice(&self, range: CharRange) -> &str {
        let end = self.index.byte_of(&self.text, range.end().to_usize());
        &self.text[self.index.byte_of(&self.text, range.start().to_usize()).min(end)..end]
    }
}

impl Text {
    /// A text of the given format.
    pub fn new(text: &str, format: Format) -> Self {
        let rope = Rope::from_str(text);
        Text { rope, format, whole: OnceLock::new(), lines: Arc::default(), mark_hidden: false }
    }

    /// The same text, in which no column counts a byte order mark that it begins with. Editors keep one out of
    /// their buffers and write it back; as a code point of the file it counts in offsets.
    #[must_use]
    pub fn hide_mark(mut self) -> Self {
        self.mark_hidden = self.has_mark();
        self
    }

    /// Whether it begins with a byte order mark that no column counts.
    pub fn hides_mark(&self) -> bool {
        self.mark_hidden
    }

    /// What an editor has in its buffer.
    pub fn as_shown(&self) -> String {
        self.slice(CharRange::of(usize::from(self.mark_hidden), self.len()))
    }

    /// Whether it begins with a byte order mark.
    pub fn has_mark(&self) -> bool {
        self.rope.get_char(0) == Some(BYTE_ORDER_MARK)
    }

    /// The columns that the start of a line is moved by.
    fn hidden(&self, line: u32, encoding: Encoding) -> u32 {
        match encoding {
            _ if line > 0 || !self.mark_hidden => 0,
            Encoding::Utf8 => 3,
            Encoding::Utf16 | Encoding::Utf32 => 1,
        }
    }

    /// How it is marked up.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The rope itself.
    pub(crate) fn rope(&self) -> &Rope {
        &self.rope
    }

    /// Its length in code points.
    pub fn len(&self) -> usize {
        self.rope.len_chars()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rope.len_bytes() == 0
    }

    /// The number of lines; a text that ends with a line break has an empty last line.
    pub fn lines(&self) -> usize {
        self.rope.len_lines()
    }

    /// The range of the whole text.
    pub fn range(&self) -> CharRange {
        CharRange::of(0, self.len())
    }

    /// The place of a line and column, moved to the nearest that exists.
    pub fn offset(&self, position: LineColumn, encoding: Encoding) -> Clamped {
        let column = position.column.saturating_add(self.hidden(position.line, encoding));
        offset_of(&self.rope, LineColumn { column, ..position }, encoding)
    }

    /// The line and column of a place; past the end, of the end.
    pub fn position(&self, offset: CharOffset, encoding: Encoding) -> LineColumn {
        let place = match self.lines.get() {
            Some(lines) => lines.position(&self.rope, offset, encoding),
            None => position_of(&self.rope, offset, encoding),
        };
        LineColumn { column: place.column.saturating_sub(self.hidden(place.line, encoding)), ..place }
    }

    /// Looks once where all lines are, which makes [`Text::position`] and [`Text::line_at`] several times
    /// as fast until the next edit. Worth its while for a hundred positions and more.
    pub fn index_lines(&self) {
        self.lines.get_or_init(|| LineIndex::of(&self.rope));
    }

    /// Whether `text` is what stands in a range; false where the range reaches past the end.
    pub fn reads(&self, range: CharRange, text: &str) -> bool {
        match self.whole.get() {
            _ if range.end().to_usize() > self.len() => false,
            Some(whole) => whole.slice(range) == text,
            None => self.rope.slice(range.to_usize()) == text,
        }
    }

    /// The text of a range, as far as it lies inside.
    pub fn slice(&self, range: CharRange) -> String {
        if let Some(whole) = self.whole.get() {
            return whole.slice(range).to_owned();
        }
        let end = range.end().to_usize().min(self.len());
        self.rope.slice(range.start().to_usize().min(end)..end).to_string()
    }

    /// The whole text in one piece. It is put together once for each version, so this is for who
    /// reads all of it.
    pub fn as_str(&self) -> &str {
        &self.whole().text
    }

    /// What [`Text::slice`] gives, without a copy. Puts the text together like [`Text::as_str`].
    pub fn words(&self, range: CharRange) -> &str {
        self.whole().slice(range)
    }

    fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| {
            let text = self.to_string();
            Arc::new(Whole { index: CharIndex::new(&text), text })
        })
    }

    /// The range of the line that `offset` is on, without the characters that end it.
    pub fn line_at(&self, offset: CharOffset) -> CharRange {
        if let Some(lines) = self.lines.get() {
            return lines.line_at(offset);
        }
        let line = self.position(offset, Encoding::Utf32).line;
        let at = |column| offset_of(&self.rope, LineColumn { line, column }, Encoding::Utf32).offset;
        CharRange::new(at(0), at(u32::MAX))
    }

    /// Makes an edit. A range that reaches past the end is cut off there.
    pub fn apply(&mut self, edit: &Edit) -> AppliedEdit {
        let end = edit.range.end().to_usize().min(self.len());
        let start = edit.range.start().to_usize().min(end);
        let removed = self.rope.slice(start..end).to_string();
        self.whole.take();
        self.rope.remove(start..end);
        self.rope.insert(start, &edit.text);
        self.lines = Arc::default();
        AppliedEdit { at: CharOffset::new(start), removed, inserted: edit.text.clone() }
    }

    /// Splits the prose into paragraphs.
    pub fn paragraphs(&self) -> Paragraphs {
        Paragraphs::split(self.as_str().to_owned(), self.format)
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn lines_break_where_lsp_breaks_them() {
        let lines = |text: &str| Text::new(text, Format::Plain).lines();
        assert_eq!(lines("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f"), 1);
        assert_eq!(lines("a\nb\r\nc\rd"), 4);
        assert_eq!(lines(""), 1);
    }

    #[test]
    fn positions_past_the_end_are_moved_and_say_so() {
        let text = Text::new("caf\u{e9} \u{1f5de}\r\nx", Format::Plain);
        let at = |line, column, encoding| text.offset(LineColumn { line, column }, encoding);
        let end_of_line = Clamped { offset: CharOffset::new(6), moved: true };
        for encoding in ENCODINGS {
            assert_eq!(at(0, 99, encoding), end_of_line);
            assert_eq!(at(7, 0, encoding), Clamped { offset: CharOffset::new(9), moved: true });
            assert_eq!(at(1, 1, encoding), Clamped { offset: CharOffset::new(9), moved: false });
        }
        assert_eq!(at(0, 6, Encoding::Utf16), Clamped { offset: CharOffset::new(5), moved: true });
        assert_eq!(at(0, 4, Encoding::Utf8), Clamped { offset: CharOffset::new(3), moved: true });
    }

    /// A text that editors find hard: every line end, astral characters, U+2028, NBSP, a BOM.
    fn hard_text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                4 => "[a-z ]{1,3}",
                1 => Just("\n".to_owned()),
                1 => Just("\r\n".to_owned()),
                1 => Just("\r".to_owned()),
                1 => Just("é".to_owned()),
                1 => Just("”".to_owned()),
                1 => Just("😀".to_owned()),
                1 => Just("\u{2028}".to_owned()),
                1 => Just("\u{a0}".to_owned()),
                1 => Just("\u{feff}".to_owned()),
            ],
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    /// The byte a position stands for, found the slow way: by walking over the string.
    fn naive_byte(text: &str, position: LineColumn, encoding: Encoding) -> usize {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (i, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
                starts.push(i + 1);
            }
        }
        let Some(&start) = starts.get(position.line as usize) else { return text.len() };
        let end = starts
            .get(position.line as usize + 1)
            .map_or(text.len(), |&next| start + text[start..next].trim_end_matches(['\r', '\n']).len());
        let mut units = 0;
        for (i, c) in text[start..end].char_indices() {
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if units + width > position.column as usize {
                return start + i;
            }
            units += width;
        }
        end
    }

    proptest! {
        #[test]
        fn a_hidden_mark_is_in_no_column(
            text in hard_text(),
            (line, column) in (0u32..6, 0u32..9),
            insert in hard_text(),
        ) {
            let mut bare = Text::new(&text, Format::Plain);
            let mut marked = Text::new(&format!("{BYTE_ORDER_MARK}{text}"), Format::Plain).hide_mark();
            for encoding in ENCODINGS {
                let place = LineColumn { line, column };
                let (there, here) = (bare.offset(place, encoding), marked.offset(place, encoding));
                prop_assert_eq!((there.offset.plus(1), there.moved), (here.offset, here.moved));
                prop_assert_eq!(bare.position(there.offset, encoding), marked.position(here.offset, encoding));
                marked.index_lines();
                prop_assert_eq!(bare.position(there.offset, encoding), marked.position(here.offset, encoding));
            }
            let at = |text: &Text| CharRange::empty(text.offset(LineColumn { line, column }, Encoding::Utf16).offset);
            bare.apply(&Edit { range: at(&bare), text: insert.clone() });
            marked.apply(&Edit { range: at(&marked), text: insert });
            prop_assert_eq!(marked.as_shown(), bare.to_string());
            prop_assert!(marked.hides_mark());
        }

        #[test]
        fn any_edits_leave_the_rope_equal_to_a_string(
            text in hard_text(),
            edits in proptest::collection::vec(((0u32..6, 0u32..9), (0u32..6, 0u32..9), hard_text()), 0..8),
            encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)],
        ) {
            let mut rope = Text::new(&text, Format::Plain);
            let mut naive = text;
            for ((line, column), (to_line, to_column), insert) in edits {
                let a = LineColumn { line, column };
                let b = LineColumn { line: to_line, column: to_column };
                let (from, to) = (naive_byte(&naive, a, encoding), naive_byte(&naive, b, encoding));
                let before = naive.clone();
                naive.replace_range(from.min(to)..from.max(to), &insert);
                let range = CharRange::new(rope.offset(a, encoding).offset, rope.offset(b, encoding).offset);
                let in_pieces = rope.slice(range);
                prop_assert_eq!(rope.words(range), in_pieces.as_str());
                let done = rope.apply(&Edit { range, text: insert });
                prop_assert_eq!(rope.to_string(), naive.as_str());
                prop_assert_eq!(rope.as_str(), naive.as_str());
                let undo = CharRange::new(done.at, done.at.plus(done.inserted.chars().count()));
                let mut undone = rope.clone();
                undone.apply(&Edit { range: undo, text: done.removed });
                prop_assert_eq!(undone.to_string(), before);
            }
        }

        #[test]
        fn offset_to_position_and_back_is_the_identity(text in hard_text()) {
            let rope = Text::new(&text, Format::Plain);
            let indexed = Text::new(&text, Format::Plain);
            indexed.index_lines();
            for encoding in ENCODINGS {
                for offset in 0..=rope.len() + 1 {
                    let offset = CharOffset::new(offset);
                    // Between CR and LF there is no place that a position could name.
                    prop_assert_eq!(indexed.position(offset, encoding), rope.position(offset, encoding));
                    prop_assert_eq!(indexed.line_at(offset), rope.line_at(offset));
                    let around = rope.slice(CharRange::new(offset.minus(1), offset.plus(1)));
                    if around == "\r\n" && offset != CharOffset::ZERO {
                        continue;
                    }
                    if offset.to_usize() > rope.len() {
                        continue;
                    }
                    let there = rope.position(offset, encoding);
                    prop_assert_eq!(rope.offset(there, encoding), Clamped { offset, moved: false });
                }
            }
        }
    }
}
