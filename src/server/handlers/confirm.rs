//! Saying that annotations that were found again are where they belong.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::{
        CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, ExecuteCommandParams, NumberOrString, Uri,
    },
};

use crate::{
    ide::{self, Doubt, Operation},
    server::{session::Session, snapshot::Snapshot, uri::Key},
    text::CharRange,
};

use super::{making::failed, workspace_edit::workspace_edit};

/// Clears the doubt about an annotation, or about all of an article.
pub(in crate::server) const CONFIRM: &str = "postil.confirm";

/// The code of the finding that is settled.
const CODE: &str = "annotation-doubtful";

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The article, or its stand-off file.
    uri: Uri,
    /// The annotation; all of the article without it.
    id: Option<String>,
}

/// `workspace/executeCommand`.
///
/// # Errors
///
/// Where the article is not open, or nothing about it is doubtful.
pub(in crate::server) fn execute(session: &Arc<Session>, params: &ExecuteCommandParams) -> Result<Option<Value>> {
    let given = params.arguments.first().cloned().unwrap_or_default();
    let Arguments { uri, id } = serde_json::from_value(given)
        .map_err(|error| Error::invalid_params(format!("the argument of `{CONFIRM}` can't be read: {error}")))?;
    let uri = session.look(|state| state.article_beside(&uri)).unwrap_or(uri);
    let confirmed = session.change(|state| state.confirm(&uri, id.as_deref()));
    if confirmed.is_empty() {
        return Err(failed("Nothing is doubtful there.".to_owned()));
    }
    // Where the file says by now what is so, that is remembered without the doubt.
    let key = Key::of(&uri);
    session.remember(|other| *other == key);
    session.ask_again();
    Ok(Some(json!({ "confirmed": confirmed })))
}

/// What can be done about the doubtful annotations at a selection.
pub(super) fn offered(snapshot: &Snapshot, selection: CharRange, known: &[Diagnostic]) -> Vec<CodeActionOrCommand> {
    let here = |doubt: &&Doubt| doubt.range.overlaps(selection) || doubt.range.touches(selection.start());
    if !snapshot.findings.iter().any(|finding| finding.code == CODE) {
        return Vec::new();
    }
    let doubts = ide::doubts(&snapshot.article);
    let mut out = Vec::new();
    for doubt in doubts.iter().filter(here) {
        let range = snapshot.positions().range(doubt.range);
        let settled = known.iter().filter(|it| it.code == Some(NumberOrString::String(CODE.to_owned())));
        let settled: Vec<Diagnostic> = settled.filter(|it| it.range == range).cloned().collect();
        let action = |title: String| CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: (!settled.is_empty()).then(|| settled.clone()),
            ..CodeAction::default()
        };
        let confirm = |title: String, argument: Value| {
            let command =
                Command { title: title.clone(), command: CONFIRM.to_owned(), arguments: Some(vec![argument]) };
            CodeAction { command: Some(command), ..action(title) }
        };
        let Doubt { id, words, elsewhere, .. } = doubt;
        let uri = snapshot.uri.as_str();
        let this = confirm(format!("{id} {words} is right here"), json!({ "uri": uri, "id": id }));
        out.push(CodeAction { is_preferred: Some(true), ..this });
        for (place, line) in elsewhere {
            let operation = Operation::SetSpans { id: id.clone(), spans: vec![*place] };
            let edits = ide::perform(&snapshot.article, &operation).unwrap_or_default();
            let edit = workspace_edit(snapshot, &[], &edits, "").ok().filter(|_| !edits.is_empty());
            out.extend(edit.map(|edit| {
                let title = format!("Move {id} to the {words} of line {line}");
                CodeAction { edit: Some(edit), ..action(title) }
            }));
        }
        if doubts.len() > 1 {
            let title = format!("All {} doubtful annotations are right where they are", doubts.len());
            out.push(confirm(title, json!({ "uri": uri })));
        }
    }
    out.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}
