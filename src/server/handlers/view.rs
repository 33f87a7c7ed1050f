//! What an article looks like: hover, outline, colours, hints, diagnostics on request.

use std::hash::{Hash, Hasher};

use rapidhash::fast::RapidHasher;
use serde_json::Value;
use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, DocumentSymbolParams,
        FullDocumentDiagnosticReport, Hover, HoverParams, InlayHint, InlayHintParams,
        RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, SemanticTokens,
        SemanticTokensParams, SemanticTokensResult, UnchangedDocumentDiagnosticReport, Uri,
    },
};

use crate::{
    ide,
    server::{
        client::ClientFacts,
        diagnostics, from_proto,
        session::Session,
        to_proto::Positions,
        transport::Written,
        uri::{Key, is_page},
    },
};

use super::annfile;

/// `textDocument/hover`.
pub(in crate::server) async fn hover(session: &Session, params: HoverParams) -> Result<Option<Hover>> {
    let at = params.text_document_position_params;
    if is_page(&at.text_document.uri) {
        return annfile::hover(session, at).await;
    }
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        ide::hover(&snapshot.article, offset)
            .map(|hover| snapshot.positions().hover(&hover, &snapshot.uri, snapshot.client.follows_local_links))
    });
    Ok(answer.await?.flatten())
}

/// `textDocument/documentSymbol`.
pub(in crate::server) async fn symbols(session: &Session, params: DocumentSymbolParams) -> Result<Written> {
    if is_page(&params.text_document.uri) {
        return annfile::symbols(session, &params.text_document.uri).await;
    }
    let answer = session.ask(&params.text_document.uri, |snapshot| {
        outline(ide::symbols(&snapshot.article), snapshot.positions(), &snapshot.uri, &snapshot.client)
    });
    answer.await?.unwrap_or_else(nothing)
}

/// The outline of the document `uri`, as the client takes it.
pub(super) fn outline(
    symbols: Vec<ide::Symbol>,
    positions: Positions<'_>,
    uri: &Uri,
    client: &ClientFacts,
) -> Result<Written> {
    if client.nested_symbols {
        let nested: Vec<_> = symbols.into_iter().map(|symbol| positions.symbol(symbol)).collect();
        Written::of(&nested)
    } else {
        Written::of(&positions.flat_symbols(symbols, uri))
    }
}

/// The answer where there is none.
pub(super) fn nothing() -> Result<Written> {
    Written::of(&Value::Null)
}

/// `textDocument/semanticTokens/full`.
pub(in crate::server) async fn tokens(
    session: &Session,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokensResult>> {
    if is_page(&params.text_document.uri) {
        return annfile::tokens(session, &params.text_document.uri).await;
    }
    let answer = session.ask(&params.text_document.uri, |snapshot| {
        let data = snapshot.positions().tokens(&ide::tokens(&snapshot.article));
        SemanticTokensResult::Tokens(SemanticTokens { result_id: None, data })
    });
    answer.await
}

/// `textDocument/inlayHint`.
pub(in crate::server) async fn hints(session: &Session, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
    let answer = session.ask(&params.text_document.uri, move |snapshot| {
        let within = from_proto::range(&snapshot.article.text, params.range, snapshot.client.encoding);
        let hints = ide::hints(&snapshot.article, within).into_iter();
        hints.map(|hint| snapshot.positions().hint(hint)).collect()
    });
    answer.await
}

/// `textDocument/diagnostic`. The id of a result is a hash of it: a client that has it already is
/// told so, even over a restart.
pub(in crate::server) async fn diagnostics(
    session: &Session,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let uri = &params.text_document.uri;
    let of_settings = session.look(|state| {
        let settings = state.settings_at(&Key::of(uri))?;
        Some(diagnostics::of_settings(&settings, &state.client))
    });
    let items = match of_settings {
        Some(items) => items,
        None if is_page(uri) => session.ask_page(uri, |page| page.diagnostics().to_vec()).await?.unwrap_or_default(),
        None => session.ask(uri, diagnostics::of_article).await?.unwrap_or_default(),
    };
    let mut hasher = RapidHasher::default_const();
    serde_json::to_string(&items).unwrap_or_default().hash(&mut hasher);
    let result_id = format!("{:016x}", hasher.finish());
    let report = if params.previous_result_id.as_ref() == Some(&result_id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}
