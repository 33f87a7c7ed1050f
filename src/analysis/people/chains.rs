//! Chains of named mentions, built sieve by sieve.
//!
//! The order is that of Raghunathan et al., “A Multi-Pass Sieve for Coreference Resolution” (EMNLP
//! 2010): what is surest first, and a later sieve never undoes an earlier one. Full names make the
//! people; surnames, honorific forms and given names then find theirs in the table of the whole
//! article. Two people are never made one against gender, given name or generation.

use super::{
    Gender, MentionForm,
    houses::Houses,
    key::Key,
    labels::{Labels, Map},
    scan::{LocalName, Loose, Standing},
    surnames::{Titles, is_birth_name},
};
use crate::{
    analysis::{
        ByteSpan,
        names::{NameKind, words::Known},
        paragraph::Placed,
    },
    lexicon::{
        cues::{self, CueKind, Form},
        demonyms,
        honorifics::Sort,
        roles,
    },
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

    /// Gender as shown, or as a frequent given name leaves no doubt of: “Bill”, but not “Lael”.
    pub(super) fn firm_gender(&self) -> Option<Gender> {
        let frequent = self.key.first().known.contains(Known::GIVEN_FREQUENT);
        self.gender.or_else(|| given_gender(&self.key).filter(|_| frequent))
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
        middle: Map::default(),
        taken: Vec::new(),
        clock: 0,
        titles: Titles::of(paragraphs),
        houses: Houses::default(),
    };
    builder.full_names();
    builder.find_houses();
    builder.short_forms();
    builder.chains.mentions.sort_by_key(|mention| mention.range);
    builder.chains
}

pub(super) struct Builder<'a> {
    pub(super) paragraphs: &'a [Placed],
    pub(super) labels: &'a Labels,
    pub(super) chains: Chains,
    /// People by their whole key.
    pub(super) whole: Map<usize>,
    /// People by the last part of their keys.
    pub(super) last: Map<Vec<usize>>,
    /// People by the first part of their full names.
    pub(super) first: Map<Vec<usize>>,
    /// People by the parts in the middle of their full names, as those of Brazil are known by.
    middle: Map<Vec<usize>>,
    /// For each person when they were mentioned last, by `clock`.
    pub(super) taken: Vec<u32>,
    pub(super) clock: u32,
    pub(super) titles: Titles,
    pub(super) houses: Houses,
}

