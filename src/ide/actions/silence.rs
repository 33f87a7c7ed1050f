//! Silencing a finding at its place, with a reason, and letting it be heard again.

use crate::{
    checks::{self, Finding, SILENCE},
    ide::Article,
    text::{CharOffset, CharRange, Edit},
};

use super::desk::Desk;

/// A finding that can be silenced where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenceable {
    /// Its code.
    pub code: &'static str,
    /// Where it is, in the article.
    pub range: CharRange,
}

/// The findings at a selection. One that says of a silencing that it is stale is not silenced but taken away.
pub fn silenceable(findings: &[Finding], selection: CharRange) -> Vec<Silenceable> {
    let here = |range: CharRange| range.overlaps(selection) || range.touches(selection.start());
    let findings = findings.iter().filter(|finding| here(finding.range));
    let mut found: Vec<Silenceable> = findings
        .filter(|finding| finding.code != "silence-stale" && !finding.range.is_empty())
        .map(|finding| Silenceable { code: finding.code, range: finding.range })
        .collect();
    found.dedup();
    found
}

/// The edits to the stand-off file that silence a finding of `code` at `range`: a note on an
/// annotation of just this span, or on a text-bound made for it. None where there is nothing but
/// white space.
pub fn silence(article: &Article, code: &str, range: CharRange, reason: &str) -> Vec<Edit> {
    let desk = Desk::of(article);
    let mut changes = desk.changes();
    let annotated = desk.file.exactly(range).first().map(|bound| bound.id.text.clone());
    let Some(target) = annotated.or_else(|| changes.add_text_bound(SILENCE, &[range])) else { return Vec::new() };
    changes.add_note(SILENCE, &target, format!("{code}: {}", reason.trim()).trim_end());
    changes.edits()
}

/// What takes away each silencing at a cursor, with the code it silences.
pub fn silencings(article: &Article, at: CharOffset) -> Vec<(String, Vec<Edit>)> {
    let desk = Desk::of(article);
    let here = checks::silences(article).into_iter().filter(|silence| silence.touches(at));
    here.map(|silence| {
        let mut changes = desk.changes();
        let made_for_it = desk.file.text_bound(&silence.target).is_some_and(|bound| *bound.label == *SILENCE);
        let alone = desk.file.notes_of(&silence.target).count() == 1;
        changes.remove(if made_for_it && alone { &silence.target } else { &silence.note });
        (silence.code, changes.edits())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ide::fixture, standoff::AnnFile};
    use expect_test::{Expect, expect};
    use std::sync::Arc;

    /// Silences the first finding at the cursor and shows the stand-off file.
    fn check(fixture: &str, expected: &Expect) {
        let (mut article, at) = fixture::article_at(fixture);
        let found = silenceable(&checks::check(&article), CharRange::empty(at));
        let Some(first) = found.first() else { return expected.assert_eq("nothing to silence") };
        let mut file = crate::text::Text::new(
            article.annotations.as_ref().map_or("", |file| file.source()),
            crate::text::Format::Plain,
        );
        for edit in silence(&article, first.code, first.range, "  as the sign\nhas it ").iter().rev() {
            file.apply(edit);
        }
        expected.assert_eq(&file.to_string());
        // Silenced it is not found, and the way back is offered.
        article.annotations = Some(Arc::new(AnnFile::parse(&file.to_string())));
        assert!(!checks::check(&article).iter().any(|finding| finding.code == first.code));
        let back = silencings(&article, first.range.start());
        assert!(matches!(&back[..], [(code, edits)] if code == first.code && !edits.is_empty()), "{back:?}");
    }

    #[test]
    fn on_the_annotation_of_the_span_or_one_made_for_it() {
        check("At ⟦T1 Figure|⟦F ~ approx=about counted=man|abo$0ut 10,327⟧⟧ men.", &expect![[r#"nothing to silence"#]]);
        check(
            "⟦Q ?|“We le$0ft.”⟧",
            &expect![[r#"
            T1	PostilSilence 0 10	“We left.”
            #1	PostilSilence T1	quote-no-speaker: as the sign has it
        "#]],
        );
        check(
            "⟦T1 Quote|⟦Q ?|“We le$0ft.”⟧⟧",
            &expect![[r#"
            T1	Quote 0 10	“We left.”
            #1	PostilSilence T1	quote-no-speaker: as the sign has it
        "#]],
        );
    }
}
