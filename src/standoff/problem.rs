//! What is wrong with a stand-off or configuration file.

use crate::text::CharRange;

/// How bad a problem is, in the three categories of brat's verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// Can't be as it is (`AnnotationError`).
    Error,
    /// Something required is not there yet (`AnnotationIncomplete`).
    Incomplete,
    /// Harmless, but likely not meant (`AnnotationWarning`).
    Warning,
}

/// One problem of a stand-off or configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub category: Category,
    /// Which kind it is, as a word that stays the same between versions: `text-mismatch`.
    pub code: &'static str,
    /// What is wrong, in brat's words where brat has some.
    pub message: String,
    /// Where in the stand-off or configuration file.
    pub range: CharRange,
    /// Where in the article, for what has a place there.
    pub article: Option<CharRange>,
}

impl Problem {
    /// A problem without a place in the article.
    pub(super) fn new(category: Category, code: &'static str, range: CharRange, message: String) -> Self {
        Problem { category, code, message, range, article: None }
    }

    /// The same with a place in the article.
    #[must_use]
    pub(super) fn in_article(mut self, article: Option<CharRange>) -> Self {
        self.article = article;
        self
    }
}
