//! Which configuration files count for an article: of each kind the one nearest above it.

use super::super::conf::ConfKind;

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
