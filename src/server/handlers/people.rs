//! Names in an article: renaming and completion.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    ls_types::{
        AnnotatedTextEdit, ChangeAnnotation, CompletionItem, CompletionItemKind, CompletionItemLabelDetails,
        CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit, DocumentChanges, OneOf,
        OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, RenameParams, TextDocumentEdit,
        TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
    },
};

use crate::{
    ide::{self, NameCompletion, Renamed, Renaming, SymbolKind},
    server::{client::ClientFacts, from_proto, index, session::Session, snapshot::Snapshot, to_proto::Positions},
};

use super::workspace;

/// `RequestFailed` of the protocol: nothing is wrong with the request, it just can't be done.
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);

/// `textDocument/prepareRename`.
pub(in crate::server) async fn prepare_rename(
    session: &Session,
    at: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let word = ide::renamed_range(&snapshot.article, offset)?;
        let (range, placeholder) = (snapshot.positions().range(word), snapshot.article.text.slice(word));
        Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
    });
    Ok(answer.await?.flatten())
}

/// `textDocument/rename`: in the article, and in every other that speaks of the same person or
/// organisation by the whole name, open or not.
pub(in crate::server) async fn rename(session: &Arc<Session>, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let at = params.text_document_position;
    let uri = at.text_document.uri.clone();
    let new = params.new_name.clone();
    let answer = session.ask(&uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let renamed = ide::rename(&snapshot.article, offset, &params.new_name)?;
        let identity = ide::thing_at(&snapshot.article, offset).map(|thing| thing.identity);
        Ok((changes(snapshot, &renamed, Some(snapshot.version), false), renamed, identity))
    });
    let refused = |why: String| Error { code: REQUEST_FAILED, message: why.into(), data: None };
    let Some((mut all, renamed, identity)) = answer.await?.transpose().map_err(refused)? else { return Ok(None) };
    if let Some(identity) = identity {
        let identity = Arc::new(identity);
        for other in workspace::articles_about(session, &uri, &identity).await {
            let (identity, old, new) = (Arc::clone(&identity), renamed.old.clone(), new.clone());
            let there = move |snapshot: &Snapshot, version: Option<i32>| {
                let renamed = ide::rename_elsewhere(&snapshot.article, &identity, &old, &new);
                renamed.map_or(Vec::new(), |renamed| changes(snapshot, &renamed, version, true))
            };
            let open = there.clone();
            match session.ask_newest(&other, move |snapshot| open(snapshot, Some(snapshot.version))).await? {
                Some(found) => all.extend(found),
                None => {
                    all.extend(index::snapshot(session, &other).await.map_or(Vec::new(), |read| there(&read, None)));
                }
            }
        }
    }
    let client = session.look(|state| state.client.clone());
    Ok(Some(workspace_edit(all, &renamed, &client)))
}

