//! Chains of named mentions, built sieve by sieve.
//!
//! The order is that of Raghunathan et al., “A Multi-Pass Sieve for Coreference Resolution” (EMNLP
//! 2010): what is surest first, and a later sieve never undoes an earlier one. Full names make the
//! people; surnames, honorific forms and given names then find theirs in the table of the whole
//! article. Two people are never made one against gender, given name or generation.

use super::{
    Gender, MentionForm,
    key::Key,
    labels::{Labels, Map},
    scan::{LocalName, Standing},
};
use crate::{
    analysis::{
        names::{NameKind, words::Known},
        paragraph::Placed,
    },
    lexicon::honorifics::Sort,
    text::CharRange,
};

/// A person being built.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The fullest form.
    pub(super) key: Key,
    /// Gender as titles and appositives show it.
    pub(super) gender: Option<Gender>,
}

impl Person {
    /// Gender as shown, or else as the given name suggests it.
    pub(super) fn likely_gender(&self) -> Option<Gender> {
        self.gender.or_else(|| given_gender(&self.key))
    }
}

/// The gender of a given name that the lists give to one sex only.
pub(super) fn given_gender(key: &Key) -> Option<Gender> {
    if !key.is_full() {
        return None;
    }
    let known = key.first().known;
    match (known.contains(Known::GIVEN_MAN), known.contains(Known::GIVEN_WOMAN)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// A named mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    /// Its paragraph.
    pub(super) paragraph: usize,
    /// Its number among the names of the paragraph, or among the loose words behind them.
    pub(super) number: usize,
    /// Where.
    pub(super) range: CharRange,
    pub(super) form: MentionForm,
    /// Whom, as an index into [`Chains::people`].
    pub(super) person: usize,
    pub(super) place: Standing,
}

/// The people of an article and their named mentions, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    pub(super) people: Vec<Person>,
    pub(super) mentions: Vec<Named>,
}

/// Builds the chains.
pub(super) fn build(paragraphs: &[Placed], labels: &Labels) -> Chains {
    let mut builder = Builder {
        paragraphs,
        labels,
        chains: Chains::default(),
        whole: Map::default(),
        last: Map::default(),
        first: Map::default(),
        taken: Vec::new(),
        clock: 0,
    };
    builder.full_names();
    builder.short_forms();
    builder.chains.mentions.sort_by_key(|mention| mention.range);
    builder.chains
}

struct Builder<'a> {
    paragraphs: &'a [Placed],
    labels: &'a Labels,
    chains: Chains,
    /// People by their whole key.
    whole: Map<usize>,
    /// People by the last part of their keys.
    last: Map<Vec<usize>>,
    /// People by the first part of their full names.
    first: Map<Vec<usize>>,
    /// For each person when they were mentioned last, by `clock`.
    taken: Vec<u32>,
    clock: u32,
}

