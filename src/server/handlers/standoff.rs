//! Bringing stand-off files up to date with their articles.
//!
//! The server never writes one. It asks the client to edit it, so that the change can be undone like
//! any other, names the version it was made for, and reckons anew if the client says that there is
//! a newer one.

use std::{
    collections::HashMap,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use serde_json::Value;
use tower_lsp::{
    Client,
    jsonrpc::{Error, Result},
    ls_types::{
        DocumentChanges, ExecuteCommandParams, MessageType, OneOf, OptionalVersionedTextDocumentIdentifier,
        TextDocumentEdit, Uri, WorkspaceEdit,
    },
};

use crate::{
    config::Sync,
    server::{
        session::Session,
        state::{Outdated, State},
        to_proto::Positions,
        uri::Key,
    },
};

use super::apply::{Applied, apply};

/// The command that brings the stand-off file of an article up to date. Its one argument is the
/// URI of the article.
pub(in crate::server) const SYNC_ANNOTATIONS: &str = "postil.syncAnnotations";

/// How often to reckon anew when the client has a newer version each time.
const ATTEMPTS: usize = 3;

/// For so long nothing must have been typed for it to be a pause.
const PAUSE: Duration = Duration::from_secs(1);

/// How long a client may take to make an edit; it may ask its user.
const PATIENCE: Duration = Duration::from_secs(120);

/// `workspace/executeCommand`.
pub(in crate::server) fn execute(
    session: &Arc<Session>,
    client: &Client,
    params: &ExecuteCommandParams,
) -> Result<Option<Value>> {
    if params.command != SYNC_ANNOTATIONS {
        return Err(Error::invalid_params(format!("there is no command `{}`", params.command)));
    }
    let uri = params.arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse().ok());
    let uri: Uri = uri.ok_or_else(|| Error::invalid_params("the first argument has to be the URI of an article"))?;
    update(session, client, uri);
    Ok(None)
}

/// `textDocument/didSave` of an article.
pub(in crate::server) fn saved(session: &Arc<Session>, client: &Client, article: Uri) {
    if session.look(|state| state.sync_of(&Key::of(&article))) != Sync::Command {
        update(session, client, article);
    }
}

/// `textDocument/didChange` of an article: brings the stand-off file up to date once nothing has
/// been typed for a moment, where settings ask for that.
pub(in crate::server) fn changed(session: &Arc<Session>, client: &Client, article: Uri, version: i32) {
    if session.look(|state| state.sync_of(&Key::of(&article))) != Sync::Pause {
        return;
    }
    let (session, client) = (Arc::clone(session), client.clone());
    tokio::spawn(async move {
        tokio::time::sleep(PAUSE).await;
        let now = session.look(|state| Some(state.document(&Key::of(&article))?.buffer.version));
        if now == Some(version) {
            update(&session, &client, article);
        }
    });
}

/// Has the client bring the stand-off file of an article up to date, if it is not.
pub(in crate::server) fn update(session: &Arc<Session>, client: &Client, article: Uri) {
    // Reckoned before anything else can change the article.
    let Some(outdated) = session.change(|state| state.bring_up_to_date(&article)) else { return };
    let (session, client) = (Arc::clone(session), client.clone());
    tokio::spawn(async move {
        let mut next = Some(outdated);
        for _ in 0..ATTEMPTS {
            let Some(outdated) = next else { return };
            let uri = outdated.uri.clone();
            let Some(edit) = session.look(|state| workspace_edit(state, outdated)) else {
                return tell_once(&session, &uri);
            };
            match apply(&session, &client, edit, PATIENCE).await {
                Applied::Made | Applied::Unanswered => return,
                Applied::Lost => {}
                Applied::Refused(why) => tracing::warn!("{} was not brought up to date: {why}", uri.as_str()),
                Applied::Failed(error) => tracing::warn!("{} was not brought up to date: {error}", uri.as_str()),
            }
            next = session.change(|state| state.bring_up_to_date(&article));
        }
        let message = "The annotations could not be brought up to date: the editor refused the edit. They still \
                       follow the article; save it again, or run “postil.syncAnnotations”.";
        session.log(MessageType::WARNING, message.to_owned());
    });
}

/// Says, once in a session, that the client takes no edits.
fn tell_once(session: &Session, standoff: &Uri) {
    if session.told_of_edits.swap(true, Ordering::Relaxed) {
        return;
    }
    let message = format!(
        "{} is out of date: the article was edited, and this editor takes no edits from a language server \
         (workspace/applyEdit). Use an annotation action, which brings it up to date as well.",
        standoff.path().as_str().rsplit('/').next().unwrap_or_default()
    );
    session.show(MessageType::WARNING, message);
}

/// The edit to send; `None` for a client that takes none.
fn workspace_edit(state: &State, outdated: Outdated) -> Option<WorkspaceEdit> {
    if !state.client.applies_edits {
        return None;
    }
    let Outdated { uri, version, source, edits } = outdated;
    let positions = Positions { text: &source, encoding: state.client.encoding };
    let edits = positions.edits(&edits);
    if !state.client.document_changes {
        return Some(WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() });
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
    let edit = TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() };
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() })
}
