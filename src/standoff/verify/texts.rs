//! Text-bounds against the text of the article.

use crate::{
    standoff::{
        Problem, Recovery, State, TextBound, breaks_span, covered_text,
        edits::{covers, offsets},
        problem::Category,
    },
    text::{CharRange, Text},
};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>, article: &Text) {
    for it in verifier.file.text_bounds() {
        let problem = match it.state {
            State::Moved => moved(&it, verifier.file.recovery(it.id)),
            State::Deleted => deleted(&it),
            State::AsWritten | State::Adrift => mismatch(&it, article).or_else(|| unreadable(&it)),
        };
        verifier.problems.extend(problem);
    }
}

/// What moved while we watched is brought up to date with the article. What was changed outside, and was
/// found again, says something else than brat would read, and may say it wrongly.
fn moved(it: &TextBound<'_>, recovery: Option<Recovery>) -> Option<Problem> {
    let offsets = offsets(it.spans);
    let message = match recovery? {
        Recovery::Doubtful => format!("The text of {} likely stands at {offsets} now; look whether it does.", it.id),
        _ => format!(
            "The text of {} stands at {offsets} now; this line is brought up to date when the article is saved.",
            it.id
        ),
    };
    Some(Problem::new(Category::Warning, "text-moved", it.record.offsets, message).in_article(it.range()))
}

fn deleted(it: &TextBound<'_>) -> Option<Problem> {
    let message = format!("The text of {} (“{}”) was deleted from the article.", it.id, it.text);
    Some(Problem::new(Category::Error, "text-deleted", it.line, message))
}

fn mismatch(it: &TextBound<'_>, article: &Text) -> Option<Problem> {
    let record = it.record;
    let error = |code, range, message| Some(Problem::new(Category::Error, code, range, message));
    if record.stored.iter().any(|span| span.end().to_usize() > article.len()) {
        return error("offset-range", record.offsets, "Text-bound annotation offset exceeds text length.".to_owned());
    }
    if record.text.as_ref().is_some_and(|text| covers(article, &record.stored, text)) {
        return None;
    }
    let there = covered_text(article, &record.stored);
    let place = record.stored.iter().copied().reduce(CharRange::join);
    let Some(text) = &record.text else {
        let message = "Text-bound annotation missing text (expected format ID, tab, TYPE START END, tab, TEXT).";
        let problem = Problem::new(Category::Warning, "text-missing", record.offsets, message.to_owned());
        return Some(problem.in_article(place));
    };
    let spans: Vec<String> = record.stored.iter().map(|span| format!("({}, {})", span.start(), span.end())).collect();
    let spans = spans.join(", ");
    let message = if text.starts_with(&there) {
        format!("Text-bound annotation text \"{text}\" not separated from rest of line")
    } else if text.chars().count() < there.chars().count() {
        format!("Text-bound annotation text \"{text}\" shorter than marked span(s) [{spans}]")
    } else {
        format!(
            "Text-bound annotation text \"{text}\" does not match marked span(s) [{spans}] text \"{there}\" in document"
        )
    };
    error("text-mismatch", text.range, message).map(|problem| problem.in_article(place))
}

/// brat ends a line at characters that are no line ends to an editor, and then can't read it.
fn unreadable(it: &TextBound<'_>) -> Option<Problem> {
    let bad = it.text.chars().find(|&c| breaks_span(c))?;
    let message = format!(
        "The text holds U+{:04X}, where brat breaks the line; the span must be split into fragments.",
        bad as u32
    );
    Some(Problem::new(Category::Warning, "span-breaks", it.line, message).in_article(it.range()))
}
