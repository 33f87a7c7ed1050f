//! Annotation files beside the article: brat's stand-off format, read and written losslessly.

/// A stand-off file with every byte it was read from.
#[derive(Clone, Debug, Default)]
pub struct AnnFile {
    source: String,
}

impl AnnFile {
    /// Reads a stand-off file. Nothing is refused: a line that can't be understood is kept as it is.
    pub fn parse(source: &str) -> Self {
        AnnFile { source: source.to_owned() }
    }
}

impl std::fmt::Display for AnnFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source)
    }
}

/// Which types there are and what may be said of each: brat's `annotation.conf`.
#[derive(Clone, Debug, Default)]
pub struct Schema {}
