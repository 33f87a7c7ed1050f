//! What an editor asks, answered without protocol types.
//!
//! Every function takes an [`Article`], a snapshot that nothing changes any more, and answers in
//! code points. The server turns the answers into positions of the client's encoding.

mod actions;
mod alike;
pub mod annfile;
mod annotation;
mod article;
mod calls;
mod complete;
pub mod conf;
mod dating;
mod definition;
mod disagreements;
mod highlights;
mod hints;
mod hover;
mod lens;
mod map;
mod operation;
mod overlay;
mod people;
mod ranges;
mod references;
mod rename;
mod search;
mod subject;
mod summary;
mod symbols;
mod things;
mod tokens;
pub mod views;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::{
    analysis::Reading,
    config::Config,
    gazetteer::Gazetteer,
    standoff::{AnnFile, Schema},
    text::{CharOffset, CharRange, Edit, Text},
};

pub use actions::{
    Choosing, Doubt, Refusal, Silenceable, Wish, actions, annotation_id, choices, doubts, end_at, named_near, perform,
    silence, silenceable, silencings, wanted,
};
pub use calls::{Call, Party, party, quoted_by, quotes};
pub use complete::{NameCompletion, complete};
pub use dating::{Dating, candidates, dating};
pub use definition::{definition, definition_from_standoff};
pub use disagreements::disagreements;
pub use highlights::highlights;
pub use hints::hints;
pub use hover::hover;
pub use lens::{Lens, lenses};
pub(crate) use map::kind as place_kind;
pub use map::{Mapped, feature, links, map};
pub use operation::{Ask, Edge, End, Family, Operation, Scope};
pub use overlay::Settled;
pub use references::references;
pub use rename::{Renamed, Renaming, rename, rename_elsewhere, renamed_range};
pub use search::Query;
pub use summary::{Spot, Summary};
pub use symbols::symbols;
pub use things::{Identity, Thing, thing_at, things};
pub use tokens::tokens;

/// One version of an article with everything known about it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its text.
    pub text: Text,
    /// What it says.
    pub reading: Arc<Reading>,
    /// Its annotations; `None` where there is no stand-off file.
    pub annotations: Option<Arc<AnnFile>>,
    /// What may be annotated.
    pub schema: Arc<Schema>,
    /// The gazetteer the reading refers to.
    pub gazetteer: Arc<Gazetteer>,
    /// Settings.
    pub config: Arc<Config>,
    /// The reading as the annotations correct it, once somebody asked for it.
    pub settled: Settled,
}

/// Which of the two files of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum File {
    /// The article.
    Article,
    /// The stand-off file beside it.
    Standoff,
}

/// Something to show at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub range: CharRange,
    /// Markdown.
    pub markdown: String,
}

/// A place to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// In which file.
    pub file: File,
    /// Everything worth showing there.
    pub range: CharRange,
    /// Where the cursor goes.
    pub focus: CharRange,
}

/// What a highlighted occurrence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// Mentions somebody already introduced.
    Read,
    /// Introduces.
    Write,
}

/// What kind of thing a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A heading of the outline: “People”.
    Group,
    /// The article itself.
    Article,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// A quote.
    Quote,
    /// A line of a stand-off file that marks none of these.
    Other,
}

/// One entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// More about it in a few words.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it; covers `focus`.
    pub range: CharRange,
    /// Where the cursor goes.
    pub focus: CharRange,
    /// What belongs to it.
    pub children: Vec<Symbol>,
}

/// What a coloured span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A person's name or a pronoun that stands for it.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// A quote.
    Quote,
    /// A cue.
    Cue,
    /// An annotation of a type that the reading knows nothing of.
    Other,
}

/// A coloured span. Tokens are in order and never overlap: the innermost wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where; never over a line end.
    pub range: CharRange,
    /// What it is.
    pub kind: TokenKind,
    /// Whether somebody is introduced here.
    pub introduction: bool,
    /// Whether a person annotated it, rather than the reading having found it.
    pub annotated: bool,
    /// Whether it is a place nothing is known of, or somebody nobody knows.
    pub unresolved: bool,
}

/// A word shown in the text that does not stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Before which code point.
    pub at: CharOffset,
    /// The word.
    pub label: String,
    /// Why, in Markdown.
    pub tooltip: String,
    /// Whether it stands before what it explains (a space follows) or behind (a space precedes).
    pub before: bool,
}

/// Something an editor can offer to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// What it does, as an imperative.
    pub title: String,
    /// The same in a list of its like: “Person”.
    pub label: String,
    /// More about it in a few words.
    pub detail: String,
    /// The key the schema gives to it.
    pub key: Option<String>,
    /// What it is one of; nothing for a fix.
    pub family: Option<Family>,
    /// Whether it is the obvious choice.
    pub preferred: bool,
    /// Whether its edits take long to make.
    pub costly: bool,
    /// The code and range of the finding it settles.
    pub fixes: Option<(&'static str, CharRange)>,
    /// Edits to the article.
    pub article: Vec<Edit>,
    /// What it does to the annotations.
    pub operation: Option<Operation>,
    /// The edits that makes to the stand-off file, in its own code points; the file is made where
    /// there is none. None for what is costly or waits for a text: see [`perform`].
    pub standoff: Vec<Edit>,
    /// Lines to add at the end of the `postil.toml` that holds for the article; it is made where
    /// there is none. Empty for most.
    pub settings: String,
    /// A free text that it waits for.
    pub ask: Option<Ask>,
}
