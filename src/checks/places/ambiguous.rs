//! A place name that could mean several places.

use std::collections::HashSet;

use crate::{
    analysis::places::Place,
    checks::{Rule, Sink},
    config::Level,
    gazetteer::{Entry, EntryId},
    ide::Article,
};

/// So many of the candidates are named in the message.
const NAMED: usize = 3;
/// So many are listed beside it, with what speaks for each.
const LISTED: usize = 5;

/// A best candidate with a smaller share of the belief than this is likelier wrong than right.
const UNLIKELY: f32 = 0.5;
/// A next candidate with at least this part of the share of the best is about as likely.
const NEAR: f32 = 0.4;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-ambiguous",
    name: "A place name that could mean several places",
    level: Level::Information,
    why: "Two or more places of this name, far apart, are about as likely to be meant, and nothing else in the \
          article settles it. Naming the country or the state on first mention does. Reported once a name.",
    example: "A fire destroyed a warehouse in Springfield on Monday.\n",
    instead: "A fire destroyed a warehouse in Springfield, Illinois, on Monday.\n",
    source: Some(
        "Associated Press Stylebook, “datelines”: the state follows the names of all but the best-known cities",
    ),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut seen = HashSet::new();
    for place in &article.reading.places {
        let told = seen.contains(place.name.as_str());
        if told || !(place.ambiguous || is_a_guess(place, article)) {
            continue;
        }
        seen.insert(place.name.as_str());
        let entry = |id: EntryId| article.gazetteer.entry(id);
        let likely: Vec<String> = place
            .candidates
            .iter()
            .filter_map(|candidate| entry(candidate.entry))
            .take(NAMED)
            .map(|entry| described(&entry))
            .collect();
        let more = place.candidate_count.saturating_sub(likely.len());
        let others = match more {
            0 => String::new(),
            1 => " (and one more)".to_owned(),
            _ => format!(" (and {more} more)"),
        };
        let message = format!("{} could be {}{others}.", place.name, either(&likely));
        let finding = sink.report(place.range, message);
        for candidate in place.candidates.iter().take(LISTED) {
            let Some(entry) = entry(candidate.entry) else { continue };
            let reasons: Vec<String> = candidate.reasons.iter().map(|reason| reason.text(&article.gazetteer)).collect();
            let reasons = reasons.join("; ");
            let colon = if reasons.is_empty() { "" } else { ": " };
            finding.relate(place.range, format!("{} ({}){colon}{reasons}", described(&entry), entry.feature_name));
        }
    }
}

/// Whether the best candidate of many is hardly likelier than the next, in another region.
fn is_a_guess(place: &Place, article: &Article) -> bool {
    let [best, next, ..] = &place.candidates[..] else { return false };
    let region = |id: EntryId| article.gazetteer.facts(id).map(|facts| facts.division);
    place.resolved.is_some()
        && best.weight < UNLIKELY
        && next.weight >= NEAR * best.weight
        // What somebody linked to an entry is no guess.
        && article.linked_entry(place.range).is_none()
        && region(best.entry) != region(next.entry)
}

/// `Springfield, Illinois, US`.
fn described(entry: &Entry<'_>) -> String {
    let parts = [entry.name, entry.admin1, entry.country];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// `A; B or C`.
fn either(items: &[String]) -> String {
    match items {
        [] => "several places".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join("; ")),
    }
}
