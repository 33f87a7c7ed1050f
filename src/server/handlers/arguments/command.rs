//! An operation as a command, and what else a client has to know of it.

use crate::{
    ide::{Edge, End, Family, Operation, Scope},
    server::{handlers::stamp::stamp, snapshot::Snapshot},
    text::CharRange,
};

use super::{Arguments, EdgeName, PREFIX, ScopeName, To};

/// An operation as a command and its argument.
pub(in crate::server::handlers) fn command(snapshot: &Snapshot, operation: &Operation) -> (String, Arguments) {
    let range = |range: CharRange| Some(snapshot.positions().range(range));
    let mut out = Arguments { uri: Some(snapshot.uri.clone()), ..Arguments::default() };
    let on = |end: &End, out: &mut Arguments| match end {
        End::Annotation(id) => out.id = Some(id.clone()),
        End::Range(at) => out.range = range(*at),
    };
    let to = |end: &End| match end {
        End::Annotation(id) => To::Id(id.clone()),
        End::Range(at) => To::Range(snapshot.positions().range(*at)),
    };
    let name = match operation {
        Operation::Annotate { range: at, label } => {
            (out.range, out.label) = (range(*at), Some(label.clone()));
            "annotate"
        }
        Operation::AnnotateAll { range: at, label } => {
            (out.range, out.label) = (range(*at), Some(label.clone().unwrap_or_default()));
            "annotateAll"
        }
        Operation::Accept { range: at, scope } => {
            out.scope = Some(match scope {
                Scope::Here => ScopeName::Here,
                Scope::Paragraph => ScopeName::Paragraph,
                Scope::Kind => ScopeName::Kind,
                Scope::Article => ScopeName::Article,
            });
            out.range = range(*at);
            "accept"
        }
        Operation::SetType { id, label } => {
            (out.id, out.label) = (Some(id.clone()), Some(label.clone()));
            "setType"
        }
        Operation::SetAttribute { on: end, name, value } => {
            on(end, &mut out);
            (out.attribute, out.value) = (Some(name.clone()), value.clone());
            "setAttribute"
        }
        Operation::ClearAttribute { id, name } => {
            (out.id, out.attribute) = (Some(id.clone()), Some(name.clone()));
            "clearAttribute"
        }
        Operation::Mark { on: end, status, source } => {
            on(end, &mut out);
            (out.status, out.source) = (Some(status.clone()), Some(source.clone()).filter(|it| !it.is_empty()));
            "mark"
        }
        Operation::Link { from, relation, to: end } => {
            on(from, &mut out);
            (out.relation, out.to) = (Some(relation.clone()), Some(to(end)));
            "link"
        }
        Operation::EmptyRole { event, role } => {
            (out.id, out.role) = (Some(event.clone()), Some(role.clone()));
            "unlink"
        }
        Operation::Leave { id, relation } => {
            (out.id, out.relation) = (Some(id.clone()), Some(relation.clone()));
            "unlink"
        }
        Operation::NameSpeaker { quote } => {
            out.range = range(*quote);
            "setSpeaker"
        }
        Operation::FindEntry { on: end, database } => {
            on(end, &mut out);
            out.database = Some(database.clone());
            "linkEntry"
        }
        Operation::SetSpeaker { quote, speaker } => {
            (out.range, out.to) = (range(*quote), Some(to(speaker)));
            "setSpeaker"
        }
        Operation::SetSpans { id, spans } => {
            out.id = Some(id.clone());
            out.ranges = Some(spans.iter().map(|&span| snapshot.positions().range(span)).collect());
            "reshape"
        }
        Operation::Grow { id, edge } | Operation::Shrink { id, edge } => {
            out.id = Some(id.clone());
            out.edge = Some(if *edge == Edge::Start { EdgeName::Start } else { EdgeName::End });
            if matches!(operation, Operation::Grow { .. }) { "grow" } else { "shrink" }
        }
        Operation::Split { id, range: at } => {
            (out.id, out.range) = (Some(id.clone()), range(*at));
            "split"
        }
        Operation::Join { id } => {
            out.id = Some(id.clone());
            "join"
        }
        Operation::Merge { ids } => {
            out.ids = Some(ids.clone());
            "merge"
        }
        Operation::Remove { id, dependants } => {
            (out.id, out.dependants) = (Some(id.clone()), Some(*dependants));
            "remove"
        }
        Operation::SetNote { on: end, text } => {
            on(end, &mut out);
            out.text = Some(text.clone());
            "note"
        }
        Operation::SetEntry { on: end, also, database, entry, name } => {
            on(end, &mut out);
            let ranges: Vec<_> = also.iter().map(|&range| snapshot.positions().range(range)).collect();
            out.ranges = Some(ranges).filter(|ranges| !ranges.is_empty());
            (out.database, out.entry) = (Some(database.clone()), Some(entry.clone()));
            out.name = Some(name.clone()).filter(|name| !name.is_empty());
            "linkEntry"
        }
    };
    out.stamp = Some(stamp(snapshot, &out));
    (format!("{PREFIX}{name}"), out)
}

