//! Something that “officials say”.

use crate::{
    analysis::people::MentionForm,
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
    lexicon::{
        cues::{self, CueKind},
        nouns, roles,
        words::{WordClass, classes},
    },
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
        let cue_words = quote.cue.map(|cue| article.text.slice(cue).to_lowercase()).unwrap_or_default();
        if !vouches(&cue_words) || points_back(&source) {
            continue;
        }
        // “Some say” is a source, “some calls fail” is not.
        let beside = quote.cue.is_some_and(|cue| cue.start() == speaker.range.end().plus(1));
        // What goes on over several quotes has one source.
        if (is_group(&source) || beside && is_quantity(&source)) && last.replace(speaker.range) != Some(speaker.range) {
            sink.report(speaker.range, format!("“{source}” names nobody who could be asked."));
        }
    }
}

/// Whether a cue reports that something was said: not what voters want, nor what critics would say.
fn vouches(cue: &str) -> bool {
    let mut words = cue.split_whitespace();
    let thinks = words.clone().next_back().and_then(cues::cue).is_some_and(|cue| cue.kind == CueKind::Think);
    let would = |word: &str| {
        matches!(word, "would" | "should" | "could" | "can" | "may" | "might" | "will" | "must" | "want" | "wanted")
    };
    !thinks && !words.any(would)
}

/// Whether a phrase points back at somebody the article has spoken of: “the two women”, “these voters”.
fn points_back(phrase: &str) -> bool {
    let lower = phrase.to_lowercase();
    let definite = ["the ", "these ", "those ", "both ", "few "].iter().any(|front| lower.starts_with(front));
    definite && !["authorities", "sources", "critics", "people"].iter().any(|noun| lower.contains(noun))
}

/// Whether a noun phrase speaks of several people without names: by the last word before what
/// hangs on it, “critics of the plan”, “residents who fled”.
fn is_group(phrase: &str) -> bool {
    /// Nouns for several people, or for an unknown number of them, that are no plurals of a role.
    const OTHERS: [&str; 9] =
        ["people", "men", "women", "authorities", "source", "forces", "circles", "parties", "families"];
    let hangs = |word: &&str| {
        let lower = word.to_lowercase();
        classes(&lower).intersects(WordClass::PREPOSITION | WordClass::RELATIVE) && lower != "out" && lower != "up"
    };
    let head = phrase.split([',', '(', '—']).next().unwrap_or(phrase).split_whitespace();
    let words: Vec<String> = head.take_while(|word| !hangs(word)).map(str::to_lowercase).collect();
    let Some(last) = words.last() else { return false };
    // “People familiar with the matter”: an adjective may come behind.
    words.iter().any(|word| OTHERS.contains(&word.as_str()))
        || nouns::is_plural(last) && roles::is_role(&nouns::singular(last))
}

/// Whether a phrase is only a number of people: “many”, “some”.
fn is_quantity(phrase: &str) -> bool {
    matches!(phrase.to_lowercase().as_str(), "some" | "many" | "others" | "several" | "most" | "a few" | "few")
}

#[cfg(test)]
mod tests {
    use super::is_group;

    #[test]
    fn tells_groups_from_one_of_them() {
        for group in [
            "Officials",
            "two military sources",
            "critics of the plan",
            "aid workers, who fled",
            "residents in the old town",
            "the authorities",
        ] {
            assert!(is_group(group), "{group}");
        }
        for one in [
            "a nurse",
            "the boss",
            "a member of the councils",
            "the police",
            "a witness",
            "a lawyer for the owners",
            "the results",
            "court records",
            "Hill Services",
        ] {
            assert!(!is_group(one), "{one}");
        }
    }
}
