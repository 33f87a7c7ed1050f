//! Findings: what postil has to say against an article or its annotations.
//!
//! One rule, one file. [`RULES`] lists them; settings and documentation are made from it. A rule
//! looks at the reading of an [`Article`] and reports to a `Sink`, which knows at what level. A
//! linter that cries wolf is worse than none: where a rule can't be sure it says nothing, and what
//! is only worth knowing has a lower level than what is likely wrong.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    analysis::people::{EntityId, Mention},
    config::Level,
    ide::Article,
    text::{CharRange, Edit},
};

pub mod docs;

mod annotations;
mod background;
#[cfg(test)]
mod cases;
mod dates;
mod figures;
#[cfg(test)]
mod fixture;
mod head;
mod people;
mod places;
mod prose;
mod quotes;
mod silence;
mod spelling;
#[cfg(test)]
mod tests;

use background::Background;
pub(crate) use places::two_spellings::{Spellings, two_spellings};
use prose::Prose;
pub use silence::{NOTE as SILENCE, Silence, silences};

/// Every rule there is, in the order the documentation lists them.
pub static RULES: &[&Rule] = &[
    &quotes::unclosed::RULE,
    &quotes::stray_mark::RULE,
    &quotes::mixed_marks::RULE,
    &quotes::nested_marks::RULE,
    &quotes::no_speaker::RULE,
    &quotes::unknown_pronoun::RULE,
    &quotes::ambiguous_speaker::RULE,
    &quotes::differs::RULE,
    &quotes::unnamed_source::RULE,
    &people::surname_only::RULE,
    &people::late_introduction::RULE,
    &people::shared_surname::RULE,
    &people::two_ages::RULE,
    &people::two_titles::RULE,
    &people::gender_conflict::RULE,
    &people::two_spellings::RULE,
    &places::unresolved::RULE,
    &places::ambiguous::RULE,
    &places::two_spellings::RULE,
    &places::like_person::RULE,
    &places::old_name::RULE,
    &places::containment::RULE,
    &places::distance::RULE,
    &figures::contradict::RULE,
    &figures::headline::RULE,
    &figures::sources_differ::RULE,
    &figures::strain::RULE,
    &figures::toll_falls::RULE,
    &figures::casualty_slip::RULE,
    &figures::scale_outlier::RULE,
    &figures::part_exceeds_whole::RULE,
    &figures::parts_sum::RULE,
    &figures::toll_sum::RULE,
    &figures::percent_sum::RULE,
    &figures::percent_change::RULE,
    &figures::percent_points::RULE,
    &figures::multiple::RULE,
    &figures::fraction_percent::RULE,
    &figures::range_reversed::RULE,
    &figures::scale_dropped::RULE,
    &figures::conversion::RULE,
    &figures::exchange_rate::RULE,
    &figures::list_count::RULE,
    &figures::unattributed::RULE,
    &figures::no_denominator::RULE,
    &figures::no_base::RULE,
    &figures::false_precision::RULE,
    &figures::stacked_hedges::RULE,
    &figures::style::small_number::RULE,
    &figures::style::in_figures::RULE,
    &figures::style::initial_numeral::RULE,
    &dates::impossible::RULE,
    &dates::wrong_weekday::RULE,
    &dates::duration::RULE,
    &dates::age::RULE,
    &dates::unanchored::RULE,
    &dates::said_then::RULE,
    &annotations::mismatch::RULE,
    &annotations::doubtful::RULE,
    &annotations::outdated::RULE,
    &annotations::disagrees::RULE,
    &silence::STALE,
];

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

impl Severity {
    /// The severity of findings at a level; `None` where they are off.
    pub fn at(level: Level) -> Option<Self> {
        match level {
            Level::Off => None,
            Level::Hint => Some(Severity::Hint),
            Level::Information => Some(Severity::Information),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
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
    pub edits: Vec<Edit>,
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

impl Finding {
    /// Adds another place that belongs to it.
    fn relate(&mut self, range: CharRange, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { range, message: message.into() });
        self
    }

    /// Adds a change of one place that would settle it.
    fn fix(&mut self, title: impl Into<String>, range: CharRange, text: impl Into<String>) -> &mut Self {
        self.fixes.push(Fix { title: title.into(), edits: vec![Edit { range, text: text.into() }] });
        self
    }
}

/// What postil looks for.
#[derive(Debug)]
pub struct Rule {
    /// What it is called in settings and output.
    pub code: &'static str,
    /// What it finds, as a heading without a full stop.
    pub name: &'static str,
    /// Its level where no settings say otherwise.
    pub level: Level,
    /// Why it matters and when it keeps quiet: a paragraph of Markdown.
    pub why: &'static str,
    /// A piece of an article that it has something to say about.
    pub example: &'static str,
    /// The same put right.
    pub instead: &'static str,
    /// The standard, style guide or paper it comes from, where there is one.
    pub source: Option<&'static str>,
    /// Looks for it.
    run: fn(&Article, &mut Sink<'_>),
}

impl Rule {
    /// Where its documentation stands in the repository.
    pub fn docs_path(&self) -> String {
        format!("docs/findings/{}.md", self.code)
    }
}

/// The rule with a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}

/// The codes of all rules.
pub fn codes() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.code).collect()
}

/// Articles of so many code points and more are checked on all cores; for a shorter one it costs
/// more to wake them.
const LONG: usize = 20_000;

/// Runs every rule over an article. Findings come in the order of the text.
pub fn check(article: &Article) -> Vec<Finding> {
    let background = Background::default();
    // What was annotated is so: who speaks, which place that is. Only the rules about the annotations
    // themselves compare them with what was read.
    let settled = article.settled();
    let run = |rule: &&'static Rule| {
        let article = if rule.code.starts_with("annotation-") { article } else { &settled };
        let mut findings = Vec::new();
        if let Some(severity) = severity(article, rule) {
            let mut sink = Sink { code: rule.code, severity, background: &background, findings: &mut findings };
            (rule.run)(article, &mut sink);
        }
        findings
    };
    let of_rules: Vec<Vec<Finding>> =
        if article.text.len() < LONG { RULES.iter().map(run).collect() } else { RULES.par_iter().map(run).collect() };
    let mut findings: Vec<Finding> = of_rules.into_iter().flatten().collect();
    silence::apply(article, &mut findings);
    findings.sort_by_key(|finding| (finding.range.start(), finding.range.end()));
    findings
}

/// How much the findings of a rule matter in an article; `None` where it is off.
fn severity(article: &Article, rule: &Rule) -> Option<Severity> {
    Severity::at(article.config.level(rule.code).unwrap_or(rule.level))
}

/// Where a rule reports what it found.
struct Sink<'f> {
    code: &'static str,
    severity: Severity,
    /// What rules share.
    background: &'f Background,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Sink<'f> {
    /// The text of the article in one piece.
    fn prose(&self, article: &Article) -> Arc<Prose> {
        self.background.prose(article)
    }

    /// The mentions of an entity, in order.
    fn mentions_of<'a>(&self, article: &'a Article, id: EntityId) -> impl Iterator<Item = &'a Mention> + use<'a, 'f> {
        let mentions = self.background.mentions_of(article, id);
        mentions.iter().filter_map(|&at| article.reading.mentions.get(at))
    }

    /// Reports a finding; the answer is for adding related places and fixes to it.
    fn report(&mut self, range: CharRange, message: impl Into<String>) -> &mut Finding {
        let at = self.findings.len();
        self.findings.push(Finding {
            code: self.code,
            severity: self.severity,
            range,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        });
        &mut self.findings[at]
    }
}
