//! The line above an article that says how much of it is annotated.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::{
    Client,
    jsonrpc::{Error, Result},
    ls_types::{CodeLens, CodeLensParams, Command, ExecuteCommandParams, ShowDocumentParams, Uri},
};

use crate::{
    ide,
    server::{session::Session, uri::sibling},
};

/// The command of a lens: shows the stand-off file of an article. Its one argument is the URI of
/// the article.
pub(in crate::server) const SHOW_ANNOTATIONS: &str = "postil.showAnnotations";

/// `textDocument/codeLens`.
pub(in crate::server) async fn lenses(session: &Session, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
    let answer = session.ask(&params.text_document.uri, |snapshot| {
        let lens = |lens: ide::Lens| CodeLens {
            range: snapshot.positions().range(lens.range),
            command: Some(Command {
                title: lens.title,
                command: SHOW_ANNOTATIONS.to_owned(),
                arguments: Some(vec![json!(snapshot.uri)]),
            }),
            data: None,
        };
        ide::lenses(&snapshot.article).into_iter().map(lens).collect()
    });
    answer.await
}

/// `workspace/executeCommand` of [`SHOW_ANNOTATIONS`].
pub(in crate::server) fn show(
    session: &Arc<Session>,
    client: &Client,
    params: &ExecuteCommandParams,
) -> Result<Option<Value>> {
    let uri = params.arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse::<Uri>().ok());
    let uri = uri.and_then(|uri| sibling(&uri, "ann"));
    let uri = uri.ok_or_else(|| Error::invalid_params("the first argument has to be the URI of an article on disk"))?;
    if !session.look(|state| state.client.shows_documents) {
        return Err(super::making::failed(format!(
            "this editor does not open files for a language server (window/showDocument); open {} by hand",
            uri.path().as_str().rsplit('/').next().unwrap_or_default()
        )));
    }
    let client = client.clone();
    tokio::spawn(async move {
        let shown = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
        if let Err(error) = client.show_document(shown).await {
            tracing::warn!("the stand-off file was not shown: {error}");
        }
    });
    Ok(None)
}
