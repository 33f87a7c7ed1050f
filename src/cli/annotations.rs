//! Stand-off files on the command line.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    ide::Article,
    standoff::{AnnFile, Problem, article_missing, verify},
    text::Text,
};

use super::{article::format_of, input, workspace::Workspaces};

/// A stand-off file with its text.
pub(super) struct Standoff {
    /// What it says.
    pub(super) file: AnnFile,
    /// Its article; `None` where there is none.
    pub(super) article: Option<Text>,
}

/// Whether a path names a stand-off file.
pub(super) fn is_standoff(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ann"))
}

/// Where the article of a stand-off file may be, the likeliest first.
fn articles_beside(path: &Path) -> [PathBuf; 3] {
    ["txt", "md", "markdown"].map(|extension| path.with_extension(extension))
}

impl Standoff {
    /// Reads a stand-off file and the article beside it.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let source = input::read(path).map_err(|why| format!("{} {why}", path.display()))?;
        let beside = articles_beside(path).into_iter().find(|path| path.is_file());
        let article = match beside {
            Some(path) => {
                let text = input::read(&path).map_err(|why| format!("{} {why}", path.display()))?;
                Some(Text::new(&text, format_of(&path)))
            }
            None => None,
        };
        let file = match &article {
            Some(article) => AnnFile::read(&source, article),
            None => AnnFile::parse(&source),
        };
        Ok(Standoff { file, article })
    }

    /// What is wrong with it.
    pub(super) fn problems(&self, path: &Path, workspaces: &Workspaces) -> Vec<Problem> {
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let found = workspaces.schemas.of(whole.parent().unwrap_or(Path::new("")));
        let mut problems = verify(&self.file, &found.schema, self.article.as_ref());
        if self.article.is_none() {
            let names = articles_beside(path).into_iter();
            let names: Vec<String> =
                names.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
            problems.insert(0, article_missing(&self.file, &names));
        }
        problems
    }
}

/// What is wrong with the annotations of an article that is not said in the article itself; with the
/// text of their file.
pub(super) fn problems_beside(article: &Article) -> Option<(String, Vec<Problem>)> {
    let source = article.annotations.as_ref()?.source();
    let file = AnnFile::read(source, &article.text);
    let mut problems = verify(&file, &article.schema, Some(&article.text));
    // The article's own finding says so, at the level that settings give it.
    problems.retain(|problem| !matches!(problem.code, "text-mismatch" | "offset-range" | "text-moved"));
    Some((source.to_owned(), problems))
}

/// The paths of files, each as the system has it.
pub(super) fn canonical<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Vec<PathBuf> {
    paths.into_iter().filter_map(|path| fs::canonicalize(path).ok()).collect()
}

/// Has the schema above a configuration file read, and with it that file.
pub(super) fn open_conf(path: &Path, workspaces: &Workspaces) -> Result<(), String> {
    let whole = fs::canonicalize(path).map_err(|error| {
        let why = input::Unreadable::System(io::Error::from(error.kind()));
        format!("{} {why}", path.display())
    })?;
    workspaces.schemas.of(whole.parent().unwrap_or(Path::new("")));
    Ok(())
}
