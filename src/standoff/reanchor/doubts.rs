//! Whether a fragment that was found again may as well be somewhere else.

use std::ops::Range;

use crate::standoff::words::Word;

use super::align::Alignment;

/// So many words on each side of a fragment are its company.
const COMPANY: usize = 4;

/// So far from a fragment, in words and what stands between them, its company may be.
const REACH: usize = 24;

/// A fragment of no more words than this needs a neighbour; a longer one speaks for itself.
const SHORT: usize = 4;

/// So near to a fragment, counted alike, is a neighbour.
const NEAR: usize = 6;

/// A fragment of the old text, and what its words became.
#[derive(Clone, Copy)]
pub(super) struct Found<'f> {
    /// The words it has.
    pub(super) inside: &'f Range<usize>,
    /// Those of them that are left, in order; not white space.
    pub(super) kept: &'f [usize],
    /// The words of the new text it has now.
    pub(super) image: &'f Range<usize>,
}

impl Alignment<'_> {
    /// Whether a fragment can be nowhere else, and nothing less, than where it was found.
    pub(super) fn is_certain(&self, found: Found<'_>) -> bool {
        let Found { inside, kept, image } = found;
        let length = inside.clone().filter(|&i| solid(&self.old[i])).count();
        // More was put into it than it had.
        let now = image.clone().filter(|&j| letters(&self.new[j])).count();
        let contested = self.contested.iter().any(|line| line.start < inside.end && inside.start < line.end);
        let same = |end: Option<&usize>| end.and_then(|&i| self.images[i]).is_some_and(|it| it.same);
        (length - kept.len()) * 2 <= kept.len()
            && now <= 2 * kept.len()
            && !contested
            && same(kept.first())
            && same(kept.last())
            && [Side::Start, Side::End].into_iter().all(|side| self.ends_clearly(found, side))
            && (kept.len() > SHORT || self.has_neighbour(found))
            && self.in_company(found)
    }

    /// Whether half the words that stood around a fragment and are left stand around it still. A name
    /// alone may be another mention of the same.
    fn in_company(&self, Found { inside, image, .. }: Found<'_>) -> bool {
        let (mut around, mut left, mut there) = (0, 0, 0);
        for side in [Side::Start, Side::End] {
            let words = side.beyond(inside, self.old.len()).filter(|&i| letters(&self.old[i])).take(2 * COMPANY);
            let words: Vec<usize> = words.collect();
            around += words.len().min(COMPANY);
            for i in words.into_iter().filter(|&i| self.images[i].is_some()).take(COMPANY) {
                left += 1;
                there += usize::from(self.is_near(i, image, REACH));
            }
        }
        there * 2 >= left && there >= around.min(COMPANY)
    }

    /// Whether one of the words that stood beside a fragment in its sentence stands beside it still.
    fn has_neighbour(&self, Found { inside, image, .. }: Found<'_>) -> bool {
        let mut alone = true;
        for side in [Side::Start, Side::End] {
            let sentence = side.beyond(inside, self.old.len()).take_while(|&i| !is_stop(self.old[i].text));
            for i in sentence.filter(|&i| letters(&self.old[i])).take(NEAR) {
                if self.is_near(i, image, NEAR) {
                    return true;
                }
                alone = false;
            }
        }
        alone
    }

    fn is_near(&self, i: usize, image: &Range<usize>, reach: usize) -> bool {
        self.images[i].is_some_and(|it| it.word + reach >= image.start && it.word < image.end + reach)
    }

    /// Whether it is clear where a fragment ends on one side.
    fn ends_clearly(&self, Found { inside, kept, image }: Found<'_>, side: Side) -> bool {
        let (outermost, own) = match side {
            Side::Start => (inside.clone().find(|&i| solid(&self.old[i])), kept.first()),
            Side::End => (inside.clone().rfind(|&i| solid(&self.old[i])), kept.last()),
        };
        let (Some(outermost), Some(&own)) = (outermost, own) else { return true };
        if self.images[outermost].is_none() {
            // Something was deleted over its border, or took the place of what it lost.
            let lost = side.beyond(inside, self.old.len()).find(|&i| solid(&self.old[i]));
            let fresh = side.beyond(image, self.new.len()).find(|&j| solid(&self.new[j]));
            if lost.is_some_and(|i| self.images[i].is_none()) || fresh.is_some_and(|j| !self.taken[j]) {
                return false;
            }
        }
        // The same word may have been put in or taken out right beside the one it ends with.
        let Some(at) = self.images[own].map(|image| image.word) else { return true };
        let text = self.old[own].text;
        let fresh = |j: usize| (!self.taken[j]).then_some(&self.new[j]);
        let lost = |i: usize| self.images[i].is_none().then_some(&self.old[i]);
        [Side::Start, Side::End].into_iter().all(|side| {
            !runs_to(side.beyond(&(at..at + 1), self.new.len()).map(|j| (&self.new[j], fresh(j))), text)
                && !runs_to(side.beyond(&(own..own + 1), self.old.len()).map(|i| (&self.old[i], lost(i))), text)
        })
    }
}

/// Whether some words, each given with itself where it has no counterpart in the other text, lead to
/// one that reads like `text` over nothing but such words and white space, in one sentence.
fn runs_to<'w>(words: impl Iterator<Item = (&'w Word<'w>, Option<&'w Word<'w>>)>, text: &str) -> bool {
    words
        .take_while(|(word, free)| (free.is_some() || !solid(word)) && !is_stop(word.text))
        .any(|(word, free)| free.is_some() && word.text == text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Side {
    /// What lies beyond this side of a range, the nearest first; `count` is where everything ends.
    fn beyond(self, range: &Range<usize>, count: usize) -> impl Iterator<Item = usize> + use<> {
        let (before, behind) = match self {
            Side::Start => (0..range.start, 0..0),
            Side::End => (0..0, range.end..count),
        };
        before.rev().chain(behind)
    }
}

fn is_stop(text: &str) -> bool {
    matches!(text, "." | "!" | "?" | "\n" | "\r")
}

fn solid(word: &Word<'_>) -> bool {
    !word.text.trim().is_empty()
}

fn letters(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_alphanumeric)
}
