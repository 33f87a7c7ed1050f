//! What the client can do, and what it is offered accordingly.

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability, InitializeParams, OneOf,
    PositionEncodingKind, RenameOptions, ResourceOperationKind, SaveOptions, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::text::Encoding;

use super::handlers::{
    commands::{SET_DATE, SILENCE},
    confirm::CONFIRM,
    making::command_names,
};
use super::to_proto::{TOKEN_MODIFIERS, TOKEN_TYPES};

/// What names begin with: typing one of these asks for completion.
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÅÆÇČĆĐÉÈÊËĞÍÎÏİŁÑÓÖØŌŚŞŠÚÜŪÝŹŻŽ";

/// What the client said it can do, as far as the server acts on it.
#[derive(Clone, Debug, Default)]
pub(super) struct ClientFacts {
    /// The unit of columns.
    pub(super) encoding: Encoding,
    /// It asks for diagnostics and can be told to ask again; nothing is pushed for its documents.
    pub(super) pulls_diagnostics: bool,
    /// Workspace edits may name versions and come in an order.
    pub(super) document_changes: bool,
    /// Workspace edits may say what each change is for.
    pub(super) change_annotations: bool,
    /// Workspace edits may create files.
    pub(super) creates_files: bool,
    /// It takes edits that it did not ask for.
    pub(super) applies_edits: bool,
    /// Diagnostics may name other places.
    pub(super) related_information: bool,
    /// Diagnostics may link to a page about their code.
    pub(super) code_description: bool,
    /// The outline may have levels.
    pub(super) nested_symbols: bool,
    /// Code actions may be literals.
    pub(super) code_action_literals: bool,
    /// The edits of a code action may be asked for when it is chosen.
    pub(super) resolves_actions: bool,
    /// A code action may be shown with the reason why it can't be chosen.
    pub(super) disables_actions: bool,
    /// It has a command `postil.pick` that lets its user choose from `postil/choices` and type in
    /// what is asked for there.
    pub(super) has_pickers: bool,
    /// It leads from `#L12,5` in a card to that place of the article by itself; whole addresses are
    /// long where lines are broken by them.
    pub(super) follows_local_links: bool,
    /// It shows messages with choices.
    pub(super) shows_choices: bool,
    /// Go-to may say where it comes from and what is worth showing.
    pub(super) definition_links: bool,
    /// It can be asked to show a document.
    pub(super) shows_documents: bool,
    /// It can be told to ask for code lenses again.
    pub(super) refreshes_lenses: bool,
    /// It can be told to ask for inlay hints again.
    pub(super) refreshes_hints: bool,
    /// It can be told to ask for semantic tokens again.
    pub(super) refreshes_tokens: bool,
    /// It can be asked for its settings.
    pub(super) has_settings: bool,
    /// It can be asked to watch files.
    pub(super) watches_files: bool,
    /// It shows how far work is that it did not ask for.
    pub(super) shows_progress: bool,
    /// It asks what a rename would rename.
    pub(super) prepares_renames: bool,
    /// It can be told later, and for some documents alone, that these are provided.
    pub(super) registers: Registers,
}

/// What the client can be offered for some documents alone. Where it can't, it is offered for all of
/// them, and there is nothing to be had in an article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Registers {
    /// `textDocument/completion`
    pub(super) completion: bool,
    /// `textDocument/formatting`: an editor asks its user which of several formatters to take.
    pub(super) formatting: bool,
    /// `textDocument/foldingRange`: an editor folds by indent where nobody else does.
    pub(super) folding: bool,
}

/// What is written before a completion is worth asking for, beside a letter.
const TRIGGERS: [&str; 6] = ["\t", " ", ":", "|", "<", "["];

/// How completion is offered in articles.
pub(super) fn completion_of_names() -> CompletionOptions {
    triggered(CAPITALS.chars().map(String::from))
}

/// How it is offered in stand-off files and schemas.
pub(super) fn completion_of_pages() -> CompletionOptions {
    triggered(TRIGGERS.map(str::to_owned))
}

/// How it is offered where the two can't be told apart.
fn completion() -> CompletionOptions {
    triggered(TRIGGERS.map(str::to_owned).into_iter().chain(CAPITALS.chars().map(String::from)))
}

fn triggered(by: impl IntoIterator<Item = String>) -> CompletionOptions {
    CompletionOptions { trigger_characters: Some(by.into_iter().collect()), ..CompletionOptions::default() }
}

