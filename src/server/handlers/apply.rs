//! Edits made by the client, and whether it made them.
//!
//! A client that has a newer version than an edit was made for must refuse it. Some drop it and say
//! that they made it all the same (Neovim does), so where the file is open what the client tells of
//! it afterwards is looked at.

use std::{sync::Arc, time::Duration};

use tower_lsp::{
    Client,
    jsonrpc::Error,
    ls_types::{DocumentChangeOperation, DocumentChanges, OneOf, TextDocumentEdit, WorkspaceEdit},
};

use crate::server::{
    session::Session,
    state::{Promise, State},
};

/// How often, and how long apart, it is looked whether the client tells of an edit it says it made;
/// it may do so a moment later.
const LOOKS: usize = 40;
const APART: Duration = Duration::from_millis(50);

/// After so many looks at a newer version without the edit in it, it was lost.
const LOOKS_AT_NEWER: usize = 10;

/// What became of an edit.
#[derive(Debug)]
pub(super) enum Applied {
    /// The client made it.
    Made,
    /// The client did not, and says why.
    Refused(String),
    /// The client did not make it, whatever it says: the file had changed in the meantime.
    Lost,
    /// The client can't be asked.
    Failed(Error),
    /// The client did not answer in time.
    Unanswered,
}

/// Has the client make an edit, which it may take so long for.
pub(super) async fn apply(session: &Arc<Session>, client: &Client, edit: WorkspaceEdit, patience: Duration) -> Applied {
    // Made for a version that is not the newest any more: the client would have to refuse it.
    let Some(promises) = session.change(|state| promises(state, &edit)) else { return Applied::Lost };
    match tokio::time::timeout(patience, client.apply_edit(edit)).await {
        Ok(Ok(answer)) if answer.applied => {
            for promise in promises {
                if is_broken(session, &promise).await {
                    return Applied::Lost;
                }
            }
            Applied::Made
        }
        Ok(Ok(answer)) => Applied::Refused(answer.failure_reason.unwrap_or_else(|| "no reason given".to_owned())),
        Ok(Err(error)) => Applied::Failed(error),
        Err(_) => Applied::Unanswered,
    }
}

/// Whether the client, which said that it made an edit, tells of another change instead.
async fn is_broken(session: &Session, promise: &Promise) -> bool {
    let mut newer = 0;
    for _ in 0..LOOKS {
        // Its user may have taken the edit back before anybody looked; it was made all the same.
        if promise.is_kept() {
            return false;
        }
        let told = session.look(|state| Some(state.document(promise.key())?.buffer.version != promise.version()));
        // It may have told of a change of its own first.
        newer += usize::from(told == Some(true));
        if newer == LOOKS_AT_NEWER {
            return true;
        }
        tokio::time::sleep(APART).await;
    }
    if newer == 0 {
        tracing::warn!("the editor made an edit of an open file and does not tell of it");
    }
    newer > 0
}

/// Notes what the open documents that an edit is about will say if the client makes it.
pub(super) fn expect(state: &mut State, edit: &WorkspaceEdit) {
    // Promises are for who waits; what stand-off files will say is remembered with their articles.
    drop(promises(state, edit));
}

/// What the open documents that an edit is about will say; `None` where one has another version by now than
/// the edit is made for.
fn promises(state: &mut State, edit: &WorkspaceEdit) -> Option<Vec<Arc<Promise>>> {
    let mut all = Vec::new();
    for (uri, edits) in edit.changes.iter().flatten() {
        all.extend(state.promise(uri, edits.iter()));
    }
    let changes: Vec<&TextDocumentEdit> = match &edit.document_changes {
        Some(DocumentChanges::Edits(changes)) => changes.iter().collect(),
        Some(DocumentChanges::Operations(operations)) => {
            let edits = operations.iter().filter_map(|operation| match operation {
                DocumentChangeOperation::Edit(change) => Some(change),
                DocumentChangeOperation::Op(_) => None,
            });
            edits.collect()
        }
        None => Vec::new(),
    };
    for change in changes {
        let edits = change.edits.iter().map(|edit| match edit {
            OneOf::Left(edit) => edit,
            OneOf::Right(annotated) => &annotated.text_edit,
        });
        let promise = state.promise(&change.text_document.uri, edits);
        let wanted = change.text_document.version;
        if promise.as_ref().zip(wanted).is_some_and(|(promise, wanted)| promise.version() != wanted) {
            return None;
        }
        all.extend(promise);
    }
    Some(all)
}
