//! `postil init`: a schema of one's own to begin with.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use crate::{
    files,
    standoff::{ConfKind, default_conf},
};

use super::{Outcome, complain};

/// Write the default schema into a folder, with comments, to be changed
///
/// Writes `annotation.conf` (what may be annotated), `visual.conf` (how it is shown), `tools.conf`
/// (data bases to link to) and `kb_shortcuts.conf` (keys). They hold for all articles in the folder
/// and below. A file that is there already is never written over: then nothing is written at all.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The folder; made where it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// Writes the four files, or says why not.
pub(super) fn run(args: &Args) -> io::Result<Outcome> {
    let folder = &args.folder;
    let path = |kind: ConfKind| folder.join(kind.file_name());
    let there: Vec<String> = ConfKind::ALL
        .into_iter()
        .filter(|&kind| fs::symlink_metadata(path(kind)).is_ok())
        .map(|kind| path(kind).display().to_string())
        .collect();
    if !there.is_empty() {
        let are = if there.len() == 1 { "is" } else { "are" };
        complain(&format!(
            "{} {are} there already; nothing was written. Move it away to start anew, or name another folder, as in \
             `postil init DIR`, and compare",
            there.join(", ")
        ));
        return Ok(Outcome::InputFailed);
    }
    if let Err(why) = fs::create_dir_all(folder) {
        complain(&format!("{} can't be made: {why}", folder.display()));
        return Ok(Outcome::InputFailed);
    }
    let mut out = io::stdout().lock();
    for kind in ConfKind::ALL {
        if let Err(why) = files::create(&path(kind), default_conf(kind).as_bytes()) {
            complain(&format!("{} can't be written: {why}; check the permissions of the folder", path(kind).display()));
            return Ok(Outcome::InputFailed);
        }
        writeln!(out, "{}", path(kind).display())?;
    }
    Ok(Outcome::Fine)
}
