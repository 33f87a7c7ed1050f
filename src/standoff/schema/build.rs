//! From configuration files to a schema.

use std::collections::HashMap;

use crate::{
    standoff::{
        conf::{ConfArgument, ConfFile, ConfKind, Entry},
        problem::{Category, Problem},
    },
    text::CharRange,
};

use super::{ArgumentDef, OverlapRule, Overlaps, Schema, TypeDef, TypeKind, TypeRef};

pub(super) fn build(files: &[ConfFile]) -> (Schema, Vec<(ConfKind, Problem)>) {
    let mut builder = Builder {
        schema: Schema {
            types: Vec::new(),
            by_name: HashMap::new(),
            overlaps: Vec::new(),
            databases: Vec::new(),
            labels: HashMap::new(),
            drawing: HashMap::new(),
            shortcuts: Vec::new(),
            searches: Vec::new(),
            validate: true,
        },
        problems: Vec::new(),
        references: Vec::new(),
        kind: ConfKind::Annotation,
    };
    // Types first: the other files speak of them.
    for kind in ConfKind::ALL {
        builder.kind = kind;
        for file in files.iter().filter(|file| file.kind() == kind) {
            match kind {
                ConfKind::Annotation => builder.annotation(file),
                ConfKind::Visual => builder.visual(file),
                ConfKind::Tools => builder.tools(file),
                ConfKind::Shortcuts => builder.shortcuts(file),
            }
        }
    }
    (builder.schema, builder.problems)
}

pub(super) struct Builder {
    pub(super) schema: Schema,
    problems: Vec<(ConfKind, Problem)>,
    /// The types that arguments name, where they do, and what to say if there is none.
    references: Vec<(String, CharRange, String)>,
    /// The kind of file that is being read.
    pub(super) kind: ConfKind,
}

/// What an entry was made of, to be inherited by those indented under it.
struct Ancestor {
    name: String,
    arguments: Vec<ConfArgument>,
}

impl Builder {
    pub(super) fn problem(&mut self, category: Category, code: &'static str, range: CharRange, message: String) {
        self.problems.push((self.kind, Problem::new(category, code, range, message)));
    }

    fn annotation(&mut self, file: &ConfFile) {
        let sections = [
            ("entities", TypeKind::Entity),
            ("relations", TypeKind::Relation),
            ("events", TypeKind::Event),
            ("attributes", TypeKind::Attribute),
        ];
        for (section, kind) in sections {
            let mut above: Vec<Ancestor> = Vec::new();
            for entry in file.entries(section) {
                self.entry(entry, kind, &mut above);
            }
        }
        self.check_references();
    }

    fn entry(&mut self, entry: &Entry, kind: TypeKind, above: &mut Vec<Ancestor>) {
        if entry.depth > above.len() {
            let message = format!("No parent for “{}”: it is indented {} deep.", entry.name(), entry.depth);
            self.problem(Category::Error, "conf-indent", entry.range, message);
        }
        above.truncate(entry.depth);
        let mut arguments = entry.arguments.clone();
        if let Some(range) = entry.inherits {
            match above.last() {
                Some(parent) => arguments.extend(parent.arguments.iter().cloned()),
                None => self.problem(
                    Category::Error,
                    "conf-inherit",
                    range,
                    format!("No parent for “{}” to inherit from.", entry.name()),
                ),
            }
        }
        let parent = above.last().map(|parent| parent.name.clone());
        let depth = above.len();
        above.push(Ancestor { name: entry.name().to_owned(), arguments: arguments.clone() });
        if kind == TypeKind::Relation && matches!(entry.name(), "<OVERLAP>" | "ENTITY-NESTING") {
            self.overlap(entry, &arguments);
            return;
        }
        let def = self.definition(entry, kind, &arguments, parent, depth);
        self.add(def);
    }

    fn add(&mut self, def: TypeDef) {
        let same = |other: &&TypeDef| other.name.text == def.name.text;
        let kinds: Vec<TypeKind> = self.schema.types.iter().filter(same).map(|other| other.kind).collect();
        // A relation may have several definitions; and a relation and an entity may share a name.
        let span_kinds = [TypeKind::Entity, TypeKind::Event];
        let clashes = match def.kind {
            TypeKind::Relation => false,
            TypeKind::Attribute => kinds.contains(&TypeKind::Attribute),
            TypeKind::Entity | TypeKind::Event => kinds.iter().any(|kind| span_kinds.contains(kind)),
        };
        if clashes {
            let message = format!("“{}” is defined more than once.", def.name);
            self.problem(Category::Warning, "conf-duplicate", def.name.range, message);
        }
        self.schema.by_name.entry(def.name.text.clone()).or_default().push(self.schema.types.len());
        self.schema.types.push(def);
    }

