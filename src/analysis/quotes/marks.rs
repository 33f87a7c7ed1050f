//! Quotation marks of one paragraph: what opens, what closes, what doesn't pair.
//!
//! Marks are never paired across a paragraph; what stays open is left to the pass over the
//! article, since a quotation of several paragraphs opens each of them and closes only the last
//! (*Chicago Manual of Style* 13.32).

use std::ops::Range;

use super::MarkFault;
use crate::{
    analysis::tokens::{Token, TokenKind, Tokens},
    lexicon::{
        cues::{CueKind, Form, cue},
        words::WordClass,
    },
};

/// A marked run: from its opening mark to its closing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// Whether a mark closes it; where none does, it goes to the end of the paragraph.
    pub closed: bool,
}

/// A mark that doesn't pair, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unpaired {
    /// The mark.
    pub token: usize,
    /// What is wrong with it.
    pub fault: MarkFault,
    /// Its partner, or the last token of the run it should have closed.
    pub related: Option<usize>,
    /// The character that would put it right.
    pub correction: Option<char>,
}

/// What the marks of a paragraph make.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// The outermost runs, in order.
    pub runs: Vec<Run>,
    /// The marks that don't pair within the paragraph.
    pub unpaired: Vec<Unpaired>,
}

/// Kinds of marks, by the pair they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    /// “ ” and the German „ “.
    Curly,
    /// ".
    Straight,
    /// « » in either direction, ‹ › too.
    Angle,
    /// `` ''.
    Tex,
    /// ‘ ’ and '.
    Single,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    pair: Pair,
    opens: bool,
    closes: bool,
}

/// Pairs the marks of a paragraph.
pub(super) fn pair(tokens: &Tokens) -> Marks {
    let mut marks: Vec<Mark> = Vec::new();
    let mut singles = false;
    for (i, token) in tokens.list().iter().enumerate() {
        match token.kind {
            TokenKind::Mark => {}
            TokenKind::Clitic if matches!(tokens.text(i), "’" | "'") => {}
            _ => continue,
        }
        if let Some(mark) = classify(tokens, i) {
            singles |= mark.pair == Pair::Single;
            marks.push(mark);
        }
    }
    if marks.is_empty() {
        return Marks::default();
    }
    if singles && !singles_quote(tokens, &marks) {
        // ‘ can't be an apostrophe, but for ‘90s.
        let opens = |mark: &Mark| mark.opens && tokens.text(mark.token) == "‘" && !elided(tokens, mark.token + 1);
        let closes = |mark: &Mark| mark.closes && tokens.text(mark.token) == "’";
        marks.retain(|mark| mark.pair != Pair::Single || opens(mark) || closes(mark));
    }
    Pairing { tokens, marks: &marks, at: 0, open: None, depth: 0, out: Marks::default() }.run()
}

/// What the mark at token `i` may do; `None` for apostrophes and inch marks.
fn classify(tokens: &Tokens, i: usize) -> Option<Mark> {
    let before = i > 0 && tokens.glued(i);
    let behind = tokens.glued(i + 1);
    let after_opener = before
        && matches!(
            tokens.text(i - 1),
            "(" | "[" | "“" | "‘" | "\"" | "—" | "–" | "--" | "-" | "/" | "¿" | "¡" | "«" | "„"
        );
    let before_word = behind
        && tokens.get(i + 1).is_some_and(|token| {
            token.is_wordlike()
                || token.kind == TokenKind::Mark
                || matches!(tokens.text(i + 1), "..." | "…" | "[" | "(" | "$" | "£" | "€" | "#" | "@" | "¿" | "¡")
        });
    let free = !before || after_opener;
    let (pair, opens, closes) = match tokens.text(i) {
        "“" => (Pair::Curly, true, before && !before_word && !after_opener),
        "”" | "‟" => (Pair::Curly, false, true),
        "„" => (Pair::Curly, true, false),
        "\"" | "＂" => {
            let inches =
                before && tokens.get(i - 1).is_some_and(|token| token.kind == TokenKind::Number) && !before_word;
            if inches && feet_before(tokens, i - 1) {
                return None;
            }
            (Pair::Straight, free || before_word, before || !behind)
        }
        "«" | "‹" => (Pair::Angle, free, !free && !before_word),
        "»" | "›" => (Pair::Angle, free && before_word, before || !behind),
        "``" => (Pair::Tex, true, false),
        "''" => (Pair::Tex, free && before_word, before || !behind),
        "‘" | "‚" => (Pair::Single, free && before_word, false),
        "’" => (Pair::Single, false, before && !before_word),
        "'" | "`" => (Pair::Single, free && before_word && !elided(tokens, i + 1), before && !before_word),
        _ => return None,
    };
    (opens || closes).then_some(Mark { token: i, pair, opens, closes })
}

/// Whether a foot mark stands before the number at `i`: 6'2".
fn feet_before(tokens: &Tokens, i: usize) -> bool {
    i > 0 && tokens.glued(i) && matches!(tokens.text(i - 1), "'" | "’" | "′")
}

