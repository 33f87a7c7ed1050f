//! Relating annotations to each other, and taking that back.

use crate::{
    ide::{End, Family, Operation, TokenKind, annotation::kind_of, words},
    standoff::Record,
    text::CharRange,
};

use super::{Offers, desk::Desk};

/// How many targets of one sort are offered among other actions.
const TARGETS: usize = 6;

/// How many targets of one sort a picker lists.
const LISTED: usize = 200;

impl Offers<'_> {
    /// Relates the annotation to others by every relation and event role the schema has for them,
    /// the nearest first. Where the schema relates relations, they are others too.
    pub(super) fn links(&mut self) {
        let desk = self.desk;
        let schema = &desk.article.schema;
        let bound = self.annotation();
        let Some(id) = bound.map(|bound| desk.subject_id(&bound)).or(self.id) else { return };
        let Some(from) = Link::of(desk, id) else { return };
        let Some(range) = from.range else { return };
        let texts = desk.file.in_order().filter(|other| bound.is_none_or(|own| own.id.text != other.id.text));
        let texts = texts.map(|other| desk.subject_id(&other));
        // A type of text may have the name of a relation; then it is the text that is meant.
        let relations = desk.file.relations().filter(|relation| !schema.is_text_bound(&relation.label));
        let relations = relations.map(|relation| &*relation.id.text);
        let mut others: Vec<Link<'_>> = texts.chain(relations).filter_map(|id| Link::of(desk, id)).collect();
        others.sort_by_key(|other| other.range.map_or(usize::MAX, |other| gap(other, range)));
        let limit = if self.all { LISTED } else { TARGETS };
        let mut offered: Vec<(&str, usize)> = Vec::new();
        for other in others.iter().filter(|other| other.range.is_some() && other.id != id) {
            for name in relations_to(desk, id, from.label, other.label) {
                // Who speaks is offered by name, annotated or not.
                let speaker = name == "Speaker" && kind_of(desk.article, from.label) == TokenKind::Quote;
                // A mention points back at an earlier one.
                let forward = name == "Coref" && other.range.is_some_and(|other| other.start() > range.start());
                let index = offered.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                    offered.push((name, 0));
                    offered.len() - 1
                });
                let hidden = (speaker || forward) && !self.all;
                if hidden || offered[index].1 >= limit || is_linked(desk, name, id, other.id) {
                    continue;
                }
                let (label, words) = (schema.label(name), desk.name_of(other.id));
                let line = other.range.map_or(0, |range| desk.article.line_number(range.start()));
                let mut title = format!("Link {} to {words} ({label})", desk.name_of(id));
                if self.out.iter().any(|action| action.title == title) {
                    title = format!("Link {} to {words} of line {line} ({label})", desk.name_of(id));
                }
                let [one, end] = [id, other.id].map(|id| End::Annotation(id.to_owned()));
                let operation = Operation::Link { from: one, relation: name.to_owned(), to: end };
                let action = self.offer(Family::Link, title, format!("{label}: {words}"), operation);
                action.detail = format!("{}, line {line}, {}", schema.label(other.label), other.id);
                offered[index].1 += 1;
            }
        }
    }

    /// Takes back what relates the annotation to others.
    pub(super) fn unlinks(&mut self) {
        let desk = self.desk;
        let schema = &desk.article.schema;
        let Some(id) = self.annotation().map(|bound| desk.subject_id(&bound)).or(self.id) else { return };
        let words = desk.name_of(id);
        if let Some(Record::Relation(relation)) = desk.file.get(id).map(|line| &line.record) {
            let operation = Operation::Remove { id: id.to_owned(), dependants: true };
            let label = schema.label(&relation.label);
            self.offer(Family::Unlink, format!("Take back {words}"), label, operation).detail = words.clone();
        }
        for relation in desk.file.relations_of(id) {
            let other = relation.arguments.iter().find(|argument| *argument.target != *id);
            let other = other.map_or_else(|| id.to_owned(), |argument| desk.name_of(&argument.target));
            let label = schema.label(&relation.label);
            let title = format!("Unlink {words} from {other} ({label})");
            let operation = Operation::Remove { id: relation.id.text.clone(), dependants: true };
            self.offer(Family::Unlink, title, format!("{label}: {other}"), operation).detail = relation.id.text.clone();
        }
        for equiv in desk.file.equivs().filter(|equiv| equiv.members.iter().any(|member| *member == *id)) {
            let others: Vec<String> =
                equiv.members.iter().filter(|member| **member != *id).map(|member| desk.name_of(member)).collect();
            let (label, others) = (schema.label(&equiv.label), words::and(&others));
            let title = format!("Take {words} out of {label} with {others}");
            let operation = Operation::Leave { id: id.to_owned(), relation: equiv.label.text.clone() };
            self.offer(Family::Unlink, title, format!("{label}: {others}"), operation).detail =
                "equivalence".to_owned();
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

/// An end of a link: an annotation, an event or a relation.
struct Link<'a> {
    id: &'a str,
    label: &'a str,
    /// Where it is: for a relation, where what it starts from is.
    range: Option<CharRange>,
}

impl<'a> Link<'a> {
    fn of(desk: Desk<'a>, id: &'a str) -> Option<Self> {
        let first = match &desk.file.get(id)?.record {
            Record::Relation(relation) => &*relation.arguments[0].target,
            _ => id,
        };
        Some(Link { id, label: desk.label_of(id)?, range: desk.bound_of(first).and_then(|bound| bound.range()) })
    }
}

/// The relations, and where it is an event the roles, that may go from an annotation of one type to one of
/// another.
fn relations_to<'a>(desk: Desk<'a>, id: &str, from: &str, to: &str) -> Vec<&'a str> {
    let schema = &desk.article.schema;
    let mut names: Vec<&str> = Vec::new();
    if let Some(Record::Event(event)) = desk.file.get(id).map(|line| &line.record)
        && let Some(def) = schema.event(&event.label)
    {
        for role in def.arguments.iter().filter(|role| schema.takes(&role.types, to)) {
            let filled = event
                .arguments
                .iter()
                .filter(|argument| def.argument(&argument.role).is_some_and(|filled| filled.role == role.role));
            if role.most.is_none_or(|most| filled.count() < most as usize) {
                names.push(&role.role);
            }
        }
    }
    names.extend(schema.relations_between(from, to).iter().map(|def| &*def.name.text));
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
