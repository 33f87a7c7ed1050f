//! Whom a surname, a given name or an honorific form means: what titles show of people who share a name.
//!
//! “Mr Obama” is not Michelle Obama, and where an article has both a “Mr” and a “Mrs” of one surname but
//! names only her in full, “President Obama” is not she either. Who is “Mr” throughout is not meant by
//! “Dr”. “Her husband, Paul” has no surname but hers: he is “Mr Marchetti” where nobody else is.

use super::{
    Gender, MentionForm,
    chains::{Builder, compatible},
    key::Key,
    labels::Map,
    scan::LocalName,
};
use crate::{
    analysis::{names::NameKind, paragraph::Placed},
    lexicon::{
        honorifics::{Honorific, Sex, Sort, honorific},
        roles,
    },
    text::CharRange,
};

/// The first three letters of a title: what “Gov.” and “Governor”, “Prof.” and “Professor” share.
pub(super) type Style = [u8; 3];

/// The style of a title or a word of a role.
fn style(word: &[u8]) -> Style {
    let mut style = Style::default();
    for (to, from) in style.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    style
}

/// Whether a style is that of a form of address that anybody of a sex has.
fn is_plain(style: Style) -> bool {
    matches!(&style, b"mr." | b"mr\0" | b"mrs" | b"ms." | b"ms\0" | b"mis")
}

/// What titles tell of the people of an article, by surname or by person.
#[derive(Default)]
pub(super) struct Titles {
    /// The genders of those whom a surname stands for behind “Mr”, “Ms” and the like: his, hers.
    addressed: Map<[bool; 2]>,
    /// For each person the styles they are given, of offices also in what is said of them.
    styles: Vec<Vec<Style>>,
    /// Whom a surname alone stood for before anybody else of it was named.
    established: Map<usize>,
    /// People who are called by a given name alone and are kin of somebody, by that person's surname.
    kin: Map<Vec<usize>>,
}

impl Titles {
    /// What the honorific forms of an article show before anybody is found for them.
    pub(super) fn of(paragraphs: &[Placed]) -> Titles {
        let mut titles = Titles::default();
        for name in paragraphs.iter().flat_map(|placed| &placed.reading.people.names) {
            let sex = name.title.filter(|title| title.sort == Sort::Courtesy && title.sure).map(|title| title.sex);
            let his = match sex {
                Some(Sex::Man) => 0,
                Some(Sex::Woman) => 1,
                Some(Sex::Any) | None => continue,
            };
            titles.addressed.entry(name.key.last().hash).or_default()[his] = true;
        }
        titles
    }

    /// Whether “Mr” or “Ms” and the like stand before a surname somewhere.
    pub(super) fn addressed(&self, surname: u64) -> bool {
        self.addressed.contains_key(&surname)
    }

    /// Whom the article calls by a surname alone, whoever else of it comes in later.
    pub(super) fn established(&self, surname: u64) -> Option<usize> {
        self.established.get(&surname).copied()
    }

    /// Keeps what a mention says of a person.
    pub(super) fn learn(&mut self, person: usize, placed: &Placed, name: &LocalName) {
        if name.title.is_none() && name.facts.roles.is_empty() {
            return;
        }
        if self.styles.len() <= person {
            self.styles.resize_with(person + 1, Vec::new);
        }
        let styles = &mut self.styles[person];
        let title = style_of(placed, name).into_iter();
        let words = |role| placed.reading.text(role).as_bytes().split(|byte| *byte == b' ');
        let roles = name.facts.roles.iter().copied().flat_map(words).map(style);
        for style in title.chain(roles) {
            if !styles.contains(&style) {
                styles.push(style);
            }
        }
    }

    fn bears(&self, person: usize, style: Style) -> bool {
        self.styles.get(person).is_some_and(|styles| styles.contains(&style))
    }

    /// Whether all that is known of how somebody is addressed is “Mr”, “Ms” and the like.
    fn is_plain(&self, person: usize) -> bool {
        self.styles.get(person).is_some_and(|styles| styles.iter().any(|style| is_plain(*style)))
    }

    /// Whether what is said of somebody is whose kin they are.
    fn is_kin(&self, person: usize) -> bool {
        let kin = |style: &Style| matches!(style, b"wif" | b"hus" | b"wid" | b"dau" | b"son" | b"lad");
        self.styles.get(person).is_some_and(|styles| styles.iter().any(kin))
    }
}

