//! A quote spoken by “he”, and nobody to be him.

use crate::{
    analysis::people::MentionForm,
    checks::{Rule, Sink, people::gender_conflict::opposed},
    config::Level,
    ide::Article,
    lexicon::roles,
    text::{CharOffset, CharRange},
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

/// Whether a pronoun stands in “he or she”, which is whoever it may be.
fn is_anybody(article: &Article, pronoun: CharRange) -> bool {
    let text = &article.text;
    let (start, end) = (pronoun.start().to_usize(), pronoun.end().to_usize());
    let around = |from: usize, to: usize| {
        let range = CharRange::new(CharOffset::new(from), CharOffset::new(to.min(text.len())));
        text.slice(range).to_lowercase()
    };
    let before = around(start.saturating_sub(7), start);
    let behind = around(end, end + 7);
    before.ends_with("he or ")
        || ["or she", "or he", "/she", "/he"].iter().any(|or| behind.trim_start().starts_with(or))
}

/// How far before a pronoun kin without a name are looked for, in code points.
const NEAR: usize = 500;

/// Whether somebody without a name whom the pronoun could stand for was brought in shortly before by whose kin
/// they are: “My mother has softened with age …”.
fn is_kin(article: &Article, pronoun: CharRange, word: &str) -> bool {
    let start = pronoun.start();
    let before = article.text.slice(CharRange::new(start.minus(NEAR), start)).to_lowercase();
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()).collect();
    let fits = if word.eq_ignore_ascii_case("she") { roles::is_feminine } else { roles::is_masculine };
    words.windows(2).any(|pair| {
        matches!(pair[0], "my" | "his" | "her" | "their" | "our") && roles::is_kin(pair[1]) && fits(pair[1])
    })
}

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
            if is_anybody(article, speaker.range) || is_kin(article, speaker.range, &word) {
                continue;
            }
            let finding = sink.report(speaker.range, format!("Nobody is named that “{word}” could stand for."));
            finding.relate(quote.spans.first().copied().unwrap_or_default(), "This is what they say.");
        }
    }
}
