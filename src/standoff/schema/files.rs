//! Which configuration files count for an article: of each kind the one nearest above it.

use super::{
    super::conf::{ConfFile, ConfKind},
    Schema, default_conf,
};
use crate::standoff::Problem;

/// Reads files for [`nearest`]; whoever implements it does the I/O, and may cache.
pub trait ConfReader {
    /// How a folder is called.
    type Folder;

    /// The folder above, `None` at the top of the workspace or of the disk.
    fn parent(&self, folder: &Self::Folder) -> Option<Self::Folder>;

    /// The text of a file in a folder, `None` where there is none or it can't be read.
    fn read(&self, folder: &Self::Folder, file_name: &str) -> Option<String>;
}

/// A configuration file that counts for an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<F> {
    /// Where it is.
    pub folder: F,
    /// What it says.
    pub text: String,
}

/// The file of a kind that is nearest above an article in `folder`, that folder included.
pub fn nearest<R: ConfReader>(reader: &R, folder: R::Folder, kind: ConfKind) -> Option<Found<R::Folder>> {
    let mut current = Some(folder);
    while let Some(folder) = current {
        if let Some(text) = reader.read(&folder, kind.file_name()) {
            return Some(Found { folder, text });
        }
        current = reader.parent(&folder);
    }
    None
}

impl Schema {
    /// Builds a schema from the configuration files that were found, and from the default one of each
    /// kind that was not. Default labels and keys are those of default types, so they go with those.
    /// The problems are as with [`Schema::build`], of the given files alone.
    pub fn of_found(mut files: Vec<ConfFile>) -> (Self, Vec<(ConfKind, Problem)>) {
        let found: Vec<ConfKind> = files.iter().map(ConfFile::kind).collect();
        let own_types = found.contains(&ConfKind::Annotation);
        for kind in ConfKind::ALL {
            let of_types = matches!(kind, ConfKind::Visual | ConfKind::Shortcuts);
            if !(found.contains(&kind) || of_types && own_types) {
                files.push(ConfFile::parse(default_conf(kind), kind));
            }
        }
        let (schema, mut problems) = Schema::build(&files);
        problems.retain(|(kind, _)| found.contains(kind));
        (schema, problems)
    }
}
