//! Where the lines of a text are, for many positions of one text.

use ropey::Rope;

use super::{CharOffset, CharRange, Encoding, LineColumn};

/// The first byte of characters that take four, and two units of UTF-16.
const FOUR_BYTES: u8 = 0xF0;

/// Every line of one text: its places are found without a walk through the rope.
#[derive(Debug, Default)]
pub(super) struct LineIndex {
    lines: Vec<Line>,
}

/// One line, in code points.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Where it starts.
    start: u32,
    /// Its length without what ends it.
    length: u32,
    /// How much of it comes before the first character that is not ASCII: there all units are one.
    plain: u32,
    /// How much comes before the first of two units of UTF-16.
    basic: u32,
}

impl LineIndex {
    /// Looks at every byte once.
    pub(super) fn of(rope: &Rope) -> Self {
        let mut lines = Lines { ended: Vec::with_capacity(rope.len_lines()), ..Lines::default() };
        for chunk in rope.chunks() {
            let (words, rest) = chunk.as_bytes().as_chunks();
            for word in words {
                if is_plain(*word) {
                    lines.at += units(word.len());
                    lines.after_cr = false;
                } else {
                    word.iter().for_each(|&byte| lines.read(byte));
                }
            }
            rest.iter().for_each(|&byte| lines.read(byte));
        }
        lines.ended.push(lines.last.ended(lines.at));
        LineIndex { lines: lines.ended }
    }

    /// The line and column of a place; past the end, of the end; between CR and LF, before both.
    pub(super) fn position(&self, rope: &Rope, offset: CharOffset, encoding: Encoding) -> LineColumn {
        let (number, line) = self.line(offset);
        let chars = (units(offset.to_usize()) - line.start).min(line.length);
        let same = match encoding {
            Encoding::Utf8 => line.plain,
            Encoding::Utf16 => line.basic,
            Encoding::Utf32 => chars,
        };
        let column = if chars <= same {
            chars
        } else {
            let (start, end) = (line.start as usize, (line.start + chars) as usize);
            units(match encoding {
                Encoding::Utf16 => rope.char_to_utf16_cu(end) - rope.char_to_utf16_cu(start),
                _ => rope.char_to_byte(end) - rope.char_to_byte(start),
            })
        };
        LineColumn { line: number, column }
    }

    /// The line that a place is on, without what ends it.
    pub(super) fn line_at(&self, offset: CharOffset) -> CharRange {
        let (_, line) = self.line(offset);
        CharRange::of(line.start as usize, (line.start + line.length) as usize)
    }

    fn line(&self, offset: CharOffset) -> (u32, Line) {
        let offset = units(offset.to_usize());
        let number = self.lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        (units(number), self.lines.get(number).copied().unwrap_or(Line::starts(0)))
    }
}

impl Line {
    fn starts(start: u32) -> Line {
        Line { start, length: 0, plain: u32::MAX, basic: u32::MAX }
    }

    fn ended(self, end: u32) -> Line {
        Line { length: end - self.start, ..self }
    }
}

/// The lines of a text read so far.
#[derive(Debug)]
struct Lines {
    ended: Vec<Line>,
    last: Line,
    /// Code points read.
    at: u32,
    /// Whether the last of them was a CR, the first half of a line end perhaps.
    after_cr: bool,
}

impl Default for Lines {
    fn default() -> Self {
        Lines { ended: Vec::new(), last: Line::starts(0), at: 0, after_cr: false }
    }
}

impl Lines {
    fn read(&mut self, byte: u8) {
        // Those that go on with a character are no place of their own.
        if byte & 0xC0 == 0x80 {
            return;
        }
        self.at += 1;
        let (line, before) = (&mut self.last, self.at - 1);
        match byte {
            b'\n' if self.after_cr => *line = Line::starts(self.at),
            b'\n' | b'\r' => {
                self.ended.push(line.ended(before));
                *line = Line::starts(self.at);
            }
            _ if byte.is_ascii() => {}
            _ => {
                line.plain = line.plain.min(before - line.start);
                if byte >= FOUR_BYTES {
                    line.basic = line.basic.min(before - line.start);
                }
            }
        }
        self.after_cr = byte == b'\r';
    }
}

/// Whether eight bytes are ASCII and none of them ends a line: all are from 16 to 127.
fn is_plain(word: [u8; 8]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(word);
    (word | word.wrapping_sub(LOW << 4)) & LOW << 7 == 0
}

fn units(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
