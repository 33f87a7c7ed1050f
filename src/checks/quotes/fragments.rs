//! What stands in quotation marks, as words that can be compared.

use std::hash::{Hash, Hasher};

use rapidhash::fast::RapidHasher;

use crate::{
    analysis::quotes::QuoteKind,
    checks::{head::body_start, prose::Prose},
    ide::Article,
    text::{CharOffset, CharRange},
};

/// A word in marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// A hash of its letters in lower case, whatever its apostrophes are.
    pub(super) hash: u64,
    /// Where it stands.
    pub(super) range: CharRange,
}

/// A piece of text between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Fragment {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// Whether the writer left something out or put something in: “… [he] …”.
    pub(super) edited: bool,
    /// Whether it stands in the headline or the line below it.
    pub(super) head: bool,
}

/// Everything in marks, in order: the marked quotes, and what stands in marks in the headline.
pub(super) fn fragments(article: &Article, prose: &Prose) -> Vec<Fragment> {
    let body = body_start(&article.text);
    let mut out = Vec::new();
    let head = CharRange::new(CharOffset::ZERO, body);
    for range in marked(prose.slice(head)) {
        out.push(fragment(prose, range.shift(head.start().to_usize()), true));
    }
    for quote in article.reading.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect) {
        for span in quote.spans.iter().filter(|span| span.start() >= body) {
            if quote.kind == QuoteKind::Direct {
                out.push(fragment(prose, *span, false));
                continue;
            }
            for range in marked(prose.slice(*span)) {
                out.push(fragment(prose, range.shift(span.start().to_usize()), false));
            }
        }
    }
    out.retain(|fragment| !fragment.words.is_empty());
    out
}

/// The pieces between marks of a piece of text: an opening mark has space before it, a closing one
/// behind.
fn marked(text: &str) -> Vec<CharRange> {
    const PAIRS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\''), ('«', '»'), ('„', '“')];
    let chars: Vec<char> = text.chars().collect();
    let word = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric());
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let opens = i == 0 || !word(i - 1);
        let pair = PAIRS.iter().find(|pair| chars[i] == pair.0).filter(|_| opens);
        let end = pair.and_then(|pair| {
            let mut rest = (i + 1..chars.len()).take_while(|&j| chars[j] != '\n' && chars[j] != '\r');
            rest.find(|&j| chars[j] == pair.1 && !word(j + 1))
        });
        match end {
            Some(end) => {
                out.push(CharRange::of(i, end + 1));
                i = end + 1;
            }
            None => i += 1,
        }
    }
    out
}

fn fragment(prose: &Prose, range: CharRange, head: bool) -> Fragment {
    let text = prose.slice(range);
    let mut words = Vec::new();
    let mut word = String::new();
    let mut start = 0;
    for (i, c) in text.chars().chain([' ']).enumerate() {
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = i;
            }
            if c.is_ascii() {
                word.push(c.to_ascii_lowercase());
            } else {
                word.extend(c.to_lowercase());
            }
        } else if !word.is_empty() && !matches!(c, '’' | '\'' | '-') {
            let mut hasher = RapidHasher::default_const();
            word.hash(&mut hasher);
            let at = range.start();
            words.push(Word { hash: hasher.finish(), range: CharRange::new(at.plus(start), at.plus(i)) });
            word.clear();
        }
    }
    // A closing mark glued to a word is none of it.
    if let Some(last) = words.last_mut() {
        let trimmed = prose.slice(last.range);
        let extra = trimmed.chars().rev().take_while(|c| !c.is_alphanumeric()).count();
        last.range = CharRange::new(last.range.start(), last.range.end().minus(extra));
    }
    Fragment { words, edited: text.contains(['[', ']', '…', '(']) || text.contains("..."), head }
}
