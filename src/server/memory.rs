//! The articles as their stand-off files were last known to fit them.
//!
//! A stand-off file gives offsets; when its article is changed by a program that does not know
//! that, only the text it was written for tells where everything went. That text is kept in
//! `.postil/cache` (see [`home`]), never in the article: for each article a file with one JSON
//! object a line, the newest last, each a text and the hash of the stand-off file that fits it.
//! Losing the folder loses no annotation: they are then looked for by what they say they cover.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rapidhash::v3::rapidhash_v3;
use serde::{Deserialize, Serialize};

use crate::{
    files,
    standoff::{AnnFile, Base, Changes, Recovery, State, TextBound},
    text::{Format, Text},
};

/// The folder that holds what postil remembers.
const FOLDER: &str = ".postil";

/// So many versions of an article are remembered: the stand-off file on disk may be an older one
/// than the one that was last seen in the editor.
const VERSIONS: usize = 4;

/// Longer articles are not remembered, in bytes.
const LONGEST: usize = 1 << 22;

/// One version of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Version {
    /// A hash of the stand-off file, in hexadecimal.
    annotations: String,
    /// The article.
    text: String,
    /// The annotations that were doubtful then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    doubtful: Vec<String>,
    /// Those whose text had been deleted by then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deleted: Vec<String>,
}

impl Version {
    /// The article as it is, if its stand-off file says where everything is; else there is nothing
    /// to be remembered.
    pub(crate) fn of(file: &AnnFile, article: &Text) -> Option<Version> {
        if file.text_bounds().next().is_none() || !Changes::new(file, article).is_empty() {
            return None;
        }
        let ids = |wanted: &dyn Fn(&TextBound<'_>) -> bool| -> Vec<String> {
            file.text_bounds().filter(wanted).map(|it| it.id.to_string()).collect()
        };
        let doubtful = ids(&|it| file.recovery(it.id) == Some(Recovery::Doubtful));
        let deleted = ids(&|it| it.state == State::Deleted || file.recovery(it.id) == Some(Recovery::Gone));
        let text = article.to_string();
        (text.len() <= LONGEST).then(|| Version { annotations: hash(file.source()), text, doubtful, deleted })
    }
}

/// Puts the annotations of the article at `path` where they belong, if it was changed since they
/// were written.
pub(crate) fn recover(file: &mut AnnFile, path: &Path, article: &Text) {
    if file.text_bounds().next().is_none() {
        return;
    }
    let versions = recall(path);
    let written = hash(file.source());
    if let Some(version) = versions.iter().rev().find(|version| version.annotations == written) {
        file.reanchor(Base::Of(&version.text), article);
        for id in &version.doubtful {
            if file.text_bound(id).is_some_and(|it| !it.is_parked()) {
                file.set_recovery(id, Some(Recovery::Doubtful));
            }
        }
        for id in &version.deleted {
            if file.text_bound(id).is_some_and(|it| it.is_parked()) {
                file.set_recovery(id, Some(Recovery::Gone));
            }
        }
    } else if !file.fits(article) {
        let base = versions.last().map_or(Base::Unknown, |version| Base::Near(&version.text));
        file.reanchor(base, article);
    }
}

/// The article at `path` as its stand-off files were last known to fit it, the newest first.
pub(crate) fn texts(path: &Path) -> Vec<Text> {
    recall(path).iter().rev().map(|version| Text::new(&version.text, Format::Plain)).collect()
}

/// Remembers a version of the article at `path`. Nothing is written where it is known already.
/// Where there is no place yet to remember things, one is made in `root`, or beside the article.
///
/// # Errors
///
/// Where the file can't be written; the one that was there is then as it was.
pub(crate) fn remember(path: &Path, root: Option<&Path>, version: Version) -> io::Result<()> {
    let mut versions = recall(path);
    if versions.last() == Some(&version) {
        return Ok(());
    }
    let beside = || path.parent().map(Path::to_owned).unwrap_or_default();
    let folder = match home(path) {
        Some(folder) => folder,
        None => make_home(&root.map_or_else(beside, Path::to_owned))?,
    };
    versions.retain(|known| known.annotations != version.annotations);
    versions.push(version);
    versions.drain(..versions.len().saturating_sub(VERSIONS));
    let mut lines = Vec::new();
    for version in &versions {
        serde_json::to_writer(&mut lines, version)?;
        lines.push(b'\n');
    }
    files::replace(&file_of(&folder, path), &lines)
}

