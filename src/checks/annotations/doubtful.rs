//! An annotation that was found again in a place that may not be its own.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    standoff::Recovery,
};

use super::mismatch::clipped;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "annotation-doubtful",
    name: "An annotation that was found again, but not for certain",
    level: Level::Warning,
    why: "The article was changed where nobody saw it (by another editor, or a version control system), and so \
          much changed around this annotation, or its text stands in so many places, that it may belong elsewhere. \
          It is put where its text most likely went; look whether that is right. Where it is, “T1 is right here” among the \
          code actions says so, which is remembered; where it is not, “Move T1 to …” takes it to another place of the \
          same words, and shrinking, growing and removing work as on any annotation.",
    example: "Marovo is cut off. The road to Marovo is closed.\n\n— in the stand-off file —\n\nT1\tPlace 24 30\tMarovo\n",
    instead: "Marovo is cut off. The road to Marovo is closed.\n\n— in the stand-off file —\n\nT1\tPlace 31 37\tMarovo\n",
    source: Some(
        "Hypothesis, “Fuzzy Anchoring”, on finding annotations in documents that changed: \
         https://web.hypothes.is/blog/fuzzy-anchoring/",
    ),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let Some(annotations) = &article.annotations else { return };
    for (it, _) in annotations.found_again().into_iter().filter(|(_, recovery)| *recovery == Recovery::Doubtful) {
        let Some(range) = it.range() else { continue };
        let message = format!(
            "{} “{}” was likely here before the article was changed outside; look whether it is.",
            &**it.id,
            clipped(it.text)
        );
        sink.report(range, message);
    }
}
