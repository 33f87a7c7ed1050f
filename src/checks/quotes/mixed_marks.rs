//! A quote that opens with one kind of mark and closes with another.

use crate::{
    analysis::quotes::MarkFault,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::faults::faults;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "mark-mixed",
    name: "A quote closed with another kind of mark than it was opened with",
    level: Level::Warning,
    why: "“ closes with ” and \" with \". Where the two are mixed, copy was pasted together from several \
          systems, and programs that look for pairs go wrong from there on. An article may use both kinds, \
          each paired with its own. Of the two fixes the first is the one that leaves the marks most of the \
          article has.",
    example: "“We were told nothing,\" said Marta Kowal, the city engineer.\n",
    instead: "“We were told nothing,” said Marta Kowal, the city engineer.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut style = None;
    for problem in faults(article, MarkFault::Mixed) {
        let mark = article.text.slice(problem.range);
        let Some(opening) = problem.related else {
            let finding = sink.report(problem.range, format!("{mark} stands where a quote opens."));
            if let Some(right) = problem.correction {
                finding.fix(format!("Open it with {right}"), problem.range, right);
            }
            continue;
        };
        let opened = article.text.slice(opening);
        let finding = sink.report(problem.range, format!("A quote opened with {opened} is closed with {mark}."));
        finding.relate(opening, "It is opened here.");
        if let Some(right) = problem.correction {
            finding.fix(format!("Close it with {right}"), problem.range, right);
        }
        if let Some(right) = opener(&mark) {
            finding.fix(format!("Open it with {right}"), opening, right);
            if *style.get_or_insert_with(|| most_common(article)) == Some(right) {
                finding.fixes.rotate_right(1);
            }
        }
    }
}

/// The mark that opens what `closer` closes.
fn opener(closer: &str) -> Option<char> {
    match closer {
        "\"" => Some('"'),
        "”" => Some('“'),
        _ => None,
    }
}

/// The opening double mark of the kind most of the article is set in; `None` where two are even.
fn most_common(article: &Article) -> Option<char> {
    let (mut curly, mut straight) = (0, 0);
    for c in article.text.to_string().chars() {
        curly += u32::from(matches!(c, '“' | '”'));
        straight += u32::from(c == '"');
    }
    match curly.cmp(&straight) {
        std::cmp::Ordering::Greater => Some('“'),
        std::cmp::Ordering::Less => Some('"'),
        std::cmp::Ordering::Equal => None,
    }
}
