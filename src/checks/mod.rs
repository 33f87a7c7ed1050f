//! Findings: what postil has to say against an article or its annotations.
//!
//! One rule, one file. The registry lists them; settings and documentation are made from it.

use serde::{Deserialize, Serialize};

use crate::{ide::Article, text::CharRange};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, seldom worth acting on.
    Hint,
    /// Worth knowing.
    Information,
    /// Likely wrong.
    Warning,
    /// Certainly wrong.
    Error,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in the article.
    pub range: CharRange,
    /// What it has to do with it.
    pub message: String,
}

/// A change that would settle a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an imperative: “Close the quote here”.
    pub title: String,
    /// The edits to the article, not overlapping.
    pub edits: Vec<crate::text::Edit>,
}

/// One diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of its rule: `quote-unclosed`.
    pub code: &'static str,
    /// How much it matters, settings applied.
    pub severity: Severity,
    /// Where, in the article.
    pub range: CharRange,
    /// What is wrong, in one sentence or two.
    pub message: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Changes that would settle it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Runs every rule over an article.
pub fn check(article: &Article) -> Vec<Finding> {
    let _ = article;
    Vec::new()
}
