//! What a word of a configuration file means.

use crate::{
    ide::{Hover, words::escape},
    standoff::{ArgumentDef, ConfFile, ConfKind, Schema, TypeDef, TypeKind, TypeRef},
    text::CharOffset,
};

use super::{
    macros_before,
    words::{Role, Word, word_at},
};

/// How many names a list shows.
const SHOWN: usize = 12;

/// What is under the cursor: a type with all that the schema says of it, a macro with what it stands
/// for, a reserved name, a role with its count, a section.
pub fn hover(conf: &ConfFile, schema: &Schema, at: CharOffset) -> Option<Hover> {
    let word = word_at(conf, at)?;
    let markdown = match word.role {
        Role::Section => section(conf.kind(), &word.text)?.to_owned(),
        Role::Bracketed | Role::MacroDefinition => bracketed(conf, schema, &word)?,
        Role::Definition | Role::Reference => {
            card(schema, &word.text, (word.role == Role::Definition).then_some(&word.section))?
        }
        Role::Key => key(conf.kind(), schema, &word)?,
        Role::Value => database(schema, &word)?,
        Role::Alias => return None,
    };
    Some(Hover { range: word.range, markdown })
}

fn section(kind: ConfKind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (_, "entities" | "spans") => {
            "**Entities**: what can be marked in the text, one type a line. An indent of one tab makes a type a kind of the one above; `!` before it makes it structure only."
        }
        (_, "relations") => {
            "**Relations**: what can connect two annotations: `Name ⇥ Arg1:Type|Type, Arg2:Type`. `<REL-TYPE>:symmetric-transitive` makes it an equivalence; `<OVERLAP>` says which spans may share text."
        }
        (_, "events") => {
            "**Events**: what can happen: `Name ⇥ Role:Type, Role?:Type`. `?` none or one, `*` any number, `+` one or more, `{2}` two, `{2-4}` two to four."
        }
        (_, "attributes") => {
            "**Attributes**: what can be said of an annotation: `Name ⇥ Arg:Type, Value:A|B`. Without values it is either there or not."
        }
        (_, "labels") => "**Labels**: how types and roles are shown: `Stored | Full form | Abbr`, the longest first.",
        (_, "drawing") => {
            "**Drawing**: colours and lines of types, as `Name ⇥ bgColor:#aabbcc, fgColor:black`. `SPAN_DEFAULT`, `ARC_DEFAULT` and `ATTRIBUTE_DEFAULT` hold for all that have none."
        }
        (ConfKind::Tools, "options") => {
            "**Options**: `Validation validate:all|none`, `Tokens tokenizer:whitespace|ptblike|mecab`, `Sentences splitter:regex|newline`, `Annotation-log logfile:…`."
        }
        (_, "options") => "**Options**: `Arcs bundle:all|none`, `Text direction:ltr|rtl`.",
        (_, "search") => "**Search**: where a marked text can be looked up: `Name ⇥ <URL>:https://…%s`.",
        (_, "normalization") => {
            "**Data bases**: what annotations can be linked to: `Name ⇥ DB:…, <URL>:…, <URLBASE>:https://…%s`."
        }
        (_, "annotators") => "**Annotators**: services that suggest annotations to brat. postil does not call them.",
        (_, "disambiguators") => {
            "**Disambiguators**: services that choose between types in brat. postil does not call them."
        }
        _ => return None,
    })
}

