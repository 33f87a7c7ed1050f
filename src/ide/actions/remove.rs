//! Removing annotations.

use crate::{
    ide::{Family, Operation, words},
    standoff::{Record, TextBound},
};

use super::{Offers, desk::Desk};

/// How many dependants a title names.
const NAMED: usize = 4;

impl Offers<'_> {
    /// Removes the annotation with everything that says something of it; the title names what
    /// goes along.
    pub(super) fn remove(&mut self) {
        let desk = self.desk;
        let of_bound = |bound: TextBound<'_>| (bound.id.text.clone(), bound.label.text.clone(), desk.named(&bound));
        let of_relation = |id: &str| Some((id.to_owned(), String::new(), desk.name_of(id)));
        let found = self.annotation().map(of_bound).or_else(|| of_relation(self.id?));
        let Some((id, label, words)) = found else { return };
        let mut changes = desk.changes();
        changes.remove(&id);
        let own = |record: &&Record| record.id().is_none_or(|own| own.text != id);
        let along = named(changes.removed().filter(own), " with ");
        let released = named(changes.released(&id), ", taking it out of ");
        let label = if label.is_empty() { label } else { desk.article.schema.label(&label) + " " };
        let title = format!("Remove {label}{words}{along}{released}");
        let short = format!("{label}{words}");
        let operation = Operation::Remove { id, dependants: true };
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
    match desk.file.get(id).map(|line| &line.record) {
        Some(Record::Relation(_)) => format!("{id} ({})", desk.name_of(id)),
        Some(Record::Event(event)) => {
            format!("{id} ({} {})", desk.article.schema.label(&event.label), desk.name_of(id))
        }
        _ => id.to_owned(),
    }
}
