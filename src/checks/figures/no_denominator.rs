//! “90% agreed”: of whom?

use crate::{
    analysis::figures::FigureKind,
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
};

use super::{in_own_words, sentence::sentences};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-no-denominator",
    name: "A percentage of nobody knows whom",
    level: Level::Hint,
    why: "A share means something once a reader knows of what. Reported where a percentage stands right before a \
          verb of opinion or choice and neither its sentence nor the one before it says who was asked. Not inside \
          quotes.",
    example: "The city plans a new bridge. In the end 90% agreed.\n",
    instead: "The city asked 400 households about a new bridge. In the end 90% of them agreed.\n",
    source: Some("AAPOR, “Disclosure Standards”: say who was asked"),
    run,
};

const VERBS: [&str; 24] = [
    "agree",
    "agreed",
    "disagree",
    "disagreed",
    "approve",
    "approved",
    "disapprove",
    "support",
    "supported",
    "oppose",
    "opposed",
    "back",
    "backed",
    "reject",
    "rejected",
    "say",
    "said",
    "think",
    "believe",
    "favour",
    "favor",
    "want",
    "wanted",
    "prefer",
];
/// Words for those a share is of.
const WHOLE: [&str; 24] = [
    "poll",
    "polls",
    "survey",
    "surveys",
    "surveyed",
    "polled",
    "respondents",
    "voters",
    "asked",
    "sample",
    "households",
    "residents",
    "members",
    "people",
    "those",
    "them",
    "of",
    "vote",
    "votes",
    "ballots",
    "referendum",
    "pollster",
    "census",
    "questioned",
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        for figure in sentence.figures.iter().filter(|figure| figure.kind == FigureKind::Percent) {
            let bare = !in_own_words(article, figure) && figure.counted.is_none() && figure.direction.is_none();
            let next = words(prose.after(figure.core.end(), 16, sentence.range)).next();
            if !bare || !next.is_some_and(|next| VERBS.contains(&next.as_str())) {
                continue;
            }
            let before = article.reading.sentences.partition_point(|other| other.end() <= sentence.range.start());
            let last = before.checked_sub(1).map(|before| article.reading.sentences[before]);
            let said = prose.slice(last.unwrap_or(sentence.range).join(sentence.range));
            if !words(said).any(|word| WHOLE.contains(&word.as_str())) {
                let share = prose.slice(figure.core);
                sink.report(figure.core, format!("{share} of whom? The article does not say who was asked."));
            }
        }
    }
}
