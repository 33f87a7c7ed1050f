//! Inlay hints: who speaks, where no name stands beside the quote.

use std::collections::HashSet;

use crate::{
    analysis::{dates::DateKind, people::MentionForm, quotes::Quote},
    text::CharRange,
};

use super::{Article, Hint, hover, words};

/// The inlay hints within a range, in order: before a chunk of a quote whose speaker is named
/// elsewhere, the speaker; behind a pronoun or description that speaks, who that is; where settings
/// ask for it, behind a relative date the days it means.
pub fn hints(article: &Article, within: CharRange) -> Vec<Hint> {
    let article = &*article.settled();
    let annotated = article.chunks_with_speakers();
    let mut out = Vec::new();
    let mut explained = HashSet::new();
    for quote in &article.reading.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let Some(entity) = speaker.entity.and_then(|id| article.reading.entity(id)) else { continue };
        let points = matches!(speaker.form, MentionForm::Pronoun | MentionForm::Nominal);
        if points && within.touches(speaker.range.end()) && explained.insert(speaker.range) {
            out.push(Hint {
                at: speaker.range.end(),
                label: format!("({})", entity.name),
                tooltip: hover::tooltip(article, quote, &annotated),
                before: false,
            });
        }
        let mut line = None;
        for &chunk in &quote.spans {
            // One name a line is enough, however often a cue breaks the quote up.
            let here = article.text.line_at(chunk.start()).start();
            let again = line.replace(here) == Some(here);
            let seen = again || article.named_beside(quote, chunk) || points && pointed_at(article, quote, chunk);
            if !seen && within.touches(chunk.start()) {
                out.push(Hint {
                    at: chunk.start(),
                    label: format!("{}:", entity.name),
                    tooltip: hover::tooltip(article, quote, &annotated),
                    before: true,
                });
            }
        }
    }
    if article.config.hints_dates() {
        dates(article, within, &mut out);
    }
    out.sort_by_key(|hint| hint.at);
    out
}

/// Behind each relative date that was resolved, the days it means.
fn dates(article: &Article, within: CharRange, out: &mut Vec<Hint>) {
    let relative = article.reading.dates.iter().filter(|date| date.anchor.is_some() && date.kind != DateKind::Set);
    for date in relative.filter(|date| within.touches(date.range.end())) {
        let Some((first, last)) = date.first.zip(date.last) else { continue };
        out.push(Hint {
            at: date.range.end(),
            label: format!("({})", words::stretch(first, last)),
            tooltip: hover::date::card(article, date),
            before: false,
        });
    }
}

/// Whether the pronoun that speaks stands in the same line as the chunk; its own hint names the
/// speaker there.
fn pointed_at(article: &Article, quote: &Quote, chunk: CharRange) -> bool {
    let line = article.text.line_at(chunk.start());
    quote.speaker.as_ref().is_some_and(|speaker| line.covers(speaker.range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ide::fixture::article, text::CharOffset};
    use expect_test::{Expect, expect};

    /// The article as an editor would show it, hints between ‹ and ›.
    fn check(fixture: &str, expected: &Expect) {
        let article = article(fixture);
        let mut shown = article.text.to_string();
        for hint in hints(&article, article.text.range()).iter().rev() {
            let byte = shown.char_indices().nth(hint.at.to_usize()).map_or(shown.len(), |(byte, _)| byte);
            let label = if hint.before { format!("‹{}› ", hint.label) } else { format!(" ‹{}›", hint.label) };
            shown.insert_str(byte, &label);
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn names_who_is_not_named_beside_the_quote() {
        check(
            "⟦Q rima #1|“We left,”⟧ ⟦P rima|Rima Odeh⟧ ⟦C #1|said⟧, ⟦Q rima #1|“at night.”⟧ ⟦Q rima|“Nobody slept.”⟧\n\
             ⟦Q rima|“It was cold,”⟧ ⟦P rima|she⟧ ⟦C|added⟧. ⟦Q rima|“Very.”⟧\n\
             ⟦Q rima #4|“We walked.⟧\n\
             ⟦Q rima #4|“Then we slept.”⟧\n\
             ⟦Q ?|“Nobody knows me.”⟧",
            &expect![[r#"
                “We left,” Rima Odeh said, “at night.” “Nobody slept.”
                “It was cold,” she ‹(Rima Odeh)› added. “Very.”
                ‹Rima Odeh:› “We walked.
                ‹Rima Odeh:› “Then we slept.”
                “Nobody knows me.”"#]],
        );
    }

    #[test]
    fn a_name_far_off_in_the_same_paragraph_is_not_beside() {
        check(
            "⟦P rima|Rima Odeh⟧ has baked bread in the old town for longer than most of her customers can \
             remember. ⟦Q rima|“We left.”⟧",
            &expect![[
                r#"Rima Odeh has baked bread in the old town for longer than most of her customers can remember. ‹Rima Odeh:› “We left.”"#
            ]],
        );
    }

    #[test]
    fn the_days_of_relative_dates_where_settings_ask_for_them() {
        let fixture =
            "He left ⟦D 2019-05-06..2019-05-12 relative|last week⟧, on ⟦D 2019-05-01..2019-05-01|1 May 2019⟧.";
        check(fixture, &expect!["He left last week, on 1 May 2019."]);
        let mut article = article(fixture);
        article.config = crate::config::Config::from_toml("hints.dates = true", &[]).0.into();
        let labels: Vec<_> = hints(&article, article.text.range()).into_iter().map(|hint| hint.label).collect();
        assert_eq!(labels, ["(6–12 May 2019)"]);
    }

    #[test]
    fn only_within_the_range_asked_for() {
        let article = article("⟦P rima|Rima Odeh⟧ spoke.\n⟦Q rima|“One.”⟧\n⟦Q rima|“Two.”⟧");
        let second = article.text.line_at(CharOffset::new(17));
        let at: Vec<CharOffset> = hints(&article, second).iter().map(|hint| hint.at).collect();
        assert_eq!(at, [CharOffset::new(17)]);
    }
}
