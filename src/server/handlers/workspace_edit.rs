//! Edits of an article and of the stand-off file beside it, as a client takes them.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::{
    server::{
        client::ClientFacts,
        snapshot::{Snapshot, Standoff},
        to_proto::Positions,
        uri::uri_of,
    },
    text::{CharRange, Edit, Format, Text},
};

/// The edits to send; `settings` are lines to add at the end of `postil.toml`.
///
/// # Errors
///
/// Where the client can't make them, with what to do about it: an article that is no file has no
/// stand-off file, and one that is not there has to be created.
pub(super) fn workspace_edit(
    snapshot: &Snapshot,
    article: &[Edit],
    standoff: &[Edit],
    settings: &str,
) -> Result<WorkspaceEdit, String> {
    let mut edits = Edits::default();
    edits.add(&snapshot.uri, Some(snapshot.version), snapshot.positions(), article);
    if !standoff.is_empty() {
        let file = writable(snapshot)?;
        let absent = Text::new("", Format::Plain);
        if file.text.is_none() {
            edits.create.push(file.uri.clone());
        }
        let text = file.text.as_ref().unwrap_or(&absent);
        edits.add(&file.uri, file.version, Positions { text, encoding: snapshot.client.encoding }, standoff);
        if file.text.is_none() {
            edits.fill();
        }
    }
    if !settings.is_empty() {
        edits.add_settings(snapshot, settings)?;
    }
    edits.into_workspace_edit(&snapshot.client).ok_or_else(|| "This editor can't create files.".to_owned())
}

/// The stand-off file, where the client can edit it, or create it.
pub(super) fn writable(snapshot: &Snapshot) -> Result<&Standoff, String> {
    let Some(standoff) = &snapshot.standoff else {
        return Err("The annotations go into a file beside the article: save the article as a file first.".to_owned());
    };
    if standoff.text.is_none() {
        creatable(snapshot, &standoff.uri, "beside the article")?;
    }
    Ok(standoff)
}

/// Whether the client can create a file.
fn creatable(snapshot: &Snapshot, uri: &Uri, place: &str) -> Result<(), String> {
    if snapshot.client.document_changes && snapshot.client.creates_files {
        return Ok(());
    }
    let name = uri.path().decode().to_string_lossy().rsplit('/').next().unwrap_or_default().to_owned();
    Err(format!(
        "{name} does not exist, and this editor can't create files for a language server: save an empty file {name} \
         {place}, then try again."
    ))
}

/// Edits by document.
#[derive(Default)]
pub(super) struct Edits {
    pub(super) changes: Vec<(OptionalVersionedTextDocumentIdentifier, Vec<TextEdit>)>,
    /// Files that have to be there first.
    pub(super) create: Vec<Uri>,
}

impl Edits {
    /// Edits of one document.
    pub(super) fn of(uri: &Uri, version: Option<i32>, positions: Positions<'_>, edits: &[Edit]) -> Self {
        let mut all = Edits::default();
        all.add(uri, version, positions, edits);
        all
    }

    pub(super) fn add(&mut self, uri: &Uri, version: Option<i32>, positions: Positions<'_>, edits: &[Edit]) {
        if !edits.is_empty() {
            let document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version };
            self.changes.push((document, positions.edits(edits)));
        }
    }

    /// Has the last document, which is created, begin with what is put into it: an edit that ends below the one line of
    /// an empty buffer takes that line's place, where Neovim would keep it as an empty one behind what is put in.
    fn fill(&mut self) {
        let edits = self.changes.last_mut().map(|(_, edits)| edits.as_mut_slice());
        if let Some([edit]) = edits {
            edit.range.end = Position { line: 1, character: 0 };
        }
    }

    /// Adds lines at the end of `postil.toml`.
    fn add_settings(&mut self, snapshot: &Snapshot, lines: &str) -> Result<(), String> {
        let nowhere = || "There is no folder that settings could go into: save the article as a file first.".to_owned();
        let absent = Text::new("", Format::Plain);
        let (uri, text) = match &snapshot.settings {
            Some(settings) => (settings.uri().ok_or_else(nowhere)?, &settings.text),
            None => {
                let uri = snapshot.settings_path.as_ref().and_then(|path| uri_of(path)).ok_or_else(nowhere)?;
                creatable(snapshot, &uri, "at the root of the workspace")?;
                self.create.push(uri.clone());
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
        if snapshot.settings.is_none() {
            self.fill();
        }
        Ok(())
    }

    /// The edits as the client takes them; `None` where it can't create a file.
    pub(super) fn into_workspace_edit(self, client: &ClientFacts) -> Option<WorkspaceEdit> {
        let can_create = client.document_changes && client.creates_files;
        if !self.create.is_empty() && !can_create {
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
        let changes = if self.create.is_empty() {
            DocumentChanges::Edits(texts.collect())
        } else {
            let create = |uri| {
                let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
                let create = CreateFile { uri, options: Some(options), annotation_id: None };
                DocumentChangeOperation::Op(ResourceOp::Create(create))
            };
            let created = self.create.into_iter().map(create);
            DocumentChanges::Operations(created.chain(texts.map(DocumentChangeOperation::Edit)).collect())
        };
        Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
    }
}
