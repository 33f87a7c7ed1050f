//! The methods of the protocol, each handed to who answers it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::{
    Client, LanguageServer,
    jsonrpc::Result,
    ls_types::{
        CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
        CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, CodeAction, CodeActionParams, CodeActionResponse,
        CodeLens, CodeLensParams, CompletionParams, CompletionResponse, DidChangeConfigurationParams,
        DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
        DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
        DocumentDiagnosticReportResult, DocumentFormattingParams, DocumentHighlight, DocumentHighlightParams,
        DocumentLink, DocumentLinkParams, DocumentSymbolParams, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
        GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult,
        InitializedParams, InlayHint, InlayHintParams, LSPAny, Location, PrepareRenameResponse, ReferenceParams,
        RenameParams, SemanticTokensParams, SemanticTokensResult, TextDocumentIdentifier, TextDocumentPositionParams,
        WorkspaceEdit, WorkspaceSymbolParams, WorkspaceSymbolResponse,
    },
};

use super::{
    handlers::views::{ViewParams, ViewText},
    handlers::{
        actions, annfile, commands, confirm, hierarchy, lens, lifecycle,
        making::{self, Choices, ChoicesParams},
        navigation, people, places, rename, standoff, sync, view, views, workspace,
    },
    session::Session,
    transport::{Outbox, Written},
    uri::{Key, is_page},
};

pub use super::handlers::places::PlacesParams;

/// The server of one client.
#[derive(Debug)]
pub struct Backend {
    client: Client,
    session: Arc<Session>,
}

impl Backend {
    /// A server for a client, to whom goes what is put into the outbox. Has to be called from within
    /// a tokio runtime.
    pub(super) fn new(client: Client, outbox: Arc<Outbox>) -> Self {
        Backend { session: Session::new(client.clone(), outbox), client }
    }
}

/// The answer to `postil/text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentText {
    /// The version the server has.
    pub version: i32,
    /// The text the server has.
    pub text: String,
}

impl Backend {
    /// `postil/text`: an open document as the server has it, or `null`. For finding out whether a
    /// client and the server have the same text.
    ///
    /// # Errors
    ///
    /// None; the protocol's signature asks for it.
    pub async fn text(&self, params: TextDocumentIdentifier) -> Result<Option<DocumentText>> {
        Ok(self.session.look(|state| {
            let buffer = &state.document(&Key::of(&params.uri))?.buffer;
            Some(DocumentText { version: buffer.version, text: buffer.text.as_shown() })
        }))
    }
}

impl Backend {
    /// `postil/places`: the places of an article as a GeoJSON FeatureCollection, for a map of it.
    ///
    /// # Errors
    ///
    /// When the article changed before it was read.
    pub async fn places(&self, params: PlacesParams) -> Result<Option<LSPAny>> {
        places::places(&self.session, &params).await
    }

    /// `postil/choices`: what a command that leaves a choice has to choose from, for the client's
    /// own picker.
    ///
    /// # Errors
    ///
    /// Where there is no such command, or the article is not open.
    pub async fn choices(&self, params: ChoicesParams) -> Result<Choices> {
        making::choices(&self.session, params).await
    }

    /// `postil/view`: what an open article claims as a document to read beside it; `null` for anything
    /// that is no open article.
    ///
    /// # Errors
    ///
    /// Invalid params for a view that there is not.
    pub async fn view(&self, params: ViewParams) -> Result<Option<ViewText>> {
        views::document(&self.session, params).await
    }

    /// `textDocument/documentSymbol`: what is in a document, written out.
    ///
    /// # Errors
    ///
    /// When the document changed before it was read.
    pub async fn document_symbols(&self, params: DocumentSymbolParams) -> Result<Written> {
        view::symbols(&self.session, params).await
    }

    /// `textDocument/formatting`: what puts a stand-off file in order, written out.
    ///
    /// # Errors
    ///
    /// When the file changed before it was read.
    pub async fn format(&self, params: DocumentFormattingParams) -> Result<Written> {
        annfile::formatting(&self.session, &params.text_document.uri).await
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(lifecycle::initialize(&self.session, &params))
    }

    async fn initialized(&self, _: InitializedParams) {
        lifecycle::initialized(&self.session, &self.client);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        sync::open(&self.session, params);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document.clone();
        sync::change(&self.session, params);
        standoff::changed(&self.session, &self.client, document.uri, document.version);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        sync::save(&self.session, &params.text_document.uri);
        standoff::saved(&self.session, &self.client, params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        sync::close(&self.session, params);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        lifecycle::settings_changed(&self.session, &self.client, &params.settings);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        lifecycle::folders_changed(&self.session, &params);
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        sync::files_changed(&self.session);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        view::hover(&self.session, params).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        navigation::definition(&self.session, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        navigation::references(&self.session, params).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        navigation::highlights(&self.session, params).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        workspace::symbols(&self.session, params).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        view::tokens(&self.session, params).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        if is_page(&params.text_document.uri) {
            return annfile::links(&self.session, &params.text_document.uri).await;
        }
        places::links(&self.session, &params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        lens::lenses(&self.session, params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        view::hints(&self.session, params).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        view::diagnostics(&self.session, params).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        if is_page(&params.text_document_position.text_document.uri) {
            return annfile::completion(&self.session, params.text_document_position).await;
        }
        people::completion(&self.session, params).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        if is_page(&params.text_document.uri) {
            return rename::prepare(&self.session, params).await;
        }
        people::prepare_rename(&self.session, params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        if is_page(&params.text_document_position.text_document.uri) {
            return rename::rename(&self.session, params).await;
        }
        people::rename(&self.session, params).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        annfile::folds(&self.session, &params.text_document.uri).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        actions::actions(&self.session, params).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        actions::resolve(&self.session, action).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        hierarchy::prepare(&self.session, params).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        hierarchy::incoming(&self.session, params).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        hierarchy::outgoing(&self.session, params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        if params.command == lens::SHOW_ANNOTATIONS {
            return lens::show(&self.session, &self.client, &params);
        }
        if params.command == confirm::CONFIRM {
            return confirm::execute(&self.session, &params);
        }
        if commands::knows(&params.command) {
            return commands::execute(&self.session, &self.client, &params);
        }
        making::execute(&self.session, &self.client, params).await
    }
}
