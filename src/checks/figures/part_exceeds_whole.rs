//! A part that is more than its whole.

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

use super::wording::in_words;

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-part-exceeds-whole",
    name: "A part that is more than its whole",
    level: Level::Error,
    why: "“12 people, including 15 children”: what is included can’t be more than all of it. One of the two is \
          wrong, or the smaller one is not a part. Reported only where the words leave no other reading: a part \
          of “at least 12” may be more than 12.",
    example: "Twelve people, including 15 children, were pulled from the river on Monday.\n",
    instead: "Twenty people, including 15 children, were pulled from the river on Monday.\n",
    source: Some("Arithmetic that any reader can do; copy desks do it for every story (copydesk.org, “Numeracy”)"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let figures = &article.reading.figures;
    for part in figures {
        let Some(whole) = part.part_of.and_then(|whole| figures.get(whole)) else { continue };
        let (Some(least), Some(most)) = (part.hard.lower, whole.hard.upper) else { continue };
        let one_voice = part.voice == whole.voice && part.quote == whole.quote;
        if one_voice && part.kind == whole.kind && part.unit == whole.unit && least.value > most.value {
            let message = format!("The part ({}) is more than the whole ({}).", in_words(part), in_words(whole));
            sink.report(part.range, message).relate(whole.range, "This is the whole.");
        }
    }
}