/// Whether the word at `i` is one that loses its first letters to an apostrophe: ’90s, ’em.
fn elided(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number)
        || matches!(
            tokens.lower(i),
            "em" | "til" | "cause" | "n" | "tis" | "twas" | "bout" | "round" | "cos" | "s" | "til."
        )
}

/// Whether single marks are the outer marks here: there are no others, or a single one opens
/// before the first of them and closes, behind a comma or a full stop, after it, or is left open
/// where speech begins.
fn singles_quote(tokens: &Tokens, marks: &[Mark]) -> bool {
    let double = marks.iter().position(|mark| mark.pair != Pair::Single);
    let opener = marks.iter().position(|mark| mark.pair == Pair::Single && mark.opens);
    let Some(opener) = opener else { return false };
    let closes = |mark: &Mark| mark.pair == Pair::Single && mark.closes;
    match double {
        None => true,
        Some(double) => {
            let behind = &marks[double + 1..];
            opener < double
                && (behind.iter().any(|mark| closes(mark) && behind_stop(tokens, mark.token))
                    || introduced(tokens, marks[opener].token) && !behind.iter().any(closes))
        }
    }
}

/// Whether a ‘ stands where speech begins: it opens the paragraph or follows a colon or a comma. A
/// straight mark there could be an apostrophe.
fn introduced(tokens: &Tokens, i: usize) -> bool {
    tokens.text(i) == "‘" && (i == 0 || matches!(tokens.text(i - 1), ":" | ","))
}

/// Whether punctuation that may end a quotation stands right before token `i`.
fn behind_stop(tokens: &Tokens, i: usize) -> bool {
    i > 0 && tokens.glued(i) && matches!(tokens.text(i - 1), "," | "." | "?" | "!" | "…" | "...")
}

struct Pairing<'t> {
    tokens: &'t Tokens,
    marks: &'t [Mark],
    at: usize,
    open: Option<Mark>,
    depth: usize,
    out: Marks,
}

