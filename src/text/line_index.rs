//! Where the lines of a text are, for many positions of one text.

use ropey::Rope;

use super::{CharOffset, CharRange, Encoding, LineColumn};

/// Every line of one text: its places are found without a walk through the rope.
#[derive(Debug, Default)]
pub(super) struct LineIndex {
    lines: Vec<Line>,
}

/// One line, in code points.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    /// Where it starts.
    start: u32,
    /// Its length without what ends it.
    length: u32,
    /// How much of it comes before the first character that is not ASCII: there all units are one.
    plain: u32,
}

impl LineIndex {
    /// Looks at every byte once.
    pub(super) fn of(rope: &Rope) -> Self {
        let mut lines = Vec::with_capacity(rope.len_lines());
        let (mut line, mut at, mut wide, mut after_cr) = (Line::default(), 0, false, false);
        for &byte in rope.chunks().flat_map(str::as_bytes) {
            // Those that go on with a character are no place of their own.
            if byte & 0xC0 == 0x80 {
                continue;
            }
            at += 1;
            match byte {
                // The second half of a line end.
                b'\n' if after_cr => line.start = at,
                b'\n' | b'\r' => {
                    lines.push(line.ended(at - 1, wide));
                    (line, wide) = (Line { start: at, ..Line::default() }, false);
                }
                _ if !wide && !byte.is_ascii() => {
                    line.plain = at - 1 - line.start;
                    wide = true;
                }
                _ => {}
            }
            after_cr = byte == b'\r';
        }
        lines.push(line.ended(at, wide));
        LineIndex { lines }
    }

    /// The line and column of a place; past the end, of the end; between CR and LF, before both.
    pub(super) fn position(&self, rope: &Rope, offset: CharOffset, encoding: Encoding) -> LineColumn {
        let (number, line) = self.line(offset);
        let chars = (units(offset.to_usize()) - line.start).min(line.length);
        let column = if chars <= line.plain || encoding == Encoding::Utf32 {
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
        (units(number), self.lines.get(number).copied().unwrap_or_default())
    }
}

impl Line {
    fn ended(self, end: u32, wide: bool) -> Line {
        let length = end - self.start;
        Line { length, plain: if wide { self.plain } else { length }, ..self }
    }
}

fn units(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
