//! People and organisations: chains of mentions, and what the article says of each.

mod bearers;
mod bodies;
mod chains;
mod employers;
mod entities;
mod epithets;
mod facts;
mod houses;
mod interviews;
mod key;
mod labels;
mod organisations;
mod phrase;
mod pronouns;
mod salience;
mod scan;
mod small;
mod speakers;
mod surnames;
#[cfg(test)]
mod tests;
mod titles;

pub use scan::{LocalPeople, scan};
pub use small::is_first_person;

use crate::text::CharRange;

use super::{paragraph::Placed, quotes::Quote};

/// An entity of one reading; an index into [`Reading::entities`](super::Reading::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EntityId(u32);

impl EntityId {
    /// The id of entity number `index`.
    pub fn new(index: usize) -> Self {
        EntityId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body that speaks or acts as one.
    Organisation,
}

/// Grammatical gender as the article's words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Mr, he, his.
    Masculine,
    /// Ms, she, her.
    Feminine,
}

/// The form in which an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// Given name and surname, or the full name of an organisation.
    Name,
    /// A surname, a given name or an acronym alone.
    Surname,
    /// An honorific with a surname: “Mr Al Essa”. The honorific is part of the mention.
    Honorific,
    /// he, she, they, I, we …
    Pronoun,
    /// “the minister”.
    Nominal,
}

/// A span of the article that names or points at somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub range: CharRange,
    /// In which form.
    pub form: MentionForm,
    /// Whom; `None` where the reading can't tell.
    pub entity: Option<EntityId>,
}

/// Something the article says of an entity, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub range: CharRange,
}

/// A person or organisation of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the article, without honorific.
    pub name: String,
    /// The mention that introduces it: the first in its fullest form.
    pub introduction: CharRange,
    /// Whether it is ever named in full; a person only ever called by a surname is not.
    pub introduced: bool,
    /// Every age the article gives, in years.
    pub ages: Vec<Fact<u32>>,
    /// Every role the article gives: “a strategic and military expert in Istanbul”.
    pub roles: Vec<Fact<String>>,
    /// For whom the roles say they work: “Harlan Foods”.
    pub employers: Vec<Fact<String>>,
    /// Where the article says they live or come from.
    pub homes: Vec<Fact<String>>,
    /// Gender, where honorifics or pronouns show it.
    pub gender: Option<Gender>,
}

/// Who is mentioned in an article, and where.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The entities.
    pub entities: Vec<Entity>,
    /// Their mentions, in order of the text.
    pub mentions: Vec<Mention>,
    work: entities::Work,
}

/// Builds the chains of named mentions.
pub fn link(paragraphs: &[Placed]) -> People {
    entities::link(paragraphs)
}

impl People {
    /// Says who the speaker of each quote is, adding mentions for pronouns and nominals.
    pub fn resolve_speakers(&mut self, paragraphs: &[Placed], quotes: &mut [Quote]) {
        speakers::resolve(self, paragraphs, quotes);
    }
}
