//! Changing what an annotation says: its type, its attributes, its note.

use crate::{
    ide::{Ask, End, Family, Operation, words},
    standoff::{Changes, Record, TypeDef, TypeKind},
};

use super::{About, Offers, desk::Desk};

impl Offers<'_> {
    /// Gives the annotation another type.
    pub(super) fn types(&mut self) {
        let Some(bound) = self.annotation() else { return };
        let desk = self.desk;
        let schema = &desk.article.schema;
        let id = desk.subject_id(&bound);
        // An event stays one: its trigger has the same type, and no entity has roles.
        let kind = if id == &*bound.id.text { TypeKind::Entity } else { TypeKind::Event };
        if kind == TypeKind::Entity && schema.entity(bound.label).is_none() && schema.event(bound.label).is_some() {
            return;
        }
        let others = schema.of_kind(kind).filter(|def| def.name.text != **bound.label);
        for def in others.collect::<Vec<_>>() {
            let name = &*def.name.text;
            if desk.obstacle(name, bound.spans, &[bound.id]).is_some() || desk.has(name, bound.spans, &[bound.id]) {
                continue;
            }
            let (old, new) = (schema.label(bound.label), schema.label(name));
            let lost = misfits(desk, id, name);
            let without = if lost.is_empty() { String::new() } else { format!(", without {}", words::and(&lost)) };
            let title = format!("Change {} from {old} to {new}{without}", desk.named(&bound));
            let operation = Operation::SetType { id: id.to_owned(), label: name.to_owned() };
            let offered = self.offer(Family::SetType, title, new, operation);
            offered.key = schema.shortcut(name).map(str::to_owned);
            offered.detail = without.trim_start_matches(", ").to_owned();
        }
    }

    /// Sets or clears each attribute the annotation may have.
    pub(super) fn attributes(&mut self) {
        for about in self.about() {
            self.attributes_of(&about);
        }
    }

    fn attributes_of(&mut self, about: &About<'_>) {
        let desk = self.desk;
        let About { id, label: of, words } = about;
        let status = desk.status_of(of).map(|def| &*def.name.text);
        let defs: Vec<&TypeDef> = desk.article.schema.attributes_for(of).collect();
        // Said of a relation, it is told from the same said of the annotation.
        let relation = desk.bound_of(id).is_none();
        let whose = if relation { words.clone() } else { String::new() };
        for def in defs {
            let name = &*def.name.text;
            let label = desk.article.schema.label(name);
            let current = desk.file.attribute(id, name);
            let values: Vec<Option<&str>> = match def.values.is_empty() {
                true => vec![None],
                false => def.values.iter().map(|value| Some(value.as_str())).collect(),
            };
            for value in values {
                let on = End::Annotation((*id).to_owned());
                if current.is_some() && current == Some(value.unwrap_or("")) {
                    continue;
                }
                let (title, operation) = match value {
                    Some(value) if status == Some(name) => {
                        let title = format!("Mark {words} as {}", value.to_lowercase());
                        (title, Operation::Mark { on, status: value.to_owned(), source: String::new() })
                    }
                    Some(value) => {
                        let operation =
                            Operation::SetAttribute { on, name: name.to_owned(), value: Some(value.to_owned()) };
                        (format!("Set {label} of {words} to {value}"), operation)
                    }
                    None => {
                        let operation = Operation::SetAttribute { on, name: name.to_owned(), value: None };
                        (format!("Set {label} on {words}"), operation)
                    }
                };
                let short = value.map_or(label.clone(), |value| format!("{label}: {value}"));
                self.offer(Family::SetAttribute, title, short, operation).detail.clone_from(&whose);
            }
            if current.is_some() {
                let operation = Operation::ClearAttribute { id: (*id).to_owned(), name: name.to_owned() };
                let title = format!("Clear {label} of {words}");
                let action = self.offer(Family::SetAttribute, title, format!("{label}: none"), operation);
                action.detail.clone_from(&whose);
            }
        }
    }

    /// Says how far something was checked, and against what, which takes a free text.
    pub(super) fn marks(&mut self) {
        let Some((on, label, words)) = self.whatever_is_here() else { return };
        let Some(def) = self.desk.status_of(label) else { return };
        for value in &def.values {
            let status = value.to_lowercase();
            let operation = Operation::Mark { on: on.clone(), status: value.clone(), source: String::new() };
            let title = format!("Mark {words} as {status}, with a source…");
            let prompt = format!("{value} against which source? (goes into the note on {words}; may be empty)");
            let offered = self.offer(Family::Mark, title, value.clone(), operation);
            offered.ask = Some(Ask { prompt, value: String::new(), optional: true });
        }
    }

    /// Writes a note, which takes a free text.
    pub(super) fn note(&mut self) {
        let Some((on, _, words)) = self.whatever_is_here() else { return };
        let old = match &on {
            End::Annotation(id) => self.desk.note_on(id).unwrap_or_default().to_owned(),
            End::Range(_) => String::new(),
        };
        let title =
            if old.is_empty() { format!("Add a note to {words}…") } else { format!("Edit the note on {words}…") };
        let prompt = format!("Note on {words}");
        let operation = Operation::SetNote { on, text: String::new() };
        let offered = self.offer(Family::Note, title, prompt.clone(), operation);
        offered.ask = Some(Ask { prompt, value: old.clone(), optional: !old.is_empty() });
    }
}

