//! An opening mark without its closing one.

use crate::{
    analysis::quotes::MarkFault,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::faults::faults;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-unclosed",
    name: "A quotation mark that nothing closes",
    level: Level::Warning,
    why: "Where a quote doesn't end, a reader can't tell the source's words from the reporter's. A quote that \
          runs over several paragraphs opens anew in each and closes only in the last: that is not reported, \
          nor is one that goes on behind a line break.",
    example: "“The bridge will not reopen before the spring, said Marta Kowal, the city engineer.\n\n\
              Work on it began in March.\n",
    instead: "“The bridge will not reopen before the spring,” said Marta Kowal, the city engineer.\n\n\
              Work on it began in March.\n",
    source: Some("The Chicago Manual of Style, 17th edition, 13.30: quotations of more than one paragraph"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for problem in faults(article, MarkFault::Unclosed) {
        let mark = article.text.slice(problem.range);
        let finding = sink.report(problem.range, format!("The quote that {mark} opens is never closed."));
        let Some(end) = problem.related.map(|run| run.end()) else { continue };
        let end = CharRange::empty(end);
        finding.relate(end, "It could end here.");
        if let Some(closing) = problem.correction {
            finding.fix(format!("Close the quote with {closing}"), end, closing);
        }
    }
}