    fn definition(
        &mut self,
        entry: &Entry,
        kind: TypeKind,
        arguments: &[ConfArgument],
        parent: Option<String>,
        depth: usize,
    ) -> TypeDef {
        let mut name = entry.terms[0].clone();
        let stored: String =
            name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' }).collect();
        if stored != name.text {
            let message =
                format!("“{name}” can't be stored: only letters, digits, “-” and “_” can. “{stored}” is used instead.");
            self.problem(Category::Warning, "conf-name", name.range, message);
            name.text = stored;
        }
        let mut def = TypeDef {
            kind,
            aliases: entry.terms[1..].iter().map(|term| term.text.clone()).collect(),
            parent,
            depth,
            annotatable: !entry.structural,
            arguments: Vec::new(),
            values: Vec::new(),
            default_value: None,
            databases: Vec::new(),
            symmetric: false,
            transitive: false,
            range: entry.range,
            name,
        };
        // Older files rely on the name to say that a relation is an equivalence.
        let mut relation_type = (kind == TypeKind::Relation && def.name == *"Equiv").then_some("symmetric-transitive");
        for argument in arguments {
            match (&*argument.key.text, kind) {
                ("<REL-TYPE>", _) => relation_type = Some(&argument.value.text),
                ("<NORM>", _) => def.databases.extend(argument.alternatives().map(str::to_owned)),
                ("<DEFAULT>", _) => def.default_value = Some(argument.value.text.clone()),
                (key, _) if key.starts_with('<') => {}
                ("Value", TypeKind::Attribute) => def.values.extend(argument.alternatives().map(str::to_owned)),
                _ => def.arguments.extend(self.argument(argument, &def)),
            }
        }
        let says = |word| relation_type.is_some_and(|relation_type| relation_type.split('-').any(|part| part == word));
        (def.symmetric, def.transitive) = (says("symmetric"), says("transitive"));
        if kind == TypeKind::Relation && def.annotatable && def.arguments.len() != 2 {
            let message = format!(
                "Relation type {} has {} arguments in configuration, expected 2.",
                def.name,
                def.arguments.len()
            );
            self.problem(Category::Error, "conf-arguments", entry.range, message);
        }
        if kind == TypeKind::Attribute && def.annotatable && def.arguments.is_empty() {
            let message = format!("Attribute {} has no “Arg:” to say what it can attach to.", def.name);
            self.problem(Category::Error, "conf-arguments", entry.range, message);
        }
        def
    }

    fn argument(&mut self, argument: &ConfArgument, def: &TypeDef) -> Option<ArgumentDef> {
        let key = argument.key.text.as_str();
        let (role, (least, most)) = match repetition(key) {
            Ok(found) => found,
            Err(message) => {
                self.problem(Category::Error, "conf-count", argument.key.range, message);
                (key.split('{').next().unwrap_or(key), (0, None))
            }
        };
        if role.is_empty() {
            let message = format!("Failed to parse argument “{key}”.");
            self.problem(Category::Error, "conf-arguments", argument.range, message);
            return None;
        }
        if most != Some(1) && role.ends_with(|c: char| c.is_ascii_digit()) {
            let message = format!("Arguments ending with a digit cannot be repeated: “{key}”.");
            self.problem(Category::Error, "conf-count", argument.key.range, message);
        }
        if def.arguments.iter().any(|other| other.role == role) {
            let message = format!("{} argument “{role}” appears multiple times.", def.name);
            self.problem(Category::Error, "conf-arguments", argument.key.range, message);
            return None;
        }
        let types: Vec<TypeRef> = argument.alternatives().map(type_ref).collect();
        for (name, range) in argument.placed_alternatives().filter(|(name, _)| !name.starts_with('<')) {
            let known = self.references.iter().any(|(other, at, _)| (other.as_str(), *at) == (name, range));
            // What is inherited was looked at where it stands.
            if !known {
                let message = format!("{} argument {role}: no type “{name}” is defined.", def.name);
                self.references.push((name.to_owned(), range, message));
            }
        }
        if types.is_empty() || argument.value.text.split('|').any(|part| part.trim().is_empty()) {
            let message = format!("Empty type for argument “{key}”.");
            self.problem(Category::Error, "conf-arguments", argument.range, message);
        }
        Some(ArgumentDef { role: role.to_owned(), least, most, types })
    }

