//! A place name that could mean several places.

use std::collections::HashSet;

use crate::{
    checks::{Rule, Sink},
    config::Level,
    gazetteer::{Entry, EntryId},
    ide::Article,
};

/// So many of the candidates are named in the message.
const NAMED: usize = 3;
/// So many are listed beside it, with what speaks for each.
const LISTED: usize = 5;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "place-ambiguous",
    name: "A place name that could mean several places",
    level: Level::Information,
    why: "Two or more places of this name, far apart, are about as likely to be meant, and nothing else in the \
          article settles it. Naming the country or the state on first mention does. Reported once a name, where it \
          surely is a place: two in three of such names turn out to be put wrong.",
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
        // “SPRINGFIELD – The city of Springfield” is one name.
        let name = place.name.to_lowercase();
        if !place.ambiguous || !seen.insert(name) {
            continue;
        }
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