/// Whether a name is the one somebody was born with: “born Ada Lindqvist”, “née Lindqvist”.
pub(super) fn is_birth_name(placed: &Placed, name: &LocalName) -> bool {
    let tokens = &placed.reading.tokens;
    let before = tokens.at_byte(name.whole.start as usize).checked_sub(1);
    before.is_some_and(|before| matches!(tokens.lower(before), "born" | "née" | "nee" | "né"))
}

/// The style of the title before a name.
fn style_of(placed: &Placed, name: &LocalName) -> Option<Style> {
    name.title?;
    let reading = &placed.reading;
    let before = reading.tokens.at_byte(name.name.start as usize).checked_sub(1)?;
    Some(style(reading.tokens.lower(before).as_bytes()))
}

impl Builder<'_> {
    /// Whom a name that somebody was born with is: the one person with that given name.
    pub(super) fn born(&mut self, name: &LocalName) -> Option<usize> {
        let namesakes = self.first.get(&name.key.first().hash)?;
        let &[person] = namesakes.as_slice() else { return None };
        self.whole.insert(name.key.whole(), person);
        Some(person)
    }

    /// Whom the honorific or short form of a name means; a person is made where it can be none of those there are.
    pub(super) fn of_titled(&mut self, placed: &Placed, name: &LocalName) -> Option<usize> {
        let Some(title) = name.title else { return self.of_short_form(&name.key, None, name.gender) };
        let surname = name.key.last().hash;
        let bearers = self.last.get(&surname).map_or(&[][..], Vec::as_slice);
        // “General Zéphirin”: as the officers of many countries are called.
        if bearers.is_empty()
            && title.sort == Sort::Rank
            && let Some(style) = style_of(placed, name)
            && let Some(&[person]) = self.first.get(&surname).map(Vec::as_slice)
            && self.titles.bears(person, style)
        {
            return Some(person);
        }
        let Some(style) = style_of(placed, name).filter(|_| !bearers.is_empty()) else {
            return self.of_short_form(&name.key, Some(title.sort), name.gender);
        };
        let gender = |person: usize| self.chains.people[person].likely_gender();
        let fits = |person: &usize| compatible(name.gender, gender(*person));
        let narrowed: Vec<usize> = bearers.iter().copied().filter(fits).collect();
        let bears = |person: &usize| !is_plain(style) && self.titles.bears(*person, style);
        let same: Vec<usize> = narrowed.iter().copied().filter(bears).collect();
        if !same.is_empty() {
            return self.latest(&same);
        }
        if narrowed.is_empty() && title.sort == Sort::Courtesy {
            let kin = self.titles.kin.get(&surname).map_or(&[][..], Vec::as_slice);
            let known = |person: &usize| name.gender.is_some() && name.gender == self.chains.people[*person].gender;
            let kin: Vec<usize> = kin.iter().copied().filter(known).collect();
            if kin.len() == 1 {
                return self.latest(&kin);
            }
        }
        if let Some(unnamed) = self.unnamed(&title, surname, &narrowed) {
            let person = self.new_person(name.key);
            self.chains.people[person].gender = unnamed;
            return Some(person);
        }
        if !is_plain(style) && narrowed.len() > 1 {
            let office = title.sort == Sort::Office;
            let free = |person: &usize| {
                if office { !self.titles.is_kin(*person) } else { !self.titles.is_plain(*person) }
            };
            let free: Vec<usize> = narrowed.iter().copied().filter(free).collect();
            if !free.is_empty() {
                return self.latest(&self.of_addressed(surname, free));
            }
        }
        self.of_short_form(&name.key, Some(title.sort), name.gender)
    }

    /// Whether an office is that of somebody whom the article never names in full, and if so their gender as
    /// far as it shows: “President Obama” beside Michelle Obama.
    fn unnamed(&self, title: &Honorific, surname: u64, bearers: &[usize]) -> Option<Option<Gender>> {
        if title.sort != Sort::Office || title.sex != Sex::Any {
            return None;
        }
        let addressed = self.titles.addressed.get(&surname).copied().unwrap_or_default();
        let genders = [Gender::Masculine, Gender::Feminine].into_iter().zip(addressed).filter(|(_, there)| *there);
        let missing = |gender: Gender| {
            let likely = |person: &usize| self.chains.people[*person].likely_gender();
            bearers.iter().all(|person| likely(person).is_some_and(|likely| likely != gender))
        };
        let shown = genders.map(|(gender, _)| gender).find(|gender| missing(*gender));
        let kin = !bearers.is_empty() && bearers.iter().all(|person| self.titles.is_kin(*person));
        (shown.is_some() || kin).then_some(shown)
    }

    /// “General Mamadou”, taken for a body: somebody whom the article names in full elsewhere.
    pub(super) fn ranked(&mut self, paragraph: usize, number: usize, name: &LocalName) {
        if name.kind == NameKind::Person || name.key.parts().len() != 2 {
            return;
        }
        let Some(bearers) = self.last.get(&name.key.last().hash) else { return };
        let placed = &self.paragraphs[paragraph];
        let text = placed.reading.text(name.name);
        let title = text.split(' ').next().unwrap_or_default().to_lowercase();
        let ranked = honorific(&title).is_some_and(|title| title.sort != Sort::Courtesy);
        let introduced = bearers.iter().any(|person| self.chains.people[*person].key.is_full());
        if ranked
            && introduced
            && let Some(person) = self.latest(bearers)
        {
            let range = placed.range(name.name);
            self.named(paragraph, number, range, MentionForm::Honorific, person, name.place);
        }
    }

    /// Keeps that a surname stands for somebody while nobody else of it was named yet: in “Mr Scott fell. … Ana
    /// Scott, his wife, said Scott …” it is he who goes by it.
    pub(super) fn establish(&mut self, surname: u64, person: usize) {
        let Some(bearers) = self.last.get(&surname).filter(|bearers| bearers.len() > 1) else { return };
        let named = |person: &&usize| self.taken[**person] > 0;
        let mut others = bearers.iter().filter(|other| **other != person).filter(named);
        if self.taken[person] > 0 && bearers.contains(&person) && others.next().is_none() {
            self.titles.established.entry(surname).or_insert(person);
        }
    }

    /// Of several people of one surname those of the gender that “Mr” or “Ms” before it shows, where it is
    /// never the other: in an article that says “Mr Obama” throughout, “Obama” is not Michelle Obama.
    pub(super) fn of_addressed(&self, surname: u64, people: Vec<usize>) -> Vec<usize> {
        let gender = match self.titles.addressed.get(&surname) {
            Some([true, false]) => Gender::Masculine,
            Some([false, true]) => Gender::Feminine,
            _ => return people,
        };
        // Where one was named before, whoever comes in later is not meant yet.
        let named = people.iter().filter(|person| self.taken[**person] > 0).count();
        let likely = |person: &usize| match named {
            1 => self.taken[*person] > 0,
            _ => self.chains.people[*person].likely_gender() == Some(gender),
        };
        let those: Vec<usize> = people.iter().copied().filter(likely).collect();
        if those.is_empty() { people } else { those }
    }

    /// Of several people the one spoken of last.
    pub(super) fn latest(&self, people: &[usize]) -> Option<usize> {
        people.iter().copied().max_by_key(|&person| (self.taken[person], std::cmp::Reverse(person)))
    }

    /// Keeps that somebody with no surname is kin of the person named right before: “her husband, Paul”.
    pub(super) fn relate(&mut self, paragraph: usize, name: &LocalName, person: usize) {
        let placed = &self.paragraphs[paragraph];
        let kin = name.facts.roles.iter().any(|role| {
            let text = placed.reading.text(*role);
            let head = text.rsplit(' ').next().unwrap_or_default();
            roles::is_kin(head)
                && (text.starts_with("her ")
                    || text.starts_with("his ")
                    || text.contains("’s ")
                    || text.contains("'s "))
        });
        if name.key.is_full() || name.title.is_some() || !kin {
            return;
        }
        let range: CharRange = placed.range(name.name);
        let before = self
            .chains
            .mentions
            .iter()
            .filter(|mention| mention.paragraph == paragraph && mention.range < range && mention.person != person);
        let Some(relative) = before.max_by_key(|mention| mention.range) else { return };
        let key: Key = self.chains.people[relative.person].key;
        if key.is_full() {
            self.titles.kin.entry(key.last().hash).or_default().push(person);
        }
    }
}
