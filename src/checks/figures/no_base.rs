//! “Rose 40%”: from what, since when?

use crate::{
    analysis::figures::{Direction, FigureKind},
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
};

use super::{in_own_words, percent_change::is_change, sentence::sentences};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-no-base",
    name: "A change in per cent without base or period",
    level: Level::Hint,
    why: "“Crime rose 40%”: from two cases to three, or in ten years? Reported where a sentence gives a change in \
          per cent and neither an end of it, nor a date or a length of time, nor what it is compared with. Not \
          inside quotes.",
    example: "Burglaries in the harbour district rose 40%.\n",
    instead: "Burglaries in the harbour district rose 40% in 2023, from 50 to 70.\n",
    source: Some("BBC guidance on reporting statistics: a number alone is rarely meaningful"),
    run,
};

/// Words that say what it is compared with.
const COMPARED: [&str; 18] = [
    "from",
    "since",
    "than",
    "compared",
    "year-on-year",
    "annually",
    "annual",
    "yearly",
    "monthly",
    "quarterly",
    "overnight",
    "previous",
    "before",
    "earlier",
    "ago",
    "between",
    "after",
    "per",
];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let dates = &article.reading.dates;
    for sentence in sentences(article) {
        for figure in sentence.figures.iter().filter(|figure| figure.kind == FigureKind::Percent) {
            let changes = matches!(figure.direction, Some(Direction::Up | Direction::Down))
                || is_change(&prose, &sentence, figure);
            if !changes || in_own_words(article, figure) || figure.per.is_some() || sentence.figures.len() > 1 {
                continue;
            }
            let next = dates.partition_point(|date| date.range.end() <= sentence.range.start());
            let published = article.reading.published.as_ref().map(|published| published.date);
            // The day of a dateline is no period.
            let dated = dates[next..]
                .iter()
                .take_while(|date| date.range.start() < sentence.range.end())
                .any(|date| date.anchor.is_some() || date.first.is_none() || date.first != published);
            // “Per cent” compares with nothing.
            let said = prose.slice(sentence.range).replace("per cent", "percent");
            if !dated && !words(&said).any(|word| COMPARED.contains(&word.as_str())) {
                let share = prose.slice(figure.core);
                sink.report(
                    figure.core,
                    format!("A change of {share}, but the sentence says neither from what nor since when."),
                );
            }
        }
    }
}
