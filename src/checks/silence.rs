//! Findings that somebody looked at and silenced, each at its place and with a reason.
//!
//! A silencing is a note of type [`NOTE`] in the stand-off file: `#1⇥PostilSilence T7⇥CODE: REASON`.
//! It stands on any text-bound; where the span of the finding was not annotated, on one of type
//! [`NOTE`] made for it. It holds for findings with its code that share text with the span, and
//! moves with the span when the article is edited.

use crate::{
    config::Level,
    ide::Article,
    text::{CharOffset, CharRange},
};

use super::{Finding, Rule, Sink, rule, severity};

/// The type of the note that silences a finding, and of the text-bound it may need.
pub const NOTE: &str = crate::standoff::SILENCE;

pub(super) static STALE: Rule = Rule {
    code: "silence-stale",
    name: "A silencing of a finding that is no longer there",
    level: Level::Hint,
    why: "A note in the stand-off file silences a finding here, but there is nothing to silence any more: the text \
          was put right, or the code is misspelt. The note can go; an action at the place removes it. Not reported \
          while the finding is off in the settings.",
    example: "The bridge over the Drina was closed on Monday.\n\n— in the stand-off file —\n\n\
              T1\tPostilSilence 38 44\tMonday\n#1\tPostilSilence T1\tdate-impossible: as the sign says\n",
    instead: "The bridge will be closed until 31 June 2024.\n\n— in the stand-off file —\n\n\
              T1\tPostilSilence 32 44\t31 June 2024\n#1\tPostilSilence T1\tdate-impossible: as the sign says\n",
    source: None,
    run: nothing,
};

/// What is stale is known once every other rule has run: [`apply`] reports it.
fn nothing(_: &Article, _: &mut Sink<'_>) {}

/// One finding that somebody silenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The id of the note: `#3`.
    pub note: String,
    /// The id of the text-bound it stands on.
    pub target: String,
    /// Where that is in the article as it is now.
    pub range: CharRange,
    /// The code of the finding.
    pub code: String,
    /// Why it is all right; empty where nobody said.
    pub reason: String,
}

impl Silence {
    /// Whether it is about a finding.
    fn holds_for(&self, finding: &Finding) -> bool {
        self.code == finding.code && (self.range.overlaps(finding.range) || self.range == finding.range)
    }

    /// Whether a cursor is on it.
    pub fn touches(&self, at: CharOffset) -> bool {
        self.range.touches(at)
    }
}

/// Every silencing in the stand-off file of an article whose span is still there.
pub fn silences(article: &Article) -> Vec<Silence> {
    let Some(file) = article.annotations.as_deref() else { return Vec::new() };
    let notes = file.notes().filter(|note| note.label == *NOTE);
    notes
        .filter_map(|note| {
            let bound = file.text_bound(&note.target)?;
            let text = note.text.as_ref().map_or("", |text| text);
            let (code, reason) = text.split_once(':').unwrap_or((text, ""));
            Some(Silence {
                note: note.id.text.clone(),
                target: note.target.text.clone(),
                range: bound.range()?,
                code: code.trim().to_owned(),
                reason: reason.trim().to_owned(),
            })
        })
        .collect()
}

/// Takes out what was silenced and reports the silencings that no finding answers to.
pub(super) fn apply(article: &Article, findings: &mut Vec<Finding>) {
    let silences = silences(article);
    if silences.is_empty() {
        return;
    }
    let mut used = vec![false; silences.len()];
    findings.retain(|finding| {
        let mut holding = silences.iter().zip(&mut used).filter(|(silence, _)| silence.holds_for(finding)).peekable();
        let kept = holding.peek().is_none();
        holding.for_each(|(_, used)| *used = true);
        kept
    });
    let Some(level) = severity(article, &STALE) else { return };
    for (silence, _) in silences.iter().zip(used).filter(|(_, used)| !used) {
        let message = match rule(&silence.code) {
            None => format!("This silences `{}`, and there is no such finding.", silence.code),
            Some(rule) if severity(article, rule).is_none() => continue,
            Some(_) => format!("This silences `{}`, which is not found here any more.", silence.code),
        };
        findings.push(Finding {
            code: STALE.code,
            severity: level,
            range: silence.range,
            message,
            related: Vec::new(),
            fixes: Vec::new(),
        });
    }
}