/// What the names in angle brackets mean that no file defines.
fn reserved(name: &str) -> Option<&'static str> {
    Some(match name {
        "<ANY>" => "Every type: entities, events and relations. Behind `<OVL-TYPE>` every way to share text.",
        "<ENTITY>" => "Every entity type.",
        "<EVENT>" => "Every event type.",
        "<RELATION>" => "Every relation type.",
        "<NONE>" => "Nothing: no annotator runs by default.",
        "<EMPTY>" => "An empty label.",
        "<INHERIT>" => {
            "The arguments of the type this one is indented under hold here as well. Without it nothing is inherited."
        }
        "<REL-TYPE>" => {
            "What kind of relation this is: `symmetric` (its direction means nothing), `transitive`, or `symmetric-transitive` (an equivalence, stored on `*` lines)."
        }
        "<NORM>" => {
            "The data bases that annotations of this type can be linked to, from `[normalization]` of `tools.conf`."
        }
        "<OVERLAP>" => {
            "Which spans may share text: `Arg1:` types of the inner span, `Arg2:` types of the outer one, `<OVL-TYPE>:` how. Without it entity spans may not overlap."
        }
        "<OVL-TYPE>" => {
            "How spans may share text: `contain` (one inside the other), `equal`, `cross`, or `<ANY>` of these."
        }
        "<DEFAULT>" => "The value of an attribute that need not be written.",
        "<URL>" => "A web address; `%s` stands for the marked text.",
        "<URLBASE>" => "The address of an entry; `%s` stands for its id.",
        "<GLYPH-POS>" => "Whether the sign of an attribute stands `left` or `right`.",
        _ => return None,
    })
}

fn bracketed(conf: &ConfFile, schema: &Schema, word: &Word) -> Option<String> {
    if let Some(meaning) = reserved(&word.text) {
        let named: Vec<&str> = match word.text.as_str() {
            "<ENTITY>" => names(schema, TypeKind::Entity),
            "<EVENT>" => names(schema, TypeKind::Event),
            "<RELATION>" => names(schema, TypeKind::Relation),
            _ => Vec::new(),
        };
        let list = if named.is_empty() { String::new() } else { format!("\n\n{}", listed(named.into_iter())) };
        return Some(format!("`{}`\n\n{meaning}{list}", word.text));
    }
    let end = CharOffset::new(usize::MAX >> 1);
    let macros: Vec<(&str, &str)> = macros_before(conf, end, &word.section).collect();
    let (_, value) = macros.iter().rev().find(|(name, _)| *name == word.text)?;
    // As the file is read: each macro is replaced once, in the order of their definitions.
    let expanded = macros.iter().fold(word.text.clone(), |text, (name, value)| text.replace(name, value));
    let all = if expanded == **value { String::new() } else { format!("\n\nAll told: `{expanded}`") };
    Some(format!("`{}` = `{value}`{all}\n\nA macro, good to the end of its section.", word.text))
}

fn names(schema: &Schema, kind: TypeKind) -> Vec<&str> {
    let mut names: Vec<&str> = schema.of_kind(kind).map(|def| &*def.name.text).collect();
    names.dedup();
    names
}

fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = names.len().saturating_sub(SHOWN);
    let shown: Vec<String> = names.take(SHOWN).map(escape).collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", shown.join(", "))
}

/// All that the schema says of a type.
fn card(schema: &Schema, name: &str, section: Option<&String>) -> Option<String> {
    let kinds = [
        (TypeKind::Entity, "entities", "entity"),
        (TypeKind::Event, "events", "event"),
        (TypeKind::Relation, "relations", "relation"),
        (TypeKind::Attribute, "attributes", "attribute"),
    ];
    let wanted = |of: &str| section.is_none_or(|section| section == of);
    let defs: Vec<(&TypeDef, &str)> = kinds
        .iter()
        .filter(|(_, section, _)| wanted(section))
        .flat_map(|(kind, _, noun)| schema.defined(*kind, name).map(move |def| (def, *noun)))
        .collect();
    if defs.is_empty() {
        return section.is_none().then(|| format!("**{}** is not defined in annotation.conf.", escape(name)));
    }
    let cards: Vec<String> = defs.iter().map(|(def, noun)| of_definition(schema, def, noun)).collect();
    Some(cards.join("\n\n---\n\n"))
}

