//! Percentages of one whole that are more than all of it, or that don't fill it.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{
        Rule, Sink,
        prose::{Prose, words},
    },
    config::Level,
    ide::Article,
    text::CharRange,
};

use super::{
    sentence::{Sentence, sentences},
    wording::{number, rounded},
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
const EXCLUSIVE: [&str; 12] = [
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
    "against",
    "opinion",
];
/// Words for the two sides of one question.
const FOR: [&str; 9] = ["support", "supported", "supports", "back", "backed", "favour", "favoured", "favor", "favored"];
const AGAINST: [&str; 3] = ["oppose", "opposed", "opposes"];
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
        let dealt = dealt_out(&prose, &sentence, &shares);
        let within = |figure: &&Figure| !dealt || figure.core.start() >= first.core.start();
        let alone = sentence.figures.iter().filter(within).all(|figure| figure.kind == FigureKind::Percent);
        // “48 percent said they would pay, 39 percent said they would not”: whose words those are is a share itself.
        let asked = |share: &&Figure| {
            let quote = share.quote.and_then(|quote| article.reading.quotes.get(quote));
            let speaker = quote.and_then(|quote| quote.speaker.as_ref()).map(|speaker| speaker.range);
            speaker.map_or(share.quote.is_none(), |speaker| shares.iter().any(|share| share.core.overlaps(speaker)))
        };
        if shares.len() < 2 || !alone || !Sentence::one_voice(&shares) && !shares.iter().all(asked) {
            continue;
        }
        let exact = shares.iter().map(|share| share.value.filter(|_| share.approximation.is_none()));
        let Some(values) = exact.collect::<Option<Vec<_>>>() else { continue };
        let sum: f64 = values.iter().map(|value| value.to_f64()).sum();
        let slack: f64 = values.iter().map(|value| value.unit_of_last_place().to_f64() / 2.0).sum();
        let said = prose.slice(sentence.range);
        let compared = prose.slice(CharRange::new(sentence.range.start(), last.core.end()));
        let votes = of_the_vote(article, &prose, &sentence, &shares);
        let two = shares.len() == 2 && two_sides(&prose, &sentence, &shares, votes);
        if ["compared", "than ", "from ", "while ", "whereas", "versus", "among ", "percent of "]
            .iter()
            .any(|word| compared.contains(word) && !(votes && word.ends_with(" of ")))
        {
            continue;
        }
        let rest = REST.iter().any(|rest| {
            prose.before(last.core.start(), 16, sentence.range).trim_end_matches([' ', ',']).ends_with(rest)
        });
        let says = |list: &[&str]| words(said).any(|word| list.contains(&word.as_str()));
        let sides = says(&FOR) && says(&AGAINST);
        let unknown = ["not know", "n’t know", "n't know"].iter().any(|words| said.contains(words));
        let exclusive = two || (votes || dealt || sides || unknown || says(&EXCLUSIVE)) && shares.len() > 2;
        if sum > 100.0 + slack && (exclusive || rest) || rest && sum < 100.0 - slack {
            let range = first.range.join(last.range);
            let listed: Vec<String> = values.iter().map(|value| number(*value)).collect();
            let (all, sum) = (listed.join(" + "), rounded(sum));
            let finding = sink.report(range, format!("{all} make {sum} per cent, not 100."));
            for share in shares {
                finding.relate(share.range, "One of the shares.");
            }
        }
    }
}

/// Whether a colon opens a list of what each share is for: “50% for schools, 30% for roads and 20% for hospitals”.
fn dealt_out(prose: &Prose, sentence: &Sentence<'_>, shares: &[&Figure]) -> bool {
    let purpose = |share: &&Figure| {
        let behind = prose.after(share.core.end(), 5, sentence.range);
        [" for ", " to ", " on "].iter().any(|word| behind.starts_with(word))
    };
    let opened = shares.first().is_some_and(|first| prose.before(first.core.start(), 2, sentence.range) == ": ");
    opened && shares.iter().all(purpose)
}

/// Whether two shares are those of the two sides of one vote: “approved by 57% to 43%”, “Yes won 54 percent of the vote
/// and No 46 percent”.
fn two_sides(prose: &Prose, sentence: &Sentence<'_>, shares: &[&Figure], votes: bool) -> bool {
    let between = prose.between(shares[0].core, shares[1].core);
    let behind = prose.after(shares[1].core.end(), 4, sentence.range);
    let by = prose.before(shares[0].core.start(), 4, sentence.range) == " by " && matches!(between, " to " | "–" | "-");
    let other = between.strip_prefix(" of the vote").is_some_and(|rest| {
        let rest =
            rest.trim_start_matches(',').strip_prefix(" and ").or_else(|| rest.strip_prefix(", ")).unwrap_or_default();
        rest.starts_with(char::is_uppercase) && rest.split_whitespace().count() <= 3
    });
    (by || votes && other) && !behind.starts_with(" of ")
}

/// Whether shares are of one vote: it is named, and neither places nor days between the shares set them apart.
fn of_the_vote(article: &Article, prose: &Prose, sentence: &Sentence<'_>, shares: &[&Figure]) -> bool {
    let said = prose.slice(sentence.range);
    let named = ["of the vote", "of votes", "Of the votes", "Of votes"].iter().any(|vote| said.contains(vote));
    let apart = |pair: &[&Figure]| {
        let between = CharRange::new(pair[0].core.end(), pair[1].core.start());
        let days = &article.reading.dates;
        let next = days.partition_point(|date| date.range.end() <= between.start());
        prose.slice(between).contains(" in ") || days.get(next).is_some_and(|date| date.range.overlaps(between))
    };
    named && !shares.windows(2).any(apart)
}
