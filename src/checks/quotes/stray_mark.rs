//! A closing mark without its opening one.

use crate::{
    analysis::quotes::{MarkFault, MarkProblem},
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

use super::faults::faults;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "mark-stray",
    name: "A closing quotation mark that nothing opened",
    level: Level::Warning,
    why: "A mark that closes what was never opened is left over from an edit, or the opening mark was lost. \
          Either way a reader can't tell where the quote begins. A quote that a line break splits is none, \
          and the marks in tags of web pages are none.",
    example: "The council will decide on Monday,” said Marta Kowal, the city engineer.\n",
    instead: "“The council will decide on Monday,” said Marta Kowal, the city engineer.\n",
    source: None,
    run,
};

/// How much of a paragraph is looked at for its beginning, in code points.
const FAR: usize = 2000;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut strays = faults(article, MarkFault::Stray).peekable();
    while let Some(problem) = strays.next() {
        let mark = article.text.slice(problem.range);
        // Two apostrophes stand for an opening mark as often as for a closing one.
        if mark == "''" {
            continue;
        }
        let line = article.text.line_at(problem.range.start());
        // ” … so it was,” she said: the first of the two was to open.
        if problem.range.start() == line.start()
            && let Some(close) =
                strays.next_if(|next| line.covers(next.range) && article.text.slice(next.range) == mark)
        {
            let finding = sink.report(problem.range, format!("{mark} stands where a quote opens."));
            finding.relate(close.range, "It closes here.");
            if let Some(right) = opening(&mark) {
                finding.fix(format!("Open it with {right}"), problem.range, right);
            }
            continue;
        }
        let start = opening_place(article, problem, line);
        let finding = sink.report(problem.range, format!("Nothing opens the quote that {mark} closes."));
        if let (Some(at), Some(right)) = (start, opening(&mark)) {
            finding.fix(format!("Open the quote with {right}"), CharRange::empty(at), right);
        }
        finding.fix(format!("Remove the stray {mark}"), problem.range, "");
    }
}

/// The mark that opens what `mark` closes.
fn opening(mark: &str) -> Option<char> {
    match mark {
        "”" => Some('“'),
        "\"" => Some('"'),
        "»" => Some('«'),
        "’" => Some('‘'),
        _ => None,
    }
}

/// Where the quote begins, if it is the paragraph from its first word: a comma or a full stop
/// stands before the mark that closes it, and no other mark between.
fn opening_place(article: &Article, problem: &MarkProblem, line: CharRange) -> Option<CharOffset> {
    let before = CharRange::new(line.start(), problem.range.start());
    if before.is_empty() || before.len() > FAR {
        return None;
    }
    let text = article.text.slice(before);
    let ends = text.ends_with([',', '.', '?', '!', '…']);
    let marked = text.contains(['“', '”', '"', '«', '»', '„']);
    let blank = text.chars().take_while(|c| c.is_whitespace()).count();
    (ends && !marked).then(|| line.start().plus(blank))
}
