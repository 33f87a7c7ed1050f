//! Double marks inside double marks.

use crate::{
    checks::{Fix, Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharRange, Edit},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-nested-marks",
    name: "A quote inside a quote with the same marks",
    level: Level::Information,
    why: "Words quoted inside a quote take the other kind of marks: ‘single’ inside “double”, or the other way \
          round. With the same kind a reader takes the end of the inner quote for the end of the outer one.",
    example: "“They told us “wait for the boats” and then they left,” said Ana Ruiz, a teacher.\n",
    instead: "“They told us ‘wait for the boats’ and then they left,” said Ana Ruiz, a teacher.\n",
    source: Some("The Chicago Manual of Style, 17th edition, 13.30: quotations and “quotes within quotes”"),
    run,
};

/// Opening marks, what closes them, and the pair to use inside.
const PAIRS: [(char, char, char, char); 4] =
    [('“', '”', '‘', '’'), ('«', '»', '‹', '›'), ('„', '“', '‚', '‘'), ('"', '"', '\'', '\'')];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for span in article.reading.quotes.iter().flat_map(|quote| &quote.spans) {
        let text = prose.slice(*span);
        let Some(pair) = PAIRS.into_iter().find(|pair| text.starts_with(pair.0)) else { continue };
        if !text[pair.0.len_utf8()..].contains(pair.0) {
            continue;
        }
        let words: Vec<char> = text.chars().collect();
        let at = |i: usize| span.start().plus(i);
        let mark = |i: usize, mark: char| Edit { range: CharRange::new(at(i), at(i + 1)), text: mark.to_string() };
        for (from, to) in inner(&words, pair.0, pair.1) {
            let (open, _, inner_open, inner_close) = pair;
            let inner = CharRange::new(at(from), at(to + 1));
            let finding = sink.report(inner, format!("A quote inside a quote opened with {open} has the same marks."));
            finding.fixes.push(Fix {
                title: format!("Use {inner_open}{inner_close} inside"),
                edits: vec![mark(from, inner_open), mark(to, inner_close)],
            });
        }
    }
}

/// The marks of the quotes inside one that opens with its first code point. What closes with the
/// last is the outer quote, when the inner mark is the stray one.
fn inner(words: &[char], open: char, close: char) -> Vec<(usize, usize)> {
    let space = |i: usize| words.get(i).is_none_or(|c| c.is_whitespace());
    let opens = |i: usize| words[i] == open && space(i - 1) && !space(i + 1);
    let closes = |i: usize| words[i] == close && !space(i - 1) && (open != close || space(i + 1) || !opens(i));
    let mut out = Vec::new();
    let mut from = 1;
    while let Some(start) = (from..words.len()).find(|&i| opens(i)) {
        let Some(end) = (start + 1..words.len()).find(|&i| closes(i)).filter(|end| end + 1 < words.len()) else {
            break;
        };
        out.push((start, end));
        from = end + 1;
    }
    out
}
