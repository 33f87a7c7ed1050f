//! Relations and equivalences.

use rapidhash::RapidHashMap;

use crate::standoff::{Argument, Equiv, Relation, TypeKind};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    let mut seen: RapidHashMap<Meaning<'_>, &str> = RapidHashMap::default();
    for relation in file.relations() {
        allowed(verifier, relation);
        let first = *seen.entry(meaning(verifier, relation)).or_insert(&relation.id.text);
        if first != relation.id.text {
            let message = format!("{} says the same as {first}", relation.id);
            verifier.warning("relation-duplicate", relation.id.range, &relation.id, message);
        }
        let [one, other] = &relation.arguments;
        if one.target.text == other.target.text {
            let message = format!("{} relates {} to itself", relation.id, one.target);
            verifier.warning("relation-circular", other.target.range, &relation.id, message);
        }
    }
    for equiv in file.equivs() {
        equivalence(verifier, equiv);
    }
}

/// What a relation says, alike for two that say the same: the direction counts unless the schema
/// says that it means nothing.
fn meaning<'r>(verifier: &Verifier<'_>, relation: &'r Relation) -> Meaning<'r> {
    let symmetric = verifier.schema.defined(TypeKind::Relation, &relation.label).any(|def| def.symmetric);
    let end = |it: &'r Argument| (if symmetric { "" } else { &*it.role.text }, &*it.target.text);
    let mut ends = [end(&relation.arguments[0]), end(&relation.arguments[1])];
    ends.sort_unstable();
    (&relation.label, ends)
}

/// The type of a relation, and its roles with the ids that fill them.
type Meaning<'r> = (&'r str, [(&'r str, &'r str); 2]);

fn allowed(verifier: &mut Verifier<'_>, relation: &Relation) {
    let schema = verifier.schema;
    if schema.defined(TypeKind::Relation, &relation.label).next().is_none() {
        return;
    }
    let [one, other] = &relation.arguments;
    let (Some(first), Some(second)) = (verifier.type_of(&one.target), verifier.type_of(&other.target)) else { return };
    if !schema.relation_allowed(&relation.label, (&one.role, first), (&other.role, second)) {
        let message = format!(
            "{} relation {}:{} {}:{} not allowed",
            verifier.shown(&relation.label),
            one.role,
            verifier.shown(first),
            other.role,
            verifier.shown(second)
        );
        verifier.error("relation-not-allowed", relation.label.range, &relation.id, message);
    }
}

fn equivalence(verifier: &mut Verifier<'_>, equiv: &Equiv) {
    let schema = verifier.schema;
    let defs: Vec<_> = schema.defined(TypeKind::Relation, &equiv.label).collect();
    let first = equiv.members.first().map_or("", |member| member).to_owned();
    if !defs.is_empty() && !defs.iter().any(|def| def.is_equivalence()) {
        let message = format!(
            "{} is a relation, no equivalence: it has no <REL-TYPE>:symmetric-transitive",
            verifier.shown(&equiv.label)
        );
        verifier.error("equiv-type", equiv.label.range, &first, message);
        return;
    }
    let mut members: Vec<&str> = Vec::new();
    let mut types: Vec<&str> = Vec::new();
    for member in &equiv.members {
        if members.contains(&&**member) {
            let message = format!("{member} is in this equivalence twice");
            verifier.warning("equiv-duplicate", member.range, member, message);
            continue;
        }
        members.push(member);
        let Some(kind) = verifier.type_of(member) else { continue };
        // One message for each member that does not fit one before it, brat has one for every pair.
        let misfit = types.iter().find(|other| {
            let fits = |a: &str, b: &str| {
                defs.iter().any(|def| match &def.arguments[..] {
                    [x, y] => schema.takes(&x.types, a) && schema.takes(&y.types, b),
                    _ => false,
                })
            };
            !defs.is_empty() && !fits(other, kind) && !fits(kind, other)
        });
        if let Some(other) = misfit {
            let message = format!(
                "Equivalence relation {} not allowed between {} and {}",
                equiv.label,
                verifier.shown(other),
                verifier.shown(kind)
            );
            verifier.error("equiv-not-allowed", member.range, member, message);
        }
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
}
