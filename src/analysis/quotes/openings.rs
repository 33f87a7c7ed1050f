//! What stands before the first sentence of a paragraph: datelines, the times of a live report.

use super::items::{Item, Items, Kind};
use crate::analysis::tokens::Shape;

/// The last item of what stands before the first sentence.
pub(super) fn opening(items: &Items<'_>) -> Option<usize> {
    time(items).or_else(|| dateline(items))
}

/// The time at which an entry of a live report was made: “23:41 Turnout in Perth was …”.
fn time(items: &Items<'_>) -> Option<usize> {
    let digits = |i: usize| {
        items.digits(i) && items.get(i).is_some_and(|item| items.tokens.bytes(item.tokens.clone()).len() <= 2)
    };
    if !items.digits(0) {
        return None;
    }
    let one = items.get(0).map(|item| items.tokens.text(item.tokens.start))?;
    let last = match one.split_once([':', '.']) {
        Some((hours, minutes)) if hours.len() <= 2 && minutes.len() == 2 => 0,
        None if digits(0) && items.kind(1) == Some(Kind::Colon) && digits(2) && items.tokens.glued(1) => 2,
        _ => return None,
    };
    let next = items.get(last + 1)?;
    (next.capital || next.run().is_some()).then_some(last)
}

/// The dash behind a dateline: “BEIRUT, May 3 (AFP) — Rescue workers …”.
fn dateline(items: &Items<'_>) -> Option<usize> {
    let list = &items.list;
    let is_dash = |&i: &usize| list[i].kind == Kind::Dash;
    let dash = items.cues(&(0..14)).iter().copied().find(is_dash).filter(|&dash| dash > 0)?;
    let place = |item: &Item<'_>| match item.kind {
        Kind::Word => item.capital || items.tokens.text(item.tokens.start).starts_with(|c: char| c.is_ascii_digit()),
        Kind::Comma | Kind::Open | Kind::Close => true,
        _ => false,
    };
    let shouted =
        list[0].tokens.clone().all(|i| items.tokens.get(i).is_some_and(|token| token.shape.contains(Shape::ALL_CAPS)));
    let agency = list[..dash].iter().any(|item| item.kind == Kind::Open);
    (list[..dash].iter().all(place) && (shouted || agency)).then_some(dash)
}
