//! “12 men died.”

use crate::{
    checks::{Rule, Sink},
    config::Level,
    ide::Article,
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "style-initial-numeral",
    name: "A sentence that begins with a numeral",
    level: Level::Off,
    why: "AP style spells out a number that begins a sentence, or turns the sentence round; a year may begin one.",
    example: "The quay was closed on Monday. 12 boats lay idle.\n",
    instead: "The quay was closed on Monday. Twelve boats lay idle.\n",
    source: Some("The Associated Press Stylebook, “numerals”"),
    run,
};

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    let sentences = &article.reading.sentences;
    for figure in super::figures(article) {
        let starts = sentences.binary_search_by_key(&figure.core.start(), |sentence| sentence.start()).is_ok();
        let core = prose.slice(figure.core);
        if starts && core.starts_with(|c: char| c.is_ascii_digit()) {
            sink.report(
                figure.core,
                format!("The sentence begins with {core}: spell it out or turn the sentence round."),
            );
        }
    }
}
