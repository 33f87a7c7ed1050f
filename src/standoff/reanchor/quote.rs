//! Finding an annotation by nothing but the text it says it covers.

use crate::text::CharRange;

use super::Anchor;

/// Where text that was annotated at `stored` may be in an article: `text` is what its fragments
/// covered, joined by one space. Of several places the one nearest to the old one is likely.
///
/// Fragments must follow each other as closely as they did.
pub fn by_quote(article: &str, stored: &[CharRange], text: &str) -> Anchor {
    let Some(first) = stored.first() else { return Anchor::Gone };
    if text.trim().is_empty() {
        return Anchor::Gone;
    }
    let mut rest = text;
    let mut pieces = Vec::new();
    for span in stored {
        let end = rest.char_indices().nth(span.len()).map_or(rest.len(), |(byte, _)| byte);
        pieces.push(&rest[..end]);
        rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
    }
    let mut found: Vec<Vec<CharRange>> = Vec::new();
    for (byte, _) in article.match_indices(pieces[0]) {
        let mut spans = Vec::new();
        let mut at = byte;
        let mut chars_before = article[..byte].chars().count();
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                let gap = stored[index].start().to_usize().saturating_sub(stored[index - 1].end().to_usize());
                // Twice the gap it had: something may have been put in between.
                let reach = article[at..].char_indices().nth(2 * gap + piece.chars().count() + 16);
                let window = &article[at..reach.map_or(article.len(), |(byte, _)| at + byte)];
                let Some(next) = window.find(piece) else { break };
                chars_before += window[..next].chars().count();
                at += next;
            }
            let length = piece.chars().count();
            spans.push(CharRange::of(chars_before, chars_before + length));
            at += piece.len();
            chars_before += length;
        }
        if spans.len() == pieces.len() && stands_alone(article, byte, pieces[0]) {
            found.push(spans);
        }
    }
    let distance = |spans: &Vec<CharRange>| spans[0].start().to_usize().abs_diff(first.start().to_usize());
    match (found.len(), found.into_iter().min_by_key(distance)) {
        (_, None) => Anchor::Gone,
        (1, Some(spans)) => Anchor::Certain(spans),
        (_, Some(spans)) => Anchor::Doubtful(spans),
    }
}

/// Whether a piece of the article starts and ends between words.
fn stands_alone(article: &str, byte: usize, piece: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = word(article[..byte].chars().next_back()) && word(piece.chars().next());
    let behind = word(article[byte + piece.len()..].chars().next()) && word(piece.chars().next_back());
    !before && !behind
}
