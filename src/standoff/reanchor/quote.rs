//! Finding annotations by nothing but the texts they say they cover.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use crate::{
    standoff::{
        field::chars,
        words::{Word, words},
    },
    text::CharRange,
};

use super::{
    Anchor,
    align::Alignment,
    chain::{Link, chain},
    passages::{Passages, Piece, cut},
};

/// What an annotation covers, as it says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'a> {
    /// The fragments it had.
    pub stored: &'a [CharRange],
    /// What they covered, joined by one space.
    pub text: &'a str,
}

/// What changed between two places that are known is looked for in so much text at the most, in code
/// points, and as much again as it had.
const REACH: usize = 120;

/// Where annotations of one article are, of which nothing is known but what they covered and where that
/// stood: what stands in several places is told apart by its neighbours, which stand around it still.
///
/// ```
/// use postil::{standoff::{Anchor, Quoted, by_quotes}, text::CharRange};
/// let article = "Then Omar left Aleppo by train. Nadia Haddad stayed in Aleppo.";
/// let span = |start, end| vec![CharRange::of(start, end)];
/// let (nadia, aleppo) = (span(17, 29), span(40, 46));
/// let quoted = [Quoted { stored: &nadia, text: "Nadia Haddad" }, Quoted { stored: &aleppo, text: "Aleppo" }];
/// let anchors = by_quotes(article, &quoted);
/// assert_eq!(anchors[1].spans(), span(55, 61));
/// ```
pub fn by_quotes(article: &str, quoted: &[Quoted<'_>]) -> Vec<Anchor> {
    let mut fragments = Vec::new();
    for (owner, it) in quoted.iter().enumerate() {
        for (span, text) in it.stored.iter().zip(texts(it)) {
            if !text.trim().is_empty() {
                let lead = chars(text) - chars(text.trim_start());
                let text = text.trim();
                fragments.push(Fragment { owner, at: span.start().to_usize() + lead, text });
            }
        }
    }
    let mut pieces: Vec<(Piece, usize)> = Vec::new();
    for (index, fragment) in fragments.iter().enumerate() {
        pieces.extend(cut(fragment.text, fragment.at).into_iter().map(|piece| (piece, index)));
    }
    pieces.sort_by_key(|(piece, fragment)| (piece.at, *fragment));
    let (pieces, owners): (Vec<Piece>, Vec<usize>) = pieces.into_iter().unzip();
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); fragments.len()];
    for (piece, &fragment) in owners.iter().enumerate() {
        own[fragment].push(piece);
    }
    let passages = Passages::new(article, pieces.iter());
    let links = chain(&pieces, &passages);
    let search = Search { pieces, links, now: words(article), length: chars(article) };
    let mut found: Vec<Anchor> = vec![Anchor::Gone; quoted.len()];
    for (fragment, own) in fragments.iter().zip(&own) {
        let place = search.place(fragment, own);
        let anchor = &mut found[fragment.owner];
        let first = anchor.spans().is_empty();
        let mut spans = anchor.spans().to_vec();
        spans.extend(place.map(|(span, _)| span));
        let certain = place.is_some_and(|(_, certain)| certain) && (first || matches!(anchor, Anchor::Certain(_)));
        *anchor = match (spans.is_empty(), certain) {
            (true, _) => Anchor::Gone,
            (false, true) => Anchor::Certain(spans),
            (false, false) => Anchor::Doubtful(spans),
        };
    }
    // What stood in two places can't be in one.
    let mut claims: HashMap<Vec<CharRange>, HashSet<&[CharRange]>> = HashMap::new();
    for (anchor, it) in found.iter().zip(quoted) {
        claims.entry(anchor.spans().to_vec()).or_default().insert(it.stored);
    }
    let contested = |anchor: &Anchor| claims.get(anchor.spans()).is_some_and(|from| from.len() > 1);
    found.into_iter().map(|anchor| if contested(&anchor) { anchor.doubted() } else { anchor }).collect()
}

/// What each fragment covered.
fn texts<'a>(quoted: &Quoted<'a>) -> Vec<&'a str> {
    let mut rest = quoted.text;
    let count = quoted.stored.len();
    let mut out = Vec::with_capacity(count);
    for (number, span) in quoted.stored.iter().enumerate() {
        let end = rest.char_indices().nth(span.len()).map_or(rest.len(), |(byte, _)| byte);
        let end = if number + 1 == count { rest.len() } else { end };
        out.push(&rest[..end]);
        rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
    }
    out
}

struct Fragment<'a> {
    /// The annotation it belongs to.
    owner: usize,
    /// Where it started.
    at: usize,
    text: &'a str,
}

impl Fragment<'_> {
    fn end(&self) -> usize {
        self.at + chars(self.text)
    }
}

struct Search<'a> {
    pieces: Vec<Piece>,
    /// Where the pieces are.
    links: Vec<Link>,
    /// The article's words.
    now: Vec<Word<'a>>,
    /// The article's length.
    length: usize,
}

