//! The text of open documents.

use std::sync::Arc;

use tower_lsp::ls_types::{DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Uri};

use crate::server::{session::Session, uri::Key};

/// `textDocument/didOpen`.
pub(in crate::server) fn open(session: &Arc<Session>, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let key = Key::of(&document.uri);
    session.change(|state| state.open(document.uri, &document.language_id, document.version, &document.text));
    session.watch();
    if key.is_article() {
        session.remember(|other| *other == key);
    } else {
        session.index.touch();
        session.ask_again();
    }
}

/// `textDocument/didChange`.
pub(in crate::server) fn change(session: &Arc<Session>, params: DidChangeTextDocumentParams) {
    let document = params.text_document;
    session.change(|state| state.change(&document.uri, document.version, params.content_changes));
    if !Key::of(&document.uri).is_article() {
        session.index.touch();
        session.ask_again();
    }
}

/// `textDocument/didSave`: something the article is read with may have been saved along with it.
pub(in crate::server) fn save(session: &Arc<Session>, uri: &Uri) {
    session.change(|state| state.saved(uri));
    session.look_at_disk();
    session.remember(|_| true);
}

/// `textDocument/didClose`.
pub(in crate::server) fn close(session: &Arc<Session>, params: DidCloseTextDocumentParams) {
    let uri = params.text_document.uri;
    let key = Key::of(&uri);
    session.remember(|other| *other == key || other.with_extension("ann") == key);
    let open = session.close(uri);
    session.index.touch();
    if open {
        session.watch();
    }
}

/// `workspace/didChangeWatchedFiles`. Which files does not matter: what changed is seen by looking.
pub(in crate::server) fn files_changed(session: &Arc<Session>) {
    session.look_at_disk();
}
