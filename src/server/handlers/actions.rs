//! What can be done at a place, as code actions.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::{
        CodeAction, CodeActionContext, CodeActionDisabled, CodeActionKind, CodeActionOrCommand, CodeActionParams,
        CodeActionResponse, Command, Diagnostic, NumberOrString, Uri,
    },
};

use crate::{
    ide::{self, Action, Wish},
    server::{
        client::ClientFacts, from_proto, session::Session, snapshot::Snapshot, to_proto::Positions, uri::is_page,
    },
};

use super::{
    annfile, apply,
    arguments::{self, Arguments, Plan},
    commands, confirm, making,
    stamp::stamp,
    workspace_edit::{Edits, workspace_edit, writable},
};

/// The command of clients that have pickers. Its argument is what `postil/choices` is asked with.
const PICK: &str = "postil.pick";

/// `textDocument/codeAction`.
pub(in crate::server) async fn actions(
    session: &Session,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let uri = params.text_document.uri.clone();
    if is_page(&uri) {
        return annfile::actions(session, params).await;
    }
    let answer = session.ask(&uri, move |snapshot| {
        let selection = from_proto::range(&snapshot.article.text, params.range, snapshot.client.encoding);
        let wish = Wish {
            selection,
            asks: snapshot.client.has_pickers,
            lazy: snapshot.client.resolves_actions,
            wanted: &|action| wanted(&params.context, action),
        };
        let offered = ide::actions(&snapshot.article, &snapshot.findings, &wish);
        if let Err(why) = writable(snapshot) {
            return without_annotations(snapshot, offered, &params.context.diagnostics, &why);
        }
        let known = &params.context.diagnostics;
        let mut all: Vec<_> = offered.into_iter().filter_map(|action| code_action(snapshot, action, known)).collect();
        let only = params.context.only.as_deref();
        if only.is_none_or(|only| only.iter().any(|wanted| includes(wanted, &CodeActionKind::QUICKFIX))) {
            all.extend(confirm::offered(snapshot, selection, known));
            all.extend(commands::offered(snapshot, selection, known));
        }
        all
    });
    answer.await
}

/// `codeAction/resolve`: makes the edits of an action that was chosen.
pub(in crate::server) async fn resolve(session: &Arc<Session>, mut action: CodeAction) -> Result<CodeAction> {
    let malformed = || Error::invalid_params("this code action is none of ours");
    let data = action.data.take().ok_or_else(malformed)?;
    let command = data["command"].as_str().ok_or_else(malformed)?.to_owned();
    let given: Arguments = serde_json::from_value(data["arguments"].clone()).map_err(|_| malformed())?;
    let uri = given.uri.clone().ok_or_else(malformed)?;
    let answer = session.ask(&uri, move |snapshot| {
        if given.stamp.as_ref() != Some(&stamp(snapshot, &given)) {
            return Err(Error::content_modified());
        }
        let range = given.range.unwrap_or_default();
        let selection = from_proto::range(&snapshot.article.text, range, snapshot.client.encoding);
        let Plan::Do(operation) = arguments::plan(&command, &given, snapshot, selection) else {
            return Err(Error::content_modified());
        };
        let edits = ide::perform(&snapshot.article, &operation).map_err(|why| making::failed(why.to_string()))?;
        workspace_edit(snapshot, &[], &edits, "").map_err(making::failed)
    });
    let edit = answer.await?.ok_or_else(Error::content_modified)??;
    // It is told of a moment after it is made, and then of the article as it is now.
    session.change(|state| apply::expect(state, &edit));
    action.edit = Some(edit);
    Ok(action)
}

/// Whether the client asks for such an action.
pub(super) fn wanted(context: &CodeActionContext, action: &Action) -> bool {
    let only = context.only.as_deref();
    only.is_none_or(|only| only.iter().any(|wanted| includes(wanted, &kind(action))))
}

/// An action that edits nothing but the one file it is offered in.
pub(super) fn in_one_file(
    action: Action,
    uri: &Uri,
    version: i32,
    positions: Positions<'_>,
    client: &ClientFacts,
    known: &[Diagnostic],
) -> CodeAction {
    let edit = Edits::of(uri, Some(version), positions, &action.standoff).into_workspace_edit(client);
    CodeAction { edit, ..literal(action, positions, known) }
}

/// Whether a kind is another or below it: `quickfix.all` is a `quickfix`.
fn includes(wanted: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(wanted.as_str());
    wanted.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn kind(action: &Action) -> CodeActionKind {
    match &action.operation {
        Some(operation) => CodeActionKind::from(arguments::kind(action.family, operation)),
        // A finding of a place that nobody knows is settled by making it known.
        None if action.fixes.is_some() || !action.settings.is_empty() => CodeActionKind::QUICKFIX,
        None => CodeActionKind::REFACTOR_REWRITE,
    }
}

/// What is left to offer where annotations can't be written: the fixes, and one action that says
/// why there is no more, in clients that show such.
fn without_annotations(
    snapshot: &Snapshot,
    actions: Vec<Action>,
    known: &[Diagnostic],
    why: &str,
) -> Vec<CodeActionOrCommand> {
    let (fixes, rest): (Vec<Action>, Vec<Action>) = actions.into_iter().partition(|action| action.operation.is_none());
    let mut out: Vec<_> = fixes.into_iter().filter_map(|action| code_action(snapshot, action, known)).collect();
    if let Some(action) = rest.into_iter().next().filter(|_| snapshot.client.disables_actions) {
        out.push(CodeActionOrCommand::CodeAction(CodeAction {
            kind: Some(kind(&action)),
            title: action.title,
            disabled: Some(CodeActionDisabled { reason: why.to_owned() }),
            ..CodeAction::default()
        }));
    }
    out
}

fn code_action(snapshot: &Snapshot, action: Action, known: &[Diagnostic]) -> Option<CodeActionOrCommand> {
    let (mut edit, mut command, mut data) = (None, None, None);
    match &action.operation {
        None => edit = Some(workspace_edit(snapshot, &action.article, &[], &action.settings).ok()?),
        Some(_) if action.ask.is_some() => {
            let choice = making::choice(snapshot, &action)?;
            let arguments = vec![serde_json::to_value(choice).ok()?];
            let title = action.title.clone();
            command = Some(Command { title, command: PICK.to_owned(), arguments: Some(arguments) });
        }
        Some(operation) if action.standoff.is_empty() => {
            let (command, arguments) = arguments::command(snapshot, operation);
            data = Some(json!({ "command": command, "arguments": arguments }));
        }
        Some(_) => edit = Some(workspace_edit(snapshot, &[], &action.standoff, "").ok()?),
    }
    let literal = literal(action, snapshot.positions(), known);
    Some(CodeActionOrCommand::CodeAction(CodeAction { edit, command, data, ..literal }))
}

/// An action without what it does.
fn literal(action: Action, positions: Positions<'_>, known: &[Diagnostic]) -> CodeAction {
    // By code and place: some clients hand diagnostics back without saying whose they are.
    let settles = |diagnostic: &&Diagnostic| {
        action.fixes.is_some_and(|(code, range)| {
            diagnostic.code == Some(NumberOrString::String(code.to_owned()))
                && diagnostic.range == positions.range(range)
        })
    };
    let diagnostics: Vec<Diagnostic> = known.iter().filter(settles).cloned().collect();
    CodeAction {
        kind: Some(kind(&action)),
        diagnostics: (!diagnostics.is_empty()).then_some(diagnostics),
        is_preferred: action.preferred.then_some(true),
        title: action.title,
        ..CodeAction::default()
    }
}