impl Search<'_> {
    /// Where a fragment is, and whether that is certain.
    fn place(&self, fragment: &Fragment<'_>, own: &[usize]) -> Option<(CharRange, bool)> {
        let found = |&&piece: &&usize| self.links[piece].at.is_some();
        let (Some(&first), Some(&last)) = (own.iter().find(found), own.iter().rfind(found)) else {
            return self.lost(fragment, own);
        };
        let start = self.links[first].at?;
        let end = self.links[last].at? + self.pieces[last].length;
        if start >= end {
            return None;
        }
        let clear = |piece: usize| self.links[piece].sure;
        let whole = Some(&first) == own.first() && Some(&last) == own.last();
        let kept = own.iter().filter(found).count();
        let (before, now) = (fragment.end() - fragment.at, end - start);
        let certain =
            whole && clear(first) && clear(last) && kept * 2 >= own.len() && now <= 2 * before && before <= 2 * now;
        let mut span = CharRange::of(start, end);
        if own.first() != Some(&first) {
            let head = fragment.at..self.pieces[first].at;
            let from = self.before(fragment.at).filter(|from| *from <= start);
            let from = from.unwrap_or_default().max(start.saturating_sub(2 * head.len() + REACH));
            let head = self.changed(fragment, head, from..start);
            span = head.map_or(span, |head| head.join(span));
        }
        if own.last() != Some(&last) {
            let tail = self.pieces[last].end()..fragment.end();
            let to = self.behind(fragment.end()).filter(|to| *to >= end);
            let to = to.unwrap_or(self.length).min(end + 2 * tail.len() + REACH);
            let tail = self.changed(fragment, tail, end..to);
            span = tail.map_or(span, |tail| span.join(tail));
        }
        Some((span, certain))
    }

    /// Where a fragment may be that is nowhere as it was: changed between its neighbours, or where it
    /// could just as well have stayed.
    fn lost(&self, fragment: &Fragment<'_>, own: &[usize]) -> Option<(CharRange, bool)> {
        let (first, last) = (own.first()?, own.last()?);
        let before = self.before(fragment.at);
        let behind = self.behind(fragment.end());
        // Before the first of all is the start of the text, behind the last its end.
        let reach = 2 * (fragment.end() - fragment.at) + REACH;
        let between = match (before, behind) {
            (Some(from), Some(to)) if from <= to => from..to,
            (None, Some(to)) if *first == 0 => to.saturating_sub(reach + fragment.at)..to,
            (Some(from), None) if *last + 1 == self.pieces.len() => from..self.length.min(from + reach),
            _ => return self.likely(own),
        };
        let changed = self.changed(fragment, fragment.at..fragment.end(), between);
        changed.map(|span| (span, false)).or_else(|| self.likely(own))
    }

    fn likely(&self, own: &[usize]) -> Option<(CharRange, bool)> {
        let &[piece] = own else { return None };
        let link = self.links[piece];
        let at = link.other.filter(|_| link.at.is_none())?;
        Some((CharRange::of(at, at + self.pieces[piece].length), false))
    }

    /// Where a part of a fragment is that was changed, looked for in a range of the article.
    fn changed(&self, fragment: &Fragment<'_>, part: Range<usize>, within: Range<usize>) -> Option<CharRange> {
        let old = words(fragment.text).into_iter().map(|word| Word { at: word.at + fragment.at, ..word });
        let old: Vec<Word<'_>> = old.filter(|word| part.start <= word.at && word.end() <= part.end).collect();
        let from = self.now.partition_point(|word| word.at < within.start);
        let to = self.now.partition_point(|word| word.end() <= within.end);
        let letters = |word: &&Word<'_>| word.text.starts_with(char::is_alphanumeric);
        let weight = |word: &Word<'_>| chars(word.text);
        let whole: usize = old.iter().filter(letters).map(weight).sum();
        let alignment = Alignment::of_words(old, self.now.get(from..to)?.to_vec());
        let kept = alignment.old.iter().zip(&alignment.images).filter(|(word, image)| image.is_some() && letters(word));
        let kept: usize = kept.map(|(word, _)| weight(word)).sum();
        let (span, _) = alignment.fragment(CharRange::of(part.start, part.end))?;
        (2 * kept >= whole && span.len() <= 2 * part.len() + REACH).then_some(span)
    }

    /// Where what stood last before a place ends now.
    fn before(&self, at: usize) -> Option<usize> {
        let behind = self.pieces.partition_point(|piece| piece.at < at);
        let sure = |piece: &usize| self.pieces[*piece].end() <= at && self.links[*piece].sure;
        let near = (0..behind).rev().take(64).filter(sure);
        near.filter_map(|piece| Some(self.links[piece].at? + self.pieces[piece].length)).next()
    }

    /// Where what stood first behind a place starts now.
    fn behind(&self, at: usize) -> Option<usize> {
        let first = self.pieces.partition_point(|piece| piece.at < at);
        let near = (first..self.pieces.len()).take(64).filter(|piece| self.links[*piece].sure);
        near.filter_map(|piece| self.links[piece].at).next()
    }
}