/// The argument that takes the free text an operation waits for.
pub(in crate::server::handlers) fn asked_for(operation: &Operation) -> &'static str {
    match operation {
        Operation::Mark { .. } => "source",
        Operation::SetEntry { .. } => "entry",
        Operation::FindEntry { .. } => "query",
        Operation::NameSpeaker { .. } => "name",
        _ => "text",
    }
}

/// The kind of the code action an operation is, for keys to be bound to.
pub(in crate::server::handlers) fn kind(family: Option<Family>, operation: &Operation) -> String {
    match operation {
        Operation::Annotate { label, .. } => format!("refactor.annotate.{label}"),
        Operation::AnnotateAll { .. } => "refactor.annotateAll".to_owned(),
        Operation::Accept { scope: Scope::Here, .. } => "refactor.accept".to_owned(),
        Operation::Accept { scope: Scope::Paragraph, .. } => "source.accept.paragraph".to_owned(),
        Operation::Accept { scope: Scope::Kind, .. } => "source.accept.kind".to_owned(),
        Operation::Accept { scope: Scope::Article, .. } => "source.accept.article".to_owned(),
        Operation::SetType { label, .. } => format!("refactor.type.{label}"),
        Operation::SetAttribute { name, value: Some(value), .. } => format!("refactor.attribute.{name}.{value}"),
        Operation::SetAttribute { name, value: None, .. } => format!("refactor.attribute.{name}"),
        Operation::ClearAttribute { name, .. } => format!("refactor.clear.{name}"),
        Operation::Mark { status, .. } => format!("refactor.mark.{status}"),
        Operation::Link { relation, .. } => format!("refactor.link.{relation}"),
        Operation::EmptyRole { .. } | Operation::Leave { .. } => "refactor.unlink".to_owned(),
        Operation::Remove { .. } if family == Some(Family::Unlink) => "refactor.unlink".to_owned(),
        Operation::Remove { .. } => "refactor.remove".to_owned(),
        Operation::SetSpeaker { .. } | Operation::NameSpeaker { .. } => "refactor.speaker".to_owned(),
        Operation::SetSpans { .. } => "refactor.span.selection".to_owned(),
        Operation::Grow { .. } => "refactor.span.grow".to_owned(),
        Operation::Shrink { .. } => "refactor.span.shrink".to_owned(),
        Operation::Split { .. } => "refactor.span.split".to_owned(),
        Operation::Join { .. } => "refactor.span.join".to_owned(),
        Operation::Merge { .. } => "refactor.merge".to_owned(),
        Operation::SetNote { .. } => "refactor.note".to_owned(),
        Operation::SetEntry { .. } | Operation::FindEntry { .. } => "refactor.entry".to_owned(),
    }
}
