//! Changing what an annotation says: its type, its attributes.

use crate::ide::Action;

use super::Offers;

impl Offers<'_> {
    /// Gives the annotation another type.
    pub(super) fn types(&self, out: &mut Vec<Action>) {
        let Some(bound) = self.annotation() else { return };
        let schema = &self.article.schema;
        // The type of a trigger is that of its event, and no entity can take its place.
        if schema.event(bound.label).is_some() {
            return;
        }
        for def in schema.entities().filter(|def| def.name.text != **bound.label) {
            let mut changes = self.changes();
            changes.set_label(bound.id, &def.name);
            let (old, new) = (schema.label(bound.label), schema.label(&def.name));
            self.offer(out, format!("Change {} from {old} to {new}", self.named(&bound)), &changes);
        }
    }

    /// Sets or clears each attribute the annotation may have.
    pub(super) fn attributes(&self, out: &mut Vec<Action>) {
        let Some(bound) = self.annotation() else { return };
        let words = self.named(&bound);
        for def in self.article.schema.attributes_for(bound.label) {
            let name = &*def.name.text;
            let label = self.article.schema.label(name);
            let current = self.file.attribute(bound.id, name);
            let values: Vec<Option<&str>> = match def.values.is_empty() {
                true => vec![None],
                false => def.values.iter().map(|value| Some(value.as_str())).collect(),
            };
            for value in values {
                if current.is_some() && current == Some(value.unwrap_or("")) {
                    continue;
                }
                let mut changes = self.changes();
                changes.set_attribute(bound.id, name, value);
                let title = match value {
                    // The default schema's way to say that somebody checked it.
                    Some(value) if name == "Status" => format!("Mark {words} as {}", value.to_lowercase()),
                    Some(value) => format!("Set {label} of {words} to {value}"),
                    None => format!("Set {label} on {words}"),
                };
                self.offer(out, title, &changes);
            }
            if current.is_some() {
                let mut changes = self.changes();
                changes.clear_attribute(bound.id, name);
                self.offer(out, format!("Clear {label} of {words}"), &changes);
            }
        }
    }
}
