//! Types the schema does not know.

use crate::standoff::{Category, Record, SILENCE, TypeKind};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let schema = verifier.schema;
    for line in verifier.file.lines() {
        let (kinds, what): (&[TypeKind], _) = match &line.record {
            Record::TextBound(_) => (&[TypeKind::Entity, TypeKind::Event], "textbound"),
            Record::Event(_) => (&[TypeKind::Event], "event"),
            Record::Relation(_) | Record::Equiv(_) => (&[TypeKind::Relation], "relation"),
            Record::Attribute(_) => (&[TypeKind::Attribute], "attribute"),
            _ => continue,
        };
        let Some(label) = line.record.label().filter(|label| ***label != *SILENCE) else { continue };
        let own = line.record.id().or(line.record.targets().first().copied()).map_or("", |id| id);
        let mut defs = kinds.iter().flat_map(|&kind| schema.defined(kind, label)).peekable();
        if defs.peek().is_none() {
            let message = format!("{} is not a known {what} type (check configuration?)", verifier.shown(label));
            verifier.error("type-unknown", label.range, own, message);
        } else if !defs.any(|def| def.annotatable) {
            let message = format!("{} gives structure to the schema and can't be annotated.", verifier.shown(label));
            verifier.add(Category::Error, "type-structural", label.range, own, message);
        }
    }
}