impl Pairing<'_> {
    fn run(mut self) -> Marks {
        while let Some(&mark) = self.marks.get(self.at) {
            match self.open {
                None => self.outside(mark),
                Some(open) => self.inside(open, mark),
            }
            self.at += 1;
        }
        if let Some(open) = self.open {
            if let Some(end) =
                (open.token != 0 || open.pair != Pair::Single).then(|| said_end(self.tokens, open.token + 1)).flatten()
            {
                self.fault(open.token, MarkFault::Unclosed, Some(end), Some(closer(self.tokens.text(open.token))));
                self.out.runs.push(Run { tokens: open.token..end + 1, closed: false });
            } else if open.pair != Pair::Single || open.token == 0 || introduced(self.tokens, open.token) {
                self.out.runs.push(Run { tokens: open.token..self.tokens.len(), closed: false });
            }
        }
        self.out
    }

    fn outside(&mut self, mark: Mark) {
        let opens_by_place = !self.tokens.glued(mark.token) && self.tokens.glued(mark.token + 1);
        if mark.opens {
            if mark.pair == Pair::Single && !self.single_closes() {
                return;
            }
            self.open = Some(mark);
            self.depth = 0;
        } else if mark.pair == Pair::Single {
            // An apostrophe.
        } else if mark.pair == Pair::Curly && opens_by_place && self.later(Pair::Curly, |mark| mark.closes) {
            // A closing mark where an opening one belongs: ”So it was,” she said.
            self.fault(mark.token, MarkFault::Mixed, None, Some('“'));
            self.open = Some(mark);
            self.depth = 0;
        } else {
            self.fault(mark.token, MarkFault::Stray, None, None);
        }
    }

    fn inside(&mut self, open: Mark, mark: Mark) {
        let inner = mark.pair != open.pair;
        if mark.closes && !inner {
            let reopens = mark.opens && self.opens_here(mark);
            if open.pair == Pair::Single && !self.single_ends(mark) {
                return;
            }
            if !reopens {
                if self.depth > 0 {
                    self.depth -= 1;
                } else {
                    self.close(open, mark.token);
                }
                return;
            }
        }
        if inner {
            self.inside_other(open, mark);
        } else if mark.opens {
            self.reopened(open, mark);
        }
    }

    /// A mark of another pair inside a run: an inner quotation, or the wrong closing mark.
    fn inside_other(&mut self, open: Mark, mark: Mark) {
        let doubles = matches!(
            (open.pair, mark.pair),
            (Pair::Curly, Pair::Straight | Pair::Tex)
                | (Pair::Straight, Pair::Curly)
                | (Pair::Tex, Pair::Straight | Pair::Curly)
        );
        if !doubles || !mark.closes || self.opens_here(mark) {
            return;
        }
        // An inner quotation in the other marks closes the mark that opened it.
        if self.inner_open(open, mark) {
            return;
        }
        let correction = match open.pair {
            Pair::Curly => Some('”'),
            Pair::Straight => Some('"'),
            _ => None,
        };
        if open.pair != Pair::Tex {
            self.fault(mark.token, MarkFault::Mixed, Some(open.token), correction);
        }
        self.close(open, mark.token);
    }

    /// Whether between `open` and `mark` a mark of the pair of `mark` opened and none closed.
    fn inner_open(&self, open: Mark, mark: Mark) -> bool {
        let mut inner = false;
        for other in self.marks[..self.at].iter().rev().take_while(|other| other.token > open.token) {
            if other.pair == mark.pair {
                inner = other.opens && self.opens_here(*other);
                break;
            }
        }
        inner
    }

    /// The same mark opens again before the run was closed: the closing mark is missing, or the
    /// inner quotation wears the outer marks.
    fn reopened(&mut self, open: Mark, mark: Mark) {
        let rest = &self.marks[self.at + 1..];
        let closers =
            rest.iter().filter(|other| other.pair == mark.pair && other.closes && !self.opens_here(**other)).count();
        let openers =
            rest.iter().filter(|other| other.pair == mark.pair && other.opens && self.opens_here(**other)).count();
        if closers >= openers + 2 + self.depth {
            self.depth += 1;
            return;
        }
        // The closing mark is missing; the last full stop or comma before is where it belongs.
        let last = (open.token + 1..mark.token)
            .rev()
            .find(|&i| matches!(self.tokens.text(i), "." | "," | "?" | "!" | "..." | "…"));
        let end = last.unwrap_or(mark.token - 1);
        self.fault(open.token, MarkFault::Unclosed, Some(end), Some(closer(self.tokens.text(open.token))));
        self.out.runs.push(Run { tokens: open.token..end + 1, closed: false });
        self.open = Some(mark);
        self.depth = 0;
    }

    fn close(&mut self, open: Mark, token: usize) {
        self.out.runs.push(Run { tokens: open.token..token + 1, closed: true });
        self.open = None;
    }

    fn fault(&mut self, token: usize, fault: MarkFault, related: Option<usize>, correction: Option<char>) {
        self.out.unpaired.push(Unpaired { token, fault, related, correction });
    }

    /// Whether a mark that may do both opens here: space before it and none behind.
    fn opens_here(&self, mark: Mark) -> bool {
        mark.opens && (!mark.closes || !self.tokens.glued(mark.token) && self.tokens.glued(mark.token + 1))
    }

    fn later(&self, pair: Pair, test: impl Fn(&Mark) -> bool) -> bool {
        self.marks[self.at + 1..].iter().any(|mark| mark.pair == pair && test(mark))
    }

    /// Whether a single mark that opens here is closed in this paragraph, or stands where speech
    /// begins that may go on in the next.
    fn single_closes(&self) -> bool {
        let token = self.marks[self.at].token;
        token == 0 || introduced(self.tokens, token) || self.later(Pair::Single, |mark| mark.closes)
    }

    /// Whether a closing single mark is more than the apostrophe of a plural.
    fn single_ends(&self, mark: Mark) -> bool {
        let i = mark.token;
        if behind_stop(self.tokens, i) || i == 0 {
            return true;
        }
        let plural = self.tokens.lower(i - 1).ends_with('s');
        let noun_follows =
            self.tokens.get(i + 1).is_some_and(|token| token.kind == TokenKind::Word && !self.tokens.glued(i + 1));
        let other = self.marks[self.at + 1..]
            .iter()
            .take_while(|mark| !(mark.pair == Pair::Single && mark.opens))
            .any(|mark| mark.pair == Pair::Single && mark.closes);
        !(plural && noun_follows && other)
    }
}

/// Where a run that nothing closes should have been closed: at the comma or full stop before
/// “he said” or “said Smith”.
fn said_end(tokens: &Tokens, from: usize) -> Option<usize> {
    let says = |i: usize| {
        cue(tokens.lower(i)).is_some_and(|cue| cue.kind == CueKind::Say && matches!(cue.form, Form::Past | Form::Third))
    };
    let ends = |i: usize| {
        tokens.get(i).is_none_or(|token| token.kind == TokenKind::Punct)
            || tokens.class(i).intersects(WordClass::PREPOSITION | WordClass::WEEKDAY | WordClass::OBJECT_PRONOUN)
    };
    (from..tokens.len()).find(|&i| {
        if !matches!(tokens.text(i), "," | "?" | "!") {
            return false;
        }
        let named =
            |k: usize| tokens.get(k).is_some_and(Token::is_capital) || tokens.class(k).intersects(WordClass::TITLE);
        if tokens.class(i + 1).intersects(WordClass::PRONOUN) || named(i + 1) {
            let verb = (i + 2..i + 6).find(|&k| !named(k)).unwrap_or(i + 2);
            return says(verb) && ends(verb + 1);
        }
        says(i + 1) && (named(i + 2) || tokens.class(i + 2).intersects(WordClass::PRONOUN | WordClass::DETERMINER))
    })
}

/// The mark that closes what `opener` opens.
pub(super) fn closer(opener: &str) -> char {
    match opener {
        "\"" | "＂" => '"',
        "„" => '“',
        "«" => '»',
        "»" => '«',
        "‹" => '›',
        "‘" => '’',
        "'" => '\'',
        _ => '”',
    }
}