/// Forgets nothing and reads what there is; what can't be read counts for nothing.
fn recall(path: &Path) -> Vec<Version> {
    let Some(folder) = home(path) else { return Vec::new() };
    let text = fs::read_to_string(file_of(&folder, path)).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// The `.postil` folder that is nearest above an article, from its own folder on.
fn home(article: &Path) -> Option<PathBuf> {
    article.ancestors().skip(1).map(|folder| folder.join(FOLDER)).find(|folder| folder.is_dir())
}

/// Makes a `.postil` folder, with a note to version control that it is not for it.
fn make_home(root: &Path) -> io::Result<PathBuf> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let ignore = b"# What postil remembers of this machine's articles; safe to delete.\n*\n";
    files::replace(&folder.join(".gitignore"), ignore)?;
    Ok(folder)
}

/// Where an article is remembered: under its name, and a hash of its path from the folder of
/// `folder` on, so that the workspace can be moved as a whole.
fn file_of(folder: &Path, article: &Path) -> PathBuf {
    let inside = folder.parent().and_then(|root| article.strip_prefix(root).ok()).unwrap_or(article);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let name: String = inside.file_stem().unwrap_or_default().to_string_lossy().chars().take(40).collect();
    folder.join("cache").join(format!("{name}-{}.jsonl", hash(&parts.join("/"))))
}

