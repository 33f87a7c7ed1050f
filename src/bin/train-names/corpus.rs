//! Reads a tagged corpus and cuts its sentences again, with the tokeniser of the program.

use postil::analysis::tokens::Tokens;

/// A sentence with the gold tag of each token.
pub(crate) struct Sentence {
    pub(crate) tokens: Tokens,
    pub(crate) tags: Vec<u8>,
}

const TAGS: [&str; 7] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"];

/// The documents of a corpus.
pub(crate) fn parse(text: &str) -> Vec<Vec<Sentence>> {
    let mut documents = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        if line == "#doc" {
            documents.push(Vec::new());
        } else if let Some((token, tag)) = line.split_once('\t').filter(|(token, _)| !token.is_empty()) {
            sentence.push((token, TAGS.iter().position(|name| *name == tag).unwrap_or(0) as u8));
        } else if !sentence.is_empty() {
            if documents.is_empty() {
                documents.push(Vec::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push(retokenise(&sentence));
            }
            sentence.clear();
        }
    }
    documents
}

/// Sets a sentence as running text and cuts it again; tags follow by their characters.
pub(crate) fn retokenise(gold: &[(&str, u8)]) -> Sentence {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(gold.len());
    let mut marks = 0;
    for (i, &(token, tag)) in gold.iter().enumerate() {
        let previous = i.checked_sub(1).map_or("", |i| gold[i].0);
        if !text.is_empty() && !glued(previous, token, gold.get(i + 1).map_or("", |next| next.0), &mut marks) {
            text.push(' ');
        }
        spans.push((text.len(), text.len() + token.len(), tag));
        text.push_str(token);
    }
    let tokens = Tokens::new(&text);
    let mut tags = Vec::with_capacity(tokens.len());
    let mut at = 0;
    for token in tokens.list() {
        let bytes = token.bytes();
        while spans.get(at).is_some_and(|(_, end, _)| *end <= bytes.start) {
            at += 1;
        }
        let tag = match spans.get(at) {
            // A later piece of a token that began a name goes on with it.
            Some(&(start, _, tag)) if tag % 2 == 1 && start < bytes.start => tag + 1,
            Some(&(_, _, tag)) => tag,
            None => 0,
        };
        tags.push(tag);
    }
    Sentence { tokens, tags }
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
