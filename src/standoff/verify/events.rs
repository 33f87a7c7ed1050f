//! Events: triggers and arguments.

use std::collections::{HashMap, HashSet};

use crate::standoff::{Argument, ArgumentDef, Category, Event, Record, TypeDef};

use super::Verifier;

pub(super) fn check(verifier: &mut Verifier<'_>) {
    let file = verifier.file;
    let triggers: HashSet<&str> = file.events().map(|event| &*event.trigger.text).collect();
    for it in file.text_bounds() {
        let only_event = verifier.schema.event(it.label).is_some() && verifier.schema.entity(it.label).is_none();
        if only_event && !triggers.contains(&*it.id.text) {
            let message = format!("trigger {} is not referenced from any event", it.id);
            verifier.add(Category::Incomplete, "trigger-unreferenced", it.id.range, it.id, message);
        }
    }
    for event in file.events() {
        trigger(verifier, event);
        if let Some(def) = verifier.schema.event(&event.label) {
            arguments(verifier, event, def);
        }
    }
}

fn trigger(verifier: &mut Verifier<'_>, event: &Event) {
    let message = match verifier.record(&event.trigger) {
        Some(Record::TextBound(it)) if it.label.text != event.label.text => {
            format!("{} is of type {}, its trigger {} of type {}", event.id, event.label, event.trigger, it.label)
        }
        Some(Record::TextBound(_)) | None => return,
        Some(_) => format!("The trigger {} of {} is no text-bound", event.trigger, event.id),
    };
    verifier.error("trigger-type", event.trigger.range, &event.id, message);
}

fn arguments(verifier: &mut Verifier<'_>, event: &Event, def: &TypeDef) {
    let shown = verifier.shown(&event.label);
    let mut filled: HashMap<&str, Vec<&Argument>> = HashMap::new();
    for argument in &event.arguments {
        let Some(role) = def.argument(&argument.role) else {
            let message = format!("{shown} cannot take a {} argument", verifier.shown(&argument.role));
            verifier.error("argument-not-allowed", argument.role.range, &event.id, message);
            continue;
        };
        filled.entry(&role.role).or_default().push(argument);
        if let Some(kind) = verifier.type_of(&argument.target)
            && !verifier.schema.takes(&role.types, kind)
        {
            let role = verifier.shown(&role.role);
            let message = format!("{shown} argument {role} cannot be of type {}", verifier.shown(kind));
            verifier.error("argument-type", argument.target.range, &event.id, message);
        }
    }
    for role in &def.arguments {
        let found = filled.get(role.role.as_str()).map_or(&[][..], Vec::as_slice);
        count(verifier, event, role, found);
    }
}

fn count(verifier: &mut Verifier<'_>, event: &Event, role: &ArgumentDef, found: &[&Argument]) {
    let name = verifier.shown(&role.role);
    let number = u32::try_from(found.len()).unwrap_or(u32::MAX);
    if number < role.least {
        let how = if role.most == Some(role.least) { "exactly" } else { "at least" };
        let what = match role.least {
            1 => format!("one {name} argument"),
            least => format!("{least} {name} arguments"),
        };
        let message = format!("Incomplete: {how} {what} required for event");
        verifier.add(Category::Incomplete, "argument-missing", event.id.range, &event.id, message);
    }
    if let Some(most) = role.most
        && number > most
    {
        let shown = verifier.shown(&event.label);
        let message = match most {
            1 => format!("{shown} cannot take multiple {name} arguments"),
            most => format!("{shown} can take at most {most} {name} arguments"),
        };
        let superfluous = found.get(most as usize).map_or(event.id.range, |argument| argument.role.range);
        verifier.error("argument-count", superfluous, &event.id, message);
    }
}
