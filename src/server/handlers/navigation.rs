//! From one place to others: definition, references, highlights.

use std::sync::Arc;

use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
        GotoDefinitionResponse, Location, LocationLink, ReferenceParams, Uri,
    },
};

use crate::{
    ide::{self, File, Occurrence, Target},
    server::{from_proto, session::Session, snapshot::Snapshot, to_proto::Positions},
};

use super::workspace;

/// `textDocument/definition`.
pub(in crate::server) async fn definition(
    session: &Session,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let at = params.text_document_position_params;
    if let Some(article) = session.look(|state| state.article_beside(&at.text_document.uri)) {
        let answer = session.ask(&article, move |snapshot| {
            let text = snapshot.standoff.as_ref()?.text.as_ref()?;
            let offset = from_proto::offset(text, at.position, snapshot.client.encoding);
            response(snapshot, &ide::definition_from_standoff(&snapshot.article, offset))
        });
        return Ok(answer.await?.flatten());
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
    let (uri, with_introduction) = (at.text_document.uri, params.context.include_declaration);
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
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let highlight = |(range, occurrence)| DocumentHighlight {
            range: snapshot.positions().range(range),
            kind: Some(match occurrence {
                Occurrence::Read => DocumentHighlightKind::READ,
                Occurrence::Write => DocumentHighlightKind::WRITE,
            }),
        };
        ide::highlights(&snapshot.article, offset).into_iter().map(highlight).collect()
    });
    answer.await
}

fn response(snapshot: &Snapshot, targets: &[Target]) -> Option<GotoDefinitionResponse> {
    if targets.is_empty() {
        return None;
    }
    Some(if snapshot.client.definition_links {
        GotoDefinitionResponse::Link(targets.iter().filter_map(|target| snapshot.link(target)).collect())
    } else {
        GotoDefinitionResponse::Array(targets.iter().filter_map(|target| snapshot.location(target)).collect())
    })
}

impl Snapshot {
    /// The document a target is in, with its positions.
    fn document(&self, file: File) -> Option<(&Uri, Positions<'_>)> {
        match file {
            File::Article => Some((&self.uri, self.positions())),
            File::Standoff => {
                let standoff = self.standoff.as_ref()?;
                let text = standoff.text.as_ref()?;
                Some((&standoff.uri, Positions { text, encoding: self.client.encoding }))
            }
        }
    }

    fn location(&self, target: &Target) -> Option<Location> {
        let (uri, positions) = self.document(target.file)?;
        Some(Location { uri: uri.clone(), range: positions.range(target.focus) })
    }

    fn link(&self, target: &Target) -> Option<LocationLink> {
        let (uri, positions) = self.document(target.file)?;
        Some(LocationLink {
            origin_selection_range: None,
            target_uri: uri.clone(),
            target_range: positions.range(target.range.join(target.focus)),
            target_selection_range: positions.range(target.focus),
        })
    }
}