/// Whether a line that refers to `id` may stay when that becomes another type.
pub(super) fn still_fits(desk: Desk<'_>, record: &Record, id: &str, label: &str) -> bool {
    let schema = &desk.article.schema;
    let label_of = |other: &str| if other == id { label } else { desk.label_of(other).unwrap_or_default() };
    match record {
        Record::Relation(relation) => {
            let [one, other] = &relation.arguments;
            schema.relation_allowed(
                &relation.label,
                (&one.role, label_of(&one.target)),
                (&other.role, label_of(&other.target)),
            ) || schema.defined(TypeKind::Relation, &relation.label).next().is_none()
        }
        Record::Attribute(attribute) => {
            schema.attribute(&attribute.label).is_none()
                || schema.attributes_for(label).any(|def| def.name.text == attribute.label.text)
        }
        Record::Normalisation(link) => desk.databases_of(label).contains(&&*link.database.text),
        Record::Event(event) if event.trigger != *id => event.arguments.iter().all(|argument| {
            let role = schema.event(&event.label).and_then(|def| def.argument(&argument.role));
            argument.target != *id || role.is_none_or(|role| schema.takes(&role.types, label))
        }),
        Record::Equiv(equiv) => {
            let mut defs = schema.defined(TypeKind::Relation, &equiv.label).peekable();
            let fits = |a: &str, b: &str, def: &TypeDef| match &def.arguments[..] {
                [x, y] => schema.takes(&x.types, a) && schema.takes(&y.types, b),
                _ => false,
            };
            let others: Vec<&str> =
                equiv.members.iter().filter(|member| **member != *id).map(|member| label_of(member)).collect();
            defs.peek().is_none()
                || defs.any(|def| others.iter().all(|other| fits(label, other, def) || fits(other, label, def)))
        }
        _ => true,
    }
}

/// Takes out of an event what its new type has no room for.
pub(super) fn drop_roles(desk: Desk<'_>, changes: &mut Changes<'_>, id: &str, label: &str) {
    let Some(Record::Event(event)) = desk.file.get(id).map(|line| &line.record) else { return };
    for role in roles_lost(desk, event, label) {
        changes.remove_argument(id, &role);
    }
}

fn roles_lost(desk: Desk<'_>, event: &crate::standoff::Event, label: &str) -> Vec<String> {
    let schema = &desk.article.schema;
    let Some(def) = schema.event(label) else { return Vec::new() };
    let mut filled: Vec<&str> = Vec::new();
    let mut lost = Vec::new();
    for argument in &event.arguments {
        let with = desk.label_of(&argument.target).unwrap_or_default();
        let role = def.argument(&argument.role).filter(|role| schema.takes(&role.types, with));
        let room = role.filter(|role| {
            let count = filled.iter().filter(|other| **other == role.role).count();
            role.most.is_none_or(|most| count < most as usize)
        });
        match room {
            Some(role) => filled.push(&role.role),
            None => lost.push(argument.role.text.clone()),
        }
    }
    lost
}

/// What would go if an annotation became another type: ids, and roles of the event itself.
fn misfits(desk: Desk<'_>, id: &str, label: &str) -> Vec<String> {
    let referring = desk.file.referring(id).filter(|line| !still_fits(desk, &line.record, id, label));
    let mut lost: Vec<String> =
        referring.map(|line| line.record.id().map_or("the equivalence", |id| id).to_owned()).collect();
    if let Some(Record::Event(event)) = desk.file.get(id).map(|line| &line.record) {
        lost.extend(roles_lost(desk, event, label));
    }
    lost
}
