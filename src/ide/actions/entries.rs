//! Which entry of a data base something is.

use std::cmp::Reverse;

use crate::{
    checks::{Spellings, two_spellings},
    gazetteer::{EntryId, Facts, Rank},
    ide::{Ask, End, Family, Operation, subject::Subject},
};

use super::{Offers, desk::Desk, recorder::GEONAMES};

/// How many are offered among other actions.
const FEW: usize = 6;

/// A division of so many times the people of a town is not less likely to be meant than the town.
const AROUND: u64 = 4;

/// How many entries a name that is looked up lists.
const LISTED: usize = 60;

/// An entry of the gazetteer that something can be linked to.
struct Found {
    geonameid: u32,
    name: String,
    /// Its name and what it is in: “Aleppo, Syria”.
    what: String,
    detail: String,
}

impl Found {
    fn of(desk: Desk<'_>, entry: EntryId) -> Option<Found> {
        let entry = desk.article.gazetteer.entry(entry)?;
        let geonameid = entry.geonameid?;
        let mut what = [entry.name.to_owned(), entry.chain()].to_vec();
        what.retain(|part| !part.is_empty());
        let detail = format!("{}, GeoNames {geonameid}", entry.feature_name);
        Some(Found { geonameid, name: entry.name.to_owned(), what: what.join(", "), detail })
    }

    fn link(&self, on: &End) -> Operation {
        Operation::SetEntry {
            on: on.clone(),
            also: Vec::new(),
            database: GEONAMES.to_owned(),
            entry: self.geonameid.to_string(),
            name: self.name.clone(),
        }
    }
}

impl Offers<'_> {
    /// Links what is here to each entry of the gazetteer that a name could mean, however it is written, or
    /// that begins like it: those that read so first, the most populous before the others.
    pub(super) fn found_entries(&mut self, query: &str) {
        let Some((on, label, words)) = self.whatever_is_here() else { return };
        let desk = self.desk;
        if !desk.databases_of(label).contains(&GEONAMES) {
            return;
        }
        let gazetteer = &desk.article.gazetteer;
        // A name is more often that of a town than of the division around it.
        let population = |entry: EntryId| {
            let division = |facts: &Facts| matches!(facts.rank, Rank::State | Rank::County);
            gazetteer.facts(entry).map_or(0, |it| if division(&it) { it.population / AROUND } else { it.population })
        };
        let mut hits = gazetteer.find(query);
        hits.sort_by_key(|hit| (hit.by, Reverse(population(hit.entry))));
        let mut longer = gazetteer.find_beginning(query);
        longer.sort_by_key(|hit| Reverse(population(hit.entry)));
        hits.append(&mut longer);
        if hits.is_empty() {
            hits = gazetteer.find_skeleton(query);
        }
        let mut seen = Vec::new();
        for entry in hits.into_iter().map(|hit| hit.entry) {
            let Some(found) = Found::of(desk, entry).filter(|found| !seen.contains(&found.geonameid)) else { continue };
            seen.push(found.geonameid);
            let title = format!("Link {words} to {} ({})", found.what, found.detail);
            let operation = found.link(&on);
            self.offer(Family::LinkEntry, title, found.what, operation).detail = found.detail;
            if seen.len() == LISTED {
                break;
            }
        }
    }

    /// Links a place to each entry of the gazetteer that its name could mean, and anything to an
    /// entry of a data base of the schema, which takes a free text.
    pub(super) fn entries(&mut self) {
        let Some((on, label, words)) = self.whatever_is_here() else { return };
        let desk = self.desk;
        let databases = desk.databases_of(label);
        if let Some(Subject::Place(place)) = self.subject()
            && databases.contains(&GEONAMES)
        {
            let linked = desk.article.linked_entry(place.range);
            let few = if self.all { usize::MAX } else { FEW };
            for candidate in place.candidates.iter().filter(|candidate| Some(candidate.entry) != linked).take(few) {
                let Some(found) = Found::of(desk, candidate.entry) else { continue };
                let title = format!("Link {} to {} ({})", desk.quoted(place.range), found.what, found.detail);
                let offered = self.offer(Family::LinkEntry, title, found.what.clone(), found.link(&on));
                (offered.detail, offered.fixes) = (found.detail, Some(("place-ambiguous", place.range)));
            }
        }
        if databases.contains(&GEONAMES) {
            self.spellings();
        }
        let plain = self.wanted().unwrap_or_default();
        for database in databases {
            let old = match &on {
                End::Annotation(id) => {
                    let mut links = desk.file.normalisations_of(id);
                    links.find(|link| link.database == *database).map(|link| link.entry.text.clone())
                }
                End::Range(_) => None,
            };
            let operation = Operation::SetEntry {
                on: on.clone(),
                also: Vec::new(),
                database: database.to_owned(),
                entry: String::new(),
                name: self.desk.article.text.slice(plain),
            };
            if database == GEONAMES {
                let title = format!("Look {words} up in {database} under another name…");
                let operation = Operation::FindEntry { on: on.clone(), database: database.to_owned() };
                let offered = self.offer(Family::LinkEntry, title, format!("Look up in {database}…"), operation);
                let prompt = format!("Name of {words} in {database}, or how it begins");
                offered.ask = Some(Ask { prompt, value: desk.article.text.slice(plain), optional: false });
            }
            let title = format!("Link {words} to an entry of {database}…");
            let prompt = format!("Entry of {words} in {database}");
            let offered = self.offer(Family::LinkEntry, title, format!("{database}…"), operation);
            offered.ask = Some(Ask { prompt, value: old.unwrap_or_default(), optional: false });
        }
    }

    /// Links the two spellings of a place that `place-two-spellings` reports to the one entry.
    fn spellings(&mut self) {
        let Some(Subject::Place(place)) = self.subject() else { return };
        let (name, desk) = (place.name.clone(), self.desk);
        for Spellings { place: this, before: that, entry } in two_spellings(desk.article) {
            let Some(found) = Found::of(desk, entry).filter(|_| name == this.name || name == that.name) else {
                continue;
            };
            let both = format!("{} and {}", desk.quoted(that.range), desk.quoted(this.range));
            let title = format!("Link both {both} to {} ({})", found.what, found.detail);
            let mut operation = found.link(&End::Range(that.range));
            if let Operation::SetEntry { also, .. } = &mut operation {
                also.push(this.range);
            }
            let offered = self.offer(Family::LinkEntry, title, found.what, operation);
            (offered.detail, offered.fixes) = (found.detail, Some(("place-two-spellings", this.range)));
        }
    }
}
