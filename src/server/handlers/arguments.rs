//! Operations as commands with arguments, and back.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Range, Uri};

use crate::{
    ide::{self, Edge, End, Family, Operation, Scope},
    server::{from_proto, snapshot::Snapshot},
    text::CharRange,
};

use super::stamp::stamp;

/// What stands before the name of every command.
const PREFIX: &str = "postil.";

/// The commands that change annotations, without the prefix, and what is chosen from where their
/// arguments leave a choice.
pub(super) const COMMANDS: [(&str, Family); 19] = [
    ("annotate", Family::Annotate),
    ("annotateAll", Family::AnnotateAll),
    ("accept", Family::Accept),
    ("setType", Family::SetType),
    ("setAttribute", Family::SetAttribute),
    ("clearAttribute", Family::SetAttribute),
    ("mark", Family::Mark),
    ("link", Family::Link),
    ("unlink", Family::Unlink),
    ("setSpeaker", Family::SetSpeaker),
    ("reshape", Family::Reshape),
    ("grow", Family::Reshape),
    ("shrink", Family::Reshape),
    ("split", Family::Reshape),
    ("join", Family::Reshape),
    ("merge", Family::Merge),
    ("remove", Family::Remove),
    ("note", Family::Note),
    ("linkEntry", Family::LinkEntry),
];

/// What is chosen from where a command's arguments leave a choice; `None` for no such command.
pub(super) fn family(command: &str) -> Option<Family> {
    let name = command.strip_prefix(PREFIX)?;
    COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, family)| *family)
}

/// An annotation or a place to link to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum To {
    Id(String),
    Range(Range),
}

