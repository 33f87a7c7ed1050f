//! Lines that can't be read, ids given twice, references that lead nowhere.

use rapidhash::{RapidHashMap, RapidHashSet};

use crate::{standoff::Record, text::CharRange};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    byte_order_mark(verifier);
    let mut seen: RapidHashSet<&str> = RapidHashSet::default();
    let file = verifier.file;
    for line in file.lines() {
        if let Record::Malformed(malformed) = &line.record {
            verifier.error("line-malformed", malformed.range, "", malformed.fault.to_string());
        }
        let own = line.record.id();
        if let Some(id) = own
            && !seen.insert(id)
        {
            verifier.error("id-duplicate", id.range, "", format!("Duplicate id: {id}. brat ignores this line."));
        }
        for target in line.record.targets() {
            let from = own.or(line.record.label()).map_or("*", |field| field);
            let message = match file.get(target).map(|line| &line.record) {
                None => format!("ID {target} not defined, referenced from annotation {from}"),
                Some(Record::Malformed(_)) => {
                    format!("ID {target}, referenced from annotation {from}, can't be understood")
                }
                Some(Record::Attribute(_) | Record::Normalisation(_) | Record::Note(_))
                    if !matches!(line.record, Record::Note(_)) =>
                {
                    format!("{target}, referenced from annotation {from}, is no text-bound, event or relation")
                }
                Some(_) => continue,
            };
            verifier.error("id-undefined", target.range, from, message);
        }
    }
    trigger_references(verifier);
}

/// brat takes a mark before the first line for a part of its id, and then ignores the line.
fn byte_order_mark(verifier: &mut Verifier<'_>) {
    if verifier.file.source().starts_with('\u{feff}') {
        let message =
            "A byte order mark stands before the first line; brat ignores that line. Save the file without one."
                .to_owned();
        verifier.warning("byte-order-mark", CharRange::of(0, 1), "", message);
    }
}

/// A trigger is no annotation of its own: what is said of it must be said of its event. brat
/// refuses the whole file otherwise. Relations may go to triggers.
fn trigger_references(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    let mut triggers: RapidHashMap<&str, &str> = RapidHashMap::default();
    for event in file.events() {
        triggers.entry(&event.trigger.text).or_insert(&event.id.text);
    }
    if triggers.is_empty() {
        return;
    }
    for line in file.lines() {
        let (Record::Attribute(_) | Record::Normalisation(_) | Record::Note(_)) = &line.record else { continue };
        for target in line.record.targets() {
            if let (Some(event), Some(id)) = (triggers.get(&*target.text), line.record.id()) {
                let message = format!("{id} refers to {target}, the trigger of {event}; it must refer to {event}.");
                verifier.error("trigger-reference", target.range, id, message);
            }
        }
    }
}
