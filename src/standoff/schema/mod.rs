//! The schema: which types there are and what may be said of each.

mod build;
mod files;
mod look;
mod types;

use std::collections::HashMap;

use super::{
    conf::{ConfFile, ConfKind},
    problem::Problem,
};

pub use files::{ConfReader, Found, nearest};
pub use look::{DRAWING, OPTIONS};
pub use types::{ArgumentDef, Database, OverlapRule, Overlaps, TypeDef, TypeKind, TypeRef};

/// The text of a default configuration file, with comments that explain it.
pub fn default_conf(kind: ConfKind) -> &'static str {
    match kind {
        ConfKind::Annotation => include_str!("../../../data/schema/annotation.conf"),
        ConfKind::Visual => include_str!("../../../data/schema/visual.conf"),
        ConfKind::Tools => include_str!("../../../data/schema/tools.conf"),
        ConfKind::Shortcuts => include_str!("../../../data/schema/kb_shortcuts.conf"),
    }
}

/// Which types there are and what may be said of each: brat's four configuration files together.
///
/// ```
/// use postil::standoff::Schema;
/// let schema = Schema::default();
/// assert!(schema.relation_allowed("Speaker", ("Arg1", "Quote"), ("Arg2", "Person")));
/// assert_eq!(schema.attribute("Kind").map(|kind| kind.values.len()), Some(3));
/// ```
#[derive(Clone, Debug)]
pub struct Schema {
    types: Vec<TypeDef>,
    by_name: HashMap<String, Vec<usize>>,
    overlaps: Vec<OverlapRule>,
    databases: Vec<Database>,
    labels: HashMap<String, Vec<String>>,
    drawing: HashMap<String, Vec<(String, String)>>,
    shortcuts: Vec<(String, String)>,
    searches: Vec<(String, String)>,
    validate: bool,
}

impl Default for Schema {
    /// The schema of an article with no configuration files above it.
    fn default() -> Self {
        Schema::build(&ConfKind::ALL.map(|kind| ConfFile::parse(default_conf(kind), kind))).0
    }
}

impl Schema {
    /// Builds a schema from configuration files; of a kind that is missing there is nothing. The
    /// problems are those a file has beyond its syntax ([`ConfFile::problems`]), each with its kind
    /// of file.
    pub fn build(files: &[ConfFile]) -> (Self, Vec<(ConfKind, Problem)>) {
        build::build(files)
    }

    /// All definitions in the order of the file, those that only give structure included.
    pub fn types(&self) -> &[TypeDef] {
        &self.types
    }

    /// The definitions of one kind that can be annotated.
    pub fn of_kind(&self, kind: TypeKind) -> impl Iterator<Item = &TypeDef> {
        self.types.iter().filter(move |def| def.kind == kind && def.annotatable)
    }

    /// The entity types that can be annotated, in the order of the file.
    pub fn entities(&self) -> impl Iterator<Item = &TypeDef> {
        self.of_kind(TypeKind::Entity)
    }

    /// The relation types, one for each definition.
    pub fn relations(&self) -> impl Iterator<Item = &TypeDef> {
        self.of_kind(TypeKind::Relation)
    }

    /// The attributes.
    pub fn attributes(&self) -> impl Iterator<Item = &TypeDef> {
        self.of_kind(TypeKind::Attribute)
    }

