//! An annotation that says it covers other words than stand there.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    standoff::{Recovery, State},
    text::{CharOffset, CharRange, Text},
};

/// So many code points of a text are given in a message.
const SHOWN: usize = 48;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "annotation-mismatch",
    name: "An annotation that does not match its text",
    level: Level::Error,
    why: "A line of a stand-off file gives offsets and the text between them. Where the article has other text \
          there, it was changed without the annotations (by an editor that doesn't know them, or a version \
          control system), and every annotation behind that place is likely to be off. A line break in the \
          article is a space in the annotation, as brat writes it.",
    example: "The bridge is closed, said Marta Kowal.\n\n— in the stand-off file —\n\nT1\tPerson 27 38\tMaria Kowal\n",
    instead: "The bridge is closed, said Marta Kowal.\n\n— in the stand-off file —\n\nT1\tPerson 27 38\tMarta Kowal\n",
    source: Some("brat rapid annotation tool, “brat standoff format”: https://brat.nlplab.org/standoff.html"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let Some(annotations) = &article.annotations else { return };
    // One that has a place is as the article is, and its line is brought up to date when the article is
    // saved. One that is adrift has none, but its line says where it should be.
    for annotation in annotations.in_state(State::Adrift) {
        let gone = annotations.recovery(annotation.id) == Some(Recovery::Gone);
        let spans = &annotation.record.stored;
        let Some(range) = spans.iter().copied().reduce(CharRange::join) else { continue };
        let id = annotation.id.text.as_str();
        let end = article.text.range().end();
        if gone {
            let message = format!(
                "{id} “{}” is deleted: its text does not stand in the article any more. Remove the annotation, or put \
                 the text back.",
                clipped(annotation.text)
            );
            sink.report(clamped(range, end), message);
        } else if range.end() > end {
            let message =
                format!("{id} “{}” ends at {}, but the article ends at {end}.", clipped(annotation.text), range.end(),);
            sink.report(clamped(range, end), message);
        } else {
            let there = covered(&article.text, spans);
            if there != annotation.text {
                let message =
                    format!("{id} says “{}”; the article has “{}” here.", clipped(annotation.text), clipped(&there));
                sink.report(range, message);
            }
        }
    }
}

/// What of a range is inside the article; its last code point where none is.
fn clamped(range: CharRange, end: CharOffset) -> CharRange {
    CharRange::new(range.start().min(end.minus(1)), range.end().min(end))
}

/// The text of fragments as a line of a stand-off file would give it.
fn covered(text: &Text, spans: &[CharRange]) -> String {
    let fragments: Vec<String> = spans.iter().map(|span| text.slice(*span).replace(['\n', '\r', '\t'], " ")).collect();
    fragments.join(" ")
}

pub(super) fn clipped(text: &str) -> String {
    if CharOffset::of(text, text.len()).to_usize() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
