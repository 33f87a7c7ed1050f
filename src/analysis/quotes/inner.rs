//! Quotes in quotes: “My mother used to say, ‘A boat with two captains sinks.’”

use std::ops::Range;

use super::{
    claims::claims,
    items::Items,
    local::{LocalQuote, LocalSpeaker, local},
    marks,
    room::Room,
};
use crate::analysis::{
    ByteSpan,
    tokens::{TokenKind, Tokens},
};

/// What the words between the outer marks of a run report in marks of their own, with who said it.
/// Reports without marks are left: in speech they are told as often as quoted.
pub(super) fn reported(tokens: &Tokens, run: &Range<usize>, closed: bool) -> Vec<LocalQuote> {
    let inside = run.start + 1..run.end - usize::from(closed);
    let mark = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Mark);
    if !inside.clone().any(mark) {
        return Vec::new();
    }
    let shift = tokens.bytes(inside.clone()).start;
    let inner = Tokens::new(tokens.slice(inside));
    let marks = marks::pair(&inner);
    let mut room = Room::default();
    let items = Items::new(&inner, &marks.runs, &[], &mut room);
    let mut frames = Vec::new();
    items.frames(&mut frames);
    let claims = frames.iter().flat_map(|frame| {
        claims(&items, frame, &mut room);
        std::mem::take(&mut room.claims)
    });
    let is_run = |i: usize| items.list[i].run().is_some();
    let marked = claims.filter(|claim| claim.subject.is_some() && claim.content.iter().cloned().flatten().any(is_run));
    let cut = marked.map(|mut claim| {
        // “He said ‘go home’ and we went”: what stands behind the marks is the outer speaker's.
        if let [only] = claim.content.as_mut_slice()
            && is_run(only.start)
        {
            only.end = only.start + 1;
        }
        claim
    });
    cut.map(|claim| shifted(local(&items, &claim), shift)).collect()
}

/// A quote of a text that begins at byte `shift` of the paragraph.
fn shifted(mut quote: LocalQuote, shift: usize) -> LocalQuote {
    let span = |span: ByteSpan| ByteSpan::from(span.start as usize + shift..span.end as usize + shift);
    let speaker = |speaker: LocalSpeaker| LocalSpeaker { span: span(speaker.span), ..speaker };
    quote.chunks.iter_mut().for_each(|chunk| *chunk = span(*chunk));
    quote.cue = quote.cue.map(span);
    quote.speaker = quote.speaker.map(speaker);
    quote.via = quote.via.map(speaker);
    quote.nested = quote.nested.into_iter().map(|inner| shifted(inner, shift)).collect();
    quote
}
