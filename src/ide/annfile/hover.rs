//! The card of a line: the span in its sentence, and what else is said of it.

use crate::{
    analysis::{sentences::sentences, tokens::Tokens},
    ide::{Article, Hover, hover::annotation, words},
    standoff::{Record, State, TextBound},
    text::{CharOffset, CharRange},
};

use super::id_at;

/// How much of the sentence stands on either side of the span, in code points.
const AROUND: usize = 160;

/// What the annotation at a place of the stand-off file covers, in its sentence, with everything
/// said of it.
pub fn hover(article: &Article, at: CharOffset) -> Option<Hover> {
    let file = article.annotations.as_deref()?;
    let line = file.line_at(at)?;
    let id = id_at(file, at);
    let (range, id) = match (id, line.record.id()) {
        (Some(id), _) => (id.range, id),
        (None, Some(own)) => (line.range, own),
        (None, None) => return None,
    };
    let record = &file.get(id)?.record;
    // A line without a span of its own is about the spans it connects.
    let bounds: Vec<TextBound<'_>> = match record {
        Record::TextBound(_) => file.text_bound(id).into_iter().collect(),
        _ => record.targets().into_iter().filter_map(|target| file.text_bound(target)).collect(),
    };
    if bounds.is_empty() {
        return None;
    }
    let parts = bounds.iter().map(|bound| {
        let card = annotation::card(article, bound);
        let sentence = sentence(article, bound);
        format!("{card}\n\n{sentence}")
    });
    Some(Hover { range, markdown: parts.collect::<Vec<_>>().join("\n\n---\n\n") })
}

/// The sentence a span stands in, the span in bold.
fn sentence(article: &Article, bound: &TextBound<'_>) -> String {
    let Some(&span) = bound.spans.first() else {
        let why = match bound.state {
            State::Adrift => "The article has other text where the line says.",
            _ => "Its text was deleted from the article.",
        };
        return format!("_{why}_");
    };
    if span.end().to_usize() > article.text.len() {
        let text = words::escape(&words::excerpt(bound.text, AROUND));
        return format!("> {text}\n\n_There is no text at this place of the article; this is what the line says._");
    }
    let around = around(article, span);
    let piece = |range| words::escape(&article.text.slice(range).replace(['\n', '\r', '\t'], " "));
    let before = piece(CharRange::new(around.start(), span.start()));
    let behind = piece(CharRange::new(span.end(), around.end()));
    let cut = |cut: bool, sign: &'static str| if cut { sign } else { "" };
    let line = article.text.line_at(span.start());
    let (head, tail) = (cut(around.start() > line.start(), "… "), cut(around.end() < line.end(), " …"));
    let lead = before.len() - before.trim_start().len();
    format!("> {head}{}**{}**{}{tail}", &before[lead..], piece(span).trim(), behind.trim_end())
}

/// The sentences a span shares text with, cut to a readable length.
fn around(article: &Article, span: CharRange) -> CharRange {
    let line = article.text.line_at(span.start());
    let text = article.text.slice(line);
    let tokens = Tokens::new(&text);
    let base = line.start().to_usize();
    let mut found = span;
    for sentence in sentences(&tokens) {
        let Some(first) = tokens.get(sentence.start) else { continue };
        let start = CharOffset::of(&text, first.bytes().start);
        let end = start.plus(tokens.slice(sentence).chars().count());
        let range = CharRange::new(start, end).shift(base);
        if range.overlaps(span) {
            found = found.join(range);
        }
    }
    let start = found.start().max(span.start().minus(AROUND));
    CharRange::new(start, found.end().min(span.end().plus(AROUND)))
}