/// The changes of one document, each with what it is for.
struct Changed {
    document: OptionalVersionedTextDocumentIdentifier,
    edits: Vec<(TextEdit, &'static str)>,
}

/// The changes of an article and of the stand-off file beside it. The article comes first: when the
/// stand-off file comes, it fits.
fn changes(snapshot: &Snapshot, renamed: &Renamed, version: Option<i32>, elsewhere: bool) -> Vec<Changed> {
    let positions = snapshot.positions();
    let named = |renaming: &Renaming| if elsewhere { ELSEWHERE } else { label(renaming) };
    let edits = renamed.article.iter().map(|renaming| (positions.edit(&renaming.edit), named(renaming)));
    let document = OptionalVersionedTextDocumentIdentifier { uri: snapshot.uri.clone(), version };
    let mut all = vec![Changed { document, edits: edits.collect() }];
    let beside = snapshot.standoff.as_ref().filter(|_| !renamed.standoff.is_empty());
    if let Some((standoff, text)) = beside.and_then(|standoff| Some((standoff, standoff.text.as_ref()?))) {
        let positions = Positions { text, encoding: snapshot.client.encoding };
        let label = if elsewhere { ELSEWHERE } else { STANDOFF };
        let edits = renamed.standoff.iter().map(|edit| (positions.edit(edit), label));
        let (uri, version) = (standoff.uri.clone(), standoff.version);
        let document = OptionalVersionedTextDocumentIdentifier { uri, version };
        all.push(Changed { document, edits: edits.collect() });
    }
    all
}

fn workspace_edit(all: Vec<Changed>, renamed: &Renamed, client: &ClientFacts) -> WorkspaceEdit {
    if !client.document_changes {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for Changed { document, edits } in all {
            changes.entry(document.uri).or_default().extend(edits.into_iter().map(|(edit, _)| edit));
        }
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let annotated = client.change_annotations;
    let used: HashSet<&str> = all.iter().flat_map(|changed| changed.edits.iter().map(|(_, label)| *label)).collect();
    let change_annotations = annotated.then(|| annotations(renamed, &used));
    let edit = |(text_edit, label): (TextEdit, &str)| match annotated {
        true => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: label.to_owned() }),
        false => OneOf::Left(text_edit),
    };
    let edits = all.into_iter().map(|Changed { document, edits }| TextDocumentEdit {
        text_document: document,
        edits: edits.into_iter().map(edit).collect(),
    });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(edits.collect())),
        change_annotations,
        ..WorkspaceEdit::default()
    }
}

const INTRODUCTION: &str = "introduction";
const MENTION: &str = "mention";
const DOUBTFUL: &str = "doubtful";
const STANDOFF: &str = "standoff";
const ELSEWHERE: &str = "elsewhere";

fn label(renaming: &Renaming) -> &'static str {
    match renaming {
        Renaming { doubtful: true, .. } => DOUBTFUL,
        Renaming { introduction: true, .. } => INTRODUCTION,
        _ => MENTION,
    }
}

/// What the changes are for, as an editor shows it in a preview; only those that there are.
fn annotations(renamed: &Renamed, used: &HashSet<&str>) -> HashMap<String, ChangeAnnotation> {
    let Renamed { who, old, new, .. } = renamed;
    let known = [
        (INTRODUCTION, format!("{old} to {new} where {who} is introduced"), None, false),
        (MENTION, format!("{old} to {new} where {who} is mentioned"), None, false),
        (DOUBTFUL, format!("{old} to {new} where another {old} could be meant"), Some("Check these."), true),
        (STANDOFF, "Annotations follow".to_owned(), None, false),
        (ELSEWHERE, format!("{old} to {new} in other articles"), Some("They give the same whole name."), true),
    ];
    let known = known.into_iter().filter(|(id, ..)| used.contains(id));
    known
        .map(|(id, label, description, doubtful)| {
            let needs_confirmation = doubtful.then_some(true);
            let description = description.map(str::to_owned);
            (id.to_owned(), ChangeAnnotation { label, needs_confirmation, description })
        })
        .collect()
}

/// `textDocument/completion`.
pub(in crate::server) async fn completion(
    session: &Session,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let at = params.text_document_position;
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let names = ide::complete(&snapshot.article, offset).into_iter().enumerate();
        let items: Vec<CompletionItem> = names.map(|(rank, name)| item(snapshot.positions(), rank, name)).collect();
        // What begins with a capital that no name begins with may begin one a letter later: “Mr S”.
        let is_incomplete = items.is_empty();
        CompletionResponse::List(CompletionList { is_incomplete, items })
    });
    answer.await
}

fn item(positions: Positions<'_>, rank: usize, name: NameCompletion) -> CompletionItem {
    let edit = TextEdit { range: positions.range(name.range), new_text: name.text.clone() };
    CompletionItem {
        label: name.text,
        label_details: Some(CompletionItemLabelDetails { detail: None, description: Some(name.detail.clone()) }),
        detail: Some(name.detail),
        kind: Some(match name.kind {
            SymbolKind::Organisation => CompletionItemKind::MODULE,
            _ => CompletionItemKind::CLASS,
        }),
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(name.filter),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        ..CompletionItem::default()
    }
}
