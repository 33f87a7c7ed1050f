//! Removing annotations.

use crate::{
    ide::{Action, words},
    standoff::Dependants,
};

use super::Offers;

/// How many dependants a title names.
const NAMED: usize = 4;

impl Offers<'_> {
    /// Removes the annotation with everything that says something of it; the title names what
    /// goes along.
    pub(super) fn remove(&self, out: &mut Vec<Action>) {
        let Some(bound) = self.annotation() else { return };
        let found = Dependants::of(self.file, bound.id);
        let mut along: Vec<String> = found.connected.into_iter().chain(found.attached).collect();
        if along.len() > NAMED {
            let more = along.len() - NAMED;
            along.truncate(NAMED);
            along.push(format!("{more} more"));
        }
        let along = if along.is_empty() { String::new() } else { format!(" with {}", words::and(&along)) };
        let mut changes = self.changes();
        changes.remove(bound.id);
        let label = self.article.schema.label(bound.label);
        self.offer(out, format!("Remove {label} {}{along}", self.named(&bound)), &changes);
    }
}
