//! What a command with its arguments comes to.

use tower_lsp::ls_types::Range;

use crate::{
    ide::{self, Edge, End, Operation, Scope},
    server::{from_proto, snapshot::Snapshot},
    text::CharRange,
};

use super::{Arguments, EdgeName, PREFIX, ScopeName, To};

/// What a command comes to.
#[derive(Debug)]
pub(in crate::server::handlers) enum Plan {
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
pub(in crate::server::handlers) fn plan(
    command: &str,
    given: &Arguments,
    snapshot: &Snapshot,
    selection: CharRange,
) -> Plan {
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
            match (given.role, given.relation) {
                (Some(role), _) => Operation::EmptyRole { event: id, role },
                (None, Some(relation)) => Operation::Leave { id, relation },
                (None, None) if id.starts_with('R') => Operation::Remove { id, dependants: true },
                (None, None) => return Choose,
            }
        }
        "setSpeaker" => {
            let named = given.name.as_deref().map(|name| match ide::named_near(article, selection, name) {
                Some(range) => Ok(End::Range(range)),
                None => Err(format!("“{name}” does not stand in the article: type the name as it stands there.")),
            });
            match to.map(Ok).or(named) {
                Some(Ok(speaker)) => Operation::SetSpeaker { quote: selection, speaker },
                Some(Err(why)) => return Plan::Refuse(why),
                None => return Choose,
            }
        }
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
            if given.query.is_some() && given.entry.is_none() {
                return Choose;
            }
            let (database, entry) = (or_choose!(given.database), given.entry);
            let Some(entry) = entry else { return Missing("entry") };
            let also = given.ranges.unwrap_or_default().into_iter().map(range).collect();
            Operation::SetEntry { on, also, database, entry, name: given.name.unwrap_or_default() }
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
