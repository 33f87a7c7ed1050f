//! What is to be said against each document, and which of it the client has been told.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use serde::Serialize;
use tower_lsp::ls_types::{
    Diagnostic, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams, Uri,
    notification::{Notification as _, PublishDiagnostics},
};

use crate::{
    checks::{self, Finding},
    standoff::{Category, Problem},
};

use super::{
    client::ClientFacts,
    schema::SchemaFile,
    snapshot::{Settings, Snapshot},
    state::{Kind, State},
    to_proto::{Positions, SOURCE},
    transport::Outbox,
    uri::Key,
};

/// The diagnostics of one document on their way to the client.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Published {
    /// The document as the client calls it, or would.
    pub(super) uri: Uri,
    /// The version they belong to; `None` for what the client has not opened.
    pub(super) version: Option<i32>,
    /// All there are.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The diagnostics of a document as the message that tells them.
#[derive(Debug)]
pub(super) struct Message {
    uri: String,
    body: Vec<u8>,
}

impl Published {
    /// The message, written without a detour over a tree of JSON, which takes several times as long.
    pub(super) fn into_message(self) -> Option<Message> {
        #[derive(Serialize)]
        struct Notification {
            jsonrpc: &'static str,
            method: &'static str,
            params: PublishDiagnosticsParams,
        }
        let Published { uri, version, diagnostics } = self;
        let of = uri.to_string();
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        let message = Notification { jsonrpc: "2.0", method: PublishDiagnostics::METHOD, params };
        match serde_json::to_vec(&message) {
            Ok(body) => Some(Message { uri: of, body }),
            Err(error) => {
                tracing::error!("diagnostics could not be written as JSON: {error}");
                None
            }
        }
    }
}

impl Message {
    /// Puts the message where it goes out from.
    pub(super) fn send(self, outbox: &Outbox) {
        outbox.push_diagnostics(self.uri, self.body);
    }
}

/// So many positions pay for an index of lines.
const MANY: usize = 32;

/// The diagnostics of an article.
pub(super) fn of_article(snapshot: &Snapshot) -> Vec<Diagnostic> {
    if snapshot.findings.len() > MANY {
        snapshot.article.text.index_lines();
    }
    let ClientFacts { related_information, code_description, .. } = snapshot.client;
    let diagnostic = |finding: &Finding| {
        let page = PAGES.get(finding.code).filter(|_| code_description).cloned();
        snapshot.positions().diagnostic(finding, &snapshot.uri, page, related_information)
    };
    snapshot.findings.iter().map(diagnostic).collect()
}

/// The page about each kind of finding, in the repository the package names.
static PAGES: LazyLock<HashMap<&'static str, Uri>> = LazyLock::new(|| {
    let repository = env!("CARGO_PKG_REPOSITORY").trim_end_matches('/');
    let page = |rule: &&checks::Rule| {
        let page = format!("{repository}/blob/main/{}", rule.docs_path());
        Some((rule.code, page.parse().ok()?))
    };
    checks::RULES.iter().filter_map(page).collect()
});

/// The diagnostics of a `postil.toml`.
pub(super) fn of_settings(settings: &Settings, client: &ClientFacts) -> Vec<Diagnostic> {
    let positions = Positions { text: &settings.text, encoding: client.encoding };
    settings
        .problems
        .iter()
        .map(|problem| Diagnostic {
            range: positions.range(problem.range),
            severity: Some(DiagnosticSeverity::WARNING),
            code: Some(NumberOrString::String("settings".to_owned())),
            source: Some(SOURCE.to_owned()),
            message: problem.message.clone(),
            ..Diagnostic::default()
        })
        .collect()
}

/// What is to be said against the files an article was read with, as if none of them were open.
fn unopened(snapshot: &Snapshot) -> Vec<(Key, Published)> {
    let settings = snapshot.settings.iter().filter_map(|settings| {
        let diagnostics = of_settings(settings, &snapshot.client);
        Some((Key::of_path(&settings.path), Published { uri: settings.uri()?, version: None, diagnostics }))
    });
    let schema = snapshot.schema.files.iter().filter_map(|file| {
        let diagnostics = of_schema(file, &snapshot.client);
        Some((Key::of_path(&file.path), Published { uri: file.uri.clone()?, version: None, diagnostics }))
    });
    settings.chain(schema).collect()
}

/// The diagnostics of a part of a schema.
pub(super) fn of_schema(file: &SchemaFile, client: &ClientFacts) -> Vec<Diagnostic> {
    let positions = Positions { text: &file.text, encoding: client.encoding };
    file.problems.iter().map(|problem| of_problem(problem, positions)).collect()
}

/// One problem of a stand-off file or of a part of a schema.
pub(super) fn of_problem(problem: &Problem, positions: Positions<'_>) -> Diagnostic {
    let severity = match problem.category {
        Category::Error => DiagnosticSeverity::ERROR,
        Category::Incomplete | Category::Warning => DiagnosticSeverity::WARNING,
    };
    Diagnostic {
        range: positions.range(problem.range),
        severity: Some(severity),
        code: Some(NumberOrString::String(problem.code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        ..Diagnostic::default()
    }
}

/// What the client was last told of the files beside the articles.
#[derive(Debug, Default)]
pub(super) struct Beside {
    told: BTreeMap<Key, Published>,
}

impl Beside {
    /// What the client has to be told to know of everything beside its open articles; empties what
    /// no longer holds. A document that the client has open and asks about itself is left out.
    pub(super) fn update(&mut self, state: &State) -> Vec<Published> {
        let mut now: BTreeMap<Key, Published> = BTreeMap::new();
        for (key, document) in state.documents() {
            match document.kind {
                Kind::Settings if !state.client.pulls_diagnostics => {
                    let diagnostics = state.settings_at(key).map(|read| of_settings(&read, &state.client));
                    let uri = document.buffer.uri.clone();
                    let version = Some(document.buffer.version);
                    now.insert(key.clone(), Published { uri, version, diagnostics: diagnostics.unwrap_or_default() });
                }
                Kind::Article => {
                    let Some(snapshot) = document.snapshot() else { continue };
                    for (key, unopened) in unopened(&snapshot) {
                        if state.document(&key).is_some() {
                            continue;
                        }
                        if document.is_read() {
                            now.insert(key, unopened);
                        } else if let (Some(told), false) = (self.told.get(&key), now.contains_key(&key)) {
                            // It may be what changed; nothing is said until that is known.
                            now.insert(key, told.clone());
                        }
                    }
                }
                Kind::Settings | Kind::Standoff | Kind::Schema(_) => {}
            }
        }
        let gone = self.told.iter().filter(|(key, told)| !now.contains_key(*key) && !told.diagnostics.is_empty());
        let emptied = gone.map(|(_, told)| Published { version: None, diagnostics: Vec::new(), ..told.clone() });
        let changed = now.iter().filter(|(key, new)| match self.told.get(*key) {
            Some(told) => told.diagnostics != new.diagnostics || new.version.is_some() && told.version != new.version,
            None => !new.diagnostics.is_empty() || new.version.is_some(),
        });
        let news = emptied.chain(changed.map(|(_, new)| new.clone())).collect();
        self.told = now;
        news
    }
}
