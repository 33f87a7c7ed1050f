//! What is asked of all articles of the workspace.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tower_lsp::{
    jsonrpc::{Error, Result},
    ls_types::{Location, Position, Range, SymbolInformation, Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse},
};

use crate::{
    ide::{Identity, Query, Spot, SymbolKind, Thing},
    server::{index::Indexed, session::Session, state::Kind, to_proto::symbol_kind, uri::Key},
};

/// How long a request waits for articles to be read before it is answered with what is known.
const PATIENCE: Duration = Duration::from_secs(20);

/// No more symbols than this in one answer; nobody reads on.
const MOST_SYMBOLS: usize = 256;

/// No more places than this in one answer.
const MOST_REFERENCES: usize = 10_000;

/// Set when the request it belongs to was cancelled, or answered.
struct Cancelled(Arc<AtomicBool>);

impl Drop for Cancelled {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// `workspace/symbol`.
pub(in crate::server) async fn symbols(
    session: &Arc<Session>,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>> {
    let articles = articles(session).await;
    let roots = session.look(|state| state.roots.clone());
    let query = Query::new(&params.query);
    let found = unless_cancelled(move |cancelled| {
        let mut found: Vec<(i32, usize, &Thing<Spot>, &Indexed)> = Vec::new();
        for article in &articles {
            if cancelled() {
                return Vec::new();
            }
            let things = article.summary.things.iter();
            let matching = things.filter_map(|thing| Some((query.score(&thing.name)?, thing)));
            // Asked for nothing in particular, most want names.
            let matching = matching.filter(|(_, thing)| !query.is_empty() || thing.label.is_none());
            found.extend(matching.map(|(score, thing)| {
                let score = if query.is_empty() { 0 } else { score };
                (score, thing.mentions.len() + thing.quotes.len(), thing, article)
            }));
        }
        // Articles come in the order of their paths, and sorting keeps that.
        let rank = |kind: SymbolKind| match kind {
            SymbolKind::Person => 0,
            SymbolKind::Organisation => 1,
            SymbolKind::Place => 2,
            SymbolKind::Other => 3,
            _ => 4,
        };
        found.sort_by_key(|(score, weight, thing, _)| (-score, rank(thing.kind), std::cmp::Reverse(*weight)));
        found.truncate(MOST_SYMBOLS);
        found.into_iter().map(|(.., thing, article)| symbol(thing, article, &roots)).collect()
    });
    Ok(Some(WorkspaceSymbolResponse::Flat(found.await?)))
}

fn symbol(thing: &Thing<Spot>, article: &Indexed, roots: &[std::path::PathBuf]) -> SymbolInformation {
    let inside = article.key.inside(roots);
    let container = match &thing.label {
        Some(label) => format!("{label}, {inside}"),
        None => inside,
    };
    #[expect(deprecated, reason = "the field has no default and the protocol keeps it")]
    SymbolInformation {
        name: if thing.name.is_empty() { "—".to_owned() } else { thing.name.clone() },
        kind: symbol_kind(thing.kind),
        tags: None,
        deprecated: None,
        location: location(&article.uri, thing.introduction),
        container_name: Some(container),
    }
}

/// Where the other articles speak of a thing that `asked_in` speaks of, in the order of their paths.
pub(super) async fn elsewhere(
    session: &Arc<Session>,
    asked_in: &Uri,
    identity: Identity,
    with_introduction: bool,
) -> Result<Vec<Location>> {
    let articles = articles(session).await;
    let here = Key::of(asked_in);
    unless_cancelled(move |cancelled| {
        let mut found = Vec::new();
        for article in articles.iter().filter(|article| article.key != here) {
            if cancelled() || found.len() >= MOST_REFERENCES {
                break;
            }
            for thing in article.summary.things.iter().filter(|thing| thing.identity.is(&identity)) {
                let mentions = thing.mentions.iter().filter(|&&spot| with_introduction || spot != thing.introduction);
                let mut spots: Vec<Spot> = mentions.chain(&thing.quotes).copied().collect();
                spots.sort_unstable();
                spots.dedup();
                found.extend(spots.into_iter().map(|spot| location(&article.uri, spot)));
            }
        }
        found.truncate(MOST_REFERENCES);
        found
    })
    .await
}

/// The other articles that speak of a thing that `asked_in` speaks of, in the order of their paths.
pub(super) async fn articles_about(session: &Arc<Session>, asked_in: &Uri, identity: &Identity) -> Vec<Uri> {
    let here = Key::of(asked_in);
    let about = |article: &Indexed| article.summary.things.iter().any(|thing| thing.identity.is(identity));
    let others = articles(session).await.into_iter().filter(|article| article.key != here && about(article));
    others.map(|article| article.uri).collect()
}

/// All articles of the workspace in the order of their paths, as they are now: those that are open
/// as they are in the editor.
pub(in crate::server) async fn articles(session: &Arc<Session>) -> Vec<Indexed> {
    let complete = tokio::time::timeout(PATIENCE, session.index.wish().granted()).await.is_ok();
    if !complete {
        tracing::warn!("not all articles of the workspace are read yet; the answer is of those that are");
    }
    let open: Vec<(Key, Uri)> = session.look(|state| {
        let articles = state.documents().filter(|(_, document)| document.kind == Kind::Article);
        articles.map(|(key, document)| (key.clone(), document.buffer.uri.clone())).collect()
    });
    let mut all = session.index.except(&open.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>());
    for (key, uri) in open {
        // One that was closed meanwhile, or can't be read, has nothing to say.
        if let Ok(Some(summary)) = session.ask_newest(&uri, |snapshot| snapshot.summary()).await {
            all.push(Indexed { key, uri, summary });
        }
    }
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all
}

fn location(uri: &Uri, spot: Spot) -> Location {
    let position = |at: crate::text::LineColumn| Position { line: at.line, character: at.column };
    Location { uri: uri.clone(), range: Range { start: position(spot.start), end: position(spot.end) } }
}

/// Does something on a thread where it may take its time. It is told, whenever it asks, whether the
/// request was cancelled meanwhile.
async fn unless_cancelled<T: Send + 'static>(work: impl FnOnce(&dyn Fn() -> bool) -> T + Send + 'static) -> Result<T> {
    let flag = Arc::new(AtomicBool::new(false));
    let _cancelled = Cancelled(Arc::clone(&flag));
    let done = tokio::task::spawn_blocking(move || work(&|| flag.load(Ordering::Relaxed))).await;
    done.map_err(|_| Error::internal_error())
}
