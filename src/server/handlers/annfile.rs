//! What can be asked in a stand-off file.

use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        CodeActionOrCommand, CodeActionParams, CodeActionResponse, CompletionItem, CompletionItemKind,
        CompletionItemLabelDetails, CompletionList, CompletionResponse, CompletionTextEdit, DocumentHighlight,
        DocumentLink, FoldingRange, FoldingRangeKind, GotoDefinitionResponse, Hover, Location, SemanticTokens,
        SemanticTokensResult, TextDocumentPositionParams, TextEdit, Uri,
    },
};

use crate::{
    ide::{self, Action, annfile},
    server::{
        from_proto, memory,
        page::{ConfPage, Page, StandoffPage},
        session::Session,
        to_proto::{Files, Positions},
        transport::Written,
        uri::path_of,
    },
    text::{CharRange, Text},
};

use super::{
    actions::{self, wanted},
    conf,
    navigation::{highlight, response},
    view,
};

/// Answers a request about a stand-off file or a part of a schema from what was read of it.
pub(super) async fn ask<T: Send + 'static>(
    session: &Session,
    uri: &Uri,
    of_standoff: impl FnOnce(&StandoffPage) -> Option<T> + Send + 'static,
    of_conf: impl FnOnce(&ConfPage) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let answer = session.ask_page(uri, |page| match page {
        Page::Standoff(page) => of_standoff(page),
        Page::Conf(page) => of_conf(page),
    });
    Ok(answer.await?.flatten())
}

pub(super) async fn hover(session: &Session, at: TextDocumentPositionParams) -> Result<Option<Hover>> {
    let (uri, there) = (at.text_document.uri.clone(), at.clone());
    let of_standoff = move |page: &StandoffPage| {
        let article = page.article_uri.as_ref().unwrap_or(&page.document.uri);
        let card = annfile::hover(&page.article, page.document.offset(at.position))?;
        Some(page.document.positions().hover(&card, article, page.document.client.follows_local_links))
    };
    let of_conf = move |page: &ConfPage| {
        let card = ide::conf::hover(&page.conf, &page.schema.schema, page.document.offset(there.position))?;
        Some(page.document.positions().hover(&card, &page.document.uri, page.document.client.follows_local_links))
    };
    ask(session, &uri, of_standoff, of_conf).await
}

pub(super) async fn definition(
    session: &Session,
    at: TextDocumentPositionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let (uri, there) = (at.text_document.uri.clone(), at.clone());
    let of_standoff = move |page: &StandoffPage| {
        let at = page.document.offset(at.position);
        conf::definition_of_type(page, at).or_else(|| response(page, &ide::definition_from_standoff(&page.article, at)))
    };
    ask(session, &uri, of_standoff, move |page| conf::definition(page, &there)).await
}

pub(super) async fn references(
    session: &Session,
    at: TextDocumentPositionParams,
    with_definition: bool,
) -> Result<Option<Vec<Location>>> {
    let (uri, there) = (at.text_document.uri.clone(), at.clone());
    let of_standoff = move |page: &StandoffPage| {
        let targets = annfile::references(&page.article, page.document.offset(at.position), with_definition);
        Some(targets.iter().filter_map(|target| page.location(target)).collect())
    };
    ask(session, &uri, of_standoff, move |page| Some(conf::references(page, &there))).await
}

pub(super) async fn highlights(
    session: &Session,
    at: TextDocumentPositionParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let (uri, there) = (at.text_document.uri.clone(), at.clone());
    let of_standoff = move |page: &StandoffPage| {
        let found = annfile::highlights(&page.article, page.document.offset(at.position)).into_iter();
        Some(found.map(|it| highlight(it, page.document.positions())).collect())
    };
    let of_conf = move |page: &ConfPage| {
        let found = ide::conf::occurrences(&page.conf, page.document.offset(there.position)).into_iter();
        Some(found.map(|it| highlight(it, page.document.positions())).collect())
    };
    ask(session, &uri, of_standoff, of_conf).await
}

pub(super) async fn symbols(session: &Session, uri: &Uri) -> Result<Written> {
    let of_standoff = |page: &StandoffPage| {
        let document = &page.document;
        Some(view::outline(annfile::symbols(&page.article), document.positions(), &document.uri, &document.client))
    };
    let of_conf = |page: &ConfPage| {
        let document = &page.document;
        Some(view::outline(ide::conf::symbols(&page.conf), document.positions(), &document.uri, &document.client))
    };
    ask(session, uri, of_standoff, of_conf).await?.unwrap_or_else(view::nothing)
}

pub(super) async fn tokens(session: &Session, uri: &Uri) -> Result<Option<SemanticTokensResult>> {
    let of_standoff = |page: &StandoffPage| {
        let data = page.document.positions().tokens(&annfile::tokens(&page.article));
        Some(SemanticTokensResult::Tokens(SemanticTokens { result_id: None, data }))
    };
    ask(session, uri, of_standoff, |_| None).await
}

/// `textDocument/foldingRange`.
pub(in crate::server) async fn folds(session: &Session, uri: &Uri) -> Result<Option<Vec<FoldingRange>>> {
    let of_standoff = |page: &StandoffPage| Some(fold(page.document.positions(), annfile::folds(&page.article)));
    let of_conf = |page: &ConfPage| Some(fold(page.document.positions(), ide::conf::folds(&page.conf)));
    ask(session, uri, of_standoff, of_conf).await
}

