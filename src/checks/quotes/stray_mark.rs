//! A closing mark without its opening one.

use crate::{
    analysis::quotes::MarkFault,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "mark-stray",
    name: "A closing quotation mark that nothing opened",
    level: Level::Warning,
    why: "A mark that closes what was never opened is left over from an edit, or the opening mark was lost. \
          Either way a reader can't tell where the quote begins.",
    example: "The council will decide on Monday,” said Marta Kowal, the city engineer.\n",
    instead: "“The council will decide on Monday,” said Marta Kowal, the city engineer.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    for problem in article.reading.marks.iter().filter(|problem| problem.fault == MarkFault::Stray) {
        let mark = article.text.slice(problem.range);
        // Two apostrophes stand for an opening mark as often as for a closing one.
        if mark == "''" {
            continue;
        }
        let finding = sink.report(problem.range, format!("Nothing opens the quote that {mark} closes."));
        if let Some(run) = problem.related {
            finding.relate(run, "This is what it would close.");
        }
        finding.fix(format!("Remove the stray {mark}"), problem.range, "");
    }
}
