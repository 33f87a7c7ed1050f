//! Exact-span precision, recall and F1 for each kind of name.

use std::{fmt::Write, ops::Range, sync::Arc};

use postil::{
    analysis::{
        ArticleContext, Reader,
        names::model::{Model, Space},
        people::{EntityKind, Mention, MentionForm},
        tokens::Tokens,
    },
    gazetteer::Gazetteer,
    lexicon::honorifics::honorific,
    text::{Format, Paragraphs},
};

use crate::corpus::{self, Sentence};

const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// A table of scores; with `errors`, every difference before it.
pub(crate) fn score(documents: &[Vec<Sentence>], model: &Model<'_>, errors: bool) -> String {
    let mut out = String::new();
    let mut space = Space::default();
    let (mut right, mut found, mut gold) = ([0usize; 3], [0usize; 3], [0usize; 3]);
    for sentence in documents.iter().flatten() {
        let tokens = Tokens::new(&sentence.text);
        let whole = 0..tokens.len();
        let mut tags = vec![0u8; tokens.len()];
        model.tag(&tokens, &whole, &mut space, |run, tagged| {
            tags[run.tokens.clone()].copy_from_slice(&tagged.tags);
        });
        let (predicted, expected) = (spans(&tags), spans(&corpus::tags(&tokens, &sentence.names)));
        for (kind, span) in &predicted {
            found[*kind] += 1;
            if expected.contains(&(*kind, span.clone())) {
                right[*kind] += 1;
            }
        }
        for (kind, _) in &expected {
            gold[*kind] += 1;
        }
        if errors && predicted != expected {
            let show = |list: &[(usize, Range<usize>)], other: &[(usize, Range<usize>)]| {
                let parts: Vec<String> = list
                    .iter()
                    .filter(|item| !other.contains(item))
                    .map(|(kind, span)| format!("{}:{}", KINDS[*kind], tokens.slice(span.clone())))
                    .collect();
                parts.join(" | ")
            };
            let _ = writeln!(
                out,
                "{}\n    gold  {}\n    found {}",
                sentence.text,
                show(&expected, &predicted),
                show(&predicted, &expected)
            );
        }
    }
    for (kind, name) in KINDS.iter().enumerate() {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        let (p, r) = (share(right[kind], found[kind]), share(right[kind], gold[kind]));
        let f = 2.0 * p * r / (p + r).max(1e-9);
        let _ = writeln!(out, "{name}  P {p:.1}  R {r:.1}  F1 {f:.1}  ({} gold)", gold[kind]);
    }
    out
}

/// Scores people as the whole reading of each article finds them, with the tagger that is built in:
/// chains, titles and the article's votes included. Every sentence is a paragraph. Titles are left
/// out on both sides, which is the corpora's convention though not kept for all of them; the score
/// with the gold as it stands is given too. With `errors`, every difference comes before.
pub(crate) fn people_of_articles(documents: &[Vec<Sentence>], errors: bool) -> String {
    let mut reader = Reader::new(Arc::new(Gazetteer::default()));
    let mut out = String::new();
    let (mut right, mut as_marked, mut overlapping, mut found, mut gold) = (0, 0, 0, 0, 0);
    for document in documents {
        let text: String = document.iter().flat_map(|sentence| [sentence.text.as_str(), "\n\n"]).collect();
        let paragraphs = Paragraphs::split(text.clone(), Format::Plain);
        let reading = reader.read(&paragraphs, &ArticleContext::default());
        let mut marked = Vec::new();
        let mut at = 0;
        for sentence in document {
            let people = sentence.names.iter().filter(|name| name.kind == 0);
            marked.extend(people.map(|name| (chars(&text, at + name.start), chars(&text, at + name.end))));
            at += sentence.text.len() + 2;
        }
        let expected: Vec<(usize, usize)> =
            marked.iter().map(|(start, end)| without_titles(&text, *start, *end)).collect();
        let person = |mention: &Mention| {
            mention.entity.and_then(|id| reading.entity(id)).is_some_and(|entity| entity.kind == EntityKind::Person)
        };
        let named = reading
            .mentions
            .iter()
            .filter(|mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Nominal) && person(mention));
        let predicted: Vec<(usize, usize)> = named
            .map(|mention| without_titles(&text, mention.range.start().to_usize(), mention.range.end().to_usize()))
            .collect();
        if errors {
            for (label, list, other) in [("invented", &predicted, &expected), ("missed", &expected, &predicted)] {
                for (start, end) in list.iter().filter(|span| !other.contains(span)) {
                    let name: String = text.chars().skip(*start).take(end - start).collect();
                    let before: String = text.chars().skip(start.saturating_sub(50)).take(50.min(*start)).collect();
                    let _ = writeln!(out, "{label}  {name}  behind “{}”", before.replace('\n', " "));
                }
            }
        }
        right += predicted.iter().filter(|span| expected.contains(span)).count();
        as_marked += predicted.iter().filter(|span| marked.contains(span)).count();
        overlapping +=
            expected.iter().filter(|(start, end)| predicted.iter().any(|(s, e)| s < end && start < e)).count();
        found += predicted.len();
        gold += expected.len();
    }
    let f1 = |hits: usize| 200.0 * hits as f64 / (found + gold).max(1) as f64;
    let _ = writeln!(
        out,
        "PER in whole articles  exact F1 {:.1} (gold with its titles: {:.1})  overlap F1 {:.1}  ({found} found, {gold} gold)",
        f1(right),
        f1(as_marked),
        f1(overlapping)
    );
    out
}

fn chars(text: &str, byte: usize) -> usize {
    text[..byte].chars().count()
}

/// A mention less the titles before the name, which the corpora leave out.
fn without_titles(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mention: String = text.chars().skip(start).take(end - start).collect();
    let mut skipped = 0;
    for word in mention.split_inclusive(' ') {
        let title = honorific(&word.trim_end().to_lowercase()).is_some();
        if !title || skipped + word.chars().count() >= end - start {
            break;
        }
        skipped += word.chars().count();
    }
    (start + skipped, end)
}

fn spans(tags: &[u8]) -> Vec<(usize, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let (tag, start) = (tags[at], at);
        at += 1;
        if tag == 0 {
            continue;
        }
        let inside = tag + tag % 2;
        while tags.get(at) == Some(&inside) {
            at += 1;
        }
        out.push((usize::from(inside / 2 - 1), start..at));
    }
    out
}
