//! A stand-off file that was written for an earlier version of the article.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    standoff::{Recovery, State},
    text::CharRange,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "annotation-outdated",
    name: "A stand-off file written for an earlier version of the article",
    level: Level::Warning,
    why: "The article was changed where nobody saw it, and the stand-off file still gives the old offsets. The \
          annotations were all found again, so nothing is lost and nothing has to be done by hand: the file is brought \
          up to date when the article is next saved, or by the command `postil.syncAnnotations`. Until then other \
          programs read it wrongly. Reported once, where the first of them stands.",
    example: "Update: Marovo is cut off.\n\n— in the stand-off file —\n\nT1\tPlace 0 6\tMarovo\n",
    instead: "Update: Marovo is cut off.\n\n— in the stand-off file —\n\nT1\tPlace 8 14\tMarovo\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let Some(annotations) = &article.annotations else { return };
    let again = annotations.found_again().into_iter();
    let moved = again.filter(|(it, recovery)| it.state == State::Moved && *recovery == Recovery::Found);
    let found: Vec<_> = moved.map(|(it, _)| it).collect();
    let Some(first) = found.first() else { return };
    let Some(range) = first.spans.first().copied() else { return };
    let message = match &found[..] {
        [one] => {
            format!("{} stands here since the article was changed outside; its line gives other offsets.", &**one.id)
        }
        [first, ..] => format!(
            "{} and {} other annotations stand elsewhere since the article was changed outside; their lines give other \
             offsets.",
            &**first.id,
            found.len() - 1
        ),
        [] => return,
    };
    let message = format!("{message} Save the article to bring the stand-off file up to date.");
    let finding = sink.report(range, message);
    for it in found.iter().skip(1).take(SHOWN) {
        let range = it.spans.first().copied().unwrap_or(CharRange::empty(range.start()));
        finding.relate(range, format!("{} stands here.", &**it.id));
    }
}

/// So many of the others are named.
const SHOWN: usize = 8;
