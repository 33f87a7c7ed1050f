//! `postil lsp`: the server, for editors to start.

use std::process::ExitCode;

use crate::server;

/// Serve an editor over standard input and output
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Taken for granted; editors like to say it
    #[arg(long)]
    stdio: bool,
    /// The process that started the server, as some editors name it; the session says it as well
    #[arg(long = "clientProcessId", value_name = "PID", hide = true)]
    client_process: Option<u32>,
}

/// Serves until the editor leaves.
pub(super) fn run(_: &Args) -> ExitCode {
    server::serve_stdio()
}
