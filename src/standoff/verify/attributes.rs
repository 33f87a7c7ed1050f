//! Attributes, and links to data bases.

use rapidhash::RapidHashMap;

use crate::standoff::{Attribute, Category, Normalisation, TypeDef, TypeKind};

use super::{Verifier, one_of};

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    let mut said: RapidHashMap<(&str, &str), &Attribute> = RapidHashMap::default();
    for attribute in file.attributes() {
        if let Some(def) = verifier.schema.attribute(&attribute.label) {
            against_schema(verifier, attribute, def);
        }
        let first = *said.entry((&attribute.target.text, &attribute.label.text)).or_insert(attribute);
        if first.id.text != attribute.id.text {
            again(verifier, attribute, first);
        }
    }
    let mut linked: RapidHashMap<(&str, &str, &str), &str> = RapidHashMap::default();
    for link in file.normalisations() {
        database(verifier, link);
        let key = (&*link.target.text, &*link.database.text, &*link.entry.text);
        let first = *linked.entry(key).or_insert(&link.id.text);
        if first != link.id.text {
            verifier.warning(
                "link-duplicate",
                link.id.range,
                &link.id,
                format!("{} says the same as {first}", link.id),
            );
        }
    }
}

fn against_schema(verifier: &mut Verifier<'_>, attribute: &Attribute, def: &TypeDef) {
    if let Some(kind) = verifier.type_of(&attribute.target)
        && !def.arguments.iter().any(|argument| verifier.schema.takes(&argument.types, kind))
    {
        let (kind, name) = (verifier.shown(kind), verifier.shown(&attribute.label));
        let message = format!("{kind} cannot take a {name} attribute");
        verifier.error("attribute-not-allowed", attribute.label.range, &attribute.id, message);
    }
    let name = || verifier.shown(&attribute.label);
    match &attribute.value {
        Some(value) if def.values.is_empty() => {
            let message = format!("{} is a binary attribute and cannot have a value (“{value}”)", name());
            verifier.error("attribute-value", value.range, &attribute.id, message);
        }
        Some(value) if !def.values.contains(&value.text) => {
            let message = format!("{} cannot be “{value}”: it is {}", name(), one_of(&def.values));
            verifier.error("attribute-value", value.range, &attribute.id, message);
        }
        None if !def.values.is_empty() && def.default_value.is_none() => {
            let message = format!("Incomplete: {} needs a value: {}", name(), one_of(&def.values));
            verifier.add(Category::Incomplete, "attribute-value", attribute.label.range, &attribute.id, message);
        }
        _ => {}
    }
}

/// The same attribute a second time on the same annotation.
fn again(verifier: &mut Verifier<'_>, attribute: &Attribute, first: &Attribute) {
    let value = |it: &Attribute| it.value.as_ref().map(|value| value.text.clone());
    let name = verifier.shown(&attribute.label);
    match (value(first), value(attribute)) {
        (one, other) if one == other => {
            let message = format!("{} says the same as {}", attribute.id, first.id);
            verifier.warning("attribute-duplicate", attribute.id.range, &attribute.id, message);
        }
        (one, other) => {
            let [one, other] = [one, other].map(|value| value.map_or("without value".to_owned(), |v| format!("“{v}”")));
            let message = format!("{name} of {} is {one} in {} and {other} here", attribute.target, first.id);
            verifier.error("attribute-conflict", attribute.label.range, &attribute.id, message);
        }
    }
}

fn database(verifier: &mut Verifier<'_>, link: &Normalisation) {
    let schema = verifier.schema;
    if schema.database(&link.database).is_none() {
        let message =
            format!("{} is not a known data base (check the [normalization] section of tools.conf)", link.database);
        verifier.warning("database-unknown", link.database.range, &link.id, message);
        return;
    }
    let Some(kind) = verifier.type_of(&link.target) else { return };
    let mut databases = [TypeKind::Entity, TypeKind::Event]
        .iter()
        .flat_map(|&of| schema.defined(of, kind))
        .flat_map(|def| def.databases.iter());
    let any_restriction = schema.types().iter().any(|def| !def.databases.is_empty());
    if any_restriction && !databases.any(|database| *database == link.database.text) {
        let message = format!("{} cannot be linked to {}", verifier.shown(kind), link.database);
        verifier.warning("database-not-allowed", link.database.range, &link.id, message);
    }
}
