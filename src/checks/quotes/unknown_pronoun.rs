//! A quote spoken by “he”, and nobody to be him.

use crate::{
    analysis::people::MentionForm,
    checks::{Rule, Sink, people::gender_conflict::opposed},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "quote-unknown-pronoun",
    name: "A quote spoken by a pronoun that stands for nobody",
    level: Level::Information,
    why: "“He said” and “she said” stand for somebody named before. Here nobody was named whom the pronoun \
          could stand for, often because the paragraph that named them has been cut or moved. “It”, “they” and \
          “we” may stand for more than the people of an article, and are not reported.",
    example: "Rain had fallen for a week.\n\n“Nobody warned us,” she said.\n",
    instead: "Ana Ruiz, a teacher, lost her house.\n\n“Nobody warned us,” she said.\n",
    source: None,
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    // Where a role only shows the other gender, that is reported.
    let opposed = opposed(article);
    // One pronoun may speak several quotes; it is told of once.
    let mut told = Vec::new();
    for quote in &article.reading.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        if opposed.iter().any(|(pronoun, ..)| *pronoun == speaker.range) {
            continue;
        }
        if speaker.form == MentionForm::Pronoun && speaker.entity.is_none() {
            let word = article.text.slice(speaker.range);
            if !matches!(word.as_str(), "he" | "He" | "she" | "She" | "HE" | "SHE") || told.contains(&speaker.range) {
                continue;
            }
            told.push(speaker.range);
            let finding = sink.report(speaker.range, format!("Nobody is named that “{word}” could stand for."));
            finding.relate(quote.spans.first().copied().unwrap_or_default(), "This is what they say.");
        }
    }
}
