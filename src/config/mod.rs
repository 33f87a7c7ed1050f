//! Settings: `postil.toml` at a workspace root, and what a client sends.

/// The settings that hold for one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {}
