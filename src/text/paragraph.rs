//! Paragraphs: the pieces an article is read in.
//!
//! In plain text a line is a paragraph, as agencies and content systems deliver them, unless the
//! block it stands in was wrapped by hand at some width; then the block is the paragraph. In
//! Markdown a paragraph is what CommonMark says it is. Text that is not prose is blanked out,
//! byte for byte and code point for code point, so every offset in what is left still holds.

use std::{hash::Hasher, ops::Range};

use rapidhash::fast::RapidHasher;

use super::{CharOffset, CharRange, Format, markdown, offset::count_chars};

/// What a paragraph is for, as far as markup says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading marked as one.
    Heading,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// One paragraph of one version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, from its first visible code point to its last.
    pub range: CharRange,
    /// The same in bytes of [`Paragraphs::text`].
    pub bytes: Range<usize>,
    /// What it is for.
    pub kind: ParagraphKind,
    /// A hash of its text and kind: equal paragraphs are read alike, wherever they stand.
    pub hash: u64,
}

/// An article split into paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    text: String,
    list: Vec<Paragraph>,
    front_matter: Option<Range<usize>>,
}

impl Paragraphs {
    /// Splits a text. Blank paragraphs are left out.
    pub fn split(mut text: String, format: Format) -> Self {
        let front_matter = markdown::front_matter(&text);
        let pieces = match format {
            Format::Plain => plain(&text, front_matter.as_ref().map_or(0, |range| range.end)),
            Format::Markdown => {
                let (blanked, pieces) = markdown::prose(&text);
                text = blanked;
                pieces
            }
        };
        let list = locate(&text, pieces);
        Paragraphs { text, list, front_matter }
    }

    /// The text with everything that is not prose blanked out; same bytes, same code points.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The prose of one paragraph.
    pub fn prose(&self, paragraph: &Paragraph) -> &str {
        &self.text[paragraph.bytes.clone()]
    }

    /// The paragraphs in the order they stand in.
    pub fn list(&self) -> &[Paragraph] {
        &self.list
    }

    /// The lines between the `---` that may open an article, as bytes of the original text.
    pub fn front_matter(&self) -> Option<Range<usize>> {
        self.front_matter.clone()
    }
}

/// Counts code points and hashes content, walking over the text once.
fn locate(text: &str, pieces: Vec<(Range<usize>, ParagraphKind)>) -> Vec<Paragraph> {
    let (mut byte, mut chars) = (0, CharOffset::ZERO);
    let mut list = Vec::with_capacity(pieces.len());
    for (range, kind) in pieces {
        let prose = &text[range.clone()];
        let trimmed = prose.trim();
        if trimmed.is_empty() {
            continue;
        }
        let start = range.start + (prose.len() - prose.trim_start().len());
        let bytes = start..start + trimmed.len();
        let from = chars.plus(count_chars(&text.as_bytes()[byte..bytes.start]));
        let to = from.plus(count_chars(trimmed.as_bytes()));
        let mut hasher = RapidHasher::default_const();
        hasher.write(trimmed.as_bytes());
        hasher.write_u8(kind as u8);
        let hash = hasher.finish();
        (byte, chars) = (bytes.end, to);
        list.push(Paragraph { range: CharRange::new(from, to), bytes, kind, hash });
    }
    list
}

/// Lines without their ends, as byte ranges; LF, CRLF and CR end a line.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |i| at + i);
        let line = at..end;
        let crlf = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        at = end + 1 + usize::from(crlf);
        Some(line)
    })
}

/// The paragraphs of plain text behind byte `from`.
fn plain(text: &str, from: usize) -> Vec<(Range<usize>, ParagraphKind)> {
    let mut pieces = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    for line in lines(text, from) {
        if text[line.clone()].trim().is_empty() {
            close_block(text, &mut block, &mut pieces);
        } else {
            block.push(line);
        }
    }
    close_block(text, &mut block, &mut pieces);
    pieces
}

