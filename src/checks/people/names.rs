//! What rules about names share.

use crate::{
    ide::Article,
    lexicon::words::{WordClass, classes},
    text::{CharOffset, CharRange},
};

/// How far before a name the word in front of it is looked for, in code points.
const WORD: usize = 16;

/// Whether a name stands for somebody, rather than for something called after them: not “the Obama
/// administration”, “post-Obama”, “Dodd-Frank”.
pub(super) fn stands_for_somebody(article: &Article, name: CharRange) -> bool {
    let before = article.text.words(CharRange::new(name.start().minus(WORD), name.start()));
    let behind = article.text.words(CharRange::new(name.end(), name.end().plus(1)));
    let hyphen = ['-', '\u{2010}', '\u{2011}', '–', '/'];
    if before.ends_with(hyphen) || behind.starts_with(hyphen) {
        return false;
    }
    let word = before.strip_suffix(' ').and_then(|before| before.split(|c: char| !c.is_alphanumeric()).next_back());
    let class = classes(&word.unwrap_or("").to_lowercase());
    !class.intersects(WordClass::DETERMINER | WordClass::POSSESSIVE)
}

/// Where a word stands in a name, whatever its case; only as a whole word.
pub(super) fn places_of(article: &Article, name: CharRange, word: &str) -> Vec<CharRange> {
    let text = article.text.words(name);
    let wanted = word.to_lowercase();
    let mut out = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, c.is_alphanumeric())).chain([(text.len(), false)]);
    for (at, inside) in ends {
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if text[from..at].to_lowercase() == wanted {
                    let place = |byte: usize| name.start().plus(CharOffset::of(text, byte).to_usize());
                    out.push(CharRange::new(place(from), place(at)));
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}
