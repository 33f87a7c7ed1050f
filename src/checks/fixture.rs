//! What one rule finds in an article, as text to compare.

use std::sync::{Arc, LazyLock};

use expect_test::Expect;

use crate::{
    gazetteer::Gazetteer,
    text::{Encoding, Format, Text},
};

use super::{docs, rule};

static GAZETTEER: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::embedded()));

/// Compares what the rule finds: place, words, message, and the lines each fix changes.
pub(super) fn check(code: &str, article: &str, expected: &Expect) {
    expected.assert_eq(&found(code, article));
}

/// The rule has nothing to say.
pub(super) fn quiet(code: &str, article: &str) {
    assert_eq!(found(code, article), "", "{article}");
}

fn found(code: &str, article: &str) -> String {
    let rule = rule(code).expect("a rule of that code");
    let text = Text::new(article, Format::Plain);
    let mut out = String::new();
    for finding in docs::findings_in(article, rule, &GAZETTEER) {
        let at = text.position(finding.range.start(), Encoding::Utf32);
        let words = text.slice(finding.range);
        out += &format!("{}:{} {words:?} {}\n", at.line + 1, at.column + 1, finding.message);
        for fix in &finding.fixes {
            let mut fixed = text.clone();
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.range));
            edits.iter().for_each(|edit| drop(fixed.apply(edit)));
            out += &format!("    {}\n", fix.title);
            let (before, after) = (text.to_string(), fixed.to_string());
            for (_, line) in before.lines().zip(after.lines()).filter(|(old, new)| old != new) {
                out += &format!("        {line}\n");
            }
        }
    }
    out
}
