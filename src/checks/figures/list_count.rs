//! Four priorities, of which three follow.

use crate::{
    analysis::figures::{Figure, FigureKind},
    checks::{Rule, Sink, prose::Prose},
    config::Level,
    ide::Article,
    text::{CharRange, ParagraphKind},
};

use super::{
    sentence::{Sentence, sentences},
    wording::{in_words, number},
};

pub(in crate::checks) static RULE: Rule = Rule {
    code: "figures-list-count",
    name: "A list that is not as long as announced",
    level: Level::Error,
    why: "“Four priorities: schools, roads and water”. Reported for a list of short items behind a colon whose \
          commas leave one way to count them (or behind “the four priorities are”), and for the items of a Markdown list below a line that counts them. \
          An item with a comma or an “and” of its own leaves two, and nothing is said.",
    example: "The plan names four priorities: schools, roads and water.\n",
    instead: "The plan names three priorities: schools, roads and water.\n",
    source: Some(
        "copydesk.org, “Numeracy”, and University of Kansas, “Editing for accuracy: numbers”: count the priorities",
    ),
    run,
};

/// Longer items are no names of things.
const WORDS: usize = 4;
/// What is listed behind “are”: “the three priorities are …”; of other things a list may say how they are.
const LISTED: [&str; 20] = [
    "aim",
    "area",
    "candidate",
    "city",
    "condition",
    "country",
    "demand",
    "finalist",
    "goal",
    "issue",
    "language",
    "nominee",
    "option",
    "pillar",
    "priority",
    "province",
    "reason",
    "region",
    "state",
    "town",
];

/// Who announces more than this does not list them.
const MOST: i64 = 12;

fn run(article: &Article, sink: &mut Sink<'_>) {
    let prose = sink.prose(article);
    for sentence in sentences(article) {
        for (at, figure) in sentence.figures.iter().enumerate() {
            let Some(announced) = announced(figure) else { continue };
            let rest = prose.slice(CharRange::new(figure.range.end(), sentence.range.end()));
            let named = || {
                let counted = figure.counted.as_deref().unwrap_or_default();
                let before = prose.before(figure.range.start(), 6, sentence.range).to_lowercase();
                let all = ["the ", "its ", "their ", "his ", "her ", "our "].iter().any(|word| before.ends_with(word));
                rest.strip_prefix(" are ").filter(|_| all && LISTED.contains(&counted))
            };
            let Some(list) = rest.strip_prefix(": ").or_else(named).or_else(|| names(rest)) else { continue };
            if sentence.figures.len() > at + 1 {
                continue;
            }
            let Some(listed) = items(list).filter(|listed| *listed as i64 != announced) else { continue };
            report(sink, &sentence, figure, listed);
        }
    }
    bullets(article, &prose, sink);
}

/// The list of names behind a verb and a colon, or behind a dash: “Three ministers resigned: Ruiz, Kowal and Novak”.
fn names(rest: &str) -> Option<&str> {
    let (lead, list) = rest.split_once(": ").or_else(|| rest.split_once(" — ")).or_else(|| rest.split_once(" – "))?;
    let short = lead.split_whitespace().count() <= 3 && !lead.contains([',', '(', ';', '“', '"']);
    let small = |word: &&str| !word.starts_with(char::is_uppercase) && *word != "and";
    (short && list.split_whitespace().filter(small).count() == 0 && list.contains(" and ")).then_some(list)
}

fn announced(figure: &Figure) -> Option<i64> {
    let exact = figure.kind == FigureKind::Count && figure.approximation.is_none() && figure.counted_range.is_some();
    figure.value.filter(|_| exact)?.to_i64().filter(|count| (2..=MOST).contains(count))
}

fn report(sink: &mut Sink<'_>, sentence: &Sentence<'_>, figure: &Figure, listed: usize) {
    let rest = CharRange::new(figure.range.end(), sentence.range.end());
    sink.report(figure.range, format!("{} announced, {listed} listed.", in_words(figure)))
        .relate(rest, format!("The list has {listed}."));
}

/// How many items a list in running text has; `None` where it can be counted in two ways.
fn items(list: &str) -> Option<usize> {
    let list = list.trim().trim_end_matches(['.', '!', '?']);
    if list.contains(['.', ';', ':', '(', '“', '"', '—', '–', '?', '!']) {
        return None;
    }
    let (most, last) = list.rsplit_once(" and ")?;
    let most = most.trim_end_matches(',');
    let items: Vec<&str> = most.split(", ").chain([last]).collect();
    let capital = |item: &str| item.starts_with(char::is_uppercase);
    let first_word = items[0].split(' ').next().unwrap_or_default();
    let plain = |item: &&str| {
        let words: Vec<&str> = item.split(' ').collect();
        let articled =
            |word: &str| matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "who" | "which");
        // Behind “the voyage and the return” there is no aside that commas would set off.
        words.len() <= WORDS
            && !words.is_empty()
            && (!articled(words[0]) || items.len() == 2 && !list.contains(',') && articled(first_word))
            && !words.iter().any(|word| matches!(*word, "and" | "or" | "not" | "but" | "nor" | "as" | "with" | "of"))
    };
    // Names among common nouns may stand beside what they name: “Kowal, engineer, and Ruiz”.
    let alike = items.iter().all(|item| capital(item) == capital(items[0]));
    (items.len() > 1 && alike && items.iter().all(plain)).then_some(items.len())
}

/// Markdown lists below a line that says how many items they have.
fn bullets(article: &Article, prose: &Prose, sink: &mut Sink<'_>) {
    if article.text.format() != crate::text::Format::Markdown {
        return;
    }
    let paragraphs = article.text.paragraphs();
    let list = paragraphs.list();
    for (at, paragraph) in list.iter().enumerate() {
        let listed = list[at + 1..].iter().take_while(|next| next.kind == ParagraphKind::Item).count();
        if listed < 2 || paragraph.kind != ParagraphKind::Body || !prose.slice(paragraph.range).ends_with(':') {
            continue;
        }
        let figures = &article.reading.figures;
        let inside = figures.iter().filter(|figure| paragraph.range.covers(figure.range));
        let inside: Vec<&Figure> = inside.collect();
        let [figure] = inside[..] else { continue };
        let near = prose.slice(CharRange::new(figure.range.end(), paragraph.range.end())).chars().count() <= 40;
        let Some(count) = announced(figure).filter(|count| near && *count != listed as i64) else { continue };
        let whole = list[at + 1].range.join(list[at + listed].range);
        let count = number(count.into());
        sink.report(figure.range, format!("{count} announced, {listed} listed."))
            .relate(whole, format!("The list has {listed}."));
    }
}
