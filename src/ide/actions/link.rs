//! Relating annotations to each other, and taking that back.

use crate::{
    ide::{End, Family, Operation, TokenKind, annotation::kind_of},
    standoff::{Record, TextBound},
    text::CharRange,
};

use super::{Offers, desk::Desk};

/// How many targets of one sort are offered among other actions.
const TARGETS: usize = 6;

/// How many targets of one sort a picker lists.
const LISTED: usize = 200;

impl Offers<'_> {
    /// Relates the annotation to others by every relation and event role the schema has for them,
    /// the nearest first.
    pub(super) fn links(&mut self) {
        let Some(bound) = self.annotation() else { return };
        let Some(range) = bound.range() else { return };
        let desk = self.desk;
        let schema = &desk.article.schema;
        let mut others: Vec<(usize, TextBound<'_>)> = desk
            .file
            .in_order()
            .filter(|other| other.id.text != bound.id.text)
            .filter_map(|other| Some((gap(other.range()?, range), other)))
            .collect();
        others.sort_by_key(|(gap, _)| *gap);
        let (id, limit) = (desk.subject_id(&bound), if self.all { LISTED } else { TARGETS });
        let mut offered: Vec<(&str, usize)> = Vec::new();
        for (_, other) in &others {
            let to = desk.subject_id(other);
            for name in relations_to(desk, id, &bound, other) {
                // Who speaks is offered by name, annotated or not.
                let speaker = name == "Speaker" && kind_of(desk.article, bound.label) == TokenKind::Quote;
                // A mention points back at an earlier one.
                let forward = name == "Coref" && other.range().is_some_and(|other| other.start() > range.start());
                let index = offered.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                    offered.push((name, 0));
                    offered.len() - 1
                });
                let hidden = (speaker || forward) && !self.all;
                if hidden || offered[index].1 >= limit || to == id || is_linked(desk, name, id, to) {
                    continue;
                }
                let (label, words) = (schema.label(name), desk.named(other));
                let line = other.range().map_or(0, |range| desk.article.line_number(range.start()));
                let mut title = format!("Link {} to {words} ({label})", desk.named(&bound));
                if self.out.iter().any(|action| action.title == title) {
                    title = format!("Link {} to {words} of line {line} ({label})", desk.named(&bound));
                }
                let [from, end] = [id, to].map(|id| End::Annotation(id.to_owned()));
                let operation = Operation::Link { from, relation: name.to_owned(), to: end };
                let action = self.offer(Family::Link, title, format!("{label}: {words}"), operation);
                action.detail = format!("{}, line {line}, {to}", schema.label(other.label));
                offered[index].1 += 1;
            }
        }
    }

    /// Takes back what relates the annotation to others.
    pub(super) fn unlinks(&mut self) {
        let Some(bound) = self.annotation() else { return };
        let desk = self.desk;
        let schema = &desk.article.schema;
        let id = desk.subject_id(&bound);
        let words = desk.named(&bound);
        for relation in desk.file.relations_of(id) {
            let other = relation.arguments.iter().find(|argument| *argument.target != *id);
            let other = other.map_or_else(|| id.to_owned(), |argument| desk.name_of(&argument.target));
            let label = schema.label(&relation.label);
            let title = format!("Unlink {words} from {other} ({label})");
            let operation = Operation::Remove { id: relation.id.text.clone(), dependants: true };
            self.offer(Family::Unlink, title, format!("{label}: {other}"), operation).detail = relation.id.text.clone();
        }
        let Some(Record::Event(event)) = desk.file.get(id).map(|line| &line.record) else { return };
        for argument in &event.arguments {
            let (label, other) = (schema.label(&argument.role), desk.name_of(&argument.target));
            let title = format!("Unlink {words} from {other} ({label})");
            let operation = Operation::EmptyRole { event: id.to_owned(), role: argument.role.text.clone() };
            self.offer(Family::Unlink, title, format!("{label}: {other}"), operation);
        }
    }
}

/// The relations, and where the annotation is an event the roles, that may go from it to another.
fn relations_to<'a>(desk: Desk<'a>, id: &str, bound: &TextBound<'_>, other: &TextBound<'_>) -> Vec<&'a str> {
    let schema = &desk.article.schema;
    let mut names: Vec<&str> = Vec::new();
    if let Some(Record::Event(event)) = desk.file.get(id).map(|line| &line.record)
        && let Some(def) = schema.event(&event.label)
    {
        for role in def.arguments.iter().filter(|role| schema.takes(&role.types, other.label)) {
            let filled = event
                .arguments
                .iter()
                .filter(|argument| def.argument(&argument.role).is_some_and(|filled| filled.role == role.role));
            if role.most.is_none_or(|most| filled.count() < most as usize) {
                names.push(&role.role);
            }
        }
    }
    names.extend(schema.relations_between(bound.label, other.label).iter().map(|def| &*def.name.text));
    names
}

fn is_linked(desk: Desk<'_>, relation: &str, from: &str, to: &str) -> bool {
    let related = desk.file.relations_of(from).any(|known| {
        let [first, second] = &known.arguments;
        known.label == *relation && first.target == *from && second.target == *to
    });
    let filled = || match desk.file.get(from).map(|line| &line.record) {
        Some(Record::Event(event)) => event.arguments.iter().any(|argument| {
            argument.target == *to && argument.role.trim_end_matches(|c: char| c.is_ascii_digit()) == relation
        }),
        _ => false,
    };
    let same = || {
        let both = |members: &[crate::standoff::Field], id: &str| members.iter().any(|member| *member == *id);
        let mut groups = desk.file.equivs().filter(|equiv| equiv.label == *relation);
        groups.any(|equiv| both(&equiv.members, from) && both(&equiv.members, to))
    };
    related || filled() || same()
}

/// How many code points lie between two ranges.
pub(super) fn gap(a: CharRange, b: CharRange) -> usize {
    let behind = a.start().to_usize().saturating_sub(b.end().to_usize());
    behind.max(b.start().to_usize().saturating_sub(a.end().to_usize()))
}
