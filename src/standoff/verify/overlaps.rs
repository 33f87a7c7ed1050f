//! Spans that share text in a way the schema does not allow.

use rapidhash::RapidHashMap;

use crate::{
    standoff::{Category, Schema, TextBound},
    text::CharRange,
};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    // Those that started before and have not ended; in order of the article.
    let mut open: Vec<TextBound<'_>> = Vec::new();
    let mut identical: RapidHashMap<(&str, &[CharRange]), &str> = RapidHashMap::default();
    for it in file.in_order() {
        let Some(range) = it.range() else { continue };
        open.retain(|other| other.range().is_some_and(|other| other.end() > range.start()));
        let first = *identical.entry((&it.label.text, it.spans)).or_insert(&it.id.text);
        if first != it.id.text {
            duplicate(verifier, &it, first);
        } else {
            for other in &open {
                pair(verifier, other, &it);
            }
        }
        open.push(it);
    }
}

/// The same type twice on the same span. Of triggers brat says so in words of its own.
fn duplicate(verifier: &mut Verifier<'_>, it: &TextBound<'_>, first: &str) {
    let message = if verifier.schema.event(it.label).is_some() {
        format!("triggers {first},{} have identical span and type (harmless but unnecessary duplication)", it.id)
    } else {
        format!("{} {} has identical span and type as {first}", verifier.shown(it.label), it.id)
    };
    verifier.add(Category::Warning, "span-duplicate", it.line, it.id, message);
}

/// How two spans share text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sharing {
    /// They are the same.
    Equal,
    /// The second lies inside the first.
    Inside,
    /// The first lies inside the second.
    Around,
    /// Neither.
    Crossing,
}

/// How two spans share text; `None` where they don't.
fn sharing(first: &[CharRange], second: &[CharRange]) -> Option<Sharing> {
    let inside =
        |inner: &[CharRange], outer: &[CharRange]| inner.iter().all(|span| outer.iter().any(|it| it.covers(*span)));
    if !first.iter().any(|a| second.iter().any(|b| a.overlaps(*b))) {
        None
    } else if first == second {
        Some(Sharing::Equal)
    } else if inside(second, first) {
        Some(Sharing::Inside)
    } else if inside(first, second) {
        Some(Sharing::Around)
    } else {
        Some(Sharing::Crossing)
    }
}

/// Whether two types may share text in a way, by the rules of the schema alone.
fn allowed(schema: &Schema, first: &str, second: &str, how: Sharing) -> bool {
    let (a, b) = (schema.overlaps(first, second), schema.overlaps(second, first));
    match how {
        Sharing::Equal => a.equal || b.equal,
        Sharing::Inside => b.contain,
        Sharing::Around => a.contain,
        Sharing::Crossing => a.cross || b.cross,
    }
}

/// Whether spans of two types, given with their fragments, may both be marked: no more is asked
/// than what [`verify`](super::verify) would call an error.
pub fn may_share(schema: &Schema, first: (&str, &[CharRange]), second: (&str, &[CharRange])) -> bool {
    let Some(how) = sharing(first.1, second.1) else { return true };
    let free = |label: &str| !schema.is_text_bound(label) || schema.event(label).is_some();
    !schema.validates() || free(first.0) || free(second.0) || allowed(schema, first.0, second.0, how)
}

/// Two spans of which `later` starts behind `earlier`, or is shorter.
fn pair(verifier: &mut Verifier<'_>, earlier: &TextBound<'_>, later: &TextBound<'_>) {
    let Some(how) = sharing(earlier.spans, later.spans) else { return };
    let schema = verifier.schema;
    // Types the schema does not know have a problem already.
    let known = |it: &TextBound<'_>| schema.is_text_bound(it.label);
    if !known(earlier) || !known(later) {
        return;
    }
    let event = |it: &TextBound<'_>| schema.event(it.label).is_some();
    let involves_event = event(earlier) || event(later);
    // brat never forbids an event where an entity is: “the inhibitor” is both.
    let never_forbidden = involves_event && how != Sharing::Crossing;
    if never_forbidden || allowed(schema, earlier.label, later.label, how) {
        return;
    }
    let (shown_earlier, shown_later) = (verifier.shown(earlier.label), verifier.shown(later.label));
    let message = match how {
        Sharing::Equal => format!("{shown_later} cannot have identical span with {shown_earlier} {}", earlier.id),
        Sharing::Inside => format!("{shown_later} cannot be contained in {shown_earlier} ({})", earlier.id),
        Sharing::Around => format!("{shown_later} cannot contain {shown_earlier} ({})", earlier.id),
        Sharing::Crossing => format!("annotation cannot have crossing span with {}", earlier.id),
    };
    let category = if involves_event { Category::Warning } else { Category::Error };
    verifier.add(category, "overlap", later.record.offsets, later.id, message);
}