impl ClientFacts {
    /// Reads the client's capabilities. Nothing they leave out is taken for granted.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let ClientCapabilities { workspace, text_document, general, window, experimental, .. } = &params.capabilities;
        let workspace = workspace.as_ref();
        let text = text_document.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let publish = text.and_then(|text| text.publish_diagnostics.as_ref());
        let pull = text.and_then(|text| text.diagnostic.as_ref());
        let refreshes_diagnostics =
            workspace.and_then(|workspace| workspace.diagnostics.as_ref()?.refresh_support).unwrap_or_default();
        let pulls_diagnostics = pull.is_some() && refreshes_diagnostics;
        let related = if pulls_diagnostics { pull.and_then(|pull| pull.related_information) } else { None };
        let described = if pulls_diagnostics { pull.and_then(|pull| pull.code_description_support) } else { None };
        let operations = edit.and_then(|edit| edit.resource_operations.as_deref()).unwrap_or_default();
        ClientFacts {
            encoding: general
                .as_ref()
                .and_then(|general| general.position_encodings.as_deref())
                .and_then(|offered| offered.iter().find_map(encoding))
                .unwrap_or_default(),
            pulls_diagnostics,
            // Neovim says that it takes the latter, which can only come among the former, and not that.
            document_changes: edit.and_then(|edit| edit.document_changes).unwrap_or_default() || !operations.is_empty(),
            change_annotations: edit.is_some_and(|edit| edit.change_annotation_support.is_some()),
            creates_files: operations.contains(&ResourceOperationKind::Create),
            applies_edits: workspace.and_then(|workspace| workspace.apply_edit).unwrap_or_default(),
            related_information: related
                .or(publish.and_then(|publish| publish.related_information))
                .unwrap_or_default(),
            code_description: described
                .or(publish.and_then(|publish| publish.code_description_support))
                .unwrap_or_default(),
            nested_symbols: text
                .and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                .unwrap_or_default(),
            code_action_literals: text
                .and_then(|text| text.code_action.as_ref()?.code_action_literal_support.as_ref())
                .is_some(),
            resolves_actions: text.and_then(|text| text.code_action.as_ref()).is_some_and(|actions| {
                let resolved = actions.resolve_support.as_ref();
                actions.data_support.unwrap_or_default()
                    && resolved.is_some_and(|support| support.properties.iter().any(|property| property == "edit"))
            }),
            disables_actions: text.and_then(|text| text.code_action.as_ref()?.disabled_support).unwrap_or_default(),
            has_pickers: experimental
                .as_ref()
                .and_then(|experimental| experimental.get("postil")?.get("pick")?.as_bool())
                .unwrap_or_default(),
            follows_local_links: experimental
                .as_ref()
                .and_then(|experimental| experimental.get("postil")?.get("localLinks")?.as_bool())
                .unwrap_or_default(),
            shows_choices: window.as_ref().is_some_and(|window| window.show_message.is_some()),
            definition_links: text.and_then(|text| text.definition.as_ref()?.link_support).unwrap_or_default(),
            shows_documents: window
                .as_ref()
                .and_then(|window| Some(window.show_document.as_ref()?.support))
                .unwrap_or_default(),
            refreshes_lenses: workspace
                .and_then(|workspace| workspace.code_lens.as_ref()?.refresh_support)
                .unwrap_or_default(),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)
                .unwrap_or_default(),
            refreshes_tokens: workspace
                .and_then(|workspace| workspace.semantic_tokens.as_ref()?.refresh_support)
                .unwrap_or_default(),
            has_settings: workspace.and_then(|workspace| workspace.configuration).unwrap_or_default(),
            watches_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or_default(),
            shows_progress: window.as_ref().and_then(|window| window.work_done_progress).unwrap_or_default(),
            prepares_renames: text.and_then(|text| text.rename.as_ref()?.prepare_support).unwrap_or_default(),
            registers: Registers {
                completion: text.and_then(|text| text.completion.as_ref()?.dynamic_registration).unwrap_or_default(),
                formatting: text.and_then(|text| text.formatting.as_ref()?.dynamic_registration).unwrap_or_default(),
                folding: text.and_then(|text| text.folding_range.as_ref()?.dynamic_registration).unwrap_or_default(),
            },
        }
    }

    /// What the server offers to such a client.
    pub(super) fn offer(&self) -> ServerCapabilities {
        let kinds = vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR, CodeActionKind::SOURCE];
        ServerCapabilities {
            position_encoding: Some(encoding_kind(self.encoding)),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
            code_action_provider: self.code_action_literals.then(|| {
                CodeActionProviderCapability::Options(CodeActionOptions {
                    code_action_kinds: Some(kinds),
                    resolve_provider: self.resolves_actions.then_some(true),
                    ..CodeActionOptions::default()
                })
            }),
            semantic_tokens_provider: Some(
                SemanticTokensOptions {
                    legend: SemanticTokensLegend {
                        token_types: TOKEN_TYPES.to_vec(),
                        token_modifiers: TOKEN_MODIFIERS.to_vec(),
                    },
                    full: Some(SemanticTokensFullOptions::Bool(true)),
                    ..SemanticTokensOptions::default()
                }
                .into(),
            ),
            call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
            inlay_hint_provider: Some(OneOf::Left(true)),
            completion_provider: (!self.registers.completion).then(completion),
            document_formatting_provider: (!self.registers.formatting).then_some(OneOf::Left(true)),
            folding_range_provider: (!self.registers.folding).then_some(FoldingRangeProviderCapability::Simple(true)),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            rename_provider: Some(if self.prepares_renames {
                let prepare_provider = Some(true);
                let work_done_progress_options = WorkDoneProgressOptions::default();
                OneOf::Right(RenameOptions { prepare_provider, work_done_progress_options })
            } else {
                OneOf::Left(true)
            }),
            diagnostic_provider: self.pulls_diagnostics.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some("postil".to_owned()),
                    inter_file_dependencies: true,
                    workspace_diagnostics: false,
                    ..DiagnosticOptions::default()
                })
            }),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: command_names().into_iter().chain([SILENCE, SET_DATE, CONFIRM].map(str::to_owned)).collect(),
                ..ExecuteCommandOptions::default()
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                ..WorkspaceServerCapabilities::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The client's order of preference decides, whatever it prefers.
fn encoding(kind: &PositionEncodingKind) -> Option<Encoding> {
    match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    }
}

fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}