fn close_block(text: &str, block: &mut Vec<Range<usize>>, pieces: &mut Vec<(Range<usize>, ParagraphKind)>) {
    if let ([first, .., last], true) = (block.as_slice(), hand_wrapped(text, block)) {
        pieces.push((first.start..last.end, ParagraphKind::Body));
        block.clear();
    }
    pieces.extend(block.drain(..).map(|line| (line, ParagraphKind::Body)));
}

/// Widths, in code points, at which people and mail programs wrap text.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// Whether a block was wrapped by hand: at every line end the next word would no longer have
/// fitted into the longest line, and at least half the lines after the first go on in lower case.
fn hand_wrapped(text: &str, block: &[Range<usize>]) -> bool {
    let line = |range: &Range<usize>| text[range.clone()].trim_end();
    let Some(width) = block.iter().map(|range| line(range).chars().count()).max() else { return false };
    if block.len() < 2 || !WRAP_WIDTHS.contains(&width) {
        return false;
    }
    let mut lower = 0;
    for pair in block.windows(2) {
        let next = line(&pair[1]);
        let word = next.split_whitespace().next().unwrap_or_default();
        if line(&pair[0]).chars().count() + 1 + word.chars().count() <= width {
            return false;
        }
        lower += usize::from(next.trim_start().starts_with(char::is_lowercase));
    }
    lower * 2 >= block.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, format: Format, expected: &Expect) {
        let paragraphs = Paragraphs::split(text.to_owned(), format);
        let mut out = String::new();
        for paragraph in paragraphs.list() {
            out += &format!("{:?} {:?} {:?}\n", paragraph.range, paragraph.kind, paragraphs.prose(paragraph));
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check(
            "Bridge reopens in Varnholt\n\n“At last,” said the mayor.\r\nTraffic was light.\rNobody complained.\n",
            Format::Plain,
            &expect![[r#"
                0..26 Body "Bridge reopens in Varnholt"
                28..54 Body "“At last,” said the mayor."
                56..74 Body "Traffic was light."
                75..93 Body "Nobody complained."
            "#]],
        );
    }

    #[test]
    fn a_block_wrapped_by_hand_is_one_paragraph() {
        check(
            "The council of Varnholt voted on Monday to\nreopen the old bridge, which had been shut\nfor four years after a barge struck it.\n\nShort line.\nAnother.\n",
            Format::Plain,
            &expect![[r#"
                0..125 Body "The council of Varnholt voted on Monday to\nreopen the old bridge, which had been shut\nfor four years after a barge struck it."
                127..138 Body "Short line."
                139..147 Body "Another."
            "#]],
        );
    }

    #[test]
    fn markdown_keeps_its_offsets() {
        check(
            "---\ndate: 2024-03-01\n---\n# Bridge **reopens**\n\n“At [last](https://example.org/é),” said\nthe mayor.\n\n```\nlet x = \"code\";\n```\n- one `two` three\n\n> “Quoted” block\n",
            Format::Markdown,
            &expect![[r#"
                27..43 Heading "Bridge   reopens"
                47..98 Body "“At  last                      \u{a0} ,” said\nthe mayor."
                126..141 Item "one       three"
                145..159 Body "“Quoted” block"
            "#]],
        );
    }

    proptest! {
        #[test]
        fn blanking_moves_nothing(text in "[-a-z#*_`>é“😀<>/\\[\\]()!|\r\n ]{0,120}") {
            for format in [Format::Plain, Format::Markdown] {
                let paragraphs = Paragraphs::split(text.clone(), format);
                prop_assert_eq!(paragraphs.text().len(), text.len());
                prop_assert_eq!(paragraphs.text().chars().count(), text.chars().count());
                for paragraph in paragraphs.list() {
                    let start = CharOffset::of(&text, paragraph.bytes.start);
                    let end = CharOffset::of(&text, paragraph.bytes.end);
                    prop_assert_eq!(paragraph.range, CharRange::new(start, end));
                }
                prop_assert!(paragraphs.list().windows(2).all(|p| p[0].bytes.end <= p[1].bytes.start));
            }
        }
    }
}
