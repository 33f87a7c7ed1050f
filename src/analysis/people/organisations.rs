//! Organisations: names, acronyms, and the head noun that stands for a name given in full before.

use super::{
    MentionForm,
    key::{Folded, Key},
    labels::{Labels, Map},
};
use crate::{
    analysis::{
        ByteSpan,
        names::{NameKind, words::Known},
        paragraph::Placed,
    },
    lexicon::{demonyms, roles},
    text::CharRange,
};

/// The margin below which a lone organisation is not believed.
const ENOUGH: u16 = 40;

/// An organisation being built.
#[derive(Clone, Debug)]
pub(super) struct Organisation {
    /// The fullest form.
    pub(super) name: String,
    pub(super) key: Key,
    /// Where it is introduced.
    pub(super) introduction: CharRange,
}

/// A mention of an organisation.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrganisationMention {
    pub(super) range: CharRange,
    pub(super) form: MentionForm,
    pub(super) organisation: usize,
}

/// The organisations of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Organisations {
    pub(super) list: Vec<Organisation>,
    pub(super) mentions: Vec<OrganisationMention>,
    by_key: Map<usize>,
    by_acronym: Map<usize>,
    /// Short forms in brackets behind full names: “(Conagua)”.
    in_brackets: Map<usize>,
    /// Head nouns (“Observatory”) and whose they are; `None` where several share one.
    by_head: Map<Option<usize>>,
    /// Words that open full names (“Harlan”) and stand for nothing else, and whose they are.
    by_first: Map<Option<usize>>,
}

impl Organisations {
    /// Finds them; spans that `taken` accepts belong to people.
    pub(super) fn of(paragraphs: &[Placed], labels: &Labels, taken: impl Fn(CharRange) -> bool) -> Self {
        let mut out = Organisations::default();
        for (paragraph, placed) in paragraphs.iter().enumerate() {
            let label = placed.reading.quotes.label();
            for (number, name) in placed.reading.people.names.iter().enumerate() {
                let introduced = || {
                    out.by_key.contains_key(&name.key.whole())
                        || !name.key.is_full() && out.in_brackets.contains_key(&name.key.last().hash)
                };
                if labels.of_name(paragraph, number) != Some(NameKind::Organisation)
                    || !(name.margin >= ENOUGH || name.acronym.is_some() || introduced())
                {
                    continue;
                }
                let range = placed.range(name.name);
                // “TA:” is who speaks in an interview.
                if label == Some(name.name) && range.len() < 4 || taken(range) {
                    continue;
                }
                let text = placed.reading.text(name.name);
                let first = || {
                    let owner = out.by_first.get(&name.key.last().hash).copied().flatten();
                    owner.filter(|_| !name.key.is_full() && name.kind == NameKind::Person)
                };
                let organisation = out.find(&name.key).or_else(first);
                let organisation = organisation.unwrap_or_else(|| out.add(&name.key, text, range));
                let form = if name.key.whole() == out.list[organisation].key.whole() {
                    MentionForm::Name
                } else {
                    MentionForm::Surname
                };
                out.mentions.push(OrganisationMention { range, form, organisation });
                if let Some(span) = name.acronym {
                    out.acronym(placed, span, organisation);
                }
            }
        }
        out.short_forms(paragraphs, labels, &taken);
        out.first_words(paragraphs, &taken);
        out.mentions.sort_by_key(|mention| mention.range);
        out.mentions.dedup_by_key(|mention| mention.range);
        out
    }

    /// The organisation that a name or acronym stands for.
    pub(super) fn find(&self, key: &Key) -> Option<usize> {
        let short = || {
            let hash = key.last().hash;
            let head = || self.headed(hash).filter(|_| key.last().known.contains(Known::ORGANISATION));
            if key.is_full() { None } else { self.by_acronym.get(&hash).copied().or_else(head) }
        };
        self.by_key.get(&key.whole()).copied().or_else(short)
    }

    /// The organisation of which `head` is the head noun, if there is just one.
    pub(super) fn headed(&self, head: u64) -> Option<usize> {
        self.by_head.get(&head).copied().flatten()
    }