    /// The definitions of a name as a kind of thing.
    pub fn defined(&self, kind: TypeKind, name: &str) -> impl Iterator<Item = &TypeDef> {
        let indices = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|&index| &self.types[index]).filter(move |def| def.kind == kind)
    }

    /// The entity type with a name.
    pub fn entity(&self, name: &str) -> Option<&TypeDef> {
        self.defined(TypeKind::Entity, name).next()
    }

    /// The event type with a name.
    pub fn event(&self, name: &str) -> Option<&TypeDef> {
        self.defined(TypeKind::Event, name).next()
    }

    /// The attribute with a name.
    pub fn attribute(&self, name: &str) -> Option<&TypeDef> {
        self.defined(TypeKind::Attribute, name).next()
    }

    /// Whether a text-bound can have this type: an entity, or an event's trigger.
    pub fn is_text_bound(&self, name: &str) -> bool {
        [TypeKind::Entity, TypeKind::Event].iter().any(|&kind| self.defined(kind, name).any(|def| def.annotatable))
    }

    /// Whether a type is, or lies in the hierarchy below, `ancestor`.
    pub fn is_a(&self, name: &str, ancestor: &str) -> bool {
        self.ancestry(name).any(|name| name == ancestor)
    }

    /// A type and what it lies below in the hierarchy, from the nearest on.
    pub fn ancestry<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let above = |name: &&'s str| self.types[*self.by_name.get(*name)?.first()?].parent.as_deref();
        // The hierarchy is finite, but names may repeat in it.
        std::iter::successors(Some(name), above).take(self.types.len() + 1)
    }

    /// Whether `types` takes an annotation of type `name`.
    pub fn takes(&self, types: &[TypeRef], name: &str) -> bool {
        let known = |kind| self.defined(kind, name).next().is_some();
        types.iter().any(|reference| match reference {
            TypeRef::Any => true,
            TypeRef::Entity => known(TypeKind::Entity),
            TypeRef::Event => known(TypeKind::Event),
            TypeRef::Relation => known(TypeKind::Relation),
            TypeRef::Named(other) => other == name,
        })
    }

    /// Whether a relation may connect annotations of two types in these roles, in either order.
    pub fn relation_allowed(&self, relation: &str, one: (&str, &str), other: (&str, &str)) -> bool {
        self.defined(TypeKind::Relation, relation).any(|def| {
            let [first, second] = &def.arguments[..] else { return false };
            let fits = |a: (&str, &str), b: (&str, &str)| {
                (a.0 == first.role && self.takes(&first.types, a.1))
                    && (b.0 == second.role && self.takes(&second.types, b.1))
            };
            fits(one, other) || fits(other, one)
        })
    }

    /// The relations that may go from an annotation of one type to one of another, each once.
    pub fn relations_between(&self, from: &str, to: &str) -> Vec<&TypeDef> {
        let mut found: Vec<&TypeDef> = Vec::new();
        for def in self.relations() {
            if let [first, second] = &def.arguments[..] {
                let fits = self.takes(&first.types, from) && self.takes(&second.types, to);
                if fits && found.iter().all(|other| other.name.text != def.name.text) {
                    found.push(def);
                }
            }
        }
        found
    }

    /// The attributes that can be said of an annotation of a type.
    pub fn attributes_for<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a TypeDef> {
        self.attributes().filter(move |def| def.arguments.iter().any(|argument| self.takes(&argument.types, name)))
    }

    /// How a span of type `inner` may share text with one of type `outer`.
    pub fn overlaps(&self, inner: &str, outer: &str) -> Overlaps {
        let mut all = Overlaps::default();
        for rule in &self.overlaps {
            if self.takes(&rule.inner, inner) && self.takes(&rule.outer, outer) {
                all.contain |= rule.allowed.contain;
                all.equal |= rule.allowed.equal;
                all.cross |= rule.allowed.cross;
            }
        }
        all
    }

    /// The data bases that annotations can be linked to.
    pub fn databases(&self) -> &[Database] {
        &self.databases
    }

    /// The data base with a name.
    pub fn database(&self, name: &str) -> Option<&Database> {
        self.databases.iter().find(|database| database.name == *name)
    }

    /// How to show a type or role: the first label of `visual.conf`, or the name with its
    /// underscores as spaces.
    pub fn label(&self, name: &str) -> String {
        match self.labels.get(name).and_then(|labels| labels.first()) {
            Some(label) => label.clone(),
            None => name.replace('_', " "),
        }
    }

    /// All labels of a type, the longest first as the file has them.
    pub fn labels(&self, name: &str) -> &[String] {
        self.labels.get(name).map_or(&[], Vec::as_slice)
    }

    /// How `visual.conf` draws a type, as pairs of a property and its value.
    pub fn drawing(&self, name: &str) -> &[(String, String)] {
        self.drawing.get(name).map_or(&[], Vec::as_slice)
    }

    /// The key `kb_shortcuts.conf` gives to a type.
    pub fn shortcut(&self, name: &str) -> Option<&str> {
        self.shortcuts.iter().find(|(_, kind)| kind == name).map(|(key, _)| key.as_str())
    }

    /// Keys and the types they stand for.
    pub fn shortcuts(&self) -> &[(String, String)] {
        &self.shortcuts
    }

    /// Where a marked text can be looked up: names, and addresses with `%s` for the text.
    pub fn searches(&self) -> &[(String, String)] {
        &self.searches
    }

    /// Whether annotations are to be checked against the schema (`Validation validate:all`).
    pub fn validates(&self) -> bool {
        self.validate
    }
}
