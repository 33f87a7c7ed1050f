//! Renaming ids, types and macros: an id in its file, a type in every annotation of the workspace
//! and in its schema.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    ls_types::{PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit},
};

use crate::{
    ide::{
        annfile::{self, Renamed},
        conf,
    },
    server::{
        client::ClientFacts,
        schema::ReadSchema,
        session::Session,
        to_proto::Positions,
        uri::{Key, path_of, uri_of},
        worker::Buffer,
    },
    standoff::{AnnFile, ConfFile, ConfKind, TypeKind, default_conf},
    text::{CharRange, Edit, Format, Text},
};

use super::{annfile::ask, workspace_edit::Edits};

/// So many folders and files are looked at for stand-off files.
const MOST: usize = 100_000;

/// What a rename comes to.
enum Plan {
    /// Edits of the one file.
    Here(Edits),
    /// A type, everywhere.
    Type(TypeRename),
}

/// A type that is to be renamed.
struct TypeRename {
    kind: TypeKind,
    from: String,
    to: String,
    /// The folder in which annotations of that type can be.
    folder: Option<PathBuf>,
    /// Whether it is a type of the default schema, which has to be written down to be changed.
    of_default: bool,
    schema: Arc<ReadSchema>,
    client: ClientFacts,
}

/// `textDocument/prepareRename`.
pub(in crate::server) async fn prepare(
    session: &Session,
    at: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let (uri, there) = (at.text_document.uri.clone(), at.position);
    let answer = |text: &str, range| {
        let placeholder = text.to_owned();
        Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
    };
    ask(
        session,
        &uri,
        move |page| {
            let at = page.document.offset(at.position);
            let renamed = annfile::renamed(&page.article, at)?;
            answer(renamed.field(), page.document.positions().range(renamed.field().range))
        },
        move |page| {
            let at = page.document.offset(there);
            let of_type = conf::named_type(&page.conf, &page.schema.schema, at).map(|(name, range, _)| (name, range));
            let (name, range) = of_type.or_else(|| conf::macro_at(&page.conf, at))?;
            answer(&name, page.document.positions().range(range))
        },
    )
    .await
}

/// `textDocument/rename`.
pub(in crate::server) async fn rename(session: &Arc<Session>, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let at = params.text_document_position;
    let uri = at.text_document.uri.clone();
    let (new, position) = (params.new_name, at.position);
    let (new_there, there) = (new.clone(), position);
    let plan = ask(
        session,
        &uri,
        move |page| {
            let at = page.document.offset(position);
            let one_file = || {
                let edits = annfile::rename(&page.article, at, &new)?;
                Ok(Plan::Here(Edits::of(
                    &page.document.uri,
                    Some(page.document.version),
                    page.document.positions(),
                    &edits,
                )))
            };
            Some(match annfile::renamed(&page.article, at) {
                Some(Renamed::Type(label, Some(kind))) => {
                    let folder = scope(&page.schema, page.document.root.as_deref(), page.document.path.as_deref());
                    type_rename(kind, &label.text, &new, folder, &page.schema, &page.document.client).map(Plan::Type)
                }
                _ => one_file(),
            })
        },
        move |page| {
            let at = page.document.offset(there);
            Some(match conf::named_type(&page.conf, &page.schema.schema, at) {
                Some((name, _, kind)) => {
                    let folder = scope(&page.schema, page.document.root.as_deref(), page.document.path.as_deref());
                    type_rename(kind, &name, &new_there, folder, &page.schema, &page.document.client).map(Plan::Type)
                }
                None => conf::rename_macro(&page.conf, at, &new_there).map(|edits| {
                    Plan::Here(Edits::of(
                        &page.document.uri,
                        Some(page.document.version),
                        page.document.positions(),
                        &edits,
                    ))
                }),
            })
        },
    )
    .await?;
    let Some(plan) = plan else { return Ok(None) };
    let client = session.look(|state| state.client.clone());
    match plan.map_err(refused)? {
        Plan::Here(edits) => Ok(edits.into_workspace_edit(&client)),
        Plan::Type(rename) => {
            let open: HashMap<Key, Buffer> = session.look(|state| {
                state.documents().map(|(key, document)| (key.clone(), document.buffer.clone())).collect()
            });
            let edits = tokio::task::spawn_blocking(move || rename.edits(&open)).await;
            Ok(edits.map_err(|_| Error::internal_error())?.into_workspace_edit(&client))
        }
    }
}

/// What the user is told of a rename that can't be.
fn refused(why: String) -> Error {
    // RequestFailed of the protocol: nothing is wrong with the request, it just can't be done.
    Error { code: ErrorCode::ServerError(-32803), message: why.into(), data: None }
}

/// Where annotations by a schema can be: below its annotation.conf; where the default holds, in the
/// client's folder, or beside the file.
fn scope(schema: &ReadSchema, root: Option<&Path>, path: Option<&Path>) -> Option<PathBuf> {
    let types = schema.files.iter().find(|file| file.conf.kind() == ConfKind::Annotation);
    let folder = types.and_then(|file| file.path.parent()).or(root).or_else(|| path?.parent());
    folder.map(Path::to_owned)
}

