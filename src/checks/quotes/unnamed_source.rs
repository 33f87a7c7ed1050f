//! Something that “officials say”.

use crate::{
    analysis::people::MentionForm,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "source-unnamed",
    name: "A claim whose source has no name",
    level: Level::Hint,
    why: "“Officials say”, “critics argue”, “sources told”: a group without names can't be asked. Whoever codes \
          or checks the claim should know that nobody in particular vouches for it. One person who is described \
          but not named (“a nurse said”) is not reported.",
    example: "Officials said the bridge would stay closed until spring.\n",
    instead: "Marta Kowal, the city engineer, said the bridge would stay closed until spring.\n",
    source: Some("Reuters Handbook of Journalism, “Sources”: one named source is worth more than several unnamed ones"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let mut last = None;
    for quote in &article.reading.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        if speaker.form != MentionForm::Nominal || speaker.entity.is_some() {
            continue;
        }
        let source = article.text.slice(speaker.range);
        // What goes on over several quotes has one source.
        if is_plural(&source) && last.replace(speaker.range) != Some(speaker.range) {
            sink.report(speaker.range, format!("“{source}” names nobody who could be asked."));
        }
    }
}

/// Whether a noun phrase without “of” or “who” speaks of several: by its last word.
fn is_plural(phrase: &str) -> bool {
    /// Plurals without s, and words that stand for an unknown number of people.
    const OTHERS: [&str; 8] = ["people", "men", "women", "some", "many", "others", "several", "source"];
    let head = phrase.split([',', '(']).next().unwrap_or(phrase).split(" of ").next().unwrap_or(phrase);
    let Some(last) = head.split_whitespace().last() else { return false };
    let last = last.to_lowercase();
    let regular = last.len() > 3 && last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
    regular || OTHERS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_plural;

    #[test]
    fn tells_groups_from_one_of_them() {
        for group in ["Officials", "two military sources", "critics of the plan", "some", "aid workers, who fled"] {
            assert!(is_plural(group), "{group}");
        }
        for one in ["a nurse", "the boss", "a member of the councils", "the police", "a witness"] {
            assert!(!is_plural(one), "{one}");
        }
    }
}
