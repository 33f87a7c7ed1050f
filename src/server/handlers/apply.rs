//! Edits made by the client, and whether it made them.
//!
//! A client that has a newer version than an edit was made for must refuse it. Some drop it and say
//! that they made it all the same (Neovim does), so where the file is open what the client tells of
//! it afterwards is looked at.

use std::{collections::HashMap, time::Duration};

use tower_lsp::{
    Client,
    jsonrpc::Error,
    ls_types::{DocumentChangeOperation, DocumentChanges, OneOf, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit},
};

use crate::{
    server::{client::ClientFacts, from_proto, session::Session, state::State, uri::Key},
    text::{Edit, Text},
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
pub(super) async fn apply(session: &Session, client: &Client, edit: WorkspaceEdit, patience: Duration) -> Applied {
    // Made for a version that is not the newest any more: the client would have to refuse it.
    let Some(promises) = session.look(|state| promises(state, &edit)) else { return Applied::Lost };
    match tokio::time::timeout(patience, client.apply_edit(edit)).await {
        Ok(Ok(answer)) if answer.applied => {
            for promise in promises {
                if promise.is_broken(session).await {
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

/// What an open document will say once an edit is made.
#[derive(Debug)]
struct Promise {
    key: Key,
    /// The version that the edit is made for.
    version: i32,
    /// The lines it changes how often there are: how often each will be there, and whether that is
    /// more than before.
    lines: HashMap<String, (usize, bool)>,
}

impl Promise {
    /// Whether the client, which said that it made the edit, tells of another change instead.
    async fn is_broken(&self, session: &Session) -> bool {
        let mut newer = 0;
        for _ in 0..LOOKS {
            let kept = session.look(|state| {
                let buffer = &state.document(&self.key)?.buffer;
                (buffer.version != self.version).then(|| self.is_kept(&buffer.text))
            });
            match kept {
                Some(true) => return false,
                // It may have told of a change of its own first.
                Some(false) => newer += 1,
                None => {}
            }
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

    /// Whether a text has the lines that were put in, and no more of those that were taken out.
    fn is_kept(&self, text: &Text) -> bool {
        let text = text.to_string();
        let counts = counts(&text);
        self.lines.iter().all(|(line, &(wanted, more))| {
            let now = counts.get(line.as_str()).copied().unwrap_or_default();
            if more { now >= wanted } else { now <= wanted }
        })
    }
}

/// How often each line is there.
fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for line in text.lines() {
        *counts.entry(line).or_default() += 1;
    }
    counts
}

/// What the open documents that an edit is about will say; `None` where one has another version by now than
/// the edit is made for.
fn promises(state: &State, edit: &WorkspaceEdit) -> Option<Vec<Promise>> {
    let mut all = Vec::new();
    for (uri, edits) in edit.changes.iter().flatten() {
        all.extend(promise(state, uri, edits.iter()));
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
        let promise = promise(state, &change.text_document.uri, edits);
        let wanted = change.text_document.version;
        if promise.as_ref().zip(wanted).is_some_and(|(promise, wanted)| promise.version != wanted) {
            return None;
        }
        all.extend(promise);
    }
    Some(all)
}

fn promise<'e>(state: &State, uri: &Uri, edits: impl Iterator<Item = &'e TextEdit>) -> Option<Promise> {
    let key = Key::of(uri);
    let buffer = &state.document(&key)?.buffer;
    let ClientFacts { encoding, .. } = state.client;
    let edits: Vec<Edit> = edits
        .map(|edit| Edit { range: from_proto::range(&buffer.text, edit.range, encoding), text: edit.new_text.clone() })
        .collect();
    let mut after = buffer.text.clone();
    // From the end on, so that the others stay where they are.
    for edit in edits.iter().rev() {
        after.apply(edit);
    }
    let (before, after) = (buffer.text.to_string(), after.to_string());
    let (old, new) = (counts(&before), counts(&after));
    let count = |counts: &HashMap<&str, usize>, line: &str| counts.get(line).copied().unwrap_or_default();
    let changed = old.keys().chain(new.keys()).filter(|line| count(&old, line) != count(&new, line));
    let lines = changed.map(|line| ((*line).to_owned(), (count(&new, line), count(&new, line) > count(&old, line))));
    Some(Promise { key, version: buffer.version, lines: lines.collect() })
}