/// The one argument of every command that changes annotations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Arguments {
    /// The article, or its stand-off file; ranges are in this document.
    pub(super) uri: Option<Uri>,
    /// What the choice was made from; see [`super::stamp`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stamp: Option<String>,
    /// The selection, or the cursor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ids: Option<Vec<String>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<ScopeName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<To>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edge: Option<EdgeName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ranges: Option<Vec<Range>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dependants: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl Arguments {
    /// The ids they name.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let to = match &self.to {
            Some(To::Id(id)) => Some(id),
            _ => None,
        };
        self.id.iter().chain(self.ids.iter().flatten()).chain(to).map(String::as_str)
    }

    /// The ranges they name.
    pub(super) fn ranges_mut(&mut self) -> impl Iterator<Item = &mut Range> {
        let to = match &mut self.to {
            Some(To::Range(range)) => Some(range),
            _ => None,
        };
        self.range.iter_mut().chain(self.ranges.iter_mut().flatten()).chain(to)
    }

    /// Whether they replace a note.
    pub(super) fn writes_note(&self) -> bool {
        self.text.is_some()
    }

    /// Takes an annotation for the one that is meant, where they name none themselves.
    pub(super) fn meant(&mut self, id: Option<String>) {
        self.id = self.id.take().or(id);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum ScopeName {
    Here,
    Paragraph,
    Kind,
    Article,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum EdgeName {
    Start,
    End,
}

/// What a command comes to.
#[derive(Debug)]
pub(super) enum Plan {
    /// This.
    Do(Operation),
    /// Something has to be chosen first.
    Choose,
    /// Something has to be typed first, and there is no way to ask for that.
    Missing(&'static str),
    /// There is nothing to do it to.
    Refuse(String),
}

/// What a command with these arguments comes to for a selection.
pub(super) fn plan(command: &str, given: &Arguments, snapshot: &Snapshot, selection: CharRange) -> Plan {
    use Plan::{Choose, Do, Missing};
    let article = &snapshot.article;
    let range = |range: Range| from_proto::range(&article.text, range, snapshot.client.encoding);
    let given = given.clone();
    // The annotation that is meant, or the reading that would become one.
    let id = || given.id.clone().or_else(|| ide::annotation_id(article, selection));
    let end = || given.id.clone().map(End::Annotation).or_else(|| ide::end_at(article, selection));
    let to = given.to.clone().map(|to| match to {
        To::Id(id) => End::Annotation(id),
        To::Range(at) => ide::end_at(article, range(at)).unwrap_or(End::Range(range(at))),
    });
    macro_rules! or_refuse {
        ($found:expr) => {
            match $found {
                Some(found) => found,
                None => return Plan::Refuse("There is no annotation here.".to_owned()),
            }
        };
    }
    macro_rules! or_choose {
        ($given:expr) => {
            match $given {
                Some(given) => given,
                None => return Choose,
            }
        };
    }
    Do(match command.strip_prefix(PREFIX).unwrap_or_default() {
        "annotate" => {
            let Some(range) = ide::wanted(article, selection) else {
                return Plan::Refuse("There is no word here to annotate.".to_owned());
            };
            Operation::Annotate { range, label: or_choose!(given.label) }
        }
        "annotateAll" => {
            let Some(range) = ide::wanted(article, selection) else {
                return Plan::Refuse("There is no word here to annotate.".to_owned());
            };
            Operation::AnnotateAll { range, label: Some(or_choose!(given.label)).filter(|label| !label.is_empty()) }
        }
        "accept" => {
            let scope = match or_choose!(given.scope) {
                ScopeName::Here => Scope::Here,
                ScopeName::Paragraph => Scope::Paragraph,
                ScopeName::Kind => Scope::Kind,
                ScopeName::Article => Scope::Article,
            };
            Operation::Accept { range: selection, scope }
        }
        "setType" => Operation::SetType { id: or_refuse!(id()), label: or_choose!(given.label) },
        "setAttribute" => {
            let on = or_refuse!(end());
            Operation::SetAttribute { on, name: or_choose!(given.attribute), value: given.value }
        }
        "clearAttribute" => Operation::ClearAttribute { id: or_refuse!(id()), name: or_choose!(given.attribute) },
        "mark" => {
            let on = or_refuse!(end());
            Operation::Mark { on, status: or_choose!(given.status), source: given.source.unwrap_or_default() }
        }
        "link" => {
            let from = or_refuse!(end());
            Operation::Link { from, relation: or_choose!(given.relation), to: or_choose!(to) }
        }
        "unlink" => {
            let id = or_refuse!(id());
            match given.role {
                Some(role) => Operation::EmptyRole { event: id, role },
                None if id.starts_with('R') => Operation::Remove { id, dependants: true },
                None => return Choose,
            }
        }
        "setSpeaker" => Operation::SetSpeaker { quote: selection, speaker: or_choose!(to) },
        "reshape" => {
            let id = or_refuse!(id());
            Operation::SetSpans { id, spans: or_choose!(given.ranges).into_iter().map(range).collect() }
        }
        "grow" => Operation::Grow { id: or_refuse!(id()), edge: edge(given.edge) },
        "shrink" => Operation::Shrink { id: or_refuse!(id()), edge: edge(given.edge) },
        "split" => Operation::Split { id: or_refuse!(id()), range: selection },
        "join" => Operation::Join { id: or_refuse!(id()) },
        "merge" => Operation::Merge { ids: or_choose!(given.ids) },
        "remove" => Operation::Remove { id: or_refuse!(id()), dependants: given.dependants.unwrap_or_default() },
        "note" => {
            let on = or_refuse!(end());
            let Some(text) = given.text else { return Missing("text") };
            Operation::SetNote { on, text }
        }
        "linkEntry" => {
            let on = or_refuse!(end());
            let (database, entry) = (or_choose!(given.database), given.entry);
            let Some(entry) = entry else { return Missing("entry") };
            Operation::SetEntry { on, database, entry, name: given.name.unwrap_or_default() }
        }
        _ => return Plan::Refuse(format!("There is no command {command}.")),
    })
}

fn edge(name: Option<EdgeName>) -> Edge {
    match name {
        Some(EdgeName::Start) => Edge::Start,
        Some(EdgeName::End) | None => Edge::End,
    }
}

/// An operation as a command and its argument.
pub(super) fn command(snapshot: &Snapshot, operation: &Operation) -> (String, Arguments) {
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
        Operation::SetEntry { on: end, database, entry, name } => {
            on(end, &mut out);
            (out.database, out.entry) = (Some(database.clone()), Some(entry.clone()));
            out.name = Some(name.clone()).filter(|name| !name.is_empty());
            "linkEntry"
        }
    };
    out.stamp = Some(stamp(snapshot, &out));
    (format!("{PREFIX}{name}"), out)
}

/// The argument that takes the free text an operation waits for.
pub(super) fn asked_for(operation: &Operation) -> &'static str {
    match operation {
        Operation::Mark { .. } => "source",
        Operation::SetEntry { .. } => "entry",
        _ => "text",
    }
}

/// The kind of the code action an operation is, for keys to be bound to.
pub(super) fn kind(family: Option<Family>, operation: &Operation) -> String {
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
        Operation::EmptyRole { .. } => "refactor.unlink".to_owned(),
        Operation::Remove { .. } if family == Some(Family::Unlink) => "refactor.unlink".to_owned(),
        Operation::Remove { .. } => "refactor.remove".to_owned(),
        Operation::SetSpeaker { .. } => "refactor.speaker".to_owned(),
        Operation::SetSpans { .. } => "refactor.span.selection".to_owned(),
        Operation::Grow { .. } => "refactor.span.grow".to_owned(),
        Operation::Shrink { .. } => "refactor.span.shrink".to_owned(),
        Operation::Split { .. } => "refactor.span.split".to_owned(),
        Operation::Join { .. } => "refactor.span.join".to_owned(),
        Operation::Merge { .. } => "refactor.merge".to_owned(),
        Operation::SetNote { .. } => "refactor.note".to_owned(),
        Operation::SetEntry { .. } => "refactor.entry".to_owned(),
    }
}
