//! One label for every name and article.
//!
//! The tagger sees one paragraph; the article as a whole knows more. All occurrences of a form
//! vote with their margins, a courtesy title settles the matter, and a surname inherits from the
//! full names it closes (document-level consistency, as in Krishnan and Manning, ACL 2006).

use std::{collections::HashMap, hash::BuildHasherDefault};

use super::{
    key::{Key, Part},
    scan::LocalName,
};
use crate::analysis::{
    names::{FIRM, NameKind, OWNER, words::Known},
    paragraph::Placed,
};

pub(super) type Map<V> = HashMap<u64, V, BuildHasherDefault<rapidhash::fast::RapidHasher<'static>>>;

/// No occurrence has more of a say than this.
const MOST: i32 = 600;
/// What a form that closes a full name of a person gains.
const SURNAME_OF_SOMEBODY: i32 = 500;
/// What a form that opens a full name of a person gains.
const GIVEN_OF_SOMEBODY: i32 = 300;
/// What each capitalised word that no name took costs the forms it equals.
const LOOSE: i32 = 15;
/// What words known from lists of names are worth.
const KNOWN_NAME: i32 = 80;
/// What a person's name loses by opening as places do, a single word by being a place's.
const PLACE_OPENER: i32 = 150;
/// What an age or a role beside a name is worth.
const DESCRIBED: i32 = 200;
/// What a person's name must reach to be believed.
const ENOUGH: i32 = 120;

#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    person: i32,
    place: i32,
    organisation: i32,
    loose: i32,
    /// How often it has a capital that nothing but its being a name explains.
    telling: u16,
    certain: bool,
    firm: bool,
}

/// The labels of an article.
#[derive(Debug, Default)]
pub(super) struct Labels {
    votes: Map<Votes>,
    /// Last parts of the people's full names.
    surnames: Map<()>,
    /// First parts of the people's full names, and those in the middle.
    given: Map<()>,
    /// First parts of the firms' full names, and single names that own somebody's (“Villarreal’s Íñigo Urrutia”).
    firms: Map<()>,
    /// Forms that storms bear in this article.
    storms: Map<()>,
    /// What every name of the article names, in order.
    names: Vec<Option<NameKind>>,
    /// Of each paragraph the place of its first name among them.
    first: Vec<usize>,
}

impl Labels {
    /// Counts the votes.
    pub(super) fn of(paragraphs: &[Placed]) -> Labels {
        let mut labels = Labels::default();
        let people = || paragraphs.iter().map(|placed| &placed.reading.people);
        labels.votes.reserve(people().map(|local| local.names.len() + local.loose.len()).sum());
        for local in people() {
            for name in &local.names {
                labels.count(name);
            }
            let firm = |name: &&LocalName| {
                name.kind == NameKind::Organisation
                    && (name.margin == FIRM || name.margin == OWNER && !name.key.is_full())
            };
            let firms = local.names.iter().filter(firm);
            labels.firms.extend(firms.map(|name| (name.key.first().hash, ())));
            labels.storms.extend(local.storms.iter().map(|storm| (storm.whole(), ())));
            let nicknames = local.names.iter().map(|name| name.nickname).filter(|nickname| *nickname != 0);
            labels.surnames.extend(nicknames.map(|nickname| (nickname, ())));
            for loose in &local.loose {
                let votes = labels.votes.entry(loose.part.whole()).or_default();
                votes.loose += 1;
                votes.telling += u16::from(!loose.place.capital_anyway);
            }
        }
        let person =
            |name: &&LocalName| name.key.is_full() && labels.kind(&name.key, name.kind) == Some(NameKind::Person);
        let full: Vec<&LocalName> = people().flat_map(|local| &local.names).filter(person).collect();
        labels.surnames.reserve(full.len());
        labels.given.reserve(full.len());
        for key in full.into_iter().map(|name| &name.key) {
            labels.surnames.insert(key.last().hash, ());
            labels.given.insert(key.first().hash, ());
            let middle = key.parts().get(1..key.parts().len().saturating_sub(1)).unwrap_or_default();
            let telling = |part: &&Part| {
                !part.initial && !part.known.intersects(Known::MOSTLY_LOWER | Known::COUNTRY | Known::PLACE)
            };
            labels.given.extend(middle.iter().filter(telling).map(|part| (part.hash, ())));
        }
        let mut names = Vec::with_capacity(people().map(|local| local.names.len()).sum());
        for local in people() {
            names.extend(local.names.iter().map(|name| labels.kind(&name.key, name.kind)));
        }
        labels.names = names;
        let first = people().scan(0, |names, local| {
            *names += local.names.len();
            Some(*names - local.names.len())
        });
        labels.first = first.collect();
        labels
    }