fn of_definition(schema: &Schema, def: &TypeDef, noun: &str) -> String {
    let name = &*def.name.text;
    let structure = if def.annotatable { "" } else { ", for structure only" };
    let mut out = format!("**{}** · {noun}{structure}\n", escape(name));
    let mut fact = |label: &str, value: String| {
        if !value.is_empty() {
            out += &format!("\n- **{label}** {value}");
        }
    };
    let labels = schema.labels(name).iter().map(String::as_str).collect::<Vec<_>>();
    fact("Shown as", listed(labels.into_iter()));
    fact("Kind of", def.parent.as_deref().map_or_else(String::new, escape));
    let below: Vec<&str> = schema
        .types()
        .iter()
        .filter(|other| other.parent.as_deref() == Some(name) && other.kind == def.kind)
        .map(|other| &*other.name.text)
        .collect();
    fact("Kinds", listed(below.into_iter()));
    for argument in &def.arguments {
        fact(&escape(&argument.role), format!("{}{}", types(&argument.types), count(argument)));
    }
    fact("Values", listed(def.values.iter().map(String::as_str)));
    fact("Otherwise", def.default_value.clone().unwrap_or_default());
    fact("Direction", if def.symmetric { "means nothing".to_owned() } else { String::new() });
    fact("Stored as", if def.is_equivalence() { "an equivalence".to_owned() } else { String::new() });
    fact("Linked to", listed(def.databases.iter().map(String::as_str)));
    if matches!(def.kind, TypeKind::Entity | TypeKind::Event) {
        let attributes: Vec<&str> = schema.attributes_for(name).map(|def| &*def.name.text).collect();
        fact("Attributes", listed(attributes.into_iter()));
        fact("Key", schema.shortcut(name).map_or_else(String::new, |key| format!("`{key}`")));
    }
    out.trim_end().to_owned()
}

fn types(types: &[TypeRef]) -> String {
    let name = |reference: &TypeRef| match reference {
        TypeRef::Any => "anything".to_owned(),
        TypeRef::Entity => "any entity".to_owned(),
        TypeRef::Event => "any event".to_owned(),
        TypeRef::Relation => "any relation".to_owned(),
        TypeRef::Named(name) => escape(name),
    };
    types.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// “, two to four times”; nothing for what is filled just once.
fn count(argument: &ArgumentDef) -> String {
    match (argument.least, argument.most) {
        (1, Some(1)) => String::new(),
        (0, Some(1)) => "; none or one".to_owned(),
        (0, None) => "; any number".to_owned(),
        (least, None) => format!("; {least} or more"),
        (least, Some(most)) if least == most => format!("; just {least}"),
        (least, Some(most)) => format!("; {least} to {most}"),
    }
}

fn key(kind: ConfKind, schema: &Schema, word: &Word) -> Option<String> {
    match (kind, word.section.as_str()) {
        (ConfKind::Shortcuts, _) => {
            let (_, name) = schema.shortcuts().iter().find(|(key, _)| *key == word.text)?;
            Some(format!("The key `{}` for {}.", word.text, escape(name)))
        }
        (ConfKind::Annotation, _) => {
            let role = word.text.split(['?', '*', '+', '{']).next().unwrap_or_default();
            let defs = schema.types().iter().filter(|def| def.range.covers(word.range));
            let argument = defs.filter_map(|def| def.argument(role)).next()?;
            Some(format!("**{}** takes {}{}.", escape(role), types(&argument.types), count(argument)))
        }
        (ConfKind::Tools, "normalization") => database(schema, word),
        _ => None,
    }
}

fn database(schema: &Schema, word: &Word) -> Option<String> {
    let database = schema.database(&word.text)?;
    let entry = database.entry_url.as_ref().map(|url| format!("\n\nEntries: `{url}`")).unwrap_or_default();
    let start = database.url.as_ref().map(|url| format!("\n\n<{url}>")).unwrap_or_default();
    Some(format!("**{}** · data base{start}{entry}", escape(&word.text)))
}
