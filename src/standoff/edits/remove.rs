//! Removing annotations, with what depends on them.

use crate::standoff::{AnnFile, Record};

use super::{Changes, Slot};

/// What refers to an annotation, directly or through something that does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependants {
    /// Attributes, data base links, notes and equivalences: they go along without a word, in brat
    /// too. Ids; an equivalence is named `*`.
    pub attached: Vec<String>,
    /// Relations and events: brat refuses to remove what they depend on.
    pub connected: Vec<String>,
}

impl Dependants {
    /// What depends on an annotation of a file.
    pub fn of(file: &AnnFile, id: &str) -> Self {
        let mut found = Dependants::default();
        let mut open = vec![id.to_owned()];
        let mut seen = std::collections::HashSet::new();
        while let Some(id) = open.pop() {
            for line in file.referring(&id) {
                if !seen.insert(line.range) {
                    continue;
                }
                let own = line.record.id().map_or("*", |id| id).to_owned();
                match &line.record {
                    Record::Relation(_) | Record::Event(_) => {
                        open.push(own.clone());
                        found.connected.push(own);
                    }
                    _ => found.attached.push(own),
                }
            }
        }
        found
    }
}

impl Changes<'_> {
    /// Removes an annotation and what depends on it: attributes, links, notes and relations go, an
    /// event loses the argument, or goes with its trigger; an equivalence loses a member, and goes
    /// when one is left. The trigger of a removed event goes where nothing else uses it.
    pub fn remove(&mut self, id: &str) {
        let Some(slot) = self.slot(id) else { return };
        let record = self.record(slot);
        self.write(slot, None);
        for slot in self.referring(id) {
            self.drop_reference(slot, id);
        }
        if let Some(Record::Event(event)) = record
            && self.referring(&event.trigger).is_empty()
        {
            self.remove(&event.trigger);
        }
    }

    /// Takes `id` out of every line that refers to it and that is not to be kept.
    pub fn detach(&mut self, id: &str, keep: impl Fn(&Record) -> bool) {
        for slot in self.referring(id) {
            if self.record(slot).is_some_and(|record| !keep(&record)) {
                self.drop_reference(slot, id);
            }
        }
    }

    /// Takes an annotation out of its equivalence of a type, which goes when one member is left.
    pub fn leave(&mut self, label: &str, id: &str) {
        for slot in self.referring(id) {
            if matches!(self.record(slot), Some(Record::Equiv(equiv)) if equiv.label == *label) {
                self.drop_reference(slot, id);
            }
        }
    }

    /// Empties a role of an event.
    pub fn remove_argument(&mut self, event: &str, role: &str) {
        let Some(slot) = self.slot(event) else { return };
        let Some(Record::Event(record)) = self.record(slot) else { return };
        let kept = record.arguments.iter().filter(|argument| argument.role != *role);
        let arguments: String = kept.map(|argument| format!(" {}:{}", argument.role, argument.target)).collect();
        self.write(slot, Some(format!("{}\t{}:{}{arguments}", record.id, record.label, record.trigger)));
    }

    fn drop_reference(&mut self, slot: Slot, id: &str) {
        match self.record(slot) {
            Some(Record::Event(event)) if event.trigger != *id => {
                let kept = event.arguments.iter().filter(|argument| argument.target != *id);
                let arguments: String =
                    kept.map(|argument| format!(" {}:{}", argument.role, argument.target)).collect();
                self.write(slot, Some(format!("{}\t{}:{}{arguments}", event.id, event.label, event.trigger)));
            }
            Some(Record::Equiv(equiv)) => {
                let members: Vec<&str> =
                    equiv.members.iter().map(|member| &**member).filter(|member| *member != id).collect();
                let line = (members.len() > 1).then(|| format!("*\t{} {}", equiv.label, members.join(" ")));
                self.write(slot, line);
            }
            Some(record) => match record.id() {
                Some(own) if own != id => self.remove(&own.text.clone()),
                _ => self.write(slot, None),
            },
            None => {}
        }
    }
}
