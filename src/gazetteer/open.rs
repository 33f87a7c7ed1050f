//! Gazetteers kept open for as long as settings ask for them.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, PoisonError},
    time::SystemTime,
};

use super::{Gazetteer, OwnPlace};

/// So many combinations are kept open; more workspaces than that are seldom open at once.
const KEPT: usize = 8;

/// Gazetteers by what they are put together from, each opened once and again when its file changed.
#[derive(Debug)]
pub struct Gazetteers {
    embedded: LazyLock<Arc<Gazetteer>>,
    /// The last used last.
    open: Mutex<Vec<(Wanted, Opened)>>,
}

/// What a gazetteer is put together from.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    file: Option<(PathBuf, Stamp)>,
    own: Vec<OwnPlace>,
}

/// Length and time of change of a file; `None` where there is none.
type Stamp = Option<(u64, Option<SystemTime>)>;

/// A gazetteer, and why a part of it is missing.
type Opened = (Arc<Gazetteer>, Option<String>);

impl Gazetteers {
    /// None open yet.
    pub const fn new() -> Self {
        Gazetteers { embedded: LazyLock::new(|| Arc::new(Gazetteer::embedded())), open: Mutex::new(Vec::new()) }
    }

    /// The embedded gazetteer.
    pub fn embedded(&self) -> &Arc<Gazetteer> {
        &self.embedded
    }

    /// The embedded gazetteer with that of a file above it and a workspace's own places above both.
    ///
    /// A file that cannot be used leaves its layer out; the second answer then says why. Asking
    /// again costs one look at the file's metadata.
    pub fn layered(&self, file: Option<&Path>, own: &[OwnPlace]) -> Opened {
        if file.is_none() && own.is_empty() {
            return (Arc::clone(&self.embedded), None);
        }
        let file = file.map(|path| (path.to_owned(), stamp(path)));
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let found = open.iter().position(|(wanted, _)| wanted.file == file && wanted.own == own);
        if let Some(at) = found {
            let last = open.remove(at);
            let opened = last.1.clone();
            open.push(last);
            return opened;
        }
        // The file may be open already, under other places.
        let same = open.iter().find(|(wanted, _)| wanted.file == file);
        let below = same.map(|(_, (gazetteer, trouble))| (gazetteer.without_own(), trouble.clone()));
        let (below, trouble) = below.unwrap_or_else(|| self.open(file.as_ref().map(|(path, _)| path.as_path())));
        let opened = (Arc::new(below.with_own(own)), trouble);
        if open.len() == KEPT {
            open.remove(0);
        }
        // An older state of the file is of no use to anybody any more.
        open.retain(|(wanted, _)| wanted.own != own || !same_path(&wanted.file, &file));
        open.push((Wanted { file, own: own.to_vec() }, opened.clone()));
        opened
    }

    fn open(&self, file: Option<&Path>) -> (Gazetteer, Option<String>) {
        let embedded = Gazetteer::clone(&self.embedded);
        let Some(path) = file else { return (embedded, None) };
        match embedded.clone().layered(path) {
            Ok(layered) => (layered, None),
            Err(error) => (embedded, Some(format!("the gazetteer {} is not used: {error}", path.display()))),
        }
    }
}

impl Default for Gazetteers {
    fn default() -> Self {
        Gazetteers::new()
    }
}

fn same_path(a: &Option<(PathBuf, Stamp)>, b: &Option<(PathBuf, Stamp)>) -> bool {
    a.as_ref().map(|(path, _)| path) == b.as_ref().map(|(path, _)| path)
}

fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opened_once_and_again_when_the_file_changed() {
        let gazetteers = Gazetteers::new();
        assert!(Arc::ptr_eq(&gazetteers.layered(None, &[]).0, gazetteers.embedded()));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.gaz");
        let ask = || gazetteers.layered(Some(&path), &[]);
        let (absent, why) = ask();
        assert_eq!(absent.titles().count(), 1);
        assert!(why.is_some_and(|why| why.contains("own.gaz is not used: cannot read it")));
        std::fs::write(&path, "no gazetteer").expect("a file");
        assert!(ask().1.is_some_and(|why| why.contains("postil gazetteer build")));
        let own = OwnPlace {
            name: "Tern".into(),
            aliases: Vec::new(),
            latitude: 1.0,
            longitude: 1.0,
            country: None,
            id: None,
        };
        let bytes = super::super::build::own(std::iter::once((&own, String::new(), String::new()))).expect("memory");
        std::fs::write(&path, bytes).expect("a file");
        let (first, why) = ask();
        assert_eq!((first.titles().count(), why), (2, None));
        assert!(Arc::ptr_eq(&first, &ask().0));
        assert_eq!(gazetteers.layered(Some(&path), &[own]).0.titles().count(), 3);
    }
}
