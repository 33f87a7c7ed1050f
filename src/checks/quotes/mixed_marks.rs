//! A quote that opens with one kind of mark and closes with another.

use crate::{
    analysis::quotes::MarkFault,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "mark-mixed",
    name: "A quote closed with another kind of mark than it was opened with",
    level: Level::Warning,
    why: "“ closes with ” and \" with \". Where the two are mixed, copy was pasted together from several \
          systems, and programs that look for pairs go wrong from there on. An article may use both kinds, \
          each paired with its own.",
    example: "“We were told nothing,\" said Marta Kowal, the city engineer.\n",
    instead: "“We were told nothing,” said Marta Kowal, the city engineer.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for problem in article.reading.marks.iter().filter(|problem| problem.fault == MarkFault::Mixed) {
        let mark = article.text.slice(problem.range);
        let opened = problem.related.map(|range| article.text.slice(range));
        let message = match &opened {
            Some(opened) => format!("A quote opened with {opened} is closed with {mark}."),
            None => format!("A quote is closed with {mark}, but was opened with another kind of mark."),
        };
        let finding = sink.report(problem.range, message);
        if let Some(opening) = problem.related {
            finding.relate(opening, "It is opened here.");
        }
        if let Some(right) = problem.correction {
            finding.fix(format!("Close it with {right}"), problem.range, right);
        }
    }
}
