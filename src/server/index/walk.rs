//! Which articles there are.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

/// Folders that hold no articles anybody wrote, besides those whose name begins with a dot.
const IGNORED: [&str; 3] = ["node_modules", "target", "__pycache__"];

/// The articles in some folders.
#[derive(Debug)]
pub(super) struct Walk<F> {
    /// The articles, each with what `fingerprint` says of it.
    pub(super) articles: BTreeMap<PathBuf, F>,
    /// The folders they are in.
    pub(super) folders: BTreeSet<PathBuf>,
    /// How many there are besides.
    pub(super) left_out: usize,
}

/// Looks through `roots` with all folders below them, and through `flat` without. `take` says what
/// is to be kept of an article, and leaves out those of which nothing is. Of several names of one
/// folder (by links) only the real one is followed.
pub(super) fn walk<F>(
    roots: &[PathBuf],
    flat: &BTreeSet<PathBuf>,
    most: usize,
    mut take: impl FnMut(&Path) -> Option<F>,
) -> Walk<F> {
    let mut walk = Walk { articles: BTreeMap::new(), folders: BTreeSet::new(), left_out: 0 };
    let all = roots.iter().map(|root| (root, usize::MAX)).chain(flat.iter().map(|folder| (folder, 1)));
    for (root, depth) in all {
        let entries = WalkDir::new(root).max_depth(depth).sort_by_file_name().into_iter();
        // What may not be read is none of our business.
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || wanted(entry)).filter_map(Result::ok) {
            let path = entry.path();
            if !entry.file_type().is_file() || !is_article(path) || walk.articles.contains_key(path) {
                continue;
            }
            let Some(kept) = take(path) else { continue };
            if walk.articles.len() >= most {
                walk.left_out += 1;
                continue;
            }
            walk.folders.extend(path.parent().map(Path::to_owned));
            walk.articles.insert(path.to_owned(), kept);
        }
    }
    walk
}

fn wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let ignored = entry.file_type().is_dir() && IGNORED.contains(&&*name);
    !ignored && !name.starts_with('.')
}

/// Whether a file is an article by its name.
pub(in crate::server) fn is_article(path: &Path) -> bool {
    let known = |extension: &std::ffi::OsStr| {
        ["txt", "md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    path.extension().is_some_and(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_but_not_those_of_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [
            "a.txt",
            "b.MD",
            "a.ann",
            "c.txt.swp",
            ".d.txt",
            "2024/e.markdown",
            "2024/05/f.txt",
            ".git/g.txt",
            "node_modules/x/README.md",
            "web/target/h.txt",
            "target.txt",
        ];
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            std::fs::write(path, "x").expect("a file");
        }
        let names = |walk: &Walk<()>| -> Vec<String> {
            let inside = |path: &PathBuf| path.strip_prefix(folder.path()).expect("inside").display().to_string();
            walk.articles.keys().map(inside).collect()
        };
        let root = [folder.path().to_owned()];
        let all = walk(&root, &BTreeSet::new(), 100, |_| Some(()));
        assert_eq!(names(&all), ["2024/05/f.txt", "2024/e.markdown", "a.txt", "b.MD", "target.txt"]);
        assert_eq!(all.folders.len(), 3);
        let flat = walk(&[], &BTreeSet::from(root.clone()), 100, |_| Some(()));
        assert_eq!(names(&flat), ["a.txt", "b.MD", "target.txt"]);
        let few = walk(&root, &BTreeSet::new(), 2, |_| Some(()));
        assert_eq!((few.articles.len(), few.left_out), (2, 3));
        assert!(walk(&[folder.path().join("gone")], &BTreeSet::new(), 9, |_| Some(())).articles.is_empty());
    }
}
