//! Files beside an article, read again when they changed.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{config, standoff::ConfKind, text::BYTE_ORDER_MARK};

/// What was made of a text file when it was last read. Asking again costs one look at its metadata.
#[derive(Debug)]
pub(super) struct DiskFile<T> {
    seen: Option<(PathBuf, Stamp)>,
    value: Option<T>,
}

/// What changes when a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// The stamp a file has now; `None` where there is none.
    pub(super) fn of(path: &Path) -> Option<Stamp> {
        let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        Some(Stamp { length: metadata.len(), modified: metadata.modified().ok() })
    }

    /// How long the file is, in bytes.
    pub(super) fn length(self) -> u64 {
        self.length
    }
}

impl<T> Default for DiskFile<T> {
    fn default() -> Self {
        DiskFile { seen: None, value: None }
    }
}

impl<T> DiskFile<T> {
    /// What `parse` makes of the file, or made of it if it is still the same; `None` where there is
    /// no such file.
    pub(super) fn read(&mut self, path: &Path, parse: impl FnOnce(&str) -> T) -> Option<&T> {
        let now = Stamp::of(path).map(|stamp| (path.to_owned(), stamp));
        if now.is_none() || now != self.seen {
            self.value = now.as_ref().and_then(|_| text_of(path)).map(|text| parse(&text));
            self.seen = now;
        }
        self.value.as_ref()
    }
}

/// The text of a file. What is not UTF-8 in it is replaced, one character for what was meant to be
/// one, so that the offsets of the rest stay what other programs count.
pub(super) fn text_of(path: &Path) -> Option<String> {
    match std::fs::read(path) {
        Ok(bytes) => Some(String::from_utf8(bytes).unwrap_or_else(|error| {
            tracing::warn!("{} is not UTF-8", path.display());
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })),
        Err(error) => {
            tracing::warn!("can't read {}: {error}", path.display());
            None
        }
    }
}

/// Whether a file begins with a byte order mark; `None` where there is no such file.
pub(super) fn has_mark(path: &Path) -> Option<bool> {
    let mut start = [0; BYTE_ORDER_MARK.len_utf8()];
    let mut file = File::open(path).ok()?;
    Some(file.read_exact(&mut start).is_ok() && start.starts_with(BYTE_ORDER_MARK.to_string().as_bytes()))
}

/// The folders in which the settings of an article are looked for: its own and those above, up to
/// `root`, or all of them.
pub(super) fn folders_above<'p>(article: &'p Path, root: Option<&Path>) -> impl Iterator<Item = &'p Path> {
    let root = root.map(Path::to_owned);
    let mut next = article.parent();
    std::iter::from_fn(move || {
        let folder = next?;
        next = folder.parent().filter(|_| root.as_deref() != Some(folder));
        Some(folder)
    })
}

/// The settings and the parts of the schema that hold for an article, the nearest of each up to
/// `root`, with what they are like now.
pub(super) fn read_with(article: &Path, root: Option<&Path>) -> Vec<(PathBuf, Stamp)> {
    let names = std::iter::once(config::FILE_NAME).chain(ConfKind::ALL.map(ConfKind::file_name));
    let nearest = |name: &str| {
        folders_above(article, root).find_map(|folder| {
            let path = folder.join(name);
            Stamp::of(&path).map(|stamp| (path, stamp))
        })
    };
    names.filter_map(nearest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_looked_for_up_to_the_root() {
        let above = |root: Option<&str>| -> Vec<String> {
            let folders = folders_above(Path::new("/w/news/2024/a.txt"), root.map(Path::new));
            folders.map(|folder| folder.display().to_string()).collect()
        };
        assert_eq!(above(Some("/w/news")), ["/w/news/2024", "/w/news"]);
        assert_eq!(above(None), ["/w/news/2024", "/w/news", "/w", "/"]);
    }

    #[test]
    fn a_file_is_read_again_when_it_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ann");
        let mut file = DiskFile::default();
        assert_eq!(file.read(&path, str::len), None);
        std::fs::write(&path, "T1").expect("a file");
        assert_eq!(file.read(&path, str::len), Some(&2));
        assert_eq!(file.read(&path, |_| unreachable!("it did not change")), Some(&2));
        std::fs::write(&path, "T1\t").expect("a file");
        assert_eq!(file.read(&path, str::len), Some(&3));
        std::fs::remove_file(&path).expect("a file");
        assert_eq!(file.read(&path, str::len), None);
    }
}
