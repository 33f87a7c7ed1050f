//! `postil/view`: what an article claims, as a document to read beside it.

use serde::{Deserialize, Serialize};
use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::{Range, TextDocumentIdentifier},
};

use crate::{
    ide::views::{View, view},
    server::session::Session,
};

/// What `postil/view` is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewParams {
    /// The article, which has to be open.
    pub text_document: TextDocumentIdentifier,
    /// `figures` or `timeline`.
    pub view: String,
}

/// The answer to `postil/view`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewText {
    /// The version of the article it was made from.
    pub version: i32,
    /// The document, plain text, lines ended by LF.
    pub text: String,
    /// The lines that are about a place of the article, in order.
    pub rows: Vec<ViewRow>,
}

/// A line of a view and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewRow {
    /// The line, from 0.
    pub line: u32,
    /// Where in the article.
    pub range: Range,
}

/// `postil/view`.
pub(in crate::server) async fn document(session: &Session, params: ViewParams) -> Result<Option<ViewText>> {
    let wanted = View::of(&params.view).ok_or_else(|| {
        Error::invalid_params(format!("there is no view `{}`; there are `figures` and `timeline`", params.view))
    })?;
    let answer = session.ask(&params.text_document.uri, move |snapshot| {
        let (mut text, mut rows) = (String::new(), Vec::new());
        for (line, shown) in (0..).zip(view(&snapshot.article, wanted)) {
            rows.extend(shown.range.map(|range| ViewRow { line, range: snapshot.positions().range(range) }));
            text += &shown.text;
            text.push('\n');
        }
        ViewText { version: snapshot.version, text, rows }
    });
    answer.await
}
