//! Places: the map of an article, and links on those that are annotated.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::{
    jsonrpc::Result,
    ls_types::{DocumentLink, DocumentLinkParams, TextDocumentIdentifier},
};

use crate::{
    ide,
    server::{session::Session, snapshot::Snapshot},
};

/// The parameters of `postil/places`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlacesParams {
    /// The article.
    pub text_document: TextDocumentIdentifier,
}

/// `postil/places`: a GeoJSON FeatureCollection of the places an article names, or `null` for a
/// document that is no article. `mentions` of a feature are ranges of the protocol.
pub(in crate::server) async fn places(session: &Session, params: &PlacesParams) -> Result<Option<Value>> {
    session.ask(&params.text_document.uri, collection).await
}

fn collection(snapshot: &Snapshot) -> Value {
    let positions = snapshot.positions();
    let mut features = Vec::new();
    ide::map(&snapshot.article, |mapped| {
        let ranges = mapped.mentions.iter().map(|&range| json!(positions.range(range))).collect();
        features.push(ide::feature(mapped, ranges));
    });
    json!({ "type": "FeatureCollection", "features": features })
}

/// `textDocument/documentLink` of an article.
pub(in crate::server) async fn links(
    session: &Session,
    params: &DocumentLinkParams,
) -> Result<Option<Vec<DocumentLink>>> {
    let answer = session.ask(&params.text_document.uri, |snapshot| {
        let link = |(range, what, page): (_, String, String)| DocumentLink {
            range: snapshot.positions().range(range),
            target: page.parse().ok(),
            tooltip: Some(what),
            data: None,
        };
        ide::links(&snapshot.article).into_iter().map(link).collect()
    });
    answer.await
}
