//! Beginning, end, and the settings in between.

use std::{path::PathBuf, sync::Arc, time::Duration};

use serde_json::{Value, json};
use tower_lsp::{
    Client,
    ls_types::{
        ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams,
        FileSystemWatcher, GlobPattern, InitializeParams, InitializeResult, MessageType, Registration, ServerInfo,
        WorkspaceFolder,
    },
};

use crate::{
    checks,
    config::{self, Config},
    server::{
        client::{ClientFacts, completion_of_names, completion_of_pages},
        session::Session,
        uri::path_of,
        worker::GAZETTEERS,
    },
};

/// How long a client may take to say what its settings are.
const PATIENCE: Duration = Duration::from_secs(10);

/// Settings that are for the editor's part alone and come along with the others.
const CLIENT_KEYS: [&str; 2] = ["server", "trace"];

/// `initialize`.
pub(in crate::server) fn initialize(session: &Arc<Session>, params: &InitializeParams) -> InitializeResult {
    let client = ClientFacts::of(params);
    let capabilities = client.offer();
    let options = params.initialization_options.clone().unwrap_or_default();
    session.change(|state| {
        state.client = client;
        state.roots = roots(params);
    });
    take_settings(session, &options);
    // Opened while the client is still busy opening its first file.
    tokio::task::spawn_blocking(|| drop(Arc::clone(GAZETTEERS.embedded())));
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo { name: "postil".to_owned(), version }),
        ..InitializeResult::default()
    }
}

/// `initialized`: asks for the settings and to be told of changed files, where the client can.
pub(in crate::server) fn initialized(session: &Arc<Session>, client: &Client) {
    session.index.start();
    pull_settings(session, client);
    let (watches, registers) = session.look(|state| (state.client.watches_files, state.client.registers));
    let pages = [
        registers
            .completion
            .then(|| of_pages("textDocument/completion", serde_json::to_value(completion_of_pages()).ok())),
        registers.formatting.then(|| of_pages("textDocument/formatting", None)),
        registers.folding.then(|| of_pages("textDocument/foldingRange", None)),
        registers.completion.then(of_articles),
    ];
    let registrations: Vec<Registration> =
        watches.then(watching).into_iter().chain(pages.into_iter().flatten()).collect();
    if !registrations.is_empty() {
        let client = client.clone();
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(registrations).await {
                tracing::warn!("the client registers nothing: {error}");
            }
        });
    }
}

/// Names are completed in articles, at other letters than ids and types elsewhere.
fn of_articles() -> Registration {
    let mut options = serde_json::to_value(completion_of_names()).unwrap_or_default();
    options["documentSelector"] =
        json!([{ "language": "plaintext" }, { "language": "text" }, { "language": "markdown" }]);
    Registration {
        id: "postil-names".to_owned(),
        method: "textDocument/completion".to_owned(),
        register_options: Some(options),
    }
}

/// Something that is provided in stand-off files and in the files of schemas alone.
fn of_pages(method: &str, options: Option<Value>) -> Registration {
    let mut options = options.unwrap_or_else(|| json!({}));
    options["documentSelector"] = json!([
        { "pattern": "**/*.ann" },
        { "pattern": "**/{annotation,visual,tools,kb_shortcuts}.conf" },
    ]);
    let id = format!("postil-{}", method.rsplit('/').next().unwrap_or_default());
    Registration { id, method: method.to_owned(), register_options: Some(options) }
}

fn watching() -> Registration {
    let watchers = ["**/*.{ann,txt,md}".to_owned(), "**/*.conf".to_owned(), format!("**/{}", config::FILE_NAME)]
        .map(|glob| FileSystemWatcher { glob_pattern: GlobPattern::String(glob), kind: None });
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.into() };
    Registration {
        id: "postil-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

/// `workspace/didChangeConfiguration`: the settings may come with it, or have to be asked for.
pub(in crate::server) fn settings_changed(session: &Arc<Session>, client: &Client, settings: &Value) {
    if settings.as_object().is_some_and(|settings| !settings.is_empty()) {
        apply_settings(session, settings);
    } else {
        pull_settings(session, client);
    }
}

fn pull_settings(session: &Arc<Session>, client: &Client) {
    if !session.look(|state| state.client.has_settings) {
        return;
    }
    let (session, client) = (Arc::clone(session), client.clone());
    tokio::spawn(async move {
        let item = ConfigurationItem { scope_uri: None, section: Some("postil".to_owned()) };
        match tokio::time::timeout(PATIENCE, client.configuration(vec![item])).await {
            Ok(Ok(answer)) => {
                if let Some(settings) = answer.into_iter().next().filter(|settings| !settings.is_null()) {
                    apply_settings(&session, &settings);
                }
            }
            Ok(Err(error)) => tracing::warn!("the client did not say its settings: {error}"),
            Err(_) => tracing::warn!("the client did not say its settings in time"),
        }
    });
}

/// Puts settings into effect and has the client ask again for what they change.
fn apply_settings(session: &Arc<Session>, settings: &Value) {
    if take_settings(session, settings) {
        session.ask_again();
    }
}

/// Puts settings into effect and answers whether they are new. Clients send them bare or under the
/// name of the server.
fn take_settings(session: &Arc<Session>, settings: &Value) -> bool {
    let mut settings = settings.get("postil").unwrap_or(settings).clone();
    if let Some(settings) = settings.as_object_mut() {
        settings.retain(|key, _| !CLIENT_KEYS.contains(&key.as_str()));
    }
    let (config, problems) = Config::from_json(&settings, &checks::codes());
    for problem in problems {
        session.log(MessageType::WARNING, format!("setting `{}`: {}", problem.key, problem.message));
    }
    let changed = session.change(|state| {
        let changed = *state.settings != config;
        if changed {
            state.settings = Arc::new(config);
            state.touch_all();
        }
        changed
    });
    if changed {
        session.index.touch_all();
    }
    changed
}

/// `workspace/didChangeWorkspaceFolders`.
pub(in crate::server) fn folders_changed(session: &Arc<Session>, params: &DidChangeWorkspaceFoldersParams) {
    let paths = |folders: &[WorkspaceFolder]| folders.iter().filter_map(|folder| path_of(&folder.uri)).collect();
    let (added, removed): (Vec<PathBuf>, Vec<PathBuf>) = (paths(&params.event.added), paths(&params.event.removed));
    session.change(|state| {
        state.roots.retain(|root| !removed.contains(root));
        state.roots.extend(added);
        state.touch_all();
    });
    session.index.touch();
    session.ask_again();
}

/// The folders the client works in. A client may give a file for one (an editor started on it), or
/// none at all.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    let mut roots: Vec<PathBuf> = folders.filter_map(path_of).collect();
    #[expect(deprecated, reason = "older clients know nothing else")]
    if roots.is_empty() {
        roots.extend(params.root_uri.as_ref().and_then(path_of));
        roots.extend(params.root_path.as_ref().filter(|_| roots.is_empty()).map(PathBuf::from));
    }
    roots.retain(|root| !root.is_file());
    roots
}
