//! What a schema consists of.

use crate::{standoff::Field, text::CharRange};

/// What kind of thing a type is a type of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// A text-bound that stands for itself.
    Entity,
    /// A relation between two annotations.
    Relation,
    /// An event, and the text-bound that triggers it.
    Event,
    /// An attribute.
    Attribute,
}

/// Which types an argument takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeRef {
    /// `<ANY>`
    Any,
    /// `<ENTITY>`
    Entity,
    /// `<EVENT>`
    Event,
    /// `<RELATION>`
    Relation,
    /// This one. Types below it in the hierarchy are not meant.
    Named(String),
}

/// A role of a relation or event, or what an attribute can be said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgumentDef {
    /// `Arg1`, `Who`, without the mark that says how often.
    pub role: String,
    /// How often it must be filled at least.
    pub least: u32,
    /// How often it may be filled at most; `None` where there is no limit.
    pub most: Option<u32>,
    /// What may fill it.
    pub types: Vec<TypeRef>,
}

/// One definition of a type. Relations may be defined several times, each time for other ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeDef {
    /// What it is a type of.
    pub kind: TypeKind,
    /// The name that files store, and where `annotation.conf` defines it.
    pub name: Field,
    /// Other names.
    pub aliases: Vec<String>,
    /// The type above it in the hierarchy.
    pub parent: Option<String>,
    /// How many types are above it.
    pub depth: usize,
    /// Whether it can be annotated, not only gives structure.
    pub annotatable: bool,
    /// Roles of an event, ends of a relation, what an attribute can be said of.
    pub arguments: Vec<ArgumentDef>,
    /// The values an attribute can have; none for a binary one.
    pub values: Vec<String>,
    /// The value of an attribute that need not be written.
    pub default_value: Option<String>,
    /// The data bases it can be linked to.
    pub databases: Vec<String>,
    /// Of a relation: whether its direction means nothing.
    pub symmetric: bool,
    /// Of a relation: whether it makes groups. One that is symmetric too is stored as an
    /// equivalence, on a `*` line.
    pub transitive: bool,
    /// All of the definition.
    pub range: CharRange,
}

impl TypeDef {
    /// Whether annotations of this type are stored on `*` lines.
    pub fn is_equivalence(&self) -> bool {
        self.symmetric && self.transitive
    }

    /// The role with a name; where it may be filled more than once, also with a number behind.
    pub fn argument(&self, role: &str) -> Option<&ArgumentDef> {
        let bare = role.trim_end_matches(|c: char| c.is_ascii_digit());
        let exact = self.arguments.iter().find(|argument| argument.role == role);
        exact.or_else(|| self.arguments.iter().find(|argument| argument.role == bare))
    }
}

/// How two spans may share text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Overlaps {
    /// The first may lie inside the second.
    pub contain: bool,
    /// They may be the same.
    pub equal: bool,
    /// They may cross.
    pub cross: bool,
}

/// `<OVERLAP>`: which spans may share text, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapRule {
    /// Types of the first span, the inner one.
    pub inner: Vec<TypeRef>,
    /// Types of the second span, the outer one.
    pub outer: Vec<TypeRef>,
    /// What is allowed.
    pub allowed: Overlaps,
}

/// Where the entries of a data base are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Database {
    /// Its name in annotations.
    pub name: Field,
    /// Its start page.
    pub url: Option<String>,
    /// The page of an entry, with `%s` for its id.
    pub entry_url: Option<String>,
}

impl Database {
    /// The page of an entry.
    pub fn link(&self, entry: &str) -> Option<String> {
        self.entry_url.as_ref().map(|url| url.replace("%s", entry))
    }
}
