//! Percentages of one whole that are more than all of it, or that don't fill it.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink, prose::words},
    config::Level,
    ide::Article,
};

use super::{
    sentence::{Sentence, sentences},
    wording::rounded,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-percent-sum",
    name: "Percentages of one whole that do not make 100",
    level: Level::Error,
    why: "The shares of a vote, or of those for, against and undecided, make 100 but for rounding: half a point a \
          share. Reported in a sentence of two or more percentages in one voice that make more than that, where its \
          words say that nobody is in two of them (“undecided”, “of the vote”, “disapprove”), and that make anything \
          else where it ends with “the remaining” or “the rest”.",
    example: "Of those asked, 45% approve, 38% disapprove and 21% are undecided.\n",
    instead: "Of those asked, 45% approve, 38% disapprove and 17% are undecided.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// Words for those who chose none of two sides: nobody is in two of the shares.
const EXCLUSIVE: [&str; 10] = [
    "undecided",
    "unsure",
    "disapprove",
    "disapproved",
    "disapproves",
    "abstained",
    "abstain",
    "neither",
    "neutral",
    "disagree",
];
/// Words that say that a share is all that is left.
const REST: [&str; 3] = ["the remaining", "the rest", "the remainder"];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        let shares: Vec<&Figure> = sentence
            .figures
            .iter()
            .filter(|figure| figure.kind == FigureKind::Percent && figure.direction.is_none() && figure.per.is_none())
            .collect();
        let (Some(first), Some(last)) = (shares.first(), shares.last()) else { continue };
        // A figure of another kind among them may begin another whole.
        let alone = sentence.figures.iter().all(|figure| figure.kind == FigureKind::Percent);
        if shares.len() < 2 || !alone || !Sentence::one_voice(&shares) {
            continue;
        }
        let exact = shares.iter().map(|share| share.value.filter(|_| share.approximation.is_none()));
        let Some(values) = exact.collect::<Option<Vec<_>>>() else { continue };
        let sum: f64 = values.iter().map(|value| value.to_f64()).sum();
        let slack: f64 = values.iter().map(|value| value.unit_of_last_place().to_f64() / 2.0).sum();
        let said = prose.slice(sentence.range);
        if ["compared", "than ", "from ", "while ", "whereas", "versus", "among ", "percent of "]
            .iter()
            .any(|word| said.contains(word))
        {
            continue;
        }
        let rest =
            REST.iter().any(|rest| prose.before(last.core.start(), 16, sentence.range).trim_end().ends_with(rest));
        let exclusive = words(said).any(|word| EXCLUSIVE.contains(&word.as_str())) && shares.len() > 2;
        if sum > 100.0 + slack && (exclusive || rest) || rest && sum < 100.0 - slack {
            let range = first.range.join(last.range);
            let finding = sink.report(range, format!("These shares make {} per cent, not 100.", rounded(sum)));
            for share in shares {
                finding.relate(share.range, "One of the shares.");
            }
        }
    }
}
