//! Making annotations.

use crate::{
    standoff::{Record, Schema, schema::TypeKind},
    text::CharRange,
};

use super::{Changes, breaks_span, covered_text, spans::offsets, storable};

/// Takes out of a text what would end its line or field.
fn one_line(text: &str) -> String {
    text.split(breaks_span).map(str::trim).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Changes<'_> {
    /// Marks ranges of the article as one text-bound and gives its id; `None` where they hold
    /// nothing but white space. Ranges over line breaks become fragments.
    pub fn add_text_bound(&mut self, label: &str, ranges: &[CharRange]) -> Option<String> {
        let spans = storable(self.article, ranges);
        if spans.is_empty() {
            return None;
        }
        let id = self.fresh_id("T");
        let text = covered_text(self.article, &spans);
        self.push(format!("{id}\t{label} {}\t{text}", offsets(&spans)));
        Some(id)
    }

    /// Marks ranges as the trigger of a new event and gives the event's id.
    pub fn add_event(&mut self, label: &str, ranges: &[CharRange]) -> Option<String> {
        let trigger = self.add_text_bound(label, ranges)?;
        Some(self.add_event_of(label, &trigger))
    }

    /// Makes the event of a trigger that is marked already and gives the event's id.
    pub fn add_event_of(&mut self, label: &str, trigger: &str) -> String {
        let id = self.fresh_id("E");
        self.push(format!("{id}\t{label}:{trigger}"));
        id
    }

    /// Fills a role of an event; one that is filled already gets the next number.
    pub fn add_argument(&mut self, event: &str, role: &str, target: &str) {
        let Some(slot) = self.slot(event) else { return };
        let Some(Record::Event(record)) = self.record(slot) else { return };
        let taken = |role: &str| record.arguments.iter().any(|argument| argument.role == *role);
        let numbered = (2u32..).map(|number| format!("{role}{number}"));
        let role = std::iter::once(role.to_owned()).chain(numbered).find(|role| !taken(role)).unwrap_or_default();
        let text = self.text(slot).unwrap_or_default().trim_end().to_owned();
        self.write(slot, Some(format!("{text} {role}:{target}")));
    }

    /// Relates two annotations, each in a role, and gives the relation's id; that of the relation
    /// that says so already, where there is one.
    pub fn add_relation(&mut self, label: &str, from: (&str, &str), to: (&str, &str)) -> String {
        for slot in self.referring(from.1) {
            let Some(Record::Relation(relation)) = self.record(slot) else { continue };
            let says = |role: &str, target: &str| {
                relation.arguments.iter().any(|argument| argument.role == *role && argument.target == *target)
            };
            if relation.label == *label && says(from.0, from.1) && says(to.0, to.1) {
                return relation.id.text;
            }
        }
        let id = self.fresh_id("R");
        self.push(format!("{id}\t{label} {}:{} {}:{}\t", from.0, from.1, to.0, to.1));
        id
    }

    /// Links two annotations by a relation of the schema: with its roles, or as an equivalence
    /// where it is one.
    pub fn link(&mut self, schema: &Schema, relation: &str, from: &str, to: &str) {
        let def = schema.defined(TypeKind::Relation, relation).next();
        if def.is_some_and(|def| def.is_equivalence()) {
            self.add_equivalence(relation, from, to);
            return;
        }
        let role = |index: usize, default: &str| {
            def.and_then(|def| def.arguments.get(index)).map_or(default.to_owned(), |argument| argument.role.clone())
        };
        self.add_relation(relation, (&role(0, "Arg1"), from), (&role(1, "Arg2"), to));
    }

    /// The same, in place of every relation of this type that goes from `from` to something else:
    /// a quote has one speaker.
    pub fn relink(&mut self, schema: &Schema, relation: &str, from: &str, to: &str) {
        for slot in self.referring(from) {
            let Some(Record::Relation(old)) = self.record(slot) else { continue };
            let [first, second] = &old.arguments;
            if old.label == *relation && first.target == *from && second.target != *to {
                self.remove(&old.id);
            }
        }
        self.link(schema, relation, from, to);
    }

    /// Says that two annotations are the same; groups that thereby share a member become one.
    pub fn add_equivalence(&mut self, label: &str, one: &str, other: &str) {
        let mut members = vec![one.to_owned(), other.to_owned()];
        let mut kept = None;
        let mut slots = self.referring(one);
        slots.extend(self.referring(other));
        slots.sort();
        slots.dedup();
        for slot in slots {
            let Some(Record::Equiv(equiv)) = self.record(slot) else { continue };
            if equiv.label != *label {
                continue;
            }
            let mut all: Vec<String> = equiv.members.iter().map(|member| member.text.clone()).collect();
            all.append(&mut members);
            members = all;
            if let Some(superfluous) = kept.replace(slot) {
                self.write(superfluous, None);
            }
        }
        let mut seen = std::collections::HashSet::new();
        members.retain(|member| seen.insert(member.clone()));
        let line = format!("*\t{label} {}", members.join(" "));
        match kept {
            Some(slot) => self.write(slot, Some(line)),
            None => self.push(line),
        }
    }

    /// Says something of an annotation: a value, or nothing for a binary attribute. What is said
    /// already under this name is changed.
    pub fn set_attribute(&mut self, target: &str, name: &str, value: Option<&str>) {
        let value = value.map(one_line);
        let said = |id: &str| match &value {
            Some(value) => format!("{id}\t{name} {target} {value}"),
            None => format!("{id}\t{name} {target}"),
        };
        for slot in self.referring(target) {
            if let Some(Record::Attribute(old)) = self.record(slot)
                && old.label == *name
            {
                let line = said(&old.id);
                self.write(slot, Some(line));
                return;
            }
        }
        let id = self.fresh_id("A");
        self.push(said(&id));
    }

    /// Takes an attribute off an annotation.
    pub fn clear_attribute(&mut self, target: &str, name: &str) {
        for slot in self.referring(target) {
            if matches!(self.record(slot), Some(Record::Attribute(old)) if old.label == *name) {
                self.write(slot, None);
            }
        }
    }

    /// Links an annotation to an entry of a data base, in place of another of the same data base.
    pub fn set_normalisation(&mut self, target: &str, database: &str, entry: &str, text: &str) {
        let line = |id: &str| format!("{id}\tReference {target} {database}:{entry}\t{}", one_line(text));
        for slot in self.referring(target) {
            if let Some(Record::Normalisation(old)) = self.record(slot)
                && old.database == *database
            {
                let line = line(&old.id);
                self.write(slot, Some(line));
                return;
            }
        }
        let id = self.fresh_id("N");
        self.push(line(&id));
    }

    /// Writes a note on an annotation, in place of the one there; an empty text takes it off.
    pub fn set_note(&mut self, target: &str, text: &str) {
        const KIND: &str = "AnnotatorNotes";
        let text = one_line(text);
        let old = self.referring(target).into_iter().find_map(|slot| match self.record(slot) {
            Some(Record::Note(note)) if note.label == *KIND => Some((slot, note)),
            _ => None,
        });
        match old {
            Some((slot, _)) if text.is_empty() => self.write(slot, None),
            Some((slot, note)) => self.write(slot, Some(format!("{}\t{KIND} {target}\t{text}", note.id))),
            None if text.is_empty() => {}
            None => {
                let id = self.fresh_id("#");
                self.push(format!("{id}\t{KIND} {target}\t{text}"));
            }
        }
    }

    /// Adds a note of some other type than the annotators' own and gives its id. There may be several.
    pub fn add_note(&mut self, label: &str, target: &str, text: &str) -> String {
        let id = self.fresh_id("#");
        self.push(format!("{id}\t{label} {target}\t{}", one_line(text)));
        id
    }
}