    /// What name number `number` of a paragraph names; `None` where nothing is believed.
    pub(super) fn of_name(&self, paragraph: usize, number: usize) -> Option<NameKind> {
        self.names.get(self.first.get(paragraph)? + number).copied().flatten()
    }

    fn count(&mut self, name: &LocalName) {
        let votes = self.votes.entry(name.key.whole()).or_default();
        let say = i32::from(name.margin).min(MOST) + 1;
        match name.kind {
            NameKind::Person => {
                votes.person += say;
                if name.facts.age.is_some() || !name.facts.roles.is_empty() {
                    votes.person += DESCRIBED;
                }
            }
            NameKind::Place => votes.place += say,
            NameKind::Organisation => votes.organisation += say,
        }
        votes.firm |= name.kind == NameKind::Organisation && name.margin == FIRM;
        votes.certain |= name.title.is_some_and(|title| title.sure);
    }

    /// Whether a word is ever written with a capital that its place in the sentence does not explain.
    pub(super) fn is_telling(&self, word: Part) -> bool {
        self.votes.get(&word.whole()).is_some_and(|votes| votes.telling > 0)
    }

    /// What a form names in this article; `None` where nothing is believed. `tagged` breaks ties.
    pub(super) fn kind(&self, key: &Key, tagged: NameKind) -> Option<NameKind> {
        let whole = key.whole();
        let votes = self.votes.get(&whole).copied().unwrap_or_default();
        if votes.certain {
            return Some(NameKind::Person);
        }
        if votes.firm {
            return Some(NameKind::Organisation);
        }
        if self.storms.contains_key(&whole) && !self.surnames.contains_key(&key.last().hash) {
            return None;
        }
        let mut person = votes.person - LOOSE * votes.loose;
        if key.is_full() {
            // “Savage Love”, where Dan Savage writes it: what bears a surname in front is a work or an affair.
            let first = key.first();
            let called_after = || !first.known.intersects(Known::GIVEN) && self.surnames.contains_key(&first.hash);
            if votes.person > 0 && key.last().known.contains(Known::MOSTLY_LOWER) && called_after() {
                return None;
            }
            let known = key.parts().iter().fold(Known::empty(), |known, part| known | part.known);
            person += KNOWN_NAME * i32::from(known.intersects(Known::GIVEN));
            person += KNOWN_NAME * i32::from(known.intersects(Known::SURNAME));
            // “Kafr …”, “Khirbet …”, “Fort …” open names of places.
            let opener = key.first().known;
            if opener.contains(Known::PLACE_PART) && !opener.intersects(Known::GIVEN | Known::SURNAME) {
                person -= PLACE_OPENER;
            }
        } else {
            let Part { hash, known, .. } = key.last();
            let surname = self.surnames.contains_key(&hash);
            // “Carrick” for Carrick Rovers, where nobody is called so.
            if votes.person > 0 && !surname && self.firms.contains_key(&hash) {
                return Some(NameKind::Organisation);
            }
            if votes.person > 0 || !known.intersects(Known::COUNTRY | Known::PLACE) {
                person += SURNAME_OF_SOMEBODY * i32::from(surname);
                person += GIVEN_OF_SOMEBODY * i32::from(self.given.contains_key(&hash));
            }
            person += KNOWN_NAME * i32::from(known.intersects(Known::GIVEN | Known::SURNAME));
            if known.intersects(Known::COUNTRY | Known::PLACE) && !surname {
                person -= PLACE_OPENER;
            }
        }
        let best = person.max(votes.place).max(votes.organisation);
        if best == votes.place && tagged != NameKind::Organisation && votes.place > 0 {
            Some(NameKind::Place)
        } else if best == votes.organisation && votes.organisation > 0 {
            Some(NameKind::Organisation)
        } else if votes.person > 0 && person >= ENOUGH || person >= SURNAME_OF_SOMEBODY / 2 {
            Some(NameKind::Person)
        } else if votes.place > 0 {
            Some(NameKind::Place)
        } else {
            None
        }
    }
}