impl<'a> Builder<'a> {
    fn names(&self) -> impl Iterator<Item = (usize, usize, &'a LocalName)> + use<'a> {
        self.paragraphs.iter().enumerate().flat_map(|(paragraph, placed)| {
            placed.reading.people.names.iter().enumerate().map(move |(number, name)| (paragraph, number, name))
        })
    }

    fn is_person(&self, name: &LocalName) -> bool {
        name.title.is_some_and(|title| title.sure) || self.labels.kind(&name.key, name.kind) == Some(NameKind::Person)
    }

    /// The first sieve: full names, the longest first, so that shorter forms find them.
    fn full_names(&mut self) {
        let mut full: Vec<_> = self.names().filter(|(_, _, name)| name.key.is_full() && self.is_person(name)).collect();
        full.sort_by_key(|(paragraph, number, name)| (std::cmp::Reverse(name.key.parts().len()), *paragraph, *number));
        for (paragraph, number, name) in full {
            let person = self.of_full_name(name).unwrap_or_else(|| self.new_person(name.key));
            self.mention(paragraph, number, name, person);
        }
    }

    fn of_full_name(&mut self, name: &LocalName) -> Option<usize> {
        if let Some(&person) = self.whole.get(&name.key.whole()) {
            return Some(person);
        }
        let likely = name.gender.or_else(|| given_gender(&name.key));
        let candidates = self.last.get(&name.key.last().hash)?;
        let people = &self.chains.people;
        let mut agreeing = candidates.iter().copied().filter(|&person| {
            let other = &people[person];
            let titled = name.title.is_some()
                || name.key.first().known.intersects(Known::SURNAME)
                    && !name.key.first().known.intersects(Known::GIVEN);
            (other.key.agrees(&name.key) || titled && other.key.ends_with(&name.key))
                && compatible(likely, other.likely_gender())
        });
        let found = agreeing.next()?;
        if agreeing.next().is_some() {
            return None;
        }
        self.whole.insert(name.key.whole(), found);
        Some(found)
    }

    fn new_person(&mut self, key: Key) -> usize {
        let person = self.chains.people.len();
        self.chains.people.push(Person { key, gender: None });
        self.taken.push(0);
        self.whole.insert(key.whole(), person);
        self.last.entry(key.last().hash).or_default().push(person);
        if key.is_full() {
            self.first.entry(key.first().hash).or_default().push(person);
        }
        person
    }

    /// The later sieves, in the order of the text.
    fn short_forms(&mut self) {
        let order: Vec<(usize, CharRange)> =
            self.chains.mentions.iter().map(|mention| (mention.person, mention.range)).collect();
        let mut full_at: Vec<(CharRange, usize)> = order.into_iter().map(|(person, range)| (range, person)).collect();
        full_at.sort_unstable();
        let mut passed = 0;
        for (paragraph, placed) in self.paragraphs.iter().enumerate() {
            let local = &placed.reading.people;
            let mut loose = local.loose.iter().enumerate().peekable();
            for (number, name) in local.names.iter().enumerate() {
                while let Some((at, word)) = loose.next_if(|(_, word)| word.span < name.name) {
                    self.loose_word(paragraph, at, placed, word);
                }
                while full_at.get(passed).is_some_and(|(range, _)| range.start() <= placed.range(name.name).start()) {
                    self.touch(full_at[passed].1);
                    passed += 1;
                }
                if name.key.is_full() || !self.is_person(name) {
                    continue;
                }
                let person = self
                    .of_short_form(&name.key, name.title.map(|title| title.sort), name.gender)
                    .unwrap_or_else(|| self.new_person(name.key));
                self.mention(paragraph, number, name, person);
            }
            for (at, word) in loose {
                self.loose_word(paragraph, at, placed, word);
            }
        }
    }

    /// A capitalised word that no name took: somebody's surname, where the article has somebody of it.
    fn loose_word(&mut self, paragraph: usize, number: usize, placed: &Placed, word: &super::scan::Loose) {
        let common = word.known.contains(Known::MOSTLY_LOWER) && !self.labels.is_telling(&word.key);
        if common || self.labels.kind(&word.key, NameKind::Person) != Some(NameKind::Person) {
            return;
        }
        if let Some(person) = self.of_short_form(&word.key, None, None) {
            let number = placed.reading.people.names.len() + number;
            let range = placed.range(word.span);
            self.chains.mentions.push(Named {
                paragraph,
                number,
                range,
                form: MentionForm::Surname,
                person,
                place: word.place,
            });
            self.touch(person);
        }
    }

    /// Whom a surname, a given name or an honorific form means.
    fn of_short_form(&self, key: &Key, title: Option<Sort>, gender: Option<Gender>) -> Option<usize> {
        let part = key.last();
        let of = |list: Option<&Vec<usize>>| -> Option<usize> {
            let fitting =
                list?.iter().copied().filter(|&person| compatible(gender, self.chains.people[person].likely_gender()));
            // Several people of one surname: the one spoken of last.
            fitting.max_by_key(|&person| (self.taken[person], std::cmp::Reverse(person)))
        };
        let by_surname = of(self.last.get(&part.hash));
        if by_surname.is_some() {
            return by_surname;
        }
        // East Asian names open with the surname; of others the given name will do, without a title
        // or behind those that go with given names (Sheikh, Sir, Queen, Pope …).
        let firsts = self.first.get(&part.hash)?;
        let eastern = part.known.contains(Known::SURNAME);
        let unique = firsts.len() == 1;
        (unique && (title.is_none() || eastern || title == Some(Sort::Courtesy))).then(|| of(Some(firsts))).flatten()
    }

    fn touch(&mut self, person: usize) {
        self.clock += 1;
        self.taken[person] = self.clock;
    }

    fn mention(&mut self, paragraph: usize, number: usize, name: &LocalName, person: usize) {
        let form = match name.title {
            _ if name.key.is_full() => MentionForm::Name,
            Some(_) => MentionForm::Honorific,
            None => MentionForm::Surname,
        };
        let known = &mut self.chains.people[person];
        known.gender = known.gender.or(name.gender);
        let range = self.paragraphs[paragraph].range(name.whole);
        self.chains.mentions.push(Named { paragraph, number, range, form, person, place: name.place });
        if !name.key.is_full() {
            self.touch(person);
        }
    }
}

/// Whether two genders, as far as known, don't conflict.
pub(super) fn compatible(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}
