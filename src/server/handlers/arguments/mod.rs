//! Operations as commands with arguments, and back.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Range, Uri};

use crate::ide::Family;

mod command;
mod plan;

pub(super) use command::{asked_for, command, kind};
pub(super) use plan::{Plan, plan};

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
    /// A name to look for.
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
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

    /// The annotation they name.
    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What they look for.
    pub(super) fn query(&self) -> Option<&str> {
        self.query.as_deref()
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