fn fold(positions: Positions<'_>, folds: Vec<CharRange>) -> Vec<FoldingRange> {
    let lines = |range: CharRange| {
        let range = positions.range(range);
        FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            kind: Some(FoldingRangeKind::Region),
            ..FoldingRange::default()
        }
    };
    folds.into_iter().map(lines).filter(|fold| fold.start_line < fold.end_line).collect()
}

/// `textDocument/formatting`.
pub(in crate::server) async fn formatting(session: &Session, uri: &Uri) -> Result<Written> {
    let of_standoff = |page: &StandoffPage| {
        let edits = annfile::formatted(&page.article);
        let edits: Vec<TextEdit> = edits.iter().map(|edit| page.document.positions().edit(edit)).collect();
        Some(Written::of(&edits))
    };
    ask(session, uri, of_standoff, |_| None).await?.unwrap_or_else(view::nothing)
}

/// `textDocument/documentLink`.
pub(in crate::server) async fn links(session: &Session, uri: &Uri) -> Result<Option<Vec<DocumentLink>>> {
    let of_standoff = |page: &StandoffPage| {
        let link = |(range, address): (CharRange, String)| {
            let target = Some(address.parse().ok()?);
            let tooltip = Some(address);
            Some(DocumentLink { range: page.document.positions().range(range), target, tooltip, data: None })
        };
        Some(annfile::links(&page.article).into_iter().filter_map(link).collect())
    };
    ask(session, uri, of_standoff, |_| None).await
}

/// `textDocument/completion`.
pub(in crate::server) async fn completion(
    session: &Session,
    at: TextDocumentPositionParams,
) -> Result<Option<CompletionResponse>> {
    let (uri, there) = (at.text_document.uri.clone(), at.clone());
    let of_standoff = move |page: &StandoffPage| {
        Some(items(page.document.positions(), annfile::complete(&page.article, page.document.offset(at.position))))
    };
    let of_conf = move |page: &ConfPage| {
        Some(items(
            page.document.positions(),
            ide::conf::complete(&page.conf, &page.schema.schema, page.document.offset(there.position)),
        ))
    };
    ask(session, &uri, of_standoff, of_conf).await
}

/// What can be written, in the order it is offered. Nothing more is said of an id than its words, by
/// which it is found as well, so the list is asked for anew as these are typed.
fn items(positions: Positions<'_>, completions: Vec<annfile::Completion>) -> CompletionResponse {
    let item = |(rank, it): (usize, annfile::Completion)| {
        let typed = positions.text.slice(it.range);
        let by_name = it.text.to_lowercase().starts_with(&typed.to_lowercase());
        CompletionItem {
            kind: Some(match it.kind {
                annfile::CompletionKind::Type => CompletionItemKind::CLASS,
                annfile::CompletionKind::Role => CompletionItemKind::FIELD,
                annfile::CompletionKind::Id => CompletionItemKind::REFERENCE,
                annfile::CompletionKind::Value => CompletionItemKind::ENUM_MEMBER,
            }),
            sort_text: Some(format!("{rank:05}")),
            filter_text: Some(if by_name { it.text.clone() } else { typed }),
            label_details: Some(CompletionItemLabelDetails { detail: None, description: Some(it.detail.clone()) }),
            detail: Some(it.detail),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: positions.range(it.range),
                new_text: it.text.clone(),
            })),
            label: it.text,
            ..CompletionItem::default()
        }
    };
    let items: Vec<CompletionItem> = completions.into_iter().enumerate().map(item).collect();
    CompletionResponse::List(CompletionList { is_incomplete: true, items })
}

pub(super) async fn actions(session: &Session, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
    let uri = params.text_document.uri.clone();
    let selection = move |text: &Text, encoding| from_proto::range(text, params.range, encoding);
    let context = params.context;
    let known = context.diagnostics.clone();
    let offer = move |positions: Positions<'_>, uri: &Uri, version: i32, client: &_, offered: Vec<Action>| {
        let offered = offered.into_iter().filter(|action| wanted(&context, action));
        let offered = offered.map(|action| actions::in_one_file(action, uri, version, positions, client, &known));
        Some(offered.map(CodeActionOrCommand::CodeAction).collect())
    };
    let of_conf = offer.clone();
    let of_standoff = move |page: &StandoffPage| {
        let selection = selection(&page.document.text, page.document.client.encoding);
        let path = page.article_uri.as_ref().and_then(path_of);
        let remembered = path.map(|path| memory::texts(&path)).unwrap_or_default();
        let mut found = annfile::actions(&page.article, &page.problems, &remembered, selection);
        if page.document.text.hides_mark() {
            // It is not in the editor's buffer; how the file is saved is for its user to say.
            found.retain(|action| action.fixes.is_none_or(|(code, _)| code != "byte-order-mark"));
        }
        offer(page.document.positions(), &page.document.uri, page.document.version, &page.document.client, found)
    };
    let of_conf = move |page: &ConfPage| {
        let selection = selection(&page.document.text, page.document.client.encoding);
        let found = ide::conf::actions(&page.conf, &page.schema.schema, &page.problems, selection);
        of_conf(page.document.positions(), &page.document.uri, page.document.version, &page.document.client, found)
    };
    ask(session, &uri, of_standoff, of_conf).await
}
