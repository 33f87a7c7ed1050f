//! `postil convert`: annotations in another form.

use std::{
    io::{self, Write as _},
    path::PathBuf,
};

use clap::ValueEnum;

use crate::{files, standoff::print_for_brat};

use super::{Outcome, annotations::Standoff, complain};

/// Print a stand-off file in another form, or write it to a file
///
/// `--to brat` prints what the file says such that brat can read all of it: no byte order mark, lines
/// that end in LF, spans cut where brat would break a line, one tab before the name of a linked entry,
/// an id for each line. The article beside the file fills in texts that lines leave out. The file
/// itself is left as it is, unless `-o` names it; an interruption leaves the old file or the new one.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The stand-off file, `.ann`
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The form to print it in
    #[arg(long, value_enum)]
    to: Form,

    /// Where to write it, instead of printing it; may be the file itself
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// As brat reads it
    Brat,
}

/// Prints the file, or says why it can't be read.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    match Standoff::read(&args.file) {
        Ok(standoff) => {
            let Form::Brat = args.to;
            let printed = print_for_brat(&standoff.file, standoff.article.as_ref());
            if let Some(path) = &args.output {
                return Ok(match files::replace(path, printed.as_bytes()) {
                    Ok(()) => Outcome::Fine,
                    Err(why) => {
                        complain(&format!("{} can't be written: {why}", path.display()));
                        Outcome::InputFailed
                    }
                });
            }
            let mut out = io::stdout().lock();
            out.write_all(printed.as_bytes())?;
            out.flush()?;
            Ok(Outcome::Fine)
        }
        Err(why) => {
            complain(&why);
            Ok(Outcome::InputFailed)
        }
    }
}