impl<'a> Builder<'a> {
    fn names(&self) -> impl Iterator<Item = (usize, usize, &'a LocalName)> + use<'a> {
        self.paragraphs.iter().enumerate().flat_map(|(paragraph, placed)| {
            placed.reading.people.names.iter().enumerate().map(move |(number, name)| (paragraph, number, name))
        })
    }

    fn is_person(&self, paragraph: usize, number: usize, name: &LocalName) -> bool {
        name.title.is_some_and(|title| title.sure) || self.labels.of_name(paragraph, number) == Some(NameKind::Person)
    }

    /// The first sieve: full names, the longest first, so that shorter forms find them.
    fn full_names(&mut self) {
        let full = self
            .names()
            .filter(|&(paragraph, number, name)| name.key.is_full() && self.is_person(paragraph, number, name));
        let mut full: Vec<_> = full
            .map(|(paragraph, number, name)| {
                (is_birth_name(&self.paragraphs[paragraph], name), paragraph, number, name)
            })
            .collect();
        self.whole.reserve(full.len());
        self.last.reserve(full.len());
        self.first.reserve(full.len());
        // Each full name is a mention, and nearly as many stand for somebody in a shorter form.
        self.chains.mentions.reserve(2 * full.len());
        // Most people are named in full once or twice.
        self.chains.people.reserve(full.len());
        self.taken.reserve(full.len());
        full.sort_by_key(|(born, paragraph, number, name)| {
            (*born, std::cmp::Reverse(name.key.parts().len()), *paragraph, *number)
        });
        for (born, paragraph, number, name) in full {
            let known = self.of_full_name(name).or_else(|| self.born(name).filter(|_| born));
            let person = known.unwrap_or_else(|| self.new_person(name.key));
            self.mention(paragraph, number, name, person);
            if name.nickname != 0 {
                let bearers = self.first.entry(name.nickname).or_default();
                if !bearers.contains(&person) {
                    bearers.push(person);
                }
            }
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

    pub(super) fn new_person(&mut self, key: Key) -> usize {
        let person = self.chains.people.len();
        self.chains.people.push(Person { key, gender: None });
        self.taken.push(0);
        self.whole.insert(key.whole(), person);
        self.last.entry(key.last().hash).or_default().push(person);
        if key.is_full() {
            self.first.entry(key.first().hash).or_default().push(person);
            for part in key.parts()[1..key.parts().len() - 1].iter().filter(|part| !part.initial) {
                self.middle.entry(part.hash).or_default().push(person);
            }
        }
        person
    }

    /// The later sieves, in the order of the text.
    fn short_forms(&mut self) {
        let mut full_at: Vec<(CharRange, usize)> =
            self.chains.mentions.iter().map(|mention| (mention.range, mention.person)).collect();
        full_at.sort_unstable();
        let mut passed = 0;
        for (paragraph, placed) in self.paragraphs.iter().enumerate() {
            let local = &placed.reading.people;
            let mut loose = 0;
            for (number, name) in local.names.iter().enumerate() {
                let mut front = None;
                while local.loose.get(loose).is_some_and(|word| word.span < name.name) {
                    front = self.opens(placed, &local.loose[loose], name);
                    loose += if front.is_some() { 1 } else { self.loose_words(paragraph, placed, loose) };
                }
                if passed < full_at.len() {
                    let start = placed.range(name.name).start();
                    while let Some(&(_, person)) = full_at.get(passed).filter(|(range, _)| range.start() <= start) {
                        self.touch(person);
                        passed += 1;
                    }
                }
                if let Some(person) = front {
                    let span = ByteSpan { start: local.loose[loose - 1].span.start, ..name.name };
                    self.named(paragraph, number, placed.range(span), MentionForm::Name, person, name.place);
                    continue;
                }
                if name.key.is_full() {
                    self.name_house(&name.key);
                    self.ranked(paragraph, number, name);
                    continue;
                }
                if !self.is_person(paragraph, number, name) || is_initials(placed, name) || self.is_role(placed, name) {
                    continue;
                }
                let alone = name.title.is_none() && name.facts.age.is_none();
                if alone && self.is_house(placed, name.name, &name.key, name.place.quoted) {
                    continue;
                }
                let person = self.of_titled(placed, name).unwrap_or_else(|| self.new_person(name.key));
                self.establish(name.key.last().hash, person);
                self.mention(paragraph, number, name, person);
                self.relate(paragraph, name, person);
            }
            while loose < local.loose.len() {
                loose += self.loose_words(paragraph, placed, loose);
            }
        }
    }

    /// Whether a word that opens its sentence is what somebody is, not who: “Driver jailed for two years”.
    fn is_role(&self, placed: &Placed, name: &LocalName) -> bool {
        let alone = name.title.is_none() && name.place.capital_anyway && name.facts.age.is_none();
        alone
            && roles::is_role(&placed.reading.text(name.name).to_lowercase())
            && !self.last.contains_key(&name.key.last().hash)
            && !self.first.contains_key(&name.key.last().hash)
    }

    /// Whose full name a loose word and the short name right behind it make together.
    fn opens(&self, placed: &Placed, word: &Loose, name: &LocalName) -> Option<usize> {
        let near = !name.key.is_full() && adjacent(placed, word.span, name.name);
        near.then(|| self.whole.get(&word.key().joined(&name.key).whole()).copied()).flatten()
    }

    /// The loose words from number `at` on: a full name the article has elsewhere, or one alone.
    /// Returns how many were taken.
    fn loose_words(&mut self, paragraph: usize, placed: &Placed, at: usize) -> usize {
        let local = &placed.reading.people;
        let number = local.names.len() + at;
        let words = &local.loose[at..];
        // Nearly every word stands alone.
        if words.get(1).is_none_or(|next| !adjacent(placed, words[0].span, next.span)) {
            self.loose_word(paragraph, number, placed, &words[0]);
            return 1;
        }
        let mut key = words[0].key();
        let mut found = None;
        for (i, pair) in words.windows(2).enumerate().take(3) {
            if !adjacent(placed, pair[0].span, pair[1].span) {
                break;
            }
            key = key.joined(&pair[1].key());
            found = self.whole.get(&key.whole()).map(|person| (*person, i + 2)).or(found);
        }
        if let Some((person, taken)) = found {
            let span = ByteSpan { start: words[0].span.start, end: words[taken - 1].span.end };
            self.named(paragraph, number, placed.range(span), MentionForm::Name, person, words[0].place);
            return taken;
        }
        self.loose_word(paragraph, number, placed, &words[0]);
        1
    }

    /// A capitalised word that no name took: somebody's surname, where the article has somebody of it.
    fn loose_word(&mut self, paragraph: usize, number: usize, placed: &Placed, word: &Loose) {
        let hash = word.part.hash;
        let surname = self.last.contains_key(&hash);
        if !surname && !self.first.contains_key(&hash) && !self.middle.contains_key(&hash) {
            return;
        }
        let common = word.known().contains(Known::MOSTLY_LOWER)
            && !self.labels.is_telling(word.part)
            && !(surname && stands_as_name(placed, word.span));
        let demonym = || {
            demonyms::country(placed.reading.text(word.span)).is_some()
                && !word.known().intersects(Known::GIVEN | Known::SURNAME)
        };
        let key = word.key();
        if common || self.labels.kind(&key, NameKind::Person) != Some(NameKind::Person) || demonym() {
            return;
        }
        let house = self.is_house(placed, word.span, &key, word.place.quoted);
        if !house && let Some(person) = self.of_short_form(&key, None, None) {
            self.establish(hash, person);
            self.named(paragraph, number, placed.range(word.span), MentionForm::Surname, person, word.place);
        }
    }

    pub(super) fn named(
        &mut self,
        paragraph: usize,
        number: usize,
        range: CharRange,
        form: MentionForm,
        person: usize,
        place: Standing,
    ) {
        self.chains.mentions.push(Named { paragraph, number, range, form, person, place });
        self.touch(person);
    }

    /// Whom a surname, a given name or an honorific form means.
    pub(super) fn of_short_form(&self, key: &Key, title: Option<Sort>, gender: Option<Gender>) -> Option<usize> {
        let part = key.last();
        let of = |list: Option<&Vec<usize>>| -> Option<usize> {
            let fitting =
                list?.iter().copied().filter(|&person| compatible(gender, self.chains.people[person].likely_gender()));
            // Several people of one surname: the one spoken of last.
            fitting.max_by_key(|&person| (self.taken[person], std::cmp::Reverse(person)))
        };
        let by_surname = match self.last.get(&part.hash) {
            Some(several) if several.len() > 1 => {
                let fits = |person: &usize| compatible(gender, self.chains.people[*person].likely_gender());
                let known = self.titles.established(part.hash).filter(fits);
                let known = known.filter(|_| title.is_none_or(|title| title == Sort::Courtesy));
                let bare = gender.is_none();
                known.or_else(|| {
                    if bare { self.latest(&self.of_addressed(part.hash, several.clone())) } else { of(Some(several)) }
                })
            }
            bearers => of(bearers),
        };
        if by_surname.is_some() {
            return by_surname;
        }
        // East Asian names open with the surname; of others the given name will do, without a title
        // or behind those that go with given names (Sheikh, Sir, Queen, Pope …).
        let Some(firsts) = self.first.get(&part.hash) else {
            let middles = self.middle.get(&part.hash).filter(|middles| middles.len() == 1 && title.is_none());
            return of(middles);
        };
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
        self.titles.learn(person, &self.paragraphs[paragraph], name);
        let range = self.paragraphs[paragraph].range(name.whole);
        self.chains.mentions.push(Named { paragraph, number, range, form, person, place: name.place });
        if !name.key.is_full() {
            self.touch(person);
        }
    }
}

/// Whether a name is the initials that label a turn of an interview: “SQ:”.
fn is_initials(placed: &Placed, name: &LocalName) -> bool {
    let text = placed.reading.text(name.name);
    placed.reading.quotes.label() == Some(name.name)
        && (2..4).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word without an article is followed as somebody's name is: “Strand said”, “Strand, a Norwegian who …”.
fn stands_as_name(placed: &Placed, word: ByteSpan) -> bool {
    let tokens = &placed.reading.tokens;
    let next = tokens.at_byte(word.end as usize);
    match tokens.lower(next) {
        "," => matches!(tokens.lower(next + 1), "a" | "an" | "the" | "who" | "whose" | "whom"),
        lower => cues::cue(lower).is_some_and(|cue| cue.kind == CueKind::Say && cue.form != Form::Base),
    }
}

/// Whether nothing but a space stands between two spans of a paragraph.
fn adjacent(placed: &Placed, left: ByteSpan, right: ByteSpan) -> bool {
    left.end + 1 == right.start && placed.reading.text(ByteSpan { start: left.end, end: right.start }) == " "
}

/// Whether two genders, as far as known, don't conflict.
pub(super) fn compatible(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}