    /// Adds an organisation.
    pub(super) fn add(&mut self, key: &Key, name: &str, introduction: CharRange) -> usize {
        let id = self.list.len();
        self.list.push(Organisation { name: name.to_owned(), key: *key, introduction });
        self.by_key.insert(key.whole(), id);
        if key.is_full() {
            let mut initials = Folded::default();
            for part in key.parts() {
                initials.text((part.first as char).encode_utf8(&mut [0; 4]));
            }
            self.by_acronym.entry(initials.finish()).or_insert(id);
            let first = key.first();
            let other = Known::COUNTRY | Known::PLACE | Known::PLACE_PART | Known::MOSTLY_LOWER | Known::ORGANISATION;
            if !first.known.intersects(other) && first.hash != 0 && !first.initial {
                self.by_first.entry(first.hash).and_modify(|owner| *owner = None).or_insert(Some(id));
            }
            for part in key.parts().iter().filter(|part| part.known.contains(Known::ORGANISATION)) {
                self.by_head.entry(part.hash).and_modify(|owner| *owner = None).or_insert(Some(id));
            }
        }
        id
    }

    fn acronym(&mut self, placed: &Placed, span: ByteSpan, organisation: usize) {
        let mut folded = Folded::default();
        folded.text(placed.reading.text(span));
        let hash = folded.finish();
        self.by_acronym.insert(hash, organisation);
        self.in_brackets.insert(hash, organisation);
        let range = placed.range(span);
        if !self.mentions.iter().any(|mention| mention.range == range) {
            self.mentions.push(OrganisationMention { range, form: MentionForm::Surname, organisation });
        }
    }

    /// Acronyms, head nouns in capitals and short forms told in brackets that no name took.
    fn short_forms(&mut self, paragraphs: &[Placed], labels: &Labels, taken: &impl Fn(CharRange) -> bool) {
        if self.list.is_empty() {
            return;
        }
        let mut found = Vec::new();
        for placed in paragraphs {
            for word in &placed.reading.people.loose {
                let acronym = placed.reading.text(word.span).bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
                let organisation = if acronym {
                    self.by_acronym.get(&word.part.hash).copied()
                } else if word.known().contains(Known::ORGANISATION) {
                    self.headed(word.part.hash)
                } else {
                    self.in_brackets.get(&word.part.hash).copied()
                };
                let organisation = organisation.or_else(|| {
                    // A word that is a body's whole name elsewhere.
                    let name = !word.known().contains(Known::MOSTLY_LOWER) || !word.place.capital_anyway;
                    let body = || labels.kind(&word.key(), NameKind::Organisation) == Some(NameKind::Organisation);
                    self.by_key.get(&word.part.whole()).copied().filter(|_| name && body())
                });
                let Some(organisation) = organisation else { continue };
                let range = placed.range(word.span);
                let later = self.list[organisation].introduction < range;
                if later && !taken(range) && !self.mentions.iter().any(|mention| mention.range.overlaps(range)) {
                    found.push(OrganisationMention { range, form: MentionForm::Surname, organisation });
                }
            }
        }
        self.mentions.extend(found);
    }

    /// Bodies by the word that opens their names: “Harlan” for Harlan Foods.
    fn first_words(&mut self, paragraphs: &[Placed], taken: &impl Fn(CharRange) -> bool) {
        if self.by_first.is_empty() {
            return;
        }
        self.mentions.sort_by_key(|mention| mention.range);
        let mut found = Vec::new();
        for placed in paragraphs {
            let local = &placed.reading.people;
            let loose = local.loose.iter().map(|word| (word.span, word.part));
            let lone = local
                .names
                .iter()
                .filter(|name| !name.key.is_full() && name.title.is_none() && name.kind != NameKind::Place);
            for (span, part) in loose.chain(lone.map(|name| (name.name, name.key.last()))) {
                let Some(organisation) = self.by_first.get(&part.hash).copied().flatten() else { continue };
                let range = placed.range(span);
                let at = self.mentions.partition_point(|mention| mention.range.end() <= range.start());
                let there = self.mentions.get(at).is_some_and(|mention| mention.range.overlaps(range));
                let text = placed.reading.text(span);
                let demonym = demonyms::country(text).is_some() || roles::is_role(&text.to_lowercase());
                if self.list[organisation].introduction < range && !there && !demonym && !taken(range) {
                    found.push(OrganisationMention { range, form: MentionForm::Surname, organisation });
                }
            }
        }
        self.mentions.extend(found);
    }
}
