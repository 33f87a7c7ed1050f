//! The language server.
//!
//! [`transport`] carries messages, [`Backend`] hands each to the handler of its family, and the
//! handlers change or ask the one session there is. Everything of the protocol ends here: what
//! comes in passes `from_proto`, what goes out passes `to_proto`, and the layers below count in
//! code points.

use std::{process::ExitCode, sync::Arc};

use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::LspService;

mod annotations;
mod backend;
mod client;
mod diagnostics;
mod disk;
mod from_proto;
mod handlers;
mod index;
#[cfg(test)]
mod interleaving;
pub(crate) mod memory;
mod overtaken;
mod page;
mod reading;
mod schema;
mod session;
mod snapshot;
mod state;
mod to_proto;
pub mod transport;
mod uri;
mod watcher;
mod worker;

pub use backend::{Backend, DocumentText, PlacesParams};
pub use handlers::making::{Choice, Choices, ChoicesParams, Input};
pub use handlers::views::{ViewParams, ViewRow, ViewText};
pub use transport::{Ended, Options};

/// Serves one client over a pair of streams until it leaves. Has to be awaited within a tokio
/// runtime of several threads: articles are read while messages are carried.
pub async fn serve<I, O>(input: I, output: O, options: Options) -> Ended
where
    I: AsyncRead + Unpin,
    O: AsyncWrite + Unpin + Send + 'static,
{
    let outbox = Arc::<transport::Outbox>::default();
    let backend = |client| Backend::new(client, Arc::clone(&outbox));
    let (service, socket) = LspService::build(backend)
        .custom_method("postil/text", Backend::text)
        .custom_method("postil/places", Backend::places)
        .custom_method("postil/choices", Backend::choices)
        .custom_method("postil/view", Backend::view)
        .custom_method(transport::DOCUMENT_SYMBOL, Backend::document_symbols)
        .custom_method(transport::FORMATTING, Backend::format)
        .finish();
    transport::serve(service, socket, outbox, input, output, options).await
}

/// Serves the client at the other end of standard input and output: the whole of `postil lsp`.
///
/// The exit code is what the protocol asks for: 0 where the client sent `shutdown` before it left,
/// 1 otherwise. What goes wrong is written to standard error.
pub fn serve_stdio() -> ExitCode {
    // Standard output belongs to the protocol.
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN);
    // Whoever runs the server inside a program of their own may have set up another log.
    let _ = log.try_init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("postil: can't start the server: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), Options::default()));
    // A client may leave its end of our input open; nobody waits for that.
    runtime.shutdown_background();
    match ended {
        Ended::Orderly => ExitCode::SUCCESS,
        Ended::Abruptly => ExitCode::FAILURE,
    }
}
