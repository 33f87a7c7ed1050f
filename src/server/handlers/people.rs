//! Names in an article: renaming and completion.

use std::collections::HashMap;

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
    server::{from_proto, session::Session, snapshot::Snapshot, to_proto::Positions},
    text::Edit,
};

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

/// `textDocument/rename`.
pub(in crate::server) async fn rename(session: &Session, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let at = params.text_document_position;
    let answer = session.ask(&at.text_document.uri, move |snapshot| {
        let offset = from_proto::offset(&snapshot.article.text, at.position, snapshot.client.encoding);
        let renamed = ide::rename(&snapshot.article, offset, &params.new_name)?;
        Ok(workspace_edit(snapshot, &renamed))
    });
    let refused = |why: String| Error { code: REQUEST_FAILED, message: why.into(), data: None };
    answer.await?.transpose().map_err(refused)
}

/// The article first: when the stand-off file comes, it fits.
fn workspace_edit(snapshot: &Snapshot, renamed: &Renamed) -> WorkspaceEdit {
    let article: Vec<Edit> = renamed.article.iter().map(|renaming| renaming.edit.clone()).collect();
    let beside = snapshot.standoff.as_ref().filter(|_| !renamed.standoff.is_empty());
    let beside = beside.and_then(|standoff| Some((standoff, standoff.text.as_ref()?)));
    let encoding = snapshot.client.encoding;
    if !snapshot.client.document_changes {
        let edits = |positions: Positions<'_>, edits: &[Edit]| edits.iter().map(|edit| positions.edit(edit)).collect();
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        changes.insert(snapshot.uri.clone(), edits(snapshot.positions(), &article));
        if let Some((standoff, text)) = beside {
            changes.insert(standoff.uri.clone(), edits(Positions { text, encoding }, &renamed.standoff));
        }
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let annotated = snapshot.client.change_annotations;
    let edit = |positions: Positions<'_>, edit: &Edit, label: &str| match annotated {
        true => OneOf::Right(AnnotatedTextEdit { text_edit: positions.edit(edit), annotation_id: label.to_owned() }),
        false => OneOf::Left(positions.edit(edit)),
    };
    let here = |renaming: &Renaming| edit(snapshot.positions(), &renaming.edit, label(renaming));
    let mut changes = vec![TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: snapshot.uri.clone(),
            version: Some(snapshot.version),
        },
        edits: renamed.article.iter().map(here).collect(),
    }];
    if let Some((standoff, text)) = beside {
        let positions = Positions { text, encoding };
        let (uri, version) = (standoff.uri.clone(), standoff.version);
        changes.push(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: renamed.standoff.iter().map(|it| edit(positions, it, STANDOFF)).collect(),
        });
    }
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes)),
        change_annotations: annotated.then(|| annotations(renamed, beside.is_some())),
        ..WorkspaceEdit::default()
    }
}

const INTRODUCTION: &str = "introduction";
const MENTION: &str = "mention";
const DOUBTFUL: &str = "doubtful";
const STANDOFF: &str = "standoff";

fn label(renaming: &Renaming) -> &'static str {
    match renaming {
        Renaming { doubtful: true, .. } => DOUBTFUL,
        Renaming { introduction: true, .. } => INTRODUCTION,
        _ => MENTION,
    }
}

/// What the changes are for, as an editor shows it in a preview; only those that there are.
fn annotations(renamed: &Renamed, standoff: bool) -> HashMap<String, ChangeAnnotation> {
    let Renamed { who, old, new, article, .. } = renamed;
    let there = |id: &str| article.iter().any(|renaming| label(renaming) == id) || id == STANDOFF && standoff;
    let known = [
        (INTRODUCTION, format!("{old} to {new} where {who} is introduced"), None, false),
        (MENTION, format!("{old} to {new} where {who} is mentioned"), None, false),
        (DOUBTFUL, format!("{old} to {new} where another {old} could be meant"), Some("Check these."), true),
        (STANDOFF, "Annotations follow".to_owned(), None, false),
    ];
    let known = known.into_iter().filter(|(id, ..)| there(id));
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