fn hash(text: &str) -> String {
    format!("{:016x}", rapidhash_v3(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "Nadia Haddad left Aleppo.\n\nOmar stayed in Aleppo.\n";
    const ANN: &str = "T1\tPerson 0 12\tNadia Haddad\nT2\tPlace 18 24\tAleppo\nT3\tPlace 42 48\tAleppo\n";

    fn text(text: &str) -> Text {
        Text::new(text, Format::Plain)
    }

    fn desk() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("2024/flight.txt");
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        (folder, path)
    }

    fn remember_as_it_is(path: &Path, root: &Path, ann: &str, article: &str) {
        let article = text(article);
        let version = Version::of(&AnnFile::read(ann, &article), &article).expect("it fits");
        remember(path, Some(root), version).expect("it can be written");
    }

    fn recovered(path: &Path, ann: &str, article: &str) -> Vec<(String, State, Option<Recovery>)> {
        let article = text(article);
        let mut file = AnnFile::read(ann, &article);
        recover(&mut file, path, &article);
        file.text_bounds()
            .map(|it| (it.spans.iter().map(|span| article.slice(*span)).collect(), it.state, file.recovery(it.id)))
            .collect()
    }

    #[test]
    fn an_article_that_changed_while_nobody_looked() {
        let (folder, path) = desk();
        remember_as_it_is(&path, folder.path(), ANN, ARTICLE);
        assert!(folder.path().join(".postil/.gitignore").is_file());
        let now = "Omar stayed in Aleppo.\n\nUpdate: Nadia Haddad left.\n";
        let found = |text: &str| (text.to_owned(), State::Moved, Some(Recovery::Found));
        let gone = (String::new(), State::Adrift, Some(Recovery::Gone));
        assert_eq!(recovered(&path, ANN, now), [found("Nadia Haddad"), gone, found("Aleppo")]);
        // Without what is remembered, one Aleppo is as good as another.
        fs::remove_dir_all(folder.path().join(".postil")).expect("it is there");
        let guesses = recovered(&path, ANN, now);
        assert!(guesses[1..].iter().all(|it| it.2 == Some(Recovery::Doubtful)), "{guesses:?}");
    }

    #[test]
    fn a_file_that_was_changed_along_with_its_article_is_believed() {
        let (folder, path) = desk();
        remember_as_it_is(&path, folder.path(), ANN, ARTICLE);
        let ann = "T1\tPerson 8 20\tNadia Haddad\nT2\tPlace 26 32\tAleppo\n";
        let found = recovered(&path, ann, &format!("Update: {ARTICLE}"));
        assert!(found.iter().all(|it| it.1 == State::AsWritten && it.2.is_none()), "{found:?}");
    }

    #[test]
    fn several_versions_and_no_more_than_that() {
        let (folder, path) = desk();
        for number in 0..9 {
            let (ann, article) = (format!("{ANN}#1\tAnnotatorNotes T1\t{number}\n"), format!("{ARTICLE}{number}\n"));
            remember_as_it_is(&path, folder.path(), &ann, &article);
            remember_as_it_is(&path, folder.path(), &ann, &article);
        }
        let known: Vec<String> = recall(&path).iter().map(|version| version.text.replace(ARTICLE, "")).collect();
        assert_eq!(known, ["5\n", "6\n", "7\n", "8\n"]);
    }

    #[test]
    fn what_does_not_fit_or_marks_nothing_is_not_remembered() {
        let article = text(ARTICLE);
        assert_eq!(Version::of(&AnnFile::read("#1\tAnnotatorNotes T1\tx\n", &article), &article), None);
        let mut moved = AnnFile::read(ANN, &article);
        moved.reanchor(Base::Of(&format!("So {ARTICLE}")), &article);
        let later = text(&format!("So {ARTICLE}"));
        let mut file = AnnFile::read(ANN, &later);
        file.reanchor(Base::Of(ARTICLE), &later);
        assert_eq!(Version::of(&file, &later), None);
    }

    #[test]
    fn doubts_are_remembered() {
        let (folder, path) = desk();
        let article = text(ARTICLE);
        let mut file = AnnFile::read(ANN, &article);
        file.set_recovery("T2", Some(Recovery::Doubtful));
        remember(&path, Some(folder.path()), Version::of(&file, &article).expect("it fits")).expect("it is written");
        let found = recovered(&path, ANN, ARTICLE);
        assert_eq!(found.iter().map(|it| it.2).collect::<Vec<_>>(), [None, Some(Recovery::Doubtful), None]);
    }

    #[test]
    fn what_was_deleted_stays_deleted_and_what_was_always_wrong_is_not_called_that() {
        let (folder, path) = desk();
        let ann = format!("{ANN}T4\tPlace 0 5\tDamascus\n");
        let now = "Nadia Haddad left.\n\nOmar stayed in Aleppo.\n";
        remember_as_it_is(&path, folder.path(), &ann, ARTICLE);
        let article = text(now);
        let mut file = AnnFile::read(&ann, &article);
        recover(&mut file, &path, &article);
        let (gone, wrong) = (Some(Recovery::Gone), None);
        assert_eq!((file.recovery("T2"), file.recovery("T4")), (gone, wrong));
        // Written down, remembered and read again.
        let written = Changes::new(&file, &article).printed();
        let file = file.reread(&written, &article);
        remember(&path, None, Version::of(&file, &article).expect("it fits")).expect("it is written");
        let found = recovered(&path, &written, now);
        assert_eq!((found[1].2, found[3].2), (gone, wrong), "{found:?}");
    }

    #[test]
    fn rubbish_in_the_cache_counts_for_nothing() {
        let (folder, path) = desk();
        remember_as_it_is(&path, folder.path(), ANN, ARTICLE);
        let file = file_of(&folder.path().join(FOLDER), &path);
        let good = fs::read_to_string(&file).expect("it is there");
        fs::write(&file, format!("{{\"annotations\":\n\u{0}\n{good}{}", &good[..good.len() / 2]))
            .expect("it can be written");
        assert_eq!(recall(&path).len(), 1);
    }
}