    fn overlap(&mut self, entry: &Entry, arguments: &[ConfArgument]) {
        let types = |argument: &ConfArgument| argument.alternatives().map(type_ref).collect::<Vec<_>>();
        let ends: Vec<_> = arguments.iter().filter(|argument| !argument.key.text.starts_with('<')).collect();
        let [inner, outer] = &ends[..] else {
            let message = format!("{} needs two arguments, “Arg1:” inside “Arg2:”.", entry.name());
            self.problem(Category::Error, "conf-overlap", entry.range, message);
            return;
        };
        let mut allowed = Overlaps::default();
        let kinds = arguments.iter().find(|argument| argument.key == *"<OVL-TYPE>");
        match kinds {
            None if entry.name() == "ENTITY-NESTING" => allowed.contain = true,
            None => {
                let message = "<OVERLAP> needs “<OVL-TYPE>:” with contain, equal, cross or <ANY>.".to_owned();
                self.problem(Category::Error, "conf-overlap", entry.range, message);
            }
            Some(kinds) => {
                for kind in kinds.alternatives() {
                    match kind {
                        "contain" => allowed.contain = true,
                        "equal" => allowed.equal = true,
                        "cross" => allowed.cross = true,
                        "<ANY>" => allowed = Overlaps { contain: true, equal: true, cross: true },
                        _ => {
                            let message =
                                format!("Undefined <OVL-TYPE> value “{kind}”: contain, equal, cross or <ANY>.");
                            self.problem(Category::Error, "conf-overlap", kinds.value.range, message);
                        }
                    }
                }
            }
        }
        self.schema.overlaps.push(OverlapRule { inner: types(inner), outer: types(outer), allowed });
    }

    /// Every type an argument names must be defined.
    fn check_references(&mut self) {
        let references = std::mem::take(&mut self.references).into_iter();
        let missing = references.filter(|(name, ..)| !self.schema.by_name.contains_key(name));
        let missing: Vec<_> = missing.map(|(_, range, message)| (range, message)).collect();
        for (range, message) in missing {
            self.problem(Category::Warning, "conf-unknown-type", range, message);
        }
    }

    fn shortcuts(&mut self, file: &ConfFile) {
        for entry in file.entries("") {
            let Some(argument) = entry.arguments.first() else { continue };
            let (key, kind) = (&argument.key.text, &argument.value.text);
            if let Some((_, taken)) = self.schema.shortcuts.iter().find(|(other, _)| other == key) {
                let message =
                    format!("Keyboard shortcut for “{key}” defined multiple times. Only the first (“{taken}”) counts.");
                self.problem(Category::Warning, "conf-shortcut", argument.range, message);
                continue;
            }
            if !self.schema.by_name.contains_key(kind) {
                let message = format!("No type “{kind}” is defined.");
                self.problem(Category::Warning, "conf-unknown-type", argument.value.range, message);
            }
            self.schema.shortcuts.push((key.clone(), kind.clone()));
        }
    }
}

fn type_ref(name: &str) -> TypeRef {
    match name {
        "<ANY>" => TypeRef::Any,
        "<ENTITY>" => TypeRef::Entity,
        "<EVENT>" => TypeRef::Event,
        "<RELATION>" => TypeRef::Relation,
        _ => TypeRef::Named(name.to_owned()),
    }
}

/// A role with how often it can be filled: once, or as the mark behind it says.
type Counted<'a> = (&'a str, (u32, Option<u32>));

fn repetition(key: &str) -> Result<Counted<'_>, String> {
    if let Some(role) = key.strip_suffix('?') {
        return Ok((role, (0, Some(1))));
    }
    if let Some(role) = key.strip_suffix('*') {
        return Ok((role, (0, None)));
    }
    if let Some(role) = key.strip_suffix('+') {
        return Ok((role, (1, None)));
    }
    let Some((role, range)) = key.split_once('{') else { return Ok((key, (1, Some(1)))) };
    let syntax = || format!("Error parsing range in argument “{key}” (syntax is “{{MIN-MAX}}”).");
    let range = range.strip_suffix('}').ok_or_else(syntax)?;
    let (least, most) = range.split_once('-').unwrap_or((range, range));
    let (Ok(least), Ok(most)) = (least.parse::<u32>(), most.parse::<u32>()) else { return Err(syntax()) };
    if most == 0 {
        return Err(format!("Cannot have exactly 0 repetitions of argument “{key}”."));
    }
    if least > most {
        return Err(format!("Invalid range {least}-{most} for argument “{role}”."));
    }
    Ok((role, (least, Some(most))))
}
