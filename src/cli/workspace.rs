//! What lies beside and above an article: its stand-off file and the nearest `postil.toml`.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil;

use crate::{
    checks,
    config::{Config, FILE_NAME, Problem},
    gazetteer::{Gazetteer, Gazetteers},
    server::memory,
    standoff::AnnFile,
    text::{Encoding, Format, Text},
};

use super::{
    article::{Source, format_of},
    input,
    schemas::{FoundConf, Schemas},
};

/// The gazetteers in use.
pub(super) static GAZETTEERS: Gazetteers = Gazetteers::new();

/// The settings found so far, by the folder of the articles they hold for.
#[derive(Debug)]
pub(super) struct Workspaces {
    /// The schemas of the same articles.
    pub(super) schemas: Schemas,
    by_folder: Mutex<HashMap<PathBuf, Arc<Workspace>>>,
    /// What articles without settings have their places looked up in.
    gazetteer: Arc<Gazetteer>,
}

impl Default for Workspaces {
    fn default() -> Self {
        let gazetteer = Arc::clone(GAZETTEERS.embedded());
        Workspaces { schemas: Schemas::default(), by_folder: Mutex::default(), gazetteer }
    }
}

/// One `postil.toml`, or none.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// The file; `None` where there is none.
    pub(super) file: Option<PathBuf>,
    /// What is written in it.
    pub(super) source: String,
    /// What that means.
    pub(super) config: Arc<Config>,
    /// What of it is not understood.
    pub(super) problems: Vec<Problem>,
    /// Why it could not be read at all.
    pub(super) unreadable: Option<String>,
    /// What the places of its articles are looked up in.
    pub(super) gazetteer: Arc<Gazetteer>,
}

impl Workspaces {
    /// The settings for an article in `folder`.
    pub(super) fn of(&self, folder: &Path) -> Arc<Workspace> {
        // A thread that panicked while it held the lock left the map as good as it was.
        let mut known = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(workspace) = known.get(folder) {
            return Arc::clone(workspace);
        }
        let file = folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file());
        let root = file.as_ref().and_then(|file| file.parent()).map(Path::to_path_buf);
        let shared = root.as_ref().and_then(|root| known.get(root).cloned());
        let workspace = shared.unwrap_or_else(|| {
            Arc::new(match file {
                Some(file) => Workspace::read(file),
                None => Workspace { gazetteer: Arc::clone(&self.gazetteer), ..Workspace::default() },
            })
        });
        known.extend(root.map(|root| (root, Arc::clone(&workspace))));
        known.insert(folder.to_path_buf(), Arc::clone(&workspace));
        workspace
    }

    /// Every `postil.toml` in use, and every file of a schema, each in order.
    pub(super) fn files(self) -> (Vec<Arc<Workspace>>, Vec<FoundConf>) {
        let known = self.by_folder.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut workspaces: Vec<_> = known.into_values().filter(|workspace| workspace.file.is_some()).collect();
        workspaces.sort_by(|a, b| a.file.cmp(&b.file));
        workspaces.dedup_by(|a, b| a.file == b.file);
        (workspaces, self.schemas.into_files())
    }
}

impl Workspace {
    fn read(file: PathBuf) -> Self {
        match input::read(&file) {
            Ok(source) => {
                let (config, mut problems) = Config::from_toml(&source, &checks::codes());
                let config = config.rooted(file.parent().unwrap_or(Path::new("")));
                let asked = config.gazetteer.as_ref();
                let (gazetteer, trouble) = GAZETTEERS.layered(asked.map(|file| file.path.as_path()), &config.places);
                problems.extend(asked.zip(trouble).map(|(file, message)| Problem {
                    range: file.range,
                    key: "gazetteer".to_owned(),
                    message,
                    replacement: None,
                }));
                let config = Arc::new(config);
                Workspace { file: Some(file), source, config, problems, unreadable: None, gazetteer }
            }
            Err(why) => {
                let unreadable = Some(format!("{} {why}", file.display()));
                let gazetteer = Arc::clone(GAZETTEERS.embedded());
                Workspace { file: Some(file), unreadable, gazetteer, ..Workspace::default() }
            }
        }
    }

    /// What is wrong with the file, one line each, naming it.
    pub(super) fn complaints(&self) -> impl Iterator<Item = String> + '_ {
        let name = self.file.as_deref().unwrap_or(Path::new(FILE_NAME)).display();
        let text = Text::new(&self.source, Format::Plain);
        let line = move |problem: &Problem| text.position(problem.range.start(), Encoding::Utf32).line + 1;
        let problems =
            self.problems.iter().map(move |problem| format!("{name}, line {}: {}", line(problem), problem.message));
        self.unreadable.iter().cloned().chain(problems)
    }

    /// The day an article was published, as the settings have it.
    fn date_of(&self, article: &Path) -> Option<civil::Date> {
        let root = self.file.as_ref()?.parent()?;
        let inside = article.strip_prefix(root).ok()?;
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        self.config.date_of(&parts.join("/"))
    }
}

/// Opens an article with everything that lies beside it. `date` counts where settings give none.
/// A stand-off file that can't be read leaves the article without annotations; the second answer
/// then says why.
pub(super) fn open(
    path: &Path,
    date: Option<civil::Date>,
    workspaces: &Workspaces,
) -> Result<(Source, Option<String>), String> {
    let id = path.display().to_string();
    let text = input::read(path).map_err(|why| format!("{id} {why}"))?;
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = whole.parent().unwrap_or(Path::new(""));
    let workspace = workspaces.of(folder);
    let schema = Arc::clone(&workspaces.schemas.of(folder).schema);
    let (annotations, complaint) = match input::read(&path.with_extension("ann")) {
        Ok(source) => {
            let article = Text::new(&text, format_of(path));
            let mut file = AnnFile::read(&source, &article);
            memory::recover(&mut file, &whole, &article);
            (Some(file), None)
        }
        Err(input::Unreadable::System(error)) if error.kind() == io::ErrorKind::NotFound => (None, None),
        Err(why) => (None, Some(format!("{} {why}", path.with_extension("ann").display()))),
    };
    let date = workspace.date_of(&whole).or(date);
    let config = Arc::clone(&workspace.config);
    let gazetteer = Arc::clone(&workspace.gazetteer);
    Ok((Source { id, text, format: format_of(path), date, annotations, schema, config, gazetteer }, complaint))
}
