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
const PAIRS: [(char, char, char, char); 2] = [('“', '”', '‘', '’'), ('«', '»', '‹', '›')];

fn run(article: &Article, sink: &mut Sink<'_>) {
    for span in article.reading.quotes.iter().flat_map(|quote| &quote.spans) {
        let words: Vec<char> = article.text.slice(*span).chars().collect();
        let Some((open, close, inner_open, inner_close)) =
            PAIRS.into_iter().find(|pair| words.first() == Some(&pair.0))
        else {
            continue;
        };
        let Some(from) = words.iter().skip(1).position(|c| *c == open).map(|at| at + 1) else { continue };
        let Some(to) = words[from..].iter().position(|c| *c == close).map(|at| from + at) else { continue };
        // What closes here may be the outer quote, when the inner mark is the stray one.
        if to + 1 == words.len() {
            continue;
        }
        let at = |i: usize| span.start().plus(i);
        let inner = CharRange::new(at(from), at(to + 1));
        let mark = |i: usize, mark: char| Edit { range: CharRange::new(at(i), at(i + 1)), text: mark.to_string() };
        let finding = sink.report(inner, format!("A quote inside a quote opened with {open} has the same marks."));
        finding.fixes.push(Fix {
            title: format!("Use {inner_open}{inner_close} inside"),
            edits: vec![mark(from, inner_open), mark(to, inner_close)],
        });
    }
}
