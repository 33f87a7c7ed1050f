//! Settings: `postil.toml` at a workspace root, and what a client sends.
//!
//! Both have the same keys. Reading them never fails: what is not understood is a [`Problem`],
//! and all the rest holds. Which files there are and where is for the layers above to find out.
//!
//! ```
//! use postil::config::{Config, Level};
//! let source = "[findings]\nplace-ambiguous = \"off\"\n[dates]\n\"2024/*.txt\" = 2024-03-01\n";
//! let (config, problems) = Config::from_toml(source, &["place-ambiguous"]);
//! assert!(problems.is_empty());
//! assert_eq!(config.level("place-ambiguous"), Some(Level::Off));
//! assert!(config.date_of("2024/bridge.txt").is_some());
//! ```

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::civil;
use serde_json::Value;

mod edit;
mod glob;
mod read;
mod suggest;
mod tree;

pub use edit::set_date;
use glob::Pattern;
pub use suggest::nearest;

use crate::{analysis::figures::VagueConvention, text::CharRange};

pub use crate::gazetteer::OwnPlace;

/// The name of the file settings are kept in.
pub const FILE_NAME: &str = "postil.toml";

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It isn't looked for.
    Off,
    /// Worth knowing, seldom worth acting on.
    Hint,
    /// Worth knowing.
    Information,
    /// Likely wrong.
    Warning,
    /// Certainly wrong.
    Error,
}

impl Level {
    /// All of them, the least first.
    pub const ALL: [Level; 5] = [Level::Off, Level::Hint, Level::Information, Level::Warning, Level::Error];

    /// Its name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Hint => "hint",
            Level::Information => "information",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// When the stand-off file is brought up to date with its article: `annotations.sync`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sync {
    /// When the article is saved.
    #[default]
    Save,
    /// Whenever nothing was typed for a moment, and when the article is saved.
    Pause,
    /// Only when somebody asks for it.
    Command,
}

impl Sync {
    /// All of them.
    pub const ALL: [Sync; 3] = [Sync::Save, Sync::Pause, Sync::Command];

    /// Its name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Sync::Save => "save",
            Sync::Pause => "pause",
            Sync::Command => "command",
        }
    }
}

/// The gazetteer to lay over the embedded one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerFile {
    /// Where it is; as written until [`Config::rooted`] was called.
    pub path: PathBuf,
    /// Where that is said in `postil.toml`.
    pub range: CharRange,
}

/// The settings that hold for the articles of one workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    levels: BTreeMap<String, Level>,
    /// The most specific first.
    dates: Vec<(Pattern, civil::Date)>,
    sync: Option<Sync>,
    /// A gazetteer to lay over the embedded one.
    pub gazetteer: Option<GazetteerFile>,
    /// The workspace's own places.
    pub places: Vec<OwnPlace>,
    /// Whose table turns “dozens” and “several” into numbers; `None` for the default one.
    pub vague: Option<VagueConvention>,
    /// Whether the days of relative dates are shown in the text; `None` for the default, not.
    pub hint_dates: Option<bool>,
}

/// Something in the settings that is not understood, and has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in `postil.toml`; the start of it for settings a client sent.
    pub range: CharRange,
    /// Under which key: `findings.place-ambiguous`; empty where the file is not TOML there.
    pub key: String,
    /// What is wrong and what would be right.
    pub message: String,
    /// What to write in place of `range` to put it right, where that can be told.
    pub replacement: Option<String>,
}

impl Config {
    /// Reads `postil.toml`. `codes` are the codes of all findings there are.
    pub fn from_toml(source: &str, codes: &[&str]) -> (Config, Vec<Problem>) {
        let (tree, mut problems) = tree::of_toml(source);
        let mut more = Vec::new();
        let config = read::config(&tree, codes, &mut more);
        // A slip of syntax moves what follows under other keys; what is said of those would mislead.
        if problems.is_empty() {
            problems = more;
        }
        (config, problems)
    }

    /// Reads the settings a client sent: an object with the same keys; `null` for none.
    pub fn from_json(settings: &Value, codes: &[&str]) -> (Config, Vec<Problem>) {
        let mut problems = Vec::new();
        let config = read::config(&tree::of_json(settings), codes, &mut problems);
        (config, problems)
    }

    /// Whose table turns “dozens” and “several” into numbers: ACLED's unless set otherwise.
    pub fn vague_quantities(&self) -> VagueConvention {
        self.vague.unwrap_or_default()
    }

    /// These settings with their paths, which are relative to `folder`, made whole.
    #[must_use]
    pub fn rooted(mut self, folder: &Path) -> Config {
        if let Some(file) = &mut self.gazetteer {
            file.path = folder.join(&file.path);
        }
        self
    }

    /// Whether the days of relative dates are shown in the text.
    pub fn hints_dates(&self) -> bool {
        self.hint_dates.unwrap_or_default()
    }

    /// The level set for a finding; `None` where its default holds.
    pub fn level(&self, code: &str) -> Option<Level> {
        self.levels.get(code).copied()
    }

    /// The day an article was published, as set under `[dates]`. `path` is relative to the folder
    /// of the settings, with `/` between its parts.
    pub fn date_of(&self, path: &str) -> Option<civil::Date> {
        self.dates.iter().find(|(pattern, _)| pattern.matches(path)).map(|(_, day)| *day)
    }

    /// When the stand-off file is brought up to date with its article.
    pub fn sync(&self) -> Sync {
        self.sync.unwrap_or_default()
    }

    /// These settings, and where they say nothing those of `fallback`. Places of both hold.
    #[must_use]
    pub fn or(mut self, fallback: &Config) -> Config {
        for (code, level) in &fallback.levels {
            self.levels.entry(code.clone()).or_insert(*level);
        }
        self.dates.extend_from_slice(&fallback.dates);
        self.sync = self.sync.or(fallback.sync);
        self.gazetteer = self.gazetteer.or_else(|| fallback.gazetteer.clone());
        self.places.extend_from_slice(&fallback.places);
        self.vague = self.vague.or(fallback.vague);
        self.hint_dates = self.hint_dates.or(fallback.hint_dates);
        self
    }
}

#[cfg(test)]
mod tests;
