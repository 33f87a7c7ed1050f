//! A toll that the deaths it is said to come of don't make up.

use crate::{
    analysis::figures::{Decimal, Figure, FigureKind, Outcome},
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
};

use super::{
    compare::same_voice,
    sentence::{Sentence, sentences},
    wording::{in_words, number},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-toll-sum",
    name: "A toll that does not add up",
    level: Level::Warning,
    why: "“Three people died on Monday and two more on Tuesday, bringing the toll to six”: three and two make five. \
          Reported where a sentence brings the toll to a number, from the deaths it gives, those of a toll it \
          starts from (“from 12”) and the last toll the same voice gave before; all exact. Where deaths may have come \
          before that the article doesn’t give, nothing is said of a toll more than twice the sum.",
    example: "Three people died on Monday and two more on Tuesday, bringing the toll to six, police said.\n",
    instead: "Three people died on Monday and two more on Tuesday, bringing the toll to five, police said.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

/// How a sentence says that what it has told makes a toll.
const BRINGS: [&str; 10] =
    ["bringing", "brought", "brings", "taking", "takes", "raising", "raised", "pushing", "pushed", "for a total"];

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let mut last: Option<&Figure> = None;
    for sentence in sentences(article) {
        if let Some((deaths, total, from)) = account(&prose, &sentence) {
            let sum = deaths.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value?));
            let before = last.filter(|toll| same_voice(article, toll, total)).and_then(|toll| toll.value);
            let base = from.and_then(|from| from.value).or(before);
            if let (Some(sum), Some(value)) = (sum, total.value)
                && let Some(made) = wrong(sum, base, value, from.is_some(), &deaths)
            {
                let message = format!("The deaths given make {}, not {}.", number(made), in_words(total));
                let finding = sink.report(total.range, message);
                for death in deaths.iter().chain(&from) {
                    finding.relate(death.range, format!("{}.", in_words(death)));
                }
            }
        }
        let toll = sentence.figures.iter().rfind(|figure| is_exact(figure) && figure.cumulative);
        last = toll.or(last);
    }
}

/// What the deaths make, where that isn't the toll.
fn wrong(sum: Decimal, base: Option<Decimal>, total: Decimal, started: bool, deaths: &[&Figure]) -> Option<Decimal> {
    let with_base = base.and_then(|base| base.checked_add(sum));
    if started {
        return with_base.filter(|made| *made != total);
    }
    let all_more = deaths.iter().all(|death| is_more(death));
    match with_base {
        Some(made) if made == total => None,
        Some(_) if sum == total => None,
        Some(made) => Some(made),
        // Nobody knows what the two more came to.
        None if all_more || deaths.len() < 2 || !deaths.iter().any(|death| is_more(death)) => None,
        None => (sum != total && total.to_f64() <= 2.0 * sum.to_f64()).then_some(sum),
    }
}

/// The deaths a sentence gives, the toll it says they make, and the toll it starts from.
fn account<'a>(prose: &Prose, sentence: &Sentence<'a>) -> Option<(Vec<&'a Figure>, &'a Figure, Option<&'a Figure>)> {
    let said = prose.slice(sentence.range);
    if !said.contains("toll") && !said.contains("total") && !said.contains("dead") && !said.contains("death") {
        return None;
    }
    let (at, total) = sentence.figures.iter().enumerate().find(|(_, figure)| {
        let lead = prose.before(figure.core.start(), 64, sentence.range);
        let lead = lead.rsplit([',', ';', '—']).next().unwrap_or_default();
        let brings = BRINGS
            .iter()
            .any(|word| lead.trim_start().strip_prefix("and ").unwrap_or(lead.trim_start()).starts_with(word));
        let toll = ["toll", "total", "number of dead", "number of deaths", "death count"]
            .iter()
            .any(|noun| lead.contains(noun));
        brings
            && toll
            && lead.trim_end().ends_with([' ', 'o', 'f'])
            && (lead.trim_end().ends_with(" to") || lead.trim_end().ends_with(" of"))
    })?;
    let from = sentence.figures.get(at + 1).filter(|next| {
        prose.between(total.range, next.range).trim() == "from" || prose.between(total.core, next.core).trim() == "from"
    });
    let deaths: Vec<&Figure> = sentence.figures[..at]
        .iter()
        .filter(|figure| {
            figure.outcome == Some(Outcome::Killed) && figure.kind == FigureKind::Count && figure.part_of.is_none()
        })
        .collect();
    let exact = !deaths.is_empty() && deaths.iter().all(|death| is_exact(death)) && is_exact(total);
    (exact && from.is_none_or(is_exact)).then_some((deaths, total, from))
}

fn is_more(figure: &Figure) -> bool {
    figure.modifiers.iter().any(|word| matches!(word.as_str(), "more" | "another" | "further" | "additional"))
        || figure.counted.as_deref() == Some("other")
}

fn is_exact(figure: &Figure) -> bool {
    figure.value.is_some() && figure.approximation.is_none() && figure.vague.is_none() && figure.unit.is_none()
}
