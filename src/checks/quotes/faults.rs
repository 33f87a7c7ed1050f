//! Marks that don't pair, without those that only a line break or mark-up keeps apart.

use crate::{
    analysis::quotes::{MarkFault, MarkProblem},
    ide::Article,
    text::CharRange,
};

/// How far apart the two marks of a quote that a line break splits may stand, in code points.
const NEAR: usize = 2000;
/// How far from a mark the next attribute of a tag is looked for, in code points.
const TAG: usize = 240;
/// How far behind a paragraph the next one is looked for, in code points.
const NEXT: usize = 8;

/// The problems of one kind that are worth reporting.
///
/// A quote may run over a line break inside a paragraph (wrapped copy, a pulled quote with the name
/// below it): its marks pair all the same, and neither is reported. Nor are marks that hold the
/// attributes of a tag left over from a web page.
pub(super) fn faults(article: &Article, fault: MarkFault) -> impl Iterator<Item = &MarkProblem> {
    let all = article.reading.marks.as_slice();
    let broken = move |i: usize| {
        let pair = |i: usize| all.get(i).zip(all.get(i + 1)).is_some_and(|(a, b)| is_broken(article, a, b));
        pair(i) || i.checked_sub(1).is_some_and(pair)
    };
    let wanted = move |(i, problem): &(usize, &MarkProblem)| {
        let continued = fault == MarkFault::Unclosed && goes_on(article, problem);
        problem.fault == fault && !broken(*i) && !in_tag(article, problem.range) && !continued
    };
    all.iter().enumerate().filter(wanted).map(|(_, problem)| problem)
}

/// Whether two marks are those of one quote that goes on in the next line.
fn is_broken(article: &Article, open: &MarkProblem, close: &MarkProblem) -> bool {
    if open.fault != MarkFault::Unclosed || close.fault != MarkFault::Stray {
        return false;
    }
    let (from, to) = (open.range.end(), close.range.start());
    if to < from || to.to_usize() - from.to_usize() > NEAR {
        return false;
    }
    let between = article.text.slice(CharRange::new(from, to)).replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = between.split('\n');
    lines.next();
    between.contains('\n') && lines.all(|line| !line.trim().is_empty())
}

/// Whether a straight mark holds an attribute: `<a title="…">`.
fn in_tag(article: &Article, mark: CharRange) -> bool {
    if article.text.slice(mark) != "\"" {
        return false;
    }
    let line = article.text.line_at(mark.start());
    let from = line.start().max(mark.start().minus(TAG));
    let to = line.end().min(mark.end().plus(TAG));
    let before = article.text.slice(CharRange::new(from, mark.start()));
    let behind = article.text.slice(CharRange::new(mark.end(), to));
    before.ends_with('=') || behind.starts_with('>') || before.contains("=\"") || behind.contains("=\"")
}

/// Whether a quote that nothing closes goes on: it runs to the end of its paragraph, and the next
/// one opens with the same mark.
fn goes_on(article: &Article, problem: &MarkProblem) -> bool {
    let line = article.text.line_at(problem.range.start());
    let to_the_end = problem.related.is_some_and(|run| run.end() >= line.end());
    let behind = article.text.slice(CharRange::new(line.end(), line.end().plus(NEXT)));
    to_the_end && behind.trim_start().starts_with(&article.text.slice(problem.range))
}
