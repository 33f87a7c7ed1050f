//! Reads a tagged corpus and cuts its sentences again, with the tokeniser of the program.

use postil::analysis::tokens::Tokens;

/// A name in a sentence's text: its bytes, and 0 for a person, 1 for a place, 2 for an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: u8,
}

/// A sentence as running text with its names, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) names: Vec<Span>,
}

const TAGS: [&str; 7] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"];

/// The documents of a corpus.
pub(crate) fn parse(text: &str) -> Vec<Vec<Sentence>> {
    let mut documents: Vec<Vec<Sentence>> = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        if line == "#doc" {
            documents.push(Vec::new());
        } else if let Some((token, tag)) = line.split_once('\t').filter(|(token, _)| !token.is_empty()) {
            sentence.push((token, TAGS.iter().position(|name| *name == tag).unwrap_or(0)));
        } else if !sentence.is_empty() {
            if documents.is_empty() {
                documents.push(Vec::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push(set(&sentence));
            }
            sentence.clear();
        }
    }
    documents
}

/// Sets tagged tokens as running text.
fn set(gold: &[(&str, usize)]) -> Sentence {
    let mut sentence = Sentence::default();
    let mut marks = 0;
    for (i, &(token, tag)) in gold.iter().enumerate() {
        let previous = i.checked_sub(1).map_or("", |i| gold[i].0);
        let next = gold.get(i + 1).map_or("", |next| next.0);
        if !sentence.text.is_empty() && !glued(previous, token, next, &mut marks) {
            sentence.text.push(' ');
        }
        let start = sentence.text.len();
        sentence.text.push_str(token);
        let end = sentence.text.len();
        match sentence.names.last_mut() {
            Some(last) if tag > 0 && tag % 2 == 0 => last.end = end,
            _ if tag > 0 => sentence.names.push(Span { start, end, kind: (tag as u8 - 1) / 2 }),
            _ => {}
        }
    }
    sentence
}

/// Whether running text has no space between two tokens.
fn glued(left: &str, right: &str, next: &str, marks: &mut u32) -> bool {
    let word = |token: &str| token.chars().all(char::is_alphanumeric);
    if right == "\"" {
        *marks += 1;
        return marks.is_multiple_of(2);
    }
    if left == "\"" {
        return *marks % 2 == 1;
    }
    let closes = matches!(right, "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "’" | "%" | "...");
    let clitic = right.starts_with(['\'', '’']) && right.len() > 1 || right == "n't" || right == "n’t";
    let opens = matches!(left, "(" | "[" | "“" | "‘" | "$" | "£" | "€");
    let hyphen = right == "-" && word(left) && word(next) || left == "-" && word(right) || right == "/" || left == "/";
    closes || clitic || opens || hyphen
}

/// The tag of every token.
pub(crate) fn tags(tokens: &Tokens, names: &[Span]) -> Vec<u8> {
    let mut at = 0;
    tokens
        .list()
        .iter()
        .map(|token| {
            let (start, end) = (token.start as usize, token.end as usize);
            while names.get(at).is_some_and(|name| name.end <= start) {
                at += 1;
            }
            match names.get(at) {
                Some(name) if name.start < end => name.kind * 2 + 1 + u8::from(name.start < start),
                _ => 0,
            }
        })
        .collect()
}
