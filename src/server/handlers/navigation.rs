//! From one place to others: definition, references, highlights.

use std::sync::Arc;

use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
        GotoDefinitionResponse, Location, LocationLink, ReferenceParams,
    },
};

use super::annfile;
use crate::{
    ide::{self, Occurrence, Target},
    server::{
        from_proto,
        session::Session,
        to_proto::{Files, Positions},
        uri::is_page,
    },
    text::CharRange,
};

use super::workspace;

/// `textDocument/definition`.
pub(in crate::server) async fn definition(
    session: &Session,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let at = params.text_document_position_params;
    if is_page(&at.text_document.uri) {
        return annfile::definition(session, at).await;
    }
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        response(snapshot, &ide::definition(&snapshot.article, offset))
    });
    Ok(answer.await?.flatten())
}

/// `textDocument/references`: in the article it is asked about, then in all others of the workspace.
pub(in crate::server) async fn references(
    session: &Arc<Session>,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>> {
    let at = params.text_document_position;
    let (uri, with_introduction) = (at.text_document.uri.clone(), params.context.include_declaration);
    if is_page(&uri) {
        return annfile::references(session, at, with_introduction).await;
    }
    let answer = session.ask(&uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let targets = ide::references(&snapshot.article, offset, with_introduction);
        let here: Vec<Location> = targets.iter().filter_map(|target| snapshot.location(target)).collect();
        (here, ide::thing_at(&snapshot.article, offset).map(|thing| thing.identity))
    });
    let Some((mut all, identity)) = answer.await? else { return Ok(None) };
    if let Some(identity) = identity {
        all.extend(workspace::elsewhere(session, &uri, identity, with_introduction).await?);
    }
    Ok(Some(all))
}

/// `textDocument/documentHighlight`.
pub(in crate::server) async fn highlights(
    session: &Session,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let at = params.text_document_position_params;
    if is_page(&at.text_document.uri) {
        return annfile::highlights(session, at).await;
    }
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let positions = snapshot.positions();
        ide::highlights(&snapshot.article, offset).into_iter().map(|it| highlight(it, positions)).collect()
    });
    answer.await
}

/// The places to go to, as the client takes them.
pub(super) fn response(files: &impl Files, targets: &[Target]) -> Option<GotoDefinitionResponse> {
    if files.client().definition_links {
        let links: Vec<LocationLink> = targets.iter().filter_map(|target| files.link(target)).collect();
        (!links.is_empty()).then_some(GotoDefinitionResponse::Link(links))
    } else {
        let places: Vec<Location> = targets.iter().filter_map(|target| files.location(target)).collect();
        (!places.is_empty()).then_some(GotoDefinitionResponse::Array(places))
    }
}

/// An occurrence.
pub(super) fn highlight((range, occurrence): (CharRange, Occurrence), positions: Positions<'_>) -> DocumentHighlight {
    DocumentHighlight {
        range: positions.range(range),
        kind: Some(match occurrence {
            Occurrence::Read => DocumentHighlightKind::READ,
            Occurrence::Write => DocumentHighlightKind::WRITE,
        }),
    }
}
