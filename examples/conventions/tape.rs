//! A text as a tape of symbols: every time expression that was read is one capital letter, everything
//! else stands in lower case. Patterns over the tape join symbols and words to longer expressions.

use std::ops::Range;

use regex_lite::Regex;

/// What a symbol stands for.
pub(crate) mod symbol {
    /// A day or a longer stretch of the calendar.
    pub(crate) const DATE: char = 'D';
    /// A month by its bare name.
    pub(crate) const MONTH: char = 'M';
    /// A weekday by its bare name.
    pub(crate) const WEEKDAY: char = 'W';
    /// A year in four digits.
    pub(crate) const YEAR: char = 'Y';
    /// A time of day by the clock.
    pub(crate) const TIME: char = 'T';
    /// A part of the day.
    pub(crate) const PART: char = 'P';
    /// A length of time.
    pub(crate) const LENGTH: char = 'U';
    /// Something that recurs.
    pub(crate) const SET: char = 'S';
    /// A week, a month or a longer stretch that a time of day does not go with.
    pub(crate) const PERIOD: char = 'Q';
    /// From one time of day to another.
    pub(crate) const HOURS: char = 'V';
    /// A stretch between two ends, or open at one.
    pub(crate) const RANGE: char = 'R';
}

/// A symbol or a letter with the code points of the text it covers.
#[derive(Clone)]
struct Cell {
    letter: char,
    range: Range<usize>,
}

/// The tape.
pub(crate) struct Tape {
    cells: Vec<Cell>,
}

impl Tape {
    /// The tape of `text`, where each of `read` (a symbol and its code points, in order, apart) is one cell.
    pub(crate) fn new(text: &str, read: &[(char, Range<usize>)]) -> Self {
        let mut cells = Vec::new();
        let mut read = read.iter().peekable();
        for (i, letter) in text.chars().enumerate() {
            while read.peek().is_some_and(|(_, range)| range.end <= i) {
                read.next();
            }
            match read.peek() {
                Some((symbol, range)) if range.start == i => {
                    cells.push(Cell { letter: *symbol, range: range.clone() });
                }
                Some((_, range)) if range.contains(&i) => {}
                _ => {
                    let letter = if letter == '\u{a0}' { ' ' } else { letter.to_ascii_lowercase() };
                    cells.push(Cell { letter, range: i..i + 1 });
                }
            }
        }
        Tape { cells }
    }

    /// Puts `symbol` for every match of `pattern`, or of its first group where it has one, again
    /// and again until none is left.
    pub(crate) fn join(&mut self, pattern: &Regex, symbol: char) {
        let mut from = 0;
        for _ in 0..64 {
            let line: String = self.cells.iter().map(|cell| cell.letter).collect();
            let Some(found) = line.get(from..).and_then(|rest| pattern.captures(rest)) else { return };
            let Some(found) = found.get(1).or_else(|| found.get(0)) else { return };
            let cell_of = |byte: usize| line[..from + byte].chars().count();
            let cells = cell_of(found.start())..cell_of(found.end());
            if cells.is_empty() {
                return;
            }
            let unchanged = cells.len() == 1 && self.cells[cells.start].letter == symbol;
            let range = self.cells[cells.start].range.start..self.cells[cells.end - 1].range.end;
            let byte = from + found.start();
            self.cells.splice(cells, [Cell { letter: symbol, range }]);
            // What follows is looked at again together with the symbol.
            from = if unchanged { byte + 1 } else { byte };
        }
    }

    /// The symbols on the tape with their code points.
    pub(crate) fn symbols(&self) -> impl Iterator<Item = (char, Range<usize>)> {
        self.cells.iter().filter(|cell| cell.letter.is_ascii_uppercase()).map(|cell| (cell.letter, cell.range.clone()))
    }
}