fn type_rename(
    kind: TypeKind,
    from: &str,
    to: &str,
    folder: Option<PathBuf>,
    schema: &Arc<ReadSchema>,
    client: &ClientFacts,
) -> std::result::Result<TypeRename, String> {
    annfile::check_type(to)?;
    let known = |name: &str| schema.schema.defined(kind, name).next().is_some();
    let own = schema.files.iter().any(|file| file.conf.kind() == ConfKind::Annotation);
    let of_default = !own && known(from);
    if of_default && !(client.document_changes && client.creates_files && folder.is_some()) {
        return Err(format!(
            "{from} is a type of the default schema, and this editor can't create the annotation.conf that it would be \
             renamed in. Run “postil init” in the folder of the workspace to have one, then rename it."
        ));
    }
    if from != to && known(from) && known(to) {
        return Err(format!("{to} is a type of the schema already; two types can't be made one by renaming."));
    }
    let (from, to) = (from.to_owned(), to.to_owned());
    Ok(TypeRename { kind, from, to, folder, of_default, schema: Arc::clone(schema), client: client.clone() })
}

impl TypeRename {
    /// The edits of the schema and of every stand-off file; what is open goes before what is on disk.
    fn edits(&self, open: &HashMap<Key, Buffer>) -> Edits {
        let mut edits = Edits::default();
        for file in &self.schema.files {
            let found = conf::rename_type(&file.conf, &self.schema.schema, self.kind, &self.from, &self.to);
            if let Some(uri) = &file.uri {
                let version = open.get(&Key::of(uri)).map(|buffer| buffer.version);
                edits.add(uri, version, self.positions(&file.text), &found);
            }
        }
        self.write_down_default(&mut edits);
        let mut done: Vec<Key> = Vec::new();
        let below = |buffer: &Buffer| {
            let path = path_of(&buffer.uri)?;
            self.folder.as_ref().is_some_and(|folder| path.starts_with(folder)).then_some(())
        };
        for (key, buffer) in open.iter().filter(|(key, buffer)| key.extension() == "ann" && below(buffer).is_some()) {
            done.push(key.clone());
            edits.add(
                &buffer.uri,
                Some(buffer.version),
                self.positions(&buffer.text),
                &self.of(&buffer.text.to_string()),
            );
        }
        let mut files = Vec::new();
        if let Some(folder) = &self.folder {
            stand_off_files(folder, &mut files);
        }
        for path in files.iter().filter(|path| !done.contains(&Key::of_path(path))) {
            let Ok(source) = std::fs::read_to_string(path) else {
                tracing::warn!("{} can't be read as UTF-8; no type is renamed in it", path.display());
                continue;
            };
            // Most files do not have the type; they need not be parsed.
            if let (true, Some(uri)) = (source.contains(&self.from), uri_of(path)) {
                let text = Text::new(&source, Format::Plain).hide_mark();
                edits.add(&uri, None, self.positions(&text), &self.of(&source));
            }
        }
        edits
    }

    /// Creates the files of the default schema that speak of the type, with its new name.
    fn write_down_default(&self, edits: &mut Edits) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.of_default) else { return };
        for kind in ConfKind::ALL {
            let conf = ConfFile::parse(default_conf(kind), kind);
            let found = conf::rename_type(&conf, &self.schema.schema, self.kind, &self.from, &self.to);
            let there = self.schema.files.iter().any(|file| file.conf.kind() == kind);
            if let (false, false, Some(uri)) = (there, found.is_empty(), uri_of(&folder.join(kind.file_name()))) {
                let mut text = Text::new(conf.source(), Format::Plain);
                for edit in found.iter().rev() {
                    text.apply(edit);
                }
                let all = Edit { range: CharRange::default(), text: text.to_string() };
                edits.create.push(uri.clone());
                edits.add(&uri, None, self.positions(&Text::default()), &[all]);
            }
        }
    }

    fn of(&self, source: &str) -> Vec<Edit> {
        let nothing = Text::new("", Format::Plain);
        annfile::rename_type(&AnnFile::parse(source), &nothing, Some(self.kind), &self.from, &self.to)
    }

    fn positions<'t>(&self, text: &'t Text) -> Positions<'t> {
        Positions { text, encoding: self.client.encoding }
    }
}

/// The stand-off files in a folder and below, as far as the same types hold: a folder with an
/// `annotation.conf` of its own has others.
fn stand_off_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut open = vec![folder.to_owned()];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            seen += 1;
            if seen > MOST {
                tracing::warn!("too many files below the schema; some annotations may keep the old type");
                return;
            }
            let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if kind.is_dir() && !hidden && !path.join(ConfKind::Annotation.file_name()).is_file() {
                open.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "ann") {
                found.push(path);
            }
        }
    }
    found.sort();
}
