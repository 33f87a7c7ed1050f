//! Removing annotations.

use crate::{
    ide::{Family, Operation, words},
    standoff::Record,
};

use super::{Offers, desk::Desk};

/// How many dependants a title names.
const NAMED: usize = 4;

impl Offers<'_> {
    /// Removes the annotation with everything that says something of it; the title names what
    /// goes along.
    pub(super) fn remove(&mut self) {
        let Some(bound) = self.annotation() else { return };
        let desk = self.desk;
        let id = &bound.id.text;
        let mut changes = desk.changes();
        changes.remove(id);
        let own = |record: &&Record| record.id().is_none_or(|own| own.text != *id);
        let along = named(changes.removed().filter(own), " with ");
        let released = named(changes.released(id), ", taking it out of ");
        let label = desk.article.schema.label(bound.label);
        let title = format!("Remove {label} {}{along}{released}", desk.named(&bound));
        let operation = Operation::Remove { id: id.clone(), dependants: true };
        let short = format!("{label} {}", desk.named(&bound));
        self.offer(Family::Remove, title, short, operation).detail = format!("{along}{released}").trim().to_owned();
    }
}

/// Lines by their ids, as the end of a sentence; nothing where there are none.
fn named<'r>(lines: impl Iterator<Item = &'r Record>, before: &str) -> String {
    let mut names: Vec<String> =
        lines.map(|record| record.id().map_or("the equivalence", |id| id).to_owned()).collect();
    if names.len() > NAMED {
        let more = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    if names.is_empty() { String::new() } else { format!("{before}{}", words::and(&names)) }
}

/// A relation or an event in words: “R1 (Speaker of “We left” to “Rima Odeh”)”.
pub(super) fn described(desk: Desk<'_>, id: &str) -> String {
    let schema = &desk.article.schema;
    match desk.file.get(id).map(|line| &line.record) {
        Some(Record::Relation(relation)) => {
            let [one, other] = relation.arguments.each_ref().map(|argument| desk.name_of(&argument.target));
            format!("{id} ({} from {one} to {other})", schema.label(&relation.label))
        }
        Some(Record::Event(event)) => format!("{id} ({} {})", schema.label(&event.label), desk.name_of(id)),
        _ => id.to_owned(),
    }
}
