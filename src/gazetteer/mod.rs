//! Place names: the embedded gazetteer, and those users build themselves.
//!
//! A [`Gazetteer`] is a stack of layers, each a file of the format in `blob`: the embedded one,
//! above it one that a user built, above that the places of a workspace. A name is looked for in
//! all of them; where two layers have a place of the same GeoNames id the upper one's is used.

mod blob;
pub mod build;
mod entry;
mod fold;
mod lookup;
mod meaning;
mod open;
mod own;
mod point;
mod record;

use std::{path::Path, sync::Arc};

use blob::{Blob, Bytes};
use meaning::Memos;

pub use blob::FormatError;
pub use entry::{Entry, Facts, Rank, distance_km, is_within};
pub use fold::{fold, fold_word, skeleton};
pub use lookup::{Hit, Match, Opening, Prefix};
pub use meaning::{MOST_SENSES, Meaning, Ranks, Sense};
pub use open::Gazetteers;
pub use own::OwnPlace;
pub use point::Point;

/// An entry of a [`Gazetteer`]; only meaningful with the gazetteer it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// The id of entry number `index`.
    pub fn new(index: usize) -> Self {
        EntryId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The gazetteer built into the program; see `data/gazetteer.md` for its sources.
static EMBEDDED: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// Names of places and what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    layers: Vec<Arc<Blob>>,
    /// What names were found to mean in these very layers.
    memos: Arc<Memos>,
}

/// Why a gazetteer file could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// It cannot be read.
    Read(std::io::Error),
    /// It is not a gazetteer.
    Format(FormatError),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            OpenError::Read(error) => write!(f, "cannot read it: {error}"),
            OpenError::Format(error) => write!(f, "{error}; build one with `postil gazetteer build`"),
        }
    }
}

impl std::error::Error for OpenError {}

impl Gazetteer {
    /// The gazetteer built into the program. Nothing is read or unpacked: this takes microseconds.
    pub fn embedded() -> Self {
        Gazetteer::of(Blob::open(Bytes::Embedded(EMBEDDED)).into_iter().map(Arc::new).collect())
    }

    /// Puts the gazetteer in a file above what is there.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not a gazetteer of this version.
    pub fn layered(mut self, file: &Path) -> Result<Self, OpenError> {
        let bytes = std::fs::read(file).map_err(OpenError::Read)?;
        self.push(Blob::open(bytes.into()).map_err(OpenError::Format)?);
        Ok(self)
    }

    fn of(layers: Vec<Arc<Blob>>) -> Self {
        Gazetteer { layers, memos: Arc::default() }
    }

    /// Puts a layer above what is there.
    fn push(&mut self, layer: Blob) {
        self.layers.push(layer.into());
        // Names may mean something else now.
        self.memos = Arc::default();
    }

    /// The layer of an entry and its index there.
    fn locate(&self, id: EntryId) -> Option<(usize, usize)> {
        let mut index = id.index();
        for (layer, blob) in self.layers.iter().enumerate() {
            if index < blob.len() {
                return Some((layer, index));
            }
            index -= blob.len();
        }
        None
    }

    /// The id of the entry with an index in a layer.
    fn id(&self, layer: usize, index: usize) -> EntryId {
        EntryId::new(self.layers[..layer].iter().map(|blob| blob.len()).sum::<usize>() + index)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.layers.iter().map(|blob| blob.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What each layer was built from.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().map(|layer| layer.text(blob::Section::Title))
    }
}
