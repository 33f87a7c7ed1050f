//! What can be done at a place, as edits of the article and of the stand-off file beside it.

use std::collections::HashMap;

use tower_lsp::{
    jsonrpc::Result,
    ls_types::{
        CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse,
        CreateFile, CreateFileOptions, Diagnostic, DocumentChangeOperation, DocumentChanges, NumberOrString, OneOf,
        OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
    },
};

use crate::{
    ide::{self, Action, ActionKind},
    server::{
        client::ClientFacts,
        from_proto,
        session::Session,
        snapshot::{Snapshot, Standoff},
        to_proto::Positions,
        uri::{is_page, uri_of},
    },
    text::{CharRange, Edit, Format, Text},
};

use super::annfile;

/// `textDocument/codeAction`.
pub(in crate::server) async fn actions(
    session: &Session,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let uri = params.text_document.uri.clone();
    if is_page(&uri) {
        return annfile::actions(session, params).await;
    }
    let answer = session.ask(&uri, move |snapshot| {
        let selection = from_proto::range(&snapshot.article.text, params.range, snapshot.client.encoding);
        let actions = ide::actions(&snapshot.article, selection).into_iter();
        let actions = actions.filter(|action| wanted(&params.context, action));
        actions.filter_map(|action| code_action(snapshot, action, &params.context.diagnostics)).collect()
    });
    answer.await
}

/// Whether the client asks for such an action.
pub(super) fn wanted(context: &CodeActionContext, action: &Action) -> bool {
    let only = context.only.as_deref();
    only.is_none_or(|only| only.iter().any(|wanted| includes(wanted, &kind(action.kind))))
}

/// An action that edits nothing but the one file it is offered in.
pub(super) fn in_one_file(
    action: Action,
    uri: &Uri,
    version: i32,
    positions: Positions<'_>,
    client: &ClientFacts,
    known: &[Diagnostic],
) -> CodeAction {
    let edit = Edits::of(uri, Some(version), positions, &action.standoff).into_workspace_edit(client);
    literal(action, edit, positions, known)
}

/// Whether a kind is another or below it: `quickfix.all` is a `quickfix`.
fn includes(wanted: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(wanted.as_str());
    wanted.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QUICKFIX,
        ActionKind::Annotate => CodeActionKind::REFACTOR_REWRITE,
        // A finding of a place that nobody knows is settled by making it known.
        ActionKind::Settings => CodeActionKind::QUICKFIX,
    }
}

fn code_action(snapshot: &Snapshot, action: Action, known: &[Diagnostic]) -> Option<CodeActionOrCommand> {
    let edit = workspace_edit(snapshot, &action)?;
    let action = literal(action, Some(edit), snapshot.positions(), known);
    Some(CodeActionOrCommand::CodeAction(action))
}

fn literal(action: Action, edit: Option<WorkspaceEdit>, positions: Positions<'_>, known: &[Diagnostic]) -> CodeAction {
    // By code and place: some clients hand diagnostics back without saying whose they are.
    let settles = |diagnostic: &&Diagnostic| {
        action.fixes.is_some_and(|(code, range)| {
            diagnostic.code == Some(NumberOrString::String(code.to_owned()))
                && diagnostic.range == positions.range(range)
        })
    };
    let diagnostics: Vec<Diagnostic> = known.iter().filter(settles).cloned().collect();
    CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: (!diagnostics.is_empty()).then_some(diagnostics),
        edit,
        is_preferred: action.preferred.then_some(true),
        ..CodeAction::default()
    }
}

/// The edits of an action. `None` where the client can't make them: a stand-off file that is not
/// there has to be created first, and an article that is no file has none.
fn workspace_edit(snapshot: &Snapshot, action: &Action) -> Option<WorkspaceEdit> {
    let mut edits = Edits { changes: Vec::new(), create: None };
    edits.add(&snapshot.uri, Some(snapshot.version), snapshot.positions(), &action.article);
    if !action.standoff.is_empty() {
        let Standoff { uri, version, text } = snapshot.standoff.as_ref()?;
        let absent = Text::new("", Format::Plain);
        if text.is_none() {
            edits.create = Some(uri.clone());
        }
        let text = text.as_ref().unwrap_or(&absent);
        edits.add(uri, *version, Positions { text, encoding: snapshot.client.encoding }, &action.standoff);
    }
    if !action.settings.is_empty() {
        edits.add_settings(snapshot, &action.settings)?;
    }
    edits.into_workspace_edit(&snapshot.client)
}

/// Edits by document.
pub(super) struct Edits {
    pub(super) changes: Vec<(OptionalVersionedTextDocumentIdentifier, Vec<TextEdit>)>,
    /// A file that has to be there first.
    pub(super) create: Option<Uri>,
}

impl Edits {
    /// Edits of one document.
    pub(super) fn of(uri: &Uri, version: Option<i32>, positions: Positions<'_>, edits: &[Edit]) -> Self {
        let mut all = Edits { changes: Vec::new(), create: None };
        all.add(uri, version, positions, edits);
        all
    }

    pub(super) fn add(&mut self, uri: &Uri, version: Option<i32>, positions: Positions<'_>, edits: &[Edit]) {
        if !edits.is_empty() {
            let document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version };
            self.changes.push((document, edits.iter().map(|edit| positions.edit(edit)).collect()));
        }
    }

    /// Adds lines at the end of `postil.toml`.
    fn add_settings(&mut self, snapshot: &Snapshot, lines: &str) -> Option<()> {
        let absent = Text::new("", Format::Plain);
        let (uri, text) = match &snapshot.settings {
            Some(settings) => (settings.uri()?, &settings.text),
            None => {
                let uri = uri_of(snapshot.settings_path.as_ref()?)?;
                self.create = Some(uri.clone());
                (uri, &absent)
            }
        };
        let end = text.range().end();
        let ends = end.to_usize() == 0 || text.slice(CharRange::new(end.minus(1), end)) == "\n";
        let gap = match (end.to_usize(), ends) {
            (0, _) => "",
            (_, true) => "\n",
            (_, false) => "\n\n",
        };
        let edit = Edit { range: CharRange::empty(end), text: format!("{gap}{lines}") };
        self.add(&uri, None, Positions { text, encoding: snapshot.client.encoding }, &[edit]);
        Some(())
    }

    pub(super) fn into_workspace_edit(self, client: &ClientFacts) -> Option<WorkspaceEdit> {
        if self.create.is_some() && !(client.document_changes && client.creates_files) {
            return None;
        }
        if !client.document_changes {
            let changes: HashMap<_, _> =
                self.changes.into_iter().map(|(document, edits)| (document.uri, edits)).collect();
            return Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() });
        }
        let texts = self.changes.into_iter().map(|(text_document, edits)| TextDocumentEdit {
            text_document,
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
        let changes = match self.create {
            None => DocumentChanges::Edits(texts.collect()),
            Some(uri) => {
                let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
                let create = CreateFile { uri, options: Some(options), annotation_id: None };
                let first = DocumentChangeOperation::Op(ResourceOp::Create(create));
                DocumentChanges::Operations(
                    std::iter::once(first).chain(texts.map(DocumentChangeOperation::Edit)).collect(),
                )
            }
        };
        Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
    }
}
