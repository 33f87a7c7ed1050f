//! The command line: the same core without an editor.
//!
//! Exit codes: 0 where all went well, 1 where `check` found errors, 2 where an input could not be
//! read or the command line was wrong.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser, Subcommand};

mod annotate;
mod annotations;
mod article;
mod batch;
mod check;
mod contract;
mod convert;
mod excerpt;
mod explain;
mod gazetteer;
mod init;
mod input;
mod lsp;
mod places;
mod schemas;
mod tables;
mod tour;
mod workspace;

/// Reads news articles: who says what, where, how many, when. Keeps annotations beside them.
#[derive(Parser, Debug)]
#[command(name = "postil", disable_version_flag = true, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// Print the version; with --verbose, where the data come from
    #[arg(short = 'V', long)]
    version: bool,

    /// With --version: say more
    #[arg(short, long, requires = "version")]
    verbose: bool,
}

#[derive(Subcommand, Debug)]
enum Command {
    Annotate(annotate::Args),
    Check(check::Args),
    Convert(convert::Args),
    Explain(explain::Args),
    Figures(tables::FiguresArgs),
    Gazetteer(gazetteer::Args),
    Init(init::Args),
    Lsp(lsp::Args),
    Places(places::Args),
    Timeline(tables::TimelineArgs),
    Tour(tour::Args),
}

/// How a command ended; printed as the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// All went well.
    Fine,
    /// A check found what it was told to fail on.
    Found,
    /// Some input could not be read; a message said which.
    InputFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => ExitCode::SUCCESS,
            Outcome::Found => ExitCode::from(1),
            Outcome::InputFailed => ExitCode::from(2),
        }
    }
}

/// Where what postil knows comes from, and under which licence.
const NOTICE: &str = include_str!("../../NOTICE");

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Some(Command::Annotate(args)) => annotate::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Convert(args)) => convert::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::Figures(args)) => tables::figures(args),
        Some(Command::Timeline(args)) => tables::timeline(args),
        Some(Command::Gazetteer(args)) => gazetteer::run(args),
        Some(Command::Init(args)) => init::run(args),
        Some(Command::Lsp(args)) => return lsp::run(args),
        Some(Command::Places(args)) => places::run(args),
        Some(Command::Tour(args)) => tour::run(args),
        None if cli.version => version(cli.verbose),
        None => Cli::command().print_help().map(|()| Outcome::InputFailed),
    };
    match done {
        Ok(outcome) => outcome.into(),
        // Whoever reads our output has seen enough (`| head`): nothing to complain about.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("can't write the output: {error}"));
            ExitCode::from(2)
        }
    }
}

fn version(verbose: bool) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    writeln!(out, "postil {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        write!(out, "\n{NOTICE}")?;
    }
    Ok(Outcome::Fine)
}

/// Says on stderr what went wrong.
fn complain(message: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "postil: {message}");
}
