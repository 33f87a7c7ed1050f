//! Spans that share text in a way the schema does not allow.

use std::collections::HashMap;

use crate::standoff::{Category, TextBound};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    // Those that started before and have not ended; in order of the article.
    let mut open: Vec<TextBound<'_>> = Vec::new();
    let mut identical: HashMap<(&str, &[crate::text::CharRange]), &str> = HashMap::new();
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

/// Two spans of which `later` starts behind `earlier`, or is shorter.
fn pair(verifier: &mut Verifier<'_>, earlier: &TextBound<'_>, later: &TextBound<'_>) {
    if !earlier.spans.iter().any(|a| later.spans.iter().any(|b| a.overlaps(*b))) {
        return;
    }
    let schema = verifier.schema;
    // Types the schema does not know have a problem already.
    let known = |it: &TextBound<'_>| schema.is_text_bound(it.label);
    if !known(earlier) || !known(later) {
        return;
    }
    let event = |it: &TextBound<'_>| schema.event(it.label).is_some();
    let involves_event = event(earlier) || event(later);
    let (a, b) = (schema.overlaps(earlier.label, later.label), schema.overlaps(later.label, earlier.label));
    let inside = |inner: &TextBound<'_>, outer: &TextBound<'_>| {
        inner.spans.iter().all(|span| outer.spans.iter().any(|other| other.covers(*span)))
    };
    let (shown_earlier, shown_later) = (verifier.shown(earlier.label), verifier.shown(later.label));
    let (allowed, message) = if earlier.spans == later.spans {
        let message = format!("{shown_later} cannot have identical span with {shown_earlier} {}", earlier.id);
        // brat never forbids an event where an entity is: “the inhibitor” is both.
        (a.equal || b.equal || involves_event, message)
    } else if inside(later, earlier) {
        let message = format!("{shown_later} cannot be contained in {shown_earlier} ({})", earlier.id);
        (b.contain || involves_event, message)
    } else if inside(earlier, later) {
        (a.contain || involves_event, format!("{shown_later} cannot contain {shown_earlier} ({})", earlier.id))
    } else {
        (a.cross || b.cross, format!("annotation cannot have crossing span with {}", earlier.id))
    };
    if !allowed {
        let category = if involves_event { Category::Warning } else { Category::Error };
        verifier.add(category, "overlap", later.record.offsets, later.id, message);
    }
}
